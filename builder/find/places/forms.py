"""The ways to read a word as written: as it stands, without an ending of its language, without the clitics written onto it.

To teach a language's endings or clitics, give its lexicon `endings`, `joined_conjunctions`, `joined_prepositions`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from builder.find.places.words import Vocabulary, vocabulary_of
from builder.folding import fold

STEM: Final = 3
"""Letters that must stay when an ending or a clitic is taken off."""
_SHORT_STEM: Final = 2  # of the first word of a longer name: تل أبيب, أم قصر
_LONGEST_ENDING: Final = 4
_SHORTEST_NOUN: Final = (
    5  # letters of the last noun of a compound; shorter ones end too many names: Heidelberg, Deutschland
)
_LONGEST_NOUN: Final = 16


@dataclass(frozen=True, slots=True)
class Form:
    """A way to read a word: its key, what was taken off its front, and whether its ending was undone."""

    key: str
    cut: int = 0
    """Letters of the folded word."""
    joined: str = ""
    """The preposition among what was cut."""
    inflected: bool = False

    def is_word(self) -> bool:
        """Whether enough is left of it to stand alone."""
        return not self.cut or len(self.key) >= STEM


@lru_cache(maxsize=1 << 15)
def forms_of(key: str, language: str) -> tuple[Form, ...]:
    """As written first; then in full, without endings or without clitics."""
    vocabulary = vocabulary_of(language)
    forms = [Form(key)]
    if key in vocabulary.shortened:
        forms.append(Form(vocabulary.shortened[key]))
    if vocabulary.endings:
        forms += _without_endings(key, vocabulary)
    if vocabulary.joined_conjunctions or vocabulary.joined_prepositions:
        forms += _without_clitics(key, vocabulary)
    return tuple(forms)


def _without_endings(key: str, vocabulary: Vocabulary) -> Iterator[Form]:
    for length in range(min(_LONGEST_ENDING, len(key) - STEM + 1), 0, -1):
        for undone in vocabulary.endings.get(key[-length:], ()):
            yield Form(key[:-length] + undone, inflected=True)


def _without_clitics(key: str, vocabulary: Vocabulary) -> Iterator[Form]:
    prepositions = ("", *vocabulary.joined_prepositions)
    for conjunction, preposition in product(("", *vocabulary.joined_conjunctions), prepositions):
        clitics = conjunction + preposition
        if not (clitics and key.startswith(clitics) and len(key) - len(clitics) >= _SHORT_STEM):
            continue
        for changed, plain in vocabulary.joined_changes.items():
            if preposition and key.startswith(changed, len(conjunction)):
                yield Form(plain + key[len(conjunction) + len(changed) :], len(clitics), preposition)
        yield Form(key[len(clitics) :], len(clitics), preposition)


def listed_as(key: str, language: str, words: Container[str]) -> str | None:
    """The word of a list that a word is a form of or, where the language joins nouns, that it ends in; None for none."""
    for form in forms_of(key, language):
        if form.key in words and form.is_word():
            return form.key
    vocabulary = vocabulary_of(language)
    if vocabulary.compounds and key not in vocabulary.no_compounds:
        for length in range(min(len(key) - STEM, _LONGEST_NOUN), _SHORTEST_NOUN - 1, -1):
            if key[-length:] in words:
                return key[-length:]
    return None


def is_foreign(key: str, language: str) -> bool:
    """Whether a word is not in the script that its language is written in: Google in Russian, ВКонтакте in English."""
    own = _script_of(vocabulary_of(language).sample)
    return bool(own and key) and _script_of(key[0]) not in (own, "DIGIT")


@lru_cache(maxsize=1 << 10)
def _script_of(char: str) -> str:
    """By the first word of its Unicode name: LATIN, CYRILLIC, ARABIC; empty for no character: a language without a lexicon has none."""
    return unicodedata.name(char, "").partition(" ")[0] if char else ""


def raw_length(word: str, letters: int) -> int:
    """How many characters the first letters of a word take, vowel signs included."""
    length = 0
    while letters > 0 or (length < len(word) and not fold(word[length])):
        letters -= len(fold(word[length]))
        length += 1
    return length
