"""A person's word on a surface form goes before anything that was decided. A correction of another kind of mention is a function like these two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from builder.model import ASIDE, Article, Correction, DateLink, Edtf, Place, PlaceId, PlaceLink

_WHY = "corrected in {path}:{line}"
_Link = TypeVar("_Link", bound=DateLink | PlaceLink)


def correct_dates(
    article: Article, links: Sequence[DateLink], corrections: Iterable[Correction], path: str
) -> tuple[DateLink, ...]:
    """`path`: of the annotation file, for the reason."""
    for correction in corrections:
        why = _WHY.format(path=path, line=correction.line)
        made = [
            DateLink(start=start, end=end, edtf=Edtf(correction.value), kind="explicit", why=why)
            for start, end in _occurrences(article, correction.surface)
            if correction.value is not None
        ]
        links = _replaced(article, links, correction, made)
    return tuple(links)


def correct_places(
    article: Article,
    links: Sequence[PlaceLink],
    corrections: Iterable[Correction],
    path: str,
    place_of: Callable[[PlaceId], Place | None],
) -> tuple[PlaceLink, ...]:
    """A place id that no gazetteer has leaves its mentions unlinked; `unknown_corrections` tells of it."""
    for correction in corrections:
        why = _WHY.format(path=path, line=correction.line)
        place = None if correction.value is None else place_of(PlaceId(correction.value))
        made = [
            PlaceLink(start=start, end=end, place=place, name=place.name if place else correction.surface, why=why)
            for start, end in _occurrences(article, correction.surface)
            if correction.value is not None
        ]
        links = _replaced(article, links, correction, made)
    return tuple(links)


def _occurrences(article: Article, surface: str) -> Iterator[tuple[int, int]]:
    """Where a surface form stands as a word of its own, comments and boilerplate aside."""
    pattern = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)")
    for block in article.blocks:
        if block.kind not in ASIDE:
            for match in pattern.finditer(article.text, block.start, block.end):
                yield match.span()


def _replaced(article: Article, links: Sequence[_Link], correction: Correction, made: Sequence[_Link]) -> list[_Link]:
    """The links without those that the correction is about, and with what it makes of them.

    "Not a place" takes away every link on that very surface form; a value takes away whatever overlaps it.
    """
    if correction.value is None:
        return [link for link in links if article.text[link.start : link.end] != correction.surface]
    taken = sorted((link.start, link.end) for link in made)
    kept = [link for link in links if not any(start < link.end and link.start < end for start, end in taken)]
    return sorted([*kept, *made], key=lambda link: link.start)
