"""The whole way, on the collection that this project carries: what issue and design promise of it."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

from builder.disk import stamped
from builder.model import Article, Seed, Site
from builder.pipeline import Mapper, build, inspect

ROOT = Path(__file__).parent.parent
SHARED_CAPTION = "US Rep. Ilhan Omar"


def test_every_mention_lies_in_a_block_that_counts_and_none_overlap(seeds_site: Site) -> None:
    for found in seeds_site.collection.entries.values():
        article = found.analysis.article
        links = sorted([*found.analysis.dates, *found.analysis.places], key=lambda link: link.start)
        assert all(0 <= link.start < link.end <= len(article.text) for link in links)
        assert all(one.end <= other.start for one, other in itertools.pairwise(links))
        for link in links:
            block = next(b for b in article.blocks if b.start <= link.start < b.end)
            assert block.kind not in ("comment", "boilerplate")
            assert link.end <= block.end


def test_five_spellings_of_one_town_are_one_place(seeds_site: Site) -> None:
    town = next(p for p in seeds_site.collection.places.values() if p.place.id == "geonames:174448")
    assert {name for _, name in town.met} >= {"Abou Kamal", "Al Boukamal", "Al-Boukamal", "البوكمال", "بوكمال"}
    assert {passage.article[:3] for passage in town.passages} == {"000", "003", "004"}


def test_a_day_leads_to_all_that_tell_of_it(seeds_site: Site) -> None:
    (day,) = (d for d in seeds_site.collection.dates.values() if d.edtf == "2017-08-28")
    assert {passage.article[:3] for passage in day.passages} >= {"000", "004"}


def test_the_caption_that_came_along_three_times_dates_nothing(seeds_site: Site) -> None:
    assert "2019-03-08" not in seeds_site.collection.dates
    for found in seeds_site.collection.entries.values():
        article: Article = found.analysis.article
        start = article.text.find(SHARED_CAPTION)
        if start >= 0:
            assert next(b.kind for b in article.blocks if b.start == start) == "boilerplate"


def test_a_day_whose_year_nothing_tells_names_no_place(analyse_all: Mapper) -> None:
    text = "PISA, 01 NOV – Un ciclista è caduto. SANTIAGO, 02 ABR – Dos ciclistas cayeron."
    (found,), _ = inspect([Seed(path="pisa.txt", data=text.encode())], {}, analyse_all)
    assert [link.name for link in found.places] == ["Pisa", "Santiago"]


def test_the_french_and_the_arabic_account_of_one_day_stand_together(seeds_site: Site) -> None:
    assert any({a[:3] for a in group.articles} >= {"000", "004"} for group in seeds_site.collection.accounts)


def test_the_shipped_notes_all_stand_where_they_quote(seeds_site: Site) -> None:
    placements = [p for e in seeds_site.collection.entries.values() for p in e.placements]
    assert len(placements) >= 6
    assert {placement.state for placement in placements} <= {"exact", "normalised"}


def test_one_seed_more_changes_only_pages_that_name_it_or_list_all(
    seeds_tree: dict[str, bytes], analyse_all: Mapper
) -> None:
    before = {page.path: stamped(page) for page in build(seeds_tree, analyse_all).pages}
    more = {
        **seeds_tree,
        "seeds/zz.txt": b"Un titre sans lieu ni date connus\n\nUne phrase sans rien de plus, mais assez longue.",
    }
    after = {page.path: stamped(page) for page in build(more, analyse_all).pages}
    changed = {path for path in before if before[path] != after.get(path)}
    assert not {path for path in changed if re.match(r"(places|accounts)/(?!index)", path)}


def test_a_slip_in_a_number_of_geonames_is_told(analyse_all: Mapper) -> None:
    """An entry claims its name in all articles: without a word, every Tula would be a site that lies nowhere."""
    tree = {"seeds/a.txt": "Une usine a brûlé à Tula, puis à Tula.".encode()}
    entry = "- {id: 'geonames:9999999998', name: Tula%s}"
    slip = build({**tree, "site_config/places.yml": (entry % "").encode()}, analyse_all)
    (told,) = (problem for problem in slip.problems if "geonames:9999999998" in problem.message)
    assert (told.path, told.line, told.loses) == ("seeds/a.txt", 1, False)
    own = build({**tree, "site_config/places.yml": (entry % ", lat: 54, lon: 37").encode()}, analyse_all)
    assert not [problem for problem in own.problems if "geonames:" in problem.message]
