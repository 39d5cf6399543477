"""The value of a date whose year the text names, in our calendar or another.

To read one more way of naming a year, give it its line in `full_year`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from builder.decide import date_reasons as why
from builder.decide.calendars import days_of, feast_of, year_of
from builder.decide.reference import OVER, Reference, Resolved, is_open
from builder.decide.within_year import qualified, value_within
from builder.edtf import bounds_of
from builder.model import AnchorDay, Edtf, Reason, Tense, ToldDate

NEWEST_YEAR = 2026
"""The year this program was written in. Where a text gives no year at all, the latest that fits is taken, up to this one:
a clock would make tomorrow's build differ from today's."""
HISTORY = 60
"""Years after which the latest that a page tells is no news of its own: an obituary of today may name no later year than the war's."""
_SOON = 5
"""Years that "'33" may lie ahead; from 2020 on, it is rather 1933."""
_NO_LATER = 1999
"""Year to which a text may go on of which nothing but an earlier one is known."""
_AHEAD, _BACK = 45, 60
"""Days that a day told as over may lie ahead, and what is planned behind, as for the days of our calendar;"""
_MONTH_AHEAD = 100
"""and those that the month may: "the bridge that is to open in Esfand was inspected"."""
_EVE = timedelta(days=1)  # new year is told by the sun: some years it is the 20th of March
_LAST_OF_OTHERS = 1500
"""Years after it are of our calendar, beside a month of another, too."""
_NOW = "13"
"""The century of the Persian calendar that a decade or a year without one is of: 1921 to 2021 ("دهه ۷۰", "سال ۹۸"). Later years are written
in full; of the Islamic calendar all are."""


def with_year(told: ToldDate, reference: Reference) -> Resolved | None:
    """A date of our calendar with its year, decade or century; None for a day that does not exist."""
    assert told.year
    year, reason = _full_year(told.year, reference)
    if not year.isdigit():
        told_reason = why.named("century" if year.endswith("XX") else "decade", told.part)
        return Resolved(qualified(year, told), "explicit", reason or told_reason)
    value = value_within(int(year), told)
    if value is None:
        return None
    return Resolved(value, "partial" if reason else "explicit", reason or _reason(told, value), names_year=True)


def _full_year(year: str, reference: Reference) -> tuple[str, Reason | None]:
    """The year with its century, and the reason where that was left out ("98", "les années 60")."""
    if not year.startswith("XX"):
        return year, None
    anchor = reference.anchor
    near = anchor.day.year if anchor else NEWEST_YEAR
    if anchor and is_open(anchor):
        near = max(near, _NO_LATER)  # "rain was measured from 1882 on … the droughts of the '40s"
    if year.endswith("X"):
        century = next(c for c in range(near // 100, -1, -1) if c * 100 + int(year[2]) * 10 <= near)
        return f"{century:02d}{year[2:]}", why.latest_decade(f"{century:02d}{year[2:]}", near)
    century = (near + _SOON - int(year[2:])) // 100
    full = f"{century:02d}{year[2:]}"
    return full, why.latest_century(full, near)


def _reason(told: ToldDate, value: str) -> Reason:
    if told.day is None or told.month is None:
        return why.named("year" if told.month is None else "month", told.part)
    day = bounds_of(Edtf(value))[0]
    if told.weekday is not None and day.weekday() != told.weekday:
        return why.another_weekday(day, told.weekday)
    return why.whole_date()


def converted(told: ToldDate, reference: Reference, tense: Tense = None) -> Resolved | None:
    """A date of the Islamic or the Persian calendar; without a year, the nearest to the anchor day, or the last or next one: "رمضان الماضي".

    What a sentence of the past tells is the last: in Ordibehesht, "۲۱ آبان … کشته شدند" was half a year ago.
    """
    if told.year and told.year.endswith("X"):
        return _converted_years(told)
    if told.year and not told.year.isdigit():
        year = told.year.replace("XX", _NOW) if told.calendar == "persian" else None
        return converted(replace(told, year=year), reference)
    if told.year and told.feast:
        return _feast_in(told, int(told.year), told.feast)
    if told.year and told.month and int(told.year) > _LAST_OF_OTHERS:
        return _month_in_our_year(told, int(told.year))
    if told.year:
        days = days_of(told.calendar, int(told.year), told.month, told.day)
        if days and told.season and told.calendar == "persian":
            season = f"{days[0].year:04d}-{told.season}"  # a Persian year begins with spring and ends with the winter that began in it
            return Resolved(qualified(season, told), "explicit", why.converted(told.calendar), names_year=True)
        return Resolved(_about(*days), "explicit", why.converted(told.calendar), names_year=True) if days else None
    if not (reference.anchor and told.month):
        return None
    anchor = reference.anchor.day
    near = anchor.year - 621 if told.calendar == "persian" else round((anchor.year - 622) * 33 / 32)
    found = [days for year in range(near - 2, near + 3) if (days := days_of(told.calendar, year, told.month, told.day))]
    if told.turn:
        found = [(first, last) for first, last in found if (last < anchor if told.turn < 0 else first > anchor)]
    if not found:
        return None
    nearest = min(found, key=lambda days: abs((days[0] - anchor).days))
    reason = why.converted_nearest(told.calendar, reference.anchor)
    ahead = _AHEAD if told.day else _MONTH_AHEAD
    fitting = _of_tense(found, nearest, tense, reference.anchor, ahead) if not told.turn else ()
    if tense and fitting:
        nearest = min(fitting, key=lambda days: abs((days[0] - anchor).days))
        reason = why.both(why.converted(told.calendar), why.by_tense(tense, reference.anchor))
    if told.turn:
        reason = why.both(why.converted(told.calendar), why.turned(told.turn, reference.anchor))
    return Resolved(_about(*nearest), "partial", reason)


def _month_in_our_year(told: ToldDate, year: int) -> Resolved | None:
    """ "Ramadan 2018": a month of another calendar in a year of ours, the first that begins in it."""
    near = year - 621 if told.calendar == "persian" else round((year - 622) * 33 / 32)
    found = (days_of(told.calendar, other, told.month, told.day) for other in range(near - 2, near + 3))
    days = next((days for days in found if days and days[0].year == year), None)
    return Resolved(_about(*days), "explicit", why.converted(told.calendar), names_year=True) if days else None


def _of_tense(
    found: Sequence[tuple[date, date]], nearest: tuple[date, date], tense: Tense, anchor: AnchorDay, most: int
) -> Sequence[tuple[date, date]]:
    """Those that have begun, or are to come, where the tense of the sentence speaks against the nearest; `most`: days it may lie ahead."""
    ahead = (nearest[0] - anchor.day).days
    if is_open(anchor):
        return ()
    if tense in OVER and ahead > (most if tense == "past" else 0):
        return [days for days in found if days[0] <= anchor.day]
    return [days for days in found if days[1] >= anchor.day] if tense == "future" and -ahead > _BACK else ()


def _feast_in(told: ToldDate, year: int, feast: str) -> Resolved | None:
    """ "نوروز ۱۴۰۰": a feast within a year of another calendar."""
    days = days_of(told.calendar, year, None, None)
    if days is None:
        return None
    first, last = days
    for day in (feast_of(feast, first.year), feast_of(feast, last.year)):
        if day and first - _EVE <= day <= last:
            return Resolved(f"{day.isoformat()}~", "explicit", why.converted(told.calendar), names_year=True)
    return None


def converted_turned(told: ToldDate, reference: Reference) -> Resolved | None:
    """ "مهر امسال", "امسال": this, the last or the next year of another calendar, a month of it, or where it begins or ends."""
    assert told.shift
    year = year_of(told.calendar, reference.anchor.day) if reference.anchor else None
    if year and told.part and told.month is None:
        days = days_of(told.calendar, year + told.shift.count, None, None)
        if days and told.part != "mid":
            turn = days[told.part == "late"]
            return Resolved(f"{turn:%Y-%m}~", "relative", why.converted(told.calendar))
    found = converted(replace(told, year=str(year + told.shift.count), shift=None), reference) if year else None
    return replace(found, kind="relative") if found else None


def _converted_years(told: ToldDate) -> Resolved | None:
    """A decade, or a century, which begins with its year 1."""
    assert told.year
    if told.year.endswith("XX"):
        years = int(told.year[:2]) * 100 + 1, int(told.year[:2]) * 100 + 100
    else:
        decade = int(told.year[:3].replace("XX", _NOW)) * 10
        years = decade, decade + 9
    first, last = (days_of(told.calendar, year, None, None) for year in years)
    return Resolved(_about(first[0], last[1]), "explicit", why.converted(told.calendar)) if first and last else None


def _about(first: date, last: date) -> str:
    """A day for a day, its days for a month or year; always approximate."""
    return f"{first.isoformat()}~" if first == last else f"{first.isoformat()}~/{last.isoformat()}~"
