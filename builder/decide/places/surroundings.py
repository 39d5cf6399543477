"""What stands right beside a name in the text and may say where it lies: "Paris, Texas", "la ville libanaise de Tripoli".

The words that may stand between are those of the lexicons ([places] prepositions, links, articles, directions and cues).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from builder.decide.places.hints import Hints
from builder.decide.places.kinds import AREAS
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import WORD, key_of, word_key
from builder.lexicon import lexicon_of
from builder.model import Article, PlaceId, PlaceMention, Sense

_STOPS: Final = frozenset(".!?;:؟؛\n")
_MOST_BETWEEN: Final = 48  # characters between a name and what it lies in: "deuxième ville du nord du "
_MOST_STRANGE: Final = 1
"""Words between that no list has, beside a cue or after a small word: ", third city of", ", dans le nord du"."""
_BESIDE: Final = 28
"""Characters before and after a name within which a people's name belongs to it: "libanaise de ", " السورية"."""


_HEADS: Final = frozenset({"kicker", "title", "byline"})
"""Blocks before the body: a title names a place and tells nothing of it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and what stands beside it."""

    mention: PlaceMention
    senses: tuple[Sense, ...]
    """The mention's, or those of the whole name where a bracket completes it: "Frankfurt (Oder)"."""
    inside: str
    """What stands right after it, as the text has it, if that may say where it lies."""
    around: tuple[Sense, ...]
    """The countries and divisions that this may mean."""
    enumerated: bool
    """Whether it stands in an enumeration, where the name after a comma may be just the next."""
    beside: frozenset[str]
    """Countries whose name or people stand right beside it."""
    listed: tuple[int, ...]
    """Indices of the mentions that only a comma or an "and" parts from it."""
    introduces: bool
    """Whether the body names it here for the first time."""
    spelled: frozenset[PlaceId]
    """The places whose main name has just the accents that the text writes; none where it writes none."""
    shortened: frozenset[PlaceId]
    """The places whose main name goes on after what the text writes: Frankfurt (Oder), Newcastle upon Tyne."""


def with_surroundings(
    named: Sequence[PlaceMention], article: Article, hints: Hints, gazetteer: Gazetteer
) -> list[Placed]:
    placed = []
    known: set[str] = set()
    body = next((block.start for block in article.blocks if block.kind not in _HEADS), 0)
    for index, (before, mention, after, later) in enumerate(
        zip([None, *named], named, [*named[1:], None], [*named[2:], None, None], strict=False)
    ):
        inside, around = _container(mention, after, article, gazetteer)
        listed = [index - 1] if before and "listed" in mention.evidence else []
        listed += [index + 1] if after and "listed" in after.evidence else []
        placed.append(
            Placed(
                mention=mention,
                senses=_completed(mention, article, gazetteer) or mention.senses,
                inside=inside,
                around=around,
                enumerated=_is_enumerated(mention, after, later, inside),
                beside=_beside(mention, before, article, hints),
                listed=tuple(listed),
                introduces=mention.start >= body and mention.keys[0] not in known,
                spelled=_spelled(mention, gazetteer),
                shortened=_shortened(mention, gazetteer),
            )
        )
        if mention.start >= body:
            known.add(mention.keys[0])
    return placed


def _spelled(mention: PlaceMention, gazetteer: Gazetteer) -> frozenset[PlaceId]:
    """ "Mâcon" is in Burgundy, not in Georgia."""
    written = mention.name.casefold()
    if written.isascii() or len(mention.senses) < 2:
        return frozenset()
    places = (gazetteer.place_of(sense.place) for sense in mention.senses[:_MOST_SPELLED])
    return frozenset(place.id for place in places if place and place.name.casefold() == written)


def _shortened(mention: PlaceMention, gazetteer: Gazetteer) -> frozenset[PlaceId]:
    if len(mention.senses) < 2:
        return frozenset()
    name = mention.name.casefold()
    others = (gazetteer.place_of(s.place) for s in mention.senses[:_MOST_SPELLED] if s.kind == "city" and not s.proper)
    return frozenset(
        place.id for place in others if place and place.name.casefold().startswith(name) and len(place.name) > len(name)
    )


_MOST_SPELLED: Final = 12  # places of a name that are looked at, the heaviest


def _is_enumerated(mention: PlaceMention, after: PlaceMention | None, later: PlaceMention | None, inside: str) -> bool:
    """A short form after the comma is no next item: "Memphis and Cairo, Ill."."""
    if after is None or inside != after.name:
        return False
    return "listed" in mention.evidence or (later is not None and "listed" in later.evidence)


_BRACKET: Final = re.compile(r"[ ]?\((?P<rest>[^()\n]{2,30})\)")
_SHORT_FORM: Final = re.compile(
    r"""
    (?: ,[ ]? | [ ]\( | [ ]?/[ ]? )               # "Springfield, Ill.", "Campinas (SP)", "Campinas/SP"
    (?P<short> [A-Z] [A-Za-z]{1,4} \b | (?: [A-Z]\. ){2,3} | [A-Z] [a-z]{1,4} \. )
    """,
    re.VERBOSE,
)


def _completed(mention: PlaceMention, article: Article, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """The places of which the name is the beginning and a bracket the rest."""
    bracket = _BRACKET.match(article.text, mention.end)
    return gazetteer.senses(key_of(f"{mention.name} {bracket['rest']}")) if bracket else ()


def _container(
    mention: PlaceMention, after: PlaceMention | None, article: Article, gazetteer: Gazetteer
) -> tuple[str, tuple[Sense, ...]]:
    """What stands right after a name and may say where it lies, with the areas it may mean: a name or a short form."""
    if after is not None and (areas := _areas(mention, after, article)):
        return after.name, areas
    if short := _SHORT_FORM.match(article.text, mention.end):
        for form in (short["short"] + ".", short["short"]):
            if article.text.startswith(form, short.start("short")) and (areas := gazetteer.abbreviated(form)):
                return form, areas
    return "", ()


def _areas(mention: PlaceMention, after: PlaceMention, article: Article) -> tuple[Sense, ...]:
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
    rules = _between_words(language)
    if rules.joins & set(words) or (words[0] not in rules.small | rules.cues and not marks):
        return False
    strange = sum(word not in rules.small | rules.cues for word in words)
    led = bool(marks) and words[0] in rules.small and len(words) > 1
    return strange == 0 or (strange <= _MOST_STRANGE and (led or not rules.cues.isdisjoint(words)))


@dataclass(frozen=True, slots=True)
class _Between:
    """A language's words between a place and what it lies in."""

    small: frozenset[str]
    cues: frozenset[str]
    joins: frozenset[str]
    """Those that put two places side by side."""


@lru_cache
def _between_words(language: str) -> _Between:
    lexicon = lexicon_of(language)
    words: Mapping[str, Any] = lexicon.places if lexicon else {}

    def keys(*names: str) -> frozenset[str]:
        return frozenset(key_of(word) for name in names for word in words.get(name, ()))

    return _Between(
        small=keys("prepositions", "towards", "links", "articles", "directions"),
        cues=frozenset(key_of(word) for kind in words.get("cues", {}).values() for word in kind),
        joins=keys("conjunctions"),
    )


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
