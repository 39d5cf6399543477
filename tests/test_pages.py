"""What the lists and the pages of places, days and accounts say, and that every link among them leads somewhere."""

from __future__ import annotations

import json
import re

import pytest

from builder.model import Annotations, ArticleId, Note
from builder.pages import BY_PEOPLE, all_pages
from builder.pages.words import chrome_language, count, language_name, word
from tests.collection_by_hand import collection_of, entry_of, small_collection
from tests.rendered import by_id, elements, html_of, text_of, tree_of
from tests.test_pages_article import page_of


@pytest.mark.parametrize("language", ["en", "fr", "ar", "xx"])
def test_every_link_leads_to_a_page_and_to_a_place_on_it(language: str) -> None:
    pages = {page.path: page for page in all_pages(small_collection(language)) if page.path.endswith(".md")}
    ids = {path: set(re.findall(r'id="([^"]+)"', html_of(page.body))) for path, page in pages.items()}
    for path, page in pages.items():
        for href in re.findall(r'href="([^"]+)"', html_of(page.body)):
            there, _, anchor = href.partition("#")
            target = _joined(path, there) if there else path
            assert target in pages or target in BY_PEOPLE, f"{path}: {href}"
            assert not anchor or target in BY_PEOPLE or anchor in ids[target], f"{path}: {href}"


def _joined(here: str, there: str) -> str:
    import posixpath

    path = posixpath.normpath(posixpath.join(posixpath.dirname(here), there))
    return path.removesuffix(".html") + ".md" if path.endswith(".html") else path


def test_ids_on_a_page_are_ours_and_each_is_used_once() -> None:
    for page in all_pages(small_collection()):
        if page.path.endswith(".md"):
            ids = [element.get("id") for element in tree_of(page.body).iter() if element.get("id")]
            assert len(ids) == len(set(ids)), page.path
            assert not [name for name in ids if name.startswith("__")]


def test_an_empty_collection_has_all_its_lists() -> None:
    pages = {page.path: page for page in all_pages(collection_of())}
    assert {
        "overview.md",
        "articles/index.md",
        "places/index.md",
        "dates/index.md",
        "accounts/index.md",
        "notes/index.md",
    } <= set(pages)
    assert "No articles yet" in pages["overview.md"].body


def test_a_places_page_lists_its_passages_with_the_words_around() -> None:
    body = page_of(small_collection(), "places/abou-kamal.md").body
    assert "[Al Boukamal](../articles/second.md#p-1)" in body
    assert '<bdi lang="ar" dir="rtl">سيغادرون معقلهم باتجاة مدينة [البوكمال](../articles/third.md#p-2)' in body
    assert "34.450° N 40.920° E" in body


def test_an_unsure_day_stands_on_its_day_and_says_so() -> None:
    body = page_of(small_collection(), "dates/2017-08.md").body
    day = body.partition("{: #2017-08-27 }")[2].partition("\n## ")[0]
    assert "as far as the text tells" in day
    assert "[dimanche](../articles/second.md#p-1)" in day


def test_what_an_account_does_not_name_stays_blank() -> None:
    collection = small_collection()
    group = next(group for group in collection.accounts)
    rows = elements(tree_of(page_of(collection, f"accounts/{group.slug}.md").body), "tr")
    kalo = next(row for row in rows if text_of(row).strip().startswith("Kalo"))
    assert [text_of(cell).strip() for cell in list(kalo)][1:].count("") == len(group.articles) - 1


def test_a_place_named_very_often_is_split_by_year() -> None:
    entries = [
        entry_of(f"a{number}", "%title% T\n\n" + " ".join(["[[Qara|qara]]"] * 150), published=f"201{number}-01-01")
        for number in range(4)
    ]
    collection = collection_of(*entries)
    assert "[2013](qara/2013.md)" in page_of(collection, "places/qara.md").body
    assert "../../articles/a3.md#p-1" in page_of(collection, "places/qara/2013.md").body


def test_homeless_notes_are_listed() -> None:
    note = Note(line=3, quote="gone", body="still here", tags=(), author=None, dated=None)
    homeless = Annotations(
        article=ArticleId("gone"),
        path="content/annotations/gone.md",
        facts={},
        places=(),
        dates=(),
        tags=(),
        notes=(note,),
    )
    assert "still here" in page_of(collection_of(homeless=(homeless,)), "notes/index.md").body


def test_scripts_hold_data_and_nothing_that_html_could_read() -> None:
    collection = collection_of(entry_of("x", "%title% </script><!--\n\n[[Qara|qara]]"))
    body = page_of(collection, "data/places-q.js").body
    assert "<" not in body
    assert json.loads(body.partition(" = ")[2].removesuffix(";\n"))["qara"]["articles"][0][1] == "</script><!--"


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [("en", 1, "1 article"), ("ar", 2, "مقالان"), ("ar", 7, "7 مقالات"), ("fr", 0, "0 article")],
)
def test_counts_are_in_the_plural_form_of_the_language(language: str, n: int, said: str) -> None:
    assert count(language, "articles", n) == said


def test_words_fall_back_to_english() -> None:
    assert chrome_language("tlh") == "en"
    assert word("tlh", "titles.places") == "Places"
    assert language_name("fr", "ar") == "Arabe"
    assert language_name("en", "und") == "unknown language"


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_language_has_every_word(language: str) -> None:
    from builder.pages.words import _words

    def keys(table: object, path: str = "") -> set[str]:
        if not isinstance(table, dict) or path.startswith(".counts."):
            return {path}
        return {key for name, value in table.items() for key in keys(value, f"{path}.{name}")}

    assert keys(_words(language)) == keys(_words("en"))


def test_the_same_collection_gives_the_same_pages() -> None:
    assert all_pages(small_collection()) == all_pages(small_collection())


def test_days_have_their_own_ids() -> None:
    assert (
        text_of(by_id(tree_of(page_of(small_collection(), "dates/2017-08.md").body), "2017-08-28")).strip()
        == "August 28, 2017"
    )


def test_the_dates_are_drawn_with_told_unsure_and_published_apart() -> None:
    tree = tree_of(page_of(small_collection(), "dates/index.md").body)
    drawing = next(part for part in elements(tree, "div") if part.get("class") == "timeline")
    assert drawing.get("role") == "img"
    august = elements(next(row for row in elements(drawing, "p") if text_of(row).startswith("2017")), "span")[7]
    assert {bar.get("class") for bar in elements(august, "i")} == {"told", "wide", "published"}


def test_a_value_longer_than_a_month_lies_under_its_months() -> None:
    collection = collection_of(entry_of("x", "%title% T\n\n{{de mai à juillet|2017-05/2017-07}} et {{en 2018|2018}}"))
    tree = tree_of(page_of(collection, "dates/index.md").body)
    assert len([part for part in elements(tree, "span") if part.get("class") == "line"]) == 3 + 12
