"""What a page tells of itself line by line: what imprint.py and dispatch.py look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from builder.model import BlockKind
from builder.read.lines import Line
from builder.read.words import Words

LONGEST_NAME = 60
"""Characters of an outlet's or a person's name; a longer line of the text is a paragraph."""
OPENINGS = 4
"""Lines below the title among which a text opens: a summary may stand among them."""


@dataclass(frozen=True, slots=True)
class Told:
    """The page's lines, with what each is and what its language calls things."""

    lines: Sequence[Line]
    kinds: Sequence[BlockKind]
    words: Words
    is_place: Callable[[str], bool]
    """Whether a gazetteer has the name: beside an author stands his town or his newspaper."""

    def each(self, *kinds: BlockKind) -> Iterator[tuple[Line, BlockKind]]:
        return ((line, kind) for line, kind in zip(self.lines, self.kinds, strict=True) if kind in kinds)

    def paragraphs(self) -> Iterator[Line]:
        """Those with which the text opens."""
        return islice((line for line, _ in self.each("body") if len(line.text) > LONGEST_NAME), OPENINGS)
