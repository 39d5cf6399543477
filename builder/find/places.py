"""Finds names of places: what the gazetteer knows by that name, and what a cue calls a place. Nothing is decided here.

A block's words are read once. At each word that may begin a name, the longest name of the gazetteer is taken, its words as written
or with endings and clitics undone; then the words around it are asked what they say for it or against it.
To teach a language, fill in [places] of lexicons/<lang>.toml (lexicons/README.md says how).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, Final

from builder.folding import fold
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import ARTICLES, LONGEST_NAME, WORD, is_arabic, key_of, word_key
from builder.lexicon import languages, lexicon_of
from builder.model import ASIDE, Article, Block, Clue, Outlet, PlaceMention, Sense

KNOWN_WEIGHT: Final = 4.18
"""Logarithm of 15,000 inhabitants: a town that is looked for in every article."""
WELL_KNOWN_WEIGHT: Final = 5.0
"""Logarithm of 100,000 inhabitants: a town of which any other spelling counts as well."""
HEADLINE_SHARE: Final = 0.7
"""Of the longer words: where so many have capitals, capitals tell nothing."""
_HEADLINE_WORDS: Final = 4  # fewer are no evidence
_LONGER: Final = 4  # letters; "the" and "von" are small in headlines, too
_STEM: Final = 3  # letters that must stay when an ending or a clitic is taken off
_SENTENCE_ENDS: Final = frozenset(".!?;")
_SCORE_LINES: Final = frozenset("-:")
DASH: Final = " - "
"""A gap with space around the line; a hyphen has none."""
LANDSCAPE: Final = frozenset({"river", "lake", "sea", "strait", "mountain", "island", "desert", "valley", "port"})
"""Kinds whose word may stand right before the name: Lake Chad, Mount Hermon."""
FAR_BETTER_KNOWN: Final = 2.0
"""Weight by which a name without its article is to be preferred: a hundred times the population."""
DATELINE_REACH: Final = 3
"""Words of a paragraph among which a town in capitals is where the report was written."""
_CUE_REACH: Final = 3  # small words that may stand between a cue and its name: "province de la", "in the city of"


# -- the words of a language --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """A lexicon's [places], folded and ready for look-up."""

    language: str
    prepositions: frozenset[str]
    towards: frozenset[str]
    """Those after which even an unknown word is worth a try, in scripts without capitals."""
    links: frozenset[str]
    conjunctions: frozenset[str]
    articles: frozenset[str]
    """Words that do not stand before a town: "the Reading", "die Burg"."""
    contracted: Mapping[str, str]
    cues: Mapping[str, str]
    """Word or words before a name → the kind of place they tell."""
    cues_after: Mapping[str, str]
    long_cues: bool
    """Whether some cues are of two words."""
    cues_linked: bool
    """English: a "town of X" is a place, a "Town Hall" is not."""
    unlisted: frozenset[str]
    """Cue words after which a name is believed that no gazetteer has."""
    directions: frozenset[str]
    """Words before a country that make no other place of it: شمال."""
    heads: frozenset[str]
    """Words that never are a whole name, but begin one: كفر, Tall."""
    never: frozenset[str]
    """Words that alone are no name, whatever stands before them."""
    demonyms: frozenset[str]
    """Words for people and things of a place, where they look like places."""
    titles: frozenset[str]
    given_names: frozenset[str]
    kin: frozenset[str]
    """Words inside names of persons: بن, von."""
    organisations: frozenset[str]
    organisations_before: frozenset[str]
    organisations_after: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]
    joined_conjunctions: tuple[str, ...]
    joined_prepositions: tuple[str, ...]
    names_before_nouns: bool
    """English: "the Kyiv office", where the article is the office's."""
    nouns_capitalised: bool
    """German: a capital tells a noun, not a name."""


@lru_cache
def rules_of(language: str) -> Rules:
    """The rules of a BCP 47 language; without a lexicon, rules that know no words."""
    lexicon = lexicon_of(language)
    words: Mapping[str, Any] = lexicon.places if lexicon else {}
    cues, cues_after = _kinds(words, "cues"), _kinds(words, "cues_after")
    return Rules(
        language=lexicon.language if lexicon else language,
        prepositions=_keys(words, "prepositions") | _keys(words, "towards"),
        towards=_keys(words, "towards"),
        links=_keys(words, "links"),
        conjunctions=_keys(words, "conjunctions"),
        articles=_keys(words, "articles"),
        contracted={fold(short): fold(full) for short, full in words.get("contracted", {}).items()},
        cues=cues,
        cues_after=cues_after,
        cues_linked=bool(words.get("cues_linked", False)),
        long_cues=any(" " in cue for cue in (*cues, *cues_after)),
        unlisted=_keys(words, "unlisted"),
        directions=_keys(words, "directions"),
        heads=_keys(words, "heads"),
        never=_keys(words, "never"),
        demonyms=frozenset(_demonyms(words)),
        titles=_keys(words, "titles"),
        given_names=_all_given_names(),
        kin=_keys(words, "kin"),
        organisations=_keys(words, "organisations"),
        organisations_before=_keys(words, "organisations_before"),
        organisations_after=_keys(words, "organisations_after"),
        endings=_endings(words),
        joined_conjunctions=tuple(words.get("joined_conjunctions", ())),
        joined_prepositions=tuple(words.get("joined_prepositions", ())),
        names_before_nouns=bool(words.get("names_before_nouns", False)),
        nouns_capitalised=bool(words.get("nouns_capitalised", False)),
    )


def _keys(words: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(key_of(word) for word in words.get(name, ()))


def _kinds(words: Mapping[str, Any], name: str) -> dict[str, str]:
    return {key_of(word): kind for kind, listed in words.get(name, {}).items() for word in listed}


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


@lru_cache
def _all_given_names() -> frozenset[str]:
    """Of all languages together: persons travel."""
    lexicons = (lexicon_of(language) for language in languages())
    return frozenset(
        word_key(name) for lexicon in lexicons if lexicon for name in lexicon.places.get("given_names", ())
    )


# -- words and their forms ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Form:
    """A way to read a word: its key, what was taken off its front, and whether its ending was undone."""

    key: str
    cut: int = 0
    joined: str = ""
    inflected: bool = False


@lru_cache(maxsize=1 << 15)
def _forms_of(key: str, language: str) -> tuple[Form, ...]:
    """As written first; then without endings or without clitics."""
    rules = rules_of(language)
    forms = [Form(key)]
    if rules.endings:
        forms += _without_endings(key, rules.endings)
    if rules.joined_conjunctions or rules.joined_prepositions:
        forms += _without_clitics(key, rules)
    return tuple(forms)


def _without_endings(key: str, endings: Mapping[str, tuple[str, ...]]) -> Iterator[Form]:
    for length in range(min(4, len(key) - _STEM + 1), 0, -1):
        for undone in endings.get(key[-length:], ()):
            yield Form(key[:-length] + undone, inflected=True)


def _without_clitics(key: str, rules: Rules) -> Iterator[Form]:
    for first, second in product(("", *rules.joined_conjunctions), ("", *rules.joined_prepositions)):
        clitics = first + second
        if clitics and key.startswith(clitics) and len(key) - len(clitics) >= _STEM:
            rest = key[len(clitics) :]
            if second == "ل" and rest.startswith("ل"):  # the article loses its alif: للجمهورية
                yield Form("ا" + rest, len(clitics), second)
            yield Form(rest, len(clitics), second)


@dataclass(frozen=True, slots=True)
class _Match:
    """A stretch of words with the places of that name."""

    first: int
    end: int
    """The word after the last."""
    form: Form
    keys: tuple[str, ...]
    senses: tuple[Sense, ...]


@dataclass(frozen=True)
class _Words:
    """A block's words."""

    text: str
    block: Block
    rules: Rules
    starts: Sequence[int]
    ends: Sequence[int]
    raw: Sequence[str]
    keys: Sequence[str]

    def __len__(self) -> int:
        return len(self.raw)

    def gap(self, index: int) -> str:
        """What stands before a word, folded: "" for mere space; "." at the block's start."""
        if index <= 0 or index >= len(self.raw):
            return "."
        between = self.text[self.ends[index - 1] : self.starts[index]]
        if between == " ":
            return ""
        folded = fold(between)
        return folded if folded != "-" or len(between) == 1 else DASH

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.raw) and self.raw[index][0].isupper()

    def cased(self, index: int) -> bool:
        return self.raw[index][0].isupper() or self.raw[index][0].islower()

    def starts_sentence(self, index: int) -> bool:
        """After a full stop, a colon, an opening quotation mark or a bullet."""
        gap = self.gap(index)
        return (
            gap != "" and gap[-1] not in ",;')/&" and gap != "-" and not (gap == "." and len(self.keys[index - 1]) < 3)
        )

    @cached_property
    def headline(self) -> bool:
        """Whether capitals tell nothing here: GAZA UNDER FIRE, Gaza Under Fire."""
        if self.text[self.block.end - 1] in ".!?…»":  # a sentence, then, even where it is full of names
            return self.shouted
        longer = [word for word in self.raw if len(word) >= _LONGER and (word[0].isupper() or word[0].islower())]
        capitals = sum(word[0].isupper() for word in longer)
        return len(longer) >= _HEADLINE_WORDS and capitals >= HEADLINE_SHARE * len(longer)

    @cached_property
    def scored(self) -> frozenset[int]:
        """The words of sentences that tell a score: "Leeds beat Blackburn 2-1"."""
        found: set[int] = set()
        first, score = 0, False
        for index in range(len(self) + 1):
            if index == len(self) or (index and self.gap(index)[:1] in _SENTENCE_ENDS):
                found.update(range(first, index) if score else ())
                first, score = index, False
            score = score or self._is_score(index)
        return frozenset(found)

    def _is_score(self, index: int) -> bool:
        """A digit, a line and a digit, which are no part of a date or a longer number."""
        pair = self.raw[index : index + 2]
        if not (len(pair) == 2 and all(len(word) == 1 and word.isdigit() for word in pair)):
            return False
        around = self.gap(index)[-1:] + self.gap(index + 2)[:1]
        return self.gap(index + 1) in _SCORE_LINES and not set(around) & set("-:/")

    @cached_property
    def shouted(self) -> bool:
        """GAZA UNDER FIRE."""
        return len(self.raw) > 1 and sum(word.isupper() for word in self.raw) > HEADLINE_SHARE * len(self.raw)


def _words_of(text: str, block: Block, language: str) -> _Words:
    matches = list(WORD.finditer(text, block.start, block.end))
    raw = [match.group() for match in matches]
    return _Words(
        text,
        block,
        rules_of(language),
        [match.start() for match in matches],
        [match.end() for match in matches],
        raw,
        [word_key(word) for word in raw],
    )


# -- names --------------------------------------------------------------------------------------------------------


def find_places(
    article: Article, gazetteer: Gazetteer, outlets: Sequence[Outlet], taken: Sequence[tuple[int, int]]
) -> tuple[PlaceMention, ...]:
    """Every stretch that may name a place, in order and disjoint, outside of what is folded away and of what is `taken`."""
    others = _other_names(tuple(outlets))
    given_names = gazetteer.given_names | _all_given_names()
    persons: set[str] = set()
    found: list[PlaceMention] = []
    for block in article.blocks:
        if block.kind in ASIDE:
            continue
        language = block.language if lexicon_of(block.language) else article.language
        words = _words_of(article.text, block, language)
        free = _Free(taken, block)
        found += _Finder(words, gazetteer, others, free, persons, given_names).mentions()
    return tuple(found if not persons else (_with_namesake(mention, persons) for mention in found))


def _with_namesake(mention: PlaceMention, persons: set[str]) -> PlaceMention:
    """With the evidence that the article calls a person so."""
    if mention.keys[0] not in persons:
        return mention
    return _replaced(mention, mention.evidence | {"namesake"})


def _replaced(mention: PlaceMention, evidence: frozenset[Clue]) -> PlaceMention:
    return PlaceMention(
        start=mention.start,
        end=mention.end,
        language=mention.language,
        name=mention.name,
        keys=mention.keys,
        senses=mention.senses,
        cue=mention.cue,
        like=mention.like,
        evidence=evidence,
    )


@lru_cache(maxsize=8)
def _other_names(outlets: tuple[Outlet, ...]) -> Mapping[str, frozenset[str]]:
    """First word → whole keys of outlets and organisations, which are no places although they may sound so."""
    lexicons = (lexicon_of(language) for language in languages())
    names = [name for lexicon in lexicons if lexicon for name in lexicon.places.get("organisations", ())]
    names += [name for outlet in outlets for name in (outlet.name, *outlet.aliases)]
    by_first: dict[str, set[str]] = {}
    for key in filter(None, map(key_of, names)):
        by_first.setdefault(key.split()[0], set()).add(key)
    return {first: frozenset(keys) for first, keys in by_first.items()}


class _Free:
    """Which stretches of a block are not taken by dates; asked from left to right."""

    def __init__(self, taken: Sequence[tuple[int, int]], block: Block) -> None:
        self._taken = sorted(span for span in taken if span[0] < block.end and span[1] > block.start)
        self._next = 0

    def __call__(self, start: int, end: int) -> bool:
        while self._next < len(self._taken) and self._taken[self._next][1] <= start:
            self._next += 1
        return self._next == len(self._taken) or self._taken[self._next][0] >= end


class _Finder:
    """Walks through one block."""

    def __init__(
        self,
        words: _Words,
        gazetteer: Gazetteer,
        others: Mapping[str, frozenset[str]],
        free: _Free,
        persons: set[str],
        given_names: frozenset[str],
    ) -> None:
        self.words = words
        self.rules = words.rules
        self.gazetteer = gazetteer
        self.others = others
        self.free = free
        self.persons = persons
        self.given_names = given_names
        self.list_end = -1
        """The word after the last mention, where its cue reaches to the next: "the villages of A and B"."""
        self.list_cue: str | None = None

    def mentions(self) -> Iterator[PlaceMention]:
        index = 0
        while index < len(self.words):
            index, mention = self._next(index)
            if mention is not None and self.free(mention.start, mention.end):
                self.list_end, self.list_cue = index, mention.cue
                yield mention

    def _next(self, index: int) -> tuple[int, PlaceMention | None]:
        """The mention that begins at a word, if one does, and the word to go on with."""
        if not self._may_begin(index):
            return index + 1, None
        self._note_person(index)
        if end := self._other_end(index):
            return end, None
        match = self._longest(index)
        if match is None or (match.end == index + 1 and self._is_no_name(index)):
            match = self._unlisted(index)
        if match is None:
            return index + 1, None
        return match.end, self._mention(match)

    def _may_begin(self, index: int) -> bool:
        first = self.words.raw[index][0]
        if first.isupper():
            return True
        if first.islower():
            key = self.words.keys[index]
            return (self._is_article(index) or key in self.rules.cues) and self._capital_follows(index)
        return is_arabic(first) and (self.words.keys[index] not in self.rules.cues or self._names_landscape(index))

    def _names_landscape(self, index: int) -> bool:
        """Whether a cue belongs to the name, because the rest names another place: بحر الصين الجنوبي."""
        if self.rules.cues[self.words.keys[index]] not in LANDSCAPE or not self.gazetteer.begins(self._key(index)):
            return False
        whole, rest = self._longest(index), self._longest(index + 1)
        if whole is None or whole.end <= index + 1:
            return False
        return rest is None or not {s.place for s in rest.senses} & {s.place for s in whole.senses}

    def _capital_follows(self, index: int) -> bool:
        """ "al-Jissy", "mer Rouge", "estrecho de Ormuz": the capital comes later."""
        return any(self.words.capital(later) for later in range(index + 1, index + 4))

    # -- look-up ----------------------------------------------------------------------------------------------------

    def _other_end(self, index: int) -> int | None:
        """Where an outlet or organisation that begins here ends."""
        keys = self.words.keys
        wanted = self.others.get(keys[index])
        if not wanted:
            return None
        for end in range(min(index + LONGEST_NAME, len(keys)), index, -1):
            if " ".join(keys[index:end]) in wanted and not self._is_cued(index, end):
                return end
        return None

    def _is_cued(self, first: int, end: int) -> bool:
        """Whether "province" or the like stands beside it: "Fars province" is not the news agency."""
        after = self.words.gap(end) == "" and self._kind_of(end, self.rules.cues_after)
        return bool(after) or self._cue_word(first) is not None

    def _longest(self, first: int) -> _Match | None:
        alive: list[tuple[str, Form]] = [("", Form(""))]
        best: _Match | None = None
        for index in range(first, min(first + LONGEST_NAME, len(self.words))):
            if index > first and not self._goes_on(index):
                break
            reached = list(self._reached(alive, first, index))
            known = [(key, form, senses) for key, form in reached if (senses := self._senses(key, first, index + 1))]
            if known and self._may_end(first, index):
                best = _best_reading(first, index + 1, known)
            alive = [(key, form) for key, form in reached if self.gazetteer.begins(key)]
            if not alive:
                break
        return best if best is None else self._without_article(self._without_direction(best))

    def _without_article(self, match: _Match) -> _Match:
        """Of "La Francia" at the head of a sentence the country, rather than the small town in Argentina."""
        first = match.first
        if match.end - first < 2 or self.words.keys[first] not in self.rules.articles:
            return match
        key = " ".join(self.words.keys[first + 1 : match.end])
        senses = self._senses(key, first + 1, match.end)
        if not senses or senses[0].weight < match.senses[0].weight + FAR_BETTER_KNOWN:
            return match
        return _Match(first + 1, match.end, Form(key), (key,), senses)

    def _without_direction(self, match: _Match) -> _Match:
        """Of "شمال لبنان" the country, where the whole is not one itself (جنوب السودان)."""
        if self._key(match.first) not in self.rules.directions or match.end - match.first != 2:
            return match
        senses = self.gazetteer.senses(self._key(match.first + 1))
        whole = any(sense.kind == "country" for sense in match.senses)
        if whole or not any(sense.kind == "country" for sense in senses):
            return match
        key = self._key(match.first + 1)
        return _Match(match.first + 1, match.end, Form(key), (key,), senses)

    def _reached(self, alive: list[tuple[str, Form]], first: int, index: int) -> Iterator[tuple[str, Form]]:
        """Every key that the words up to this one may have."""
        forms = _forms_of(self.words.keys[index], self.rules.language)
        if index == first:
            yield from ((form.key, form) for form in forms)
            full = self.rules.contracted.get(self.words.keys[first - 1]) if self.words.gap(first) in ("", "'") else None
            if full:  # "au Caire" is "à Le Caire"
                yield f"{full} {forms[0].key}", forms[0]
            return
        apostrophe = self.words.gap(index) == "'"
        for (key, begun), form in product(alive, forms):
            if not form.cut:
                both = Form(begun.key, begun.cut, begun.joined, begun.inflected or form.inflected)
                yield f"{key} {form.key}", both
                if apostrophe:
                    yield key + form.key, both

    def _goes_on(self, index: int) -> bool:
        """Whether a name may go on with this word."""
        gap = self.words.gap(index)
        if gap not in ("", "-", "'") and not (gap == "." and len(self.words.keys[index - 1]) <= 3):
            return False
        key = self.words.keys[index]
        return not self.words.raw[index][0].islower() or key in ARTICLES or self._is_small(key)

    def _is_small(self, key: str) -> bool:
        """Whether a word of a name may lack its capital: "Rostov-na-Donu", "Gaza strip", "Донецкая область"."""
        rules = self.rules
        small = key in rules.links or key in rules.kin or key in rules.conjunctions
        return small or any(
            form.key in rules.cues_after or form.key in rules.cues for form in _forms_of(key, rules.language)
        )

    def _may_end(self, first: int, last: int) -> bool:
        words = self.words
        if first == last and words.keys[first] in ARTICLES:
            return False
        if words.raw[last][0].islower() and (words.keys[last] in self.rules.links or words.keys[last] in ARTICLES):
            return False
        return not words.cased(first) or any(words.capital(index) for index in range(first, last + 1))

    def _senses(self, key: str, first: int, end: int) -> tuple[Sense, ...]:
        senses = self.gazetteer.senses(key)
        if any(sense.capitals for sense in senses):
            shouting = self.words.shouted and "." not in self.words.raw[first]
            if shouting or not all(word.isupper() for word in self.words.raw[first:end]):
                return tuple(sense for sense in senses if not sense.capitals)
        return senses

    def _is_no_name(self, index: int) -> bool:
        """Whether a word is no name by itself: a demonym, the first word of longer names, a cue with a clitic."""
        rules, key = self.rules, self.words.keys[index]
        if key in rules.demonyms:
            return not self._is_country_here(index)
        if key in rules.never or key in rules.heads:
            return True
        if key in rules.prepositions or key in rules.links or key in rules.articles or key in rules.conjunctions:
            return True
        return not self.words.cased(index) and self._kind_of(index, rules.cues) is not None

    def _is_country_here(self, index: int) -> bool:
        """Whether an adjective's form is the country: السعودية stands for it after a preposition and in a list."""
        words, rules = self.words, self.rules
        if not any(sense.kind == "country" and rules.language in sense.languages for sense in self._known(index)):
            return False
        before = words.keys[index - 1] if words.gap(index) == "" else ""
        return before in rules.prepositions or index == self.list_end

    def _known(self, index: int) -> Iterator[Sense]:
        for form in _forms_of(self.words.keys[index], self.rules.language):
            yield from self.gazetteer.senses(form.key)

    def _unlisted(self, first: int) -> _Match | None:
        """A name that only its cue tells, or a word that only looks like a name."""
        words, rules = self.words, self.rules
        if words.raw[first][0].islower() and not self._is_article(first):
            return None
        called = self._is_called(first) or self._is_called_after(first)
        if words.keys[first] in rules.never | rules.demonyms or not (called or self._looks_like_name(first)):
            return None
        end = self._unlisted_end(first)
        sure = called or words.keys[first] in rules.heads
        if not sure and any(self._is_known(index) for index in range(first + 1, end)):
            return None
        key = " ".join(words.keys[first:end])
        if len(key) < _STEM or key in rules.titles or key in rules.cues or key in self.given_names:
            return None
        return _Match(first, end, Form(key), (key,), ())

    def _is_called(self, first: int) -> bool:
        """Whether a cue before it makes any word a name."""
        at = self._cue_word(first)
        if at is None:
            return self._continues_list(first, ",")
        pair = f"{self._key(at - 1)} {self._key(at)}"
        forms = _forms_of(self.words.keys[at], self.rules.language)
        return pair in self.rules.unlisted or any(form.key in self.rules.unlisted for form in forms)

    def _is_called_after(self, first: int) -> bool:
        """ "Wakasa Bay", with capitals: the cue stands after the name."""
        words, rules = self.words, self.rules
        cue = words.capital(first) and words.capital(first + 1) and words.gap(first + 1) == ""
        return cue and not words.headline and words.keys[first + 1] in rules.unlisted & rules.cues_after.keys()

    def _looks_like_name(self, first: int) -> bool:
        """ "Al Boukamal", "près de Boukamal", "مدينة بوكمال": to be tried by its consonants."""
        words = self.words
        if not words.cased(first):
            cued = self._cue_word(first) is not None
            return cued or (len(words.keys[first]) > _STEM and self._key(first - 1) in self.rules.towards)
        if words.headline or words.keys[first] in self.rules.links | self.rules.prepositions:
            return False
        several = words.gap(first + 1) in ("", "-") and words.capital(first + 1)
        small = self.rules.links | self.rules.prepositions
        return several or (words.gap(first) in ("", "'") and self._key(first - 1) in small)

    def _is_article(self, index: int) -> bool:
        """Whether a word is the Arabic article in Latin letters, and not a small word of the text's own language."""
        key = self._key(index)
        own = self.rules.prepositions | self.rules.links | self.rules.conjunctions | self.rules.articles
        return key in ARTICLES and not (self.words.raw[index][0].islower() and key in own)

    def _unlisted_end(self, first: int) -> int:
        words, end = self.words, first + 1
        if self._is_called_after(first):
            return first + 2
        while end < len(words):
            gap, last = words.gap(end), words.keys[end - 1]
            joins = gap == "-" and not words.raw[end][0].isdigit()
            follows = gap in ("", "'") and (words.capital(end) or last in self.rules.heads or self._is_article(end - 1))
            name_goes_on = gap == "" and words.capital(end + 1) and self._is_article(end)
            if not (joins or follows or name_goes_on):
                break
            end += 1
        return end

    # -- what stands around it --------------------------------------------------------------------------------------

    def _mention(self, match: _Match) -> PlaceMention:
        words = self.words
        start = words.starts[match.first] + _raw_length(words.raw[match.first], match.form.cut)
        end = words.ends[match.end - 1]
        cue = self._cue(match)
        return PlaceMention(
            start=start,
            end=end,
            language=self.rules.language,
            name=words.text[start:end],
            keys=match.keys,
            senses=match.senses,
            cue=cue,
            like=self._kind_of(match.first, self.rules.cues) if match.end - match.first > 1 else None,
            evidence=frozenset(self._evidence(match)),
        )

    def _cue(self, match: _Match) -> str | None:
        if (at := self._cue_word(match.first)) is not None:
            return self._kind_of(at, self.rules.cues)
        if not match.senses and self._is_called_after(match.first):
            return self._kind_of(match.first + 1, self.rules.cues_after)
        if self.words.gap(match.end) in ("", "-"):
            kind = self._kind_of(match.end, self.rules.cues_after)
            if kind is not None:
                return kind
        joins = "" if match.senses else ","
        if self._continues_list(match.first, joins) or (match.form.cut and match.first == self.list_end):
            return self.list_cue
        return None

    def _cue_word(self, first: int) -> int | None:
        """The word of a cue before a name, small words between them left out."""
        words = self.words
        for index in range(first - 1, max(first - 2 - _CUE_REACH, -1), -1):
            if words.gap(index + 1) not in ("", "'"):
                return None
            if (kind := self._kind_of(index, self.rules.cues)) is not None:
                bare = self.rules.cues_linked and index == first - 1 and kind not in LANDSCAPE
                return None if bare else index
            if words.keys[index] not in self.rules.links:
                return None
        return None

    def _kind_of(self, index: int, cues: Mapping[str, str]) -> str | None:
        """The kind that a word tells, alone or with the word before it or after it ("air base")."""
        if not 0 <= index < len(self.words):
            return None
        forms = _forms_of(self.words.keys[index], self.rules.language)
        kind = next((kind for form in forms if (kind := cues.get(form.key)) is not None), None)
        if kind is None and self.rules.long_cues:
            at = index - 1 if cues is self.rules.cues else index
            kind = cues.get(f"{self._key(at)} {self._key(at + 1)}")
        return kind

    def _continues_list(self, first: int, joins: str) -> bool:
        """Whether only "and" or, where `joins` allows it, a comma stands between this name and one with a cue."""
        words, index = self.words, first
        if self.list_cue is None:
            return False
        while index > self.list_end and words.gap(index) in ("", "'") and words.keys[index - 1] in self.rules.links:
            index -= 1
        if index - 1 == self.list_end and words.keys[index - 1] in self.rules.conjunctions:
            return words.gap(index) == "" and words.gap(index - 1) in ("", ",")
        return index == self.list_end and bool(joins) and words.gap(index) == joins

    def _is_listed(self, match: _Match) -> bool:
        """Whether only a comma, an "and" or both stand between this name and the one before."""
        words, at = self.words, match.first
        if at == self.list_end:
            return words.gap(at) in (",", "،", "/", "-") or bool(match.form.cut and not match.form.joined)
        if words.keys[at - 1] in self.rules.links:
            at -= 1
        return at - 1 == self.list_end and words.keys[at - 1] in self.rules.conjunctions

    def _evidence(self, match: _Match) -> Iterator[Clue]:
        words, first, end = self.words, match.first, match.end
        if match.form.joined or (words.gap(first) in ("", "'") and self._key(first - 1) in self.rules.prepositions):
            yield "preposition"
        elif words.gap(first) in ("", "'") and self._key(first - 1) in self.rules.links:
            yield "linked"
        if self._has_article(match):
            yield "article"
        if match.keys[0].split()[0] != match.form.key.split()[0]:
            yield "contracted"
        if match.form.inflected:
            yield "inflected"
        if not words.cased(first):
            yield "uncased"
        elif self._is_dateline(first):
            yield "dateline"
        elif words.headline or words.starts_sentence(first):
            yield "start"
        if words.block.kind == "byline":
            yield "byline"
        if self._is_called(first) or (not match.senses and self._is_called_after(first)):
            yield "called"
        if self._is_organisation(first, end):
            yield "organisation"
        yield from self._person_before(match)
        yield from self._person_after(first, end)
        if self._is_listed(match):
            yield "listed"
        if "-" in (words.gap(first), words.gap(end)):
            yield "joined"
        if first in words.scored:
            yield "score"

    def _has_article(self, match: _Match) -> bool:
        """Whether an article stands before the name that is neither part of it nor the next word's: "the Kyiv office"."""
        words, rules, before = self.words, self.rules, self._key(match.first - 1)
        if before not in rules.articles or match.keys[0].startswith(before + " "):
            return False
        gap, after = words.gap(match.end), self._key(match.end)
        noun = after not in rules.links | rules.prepositions | rules.conjunctions and not words.capital(match.end)
        return not (rules.names_before_nouns and gap in ("", "-") and after and noun)

    def _is_dateline(self, first: int) -> bool:
        """WATKINSVILLE, Ga. – …"""
        words = self.words
        return (
            first <= DATELINE_REACH and len(words.raw[first]) > 1 and words.raw[first].isupper() and not words.shouted
        )

    def _key(self, index: int) -> str:
        return self.words.keys[index] if 0 <= index < len(self.words) else ""

    def _is_organisation(self, first: int, end: int) -> bool:
        words, rules = self.words, self.rules
        if words.gap(end) == "" and self._key(end) in rules.organisations_after:
            return words.capital(end) or not words.cased(end)
        for index in range(first - 1, max(first - 2 - _CUE_REACH, -1), -1):
            if words.gap(index + 1) not in ("", "'"):
                return False
            forms = _forms_of(words.keys[index], rules.language)
            if any(form.key in rules.organisations_before for form in forms):
                return True
            adjective = index < first - 1 and words.raw[index].islower() and words.keys[index + 1] in rules.links
            if words.keys[index] in rules.prepositions or not (words.keys[index] in rules.links or adjective):
                return False  # "a bank in Little Rock"
        return False

    def _is_small_word(self, index: int) -> bool:
        """Whether a word that may be a person's name is a preposition here: "على" and "علي" fold alike."""
        rules, words = self.rules, self.words
        small = words.keys[index] in rules.prepositions or words.keys[index] in rules.links
        return small and (words.starts_sentence(index) or not words.cased(index) or not words.capital(index))

    def _may_be_kin(self, index: int) -> bool:
        """Whether a small word belongs to a person: "Leonardo da Vinci", but not "il porto vecchio di Trieste"."""
        usual = self.words.keys[index] in self.rules.links or self.words.keys[index] in self.rules.prepositions
        before = self.words.capital(index - 1)
        return before and (not usual or self.words.keys[index - 1] in self.given_names)

    def _is_country(self, match: _Match) -> bool:
        return any(sense.kind == "country" and sense.proper for sense in match.senses)

    def _person_before(self, match: _Match) -> Iterator[Clue]:
        """Whether the word before makes this a family name."""
        words, rules, first = self.words, self.rules, match.first
        key = self._key(first - 1)
        initial = words.gap(first) == "." and len(key) == 1 and words.capital(first - 1)
        if initial:
            yield "person"
        linked = key in rules.links and words.gap(first) == words.gap(first - 1) == ""
        if linked and self._key(first - 2) in self.given_names and words.capital(first - 2):
            self.persons.add(words.keys[first])
            yield "person"
        if words.gap(first) != "" or (words.cased(first) and not words.capital(first - 1) and key not in rules.titles):
            if key in rules.kin and words.gap(first) in ("", "-") and self._may_be_kin(first - 1):
                yield "person"
            return
        if (key in self.given_names or key in rules.kin) and not self._is_small_word(first - 1):
            if words.cased(first) or not self._is_country(match):  # "أمير الكويت": a word that is also a given name
                yield "person"
        elif any(form.key in rules.titles for form in _forms_of(key, rules.language)):
            yield "title"
        elif words.cased(first) and not words.starts_sentence(first - 1) and self._is_unknown(first - 1):
            if words.raw[first].isupper() and not words.shouted:  # initials: "Конституция СССР"
                return
            if not self._is_country(match):
                self.persons.add(words.keys[first])
            yield "surname"

    def _person_after(self, first: int, end: int) -> Iterator[Clue]:
        """Whether the word after makes this a given name."""
        words, rules = self.words, self.rules
        if words.gap(end) != "":
            return
        key = self._key(end)
        if words.cased(end) and not words.capital(end):
            if key in rules.kin and words.capital(end + 1) and words.keys[first] in self.given_names:
                yield "person"
            return
        if key in rules.kin and not words.cased(end):
            yield "person"
        elif words.cased(end) and not self._is_plain(end):
            family = (
                key in self.gazetteer.family_names or words.keys[first] in rules.given_names or self._is_unknown(end)
            )
            if end - first == 1 and words.keys[first] in self.given_names and family:
                yield "person"
            elif self._is_unknown(end):
                yield "neighbour"

    def _is_unknown(self, index: int) -> bool:
        """Whether a capital can only be that of another name."""
        if self.words.headline or self.rules.nouns_capitalised or self._is_plain(index):
            return False
        return not self._is_known(index)

    def _is_known(self, index: int) -> bool:
        """Whether a word alone names a town of some size."""
        return any(
            sense.weight > (KNOWN_WEIGHT if sense.proper else WELL_KNOWN_WEIGHT)
            for form in _forms_of(self._key(index), self.rules.language)
            for sense in self.gazetteer.senses(form.key)
        )

    def _is_plain(self, index: int) -> bool:
        """Whether a word with a capital is one of those that stand beside places: "Gaza City", "Kyiv Mayor"."""
        rules = self.rules
        return any(
            form.key in known
            for form in _forms_of(self._key(index), rules.language)
            for known in (
                rules.cues,
                rules.cues_after,
                rules.titles,
                rules.links,
                rules.prepositions,
                rules.organisations_after,
            )
        )

    def _note_person(self, index: int) -> None:
        """Remembers family names: "Anne Hidalgo", and later "Hidalgo"."""
        words, rules = self.words, self.rules
        given = words.keys[index] in self.given_names
        titled = index > 0 and words.keys[index - 1] in rules.titles and not self._is_known(index)
        named, last = given or titled, index + given
        if named and words.capital(last) and (last == index or words.gap(last) == "") and not self._is_plain(last):
            self.persons.add(words.keys[last])


def _best_reading(first: int, end: int, known: list[tuple[str, Form, tuple[Sense, ...]]]) -> _Match:
    """The reading with the weightier places; letters are not taken for clitics without need (بيروت, ليبيا)."""

    def merit(cut: int) -> float:
        return max(senses[0].weight for _, form, senses in known if form.cut == cut) - (1.5 if cut else 0.0)

    cut = max({form.cut for _, form, _ in known}, key=merit)
    kept = sorted((one for one in known if one[1].cut == cut), key=lambda one: -one[2][0].weight)
    unique = {sense.place: sense for _, _, senses in reversed(kept) for sense in senses}
    own = tuple(sense for sense in unique.values() if sense.own)
    return _Match(
        first, end, kept[0][1], tuple(dict.fromkeys(key for key, _, _ in kept)), own or tuple(unique.values())
    )


def _raw_length(word: str, letters: int) -> int:
    """How many characters the first letters of a word take, vowel signs included."""
    length = 0
    while letters > 0 or (length < len(word) and not fold(word[length])):
        letters -= len(fold(word[length]))
        length += 1
    return length
