"""A module imports only from rows above its own, and the stages do not know each other."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

BUILDER = Path(__file__).parent.parent / "builder"

ROWS = [
    {"__init__", "model", "edtf", "folding", "plain_yaml", "encodings"},
    {"lexicon", "gazetteer", "numbers", "words"},
    {"settings", "read", "find", "decide", "annotate", "link", "pages", "report"},
    {"pipeline"},
    {"disk", "workers", "remembered", "render", "carry", "starter", "inspection"},
    {"serve", "relink", "exchange"},
    {"cli"},
    {"__main__"},
]
ROW_OF = {room: row for row, rooms in enumerate(ROWS) for room in rooms}
INSIDE_A_ROW = {
    ("folding", "model"),
    ("edtf", "model"),
    ("gazetteer", "lexicon"),
    ("numbers", "lexicon"),
    ("words", "lexicon"),
    ("render", "disk"),
    ("carry", "disk"),
    ("carry", "render"),
}
"""Imports within one row that are wanted: the types are known to all, the gazetteer reads cue words, sentences know which way they run."""


def room_of(module: Path) -> str:
    first = module.relative_to(BUILDER).parts[0]
    return first.removesuffix(".py")


def imported_rooms(module: Path) -> set[str]:
    rooms: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative import; the rows are read from absolute ones"
            names = [node.module or ""] if node.module != "builder" else [f"builder.{a.name}" for a in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        rooms |= {name.split(".")[1] for name in names if name.startswith("builder.")}
    return rooms


@pytest.mark.parametrize("module", sorted(BUILDER.rglob("*.py")), ids=lambda m: str(m.relative_to(BUILDER)))
def test_a_module_imports_only_from_rows_above(module: Path) -> None:
    room = room_of(module)
    below = {
        other
        for other in imported_rooms(module)
        if other != room
        and other not in {"__version__"}
        and ROW_OF[other] >= ROW_OF[room]
        and (room, other) not in INSIDE_A_ROW
    }
    assert not below, f"{room} must not know {sorted(below)}"


def test_every_room_has_a_row() -> None:
    assert {room_of(m) for m in BUILDER.rglob("*.py")} <= set(ROW_OF)


def test_only_the_renderer_knows_mkdocs() -> None:
    knows = {
        m.name
        for m in BUILDER.rglob("*.py")
        if any("mkdocs" in line for line in m.read_text("utf-8").splitlines() if "import" in line)
    }
    assert knows <= {"render.py"}
