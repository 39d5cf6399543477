"""What a text is found by: words folded and without what a language joins to them, names written as one word, days as keys.

The browser's half is site_config/overrides/assets/search_terms.js: it does to what is typed what is done here to a text, by the
tables that search.py hands it. To teach one more language's prefixes and endings, write them under [search] in its lexicon.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale
from babel.dates import get_month_names

from builder.folding import SIGNS, fold
from builder.lexicon import languages, lexicon_of

LEAST_FORM = 3
"""Letters that must be left when a prefix or an ending is taken off."""
SHORT_WORD = 2
"""Letters of a word that people leave out of a name, or write otherwise: al, el, ez, de."""
LONGEST_KEY = 60
"""Characters of a name's key; a name that is longer is found by its beginning."""
_WORD = re.compile(r"[^\W_]{1,64}")
_FOLDED_RANGES = ((0x21, 0xE5A), (0x1E00, 0x2080), (0xFB00, 0xFF00))
"""Latin, Greek, Cyrillic, Hebrew, Arabic with their presentation forms, punctuation, the digits of India; elsewhere case and accents are all."""
_ARABIC_VARIANTS = ("ar_SY", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA")
"""Each region's own month names."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rules:
    """What a language writes together with a word, all of it folded, the longest first."""

    articles: tuple[str, ...]
    """In front of a word and surely no part of it: taken off what is typed, too."""
    joined: tuple[str, ...]
    """In front of a word and perhaps the beginning of it: the word is filed with and without."""
    endings: tuple[str, ...]


@cache
def rules_of(language: str) -> Rules:
    lexicon = lexicon_of(language)
    words = lexicon.search if lexicon else {}
    return Rules(
        articles=_longest_first(words.get("articles", ())),
        joined=_longest_first(words.get("joined", ())),
        endings=_longest_first(words.get("endings", ())),
    )


def _longest_first(pieces: list[str] | tuple[()]) -> tuple[str, ...]:
    return tuple(sorted({fold(piece) for piece in pieces}, key=lambda piece: (-len(piece), piece)))


def words_in(text: str) -> Iterator[str]:
    """The folded words."""
    return (found[0] for found in _WORD.finditer(fold(text)))


@lru_cache(maxsize=1 << 16)
def forms_of(folded: str, rules: Rules) -> frozenset[str]:
    """What a word of a text is filed under: without its ending, and without each prefix that it may have."""
    rests = (folded[len(prefix) :] for prefix in rules.articles + rules.joined if folded.startswith(prefix))
    return frozenset(_stem(base, rules) for base in (folded, *rests) if base == folded or len(base) >= LEAST_FORM)


def _stem(word: str, rules: Rules) -> str:
    ends = (end for end in rules.endings if word.endswith(end) and len(word) - len(end) >= LEAST_FORM)
    return word.removesuffix(next(ends, ""))


def bare(folded: str) -> str:
    """The word without an article of any language that writes it together with the word."""
    for article in _all_articles():
        if folded.startswith(article) and len(folded) - len(article) >= LEAST_FORM:
            return folded[len(article) :]
    return folded


@cache
def _all_articles() -> tuple[str, ...]:
    return _longest_first([article for language in languages() for article in rules_of(language).articles])


def name_keys(name: str) -> frozenset[str]:
    """A name as one word, so that "Abou Kamal", "Abou-Kamal" and "Aboukamal" meet; also without its short words."""
    words = [bare(word) for word in words_in(name)]
    keys = ("".join(words), "".join(word for word in words if len(word) > SHORT_WORD))
    return frozenset(key[:LONGEST_KEY] for key in keys if key)


# -- tables for the browser ---------------------------------------------------------------------------------------


def tables(spoken: list[str]) -> Mapping[str, object]:
    """What search_terms.js needs to read a query; `spoken` are the collection's languages."""
    return {
        "folds": _folds(),
        "signs": SIGNS.pattern,
        "months": _months(),
        "of": _of(),
        "articles": _all_articles(),
        "rules": {one: _rule_table(one) for one in {of.split("-")[0] for of in spoken} if any(_rule_table(one))},
        "least": LEAST_FORM,
        "short": SHORT_WORD,
        "longest": LONGEST_KEY,
    }


def _rule_table(language: str) -> list[tuple[str, ...]]:
    rules = rules_of(language)
    return [(*rules.articles, *rules.joined), rules.endings]


@cache
def _folds() -> Mapping[str, str]:
    """The characters that the builder folds otherwise than the browser does by itself, which is `_plain`."""
    chars = (chr(code) for first, last in _FOLDED_RANGES for code in range(first, last))
    return {char: folded for char in chars if (folded := fold(char)) != _plain(char)}


def _plain(char: str) -> str:
    """Lower case without accents and vowel signs."""
    return SIGNS.sub("", unicodedata.normalize("NFKD", char)).lower()


@cache
def _months() -> Mapping[str, int]:
    """Month names as people type them, whole or abbreviated, folded, with the month's number; of all languages that we find dates in.

    Whole names go first: where an abbreviation of one language is the name of another month in another, the name wins.
    """
    months: dict[str, int] = {}
    for width in ("wide", "abbreviated"):
        for locale in (*languages(), *_ARABIC_VARIANTS):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, Locale.parse(locale)).items():
                    months.setdefault(fold(str(name)).rstrip("."), number)
    return months


@cache
def _of() -> list[str]:
    """What may stand between a day, its month and its year: "28 de agosto de 2017", "28 من آب"."""
    lexicons = (lexicon_of(language) for language in languages())
    return sorted({fold(of) for lexicon in lexicons if lexicon for of in lexicon.dates.get("of", ())})
