"""No words of a lexicon, however they stand together and wherever a line ends, keep an article from being read for its places."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from builder.decide.places import decide_places
from builder.find.places import find_places
from builder.gazetteer import Gazetteer
from builder.lexicon import languages, lexicon_of
from tests.test_dates_fuzz import kinds_of_words
from tests.test_golden_places import article_of

NAMES = [
    "Leeds",
    "Lyon",
    "Москва",
    "Київ",
    "دمشق",
    "تهران",
    "San José",
    "Frankfurt",
    "Xyz",
    "Abou Xyz",
    "Ill.",
    "2-1",
    "3",
    "Anne Durand",
]
MARKS = [" ", " ", " ", " ", ", ", "-", ". ", " (", ") ", "'", " «", "» ", ": "]
ARTICLES, LINES = 5, 200


@pytest.mark.parametrize("language", [language for language in languages() if language != "und"])
def test_any_words_of_a_lexicon_in_any_order_are_read(language: str, gazetteer: Gazetteer) -> None:
    chance = random.Random(language)
    lexicon = lexicon_of(language)
    kinds = [NAMES, NAMES, *kinds_of_words(lexicon.places if lexicon else {})]
    for _ in range(ARTICLES):
        lines = [
            "".join(chance.choice(chance.choice(kinds)) + chance.choice(MARKS) for _ in range(chance.randint(1, 10)))
            for _ in range(LINES)
        ]
        article = article_of("\n".join(line.strip() or "Xyz" for line in lines), language)
        mentions = find_places(article, gazetteer, (), ())
        links = decide_places(article, mentions, gazetteer)
        assert mentions
        assert links
        assert all(one.end <= other.start for one, other in pairwise(mentions))
        assert all(article.text[one.start : one.end] == one.name for one in mentions)
