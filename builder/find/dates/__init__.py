"""Finds the date expressions of an article: what the text says, not yet a value (that is decide/dates.py).

Text becomes tokens, tokens become signs by the words of the block's own language (words.py says how a lexicon is
written), and the rules claim stretches of signs, the most specific first. To teach a language, write the [dates] section
of its lexicon; to teach a form, add a rule in rules.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Literal, TypeGuard

from builder.find import MOST_MENTIONS
from builder.find.dates.births import is_birth
from builder.find.dates.events import year_of_event
from builder.find.dates.phrases import as_phrase
from builder.find.dates.readers.claims import Claim
from builder.find.dates.readers.days import MOST_OF_A_WEEK
from builder.find.dates.rules import claims_of
from builder.find.dates.tokens import Order, Tokens, order_in, tokens_of
from builder.find.dates.words import Cue, Vocabulary, vocabulary_of
from builder.folding import fold
from builder.lexicon import lexicon_of, neighbours_of
from builder.model import ASIDE, Article, DateMention, Language, Tense, ToldDate

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
_TRIM = " \t\n\r\u00a0,.()/-–—'’"
"""What an expression does not begin with."""


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """Every date expression in every block, in order and disjoint; no more than MOST_MENTIONS + 1."""
    order = order_in(article.text, ((block.start, block.end) for block in article.blocks if block.kind not in ASIDE))
    if order is None and not vocabulary_of(_known(article.language)).mdy:
        order = "day"  # in a stamp of nothing but figures and "PM", too, which looks English
    found = (mention for index, _ in enumerate(article.blocks) for mention in _find_in(article, index, order))
    mentions = tuple(islice(found, MOST_MENTIONS + 1))
    if any(map(_may_be_of_match, mentions)) and _tells_scores(article.text):
        return tuple(mention for mention in mentions if not _may_be_of_match(mention))
    return mentions


def _may_be_of_match(mention: DateMention) -> bool:
    """Whether it is a quarter or a half that is said of no year: "at the end of the third quarter"."""
    told = mention.told
    return bool(told.quarter or told.half) and not (told.year or told.shift or told.turn is not None or mention.until)


def _tells_scores(text: str) -> bool:
    """Whether a text is the report of a match: its quarters and halves are no part of a year. Reports on companies tell sums and shares."""
    return not _SUM.search(text) and sum(1 for _ in islice(_SCORE.finditer(text), _SCORES)) == _SCORES


_SCORE = re.compile(r"(?<![\d.,:/–-])\d{1,3}[–-]\d{1,3}(?![\d%–-]|[.,:/]\d)")
_SUM = re.compile(
    r"[%$€£¥٪]|\b(?:per ?cent|prozent|procent|pour cent|per cento|por ciento|por cento|yüzde|процент|відсотк)|بالمئة|بالمائة|درصد",
    re.IGNORECASE,
)
_SCORES = 3  # as a match has that is told by its parts; two may be votes or ages


def _find_in(article: Article, index: int, order: Order) -> Iterator[DateMention]:
    block = article.blocks[index]
    vocabulary = vocabulary_of(_known(block.language, article.language))
    tokens = tokens_of(article.text, block.start, block.end, vocabulary, order)
    if len(article.blocks) == 1:
        tokens = as_phrase(tokens, vocabulary)
    claims = claims_of(tokens, vocabulary)
    cues: _Cues | None = None
    taken = block.start
    for claim in claims:
        start, end = _span(claim, tokens, article.text)
        told = claim.told
        if told is not None and start < end and not _is_name(article.text, start, end):
            if vocabulary.named_after and not told.year and _is_street(article.text, end, told, vocabulary):
                continue
            tense: Tense = None
            if claim.ahead or _is_open(told):
                cues = cues or _Cues(article.text, block.start, block.end, vocabulary)
                tense = cues.tense_at(start, end, is_weekday=told.weekday is not None and told.month is None)
                past_weekday = (
                    told.weekday is not None and tense == "past"
                )  # "the usually calm town was shelled on Monday"
                if not (past_weekday or claim.until) and cues.is_usual(start, end) and _recurs(told):
                    continue
                if tense is None and claim.until and block.kind != "title" and _is_most_of_a_week(told, claim.until):
                    continue
                if (claim.ahead or told.weekday is not None) and _is_alone(claim, tokens.signs):
                    tense = "future"
            if claim.ahead:
                told = _seen_in(tense, told, vocabulary)
            if told:
                mention = DateMention(start=start, end=end, block=index, told=told, until=claim.until, tense=tense)
                whole = _in_another_language(article, mention, order)
                mention = whole if whole and whole.start >= taken else mention
                if told.year is not None and is_birth(article.text, mention.start, mention.end, vocabulary):
                    mention = replace(mention, birth=True)
                if vocabulary.events and not claim.until:
                    event = year_of_event(article.text, start, end, mention.told, vocabulary)
                    mention = replace(mention, event=event) if event else mention
                yield mention
                taken = end


def _seen_in(tense: Tense, told: ToldDate, vocabulary: Vocabulary) -> ToldDate | None:
    """What "in three days" tells in a sentence of that tense: in the past it is how long something took, or three days later.

    Where "in" tells durations too, only a sentence about what is to come tells a day: not "the worst flood in a decade".
    """
    assert told.shift
    if tense == "future" or (tense is None and not vocabulary.within):
        return replace(told, shift=replace(told.shift, origin="anchor"))
    return None if vocabulary.within and told.shift.origin == "anchor" else told


def _in_another_language(article: Article, mention: DateMention, order: Order) -> DateMention | None:
    """The whole date of which only the year was understood, as its words are of another language than its paragraph's.

    Such are "Published 3 февраля 2021" on a Russian page, and "Tuesday, 11 August 2015" on an Arabic one.
    """
    block = article.blocks[mention.block]
    if mention.told != ToldDate(year=mention.told.year) or mention.until:
        return None
    first = max(block.start, mention.start - _LONGEST_DATE)
    if not _DAY_BEFORE_YEAR.search(article.text, max(first, mention.start - _DAY_AND_MONTH), mention.start):
        return None
    for language in dict.fromkeys((article.language, *neighbours_of(article.language), *_OF_ALL_PAGES)):
        vocabulary = vocabulary_of(language)
        tokens = tokens_of(article.text, first, mention.end, vocabulary, order)
        for claim in claims_of(tokens, vocabulary):
            start, end = _span(claim, tokens, article.text)
            told = claim.told
            if told and told.year and told.month and told.day and not claim.until and end == mention.end:
                return replace(mention, start=start, told=told)
    return None


_OF_ALL_PAGES: tuple[Language, ...] = ("en", "fr")
"""Languages in which systems date the pages of other languages."""
_LONGEST_DATE, _DAY_AND_MONTH = 40, 24  # characters before a year: "Wednesday, the 27th of September ", "11 septembre "
_DAY_BEFORE_YEAR = re.compile(r"(?<!\d)\d\d?(?!\d)[^\W\d]{0,4}[\s.,/-]{0,2}(?:of\s)?(?:[^\W\d]{1,14}[.,]?[\s/-])?\Z")
"""What may be a day, with or without its month, right before a year."""


def _known(*languages: Language) -> Language:
    """The first language that has words for dates; `und`, which has none, where no language does."""
    return next((language for language in languages if (lexicon := lexicon_of(language)) and lexicon.dates), "und")


def _span(claim: Claim, tokens: Tokens, text: str) -> tuple[int, int]:
    """Without a leading article or preposition, and without a mark at either end."""
    first, last = claim.first, claim.last
    while first < last - 1 and tokens.signs[first] in "Ci,.(/-" and tokens.values[first] not in _TOLD_BESIDE:
        first += 1
    while last > first + 1 and tokens.signs[last - 1] in "C,(-.&" and tokens.values[last - 1] not in _ENDS:
        last -= 1
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if tokens.signs[first] == "C" and tokens.values[first] == "day":  # of "no dia 8" the last word
        start = max(start, text.rfind(" ", start, tokens.ends[first]) + 1)
    if text[start] == "(":
        start += 1
    if text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return start, end


def _is_alone(claim: Claim, signs: str) -> bool:
    """Whether a line holds nothing else: "Sunday" above a programme, a forecast or an appointment is the coming one."""
    return not (signs[: claim.first] + signs[claim.last :]).strip("iCU.,!()")


def _is_name(text: str, start: int, end: int) -> bool:
    """Whether it names something else: one word in quotation marks of its own (a newspaper «Сегодня», a novel "1984"), or a part of
    a web address or of a file's name ("12maio2024_cartaz"), which tell when something was filed."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if fold(before) == fold(after) == '"' and " " not in text[start:end]:
        return True
    if _JOINED.fullmatch(text[max(0, start - 2) : start]) or _JOINED.fullmatch(text[end : end + 2]):
        return True
    if not before or before.isspace():
        return False
    return _ADDRESS_BEFORE.search(text, max(0, start - _LONGEST_ADDRESS), start) is not None


_TOLD_BESIDE = ("numbered_months", "day")
"""What stands before a number and belongs to what it tells: "شهر 3", "el día 8"."""
_ENDS = ("day_numbers", "month")
"""What stands behind one and belongs to it: «15-го числа», "ilk üç ayında"."""
_JOINED = re.compile(r"[^\W_]_|_[^\W_]")
_LONGEST_ADDRESS = 300  # characters
_ADDRESS_BEFORE = re.compile(r"(?:://|\bwww\.)\S*\Z")


def _is_street(text: str, end: int, told: ToldDate, vocabulary: Vocabulary) -> bool:
    """Whether a street, an island or a district is called by what looks like a date: "of May Street, Burnley", "Perşembe ilçesinde".

    With a capital, what stands behind a weekday is rather a person: "On Monday Lane told reporters".
    """
    word = _WORD_AFTER.match(text, end)
    if word is None or word[1] not in vocabulary.named_after:
        return False
    return word[1][0].islower() or not (told.day or told.weekday is not None)


_WORD_AFTER = re.compile(r" ([^\W\d_]+)")


def _recurs(told: ToldDate) -> bool:
    """Whether it is only a month, a season or a weekday: "May is usually the wettest month"."""
    return replace(told, month=None, season=None, weekday=None, part=None) == ToldDate()


def _is_most_of_a_week(told: ToldDate, until: ToldDate) -> bool:
    """Whether it goes from one weekday to another, days later: where no verb tells of one week, it is every week's: "du mardi au dimanche"."""
    if told != ToldDate(weekday=told.weekday) or until != ToldDate(weekday=until.weekday):
        return False
    return (
        told.weekday is not None and until.weekday is not None and (until.weekday - told.weekday) % 7 >= MOST_OF_A_WEEK
    )


def _is_open(told: ToldDate) -> bool:
    """Whether the tense of the sentence tells something: not of "yesterday"."""
    return told.shift is None or told.shift.unit == "weekend"


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


class _Cues:
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
