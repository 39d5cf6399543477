"""The last good anchoring of each note: where its passage stood and what stood around it.

Kept in `content/.anchors/<id>.jsonl`: beside the annotations and not among them, because only people write there; in a
folder whose name begins with a dot, because MkDocs renders none. One line a note, in the order of the keys, so that two
people's lines merge; a line that cannot be read is left out, and so is found anew. To remember one more thing, give Anchor a field.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from builder.model import Note, Placement

AROUND = 64  # characters kept on each side: enough to tell apart sentences that share a formula

_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What is known of where a quote was taken from, besides its words."""

    prefix: str = ""
    """The text before it; empty where not known."""
    suffix: str = ""
    start: int | None = None
    """In code points of the text at that time."""


NOWHERE = Anchor()


def keys_of(notes: Sequence[Note]) -> tuple[str, ...]:
    """A key for each note: a hash of its quote, and which of the notes with this quote it is. Hard wraps of the quote do not matter."""
    met: Counter[str] = Counter()
    keys = []
    for note in notes:
        quote = _SPACES.sub(" ", note.quote or "").strip()
        digest = hashlib.sha256(quote.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        met[digest] += 1
        keys.append(f"{digest}-{met[digest]}")
    return tuple(keys)


def anchor_at(text: str, start: int, end: int) -> Anchor:
    return Anchor(prefix=text[max(0, start - AROUND) : start], suffix=text[end : end + AROUND], start=start)


def anchors_of(text: str, placements: Sequence[Placement], before: Mapping[str, Anchor]) -> Mapping[str, Anchor]:
    """What to remember after these placements: the new anchor of a note that was placed, the one before of a note that was lost."""
    keys = keys_of([placement.note for placement in placements])
    anchors: dict[str, Anchor] = {}
    for key, placement in zip(keys, placements, strict=True):
        if placement.start >= 0:
            anchors[key] = anchor_at(text, placement.start, placement.end)
        elif placement.note.quote is not None and key in before:
            anchors[key] = before[key]
    return anchors


def write_anchors(anchors: Mapping[str, Anchor]) -> str:
    lines = (json.dumps({"key": key, **asdict(anchor)}, ensure_ascii=False) for key, anchor in sorted(anchors.items()))
    return "".join(f"{line}\n" for line in lines)


def read_anchors(text: str) -> Mapping[str, Anchor]:
    """The anchors by key. Merge marks, broken lines and lines of another form are passed over."""
    return dict(_read_lines(text.split("\n")))


def _read_lines(lines: Iterable[str]) -> Iterable[tuple[str, Anchor]]:
    for line in lines:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        match row:
            case {"key": str(key), "prefix": str(prefix), "suffix": str(suffix), "start": int(start)} if start >= 0:
                yield key, Anchor(prefix=prefix, suffix=suffix, start=start)
