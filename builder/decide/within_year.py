"""The EDTF value of what a text tells besides the year: season, quarter, month, week, day, feast.

To place one more thing within a year, add its line to `value_within`.
"""

from __future__ import annotations

from datetime import date, timedelta

from builder.decide.calendars import ISLAMIC, feast_of, nth_weekday
from builder.edtf import bounds_of
from builder.model import Edtf, ToldDate

_FIRST_WEEK = timedelta(days=3)
"""The first week of a month or year holds its fourth day, the last its last but three: most of its days lie within (ISO 8601 says so for years)."""


def value_within(year: int, told: ToldDate) -> str | None:
    """None for a day that does not exist, and for a year that EDTF writes otherwise."""
    if not 1 <= year <= 9999:
        return None
    if told.feast:
        value = _feast_value(told.feast, year)
        return f"{value}~" if value and told.feast.startswith(ISLAMIC) else value
    if told.season:
        return qualified(f"{year:04d}-{told.season}", told)
    if told.quarter:
        return f"{year:04d}-{told.quarter * 3 - 2:02d}/{year:04d}-{told.quarter * 3:02d}"
    if told.half:
        return f"{year:04d}-{told.half * 6 - 5:02d}/{year:04d}-{told.half * 6:02d}"
    if told.week:
        return _week_value(year, told.month, told.week)
    if told.month is None:
        return qualified(f"{year:04d}", told)
    if told.nth is not None and told.weekday is not None:
        return _day_value(nth_weekday(year, told.month, told.weekday, told.nth))
    if told.day is None:
        return qualified(f"{year:04d}-{told.month:02d}", told)
    day = day_in(year, told.month, told.day)
    return qualified(day.isoformat(), told) if day else None


def qualified(edtf: str, told: ToldDate) -> str:
    """Approximate where the text says "about", or which part of it."""
    return f"{edtf}~" if told.part or told.about else edtf


def day_in(year: int, month: int, day: int) -> date | None:
    """The day, -1 being the last of the month; None if there is no such day."""
    if day < 0:
        return bounds_of(Edtf(f"{year:04d}-{month:02d}"))[1]
    try:
        return date(year, month, day)
    except ValueError:
        return None


def week_of(day: date) -> str:
    """From Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


_MONDAY, _FRIDAY, _SATURDAY = 0, 4, 5


def weekend_of(day: date) -> str:
    """The Saturday and Sunday nearest to a day, and the day itself if it lengthens them: of Labor Day, a Monday, those before it and it."""
    saturday = day + timedelta(days=(_SATURDAY - day.weekday() + 3) % 7 - 3)
    first = day if day.weekday() == _FRIDAY else saturday
    last = day if day.weekday() == _MONDAY else saturday + timedelta(days=1)
    return f"{first.isoformat()}/{last.isoformat()}"


def _feast_value(rule: str, year: int) -> str | None:
    """ "Ostern", or with the week or the weekend that it lies in: "Karwoche", "Osterwochenende"."""
    day = feast_of(rule, year)
    if day and rule.endswith(" week"):
        return week_of(day)
    return weekend_of(day) if day and rule.endswith(" weekend") else _day_value(day)


def _day_value(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _week_value(year: int, month: int | None, week: int) -> str:
    """The weeks of a month or year from its first on, or its last (-1)."""
    first, last = bounds_of(Edtf(f"{year:04d}-{month:02d}" if month else f"{year:04d}"))
    return week_of(last - _FIRST_WEEK if week < 0 else first + _FIRST_WEEK + timedelta(days=7 * (week - 1)))
