"""Gives what a text tells of a date its calendar value, seen from the anchor day and from the day told before.

Which module knows a kind of date is decided here, by the most telling field first; a new kind gets its line in `resolve`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from builder.decide import counted, year_left_out, year_named
from builder.decide import date_reasons as why
from builder.decide.reference import Reference, Resolved
from builder.decide.within_year import day_in
from builder.edtf import bounds_of
from builder.model import Edtf, Tense, ToldDate


def resolve(told: ToldDate, tense: Tense, reference: Reference, surface: str) -> Resolved | None:
    """The value of one date; None where what is told and known does not give one, or lies beyond the calendar."""
    try:
        value = _resolve(told, tense, reference, surface)
        if value and told.order_guessed:
            edtf = value.edtf if value.edtf[-1] in "?~" else f"{value.edtf}?"
            value = replace(value, edtf=edtf, why=why.order_guessed())
        if value:
            bounds_of(Edtf(value.edtf))
    except (ValueError, OverflowError):
        return None
    return value


def _resolve(told: ToldDate, tense: Tense, reference: Reference, surface: str) -> Resolved | None:
    if told.shift and told.calendar != "gregorian" and (told.month or told.shift.unit == "year"):
        return year_named.converted_turned(told, reference) if told.shift.unit == "year" else None
    if told.shift:
        return counted.shifted(told, tense, reference, _day_beside(told, reference))
    if told.calendar != "gregorian":
        return year_named.converted(told, reference, tense)
    if told.year and told.same:
        return counted.same_of_year(told, reference)
    if told.year:
        return year_named.with_year(told, reference)
    if reference.event and (day := year_left_out.day_of_event(told, reference)):
        return day
    anchor = reference.anchor
    if anchor is None:
        return None
    if told.feast or (told.month and told.nth is not None):
        return year_left_out.once_a_year(told, tense if tense == "since" else None, anchor)
    if told.season or told.quarter or told.half or told.week:
        return year_left_out.once_a_year(told, None if told.week else tense, anchor)
    if told.month and told.day:
        return year_left_out.day_of_month(told, tense, reference, anchor, surface)
    if told.month:
        return year_left_out.month(told, tense, reference, anchor)
    if told.weekday is not None and told.day:
        return year_left_out.weekday_and_day(told, anchor)
    if told.day:
        return year_left_out.day_alone(told, tense, anchor)
    if told.weekday is not None:
        return counted.weekday(told, tense, reference, anchor)
    return None


def _day_beside(told: ToldDate, reference: Reference) -> date | None:
    """The day of the date that a count stands beside: "three days after 12 January"."""
    if told.shift is None or not isinstance(told.shift.origin, ToldDate):
        return None
    found = resolve(told.shift.origin, None, reference, "")
    return bounds_of(Edtf(found.edtf))[0] if found else None


def resolve_interval(
    told: ToldDate, until: ToldDate, tense: Tense, reference: Reference, surface: str
) -> Resolved | None:
    """The value of "du 3 au 5 mai": each end lends the other what it leaves out."""
    if (told.turn or _is_counted_day(told)) and until == ToldDate(weekday=until.weekday):
        return _weekdays_from(told, until, tense, reference, surface)
    until = _completed(until, told)
    last = resolve(until, tense, reference, surface)
    if last is None:
        return None
    start, end = _completed(told, until), bounds_of(Edtf(last.edtf))[1]
    if told.month and not (told.day or told.year or told.shift) and until.month and told.month > until.month:
        start = told  # "Nov-Feb 2017": of the year before
    first: str | None
    if start.weekday is not None and not start.month:
        first = (end - timedelta(days=(end.weekday() - start.weekday) % 7)).isoformat()
    else:
        first = _start_before(start, end, tense, reference, surface)
    if not first or bounds_of(Edtf(first))[0] > end:
        return None
    return replace(last, edtf=f"{first.partition('/')[0]}/{last.edtf.rpartition('/')[2]}")


def _weekdays_from(
    told: ToldDate, until: ToldDate, tense: Tense, reference: Reference, surface: str
) -> Resolved | None:
    """ "Next Thursday to Saturday", "from today to Sunday": the turn is the first day's alone, and the last is the first such day after it."""
    first = resolve(told, tense, reference, surface)
    if first is None or until.weekday is None:
        return None
    day = bounds_of(Edtf(first.edtf))[0]
    end = day + timedelta(days=(until.weekday - day.weekday() - 1) % 7 + 1)
    return replace(first, edtf=f"{first.edtf}/{end.isoformat()}") if first.edtf == day.isoformat() else None


def _is_counted_day(told: ToldDate) -> bool:
    """ "Today", "tomorrow": it lends nothing to the other end."""
    return told.shift is not None and told.shift.unit == "day"


def _completed(told: ToldDate, other: ToldDate) -> ToldDate:
    """With the month, the year, the calendar and the turn of the other end where it has none of its own."""
    counted_from_this = other.shift and isinstance(other.shift.origin, ToldDate)  # "the three months to January"
    if counted_from_this or (other.shift and told.year) or _is_counted_day(other):  # "22 January 2019 to yesterday"
        return told
    day_of_its_month = told.day and other.month  # "del 22 al 25 de abril de este año"
    if told.shift or (other.shift and told.month is None and told.weekday is None and not day_of_its_month):
        return told
    month = told.month or (other.month if told.day else None)
    year = told.year or (other.year if month or told.quarter else None)
    turn = told.turn if told.turn is not None else other.turn if year is None else None
    # Of "6/11 حتى 1/12/1436 هـ" only the last end shows the calendar.
    calendar = told.calendar if told.month and (told.year or not other.year) else other.calendar
    return replace(
        told, month=month, year=year, calendar=calendar, turn=turn, shift=told.shift or (other.shift if month else None)
    )


def _start_before(told: ToldDate, end: date, tense: Tense, reference: Reference, surface: str) -> str | None:
    """The value of an interval's first end: the latest one that is not after its last."""
    if told.month and not told.shift and not told.week and told.calendar == "gregorian":
        if not told.day and told.nth is None and told.year is None and told.turn is None:
            return f"{end.year if told.month <= end.month else end.year - 1:04d}-{told.month:02d}"
        if told.day and told.year in (None, f"{end.year:04d}"):
            days = (day_in(year, told.month, told.day) for year in (end.year, end.year - 1))
            if day := next((day for day in days if day and day <= end), None):
                return day.isoformat()
    first = resolve(told, tense, reference, surface)
    return first.edtf if first else None
