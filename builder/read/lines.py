"""Parts a text into paragraphs: its lines, and groups of lines where a program has wrapped them.

What a paragraph looks like in general (prose, or a heading) is told here too; a new such look is a function below.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from builder.folding import fold


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the page, not yet told what it is."""

    start: int
    end: int
    text: str
    folded: str
    chunk: int
    """Number of the group of lines without a blank one between them."""


_CHUNK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 45, 100
"""Characters of a line in a text that was wrapped by a program: mail, terminals and old editors break at 60 to 80."""


def lines_of(text: str) -> tuple[Line, ...]:
    """The paragraphs: lines, and where a program has wrapped them, groups of lines."""
    lines: list[Line] = []
    for number, chunk in enumerate(_CHUNK.finditer(text)):
        spans = [(m.start(), m.end()) for m in _LINE.finditer(text, chunk.start(), chunk.end())]
        if _is_wrapped([text[start:end] for start, end in spans]):
            spans = [(spans[0][0], spans[-1][1])]
        else:
            spans = _joined(spans, text)
        for start, end in spans:
            lines.append(Line(start, end, text[start:end], fold(text[start:end]), number))
    return tuple(lines)


_ROW = re.compile(r"\S[ \t]{2,}\S|\t|\s[|›»>•·]\s")
"""What parts the entries of a menu, a way through a site, a line of facts: no line of prose has it."""


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Lines of one length that mostly do not end where a sentence does."""
    full = lines[:-1]
    if any(_ROW.search(line) for line in lines):
        return False
    if not full or not all(_SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED for line in full):
        return False
    if any(map(is_a_link, lines)):
        return False
    return 3 * sum(ends_a_sentence(line) for line in full) <= len(full) and len(full) >= 2


_FEWEST_BROKEN = 3
_BREAKS_OFF = re.compile(r"[^\W_]\Z")
_NEARLY_FULL = 0.7  # of the longest line that breaks off


def _joined(spans: Sequence[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The paragraphs of a group of lines that are broken anywhere, where no blank line parts them: what breaks off within a sentence goes on below.

    Small letters at the heads of most lines after such a break show it. A headline breaks off, too: what stands below it has a capital.
    """
    broken = [_BREAKS_OFF.search(text, start, end) is not None for start, end in spans[:-1]]
    small = [text[start].islower() for start, _ in spans[1:]]
    joints = [end - start for (start, end), one, other in zip(spans, broken, small, strict=False) if one and other]
    width = max(joints, default=0)
    if len(joints) < _FEWEST_BROKEN or width > _LONGEST_WRAPPED or 2 * len(joints) < sum(broken):
        return list(spans)
    paragraphs = [spans[0]]
    for at, (start, end) in enumerate(spans[1:]):
        before = spans[at]
        full = at > 0 and _NEARLY_FULL * width <= before[1] - before[0] <= width
        if broken[at] and (small[at] or full):
            paragraphs[-1] = (paragraphs[-1][0], end)
        else:
            paragraphs.append((start, end))
    return paragraphs


_TERMINAL = re.compile(r"[.!?…؟۔。:؛;,]['\"”»)\]]*\Z")
_FULL_STOP = re.compile(
    r"""
    [.…۔。] ['\"”»)\]]*
    (?: \s{1,3} (?: \( [^\W\d]{2,5} (?: / [^\W\d]{2,5} )? \) | [A-Z]{2,5} ) )?  # signed at its end: "… auflösen. (hp)", "… Viseu. EFE"
    \Z
    """,
    re.VERBOSE,
)
_ITS_END = 20
"""Characters in which a full stop and what may follow it stand."""
_SENTENCE_LENGTH, _PARAGRAPH_LENGTH = 40, 180
"""Characters from which a line that ends in a full stop is a sentence, and from which any line is a paragraph;"""
_PARAGRAPH_WITHOUT_VOWELS = 115
"""that are fewer in Arabic letters, which write no short vowels: the longest headlines have some 100."""
_ARABIC = re.compile(r"\W{0,3}[\u0620-\u06ff]")


def ends_a_sentence(line: str) -> bool:
    return _TERMINAL.search(line[-8:]) is not None


def is_prose(line: Line) -> bool:
    """A sentence or more, as against a heading, a menu entry or a name."""
    if len(line.text) >= (_PARAGRAPH_WITHOUT_VOWELS if _ARABIC.match(line.text) else _PARAGRAPH_LENGTH):
        return ends_in_a_full_stop(line.text) or not _is_a_row(line.text)
    return len(line.text) >= _SENTENCE_LENGTH and ends_in_a_full_stop(line.text) and not _leads_down(line.text)


def _is_a_row(line: str) -> bool:
    """Names and nothing between them ("Adana Adıyaman Afyon …"), or headlines that bars or double colons part, however long."""
    if is_barred(line):
        return True
    words = [word for word in _LONG_WORD.findall(line) if word[0].upper() != word[0].lower()]
    small = sum(word[0].islower() for word in words)
    return bool(words) and _SMALL_IN_A_ROW * small <= len(words) and not _STOPS.search(line)


def is_barred(line: str) -> bool:
    return len(_BARS.findall(line)) >= _FEWEST_STEPS


_BARS = re.compile(r"\s(?:\||::)(?=\s|\Z)")
_STOPS = re.compile(r"[.,:;!?]\s")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SMALL_IN_A_ROW = 10
"""Of so many words of a row of names, one may be small."""


def is_a_link(line: str) -> bool:
    """A link of a few words and nothing else, as Markdown has it or as it is read from Markdown: "* [About us](https://…)", "About us (https://…)"."""
    found = _LINK.fullmatch(line)
    return found is not None and len((found["label"] or found["words"]).split()) <= _WORDS_OF_A_LINK


_LINK = re.compile(
    r"""
    [ *+•·▪‣◦–-]{0,6}
    (?: !?\[ (?P<label> [^\[\]]{1,100} ) \] \( [^()\s]{1,2000} \)
      | (?P<words> [^()\[\]]{1,100} ) [ ] \( https?:// [^()\s]{1,2000} \) )
    """,
    re.VERBOSE,
)
_WORDS_OF_A_LINK = 8


def _leads_down(line: str) -> bool:
    """ "You are here: Rovigo » News » Clams stolen in the bay..."; guillemets around words are none, nor is one sign of greater."""
    return len(_STEPS.findall(line)) >= _FEWEST_STEPS and "«" not in line


_STEPS = re.compile(r"\s[›»>](?=\s)")
_FEWEST_STEPS = 2


def ends_in_a_full_stop(line: str) -> bool:
    return _FULL_STOP.search(line[-_ITS_END:]) is not None
