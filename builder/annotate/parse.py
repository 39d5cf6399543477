"""Reads an annotation file, `content/annotations/<id>.md`: corrections in the front matter, then notes in Markdown.

Nothing in such a file stops the reading of the rest. Front matter is read in front.py, the notes in notes.py; a new part of the format goes there.
"""

from __future__ import annotations

import re

from builder.annotate.front import DateCorrection, Fact, Fault, Finding, PlaceCorrection, Tag, front_end, read_front
from builder.annotate.notes import read_notes
from builder.model import Annotations, ArticleId, Note, Problem

_NEWLINE = re.compile(r"\r\n?|\n")


def parse_annotations(text: str, path: str, article: ArticleId) -> tuple[Annotations, tuple[Problem, ...]]:
    """What the file says and what is wrong with it; lines are counted from 1 at the file's first."""
    lines = _NEWLINE.split(text.removeprefix("\ufeff"))
    front, body, unclosed = _split(lines)
    findings = (*unclosed, *(read_front("\n".join(lines[1:front]), 2) if front else ()))
    notes = tuple(read_notes(lines[body:], body + 1))
    faults = (found for found in (*findings, *notes) if isinstance(found, Fault))
    return _annotations(findings, notes, path, article), tuple(_problem(path, fault) for fault in faults)


def _split(lines: list[str]) -> tuple[int, int, tuple[Fault, ...]]:
    """Where the front matter ends (0: there is none) and where the notes begin, as indices into `lines`.

    Front matter that is never closed is taken to end before the first blank line or quote, so that the notes are read.
    """
    if lines[0].rstrip() != "---":
        return 0, 0, ()
    end = front_end(lines)
    if end is not None:
        return end, end + 1, ()
    end = next((i for i, line in enumerate(lines) if not line.strip() or line.startswith(">")), len(lines))
    return end, end, (Fault(line=1, message="front matter is never closed", hint=f"Put a line --- after line {end}."),)


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
