"""Finds the date expressions of an article: what the text says, not yet a value (that is decide/dates.py).

Text becomes tokens, tokens become signs by the words of the block's own language (words.py says how a lexicon is
written), and the rules claim stretches of signs, the most specific first. To teach a language, write the [dates] section
of its lexicon; to teach a form, add a rule in rules.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from builder.find.dates.rules import Claim, claims_of
from builder.find.dates.tokens import Tokens, tokens_of
from builder.find.dates.words import Vocabulary, vocabulary_of
from builder.lexicon import lexicon_of
from builder.model import Article, DateMention, Language, ToldDate

_SENTENCE = 160  # characters looked at on each side for the tense of a sentence; its verb is seldom farther
_SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")
_TRIM = " \t\n\r\u00a0,.()/-–—'’"
"""What an expression does not begin with."""


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """Every date expression in every block, in order and disjoint."""
    return tuple(mention for index, _ in enumerate(article.blocks) for mention in _find_in(article, index))


def _find_in(article: Article, index: int) -> Iterator[DateMention]:
    block = article.blocks[index]
    vocabulary = vocabulary_of(_known(block.language, article.language))
    tokens = tokens_of(article.text, block.start, block.end, vocabulary)
    for claim in claims_of(tokens, vocabulary):
        start, end = _span(claim, tokens, article.text)
        told = claim.told
        if told is not None and start < end:
            tense = _tense(article.text, start, end, vocabulary) if _is_open(told) else None
            yield DateMention(start=start, end=end, block=index, told=told, until=claim.until, tense=tense)


def _known(*languages: Language) -> Language:
    """The first language that has words for dates; `und`, which has none, where no language does."""
    return next((language for language in languages if (lexicon := lexicon_of(language)) and lexicon.dates), "und")


def _span(claim: Claim, tokens: Tokens, text: str) -> tuple[int, int]:
    """Without a leading article or preposition, and without a mark at either end."""
    first, last = claim.first, claim.last
    while first < last - 1 and tokens.signs[first] in "Ci,.(/-":
        first += 1
    while last > first + 1 and tokens.signs[last - 1] in "C,(-.&":
        last -= 1
    start, end = tokens.starts[first], tokens.ends[last - 1]
    if text[start] == "(":
        start += 1
    if text[end - 1] == ")" and "(" not in text[start:end]:
        end -= 1
    return start, end


def _is_open(told: ToldDate) -> bool:
    """Whether the tense of the sentence tells something: not of "yesterday"."""
    return told.shift is None or told.shift.unit == "weekend"


def _tense(text: str, start: int, end: int, vocabulary: Vocabulary) -> Literal["past", "future"] | None:
    """By the cue that stands nearest to the expression, within its sentence."""
    before = _SENTENCE_END.split(text[max(0, start - _SENTENCE) : start])[-1]
    after = _SENTENCE_END.split(text[end : end + _SENTENCE])[0]
    best: tuple[int, Literal["past", "future"] | None] = (_SENTENCE * 2, None)
    before, after = before.casefold(), after.casefold()
    cues: tuple[tuple[Literal["past", "future"], re.Pattern[str]], ...] = (
        ("future", vocabulary.future),
        ("past", vocabulary.past),
    )
    for tense, cue in cues:
        distances = [len(before) - m.end() for m in cue.finditer(before)] + [m.start() for m in cue.finditer(after)]
        if distances and min(distances) < best[0]:
            best = (min(distances), tense)
    return best[1]
