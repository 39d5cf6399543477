"""The value of a date that is counted from another: weekdays, "hier", "il y a trois mois", "deux jours plus tard".

To count in one more unit, give it its lines in `_counted`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from builder.decide import date_reasons as why
from builder.decide.reference import (
    OVER,
    Reference,
    Resolved,
    fits_tense,
    if_exact,
    if_sure,
    is_guess,
    is_open,
    is_wide,
    month_about,
)
from builder.decide.within_year import day_in, qualified, value_within, week_of, weekend_of
from builder.decide.year_named import with_year
from builder.edtf import bounds_of
from builder.model import AnchorDay, Edtf, Shift, Tense, ToldDate

_IN_MONTHS: Mapping[str, int] = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
_WITHIN_A_MONTH = 15  # days: so few, counted from a day that is known by its month, mostly stay in it
_AHEAD_OF_COUNT = 3  # days that a weekday may lie after what is counted; "la veille" lies before the day told anyway
_OLDEST_PAGE = 1990  # a page that tells no year since then tells history, not news: its latest year is not "this year"
_A_WEEK, _WEEKS_OF_A_YEAR = timedelta(days=7), timedelta(weeks=52)
_JUST_BEFORE = 1  # days: so near "this Wednesday" is rather the last than the one of next week
_COMING = 3  # days: so far ahead "this Friday" is the coming one, in a sentence that shows no tense


def weekday(told: ToldDate, tense: Tense, reference: Reference, anchor: AnchorDay) -> Resolved | None:
    """ "Samedi", "samedi prochain"."""
    assert told.weekday is not None
    if is_open(anchor):
        return None
    if is_wide(anchor):
        return Resolved(month_about(anchor), "relative", why.some_weekday(told.weekday, anchor))
    named = reference.named.get(told.weekday)
    if named and not told.turn and fits_tense(named, tense, anchor):
        return Resolved(named.isoformat(), "relative", why.dated_elsewhere(named))
    if told.turn is None and tense not in OVER and reference.beside and reference.beside > anchor.day:
        day = reference.beside + timedelta(days=(told.weekday - reference.beside.weekday()) % 7)
        return Resolved(
            if_exact(day.isoformat(), anchor),
            "relative",
            why.weekday_from(day, reference.beside, why.told_before(reference.beside)),
        )
    day = anchor.day + timedelta(days=_days_to_weekday(told, tense, anchor.day))
    return Resolved(
        if_exact(day.isoformat(), anchor), "relative", why.weekday_from(day, anchor.day, why.published(anchor))
    )


def _days_to_weekday(told: ToldDate, tense: Tense, anchor: date) -> int:
    """In wire copy a bare weekday is the same day or the past one; future tense turns it."""
    assert told.weekday is not None
    ahead = (told.weekday - anchor.weekday()) % 7
    back = -(-ahead % 7)
    if told.turn and told.turn < 0:
        return (back or -7) + 7 * (told.turn + 1)
    if told.turn:
        return (ahead or 7) + 7 * (told.turn - 1)
    if told.turn == 0 and back >= -_JUST_BEFORE:
        return back  # "the two held this Wednesday will be heard", of the day after
    if tense == "future" or (tense not in OVER and told.turn == 0 and ahead <= _COMING):
        return ahead
    return back


def shifted(told: ToldDate, tense: Tense, reference: Reference, beside: date | None) -> Resolved | None:
    """What is counted from the anchor day, from what was told last, or from the date `beside` it."""
    shift, anchor = told.shift, reference.anchor
    assert shift
    year_before = shift.unit == "year" and shift.origin == "told" and _is_of_months(reference.stretch)
    year_before = year_before and not (told.quarter or told.half or told.month)  # "the second quarter of the same year"
    if (told.same or year_before) and reference.stretch and reference.told:  # "in the third quarter, … a year earlier"
        same = _years_away(reference.stretch, shift.count)
        return Resolved(same, "relative", why.counted(shift, why.told_before(reference.told), False))
    before = reference.day if shift.unit == "day" else reference.told
    if beside:
        base, shown, unsure = beside, why.told_beside(beside), None
    elif shift.origin == "told" and before:
        base, shown, unsure = before, why.told_before(before), None
    elif shift.origin == "told" and shift.count > 0 and tense != "future":
        return None  # "seventy years later" than what the text gives no day of; a day after that of publication is not past
    elif anchor and is_open(anchor) and (shift.count or shift.unit != "year" or anchor.day.year < _OLDEST_PAGE):
        return None
    elif anchor and shift.origin in ("told", "anchor"):
        base, shown, unsure = anchor.day, why.published(anchor), anchor
    else:
        return None
    value = _counted(told, tense, base, unsure)
    if value and unsure and (is_guess(unsure) or is_open(unsure)):
        value = if_sure(value, unsure)
    if value and shift.unit == "day" and told.weekday not in (None, (base + timedelta(days=shift.count)).weekday()):
        return Resolved(value, "relative", why.weekday_not_counted(told.weekday, shift, shown))
    story = shift.origin == "told" and before is not None and beside is None and shift.count > 0
    if value and story and shift.unit == "year" and tense != "future" and anchor and value[:4] > str(anchor.day.year):
        return None  # "32 years later, another earthquake", of what the text tells of before: not of years to come
    part = shift.unit != "day" and any((told.month, told.week, told.day, told.weekday is not None))
    year = story and shift.unit in ("month", "year")  # "two months later, on 12 August"
    return Resolved(value, "relative", why.counted(shift, shown, part), names_year=year) if value else None


def same_of_year(told: ToldDate, reference: Reference) -> Resolved | None:
    """ "The same month of 2018", "the same period of 2018"; after a day, or after nothing, all that it tells is the year."""
    before = reference.told
    if not (told.year and told.year.isdigit() and before and reference.stretch and _is_stretch(reference.stretch)):
        return with_year(replace(told, same=False), reference)
    shift = Shift(count=int(told.year) - before.year, unit="year", origin="told")
    same = _years_away(reference.stretch, shift.count)
    return Resolved(same, "relative", why.counted(shift, why.told_before(before), False))


def _is_stretch(edtf: str) -> bool:
    """Whether it is longer than a day and its ends are known: "2018-03", "2018-01/2018-06"."""
    return "/" in edtf or re.fullmatch(r"\d{4}(?:-\d\d)?", edtf) is not None


def _is_of_months(edtf: str | None) -> bool:
    """Whether it is a stretch of some months, such as a company reports on: "2017-07/2017-09"."""
    return edtf is not None and re.fullmatch(r"\d{4}-\d\d/\d{4}-\d\d", edtf.replace("?", "")) is not None


def _years_away(edtf: str, count: int) -> str:
    """The same stretch of another year; for days of one week those of the same weekdays."""
    first, last = bounds_of(Edtf(edtf))
    if "/" in edtf and last - first < _A_WEEK:
        return "/".join((end + _WEEKS_OF_A_YEAR * count).isoformat() for end in (first, last))
    ends = (f"{int(end[:4]) + count:04d}{end[4:]}" for end in edtf.split("/"))
    return "/".join(end.replace("-02-29", "-02-28") for end in ends)


def _counted(told: ToldDate, tense: Tense, base: date, anchor: AnchorDay | None) -> str | None:
    """The value of a shift from a day. An anchor that is no one day makes days approximate."""
    assert told.shift
    count, unit = told.shift.count, told.shift.unit
    rest = replace(told, shift=None)
    if told.turn == 0 and unit in _IN_MONTHS:
        same = _same_day(base, count * _IN_MONTHS[unit])
        return same.isoformat() if same else None
    if unit in ("day", "week", "weekend"):
        if anchor and is_wide(anchor):
            return month_about(anchor) if abs(count) * (1 if unit == "day" else 7) < _WITHIN_A_MONTH else None
        value = _days_counted(told, tense, base)
        return if_exact(value, anchor) if anchor else value
    if unit in _MONTHS:
        length = _MONTHS[unit]
        year, month = divmod(base.year * 12 + base.month - 1 + count * length, 12)
        number = month // length + 1
        return value_within(
            year,
            replace(rest, month=number)
            if unit == "month"
            else replace(rest, quarter=number)
            if unit == "quarter"
            else replace(rest, half=number),
        )
    if unit == "year":
        return value_within(base.year + count, rest)
    if unit == "decade":
        years = base.year + count * 10
        return f"{years:04d}~" if told.about else f"{years // 10:03d}X"
    years = base.year + count * 100
    return f"{years:04d}~" if told.about else f"{years // 100:02d}XX"


def _same_day(base: date, months: int) -> date | None:
    """The day of that number so many months on; the last of a shorter month."""
    year, month = divmod(base.year * 12 + base.month - 1 + months, 12)
    return day_in(year, month + 1, base.day) or day_in(year, month + 1, -1)


def _days_counted(told: ToldDate, tense: Tense, base: date) -> str:
    assert told.shift
    count = told.shift.count
    if told.shift.unit == "day":
        day = base + timedelta(days=count)
        if told.weekday is not None:  # "hier, dimanche": the weekday is the surer of the two
            ahead = _AHEAD_OF_COUNT if told.shift.origin == "anchor" or count >= 0 else 0
            day += timedelta(days=(told.weekday - day.weekday() - ahead - 1) % 7 + ahead - 6)
        return qualified(day.isoformat(), told)
    if told.shift.unit == "weekend":
        return _weekend_beside(base, count) if isinstance(told.shift.origin, ToldDate) else _weekend(count, tense, base)
    if told.weekday is not None and told.nth is not None:  # "the Friday after Thanksgiving", which is a Thursday
        ahead = (told.weekday - base.weekday() - 1) % 7 + 1 if count > 0 else (told.weekday - base.weekday()) % 7
        return qualified((base + timedelta(days=ahead + 7 * (count - (count > 0)))).isoformat(), told)
    day = base + timedelta(days=7 * count)
    if told.weekday is not None:
        return (day + timedelta(days=told.weekday - day.weekday())).isoformat()
    return week_of(day)


_THURSDAY, _SATURDAY, _SUNDAY = 3, 5, 6


def _weekend_beside(day: date, count: int) -> str:
    """That of a day ("the Labor Day weekend"), or the first after (1) or the last before it (-1): "the weekend before Christmas"."""
    if not count:
        return weekend_of(day)
    ahead = (_SATURDAY - day.weekday() - 1) % 7 + 1 if count > 0 else -((day.weekday() - _SUNDAY - 1) % 7 + 2)
    saturday = day + timedelta(days=ahead)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"


def _weekend(count: int, tense: Tense, base: date) -> str:
    """Saturday and Sunday. On a weekday the next one is this week's; "am Wochenende" is the nearer one, unless the tense tells."""
    saturday = base + timedelta(days=5 - base.weekday() + 7 * count)
    ahead = tense == "future" or (tense is None and base.weekday() >= _THURSDAY)
    if base.weekday() < 5 and (count > 0 or (count == 0 and not ahead)):
        saturday -= timedelta(days=7)
    return f"{saturday.isoformat()}/{(saturday + timedelta(days=1)).isoformat()}"
