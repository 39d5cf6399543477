"""`commonplace relink`: what it asks, what a yes does, and that nothing is lost by it."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from contextlib import suppress
from pathlib import Path

import pytest

from builder.annotate.parse import parse_annotations
from builder.disk import read_tree, write_file
from builder.model import ArticleId
from builder.pipeline import Mapper, anchor_files, build
from builder.relink import Question, questions, relink
from tests.serving import SOON, collection

HEARD = 5.0  # seconds without a word, after which a key was not heard
REWRITTEN = "> Les tout derniers bus avaient enfin laissé Qara derrière eux en août 2017\n\nRewritten.\n"
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
    left = relink(
        root,
        asked_of(root, analyse_all),
        read_tree(root)[0],
        lambda question: next(given),
        lambda *parts: told.append("".join(parts)),
    )
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
    assert relink(root, asked, tree, lambda question: "y", lambda *parts: told.append("".join(parts))) == 2
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


MINE = "\ufeff> Ils sont partis\r\n\r\nMine.\r\n\r\n> vers Abou Kamal\r\n\r\nFine.\r\n"


@pytest.fixture
def renamed(root: Path) -> Path:
    """The seed has a new name, and notes of its own under it."""
    (root / "seeds/qara.txt").rename(root / "seeds/2017-qara.txt")
    (root / "content/annotations/2017-qara.md").write_bytes(MINE.encode())
    return root


def test_the_notes_of_a_renamed_seed_are_added_to_those_it_has_by_now(renamed: Path, analyse_all: Mapper) -> None:
    _, told = relinked(renamed, analyse_all, "y", "q")
    folder = renamed / "content/annotations"
    notes = parse_annotations((folder / "2017-qara.md").read_text("utf-8"), "", ArticleId(""))[0]
    assert [note.body for note in notes.notes] == ["Mine.", "Fine.", "Rewritten.", "Twice."]
    assert notes.tags == ("convoy",)
    assert (folder / "2017-qara.md.bak-1").read_bytes() == MINE.encode()
    assert (folder / "qara.md.bak-1").read_text("utf-8") == NOTES
    assert not (folder / "qara.md").exists()
    assert "has notes of its own" in told


def test_of_two_front_matters_the_articles_own_stays_and_the_other_is_told_of(
    renamed: Path, analyse_all: Mapper
) -> None:
    write_file(renamed / "content/annotations/2017-qara.md", "---\ntags: [mine]\n---\nMine.\n")
    _, told = relinked(renamed, analyse_all, "y", "q")
    notes = parse_annotations((renamed / "content/annotations/2017-qara.md").read_text("utf-8"), "", ArticleId(""))[0]
    assert notes.tags == ("mine",)
    assert len(notes.notes) == 4
    assert "front matter of its own" in told


def test_merging_again_after_a_kill_adds_nothing_twice(renamed: Path, analyse_all: Mapper) -> None:
    relinked(renamed, analyse_all, "y", "q")
    merged = (renamed / "content/annotations/2017-qara.md").read_text("utf-8")
    write_file(renamed / "content/annotations/qara.md", NOTES)
    relinked(renamed, analyse_all, "y", "q")
    assert (renamed / "content/annotations/2017-qara.md").read_text("utf-8") == merged


@pytest.mark.parametrize("path", ["qara.md", "2017-qara.md"])
def test_nothing_is_merged_where_either_file_changed_meanwhile(renamed: Path, analyse_all: Mapper, path: str) -> None:
    asked, (tree, _) = asked_of(renamed, analyse_all), read_tree(renamed)
    write_file(renamed / "content/annotations" / path, "Meanwhile.\n")
    before = read_tree(renamed)[0]
    relink(renamed, asked[:1], tree, lambda question: "y", lambda *parts: None)
    assert read_tree(renamed)[0] == before


def test_without_a_terminal_it_tells_and_changes_nothing(root: Path) -> None:
    command = [sys.executable, "-m", "builder", "relink", "--root", str(root)]
    here = Path(__file__).parent.parent
    done = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=here, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert "quote not found (1 of 2)" in done.stdout
    assert "\x1b" not in done.stdout
    assert "\N{SYMBOL FOR ESCAPE}" not in done.stdout
    assert "Nothing was changed" in done.stderr
    assert (root / "content/annotations/qara.md").read_text("utf-8") == NOTES


def on_a_terminal(root: Path, *keys: bytes) -> tuple[int, str]:
    """The exit code and what was shown, with these keys typed at one question after another."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "builder", "relink", "--root", str(root)]
    here = Path(__file__).parent.parent
    with subprocess.Popen(command, cwd=here, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
                          preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0)) as process:  # fmt: skip
        os.close(theirs)
        shown = b""
        for number, key in enumerate(keys, 1):
            while shown.count(b"q: quit") < number:
                shown += os.read(ours, 4096)
            os.write(ours, key)
        with suppress(OSError):  # raised when the program has gone
            while True:
                if not select.select([ours], [], [], HEARD)[0]:
                    os.write(
                        ours, keys[-1]
                    )  # a signal between the prompt and the reading of it is lost: as a person would, again
                elif more := os.read(ours, 4096):
                    shown += more
                else:
                    break
        code = process.wait(SOON)
    os.close(ours)
    return code, shown.decode("utf-8", "replace")


@pytest.mark.parametrize("last", [b"\x03", b"\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_on_a_terminal_what_was_answered_stands_however_it_ends(root: Path, last: bytes) -> None:
    code, shown = on_a_terminal(root, b"y\n", last)
    assert code == 1
    assert "1 of 2 mended" in shown
    assert "Traceback" not in shown
    assert (root / "content/annotations/qara.md").read_text("utf-8") != NOTES
    assert (root / "content/annotations/qara.md.bak-1").read_text("utf-8") == NOTES


def test_on_a_terminal_nothing_changes_before_a_yes(root: Path) -> None:
    code, shown = on_a_terminal(root, b"\x03")
    assert code == 1
    assert "Traceback" not in shown
    assert "\x1b[1m\x1b[4m" in shown  # the passage stands out, and is not told to
    assert "\N{SYMBOL FOR ESCAPE}" not in shown
    assert [file.name for file in (root / "content/annotations").glob("*.md*")] == ["qara.md"]
    assert (root / "content/annotations/qara.md").read_text("utf-8") == NOTES
