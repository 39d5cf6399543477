"""Places notes for other programs: JSON lines in, JSON lines out (`commonplace notes place`).

In: `{"id", "text", "notes": [{"id", "exact", "prefix", "suffix", "start"}]}`, where prefix, suffix and start may be missing.
Out, a line a note: `{"text", "id", "state", "start", "end", "score"}`; `{"line", "error"}` for what cannot be read.
A new field of the input is read in `_placed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from builder.annotate.anchor import place_quote
from builder.annotate.anchors import Anchor
from builder.annotate.prepared import Prepared, prepare


def place_json(lines: Iterable[str]) -> Iterator[str]:
    """The answers, without line ends, as soon as each line is read; blank lines are passed over. Never raises for bad input."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            for answer in _answers(line, number):
                yield json.dumps(answer)  # ASCII: half a surrogate pair in an id must not stop the stream


def _answers(line: str, number: int) -> Iterator[Mapping[str, object]]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        yield _error(number, f"not JSON: {error}")
        return
    match row:
        case {"text": str(text), "notes": list(notes)}:
            prepared = prepare(text)
            for note in notes:
                yield _placed(prepared, row.get("id"), note, number)
        case _:
            yield _error(number, 'expected an object with "text" (a string) and "notes" (a list)')


def _placed(text: Prepared, text_id: object, note: object, number: int) -> Mapping[str, object]:
    said = note if isinstance(note, dict) else {}
    ids = {"text": text_id, "id": said.get("id")}
    exact, anchor = said.get("exact"), _anchor(said)
    if not isinstance(exact, str) or anchor is None:
        return {
            **ids,
            **_error(number, 'a note has "exact", "prefix" and "suffix" (strings) and "start" (a whole number)'),
        }
    place = place_quote(text, exact, anchor.prefix, anchor.suffix, anchor.start)
    span = (place.start, place.end) if place.start >= 0 else (None, None)
    return {**ids, "state": place.state, "start": span[0], "end": span[1], "score": place.score}


def _anchor(said: Mapping[object, object]) -> Anchor | None:
    """None where a value has another type than it must."""
    prefix, suffix, start = said.get("prefix") or "", said.get("suffix") or "", said.get("start")
    if isinstance(prefix, str) and isinstance(suffix, str) and (start is None or type(start) is int):
        return Anchor(prefix=prefix, suffix=suffix, start=start)
    return None


def _error(number: int, message: str) -> Mapping[str, object]:
    return {"line": number, "error": message}
