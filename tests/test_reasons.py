"""Every reason has its sentence in each language of the site, and a site in French or Arabic gives none in English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from typing import get_args

import pytest

from builder.gazetteer import Gazetteer
from builder.model import Place, PlaceId, Reason, Unit, Value, because
from builder.pipeline import Mapper, build
from builder.settings import CHROME_LANGUAGES
from builder.words import country_name, words_of
from builder.words.reasons import sentence_of
from tests.golden_cases import GOLDEN, cases_of

BUILDER = Path(__file__).parent.parent / "builder"
PLACEHOLDER = re.compile(r"\{\w+(?::\w+)?\}")
NOT_REASONS = {"also", "spans", "parts", "calendars", "unit", "units", "ordinals", "millions", "kinds"}
"""What stands in `[reasons]` beside the sentences."""
SENTENCES = sorted(words_of("en", "reasons").keys() - NOT_REASONS)


def forms(words: str | Mapping[str, str]) -> list[str]:
    return [words] if isinstance(words, str) else list(words.values())


def placeholders(words: str | Mapping[str, str]) -> set[str]:
    """A number may be told by the form alone: "another article"."""
    found = {place for form in forms(words) for place in PLACEHOLDER.findall(form)}
    return found if isinstance(words, str) else found - {"{n}"}


@pytest.mark.parametrize("language", CHROME_LANGUAGES)
def test_every_sentence_holds_the_same_values_in_each_language(language: str) -> None:
    told, english = words_of(language, "reasons"), words_of("en", "reasons")
    assert {key: placeholders(told[key]) for key in SENTENCES} == {key: placeholders(english[key]) for key in SENTENCES}
    assert all(
        len({frozenset(PLACEHOLDER.findall(form)) - {"{n}"} for form in forms(told[key])}) == 1 for key in SENTENCES
    )


# -- the reasons that the program gives ---------------------------------------------------------------------------


def given_in(module: Path) -> Iterator[tuple[str, set[str]]]:
    """The keys of the reasons that a module makes, each with the names of its values."""
    for call in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "because":
            first = call.args[0]
            for key in (first.body, first.orelse) if isinstance(first, ast.IfExp) else (first,):
                assert isinstance(key, ast.Constant), f"{module}:{call.lineno}: the key of a reason is written out"
                yield str(key.value), {str(value.arg) for value in call.keywords}


GIVEN = {key: values for module in BUILDER.rglob("*.py") for key, values in given_in(module)}


def test_every_reason_has_a_sentence_and_every_sentence_a_reason() -> None:
    assert sorted(GIVEN) == SENTENCES


@pytest.mark.parametrize("key", sorted(GIVEN))
def test_a_reason_brings_the_values_that_its_sentence_asks_for(key: str) -> None:
    words = words_of("en", "reasons")[key]
    asked = {place.strip("{}").partition(":")[0] for form in forms(words) for place in PLACEHOLDER.findall(form)}
    counted = {"n"} if isinstance(words, dict) or "{unit:units}" in words else set()
    assert asked | counted == GIVEN[key]


# -- in each language ---------------------------------------------------------------------------------------------

SAMPLES: Mapping[str, Value] = {
    "surface": "samedi 2", "inside": "ليبيا", "key": "date", "value": "2017-09-02", "address": "content/annotations/a.md:3",
    "day": date(2017, 9, 2), "earliest": date(2017, 9, 4), "month": "2017-09", "decade": "196X", "weekday": 4, "told": 0,
    "year": 2017, "near": 2018, "ending": "17", "span": "century", "part": "late", "calendar": "islamic", "n": 2, "unit": "week",
    "kind": "river", "country": "SY", "population": 2_138_551,
    "place": Place(
        id=PlaceId("geonames:170063"), name="Aleppo", names=(("ar", "حلب"), ("fr", "Alep")), kind="city", country="SY",
        lat=36.2, lon=37.16, origin="GeoNames",
    ),
    "base": because("published", day="2017-09-02~"), "where": because("page_time"), "reason": because("dateline", surface="samedi 2"),
    "first": because("dateline", surface="3/9/2017"), "second": because("order_guessed"),
}  # fmt: skip
_OTHERWISE: Mapping[str, Mapping[str, Value]] = {
    "weekday_and_day": {"day": 13},
    "published": {"day": "2017-09-02~"},
    "some_weekday": {"day": "2017-09~"},
}


def sample_of(key: str, **values: Value) -> Reason:
    return because(key, **{name: SAMPLES[name] for name in GIVEN[key]} | _OTHERWISE.get(key, {}) | values)


def told_in_all(reason: Reason) -> str:
    return "\n".join(f"{language}  {sentence_of(reason, language)}" for language in CHROME_LANGUAGES)


def test_the_sentences_of_all_reasons(request: pytest.FixtureRequest) -> None:
    told = {key: told_in_all(sample_of(key)) for key in SENTENCES}
    for n in (1, 3, 11, 100):
        told |= {
            f"{key}, {n}": told_in_all(sample_of(key, n=n))
            for key in ("before", "others_in_country", "rivals", "backed")
        }
    told |= {f"before, {unit}": told_in_all(sample_of("before", unit=unit)) for unit in get_args(Unit)}
    path = GOLDEN / "reasons.md"
    if request.config.getoption("--update"):
        cases = (f"\n## {title}\n```told\n{lines}\n```\n" for title, lines in told.items())
        path.write_text("# Every reason, told in each language\n" + "".join(cases), "utf-8")
    assert {case.title: case.parts["told"] for case in cases_of(path.name)} == told


@pytest.mark.parametrize(
    ("inhabitants", "told"),
    [(1_000_000, "1 million"), (2_138_551, "2.1 million"), (123_456, "120,000"), (860, "860")],
)
def test_a_population_is_rounded(inhabitants: int, told: str) -> None:
    assert sentence_of(because("population", population=inhabitants), "en") == f"population {told}"


def test_countries_are_called_as_their_pages_are(gazetteer: Gazetteer) -> None:
    for code in ("SY", "LB", "PS", "CI", "US", "MM", "CZ", "XK"):
        assert country_name("en", code) == gazetteer.country_name(code)


def test_words_that_run_the_other_way_are_kept_apart_where_asked() -> None:
    reason = because("line_above", surface="28 أغسطس 2017")
    assert sentence_of(reason, "fr") == "La ligne «\u00a028 أغسطس 2017\u00a0» figure au-dessus du texte."
    assert "\u2068 28 أغسطس 2017\u2069".replace(" ", "", 1) in sentence_of(reason, "fr", isolating=True)
    assert sentence_of(reason, "ar", isolating=True) == sentence_of(reason, "ar")


# -- on the pages -------------------------------------------------------------------------------------------------

ENGLISH = sorted(
    {
        words.strip()
        for key in SENTENCES
        for form in forms(words_of("en", "reasons")[key])
        for words in PLACEHOLDER.split(form)
        if len(words.split()) > 2
    }
)
"""What stands between the values of the English sentences."""


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_a_site_tells_its_reasons_in_its_language(
    language: str, seeds_tree: Mapping[str, bytes], analyse_all: Mapper
) -> None:
    dated = {
        f"seeds/golden-{number}.txt": case.parts["given"].encode()
        for number, case in enumerate(cases_of(f"dates_{language}.md"))
    }
    tree = {**seeds_tree, **dated, "site_config/collection.yml": f"language: {language}\n".encode()}
    site = build(tree, analyse_all)
    shown = unescape("\n".join(page.body for page in site.pages))
    assert [words for words in ENGLISH if words in shown] == []
    for entry in site.collection.entries.values():
        analysis = entry.analysis
        for link in analysis.dates:
            if link.edtf in site.collection.dates:
                assert sentence_of(link.why, language, isolating=True) in shown
        if analysis.published:
            assert sentence_of(analysis.published.why, language) in re.sub("</?bdi>", "", shown)


def test_guillemets_in_french_keep_to_what_they_enclose() -> None:
    assert not re.findall("«[^\u00a0]|[^\u00a0]»", (BUILDER / "words" / "fr.toml").read_text("utf-8"))
