"""What git needs to merge annotation files note by note: a merge driver, which each checkout has to be told of once.

Without it git takes both sides' lines (`.gitattributes`: merge=union), which is right for notes added, and leaves both
versions of a line that both changed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from builder.annotate.edit import EditError
from builder.annotate.merge import merge_annotations
from builder.disk import write_file

DRIVER = "commonplace"


class NoCheckoutError(Exception):
    """The collection is in no checkout of git."""


def teach_git(root: Path) -> Path:
    """Tells the checkout that the collection lies in to merge its annotation files by this program; the file that says so.

    Only what is local to this checkout is written: .git/config and .git/info/attributes.
    """
    told = _git(root, "rev-parse", "--show-prefix", "--git-path", "info/attributes")
    prefix, _, where = told.partition("\n")
    attributes = (root / where.strip()).resolve()
    line = f"{prefix}content/annotations/*.md merge={DRIVER}"
    there = attributes.read_text("utf-8") if attributes.is_file() else ""
    if line not in there.splitlines():
        write_file(attributes, f"{there.rstrip()}\n{line}\n".lstrip())
    _git(root, "config", f"merge.{DRIVER}.name", "annotation files, note by note")
    _git(root, "config", f"merge.{DRIVER}.driver", f'"{sys.executable}" -m builder notes merge %O %A %B')
    return attributes


def _git(root: Path, *words: str) -> str:
    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise NoCheckoutError from None


def merge_files(base: Path, ours: Path, theirs: Path) -> bool:
    """Writes the merged file in place of `ours`, as git asks of a driver; whether there is no conflict.

    A file that cannot be cut into notes is merged by lines, as git does without a driver.
    """
    was, mine, other = (file.read_bytes() for file in (base, ours, theirs))
    try:
        merged, is_clean = merge_annotations(was.decode(), mine.decode(), other.decode(), _merge_lines)
    except (EditError, UnicodeDecodeError):
        data, is_clean = _merge_bytes(was, mine, other)
    else:
        data = merged.encode()
    ours.write_bytes(data)
    return is_clean


def _merge_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    data, is_clean = _merge_bytes(base.encode(), ours.encode(), theirs.encode())
    return data.decode(), is_clean


def _merge_bytes(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, data in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(data)
        ran = subprocess.run(["git", "merge-file", "--stdout", *map(str, files)], capture_output=True, check=False)
    return ran.stdout, ran.returncode == 0
