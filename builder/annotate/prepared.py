"""A text made ready for finding quotes in it: its words, folded, and where each stands.

Made once per article; every quote is then found by look-ups. What counts as part of a word is decided in _joins.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import log

from builder.folding import fold, folded

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Thai, Lao, Burmese, Khmer, kana and Han write no spaces between words: there a character is a word."""

_WORD = re.compile(rf"[{_UNSPACED}]|[^ {_UNSPACED}]+")

PAGE = 300  # words that a text is taken to have at least: a word is no less rare because little stands around it
TELLING_LETTER = 1.0  # at most so much does a letter tell, in nats; Shannon's estimate for print is about 0.9
TELLING_CHARACTER = 2.5  # a Han character is a morpheme; two or three make a word
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


class _Separators(dict[int, int]):
    """Character → itself where it is part of a word, else a space; filled in as characters are met. Keeps the length."""

    def __missing__(self, code: int) -> int:
        self[code] = kept = code if _joins(chr(code)) else 0x20
        return kept


def _joins(char: str) -> bool:
    """Letters, marks, numbers; soft hyphens, joiners and direction marks too, which fold to nothing."""
    category = unicodedata.category(char)
    return category[0] in "LMN" or category == "Cf"


_SEPARATORS = _Separators()


@lru_cache(maxsize=1 << 12)
def _is_one_letter(char: str) -> bool:
    return len(fold(char)) == 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    text: str
    starts: tuple[int, ...]
    """Of each word, in the text."""
    ends: tuple[int, ...]
    words: tuple[str, ...]
    """Folded, none empty."""
    letters: str
    """All words written together: white space, punctuation and emphasis marks are gone."""
    bounds: tuple[int, ...]
    """Where each word begins in `letters`, and at the end its length."""
    where: Mapping[str, tuple[int, ...]]
    """Folded word → its indices."""
    alike: Mapping[str, tuple[str, ...]]
    """First two letters, or last two after a `-` → the words that begin or end so: a misprint leaves one of them."""

    def may_be(self, word: str) -> set[str]:
        """The words that it may be a misprint of."""
        return {other for end in _ends_of(word) for other in self.alike.get(end, ())}

    def telling(self, word: str) -> float:
        """How much a word tells of where in the text it was said, in nats: the more, the rarer it is here and the longer."""
        rarity = log(max(PAGE, len(self.words)) / len(self.where.get(word, (0,))))
        return max(0.0, min(rarity, TELLING_CHARACTER if _HAN.match(word) else TELLING_LETTER * len(word)))

    def word_at(self, letter: int) -> int:
        """The index of the word that the letter belongs to."""
        return bisect_right(self.bounds, letter) - 1

    def cuts(self, offset: int) -> bool:
        """The offset lies within a word."""
        word = bisect_right(self.starts, offset) - 1
        return word >= 0 and self.starts[word] < offset < self.ends[word]

    def letter_at(self, offset: int) -> int:
        """The first letter that stands at or after an offset of the text."""
        word = bisect_right(self.starts, offset) - 1
        if word < 0:
            return 0
        if offset >= self.ends[word]:
            return self.bounds[word + 1]
        if self._letter_by_letter(word):
            return self.bounds[word] + offset - self.starts[word]
        return min(self.bounds[word] + len(fold(self.text[self.starts[word] : offset])), self.bounds[word + 1])

    def _letter_by_letter(self, word: int) -> bool:
        """Whether each of its characters folds to one letter; that there are as many need not mean it: a soft hyphen and Æ are two."""
        written = self.text[self.starts[word] : self.ends[word]]
        return len(written) == len(self.words[word]) and (written.isascii() or all(map(_is_one_letter, written)))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The stretch of the text that the letters [first, last) came from."""
        return self._offset(first, 0), self._offset(last - 1, 1)

    def _offset(self, letter: int, side: int) -> int:
        """Where the letter's character starts (side 0) or ends (side 1); marks at the end of a word belong to it."""
        word = self.word_at(letter)
        start, end, place = self.starts[word], self.ends[word], letter - self.bounds[word]
        if side and letter + 1 == self.bounds[word + 1]:
            return end
        if self._letter_by_letter(word):
            return start + place + side
        return start + folded(self.text[start:end]).span(place, place + 1)[side]


def words_of(text: str) -> Iterator[tuple[int, int]]:
    """The span of each word."""
    return (found.span() for found in _WORD.finditer(text.translate(_SEPARATORS)))


def _ends_of(word: str) -> tuple[str, str]:
    return word[:2], f"-{word[-2:]}"


def prepare(text: str) -> Prepared:
    spans = tuple(words_of(text))
    folds = {word: fold(word) for word in {text[start:end] for start, end in spans}}
    rows = [(start, end, word) for start, end in spans if (word := folds[text[start:end]])]
    where: dict[str, list[int]] = {}
    for index, (_, _, word) in enumerate(rows):
        where.setdefault(word, []).append(index)
    alike: dict[str, list[str]] = {}
    for word in where:
        for end in _ends_of(word):
            alike.setdefault(end, []).append(word)
    return Prepared(
        text=text,
        starts=tuple(start for start, _, _ in rows),
        ends=tuple(end for _, end, _ in rows),
        words=tuple(word for _, _, word in rows),
        letters="".join(word for _, _, word in rows),
        bounds=(0, *accumulate(len(word) for _, _, word in rows)),
        where={word: tuple(indices) for word, indices in where.items()},
        alike={end: tuple(words) for end, words in alike.items()},
    )
