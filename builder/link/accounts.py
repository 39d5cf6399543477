"""Groups of articles that tell of the same event: the same days, and places that say more than a chance meeting.

Another sign that two articles tell of one event is a condition in `_tell_of`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from builder.link.days import WIDE_KINDS, by_day
from builder.model import AccountGroup, ArticleId, Entry, PlaceEntry, PlaceId

MAIN = 2
"""Mentions from which a place is what an article is about; or one, in its title."""
LONGEST_EVENT = timedelta(days=3)
"""From the first to the last day of groups that are joined: an evacuation, a flood. Longer, and a war would be one event."""

Articles = frozenset[ArticleId]


@dataclass(frozen=True, slots=True)
class _Naming:
    """Which article names which narrow place how often; a mention in the title counts for MAIN."""

    times: Mapping[ArticleId, Mapping[PlaceId, int]]

    def common(self, articles: Iterable[ArticleId]) -> frozenset[PlaceId]:
        """The places that all of them name."""
        return frozenset.intersection(*(frozenset(self.times[article]) for article in articles))


def accounts_of(
    entries: Mapping[ArticleId, Entry], places: Mapping[PlaceId, PlaceEntry], told: Mapping[ArticleId, frozenset[date]]
) -> tuple[AccountGroup, ...]:
    """Groups of two or more articles, by day; a group within a larger one is left out, those that overlap in one event are joined."""
    naming = _naming(entries, places)
    found: dict[Articles, set[date]] = defaultdict(set)
    for place, entry in places.items():
        if entry.place.kind not in WIDE_KINDS:
            for day, articles in by_day({passage.article for passage in entry.passages}, told).items():
                telling = _tell_of(place, articles, naming)
                if len(telling) > 1:
                    found[telling].add(day)
    order = {article: at for at, article in enumerate(entries)}
    groups = [_group(articles, days, order, naming, places) for articles, days in _joined(_largest(found), naming)]
    return _with_own_slugs(sorted(groups, key=lambda group: (group.days, group.place, group.articles)))


def with_article(groups: Iterable[AccountGroup]) -> dict[ArticleId, tuple[AccountGroup, ...]]:
    """The groups by the articles that stand in them."""
    found: defaultdict[ArticleId, list[AccountGroup]] = defaultdict(list)
    for group in groups:
        for article in group.articles:
            found[article].append(group)
    return {article: tuple(own) for article, own in found.items()}


def _naming(entries: Mapping[ArticleId, Entry], places: Mapping[PlaceId, PlaceEntry]) -> _Naming:
    times: dict[ArticleId, Counter[PlaceId]] = {article: Counter() for article in entries}
    for place, entry in places.items():
        for passage in entry.passages if entry.place.kind not in WIDE_KINDS else ():
            block = entries[passage.article].analysis.article.blocks[passage.block]
            times[passage.article][place] += MAIN if block.kind == "title" else 1
    return _Naming(times)


def _tell_of(place: PlaceId, articles: Iterable[ArticleId], naming: _Naming) -> Articles:
    """Those of the articles of one day that are about the place, or name another place too that one more of them names.

    Without that, a fire in one town and a concert in another are one event, as both reports name the capital once.
    """
    articles = frozenset(articles)
    if len(articles) < 2:
        return articles
    named = Counter(other for article in articles for other in naming.times[article])
    return frozenset(
        article
        for article in articles
        if naming.times[article][place] >= MAIN
        or any(named[other] > 1 for other in naming.times[article] if other != place)
    )


def _largest(found: Mapping[Articles, set[date]]) -> dict[Articles, set[date]]:
    """Without the groups that lie within another; their days are told by that one, too, or are no event of its."""
    holding: defaultdict[ArticleId, list[Articles]] = defaultdict(list)
    for articles in found:
        for article in articles:
            holding[article].append(articles)
    rarest = {articles: min(articles, key=lambda article: (len(holding[article]), article)) for articles in found}
    return {
        articles: days
        for articles, days in found.items()
        if not any(articles < other for other in holding[rarest[articles]])
    }


def _joined(groups: Mapping[Articles, set[date]], naming: _Naming) -> Iterator[tuple[Articles, set[date]]]:
    """Groups with an article in common that name one place and lie within LONGEST_EVENT are accounts of one event."""
    joined: list[tuple[Articles, set[date]]] = []
    last_of: dict[ArticleId, int] = {}
    for articles, days in sorted(groups.items(), key=lambda item: (min(item[1]), max(item[1]), sorted(item[0]))):
        for at in sorted({last_of[article] for article in articles if article in last_of}):
            together, all_days = joined[at][0] | articles, joined[at][1] | days
            if max(all_days) - min(all_days) <= LONGEST_EVENT and naming.common(together):
                joined[at] = (together, all_days)
                break
        else:
            at = len(joined)
            joined.append((articles, set(days)))
        last_of.update(dict.fromkeys(articles, at))
    yield from joined


def _group(
    articles: Articles,
    days: Iterable[date],
    order: Mapping[ArticleId, int],
    naming: _Naming,
    places: Mapping[PlaceId, PlaceEntry],
) -> AccountGroup:
    """Named after the place that all of them name, and most often."""
    named = Counter(place for article in articles for place in naming.times[article])
    mentions: Counter[PlaceId] = sum((Counter(naming.times[article]) for article in articles), Counter())
    shared = (place for place, times in named.items() if times > 1)
    ranked = sorted(shared, key=lambda place: (-named[place], -mentions[place], place))
    ordered = tuple(sorted(days))
    first, last = ordered[0], ordered[-1]
    slug = f"{places[ranked[0]].slug}-{first.isoformat()}" + (f"-{last.isoformat()}" if last != first else "")
    return AccountGroup(
        slug=slug,
        place=ranked[0],
        places=tuple(ranked),
        days=ordered,
        articles=tuple(sorted(articles, key=order.__getitem__)),
    )


def _with_own_slugs(groups: Iterable[AccountGroup]) -> tuple[AccountGroup, ...]:
    taken: Counter[str] = Counter()
    named = []
    for group in groups:
        taken[group.slug] += 1
        again = taken[group.slug]
        named.append(group if again == 1 else replace(group, slug=f"{group.slug}-{again}"))
    return tuple(named)
