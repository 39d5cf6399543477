"""Makes the sentence of a reason, in the reader's language.

The sentences are in `[reasons]` of <language>.toml, by their keys. `{surface}` stands for a value; `{day:weekday}` for what one of _SHOWN
makes of it, or the table of that name in `[reasons]`. A sentence or a word in several plural forms takes the one for the value `n`.
To show a value in one more way, add a line to _SHOWN, or a table to each language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Any, Final

from babel.dates import get_day_names
from babel.numbers import format_decimal

from builder.edtf import display_of
from builder.lexicon import direction_of
from builder.model import Edtf, Place, Reason, Value
from builder.words import FALLBACK, chrome_language, country_name, kind_name, ordinal_of, plural_of, words_of

Values = Mapping[str, Value]
_VALUE = re.compile(r"\{(?P<name>\w+)(?::(?P<how>\w+))?\}")
_AGAINST: Final = {"ltr": frozenset({"R", "AL"}), "rtl": frozenset({"L"})}
"""Direction of the sentence → Unicode's classes of the letters that run against it."""


def sentence_of(why: Reason | Sequence[Reason], language: str, *, isolating: bool = False) -> str:
    """One sentence, also of several reasons.

    isolating: with signs around words of an article that run the other way, for where they could scramble ours.
    """
    reasons = (why,) if isinstance(why, Reason) else why
    return str(_words(language)["also"]).join(_told(reason, language, isolating) for reason in reasons)


def _told(reason: Reason, language: str, isolating: bool) -> str:
    return _filled(_words(language)[reason.told], dict(reason.values), language, isolating)


def _filled(words: str | Mapping[str, str], values: Values, language: str, isolating: bool) -> str:
    def shown(match: re.Match[str]) -> str:
        value, how = values[match["name"]], match["how"]
        if isinstance(value, Reason):
            return _told(value, language, isolating)
        if how is not None and how not in _SHOWN:
            return _filled(_words(language)[how][value], values, language, isolating)
        text = str(value) if how is None else _SHOWN[how](value, language)
        return isolated(text, language) if isolating else text

    return _VALUE.sub(shown, words if isinstance(words, str) else plural_of(language, words, _number(values)))


def _number(values: Values) -> int:
    number = values["n"]
    assert isinstance(number, int)
    return number


@cache
def _words(language: str) -> Mapping[str, Any]:
    return words_of(language, "reasons")


def isolated(text: str, language: str) -> str:
    """Between signs where a letter of the text runs against the site's own words."""
    against = _AGAINST[direction_of(chrome_language(language))]
    return f"\u2068{text}\u2069" if any(unicodedata.bidirectional(char) in against for char in text) else text


# -- values -------------------------------------------------------------------------------------------------------


def _date(value: date | Edtf, language: str) -> str:
    return display_of(Edtf(value.isoformat()) if isinstance(value, date) else value, language)


def _weekday(value: date | int, language: str) -> str:
    return str(_weekdays(language)[value.weekday() if isinstance(value, date) else value])


@cache
def _weekdays(language: str) -> Mapping[int, str]:
    return dict(get_day_names("wide", locale=chrome_language(language)))


def _ordinal(number: int, language: str) -> str:
    return ordinal_of(language, _words(language)["ordinals"], number).format(n=number)


def _population(inhabitants: int, language: str) -> str:
    """2138551: "2.1 million"; 123456: "123,000"."""
    locale = chrome_language(language)
    if inhabitants < 1_000_000:
        return str(format_decimal(round(inhabitants, 2 - len(str(inhabitants))), locale=locale))
    millions = round(inhabitants / 1e6, 1)
    shown = format_decimal(millions, locale=locale, group_separator=False)
    return plural_of(language, _words(language)["millions"], millions).format(n=shown)


def _kind(kind: str, language: str) -> str:
    """As a list has it, but for languages that say it otherwise within a sentence: "a river"."""
    return str(_words(language).get("kinds", {}).get(kind) or kind_name(language, kind))


def _place(place: Place, language: str) -> str:
    """As a heading has it, or in the reader's language."""
    reader = chrome_language(language)
    names = (name for of, name in place.names if of == reader != FALLBACK)
    return next(names, place.name)


_SHOWN: Mapping[str, Callable[[Any, str], str]] = {
    "date": _date,
    "weekday": _weekday,
    "year": lambda day, _: str(day.year),
    "ordinal": _ordinal,
    "population": _population,
    "country": lambda country, language: country_name(language, country),
    "kind": _kind,
    "place": _place,
}
