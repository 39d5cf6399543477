"""Days of other calendars as days of ours, and feasts by their rule.

To read one more calendar, add a function from its year and month to the first day, and its line in `days_of`.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from hijridate import Hijri

_PERSIAN_LEAP = frozenset({1, 5, 9, 13, 17, 22, 26, 30})
"""Years of the 33-year cycle that have a 30th of Esfand: right from 1206 to 1402 and a day off at most nearby, hence `~`."""
_PERSIAN_MONTH_DAYS = (31,) * 6 + (30,) * 6
ISLAMIC = "islamic-"
"""What the rule of a feast begins with that the moon tells: off by a day where it was seen otherwise."""
_ADVENT = re.compile(r"advent-(?P<sunday>-?\d)(?P<days>[+-]\d+)?")
_NTH_WEEKDAY = re.compile(r"(?P<month>\d+)-(?P<nth>\d(?=st|nd|rd|th)|last)(?:st|nd|rd|th)?-(?P<weekday>\d)")


def days_of(calendar: str, year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    """The first and last day of a year, month or day of the Islamic or Persian calendar; None if there is no such day."""
    day_of = _islamic_day if calendar == "islamic" else _persian_day
    try:
        start = day_of(year, month or 1, day or 1)
        if day:
            return start, start
        after = day_of(year, month + 1, 1) if month and month < 12 else day_of(year + 1, 1, 1)
    except (ValueError, OverflowError):
        return None
    return start, after - timedelta(days=1)


def year_of(calendar: str, day: date) -> int | None:
    """The year of the Islamic or Persian calendar that a day of ours lies in; None where that has no such year."""
    near = day.year - 622 if calendar == "persian" else round((day.year - 622) * 33 / 32)
    spans = ((year, days_of(calendar, year, None, None)) for year in range(near - 2, near + 4))
    return next((year for year, days in spans if days and days[0] <= day <= days[1]), None)


def _islamic_day(year: int, month: int, day: int) -> date:
    """By the calendar of Umm al-Qura where hijridate has it (1343 to 1500), else by the rule of thirty years."""
    try:
        found = Hijri(year, month, day).to_gregorian()
        return date(found.year, found.month, found.day)
    except OverflowError:
        days = (year - 1) * 354 + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2 + day - 1
        return date(622, 7, 19) + timedelta(days=days)


def _persian_day(year: int, month: int, day: int) -> date:
    if not (1 <= year <= 3000 and 1 <= month <= 12 and 1 <= day <= 31):
        raise ValueError("no day of the Persian calendar")
    cycles, rest = divmod(year - 1, 33)
    leaps = cycles * 8 + sum(1 for leap in _PERSIAN_LEAP if leap <= rest)
    days = (year - 1) * 365 + leaps + sum(_PERSIAN_MONTH_DAYS[: month - 1]) + day - 1
    return date(622, 3, 21) + timedelta(days=days)


def feast_of(rule: str, year: int) -> date | None:
    """The day of a feast in a year: `12-25`, `easter-2`, `11-4th-4` (the fourth Thursday of November, Monday being 1), `5-last-1`, `islamic-12-10`,
    `pascha+49` (days from the Easter of the eastern churches), `advent-1` (the first Sunday of Advent), `advent-0-4` (four days before the Sunday before it).

    Of "easter-1 week" and "easter weekend" the day that they lie around. The first of two, where an Islamic feast falls twice into one year of ours.
    """
    rule = rule.partition(" ")[0]
    if rule.startswith(ISLAMIC):
        month, day = map(int, rule.removeprefix(ISLAMIC).split("-"))
        first = year_of("islamic", date(year, 1, 1)) or 0
        days = (days_of("islamic", of, month, day) for of in (first, first + 1))
        return next((found[0] for found in days if found and found[0].year == year), None)
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    if rule.startswith("pascha"):
        return orthodox_easter(year) + timedelta(days=int(rule.removeprefix("pascha") or 0))
    if advent := _ADVENT.fullmatch(rule):
        eve = date(year, 12, 24)
        last = eve - timedelta(days=(eve.weekday() + 1) % 7)
        return last + timedelta(days=7 * (int(advent["sunday"]) - 4) + int(advent["days"] or 0))
    nth = _NTH_WEEKDAY.fullmatch(rule)
    if nth:
        count = -1 if nth["nth"] == "last" else int(nth["nth"])
        return nth_weekday(year, int(nth["month"]), int(nth["weekday"]) - 1, count)
    month, day = map(int, rule.split("-"))
    return date(year, month, day)


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus, Jones, Butcher)."""
    a, (b, c) = year % 19, divmod(year, 100)
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    w = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    month, day = divmod(h + w - 7 * ((a + 11 * h + 22 * w) // 451) + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches (Meeus' Julian algorithm), in our calendar."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth (-1: the last) such weekday of a month; None where the month has no fifth."""
    if nth > 0:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        last = (date(year + month // 12, month % 12 + 1, 1)) - timedelta(days=1)
        day = last - timedelta(days=(last.weekday() - weekday) % 7)
    return day if day.month == month else None
