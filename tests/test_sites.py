"""Whole small collections: `in/` is built, and every page and message must be what `out/` holds. `pytest --update` rewrites `out/`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.disk import read_tree, stamped
from builder.model import Problem
from builder.pipeline import Mapper, build

SITES = sorted((Path(__file__).parent / "sites").iterdir())


@pytest.mark.parametrize("folder", SITES, ids=lambda folder: folder.name)
def test_site(folder: Path, analyse_all: Mapper, request: pytest.FixtureRequest) -> None:
    tree, unreadable = read_tree(folder / "in")
    site = build(tree, analyse_all)
    given = {page.path: stamped(page) for page in site.pages}
    given["problems.txt"] = told((*unreadable, *site.problems))
    out = folder / "out"
    if request.config.getoption("--update"):
        shutil.rmtree(out, ignore_errors=True)
        for path, text in given.items():
            (out / path).parent.mkdir(parents=True, exist_ok=True)
            (out / path).write_text(text, "utf-8")
    expected = {f.relative_to(out).as_posix(): f.read_text("utf-8") for f in out.rglob("*") if f.is_file()}
    assert sorted(given) == sorted(expected)
    for path, text in given.items():
        assert text == expected[path], path


def told(problems: tuple[Problem, ...]) -> str:
    return "".join(f"{p.path}:{p.line}: {p.message}\n    {p.hint}\n" for p in problems)
