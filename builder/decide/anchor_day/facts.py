"""The day of publication from the latest thing that the article tells as past, or the nearest that it tells as planned."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from builder.decide import date_reasons as why
from builder.decide.anchor_day.parts import anchor, is_day_without_year, surface
from builder.decide.anchor_day.weekdays import weekday_after
from builder.decide.reference import is_wide
from builder.decide.told_days import (
    anniversaries,
    day_by_weekday,
    day_in,
    day_near,
    days_seen_from,
    fact_years,
    hint,
    lead_weekdays,
    past_facts,
    told_from,
    whole_day,
    year_hint,
    years_ago,
)
from builder.decide.year_named import HISTORY, NEWEST_YEAR
from builder.model import AnchorDay, Article, DateMention

_A_MONTH = timedelta(days=31)
_APPOSED = 16  # characters: "seventy years ago, on the morning of"; "Das ist jetzt"
_ROUND = 20  # years: what lies so many fives of years back is told of because of that
_STOP = re.compile(r"[.!?;]")


def from_fact_or_plan(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """By the latest fact; by what is planned, where that leaves open which week it was. None where all is history: "he served until 1945"."""
    latest = _from_latest_fact(article, own)
    if latest and latest.day.year < NEWEST_YEAR - HISTORY and not _goes_on(own):
        return None
    return latest if latest and not is_wide(latest) else _from_plan(article, own) or latest


def _goes_on(own: Sequence[DateMention]) -> bool:
    """Whether a paragraph that names a year tells a day of it, too: "Nel luglio del 1944, il mattino del 14 luglio"."""
    named = {mention.block for mention in own if mention.told.year}
    return any(mention.block in named for mention in own if is_day_without_year(mention))


def _from_plan(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The latest past weekday of the lead before a day that is told with its weekday as planned: "bis Montag, den 21. Februar"."""
    near = told_from(own)
    planned = [m for m in own if m.tense == "future" and m.told.weekday is not None and not m.told.year]
    days = [(day, m) for m in planned if (day := day_by_weekday(m, near))]
    if near is None or not days:
        return None
    day, mention = min(days, key=lambda pair: pair[0])
    lead = {(day.weekday() - m.told.weekday - 1) % 7 + 1 for m in lead_weekdays(own) if m.told.weekday is not None}
    reason = why.weekday_of_year(surface(article, mention), day, nearest=True)
    if not lead:
        return anchor(f"{day.isoformat()[:7]}~", day - timedelta(days=1), "weekday", why.planned(reason))
    found = day - timedelta(days=min(lead))
    return anchor(f"{found.isoformat()}~", found, "weekday", why.planned(reason))


def _from_latest_fact(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """Not before the latest thing that the article tells as past."""
    facts = [(last, first, m) for first, last, m in past_facts(own)]
    if not facts:
        return _from_days_without_year(article, own)
    last, first, mention = max(facts, key=lambda fact: fact[0])
    coarse = (last - first).days > 31
    within = [
        fact for fact in facts if fact[0] - fact[1] <= _A_MONTH and first <= fact[0] and fact[0].year == last.year
    ]
    named = year_hint(own)
    finest = max(within, key=lambda fact: fact[0], default=None)
    if finest and not (named and named.day > finest[0]):  # of a year, and a day or month of it, that tells more
        last, first, mention = finest
    planned = _from_days_without_year(article, own, beside_facts=True)
    if planned and planned.day > last and not coarse:
        return planned
    if planned and coarse and (named or max(fact_years(own)) > last.year):
        return planned
    again = _anniversary(article, own)
    if again and again[1] > last.year:
        ago, year = again
        return anchor(
            f"{year:04d}~", last.replace(year=year, day=1), "latest fact", why.anniversary(year, surface(article, ago))
        )
    is_year = (last - first).days > 31
    latest = hint(f"{last.year:04d}/.." if is_year else f"{last.isoformat()}~", last)
    later = [(days, m) for m in own if (days := days_seen_from(m, latest)) and days[1] > last]
    if later:
        (first, last), mention = max(later, key=lambda fact: fact[0][1])
    if first == last and (after := weekday_after(article, own, last)):
        return replace(after, source="latest fact")
    told = surface(article, mention)
    if last.year - first.year or (last - first).days > 31:
        return anchor(f"{last.year:04d}/..", last, "latest fact", why.latest_year(last.year, told))
    if first == last:
        return anchor(f"{last.isoformat()}~", last, "latest fact", why.latest_day(last, told))
    if mention.told.part == "late":
        last += timedelta(days=1)
    month = f"{last.isoformat()[:7]}~" if _is_told_first(article, mention) else f"{last.isoformat()[:7]}/.."
    return anchor(month, last, "latest fact", why.latest_month(first, told))


def _anniversary(article: Article, own: Sequence[DateMention]) -> tuple[DateMention, int] | None:
    """How long ago a date is said to be, and the year in which that is: "Il y a 70 ans, le 12 mars 1945, le pont …"."""
    said = ((ago, year) for ago, dated, year in anniversaries(own) if _is_said_of(article, ago, dated))
    return next(said, None)


def _is_said_of(article: Article, ago: DateMention, dated: DateMention) -> bool:
    """Whether the date stands right after it, or a day right before a sentence that says nothing else: "… fiel die Brücke. Das ist jetzt 70 Jahre her."

    Not "founded in 1960 and sold ten years ago", nor "in 1995. Five years ago he …".
    """
    if ago.start < dated.start:
        between = article.text[ago.end : dated.start]
        return len(between) <= _APPOSED and _STOP.search(between) is None
    years = years_ago(ago)
    if not whole_day(dated) or years < _ROUND or years % 5:
        return False
    _, stop, opening = article.text[dated.end : ago.start].rpartition(". ")
    ends = _STOP.search(article.text, ago.end, ago.end + len(" heute."))
    return bool(stop) and 0 < len(opening) <= _APPOSED and ends is not None


def _is_told_first(article: Article, mention: DateMention) -> bool:
    """Whether the lead or what stands above it tells it; further down, news tells of what was long ago: "seit Juni 2003"."""
    lead = next((block.end for block in article.blocks if block.kind == "body"), 0)
    return mention.start < lead


def _from_days_without_year(
    article: Article, own: Sequence[DateMention], beside_facts: bool = False
) -> AnchorDay | None:
    """The latest day told as past, in the year that a weekday or a plan tells: "bis zum 31. Mai 2021".

    Beside a whole day, "lo scorso 3 novembre" tells no year: it may lie before that day.
    """
    near = told_from(own)
    dated = [m for m in own if m.told.month and m.told.day and not m.told.year and not m.until and m.tense != "future"]
    between = _told_between(own)
    dated = [m for m in dated if m.start not in between and not (beside_facts and (m.told.turn or 0) < 0)]
    hint = year_hint(own)
    found = [day_near(m, hint) if hint else day_in(m, near) if near else None for m in dated]
    days = [
        day
        for day, m in zip(found, dated, strict=True)
        if day and (m.tense or hint is None or day - hint.day <= timedelta(days=31))
    ]
    if not days:
        return None
    day = max(days)
    after = weekday_after(article, own, day)
    return (
        replace(after, source="latest fact")
        if after
        else anchor(f"{day.isoformat()}~", day, "latest fact", why.latest_day_in_year(day))
    )


def _told_between(own: Sequence[DateMention]) -> frozenset[int]:
    """Where days stand whose year the whole days around them in a paragraph tell: "25 November 2025 … 23 December … 11 March 2026"."""
    latest, earliest = _farthest(own, max), _farthest(own[::-1], min)
    found: set[int] = set()
    for mention in own:
        before, after = latest.get(mention.start), earliest.get(mention.start)
        if before and after and is_day_without_year(mention):
            days = (day_in(mention, year) for year in (before.year, before.year + 1))
            found.update(mention.start for day in days if day and before <= day <= after)
    return frozenset(found)


def _farthest(own: Sequence[DateMention], of: Callable[[date, date], date]) -> dict[int, date]:
    """Start of a mention → the latest or earliest whole day told in its paragraph on that side of it."""
    found: dict[int, date] = {}
    block, seen = -1, None
    for mention in own:
        if mention.block != block:
            block, seen = mention.block, None
        if seen:
            found[mention.start] = seen
        if day := whole_day(mention):
            seen = of(seen, day) if seen else day
    return found
