"""The site's own words, in the reader's language. To translate the site, add <language>.toml with the keys of en.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.units import format_unit

FALLBACK = "en"
_FOLDER = resources.files("builder.words")


@cache
def _words(language: str) -> Mapping[str, Any]:
    file = _FOLDER / f"{chrome_language(language)}.toml"
    return tomllib.loads(file.read_text("utf-8"))


@cache
def chrome_language(language: str) -> str:
    """The language the site's own words will be in: the asked one, or English where we have no words for it."""
    primary = language.split("-")[0].lower()
    return primary if primary.isalpha() and (_FOLDER / f"{primary}.toml").is_file() else FALLBACK


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(chrome_language(language))


def word(language: str, key: str, **values: object) -> str:
    """The text for a key such as `article.also`, its `{…}` filled in."""
    return str(_found(language, key)).format(**values)


def words_of(language: str, key: str) -> Mapping[str, str]:
    """All texts of a section, for scripts."""
    return dict(_found(language, key))


def _found(language: str, key: str) -> Any:
    found: Any = _words(language)
    for step in key.split("."):
        found = found[step]
    return found


def forms_of(language: str, what: str) -> Mapping[str, str]:
    """`{n} articles` by CLDR's plural form, for scripts."""
    return dict(_words(language)["counts"][what])


def count(language: str, what: str, n: int) -> str:
    """`5 articles`, in the plural form that the language has for that number."""
    return plural_of(language, forms_of(language, what), n).format(n=n)


def plural_of(language: str, forms: Mapping[str, str], n: float) -> str:
    """Of some plural forms, the one that the language has for that number."""
    return str(forms.get(_locale(language).plural_form(n), forms["other"]))


def ordinal_of(language: str, forms: Mapping[str, str], n: int) -> str:
    """Of some forms of ordinals, the one that the language has for that number: `{n}nd`."""
    return str(forms.get(_locale(language).ordinal_form(n), forms["other"]))


def kind_name(language: str, kind: str, country: str | None = None) -> str:
    """What sort of place, in the word of its country where that has one: a county, a department; the kind itself where we have no word."""
    kinds = _words(language)["kinds"]
    return str(kinds.get(f"{kind}_{country}") or kinds.get(kind, kind))


def country_name(language: str, country: str) -> str:
    """The country of an ISO 3166-1 code; the code itself where CLDR has no name for it."""
    return str(_locale(language).territories.get(country.upper(), country))


def kilometres_shown(language: str, kilometres: int) -> str:
    return str(format_unit(kilometres, "length-kilometer", length="short", locale=_locale(language)))


@cache
def language_name(language: str, of: str) -> str:
    """The name of the language `of`, as a heading shows it in `language`: "French", "Français"."""
    if of == "und":  # which CLDR would take for the likeliest of all languages
        return word(language, "unknown_language")
    try:
        name = Locale.parse(of, sep="-").get_display_name(chrome_language(language))
    except (ValueError, UnknownLocaleError):
        name = None
    return (name[0].upper() + name[1:]) if name else word(language, "unknown_language")
