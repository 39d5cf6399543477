"""Reads a file of notes, whatever wrote it: the form of each item tells its format. To read one more format, give it a line in _READERS."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from builder.exchange.given import Given, Refused, listed
from builder.exchange.hypothesis import is_hypothesis, parse_hypothesis
from builder.exchange.readwise import COLUMNS, is_readwise, parse_readwise
from builder.exchange.web_annotation import is_annotation, parse_annotation
from builder.model import Problem

Json = Mapping[str, object]

_LISTS = ("items", "rows", "replies", "annotations", "@graph")
"""The keys under which formats keep their notes."""
_PAGES = ("first", "next")
"""Of a collection of W3C annotations: its pages, in it or elsewhere."""


_LISTS_OR_PAGES = frozenset((*_LISTS, *_PAGES))


class UnreadableError(Exception):
    """The whole file cannot be read: the line, what is wrong, and what to do."""

    def __init__(self, line: int, message: str, hint: str) -> None:
        super().__init__(message)
        self.line, self.hint = line, hint


def read_given(data: bytes, path: str) -> tuple[Given | Refused, ...] | Problem:
    """The notes of a file, in its order; the problem that keeps it from being read as a whole."""
    try:
        text = _text_of(data)
        items = _annotations_in(_load(text)) if text.lstrip()[:1] in ("{", "[") else _rows(text)
        return tuple(given for line, item in items for given in _given(item, line))
    except UnreadableError as fault:
        return Problem(path=path, line=fault.line, message=str(fault), hint=fault.hint)


_READERS: tuple[tuple[Callable[[Json], bool], Callable[[Json, int], Iterable[Given | Refused]]], ...] = (
    (is_readwise, lambda item, line: [parse_readwise(item, line)]),
    (is_hypothesis, lambda item, line: [parse_hypothesis(item, line)]),
    (is_annotation, parse_annotation),
)


def _given(item: object, line: int) -> Iterable[Given | Refused]:
    if not isinstance(item, Mapping):
        why = "an annotation that is told by its address only" if isinstance(item, str) else "this is no annotation"
        return [
            Refused(
                line=line, raw={"item": item}, why=why, hint="Nothing is fetched; export the annotations themselves."
            )
        ]
    reader = next((read for fits, read in _READERS if fits(item)), None)
    if reader is None:
        why = "neither a Web Annotation nor one of Hypothesis nor a highlight of Readwise"
        return [Refused(line=line, raw=item, why=why, hint="It has none of the keys body, motivation, uri, Highlight.")]
    return reader(item, line)


# -- text -----------------------------------------------------------------------------------------------------------

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def _text_of(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        message = f"this is no {encoding.removesuffix('-sig').upper()}: byte {fault.start} is {data[fault.start]:#04x}"
        raise UnreadableError(line, message, "Export the notes again, or save the file as UTF-8.") from None
    if not text.strip():
        raise UnreadableError(1, "there is nothing in this file", "Export the notes again.")
    return text


# -- JSON -----------------------------------------------------------------------------------------------------------


class _Located(dict[str, object]):
    """An object that knows on which line it begins."""

    line = 1


_STRUCTURE = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[{}\n]', re.DOTALL)


def _lines_of_objects(text: str) -> Iterator[int]:
    """The line on which each object of a JSON text begins, in the order in which the objects end."""
    line, opened = 1, []
    for token in _STRUCTURE.finditer(text):
        match token[0]:
            case "\n":
                line += 1
            case "{":
                opened.append(line)
            case "}" if opened:
                yield opened.pop()


def _load(text: str) -> object:
    """The value, its objects with their lines. Raises UnreadableError."""
    lines = _lines_of_objects(text)

    def located(pairs: list[tuple[str, object]]) -> _Located:
        found = _Located(pairs)
        found.line = next(lines, 1)
        return found

    try:
        return json.loads(text, object_pairs_hook=located)
    except json.JSONDecodeError as fault:
        hint = "The file may be cut off; export the notes again."
        raise UnreadableError(fault.lineno, f"this is no JSON: {fault.msg}, column {fault.colno}", hint) from None
    except RecursionError:
        raise UnreadableError(
            1, "this is nested too deeply to be an export of notes", "Export the notes again."
        ) from None
    except ValueError as fault:  # a number of thousands of digits
        raise UnreadableError(1, f"this is no JSON: {fault}", "Export the notes again.") from None


def _annotations_in(told: object) -> Iterator[tuple[int, object]]:
    """The items of lists, of a collection's pages, of exports, in each other as they may be."""
    left = [told]
    while left:
        one = left.pop()
        inner = _within(one)
        if inner is None:
            yield _line_of(one), one
        else:
            left += reversed(inner)


def _within(one: object) -> list[object] | None:
    """None for what is no list, and no object that holds one."""
    if isinstance(one, list):
        return one
    if not isinstance(one, _Located) or any(fits(one) for fits, _ in _READERS):
        return None
    held = [item for key in _LISTS if isinstance(one.get(key), list) for item in listed(one[key])]
    pages = [one[key] for key in _PAGES if key in one]
    return [*held, *pages] if held or pages or not _LISTS_OR_PAGES.isdisjoint(one) else None


def _line_of(item: object) -> int:
    return item.line if isinstance(item, _Located) else 1


# -- tables ---------------------------------------------------------------------------------------------------------


def _rows(text: str) -> Iterator[tuple[int, object]]:
    """The rows of a CSV table as objects, by their columns' names."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        missing = [column for column in COLUMNS if column not in header]
        if missing:
            message = f"no column {' and no column '.join(missing)}: neither JSON nor a table of Readwise"
            raise UnreadableError(
                1, message, "Web Annotations (JSON-LD), Hypothesis (JSON) and Readwise (CSV) are read."
            )
        line = reader.line_num + 1
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, dict(zip(header, row, strict=False))
            line = reader.line_num + 1
    except csv.Error as fault:
        raise UnreadableError(reader.line_num, f"this is no CSV: {fault}", "Export the notes again.") from None
