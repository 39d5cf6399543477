"""What articles share: for each the others that name the same places and days, and the groups that tell of the same events.

To count another reason, give it a weight in `_shared` and a field in model.Neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from math import log

from builder.edtf import bounds_of
from builder.model import AccountGroup, ArticleId, Edtf, Entry, Neighbour, PlaceEntry, PlaceId

LONGEST_SPAN = 3
"""Days that a date may cover and still name a day: a night, a week-end. A month says too little to bring articles together."""
NEAREST = 8
"""Neighbours that a page lists."""
WIDE_KINDS = frozenset({"country", "continent", "ocean", "sea", "region-wide"})
"""Too wide to say that two articles tell of the same events."""
_WIDE_WEIGHT = 0.2  # of a country, against a town's 1
_DAY_WEIGHT = 1.5  # a day in common says more than a town


def days_of(edtf: Edtf) -> tuple[date, ...]:
    """The days that a value names; none where it covers more than LONGEST_SPAN."""
    earliest, latest = bounds_of(edtf)
    length = (latest - earliest).days + 1
    return tuple(earliest + timedelta(days=n) for n in range(length)) if length <= LONGEST_SPAN else ()


def days_by_article(entries: Mapping[ArticleId, Entry]) -> dict[ArticleId, frozenset[date]]:
    """The days that each article tells of or was published on."""
    return {
        article: frozenset(
            day
            for edtf in (*(link.edtf for link in entry.analysis.dates), *_published(entry))
            for day in days_of(edtf)
        )
        for article, entry in entries.items()
    }  # fmt: skip


def _published(entry: Entry) -> tuple[Edtf, ...]:
    published = entry.analysis.published
    return () if published is None else (published.edtf,)


def _by_day(articles: Iterable[ArticleId], told: Mapping[ArticleId, frozenset[date]]) -> dict[date, set[ArticleId]]:
    found: dict[date, set[ArticleId]] = {}
    for article in articles:
        for day in told[article]:
            found.setdefault(day, set()).add(article)
    return found


# -- neighbours -----------------------------------------------------------------------------------------------------

_TOO_COMMON = 400  # articles that share a place or day from which it brings none together: the comparison stays linear


def neighbours_of(
    entries: Mapping[ArticleId, Entry], places: Mapping[PlaceId, PlaceEntry]
) -> dict[ArticleId, tuple[Neighbour, ...]]:
    """For each article the others that share places or days with it, those with the rarest in common first."""
    told = days_by_article(entries)
    shared: dict[ArticleId, dict[ArticleId, tuple[list[PlaceId], list[date], float]]] = {
        article: {} for article in entries
    }

    def bring_together(articles: Iterable[ArticleId], weight: float, place: PlaceId | None, day: date | None) -> None:
        group = sorted(articles)
        if not 2 <= len(group) <= _TOO_COMMON:
            return
        score = weight * (1 + log(len(entries) / len(group)))
        for one in group:
            for other in group:
                if one != other:
                    common_places, common_days, before = shared[one].get(other, ([], [], 0.0))
                    shared[one][other] = (
                        common_places + ([place] if place else []),
                        common_days + ([day] if day else []),
                        before + score,
                    )

    for place, entry in places.items():
        weight = _WIDE_WEIGHT if entry.place.kind in WIDE_KINDS else 1.0
        bring_together({passage.article for passage in entry.passages}, weight, place, None)
    for day, articles in sorted(_by_day(entries, told).items()):
        bring_together(articles, _DAY_WEIGHT, None, day)
    return {article: _nearest(others) for article, others in shared.items()}


def _nearest(others: Mapping[ArticleId, tuple[list[PlaceId], list[date], float]]) -> tuple[Neighbour, ...]:
    found = [
        Neighbour(article=article, places=tuple(places), days=tuple(days), score=round(score, 3))
        for article, (places, days, score) in others.items()
    ]
    return tuple(sorted(found, key=lambda neighbour: (-neighbour.score, neighbour.article))[:NEAREST])


# -- accounts -------------------------------------------------------------------------------------------------------


def accounts_of(entries: Mapping[ArticleId, Entry], places: Mapping[PlaceId, PlaceEntry]) -> tuple[AccountGroup, ...]:
    """Groups of two or more articles that name the same place, narrower than a country, and tell of the same day.

    Articles that share several places and days make one group; a group within a larger one is left out.
    """
    told = days_by_article(entries)
    together: dict[frozenset[ArticleId], tuple[set[PlaceId], set[date]]] = {}
    for place, entry in places.items():
        if entry.place.kind in WIDE_KINDS:
            continue
        for day, articles in _by_day({passage.article for passage in entry.passages}, told).items():
            if len(articles) > 1:
                common = together.setdefault(frozenset(articles), (set(), set()))
                common[0].add(place)
                common[1].add(day)
    holding: dict[ArticleId, list[frozenset[ArticleId]]] = {}
    for group in together:
        for article in group:
            holding.setdefault(article, []).append(group)
    whole = [group for group in together if not any(group < other for other in holding[min(group)])]
    order = list(entries)
    groups = [_group(sorted(articles, key=order.index), *together[articles], places) for articles in whole]
    groups.sort(key=lambda group: (group.days, group.place, group.articles))
    return _with_own_slugs(groups)


def _group(
    articles: list[ArticleId], common: set[PlaceId], days: set[date], places: Mapping[PlaceId, PlaceEntry]
) -> AccountGroup:
    here = set(articles)

    def mentions(place: PlaceId) -> int:
        return sum(passage.article in here for passage in places[place].passages)

    ranked = sorted(common, key=lambda place: (-mentions(place), place))
    first, last = min(days), max(days)
    slug = f"{places[ranked[0]].slug}-{first.isoformat()}" + (f"-{last.isoformat()}" if last != first else "")
    return AccountGroup(
        slug=slug, place=ranked[0], places=tuple(ranked), days=tuple(sorted(days)), articles=tuple(articles)
    )


def _with_own_slugs(groups: Iterable[AccountGroup]) -> tuple[AccountGroup, ...]:
    taken: dict[str, int] = {}
    named = []
    for group in groups:
        count = taken[group.slug] = taken.get(group.slug, 0) + 1
        slug = group.slug if count == 1 else f"{re.sub('-+$', '', group.slug)}-{count}"
        named.append(
            AccountGroup(slug=slug, place=group.place, places=group.places, days=group.days, articles=group.articles)
        )
    return tuple(named)
