"""Reads an annotation file, `content/annotations/<id>.md`: corrections in the front matter, then notes in Markdown.

Nothing in such a file stops the reading of the rest. Front matter is read in front.py, the notes in notes.py; a new part of the format goes there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.annotate.front import (
    DateCorrection,
    Extent,
    Fact,
    Fault,
    Finding,
    PlaceCorrection,
    Tag,
    front_extent,
    lost_opening,
    read_front,
)
from builder.annotate.notes import read_notes
from builder.model import Annotations, ArticleId, Note, Problem

_NEWLINE = re.compile(r"\r\n?|\n")


def parse_annotations(text: str, path: str, article: ArticleId) -> tuple[Annotations, tuple[Problem, ...]]:
    """What the file says and what is wrong with it; lines are counted from 1 at the file's first."""
    lines = _NEWLINE.split(text.removeprefix("\ufeff"))
    front = front_extent(lines)
    body = front.body if front else 0
    findings = tuple(_corrections(lines, front))
    notes = tuple(read_notes(lines[body:], body + 1))
    faults = (found for found in (*findings, *notes) if isinstance(found, Fault))
    return _annotations(findings, notes, path, article), tuple(_problem(path, fault) for fault in faults)


def _corrections(lines: list[str], front: Extent | None) -> Iterator[Finding]:
    if front is None:
        lost = lost_opening(lines)
        if lost is not None:
            hint = "Put a line --- above the corrections and one below them; until then this is read as a note."
            yield Fault(line=lost + 1, message="a correction without the --- above it", hint=hint)
        return
    if not front.closed:
        yield Fault(
            line=front.first, message="front matter is never closed", hint=f"Put a line --- after line {front.end}."
        )
    yield from read_front("\n".join(lines[front.first : front.end]), front.first + 1)


def _annotations(
    findings: tuple[Finding, ...], notes: tuple[Note | Fault, ...], path: str, article: ArticleId
) -> Annotations:
    return Annotations(
        article=article,
        path=path,
        facts={found.key: found.value for found in findings if isinstance(found, Fact)},
        places=tuple(found.correction for found in findings if isinstance(found, PlaceCorrection)),
        dates=tuple(found.correction for found in findings if isinstance(found, DateCorrection)),
        tags=tuple(dict.fromkeys(found.name for found in findings if isinstance(found, Tag))),
        notes=tuple(note for note in notes if isinstance(note, Note)),
    )


def _problem(path: str, fault: Fault) -> Problem:
    return Problem(path=path, line=fault.line, message=fault.message, hint=fault.hint, loses=fault.loses)
