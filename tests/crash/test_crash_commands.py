"""Nothing is lost by any other command that writes: killed, on a full disk, in a folder that may not be written, without power.

Each command is killed at steps of its writing (stepping.py), and at moments by the clock, both drawn from a fixed seed, in
proportion to KILLS in the environment. What it writes in peace is known: after a kill every file is as before it or as
after it, whole, no line of a note is gone, and the same command, run again, ends where it would have ended. A new command
that writes is one more of COMMANDS.
"""

from __future__ import annotations

import http.client
import json
import os
import pty
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.disk import is_half_written, write_file
from builder.render import BESIDE
from tests import serving
from tests.crash.disturbing import (
    HERE,
    KILLS,
    Manifest,
    ended,
    full_disk,
    manifest,
    run,
    start,
    without_the_rights_of_root,
)
from tests.crash.stepping import SAID, UNSYNCED

AT_STEPS, BY_CLOCK = max(KILLS // 3, 2), max(KILLS // 12, 1)
ANNOTATIONS = "collection/content/annotations"
FILES = {
    "collection/seeds/pont.txt": "Le pont de Tournus est fermé\n\nLe pont de Tournus est fermé depuis le mardi 20 mars 2018.\n",
    f"{ANNOTATIONS}/qara.md": "---\ntags: [convoy]   # kept as it is\n---\n"
    "> Les tout derniers bus avaient enfin laissé Qara derrière eux en août 2017\n\nLost.\n\n> vers Abou Kamal\n\nFine.\n",
    f"{ANNOTATIONS}/one gone.md": "---\ntags: [gone]\n---\n> غادرت الحافلات القلمون الغربي\n\nOf a seed that has a new name.\n",
    f"{ANNOTATIONS}/other gone.md": "> Le pont de Tournus est fermé depuis\n\nOf another one.\n",
    "collection/content/.anchors/other gone.jsonl": '{"key": "a-1", "prefix": "", "suffix": "", "start": 30}\n',
}
HAFILAT = "> وصلت الحافلات إلى البوكمال\n\nIts own.\n"
OUTLINE = "---\ntags: [a]\n---\n> Qara\n\nA town.\n"
IMPORTED = [
    {
        "type": "Annotation",
        "body": f"Imported. {'At length. ' * 50}",
        "target": {"source": "urn:x", "dc:title": title, "selector": {"type": "TextQuoteSelector", "exact": exact}},
    }
    for title, exact in (
        ("Les autobus ont quitté Qara", "Dix-sept"),
        ("Le pont de Tournus est fermé", "mardi 20 mars 2018"),
        ("Nobody has saved this", "nothing"),
    )
]


def nothing(work: Path) -> None:
    """Where a command needs no more than every collection has."""


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command that writes, run in `collection/` of a folder that is looked at as a whole."""

    words: tuple[str, ...]
    writes: str
    """What the paths are like, in that folder, whose writing is cut into steps."""
    closed: str
    """The folder that it needs to write into, and may not."""
    prepare: Callable[[Path], None] = nothing
    typed: bytes = b""
    most: tuple[int, ...] = (0, 500)
    """Bytes of the longest file that the full disk takes when the writing begins."""


def beside(files: dict[str, str]) -> Callable[[Path], None]:
    def prepare(work: Path) -> None:
        for path, text in files.items():
            write_file(work / path, text)

    return prepare


def a_checkout(work: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=work / "collection", check=True)
    (work / "collection/.git/info/attributes").write_bytes(b"*.bin -diff\r\n*.pdf -text")


def a_zip_and_something_new(work: Path) -> None:
    run(work / "collection", "build", "--zip")
    write_file(work / "collection/seeds/more.txt", "Encore\n\nLe pont de Mâcon est ouvert.\n")


COMMANDS = {
    "annotate": Command(words=("annotate", "hafilat"), writes=f"{ANNOTATIONS}/.*", closed=ANNOTATIONS),
    "relink": Command(
        words=("relink",), typed=b"y\n" * 3, writes="collection/content/.*", closed=ANNOTATIONS,
        prepare=beside({f"{ANNOTATIONS}/hafilat.md": HAFILAT}), most=(0, 100),
    ),
    "notes import": Command(
        words=("notes", "import", "../notes.json", "--rest", "../rest.json"), closed=ANNOTATIONS,
        writes=r"collection/content/.*|rest\.json|\.new-[^/]*", prepare=beside({"notes.json": json.dumps(IMPORTED)}),
    ),
    "notes git": Command(words=("notes", "git"), writes=r"collection/\.git/.*", closed="collection/.git", prepare=a_checkout, most=(0,)),
    "notes merge": Command(
        words=("notes", "merge", "../base", "../ours", "../theirs"), writes=r"ours|\.new-[^/]*", closed=".", most=(0, 40),
        prepare=beside({
            "base": OUTLINE, "ours": f"{OUTLINE}\n> Homs\n\nBy Ada.\n", "theirs": f"{OUTLINE}\n> Raqqa\n\nBy Bo.\n",
        }),
    ),
    "notes export": Command(
        words=("notes", "export", "--output", "../exported.json"), writes=r"exported\.json|\.new-[^/]*", closed=".",
        prepare=beside({"exported.json": "an older one"}),
    ),
    "build --zip": Command(
        words=("build", "--zip"), writes=r"collection/(collection\.zip|\.new-[^/]*)", closed="collection", prepare=a_zip_and_something_new,
        most=(0, 600_000),
    ),
    "new": Command(words=("new", "../fresh"), writes="fresh/.*", closed="."),
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Undisturbed:
    """A command run in peace, and the folder as it was before, to begin from again."""

    command: Command
    template: Path
    before: Manifest
    after: Manifest
    code: int
    said: str
    steps: int
    takes: float
    """Seconds."""

    def again(self, folder: Path) -> Path:
        shutil.copytree(self.template, folder)
        return folder


@pytest.fixture(scope="module", params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in COMMANDS])
def peace(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    command = COMMANDS[request.param]
    template = tmp_path_factory.mktemp("template") / "work"
    serving.collection(template / "collection")
    beside(FILES)(template)
    command.prepare(template)
    work = Path(shutil.copytree(template, tmp_path_factory.mktemp("peace") / "work"))
    before = time.monotonic()
    code, said = run_command(command, work, step=0)
    takes = time.monotonic() - before
    steps = int(said.partition(SAID)[2].partition("\n")[0])
    return Undisturbed(
        command=command, template=template, before=manifest(template), after=manifest(work), code=code, said=said, steps=steps, takes=takes,
    )  # fmt: skip


@contextmanager
def started(
    command: Command, work: Path, step: int | str | None = None, first: Callable[[], None] | None = None
) -> Iterator[subprocess.Popen[str]]:
    """The running command, with the answers already typed; step: as of stepping.py, None leaves it alone."""
    ours, theirs = pty.openpty()
    os.write(ours, command.typed)
    stepping = () if step is None else (str(step), f"{re.escape(str(work.resolve()))}/({command.writes})")
    module = "builder" if step is None else "tests.crash.stepping"
    try:
        yield start(work / "collection", *stepping, *command.words, module=module, stdin=theirs, first=first)
    finally:
        os.close(theirs)
        os.close(ours)


def run_command(
    command: Command, work: Path, step: int | str | None = None, first: Callable[[], None] | None = None
) -> tuple[int, str]:
    with started(command, work, step, first) as running:
        return ended(running)


def kill_in(command: Command, work: Path, seconds: float) -> None:
    """With all the processes it has started."""
    with started(command, work, first=os.setsid) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
        running.communicate()


def whole(files: Manifest) -> Manifest:
    """Without what the next build sweeps away, and the locks of git, which it asks a person to remove."""
    return {
        path: data
        for path, data in files.items()
        if not is_half_written(Path(path)) and not path.endswith(".lock") and BESIDE not in path
    }


def without_backups(files: Manifest) -> Manifest:
    return {path: data for path, data in whole(files).items() if ".bak-" not in path}


def lines_of_notes(files: Manifest) -> set[bytes]:
    return {line for path, data in whole(files).items() if path.startswith(ANNOTATIONS) for line in data.split(b"\n")}


def assert_nothing_lost(peace: Undisturbed, work: Path) -> None:
    before, after, now = whole(peace.before), whole(peace.after), whole(manifest(work))
    for path in before.keys() | after.keys() | now.keys():
        assert now.get(path) in (before.get(path), after.get(path)), path
    assert lines_of_notes(before) <= lines_of_notes(now)


def assert_ends_as_in_peace(peace: Undisturbed, work: Path) -> None:
    for lock in work.glob("collection/.git/*.lock"):
        lock.unlink()
    if whole(manifest(work)) != whole(
        peace.after
    ):  # else it was killed after its last file, and `new` finds a collection there
        assert run_command(peace.command, work)[0] in (0, peace.code)
    assert without_backups(manifest(work)) == without_backups(peace.after)


def test_in_peace_it_writes_and_says_what_it_did(peace: Undisturbed) -> None:
    """Otherwise the tests below would disturb nothing."""
    assert whole(peace.after) != whole(peace.before)
    assert not [path for path in peace.after if is_half_written(Path(path)) or BESIDE in path]
    assert peace.steps > 5


def test_killed_at_any_moment_every_file_is_the_old_or_the_new_one(peace: Undisturbed, tmp_path: Path) -> None:
    chance = random.Random(6)
    for step in chance.sample(range(1, peace.steps + 1), min(AT_STEPS, peace.steps)):
        work = peace.again(tmp_path / f"step {step}")
        assert run_command(peace.command, work, step)[0] == -signal.SIGKILL
        assert_nothing_lost(peace, work)
    assert_ends_as_in_peace(peace, work)
    for number in range(BY_CLOCK):
        work = peace.again(tmp_path / f"moment {number}")
        kill_in(peace.command, work, chance.uniform(0.1, 1.0) * peace.takes)
        assert_nothing_lost(peace, work)
    assert_ends_as_in_peace(peace, work)


def test_a_full_disk_is_told_and_costs_nothing(peace: Undisturbed, tmp_path: Path) -> None:
    """Full from the start, and full when the writing begins."""
    for most in (None, *peace.command.most):
        work = peace.again(tmp_path / f"most {most}")
        full = full_disk(0) if most is None else None
        code, said = run_command(peace.command, work, None if most is None else f"full={most}", full)
        assert code == 1
        assert re.search("File too large|No usable temporary directory|git config", said), said
        assert_nothing_lost(peace, work)
        assert not [path for path in manifest(work) if is_half_written(Path(path))]
    assert_ends_as_in_peace(peace, work)


def test_a_folder_that_may_not_be_written_is_told(peace: Undisturbed, tmp_path: Path) -> None:
    work = peace.again(tmp_path / "work")
    (work / peace.command.closed).chmod(0o555)
    code, said = run_command(peace.command, work, first=without_the_rights_of_root)
    (work / peace.command.closed).chmod(0o755)
    assert code == 1
    assert "Permission denied" in said
    assert_nothing_lost(peace, work)


def test_what_has_its_name_is_synced_before_and_its_folder_after(peace: Undisturbed) -> None:
    """As far as a power failure can be told in advance: what is not synced it may take."""
    assert UNSYNCED not in peace.said


# -- notes written in the page --------------------------------------------------------------------------------------

KILLED = (ConnectionError, http.client.HTTPException)


def stepping(root: Path, step: int) -> tuple[str, ...]:
    return "tests.crash.stepping", str(step), f"{re.escape(str(root.resolve()))}/content/annotations/.*"


@pytest.mark.xdist_group("serve")
def test_a_note_written_in_the_page_is_there_or_not_whenever_serve_is_killed(tmp_path: Path) -> None:
    root = serving.collection(tmp_path / "collection")
    file = root / "content/annotations/qara.md"
    note = "\n> le 28 août 2017\n\nA day.\n"
    with serving.served(root, program=stepping(root, 0)) as one:
        assert one.change("qara", action="add", quote="le 28 août 2017", body="A day.")[0] == 200
    assert file.read_text("utf-8") == serving.NOTES + note
    serving.until(lambda: SAID in one.told())
    assert UNSYNCED not in one.told()
    chance = random.Random(6)
    steps = int(one.told().partition(SAID)[2].partition("\n")[0])
    for step in chance.sample(range(1, steps + 1), min(max(KILLS // 4, 1), steps)):
        write_file(file, serving.NOTES)
        with serving.served(root, program=stepping(root, step)) as one:
            try:
                answered = one.change("qara", action="add", quote="le 28 août 2017", body="A day.")[0] == 200
            except KILLED:
                answered = False
        assert one.process.returncode == -signal.SIGKILL
        assert file.read_text("utf-8") in (
            (serving.NOTES + note,) if answered else (serving.NOTES, serving.NOTES + note)
        )


@pytest.mark.xdist_group("serve")
def test_every_note_that_serve_said_yes_to_is_there_when_it_is_killed(tmp_path: Path) -> None:
    root = serving.collection(tmp_path / "collection")
    chance = random.Random(6)
    for _ in range(BY_CLOCK):
        write_file(root / "content/annotations/qara.md", serving.NOTES)
        answered = 0
        with serving.served(root) as one:
            dies = time.monotonic() + chance.uniform(0.2, 1.5)
            killer = subprocess.Popen(["sh", "-c", f"sleep {dies - time.monotonic():.2f}; kill -9 {one.process.pid}"])
            try:
                while one.change("qara", action="add", quote="le 28 août 2017", body=f"Note {answered}.")[0] == 200:
                    answered += 1
            except KILLED:
                pass
            killer.wait(serving.SOON)
        text = (root / "content/annotations/qara.md").read_text("utf-8")
        notes = [f"\n> le 28 août 2017\n\nNote {number}.\n" for number in range(answered + 1)]
        assert answered
        assert text in (serving.NOTES + "".join(notes[:-1]), serving.NOTES + "".join(notes))


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="fills the disk of a running program, as Linux can")
@pytest.mark.xdist_group("serve")
def test_a_full_disk_is_told_in_the_page_and_the_note_can_be_sent_again(tmp_path: Path) -> None:
    root = serving.collection(tmp_path / "collection")
    file = root / "content/annotations/qara.md"
    with serving.served(root) as one:
        _, most = resource.prlimit(one.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(one.process.pid, resource.RLIMIT_FSIZE, (0, most))
        status, answer = one.change("qara", action="add", quote="le 28 août 2017", body="A day.")
        assert status == 507
        assert "content/annotations/qara.md cannot be written: File too large" in str(answer["error"])
        assert file.read_text("utf-8") == serving.NOTES
        resource.prlimit(one.process.pid, resource.RLIMIT_FSIZE, (most, most))
        assert one.change("qara", action="add", quote="le 28 août 2017", body="A day.")[0] == 200


# -- the gazetteer --------------------------------------------------------------------------------------------------

A_PART_OF_IT = """
import sys
from itertools import islice
from pathlib import Path
from builder.gazetteer import compiled, open_gazetteer
from builder.gazetteer.names import key_of
everything = compiled.records
compiled.records = lambda: islice(everything(), 10_000)
_, first = next(everything())
assert open_gazetteer(Path(sys.argv[1])).senses(key_of(first.name))
"""
"""The compilation as it is, of so many places as take seconds instead of a minute."""


def compiling(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", A_PART_OF_IT, str(folder)], env={**os.environ, "PYTHONPATH": str(HERE)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def table_of(folder: Path) -> Path:
    """The only one there, and nothing half made."""
    (table,) = [file for file in folder.iterdir() if not file.name.endswith(".lock")]
    return table


def rows_of(table: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(table)) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: sorted(map(repr, base.execute(f"SELECT * FROM {name}"))) for name in names}


@pytest.mark.xdist_group("gazetteer")
def test_the_gazetteer_is_whole_after_first_compilations_that_were_killed_and_two_at_once(tmp_path: Path) -> None:
    before = time.monotonic()
    assert ended(compiling(tmp_path / "peace")) == (0, "")
    takes = time.monotonic() - before
    known = rows_of(table_of(tmp_path / "peace"))
    chance = random.Random(6)
    folder = tmp_path / "killed"
    hit = 0
    for _ in range(2 * BY_CLOCK):
        running = compiling(folder)
        try:
            running.wait(chance.uniform(0.3, 0.9) * takes)
        except subprocess.TimeoutExpired:
            running.kill()
            hit += 1
        running.communicate()
        for table in folder.glob("gazetteer-*.sqlite"):
            assert rows_of(table) == known
            table.unlink()
    assert hit >= BY_CLOCK
    both = [compiling(folder), compiling(folder)]
    assert [ended(running) for running in both] == [(0, ""), (0, "")]
    assert rows_of(table_of(folder)) == known


@pytest.mark.xdist_group("gazetteer")
def test_a_disk_that_is_full_of_half_a_gazetteer_is_told(tmp_path: Path) -> None:
    root = serving.collection(tmp_path / "collection")
    code, said = run(root, "build", first=full_disk(2_000_000), XDG_CACHE_HOME=str(tmp_path / "cache"))
    assert code == 1
    assert re.search("gazetteer.*: the gazetteer cannot be compiled: (database or disk is full|disk I/O error)", said)
    assert [file.name for file in (tmp_path / "cache/commonplace").iterdir()] == [".gazetteer.lock"]
    assert not (root / "site").exists()
