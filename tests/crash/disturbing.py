"""How commands are disturbed: killed, on a full disk, without the right to write; and what a folder holds before and after."""

from __future__ import annotations

import ctypes
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

KILLS = int(os.environ.get("KILLS", "50"))
"""How often a build is killed; other commands in proportion."""
HERE = Path(__file__).parent.parent.parent
Manifest = Mapping[str, bytes]


def start(
    root: Path,
    *words: str,
    first: Callable[[], None] | None = None,
    module: str = "builder",
    stdin: int = subprocess.DEVNULL,
    environment: Mapping[str, str] = os.environ,
) -> subprocess.Popen[str]:
    """`commonplace` with these words, in a process of its own; `first` is called in it before the program."""
    return subprocess.Popen(
        [sys.executable, "-m", module, *words],
        cwd=root, env={**environment, "PYTHONPATH": str(HERE)}, preexec_fn=first,
        stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def run(root: Path, *words: str, first: Callable[[], None] | None = None, **environment: str) -> tuple[int, str]:
    """The exit code, and what was said of problems."""
    return ended(start(root, *words, first=first, environment={**os.environ, **environment}))


def ended(running: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = running.communicate()
    assert "Traceback" not in said, said
    return running.returncode, said


def manifest(folder: Path) -> Manifest:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def full_disk(most: int) -> Callable[[], None]:
    """Files longer than `most` bytes cannot be written, as on a disk that is full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def without_the_rights_of_root() -> None:
    """Root of a container may read and write everywhere; after this, and an exec, no longer.

    PR_CAPBSET_DROP, of CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH.
    """
    if os.geteuid() == 0:
        for capability in (1, 2):
            ctypes.CDLL(None).prctl(24, capability, 0, 0, 0)
