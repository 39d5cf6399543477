"""Tells when something a person writes has changed: seeds, annotations, settings, the theme, pages by hand. What counts is in `_files`.

It looks again and again instead of being told by the system: that works on every file system, for folders that come and go,
and never hears of what is only generated. A thousand seeds are looked through in about a hundredth of a second.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

OFTEN = 0.4  # seconds between two looks, and without a change before building: an editor writes a file in several steps
SHARE = 20  # of the time at least this many parts are rest, however long a look takes
DEEP = ("seeds", "site_config")
FLAT = ("content/annotations", "content")
GENERATED = frozenset({"overview.md"})
"""In `content` itself; the rest there is generated too, but lies in folders."""

Look = Mapping[str, tuple[int, int, int]]
"""What tells a file's versions apart, by path."""


def look(root: Path) -> Look:
    return {file.path: _version(file) for file in _files(root) if not file.name.startswith(".")}


def next_look(root: Path, before: Look) -> Look:
    """Returns when something differs from `before`, and all has been quiet since."""
    now, then, took = before, before, 0.0
    while now == before or now != then:
        time.sleep(max(OFTEN, SHARE * took))
        started = time.monotonic()
        then, now = now, look(root)
        took = time.monotonic() - started
    return now


def _version(file: os.DirEntry[str]) -> tuple[int, int, int]:
    try:
        known = file.stat(follow_symlinks=False)
    except OSError:
        return (0, 0, 0)  # gone between the two calls
    return known.st_mtime_ns, known.st_size, known.st_ino


def _files(root: Path) -> Iterator[os.DirEntry[str]]:
    for folder in DEEP:
        yield from _below(root / folder, deep=True)
    for folder in FLAT:
        yield from (file for file in _below(root / folder) if file.name.endswith(".md") and file.name not in GENERATED)
    yield from (file for file in _below(root) if file.name == "mkdocs.yml")


def _below(folder: Path | str, *, deep: bool = False) -> Iterator[os.DirEntry[str]]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return  # not there, or not yet
    for entry in entries:
        if not entry.is_dir(follow_symlinks=False):
            yield entry
        elif deep:
            yield from _below(entry.path, deep=True)
