"""Dates are found in time that grows with the length of the text, whatever the text: twice as much takes about twice as long."""

from __future__ import annotations

from time import process_time

import pytest

from builder.decide.anchor_day import infer_anchor_day
from builder.decide.dates import decide_dates
from builder.find.dates import find_dates
from builder.model import Article, ArticleId, Block, Edtf, StatedDate

LENGTH = 200_000
SLOWEST = 15.0  # seconds for LENGTH; a rule that were quadratic would take minutes
NEAR_MISSES = [
    ("fr", "mars "), ("fr", "du "), ("fr", "1"), ("fr", "1 "), ("fr", "12 "), ("fr", "1,"), ("fr", "1/"), ("fr", "28/8/"),
    ("fr", "1 000 "), ("fr", "il y a "), ("fr", "lundi, "), ("fr", "19 et "), ("fr", "années "), ("fr", "2017-"),
    ("fr", "nuit de samedi à "), ("fr", "("), ("fr", "1er "), ("fr", "mars/"), ("fr", "5 mai, "), ("fr", "l'"), ("fr", "a"),
    ("fr", "\n"), ("fr", "\n "), ("fr", "era"), ("fr", "premier trimestre "), ("fr", "3 mai au "), ("fr", "Q1 "), ("fr", "XX "),
    ("ar", "آب "), ("ar", "و"), ("ar", "ـ"), ("ar", "\u064b"), ("ar", "قبل "), ("ar", "من شهر "), ("ar", "هـ "),
    ("en", "May "), ("en", "the "), ("en", "of the "), ("en", "1-"), ("en", "last "), ("en", "1:11 "), ("en", "May 3, "),
    ("de", "1. "), ("de", "am "), ("de", "der letzten "), ("ru", "в ночь на "), ("ru", "1 мая, "), ("fa", "سه‌"), ("tr", "1894'te "),
]  # fmt: skip


@pytest.mark.parametrize(("language", "miss"), NEAR_MISSES)
def test_near_misses_take_linear_time(language: str, miss: str) -> None:
    text = (miss * (LENGTH // len(miss) + 1))[:LENGTH]
    article = Article(
        id=ArticleId("a"), seed="a.txt", sha256="", text=text, language=language, title="", source=None, author=None, url=None,
        stated=StatedDate(edtf=Edtf("2017-08-28"), why="The page says so."),
        blocks=(Block(start=0, end=len(text), kind="body", language=language),),
    )  # fmt: skip
    started = process_time()
    mentions = find_dates(article)
    decide_dates(article, mentions, infer_anchor_day(article, mentions, None))
    assert process_time() - started < SLOWEST
