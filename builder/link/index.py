"""The index over all articles: every place and every date with the passages that name it. To index another kind of thing, add an entry type and a function here."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from builder.edtf import bounds_of
from builder.folding import fold
from builder.link.nearby import namesakes_of, nearby_of
from builder.model import ArticleId, DateEntry, Edtf, Entry, Language, Passage, Place, PlaceEntry, PlaceId

FAR_FUTURE = date.max


def by_publication(entries: Iterable[Entry]) -> dict[ArticleId, Entry]:
    """The entries by day of publication, undated last, then by id."""
    return {entry.analysis.article.id: entry for entry in sorted(entries, key=_publication)}


def _publication(entry: Entry) -> tuple[date, str]:
    published = entry.analysis.published
    return (published.day if published else FAR_FUTURE, entry.analysis.article.id)


def passages_of(entry: Entry, spans: Iterable[tuple[int, int]]) -> Iterator[Passage]:
    """Where the spans stand; all of an article at once, since the blocks are looked through once."""
    article = entry.analysis.article
    starts = [block.start for block in article.blocks]
    for start, end in spans:
        yield Passage(article=article.id, start=start, end=end, block=bisect_right(starts, start) - 1)


# -- places ---------------------------------------------------------------------------------------------------------


def place_index(entries: Mapping[ArticleId, Entry], language: Language) -> dict[PlaceId, PlaceEntry]:
    """Every place that is named, the most named first; `language` is the one the site speaks."""
    places: dict[PlaceId, Place] = {}
    passages: dict[PlaceId, list[Passage]] = {}
    met: dict[PlaceId, Counter[tuple[Language, str]]] = {}
    together: dict[PlaceId, Counter[PlaceId]] = {}
    for entry in entries.values():
        blocks: dict[int, list[PlaceId]] = {}
        article = entry.analysis.article
        links = [(link, link.place) for link in entry.analysis.places if link.place is not None]
        spans = ((link.start, link.end) for link, _ in links)
        for (link, named_place), passage in zip(links, passages_of(entry, spans), strict=True):
            place = named_place.id
            places[place] = named_place
            passages.setdefault(place, []).append(passage)
            name = " ".join(article.text[link.start : link.end].split())
            met.setdefault(place, Counter())[article.blocks[passage.block].language, name] += 1
            blocks.setdefault(passage.block, []).append(place)
        for named in blocks.values():
            for place in set(named):
                together.setdefault(place, Counter()).update(set(named) - {place})
    slugs = _slugs(places.values())
    called = namesakes_of({place: _names_met(known, met[place], language) for place, known in places.items()})
    near = nearby_of(places.values())
    order = sorted(places, key=lambda place: (-len(passages[place]), slugs[place]))
    return {
        place: PlaceEntry(
            place=places[place],
            slug=slugs[place],
            met=tuple(name for name, _ in _most(met[place])),
            passages=tuple(passages[place]),
            together=tuple(_most(together.get(place, Counter()))),
            namesakes=called.get(place, ()),
            alike=any(_are_alike(places[place], places[other]) for other in called.get(place, ())),
            nearby=near.get(place, ()),
        )
        for place in order
    }


def _are_alike(one: Place, other: Place) -> bool:
    return (one.kind, one.country) == (other.kind, other.country)


def _names_met(place: Place, met: Iterable[tuple[Language, str]], language: Language) -> frozenset[str]:
    """The names by which a reader may meet it here, folded."""
    spoken = (name for of, name in place.names if of == language)
    return frozenset(map(fold, (place.name, *(name for _, name in met), *spoken)))


_Counted = TypeVar("_Counted", PlaceId, tuple[Language, str])


def _most(counts: Counter[_Counted]) -> list[tuple[_Counted, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _slugs(places: Iterable[Place]) -> dict[PlaceId, str]:
    """An address for each place. Towns carry their country, so that the next Tripoli does not move this one."""
    slugs: dict[PlaceId, str] = {}
    taken: set[str] = set()
    for place in sorted(places, key=lambda place: place.id):
        slug = _slug_of(place)
        if slug in taken:
            slug = f"{slug}-{_safe(place.id.partition(':')[2])}"
        taken.add(slug)
        slugs[place.id] = slug
    return slugs


def _slug_of(place: Place) -> str:
    source, _, key = place.id.partition(":")
    if source == "local":
        return f"{_safe(key)}-place" if _safe(key) in _PAGES_OF_THE_FOLDER else _safe(key)
    name = _safe(place.name) or key
    if place.kind == "admin1":
        name = f"{name}-region"  # apart from the town of the same name
    slug = f"{name}-{place.country.lower()}" if place.country and place.kind != "country" else name
    return f"{slug}-place" if slug in _PAGES_OF_THE_FOLDER else slug


_PAGES_OF_THE_FOLDER = frozenset({"index", "readme", "all"})
"""Names that MkDocs or the pages themselves have for the folder of places."""


def _safe(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_name).strip("-")[:80]


# -- dates ----------------------------------------------------------------------------------------------------------


def date_index(entries: Mapping[ArticleId, Entry]) -> dict[Edtf, DateEntry]:
    """Every value that is told or published on, in calendar order; of two that begin together the longer first."""
    passages: dict[Edtf, list[Passage]] = {}
    published: dict[Edtf, list[ArticleId]] = {}
    for article, entry in entries.items():
        dates = entry.analysis.dates
        spans = ((link.start, link.end) for link in dates)
        for link, passage in zip(dates, passages_of(entry, spans), strict=True):
            passages.setdefault(link.edtf, []).append(passage)
        if entry.analysis.published is not None:
            published.setdefault(entry.analysis.published.edtf, []).append(article)
    found = []
    for edtf in passages.keys() | published.keys():
        earliest, latest = bounds_of(edtf)
        found.append(
            DateEntry(
                edtf=edtf,
                earliest=earliest,
                latest=latest,
                passages=tuple(passages.get(edtf, ())),
                published=tuple(published.get(edtf, ())),
            )
        )
    found.sort(key=lambda entry: (entry.earliest, -entry.latest.toordinal(), entry.edtf))
    return {entry.edtf: entry for entry in found}
