"""The district that a text tells a village with: «деревня Липки Рыльского района», "Erciş ilçesine bağlı Derbent köyü".

What the tables have by the village's name far from there is a namesake: the village itself is in none of them. The words for such a
district are a lexicon's `districts`; where they stand before their villages, it says so by `districts_first`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from builder.decide.places.choice import Choice
from builder.decide.places.scene import km_between
from builder.decide.places.weights import REACH_OF_A_COUNTY_KM
from builder.gazetteer.names import key_of, word_key
from builder.lexicon import lexicon_of
from builder.model import Article, Place, PlaceMention, Sense

HAMLETS: Final = frozenset({"village", "quarter"})
"""Cues of places that are too small to be told from others of the name but by what lies around them."""
_STOPS: Final = frozenset(".!?\n")
_MOST_DISTRICTS: Final = 20
"""Districts of an article beyond which they tell nothing of its villages."""
_NEXT: Final = re.compile(r"(?:['’][^\W\d_]{1,4})?[ ](?P<word>[^\W\d_]+)")
"""The word after a name, and an ending between the two: "Erciş'e bağlı"."""

Districts = Sequence[Sense]
"""Those of which one holds the village; none where the text tells none."""


def districts_of(
    article: Article, mentions: Sequence[PlaceMention], chosen: Sequence[Choice | None]
) -> Sequence[Districts]:
    """For each mention the districts that the text tells it with, where it is called a village or a quarter; for a district, its region."""
    called = _called_districts(article, mentions)
    if not (any(called) or any(mention.cue in HAMLETS for mention in mentions)):
        return [()] * len(mentions)
    senses: list[Districts] = [
        (choice.sense,) if is_called and choice else () for is_called, choice in zip(called, chosen, strict=True)
    ]
    before, after = _before(article, mentions, called, senses), _after(article, mentions, called, senses)
    told: list[Districts] = []
    for at, mention in enumerate(mentions):
        if called[at]:
            told.append(_division_after(article, mentions, chosen, at))
        elif mention.cue in HAMLETS:
            told.append((before if _words(mention.language).first else after)[at])
        else:
            told.append(())
    return told


def _division_after(
    article: Article, mentions: Sequence[PlaceMention], chosen: Sequence[Choice | None], at: int
) -> Districts:
    """The region that a district's name goes on with: «в Красноармейском районе Волгоградской области» is not the one of Ukraine."""
    choice = chosen[at + 1] if at + 1 < len(chosen) else None
    own = chosen[at]
    if choice is None or choice.sense.kind != "admin1" or (own and own.sense.kind == "admin1"):
        return ()
    between = article.text[mentions[at].end : mentions[at + 1].start]
    words = _words(mentions[at].language).of_districts
    return (choice.sense,) if all(word_key(word) in words for word in between.split()) else ()


def lies_far(place: Sense | Place, districts: Districts) -> bool:
    """Whether a place lies in none of the districts that the text tells its name with."""
    return bool(districts) and not any(_may_hold(one, place) for one in districts)


def _may_hold(district: Sense, place: Sense | Place) -> bool:
    if district.country not in (place.country, None):
        return False
    if district.kind == "admin1" and isinstance(place, Sense) and place.kind != "quarter":
        return place.admin1 in (district.admin1, None) or _is_near(district, place)
    return _is_near(district, place)


def _is_near(district: Sense, place: Sense | Place) -> bool:
    return km_between(district, place.lat, place.lon) <= REACH_OF_A_COUNTY_KM


def _called_districts(article: Article, mentions: Sequence[PlaceMention]) -> list[bool]:
    """Which names the text calls districts; of a list, "Derik ve Midyat ilçelerinde", all."""
    called = [_is_called_district(article, mention) for mention in mentions]
    for at in range(len(mentions) - 2, -1, -1):
        after = mentions[at + 1]
        called[at] = called[at] or (called[at + 1] and "listed" in after.evidence and mentions[at].cue == after.cue)
    return called


def _is_called_district(article: Article, mention: PlaceMention) -> bool:
    """By the last word of the name, or by the next one, its ending left out: "Erciş'e bağlı"."""
    words = _words(mention.language).districts
    if not words:
        return False
    if key_of(mention.name).rpartition(" ")[2] in words:
        return True
    after = _NEXT.match(article.text, mention.end)
    return after is not None and word_key(after["word"]) in words


def _before(
    article: Article, mentions: Sequence[PlaceMention], called: Sequence[bool], senses: Sequence[Districts]
) -> Sequence[Districts]:
    """For each the district before it in its sentence; any of the article's where that names no place before."""
    everywhere = tuple(dict.fromkeys(sense for told in senses for sense in told))
    everywhere = everywhere if len(everywhere) <= _MOST_DISTRICTS else ()
    found: list[Districts] = []
    last: Districts = everywhere
    end = 0
    for at, mention in enumerate(mentions):
        if not _STOPS.isdisjoint(article.text[end : mention.start]):
            last = everywhere
        found.append(last)
        if called[at]:
            last = senses[at]
        elif mention.cue not in HAMLETS and mention.senses:
            last = ()  # "Erciş ilçesinde oturan, Sivas'ın Yeniköy köyünden Ali"
        end = mention.end
    return found


def _after(
    article: Article, mentions: Sequence[PlaceMention], called: Sequence[bool], senses: Sequence[Districts]
) -> Sequence[Districts]:
    """For each the district right after it, or after others that it is listed with."""
    found: list[Districts] = [()] * len(mentions)
    for at in range(len(mentions) - 2, -1, -1):
        after = mentions[at + 1]
        if called[at + 1] and not article.text[mentions[at].end : after.start].strip(' "»'):
            found[at] = senses[at + 1]
        elif "listed" in after.evidence:
            found[at] = found[at + 1]
    return found


class _Words:
    """A language's words for a district."""

    __slots__ = ("districts", "first", "of_districts")

    def __init__(self, language: str) -> None:
        lexicon = lexicon_of(language)
        places: Mapping[str, object] = lexicon.places if lexicon else {}
        self.districts = _keys(places.get("districts", ()))
        self.of_districts = self.districts | _keys(places.get("municipal", ()))
        self.first = bool(places.get("districts_first", False))


def _keys(words: object) -> frozenset[str]:
    return frozenset(map(key_of, words)) if isinstance(words, list) else frozenset()


_words: Final = lru_cache(_Words)
