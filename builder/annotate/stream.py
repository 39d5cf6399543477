"""Places notes for other programs: JSON lines in, JSON lines out (`commonplace notes place`).

In: `{"id", "text", "notes": [{"id", "exact", "prefix", "suffix", "start"}]}`, where prefix, suffix and start may be missing.
Out, a line a note: `{"text", "id", "state", "start", "end", "score"}`; `{"line", "error"}` for what cannot be read.
A new field of the input is read in `_placed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from builder.annotate.anchor import place_quote
from builder.annotate.prepared import Prepared, prepare


def place_json(lines: Iterable[str]) -> Iterator[str]:
    """The answers, without line ends, as soon as each line is read; blank lines are passed over. Never raises for bad input."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            for answer in _answers(line, number):
                yield json.dumps(answer, ensure_ascii=False)


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
    match note:
        case {"exact": str(exact), **rest} if _well_typed(rest):
            pass
        case _:
            fault = _error(number, 'a note has "exact", "prefix" and "suffix" (strings) and "start" (a whole number)')
            return {"text": text_id, "id": note.get("id") if isinstance(note, dict) else None, **fault}
    place = place_quote(text, exact, rest.get("prefix") or "", rest.get("suffix") or "", rest.get("start"))
    placed = place.start >= 0
    return {
        "text": text_id,
        "id": rest.get("id"),
        "state": place.state,
        "start": place.start if placed else None,
        "end": place.end if placed else None,
        "score": place.score,
    }


def _well_typed(rest: Mapping[str, Any]) -> bool:
    strings = all(isinstance(rest.get(key), str | None) for key in ("prefix", "suffix"))
    return strings and isinstance(rest.get("start"), int | None) and not isinstance(rest.get("start"), bool)


def _error(number: int, message: str) -> Mapping[str, object]:
    return {"line": number, "error": message}
