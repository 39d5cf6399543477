"""Dates are found in time that grows with the length of the text, whatever the text: no rule reads on and on from every place.

The grammar speaks no language, so every rule is fed runs of its signs; the words and cues of every language are fed runs of text.
To try one more near miss, add it to SIGNS or to NEAR_MISSES.
"""

from __future__ import annotations

import re
from itertools import chain
from time import process_time

import pytest

from builder.decide.anchor_day import infer_anchor_day
from builder.decide.dates import decide_dates
from builder.find.dates import find_dates
from builder.find.dates.rules import RULES, Rule
from builder.lexicon import languages, lexicon_of
from builder.model import Article, ArticleId, Block, Edtf, StatedDate, because

LENGTH = 200_000
SLOWEST_TEXT = 15.0  # seconds for LENGTH characters; they take one or two
SLOWEST_RULE = 1.0  # seconds for LENGTH signs; they take a few hundredths, and a quadratic rule takes minutes

SIGNS = [
    "n", "M", "nM", "W", "Wn", "C", "CC", "&", "n,", "n&", "y", "U", "Cn", "nC", "P", "PC", "L", "LU", "Q", "O", "OU", "g", "-",
    "n-", "y-", "(", ",", "K", "A", "AC", "ACn", "b", "bCn", "i", "Z", "Z,", "D", "WD", "r", "nr", "Mr", "MC", "nCCC", "WC",
    "Wn,C", "W,C", "u", "½", "F", "FC", "j", "H", "G", "CG", "R", "§", "x", "m", "m.", "n.", "y,C", "k'", "t", "MLU", "CCCU",
    "<", "№", "J", "S", "KC", "OUC", "LUC", "f", "h", "nMCC", "McU", "y/", "s", "V", "l", "z", "a", "p", "X", "T", "N", "I", "κ", "nU", "QU", "φ", "φQ", "Qu", "Qu&", "Qu,", "qr", "ME", "PyC",
]  # fmt: skip
"""Runs of them begin every rule, again and again, and end none."""

NEAR_MISSES = [
    ("fr", "1"), ("fr", "1 "), ("fr", "1,"), ("fr", "1/"), ("fr", "28/8/"), ("fr", "1 000 "), ("fr", "19 et "), ("fr", "2017-"),
    ("fr", "l'"), ("fr", "\n"), ("fr", "\n "), ("fr", "era"), ("ar", "و"), ("ar", "ـ"), ("ar", "\u064b"), ("en", "1-"), ("en", "1:11 "),
    ("de", "1. "), ("de", "zwei"), ("fa", "سه‌"), ("tr", "1894'te "), ("it", "1.5,"),
    ("fr", "hier il y a deux jours "),
]  # fmt: skip


def seconds_of(pattern: re.Pattern[str], signs: str, length: int = LENGTH) -> float:
    run = (signs * (length // len(signs) + 1))[:length]
    started = process_time()
    for _ in pattern.finditer(run):
        pass
    return process_time() - started


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{RULES.index(rule)}-{rule.read.__name__}")
def test_every_rule_reads_every_run_of_signs_in_linear_time(rule: Rule) -> None:
    suspects = [signs for signs in SIGNS if seconds_of(rule.pattern, signs, LENGTH // 8) > SLOWEST_RULE / 8]
    assert not [signs for signs in suspects if seconds_of(rule.pattern, signs) > SLOWEST_RULE]


def test_a_quadratic_rule_would_be_seen() -> None:
    assert seconds_of(re.compile(r"(?:n,)+&"), "n,", LENGTH // 8) > SLOWEST_RULE / 8


def _seconds_for(text: str, language: str) -> float:
    article = Article(
        id=ArticleId("a"), seed="a.txt", sha256="", text=text, language=language, title="", source=None, author=None, url=None,
        stated=StatedDate(edtf=Edtf("2017-08-28"), why=because("page_time")),
        blocks=(Block(start=0, end=len(text), kind="body", language=language),),
    )  # fmt: skip
    started = process_time()
    mentions = find_dates(article)
    decide_dates(article, mentions, infer_anchor_day(article, mentions, None))
    return process_time() - started


@pytest.mark.parametrize(("language", "miss"), NEAR_MISSES)
def test_near_misses_take_linear_time(language: str, miss: str) -> None:
    assert _seconds_for((miss * (LENGTH // len(miss) + 1))[:LENGTH], language) < SLOWEST_TEXT


@pytest.mark.parametrize("language", languages())
def test_the_words_of_every_language_take_linear_time(language: str) -> None:
    """All words of its lexicon one after another, and the endings of its verbs as one word."""
    lexicon = lexicon_of(language)
    assert lexicon
    lists = [words for words in lexicon.dates.values() if isinstance(words, list)]
    tables = [rows for table in lexicon.dates.values() if isinstance(table, dict) for rows in table.values()]
    words = " ".join(chain.from_iterable([*lists, *(rows for rows in tables if isinstance(rows, list))]))
    endings = "".join(
        chain.from_iterable(words for key, words in lexicon.dates.items() if key.endswith(("_endings", "_starts")))
    )
    text = (f"{words} {words} " * (LENGTH // len(words) + 1))[:LENGTH]
    word = ((endings or "a") * (LENGTH // len(endings or "a") + 1))[:LENGTH]
    assert _seconds_for(text, language) < SLOWEST_TEXT
    assert _seconds_for(word, language) < SLOWEST_TEXT
