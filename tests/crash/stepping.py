"""Runs `commonplace` and ends it, as `kill -9` does, after one step of its writing; or lets the disk be full when it begins.

    python -m tests.crash.stepping STEP PATTERN WORDS…
    python -m tests.crash.stepping full=BYTES PATTERN WORDS…

A moment drawn by the clock falls into the reading, which takes seconds, and hardly ever into the writing, which takes none.
A step is the return of a call that changes the disk; they are counted from the first opening, for writing, of a file whose
path is like PATTERN. At step 0 nothing is ended: it says how many steps there were, and which of those files or folders
a power failure would have taken, since they were not synced after their last change. A disk that is full takes no file
longer than BYTES; full from the start, it would end most commands before they write.
"""

from __future__ import annotations

import atexit
import os
import re
import resource
import signal
import sys
from pathlib import Path
from types import FrameType

from builder.cli import main

CALLS = frozenset(
    ["open", "write", "writelines", "flush", "fsync", "close", "__exit__", "chmod", "replace", "rename", "unlink", "mkdir", "link", "truncate"]
)  # fmt: skip
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
SAID = "steps: "
UNSYNCED = "not synced: "


class Steps:
    """Counts the steps, and ends the program after one of them."""

    def __init__(self, last: int, most: int | None, pattern: str) -> None:
        self._last, self._most, self._pattern = last, most, re.compile(pattern)
        self._taken = 0
        self._opened: set[str] = set()
        self._synced: dict[int, int] = {}
        """The files and folders that were synced, with the time of their last change then."""

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """Called by Python of every opening, among much else."""
        if event == "open" and isinstance(arguments[0], str | bytes) and isinstance(arguments[2], int):
            path = os.path.realpath(os.fsdecode(arguments[0]))
            if arguments[2] & _WRITES and self._pattern.fullmatch(path):
                self._opened.add(path)
                if self._most is None:
                    sys.setprofile(self._count)
                else:
                    resource.setrlimit(resource.RLIMIT_FSIZE, (self._most, self._most))

    def _count(self, frame: FrameType, event: str, called: object) -> None:
        if event == "c_return" and getattr(called, "__name__", "") in CALLS:
            self._taken += 1
            if self._taken == self._last:
                os.kill(os.getpid(), signal.SIGKILL)

    def watch_syncing(self) -> None:
        fsync, replace = os.fsync, os.replace

        def synced(handle: int) -> None:
            fsync(handle)
            self._synced[os.fstat(handle).st_ino] = os.fstat(handle).st_mtime_ns

        def replaced(source: str | Path, target: str | Path) -> None:
            path, written = os.path.realpath(target), os.path.realpath(source)
            if written in self._opened:
                self._opened |= {path, str(Path(path).parent)}
                if not self._is_synced(written):  # too late once it has its name
                    print(f"{UNSYNCED}{path}", file=sys.stderr)
            replace(source, target)

        os.fsync, os.replace = synced, replaced  # type: ignore[assignment]

    def tell(self) -> None:
        sys.setprofile(None)
        print(f"{SAID}{self._taken}", file=sys.stderr)
        for path in sorted(self._opened):
            if Path(path).exists() and not self._is_synced(path):
                print(f"{UNSYNCED}{path}", file=sys.stderr)

    def _is_synced(self, path: str) -> bool:
        known = Path(path).stat()
        return self._synced.get(known.st_ino) == known.st_mtime_ns


if __name__ == "__main__":
    step, _, most = sys.argv[1].partition("full=")
    steps = Steps(int(step or -1), int(most) if most else None, sys.argv[2])
    if step == "0":
        steps.watch_syncing()
        atexit.register(steps.tell)
    sys.addaudithook(steps.hear)
    main(sys.argv[3:], prog_name="commonplace")
