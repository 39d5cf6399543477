"""The words of each language, from lexicons/<language>.toml. A stage compiles its own rules from its own section. To teach a language, add a file."""

from __future__ import annotations

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi"})
"""Languages written from right to left, from CLDR's script metadata; more than we have lexicons for, since quotes and notes may be in any."""

_FOLDER = resources.files("builder") / "lexicons"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One file's sections, as TOML gives them."""

    language: str
    dates: Mapping[str, Any]
    """For find/dates: months, weekdays, deictics, units …"""
    numbers: Mapping[str, Any]
    """For numbers.py: number words beyond those of dates, and how they are put together."""
    places: Mapping[str, Any]
    """For find/places and decide/places: cue words, titles of persons, clitics …"""
    structure: Mapping[str, Any]
    """For read/structure.py: share lines, comment heads, "read also" …"""
    search: Mapping[str, Any]
    """For pages/search_terms.py: what is written together with a word, endings."""


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a lexicon, in alphabetical order; `und`, the words of no language, is none of them."""
    stems = {entry.name.removesuffix(".toml") for entry in _FOLDER.iterdir() if entry.name.endswith(".toml")}
    return tuple(sorted(stems - {"und"}))


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """The lexicon of a BCP 47 language or of its primary subtag; None where there is none."""
    primary = language.split("-")[0].lower()
    if primary not in (*languages(), "und"):
        return None
    sections = tomllib.loads((_FOLDER / f"{primary}.toml").read_text("utf-8"))
    return Lexicon(
        language=primary,
        dates=sections.get("dates", {}),
        numbers=sections.get("numbers", {}),
        places=sections.get("places", {}),
        structure=sections.get("structure", {}),
        search=sections.get("search", {}),
    )


def direction_of(language: str) -> str:
    """`rtl` or `ltr`, as in HTML's `dir`."""
    return "rtl" if language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def direction_of_text(text: str) -> str:
    """The way most of its letters run, `rtl` or `ltr`."""
    sides = Counter(unicodedata.bidirectional(char) for char in text)
    return "rtl" if sides["R"] + sides["AL"] > sides["L"] else "ltr"


def neighbours_of(language: str) -> tuple[str, ...]:
    """Languages whose words stand around articles in this one, too: a site in two languages dates «31 липня 2021» in Russian, as well."""
    lexicon = lexicon_of(language)
    return tuple(lexicon.structure.get("neighbours", ())) if lexicon else ()
