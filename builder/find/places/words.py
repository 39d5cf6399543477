"""The words of a language that tell something about places: [places] of its lexicon, folded and ready for look-up.

To teach a language, fill in that section (lexicons/README.md says how); to read one more key of it, add a field here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Any

from builder.folding import fold
from builder.gazetteer.names import key_of, word_key
from builder.lexicon import languages, lexicon_of


@dataclass(frozen=True, kw_only=True)
class Vocabulary:
    """What each list is for, and an example, tells lexicons/README.md."""

    language: str
    prepositions: frozenset[str]
    locatives: frozenset[str]
    """Those of the prepositions after which an organisation's name is the place of that name: "in Chelsea"."""
    personal: frozenset[str]
    """Two words, the second of them a preposition, before persons rather than places: "according to"."""
    origins: frozenset[str]
    """Those that tell where somebody comes from: "from", "aus"."""
    beside: frozenset[str]
    """Those of two words that tell where a place lies by another: "north of"."""
    locative_endings: frozenset[str]
    """Turkish: what an apostrophe joins to a place, and seldom to a person: "Balat'ta"."""
    towards: frozenset[str]
    """Those after which even an unknown word is worth a try, in scripts without capitals."""
    links: frozenset[str]
    conjunctions: frozenset[str]
    offices: frozenset[str]
    """Words after whose "of" a place stands: mayor, residents."""
    roads: frozenset[str]
    """Words behind two towns that need no comma."""
    articles: frozenset[str]
    """Words that do not stand before a town: "the Reading", "die Burg"."""
    nouns: tuple[str, ...]
    """Endings, with their vowel signs, of nouns that are the object of their sentence, and no names: «تعتقل سوريًا», a Syrian."""
    indefinite: frozenset[str]
    """Those after which a word is a noun: "mit einem Sieg"; not in English, which has "a Damascus suburb"."""
    areas_have_articles: bool
    """French: le Québec is the province, the town is Québec."""
    contracted: Mapping[str, str]
    """Word → the article it ends in or is: au → le."""
    with_article: frozenset[str]
    """Towns that have an article which is not part of the gazetteer's name: o Porto."""
    cues: Mapping[str, str]
    """Word or words before a name → the kind of place they tell."""
    cues_after: Mapping[str, str]
    cues_linked: bool
    """English: a "town of X" is a place, a "Town Hall" is not."""
    unlisted: frozenset[str]
    """Cue words after which a name is believed that no gazetteer has."""
    several: frozenset[str]
    """Cue words that call each name of a list so: villages."""
    shared: Mapping[str, str]
    """Word for several divisions → the one that belongs to the name of each: counties → county."""
    cues_in_short: Mapping[str, str]
    """Cues that are so only with a point after them → their kind: «с. Заньки»."""
    districts: frozenset[str]
    """Words for a district,"""
    municipal: frozenset[str]
    """adjectives that may stand before them,"""
    upon: Mapping[str, tuple[str, ...]]
    """Word before a river rather than its town → the ends of the name's case: «на Днепре» and, whatever its case, «берег Днепра»."""
    seats: Mapping[str, tuple[str, ...]]
    """Ending of a district's adjective → what the name of the town has in its place: «Дубовский» is Дубовка's."""
    seat_openings: Mapping[str, tuple[str, ...]]
    """What such an adjective may begin with → what the town's name does: «Великогаївська» is Великі Гаї's."""
    districts_of: frozenset[str]
    """The countries that have such districts,"""
    everywhere: frozenset[str]
    """and adjectives that districts of so many towns have that they tell none: «Ленинский район»."""
    including: frozenset[str]
    """What opens a list of some of them: "counties, including"."""
    others: frozenset[str]
    """Words between the last name of a list and the word that its names share: "and other counties"."""
    between: frozenset[str]
    """Adjectives that stand between the word for a town or a division and its name, as in Persian: "شهر مرزی مهران"."""
    directions: frozenset[str]
    """Words before a country that make no other place of it: شمال."""
    parts: frozenset[str]
    """Words with a capital before a town that tell a part of it: North Leeds, Downtown Beirut."""
    joined_directions: tuple[str, ...]
    """The same where they are written onto it: Nordsyrien; the longer first."""
    shortened: Mapping[str, str]
    """Words of names that are written in short → in full: St → Saint."""
    small_names: frozenset[str]
    """Names that some write small on purpose: «рф», «росія»."""
    initials: frozenset[str]
    """Names in capitals elsewhere that the language writes like a word: "Usa"."""
    heads: frozenset[str]
    """Words that never are a whole name, but begin one: كفر, Tall."""
    never: frozenset[str]
    """Words that alone are no name, whatever stands before them."""
    weekdays: frozenset[str]
    """Those that stand where a name may: no gazetteer's lack makes a village: "Akarwas village on Sunday"."""
    numbered: frozenset[str]
    """What a number names: "Highway 2"."""
    common: frozenset[str]
    """Words that alone are no name unless a cue stands before them: صباح is a morning, ولاية صباح a state."""
    adjectives: tuple[str, ...]
    """Endings of the adjectives that are made of places: before a noun, "Мурманский морской порт", they name none."""
    letters_apart: tuple[str, ...]
    """Spanish: ñ is no n with a mark, as é is an e: "Cañada" is not Canada."""
    homonyms: frozenset[str]
    """Words that alone are a place only where the article speaks of its country: سيول is Seoul, and floods."""
    definite: tuple[str, ...]
    """What words begin with that have the article."""
    demonyms: frozenset[str]
    """Words for people and things of a place, where they look like places."""
    peoples: frozenset[str]
    """Countries and regions whose name is their people's, too,"""
    peoples_after: frozenset[str]
    """and the articles after which it is: "die Polen" are no country."""
    spelled: frozenset[str]
    """All the words above that are no names, with their accents: Pará is a state, "para" a word."""
    titles: frozenset[str]
    abbreviated: frozenset[str]
    """Titles after which a point stands: "Sen. Houston"."""
    kin: frozenset[str]
    """Words inside names of persons: بن, von."""
    says: frozenset[str]
    """Verbs of what persons do rather than towns: "Houghton said"."""
    family_endings: tuple[str, ...]
    """Endings that family names with the article have, and towns' adjectives have not: الحربي."""
    no_cues: frozenset[str]
    """Two words of which the second is no cue: "onder meer Gent", where "meer" is a lake elsewhere."""
    clipped: frozenset[str]
    """What is left of articles after an apostrophe and begins names: "'s-Gravenzande", "'t Harde"."""
    river_links: tuple[str, ...]
    """What stands between a town and its river, where a stroke may stand for it: "Krems/Donau" is Krems an der Donau."""
    settled_after: frozenset[str]
    """Prepositions that a place stands after rather than a person: "in", not "von" and "über"."""
    settled_endings: tuple[str, ...]
    """Endings that hardly any word but the names of settlements has: -hausen, -kerke."""
    sports: frozenset[str]
    """Words that make a match of their sentence, where towns are teams; one word or two."""
    opponents: frozenset[str]
    """Words, one or two, after which a town is a team in such a sentence: "face à Brive"."""
    organisations_before: frozenset[str]
    named_before: frozenset[str]
    """Those of them that need a capital: "Bank of Ireland", but "the west bank of the Euphrates"."""
    houses: frozenset[str]
    """Hospitals, schools, churches and several streets: what stands right after one is its own name, "hospital San Pablo", what a small word joins to it
    its town, "las calles de Caracas"."""
    churches: frozenset[str]
    """Those that are a saint's, not a town's: "iglesia de San Juan","""
    saints: frozenset[str]
    """and the words that a saint's name begins with."""
    organisations_after: frozenset[str]
    nouns_after: frozenset[str]
    """Those of them that need no capital: "Batman filmi"."""
    streets: frozenset[str]
    """Words behind several names that make streets of them all: "Jefferson and Madison streets"."""
    addresses: frozenset[str]
    """Words that end the name of a street, after which a comma and its town stand: "of Fallow Avenue, Preston"."""
    endings: Mapping[str, tuple[str, ...]]
    joined_conjunctions: tuple[str, ...]
    joined_prepositions: tuple[str, ...]
    joined_changes: Mapping[str, str]
    """What a joined preposition makes of the beginning of the next word → that beginning: لل is ل before ال."""
    names_before_nouns: bool
    """English: "the Kyiv office", where the article is the office's."""
    nouns_capitalised: bool
    """German: a capital tells a noun, not a name."""
    compounds: bool
    """German, Dutch: what is true of a word is true of the words that end in it: Hafenstadt, Fischereiminister."""
    no_compounds: frozenset[str]
    """Those of which it is not: Tiefdruckgebiet, parkeerplaats."""

    @cached_property
    def cue_starts(self) -> frozenset[str]:
        """The first words of cues of two words."""
        return frozenset(cue.split()[0] for cue in (*self.cues, *self.cues_after) if " " in cue)

    @cached_property
    def cue_ends(self) -> frozenset[str]:
        """The last words of cues of two words, which stand before a name."""
        return frozenset(cue.split()[-1] for cue in self.cues if " " in cue)

    @cached_property
    def sports_begun(self) -> frozenset[str]:
        """The first words of `sports`."""
        return frozenset(words.split()[0] for words in self.sports)

    @cached_property
    def sample(self) -> str:
        """A letter of the language; "" where no word of it is known."""
        return next((word[0] for words in (self.conjunctions, self.titles) for word in sorted(words)), "")

    @cached_property
    def sharing(self) -> frozenset[str]:
        """Words around which names may stand that share one."""
        shared = self.conjunctions | self.shared.keys() | (self.several & self.cues_after.keys())
        return shared | self.joined_directions_after_and

    @cached_property
    def joined_directions_after_and(self) -> frozenset[str]:
        """وجنوب, وشرق: directions with the conjunction written onto them."""
        return frozenset(word + direction for word in self.joined_conjunctions for direction in self.directions)

    @cached_property
    def small(self) -> frozenset[str]:
        """What may stand between a cue or a verb and a name."""
        return self.links | self.prepositions

    @cached_property
    def no_names(self) -> frozenset[str]:
        """Words that are no place by themselves."""
        return self.never | self.heads | self.small | self.articles | self.conjunctions

    @cached_property
    def beside_names(self) -> frozenset[str]:
        """Words that begin no name in a list of names, whatever stands before them."""
        return self.never | self.small | self.directions | self.conjunctions

    @cached_property
    def beside_places(self) -> frozenset[str]:
        """Words that stand beside places with a capital and make no person of them: "Gaza City", "Duitse Borkum"."""
        words = self.small | self.cues.keys() | self.cues_after.keys() | self.titles | self.organisations_after
        return words | self.demonyms | self.parts | self.cue_starts


_NO_NAMES = (
    "prepositions",
    "locatives",
    "towards",
    "beside",
    "links",
    "conjunctions",
    "articles",
    "heads",
    "never",
    "common",
)


@lru_cache
def vocabulary_of(language: str) -> Vocabulary:
    """That of a BCP 47 language; without a lexicon, one that knows no words."""
    lexicon = lexicon_of(language)
    words: Mapping[str, Any] = lexicon.places if lexicon else {}
    dates: Mapping[str, Any] = lexicon.dates if lexicon else {}
    return Vocabulary(
        language=lexicon.language if lexicon else language,
        prepositions=frozenset().union(
            *(_joined(words, name) for name in ("prepositions", "towards", "locatives", "beside"))
        ),
        locatives=_joined(words, "locatives"),
        personal=_keys(words, "personal"),
        origins=_keys(words, "origins"),
        beside=_keys(words, "beside"),
        locative_endings=_keys(words, "locative_endings"),
        towards=_joined(words, "towards"),
        links=_keys(words, "links"),
        conjunctions=_keys(words, "conjunctions"),
        offices=_keys(words, "offices"),
        roads=_keys(words, "roads"),
        articles=_keys(words, "articles"),
        nouns=tuple(words.get("nouns", ())),
        indefinite=_keys(words, "indefinite"),
        areas_have_articles=bool(words.get("areas_have_articles", False)),
        contracted=_folded(words, "contracted"),
        with_article=_keys(words, "with_article"),
        cues=_kinds(words, "cues"),
        cues_after=_kinds(words, "cues_after"),
        cues_linked=bool(words.get("cues_linked", False)),
        unlisted=_keys(words, "unlisted"),
        several=_keys(words, "several"),
        shared=dict(_shared(words)),
        cues_in_short=_kinds(words, "cues_in_short"),
        districts=_keys(words, "districts"),
        municipal=_keys(words, "municipal"),
        upon={key_of(word): tuple(map(fold, ends)) for word, ends in words.get("upon", {}).items()},
        seats={fold(end): tuple(map(fold, undone)) for end, undone in words.get("seats", {}).items()},
        seat_openings={fold(start): tuple(map(fold, apart)) for start, apart in words.get("seat_openings", {}).items()},
        districts_of=frozenset(words.get("districts_of", ())),
        everywhere=_keys(words, "everywhere"),
        including=_keys(words, "including"),
        others=_keys(words, "others"),
        between=_keys(words, "between"),
        directions=_keys(words, "directions"),
        parts=_keys(words, "parts"),
        joined_directions=tuple(sorted(map(fold, words.get("joined_directions", ())), key=len, reverse=True)),
        shortened=_folded(words, "shortened"),
        small_names=_keys(words, "small_names"),
        initials=_keys(words, "initials"),
        heads=_keys(words, "heads"),
        never=_keys(words, "never"),
        weekdays=frozenset(key_of(name) for name in _names_in(dates.get("weekdays", {}))),
        numbered=_keys(dates, "numbered"),
        common=_keys(words, "common"),
        adjectives=tuple(map(fold, words.get("adjectives", ()))),
        letters_apart=tuple(words.get("letters_apart", ())),
        homonyms=_keys(words, "homonyms"),
        definite=tuple(map(fold, words.get("definite", ()))),
        demonyms=frozenset(_demonyms(words)),
        peoples=_keys(words, "peoples"),
        peoples_after=_keys(words, "peoples_after"),
        spelled=frozenset(word.casefold() for key in _NO_NAMES for word in words.get(key, ())),
        titles=_keys(words, "titles"),
        abbreviated=frozenset(key_of(title) for title in words.get("titles", ()) if title.endswith(".")),
        kin=_keys(words, "kin"),
        says=_keys(words, "says"),
        family_endings=tuple(map(fold, words.get("family_endings", ()))),
        no_cues=_keys(words, "no_cues"),
        clipped=_keys(words, "clipped"),
        river_links=tuple(words.get("river_links", ())),
        settled_after=_keys(words, "settled_after"),
        settled_endings=tuple(words.get("settled_endings", ())),
        sports=_keys(words, "sports"),
        opponents=_keys(words, "opponents"),
        streets=_keys(words, "streets"),
        addresses=_keys(words, "addresses"),
        organisations_before=_keys(words, "organisations_before"),
        named_before=frozenset(key_of(word) for word in words.get("organisations_before", ()) if word[:1].isupper()),
        houses=_keys(words, "houses"),
        churches=_keys(words, "churches"),
        saints=_keys(words, "saints"),
        organisations_after=_keys(words, "organisations_after"),
        nouns_after=frozenset(key_of(word) for word in words.get("organisations_after", ()) if word[:1].islower()),
        endings=_endings(words),
        joined_conjunctions=tuple(map(fold, words.get("joined_conjunctions", ()))),
        joined_prepositions=tuple(map(fold, words.get("joined_prepositions", ()))),
        joined_changes=_folded(words, "joined_changes"),
        names_before_nouns=bool(words.get("names_before_nouns", False)),
        nouns_capitalised=bool(words.get("nouns_capitalised", False)),
        compounds=bool(words.get("compounds", False)),
        no_compounds=_keys(words, "no_compounds"),
    )


def _names_in(table: Mapping[str, Sequence[str]]) -> Iterator[str]:
    return (name for names in table.values() for name in names)


def _keys(words: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(key_of(word) for word in words.get(name, ()))


def _joined(words: Mapping[str, Any], name: str) -> frozenset[str]:
    """The same with each conjunction that is written onto them: وفي."""
    return frozenset(
        fold(conjunction) + key
        for conjunction in ("", *words.get("joined_conjunctions", ()))
        for key in _keys(words, name)
    )


def _folded(words: Mapping[str, Any], name: str) -> dict[str, str]:
    return {fold(short): fold(full) for short, full in words.get(name, {}).items()}


def _kinds(words: Mapping[str, Any], name: str) -> dict[str, str]:
    return {key_of(word): kind for kind, listed in words.get(name, {}).items() for word in listed}


def _shared(words: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each word for several with that for one; also where conjunctions and prepositions are written onto it: وبمحافظات."""
    conjunctions, prepositions = (("", *words.get(name, ())) for name in ("joined_conjunctions", "joined_prepositions"))
    for one, several in words.get("shared", {}).items():
        for conjunction, preposition, word in product(conjunctions, prepositions, several):
            yield key_of(conjunction + preposition + word), key_of(one)


def _demonyms(words: Mapping[str, Any]) -> Iterator[str]:
    """Every stem with every beginning and ending that the lexicon gives."""
    beginnings, endings = words.get("demonym_beginnings", [""]), words.get("demonym_endings", [""])
    for beginning, stem, ending in product(beginnings, words.get("demonyms", ()), endings):
        yield word_key(beginning + stem + ending)


def _endings(words: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Folded, so that endings that fold alike (і, ї) share what they may stand for."""
    endings: dict[str, tuple[str, ...]] = {}
    for ending, undone in words.get("endings", {}).items():
        endings[fold(ending)] = (*endings.get(fold(ending), ()), *map(fold, undone))
    return endings


# -- words of all languages together ------------------------------------------------------------------------------


@lru_cache
def all_given_names() -> frozenset[str]:
    """Persons travel."""
    return frozenset(map(word_key, _of_all_languages("given_names")))


@lru_cache
def all_organisations() -> frozenset[str]:
    """Keys of whole names of organisations, which are no places although they may sound so."""
    return frozenset(filter(None, map(key_of, _of_all_languages("organisations"))))


def _of_all_languages(name: str) -> Iterator[str]:
    for language in languages():
        lexicon = lexicon_of(language)
        yield from lexicon.places.get(name, ()) if lexicon else ()
