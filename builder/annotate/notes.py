"""Reads the notes of an annotation file: first the note on the whole article, then each quote with what is said of it.

A line that begins with `>` in the first column belongs to a quote, and a run of such lines is one quote; whatever
follows, up to the next quote, is the note on it. To quote inside a note, indent the line or begin it with `>>`; code
between ``` is never a quote. Before the first quote, a line `---` under a blank one parts one note on the whole article
from the next: several people may have one. To give notes one more part, read it off the body's lines as `_signed` does.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz import fuzz

from builder.annotate.front import CONFLICT, Fault, conflict_fault
from builder.edtf import is_edtf
from builder.model import Note

TWIN_LENGTH = 30  # characters from which two lines of prose are alike for one reason only
TWIN_LIKENESS = 80  # percent
TWIN_LOOK = 500  # characters compared; comparing costs their square
MAX_NAME = 80  # a last line longer than this is a sentence that begins with a dash, no signature
LONGEST_SIGNATURE = MAX_NAME + 60  # with its dash and date; a longer line is not even tried: trying costs its square

_QUOTE_START = re.compile(r">(?![ \t]?>)")
_QUOTE_MARK = re.compile(r"(?:>[ \t]?)+")
_FENCE = re.compile(r"[ \t]*(?P<fence>`{3,}|~{3,})(?P<rest>.*)")
_SIGNATURE = re.compile(r"(?:—|–|--)\s*(?P<author>[^\s—–-].*?)\s*(?:[,،]\s*(?P<dated>[^\s,،]*[0-9][^\s,،]*))?")
_HASH = re.compile(
    r"""
    (?: (?<![\S]) | (?<=[(\[{«"'“‘„>*_]) )   # at the start of a word, bare or in brackets, quotation or emphasis marks
    (?<! \]\( )                               # not the destination of a link: [see](#below)
    \# (?P<name> [^\s\#]+ )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """A quote with the lines under it; `quote` is None before the first quote."""

    line: int
    quote: str | None
    first: int
    """The line number of `body[0]`."""
    body: tuple[str, ...]


def read_notes(lines: Sequence[str], first: int) -> Iterator[Note | Fault]:
    """The notes in the order of the file, among them the faults; `lines` begin at line number `first` of the file."""
    code, faults = _code_lines(lines, first)
    yield from faults
    yield from _conflicts(lines, first, code)
    for section in _sections(lines, first, code):
        yield from _read(section)


def _code_lines(lines: Sequence[str], first: int) -> tuple[frozenset[int], tuple[Fault, ...]]:
    """The indices of lines between fences. A fence that is never closed is none: it must not swallow the notes below it."""
    code: set[int] = set()
    faults: list[Fault] = []
    unclosed: dict[str, int] = defaultdict(lambda: len(lines) + 1_000_000)
    """The shortest fence of each character that was found to have no end: longer ones further down have none either."""
    index = 0
    while index < len(lines):
        opened = _FENCE.fullmatch(lines[index])
        if opened is None or len(opened["fence"]) >= unclosed[opened["fence"][0]]:
            index += 1
            continue
        end = _fence_end(lines, index, opened["fence"])
        if end is None:
            unclosed[opened["fence"][0]] = len(opened["fence"])
            faults.append(
                Fault(
                    line=first + index,
                    message=f"code opened with {opened['fence']} is never closed",
                    hint=f"Close it with a line {opened['fence']}; until then it is read as text.",
                    loses=False,
                )
            )
            index += 1
        else:
            code.update(range(index, end + 1))
            index = end + 1
    return frozenset(code), tuple(faults)


def open_fence(lines: Sequence[str]) -> str:
    """The first fence that is never closed; empty where there is none."""
    _, faults = _code_lines(lines, 0)
    opened = _FENCE.fullmatch(lines[faults[0].line]) if faults else None
    return opened["fence"] if opened else ""


def _fence_end(lines: Sequence[str], start: int, fence: str) -> int | None:
    for index in range(start + 1, len(lines)):
        bare = lines[index].strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            return index
    return None


def _conflicts(lines: Sequence[str], first: int, code: frozenset[int]) -> Iterator[Fault]:
    for index, line in enumerate(lines):
        if CONFLICT.match(line) and index not in code:
            yield conflict_fault(first + index)


def _sections(lines: Sequence[str], first: int, code: frozenset[int]) -> Iterator[_Section]:
    starts = [*_quote_starts(lines, code), len(lines)]
    for above, end in pairwise([-1, *_partings(lines[: starts[0]], code), starts[0]]):
        yield _Section(line=first + above + 1, quote=None, first=first + above + 1, body=tuple(lines[above + 1 : end]))
    for start, end in pairwise(starts):
        below = next((index for index in range(start, end) if not lines[index].startswith(">")), end)
        quote = "\n".join(_QUOTE_MARK.sub("", line, count=1).rstrip() for line in lines[start:below]).strip()
        yield _Section(line=first + start, quote=quote, first=first + below, body=tuple(lines[below:end]))


def _quote_starts(lines: Sequence[str], code: frozenset[int]) -> Iterator[int]:
    """Where a quote begins: at a `>` whose line above is not part of the same quote."""
    inside = False
    for index, line in enumerate(lines):
        if inside:
            inside = line.startswith(">")
        elif index not in code and _QUOTE_START.match(line):
            yield index
            inside = True


def _partings(lines: Sequence[str], code: frozenset[int]) -> Iterator[int]:
    """The lines between notes on the whole article."""
    return (index for index in range(len(lines)) if index not in code and is_parting(lines, index))


def is_parting(lines: Sequence[str], index: int) -> bool:
    """A line `---`; right under a text it makes a heading of that instead."""
    return lines[index].rstrip() == "---" and (index == 0 or not lines[index - 1].strip())


def _read(section: _Section) -> Iterator[Note | Fault]:
    blank = next((index for index, line in enumerate(section.body) if line.strip()), len(section.body))
    body = _rstripped(section.body[blank:])
    if section.quote is None and not body:
        return
    body, author, dated, faults = _signed(body, section.first + blank)
    yield from faults
    yield from _twins(body, section.first + blank)
    if section.quote == "":
        yield Fault(line=section.line, message="an empty quote", hint="Quote a few words of the article after the >.")
    elif not body:
        yield Fault(
            line=section.line,
            message=f'nothing is said under the quote "{shortened(section.quote or "")}"',
            hint="Write a note below it; until then the passage is only highlighted.",
            loses=False,
        )
    yield Note(
        line=section.line if section.quote is not None else section.first + blank,
        quote=section.quote,
        body="\n".join(body),
        tags=tags_of("\n".join(body)),
        author=author,
        dated=dated,
    )


def _twins(body: Sequence[str], first: int) -> Iterator[Fault]:
    """Two versions of a line, one under the other, as git leaves them where both sides changed it (merge=union)."""
    for index, (above, line) in enumerate(pairwise(body), start=1):
        is_prose = min(len(above), len(line)) >= TWIN_LENGTH and above[0].isalnum() and line[0].isalnum()
        if is_prose and fuzz.ratio(above[:TWIN_LOOK], line[:TWIN_LOOK]) >= TWIN_LIKENESS:
            yield Fault(
                line=first + index,
                message=f'this line is almost the one above: "{shortened(line)}"',
                hint="A merge may have kept both versions of one line; delete the one that is not meant.",
                loses=False,
            )


def _rstripped(lines: Sequence[str]) -> tuple[str, ...]:
    kept = len(lines)
    while kept and not lines[kept - 1].strip():
        kept -= 1
    return tuple(lines[:kept])


def _signed(body: tuple[str, ...], first: int) -> tuple[tuple[str, ...], str | None, str | None, tuple[Fault, ...]]:
    """The body without its last line `— Name, date`, `— Name` or `— date`; the name and the date, each None where not given."""
    last = body[-1].strip() if body else ""
    signature = _SIGNATURE.fullmatch(last) if len(last) <= LONGEST_SIGNATURE else None
    if signature is None or len(signature["author"]) > MAX_NAME or signature["author"][-1] in ".!?…؟:;":
        return body, None, None, ()
    rest, author, dated = _rstripped(body[:-1]), signature["author"], signature["dated"]
    if dated is None and is_edtf(author):
        return rest, None, author, ()
    if dated is None or is_edtf(dated):
        return rest, author, dated, ()
    fault = Fault(
        line=first + len(body) - 1,
        message=f'"{dated}" is no date',
        hint=f"Sign as — {author}, 2024-05-01.",
        loses=False,
    )
    return rest, author, None, (fault,)


def tags_of(body: str) -> tuple[str, ...]:
    """The #tags of a note in order of first use, in any script; not in code or link destinations, and no bare numbers."""
    names = (tag_name(found["name"]) for found in _HASH.finditer(_without_code(body)))
    return tuple(dict.fromkeys(name for name in names if name and not name.isdecimal()))


def tag_name(word: str) -> str:
    """The part of `word` that is letters, marks, digits, and what joins them."""
    length = next((i for i, char in enumerate(word) if not _joins(char)), len(word))
    return word[:length].strip("-_\u200c")


def _joins(char: str) -> bool:
    return char in "-_\u200c" or unicodedata.category(char)[0] in "LMN"


def _without_code(body: str) -> str:
    lines = body.split("\n")
    fenced, _ = _code_lines(lines, 1)
    return _without_code_spans("\n".join("" if index in fenced else line for index, line in enumerate(lines)))


def _without_code_spans(text: str) -> str:
    """The text without what stands between two runs of equally many backticks."""
    runs = list(re.finditer(r"`+", text))
    later: dict[int, list[int]] = defaultdict(list)
    for index in range(len(runs) - 1, -1, -1):
        later[len(runs[index][0])].append(index)
    kept: list[str] = []
    done = index = 0
    while index < len(runs):
        same = later[len(runs[index][0])]
        while same and same[-1] <= index:
            same.pop()
        if same:
            kept.append(text[done : runs[index].start()])
            index = same[-1]
            done = runs[index].end()
        index += 1
    return " ".join((*kept, text[done:]))


def shortened(text: str, words: int = 12) -> str:
    """The first words of a passage, for a message."""
    pieces = text.split()
    return " ".join(pieces[:words]) + (" …" if len(pieces) > words else "")
