"""Changes one note in the text of an annotation file and nothing else: every other character stays as the person wrote it.

Each function gives the new text, and has read it back: where any other note or a correction would read otherwise, it
raises EditError. A text keeps its own line endings and its byte order mark. A new kind of change is a splice that ends in `_verified`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.annotate.notes import is_parting
from builder.annotate.parse import parse_annotations
from builder.model import Annotations, ArticleId

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
_NEWLINE = re.compile(r"\r\n?|\n")
_OPENING = re.compile(r"(?m)^(?=>|---[ \t]*$)")
"""What would begin another note: a quote, or a line that parts notes on the whole article."""
_PARTING = "\n\n---\n\n"


class EditError(Exception):
    """The change would change something else too; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A note as it stands in the file: what a person edits."""

    quote: str | None
    body: str
    """With its signature, lines ended by `\\n`, without blank lines around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    """Where a note stands in the file's text; no line end is part of it."""

    before: int
    """The end of what is written above it."""
    start: int
    quoted: int
    """The end of its quote; `start` for a note on the whole article."""
    body: int
    """The start of its first line that says something; `end` where none does."""
    end: int
    after: int
    """The start of the next note, or the end of the file."""


def written_notes(text: str) -> tuple[Written, ...]:
    """The notes in the order of the file, one for each that parse_annotations gives."""
    notes = zip(_read(text).notes, _stretches(text), strict=True)
    return tuple(Written(quote=note.quote, body=_plain(text[at.body : at.end])) for note, at in notes)


def notes_start(text: str) -> int:
    """Where the first note begins; the end of the text where there is none."""
    return next((at.start for at in _stretches(text)), len(text))


def fingerprint(note: Written) -> str:
    """Tells whether a note still is as a person saw it."""
    return hashlib.sha256(f"{note.quote}\0{note.body}".encode("utf-8", "surrogatepass")).hexdigest()[:32]


def quote_lines(passage: str) -> str:
    """The passage as lines of an annotation file. A line that begins with > itself is set off, so that it keeps it."""
    lines = (line.rstrip() for line in _plain(passage).strip().split("\n"))
    return "\n".join((">  " if line.startswith(">") else "> " if line else ">") + line for line in lines)


# -- the changes ----------------------------------------------------------------------------------------------------


def append_note(text: str, quote: str, body: str) -> str:
    """A note more at the end of the file. To delete it again gives the text back, unless that was blank."""
    return add_notes(text, [Written(quote=quote, body=body)])


def add_notes(text: str, notes: Sequence[Written]) -> str:
    """Many notes more, in their order: those on the whole article below the ones there are, the others at the end of the file.

    A line of a body that would begin another note is indented by a space.
    """
    return _added(text, [as_added(note) for note in notes])


def as_added(note: Written) -> Written:
    """As add_notes writes it, and reads it back: such that it is one note where nothing else stands."""
    note = Written(quote=note.quote, body=_trimmed(note.body))
    head = "" if note.quote is None else quote_lines(note.quote) + "\n\n"
    is_one = _spelled(written_notes(head + note.body)) == _spelled([note])
    return note if is_one else replace(note, body=_OPENING.sub(" ", note.body))


def _added(text: str, notes: Sequence[Written]) -> str:
    begin = _begin(text)
    if not text[begin:].strip():
        text = text[:begin] + _newline(text)
    there = written_notes(text)
    wholes = sum(note.quote is None for note in there)
    new = [note for note in notes if note.quote is None]
    quoted = [note for note in notes if note.quote is not None]
    after = text
    if new:
        at, before, behind = _whole_place(text, wholes)
        bodies = _PARTING.join(note.body for note in new)
        after = _spliced(text, at, at, before + bodies + behind)
    if quoted:
        end = _content_end(after, begin, len(after))
        pieces = "\n\n".join(_piece(note) for note in quoted)
        after = _spliced(after, end, end, ("\n\n" if end > begin else "") + pieces + _line_end(after[end:]))
    return _verified(text, after, [*there[:wholes], *new, *there[wholes:], *quoted])


def _whole_place(text: str, wholes: int) -> tuple[int, str, str]:
    """Where another note on the whole article goes, after so many, and what parts it from what stands before and behind it."""
    stretches, begin = _stretches(text), _begin(text)
    if wholes:
        end = stretches[wholes - 1].end
        return end, _PARTING, _line_end(text[end:])
    if stretches:
        return stretches[0].start, "", "\n\n"
    end = _content_end(text, begin, len(text))
    return end, "\n\n" if end > begin else "", _line_end(text[end:])


def _piece(note: Written) -> str:
    return quote_lines(note.quote or "") + (f"\n\n{note.body}" if note.body else "")


def _line_end(rest: str) -> str:
    """What has to stand between a note and the rest of the file."""
    return "" if not rest or rest.startswith(("\r", "\n")) else "\n\n"


def add_whole(text: str, body: str) -> str:
    """A note on the whole article where there is none: above the first quote."""
    if any(note.quote is None for note in written_notes(text)):
        raise EditError("There is a note on the whole article already.")
    return add_notes(text, [Written(quote=None, body=body)])


def replace_body(text: str, index: int, body: str) -> str:
    """Another text for a note; its quote stays. A note on the whole article without a text is no note, and is deleted."""
    at, notes = _stretches(text)[index], written_notes(text)
    if notes[index].quote is None and not body.strip():
        return delete_note(text, index)
    if at.body < at.end and body.strip():
        return _said(text, (at.body, at.end), "", notes, index, body)
    return _said(text, (at.quoted, at.end), "\n\n", notes, index, body)


def rewrite_quote(text: str, index: int, quote: str) -> str:
    """Another quote for a note; what it says stays."""
    at, notes = _stretches(text)[index], list(written_notes(text))
    if notes[index].quote is None:
        raise EditError("A note on the whole article has no quote.")
    notes[index] = replace(notes[index], quote=quote)
    return _verified(text, _spliced(text, at.start, at.quoted, quote_lines(quote)), notes)


def delete_note(text: str, index: int) -> str:
    """The file without the note, and without the blank lines between it and what is above."""
    at, notes = _stretches(text)[index], list(written_notes(text))
    del notes[index]
    above, below = text[at.before : at.start], text[at.end : at.after]
    if "---" in below:
        return _verified(text, text[: at.start] + text[at.after :], notes)
    is_last = index == len(notes)
    if not is_last and len(_NEWLINE.findall(above)) > len(_NEWLINE.findall(below)):
        return _verified(text, text[: at.start] + text[at.after :], notes)
    return _verified(text, text[: at.before] + text[at.end :], notes)


def _said(text: str, span: tuple[int, int], head: str, notes: Sequence[Written], index: int, body: str) -> str:
    """`head` and the body in place of a span. A line of the body that would begin another note is indented by a space."""
    said = _trimmed(body)
    try:
        return _with_body(text, span, head, notes, index, said)
    except EditError:
        if not _OPENING.search(said):
            raise
    return _with_body(text, span, head, notes, index, _OPENING.sub(" ", said))


def _with_body(text: str, span: tuple[int, int], head: str, notes: Sequence[Written], index: int, body: str) -> str:
    after = _spliced(text, *span, head + body if body else head.rstrip("\n"))
    expected = [replace(note, body=body) if at == index else note for at, note in enumerate(notes)]
    return _verified(text, after, expected)


def _spliced(text: str, start: int, end: int, piece: str) -> str:
    """`piece` in place of text[start:end], with the line endings of the file."""
    return text[:start] + piece.replace("\n", _newline(text)) + text[end:]


def _newline(text: str) -> str:
    found = _NEWLINE.search(text)
    return found[0] if found else "\n"


# -- reading --------------------------------------------------------------------------------------------------------


def _verified(before: str, after: str, notes: Sequence[Written]) -> str:
    """The new text, if it reads as the notes expected and the corrections there were."""
    if _corrections(_read(before)) != _corrections(_read(after)) or _spelled(written_notes(after)) != _spelled(notes):
        raise EditError(
            "The file would read otherwise in other places too: a code fence or the front matter may be unclosed, there or "
            "in the note. Edit the file by hand."
        )
    return after


def _corrections(annotations: Annotations) -> tuple[object, ...]:
    return annotations.facts, annotations.places, annotations.dates, annotations.tags


def _spelled(notes: Sequence[Written]) -> list[tuple[str | None, str]]:
    """Hard wraps of a quote are none of its words."""
    return [(None if note.quote is None else " ".join(note.quote.split()), note.body) for note in notes]


def _read(text: str) -> Annotations:
    return parse_annotations(text, "", ArticleId(""))[0]


def _stretches(text: str) -> tuple[_Stretch, ...]:
    begin = _begin(text)
    lines = [begin, *(line.end() for line in _LINE.finditer(text))]
    notes = _read(text).notes
    starts = [lines[note.line - 1] for note in notes]
    before = _content_end(text, begin, starts[0] if starts else begin)
    found: list[_Stretch] = []
    for note, (start, after) in zip(notes, pairwise([*starts, len(text)]), strict=True):
        if found and note.quote is not None:
            before = _content_end(text, before, start)  # a line that parts notes on the whole article belongs to those
        found.append(_stretch(text, before, start, after, note.quote is not None))
        before = found[-1].end
    return tuple(found)


def _stretch(text: str, before: int, start: int, after: int, has_quote: bool) -> _Stretch:
    end = _content_end(text, start, after) if has_quote else _whole_end(text, start, after)
    quoted = _quote_end(text, start, end) if has_quote else start
    return _Stretch(
        before=before,
        start=start,
        quoted=quoted,
        body=_content_start(text, quoted, end),
        end=end,
        after=after,
    )


def _begin(text: str) -> int:
    """After the byte order mark."""
    return int(text.startswith("\ufeff"))


def _content_end(text: str, start: int, end: int) -> int:
    """The end of the last line that is not blank, without its line end; `start` where all are."""
    ends = (line.start() + len(line[0].rstrip("\r\n")) for line in _LINE.finditer(text, start, end) if line[0].strip())
    return max(ends, default=start)


def _whole_end(text: str, start: int, end: int) -> int:
    """The same for a note on the whole article: the lines that part it from what follows are none of it."""
    lines = list(_LINE.finditer(text, start, end))
    said = [line[0].rstrip("\r\n") for line in lines]
    while len(said) > 1 and (
        not said[-1].strip() or is_parting(said, len(said) - 1)
    ):  # the first line is the note's own
        said.pop()
    return lines[len(said) - 1].start() + len(said[-1])


def _content_start(text: str, start: int, end: int) -> int:
    """The start of the first line after `start` that is not blank; `end` where there is none."""
    return next((line.start() for line in _LINE.finditer(text, start, end) if line[0].strip()), end)


def _quote_end(text: str, start: int, end: int) -> int:
    quoted = start
    for line in _LINE.finditer(text, start, end):
        if not line[0].startswith(">"):
            break
        quoted = line.start() + len(line[0].rstrip("\r\n"))
    return quoted


def _plain(text: str) -> str:
    return _NEWLINE.sub("\n", text)


def _trimmed(body: str) -> str:
    """Without blank lines around it."""
    lines = _plain(body).split("\n")
    said = [index for index, line in enumerate(lines) if line.strip()]
    return "\n".join(lines[said[0] : said[-1] + 1]) if said else ""
