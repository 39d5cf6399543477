"""Reads the tokens that are no words: what numbers and marks may be in a date, and in which order a text writes the figures of its dates.

To read one more shape of number, add its alternative to the pattern of tokens.py and its sign to `sign_of`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from builder.find.dates.words import YEARS, Value, Vocabulary

TokenValue = Value | tuple[int, ...]
Order = Literal["day", "month"] | None
"""Which of the two the figures of a date begin with; None where nothing tells."""
APOSTROPHES = "'’ʼ‘`"
SIGN_OF_MARK = {
    **dict.fromkeys(",،", ","), **dict.fromkeys(".", "."), **dict.fromkeys("-–—‐‑−~", "-"), **dict.fromkeys("/", "/"),
    **dict.fromkeys("(", "("), **dict.fromkeys(")", ")"), **dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys("&", "&"),
    **dict.fromkeys("%‰°$€£¥٪", "%"), **dict.fromkeys("!?؟;:…؛", "!"),
}  # fmt: skip
_ORDERED = re.compile(
    r"(?<![\d./-]) (\d{1,2}) [ ]?([-/–])[ ]? (\d{1,2}) [ ]?\2[ ]? (?: \d{4} | \d\d ) (?! [\d/-] )", re.VERBOSE
)
_DAY_AND_MONTH = re.compile(r"(?: 0?[1-9] | [12]\d | 3[01] ) \. (?: 0[1-9] | 1[0-2] )", re.VERBOSE)
_TWO_FIGURES_EACH = 5  # characters: "05/03"
_LONGEST = 9  # figures: a longer number counts no days or years
_YEARS_OF_DAYS = range(1000, 3000)
"""Years of whole dates in figures; 0001-01-01 and 31.12.9999 stand where no day was entered, or for "without end"."""


def order_in(text: str, spans: Iterable[tuple[int, int]]) -> Order:
    """The order of day and month that the dates in figures prove, all together: 25/06/2023 begins with its day."""
    dates = ((int(m[1]), int(m[3])) for start, end in spans for m in _ORDERED.finditer(text, start, end))
    orders: set[Order] = {
        "day" if first > 12 else "month"
        for first, second in dates
        if min(first, second) <= 12 < max(first, second) <= 31
    }
    return orders.pop() if len(orders) == 1 else None


def sign_of(kind: str, match: re.Match[str], vocabulary: Vocabulary, order: Order) -> tuple[str, TokenValue]:
    """The sign and the value of a token that the pattern of tokens.py calls so. `order`: the one that the article proves."""
    text = match.group()
    if kind == "number":
        return _number(text)
    if kind == "mark":
        return SIGN_OF_MARK.get(text, "x"), None
    if kind == "numeric":
        return _numeric_date(text, vocabulary, order)
    if kind == "grouped":
        return "#", _number("".join(re.findall(r"\d", text)))[1]
    if kind == "decimal" and vocabulary.dotted and _DAY_AND_MONTH.fullmatch(text):
        day, month = map(int, text.split("."))
        return "·", (month, day, 0)
    if kind == "decimal":
        return "#", float(re.sub(r"[,٫]", ".", text)) if len(text) <= _LONGEST else None
    if kind == "quarter":
        return "q", int(text[1])
    if kind == "month":
        first, second = (int(n) for n in re.findall(r"\d+", text))
        return "o", (max(first, second), min(first, second))
    if kind == "slashed" or (kind == "dotted" and vocabulary.dotted):
        first, second = (int(n) for n in re.findall(r"\d+", text))
        month, day = (first, second) if vocabulary.mdy and order != "day" else (second, first)
        if month > 12 >= day:
            month, day = day, month
        guessed = int(vocabulary.mdy and order is None and month != day <= 12)
        sign = "h" if kind == "dotted" else "f" if len(text.replace(" ", "")) == _TWO_FIGURES_EACH else "⁄"
        return (sign, (month, day, guessed)) if 1 <= month <= 12 and 1 <= day <= 31 else ("#", (first, second))
    if kind == "word":
        return "x", "word"
    return ("c" if kind == "clock" else "#" if kind != "gap" else "x"), None


def _number(text: str) -> tuple[str, Value]:
    if len(text) > _LONGEST:
        return "#", None
    value = int(text)
    if len(text) > 4:
        return "#", value
    if len(text) == 4:
        return ("y" if value in YEARS else "#"), value
    if len(text) == 3 or value == 0:
        return "#", value
    return ("n" if value <= 12 else "d" if value <= 31 else "k"), value


def _numeric_date(text: str, vocabulary: Vocabulary, order: Order) -> tuple[str, TokenValue]:
    """A whole date in figures: sign D and (year, month, day, digits of the year, either way, guessed).

    The last two are 1 if a weekday may tell that day and month are the other way round, and if else nothing tells.
    """
    figures = re.findall(r"\d+", text)[:3]
    first, second, third = (int(figure) for figure in figures)
    # Only with slashes do the countries that write the month first differ from the rest of the world.
    open_order = vocabulary.mdy and "." not in text and len(figures[0]) != 4
    if len(figures[0]) == 4:
        year, month, day, digits = first, second, third, 4
    else:
        year, digits = third, len(figures[2])
        month, day = (first, second) if open_order and order != "day" else (second, first)
        if digits == 2 and any(len(f) == 1 for f in figures) and "/" not in text and not vocabulary.dotted:
            return "#", None
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31) or (digits == 4 and year not in _YEARS_OF_DAYS):
        return "#", None
    either = month != day <= 12 and len(figures[0]) != 4 and not (open_order and order)
    return "D", (year, month, day, digits, int(either), int(either and open_order))
