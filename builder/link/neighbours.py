"""What articles share: for each the others that name the same places and days.

To count another reason, give it a weight, bring its articles together in `neighbours_of`, and give model.Neighbour a field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from heapq import nsmallest
from math import log
from typing import NamedTuple

from builder.link.days import WIDE_KINDS, by_day
from builder.model import ArticleId, Entry, Neighbour, PlaceEntry, PlaceId

NEAREST = 8
"""Neighbours that a page lists."""
_WIDE_WEIGHT = 0.2  # of a country, against a town's 1
_DAY_WEIGHT = 1.5  # a day in common says more than a town


_WINDOW = 15  # articles before and after, by publication, that a common place or day brings together: the comparison stays linear


def neighbours_of(
    entries: Mapping[ArticleId, Entry], places: Mapping[PlaceId, PlaceEntry], told: Mapping[ArticleId, frozenset[date]]
) -> dict[ArticleId, tuple[Neighbour, ...]]:
    """For each article the others that share places or days with it, those with the rarest in common first."""
    order = {article: at for at, article in enumerate(entries)}
    shared: dict[ArticleId, dict[ArticleId, _Shared]] = {article: {} for article in entries}

    def bring_together(group: Iterable[ArticleId], weight: float, place: PlaceId | None, day: date | None) -> None:
        articles = sorted(group, key=order.__getitem__)
        score = weight * (1 + log(len(entries) / len(articles)))
        for at, one in enumerate(articles):
            for other in articles[at + 1 : at + 1 + _WINDOW]:
                common = shared[one].get(other)
                if common is None:
                    common = shared[one][other] = shared[other][one] = _Shared([], [], [0.0])
                common.score[0] += score
                if place:
                    common.places.append(place)
                if day:
                    common.days.append(day)

    for place, entry in places.items():
        weight = _WIDE_WEIGHT if entry.place.kind in WIDE_KINDS else 1.0
        bring_together({passage.article for passage in entry.passages}, weight, place, None)
    for day, articles in sorted(by_day(entries, told).items()):
        bring_together(articles, _DAY_WEIGHT, None, day)
    return {article: _nearest(others) for article, others in shared.items()}


class _Shared(NamedTuple):
    """What two articles have in common, while it is gathered."""

    places: list[PlaceId]
    days: list[date]
    score: list[float]
    """One number."""


def _nearest(others: Mapping[ArticleId, _Shared]) -> tuple[Neighbour, ...]:
    ranked = nsmallest(NEAREST, others.items(), key=lambda item: (-round(item[1].score[0], 3), item[0]))
    return tuple(
        Neighbour(article=article, places=tuple(places), days=tuple(days), score=round(score, 3))
        for article, (places, days, (score,)) in ranked
    )
