"""What one article leaves open about its places, the others of the collection settle: in any order, changing nothing that was sure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import pytest

from builder.model import PlaceLink, Seed, Site
from builder.pipeline import Mapper, build, inspect
from builder.words.reasons import sentence_of

TRIPOLI_LEBANON, TRIPOLI_LIBYA, LEBANON = "geonames:266826", "geonames:2210247", "geonames:272103"

OPEN = "Une manifestation a rassemblé mardi des centaines de personnes à Tripoli. Le calme est revenu dans la soirée.\n"
LEBANESE = (
    "Un incendie a ravagé un entrepôt de Tripoli, dans le nord du Liban. Les pompiers de Tripoli étaient sur place.\n"
)
LIBYAN = "Le gouvernement libyen siège à Tripoli. De Benghazi à Misrata, la Libye attend des élections.\n"


def tree_of(**texts: str) -> dict[str, bytes]:
    return {f"seeds/{name}.txt": text.encode() for name, text in texts.items()}


def tripoli(site: Site, article: str) -> PlaceLink:
    """The first mention in an article."""
    entry = next(entry for id, entry in site.collection.entries.items() if id == article)
    text = entry.analysis.article.text
    return next(link for link in entry.analysis.places if text[link.start : link.end] == "Tripoli")


def id_of(link: PlaceLink) -> str | None:
    return link.place.id if link.place else None


@pytest.fixture(scope="module")
def alone(analyse_all: Mapper) -> Site:
    return build(tree_of(open=OPEN), analyse_all)


def test_by_itself_it_is_unsure_and_says_so(alone: Site) -> None:
    link = tripoli(alone, "open")
    assert {reading.place.id for reading in link.readings} >= {TRIPOLI_LEBANON, TRIPOLI_LIBYA}
    assert link.readings[0].place == link.place
    assert [reading.behind for reading in link.readings] == sorted(reading.behind for reading in link.readings)
    assert "unsure: it may be Tripoli in Lebanon" in sentence_of(link.why, "en")


def test_check_gives_the_line_to_paste(alone: Site) -> None:
    (problem,) = (problem for problem in alone.problems if "unsure which place" in problem.message)
    assert (problem.path, problem.line, problem.loses) == ("seeds/open.txt", 1, False)
    assert "Tripoli in Libya" in problem.message
    assert TRIPOLI_LEBANON in problem.message
    assert f'`places: {{"Tripoli": "{TRIPOLI_LEBANON}"}}` in content/annotations/open.md' in problem.hint


def test_the_pasted_line_settles_it(alone: Site, analyse_all: Mapper) -> None:
    (problem,) = (problem for problem in alone.problems if "unsure which place" in problem.message)
    front = problem.hint.split("`")[1]
    tree = tree_of(open=OPEN) | {"content/annotations/open.md": f"---\n{front}\n---\n".encode()}
    site = build(tree, analyse_all)
    assert id_of(tripoli(site, "open")) == TRIPOLI_LEBANON
    assert not [problem for problem in site.problems if "unsure which place" in problem.message]


def test_another_article_settles_it(analyse_all: Mapper) -> None:
    link = tripoli(build(tree_of(open=OPEN, sure=LEBANESE), analyse_all), "open")
    assert id_of(link) == TRIPOLI_LEBANON
    assert not link.readings
    assert "another article of this collection surely names this one" in sentence_of(link.why, "en")
    assert "unsure" not in sentence_of(link.why, "en")


def test_what_is_sure_stays_whatever_the_others_say(analyse_all: Mapper) -> None:
    days = "lundi", "mardi", "jeudi"
    texts = {"libyan": LIBYAN} | {f"lebanese{n}": LEBANESE.replace(".", f" {day}.") for n, day in enumerate(days)}
    site = build(tree_of(**texts), analyse_all)
    assert id_of(tripoli(site, "libyan")) == TRIPOLI_LIBYA
    assert id_of(tripoli(site, "lebanese0")) == TRIPOLI_LEBANON


def test_the_order_of_the_seeds_tells_nothing(analyse_all: Mapper) -> None:
    texts = {"open": OPEN, "sure": LEBANESE, "libyan": LIBYAN}
    sites = [build(tree_of(**dict(order)), analyse_all) for order in permutations(texts.items())]
    assert len({tripoli(site, "open") for site in sites}) == 1


def test_unsure_articles_settle_nothing_for_each_other(analyse_all: Mapper) -> None:
    site = build(tree_of(one=OPEN, two=OPEN.replace("mardi", "jeudi")), analyse_all)
    assert tripoli(site, "one").readings
    assert tripoli(site, "two").readings


def inspected(asked: str, tree: Mapping[str, bytes], analyse_all: Mapper) -> PlaceLink:
    (analysis,), _ = inspect([Seed(path=asked, data=OPEN.encode())], tree, analyse_all)
    text = analysis.article.text
    return next(link for link in analysis.places if text[link.start : link.end] == "Tripoli")


def test_inspect_shows_a_seed_as_the_site_does_and_a_file_from_elsewhere_by_itself(analyse_all: Mapper) -> None:
    tree = tree_of(open=OPEN, sure=LEBANESE)
    assert id_of(inspected("seeds/open.txt", tree, analyse_all)) == TRIPOLI_LEBANON
    assert id_of(inspected("elsewhere.txt", tree, analyse_all)) == TRIPOLI_LIBYA
