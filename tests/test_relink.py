"""`commonplace relink`: what it asks, what a yes does, and that nothing is lost by it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from builder.annotate.parse import parse_annotations
from builder.disk import read_tree, write_file
from builder.model import ArticleId
from builder.pipeline import Mapper, anchor_files, build
from builder.relink import Question, questions, relink
from tests.serving import SOON, collection

REWRITTEN = "> Les tout derniers bus ont enfin quitté Qara le 28 août 2017\n\nRewritten.\n"
NOTES = f"---\ntags: [convoy]   # kept as it is\n---\n{REWRITTEN}\n> Dix-sept autobus sont partis\n\nTwice.\n\n> vers Abou Kamal\n\nFine.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_file(collection(tmp_path) / "content/annotations/qara.md", NOTES)
    return tmp_path


def asked_of(root: Path, analyse_all: Mapper) -> tuple[Question, ...]:
    tree, _ = read_tree(root)
    return tuple(questions(build(tree, analyse_all).collection, tree))


def relinked(root: Path, analyse_all: Mapper, *answers: str) -> tuple[int, str]:
    """How many are left, and what was told."""
    told: list[str] = []
    given = iter(answers)
    left = relink(root, asked_of(root, analyse_all), read_tree(root)[0], lambda question: next(given), told.append)
    return left, "\n".join(told)


def quotes(file: Path) -> list[str | None]:
    return [note.quote for note in parse_annotations(file.read_text("utf-8"), "", ArticleId(""))[0].notes]


def test_a_yes_puts_the_passage_in_place_of_the_quote_and_keeps_the_rest(root: Path, analyse_all: Mapper) -> None:
    file = root / "content/annotations/qara.md"
    left, told = relinked(root, analyse_all, "y", "1")
    assert left == 0
    assert "content/annotations/qara.md:4: quote not found (1 of 2)" in told
    first, second, third = quotes(file)
    assert first is not None
    assert "Les derniers autobus ont quitté Qara le 28 août 2017" in first
    assert second is not None
    assert len(second) > len("Dix-sept autobus sont partis")
    assert third == "vers Abou Kamal"
    text = file.read_text("utf-8")
    assert text.startswith("---\ntags: [convoy]   # kept as it is\n---\n> ")
    assert all(f"\n\n{said}\n" in text for said in ("Rewritten.", "Twice.", "Fine."))
    assert asked_of(root, analyse_all) == ()


def test_the_file_as_it_was_stands_beside_it(root: Path, analyse_all: Mapper) -> None:
    folder = root / "content/annotations"
    (folder / "qara.md.bak-1").write_text("an older one", "utf-8")
    _, told = relinked(root, analyse_all, "y", "y")
    assert (folder / "qara.md.bak-1").read_text("utf-8") == "an older one"
    assert (folder / "qara.md.bak-2").read_text("utf-8") == NOTES
    assert not (folder / "qara.md.bak-3").exists()
    assert "Backup: content/annotations/qara.md.bak-2" in told
    assert "content/annotations/qara.md.bak-2" not in read_tree(root)[0]


@pytest.mark.parametrize("answers", [["s", "s"], ["q"], ["", "n"], ["7", "?", "skip", "quit"]])
def test_without_a_yes_nothing_changes(root: Path, analyse_all: Mapper, answers: list[str]) -> None:
    assert relinked(root, analyse_all, *answers)[0] == 2
    assert [file.name for file in (root / "content/annotations").glob("*.md*")] == ["qara.md"]
    assert (root / "content/annotations/qara.md").read_text("utf-8") == NOTES


def test_a_file_that_changed_meanwhile_is_left(root: Path, analyse_all: Mapper) -> None:
    asked, (tree, _) = asked_of(root, analyse_all), read_tree(root)
    (root / "content/annotations/qara.md").write_text("mine", "utf-8")
    told: list[str] = []
    assert relink(root, asked, tree, lambda question: "y", told.append) == 2
    assert (root / "content/annotations/qara.md").read_text("utf-8") == "mine"
    assert "was changed meanwhile" in "".join(told)


def test_the_notes_of_a_renamed_seed_are_offered_to_the_article_that_has_their_passages(
    root: Path, analyse_all: Mapper
) -> None:
    tree, _ = read_tree(root)
    for path, text in anchor_files(build(tree, analyse_all), tree).items():
        write_file(root / path, text)
    (root / "seeds/qara.txt").rename(root / "seeds/2017-qara.txt")
    asked = asked_of(root, analyse_all)
    assert [choice.value for choice in asked[0].choices] == ["2017-qara"]
    assert relinked(root, analyse_all, "y")[0] == 0
    assert (root / "content/annotations/2017-qara.md").read_text("utf-8") == NOTES
    assert not (root / "content/annotations/qara.md").exists()
    assert (root / "content/.anchors/2017-qara.jsonl").exists()


def test_an_article_with_notes_of_its_own_is_not_written_over(root: Path, analyse_all: Mapper) -> None:
    (root / "seeds/qara.txt").rename(root / "seeds/2017-qara.txt")
    write_file(root / "content/annotations/2017-qara.md", "Mine.\n")
    asked = asked_of(root, analyse_all)
    assert asked[0].choices == ()
    assert "Rename the file by hand" in asked[0].without


def test_without_a_terminal_it_tells_and_changes_nothing(root: Path) -> None:
    command = [sys.executable, "-m", "builder", "relink", "--root", str(root)]
    here = Path(__file__).parent.parent
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=here, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert "quote not found (1 of 2)" in done.stdout
    assert "Nothing was changed" in done.stderr
    assert (root / "content/annotations/qara.md").read_text("utf-8") == NOTES


def test_on_a_terminal_it_asks(root: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "builder", "relink", "--root", str(root)]
    here = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=here, stdin=theirs, stdout=subprocess.DEVNULL) as process:
        os.write(ours, b"y\nq\n")
        assert process.wait(SOON) == 1
    os.close(ours)
    os.close(theirs)
    assert (root / "content/annotations/qara.md").read_text("utf-8") != NOTES
    assert (root / "content/annotations/qara.md.bak-1").read_text("utf-8") == NOTES
