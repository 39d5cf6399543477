"""Compiles the sources into one SQLite file that opens in milliseconds. A change of the tables' layout needs a new _LAYOUT.

Beside the tables lie two sorted arrays of 32-bit checksums: of all keys, and of all beginnings of keys of several words.
With them a text's words are tried in memory; the tables are asked only for what is there (one false alarm in 3,000).
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import sqlite3
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final
from zlib import crc32

from filelock import FileLock

from builder.gazetteer.names import key_of, skeleton_of, spellings_of
from builder.gazetteer.sounds import bones_of, sounds_of_latin
from builder.gazetteer.sources import (
    LANGUAGES,
    Record,
    abbreviations,
    common_words,
    declined,
    demonyms,
    fingerprint,
    language_names,
    person_names,
    records,
)
from builder.model import DIVISIONS

_LAYOUT: Final = "27"
_BATCH: Final = 20_000  # records between two commits of progress

SKELETON_COUNTRIES: Final = frozenset(
    [
        "SY",
        "IQ",
        "LB",
        "JO",
        "PS",
        "IL",
        "EG",
        "LY",
        "TN",
        "DZ",
        "MA",
        "EH",
        "SD",
        "SS",
        "YE",
        "SA",
        "AE",
        "OM",
        "QA",
        "BH",
        "KW",
        "IR",
        "AF",
        "PK",
        "TR",
        "MR",
        "SO",
        "DJ",
        "ER",
        "TD",
        "ML",
        "NE",
        "AZ",
        "UZ",
        "TJ",
    ]
)
"""Where places have names in the Arabic script, so that transcriptions differ most."""

PROPER, CAPITALS = 1, 2
"""Flags of a name: the place's main name; to be met in capitals only ("US", "UAE")."""
LANGUAGE_FLAGS: Final = {language: 4 << place for place, language in enumerate(LANGUAGES)}
"""Flags of a name: usual in that language."""

_TABLES: Final = """
    CREATE TABLE places (
        number INTEGER PRIMARY KEY, id TEXT, name TEXT, names TEXT, kind TEXT, country TEXT, countries TEXT, admin1 TEXT,
        lat REAL, lon REAL, weight REAL, population INTEGER, origin TEXT
    );
    CREATE TABLE names (key TEXT, place INTEGER, flags INTEGER);
    CREATE TABLE skeletons (skeleton TEXT, place INTEGER);
    CREATE TABLE sounds (bones TEXT, sound TEXT, place INTEGER);
    CREATE TABLE words (language TEXT, key TEXT, zipf REAL, PRIMARY KEY (language, key)) WITHOUT ROWID;
    CREATE TABLE persons (key TEXT, kind TEXT);
    CREATE TABLE demonyms (language TEXT, key TEXT, country TEXT, PRIMARY KEY (language, key)) WITHOUT ROWID;
    CREATE TABLE abbreviations (short TEXT, id TEXT);
    CREATE TABLE arrays (name TEXT PRIMARY KEY, checksums BLOB);
"""
_INDEXES: Final = """
    CREATE INDEX place_of_id ON places (id);
    CREATE INDEX country_of_code ON places (country) WHERE kind = 'country';
    CREATE INDEX division_of_code ON places (country, admin1) WHERE kind = 'admin1';
    CREATE INDEX places_of_name ON names (key);
    CREATE INDEX places_of_skeleton ON skeletons (skeleton);
    CREATE INDEX places_of_bones ON sounds (bones);
"""

LANGUAGE_NAME_ZIPF: Final = 5.0
"""The name of a language is taken for a frequent word: "Polish", "Roman", "Persan" are towns, too."""


def checksum(text: str) -> int:
    return crc32(text.encode())


def compiled(folder: Path, progress: Callable[[float], None] | None) -> Path:
    """The compiled file in `folder`, made now if it is not there. Of two processes the second waits and finds the first one's."""
    target = folder / f"gazetteer-{_LAYOUT}-{fingerprint()[:16]}.sqlite"
    if target.exists():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    with FileLock(folder / ".gazetteer.lock"):
        _forget_torn(folder)
        if not target.exists():
            _compile(target, progress or (lambda _: None))
            _forget_others(target)
    return target


def _compile(target: Path, progress: Callable[[float], None]) -> None:
    handle, name = tempfile.mkstemp(prefix=".gazetteer-", suffix=".part", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as base:
            base.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;" + _TABLES)
            base.execute("BEGIN")
            _fill(base, progress)
            base.execute("COMMIT")
            base.executescript(_INDEXES)
        with part.open("rb+") as written:  # or a power failure leaves a table with holes under its final name
            os.fsync(written.fileno())
        progress(1.0)
        part.replace(target)
    except sqlite3.OperationalError as fault:  # SQLite's word for a disk that is full
        raise OSError(errno.EIO, f"the gazetteer cannot be compiled: {fault}", str(target)) from fault
    finally:
        part.unlink(missing_ok=True)


def _forget_torn(folder: Path) -> None:
    """Removes what killed compilations left; under the lock, none of them is running."""
    for part in folder.glob(".gazetteer-*.part"):
        with contextlib.suppress(OSError):
            part.unlink()


_KEPT: Final = 30 * 24 * 3600  # seconds: two versions that are used side by side must not take each other's file away


def _forget_others(target: Path) -> None:
    for other in target.parent.glob("gazetteer-*.sqlite"):
        with contextlib.suppress(OSError):  # still open elsewhere; the next compilation tries again
            if other != target and other.stat().st_mtime < time.time() - _KEPT:
                other.unlink()


def _fill(base: sqlite3.Connection, progress: Callable[[float], None]) -> None:
    keys, heads = set[int](), set[int]()
    numbers: dict[str, int] = {}
    divisions: dict[int, dict[str, int]] = {}
    pending = iter(records())
    while batch := list(islice(pending, _BATCH)):
        _insert(base, [record for _, record in batch], numbers, divisions, keys, heads)
        progress(batch[-1][0] * 0.9)  # the rest goes into the indexes
    _insert_words(base)
    base.executemany("INSERT INTO arrays VALUES (?, ?)", [("keys", _packed(keys)), ("heads", _packed(heads))])


def _packed(checksums: set[int]) -> bytes:
    return array("I", sorted(checksums)).tobytes()


def _insert(
    base: sqlite3.Connection,
    batch: list[Record],
    numbers: dict[str, int],
    divisions: dict[int, dict[str, int]],
    keys: set[int],
    heads: set[int],
) -> None:
    """`divisions`: the names of each with their flags, for it comes again with those of the city that it is called by."""
    names: list[tuple[str, int, int]] = []
    bones: list[tuple[str, int]] = []
    sounds: list[tuple[str, str, int]] = []
    for record in batch:
        number = numbers.get(record.id)
        if number is None:
            number = numbers[record.id] = len(numbers)
            base.execute("INSERT INTO places VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", _row(number, record))
        flags = flags_of(record.name, record.names)
        if SKELETON_COUNTRIES.isdisjoint(record.countries):
            flags = {**{as_in_egypt(key): flag for key, flag in flags.items()}, **flags}
        if record.kind in DIVISIONS:
            told = divisions.setdefault(number, flags)
            flags = flags if told is flags else {key: flag for key, flag in flags.items() if key not in told}
        names += [(key, number, flag) for key, flag in flags.items()]
        if record.kind == "city" and SKELETON_COUNTRIES.issuperset(record.countries):
            bones += [(bone, number) for bone in {skeleton_of(key) for key in flags} if bone]
        if record.kind not in ("country", "continent"):
            heard = {sound for key, flag in flags.items() if flag & ~CAPITALS for sound in sounds_of_latin(key)}
            sounds += [(bones_of(sound), sound, number) for sound in heard if bones_of(sound)]
    base.executemany("INSERT INTO names VALUES (?, ?, ?)", names)
    base.executemany("INSERT INTO skeletons VALUES (?, ?)", bones)
    base.executemany("INSERT INTO sounds VALUES (?, ?, ?)", sounds)
    for key, _, _ in names:
        keys.add(checksum(key))
        heads.update(map(checksum, beginnings(key)))


def _row(number: int, record: Record) -> tuple[object, ...]:
    names = json.dumps(record.names, ensure_ascii=False, separators=(",", ":"))
    only = record.countries[0] if len(record.countries) == 1 else None
    where = (only, " ".join(record.countries), record.admin1, record.lat, record.lon)
    return (
        number,
        record.id,
        record.heading,
        names,
        record.kind,
        *where,
        record.weight,
        record.population,
        record.origin,
    )


def flags_of(name: str, names: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Every key of a place with its flags."""
    flags: dict[str, int] = {}
    for language, other in (("", name), *names):
        usual = LANGUAGE_FLAGS.get(language, 0) or (PROPER if not language else 0)
        capitals = CAPITALS if other.replace(".", "").isupper() and len(other) < 7 else 0
        for key in (*spellings_of(other), *map(key_of, declined(language, other))):
            before = flags.get(key, CAPITALS)
            flags[key] = (before & ~CAPITALS) | (before & capitals) | usual
    return flags


_HARD_G, _HARD_G_IN_EGYPT, _FOREIGN_ENOUGH = "غ", "ج", 6
"""Letters for the g of foreign names, and how many a name must have to be no Arabic word in the other spelling: "غاري" is Gary, جاري current."""


def as_in_egypt(key: str) -> str:
    """A foreign name as Cairo's papers write it: نيكاراغوا is نيكاراجوا there, هامبورغ is هامبورج."""
    return key.replace(_HARD_G, _HARD_G_IN_EGYPT) if len(key) >= _FOREIGN_ENOUGH else key


def beginnings(key: str) -> Iterator[str]:
    """The proper beginnings of a key, word by word: "deir ez zor" → "deir", "deir ez"."""
    at = key.find(" ")
    while at >= 0:
        yield key[:at]
        at = key.find(" ", at + 1)


def _insert_words(base: sqlite3.Connection) -> None:
    rows = [(language, key_of(name), zipf) for language, name, zipf in common_words()]
    rows += [(language, key_of(name), LANGUAGE_NAME_ZIPF) for language, name in language_names()]
    base.executemany("INSERT INTO persons VALUES (?, ?)", [(key_of(name), kind) for name, kind in person_names()])
    peoples = [(language, key_of(word), country) for language, word, country in demonyms()]
    base.executemany("INSERT INTO abbreviations VALUES (?, ?)", abbreviations())
    base.executemany("INSERT OR IGNORE INTO demonyms VALUES (?, ?, ?)", peoples)
    base.executemany(
        "INSERT INTO words VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET zipf = max(zipf, excluded.zipf)", rows
    )
