"""The day of publication from days that are told twice, or by their weekday: "domani, domenica 10 marzo", "on Saturday" in the lead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from builder.decide import date_reasons as why
from builder.decide import within_year
from builder.decide.anchor_day.parts import anchor, surface
from builder.decide.told_days import (
    day_of,
    days_off,
    is_far,
    is_weekday_and_number,
    last_numbered,
    lead_weekdays,
    past_facts,
    planned_after,
    says_weekday,
    told_ahead,
    told_from,
    told_to_the_day,
    told_twice,
    years_ago,
)
from builder.model import AnchorDay, Article, DateMention

_ALMOST_A_WEEK = 6  # days: so long after a day, a weekday is rather the one before it
_A_WEEK_ON = 7
_JUST_AFTER = 4  # days that a weekday may lie after the latest day, where the lead tells that day by its weekday, too
_MONTHS_SINCE = 60  # in which a day is looked for whose year and month the text leaves out
_OLDEST_PAGE = 1990  # a page of which no later year is known tells nothing of its own year
_A_MONTH = timedelta(days=31)
_A_YEAR = timedelta(days=366)


def from_anniversary(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day on which "a hundred years ago today, on Oct. 20, 1917" is told."""
    for one, other, day in told_to_the_day(own):
        if found := within_year.day_in(day.year + years_ago(one), day.month, day.day):
            reason = why.told_twice(article.text[one.start : other.end], day)
            return anchor(found.isoformat(), found, "weekday", reason)
    return None


def from_tomorrow(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day from which "domani, domenica 10 marzo" is seen, or "tomorrow, Friday" where the text dates that Friday."""
    near = told_from(own)
    for one, other in told_twice(own):
        day = day_of(other, near)
        off = days_off(one)
        if day and off:
            reason = why.told_twice(article.text[one.start : other.end], day)
            found = day - timedelta(days=off)
            sure = other.told.year or (other.told.weekday is not None and not is_far(day, own))
            return anchor(found.isoformat() if sure else f"{found.isoformat()}?", found, "weekday", reason)
    if ahead := told_ahead(own):
        one, day, off = ahead
        found = day - timedelta(days=off)
        return anchor(found.isoformat(), found, "weekday", why.told_twice(surface(article, one), day))
    return None


def from_weekday(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day that the article calls today, or the latest that it names by weekday, day and month."""
    ends = [end for m in own for end in (m, *_last_of(m))]
    named = [m for m in ends if m.told.day and m.told.month and (m.told.weekday is not None or m.told.turn == 0)]
    near = told_from(own)
    found = [(day, m) for m in named if m.tense != "future" and (day := day_of(m, near))]
    today = [(day, m) for day, m in found if m.told.turn == 0]
    if not found:
        return None
    day, mention = today[0] if today else max(found, key=lambda pair: pair[0])
    facts = [last for _, last, _ in past_facts(own)]
    if not today and facts and max(facts) - day > timedelta(days=31):
        return None
    reason = why.weekday_of_year(surface(article, mention), day, nearest=near is not None)
    if today:
        doubt = "?" if not mention.told.year and is_far(day, own) else ""
        return anchor(f"{day.isoformat()}{doubt}", day, "weekday", reason)
    return (None if mention.told.year else weekday_after(article, own, day)) or anchor(
        f"{day.isoformat()}~", day, "weekday", why.latest_of(reason)
    )


def _last_of(mention: DateMention) -> Iterator[DateMention]:
    """The last day of several: "la nuit de dimanche 3 à lundi 4 juillet" is told on Monday at the earliest."""
    if mention.until is not None:
        yield replace(mention, told=mention.until, until=None)


def weekday_after(article: Article, own: Sequence[DateMention], day: date) -> AnchorDay | None:
    """The latest past weekday of the lead, after the latest day that is told with its date, but before a planned one.

    Writers name days of the last week by their weekday and older ones by their date. A weekday that is that day's own
    is that day, rather than one a week later: "am Samstag" beside "21.12.2019".
    """
    if today := says_weekday(own):
        mention, said = today
        found = _of_its_number(mention, day) or day + timedelta(days=(said - day.weekday()) % 7)
        return anchor(f"{found.isoformat()}~", found, "weekday", why.weekday_of_lead(surface(article, mention), day))
    planned = planned_after(own, day)
    after = {
        (m.told.weekday - day.weekday() - 1) % 7 + 1: m
        for m in reversed(lead_weekdays(own))
        if m.told.weekday is not None
    }
    own_day = _A_WEEK_ON in after
    reach = _JUST_AFTER if own_day else _ALMOST_A_WEEK
    near = [n for n in after if n < reach and (planned is None or day + timedelta(days=n) < planned)]
    if not near and (own_day or not (after and planned is None)):
        return None
    count = max(near, default=0) or min(after)
    found = day + timedelta(days=count)
    return anchor(f"{found.isoformat()}~", found, "weekday", why.weekday_of_lead(surface(article, after[count]), day))


def _of_its_number(mention: DateMention, since: date) -> date | None:
    """The first such day of "desta terça-feira (3)": a month that begins with another weekday has no Tuesday the 3rd."""
    if not is_weekday_and_number(mention):
        return None
    days = (last_numbered([mention], *_month_after(since, months)) for months in range(_MONTHS_SINCE))
    return next((day for day in days if day and day >= since), None)


def from_weekday_and_number(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day of "Tuesday the 4th", "na terça-feira (4)" in the month, since the latest fact, that is nearest to those told without a year.

    Several months of a year have such a day; a text speaks of the months around it. A guess, then.
    """
    numbered = [m for m in own if is_weekday_and_number(m) and m.tense != "future"]
    told = [m.told.month for m in own if m.told.month and not m.told.year and not m.told.shift and not m.until]
    facts = past_facts(own)
    if not (numbered and told and facts):
        return None
    days_told = [first for first, last, _ in facts if last - first <= _A_MONTH]
    since = max(days_told or [first for first, _, _ in facts])
    if not days_told and since.year < _OLDEST_PAGE:
        return None  # "the most rain since 1932"
    days = [day for n in range(_MONTHS_SINCE) if (day := last_numbered(numbered, *_month_after(since, n)))]
    if not days:
        return None

    def apart(day: date) -> float:
        months = sum(min((day.month - month) % 12, (month - day.month) % 12) for month in told)
        return months + (day - since) / _A_YEAR

    day = min((day for day in days if day >= since), key=apart)
    mention = next((m for m in numbered if m.told.turn == 0), numbered[-1])
    reason = why.weekday_and_number(surface(article, mention), day)
    return anchor(f"{day.isoformat()}?", day, "weekday", reason)


def _month_after(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1
