"""What stands right beside a name in the text and may say where it lies: "Paris, Texas", "la ville libanaise de Tripoli".

The words that may stand between are those of the lexicons ([places] prepositions, links, articles, directions and cues).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from builder.decide.places.hints import Hints
from builder.decide.places.kinds import AREAS
from builder.gazetteer.names import WORD, key_of, word_key
from builder.lexicon import lexicon_of
from builder.model import Article, PlaceMention, Sense

_STOPS: Final = frozenset(".!?;:؟؛\n")
_MOST_BETWEEN: Final = 48  # characters between a name and what it lies in: "deuxième ville du nord du "
_MOST_STRANGE: Final = 1
"""Words between that no list has: "third city of"; a verb would be one, too."""
_BESIDE: Final = 28
"""Characters before and after a name within which a people's name belongs to it: "libanaise de ", " السورية"."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and what stands beside it."""

    mention: PlaceMention
    inside: str
    """The name right after it, as the text has it, if that may say where it lies."""
    around: tuple[Sense, ...]
    """The countries and divisions that name may mean."""
    beside: frozenset[str]
    """Countries whose name or people stand right beside it."""
    listed: tuple[int, ...]
    """Indices of the mentions that only a comma or an "and" parts from it."""


def with_surroundings(named: Sequence[PlaceMention], article: Article, hints: Hints) -> list[Placed]:
    placed = []
    for index, mention in enumerate(named):
        after = named[index + 1] if index + 1 < len(named) else None
        before = named[index - 1] if index else None
        around = _container(mention, after, article) if after else ()
        listed = [index - 1] if before and "listed" in mention.evidence else []
        listed += [index + 1] if after and "listed" in after.evidence else []
        placed.append(
            Placed(
                mention=mention,
                inside=after.name if after and around else "",
                around=around,
                beside=_beside(mention, before, article, hints),
                listed=tuple(listed),
            )
        )
    return placed


def _container(mention: PlaceMention, after: PlaceMention, article: Article) -> tuple[Sense, ...]:
    """The countries and divisions that the next name may mean, where only small words stand between; not in "A and B"."""
    between = article.text[mention.end : after.start]
    areas = tuple(sense for sense in after.senses if sense.kind in AREAS)
    if not areas or ("listed" in after.evidence and between.strip(" ,،") != ""):
        return ()
    if not between.strip():  # "Paris Texas" may be a firm; without capitals it is how one says it: طرابلس لبنان
        return areas if "uncased" in mention.evidence else ()
    return areas if _only_small_words(between, mention.language) else ()


def _only_small_words(between: str, language: str) -> bool:
    if len(between) > _MOST_BETWEEN or not _STOPS.isdisjoint(between):
        return False
    marks = WORD.sub("", between).strip()
    if marks[:1] not in ("", ",", "(", "،") or len(marks) > 2:
        return False
    words = [word_key(word) for word in WORD.findall(between)]
    if not words:
        return True
    small, never = _small_words(language)
    if never & set(words) or (words[0] not in small and not marks):
        return False
    return sum(word not in small for word in words) <= _MOST_STRANGE


@lru_cache
def _small_words(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Those that may stand between a place and what it lies in, and those that may not."""
    lexicon = lexicon_of(language)
    words: Mapping[str, Any] = lexicon.places if lexicon else {}
    cues = [word for kind in words.get("cues", {}).values() for word in kind]
    listed = [
        word for name in ("prepositions", "towards", "links", "articles", "directions") for word in words.get(name, ())
    ]
    return frozenset(map(key_of, (*listed, *cues))), frozenset(map(key_of, words.get("conjunctions", ())))


def _beside(mention: PlaceMention, before: PlaceMention | None, article: Article, hints: Hints) -> frozenset[str]:
    """Countries whose people stand within a few words before it or right after it, or whose name stands right before it."""
    text = article.text
    start, end = mention.start - _BESIDE, mention.end + _BESIDE
    countries = set()
    for first, last, country in hints.beside(start, end):
        between = text[last : mention.start] if first < mention.start else text[mention.end : first]
        near = len(between) <= (_BESIDE if first < mention.start else 1)
        if near and _STOPS.isdisjoint(between) and "," not in between and "،" not in between:
            countries.add(country)
    if before is not None and "listed" not in mention.evidence and mention.start - before.end <= 3:
        countries.update(s.country for s in before.senses if s.kind == "country" and s.country)  # "Lebanon's Tripoli"
    return frozenset(countries)
