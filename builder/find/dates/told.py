"""Puts together what a stretch of tokens tells of a date: each field of `ToldDate` by the first token that can fill it.

To read one more sign, name it with the field that it fills in `told_by`.
"""

from __future__ import annotations

from builder.find.dates.tokens import Tokens
from builder.find.dates.words import PARTS, UNITS, Vocabulary
from builder.model import Calendar, Shift, ToldDate, Unit

_ISLAMIC_YEARS = range(1300, 1451)
"""Years that are rather Islamic than ours where a text in Arabic gives them: 1882 to 2029; 1453 is the year of Constantinople."""
_PERSIAN_YEARS = range(1250, 1501)
"""The same for Persian: 1871 to 2122."""


def told_by(tokens: Tokens, first: int, last: int, vocabulary: Vocabulary) -> ToldDate:
    """All that the tokens [first, last) tell; "yesterday", "Jahresende" alone tell all that their word means."""
    stretch = tokens.part(first, last)
    if stretch.signs == "J" and isinstance(value := stretch.values[0], ToldDate):
        return value
    weekday = stretch.first_int("Wwe")
    year, month, day, guessed = _figures(stretch, weekday)
    turn, shift = _turn(stretch)
    return ToldDate(
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        season=stretch.first_int("FY"),
        quarter=stretch.first_int("q"),
        feast=next((v for v in stretch.of("X") if isinstance(v, str)), None),
        turn=turn,
        shift=shift,
        part=next((part for part in PARTS if part in stretch.of("P")), None),
        about="~" in stretch.signs,
        order_guessed=guessed,
        calendar=_calendar(stretch, year, vocabulary),
    )


def unit_at(tokens: Tokens, at: int) -> Unit:
    """The unit that a token of sign U, u or z names."""
    return next(unit for unit in UNITS if unit == tokens.values[at])


def _figures(stretch: Tokens, weekday: int | None) -> tuple[str | None, int | None, int | None, bool]:
    """Year, month, day and whether their order is a guess, from one token that holds several of them or from one token each."""
    whole = stretch.first_figures("D")
    if whole:
        return _whole_figures(whole, weekday)
    year, month, day = _year(stretch), stretch.first_int("MmvIHj"), stretch.first_int("ndO")
    guessed = False
    if day_and_month := stretch.first_figures("fh⁄·"):
        month, day = day_and_month[:2]
        guessed = bool(day_and_month[2])
    elif year_and_month := stretch.first_figures("o"):
        year, month = str(year_and_month[0]), year_and_month[1]
    return year, month, day, guessed


def _whole_figures(figures: tuple[int, ...], weekday: int | None) -> tuple[str, int, int, bool]:
    """A date in figures; where day and month may be either way round, the weekday beside it tells."""
    year, month, day, digits, either, guessed = figures
    if either and digits == 4 and weekday is not None and year not in _ISLAMIC_YEARS:
        fits, fits_turned = weekday_of(year, month, day) == weekday, weekday_of(year, day, month) == weekday
        if fits != fits_turned:
            month, day = (month, day) if fits else (day, month)
            guessed = 0
    return (str(year) if digits == 4 else f"XX{year:02d}"), month, day, bool(guessed)


def weekday_of(year: int, month: int, day: int) -> int:
    """0 for Monday, by Sakamoto's rule: good for days that do not exist too."""
    year -= month < 3
    return (
        year + year // 4 - year // 100 + year // 400 + (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1] + day - 1
    ) % 7


def _year(stretch: Tokens) -> str | None:
    """The first four figures, or two after those of the day."""
    after_day = False
    for sign, value in zip(stretch.signs, stretch.values, strict=True):
        if sign == "y":
            return str(value)
        if isinstance(value, int) and (sign == "k" or (sign in "nd" and after_day)):
            return f"XX{value:02d}"
        after_day = after_day or sign in "ndO"
    return None


def _turn(stretch: Tokens) -> tuple[int | None, Shift | None]:
    """ "Last" and "next": of what is told, or of the year beside it ("mars de l'an dernier", "Mai heuer")."""
    turn: int | None = None
    shift: Shift | None = None
    for sign, value in zip(stretch.signs, stretch.values, strict=True):
        if sign in "LTN" and isinstance(value, int):
            turn = value
        elif sign == "U" and value == "year" and turn is not None:
            shift, turn = Shift(count=turn, unit="year", origin="anchor"), None
        elif sign == "J" and isinstance(value, ToldDate) and value.shift and value.shift.unit == "year":
            shift = value.shift
    follows_year = stretch.signs[-2:-1] == "U" and stretch.signs[-1] in "LTN" and stretch.values[-2] == "year"
    if shift is None and turn is not None and follows_year:
        return None, Shift(count=turn, unit="year", origin="anchor")
    return turn, shift


def _calendar(stretch: Tokens, year: str | None, vocabulary: Vocabulary) -> Calendar:
    """By the name of the month, the mark of the era, or a year that would be centuries ago in our calendar."""
    if "I" in stretch.signs or "islamic_era" in stretch.of("E"):
        return "islamic"
    if any(sign in stretch.signs for sign in "Hj") or "persian_era" in stretch.of("E"):
        return "persian"
    if year is None or any(sign in stretch.signs for sign in "Mmv") or "of_our_era" in stretch.of("E"):
        return "gregorian"
    if vocabulary.persian:
        return "persian" if not year.isdigit() or int(year) in _PERSIAN_YEARS else "gregorian"
    if not year.isdigit():
        return "gregorian"
    return "islamic" if vocabulary.islamic and int(year) in _ISLAMIC_YEARS else "gregorian"
