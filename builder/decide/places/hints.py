"""What an article says about countries without naming them: its people ("libanais"), its outlet's address, its language.

Weak evidence, which weights.py weighs. Another such hint is one more function in `hints_of`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from babel.core import get_global
from babel.languages import get_official_languages

from builder.decide.places.weights import BRIEF, VOTE_OF_A_PEOPLE, VOTE_OF_THE_LANGUAGE, VOTE_OF_THE_OUTLET
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import WORD, word_key
from builder.model import ASIDE, Article, PlaceMention

_NATIONAL: Final = re.compile(r"\.([a-z]{2})$")
_OF_NO_COUNTRY: Final = frozenset({"tv", "me", "io", "ai", "co", "eu", "fm", "ly", "to", "cc", "ws"})
"""National domains that outlets from anywhere use, and the one of a union."""
_ISO_OF_DOMAIN: Final = {"uk": "GB"}


@dataclass(frozen=True, slots=True)
class Hints:
    votes: Mapping[str, float]
    """Country → how much points to it."""
    peoples: Sequence[tuple[int, int, str]]
    """Where a people or its things are named: start, end, country; in order."""
    brevity: float
    """1 for a text of a few words, down to 0 for an article: how little it means that the text says nothing more of a place."""

    def beside(self, start: int, end: int) -> Sequence[tuple[int, int, str]]:
        """The peoples named between two offsets."""
        first = bisect_left(self.peoples, (start,))
        return self.peoples[first : bisect_left(self.peoples, (end,))]


def hints_of(article: Article, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> Hints:
    """Of the article's text outside of its asides and outside of what may be a name: "océan Indien" tells nothing of India."""
    peoples = tuple(_peoples(article, mentions, gazetteer))
    times = Counter(country for _, _, country in peoples)
    votes = defaultdict[str, float](float, {country: VOTE_OF_A_PEOPLE[count > 1] for country, count in times.items()})
    for country in speaking(article.language.split("-")[0]):
        votes[country] += VOTE_OF_THE_LANGUAGE
    if home := _home_of(article.url):
        votes[home] += VOTE_OF_THE_OUTLET
    return Hints(votes, peoples, max(0.0, 1.0 - len(article.text) / BRIEF))


def _peoples(
    article: Article, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> Iterator[tuple[int, int, str]]:
    named = [(mention.start, mention.end) for mention in mentions if mention.senses]
    for block in article.blocks:
        if block.kind in ASIDE:
            continue
        peoples = gazetteer.peoples(block.language.split("-")[0])
        words = set(WORD.findall(article.text, block.start, block.end))
        if peoples.keys().isdisjoint(map(word_key, words)):
            continue  # as most paragraphs
        before = ""
        for word in WORD.finditer(article.text, block.start, block.end):
            key = word_key(word[0])
            country = peoples.get(key) or (peoples.get(f"{before} {key}") if key in peoples else None)
            before = key
            if not country:
                continue
            at = bisect_right(named, (word.start(), word.end()))
            if not (at and named[at - 1][1] > word.start()):
                yield word.start(), word.end(), country


@lru_cache
def speaking(language: str) -> frozenset[str]:
    """The countries in which a language is official, as CLDR has it."""
    territories = get_global("territory_languages")
    return frozenset(country for country in territories if language in get_official_languages(country, de_facto=True))


def _home_of(url: str | None) -> str | None:
    """The country whose domain an address is in."""
    host = urlsplit(url).hostname if url else None
    domain = _NATIONAL.search(host or "")
    if domain is None or domain[1] in _OF_NO_COUNTRY:
        return None
    return _ISO_OF_DOMAIN.get(domain[1], domain[1].upper())
