"""Parts a line that says both when a page was published and when it was changed: only the first is the article's day.

The phrases are in the lexicons, [structure] published and updated; another way to set the two apart goes into `_cuts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from builder.folding import Folded, fold, folded
from builder.read.lines import Line, is_prose
from builder.read.looks import has_a_whole_date
from builder.read.words import Words

_LONGEST = 160  # characters of a line of facts


def apart(lines: Sequence[Line], words: Words) -> tuple[tuple[Line, int], ...]:
    """The lines, such a line in its parts; each with the index of the line it comes from."""
    head = tuple(takewhile(lambda line: not is_prose(line), lines))
    days = [(index, cut) for index, line in enumerate(head) if (cut := _after_a_day(line, words))]
    own = dict(days[:1] if len(days) == 1 else ())  # several are a list of news
    if lines and (cut := _after_a_stamp(lines[0], words)):
        own[0] = cut
    return tuple((part, index) for index, line in enumerate(lines) for part in _parts(line, words, own.get(index, 0)))


_BEFORE_A_HEADLINE = r"\s+(?=[^\W\d]|[\"«“„])"
_DAY = re.compile(
    rf"\W{{0,4}}\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{2,4}}(?:[,\s–-]{{1,3}}\d{{1,2}}[:.h]\d\d)?{_BEFORE_A_HEADLINE}"
)
_MONTH = re.compile(rf"\W{{0,4}}\d{{4}}-\d\d{_BEFORE_A_HEADLINE}")
_FEWEST_WORDS = 5  # of a headline
_LONGEST_HEADLINE = 220  # characters


def _after_a_day(line: Line, words: Words) -> int:
    """Where the headline begins in "date 2025-10-25 Two cars meet on the bridge"; 0 where none stands behind a day; a month will do after its word: "date 2025-10 Two …"."""
    if len(line.text) > _LONGEST_HEADLINE or "\n" in line.text:
        return 0
    form = folded(line.text)
    said = words.begins["published"].match(form.text)
    at = said.start("rest") if said else 0
    day = _DAY.match(form.text, at) or (_MONTH.match(form.text, at) if said else None)
    rest = form.text[day.end() :] if day else ""
    if day is None or len(rest.split()) < _FEWEST_WORDS or has_a_whole_date(rest, words):
        return 0
    return form.starts[day.end()]


def _after_a_stamp(line: Line, words: Words) -> int:
    """Where the text begins in "date 2022-12-24 Two men were killed …", the first line of a page, be it a sentence or a name; 0 where no word says what day it is."""
    form = folded(line.text[:_LONGEST_STAMP])
    said = words.begins["published"].match(form.text)
    day = _DAY.match(form.text, said.start("rest")) if said else None
    return form.starts[day.end()] if day else 0


_LONGEST_STAMP = 80  # characters, the word for "published" with them


def _parts(line: Line, words: Words, headline: int = 0) -> Iterator[Line]:
    if headline:
        yield from (_piece(line, 0, headline), _piece(line, headline, len(line.text)))
        return
    cuts = _cuts(line, words)
    edges = [0, *cuts, len(line.text)]
    pieces = [_piece(line, start, end) for start, end in pairwise(edges)]
    dated = [has_a_whole_date(piece.folded, words) for piece in pieces]
    changed = [words.inside["updated"].search(piece.folded) is not None for piece in pieces]
    if any(day and not change for day, change in zip(dated, changed, strict=True)):
        yield from pieces
    else:
        yield line


def _cuts(line: Line, words: Words) -> tuple[int, ...]:
    """Where "updated", and after it "published", begin; nowhere at the line's start."""
    if len(line.text) > _LONGEST or "\n" in line.text or is_prose(line) or not re.search(r"\d", line.text):
        return ()
    form = folded(line.text)
    update = words.inside["updated"].search(form.text)
    if update is None:
        return ()
    after = words.inside["published"].search(form.text, update.end())
    return tuple(cut for cut in (_opening(form, update.start()), _opening(form, after.start()) if after else 0) if cut)


def _opening(form: Folded, at: int) -> int:
    """The offset in the line, with the bracket that opens there."""
    at -= at > 0 and form.text[at - 1] in "(["
    return form.starts[at] if at > 0 else 0


def _piece(line: Line, start: int, end: int) -> Line:
    text = line.text[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return replace(line, start=line.start + start, end=line.start + start + len(text), text=text, folded=fold(text))
