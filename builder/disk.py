"""The one module that touches the collection's folder: reads its files, writes the generated ones, and never anything a person wrote."""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath
from typing import BinaryIO

import yaml

from builder.model import Page, Problem
from builder.read import SUFFIXES
from builder.read.formats import LONGEST_SEED

CONTENT = "content"
_READ = {"seeds": None, "content/annotations": (".md",), "content/.anchors": (".jsonl",), "site_config": (".yml",)}
"""Folders of the collection's own files, with the suffixes that count; None: every file, for a seed of another kind is a problem to tell."""
_DEEP = {"seeds"}
"""Folders that are read with what lies below them; site_config/overrides and assets are the theme's."""


# -- reading --------------------------------------------------------------------------------------------------------


def read_tree(root: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """The collection's own files by path, and a problem for each that is no plain file or cannot be read."""
    tree: dict[str, bytes] = {}
    problems: list[Problem] = []
    for folder, suffixes in _READ.items():
        for entry in _entries(root / folder, folder in _DEEP):
            path = entry.relative_to(root).as_posix()
            if suffixes is not None and entry.suffix not in suffixes:
                continue
            if suffixes is None and _is_leftover(entry.name):
                continue
            read = (
                _refused(path, "this file is hidden; it is left out", "Take the dot from its name.")
                if entry.name.startswith(".")
                else read_file(entry, path)
            )
            if isinstance(read, Problem):
                problems.append(read)
            else:
                tree[path] = read
    return tree, tuple(problems)


def _is_leftover(name: str) -> bool:
    """.DS_Store, .gitkeep and their like, and the ._article.txt that a Mac leaves beside article.txt on a stick: nobody's article."""
    return name.startswith("._") or (name.startswith(".") and PurePath(name).suffix not in SUFFIXES)


def _entries(folder: Path, deep: bool) -> Iterator[Path]:
    """What lies in a folder, by name; links are never followed."""
    if folder.is_symlink():
        yield folder
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return
    except PermissionError:
        yield folder
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and Path(entry.path).suffix not in SUFFIXES:
            if deep:
                yield from _entries(Path(entry.path), deep)
        else:
            yield Path(entry.path)


_TRIES = 3  # a file that changes each time it is read is being written


def read_file(file: Path, path: str) -> bytes | Problem:
    """The bytes of a plain file; links, pipes, devices and folders are refused by name, unopened."""
    try:
        mode = file.lstat().st_mode
        if stat.S_ISDIR(mode):
            os.scandir(file).close()  # raises for one that may not be looked into: that is what to tell of it
        if kind := _kind_of(mode):
            return _refused(path, f"this is {kind}, not a file; it is left out", "Put the file itself here.")
        for _ in range(_TRIES):
            # Between the look above and the opening, another may have put a link or a pipe here.
            with os.fdopen(os.open(file, os.O_RDONLY | _UNFOLLOWED), "rb") as opened:
                before = os.fstat(opened.fileno())
                if _kind_of(before.st_mode) or before.st_size > LONGEST_SEED:
                    size = f"{before.st_size / 1e6:.0f} MB are too much for one file"
                    return _refused(path, size, f"Split it: at most {LONGEST_SEED // 1_000_000} MB.")
                data = opened.read(LONGEST_SEED + 1)
                after = os.fstat(opened.fileno())
            if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, len(data)):
                return data
        return _refused(path, "it changes while it is read; it is left out", "Build again when it is saved.")
    except OSError as fault:
        hint = "Check who may read it; the rest of the collection is built."
        return _refused(path, f"cannot be read: {fault.strerror or fault}", hint)


_UNFOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS = {stat.S_ISLNK: "a link", stat.S_ISDIR: "a folder", stat.S_ISFIFO: "a pipe"}


def _kind_of(mode: int) -> str | None:
    """What it is, if no plain file."""
    if stat.S_ISREG(mode):
        return None
    return next((name for is_kind, name in _KINDS.items() if is_kind(mode)), "no plain file")


def _refused(path: str, message: str, hint: str) -> Problem:
    return Problem(path=path, line=1, message=message, hint=hint)


def strangers(root: Path) -> tuple[Problem, ...]:
    """Links, pipes and devices where the renderer reads: it would follow them, and publish what they point to."""
    found = []
    for top in (root / CONTENT, root / "site_config"):
        for entry in _walk(top):
            if kind := _kind_of(entry.lstat().st_mode):
                path = entry.relative_to(root).as_posix()
                found.append(_refused(path, f"this is {kind}; nothing is built while it is here", "Take it away."))
    return tuple(found)


def _walk(top: Path) -> Iterator[Path]:
    """Everything below a folder that is no folder, and the folder itself where it is a link."""
    if top.is_symlink():
        yield top
        return
    for folder, folders, files in os.walk(top):
        folders.sort()
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from (Path(folder) / name for name in sorted((*files, *links)))


# -- writing --------------------------------------------------------------------------------------------------------

_STAMP = re.compile(r"(?m)^(?:generated: |/\* generated: )(?P<hash>[0-9a-f]{16})\b[^\n]*\n")
"""The first such line of a file, within its front matter or as its first line."""


def stamped(page: Page) -> str:
    """The file's text with the hash of all the rest in it."""
    if not page.path.endswith(".md"):
        return f"/* generated: {_hash(page.body)} by commonplace; do not edit: the next build writes it anew */\n{page.body}"
    front = yaml.safe_dump(dict(page.front), allow_unicode=True, sort_keys=False, width=10_000)
    rest = f"---\n{front}---\n\n{page.body}"
    return f"---\n{front}generated: {_hash(rest)}\n---\n\n{page.body}"


def is_untouched(text: str) -> bool | None:
    """Whether a generated file still is what was written; None for a file that a person wrote."""
    match = _STAMP.search(text)
    if match is None or (text[: match.start()].strip("-\n") and not text.startswith("---\n")):
        return None
    return _hash(text[: match.start()] + text[match.end() :]) == match["hash"]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write_pages(root: Path, pages: Iterable[Page]) -> tuple[int, tuple[Problem, ...]]:
    """Brings content/ up to date: how many files were written or deleted, and those left alone since a person edited them."""
    problems: list[Problem] = []
    wanted = {f"{CONTENT}/{page.path}": stamped(page) for page in pages}
    changed = 0
    for path, text in sorted(wanted.items()):
        state = _state_of(root / path, text)
        if state in ("edited", "a person's"):
            problems.append(_edited(path))
        elif state != "same":
            write_file(root / path, text)
            changed += 1
    for path in _generated(root):
        if path not in wanted:
            state = _state_of(root / path, "")
            if state == "old":
                (root / path).unlink()
                changed += 1
            elif state == "edited":
                problems.append(_edited(path))
    return changed, tuple(problems)


def _state_of(file: Path, text: str) -> str:
    """new, same, old, edited or a person's."""
    try:
        mode = file.lstat().st_mode
    except FileNotFoundError:
        return "new"
    if _kind_of(mode):
        return "a person's"
    there = file.read_bytes().decode("utf-8", errors="replace")
    if there == text:
        return "same"
    return {True: "old", False: "edited", None: "a person's"}[is_untouched(there)]


def _generated(root: Path) -> Iterator[str]:
    """The files below content/ that could be ours."""
    for file in _walk(root / CONTENT):
        path = file.relative_to(root).as_posix()
        if file.suffix in (".md", ".js") and not _HIDDEN.search(path) and _kind_of(file.lstat().st_mode) is None:
            yield path


_HIDDEN = re.compile(r"/\.|^content/annotations/")
_BESIDE = ".new-", ".tmp"
"""How the name of a file begins and ends that is being written."""


def sweep(root: Path) -> None:
    """Takes away what a command that was killed left half written."""
    own = (file for file in root.iterdir() if file.is_file())
    for file in (*own, *_walk(root / CONTENT), *_walk(root / "site_config")):
        if is_half_written(file):
            file.unlink(missing_ok=True)


def is_half_written(file: Path) -> bool:
    """By its name."""
    begins, ends = _BESIDE
    return file.name.startswith(begins) and file.name.endswith(ends)


def _edited(path: str) -> Problem:
    stem = Path(path).stem
    where = f"content/annotations/{stem}.md" if "/articles/" in path else "an annotation, places.yml or index.md"
    return Problem(
        path=path,
        line=1,
        message="edited by hand, or not written by commonplace; it is left as it is",
        hint=f"Put what you want to say into {where}, then move this file away and build again.",
    )


def write_file(file: Path, text: str) -> None:
    """Writes whole or not at all."""
    write_bytes(file, text.encode("utf-8", "backslashreplace"))


def write_out(file: Path, text: str) -> None:
    """Writes to where a person named: through links, and into a device or a pipe as it is."""
    if file.exists() and not file.is_file():
        file.write_text(text, "utf-8", "backslashreplace")
    else:
        write_file(file.resolve(), text)


def write_bytes(file: Path, data: bytes) -> None:
    """Writes whole or not at all."""
    with written_whole(file) as beside:
        beside.write(data)


@contextmanager
def written_whole(file: Path) -> Iterator[BinaryIO]:
    """A file to write beside the one that is meant; it takes its place, and its permissions, when it is whole and synced, else it goes."""
    _make_folder(file.parent)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=_BESIDE[0], suffix=_BESIDE[1])
    try:
        with os.fdopen(handle, "wb") as beside:
            yield beside
            beside.flush()
            os.fsync(beside.fileno())
        Path(name).chmod(stat.S_IMODE(file.stat().st_mode) if file.is_file() else 0o644)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(file.parent)


def _make_folder(folder: Path) -> None:
    """With those above it, each synced into the one that holds it."""
    if not folder.is_dir():
        _make_folder(folder.parent)
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Has the names in the folder outlive a power failure, where the system can say so of folders (Windows cannot)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_changed(root: Path, files: Mapping[str, str]) -> None:
    """Machine-written files that carry no stamp: the notes' anchors."""
    for path, text in sorted(files.items()):
        file = root / path
        if not file.exists() or file.read_bytes() != text.encode("utf-8"):
            write_file(file, text)
