"""Finds the date expressions of an article: what the text says, not yet a value (that is decide/dates.py).

Text becomes tokens, tokens become signs by the words of the block's own language (words.py says how a lexicon is
written), and the rules claim stretches of signs, the most specific first. To teach a language, write the [dates] section
of its lexicon; to teach a form, add a rule in rules.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from builder.find import MOST_MENTIONS
from builder.find.dates.births import is_birth
from builder.find.dates.events import year_of_event
from builder.find.dates.figures import Order, order_in
from builder.find.dates.phrases import as_phrase
from builder.find.dates.readers.claims import Claim
from builder.find.dates.readers.days import MOST_OF_A_WEEK
from builder.find.dates.rules import claims_of
from builder.find.dates.tense import TenseCues
from builder.find.dates.tokens import Tokens, tokens_of
from builder.find.dates.words import Vocabulary, vocabulary_of
from builder.folding import fold
from builder.lexicon import lexicon_of, neighbours_of
from builder.model import ASIDE, Article, DateMention, Language, Tense, ToldDate


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
    cues: TenseCues | None = None
    taken = block.start
    for claim in claims:
        start, end = _span(claim, tokens, article.text)
        told = claim.told
        if told is not None and start < end and not _is_name(article.text, start, end):
            if vocabulary.named_after and not told.year and _is_street(article.text, end, told, vocabulary):
                continue
            tense: Tense = None
            if claim.ahead or _is_open(told):
                cues = cues or TenseCues(article.text, block.start, block.end, vocabulary)
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
