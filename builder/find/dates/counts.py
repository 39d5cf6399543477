"""Reads how many of a unit a text counts, and how far that is from the day counted from.

To count in parts of one more unit, say in _IN_SMALLER what it is made of.
"""

from __future__ import annotations

from typing import Literal

from builder.find.dates.numbers import composed
from builder.find.dates.tokens import Tokens
from builder.model import Shift, ToldDate, Unit

_IN_SMALLER: dict[Unit, tuple[Unit, int]] = {
    "century": ("year", 100), "decade": ("year", 10), "year": ("month", 12), "half": ("month", 6), "month": ("day", 30),
    "week": ("day", 7), "weekend": ("day", 7),
}  # fmt: skip
"""What a part of a unit is counted in."""
_ALWAYS_SMALLER: frozenset[Unit] = frozenset({"week", "weekend", "half"})
""" "Two weeks ago" is some day about then; "last week" would be the week itself."""


def count_in(tokens: Tokens, first: int, last: int) -> float | None:
    """The number that the tokens [first, last) tell; None where they tell none, one that is not understood, or a choice."""
    numbers: list[float] = []
    for at in range(first, last):
        sign, value = tokens.signs[at], tokens.values[at]
        if value == "or":  # "two or three years"
            return None
        if sign in "ndkyQ#½" or at in tokens.counts:
            number = tokens.counts.get(at, value)
            if not isinstance(number, int | float):
                return None
            if numbers and numbers[-1] < number < _LEAST_TENS:  # "два-три года", "iki üç yıl": two or three, not five
                return None
            numbers.append(number)
    return composed(numbers) if numbers else None


_LEAST_TENS = 20  # a smaller number is added to larger ones only: six and twenty, a hundred and six


def shift_by(count: float, unit: Unit, sign: int, origin: Literal["anchor", "told"] | ToldDate) -> Shift | None:
    """So many units, before (-1) or after (1); None where no whole number of any unit is meant."""
    if unit in _ALWAYS_SMALLER or count != int(count):
        if unit not in _IN_SMALLER:
            return None
        unit, times = _IN_SMALLER[unit]
        count *= times
    return Shift(count=sign * int(count), unit=unit, origin=origin) if count == int(count) else None
