"""Changes one note in the text of an annotation file and nothing else: every other character stays as the person wrote it.

Each function gives the new text, and reads it back before: if any other note or a correction would change, it raises
EditError. The text has the file's own line endings, and a byte order mark if the file has one. A new kind of change makes
new lines for one stretch of the file and ends in `_verified`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.annotate.parse import parse_annotations
from builder.model import Annotations, ArticleId

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_OPENS_QUOTE = re.compile(r"(?m)^(?=>)")
_QUOTE_MARKS = re.compile(r"^[>\s]+")


class EditError(Exception):
    """The change cannot be made without changing something else; the message says what stands in the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A note as it stands in the file: what a person edits."""

    quote: str | None
    body: str
    """With its signature, its lines ended by `\\n`; blank lines around it are not part of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """The lines of one note, as indices: its quote, its body, and where the next note begins."""

    start: int
    body: int
    """The first line of the body that is not blank; `end` where there is none."""
    end: int
    """After the last line that is not blank."""


def written_notes(text: str) -> tuple[Written, ...]:
    """The notes in the order of the file, one for each that reading it gives."""
    lines = _lines(text)
    return tuple(
        Written(quote=note.quote, body=_plain("".join(lines[stretch.body : stretch.end])))
        for note, stretch in zip(_read(text).notes, _stretches(text, lines), strict=True)
    )


def fingerprint(note: Written) -> str:
    """Of the note as a person saw it: tells whether it has been changed since."""
    return hashlib.sha256(f"{note.quote}\0{note.body}".encode("utf-8", "surrogatepass")).hexdigest()


def append_note(text: str, quote: str, body: str) -> str:
    """The text with a note more at its end; deleting that note gives the text back."""
    lines = _lines(text)
    kept = _content_end(lines, 0, len(lines))
    head, tail = "".join(lines[:kept]), "".join(lines[kept:])
    head, tail = _without_newline(head, tail)
    parted = head.strip("\ufeff") != ""
    note = "\n".join((*quote_lines(quote), *(("", _trimmed(body)) if body.strip() else ())))
    return _verified(
        text,
        lambda note: head + _ended(text, "\n\n" * parted + note) + tail,
        note,
        [*written_notes(text), Written(quote=quote, body=body)],
    )
