"""No words of a lexicon, however they stand together, keep an article from being read: every phrase of each language meets every other."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import pairwise

import pytest

from builder.decide.anchor_day import infer_anchor_day
from builder.decide.dates import decide_dates
from builder.edtf import is_edtf
from builder.find.dates import find_dates
from builder.lexicon import languages, lexicon_of
from tests.test_golden_dates import article_of

NUMBERS = ["3", "12", "28", "30", "60", "1998", "2017", "28/8/2017", "5.6.", "XX", "1er", "90s", "15:30", "44"]
MARKS = [" ", " ", " ", ", ", "-", ". ", " (", ") ", "/", "'"]
ARTICLES, SENTENCES = 10, 400
"""Of a dozen words each: enough that nearly every three kinds of words of a language meet."""


def kinds_of_words(section: Mapping[str, object]) -> list[list[str]]:
    """The phrases of each key of a lexicon's section."""
    found: list[list[str]] = []
    for value in section.values():
        rows = value.values() if isinstance(value, dict) else [value]
        found.append([phrase for row in rows if isinstance(row, list) for phrase in row])
    return [phrases for phrases in found if phrases]


@pytest.mark.parametrize("language", [language for language in languages() if language != "und"])
def test_any_words_of_a_lexicon_in_any_order_are_read(language: str) -> None:
    chance = random.Random(language)
    lexicon = lexicon_of(language)
    kinds = [NUMBERS, NUMBERS, NUMBERS, *kinds_of_words(lexicon.dates if lexicon else {})]
    for _ in range(ARTICLES):
        lines = [
            "".join(chance.choice(chance.choice(kinds)) + chance.choice(MARKS) for _ in range(12))
            for _ in range(SENTENCES)
        ]
        article = article_of("\n".join(lines), language, "2017-05-04")
        mentions = find_dates(article)
        links = decide_dates(article, mentions, infer_anchor_day(article, mentions, None))
        assert len(links) > SENTENCES
        assert all(is_edtf(link.edtf) for link in links)
        assert all(one.end <= other.start for one, other in pairwise(links))
