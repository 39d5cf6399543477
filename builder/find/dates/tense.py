"""The tense in which a sentence tells a date, by the verbs and prepositions near it: it turns a bare weekday, a month, a day without its year.

The words that show a tense are the lexicon's (words.py finds them); which of them belongs to a date is weighed here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, TypeGuard

from builder.find.dates.words import Cue, Vocabulary
from builder.model import Tense

_COMMA = re.compile("[,،‚]")  # the third is a low quotation mark, which some pages print for the first
_WORD = re.compile(r"\b[^\W\d_]+\b")
_TO_A_PARTICIPLE = 40  # characters: "günü düzenlenen"
_BREAK = re.compile(r"[,،‚:()–—|]|\s-\s")
"""Where a clause may begin within a sentence, or after a dateline."""
_ASIDE = frozenset(",،‚")
_ACROSS_COMMA = 20  # characters: so much farther is a verb of the next clause
_SENTENCE = 160  # characters looked at on each side for the tense of a sentence; its verb is seldom farther
_CLAUSE_END = re.compile(r"[!?؟…;؛]\s | (?<! \.[^\W\d_] ) \.\s (?! \d ) | \n", re.VERBOSE)
"""Where a clause ends; "Oct. 3" and "5 p.m. on Friday" go on."""
_DOTTED_CLAUSE_END = re.compile(
    r"[!?؟…;؛]\s | (?<! \b\d ) (?<! \b\d\d ) (?<! \.[^\W\d_] ) \.\s (?! \d ) | \n", re.VERBOSE
)
"""The same where a dot stands after the number of a day: "3. Oktober" goes on."""
_USUAL = 30  # characters between "usually" and what it is said of
_BESIDE = 8  # characters that may stand between "since" or "by" and its date
_WRONG_SIDE = 15  # characters: so much nearer a verb must be that stands where the language seldom has it


def _is_tense(cue: Cue) -> TypeGuard[Literal["past", "since", "future"]]:
    return cue in ("past", "since", "future")


def _not_within_plans(cues: Iterable[tuple[int, int, Cue]]) -> Iterator[tuple[int, int, Cue]]:
    """Without the cues of the past within one of the future: "is set", "set for"."""
    planned = 0
    for first, last, cue in sorted(cues, key=lambda one: (one[0], one[2] != "future")):
        if cue == "future":
            planned = max(planned, last)
        if cue != "past" or last > planned:
            yield first, last, cue


def _is_beside(ends: Sequence[int], start: int) -> bool:
    """Whether one of the cues that end there stands right before an expression."""
    return bisect_left(ends, start - _BESIDE) < bisect_right(ends, start)


class TenseCues:
    """Where the cues of tense and the ends of sentences stand in a block, looked up once for all its expressions."""

    def __init__(self, text: str, start: int, end: int, vocabulary: Vocabulary) -> None:
        found = list(_not_within_plans(vocabulary.cues.found_in(text, start, end)))
        self._by_start: list[tuple[int, Tense]] = sorted((first, cue) for first, _, cue in found if _is_tense(cue))
        self._by_end: list[tuple[int, Tense]] = sorted((last, cue) for _, last, cue in found if _is_tense(cue))
        coming: list[tuple[int, int, Tense]] = [(a, b, "future") for a, b, cue in found if cue == "future_weekdays"]
        self._weekdays_by_start = sorted([*self._by_start, *((a, cue) for a, _, cue in coming)]) if coming else None
        self._weekdays_by_end = sorted([*self._by_end, *((b, cue) for _, b, cue in coming)]) if coming else None
        self._weekdays_of = vocabulary.weekdays_of
        self._verbs_beside_weekdays = vocabulary.verbs_beside_weekdays
        self._participles = vocabulary.participle_endings
        self._untils = sorted(last for _, last, cue in found if cue == "until")
        self._untils_of_weekdays = sorted(last for _, last, cue in found if cue in ("until", "until_weekdays"))
        self._limits = sorted(last for _, last, cue in found if cue == "limits")
        self._over = sorted(last for _, last, cue in found if cue == "over")
        self._over_links = vocabulary.over_links
        self._usual = sorted((first, last) for first, last, cue in found if cue == "usual")
        clause_end = _DOTTED_CLAUSE_END if vocabulary.dotted else _CLAUSE_END
        self._text = text
        self._verb_final = vocabulary.verb_final
        self._sentences = [start, *(m.end() for m in clause_end.finditer(text, start, end)), end]

    def is_usual(self, start: int, end: int) -> bool:
        """Whether a word for "usually" stands near, in the same sentence."""
        at = bisect_right(self._sentences, start)
        opens = max(self._sentences[at - 1], start - _USUAL)
        closes = min(self._sentences[bisect_right(self._sentences, end, hi=len(self._sentences) - 1)], end + _USUAL)
        near = bisect_left(self._usual, (opens, 0))
        return near < len(self._usual) and self._usual[near][1] <= closes

    def _distance(self, start: int, end: int) -> int:
        return end - start + (_ACROSS_COMMA if _COMMA.search(self._text, start, end) else 0)

    def _only_past(self, start: int, end: int) -> bool:
        """Whether all that shows a tense there shows the past: "By Sunday night ten had been found"."""
        first, last = bisect_left(self._by_start, (start, "")), bisect_left(self._by_start, (end, ""))
        return {cue for _, cue in self._by_start[first:last]} == {"past"}

    def tense_at(self, start: int, end: int, *, is_weekday: bool) -> Tense:
        """By "until" right before the expression, or else by the cue that stands nearest to it, within its sentence.

        A sentence that begins with "by" tells what had been reached then, if its verbs are past.
        """
        at = bisect_right(self._sentences, start)
        opens = max(self._sentences[at - 1], start - _SENTENCE)
        closes = min(self._sentences[bisect_right(self._sentences, end, hi=len(self._sentences) - 1)], end + _SENTENCE)
        until = self._untils_of_weekdays if is_weekday else self._untils
        if untils := until[bisect_left(until, start - _BESIDE) : bisect_right(until, start)]:
            reached = untils[0] - opens < _BESIDE and self._only_past(end, closes)
            return "past" if reached else "future"
        by_start, by_end = self._by_start, self._by_end
        if is_weekday and self._weekdays_by_start is not None and not self._is_of_weekday(start, end):
            by_end = self._weekdays_by_end or by_end
            if self._is_told_after(opens, start, end):
                by_start = self._weekdays_by_start
        before = bisect_right(by_end, (start, "~")) - 1
        farther_before, farther_after = (_WRONG_SIDE, 0) if self._verb_final else (0, _WRONG_SIDE)
        after = bisect_right(by_start, (end, ""))
        near: list[tuple[int, Tense]] = []
        if before >= 0 and by_end[before][0] > opens:
            near.append((self._distance(by_end[before][0], start) + farther_before, by_end[before][1]))
        if after < len(by_start) and by_start[after][0] < closes:
            near.append((self._distance(end, by_start[after][0]) + farther_after, by_start[after][1]))
        if not near and is_weekday and _is_beside(self._limits, start):
            return "future"
        distance, tense = min(near, key=lambda cue: cue[0], default=(0, None))
        if tense == "past" and self._over and not is_weekday and self._is_over(start):
            return "since"
        return "past" if tense == "since" and distance > _BESIDE else tense

    def _is_of_weekday(self, start: int, end: int) -> bool:
        """Whether something is told by its weekday: "der Bericht vom Montag hält fest", "Monday's ruling ends …"."""
        before = self._text[max(0, start - _BESIDE) : start].rpartition(" ")[0].rpartition(" ")[2]
        return before.casefold() in self._weekdays_of or self._text[end : end + 2] in ("'s", "’s")

    def _is_told_after(self, opens: int, start: int, end: int) -> bool:
        """Whether the verb after a weekday is the weekday's: "am Freitag spricht der Papst", «президент в пятницу встречается».

        But not "nach dem Spiel am Samstag spricht der Trainer", "the report Monday ends …", "la víctima, hallada el sábado, presenta …",
        "pazar günü oynanan maçtan sonra takım dönüyor".
        """
        if self._verb_final:
            beside = _WORD.findall(self._text[end : end + _TO_A_PARTICIPLE])[:2]
            return not any(word.islower() and word.endswith(self._participles) for word in beside)
        if self._verbs_beside_weekdays and self._weekdays_by_start:
            after = bisect_left(self._weekdays_by_start, (end, ""))
            if self._weekdays_by_start[after : after + 1] and self._weekdays_by_start[after][0] <= end + 1:
                return True
        before = self._text[opens:start]
        marks = list(_BREAK.finditer(before))
        if marks and marks[-1][0] in _ASIDE and _COMMA.match(self._text, end):
            return False
        return len(before[marks[-1].end() if marks else 0 :].split()) <= 1

    def _is_over(self, start: int) -> bool:
        """Whether a verb of what has happened stands right before the expression, but for a preposition: "had happened in July"."""
        at = bisect_right(self._over, start) - 1
        return at >= 0 and self._text[self._over[at] : start].strip().casefold() in self._over_links
