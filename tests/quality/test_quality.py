"""No score may fall below its floor, by language and task. To raise the floors after a gain: `python -m tests.quality.measure --raise`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.quality.measure import FLOORS, HERE, predictions_for, scores_of
from tests.quality.scoring import Tally, load_articles

ARTICLES = load_articles(HERE / "articles")
LANGUAGES = sorted({article.language for article in ARTICLES})
MAIN_LANGUAGES = {"fr", "ar", "en"}

pytestmark = pytest.mark.xdist_group("quality")  # one process measures, once


@pytest.fixture(scope="module")
def scores(cache: Path) -> Mapping[str, Mapping[str, Tally]]:
    """`cache`: the gazetteer is there."""
    return scores_of(ARTICLES, predictions_for(ARTICLES))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_score_is_below_its_floor(language: str, scores: Mapping[str, Mapping[str, Tally]]) -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))[language]
    fallen = {
        task: f"{scores[language][task].f1:.3f} < {floor}"
        for task, floor in floors.items()
        if scores[language][task].f1 < floor
    }
    assert not fallen, f"{language}: see `python -m tests.quality.measure --complaints {language}`"


def test_there_are_articles_enough() -> None:
    assert len(ARTICLES) >= 30
    for language in LANGUAGES:
        count = sum(article.language == language for article in ARTICLES)
        assert count >= (6 if language in MAIN_LANGUAGES else 1), language


def test_every_floor_has_its_articles() -> None:
    assert sorted(json.loads(FLOORS.read_text("utf-8"))) == LANGUAGES
