"""A correction in an annotation file shows everywhere its fact does, and what was found before shows nowhere."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from builder.model import Site
from builder.pipeline import Mapper, Tree, build

SEEDS: Tree = {
    "seeds/first.txt": "Les autobus ont quitté Homs\n\nSANA\n\nSamedi 2 septembre 2017\n\nLes derniers autobus ont quitté la ville de Homs "
    "le 28 août 2017. Le 19 mars, ils étaient partis de Kalo.\n".encode(),
    "seeds/second.txt": "Le convoi quitte Homs\n\nDimanche 3 septembre 2017\n\nUn convoi a quitté la ville de Homs le 28 août 2017, et il est "
    "arrivé à Raqqa.\n".encode(),
}
CORRECTED = """\
---
title: Corrected Title
language: it
source: Corrected Gazette
url: https://corrected.example/article
author: Corrected Author
published: 2011-05-12
tags: [corrected-tag]
places: {"Homs": null, "Kalo": geonames:174448}
dates: {"le 28 août 2017": 1999-01-02, "Le 19 mars": null}
---
"""


@pytest.fixture(scope="module")
def before(analyse_all: Mapper) -> Mapping[str, str]:
    return pages_of(build(SEEDS, analyse_all))


@pytest.fixture(scope="module")
def site(analyse_all: Mapper) -> Site:
    return build({**SEEDS, "content/annotations/first.md": CORRECTED.encode()}, analyse_all)


@pytest.fixture(scope="module")
def after(site: Site) -> Mapping[str, str]:
    return pages_of(site)


def pages_of(site: Site) -> dict[str, str]:
    """The text of each page, its front matter first."""
    return {page.path: f"{dict(page.front)}\n{page.body}" for page in site.pages}


def holding(pages: Mapping[str, str], text: str) -> set[str]:
    return {path for path, page in pages.items() if text in page}


LISTS = {"articles/index.md", "dates/2011-05.md", "overview.md"}
"""Where an article is named with its title, its outlet and its day."""


def test_no_correction_is_a_problem(site: Site) -> None:
    assert not [problem for problem in site.problems if problem.path.startswith("content/annotations/")]


@pytest.mark.parametrize("text", ["Corrected Title", "Corrected Gazette"])
def test_title_and_outlet_in_every_list_and_in_search(after: Mapping[str, str], text: str) -> None:
    assert holding(after, text) >= {
        "articles/first.md",
        "data/text/first.js",
        "dates/1999-01.md",
        "languages/index.md",
        *LISTS,
    }


def test_what_was_taken_for_the_title_is_left_to_the_text(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    old = "Les autobus ont quitté Homs"
    assert holding(before, old) >= {"articles/first.md", "articles/index.md", "overview.md"}
    assert {path for path in holding(after, old) if path.endswith(".md")} == {"articles/first.md", "saved/first.md"}
    assert after["articles/first.md"].count("# Corrected Title") == 1


def test_address_and_author_on_the_page(after: Mapping[str, str]) -> None:
    assert "(https://corrected.example/article)" in after["articles/first.md"]
    assert "Corrected Author" in after["articles/first.md"]


def test_the_day_of_publication_and_all_that_is_counted_from_it(after: Mapping[str, str]) -> None:
    assert "'published': '2011-05-12'" in after["articles/first.md"]
    assert "A person said so" in after["articles/first.md"]
    assert "articles/first.md" in after["dates/2011-05.md"]
    assert after["articles/index.md"].index("second.md") < after["articles/index.md"].index("first.md")


def test_a_language_is_the_articles_own_and_its_lists(after: Mapping[str, str]) -> None:
    assert "'language': 'it'" in after["articles/first.md"]
    assert 'lang="it"' in after["articles/index.md"]


def test_tags_on_the_page(after: Mapping[str, str]) -> None:
    assert "corrected-tag" in after["articles/first.md"]


def test_places_on_their_pages_in_the_lists_and_in_the_accounts(
    before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    def place_pages(pages: Mapping[str, str]) -> set[str]:
        return {path for path in holding(pages, "articles/first.md") if path.startswith(("places/", "accounts/"))}

    assert {path for path in place_pages(before) if path.startswith("accounts/homs")}
    assert {path for path in place_pages(before) if path.startswith("places/homs")}
    assert not {path for path in place_pages(after) if "homs" in path}
    assert {path for path in place_pages(after) if "kamal" in path}
    assert "'places': ['geonames:174448']" in after["articles/first.md"]


def test_an_id_that_no_gazetteer_has_is_told_and_leaves_the_place_as_it_was_found(
    before: Mapping[str, str], analyse_all: Mapper
) -> None:
    notes = b'---\nplaces: {"Homs": geonames:999999999999, "Kalo": local:nowhere}\n---\n'
    site = build({**SEEDS, "content/annotations/first.md": notes}, analyse_all)
    told = {(one.line, one.message, one.loses) for one in site.problems if one.path == "content/annotations/first.md"}
    assert told == {
        (2, 'no gazetteer has geonames:999999999999; "Homs" is left as it was found', True),
        (2, 'no gazetteer has local:nowhere; "Kalo" is left as it was found', True),
    }
    assert not [one for one in site.problems if 'in no gazetteer: "Homs"' in one.message]
    assert "](../places/homs-sy.md" in before["articles/first.md"]
    assert "](../places/homs-sy.md" in pages_of(site)["articles/first.md"]


def test_days_on_their_pages_and_in_the_text(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    assert "articles/first.md" in before["dates/2017-08.md"]
    assert "articles/first.md" not in after["dates/2017-08.md"]
    assert "articles/first.md" in after["dates/1999-01.md"]
    assert "2017-08-28" not in after["articles/first.md"]
    assert "(../dates/1999-01.md#1999-01-02" in after["articles/first.md"]


def test_the_encoding_of_a_seed(analyse_all: Mapper) -> None:
    tree = {"seeds/a.txt": "Le café de Łódź est fermé.\n\nIl a été ouvert en 1999.\n".encode("iso8859_2")}
    assert "Łódź" not in pages_of(build(tree, analyse_all))["articles/a.md"]
    corrected = build({**tree, "content/annotations/a.md": b"---\nencoding: iso8859_2\n---\n"}, analyse_all)
    assert "Łódź" in pages_of(corrected)["articles/a.md"]
    assert not [problem for problem in corrected.problems if problem.loses]


def test_a_language_without_a_lexicon_is_believed_and_told(analyse_all: Mapper) -> None:
    site = build({**SEEDS, "content/annotations/first.md": b"---\nlanguage: eo\n---\n"}, analyse_all)
    assert "'language': 'eo'" in pages_of(site)["articles/first.md"]
    told = [(problem.line, problem.loses) for problem in site.problems if "eo" in problem.message]
    assert told == [(2, False)]
