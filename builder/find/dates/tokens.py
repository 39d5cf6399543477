"""Cuts a stretch of text into tokens and gives each its sign: numbers by what they may be in a date, words by the lexicon.

Signs of numbers: n 1-12, d 13-31, k 32-99, y a four-digit year, # any other; D a whole numeric date, f and h day and month,
o a month and a year, q "Q1". Signs of marks: `,` `.` `-` `/` `(` `)` `'` `!`, and x for all else, words without a meaning for dates too.
To read one more shape of number, add its alternative to _TOKEN, before the more general ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from builder.find.dates.words import WORD, Match, Phrase, Value, Vocabulary
from builder.folding import fold

_TOKEN = re.compile(
    rf"""
      (?P<quarter> Q[1-4] (?![^\W_]) )
    | (?P<word> {WORD} )
    | (?P<gap> \n [^\S\n]* \n )                                   # an empty line: nothing reads across it
    | (?P<chain> \d+ (?: [./:-] \d+ ){{3,}} )                     # telephone numbers, versions, addresses
    | (?P<numeric> \d{{4}} (?P<sep> [ ]?[-/.–][ ]? ) \d{{1,2}} (?P=sep) \d{{1,2}} (?: T\d\d:\d\d [\d:.Z+-]{{0,20}} )? (?!\d)
                 | \d{{1,2}} (?P<sep2> [ ]?[-/.–][ ]? ) \d{{1,2}} (?P=sep2) (?: \d{{4}} | \d{{2}} ) (?!\d) )
    | (?P<month> (?: 0?[1-9] | 1[0-2] ) [/-] (?:1[89]|20)\d\d (?! [\d/-] ) | (?:1[89]|20)\d\d - 0[1-9] (?! [\d/-] ) )
    | (?P<clock> \d{{1,2}} (?: :\d\d ){{1,2}} (?!\d)
               | \d{{1,2}} [ \u00a0\u202f]? [hH] (?: [ \u00a0\u202f]? \d\d )? (?![^\W_])
               | \d{{1,2}} (?: [.:]\d\d )? [ \u00a0]? [ap] (?: m | \.m\.? ) (?![^\W_]) )
    | (?P<dotted> \d{{1,2}} \.[ ]? \d{{1,2}} \. (?!\d) )
    | (?P<slashed> \d{{1,2}} [ ]?/[ ]? \d{{1,2}} (?! [\d/] ) )
    | (?P<grouped> \d{{1,3}} (?: [ .,'\u00a0\u202f\u2009٬] \d{{3}} )+ (?!\d) )
    | (?P<decimal> \d+ [.,٫] (?! (?:1[89]|20)\d\d (?!\d) ) \d+ )
    | (?P<number> \d+ )
    | (?P<mark> [^\s\w\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff] | _ )
    """,
    re.VERBOSE,
)
_SIGN_OF_MARK = {
    **dict.fromkeys(",،", ","), **dict.fromkeys(".", "."), **dict.fromkeys("-–—‐‑−~", "-"), **dict.fromkeys("/", "/"),
    **dict.fromkeys("(", "("), **dict.fromkeys(")", ")"), **dict.fromkeys("'’ʼ‘`", "'"), **dict.fromkeys("&", "&"),
    **dict.fromkeys("%‰°$€£¥٪", "%"), **dict.fromkeys("!?؟;:…؛", "!"),
}  # fmt: skip
_NUMBERS = frozenset("ndky#")
_MAY_FOLLOW_GLUED = frozenset("MmvUuEC&r")
"""Signs of words that may be written onto a number: "Feb13", "2017م", "5mai"."""


@dataclass(slots=True)
class Tokens:
    """The tokens of one stretch; `signs` has one character for each."""

    signs: str = ""
    written: list[str] = field(default_factory=list)
    """The signs, one by one, while they are being written."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[Value | tuple[int, ...]] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)
    """Of tokens that are a number beside their sign."""

    def add(self, sign: str, value: Value | tuple[int, ...], start: int, end: int) -> None:
        self.written.append(sign)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)


def tokens_of(text: str, start: int, end: int, vocabulary: Vocabulary) -> Tokens:
    """The tokens of text[start:end]."""
    matches = list(_TOKEN.finditer(text, start, end))
    tokens = Tokens()
    at = 0
    while at < len(matches):
        match = matches[at]
        kind = match.lastgroup or ""
        begin, phrase, used = match.start(), None, 1
        suffix = _suffix(tokens, match, vocabulary) if kind == "word" else ""
        if not suffix and (kind == "word" or match.group() in "&'"):
            found, phrase, used = _phrase_at(matches, at, vocabulary)
            if phrase and found and found.skipped:
                tokens.add(found.clitic, None, begin, begin + found.skipped)
                begin += found.skipped
        sign, value = (phrase.sign, phrase.value) if phrase else _number_or_mark(kind, match, vocabulary)
        sign = suffix or _checked_beside(tokens, sign, begin, kind == "word")
        if phrase and phrase.count:
            tokens.counts[len(tokens.starts)] = phrase.count
        tokens.add(sign, value, begin, matches[at + used - 1].end())
        at += used
    tokens.signs = "".join(tokens.written)
    return tokens


def _suffix(tokens: Tokens, match: re.Match[str], vocabulary: Vocabulary) -> str:
    """s or t where the word is glued to a number, with a hyphen or an apostrophe between or without, else ""."""
    written = tokens.written
    if not written or tokens.ends[-1] != match.start():
        return ""
    number = written[-1] if written[-1] not in "-'" else written[-2] if len(written) > 1 else ""
    return vocabulary.suffix_of(match.group()) if number and number in "ndky" else ""


def _phrase_at(
    matches: list[re.Match[str]], at: int, vocabulary: Vocabulary
) -> tuple[Match | None, Phrase | None, int]:
    """What the word may begin, the longest lexicon phrase that it does begin, and how many tokens that takes."""
    found = vocabulary[matches[at].group()]
    if found is None:
        return None, None, 1
    for phrase in found.phrases:
        length = len(phrase.rest)
        if length == 0 or tuple(fold(m.group()) for m in matches[at + 1 : at + 1 + length]) == phrase.rest:
            return found, phrase, 1 + length
    return found, None, 1


def _checked_beside(tokens: Tokens, sign: str, begin: int, word: bool) -> str:
    """The sign, once the tokens glued to each other were looked at: "F16", "16GB", "$2000" and "45 %" hold no dates."""
    if not tokens.written:
        return sign
    glued = begin == tokens.ends[-1]
    before = tokens.written[-1]
    if sign == "%" and before in _NUMBERS and begin - tokens.ends[-1] <= 1:
        tokens.written[-1] = "#"
    if glued and sign in _NUMBERS and (before == "%" or (before == "x" and tokens.values[-1] == "word")):
        return "#"
    if glued and before in _NUMBERS and word and sign not in _MAY_FOLLOW_GLUED:
        tokens.written[-1] = "#"
    return sign


def _number_or_mark(kind: str, match: re.Match[str], vocabulary: Vocabulary) -> tuple[str, Value | tuple[int, ...]]:
    text = match.group()
    if kind == "number":
        return _number(text)
    if kind == "mark":
        return _SIGN_OF_MARK.get(text, "x"), None
    if kind == "numeric":
        return _numeric_date(text, vocabulary)
    if kind == "quarter":
        return "q", int(text[1])
    if kind == "month":
        first, second = (int(n) for n in re.findall(r"\d+", text))
        return "o", (max(first, second), min(first, second))
    if (kind == "slashed" and len(text.replace(" ", "")) == 5) or (kind == "dotted" and vocabulary.dotted):
        first, second = (int(n) for n in re.findall(r"\d+", text))
        month, day = (first, second) if vocabulary.mdy else (second, first)
        if month > 12 >= day:
            month, day = day, month
        return ("f" if kind == "slashed" else "h", (month, day)) if 1 <= month <= 12 and 1 <= day <= 31 else ("#", None)
    if kind == "word":
        return "x", "word"
    return ("c" if kind == "clock" else "#" if kind != "gap" else "x"), None


def _number(text: str) -> tuple[str, Value]:
    if len(text) > 4:
        return "#", None
    value = int(text)
    if len(text) == 4:
        return ("y" if 1000 <= value < 2200 else "#"), value
    if len(text) == 3 or value == 0:
        return "#", value
    return ("n" if value <= 12 else "d" if value <= 31 else "k"), value


def _numeric_date(text: str, vocabulary: Vocabulary) -> tuple[str, Value | tuple[int, ...]]:
    """A whole date in figures: sign D and (year, month, day, digits of the year, 1 if day and month may be the other way round)."""
    figures = re.findall(r"\d+", text)[:3]
    first, second, third = (int(figure) for figure in figures)
    if len(figures[0]) == 4:
        year, month, day, digits = first, second, third, 4
    else:
        year, digits = third, len(figures[2])
        # Only with slashes do the countries that write the month first differ from the rest of the world.
        month, day = (first, second) if vocabulary.mdy and "." not in text else (second, first)
        if digits == 2 and any(len(f) == 1 for f in figures) and "/" not in text and not vocabulary.dotted:
            return "#", None
    if month > 12 >= day:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return "#", None
    return "D", (year, month, day, digits, int(month != day and day <= 12 and len(figures[0]) != 4))
