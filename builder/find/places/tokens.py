"""The words of one paragraph, with what capitals, gaps and lines tell about each of them.

To see one more thing in the way a paragraph is written, add a method to Tokens.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Final

from builder.find.places.lexemes import Lexeme, Lexemes, lexemes_of
from builder.find.places.words import Vocabulary, vocabulary_of
from builder.folding import fold_word
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import WORD, word_key
from builder.model import Block

HEADLINE_SHARE: Final = 0.7
"""Of the longer words: where so many have capitals, capitals tell nothing."""
DATELINE_REACH: Final = 3
"""Words of a paragraph among which a town in capitals is where the report was written."""
DASH: Final = " - "
"""A gap with space around the line; a hyphen has none."""
WITHIN: Final = frozenset({"", "-", "'"})
"""Gaps inside a name."""
BESIDE: Final = frozenset({"", "'"})
"""Gaps between a small word and its name."""

_DATELINE_LETTERS: Final = 2
_HEADLINE_WORDS: Final = 4  # fewer are no evidence
_LONGER: Final = 4  # letters; "the" and "von" are small in headlines, too
_ABBREVIATION: Final = 3  # letters; a point after fewer ends no sentence: "St. Louis"
_NO_SENTENCE_BEFORE: Final = ",;')/&"
_SENTENCE_ENDS: Final = frozenset(".!?;")
_SCORE_LINES: Final = frozenset("-:")
_SCORE_DIGITS: Final = 3  # of basketball
_CLOSES_SENTENCE: Final = ".!?…»"


_AROUND: Final = 16
"""Words; farther than a dozen words no rule looks."""
CAPITAL: Final = "A"
SMALL: Final = "a"
UNCASED: Final = ""
"""Cases of a word's first letter."""


class _Cases(dict[str, str]):
    """Letter → its case; filled in as letters are met."""

    def __missing__(self, letter: str) -> str:
        case = self[letter] = CAPITAL if letter.isupper() else SMALL if letter.islower() else UNCASED
        return case


_CASES = _Cases()


class _Gaps(dict[str, str]):
    """What stands between two words → the same folded; filled in as gaps are met."""

    def __missing__(self, between: str) -> str:
        if len(self) > _KEPT:
            self.clear()
        folded = fold_word(between)
        gap = self[between] = folded if folded != "-" or len(between) == 1 else DASH
        return gap


_KEPT: Final = 1 << 12  # texts have some dozens
_GAPS = _Gaps()
_PARTED: Final = re.compile(f"({WORD.pattern})", WORD.flags)
"""Splits a text into what stands between words and the words themselves, in turns."""


@dataclass(eq=False)
class Tokens:
    """A word is known by its index. Beyond both ends stand a few empty ones, so that a rule need not ask where it is before it looks around.

    That right before the first is the small word that the line before ends in, if it does.
    """

    text: str
    block: Block
    vocabulary: Vocabulary
    lexemes: Lexemes
    starts: Sequence[int]
    ends: Sequence[int]
    raw: Sequence[str]
    keys: Sequence[str]
    cases: Sequence[str]
    gaps: Sequence[str]
    """What stands before each word, folded: "" for mere space; one more for the end."""
    dates: Sequence[tuple[int, int]]
    """Where the article's dates stand, in order."""
    cues_before: dict[int, int | None] = field(default_factory=dict)
    """Word → the cue before it, as far as it was asked for (cues.py);"""
    ends_before_cues: dict[int, int | None] = field(default_factory=dict)
    """→ where a name ends that begins there and that a cue follows."""

    def __len__(self) -> int:
        return len(self.starts)

    def gap(self, index: int) -> str:
        """What stands before a word; "." at the paragraph's ends."""
        return self.gaps[index]

    def key(self, index: int) -> str:
        return self.keys[index]

    def lexeme(self, index: int) -> Lexeme:
        """What a word says wherever it stands."""
        return self.lexemes[self.keys[index]]

    def capital(self, index: int) -> bool:
        return self.cases[index] == CAPITAL

    def small(self, index: int) -> bool:
        return self.cases[index] == SMALL

    def cased(self, index: int) -> bool:
        """Whether its script has capitals."""
        return self.cases[index] != UNCASED

    def adjoins(self, index: int) -> bool:
        """Whether only a space or an apostrophe stands before a word."""
        return self.gaps[index] in BESIDE

    def starts_sentence(self, index: int) -> bool:
        """After a full stop, a colon, an opening quotation mark or a bullet; a bracket after a word opens no sentence: "Kibyra (Burdur)"."""
        gap = self.gap(index)
        if gap.strip() == "(":
            return False
        if gap == "." and len(self.key(index - 1)) < _ABBREVIATION and self.capital(index - 1):
            return False
        if gap == "." and self.cue_in_short(index - 1) is not None:
            return False
        return gap not in ("", "-") and gap[-1] not in _NO_SENTENCE_BEFORE

    def cue_in_short(self, index: int) -> str | None:
        """The kind of place that a word tells in short: «в с. Заньки»; not «и т. д. Москва», nor a year in «2010 г. Москва»."""
        kind = self.vocabulary.cues_in_short.get(self.keys[index])
        if kind is None or self.gap(index + 1) != "." or not self.small(index):
            return None
        counted = index > 0 and (self.gap(index) == "." or self.raw[index - 1][0].isdigit())
        return None if counted else kind

    def quoted(self, first: int, end: int) -> bool:
        """Whether quotation marks enclose just these words: «Россия», "Le Monde"; guillemets with or without space."""
        opening = self.text[self.ends[first - 1] if first else self.block.start : self.starts[first]]
        closing = self.text[self.ends[end - 1] : self.starts[end] if end < len(self) else self.block.end]
        if opening.rstrip().endswith("«") and closing.lstrip().startswith("»"):
            return True
        return fold_word(opening[-1:]) == fold_word(closing[:1]) == '"'

    def is_dateline(self, index: int, end: int) -> bool:
        """WATKINSVILLE, Ga. – …; also after the byline, where a dash follows."""
        if len(self.raw[index]) < _DATELINE_LETTERS or not self.raw[index].isupper() or self.shouted:
            return False
        if self.key(index - 1) in self.vocabulary.articles and not self.raw[index - 1].isupper():
            return False  # "The OPP closed the road."
        return index <= DATELINE_REACH or (self.gap(end) == DASH and not self.raw[index - 1].isupper())

    def index_after(self, offset: int, index: int) -> int:
        """The first word from an index on that begins at an offset or after it."""
        while index < len(self) and self.starts[index] < offset:
            index += 1
        return index

    @cached_property
    def headline(self) -> bool:
        """Whether capitals tell nothing here: GAZA UNDER FIRE, Gaza Under Fire."""
        if self.text[self.block.end - 1] in _CLOSES_SENTENCE:  # a sentence, then, even where it is full of names
            return self.shouted
        longer = [index for index, word in enumerate(self.raw) if len(word) >= _LONGER and self.cased(index)]
        capitals = sum(map(self.capital, longer))
        return len(longer) >= _HEADLINE_WORDS and capitals >= HEADLINE_SHARE * len(longer)

    @cached_property
    def shouted(self) -> bool:
        """GAZA UNDER FIRE."""
        return len(self) > 1 and sum(word.isupper() for word in self.raw) > HEADLINE_SHARE * len(self)

    @cached_property
    def scored(self) -> frozenset[int]:
        """The words of sentences that tell a score or speak of a match: "Leeds beat Blackburn 2-1"."""
        begun = self.vocabulary.sports_begun
        hits = {
            index
            for index, (word, key) in enumerate(zip(self.raw[: len(self)], self.keys, strict=False))
            if (key in begun and self._is_sport(index)) or (word[0].isdigit() and self._is_score(index))
        }
        found: set[int] = set()
        if not hits:
            return frozenset()
        first, score = 0, False
        for index in range(len(self) + 1):
            if index == len(self) or (index and self.gap(index)[:1] in _SENTENCE_ENDS):
                found.update(range(first, index) if score else ())
                first, score = index, False
            score = score or index in hits
        return frozenset(found)

    def _is_sport(self, index: int) -> bool:
        sports = self.vocabulary.sports
        return self.key(index) in sports or f"{self.key(index)} {self.key(index + 1)}" in sports

    def _is_score(self, index: int) -> bool:
        """A digit, a line and a digit, which are no part of a date or a longer number; longer ones with those of half-time: "29:24 (15:12)"."""
        digits = 1 if len(self.raw[index]) == 1 else _SCORE_DIGITS
        if not self._is_pair(index, digits):
            return False
        if digits > 1 and not (self.gap(index + 2).strip() == "(" and self._is_pair(index + 2, digits)):
            return False
        around = self.gap(index)[-1:] + self.gap(index + 2)[:1]
        return not set(around) & set("-:/") and not self.is_dated(index)

    def _is_pair(self, index: int, digits: int) -> bool:
        """Two numbers of at most so many digits, and a line between them."""
        pair = self.raw[index : index + 2]
        return self.gap(index + 1) in _SCORE_LINES and all(word.isdigit() and len(word) <= digits for word in pair)

    def is_dated(self, index: int) -> bool:
        """ "1-2 мая"."""
        at = bisect_right(self.dates, (self.starts[index], len(self.text)))
        return at > 0 and self.starts[index] < self.dates[at - 1][1]


def tokens_of(
    text: str, block: Block, language: str, gazetteer: Gazetteer, dates: Sequence[tuple[int, int]] = ()
) -> Tokens:
    """The words of a block, read with the vocabulary of a language. `dates`: where the article's stand, in order."""
    vocabulary = vocabulary_of(language)
    parts = _PARTED.split(text[block.start : block.end])
    before = _small_word_before(text, block, vocabulary)
    raw = parts[1::2]
    offsets = list(accumulate(map(len, parts), initial=block.start))
    words, cases = list(map(word_key, raw)), [_CASES[word[0]] for word in raw]
    if not vocabulary.small_names.isdisjoint(words):  # as it is in most paragraphs, and languages
        cases = [CAPITAL if word in vocabulary.small_names else case for word, case in zip(words, cases, strict=True)]
    return Tokens(
        text=text,
        block=block,
        vocabulary=vocabulary,
        lexemes=lexemes_of(vocabulary, gazetteer),
        starts=offsets[1:-1:2],
        ends=offsets[2::2],
        raw=[*raw, *[""] * _AROUND, before],
        keys=[*words, *[""] * _AROUND, word_key(before)],
        cases=[*cases, *[UNCASED] * _AROUND, SMALL if before else UNCASED],
        gaps=["" if before else ".", *[_GAPS[part] for part in parts[2:-1:2]], *["."] * _AROUND, "."],
        dates=dates,
    )


def _small_word_before(text: str, block: Block, vocabulary: Vocabulary) -> str:
    """The preposition at the end of the line before, where lines are broken within a sentence: "Trapped in / Harare"."""
    line = text.rfind("\n", 0, max(0, block.start - 1)) + 1
    word = text[line : max(line, block.start - 1)].rpartition(" ")[2]
    return word if word.islower() and word_key(word) in vocabulary.small else ""
