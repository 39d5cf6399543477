"""Merges two versions of an annotation file note by note, for git: what only one side touched is taken from there.

Notes that one side added are added; a note that both changed holds both versions between git's marks, and nothing else
does. What counts as the same note is decided in `_pairs`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from builder.annotate.edit import (
    Written,
    add_notes,
    delete_note,
    notes_start,
    replace_body,
    rewrite_quote,
    written_notes,
)

MergeLines = Callable[[str, str, str], tuple[str, bool]]
"""(base, ours, theirs) -> the lines of both, and whether there is no conflict: git's own way, for the front matter."""

_NEWLINE = re.compile(r"\r\n?|\n")


def merge_annotations(base: str, ours: str, theirs: str, merge_lines: MergeLines) -> tuple[str, bool]:
    """The merged file, with ours' line ends, and whether there is no conflict. Raises EditError where a file is too broken to be cut into notes."""
    found = _NEWLINE.search(ours)
    newline = found[0] if found else "\n"
    base, ours, theirs = (_NEWLINE.sub("\n", text) for text in (base, ours, theirs))
    head, is_clean = merge_lines(*(text[: notes_start(text)] for text in (base, ours, theirs)))
    text = head + ours[notes_start(ours) :]
    was, mine, other = (written_notes(text) for text in (base, ours, theirs))
    in_mine, in_other = _pairs(was, mine), _pairs(was, other)
    added = [note for at, note in enumerate(mine) if at not in in_mine.values()]
    new = [note for at, note in enumerate(other) if at not in in_other.values() and note not in added]
    for at in sorted(in_mine, key=lambda at: -in_mine[at]):  # from the end, so that the indices of the others hold
        there = other[in_other[at]] if at in in_other else None
        text, is_settled = _merged(text, in_mine[at], was[at], mine[in_mine[at]], there)
        is_clean = is_clean and is_settled
    for at in in_other.keys() - in_mine.keys():
        if other[in_other[at]] != was[at]:  # deleted here, changed there: kept, for a person to decide
            new.append(other[in_other[at]])
            is_clean = False
    return _NEWLINE.sub(newline, add_notes(text, new)), is_clean


def _merged(text: str, index: int, was: Written, ours: Written, theirs: Written | None) -> tuple[str, bool]:
    """One note that both had; theirs: None where they deleted it."""
    if theirs in (was, ours):
        return text, True
    if ours == was:
        return (delete_note(text, index) if theirs is None else _rewritten(text, index, theirs)), True
    return replace_body(text, index, _both(ours, theirs)), False


def _rewritten(text: str, index: int, note: Written) -> str:
    quoted = text if note.quote is None else rewrite_quote(text, index, note.quote)
    return replace_body(quoted, index, note.body)


def _both(ours: Written, theirs: Written | None) -> str:
    there = "" if theirs is None else theirs.body
    if theirs is not None and theirs.quote != ours.quote:
        there = f"(quoting: {' '.join((theirs.quote or '').split())})\n\n{there}"
    return f"<<<<<<< ours\n{ours.body}\n=======\n{there}\n>>>>>>> theirs"


def _pairs(base: Sequence[Written], side: Sequence[Written]) -> dict[int, int]:
    """Which note of the base is which of a side: those that are equal, then those on the same quote, then those that say the same."""
    pairs: dict[int, int] = {}
    left = list(range(len(side)))
    for key_of in (_itself, _quote, _words):
        for at, note in enumerate(base):
            if at in pairs or key_of(note) is None:
                continue
            match = next((other for other in left if key_of(side[other]) == key_of(note)), None)
            if match is not None:
                pairs[at] = match
                left.remove(match)
    return pairs


def _itself(note: Written) -> object:
    return note


def _words(note: Written) -> object:
    """Of a note whose quote was mended."""
    return note.body if note.body and note.quote is not None else None


def _quote(note: Written) -> object:
    return () if note.quote is None else ("", *note.quote.split())
