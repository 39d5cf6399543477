"""A person's word on a surface form goes before anything that was decided. A correction of another kind of mention is a function like these two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from builder.model import ASIDE, Article, Correction, DateLink, Edtf, Place, PlaceId, PlaceLink, Reason, because

_Link = TypeVar("_Link", bound=DateLink | PlaceLink)
Span = tuple[int, int]


def correct_dates(
    article: Article, links: Sequence[DateLink], corrections: Iterable[Correction], path: str
) -> tuple[DateLink, ...]:
    """`path`: of the annotation file, for the reason."""

    def made(correction: Correction, start: int, end: int) -> DateLink:
        edtf = Edtf(str(correction.value))
        return DateLink(start=start, end=end, edtf=edtf, kind="explicit", why=_why(path, correction))

    return _corrected(article, links, corrections, made, ())


def correct_places(
    article: Article,
    links: Sequence[PlaceLink],
    corrections: Iterable[Correction],
    path: str,
    place_of: Callable[[PlaceId], Place | None],
    dates: Sequence[DateLink],
) -> tuple[PlaceLink, ...]:
    """What stands in a date stays a date. A place id that no gazetteer has leaves its mentions unlinked; report.py tells of it."""

    def made(correction: Correction, start: int, end: int) -> PlaceLink:
        place = place_of(PlaceId(str(correction.value)))
        name = place.name if place else correction.surface
        return PlaceLink(start=start, end=end, place=place, name=name, why=(_why(path, correction),))

    return _corrected(article, links, corrections, made, [(date.start, date.end) for date in dates])


def _why(path: str, correction: Correction) -> Reason:
    return because("corrected_in", address=f"{path}:{correction.line}")


def _corrected(
    article: Article,
    links: Sequence[_Link],
    corrections: Iterable[Correction],
    made: Callable[[Correction, int, int], _Link],
    taken: Sequence[Span],
) -> tuple[_Link, ...]:
    """The links with every correction carried out; of two that overlap the longer surface form is the more exact word."""
    closed = list(taken)
    new: list[_Link] = []
    for correction in sorted(corrections, key=lambda correction: (-len(correction.surface), correction.line)):
        for start, end in _occurrences(article, links, correction.surface):
            if any(start < last and first < end for first, last in closed):
                continue
            closed.append((start, end))
            if correction.value is not None:
                new.append(made(correction, start, end))
    settled = closed[len(taken) :]
    kept = [link for link in links if not any(start < link.end and link.start < end for start, end in settled)]
    return tuple(sorted([*kept, *new], key=lambda link: link.start))


def _occurrences(article: Article, links: Sequence[_Link], surface: str) -> Iterator[Span]:
    """Where a surface form stands as a word of its own, or as the whole of a link ("دمشق" in "بدمشق"); asides do not count."""
    pattern = re.compile(rf"(?<!\w){re.escape(surface)}(?!\w)")
    spans = {(link.start, link.end) for link in links if article.text[link.start : link.end] == surface}
    for block in article.blocks:
        if block.kind not in ASIDE:
            spans |= {match.span() for match in pattern.finditer(article.text, block.start, block.end)}
    yield from sorted(spans)
