"""Gives what a text tells of a date its calendar value, seen from the anchor day and from the day told before.

Each `_…` function takes one kind of `ToldDate` and returns the value with its reason, or None where no value is honest.
A new kind gets its function and its line in `resolve`, the most telling field first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from builder.decide.calendars import days_of, feast_of, nth_weekday
from builder.edtf import bounds_of, display_of
from builder.model import AnchorDay, DateKind, Edtf, ToldDate

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
Tense = Literal["past", "future"] | None

NEWEST_YEAR = 2026
"""The year this program was written in. Where a text gives no year at all, the latest that fits is taken, up to this one:
a clock would make tomorrow's build differ from today's."""
_EXACT = 7  # days: within an anchor this wide, "samedi" still has one answer at most a week off, which `~` says
_FIRM = frozenset({"correction", "dateline", "metadata"})
"""Anchors that are stated: against them a weekday that does not fit is rather a slip of the writer than another year."""
_SOON = 45  # days: what is told as past cannot lie so far ahead
_FAR = 120  # days: for months this far from the anchor the tense of the sentence tells more than nearness


@dataclass(frozen=True, slots=True)
class Reference:
    """What a date is counted from, at the place where it stands."""

    anchor: AnchorDay | None
    day: date | None = None
    """The day told last, in this or the paragraph before."""
    told: date | None = None
    """The first day of what was told last, be it a day, a month or a year."""
    year: int | None = None
    """The year named just before, in the same sentence."""
    named: Mapping[int, date] = field(default_factory=dict)
    """Weekday → the day of that name that the article dates elsewhere ("samedi 29 mai"), close to the anchor day."""


@dataclass(frozen=True, slots=True)
class Resolved:
    edtf: str
    kind: DateKind
    why: str


def resolve(told: ToldDate, tense: Tense, reference: Reference, surface: str) -> Resolved | None:
    """The value of one date; None where what is told and known does not give one."""
    if told.shift:
        return _shifted(told, tense, reference)
    if told.calendar != "gregorian":
        return _converted(told, reference)
    if told.year:
        return _named(told, reference)
    anchor = reference.anchor
    if anchor is None:
        return None
    if told.feast or (told.month and told.nth is not None):
        return _once_a_year(told, None, anchor)
    if told.season or told.quarter or told.half or told.week:
        return _once_a_year(told, tense if told.season else None, anchor)
    if told.month and told.day:
        return _day_of_month(told, tense, reference, anchor, surface)
    if told.month:
        return _month(told, tense, reference, anchor)
    if told.weekday is not None and told.day:
        return _weekday_and_day(told, anchor)
    if told.day and not told.month:
        return _day_alone(told, tense, anchor)
    if told.weekday is not None:
        return _weekday(told, tense, reference, anchor)
    return None


def resolve_interval(
    told: ToldDate, until: ToldDate, tense: Tense, reference: Reference, surface: str
) -> Resolved | None:
    """The value of "du 3 au 5 mai": each end lends the other what it leaves out."""
    until = _completed(until, told)
    last = resolve(until, tense, reference, surface)
    if last is None:
        return None
    start, end = _completed(told, until), bounds_of(Edtf(last.edtf))[1]
    first: str | None
    if start.weekday is not None and not start.month:
        first = (end - timedelta(days=(end.weekday() - start.weekday) % 7)).isoformat()
    else:
        first = _start_before(start, end, tense, reference, surface)
    if not first or "/" in first + last.edtf or bounds_of(Edtf(first))[0] > end:
        return None
    return replace(last, edtf=f"{first}/{last.edtf}")


def _completed(told: ToldDate, other: ToldDate) -> ToldDate:
    """With the month, the year, the calendar and the turn of the other end where it has none of its own."""
    if told.shift or (other.shift and told.month is None and told.weekday is None):
        return told
    month = told.month or (other.month if told.day else None)
    year = told.year or (other.year if month else None)
    turn = told.turn if told.turn is not None else other.turn if year is None else None
    calendar = told.calendar if told.month else other.calendar
    return replace(
        told, month=month, year=year, calendar=calendar, turn=turn, shift=told.shift or (other.shift if month else None)
    )


def _start_before(told: ToldDate, end: date, tense: Tense, reference: Reference, surface: str) -> str | None:
    """The value of an interval's first end: the latest one that is not after its last."""
    if (
        told.calendar == "gregorian"
        and told.month
        and not told.day
        and told.year is None
        and told.turn is None
        and told.shift is None
    ):
        year = end.year if told.month <= end.month else end.year - 1
        return f"{year:04d}-{told.month:02d}"
    if (
        told.calendar == "gregorian"
        and told.month
        and told.day
        and (told.year is None or told.year == f"{end.year:04d}")
        and told.shift is None
    ):
        for year in (end.year, end.year - 1):
            day = _date(year, told.month, told.day)
            if day and day <= end:
                return day.isoformat()
    first = resolve(told, tense, reference, surface)
    return first.edtf if first else None


# -- the year is named ---------------------------------------------------------------------------------------------


def _named(told: ToldDate, reference: Reference) -> Resolved | None:
    assert told.year
    year, why = _full_year(told.year, reference)
    if not year.isdigit():
        return Resolved(_qualified(year, told), "explicit", why or f"The text names the {_span_name(year)}.")
    value = _within_year(int(year), told)
    if value is None:
        return None
    kind: DateKind = "partial" if why else "explicit"
    return Resolved(value, kind, why or _named_why(told, value))


def _full_year(year: str, reference: Reference) -> tuple[str, str]:
    """The year with its century, and the reason where that was left out ("98", "les années 60")."""
    if not year.startswith("XX"):
        return year, ""
    near = reference.anchor.day.year if reference.anchor else NEWEST_YEAR
    if year.endswith("X"):
        decade = next(c for c in range(near // 100, -1, -1) if c * 100 + int(year[2]) * 10 <= near)
        return f"{decade:02d}{year[2:]}", f"The latest decade of that name before {near}."
    century = min(range(near // 100 - 1, near // 100 + 2), key=lambda c: abs(c * 100 + int(year[2:]) - near))
    return (
        f"{century:02d}{year[2:]}",
        f"Of the years that end in {year[2:]}, {century:02d}{year[2:]} is the nearest to {near}.",
    )


def _span_name(year: str) -> str:
    return "century" if year.endswith("XX") else "decade"


def _within_year(year: int, told: ToldDate) -> str | None:
    """The EDTF value of what is told besides the year; None for a day that does not exist."""
    if not 1 <= year <= 9999:
        return None
    if told.feast:
        day = feast_of(told.feast, year)
        return day.isoformat() if day else None
    if told.season:
        return _qualified(f"{year:04d}-{told.season}", told)
    if told.quarter:
        return f"{year:04d}-{told.quarter * 3 - 2:02d}/{year:04d}-{told.quarter * 3:02d}"
    if told.half:
        return f"{year:04d}-{told.half * 6 - 5:02d}/{year:04d}-{told.half * 6:02d}"
    if told.week:
        return _week_within(year, told.month, told.week)
    if told.month is None:
        return _qualified(f"{year:04d}", told)
    if told.nth is not None and told.weekday is not None:
        day = nth_weekday(year, told.month, told.weekday, told.nth)
        return day.isoformat() if day else None
    if told.day is None:
        return _qualified(f"{year:04d}-{told.month:02d}", told)
    day = _date(year, told.month, told.day)
    return _qualified(day.isoformat(), told) if day else None


def _week_within(year: int, month: int | None, week: int) -> str:
    """The week, from Monday to Sunday, that holds the first (or last) day of the month or year, and so on from there."""
    first, last = bounds_of(Edtf(f"{year:04d}-{month:02d}" if month else f"{year:04d}"))
    inside = last if week < 0 else first + timedelta(days=7 * (week - 1))
    monday = inside - timedelta(days=inside.weekday())
    return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


def _qualified(edtf: str, told: ToldDate) -> str:
    return f"{edtf}~" if told.part or told.about else edtf


def _named_why(told: ToldDate, value: str) -> str:
    if told.day is None or told.month is None:
        named = "year" if told.month is None else "month and the year"
        return f"The text names the {named}." if not told.part else f"The text names the {named}; {told.part} in it."
    day = bounds_of(Edtf(value))[0]
    if told.weekday is not None and day.weekday() != told.weekday:
        return f"The text gives the whole date; it was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[told.weekday]}."
    return "The text gives the whole date."


def _converted(told: ToldDate, reference: Reference) -> Resolved | None:
    """A date of the Islamic or the Persian calendar; without a year, the nearest to the anchor day."""
    name = told.calendar.capitalize()
    if told.year and "X" in told.year:
        return _converted_decade(told, name)
    if told.year:
        days = days_of(told.calendar, int(told.year), told.month, told.day)
        return Resolved(_about(*days), "explicit", f"Converted from the {name} calendar.") if days else None
    if not (reference.anchor and told.month):
        return None
    anchor = reference.anchor.day
    near = anchor.year - 621 if told.calendar == "persian" else round((anchor.year - 622) * 33 / 32)
    found = [days for year in range(near - 2, near + 3) if (days := days_of(told.calendar, year, told.month, told.day))]
    if not found:
        return None
    nearest = min(found, key=lambda days: abs((days[0] - anchor).days))
    why = f"Converted from the {name} calendar; no year is named, this is the nearest to {_shown(reference.anchor)}."
    return Resolved(_about(*nearest), "partial", why)


def _converted_decade(told: ToldDate, name: str) -> Resolved | None:
    assert told.year
    if told.year.endswith("XX"):
        return None
    # Without its century it is one of the 14th, which began in 1921: "دهه ۷۰".
    decade = int(told.year[:3].replace("XX", "13")) * 10
    first, last = days_of(told.calendar, decade, None, None), days_of(told.calendar, decade + 9, None, None)
    return (
        Resolved(_about(first[0], last[1]), "explicit", f"Converted from the {name} calendar.")
        if first and last
        else None
    )


def _about(first: date, last: date) -> str:
    """A day for a day, its days for a month or year; always approximate."""
    return f"{first.isoformat()}~" if first == last else f"{first.isoformat()}~/{last.isoformat()}~"


# -- the year is left out ------------------------------------------------------------------------------------------


def _day_of_month(
    told: ToldDate, tense: Tense, reference: Reference, anchor: AnchorDay, surface: str
) -> Resolved | None:
    assert told.month
    assert told.day
    days = [day for year in _years_around(anchor) if (day := _date(year, told.month, told.day))]
    beside = _date(reference.year, told.month, told.day) if reference.year and told.turn is None else None
    if beside and _fits(beside, told):
        return Resolved(beside.isoformat(), "partial", f"The sentence names the year {beside.year} just before.")
    days = _turned(days, told.turn, anchor.day)
    if not days:
        return None
    nearest = min(days, key=lambda day: (abs((day - anchor.day).days), day))
    if tense == "past" and (nearest - anchor.day).days > _SOON and told.turn is None and told.weekday is None:
        nearest = max(day for day in days if day <= anchor.day)
    if told.weekday is None or _fits(nearest, told):
        return Resolved(_if_sure(nearest.isoformat(), anchor), "partial", _nearest_why(nearest, told, anchor, surface))
    reach = 1 if anchor.source in _FIRM else 8
    fitting = [day for day in days if _fits(day, told) and abs(day.year - anchor.day.year) <= reach]
    if not fitting:
        why = (
            f"The nearest to {_shown(anchor)}; it was a {WEEKDAYS[nearest.weekday()]}, not a {WEEKDAYS[told.weekday]}."
        )
        return Resolved(_if_sure(nearest.isoformat(), anchor), "partial", why)
    best = min(fitting, key=lambda day: (abs((day - anchor.day).days), day))
    return Resolved(best.isoformat(), "partial", _nearest_why(best, told, anchor, surface))


def _years_around(anchor: AnchorDay) -> range:
    return range(max(1, anchor.day.year - 8), min(9999, anchor.day.year + 8) + 1)


def _turned(days: list[date], turn: int | None, anchor: date) -> list[date]:
    """Those before the anchor for "last", those after it for "next"."""
    if turn is None or turn == 0:
        return days
    return [day for day in days if (day < anchor if turn < 0 else day > anchor)]


def _fits(day: date, told: ToldDate) -> bool:
    return told.weekday is None or day.weekday() == told.weekday


def _nearest_why(day: date, told: ToldDate, anchor: AnchorDay, surface: str) -> str:
    if told.weekday is not None:
        return f"“{surface}” is a {WEEKDAYS[day.weekday()]} in {day.year}; the article names no year with it."
    if told.turn:
        return f"The {'last one before' if told.turn < 0 else 'next one after'} {_shown(anchor)}."
    return f"No year is named with it; {day.year} is the nearest to {_shown(anchor)}."


def _month(told: ToldDate, tense: Tense, reference: Reference, anchor: AnchorDay) -> Resolved | None:
    assert told.month
    if reference.year and told.turn is None:
        value = _qualified(f"{reference.year:04d}-{told.month:02d}", told)
        return Resolved(value, "partial", f"The sentence names the year {reference.year} just before.")
    here = anchor.day.year * 12 + anchor.day.month - 1
    months = [year * 12 + told.month - 1 for year in range(anchor.day.year - 2, anchor.day.year + 3)]
    if told.turn is not None:
        months = [
            m for m in months if (m < here if told.turn < 0 else m > here if told.turn else m // 12 == here // 12)
        ]
    near = min(months, key=lambda m: (abs(m - here), m))
    if tense and abs(near - here) * 30 > _FAR and told.turn is None:
        months = [m for m in months if (m <= here if tense == "past" else m >= here)]
        near = min(months, key=lambda m: abs(m - here))
    value = _qualified(f"{near // 12:04d}-{told.month:02d}", told)
    why = f"No year is named with it; {near // 12} is the nearest to {_shown(anchor)}."
    if told.turn:
        why = f"The {'last one before' if told.turn < 0 else 'next one after'} {_shown(anchor)}."
    return Resolved(_if_sure(value, anchor), "relative" if told.turn is not None else "partial", why)


def _once_a_year(told: ToldDate, tense: Tense, anchor: AnchorDay) -> Resolved | None:
    """A feast, a season, "the first Monday in November": the nearest, as the tense has it, or the last or next one."""
    values = [v for year in range(anchor.day.year - 1, anchor.day.year + 2) if (v := _within_year(year, told))]
    if told.turn == 0:
        values = [v for v in values if bounds_of(Edtf(v))[0].year == anchor.day.year]
    elif tense and not told.turn:
        past = tense == "past"
        values = [
            v for v in values if (bounds_of(Edtf(v))[0] <= anchor.day if past else bounds_of(Edtf(v))[1] >= anchor.day)
        ]
    elif told.turn:
        before = told.turn < 0
        values = [
            v for v in values if (bounds_of(Edtf(v))[1] < anchor.day if before else bounds_of(Edtf(v))[0] > anchor.day)
        ]
    if not values:
        return None
    value = min(values, key=lambda v: _distance(v, anchor.day))
    return Resolved(_if_sure(value, anchor), "partial", f"No year is named with it; the nearest to {_shown(anchor)}.")


def _distance(edtf: str, day: date) -> int:
    first, last = bounds_of(Edtf(edtf))
    return max((first - day).days, (day - last).days, 0)


# -- weekdays and counted days -------------------------------------------------------------------------------------


def _weekday(told: ToldDate, tense: Tense, reference: Reference, anchor: AnchorDay) -> Resolved | None:
    assert told.weekday is not None
    name = WEEKDAYS[told.weekday]
    if _is_wide(anchor):
        return Resolved(_month_about(anchor), "relative", f"A {name} then; the article does not tell which.")
    named = reference.named.get(told.weekday)
    if named and not told.turn:
        return Resolved(named.isoformat(), "relative", f"The {name} that the article dates elsewhere.")
    ahead = (told.weekday - anchor.day.weekday()) % 7
    back = -(-ahead % 7)
    if told.turn:
        days = (back or -7) + 7 * (told.turn + 1) if told.turn < 0 else (ahead or 7) + 7 * (told.turn - 1)
    elif tense == "future":
        days = ahead
    elif tense == "past" or told.turn is None:
        days = back
    else:
        days = ahead if ahead <= 3 else back
    day = anchor.day + timedelta(days=days)
    when = "that day itself" if not days else f"the {name} {'before' if days < 0 else 'after'} it"
    return Resolved(_if_exact(day.isoformat(), anchor), "relative", f"Seen from {_shown(anchor)}: {when}.")


def _weekday_and_day(told: ToldDate, anchor: AnchorDay) -> Resolved | None:
    """ "Mercredi 13": the nearest 13th that is a Wednesday."""
    around = (anchor.day + timedelta(days=n) for n in range(-200, 201))
    days = [day for day in around if day.day == told.day and day.weekday() == told.weekday]
    if not days:
        return None
    day = min(days, key=lambda d: abs((d - anchor.day).days))
    assert told.weekday is not None
    return Resolved(
        day.isoformat(), "partial", f"The nearest {WEEKDAYS[told.weekday]} the {told.day}. to {_shown(anchor)}."
    )


def _day_alone(told: ToldDate, tense: Tense, anchor: AnchorDay) -> Resolved | None:
    """ "Dia 27": of this month, or of the one before or after, as the tense has it."""
    around = [anchor.day + timedelta(days=n) for n in range(-45, 46)]
    days = [day for day in around if day.day == told.day]
    if tense:
        days = [day for day in days if (day <= anchor.day if tense == "past" else day >= anchor.day)]
    if _is_wide(anchor) or not days:
        return None
    day = min(days, key=lambda d: abs((d - anchor.day).days))
    return Resolved(_if_exact(day.isoformat(), anchor), "partial", f"The nearest to {_shown(anchor)}.")


def _shifted(told: ToldDate, tense: Tense, reference: Reference) -> Resolved | None:
    shift, anchor = told.shift, reference.anchor
    assert shift
    before = reference.day if shift.unit == "day" else reference.told
    base = before if shift.origin == "told" and before else anchor.day if anchor else None
    if base is None:
        return None
    from_text = shift.origin == "told" and before is not None
    try:
        value = _counted(told, tense, base, None if from_text else anchor)
    except (ValueError, OverflowError):
        return None
    if value is None:
        return None
    seen_from = (
        f"{display_of(Edtf(base.isoformat()), 'en')}, told just before" if from_text else anchor and _shown(anchor)
    )
    return Resolved(value, "relative", f"Counted from {seen_from}.")


def _counted(told: ToldDate, tense: Tense, base: date, anchor: AnchorDay | None) -> str | None:
    """The value of a shift from a day. An anchor that is no one day makes days approximate."""
    assert told.shift
    count, unit = told.shift.count, told.shift.unit
    if unit in ("day", "week", "weekend"):
        if anchor and _is_wide(anchor):
            return _month_about(anchor) if abs(count) * (1 if unit == "day" else 7) < 15 else None
        value = _counted_days(told, tense, base)
        return _if_exact(value, anchor) if anchor and "~" not in value else value
    if unit in ("month", "quarter"):
        months = base.year * 12 + base.month - 1 + count * (3 if unit == "quarter" else 1)
        year, month = divmod(months, 12)
        if unit == "quarter":
            return _within_year(year, replace(told, quarter=month // 3 + 1, shift=None))
        return _within_year(year, replace(told, month=month + 1, shift=None))
    if unit == "year":
        return _within_year(base.year + count, replace(told, shift=None))
    if unit == "decade":
        years = base.year + count * 10
        return f"{years:04d}~" if told.about else f"{years // 10:03d}X"
    years = base.year + count * 100
    return f"{years:04d}~" if told.about else f"{years // 100:02d}XX"


def _counted_days(told: ToldDate, tense: Tense, base: date) -> str:
    assert told.shift
    count = told.shift.count
    if told.shift.unit == "day":
        day = base + timedelta(days=count)
        if told.weekday is not None:  # "hier, dimanche": the weekday is the surer of the two
            day += timedelta(days=(told.weekday - day.weekday() + 3) % 7 - 3)
        return _qualified(day.isoformat(), told)
    monday = base + timedelta(days=7 * count - base.weekday())
    if told.weekday is not None:
        return (monday + timedelta(days=told.weekday)).isoformat()
    if told.shift.unit == "week":
        return f"{monday.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    if count == 0 and tense != "future" and base.weekday() < 5:  # "am Wochenende" on a Monday is the one just over
        monday -= timedelta(days=7)
    return f"{(monday + timedelta(days=5)).isoformat()}/{(monday + timedelta(days=6)).isoformat()}"


# -- how sure the anchor is ----------------------------------------------------------------------------------------


def _shown(anchor: AnchorDay) -> str:
    return f"{display_of(anchor.edtf, 'en')}, when the article was published"


def _is_wide(anchor: AnchorDay) -> bool:
    first, last = bounds_of(anchor.edtf)
    return (last - first).days > _EXACT


def _if_exact(edtf: str, anchor: AnchorDay) -> str:
    """Approximate where the anchor day is."""
    return edtf if anchor.edtf == anchor.day.isoformat() or "/" in edtf else f"{edtf}~"


def _if_sure(edtf: str, anchor: AnchorDay) -> str:
    """Uncertain where the anchor leaves the year open."""
    first, last = bounds_of(anchor.edtf)
    return edtf if (last - first).days < _FAR or edtf[-1] in "?~" else "/".join(f"{end}?" for end in edtf.split("/"))


def _month_about(anchor: AnchorDay) -> str:
    return f"{anchor.day.isoformat()[:7]}~"


def _date(year: int, month: int, day: int) -> date | None:
    """The day, -1 being the last of the month; None if there is no such day."""
    if day < 0:
        return bounds_of(Edtf(f"{year:04d}-{month:02d}"))[1]
    try:
        return date(year, month, day)
    except ValueError:
        return None
