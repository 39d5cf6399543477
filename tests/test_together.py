"""Two people's notes on one article, merged by the real git: with what a collection is shipped with, and with the driver."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.edit import EditError, Written, add_notes, written_notes
from builder.annotate.merge import merge_annotations
from builder.annotate.parse import parse_annotations
from builder.cli import main
from builder.disk import write_file
from builder.exchange.together import merge_files
from builder.model import ArticleId
from builder.starter import files

BASE = "---\ntags: [a]\n---\nOn the whole.\n\n> Qara\n\nA town.\n\n> le 28 août\n\nA day.\n"
ADA = "\n\n> Homs\n\nBy Ada.\n\n#town\n\n— Ada, 2024-05-01\n"
BO = "\n\n> Raqqa\n\nBy Bo.\n\n#town\n\n— Ada, 2024-05-01\n"
NOTES = "content/annotations/qara.md"


class Checkout:
    """A collection in git, with a branch of each of two people."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path in (".gitattributes", ".gitignore", "mkdocs.yml"):
            write_file(root / path, files()[path])
        self.git("init", "-q", "-b", "ours")
        self.git("config", "user.email", "a@example.org")
        self.git("config", "user.name", "A")

    def git(self, *words: str) -> int:
        return subprocess.run(["git", *words], cwd=self.root, capture_output=True, check=False).returncode

    def merge(self, base: str | None, ours: str, theirs: str, path: str = NOTES) -> tuple[bool, str]:
        """Whether there was no conflict, and what the file is then."""
        if base is not None:
            write_file(self.root / path, base)
        self._commit()
        self.git("checkout", "-q", "-b", "theirs")
        write_file(self.root / path, theirs)
        self._commit()
        self.git("checkout", "-q", "ours")
        write_file(self.root / path, ours)
        self._commit()
        code = self.git("merge", "-q", "theirs", "-m", "both")
        return code == 0, (self.root / path).read_text("utf-8")

    def _commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "notes")


@pytest.fixture
def shipped(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


@pytest.fixture
def taught(shipped: Checkout) -> Checkout:
    told = CliRunner().invoke(main, ["notes", "git", "--root", str(shipped.root)], catch_exceptions=False)
    assert told.exit_code == 0, told.output
    return shipped


def notes_of(text: str) -> list[tuple[str | None, str, str | None]]:
    return [(note.quote, note.body, note.author) for note in parse_annotations(text, "", ArticleId(""))[0].notes]


def test_notes_that_two_people_added_are_both_there_without_a_conflict(shipped: Checkout) -> None:
    clean, text = shipped.merge(BASE, BASE + "\n> Homs\n\nBy Ada.\n", BASE + "\n> Raqqa\n\nBy Bo.\n")
    assert clean
    assert notes_of(text) == [*notes_of(BASE), ("Homs", "By Ada.", None), ("Raqqa", "By Bo.", None)]


def test_two_sides_anchors_are_both_there(shipped: Checkout) -> None:
    lines = [f'{{"key": "{name}-1", "prefix": "", "suffix": "", "start": 1}}\n' for name in "abc"]
    clean, text = shipped.merge(lines[0], lines[0] + lines[1], lines[0] + lines[2], "content/.anchors/qara.jsonl")
    assert clean
    assert text == "".join(lines)


def test_with_the_driver_equal_signatures_and_tags_stay_with_their_notes(taught: Checkout) -> None:
    clean, text = taught.merge(BASE, BASE + ADA, BASE + BO)
    assert clean
    assert notes_of(text)[-2:] == [("Homs", "By Ada.\n\n#town", "Ada"), ("Raqqa", "By Bo.\n\n#town", "Ada")]


def test_with_the_driver_the_last_note_may_be_changed_while_another_is_added(taught: Checkout) -> None:
    clean, text = taught.merge(BASE, BASE.replace("A day.", "A Monday."), BASE + BO)
    assert clean
    assert notes_of(text) == notes_of(BASE.replace("A day.", "A Monday.") + BO)


def test_with_the_driver_two_new_files_are_one(taught: Checkout) -> None:
    clean, text = taught.merge(None, BASE + ADA, BASE + BO)
    assert clean
    assert notes_of(text) == notes_of(BASE + ADA + BO)


def test_with_the_driver_a_note_that_both_changed_is_a_conflict_and_the_others_are_merged(taught: Checkout) -> None:
    clean, text = taught.merge(
        BASE, BASE.replace("A town.", "A city.") + ADA, BASE.replace("A town.", "A village.") + BO
    )
    assert not clean
    notes = notes_of(text)
    assert notes[1] == ("Qara", "<<<<<<< ours\nA city.\n=======\nA village.\n>>>>>>> theirs", None)
    assert [quote for quote, _, _ in notes] == [None, "Qara", "le 28 août", "Homs", "Raqqa"]
    _, problems = parse_annotations(text, "", ArticleId(""))
    assert {problem.message for problem in problems} == {"an unsolved merge conflict"}


def test_with_the_driver_corrections_of_both_meet_as_lines(taught: Checkout) -> None:
    base = "---\ntitle: A\nsource: B\nauthor: C\n---\n"
    clean, text = taught.merge(base, base.replace("A", "Aa") + "\nBy Ada.\n", base.replace("C", "Cc"))
    assert clean
    assert text == "---\ntitle: Aa\nsource: B\nauthor: Cc\n---\n\nBy Ada.\n"


def test_what_one_deleted_and_the_other_changed_is_kept_and_a_conflict(taught: Checkout) -> None:
    clean, text = taught.merge(BASE, BASE.replace("> Qara\n\nA town.\n\n", ""), BASE.replace("A town.", "A city."))
    assert not clean
    assert ("Qara", "A city.", None) in notes_of(text)


def test_what_one_deleted_is_gone(taught: Checkout) -> None:
    clean, text = taught.merge(BASE, BASE + ADA, BASE.replace("> Qara\n\nA town.\n\n", ""))
    assert clean
    assert notes_of(text) == notes_of(BASE.replace("> Qara\n\nA town.\n\n", "") + ADA)


def test_what_git_cannot_merge_stays_as_ours_was_and_is_a_conflict(tmp_path: Path) -> None:
    """Saved as UTF-16, as some editors do, it has zeros in it: git takes it for no text, and gives nothing."""
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for file, text in ((base, BASE), (ours, BASE + ADA), (theirs, BASE + BO)):
        file.write_bytes(text.encode("utf-16"))
    assert merge_files(base, ours, theirs) is False
    assert ours.read_bytes() == (BASE + ADA).encode("utf-16")


def test_what_was_told_to_git_before_stays_to_the_byte(shipped: Checkout) -> None:
    attributes = shipped.root / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_bytes(b"*.bin -diff\r\n\r\n*.caf\xe9 -text  ")
    for _ in range(2):
        CliRunner().invoke(main, ["notes", "git", "--root", str(shipped.root)], catch_exceptions=False)
    assert attributes.read_bytes() == (
        b"*.bin -diff\r\n\r\n*.caf\xe9 -text  \ncontent/annotations/*.md merge=commonplace\n"
    )


def test_no_checkout_is_a_wrong_use(tmp_path: Path) -> None:
    write_file(tmp_path / "mkdocs.yml", "")
    told = CliRunner().invoke(main, ["notes", "git", "--root", str(tmp_path)])
    assert told.exit_code == 2


SOME = st.lists(
    st.builds(Written, quote=st.sampled_from([None, "Qara", "Homs", "Raqqa"]), body=st.sampled_from(["one", "two", "three\n\n— Ada", "```\nx"])),
    max_size=5,
)  # fmt: skip


def no_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    return ours, True


@given(base=SOME, ours=SOME, theirs=SOME)
def test_no_word_of_either_side_is_lost(base: list[Written], ours: list[Written], theirs: list[Written]) -> None:
    try:
        texts = [add_notes("---\ntags: []\n---\n", notes) for notes in (base, ours, theirs)]
        merged, clean = merge_annotations(texts[0], texts[1], texts[2], no_lines)
    except EditError:
        return
    said = [note.body for note in written_notes(merged)]
    was = {note.body for note in written_notes(texts[0])}
    for note in (*written_notes(texts[1]), *written_notes(texts[2])):
        assert note.body in was or any(note.body in body for body in said)
    if texts[1] == texts[2] or texts[0] == texts[2]:
        assert (merged, clean) == (texts[1], True)
    elif texts[0] == texts[1]:
        assert sorted(map(repr, written_notes(merged))) == sorted(map(repr, written_notes(texts[2])))
