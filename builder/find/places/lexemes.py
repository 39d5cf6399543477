"""What a word says wherever it stands: asked once for each word of a language, for most words say nothing, text after text.

To remember one more such thing, add a property to Lexeme.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cached_property
from itertools import product
from typing import Final
from weakref import WeakKeyDictionary, ref

from builder.find.places.forms import Form, forms_of, listed_as
from builder.find.places.readings import Known, Name, Reading, best_of
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
OWN_NAME_WEIGHT: Final = 3.2
"""Logarithm of 1,600 inhabitants: from there on a compound is rather a name than a word; Vorstadt and Industriegebiet are smaller."""
AREAS: Final = frozenset({"country", "continent", "admin1", "region", "island"})
"""What a direction is written onto: Nordsyrien, Südkalifornien, Ostsumatra,"""
AREA_WEIGHT: Final = 6.0
"""if it is as well known as that: Mittelsaida lies in Saxony, not in the middle of an Algerian province."""
_KEPT: Final = 1 << 16  # distinct words remembered a language; more than a large collection has
_NOUN: Final = 3  # letters of a noun that a name may begin with


class Lexeme:
    """In any of the forms that the word may be read in. Each thing is found out when it is first asked: most never is."""

    def __init__(self, key: str, language: Lexemes) -> None:
        self._key = key
        self._language = language
        self.forms: tuple[Form, ...] = forms_of(key, language.vocabulary.language)

    @cached_property
    def likely(self) -> tuple[Form, ...]:
        """Those of them that are not much rarer than the word as it stands: "совета" is the council's, not Soweto's, وكالة an agency."""
        return tuple(filter(self._is_likely, self.forms))

    @cached_property
    def _known(self) -> Sequence[Known]:
        senses = self._language.gazetteer.senses
        known = ((form.key, form, senses(form.key)) for form in self.forms)
        found = [one for one in known if one[2] and self._is_likely(one[1])]
        whole = [one for one in found if " " not in one[0]]
        return whole or found  # "Рахівщина" is the "Рахівський район", but "Полтавщина" has a name of its own

    @cached_property
    def named(self) -> bool:
        """Whether one of these is the name of a place, or begins one."""
        return bool(self._known or self.begun)

    @cached_property
    def alone(self) -> Name | None:
        """The name that it is by itself,"""
        whole = [reading for reading in self._known if reading[1].is_word()]
        return best_of(whole) if whole else None

    @cached_property
    def begun(self) -> tuple[Reading, ...]:
        """the readings in which it begins a longer one, however rare without its ending: its other words tell, «Верхней Салде»; but «озера Чад» is a cue and a name;"""
        begins = self._language.gazetteer.begins
        forms = (form for form in self.forms if begins(form.key))
        return tuple((form.key, form) for form in forms if not (form.cut or self.kind) or self._is_likely(form))

    @cached_property
    def begun_small(self) -> bool:
        """or a landscape's name that is written small, and is no small word by itself: "cap Horn", "atoll de Bikini";"""
        vocabulary = self._language.vocabulary
        return (
            len(self._key) >= _NOUN
            and not vocabulary.names_before_nouns  # English writes all words of a name with a capital
            and self._key not in vocabulary.no_names
            and self._key not in PARTICLES
            and bool(self.begun)
        )

    @cached_property
    def opens(self) -> bool:
        """whether a name may begin with it at all, written small,"""
        vocabulary = self._language.vocabulary
        if self._key in vocabulary.cues:
            return True
        own = self._key in vocabulary.small or self._key in vocabulary.conjunctions or self._key in vocabulary.articles
        return (self._key in ARTICLES and not own) or self.begun_small

    @cached_property
    def tried(self) -> bool:
        """whether it is tried, where no capital makes a name,"""
        return self.named or self.given or self.area is not None

    @cached_property
    def in_capitals(self) -> bool:
        """and whether one of its places is named so in capitals only: then how it is written decides what it may be."""
        return any(sense.capitals for _, _, senses in self._known for sense in senses)

    @cached_property
    def area(self) -> tuple[str, tuple[Sense, ...]] | None:
        """The key of an area that a direction is written onto, with the areas of that name: Nordsyrien."""
        for form, direction in product(self.forms, self._language.vocabulary.joined_directions):
            key = form.key.removeprefix(direction)
            senses = self._language.gazetteer.senses(key) if key != form.key else ()
            areas = tuple(s for s in senses if s.kind in AREAS and s.weight >= AREA_WEIGHT)
            if any(sense.proper for sense in areas):
                return key, areas
        return None

    @cached_property
    def town(self) -> bool:
        """Whether it is that of a town of some size."""
        senses = self._language.gazetteer.senses
        return any(_is_of_some_size(sense) for form in self.forms if form.is_word() for sense in senses(form.key))

    @cached_property
    def given(self) -> bool:
        """Whether it is a given name."""
        gazetteer = self._language.gazetteer
        return any(is_given_name(form.key, gazetteer) for form in self.forms if not form.joined)

    @cached_property
    def title(self) -> bool:
        return self._listed(self._language.vocabulary.titles) is not None

    @cached_property
    def kind(self) -> str | None:
        """The kind of place that it tells before a name,"""
        cues = self._language.vocabulary.cues
        return cues.get(self._listed(cues) or "")

    @cached_property
    def kind_after(self) -> str | None:
        """and after one."""
        cues = self._language.vocabulary.cues_after
        return cues.get(self._listed(cues) or "")

    @cached_property
    def leads(self) -> bool:
        """Whether a name may follow that nothing but this word tells: "villages de", مدينة."""
        vocabulary = self._language.vocabulary
        return self._key in vocabulary.small or self._key in vocabulary.cue_ends or self.kind is not None

    @cached_property
    def beside_places(self) -> bool:
        """Whether a capital makes no person of the name beside it: "Kyiv Mayor", "het Duitse Borkum"."""
        beside = self._language.vocabulary.beside_places
        return self.people or any(form.key in beside for form in self.forms)

    @cached_property
    def part(self) -> bool:
        """Whether it tells a part of what it stands before: "North Leeds", «Северного Бейрута»."""
        return any(form.key in self._language.vocabulary.parts for form in self.forms)

    @cached_property
    def people(self) -> bool:
        """Whether it names a people or its things."""
        peoples = self._language.gazetteer.peoples(self._language.vocabulary.language)
        return any(peoples.get(form.key) for form in self.forms)

    @cached_property
    def organisation(self) -> str | None:
        """The word for an organisation, which stands before its name, that it is or ends in."""
        return self._listed(self._language.vocabulary.organisations_before)

    def _listed(self, words: Container[str]) -> str | None:
        """The word of a list that it is or, unless it is a place's name itself, ends in: a Hafenstadt is a town, Darmstadt is Darmstadt."""
        listed = listed_as(self._key, self._language.vocabulary.language, words)
        if listed is None or not self._language.vocabulary.compounds:
            return listed
        return None if len(listed) < len(self._key) and self._is_name_of_its_own(listed) else listed

    def _is_name_of_its_own(self, listed: str) -> bool:
        whole = self._key.endswith(listed) and self._key not in self._language.vocabulary.never  # "Altstadt"
        senses = self._language.gazetteer.senses(self._key) if whole else ()
        return any(s.weight > (OWN_NAME_WEIGHT if s.proper else WELL_KNOWN_WEIGHT) for s in senses)

    def _is_likely(self, form: Form) -> bool:
        if not (form.cut or form.inflected):
            return True
        zipf, language = self._language.gazetteer.zipf, self._language.vocabulary.language
        frequency = zipf(self._key, language)
        return not frequency or frequency <= EVERYDAY + zipf(form.key, language)


class Lexemes(dict[str, Lexeme]):
    """Key → what it says, in one language. Filled in as words are met."""

    def __init__(self, vocabulary: Vocabulary, gazetteer: Gazetteer) -> None:
        super().__init__()
        self.vocabulary = vocabulary
        self._gazetteer = ref(gazetteer)

    @property
    def gazetteer(self) -> Gazetteer:
        gazetteer = self._gazetteer()
        assert gazetteer is not None  # these words go with it
        return gazetteer

    def __missing__(self, key: str) -> Lexeme:
        if len(self) > _KEPT:
            self.clear()
        found = self[key] = Lexeme(key, self)
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


def _is_of_some_size(sense: Sense) -> bool:
    return sense.weight > (KNOWN_WEIGHT if sense.proper else WELL_KNOWN_WEIGHT)
