"""What the dates of an article tell by themselves, while its day of publication is looked for: days, weekdays, years.

`own` are the article's own dates, in order, none from comments or boilerplate. To draw one more thing from them, add a function.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from builder.decide import date_reasons as why
from builder.decide.reference import Reference
from builder.decide.resolve import resolve
from builder.decide.year_named import NEWEST_YEAR
from builder.edtf import bounds_of
from builder.model import AnchorDay, DateMention, Edtf, ToldDate

_LEAD = 2  # blocks after the first that holds a date
_BESIDE = 30  # characters between "thirty years ago" and the date that it is counted from
_SENTENCE_ON = 50  # characters that may stand between a date and what it is now: "On 8 May 1945 the war ended. That is 70 years ago"
_APPOSED = 3  # characters between "tomorrow" and its date: ", "
_LONG_AGO = 2  # years between the latest fact and a plan, from which on the plan tells the year
_A_MONTH = timedelta(days=31)
_CHAPTER = 3  # blocks
_GOES_ON = timedelta(days=62)  # after a story's day with its year: farther on, a day without one is rather of another
_BACKWARD = 2.5  # times as far as a year on is a year back: what an article tells with its year mostly lies behind it
_OLDEST_FALLBACK = 30  # years: a weekday alone names no earlier year than this before NEWEST_YEAR


def hint(edtf: str, day: date) -> AnchorDay:
    """A day that dates are seen from until the day of publication is known."""
    return AnchorDay(edtf=Edtf(edtf), day=day, source="latest fact", why=why.seen_from())


# -- days -----------------------------------------------------------------------------------------------------------


def whole_day(mention: DateMention) -> date | None:
    """The day of a date that is complete in itself."""
    told = mention.told
    if mention.until or not (told.year and told.month and told.day):
        return None
    found = resolve(told, None, Reference(None), "")
    return bounds_of(Edtf(found.edtf))[0] if found else None


def day_of(mention: DateMention, near: int | None) -> date | None:
    """The day of a date with or without its year; without a weekday, only if there is a year that it is near."""
    if day := whole_day(mention):
        return day
    if mention.told.weekday is not None:
        return day_by_weekday(mention, near)
    return day_near(mention, _middle_of(near)) if near else None


def day_near(mention: DateMention, seen_from: AnchorDay) -> date | None:
    """The day of a date without a year, in the year that puts it nearest."""
    found = resolve(mention.told, None, Reference(seen_from), "")
    return bounds_of(Edtf(found.edtf))[0] if found else None


def day_in(mention: DateMention, year: int) -> date | None:
    """The day of a date without a year in a year of our calendar."""
    found = resolve(replace(mention.told, weekday=None, turn=None), None, Reference(_middle_of(year)), "")
    day = bounds_of(Edtf(found.edtf))[0] if found else None
    return day if day and day.year == year else None


def day_by_weekday(mention: DateMention, near: int | None) -> date | None:
    """The day in the year nearest to `near`, or else the latest year, in which the weekday is the one told.

    Rather after `near`, the latest year that is told, than before it, as long as that year is no later than this program knows of.
    """
    told = mention.told
    if told.weekday is None or not told.month or not told.day:
        return None
    if near is None:
        years = range(NEWEST_YEAR - _OLDEST_FALLBACK, NEWEST_YEAR + 1)
    else:
        years = range(near - 6, min(near + 6, max(NEWEST_YEAR, near)) + 1)
    days = [d for year in years if (d := day_in(mention, year)) and d.weekday() == told.weekday]
    if near is None:
        return max(days, default=None)
    return min(days, key=lambda day: (_years_apart(near, day.year), -day.year), default=None)


def _years_apart(near: int, year: int) -> float:
    return max(year - near, _BACKWARD * (near - year))


def _middle_of(year: int) -> AnchorDay:
    return hint(f"{year:04d}", date(year, 7, 1))


def days_seen_from(mention: DateMention, latest: AnchorDay) -> tuple[date, date] | None:
    """First and last day of a past date without a year ("fin février"), seen from the latest fact."""
    told = mention.told
    if told.year or told.shift or told.week or not told.month or mention.until or mention.tense == "future":
        return None
    found = resolve(told, "past", Reference(latest), "")
    return bounds_of(Edtf(found.edtf)) if found else None


def without_stories(own: Sequence[DateMention]) -> list[DateMention]:
    """Without the days that go on from one told years before the rest: "on 9 January 1923 … on Monday, 15 January"."""
    latest, kept = told_from(own), list[DateMention]()
    begun: tuple[date, int] | None = None
    for mention in own:
        if day := whole_day(mention):
            begun = (day, mention.block) if latest and day.year <= latest - _LONG_AGO else None
        elif begun and not mention.until and mention.block - begun[1] <= _CHAPTER and goes_on(mention, begun[0]):
            continue
        kept.append(mention)
    return kept


def goes_on(mention: DateMention, begun: date) -> date | None:
    """The day of a date without a year, where it follows one told with its year so soon that it is of the same story."""
    told = mention.told
    if told.turn is not None or told.shift or not (told.month and told.day):
        return None
    day = day_in(mention, begun.year)
    follows = day and begun <= day <= begun + _GOES_ON and told.weekday in (None, day.weekday())
    return day if follows else None


# -- weekdays -------------------------------------------------------------------------------------------------------


def own_weekday(own: Sequence[DateMention]) -> int | None:
    """The weekday that the article says it is: "ce dimanche", "aujourd'hui vendredi"; else the only one it names."""
    said = said_weekday(own)
    bare = {m.told.weekday for m in own if m.told.weekday is not None and m.told.month is None and m.told.turn is None}
    return said if said is not None else bare.pop() if len(bare) == 1 else None


def said_weekday(own: Sequence[DateMention]) -> int | None:
    """The weekday that the article calls today's: "ce dimanche"; of "أمس الاثنين" it is the day after."""
    found = says_weekday(own)
    return found[1] if found else None


def says_weekday(own: Sequence[DateMention]) -> tuple[DateMention, int] | None:
    """The first mention that tells today's weekday, and that weekday."""
    for mention in own:
        weekday, off = mention.told.weekday, days_off(mention)
        if weekday is not None and off is not None and not mention.until:
            return mention, (weekday - off) % 7
    return None


def lead_weekdays(own: Sequence[DateMention]) -> list[DateMention]:
    """The bare weekdays of the lead that are not told as planned."""
    return [m for m in own if m.block <= own[0].block + _LEAD and is_bare_weekday(m) and m.tense != "future"]


def is_bare_weekday(mention: DateMention) -> bool:
    told = mention.told
    return told.weekday is not None and not (mention.until or told.month or told.day or told.turn or told.shift)


def is_weekday_and_number(mention: DateMention) -> bool:
    """ "Tuesday the 4th": a day without month and year."""
    told = mention.told
    return bool(told.weekday is not None and told.day) and not (mention.until or told.month or told.year or told.shift)


def last_numbered(numbered: Sequence[DateMention], year: int, month: int) -> date | None:
    """The day of the month that the article calls today, or else the latest of those; None where a weekday does not fit."""
    days = [day_in(replace(m, told=replace(m.told, month=month)), year) for m in numbered]
    if not all(day and day.weekday() == m.told.weekday for day, m in zip(days, numbered, strict=True)):
        return None
    today = [day for day, m in zip(days, numbered, strict=True) if day and m.told.turn == 0]
    return max(today or [day for day in days if day])


def planned_after(own: Sequence[DateMention], day: date) -> date | None:
    """The first day after `day` that the article names with its weekday and date, or as planned."""
    near = _middle_of(day.year) if day.month in range(3, 11) else hint(day.isoformat(), day)
    dated = [m for m in own if m.told.month and m.told.day and not m.until]
    days = [whole_day(m) or day_near(m, near) for m in dated if m.tense == "future" or m.told.weekday is not None]
    return min((d for d in days if d and d > day), default=None)


def days_off(mention: DateMention) -> int | None:
    """How many days from today it says that it is: "yesterday", "ce dimanche"; None for what does not say."""
    told = mention.told
    if told.shift is None:
        return 0 if told.turn == 0 else None
    return told.shift.count if told.shift.unit == "day" and told.shift.origin == "anchor" else None


def told_twice(own: Sequence[DateMention]) -> Iterator[tuple[DateMention, DateMention]]:
    """Pairs of "tomorrow" and the date that it is: "domani, domenica 10 marzo"."""
    for one, other in pairwise(own):
        dated = other.told.month and other.told.day and not other.until and not other.told.shift
        if days_off(one) and dated and other.start - one.end <= _APPOSED:
            yield one, other


def told_ahead(own: Sequence[DateMention]) -> tuple[DateMention, date, int] | None:
    """ "Tomorrow, Friday" with the latest day that is told with its year, if that is a Friday, and how many days off it is."""
    latest = max((day for m in own if (day := whole_day(m))), default=None)
    for mention in own:
        off = days_off(mention) or 0
        if latest and off > 0 and mention.told.weekday == latest.weekday() and not mention.told.month:
            return mention, latest, off
    return None


def years_ago(mention: DateMention) -> int:
    """How many years before today it says that it is, 0 for what does not say so."""
    shift = mention.told.shift
    return -shift.count if shift and shift.unit == "year" and shift.origin == "anchor" and shift.count < 0 else 0


def told_to_the_day(own: Sequence[DateMention]) -> Iterator[tuple[DateMention, DateMention, date]]:
    """Pairs of "a hundred years ago today" and the date that it is, with the day of that date."""
    for one, other in pairwise(own):
        beside = other.start - one.end <= _BESIDE and years_ago(one) and one.told.turn == 0
        if beside and (day := whole_day(other)):
            yield one, other, day


# -- years ----------------------------------------------------------------------------------------------------------


Fact = tuple[date, date, DateMention]
"""The first and the last day of what is told with its year, and where."""


def _facts(own: Sequence[DateMention]) -> Iterator[Fact]:
    """What the article tells with its year: first and last day; of a stretch, its end ("from 2013 to 2017", "1-9 May 2017").

    A school year, a season or a winter, "2008/2009", is told from its beginning on.
    """
    for mention in own:
        ends = mention.until and mention.until.year and not _is_season(mention)
        told = mention.until if mention.until and (ends or not mention.told.year) else mention.told
        if told.year and told.year.isdigit() and told.shift is None:
            found = resolve(told, None, Reference(None), "")
            if found:
                yield *bounds_of(Edtf(found.edtf)), mention


def _is_season(mention: DateMention) -> bool:
    """Whether it is two years, one after the other."""
    first, last = mention.told, mention.until
    if not last or first != ToldDate(year=first.year) or last != ToldDate(year=last.year):
        return False
    return f"{first.year}{last.year}".isdigit() and int(first.year or 0) + 1 == int(last.year or 0)


def past_facts(own: Sequence[DateMention]) -> list[Fact]:
    """What it tells with its year and not as planned: "by 2050", "the 2030 goals" are no facts."""
    return _past(list(_facts(own)))


def _past(facts: Sequence[Fact]) -> list[Fact]:
    newest = _newest_year(facts)
    return [fact for fact in facts if fact[0].year <= newest and fact[2].tense != "future"]


def _newest_year(facts: Sequence[Fact]) -> int:
    """The newest year that may be past: of a day told as past, or else the one that this program knows of."""
    told = [first.year for first, last, m in facts if first == last and m.tense in ("past", "since")]
    return max([NEWEST_YEAR, *told])


def told_from(own: Sequence[DateMention]) -> int | None:
    """The year that an article tells from, as far as it shows: that of an anniversary, or the latest told as past."""
    return anniversary(own) or max(fact_years(own), default=None)


def is_far(day: date, own: Sequence[DateMention]) -> bool:
    """Whether a day lies in another year than the one that it was found by, where nothing but years is told.

    Such a year may be that of something long past, "the murder of 2002": the weekday of a later day proves no year then.
    """
    near = told_from(own)
    fine = any(last - first <= _A_MONTH for first, last, _ in past_facts(own))
    return near is not None and day.year != near and not fine and anniversary(own) is None


def fact_years(own: Sequence[DateMention]) -> list[int]:
    """The years told as past; plans, where all else is long ago, tell the year too: few look far ahead."""
    facts = list(_facts(own))
    past, newest = [last.year for _, last, _ in _past(facts)], _newest_year(facts)
    ahead = [first.year for first, _, m in facts if first.year <= newest and m.tense == "future"]
    if not past:
        return [max(ahead)] if ahead else []
    far = [year for year in ahead if year - max(past) > _LONG_AGO]
    return [*past, min(far)] if far else past


def year_hint(own: Sequence[DateMention]) -> AnchorDay | None:
    """A day that the article names with its weekday, in the year where they agree; past or planned."""
    near = told_from(own)
    named = [m for m in own if not m.told.year and not m.told.shift and not m.until]
    days = [day for m in named if (day := day_by_weekday(m, near))]
    return hint(days[0].isoformat(), days[0]) if days else None


def anniversary(own: Sequence[DateMention]) -> int | None:
    """The year that "thirty years ago" and "on 7 December 1988", beside each other, are told in."""
    near = (year for ago, dated, year in anniversaries(own) if _gap_between(ago, dated) <= _BESIDE)
    return next(near, None)


def anniversaries(own: Sequence[DateMention]) -> Iterator[tuple[DateMention, DateMention, int]]:
    """What is told as so many years ago, a date with its year that stands near, and the year in which that is told, if the one is said of the other."""
    for one, other in pairwise(own):
        ago, dated = (one, other) if one.told.shift else (other, one)
        years, year = years_ago(ago), dated.told.year
        near = not dated.until and _gap_between(one, other) <= _SENTENCE_ON
        if near and years > 1 and year and year.isdigit() and int(year) + years <= NEWEST_YEAR:
            yield ago, dated, int(year) + years


def _gap_between(one: DateMention, other: DateMention) -> int:
    """Characters between two mentions, in whatever order."""
    return max(other.start - one.end, one.start - other.end)
