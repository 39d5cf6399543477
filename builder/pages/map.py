"""The map of all places, drawn by assets/map.js, and a table that says the same; both follow the filters above them.

A new filter is a select in _filters, a number in the rows of _told, and a condition in assets/map.js.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from builder.edtf import display_of
from builder.model import AREAS, Collection, Edtf, Page, Passage, PlaceEntry
from builder.pages import addresses, escape
from builder.pages.fragments import choice, languages_of, names_in, place_label, place_link, place_sort, table
from builder.pages.front_matter import index_front
from builder.pages.scripts import script_page
from builder.words import forms_of, language_name, word, words_of

MOST_ROWS = 1000
"""Rows of the table; Markdown takes a second for some thousand, and the list of places has them all."""
MOST_MONTHS = 36
"""Months to choose from; of a collection that spans more, the years are offered."""


def map_pages(collection: Collection) -> tuple[Page, ...]:
    """The page, where the places lie, and what is told of them when and in which language."""
    located = _located(collection)
    return (
        _map_page(collection, located),
        script_page("data/map.js", ("map",), [_mark(collection, entry) for entry in located]),
        script_page("data/map-told.js", ("told",), _told(collection, located)),
    )


def _located(collection: Collection) -> list[PlaceEntry]:
    """Most named first."""
    located = [entry for entry in collection.places.values() if entry.place.lat is not None]
    return sorted(located, key=lambda entry: (-len(entry.passages), entry.slug))


def _map_page(collection: Collection, located: Sequence[PlaceEntry]) -> Page:
    here, language = addresses.MAP, collection.settings.language
    title = word(language, "titles.map")
    body = [f"# {escape.markdown_line(title)} {{: #title }}"]
    if located:
        body += [
            word(language, "map.intro"),
            _filters(collection),
            f'<div id="map" role="region" aria-label="{escape.html_line(word(language, "map.alt"))}"></div>',
            word(language, "map.credit") + "\n{: .credit }",
            *_table(collection, located, here),
        ]
    else:
        body.append(word(language, "map.empty"))
    lost = [entry for entry in collection.places.values() if entry.place.lat is None]
    if lost:
        body.append(f"## {word(language, 'map.nowhere')} {{: #nowhere }}")
        body.append("\n".join(f"- {place_link(collection, entry.place.id, here)}" for entry in lost))
    return Page(path=here, front={**index_front(title), "kind": "map"}, body="\n\n".join(body) + "\n")


def _table(collection: Collection, located: Sequence[PlaceEntry], here: str) -> Iterator[str]:
    language = collection.settings.language
    head = [
        word(language, key) for key in ("place.name", "place.names", "place.kind", "place.coordinates", "place.count")
    ]
    rows = (
        (
            f"{place_link(collection, entry.place.id, here)}{{: #place-{entry.slug} }}",
            names_in(entry.met, language),
            escape.markdown_line(place_sort(entry.place, language)),
            f'<bdi dir="ltr">{entry.place.lat:.2f}, {entry.place.lon:.2f}</bdi>',
            str(len(entry.passages)),
        )
        for entry in located[:MOST_ROWS]
    )
    yield table(head, rows)
    if len(located) > MOST_ROWS:
        all_places = f"[{word(language, 'overview.all_places')}]({addresses.link(here, addresses.PLACES)})"
        yield f"{word(language, 'map.most', n=MOST_ROWS)} {all_places}"


# -- filters --------------------------------------------------------------------------------------------------------


def _filters(collection: Collection) -> str:
    """By language and by time of publication; hidden until assets/map.js can follow them."""
    language = collection.settings.language
    languages = {of: language_name(language, of) for of in languages_of(collection)}
    periods = {period: display_of(Edtf(period), language) for period in _periods(collection)}
    choices = (
        choice("language", word(language, "filter.language"), {"": word(language, "search.all"), **languages}),
        choice("from", word(language, "filter.from"), {"": word(language, "filter.beginning"), **periods}),
        choice("to", word(language, "filter.to"), {"": word(language, "filter.end"), **periods}),
    )
    shown = choices if len(periods) > 1 else choices[:1]
    return f'<div class="filters" hidden>{"".join(shown)}<output aria-live="polite"></output></div>'


def _months(collection: Collection) -> tuple[str, ...]:
    days = (entry.analysis.published.day for entry in collection.entries.values() if entry.analysis.published)
    return tuple(sorted({day.isoformat()[: len("2017-08")] for day in days}))


def _periods(collection: Collection) -> tuple[str, ...]:
    """The months in which articles were published, or the years where the months are too many."""
    months = _months(collection)
    return months if len(months) <= MOST_MONTHS else tuple(dict.fromkeys(month[:4] for month in months))


def _told(collection: Collection, located: Sequence[PlaceEntry]) -> Mapping[str, object]:
    """For each place, in the order of the marks: rows of language, period, passages; the period is -1 where no date is known."""
    languages, periods = languages_of(collection), _periods(collection)
    length = len(periods[0]) if periods else 0
    language_at = {language: at for at, language in enumerate(languages)}
    period_at = {period: at for at, period in enumerate(periods)}

    def cell(passage: Passage) -> tuple[int, int]:
        analysis = collection.entries[passage.article].analysis
        period = analysis.published.day.isoformat()[:length] if analysis.published else ""
        return language_at[analysis.article.language], period_at.get(period, -1)

    rows = [sorted(Counter(map(cell, entry.passages)).items()) for entry in located]
    language = collection.settings.language
    return {
        "languages": languages,
        "periods": periods,
        "rows": [[[*key, count] for key, count in row] for row in rows],
        "places": forms_of(language, "places"),
        "passages": forms_of(language, "passages"),
        "words": {key: words_of(language, "map")[key] for key in ("closer", "more")},
    }


def _mark(collection: Collection, entry: PlaceEntry) -> Mapping[str, object]:
    language, place = collection.settings.language, entry.place
    return {
        "slug": entry.slug,
        "name": escape.visible(place_label(entry, language)),
        "sort": escape.visible(place_sort(place, language)),
        "lat": place.lat,
        "lon": place.lon,
        "area": place.kind in AREAS,
        "wide": place.kind == "country",
        "count": len(entry.passages),
    }
