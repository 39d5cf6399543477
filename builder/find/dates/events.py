"""The year of a day that an event is known by, where a word beside it names the event: "the Sept. 11 attacks", "17 Haziran ayaklanması".

The events and their words are `[dates.events]` of a lexicon.
"""

from __future__ import annotations

import re
from typing import Final

from builder.find.dates.words import Vocabulary
from builder.folding import fold_word
from builder.model import ToldDate

_REACH: Final = 36
"""Characters on either side, and"""
_WORDS: Final = 3
"""words among them: "the attacks of the 11th of September"."""
_LONG: Final = 5
"""Letters of a stem that may stand within a word."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_ENDS: Final = re.compile(r"[!?;:\n]|\.\s|[؟؛]")
"""What the words of one clause do not reach across."""


def year_of_event(text: str, start: int, end: int, told: ToldDate, vocabulary: Vocabulary) -> int | None:
    """None where the day is no event's, or tells its year, its weekday or its turn itself."""
    if told.month is None or told.day is None or told != ToldDate(month=told.month, day=told.day):
        return None
    events = vocabulary.events.get((told.month, told.day))
    if not events:
        return None
    before = _WORD.findall(_ENDS.split(text[max(0, start - _REACH) : start])[-1])[-_WORDS:]
    after = _WORD.findall(_ENDS.split(text[end : end + _REACH])[0])[:_WORDS]
    if any(fold_word(word) in vocabulary.indefinite for word in before):
        return None  # "an explosion on Aug. 4" is any
    beside = [fold_word(word) for word in (*before, *after)]
    return next((year for year, stems in events if any(_names(stem, word) for stem in stems for word in beside)), None)


def _names(stem: str, word: str) -> bool:
    """Whether a word is the event's, with its endings, clitics or compounds: "Terroranschlägen"; of short ones, the word itself: no "couple"."""
    return stem == word or (len(stem) >= _LONG and stem in word)
