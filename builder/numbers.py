"""Reads the numbers that a text tells, in figures of any script ("1,200", "١٢٠٠", "2.5 million") or in words ("twenty-six", "ستة وعشرون").

The words are those of a lexicon's [dates.numbers] and [numbers]; lexicons/README.md has the keys. What reads in two ways is left out:
"cents" may be money, "a few thousand" is no thousand. To teach another place for "and", add it to _LINKS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Final

from builder.folding import fold
from builder.lexicon import lexicon_of

LEAST: Final = 10
"""Smaller numbers are everywhere and tell accounts apart no more than "the" does; in many languages one of them is "a"."""
LONGEST: Final = 15
"""Figures; a longer row of them is no number that anybody compares."""
HUNDRED: Final = 100
THOUSAND: Final = 1000
_LONGEST_WORD: Final = 40
"""Letters of a number written as one word; "neunhundertsiebenundachtzig" has 27."""

_SIGN = r"\u0300-\u036f\u064b-\u065f\u0670\u0640"
_TOKEN = re.compile(
    rf"""
      \d{{1,2}} (?: [:hH] \d\d )+ (?! \d )              # a time of day
    | (?<![^\W_\u0600-\u06ff]) (?P<figures>          # not in "F16"; Arabic writes its prepositions onto figures
          \d{{1,3}} (?P<sep>[ .,'’،٬\u00a0\u2009\u202f]) \d{{3}} (?: (?P=sep) \d{{3}} )* (?! \d | [.,]\d )
        | \d+ (?: [.,٫] \d+ )? (?! [.,:/]?\d )
        | \d+
      )
    | (?P<word> [^\W\d_] (?: [^\W\d_] | [{_SIGN}] | (?<=[\u0400-\u04ff]) ['’ʼ] (?=[\u0400-\u04ff]) )* )
    """,
    re.VERBOSE,
)
_GLUE = re.compile(r"[ \u00a0\u202f]?[-‐‑]?[ \u00a0\u202f]?|\n")
"""What may stand between two words of one number."""
_GROUPED = re.compile(r"\d{1,3}(?:\D\d{3})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    start: int
    end: int
    value: str
    """In plain figures: `1200`, `2.5`."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    """Folded."""
    start: int
    end: int
    figures: bool


def numbers_in(text: str, start: int, end: int, language: str) -> Iterator[Number]:
    """The numbers that text[start:end] tells, from LEAST on, in order."""
    words = _words_of(language)
    tokens = [
        _Token(fold(m[0]), m.start(), m.end(), m["figures"] is not None) for m in _TOKEN.finditer(text, start, end)
    ]
    at = 0
    while at < len(tokens):
        value, after = _read(text, tokens, at, words)
        if value is not None and value >= LEAST:
            yield Number(start=tokens[at].start, end=tokens[after - 1].end, value=f"{value.normalize():f}")
        at = max(after, at + 1)


# -- the words of a language ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Words:
    values: Mapping[tuple[str, ...], int | None]
    """The number of each phrase; None where it only looks like one."""
    longest: int
    """Words of the longest phrase."""
    unsure: frozenset[tuple[str, ...]]
    links: frozenset[str]
    """Words for "and" between two parts of a number."""
    glued: tuple[str, ...]
    """The same, written onto the next word."""
    joined: tuple[str, ...]
    """What may stand between parts that are written as one word; none where they never are."""
    may_link: Callable[[int, int, bool], bool]
    units_first: bool
    vigesimal: frozenset[int]


_LINKS: Final[Mapping[str, Callable[[int, int, bool], bool]]] = {
    "never": lambda below, part, linked: not linked,
    "always": lambda below, part, linked: linked,
    "any": lambda below, part, linked: True,
    "after_hundreds": lambda below, part, linked: not linked or below % 100 == 0,
    "before_one": lambda below, part, linked: not linked or (part in (1, 11) and below % 100 >= 20),
    "after_tens": lambda below, part, linked: linked == (part < 10 and below % 100 >= 20),
    "before_tens": lambda below, part, linked: linked == (part >= 20 and 0 < below % 100 < 10),
}
"""Where "and" stands between two parts: whether it is right given what is read below a thousand, the next part, and whether it is there."""


@cache
def _words_of(language: str) -> _Words:
    lexicon = lexicon_of(language)
    own = lexicon.numbers if lexicon else {}
    tables = (lexicon.dates.get("numbers", {}) if lexicon else {}, own.get("words", {}))
    rows = ((key, phrase) for table in tables for key, phrases in table.items() for phrase in phrases)
    values: dict[tuple[str, ...], int | None] = {_pieces(phrase): int(key) for key, phrase in rows if key.isdigit()}
    values.update(dict.fromkeys(map(_pieces, own.get("never", ()))))
    return _Words(
        values=values,
        longest=max(map(len, values), default=0),
        unsure=frozenset(map(_pieces, own.get("unsure", ()))),
        links=frozenset(map(fold, own.get("and", ()))),
        glued=tuple(map(fold, own.get("glued_and", ()))),
        joined=tuple(map(fold, own.get("joined", ()))),
        may_link=_LINKS[own.get("linked", "never")],
        units_first=bool(own.get("units_first", False)),
        vigesimal=frozenset(own.get("before_teens", ())),
    )


def _pieces(phrase: str) -> tuple[str, ...]:
    return tuple(fold(found[0]) for found in _TOKEN.finditer(phrase))


# -- putting parts together -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sum:
    """A number as far as it has been read: `total` in whole thousands and more, `below` a thousand."""

    total: int = 0
    below: int = 0
    scale: int = 0
    """The last thousand, million …: the next is smaller."""

    def with_part(self, part: int, linked: bool, words: _Words) -> _Sum | None:
        """None where the part begins another number: "twenty, thirty"."""
        if not self.value:
            return _Sum(part, 0, part) if part >= THOUSAND else _Sum(0, part)
        if part >= THOUSAND:
            return None if linked else self._times(part)
        if part == HUNDRED and 0 < self.below < 20 and not linked:
            return replace(self, below=self.below * HUNDRED)
        if words.may_link(self.below, part, linked) and self._has_room_for(part, linked, words):
            return replace(self, below=self.below + part)
        return None

    def _times(self, part: int) -> _Sum | None:
        if self.below and (not self.scale or part < self.scale):
            return _Sum(self.total + self.below * part, 0, part)
        if self.total and not self.below and self.scale == THOUSAND < part:  # "tres mil millones"
            return _Sum(self.total * part, 0, part)
        return None

    def _has_room_for(self, part: int, linked: bool, words: _Words) -> bool:
        rest = self.below % HUNDRED
        if part >= HUNDRED:
            return not self.below
        if part >= 20:
            return not rest or (words.units_first and linked and rest < 10)
        return not rest or (part < 10 and rest >= 20 and rest % 10 == 0) or (part >= 10 and rest in words.vigesimal)

    @property
    def value(self) -> int:
        return self.total + self.below


def _value_of_joined(word: str, words: _Words) -> int | None:
    """The number that a word is made of, the longest part first; None where it is made of anything else."""
    sum, at, linked = _Sum(), 0, False
    while at < len(word) <= _LONGEST_WORD:
        end = next((end for end in range(len(word), at, -1) if words.values.get((word[at:end],))), at)
        if end > at:
            grown = sum.with_part(words.values[word[at:end],] or 0, linked, words)
            if grown is None:
                return None
            sum, at, linked = grown, end, False
        else:
            link = next((link for link in words.joined if link and sum.value and word.startswith(link, at)), None)
            if link is None:
                return None
            at, linked = at + len(link), True
    return sum.value if at == len(word) and not linked else None


# -- reading ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Part:
    value: int | None
    """None: looks like a number, and is none."""
    linked: bool
    """Whether an "and" stands before it."""
    unsure: bool
    after: int
    """The token after it."""


def _read(text: str, tokens: Sequence[_Token], at: int, words: _Words) -> tuple[Decimal | None, int]:
    """The number that begins with a token, None where none does, and the token after what was read."""
    if tokens[at].figures:
        return _read_figures(text, tokens, at, words)
    first = _part_at(text, tokens, at, words)
    if first is None or first.value is None:
        return None, first.after if first else at + 1
    sum, after, sure = _Sum(), at, not first.unsure
    for part in _parts(text, tokens, at, words):
        grown = sum.with_part(part.value or 0, part.linked and after > at, words)
        if grown is None:
            break
        sure = sure or (
            after > at and (part.value or 0) < THOUSAND
        )  # "several hundred thousand" is no hundred thousand
        sum, after = grown, part.after
    return (Decimal(sum.value) if sure else None), after


def _parts(text: str, tokens: Sequence[_Token], at: int, words: _Words) -> Iterator[_Part]:
    """The number words from a token on, as long as nothing else stands between them."""
    part = _part_at(text, tokens, at, words)
    while part and part.value:
        yield part
        next_, linked = part.after, False
        if _is_glued(text, tokens, next_) and tokens[next_].text in words.links:
            next_, linked = next_ + 1, True
        found = _part_at(text, tokens, next_, words) if _is_glued(text, tokens, next_) else None
        part = found and replace(found, linked=found.linked or linked)


def _is_glued(text: str, tokens: Sequence[_Token], at: int) -> bool:
    """Whether nothing but a space or a hyphen stands before the token."""
    return at < len(tokens) and bool(_GLUE.fullmatch(text, tokens[at - 1].end, tokens[at].start))


def _part_at(text: str, tokens: Sequence[_Token], at: int, words: _Words) -> _Part | None:
    """The longest phrase for a number that begins with a token; None where none does."""
    for count in range(min(words.longest, len(tokens) - at), 0, -1):
        if not all(_is_glued(text, tokens, later) for later in range(at + 1, at + count)):
            continue
        first, *rest = (token.text for token in tokens[at : at + count])
        for form in filter(None, (first, _bare(first, words))):
            phrase = (form, *rest)
            if phrase in words.values:
                return _Part(words.values[phrase], form != first, phrase in words.unsure, at + count)
    value = _value_of_joined(tokens[at].text, words) if words.joined else None
    return _Part(value, linked=False, unsure=False, after=at + 1) if value else None


def _bare(word: str, words: _Words) -> str | None:
    """Without the "and" that is written onto it."""
    return next((word[len(link) :] for link in words.glued if word.startswith(link)), None)


def _read_figures(text: str, tokens: Sequence[_Token], at: int, words: _Words) -> tuple[Decimal | None, int]:
    """Figures, times the thousands or millions that follow in words."""
    figures = tokens[at].text
    if len(figures) > LONGEST:
        return None, at + 1
    grouped = _GROUPED.fullmatch(figures)
    value = Decimal(re.sub(r"\D", "", figures) if grouped else re.sub(r"\D", ".", figures))
    after = at + 1
    while _is_glued(text, tokens, after) and (scale := _part_at(text, tokens, after, words)):
        if not scale.value or scale.value < THOUSAND:
            break
        value, after = value * scale.value, scale.after
    return value, after
