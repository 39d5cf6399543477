"""Notes written in the page: reads and changes `content/annotations/<id>.md` of an article that is there, and no other file.

A change names the note and what the person saw of it; where the file says otherwise by now, nothing is written and both
versions are kept. A new action is a function in _ACTIONS.
"""

from __future__ import annotations

import hashlib
import stat
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.annotate.edit import (
    EditError,
    add_whole,
    append_note,
    delete_note,
    fingerprint,
    replace_body,
    written_notes,
)
from builder.annotate.parse import parse_annotations
from builder.disk import write_file
from builder.model import ArticleId, Seed
from builder.pages.placed_notes import note_ids
from builder.pipeline import ANNOTATIONS, SEEDS
from builder.read import article_id_of
from builder.starter import skeleton

Answer = Mapping[str, object]


class RefusedError(Exception):
    """What was asked for was not done: an HTTP status, a sentence for the person, and what else the page needs."""

    def __init__(self, status: int, why: str, **more: object) -> None:
        super().__init__(why)
        self.status = status
        self.answer: Answer = {"error": why, **more}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Change:
    """What a change gives."""

    text: str
    note: str
    """The id on the page of the note it is about; empty where that is gone."""


class Desk:
    """The annotation files of one collection; one change at a time."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lock = threading.Lock()

    def read(self, article: str) -> Answer:
        """The notes as they stand in the file, by their ids on the page. Raises RefusedError."""
        file, _ = self._file_of(article)
        text = _text_of(file)
        notes = [
            {"note": name, "seen": fingerprint(note), "quote": note.quote, "body": note.body}
            for name, note in zip(_names(text or ""), written_notes(text or ""), strict=True)
        ]
        return {"file": f"{ANNOTATIONS}{article}.md", "seen": _seen(text), "notes": notes}

    def change(self, article: str, wish: Mapping[str, object]) -> Answer:
        """Adds, edits or deletes a note. Raises RefusedError; then the file is as it was."""
        file, seed = self._file_of(article)
        action = _ACTIONS.get(str(wish.get("action")))
        if action is None:
            raise RefusedError(400, f"The action must be one of {', '.join(_ACTIONS)}.")
        with self._lock:
            text = _text_of(file)
            try:
                change = action(skeleton(seed) if text is None else text, wish)
            except EditError as fault:
                raise RefusedError(422, str(fault)) from None
            try:
                write_file(file, change.text)
            except OSError as fault:
                why = f"{ANNOTATIONS}{article}.md cannot be written: {fault.strerror or fault}. It is as it was."
                raise RefusedError(507, why) from None
        return {"note": change.note, "changed": wish.get("file") not in (None, _seen(text))}

    def _file_of(self, article: str) -> tuple[Path, Seed]:
        """The annotation file, there or not, and the seed it is for; only a plain file in plain folders."""
        seed = next((path for path in self._seeds() if article_id_of(path) == article), None)
        if seed is None:
            raise RefusedError(404, "There is no such article.")
        folder = self._root / ANNOTATIONS
        file = folder / f"{article}.md"
        if any(path.is_symlink() for path in (folder.parent, folder, file)):
            raise RefusedError(403, f"{ANNOTATIONS}{article}.md is a link, or lies behind one; edit the file itself.")
        if file.exists() and not stat.S_ISREG(file.lstat().st_mode):
            raise RefusedError(403, f"{ANNOTATIONS}{article}.md is no file.")
        return file, Seed(path=seed, data=b"")

    def _seeds(self) -> list[str]:
        files = (path for path in (self._root / SEEDS).rglob("*") if path.is_file() and not path.is_symlink())
        return sorted(path.relative_to(self._root).as_posix() for path in files)


# -- the actions ----------------------------------------------------------------------------------------------------


def _add(text: str, wish: Mapping[str, object]) -> _Change:
    quote, body = _string(wish, "quote"), _string(wish, "body")
    if not quote.strip():
        return _add_whole(text, body)
    changed = append_note(text, quote, body)
    return _Change(text=changed, note=_names(changed)[-1])


def _add_whole(text: str, body: str) -> _Change:
    """Of these there is one in a file: where somebody else has begun it meanwhile, a person decides what becomes of the two."""
    if not body.strip():
        raise RefusedError(400, "A note on the whole article needs a text.")
    if (notes := written_notes(text)) and notes[0].quote is None:
        raise RefusedError(409, "There is a note on the whole article by now.", current=_current(text, 0))
    changed = add_whole(text, body)
    return _Change(text=changed, note=_names(changed)[0])


def _edit(text: str, wish: Mapping[str, object]) -> _Change:
    note = _string(wish, "note", needed=True)
    return _Change(text=replace_body(text, _index(text, wish), _string(wish, "body")), note=note)


def _delete(text: str, wish: Mapping[str, object]) -> _Change:
    return _Change(text=delete_note(text, _index(text, wish)), note="")


_ACTIONS: Mapping[str, Callable[[str, Mapping[str, object]], _Change]] = {
    "add": _add,
    "edit": _edit,
    "delete": _delete,
}


def _index(text: str, wish: Mapping[str, object]) -> int:
    """Which note is meant, if it still is as the person saw it."""
    names, notes = _names(text), written_notes(text)
    name, seen = _string(wish, "note", needed=True), _string(wish, "seen", needed=True)
    if name not in names:
        raise RefusedError(409, "This note is no longer in the file.", current=None)
    index = names.index(name)
    if fingerprint(notes[index]) != seen:
        raise RefusedError(409, "This note was changed in the file meanwhile.", current=_current(text, index))
    return index


def _current(text: str, index: int) -> Answer:
    note = written_notes(text)[index]
    return {"note": _names(text)[index], "seen": fingerprint(note), "body": note.body}


def _string(wish: Mapping[str, object], key: str, *, needed: bool = False) -> str:
    value = wish.get(key, "")
    if not isinstance(value, str) or (needed and not value.strip()):
        raise RefusedError(400, f'"{key}" must be a text.')
    try:
        value.encode()
    except UnicodeEncodeError:
        raise RefusedError(400, f'"{key}" has half a character in it.') from None
    return value


# -- the file -------------------------------------------------------------------------------------------------------


def _text_of(file: Path) -> str | None:
    """None where there is no file yet."""
    try:
        return file.read_bytes().decode()
    except FileNotFoundError:
        return None
    except UnicodeDecodeError as fault:
        raise RefusedError(
            422, f"The annotation file is not UTF-8 (byte {fault.start}); mend it by hand first."
        ) from None
    except OSError as fault:
        raise RefusedError(403, f"The annotation file cannot be read: {fault.strerror or fault}.") from None


def _seen(text: str | None) -> str:
    """Tells whether the file still is as a person saw it; empty where there is none."""
    return "" if text is None else hashlib.sha256(text.encode()).hexdigest()[:32]


def _names(text: str) -> tuple[str, ...]:
    """The notes' ids on the article's page, in the order of the file."""
    return tuple(note_ids(parse_annotations(text, "", ArticleId(""))[0].notes))
