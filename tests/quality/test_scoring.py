"""The scorer scores as its README says. A new kind of mark or value gets a case here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.quality.scoring import (
    Label,
    LabelledArticle,
    Tally,
    load_articles,
    match_dates,
    match_places,
    parse_article,
    parse_place_value,
    same_days,
    same_place,
    same_words,
    score,
)

FRONT = "---\nlanguage: fr\ntitle: Le pont rouvre\nsource: null\npublished: 2021-03-04\nabout: a case\n---\n"
MOSUL = "geonames:99072"
IRAQ = "geonames:99237"


def article_of(body: str) -> LabelledArticle:
    return parse_article("fr-case", FRONT + body)


def prediction_of(article: LabelledArticle, **found: Any) -> dict[str, Any]:
    told: dict[str, Any] = {"dates": [], "places": [], "blocks": [], "published": None, "source": None}
    return {"title": article.title, "language": article.language, **told, **found}


def found_date(article: LabelledArticle, surface: str, edtf: str) -> dict[str, Any]:
    start = article.text.index(surface)
    return {"start": start, "end": start + len(surface), "edtf": edtf}


def test_marks_leave_the_text_and_say_where_they_were() -> None:
    article = article_of("À [[Mossoul|geonames:99072]], le [[28 août|2017-08-28|2017-08]].")
    assert article.text == "À Mossoul, le 28 août."
    (place,), (date,) = article.places, article.dates
    assert [article.text[slice(*spans[0])] for spans in (place.spans, date.spans)] == ["Mossoul", "28 août"]
    assert date.accept == ("2017-08-28", "2017-08")


def test_aside_lines_are_known_and_their_fences_gone() -> None:
    article = article_of("Titre\n<<boilerplate>>\nMenu | Paris\n<<end>>\nTexte")
    assert article.text == "Titre\nMenu | Paris\nTexte"
    assert [article.text[start:end] for start, end in article.asides] == ["Menu | Paris\n"]


@pytest.mark.parametrize(
    "body",
    [
        "[[hier|soon]]",
        "[[Mossoul|geonames:1]]",
        "[[Mossoul|towne@36.3,43.1]]",
        "<<boilerplate>>\n[[hier|2017]]\n<<end>>",
        "<<boilerplate>>\nMenu",
        "<<end>>\n",
        "[[hier]]",
    ],
)
def test_a_mark_that_says_nothing_is_an_error_that_names_the_article(body: str) -> None:
    with pytest.raises(ValueError, match="fr-case"):
        article_of(body)


def test_two_ways_to_write_the_same_days_are_one_answer() -> None:
    assert same_days("2017-02~", "2017-02-01/2017-02-28")
    assert same_days("198X", "1980/1989")
    assert not same_days("2017-02", "2017-02-01")
    assert not same_days("2017-02/..", "2017-02")


def test_places_are_the_same_by_id_or_by_nearness_of_their_kind() -> None:
    mosul, iraq = parse_place_value(MOSUL), parse_place_value("country:IQ")
    assert same_place({"id": MOSUL, "lat": 0.0, "lon": 0.0}, mosul)
    assert same_place({"id": "local:old-town", "lat": 36.34, "lon": 43.13}, mosul)
    assert not same_place({"id": "geonames:98182", "lat": 33.34, "lon": 44.4}, mosul)
    assert not same_place({"id": IRAQ, "lat": 36.34, "lon": 43.13}, mosul), (
        "a country is no town, wherever its point lies"
    )
    assert same_place({"id": IRAQ, "lat": None, "lon": None}, iraq)
    assert not same_place({"id": "geonames:98182", "lat": 33.3, "lon": 44.4}, iraq)


def test_a_river_is_right_anywhere_along_it_but_never_a_town() -> None:
    tigris = parse_place_value("river@34.5,43.8")
    assert same_place({"id": "local:tigris", "lat": 36.3, "lon": 43.1}, tigris)
    assert not same_place({"id": MOSUL, "lat": 36.3, "lon": 43.1}, tigris)
    assert not same_place({"id": "local:tigris", "lat": None, "lon": None}, tigris)


def test_a_place_known_by_its_cue_alone_is_right_without_coordinates() -> None:
    assert same_place({"id": None, "lat": None, "lon": None}, parse_place_value("place"))
    assert not same_place({"id": MOSUL, "lat": 36.3, "lon": 43.1}, parse_place_value("place"))


def test_one_prediction_answers_one_label() -> None:
    article = article_of("[[19|2017-08-19]] et [[20 août|2017-08-20]], puis [[2014|2014]]")
    both = found_date(article, "19 et 20 août", "2017-08-20")
    tally = match_dates(article, prediction_of(article, dates=[both, found_date(article, "puis", "2013")])).tally
    assert tally == Tally(labelled=3, predicted=2, found=1, right=1)


def test_a_span_of_days_may_be_told_in_its_pieces() -> None:
    article = article_of("les [[28 et 29 mai|2012-05-28/2012-05-29|2012-05-28]]")
    pieces = [found_date(article, "28", "2012-05-28"), found_date(article, "29 mai", "2012-05-29")]
    assert match_dates(article, prediction_of(article, dates=pieces)).tally == Tally(1, 1, 1, 1)
    other = [pieces[0], found_date(article, "29 mai", "2013-05-29")]
    assert match_dates(article, prediction_of(article, dates=other)).tally == Tally(1, 2, 1, 1)


def test_what_is_optional_counts_neither_way() -> None:
    article = article_of("Au [[Sahel|region@15,2|?]], [[depuis trois ans|?]]")
    hit = found_date(article, "trois ans", "2014")
    assert match_dates(article, prediction_of(article, dates=[hit])).tally == Tally()
    assert match_dates(article, prediction_of(article)).tally == Tally()
    assert match_places(article, prediction_of(article)).tally == Tally()


def test_what_is_reported_from_an_aside_is_too_much() -> None:
    article = article_of("Texte\n<<comments>>\n3 mai 2019\n<<end>>\n")
    hit = found_date(article, "3 mai 2019", "2019-05-03")
    assert match_dates(article, prediction_of(article, dates=[hit])).tally == Tally(0, 1, 0, 0)


@pytest.mark.parametrize(
    ("labelled", "predicted", "right"),
    [
        ("2021-03-04", "2021-03-04", True),
        ("2021-03-04", "2021-03-05", False),
        ("2021-03-04", "2021-03", False),
        ("2021-03-04/2021-03-06", "2021-03-05~", True),
        ("2021-03-04", None, False),
        ("null", None, True),
        ("null", "2021?", True),
        ("null", "2021-03-04", False),
    ],
)
def test_the_publication_day(labelled: str, predicted: str | None, right: bool) -> None:
    article = parse_article("fr-case", FRONT.replace("2021-03-04", labelled) + "Texte")
    told = prediction_of(article, published=predicted and {"edtf": predicted})
    assert score(article, told)["published"].right == right


def test_words_are_the_same_whatever_their_quotation_marks() -> None:
    assert same_words("L’été –  « beau »", 'l\'été - "beau"') is False, "spaces inside guillemets are words' spaces"
    assert same_words("L’été – «beau»", 'l\'été - "beau"')
    assert not same_words(None, "Le Courrier")


def test_perfect_answers_score_one_in_every_task() -> None:
    for article in load_articles(Path(__file__).parent / "articles"):
        dates = [_answer(label) | {"edtf": label.accept[0]} for label in article.dates if label.accept]
        places = [_answer(label) | _place_answer(label) for label in article.places if label.accept]
        blocks = [{"kind": "boilerplate", "start": start, "end": end} for start, end in article.asides]
        published = article.published[0] and {"edtf": article.published[0]}
        told = prediction_of(
            article, dates=dates, places=places, blocks=blocks, published=published, source=article.source
        )
        assert {task: tally.f1 for task, tally in score(article, told).items() if tally.f1 < 1} == {}, article.name


def _answer(label: Label[Any]) -> dict[str, Any]:
    return {"start": label.spans[0][0], "end": label.spans[0][1]}


def _place_answer(label: Label[Any]) -> dict[str, Any]:
    value = label.accept[0]
    return {"id": value.id, "lat": value.lat, "lon": value.lon, "name": ""}
