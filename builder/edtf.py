"""Reads dates in EDTF (ISO 8601-2, levels 0 and 1), says which days they cover, and writes them in the reader's words.

To write dates for readers of one more language, add its table to edtf_words.toml.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton

from builder.model import Edtf

_POINT = re.compile(
    r"""
    (?P<year> -?(?!0000)[0-9]{4} | -?[0-9]{3}X | -?[0-9]{2}XX | 0000 | Y-?[1-9][0-9]{4,} )
    (?: -(?P<month> 0[1-9] | 1[0-2] | 2[1-4] | XX )     # 21 to 24: spring, summer, autumn, winter
        (?: -(?P<day> 0[1-9] | [12][0-9] | 3[01] | XX ) )?
    )?
    (?: T (?:[01][0-9]|2[0-3]) : [0-5][0-9] : [0-5][0-9] (?: Z | [+-][0-9]{2} (?: :[0-9]{2} )? )? )?
    (?P<qualifier> [?~%] )?
    """,
    re.VERBOSE,
)
_OPEN = ("", "..")
"""How an interval writes an end that is not known, or that there is none."""
_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}
"""Seasons as meteorology counts them in the northern hemisphere; EDTF leaves it to the user."""
_MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST = re.compile(r"\A1(?![0-9])")
_CACHED = 4096
"""Values kept by `display_of` and `bounds_of`: more than the distinct dates of a large collection's page."""


def parse_edtf(text: str) -> Edtf:
    """The text, checked; ValueError with a sentence for a person if it is no EDTF of level 0 or 1."""
    ends = text.split("/")
    if len(ends) > 2:
        raise ValueError(f'"{text}" has more than one "/": an interval is written 2017-08-26/2017-08-27')
    if len(ends) == 2 and ends[0] in _OPEN and ends[1] in _OPEN:
        raise ValueError(f'"{text}" names neither a beginning nor an end')
    for end in ends:
        if len(ends) == 1 or end not in _OPEN:
            _check_point(end)
    value = Edtf(text)
    if len(ends) == 2 and not set(_OPEN) & set(ends) and _is_backwards(*ends):
        raise ValueError(f'"{text}" ends before it begins')
    return value


def is_edtf(text: str) -> bool:
    """Whether the text is EDTF of level 0 or 1."""
    try:
        parse_edtf(text)
    except ValueError:
        return False
    return True


def _check_point(text: str) -> re.Match[str]:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(
            f'"{text}" is no EDTF date: write 2017-08-28, 2017-08, 2017, 201X, 2017~ or 2017-08-26/2017-08-27'
        )
    year, month, day = match["year"], match["month"], match["day"]
    if day and month == "XX" and day != "XX":
        raise ValueError(f'"{text}" names a day but no month')
    if day and month > "12" and month != "XX":
        raise ValueError(f'"{text}" names a day of a season')
    if day and day.isdigit() and month.isdigit() and int(day) > _month_length(year, int(month)):
        raise ValueError(f'"{text}" is not in the calendar: month {int(month)} has no day {int(day)}')
    if month and "X" in year and month != "XX":
        raise ValueError(f'"{text}" names a month of an unknown year')
    return match


def _month_length(year: str, month: int) -> int:
    if month != 2 or not year.isdigit():
        return _MONTH_DAYS[month - 1]
    y = int(year)
    return 29 if y % 4 == 0 and (y % 100 != 0 or y % 400 == 0) else 28


def _is_backwards(first: str, last: str) -> bool:
    try:
        return _point_bounds(first)[0] > _point_bounds(last)[1]
    except ValueError:  # a year that Python's calendar does not reach
        return False


@lru_cache(_CACHED)
def bounds_of(edtf: Edtf) -> tuple[date, date]:
    """The first and the last day that the value covers.

    `?`, `~` and `%` change nothing; 199X, 19XX, 2017-XX cover all they may mean; an interval open at one end covers its
    told end only. ValueError for years that are not from 1 to 9999.
    """
    first, _, last = edtf.partition("/")
    if first in _OPEN or not last or last in _OPEN:
        return _point_bounds(last if first in _OPEN else first)
    return _point_bounds(first)[0], _point_bounds(last)[1]


def _point_bounds(text: str) -> tuple[date, date]:
    match = _check_point(text)
    year, month, day = match["year"], match["month"], match["day"]
    if not re.fullmatch(r"[0-9]+X*", year) or year == "0000":
        raise ValueError(f'"{text}" lies outside the years 1 to 9999')
    early, late = max(1, int(year.replace("X", "0"))), int(year.replace("X", "9"))
    if month is None or month == "XX":
        return date(early, 1, 1), date(late, 12, 31)
    if int(month) > 12:
        return _season_bounds(early, int(month))
    if day is None or day == "XX":
        return date(early, int(month), 1), date(early, int(month), _month_length(year, int(month)))
    return (told := date(early, int(month), int(day))), told


def _season_bounds(year: int, season: int) -> tuple[date, date]:
    first = _FIRST_MONTH[season]
    after = date(year, first + 3, 1) if first < 10 else date(min(year + 1, 9999), first - 9, 1)
    return date(year, first, 1), after - timedelta(days=1)


# -- in the reader's words ----------------------------------------------------------------------------------------


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads((resources.files("builder") / "edtf_words.toml").read_text("utf-8"))


@cache
def _language(language: str) -> str:
    primary = language.split("-")[0].lower()
    return primary if primary in _words() else "en"


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language)
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en")


@lru_cache(_CACHED)
def display_of(edtf: Edtf, language: str) -> str:
    """The date as a reader of that language writes it: "28 août 2017", "26–27 août 2017", "vers 2014".

    In English where the language has no words of ours.
    """
    language = _language(language)
    first, slash, last = edtf.partition("/")
    if not slash:
        return _point_display(first, language)
    if first in _OPEN:
        return _said("before", _check_point(last), _point_display(last, language), language)
    if last in _OPEN:
        return _said("after", _check_point(first), _point_display(first, language), language)
    if len(first) == len(last) == len("2017-08-26") and first[:7] == last[:7] and "X" not in edtf:
        days = (date.fromisoformat(first), date.fromisoformat(last))
        shown = str(format_interval(*days, skeleton="yMMMMd", locale=_locale(language), fuzzy=True))
        return _with_first(shown.replace("\u2009", " "), language)
    return f"{_point_display(first, language)} – {_point_display(last, language)}"


def _point_display(text: str, language: str) -> str:
    match = _check_point(text)
    words = _words()[language]
    shown = _calendar_display(match, language)
    qualifier = match["qualifier"]
    if qualifier in ("~", "%"):
        shown = _said("about", match, shown, language)
    if qualifier in ("?", "%"):
        shown = words["unsure"].format(shown)
    return str(shown)


def _calendar_display(match: re.Match[str], language: str) -> str:
    year, month, day = match["year"], match["month"], match["day"]
    words, locale = _words()[language], _locale(language)
    if "X" in year:
        return _decade_or_century(year, words)
    if month is None or month == "XX":
        return year.lstrip("Y").lstrip("0") or year
    if int(month) > 12:
        return str(words["seasons"][int(month) - 21].format(year))
    if not re.fullmatch(r"[0-9]+", year) or year == "0000":
        return match.group().rstrip("?~%")  # out of Python's calendar
    if day is None or day == "XX":
        return str(format_skeleton("yMMMM", date(int(year), int(month), 1), locale=locale))
    return _with_first(str(format_date(date(int(year), int(month), int(day)), "long", locale=locale)), language)


def _said(how: str, point: re.Match[str], shown: str, language: str) -> str:
    """ "vers 2014", but "vers le 28 août 2017"."""
    words, names_day = _words()[language], point["day"] not in (None, "XX")
    return str((words.get(f"{how}_day") if names_day else None) or words[how]).format(shown)


def _with_first(shown: str, language: str) -> str:
    """ "1er août 2017"."""
    return _FIRST.sub(_words()[language].get("first", "1"), shown)


def _decade_or_century(year: str, words: Mapping[str, Any]) -> str:
    if year.endswith("XX"):
        number = int(year[:-2]) + 1
        return str(words["century"].format(number=number, roman=_roman(number), first=f"{number - 1}00"))
    return str(words["decade"].format(year.replace("X", "0")))


def _roman(number: int) -> str:
    """Up to 39: centuries."""
    return "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
