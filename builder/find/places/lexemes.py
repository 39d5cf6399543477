"""What a word says wherever it stands: asked once for each word of a language, for most words say nothing, text after text.

To remember one more such thing, add a field to Lexeme.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final
from weakref import WeakKeyDictionary, ref

from builder.find.places.forms import Form, forms_of, listed_as
from builder.find.places.readings import Name, Reading, best_of
from builder.find.places.words import Vocabulary, all_given_names
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import ARTICLES, PARTICLES
from builder.model import Sense

EVERYDAY: Final = 1.5
"""Zipf frequency by which a word as written must exceed a name, to be itself and not that name with an ending or a clitic."""
KNOWN_WEIGHT: Final = 4.18
"""Logarithm of 15,000 inhabitants: a town that is looked for in every article."""
WELL_KNOWN_WEIGHT: Final = 5.0
"""Logarithm of 100,000 inhabitants: a town of which any other spelling counts as well."""
AREAS: Final = frozenset({"country", "continent", "admin1", "region", "island"})
"""What a direction is written onto: Nordsyrien, Südkalifornien, Ostsumatra,"""
AREA_WEIGHT: Final = 6.0
"""if it is as well known as that: Mittelsaida lies in Saxony, not in the middle of an Algerian province."""
_KEPT: Final = 1 << 16  # distinct words remembered a language; more than a large collection has
_NOUN: Final = 3  # letters of a noun that a name may begin with


@dataclass(frozen=True, slots=True)
class Lexeme:
    """In any of the forms that the word may be read in."""

    forms: tuple[Form, ...]
    likely: tuple[Form, ...]
    """Those of them that are not much rarer than the word as it stands: "совета" is the council's, not Soweto's, وكالة an agency."""
    named: bool
    """Whether one of these is the name of a place, or begins one."""
    alone: Name | None
    """The name that it is by itself,"""
    begun: tuple[Reading, ...]
    """the readings in which it begins a longer one,"""
    begun_small: bool
    """or a landscape's name that is written small, and is no small word by itself: "cap Horn", "atoll de Bikini";"""
    opens: bool
    """whether a name may begin with it at all, written small,"""
    in_capitals: bool
    """and whether one of its places is named so in capitals only: then how it is written decides what it may be."""
    area: tuple[str, tuple[Sense, ...]] | None
    """The key of an area that a direction is written onto, with the areas of that name: Nordsyrien."""
    town: bool
    """Whether it is that of a town of some size."""
    given: bool
    """Whether it is a given name."""
    title: bool
    kind: str | None
    """The kind of place that it tells before a name, """
    kind_after: str | None
    """and after one."""
    leads: bool
    """Whether a name may follow that nothing but this word tells: "villages de", مدينة."""
    beside_places: bool
    """Whether a capital makes no person of the name beside it: "Kyiv Mayor", "het Duitse Borkum"."""


class Lexemes(dict[str, Lexeme]):
    """Key → what it says, in one language. Filled in as words are met."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._gazetteer = ref(gazetteer)

    def __missing__(self, key: str) -> Lexeme:
        if len(self) > _KEPT:
            self.clear()
        gazetteer = self._gazetteer()
        assert gazetteer is not None  # these words go with it
        found = self[key] = _lexeme(key, self._vocabulary, gazetteer)
        return found


_KNOWN: WeakKeyDictionary[Gazetteer, dict[str, Lexemes]] = WeakKeyDictionary()


def lexemes_of(vocabulary: Vocabulary, gazetteer: Gazetteer) -> Lexemes:
    """What is known already of the words of a language; it goes when the gazetteer is closed."""
    known = _KNOWN.setdefault(gazetteer, {})
    if vocabulary.language not in known:
        known[vocabulary.language] = Lexemes(vocabulary, gazetteer)
    return known[vocabulary.language]


def is_given_name(key: str, gazetteer: Gazetteer) -> bool:
    return key in all_given_names() or key in gazetteer.given_names


def _lexeme(key: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> Lexeme:
    language = vocabulary.language
    forms = forms_of(key, language)
    likely = tuple(form for form in forms if _is_likely(key, form, language, gazetteer))
    words = [form for form in forms if form.is_word()]
    kind = vocabulary.cues.get(listed_as(key, language, vocabulary.cues) or "")
    peoples = gazetteer.peoples(language)
    known = [(form.key, form, senses) for form in likely if (senses := gazetteer.senses(form.key))]
    whole = [reading for reading in known if reading[1].is_word()]
    begun = tuple((form.key, form) for form in likely if gazetteer.begins(form.key))
    begun_small = (
        bool(begun)
        and len(key) >= _NOUN
        and not vocabulary.names_before_nouns  # English writes all words of a name with a capital
        and key not in vocabulary.no_names
        and key not in PARTICLES
    )
    own = key in vocabulary.small or key in vocabulary.conjunctions or key in vocabulary.articles
    return Lexeme(
        forms=forms,
        likely=likely,
        named=bool(known or begun),
        alone=best_of(whole) if whole else None,
        begun=begun,
        begun_small=begun_small,
        opens=begun_small or key in vocabulary.cues or (key in ARTICLES and not own),
        in_capitals=any(sense.capitals for _, _, senses in known for sense in senses),
        area=_area_in(forms, vocabulary, gazetteer),
        town=any(_is_of_some_size(sense) for form in words for sense in gazetteer.senses(form.key)),
        given=any(is_given_name(form.key, gazetteer) for form in forms if not form.joined),
        title=listed_as(key, language, vocabulary.titles) is not None,
        kind=kind,
        kind_after=vocabulary.cues_after.get(listed_as(key, language, vocabulary.cues_after) or ""),
        leads=kind is not None or key in vocabulary.small or key in vocabulary.cue_ends,
        beside_places=any(form.key in vocabulary.beside_places or form.key in peoples for form in forms),
    )


def _is_likely(written: str, form: Form, language: str, gazetteer: Gazetteer) -> bool:
    if not (form.cut or form.inflected):
        return True
    frequency = gazetteer.zipf(written, language)
    return not frequency or frequency <= EVERYDAY + gazetteer.zipf(form.key, language)


def _area_in(
    forms: Sequence[Form], vocabulary: Vocabulary, gazetteer: Gazetteer
) -> tuple[str, tuple[Sense, ...]] | None:
    for form, direction in product(forms, vocabulary.joined_directions):
        key = form.key.removeprefix(direction)
        senses = gazetteer.senses(key) if key != form.key else ()
        areas = tuple(s for s in senses if s.kind in AREAS and s.weight >= AREA_WEIGHT)
        if any(sense.proper for sense in areas):
            return key, areas
    return None


def _is_of_some_size(sense: Sense) -> bool:
    return sense.weight > (KNOWN_WEIGHT if sense.proper else WELL_KNOWN_WEIGHT)
