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
from builder.disk import write_bytes

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
    # First the driver, then where it is to be used: cut off between the two, git merges as before.
    _git(root, "config", f"merge.{DRIVER}.driver", f'"{sys.executable}" -m builder notes merge %O %A %B')
    line = f"{prefix}content/annotations/*.md merge={DRIVER}".encode()
    there = attributes.read_bytes() if attributes.is_file() else b""
    if line not in there.splitlines():
        end = b"" if not there or there.endswith(b"\n") else b"\n"
        write_bytes(attributes, there + end + line + b"\n")
    return attributes


def _git(root: Path, *words: str) -> str:
    """Raises NoCheckoutError where it is asked of no checkout, OSError where git cannot write."""
    try:
        return subprocess.run(["git", *words], cwd=root, capture_output=True, encoding="utf-8", check=True).stdout
    except FileNotFoundError:
        raise NoCheckoutError from None
    except subprocess.CalledProcessError as fault:
        if words[0] == "rev-parse":
            raise NoCheckoutError from None
        raise OSError(f"git {words[0]}: {fault.stderr.strip() or fault}") from None


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
    write_bytes(ours, data)
    return is_clean


def _merge_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    data, is_clean = _merge_bytes(base.encode(), ours.encode(), theirs.encode())
    return data.decode(), is_clean


_MOST_CONFLICTS = 127
"""What `git merge-file` exits with for so many or more; beyond it, or below 0, it has failed and given nothing."""


def _merge_bytes(base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Where git cannot merge at all, as of files with zeros in them, ours as it was, and a conflict."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("ours", "base", "theirs")]
        for file, data in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(data)
        ran = subprocess.run(["git", "merge-file", "--stdout", *map(str, files)], capture_output=True, check=False)
    if not 0 <= ran.returncode <= _MOST_CONFLICTS:
        return ours, False
    return ran.stdout, ran.returncode == 0
