"""What stands right beside a name in the text and may say where it lies: "Paris, Texas", "la ville libanaise de Tripoli".

The words that may stand between are those of the lexicons ([places] prepositions, links, articles, directions and cues).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, NamedTuple

from builder.decide.places.hints import Hints
from builder.decide.places.kinds import AREAS
from builder.decide.places.scene import km_between
from builder.decide.places.weights import LARGE, REACH_OF_A_CITY_KM, REACH_OF_A_COUNTY_KM, REACH_OF_A_DIVISION_KM
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import WORD, key_of, word_key
from builder.lexicon import lexicon_of
from builder.model import DIVISIONS, Article, PlaceId, PlaceMention, Sense

_STOPS: Final = frozenset(".!?;:؟؛\n")
_MOST_BETWEEN: Final = 48  # characters between a name and what it lies in: "deuxième ville du nord du "
_MOST_STRANGE: Final = 1
"""Words between that no list has, beside a cue or after a small word: ", third city of", ", dans le nord du"."""
_BESIDE: Final = 28
"""Characters before and after a name within which a people's name belongs to it: "libanaise de ", " السورية"."""


_HEADS: Final = frozenset({"kicker", "title", "byline"})
"""Blocks before the body: a title names a place and tells nothing of it."""


class Placed(NamedTuple):
    """A mention and what stands beside it."""

    mention: PlaceMention
    senses: tuple[Sense, ...]
    """The mention's, or those of the whole name where a bracket completes it: "Frankfurt (Oder)"."""
    inside: str
    """What stands right after it, as the text has it, if that may say where it lies."""
    around: tuple[Sense, ...]
    """The countries and divisions that this may mean."""
    holds: frozenset[PlaceId]
    """Those of its own places that the name before it, which it may tell the place of, may lie in."""
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
    vowelled: frozenset[PlaceId]
    """Those of which a name has the vowel signs that the text writes; none where it writes none."""
    shortened: frozenset[PlaceId]
    """The places whose main name has more words than the text writes: Frankfurt (Oder), Kingston upon Hull."""


def with_surroundings(
    named: Sequence[PlaceMention], article: Article, hints: Hints, gazetteer: Gazetteer
) -> list[Placed]:
    placed = []
    around: tuple[Sense, ...] = ()
    enumerated = False
    known: set[str] = set()
    body = next((block.start for block in article.blocks if block.kind not in _HEADS), 0)
    for index, (before, mention, after, later) in enumerate(
        zip([None, *named], named, [*named[1:], None], [*named[2:], None, None], strict=False)
    ):
        held = around if before and not enumerated and article.text[before.end : mention.start].strip() else ()
        around = _areas(mention, after, article) if after else ()
        inside = after.name if after and around else ""
        enumerated = _is_enumerated(mention, after, later, inside)
        listed = [index - 1] if before and "listed" in mention.evidence else []
        listed += [index + 1] if after and "listed" in after.evidence else []
        placed.append(
            Placed(
                mention=mention,
                senses=_completed(mention, article, gazetteer) or mention.senses,
                inside=inside,
                around=around,
                holds=_holding(held, before, mention),
                enumerated=enumerated,
                beside=_beside(mention, before, article, hints),
                listed=tuple(listed),
                introduces=mention.start >= body and mention.keys[0] not in known,
                spelled=_spelled(mention),
                vowelled=_vowelled(mention, gazetteer),
                shortened=_shortened(mention),
            )
        )
        if mention.start >= body:
            known.add(mention.keys[0])
    return placed


def _holding(areas: Sequence[Sense], before: PlaceMention | None, mention: PlaceMention) -> frozenset[PlaceId]:
    """The areas of the name; the city of it alone, where what stands before lies there: Belém is in Lisboa, not in its district."""
    if before is None or not areas:
        return frozenset()
    cities = [one for one in mention.senses if one.kind == "city" and one.weight >= LARGE and one.lat is not None]
    holding = {
        city.place
        for city in cities
        for part in before.senses
        if part.country == city.country and part.kind not in AREAS
        if part.weight < city.weight or part.kind == "site"
        if km_between(part, city.lat, city.lon) <= REACH_OF_A_CITY_KM[part.kind in _WITHIN_A_CITY]
    }
    towns = any(one.kind == "city" and one.proper for one in mention.senses)
    if not holding and towns and "article" in before.evidence and any(one.kind == "river" for one in before.senses):
        return frozenset()  # "die Limmat in Zürich" is in the city, whatever canton it runs through
    holding = holding or {area.place for area in areas if any(lies_in(sense, (area,)) for sense in before.senses)}
    return frozenset(holding)


_WITHIN_A_CITY: Final = frozenset({"quarter", "site"})
"""What lies in a city however well it is known, and of which the tables often have the place by a tenth of a degree."""


def lies_in(sense: Sense, around: Sequence[Sense]) -> bool:
    """Whether a sense lies in one of the countries and divisions, as far as their codes tell."""
    return bool(around) and sense.kind != "country" and any(is_within(sense, outer) for outer in around)


def is_within(sense: Sense, outer: Sense) -> bool:
    if sense.country != outer.country or sense.place == outer.place:
        return False
    if outer.kind in DIVISIONS and sense.admin1 is not None and outer.admin1 is not None:
        return sense.admin1 == outer.admin1
    reach = _REACH.get(outer.kind)
    if reach is None or outer.lat is None or sense.lat is None:
        return True
    return km_between(sense, outer.lat, outer.lon) <= reach


_REACH: Final[Mapping[str, float]] = {"admin1": REACH_OF_A_DIVISION_KM, "admin2": REACH_OF_A_COUNTY_KM}
"""From its middle, where no code tells: "Sutton, Cambridgeshire" is not in London, nor the Capitol in the state of Washington."""


_MARKS: Final = frozenset("'-")


def _spelled(mention: PlaceMention) -> frozenset[PlaceId]:
    """ "Mâcon" is in Burgundy, not in Georgia, "Val-d’Or" in Quebec, not the Val Dor of Malaysia."""
    written = mention.name.casefold().replace("’", "'")
    if (written.isascii() and not _MARKS & set(written)) or len(mention.senses) < 2:
        return frozenset()
    return frozenset([sense.place for sense in mention.senses if sense.name.casefold() == written])


def _vowelled(mention: PlaceMention, gazetteer: Gazetteer) -> frozenset[PlaceId]:
    """ "عُمان" is Oman, "عمّان" Amman: every sign that is written stands in the name, too, which may have more."""
    if len(mention.senses) < 2 or not _has_vowel_signs(mention.name):
        return frozenset()
    written = [set(signs) for signs in _LETTER.findall(mention.name)]
    found = set()
    for place in filter(None, (gazetteer.place_of(sense.place) for sense in mention.senses[:_MOST_LOOKED_AT])):
        for _, name in filter(lambda item: _has_vowel_signs(item[1]), place.names):
            signs = [set(letter) for letter in _LETTER.findall(name)]
            if len(signs) == len(written) and all(map(set.issubset, written, signs)):
                found.add(place.id)
    return frozenset(found)


_LETTER: Final = re.compile(r"\w[\u064b-\u0652]*")
"""An Arabic letter with its vowel signs."""


def _has_vowel_signs(name: str) -> bool:
    return any("\u064b" <= char <= "\u0652" for char in name)


def _shortened(mention: PlaceMention) -> frozenset[PlaceId]:
    if len(mention.senses) < 2:
        return frozenset()
    key = mention.keys[0]
    others = (sense for sense in mention.senses[:_MOST_LOOKED_AT] if sense.kind == "city" and not sense.proper)
    return frozenset([sense.place for sense in others if f" {key} " in f" {key_of(sense.name)} "])


_MOST_LOOKED_AT: Final = 12  # places of a name that are looked at, the heaviest


def _is_enumerated(mention: PlaceMention, after: PlaceMention | None, later: PlaceMention | None, inside: str) -> bool:
    """A short form after the comma is no next item: "Memphis and Cairo, Ill."."""
    if not inside or after is None or "abbreviated" in after.evidence:
        return False
    return "listed" in mention.evidence or (later is not None and "listed" in later.evidence)


_BRACKET: Final = re.compile(r"[ ]?\((?P<rest>[^()\n]{2,30})\)")


def _completed(mention: PlaceMention, article: Article, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """The places of which the name is the beginning and a bracket the rest."""
    bracket = _BRACKET.match(article.text, mention.end)
    return gazetteer.senses(key_of(f"{mention.name} {bracket['rest']}")) if bracket else ()


def _areas(mention: PlaceMention, after: PlaceMention, article: Article) -> tuple[Sense, ...]:
    """The countries and divisions that the next name may mean, where only small words stand between; not in "A and B"."""
    between = article.text[mention.end : after.start]
    areas = tuple(sense for sense in after.senses if sense.kind in AREAS)
    if not areas or ("listed" in after.evidence and between.strip(" ,،") != ""):
        return ()
    if "listed" in after.evidence and mention.cue == "admin1" == after.cue:
        return ()  # "Butler, Perry and Carter Counties": none of them lies in the next
    if _is_direction(between, mention.language) and any(sense.kind == "city" for sense in after.senses):
        areas = tuple(sense for sense in areas if sense.kind == "country")  # "سوران شمال أربيل" lies north of the town
    if not between.strip():
        # "Paris Texas" may be a firm, "in Paris Texas" is none; without capitals one says it so: طرابلس لبنان
        return areas if mention.evidence & {"uncased", "preposition"} else ()
    return areas if _only_small_words(between, mention.language) else ()


def _is_direction(between: str, language: str) -> bool:
    """Whether the last word between two names is a direction."""
    words = between.rsplit(maxsplit=1)
    return bool(words) and word_key(words[-1]) in _between_words(language).directions


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
    directions: frozenset[str]
    owners: Mapping[str, Sequence[str]]
    """Word for a division → the countries that have such."""


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
        directions=keys("directions"),
        owners={key_of(word): tuple(owners) for word, owners in words.get("cues_of", {}).items()},
    )


def _countries_of_cue(mention: PlaceMention, article: Article) -> Sequence[str]:
    """Those that call a division by the word before a name, if the name is one of theirs: قضاء جبيل is in Lebanon, not at Jubail."""
    if mention.cue is None:
        return ()
    word = article.text[max(0, mention.start - _BESIDE) : mention.start].split(maxsplit=_BESIDE)[-1:]
    return _between_words(mention.language).owners.get(word_key(word[0]), ()) if word else ()


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
    countries.update(_countries_of_cue(mention, article))
    if before is not None and "listed" not in mention.evidence and mention.start - before.end <= 3:
        countries.update(s.country for s in before.senses if s.kind == "country" and s.country)  # "Lebanon's Tripoli"
    return frozenset(countries)
