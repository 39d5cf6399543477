"""Tells a person which notes stand on no passage or only on one like it, and the line to paste that would put each where it belongs.

To report one more state, add a message here and a golden case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.annotate.notes import shortened
from builder.model import Annotations, Candidate, Placement, Problem

LINE_WORDS = 40  # a passage longer than this is pasted by its first and last words


def checks(annotations: Annotations, placements: Sequence[Placement], text: str) -> tuple[Problem, ...]:
    """One problem for each note that is ambiguous or an orphan, in the order of the file, and a word on each placed by likeness."""
    return tuple(
        Problem(
            path=annotations.path,
            line=placement.note.line,
            message=f'{_FOUND[placement.state]} in "{annotations.article}": "{shortened(placement.note.quote or "")}"',
            hint="\n".join(_HINTS[placement.state](placement, text)),
            loses=placement.state != "fuzzy",
        )
        for placement in placements
        if placement.state in _FOUND
    )


_FOUND = {
    "orphan": "quote not found",
    "ambiguous": "quote fits several passages",
    "fuzzy": "quote found by likeness only",
}


def _orphan_hint(placement: Placement, text: str) -> Iterator[str]:
    if not placement.closest:
        yield "No passage comes near. If it is gone for good, quote another passage, or delete the > lines to keep the note."
        return
    yield "Correct the quote, or quote a few words more. Closest passages, to paste:"
    yield from (f"({_percent(candidate)}) {quote_line(candidate, text)}" for candidate in placement.closest)


def _ambiguous_hint(placement: Placement, text: str) -> Iterator[str]:
    yield "Quote a few words more, so that only one of them fits:"
    yield from (
        f"({_percent(candidate)}) {quote_line(_widened(candidate, text), text)}" for candidate in placement.closest
    )


def _fuzzy_hint(placement: Placement, text: str) -> Iterator[str]:
    yield "Look whether that is the passage; names, numbers and days may differ. If it is, paste what the text has:"
    yield quote_line(Candidate(start=placement.start, end=placement.end, score=placement.score), text)


_HINTS = {"orphan": _orphan_hint, "ambiguous": _ambiguous_hint, "fuzzy": _fuzzy_hint}


def _percent(candidate: Candidate) -> str:
    return f"{candidate.score:.0%}".replace("%", " %")


def quote_line(candidate: Candidate, text: str) -> str:
    """The passage as a line of an annotation file."""
    words = text[candidate.start : candidate.end].split()
    if len(words) > LINE_WORDS:
        words = [*words[: LINE_WORDS // 2], "[…]", *words[-LINE_WORDS // 2 :]]
    return "> " + " ".join(words)


_BEFORE = re.compile(r"(?:\S+\s+){0,4}\S*$")
_AFTER = re.compile(r"\S*(?:\s+\S+){0,4}")


def _widened(candidate: Candidate, text: str) -> Candidate:
    """The passage with some words on both sides, within its paragraph."""
    first = text.rfind("\n", 0, candidate.start) + 1
    last = text.find("\n", candidate.end)
    before = _BEFORE.search(text[first : candidate.start])
    after = _AFTER.match(text[candidate.end : last if last >= 0 else len(text)])
    return Candidate(
        start=first + before.start() if before else candidate.start,
        end=candidate.end + after.end() if after else candidate.end,
        score=candidate.score,
    )
