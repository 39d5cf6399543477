"""The [structure] words of a page's languages, compiled. Another category of phrases is a name in _CATEGORIES and a key in the lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from builder.folding import fold
from builder.lexicon import lexicon_of
from builder.model import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The compiled [structure] words of a page's languages."""

    begins: Mapping[str, re.Pattern[str]]
    """Phrases of a category at the start of a folded line; the group `rest` is what follows."""
    holds: re.Pattern[str]
    """Legal phrases of several words, anywhere in a folded line."""
    agency: re.Pattern[str]
    credit: re.Pattern[str]
    """Words of a picture's credit, anywhere: "photo", "archives"."""
    byword: re.Pattern[str]
    """A byline's "Par", "By", "بقلم" before a name, which is the group `rest`."""
    outlets: re.Pattern[str]
    """Words of newspapers' names: "gazette", "Zeitung"; German and Dutch put them at the end of a compound."""
    calendar: frozenset[str]
    """Month and weekday names, folded."""


_CATEGORIES = (
    "share",
    "related",
    "comments",
    "form",
    "legal",
    "menu",
    "controls",
    "published",
    "byline",
    "source",
    "credit",
)


@cache
def words_of(language: Language) -> Words:
    """Words of the language, of English, which stands on pages everywhere, and of none."""
    sections = [lexicon.structure for code in dict.fromkeys((language, "en", "und")) if (lexicon := lexicon_of(code))]

    def phrases(category: str) -> list[str]:
        found = {fold(phrase) for section in sections for phrase in section.get(category, ())}
        return sorted(found, key=lambda phrase: (-len(phrase), phrase))

    agencies = "|".join(map(re.escape, phrases("agencies")))
    return Words(
        begins={category: _begins(phrases(category)) for category in _CATEGORIES},
        holds=re.compile("|".join(re.escape(p) for p in phrases("legal") if " " in p) or r"(?!)"),
        agency=re.compile(rf"(?<!\w)(?:{agencies or '(?!)'})(?!\w)"),
        credit=re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases('credit')))})(?!\w)"),
        byword=re.compile(rf"(?:{'|'.join(map(re.escape, phrases('byline')))})(?!\w)\s*:?\s*(?P<rest>.*)", re.DOTALL),
        outlets=re.compile(rf"(?:{'|'.join(map(re.escape, phrases('outlets'))) or '(?!)'})(?!\w)"),
        calendar=frozenset(word for code in {language, "en"} for word in _calendar_words(code)),
    )


def _begins(phrases: Sequence[str]) -> re.Pattern[str]:
    """A phrase of one word must be the whole of what stands before a colon, a count or the end: "réagir" begins sentences too."""
    many = "|".join(re.escape(p) for p in phrases if re.search("[ -]", p))
    one = "|".join(re.escape(p) for p in phrases if not re.search("[ -]", p))
    return re.compile(
        rf"\W{{0,4}}(?:(?:{many or '(?!)'})(?!\w)|(?:{one or '(?!)'})(?=\W*(?:[\d:]|\Z)))(?P<rest>.*)", re.DOTALL
    )


def _calendar_words(language: Language) -> Iterator[str]:
    try:
        locale = Locale.parse(language.split("-")[0])
    except (UnknownLocaleError, ValueError):
        return
    for table in (locale.months["format"], locale.days["format"]):
        for width in ("wide", "abbreviated"):
            for name in table.get(width, {}).values():
                yield from re.findall(r"[^\W\d]+", fold(str(name)))
