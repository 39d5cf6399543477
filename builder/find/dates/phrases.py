"""Reads a text that is nothing but a date, as one writes it on a label or into a calendar: "lun.", "17 02", "maio cinco", "week 31".

Within a sentence "mar" is the sea and "17 02" are two numbers, and "sonraki ay" is counted from a day told before; where no other word stands, they can be nothing else.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from builder.find.dates.figures import TokenValue
from builder.find.dates.tokens import Tokens
from builder.find.dates.words import Vocabulary
from builder.model import ToldDate

_WEEKDAY: Final = re.compile(r"C?[we]\.?")
_NUMBERED_WEEK: Final = re.compile(r"C?U[ndk]|C?[nd](?:-?s|\.)U")
_MONTH_AND_DAY: Final = re.compile(r"[Mmv][ndQ][yk]?")
_FIGURES: Final = re.compile(r"(?P<opening>C?)(?P<first>[nd])(?P<to>-?)(?P<second>[nd])(?:(?P<on>-?)(?P<year>[ndk]))?")


def as_phrase(tokens: Tokens, vocabulary: Vocabulary) -> Tokens:
    """The tokens of a whole text, those of nothing but a date with the signs that they have there; other texts' as they are."""
    signs = tokens.signs
    if signs == "J" and isinstance(told := tokens.values[0], ToldDate) and told.shift and told.shift.count:
        return tokens._replace(values=(replace(told, shift=replace(told.shift, origin="anchor")),))
    if _NUMBERED_WEEK.fullmatch(signs) and "week" in tokens.values:
        return tokens._replace(signs=signs.replace("U", "κ"))
    if _WEEKDAY.fullmatch(signs):
        return tokens._replace(signs=signs.translate(_STRONG))
    if _MONTH_AND_DAY.fullmatch(signs) and (day := _sign_of_day(tokens.values[1])):
        return tokens._replace(signs=f"M{day}{signs[2:]}")
    if figures := _FIGURES.fullmatch(signs):
        month = "first" if vocabulary.mdy else "second"
        if figures[month] == "n":
            parts = figures.groupdict("") | {month: "M", "to": "C" * len(figures["to"])}
            parts |= {"on": "C" * len(figures["on"] or ""), "year": "k" * bool(figures["year"])}
            return tokens._replace(signs="".join(parts.values()))
    return tokens


_STRONG: Final = str.maketrans("we", "WW")


def _sign_of_day(value: TokenValue) -> str:
    if not isinstance(value, int) or not 1 <= value <= 31:
        return ""
    return "n" if value <= 12 else "d"
