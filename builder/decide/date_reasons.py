"""Why a date has the value it has: every sentence about dates that a reader is told, built here and nowhere else.

To word a reason otherwise, or to translate them, change this module; to give a new one, add a function.
"""

from __future__ import annotations

from datetime import date

from builder.edtf import display_of
from builder.model import AnchorDay, Edtf, Shift

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day_shown(day: date) -> str:
    return display_of(Edtf(day.isoformat()), "en")


def published(anchor: AnchorDay) -> str:
    return f"{display_of(anchor.edtf, 'en')}, when the article was published"


# -- the text names the year ---------------------------------------------------------------------------------------


def whole_date() -> str:
    return "The text gives the whole date."


def order_guessed() -> str:
    return "Read as month/day, as is usual in English; the text does not prove it."


def another_weekday(day: date, told: int) -> str:
    return f"The text gives the whole date; it was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[told]}."


def named(what: str, part: str | None) -> str:
    """`what`: "year", "month and the year", "decade", "century"."""
    return f"The text names the {what}; {part} in it." if part else f"The text names the {what}."


def nearest_century(ending: str, year: str, near: int) -> str:
    return f"Of the years that end in {ending}, {year} is the nearest to {near}."


def latest_decade(decade: str, near: int) -> str:
    return f"The text names no century; the {decade} are the latest decade of that name before {near}."


def converted(calendar: str) -> str:
    return f"Converted from the {calendar.capitalize()} calendar."


def converted_nearest(calendar: str, anchor: AnchorDay) -> str:
    return f"Converted from the {calendar.capitalize()} calendar; no year is named, this is the nearest to {published(anchor)}."


# -- the year is left out ------------------------------------------------------------------------------------------


def year_beside(year: int) -> str:
    return f"The sentence names the year {year} just before."


def weekday_agrees(surface: str, day: date) -> str:
    return f"“{surface}” is a {WEEKDAYS[day.weekday()]} in {day.year}; the article names no year with it."


def weekday_differs(day: date, told: int, anchor: AnchorDay) -> str:
    return f"The nearest to {published(anchor)}; it was a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[told]}."


def weekday_and_day(weekday: int, day: int, anchor: AnchorDay) -> str:
    return f"The nearest {WEEKDAYS[weekday]} that is the {day}{_ordinal_ending(day)} of a month, seen from {published(anchor)}."


def nearest(anchor: AnchorDay, year: int | None = None) -> str:
    """`year`: the one that puts it nearest, where it is the year that the text leaves out."""
    return (
        f"No year is named with it; {year} puts it nearest to {published(anchor)}."
        if year
        else f"The nearest to {published(anchor)}."
    )


def turned(turn: int, anchor: AnchorDay) -> str:
    """For "last", "this" and "next"."""
    if turn == 0:
        return f"The one of {anchor.day.year}, the year of {published(anchor)}."
    return f"The {'last one before' if turn < 0 else 'next one after'} {published(anchor)}."


def by_tense(tense: str, anchor: AnchorDay) -> str:
    side = "past; the last one before" if tense != "future" else "to come; the next one after"
    return f"No year is named with it, and it is told as {side} {published(anchor)}."


def _ordinal_ending(number: int) -> str:
    return "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


# -- weekdays and counted days -------------------------------------------------------------------------------------


def some_weekday(weekday: int, anchor: AnchorDay) -> str:
    return f"A {WEEKDAYS[weekday]} about {display_of(anchor.edtf, 'en')}; the article does not tell which."


def dated_elsewhere(day: date) -> str:
    return f"The article tells elsewhere of {WEEKDAYS[day.weekday()]}, {day_shown(day)}."


def weekday_from(day: date, anchor: AnchorDay) -> str:
    if day == anchor.day:
        return f"The {WEEKDAYS[day.weekday()]} that is {published(anchor)}."
    return f"The {WEEKDAYS[day.weekday()]} {'before' if day < anchor.day else 'after'} {published(anchor)}."


def counted(shift: Shift, base: str, part: bool) -> str:
    """`base`: the day counted from, in words; `part`: whether it is a day or a week within what is counted."""
    if shift.count == 0:
        return f"{'In the' if part else 'The'} {shift.unit} of {base}."
    number, side = abs(shift.count), "before" if shift.count < 0 else "after"
    return f"{'In what is ' if part else ''}{number} {shift.unit}{'s' * (number > 1)} {side} {base}."


def weekday_not_counted(weekday: int, shift: Shift, base: str) -> str:
    number = abs(shift.count)
    counted_from = (
        f"{number} day{'s' * (number > 1)} {'before' if shift.count < 0 else 'after'} {base}" if number else base
    )
    return f"The text names a {WEEKDAYS[weekday]}, which is surer than that it is {counted_from}."


def told_before(day: date) -> str:
    return f"{day_shown(day)}, told just before"


def told_beside(day: date) -> str:
    return f"{day_shown(day)}, told beside it"


# -- the day of publication ----------------------------------------------------------------------------------------


def corrected() -> str:
    return "A person said so, in the annotation file."


def dateline(surface: str) -> str:
    return f"The dateline says “{surface}”."


def dateline_without_year(surface: str, day: date, fits_rest: bool) -> str:
    if fits_rest:
        return f"The dateline says “{surface}”; {day.year} is the year that fits the rest of the article best."
    return (
        f"The dateline says “{surface}”; that is a {WEEKDAYS[day.weekday()]} in {day.year}; the article names no year."
    )


def dateline_near_stated(surface: str, day: date) -> str:
    return f"The dateline says “{surface}”; {day.year} puts it nearest to the day that the page states."


def dateline_guessed(surface: str, day: date) -> str:
    weekday = WEEKDAYS[day.weekday()]
    return (
        f"The dateline says “{surface}” and no year; {day.year} is a guess: its “{surface}” is a {weekday}, "
        f"and the text tells of a {weekday}."
    )


def line_above(surface: str) -> str:
    return f"The line “{surface}” stands above the text."


def line_below(surface: str) -> str:
    return f"The line “{surface}” stands below the text."


def comment(earliest: date) -> str:
    return f"The earliest reader comment is of {day_shown(earliest)}; the article came out that day or shortly before."


def comment_and_weekday(earliest: date, day: date) -> str:
    beside = "which is" if day == earliest else "just after"
    return f"The earliest reader comment is of {day_shown(earliest)}, {beside} the article's own {WEEKDAYS[day.weekday()]}."


def weekday_of_year(surface: str, day: date, nearest: bool) -> str:
    year = (
        f"{day.year}, the year nearest to what else it tells" if nearest else f"{day.year}; the article names no year"
    )
    return f"“{surface}” is a {WEEKDAYS[day.weekday()]} in {year}."


def latest_of(reason: str) -> str:
    return f"{reason} It is the latest day told: published then or shortly after."


def weekday_of_lead(surface: str, day: date) -> str:
    return f"The lead tells of “{surface}”, which comes after {day_shown(day)}, the latest day told with its date."


def latest_year(year: int, surface: str) -> str:
    return f"The latest year told is {year} (“{surface}”); published then or later, no telling when."


def latest_day(day: date, surface: str) -> str:
    return f"The latest day told is {day_shown(day)} (“{surface}”); published then or shortly after."


def latest_day_in_year(day: date) -> str:
    return f"The latest day told is {day_shown(day)}, in the year that the rest of the text tells."


def latest_month(first: date, surface: str) -> str:
    month = display_of(Edtf(first.isoformat()[:7]), "en")
    return f"The latest that the text tells is “{surface}”, seen from {month}; published about then or later, no telling which day."
