"""What is remembered of earlier builds is what would be found again, and is asked for by all that it depends on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from builder.disk import stamped
from builder.model import Analysis, Place, Problem
from builder.pipeline import Job, Mapper, build
from builder.remembered import remembering

NEWS = b"Le pont de Tournus est ferm\xc3\xa9 depuis le mardi 20 mars 2018, a dit la mairie de M\xc3\xa2con.\n"
TREE: Mapping[str, bytes] = {"seeds/a.txt": NEWS, "seeds/b.txt": b"It rained in Leeds on 4 May 2019.\n"}


class Counting:
    def __init__(self, analyse_all: Mapper) -> None:
        self.analyse_all = analyse_all
        self.asked: list[str] = []

    def __call__(self, jobs: Sequence[Job], local: tuple[Place, ...]) -> Iterable[Analysis | Problem]:
        self.asked = [job.opened.seed for job in jobs]
        return self.analyse_all(jobs, local)


@pytest.fixture
def counting(analyse_all: Mapper) -> Counting:
    return Counting(analyse_all)


def pages_of(tree: Mapping[str, bytes], analyse_all: Mapper) -> dict[str, str]:
    return {page.path: stamped(page) for page in build(tree, analyse_all).pages}


def test_the_second_build_reads_nothing_and_ends_the_same(counting: Counting, tmp_path: Path) -> None:
    first = pages_of(TREE, remembering(counting, tmp_path))
    assert counting.asked == ["seeds/a.txt", "seeds/b.txt"]
    assert pages_of(TREE, remembering(counting, tmp_path)) == first == pages_of(TREE, counting.analyse_all)
    assert counting.asked == []


@pytest.mark.parametrize(
    ("path", "text", "read_anew"),
    [
        ("seeds/b.txt", "It rained in York on 4 May 2019.\n", ["seeds/b.txt"]),
        ("content/annotations/a.md", '---\ndates: {"mardi 20 mars 2018": null}\n---\n', ["seeds/a.txt"]),
        ("site_config/places.yml", "- {id: local:bridge, name: Tournus, lat: 1, lon: 1}\n", ["seeds/a.txt", "seeds/b.txt"]),
        ("site_config/outlets.yml", "Leeds Post:\n", ["seeds/a.txt", "seeds/b.txt"]),
    ],
)  # fmt: skip
def test_what_changed_is_read_anew(
    counting: Counting, tmp_path: Path, path: str, text: str, read_anew: list[str]
) -> None:
    build(TREE, remembering(counting, tmp_path))
    changed = {**TREE, path: text.encode()}
    assert pages_of(changed, remembering(counting, tmp_path)) == pages_of(changed, counting.analyse_all)
    assert counting.asked == read_anew


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_memory_costs_time_only(counting: Counting, tmp_path: Path, damage: bytes | None) -> None:
    first = pages_of(TREE, remembering(counting, tmp_path))
    (file,) = tmp_path.iterdir()
    if damage is None:
        data = bytearray(file.read_bytes())
        data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
        file.write_bytes(data)
    else:
        file.write_bytes(damage)
    assert pages_of(TREE, remembering(counting, tmp_path)) == first


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:-9] + b"\0" + data[-8:], lambda data: data[:40], lambda data: b"", str, lambda data: 5],
)
def test_a_damaged_analysis_is_found_again(
    counting: Counting, tmp_path: Path, damage: Callable[[bytes], object]
) -> None:
    """A byte that turned may still be an analysis to pickle, and another one: it is never believed."""
    first = pages_of(TREE, remembering(counting, tmp_path))
    (file,) = tmp_path.iterdir()
    with closing(sqlite3.connect(file)) as store, store:
        for key, data in store.execute("SELECT key, data FROM analyses").fetchall():
            store.execute("UPDATE analyses SET data = ? WHERE key = ?", (damage(data), key))
    assert pages_of(TREE, remembering(counting, tmp_path)) == first
    assert counting.asked == ["seeds/a.txt", "seeds/b.txt"]


def test_a_folder_that_cannot_be_written_costs_time_only(counting: Counting, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, no folder", "utf-8")
    assert pages_of(TREE, remembering(counting, tmp_path / "taken")) == pages_of(TREE, counting.analyse_all)


def test_another_process_finds_it_whatever_its_hash_seed() -> None:
    """The set of lines that an article shares with others has another order in each process."""
    script = """
from dataclasses import replace
from builder.model import Seed
from builder.pipeline import Job
from builder.read import open_seeds
from builder.remembered import _key

(opened,), _ = open_seeds([Seed(path="seeds/a.txt", data=b"It rained in Leeds on 4 May 2019.")])
repeated = frozenset(f"line {n} of the page's foot" for n in range(20))
print(_key(Job(opened=replace(opened, repeated=repeated), annotations=None, outlets=()), ()))
"""
    keys = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True,
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(keys) == 1
