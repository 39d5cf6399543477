"""Places are found in time that grows with the length of the text, whatever the text: no rule reads on and on from every word.

Every rule is fed near misses of what it looks for, in the language that has the rule. To try one more, add it to NEAR_MISSES.
"""

from __future__ import annotations

from collections.abc import Sequence
from time import process_time

import pytest

from builder.find.places import find_places
from builder.gazetteer import Gazetteer
from builder.lexicon import languages
from tests.test_golden_places import article_of

LENGTH = 200_000
SLOWEST = 8.0  # seconds for LENGTH characters; they take one or two, and what is quadratic takes many minutes

NEAR_MISSES = {
    "one word": ("fr", "a"),
    "one capital": ("fr", "A"),
    "abbreviations": ("en", "A."),
    "abbreviated titles": ("en", "Sen. "),
    "beginnings of names": ("es", "San Pedro de los Santa María del "),
    "names with articles": ("es", "La Ciudad "),
    "lists": ("fr", "Paris, "),
    "lists of villages": ("fr", "villages d'Al-Xyz et de "),
    "links after a list": ("fr", "ville de Lyon, De "),
    "only links": ("fr", "De La "),
    "words for several divisions": ("ru", "областях, "),
    "words after a list of villages": ("tr", "Köyleri, "),
    "such words within the names of a list": ("tr", "Köyleri Xyz, "),
    "cues": ("fr", "ville de la "),
    "cues with capitals": ("ru", "Село "),
    "cues after": ("en", "Xyz Bay "),
    "capitals before a cue": ("en", "Xyz Xyz Xyz Xyz lake "),
    "compounds": ("de", "stadtstadt"),
    "compound titles": ("de", "Fischereiministerpräsident Petrus "),
    "directions": ("de", "Nordnord"),
    "articles": ("fr", "al-"),
    "hyphens": ("fr", "Abou-"),
    "a known town at the end of every run": ("fr", "Abou-Xyz-Paris-"),
    "apostrophes": ("it", "dell'"),
    "persons": ("en", "John of "),
    "two towns in a row": ("es", "Lima Madrid "),
    "organisations before": ("en", "University of the "),
    "organisations after": ("en", "Paris Paris Paris Street "),
    "names of organisations": ("en", "New York "),
    "quotation marks": ("ru", "«Россия "),
    "scores": ("fr", "Lens 3-1 "),
    "a sentence without an end": ("en", "Leeds beat "),
    "matches": ("en", "Leeds striker. "),
    "endings": ("ru", "ииии"),
    "inflected names": ("ru", "Москвою "),
    "locative endings": ("tr", "Balat'ta'"),
    "clitics": ("ar", "ولل"),
    "clitics before short words": ("ar", "وتل "),
    "cues without capitals": ("ar", "مدينة "),
    "heads": ("ar", "أبو "),
    "landscapes": ("ar", "بحر الصين "),
    "persons without capitals": ("ar", "محمد "),
    "countries that are adjectives": ("ar", "السعودية "),
    "vowel signs": ("ar", "د\u064b"),
    "joiners": ("fa", "خان\u200c"),
    "lines": ("fr", "\n"),
    "gaps": ("fr", "Paris                    "),
    "foreign words": ("ru", "Google "),
}


def seconds_of(text: str, language: str, gazetteer: Gazetteer, taken: Sequence[tuple[int, int]] = ()) -> float:
    article = article_of(text, language)
    began = process_time()
    find_places(article, gazetteer, (), taken)
    return process_time() - began


@pytest.mark.parametrize(("language", "piece"), NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_near_misses_take_linear_time(language: str, piece: str, gazetteer: Gazetteer) -> None:
    assert language in languages()
    assert seconds_of((piece * (LENGTH // len(piece) + 1))[:LENGTH], language, gazetteer) < SLOWEST


def test_many_paragraphs_and_many_dates_take_linear_time(gazetteer: Gazetteer) -> None:
    text = "À Paris, le 3 mai.\n" * (LENGTH // 19)
    taken = [(start + 9, start + 17) for start in range(0, len(text), 19)]
    assert seconds_of(text, "fr", gazetteer, taken) < SLOWEST
