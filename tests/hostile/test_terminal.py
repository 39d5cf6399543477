"""What the commands print of other people's texts and names moves no cursor, sets no title and forges no message."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from builder.folding import UNSEEN
from builder.starter import files as starter_files
from tests.hostile.payloads import FAMILIES
from tests.hostile.positions import collection, write

ACTS = (
    "\x1b[2J\x1b]0;pwned\x07",
    "a\nseeds/forged.txt:1: forged",
    "b\rseeds/forged.txt:1: forged",
    "c\x9b31m\u202e",
    "d\u2028e\x85f",
)
"""In names of files and in texts: escapes in seven bits and in eight, line ends that would begin a message of their own."""
MESSAGE = re.compile(
    r"(?:seeds|content|site_config)/\S.*:\d+: .+|    .*|articles: .*|To look at: \d+|already there: .*|Open /.*|\d+ of .*|Nothing .*|"
)


@pytest.fixture(scope="module", params=["unseen", "unicode"])
def root(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("terminal")
    payloads = (*ACTS, *FAMILIES[request.param])
    files = {path: text.encode() for path, text in starter_files().items()} | collection(payloads)
    for number, act in enumerate(ACTS):
        name = f"{number}{act.replace('/', '')}"
        files |= {
            f"seeds/{name}.txt": act.encode() * 3,
            f"seeds/{name}.pdf": b"",
            f"seeds/{name}.html": b"\x00\xff\x81" * 9,
        }
        files[f"content/annotations/{name}.md"] = f"> nowhere {act}\n\n{act}\n".encode()
    files["seeds/undecodable.txt"] = b"caf\xe9 \x81\x8d\x1b[31m"
    list(write(folder, files))
    (folder / os.fsdecode(b"seeds/\xff\xfe\x1b[31m.txt")).write_text("Un texte court.")
    return folder


def said(root: Path, *command: str, code: tuple[int, ...] = (0, 1)) -> tuple[str, str]:
    run = [sys.executable, "-m", "builder", *command]
    done = subprocess.run(run, cwd=root, capture_output=True, env={**os.environ, "PYTHONUTF8": "1", "FORCE_COLOR": ""})
    assert done.returncode in code, done.stderr
    out, told = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert "Traceback" not in told, told
    return out, told


def assert_quiet(text: str) -> None:
    assert not UNSEEN.findall(text.replace("\n", "")), UNSEEN.search(text)


@pytest.mark.parametrize("command", [("check",), ("build", "--pages-only"), ("relink",)])
def test_messages_are_what_they_seem(root: Path, command: tuple[str, ...]) -> None:
    out, told = said(root, *command)
    assert_quiet(out + told)
    if command != ("relink",):
        assert not [line for line in told.split("\n") if not MESSAGE.fullmatch(line)]
    assert "\nseeds/forged.txt" not in out + told


def test_what_is_found_in_a_file_is_shown_with_marks(root: Path) -> None:
    seeds = sorted(path for path in (root / "seeds").iterdir() if path.suffix in (".txt", ".md", ".html"))[:40]
    out, told = said(root, "inspect", *map(str, seeds))
    assert_quiet(out + told)
    assert "\nseeds/forged.txt" not in out + told


def test_json_for_programs_is_the_same_and_acts_on_no_terminal(root: Path) -> None:
    seed = next(path for path in (root / "seeds").iterdir() if path.name.startswith("t0 "))
    out, _ = said(root, "inspect", "--json", str(seed))
    assert_quiet(out)
    assert "\x1b[2J\x1b]0;pwned\x07" in json.loads(out)["text"]


def test_an_import_with_nowhere_to_go_is_told_on_its_own_lines(root: Path) -> None:
    items = [{"type": "Annotation", "target": {"source": act}, "bodyValue": act} for act in ACTS]
    file = root / f"{ACTS[1].replace('/', '')}.json"
    file.write_text(json.dumps(items), "utf-8")
    out, told = said(root, "notes", "import", "--dry-run", file.name)
    assert_quiet(out + told)
    assert not [line for line in told.split("\n") if line.startswith("seeds/forged.txt")]


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_a_terminal_without_our_letters_ends_no_command(root: Path, encoding: str) -> None:
    seed = next(path for path in (root / "seeds").iterdir() if path.name.startswith("t0 "))
    for command in (("check",), ("inspect", str(seed)), ("inspect", "--json", str(seed))):
        run = [sys.executable, "-m", "builder", *command]
        done = subprocess.run(
            run, cwd=root, capture_output=True, env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        )
        assert b"Traceback" not in done.stderr, done.stderr[-600:]
