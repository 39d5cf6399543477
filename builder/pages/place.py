"""The page of a place: its names, where it lies, every passage that names it; and the list of all places.

A new fact about places gets a line in _facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from builder.model import Collection, Page, Passage, PlaceEntry, PlaceId
from builder.pages import addresses, escape
from builder.pages.fragments import (
    concordance,
    counted,
    names_by_language,
    names_in,
    place_label,
    place_link,
    place_sort,
    table,
)
from builder.pages.front_matter import front_of, index_front
from builder.pages.locator import Located, located, locator
from builder.pages.text import rendered
from builder.words import kilometres_shown, word
from builder.words.reasons import isolated

MOST_PASSAGES = 400
"""Passages on one page; the passages of a place named more often are split by year of publication."""
MOST_ROWS = 500
"""Rows of one table; Markdown takes a second for some thousand."""
SHOWN_TOGETHER = 20
SHOWN_NAMES = 12


def place_pages(collection: Collection) -> tuple[Page, ...]:
    """A page for each place, more for the most named, and the list of all."""
    pages, around = [*places_index(collection)], located(collection)
    for entry in collection.places.values():
        pages.extend(_pages_of(collection, entry, around))
    return tuple(pages)


def _pages_of(collection: Collection, entry: PlaceEntry, around: Located) -> Iterator[Page]:
    here = addresses.place_page(entry.slug)
    if len(entry.passages) <= MOST_PASSAGES:
        yield _page(collection, entry, around, tuple(concordance(collection, entry.passages, here)))
        return
    by_year = {
        year: tuple(group) for year, group in groupby(entry.passages, key=lambda passage: _year_of(collection, passage))
    }
    years = (f"- [{year}]({addresses.link(here, addresses.place_in_year(entry.slug, year))}) · "
             f"{counted(collection, 'passages', len(passages))}" for year, passages in by_year.items())  # fmt: skip
    yield _page(collection, entry, around, ("\n".join(years),))
    for year, passages in by_year.items():
        yield _year_page(collection, entry, year, passages)


def _year_of(collection: Collection, passage: Passage) -> str:
    published = collection.entries[passage.article].analysis.published
    return f"{published.day.year:04}" if published else "undated"


def _page(collection: Collection, entry: PlaceEntry, around: Located, passages: Sequence[str]) -> Page:
    here, language, place = addresses.place_page(entry.slug), collection.settings.language, entry.place
    name = place_label(entry, language)
    articles = len({passage.article for passage in entry.passages})
    counts = f"{counted(collection, 'passages', len(entry.passages))} · {counted(collection, 'articles', articles)}"
    body = (
        f"# {escape.markdown_line(name)} {{: #title }}",
        *_facts(collection, entry, here),
        *locator(entry, around, language),
        f"## {word(language, 'place.passages')} {{: #passages }}",
        counts,
        *passages,
        *_together(collection, entry, here),
    )
    names = [name for _, name in (*entry.met, *place.names)]
    front = front_of(
        title=name,
        description=word(language, "comma").join(dict.fromkeys(names))[:160] or None,
        id=place.id,
        hide=("navigation", "toc"),
        kind="place",
    )
    return Page(path=here, front=front, body="\n\n".join(body) + "\n")


def _year_page(collection: Collection, entry: PlaceEntry, year: str, passages: Sequence[Passage]) -> Page:
    here = addresses.place_in_year(entry.slug, year)
    language = collection.settings.language
    name = place_label(entry, language)
    title = word(language, "titles.account", place=name, when=year)
    shown = word(language, "titles.account", place=isolated(name, language), when=year)
    body = (
        f"# {escape.markdown_isolating(shown)} {{: #title }}",
        place_link(collection, entry.place.id, here),
        *concordance(collection, passages, here),
    )
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _facts(collection: Collection, entry: PlaceEntry, here: str) -> Iterator[str]:
    """Names as met, other names, what kind of place, where, and who says so."""
    language, place = collection.settings.language, entry.place
    met = {name for _, name in entry.met}
    others = [(of, name) for of, name in place.names if name not in met and name != place.name][:SHOWN_NAMES]
    facts = {
        "place.names": names_by_language(entry.met, language),
        "place.other_names": names_by_language(others, language),
        "place.kind": escape.markdown_line(place_sort(place, language)),
        "place.namesakes": _places(collection, entry.namesakes, here),
        "place.near": _near(collection, entry, here),
        "place.coordinates": _coordinates(collection, entry, here),
        "place.id": f"`{place.id}` · {escape.markdown_line(word(language, 'place.origin', origin=place.origin))}",
    }
    colon = word(language, "colon").rstrip()
    yield "\n".join(f"- **{word(language, key)}{colon}** {value}" for key, value in facts.items() if value)


def _places(collection: Collection, places: Iterable[PlaceId], here: str) -> str:
    return word(collection.settings.language, "comma").join(place_link(collection, place, here) for place in places)


def _near(collection: Collection, entry: PlaceEntry, here: str) -> str:
    language = collection.settings.language
    return word(language, "comma").join(
        f"{place_link(collection, place, here)} ({kilometres_shown(language, kilometres)})"
        for place, kilometres in entry.nearby
    )


def _coordinates(collection: Collection, entry: PlaceEntry, here: str) -> str:
    language, place = collection.settings.language, entry.place
    if place.lat is None or place.lon is None:
        return word(language, "place.no_coordinates")
    north = f"{abs(place.lat):.3f}° {'N' if place.lat >= 0 else 'S'}"
    east = f"{abs(place.lon):.3f}° {'E' if place.lon >= 0 else 'W'}"
    # HTML: the map's table does not hold the anchor of every place, but the map itself knows them all.
    there = rendered(addresses.link(here, addresses.on_map(entry.slug)))
    return f'<a href="{there}"><bdi dir="ltr">{north} {east}</bdi></a>'


def _together(collection: Collection, entry: PlaceEntry, here: str) -> Iterator[str]:
    known = [(place, times) for place, times in entry.together if place in collection.places][:SHOWN_TOGETHER]
    if known:
        yield f"## {word(collection.settings.language, 'place.together')} {{: #together }}"
        yield "\n".join(f"- {place_link(collection, place, here)} · {times}" for place, times in known)


def places_index(collection: Collection) -> tuple[Page, ...]:
    """The places named most, and where they are too many for one list, all of them by letter."""
    here, language = addresses.PLACES, collection.settings.language
    title = word(language, "titles.places")
    entries = sorted(collection.places.values(), key=lambda entry: (-len(entry.passages), entry.slug))
    shown = entries[:MOST_ROWS]
    listed = sorted(entries, key=lambda entry: entry.slug) if len(entries) > MOST_ROWS else ()
    letters = {letter: tuple(group) for letter, group in groupby(listed, key=lambda entry: entry.slug[0])}
    links = (f"[{letter}]({addresses.link(here, addresses.places_by_letter(letter))})" for letter in letters)
    sections = [f"[{word(language, 'place.show_map')}]({addresses.link(here, addresses.MAP)})", " · ".join(links)]
    sections.append(_table(collection, shown, here) if shown else word(language, "place.empty"))
    return (
        _list_page(here, title, sections if shown else sections[-1:]),
        *(_letter_page(collection, letter, group) for letter, group in letters.items()),
    )


def _letter_page(collection: Collection, letter: str, entries: Sequence[PlaceEntry]) -> Page:
    here = addresses.places_by_letter(letter)
    title = f"{word(collection.settings.language, 'titles.places')} · {letter}"
    chunks = [entries[start : start + MOST_ROWS] for start in range(0, len(entries), MOST_ROWS)]
    return _list_page(here, title, [_table(collection, chunk, here) for chunk in chunks])


def _list_page(here: str, title: str, sections: Sequence[str]) -> Page:
    body = (f"# {escape.markdown_line(title)} {{: #title }}", *(section for section in sections if section))
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _table(collection: Collection, entries: Sequence[PlaceEntry], here: str) -> str:
    language = collection.settings.language
    head = [word(language, key) for key in ("place.name", "place.names", "place.kind", "place.count", "place.articles")]
    return table(head, (_row(collection, entry, here) for entry in entries))


def _row(collection: Collection, entry: PlaceEntry, here: str) -> Sequence[str]:
    language = collection.settings.language
    articles = {passage.article for passage in entry.passages}
    return (
        place_link(collection, entry.place.id, here),
        names_in(entry.met[:SHOWN_NAMES], language),
        escape.markdown_line(place_sort(entry.place, language)),
        str(len(entry.passages)),
        str(len(articles)),
    )
