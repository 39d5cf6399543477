"""Every way in which CLDR writes a day or a month, in each language, in a sentence of news: what a page's software prints."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from babel.dates import format_date, format_skeleton

from builder.decide.anchor_day import infer_anchor_day
from builder.decide.dates import decide_dates
from builder.find.dates import find_dates
from builder.lexicon import languages
from tests.test_golden_dates import article_of

PUBLISHED = date(2021, 5, 4)
SENTENCES = {
    "ar": "أغلق الجسر في {} بحسب البلدية.",
    "de": "Die Brücke wurde am {} gesperrt, teilte die Stadt mit.",
    "en": "The bridge was closed on {}, officials said.",
    "es": "El puente fue cerrado el {}, según el alcalde.",
    "fa": "پل در {} بسته شد، شهرداری گفت.",
    "fr": "Le pont a été fermé le {}, selon la mairie.",
    "it": "Il ponte è stato chiuso il {}, secondo il comune.",
    "nl": "De brug werd op {} gesloten, meldt de gemeente.",
    "pt": "A ponte foi fechada em {}, segundo a prefeitura.",
    "ru": "Мост закрыли {}, сообщили в мэрии.",
    "tr": "Köprü {} kapatıldı, belediye açıkladı.",
    "uk": "Міст закрили {}, повідомили в мерії.",
}
WHOLE = ("full", "long", "medium")
DAYS_WITHOUT_YEAR = ("MMMMd", "MMMd", "MMMMEEEEd")
MONTHS = ("yMMMM", "yMMM")
NEAR = 150  # days: what is farther off is nearer to another year


def found_in(text: str, language: str) -> list[str]:
    article = article_of(text, language, PUBLISHED.isoformat())
    mentions = find_dates(article)
    return [
        str(link.edtf).rstrip("~")
        for link in decide_dates(article, mentions, infer_anchor_day(article, mentions, None))
    ]


@pytest.mark.parametrize("language", sorted(SENTENCES))
def test_what_cldr_writes_is_read(language: str) -> None:
    days = [PUBLISHED - timedelta(days=back) for back in range(0, 360, 13)]
    written = [(format_date(day, form, locale=language), day.isoformat()) for day in days for form in WHOLE]
    near = [day for day in days if (PUBLISHED - day).days < NEAR]
    written += [
        (format_skeleton(form, day, locale=language), day.isoformat()) for day in near for form in DAYS_WITHOUT_YEAR
    ]
    written += [(format_skeleton(form, day, locale=language), day.isoformat()[:7]) for day in days for form in MONTHS]
    missed = {
        text: value for text, value in written if value not in found_in(SENTENCES[language].format(text), language)
    }
    assert not missed


def test_every_language_has_its_sentence() -> None:
    assert set(SENTENCES) == {language for language in languages() if language != "und"}
