"""Which days and places are narrow enough to say that articles tell of the same. A kind of place too wide for it joins WIDE_KINDS."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from builder.edtf import bounds_of
from builder.model import ArticleId, Edtf, Entry

LONGEST_SPAN = 3
"""Days that a date may cover and still name a day: a night, a week-end. A month says too little to bring articles together."""
WIDE_KINDS = frozenset({"country", "continent", "ocean", "sea"})
"""Too wide to say that two articles tell of the same events."""


def days_of(edtf: Edtf) -> tuple[date, ...]:
    """The days that a value names; none where it covers more than LONGEST_SPAN."""
    earliest, latest = bounds_of(edtf)
    length = (latest - earliest).days + 1
    return tuple(earliest + timedelta(days=n) for n in range(length)) if length <= LONGEST_SPAN else ()


def days_by_article(entries: Mapping[ArticleId, Entry]) -> dict[ArticleId, frozenset[date]]:
    """The days that each article tells of or was published on."""
    return {article: frozenset(day for edtf in _values(entry) for day in days_of(edtf)) for article, entry in entries.items()}  # fmt: skip


def _values(entry: Entry) -> tuple[Edtf, ...]:
    published = entry.analysis.published
    return (*(link.edtf for link in entry.analysis.dates), *(() if published is None else (published.edtf,)))


def by_day(articles: Iterable[ArticleId], told: Mapping[ArticleId, frozenset[date]]) -> dict[date, set[ArticleId]]:
    found: dict[date, set[ArticleId]] = {}
    for article in articles:
        for day in told[article]:
            found.setdefault(day, set()).add(article)
    return found
