"""What the lists and the pages of places, days and accounts say, and that every link among them leads somewhere."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from builder.model import Annotations, ArticleId, Note, PlaceId
from builder.pages import BY_PEOPLE, all_pages
from builder.pages.fragments import names_in, place_label, place_sort
from builder.pages.place import MOST_ROWS
from builder.words import chrome_language, count, language_name, word
from tests.collection_by_hand import PLACES, collection_of, entry_of, small_collection
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


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "town, Rif Dimashq, Syria"), ("fr", "ville, Rif de Damas, Syrie"), ("ar", "مدينة، ريف دمشق، سوريا")],
)
def test_a_town_is_told_with_its_division(language: str, said: str) -> None:
    division = (("und", "Rif Dimashq"), ("fr", "Rif de Damas"), ("ar", "ريف دمشق"))
    assert place_sort(replace(PLACES["qara"], division=division), language) == said
    assert "Qara" not in place_sort(replace(PLACES["qara"], division=(("und", "Qara District"),)), language)


def test_two_towns_of_one_name_in_one_country_are_told_apart_by_their_division() -> None:
    collection = small_collection()
    qara = replace(collection.places[PlaceId("local:qara")], namesakes=(PlaceId("local:kalo"),))
    qara = replace(qara, place=replace(qara.place, division=(("und", "Rif Dimashq"),)))
    assert place_label(replace(qara, alike=False), "en") == "Qara (town, Syria)"
    assert place_label(replace(qara, alike=True), "en") == "Qara (town, Rif Dimashq, Syria)"


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
        notes=(note, replace(note, quote=None, author="Ada")),
    )
    body = page_of(collection_of(homeless=(homeless,)), "notes/index.md").body
    assert "still here" in body
    assert "— Ada" in body


def test_scripts_hold_data_and_nothing_that_html_could_read() -> None:
    collection = collection_of(entry_of("x", "%title% </script><!--\n\n[[Qara|qara]]"))
    body = page_of(collection, f"data/places-{sum(map(ord, 'qara')) % 32}.js").body
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
    from builder.words import _words

    def keys(table: object, path: str = "") -> set[str]:
        if not isinstance(table, dict) or "other" in table:
            return {path}  # plural forms are each language's own
        return {key for name, value in table.items() for key in keys(value, f"{path}.{name}")}

    of_english = {
        key for key in keys(_words("en")) if key.startswith(".reasons.kinds.")
    }  # it puts an article before them
    assert keys(_words(language)) == keys(_words("en")) - of_english


def test_the_same_collection_gives_the_same_pages() -> None:
    assert all_pages(small_collection()) == all_pages(small_collection())


def test_days_have_their_own_ids() -> None:
    assert (
        text_of(by_id(tree_of(page_of(small_collection(), "dates/2017-08.md").body), "2017-08-28")).strip()
        == "August 28, 2017"
    )


def drawn(body: str) -> dict[str, Any]:
    """The columns of the drawing, by key."""
    drawing = next(part for part in elements(tree_of(body), "div") if part.get("class") == "timeline")
    return {part.get("data-key"): part for part in drawing.iter() if part.get("data-key")}


def heights(column: Any) -> dict[str, int]:
    return {bar.get("class"): int(bar.get("style").removeprefix("--n: ")) for bar in elements(column, "i")}


def test_the_dates_are_drawn_with_told_unsure_and_published_apart() -> None:
    columns = drawn(page_of(small_collection(), "dates/index.md").body)
    assert heights(columns["2017-08"]) == {"told": 3, "wide": 2, "published": 2}
    assert columns["2017-08"].get("href") == "2017-08.html"
    assert columns["2017-07"].get("href") is None


def test_the_table_of_dates_tells_what_is_told_from_what_is_published() -> None:
    rows = elements(tree_of(page_of(small_collection(), "dates/index.md").body), "tr")
    assert [text_of(cell).strip() for cell in rows[1]][8:10] == ["5 · 2", "0 · 1"]


def test_a_month_is_drawn_by_days() -> None:
    columns = drawn(page_of(small_collection(), "dates/2017-08.md").body)
    assert len(columns) == 31
    assert heights(columns["2017-08-27"]) == {"told": 0, "wide": 1, "published": 1}


def test_a_value_longer_than_a_column_lies_under_those_it_covers() -> None:
    collection = collection_of(entry_of("x", "%title% T\n\n{{de mai à juillet|2017-05/2017-07}} et {{en 2018|2018}}"))
    columns = drawn(page_of(collection, "dates/index.md").body)
    lines = {key for key, column in columns.items() if column.get("class") == "line"}
    assert lines == {f"2017-{month:02}" for month in (5, 6, 7)} | {f"2018-{month:02}" for month in range(1, 13)}


def test_many_years_are_drawn_by_decades() -> None:
    text = " ".join(f"{{{{en {year}|{year}}}}}" for year in range(1990, 2010))
    columns = drawn(page_of(collection_of(entry_of("x", f"%title% T\n\n{text}")), "dates/index.md").body)
    assert [columns[str(year)].get("href") for year in (1990, 2009)] == ["1990.html", "2009.html"]


def test_the_numbers_behind_the_filters_of_the_dates_are_those_of_the_table() -> None:
    collection = small_collection()
    told = json.loads(page_of(collection, "data/timeline.js").body.partition(" = ")[2].removesuffix(";\n"))
    assert sum(n for *_, n in told["rows"]["-1"]) == sum(
        len(entry.passages) + len(entry.published) for entry in collection.dates.values()
    )
    place = list(collection.places).index(PlaceId("local:qara"))
    assert ["2017-08", 0, 1, 1] in told["rows"][str(place)]  # 28 August in the French caption that names Qara


def test_places_of_one_name_are_told_apart_wherever_they_are_named() -> None:
    town = replace(PLACES["qara"], id=PlaceId("local:qara-2"), kind="admin1")
    first = entry_of("a", "%title% T\n\n[[Qara|qara]]")
    second = entry_of("b", "%title% T\n\n[[Qara|qara]]")
    links = tuple(replace(link, place=town) for link in second.analysis.places)
    collection = collection_of(first, replace(second, analysis=replace(second.analysis, places=links)))
    index = page_of(collection, "places/index.md").body
    assert "Qara (town, Syria)" in index.replace("&#40;", "(").replace("&#41;", ")")
    assert "Qara (province, Syria)" in index
    assert "Qara (province, Syria)" in page_of(collection, "places/qara.md").body


def test_what_lies_close_by_is_named_with_its_distance() -> None:
    near = replace(PLACES["qara"], id=PlaceId("local:flita"), name="Flita", names=(), lat=34.10)
    entry = entry_of("a", "%title% T\n\n[[Qara|qara]] [[Flita|qara]]")
    first, second = entry.analysis.places
    collection = collection_of(
        replace(entry, analysis=replace(entry.analysis, places=(first, replace(second, place=near))))
    )
    assert "[Flita](flita.md) (6 km)" in page_of(collection, "places/qara.md").body


def test_where_places_are_many_all_of_them_are_listed_by_letter() -> None:
    collection = small_collection()
    one = next(iter(collection.places.values()))
    many = dict(collection.places) | {
        PlaceId(f"local:{slug}"): replace(one, slug=slug, place=replace(one.place, id=PlaceId(f"local:{slug}")))
        for slug in (f"{letter}{number}" for letter in "abc" for number in range(MOST_ROWS // 2))
    }
    pages = {page.path: page.body for page in all_pages(replace(collection, places=many))}
    assert re.findall(r"\[(\w)\]\(all/", pages["places/index.md"]) == ["a", "b", "c", "k", "q"]
    for letter in "abc":
        listed = re.findall(rf"\]\(\.\./({letter}\d+)\.md", pages[f"places/all/{letter}.md"])
        assert len(set(listed)) == MOST_ROWS // 2


def test_a_name_that_languages_spell_alike_stands_once() -> None:
    said = text_of(tree_of(names_in((("fr", "Washington"), ("en", "Washington"), ("ar", "واشنطن")), "en")))
    assert said.strip().split(", ") == ["Washington", "واشنطن"]
