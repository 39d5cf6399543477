"""The ways to read a word as written: as it stands, without an ending of its language, without the clitics written onto it.

To teach a language's endings or clitics, give its lexicon `endings`, `joined_conjunctions`, `joined_prepositions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Final

from builder.find.places.words import Vocabulary, vocabulary_of
from builder.folding import fold

STEM: Final = 3
"""Letters that must stay when an ending or a clitic is taken off."""
_LONGEST_ENDING: Final = 4


@dataclass(frozen=True, slots=True)
class Form:
    """A way to read a word: its key, what was taken off its front, and whether its ending was undone."""

    key: str
    cut: int = 0
    """Letters of the folded word."""
    joined: str = ""
    """The preposition among what was cut."""
    inflected: bool = False


@lru_cache(maxsize=1 << 15)
def forms_of(key: str, language: str) -> tuple[Form, ...]:
    """As written first; then without endings or without clitics."""
    vocabulary = vocabulary_of(language)
    forms = [Form(key)]
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
        if not (clitics and key.startswith(clitics) and len(key) - len(clitics) >= STEM):
            continue
        for changed, plain in vocabulary.joined_changes.items():
            if preposition and key.startswith(changed, len(conjunction)):
                yield Form(plain + key[len(conjunction) + len(changed) :], len(clitics), preposition)
        yield Form(key[len(clitics) :], len(clitics), preposition)


def raw_length(word: str, letters: int) -> int:
    """How many characters the first letters of a word take, vowel signs included."""
    length = 0
    while letters > 0 or (length < len(word) and not fold(word[length])):
        letters -= len(fold(word[length]))
        length += 1
    return length
