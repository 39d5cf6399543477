"""Why a date has the value it has: every reason about dates, built here and nowhere else.

Their sentences are in `[reasons]` of builder/words/<language>.toml; a new reason is a function here and a sentence there, by its key.
"""

from __future__ import annotations

from datetime import date

from builder.model import AnchorDay, Calendar, Edtf, Part, Reason, Shift, Unit, because


def published(anchor: AnchorDay) -> Reason:
    """Of an article of which only the earliest year is known, that: its display, "from 2009", fits no sentence."""
    return because("published", day=Edtf(anchor.edtf.removesuffix("/..")))


def seen_from() -> Reason:
    """Of a day that stands in for the day of publication until that is known."""
    return because("seen_from")


def both(first: Reason, second: Reason) -> Reason:
    return because("both", first=first, second=second)


# -- the text names the year ---------------------------------------------------------------------------------------


def whole_date() -> Reason:
    return because("whole_date")


def order_guessed() -> Reason:
    return because("order_guessed")


def another_weekday(day: date, told: int) -> Reason:
    return because("another_weekday", day=day, told=told)


def named(span: Unit, part: Part | None) -> Reason:
    """`span`: what is named; a month with its year."""
    return because("named_part", span=span, part=part) if part else because("named", span=span)


def latest_century(year: str, near: int) -> Reason:
    return because("latest_century", ending=year[2:], year=year, near=near)


def latest_decade(decade: str, near: int) -> Reason:
    """`decade`: as EDTF has it, 196X."""
    return because("latest_decade", decade=decade, near=near)


def converted(calendar: Calendar) -> Reason:
    return because("converted", calendar=calendar)


def converted_nearest(calendar: Calendar, anchor: AnchorDay) -> Reason:
    return because("converted_nearest", calendar=calendar, base=published(anchor))


# -- the year is left out ------------------------------------------------------------------------------------------


def year_beside(year: int) -> Reason:
    return because("year_beside", year=year)


def weekday_agrees(surface: str, day: date) -> Reason:
    return because("weekday_agrees", surface=surface, day=day)


def weekday_differs(day: date, told: int, anchor: AnchorDay) -> Reason:
    return because("weekday_differs", day=day, told=told, base=published(anchor))


def weekday_and_day(weekday: int, day: int, anchor: AnchorDay) -> Reason:
    return because("weekday_and_day", weekday=weekday, day=day, base=published(anchor))


def nearest(anchor: AnchorDay, year: int | None = None) -> Reason:
    """`year`: the one that puts it nearest, where it is the year that the text leaves out."""
    base = published(anchor)
    return because("nearest_year", year=year, base=base) if year else because("nearest", base=base)


def turned(turn: int, anchor: AnchorDay) -> Reason:
    """For "last", "this" and "next"."""
    if turn == 0:
        return because("this_one", year=anchor.day.year, base=published(anchor))
    return because("last_one" if turn < 0 else "next_one", base=published(anchor))


def begun_last(anchor: AnchorDay) -> Reason:
    return because("begun_last", base=published(anchor))


def by_tense(tense: str, anchor: AnchorDay) -> Reason:
    return because("told_as_coming" if tense == "future" else "told_as_past", base=published(anchor))


# -- weekdays and counted days -------------------------------------------------------------------------------------


def some_weekday(weekday: int, anchor: AnchorDay) -> Reason:
    """The sentence says "about" by itself."""
    return because("some_weekday", weekday=weekday, day=Edtf(anchor.edtf.rstrip("?~")))


def dated_elsewhere(day: date) -> Reason:
    return because("dated_elsewhere", day=day)


def known_event(day: date) -> Reason:
    return because("known_event", day=day)


def weekday_from(day: date, base: date, shown: Reason) -> Reason:
    """Before, on or after `base`, which is called as `shown`."""
    if day == base:
        return because("weekday_of", day=day, base=shown)
    return because("weekday_before" if day < base else "weekday_after", day=day, base=shown)


def counted(shift: Shift, base: Reason, part: bool) -> Reason:
    """`base`: the day counted from; `part`: whether it is a day or a week within what is counted."""
    if shift.count == 0:
        return because("within" if part else "same", unit=shift.unit, base=base)
    n, unit = abs(shift.count), shift.unit
    if part:
        return because("within_before" if shift.count < 0 else "within_after", n=n, unit=unit, base=base)
    return because("before" if shift.count < 0 else "after", n=n, unit=unit, base=base)


def weekday_not_counted(weekday: int, shift: Shift, base: Reason) -> Reason:
    if shift.count == 0:
        return because("surer_than", weekday=weekday, base=base)
    return because(
        "surer_than_before" if shift.count < 0 else "surer_than_after",
        weekday=weekday,
        n=abs(shift.count),
        unit=shift.unit,
        base=base,
    )


def told_before(day: date) -> Reason:
    return because("told_before", day=day)


def told_beside(day: date) -> Reason:
    return because("told_beside", day=day)


# -- the day of publication ----------------------------------------------------------------------------------------


def corrected() -> Reason:
    return because("corrected")


def dateline(surface: str) -> Reason:
    return because("dateline", surface=surface)


def dateline_without_year(surface: str, day: date, fits_rest: bool) -> Reason:
    return because("dateline_fits" if fits_rest else "dateline_by_weekday", surface=surface, day=day)


def dateline_near_stated(surface: str, day: date) -> Reason:
    return because("dateline_near_stated", surface=surface, day=day)


def dateline_guessed(surface: str, day: date) -> Reason:
    return because("dateline_guessed", surface=surface, day=day)


def line_above(surface: str) -> Reason:
    return because("line_above", surface=surface)


def line_below(surface: str) -> Reason:
    return because("line_below", surface=surface)


def comment(earliest: date) -> Reason:
    return because("comment", earliest=earliest)


def comment_and_weekday(earliest: date, day: date) -> Reason:
    return because("comment_on_weekday" if day == earliest else "comment_after_weekday", earliest=earliest, day=day)


def weekday_of_year(surface: str, day: date, nearest: bool) -> Reason:
    return because("weekday_of_nearest_year" if nearest else "weekday_of_year", surface=surface, day=day)


def weekday_and_number(surface: str, day: date) -> Reason:
    return because("weekday_and_number", surface=surface, month=f"{day:%Y-%m}")


def latest_of(reason: Reason) -> Reason:
    return because("latest_of", reason=reason)


def numbered(surface: str) -> Reason:
    return because("numbered", surface=surface)


def told_twice(surface: str, day: date) -> Reason:
    return because("told_twice", surface=surface, day=day)


def planned(reason: Reason) -> Reason:
    return because("planned", reason=reason)


def weekday_of_lead(surface: str, day: date) -> Reason:
    return because("weekday_of_lead", surface=surface, day=day)


def latest_year(year: int, surface: str) -> Reason:
    return because("latest_year", year=year, surface=surface)


def anniversary(year: int, surface: str) -> Reason:
    return because("anniversary", year=year, surface=surface)


def latest_day(day: date, surface: str) -> Reason:
    return because("latest_day", day=day, surface=surface)


def latest_day_in_year(day: date) -> Reason:
    return because("latest_day_in_year", day=day)


def latest_month(first: date, surface: str) -> Reason:
    return because("latest_month", month=first.isoformat()[:7], surface=surface)
