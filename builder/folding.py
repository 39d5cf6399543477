"""Folds text so that spellings of one word meet: case, accents, Arabic vowel signs and hamza forms, digits, quotation marks, dashes, spaces.

Folding is for comparing, never for showing. To fold one more character, add it to _EXTRA.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_EXTRA = {
    **dict.fromkeys("«»“”„‟″＂❝❞", '"'),
    **dict.fromkeys("‘’‚‛′ʼʻʿʾ`´ˈ＇‹›", "'"),
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("ٱ", "ا"),
    **dict.fromkeys("ىیې", "ي"),
    **dict.fromkeys("کڪگ", "ك"),
    **dict.fromkeys("ةەہھ", "ه"),
    "ـ": "",
    "…": "...",
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ґ": "г",
}  # fmt: skip
"""What Unicode's compatibility decomposition does not bring together."""

SIGNS = re.compile(r"[\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7\u0300-\u036f\u0483-\u0487]")
"""Combining marks of Latin, Greek, Cyrillic, Arabic and Hebrew; other scripts (Devanagari …) need theirs to be read."""


class _Folds(dict[int, str]):
    """Character → what it folds to, filled in as characters are met."""

    def __missing__(self, code: int) -> str:
        fold = self[code] = _fold_of(chr(code))
        return fold


def _fold_of(char: str) -> str:
    if char in _EXTRA:
        return _EXTRA[char]
    category = unicodedata.category(char)
    if category in ("Cf", "Cc") and char not in "\t\n\r":
        return ""  # zero-width and direction marks
    if category[0] == "Z" or char.isspace():
        return " "
    if category == "Nd":
        return str(unicodedata.digit(char))
    bare = SIGNS.sub("", unicodedata.normalize("NFKD", char))
    return "".join(_EXTRA.get(c, c) for c in bare.casefold())


UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u115f\u1160\u180e\u200b\u2060-\u2064\u202d\u202e\u206a-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb"
    "\ufdd0-\ufdef\ud800-\udfff\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
"""Controls, bidi overrides, spaces and fillers of no width, tags, half pairs: with them a text can read other than it is.
Joiners, direction marks, embeddings and isolates are left: Persian and Arabic are written with them."""


_FOLDS = _Folds()
_SPACES = re.compile(r"\s+")


def fold(text: str) -> str:
    """The folded text, runs of white space as one space, none at the ends."""
    return _SPACES.sub(" ", text.translate(_FOLDS)).strip()


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """The same of one word: those of a text repeat, and an answer kept costs a tenth of an answer sought."""
    return fold(word)


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each of its characters came from."""

    text: str
    starts: tuple[int, ...]
    """For each folded character, the offset of the character it came from; one more at the end: the length."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that the folded stretch [start, end) came from; not empty for start < end."""
        return self.starts[start], self.starts[end - 1] + 1


def folded(text: str) -> Folded:
    """Like `fold`, with offsets; white space at the ends is folded to one space, not removed."""
    chars: list[str] = []
    starts: list[int] = []
    for offset, char in enumerate(text):
        for piece in _FOLDS[ord(char)]:
            if piece == " " and chars and chars[-1] == " ":
                continue
            chars.append(piece)
            starts.append(offset)
    starts.append(len(text))
    return Folded("".join(chars), tuple(starts))
