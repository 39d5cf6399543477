"""`commonplace notes export` and `import` as a person runs them: what is written where, what is told, what is left alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.cli import main
from builder.disk import write_file
from builder.exchange.importing import Change, Plan, carry_out
from tests.serving import NOTES, SEEDS, collection

HERE = Path(__file__).parent.parent
ITEM = {
    "type": "Annotation",
    "body": "Seventeen.",
    "target": {
        "source": "urn:x",
        "dc:title": "Les autobus ont quitté Qara",
        "selector": {"type": "TextQuoteSelector", "exact": "Dix-sept"},
    },
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return collection(tmp_path / "collection")


def run(root: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["notes", *map(str, words), "--root", str(root)], catch_exceptions=False)


def files(root: Path) -> dict[str, bytes]:
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()}


def fresh(folder: Path) -> Path:
    """The same seeds, without a note."""
    root = collection(folder)
    (root / "content/annotations/qara.md").unlink()
    return root


def test_there_and_back_through_files(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "notes.json"
    assert run(root, "export", "--output", out).exit_code == 0
    other = fresh(tmp_path / "other")
    assert run(other, "import", out).exit_code == 0
    assert run(other, "export").stdout.encode() == out.read_bytes()
    before = files(other)
    again = run(other, "import", out)
    assert (again.exit_code, files(other)) == (0, before)
    assert "already there: 3" in again.stdout  # two notes, and the article's tag


def test_an_import_is_appended_and_changes_nothing_else(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    file.write_text(json.dumps(ITEM), "utf-8")
    before = files(root)
    told = run(root, "import", file, "--dry-run")
    assert "content/annotations/qara.md: notes to add: 1" in told.stdout
    assert files(root) == before
    assert "notes added: 1" in run(root, "import", file).stdout
    after = files(root)
    assert after["content/annotations/qara.md"].decode() == NOTES.rstrip("\n") + "\n\n> Dix-sept\n\nSeventeen.\n"
    changed = {path for path, data in after.items() if before.get(path) != data}
    assert changed <= {"content/annotations/qara.md", "content/.anchors/qara.jsonl", ".commonplace.lock"}


def test_what_goes_nowhere_is_told_kept_and_can_be_imported_later(root: Path, tmp_path: Path) -> None:
    file, rest = tmp_path / "notes.json", tmp_path / "rest.json"
    lost = ITEM | {"target": {"source": "https://example.org/later", "dc:title": "A later article"}}
    file.write_text("[\n" + json.dumps(lost) + "\n]", "utf-8")
    told = run(root, "import", file, "--rest", rest)
    assert told.exit_code == 1
    assert f'{file.as_posix()}:2: "Seventeen.": no article has its address' in told.stderr
    assert "https://example.org/later" in told.stderr
    write_file(root / "seeds/later.txt", "A later article\n\nIts text is here.\n")
    assert run(root, "import", rest).exit_code == 0
    assert "Seventeen." in (root / "content/annotations/later.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["jsonld", "markdown", "csv"])
def test_every_format_to_standard_output_in_utf_8(root: Path, name: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    command = [sys.executable, "-m", "builder", "notes", "export", "--root", str(root), "--format", name]
    ran = subprocess.run(command, cwd=HERE, env=environment, capture_output=True, check=True)
    assert "quitté" in ran.stdout.decode("utf-8")
    assert ran.stderr == b""


def test_a_file_that_is_too_large_is_refused_unread(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    with file.open("wb") as large:
        large.truncate(200_000_000)
    before = files(root)
    told = run(root, "import", file)
    assert told.exit_code == 1
    assert "200 MB are too much" in told.stderr
    assert files(root) == before


def planned(root: Path, before: bytes | None) -> Plan:
    anchors = ("content/.anchors/qara.jsonl", "")
    change = Change(path="content/annotations/qara.md", before=before, text="new", added=1, unplaced=0, anchors=anchors)
    return Plan(changes=(change,), there=0, left=())


def test_a_file_that_changed_meanwhile_is_left(root: Path) -> None:
    for before in (b"as it was", None):
        (problem,) = carry_out(root, planned(root, before))
        assert "changed meanwhile" in problem.message
    assert (root / "content/annotations/qara.md").read_text("utf-8") == NOTES


def test_nothing_is_written_through_a_link(root: Path, tmp_path: Path) -> None:
    file, away = root / "content/annotations/qara.md", tmp_path / "away.md"
    file.rename(away)
    file.symlink_to(away)
    (problem,) = carry_out(root, planned(root, NOTES.encode()))
    assert "a link" in problem.message
    assert away.read_text("utf-8") == NOTES


def test_the_seeds_are_as_they_were(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "notes.json"
    file.write_text(json.dumps(ITEM), "utf-8")
    run(root, "import", file)
    assert {name: (root / f"seeds/{name}.txt").read_text("utf-8") for name in SEEDS} == SEEDS
