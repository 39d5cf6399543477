"""Places notes for other programs: JSON lines in, JSON lines out (`commonplace notes place`).

In: `{"id", "text", "notes": [{"id", "exact", "prefix", "suffix", "start"}]}`, where prefix, suffix and start may be missing.
Out, a line a note: `{"text", "id", "state", "start", "end", "score"}`; `{"line", "error"}` for what cannot be read.
A new field of the input is read in `_quote`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.annotate.anchor import place_quotes
from builder.annotate.anchors import Anchor


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
            yield from _placed(text, row.get("id"), notes, number)
        case _:
            yield _error(number, 'expected an object with "text" (a string) and "notes" (a list)')


def _placed(text: str, text_id: object, notes: Sequence[object], number: int) -> Iterator[Mapping[str, object]]:
    quotes = [_quote(note) for note in notes]
    places = iter(place_quotes(text, [quote for quote in quotes if quote is not None]))
    for note, quote in zip(notes, quotes, strict=True):
        ids = {"text": text_id, "id": note.get("id") if isinstance(note, dict) else None}
        if quote is None:
            yield {**ids, **_error(number, _NO_NOTE)}
            continue
        place = next(places)
        start, end = (place.start, place.end) if place.start >= 0 else (None, None)
        yield {**ids, "state": place.state, "start": start, "end": end, "score": place.score}


_NO_NOTE = 'a note has "exact", "prefix" and "suffix" (strings) and "start" (a whole number)'


def _quote(note: object) -> tuple[str, Anchor] | None:
    """None where a value is missing or has another type than it must."""
    match note:
        case {"exact": str(exact), **rest}:
            prefix, suffix, start = rest.get("prefix") or "", rest.get("suffix") or "", rest.get("start")
            if isinstance(prefix, str) and isinstance(suffix, str) and (start is None or type(start) is int):
                return exact, Anchor(prefix=prefix, suffix=suffix, start=start)
    return None


def _error(number: int, message: str) -> Mapping[str, object]:
    return {"line": number, "error": message}
