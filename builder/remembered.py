"""Remembers the analyses of the map step by what they depend on, so that a build reads anew only what changed.

Delete this file and its two lines in cli.py, and every build analyses every seed.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path

from builder.model import Analysis, Place, Problem
from builder.pipeline import Job, Mapper

_FILE = "analyses-1.sqlite"
_KEPT = 50_000
"""Analyses, of all collections of this user; the longest unused go first. Of a news article one takes some 5 kB."""
_PATIENCE = 5.0  # seconds to wait for another build that writes its own


def remembering(analyse_all: Mapper, folder: Path) -> Mapper:
    """The same answers as `analyse_all`, looked up in `folder` where they were given before.

    What is remembered is pickled: `folder` must be the user's own, like the program itself.
    """

    def analyse_remembered(jobs: Sequence[Job], local: tuple[Place, ...]) -> Iterable[Analysis | Problem]:
        keys = [_key(job, local) for job in jobs]
        known = _recall(folder / _FILE, keys)
        fresh = iter(analyse_all([job for job, key in zip(jobs, keys, strict=True) if key not in known], local))
        learnt: dict[str, Analysis] = {}
        for key in keys:
            analysis = known.get(key) or next(fresh)
            if key not in known and isinstance(analysis, Analysis):
                learnt[key] = analysis
            yield analysis
        _remember(folder / _FILE, keys, learnt)

    return analyse_remembered


def _key(job: Job, local: tuple[Place, ...]) -> str:
    """All that an analysis depends on: the seed and what is said about it, the collection's places, the program."""
    opened = replace(job.opened, repeated=frozenset())  # the order of a set is another in every process
    told = repr((opened, sorted(job.opened.repeated), job.annotations, job.outlets, local))
    return hashlib.sha256(f"{_program()}{told}".encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _program() -> str:
    """The code with its lexicons and data, and the versions of all that is installed beside it."""
    digest = hashlib.sha256(sys.version.encode())
    for file in sorted(Path(__file__).parent.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            digest.update(file.name.encode() + file.read_bytes())
    digest.update(repr(sorted((package.name, package.version) for package in metadata.distributions())).encode())
    return digest.hexdigest()


def _recall(file: Path, keys: Sequence[str]) -> dict[str, Analysis]:
    """What is known, by key. A file that cannot be read is taken away: everything in it can be found again."""
    if not file.exists():
        return {}
    try:
        with closing(sqlite3.connect(file, timeout=_PATIENCE)) as store:
            rows = {key: store.execute("SELECT data FROM analyses WHERE key = ?", (key,)).fetchone() for key in keys}
    except (sqlite3.Error, ValueError):  # ValueError: what its driver raises for damaged texts
        with suppress(OSError):
            file.unlink(missing_ok=True)
        return {}
    found = {key: _unsealed(key, row[0]) for key, row in rows.items() if row}
    return {key: analysis for key, analysis in found.items() if analysis is not None}


def _sealed(key: str, analysis: Analysis) -> bytes:
    """With its checksum before it: a disk that forgets may change a byte of what would still be an analysis."""
    data = pickle.dumps(analysis)
    return _seal(key, data) + data


def _unsealed(key: str, sealed: object) -> Analysis | None:
    """None for what is not, byte by byte, what was put there."""
    if not isinstance(sealed, bytes) or _seal(key, sealed[_SEAL:]) != sealed[:_SEAL]:
        return None
    analysis = pickle.loads(sealed[_SEAL:])
    return analysis if isinstance(analysis, Analysis) else None


_SEAL = hashlib.sha256().digest_size


def _seal(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()


def _remember(file: Path, used: Sequence[str], learnt: Mapping[str, Analysis]) -> None:
    """Adds what was learnt and notes what was used. Where that cannot be written, the next build just takes longer."""
    now = int(time.time())
    with suppress(OSError, sqlite3.Error, ValueError):
        file.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(file, timeout=_PATIENCE)) as store, store:
            store.execute(
                "CREATE TABLE IF NOT EXISTS analyses (key TEXT PRIMARY KEY, used INTEGER, data BLOB) WITHOUT ROWID"
            )
            store.executemany("UPDATE analyses SET used = ? WHERE key = ?", [(now, key) for key in used])
            rows = ((key, now, _sealed(key, analysis)) for key, analysis in learnt.items())
            store.executemany("INSERT OR REPLACE INTO analyses VALUES (?, ?, ?)", rows)
            store.execute(_FORGET, (_KEPT,))


_FORGET = """
    DELETE FROM analyses WHERE key IN (SELECT key FROM analyses ORDER BY used DESC LIMIT -1 OFFSET ?)
"""
