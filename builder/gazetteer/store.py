"""The open gazetteer: looks names up in the compiled file and in the collection's own places. A new question about places becomes a method here."""

from __future__ import annotations

import json
import sqlite3
from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from builder.gazetteer.compiled import CAPITALS, LANGUAGE_FLAGS, PROPER, beginnings, checksum, compiled, flags_of
from builder.gazetteer.names import skeleton_of
from builder.gazetteer.sounds import bones_of, sound_alike, sound_of
from builder.model import Place, PlaceId, Sense

LOCAL_WEIGHT: Final = 7.0
"""A place that the collector entered is expected in these articles, like a city of ten millions."""
_EVERY_LANGUAGE: Final = frozenset(LANGUAGE_FLAGS)
"""A name of the collection's own is one in every article, as the head of its file says."""
UNTOLD_KIND: Final = "site"
"""Of a place that the collector entered without its kind."""
_REMEMBERED: Final = 1 << 16  # answers kept per question

_FIELDS = "p.id, p.name, p.kind, p.country, p.countries, p.admin1, p.lat, p.lon, p.weight, p.population"
_SENSE = f"SELECT {_FIELDS}, n.flags FROM names n JOIN places p ON p.number = n.place WHERE n.key = ?"
_SKELETON = f"SELECT {_FIELDS}, 0 FROM skeletons s JOIN places p ON p.number = s.place WHERE s.skeleton = ?"
_SOUND = f"SELECT {_FIELDS}, 0, s.sound FROM sounds s JOIN places p ON p.number = s.place WHERE s.bones = ?"
_ABBREVIATED = f"SELECT {_FIELDS}, 0 FROM abbreviations a JOIN places p ON p.id = a.id WHERE a.short = ?"
_PLACE = "SELECT id, name, names, kind, country, lat, lon, origin, admin1 FROM places WHERE id = ?"
_DIVISION = (
    "SELECT name, names FROM places WHERE kind = 'admin1' AND country = ? AND admin1 = ? ORDER BY number LIMIT 1"
)


class Gazetteer:
    """All places by name. Not for use in two threads at once; a worker process opens its own."""

    def __init__(self, file: Path, local: Sequence[Place] = ()) -> None:
        self._base = sqlite3.connect(
            f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
        )
        self._keys = self._checksums("keys")
        self._heads = self._checksums("heads")
        self.given_names = self._person_names("given")
        """Keys of given names that are names of places, too."""
        self.family_names = self._person_names("surname")
        self._division: Callable[[str, str], tuple[tuple[str, str], ...]] = lru_cache(_REMEMBERED >> 4)(
            self._division_of
        )
        self._local = {place.id: self._completed(place) for place in local}
        self._local_senses = _senses_of(
            (self._local[place.id], ((("", place.name),) if place.name else ()) + place.names) for place in local
        )
        self._local_heads = {head for key in self._local_senses for head in beginnings(key)}
        self._local_bones = _bones_of(self._local_senses)
        # The words of an article repeat; an answer kept costs a tenth of an answer sought.
        self.begins: Callable[[str], bool] = lru_cache(_REMEMBERED)(self._begins)
        """Whether a longer name begins with these words; a rare false alarm is possible."""
        self.senses: Callable[[str], tuple[Sense, ...]] = lru_cache(_REMEMBERED)(self._senses)
        """The places of this name, heaviest first; only those that the collection itself calls so, if there are any."""
        self.skeletons: Callable[[str], tuple[Sense, ...]] = lru_cache(_REMEMBERED)(self._skeletons)
        """The places whose names have the same consonants, where the Arabic script is written; heaviest first."""
        self.sounding: Callable[[str], tuple[Sense, ...]] = lru_cache(_REMEMBERED)(self._sounding)
        """The places whose names in Latin letters sound as this one in another script does; heaviest first."""
        self.zipf: Callable[[str, str], float] = lru_cache(_REMEMBERED)(self._zipf)
        """How frequent a key is as a word of a language that is no name, on the Zipf scale; 0.0 where it is none."""
        self.abbreviated: Callable[[str], tuple[Sense, ...]] = lru_cache(self._abbreviated)
        """The divisions that a short form means after a town's name, as it is written: "Ill.", "IL"."""
        self.peoples: Callable[[str], Mapping[str, str]] = lru_cache(self._peoples)
        """The country (ISO code) whose people or things a key names in a language: "libanaises" → LB."""
        self.place_of: Callable[[PlaceId], Place | None] = lru_cache(_REMEMBERED >> 2)(self._place_of)
        """The place with all its names; None where no layer knows the id."""
        self.country_name: Callable[[str], str] = lru_cache(self._country_name)
        """A country's English name by its ISO code; the code itself where no country has it."""

    def _checksums(self, name: str) -> array[int]:
        checksums = array("I")
        checksums.frombytes(self._base.execute("SELECT checksums FROM arrays WHERE name = ?", (name,)).fetchone()[0])
        return checksums

    def _person_names(self, kind: str) -> frozenset[str]:
        return frozenset(key for (key,) in self._base.execute("SELECT key FROM persons WHERE kind = ?", (kind,)))

    def _begins(self, key: str) -> bool:
        return key in self._local_heads or _holds(self._heads, checksum(key))

    def _senses(self, key: str) -> tuple[Sense, ...]:
        if key in self._local_senses:
            return self._local_senses[key]
        if not _holds(self._keys, checksum(key)):
            return ()
        return _heaviest_first(self._as_told(_sense(row)) for row in self._base.execute(_SENSE, (key,)))

    def _as_told(self, sense: Sense) -> Sense:
        """A name that an entry of the collection does not list, with what the entry says of the place."""
        place = self._local.get(sense.place)
        if place is None:
            return sense
        countries = frozenset([place.country]) if place.country else sense.countries
        return sense._replace(
            name=place.name, kind=place.kind, country=place.country, countries=countries, lat=place.lat, lon=place.lon
        )

    def _skeletons(self, key: str) -> tuple[Sense, ...]:
        bones = skeleton_of(key)
        if not bones:
            return ()
        local = self._local_bones.get(bones, ())
        return (*local, *_heaviest_first(_sense(row) for row in self._base.execute(_SKELETON, (bones,))))

    def _sounding(self, key: str) -> tuple[Sense, ...]:
        sound = sound_of(key)
        if not (bones := bones_of(sound)):
            return ()
        rows = self._base.execute(_SOUND, (bones,))
        return _heaviest_first({_sense(row[:-1]) for row in rows if sound_alike(sound, row[-1])})

    def _zipf(self, key: str, language: str) -> float:
        row = self._base.execute("SELECT zipf FROM words WHERE language = ? AND key = ?", (language, key)).fetchone()
        return float(row[0]) if row else 0.0

    def _abbreviated(self, short: str) -> tuple[Sense, ...]:
        return _heaviest_first(_sense(row) for row in self._base.execute(_ABBREVIATED, (short,)))

    def _peoples(self, language: str) -> Mapping[str, str]:
        """Word, or two words, → country; the second of two by itself → ""."""
        rows = dict(self._base.execute("SELECT key, country FROM demonyms WHERE language = ?", (language,)))
        return {key.rpartition(" ")[2]: "" for key in rows if " " in key} | rows

    def _place_of(self, id: PlaceId) -> Place | None:
        return self._local.get(id) or self._bundled(id)

    def _country_name(self, iso: str) -> str:
        row = self._base.execute("SELECT name FROM places WHERE kind = 'country' AND country = ?", (iso,)).fetchone()
        return str(row[0]) if row else iso

    def _bundled(self, id: PlaceId) -> Place | None:
        row = self._base.execute(_PLACE, (id,)).fetchone()
        if row is None:
            return None
        names = tuple((language, name) for language, name in json.loads(row[2]))
        return Place(
            id=PlaceId(row[0]),
            name=row[1],
            names=names,
            kind=row[3],
            country=row[4],
            lat=row[5],
            lon=row[6],
            origin=row[7],
            division=self._division(row[4], row[8]) if row[4] and row[8] and row[3] != "admin1" else (),
        )

    def _division_of(self, country: str, code: str) -> tuple[tuple[str, str], ...]:
        row = self._base.execute(_DIVISION, (country, code)).fetchone()
        return (("und", row[0]), *((of, name) for of, name in json.loads(row[1]))) if row else ()

    def _completed(self, place: Place) -> Place:
        """An entry for a place that the bundled layers know: what it says goes before what they say, its names are added."""
        known = self._bundled(place.id)
        if known is None:
            return replace(place, kind=place.kind or UNTOLD_KIND)
        here = place if place.lat is not None else known
        moved = place.country is not None and place.country != known.country
        return replace(
            known,
            name=place.name or known.name,
            names=(*place.names, *(pair for pair in known.names if pair not in place.names)),
            kind=place.kind or known.kind,
            country=place.country or known.country,
            lat=here.lat,
            lon=here.lon,
            origin=place.origin,
            division=() if moved else known.division,
        )


def open_gazetteer(
    folder: Path, local: Sequence[Place] = (), progress: Callable[[float], None] | None = None
) -> Gazetteer:
    """The gazetteer with the collection's own places on top. Compiles it into `folder` the first time, telling the share done."""
    file = compiled(folder, progress)
    try:
        return Gazetteer(file, local)
    except sqlite3.DatabaseError:  # torn by a full disk or a lost machine: made anew, once
        file.unlink(missing_ok=True)
        return Gazetteer(compiled(folder, progress), local)


def _holds(checksums: array[int], wanted: int) -> bool:
    at = bisect_left(checksums, wanted)
    return at < len(checksums) and checksums[at] == wanted


def _sense(
    row: tuple[str, str, str, str | None, str, str | None, float | None, float | None, float, int | None, int],
) -> Sense:
    id, name, kind, country, countries, admin1, lat, lon, weight, population, flags = row
    return Sense(
        place=PlaceId(id),
        name=name,
        kind=kind,
        country=country,
        countries=frozenset(countries.split()),
        admin1=admin1,
        lat=lat,
        lon=lon,
        weight=weight,
        population=population,
        proper=bool(flags & ~CAPITALS),
        languages=_languages_of(flags & ~(PROPER | CAPITALS)),
        capitals=bool(flags & CAPITALS),
        own=False,
    )


@lru_cache
def _languages_of(flags: int) -> frozenset[str]:
    return frozenset(language for language, flag in LANGUAGE_FLAGS.items() if flags & flag)


def _heaviest_first(senses: Iterable[Sense]) -> tuple[Sense, ...]:
    return tuple(sorted(senses, key=lambda sense: (-sense.weight, sense.place)))


def _senses_of(places: Iterable[tuple[Place, Iterable[tuple[str, str]]]]) -> dict[str, tuple[Sense, ...]]:
    """By the names that each entry lists. Those that the bundled layers add to it claim nothing: Tulle is "Tula", too."""
    senses: dict[str, tuple[Sense, ...]] = {}
    for place, listed in places:
        sense = Sense(
            place=place.id,
            name=place.name,
            kind=place.kind,
            country=place.country,
            countries=frozenset([place.country] if place.country else ()),
            admin1=None,
            lat=place.lat,
            lon=place.lon,
            weight=LOCAL_WEIGHT,
            population=None,
            proper=True,
            languages=_EVERY_LANGUAGE,
            capitals=False,
            own=True,
        )
        for key in flags_of("", listed):
            senses[key] = (*senses.get(key, ()), sense)
    return senses


def _bones_of(senses: Mapping[str, tuple[Sense, ...]]) -> dict[str, tuple[Sense, ...]]:
    bones: dict[str, tuple[Sense, ...]] = {}
    for key, places in senses.items():
        bone = skeleton_of(key)
        if bone:
            bones[bone] = tuple(dict.fromkeys((*bones.get(bone, ()), *places)))
    return bones
