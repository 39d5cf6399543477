"""Whether a date is that of somebody's birth: "born in 1976", «1976 г.р.».

The words that show it are `births_before` and `births_after` of a lexicon.
"""

from __future__ import annotations

from builder.find.dates.words import Vocabulary

_BESIDE = 24  # characters, so many as the longest of its words has, with a mark


def is_birth(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether a word beside the date says so."""
    return _is_told_before(text, start, vocabulary) or _is_told_after(text, start, end, vocabulary)


def _is_told_before(text: str, start: int, vocabulary: Vocabulary) -> bool:
    before = text[max(0, start - _BESIDE) : start].rstrip(" (,").casefold()
    if not before.endswith(vocabulary.births_before):
        return False
    words = (word for word in vocabulary.births_before if before.endswith(word))
    return any(not before[: -len(word)][-1:].isalpha() for word in words)


def _is_told_after(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """After the year's last figure: of «1976 року народження» the date may have taken in «року»."""
    if not vocabulary.births_after:
        return False
    year = next((at for at in range(end, start, -1) if text[at - 1].isdigit()), end)
    after = text[year : year + _BESIDE].lstrip(" ,").casefold()
    words = (word for word in vocabulary.births_after if after.startswith(word))
    return any(not after[len(word) :][:1].isalpha() for word in words)
