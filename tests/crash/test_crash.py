"""Nothing is lost: builds that are killed, that find the disk full, that meet each other, or that fail half-way.

KILLS in the environment says how often a build is killed; the moments are drawn from a fixed seed. Other commands than `build`:
test_crash_commands.py.
"""

from __future__ import annotations

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from platformdirs import user_cache_path

from builder.render import BEFORE, BESIDE
from builder.starter import files as starter_files
from builder.workers import MANY
from tests.crash.disturbing import KILLS, full_disk, manifest, run, start, without_the_rights_of_root
from tests.hostile.positions import NEIGHBOUR, NEIGHBOUR_NOTES

NEWS = "Le pont de Tournus est fermé\n\nLe pont de Tournus est fermé depuis le mardi 20 mars 2018, a dit la mairie de Mâcon.\n"
OURS = {
    "seeds/neighbour.txt": NEIGHBOUR,
    "content/annotations/neighbour.md": NEIGHBOUR_NOTES,
    "content/annotations/gone.md": "> words of a seed that is gone\n\nA note that must stay.\n",
}
"""What a person wrote; the collection has it in both of its states, and nothing may change it."""


def collection(root: Path, *, news: bool, backwards: bool = False) -> Path:
    files = {**starter_files(), **OURS}
    for path, text in reversed(files.items()) if backwards else files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    state(root, news=news)
    return root


def state(root: Path, *, news: bool) -> None:
    if news:
        (root / "seeds/news.txt").write_text(NEWS, "utf-8")
    else:
        (root / "seeds/news.txt").unlink(missing_ok=True)


def assert_untouched(root: Path) -> None:
    for path, text in OURS.items():
        assert (root / path).read_text("utf-8") == text, path


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[bool, Path]:
    """The collection in its two states, each built in peace."""
    roots = {news: collection(tmp_path_factory.mktemp(f"news-{news}"), news=news) for news in (True, False)}
    for root in roots.values():
        run(root, "build")
    return roots


@pytest.fixture
def built(tmp_path: Path) -> Path:
    root = collection(tmp_path / "collection", news=False)
    run(root, "build")
    return root


def test_killed_at_any_moment_every_file_is_the_old_or_the_new_one(
    undisturbed: Mapping[bool, Path], built: Path
) -> None:
    pages = {news: manifest(root / "content") for news, root in undisturbed.items()}
    sites = [manifest(root / "site") for root in undisturbed.values()]
    chance = random.Random(6)
    before = time.monotonic()
    run(built, "build")
    takes = time.monotonic() - before
    hit = 0
    for number in range(KILLS):
        state(built, news=number % 2 == 0)
        running = start(built, "build")
        try:
            running.wait(chance.uniform(0.1, 1.0) * takes)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGKILL)
            hit += 1
        running.communicate()
        assert_untouched(built)
        assert manifest(built / "site") in sites
        for path, data in manifest(built / "content").items():
            half = Path(path).name.startswith(".new-")
            assert half or data in (pages[True].get(path), pages[False].get(path)), path
    assert hit >= KILLS // 2
    state(built, news=True)
    run(built, "build")
    assert manifest(built / "content") == pages[True]
    assert manifest(built / "site") == manifest(undisturbed[True] / "site")
    assert not list(built.glob(f"{BESIDE}*"))


@pytest.mark.parametrize("most", [0, 1_000, 20_000, 400_000])
def test_a_full_disk_is_told_and_costs_nothing(built: Path, undisturbed: Mapping[bool, Path], most: int) -> None:
    site = manifest(built / "site")
    state(built, news=True)
    code, said = run(built, "build", first=full_disk(most))
    assert code == 1
    assert re.search("File too large|No usable temporary directory", said)
    assert_untouched(built)
    assert manifest(built / "site") == site
    assert run(built, "build")[0] == 1  # the note without a seed
    assert manifest(built / "site") == manifest(undisturbed[True] / "site")


IN_A_NAMESPACE = ["unshare", "--user", "--map-root-user", "--mount"]
"""What lets anybody mount a disk of their own on Linux, gone with the process; some containers and systems forbid it."""
ON_A_SMALL_DISK = """
mount -t tmpfs -o size=2m tmpfs "$1" && cp -a "$2/." "$1" && cd "$1" || exit 9
"$3" -m builder build; code=$?
cp -a "$1/." "$4"; exit $code
"""


@pytest.mark.skipif(
    shutil.which("unshare") is None or subprocess.run([*IN_A_NAMESPACE, "true"], capture_output=True).returncode != 0,
    reason="needs user namespaces of Linux, for a disk of its own",
)
def test_a_small_disk_that_is_full(tmp_path: Path) -> None:
    root = collection(tmp_path / "collection", news=True)
    disk, after = tmp_path / "disk", tmp_path / "after"
    disk.mkdir()
    after.mkdir()
    command = ["sh", "-c", ON_A_SMALL_DISK, "sh", str(disk), str(root), sys.executable, str(after)]
    done = subprocess.run([*IN_A_NAMESPACE, *command], capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert "No space left" in done.stderr
    assert "Traceback" not in done.stderr
    assert_untouched(after)


@pytest.mark.parametrize("folder", [".", "content", "content/articles"])
def test_a_folder_that_may_not_be_written_is_told(built: Path, folder: str) -> None:
    state(built, news=True)
    (built / folder).chmod(0o555)
    code, said = run(built, "build", first=without_the_rights_of_root)
    (built / folder).chmod(0o755)
    assert code == 1
    assert "Permission denied" in said
    assert_untouched(built)


def test_a_seed_and_a_folder_that_may_not_be_read_are_told_and_the_rest_is_built(built: Path) -> None:
    state(built, news=True)
    (built / "seeds/folder").mkdir(mode=0o000)
    (built / "seeds/secret.txt").touch(mode=0o000)
    code, said = run(built, "build", first=without_the_rights_of_root)
    assert code == 1
    for path in ("seeds/folder", "seeds/secret.txt"):
        assert f"{path}:1: cannot be read: Permission denied" in said
    assert (built / "site/articles/news.html").is_file()


def test_two_builds_at_once_wait_for_each_other(built: Path, undisturbed: Mapping[bool, Path]) -> None:
    state(built, news=True)
    both = [start(built, "build"), start(built, "build")]
    said = "".join(running.communicate()[1] for running in both)
    assert "Traceback" not in said
    assert said.count("Another build of this collection is running") == 1
    assert manifest(built / "content") == manifest(undisturbed[True] / "content")
    assert manifest(built / "site") == manifest(undisturbed[True] / "site")


def test_a_build_that_fails_leaves_the_last_good_site(built: Path) -> None:
    site = manifest(built / "site")
    (built / "content/index.md").write_text("[nowhere](gone.md)\n", "utf-8")
    code, said = run(built, "build")
    assert code == 1
    assert "the last good site stands" in said
    assert manifest(built / "site") == site
    assert not list(built.glob(f"{BESIDE}*"))


def test_a_site_that_was_about_to_be_swapped_is_put_back(built: Path) -> None:
    site = manifest(built / "site")
    (built / "site").rename(built / BEFORE)
    (built / "content/index.md").write_text("[nowhere](gone.md)\n", "utf-8")
    run(built, "build")
    assert manifest(built / "site") == site


def test_what_a_killed_build_left_half_written_is_swept(built: Path) -> None:
    for path in ("content/.new-abc.tmp", "content/articles/.new-def.tmp"):
        (built / path).write_text("half", "utf-8")
    run(built, "build")
    assert not list(built.rglob(".new-*"))


def test_deleting_a_seed_keeps_its_notes(built: Path) -> None:
    (built / "seeds/neighbour.txt").unlink()
    code, said = run(built, "build")
    assert code == 1
    assert "content/annotations/neighbour.md" in said
    assert (built / "content/annotations/neighbour.md").read_text("utf-8") == NEIGHBOUR_NOTES
    page = (built / "content/notes/index.md").read_text("utf-8")
    assert "A lost note." in page
    assert "A note that must stay." in page


def test_links_below_content_are_refused_before_anything_is_rendered(built: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("a secret", "utf-8")
    (built / "content/own.md").symlink_to(secret)
    os.mkfifo(built / "content/pipe.md")
    code, said = run(built, "build")
    assert code == 1
    assert "content/own.md:1: this is a link" in said
    assert "content/pipe.md:1: this is a pipe" in said
    assert not any(b"a secret" in data for data in manifest(built / "site").values())


def test_same_in_same_out_from_several_processes_from_one_and_from_memory(tmp_path: Path) -> None:
    many = {f"seeds/s{n}.txt": NEWS.replace("20 mars", f"{n % 28 + 1} mars") for n in range(2 * MANY)}
    written = []
    for name, first in (("processes", 2 * MANY), ("memory", MANY // 3)):
        root, cache = collection(tmp_path / name, news=True), tmp_path / f"cache of {name}"
        gazetteer = shutil.ignore_patterns("analyses*")
        shutil.copytree(user_cache_path("commonplace"), cache / "commonplace", ignore=gazetteer)
        for paths in (list(many)[:first], list(many)[::-1]):  # "memory": some by one process, the rest by several
            for path in paths:
                (root / path).write_text(many[path], "utf-8")
            run(root, "build", "--pages-only", XDG_CACHE_HOME=str(cache), PYTHONHASHSEED=str(len(paths)))
            written.append(manifest(root / "content"))
    first_of_processes, again, _, remembered = written
    assert first_of_processes == again == remembered


def test_same_in_same_out_whatever_the_machine(tmp_path: Path) -> None:
    one = collection(tmp_path / "one", news=True)
    other = collection(tmp_path / "other", news=True, backwards=True)
    run(one, "build", TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C")
    run(other, "build", TZ="America/Anchorage", PYTHONHASHSEED="2", LC_ALL="C.UTF-8")
    assert manifest(one / "content") == manifest(other / "content")
    assert manifest(one / "site") == manifest(other / "site")
    times = {file: file.stat().st_mtime_ns for file in (one / "content").rglob("*")}
    run(one, "build")
    assert {file: file.stat().st_mtime_ns for file in (one / "content").rglob("*")} == times
