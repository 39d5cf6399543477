"""Cuts a stretch of text into tokens and gives each its sign: numbers by what they may be in a date, words by the lexicon.

Signs of numbers: n 1-12, d 13-31, k 32-99, y a four-digit year, # any other; D a whole numeric date, f and h day and month,
⁄ and · the same where it may be a fraction ("5/3") or a decimal ("22.04"), o a month and a year, q "Q1". Signs of marks: `,` `.` `-` `/` `(` `)` `'` `!`, and x for all else, words without a meaning for dates too.
To read one more shape of number, add its alternative to _TOKEN, before the more general ones, and its sign to figures.py.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from builder.find.dates.figures import APOSTROPHES, SIGN_OF_MARK, Order, TokenValue, sign_of
from builder.find.dates.numbers import composed
from builder.find.dates.words import WORD, YEARS, Match, Phrase, Value, Vocabulary
from builder.folding import fold_word
from builder.model import ToldDate

_UNSEEN = "[\u200e\u200f\u061c\u2066-\u2069]{0,2}"
"""Marks of direction, which Arabic and Hebrew pages set beside the slashes of a date."""
_TOKEN = re.compile(
    rf"""
      (?! [^\S\n] ) (?:                                           # no token begins with a space: every second place is none
      (?P<quarter> [Qq][1-4] (?![^\W_]) )
    | (?P<word> {WORD} )
    | (?P<gap> \n [^\S\n]* \n )                                   # an empty line: nothing reads across it
    | (?P<chain> (?! \d\d? (?: [./] \d\d? \.? )? - \d\d? (?P<sep4>[./]) \d\d? (?P=sep4) (?:19|20)\d\d (?! [\d.] ) )  # "21-23.02.2020"
                 (?! \d\d? / \d\d? - \d\d? / \d\d? (?! [./:-]? \d ) )  # "28/2-1/3"
                 (?! \d\d? (?P<sep3>[./]) \d\d? (?P=sep3) (?:19|20)\d\d - \d\d?[:.]\d\d )
                 (?! \d\d:\d\d \d\d? (?P<sep6>[./]) \d\d (?P=sep6) (?:19|20)\d\d (?!\d) )  # "21:0517/01/2026"
                 (?! (?:19|20)\d\d (?P<sep5>[./]) \d\d (?P=sep5) \d\d - \d\d?[:.]\d\d ) \d+ (?: [./:-] \d+ ){{3,}} )  # telephone numbers, versions
    | (?P<numeric> \d{{4}} (?P<sep> {_UNSEEN}[ ]?[-/.–][ ]?{_UNSEEN} ) \d{{1,2}} (?P=sep) \d{{1,2}} (?: T\d\d:\d\d [\d:.Z+-]{{0,20}} )? (?!\d)
                 | \d{{1,2}} (?P<sep2> {_UNSEEN}[ ]?[-/.–][ ]?{_UNSEEN} ) \d{{1,2}} (?P=sep2) (?: \d{{4}} (?! \d (?! \d:\d\d ) ) | \d{{2}} (?!\d) ) )
    | (?P<month> (?: 0?[1-9] | 1[0-2] ) [/-] (?:1[89]|20)\d\d (?! [\d/-] ) | (?:1[89]|20)\d\d - 0[1-9] (?! [\d/-] )
                 | (?:1[89]|20) (?: 1[2-9] | [2-9]\d ) - 1[0-2] (?! [\d/-] ) )  # "2019-12", but "2009-10" is a winter
    | (?P<clock> \d{{1,2}} (?: :\d\d ){{1,2}} (?!\d)
               | \d\d:\d\d (?= \d\d? (?P<sep7>[./]) \d\d (?P=sep7) (?:19|20)\d\d (?!\d) )
               | \d{{1,2}} [ \u00a0\u202f]? [hH] (?: [ \u00a0\u202f]? \d\d )? (?![^\W_])
               | \d{{1,2}} (?: [.:]\d\d )? [ \u00a0]? [ap] (?: m | \.m\.? ) (?![^\W_]) )
    | (?P<dotted> \d{{1,2}} \.[ ]? \d{{1,2}} \. (?!\d) )
    | (?P<slashed> \d{{1,2}} [ ]?/[ ]? \d{{1,2}} (?! [\d/] ) )
    | (?P<grouped> \d{{1,3}} (?: [ .,'’\u00a0\u202f\u2009٬] \d{{3}} )+ (?!\d) )
    | (?P<decimal> \d+ [.,٫] (?! (?:1[89]|20)\d\d (?!\d) ) \d+ )
    | (?P<number> (?:19|20)\d\d (?= [0-2]\d:[0-5]\d (?!\d) ) | \d+ )  # "14 de julio de 201101:00"
    | (?P<mark> [^\s\w\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff] | _ ) )
    """,
    re.VERBOSE,
)
_MARKS_WITH_MEANING = frozenset(APOSTROPHES + "&№§")
_MARKS_ALONE = {mark: sign for mark, sign in SIGN_OF_MARK.items() if sign not in "%'&"}
"""Those that mean the same whatever stands beside them."""
_MONTHS_WRITTEN = (["M"], ["m"], ["v"])
_NUMBERS = frozenset("ndky#")
_COUNTING = tuple("ndkQOl")
_ORDINALS = (["O"], ["L"])
_OPENING = ("i", ".i", "!i", ",i", "(i")
"""A word that may stand before a year, where a clause begins: "sold for 1998 dollars" is none."""
TOO_ROUND = 50
"""A bare number that this divides is rather a count ("2000 soldats"); a year needs a word that says so."""
_ORDINAL_BEFORE = re.compile(r"n\.?s-?$")
_MONTHS = 12
_NUMBERED_WEEKDAYS = range(2, 7)
"""Monday to Friday: "segunda-feira" is the second day."""
_MAY_FOLLOW_GLUED = frozenset("MmvUuEC&r")
"""Signs of words that may be written onto a number: "Feb13", "2017م", "5mai"."""


class Tokens(NamedTuple):
    """The tokens of one stretch of text; `signs` has one character for each."""

    signs: str
    starts: Sequence[int]
    ends: Sequence[int]
    values: Sequence[TokenValue]
    counts: Mapping[int, int]
    """Of tokens that are a number beside their sign."""
    opens: bool = True
    """Whether the stretch begins a paragraph."""

    def part(self, first: int, last: int) -> Tokens:
        """The tokens [first, last) by themselves."""
        counts = {at - first: self.counts[at] for at in range(first, last) if at in self.counts}
        return Tokens(
            self.signs[first:last],
            self.starts[first:last],
            self.ends[first:last],
            self.values[first:last],
            counts,
            self.opens and first == 0,
        )

    def of(self, signs: str) -> tuple[TokenValue, ...]:
        """The values of the tokens that have one of the signs, in order."""
        return tuple(value for sign, value in zip(self.signs, self.values, strict=True) if sign in signs)

    def first_int(self, signs: str) -> int | None:
        """The first whole number among them."""
        return next((value for value in self.of(signs) if isinstance(value, int)), None)

    def first_figures(self, signs: str) -> tuple[int, ...] | None:
        """The figures of the first of them that holds several."""
        return next((value for value in self.of(signs) if isinstance(value, tuple)), None)


@dataclass(slots=True)
class _Writer:
    """The tokens written so far: a later one may still change what the one before it means."""

    signs: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    values: list[TokenValue] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)

    def add(self, sign: str, value: TokenValue, start: int, end: int) -> None:
        """A run of words without a meaning for dates is one token: most of a text is, and no rule reads across one."""
        if sign == "x" and self.signs and self.signs[-1] == "x":
            self.values[-1], self.ends[-1] = value, end
            return
        self.signs.append(sign)
        self.values.append(value)
        self.starts.append(start)
        self.ends.append(end)

    def passes_over(self, start: int, end: int) -> bool:
        """Writes a word without a meaning, as most are; False where it touches a token that may give it one: "1er"."""
        if self.signs and self.signs[-1] == "x":
            self.values[-1], self.ends[-1] = "word", end
        elif self.signs and self.ends[-1] == start:
            return False
        else:
            self.add("x", "word", start, end)
        return True

    def touches(self, start: int) -> bool:
        """Whether a token ends right there."""
        return bool(self.ends) and self.ends[-1] == start

    def is_turned_until(self, start: int) -> bool:
        """Whether a word such as "year" in "last year" ends right there."""
        return bool(self.signs) and self.signs[-1] in "JU" and self.ends[-1] == start

    def weekday_by_number(self, begin: int) -> tuple[str, TokenValue, int]:
        """The weekday of "2ª feira" or "6ª-feira", taking its number back, and where it begins; "a feira" is none."""
        ordinal = _ORDINAL_BEFORE.search("".join(self.signs[-4:]))
        back = len(ordinal[0]) if ordinal else 0
        number = self.values[-back] if back else None
        if not isinstance(number, int) or number not in _NUMBERED_WEEKDAYS:
            return "x", "word", begin
        begin = self.starts[-back]
        for one in (self.signs, self.starts, self.ends, self.values):
            del one[-back:]
        return "W", number - _NUMBERED_WEEKDAYS.start, begin

    def read_year(self, least: int = 1) -> None:
        """Takes the number written last for a year, be it before the year 1000: "79 n. Chr.", «в 988 году»."""
        at = len(self.signs) - (2 if self.signs[-1:] == ["U"] else 1)  # «в 79 году н. э.»
        value = self.values[at] if at >= 0 and self.signs[at] in _NUMBERS else None
        if isinstance(value, int) and least <= value < YEARS.start and self.signs[at - 1 : at] != ["%"]:
            self.signs[at] = "y"

    def tokens(self) -> Tokens:
        return Tokens("".join(self.signs), self.starts, self.ends, self.values, self.counts)


def tokens_of(text: str, start: int, end: int, vocabulary: Vocabulary, order: Order = None) -> Tokens:
    """The tokens of text[start:end]. `order`: the one that the article proves, where the language leaves it open."""
    matches = list(_TOKEN.finditer(text, start, end))
    written = _Writer()
    at = 0
    while at < len(matches):
        match = matches[at]
        kind, word, (begin, end) = match.lastgroup or "", match[0], match.span()
        if kind == "word":
            found = vocabulary[word]
            if found is None and written.passes_over(begin, end):
                at += 1
                continue
        elif word in _MARKS_ALONE:
            ends = (
                word == "."
                and written.signs[-1:] in _MONTHS_WRITTEN
                and _ends_sentence(text, written, begin, vocabulary)
            )
            written.add("!" if ends else _MARKS_ALONE[word], None, begin, end)
            at += 1
            continue
        else:
            found = vocabulary["'" if word in APOSTROPHES else word] if word in _MARKS_WITH_MEANING else None
            if found and word in APOSTROPHES and _owns_no_date(written, matches, at, vocabulary):
                found = None
        phrase, used, glued = None, 1, written.touches(begin)
        suffix = _suffix(written, match, vocabulary) if glued and kind == "word" else ""
        if word == "°" and at + 1 < len(matches) and _names_time(matches[at + 1], vocabulary):
            suffix = "s"
        if found and not suffix:
            phrase, used = _phrase_at(matches, at, found, vocabulary, written) if found.longer else (found.alone, 1)
            if phrase and found.clitic:
                written.add(found.clitic, found.unit, begin, begin + (found.skipped or len(word)))
                begin += found.skipped
        sign, value = (phrase.sign, phrase.value) if phrase else sign_of(kind, match, vocabulary, order)
        if sign == "P" and written.signs[-1:] == ["O"] and _is_half(matches, at, vocabulary):
            sign, value, used = "U", "half", 1
        if sign == "M" and _is_given_name(text, match, vocabulary):
            sign = "m"
        if sign == "J" and used == 1 and word[0].isupper() and _is_noun(text, start, match, vocabulary):
            sign, value = ("S" if fold_word(word) in vocabulary.times_of_day else "x"), "word"
        if sign in "SC" and vocabulary.days_counted and _is_after_ordinal(written):
            counted = "month" if value == "month" else "day" if fold_word(word) in vocabulary.days_counted else None
            sign, value = ("U", counted) if counted else (sign, value)
        if value == "numbered_weekdays" and not _is_noun_after(matches, at, vocabulary):
            sign, value, begin = written.weekday_by_number(begin)
        if sign == "w" and vocabulary.ordinals_of and (ordinal := _ordinal_of(word, matches, at + used, vocabulary)):
            sign, value = ordinal
        if sign in "nQ" and _is_month(written, sign, value) and not _counts_next(matches, at + used, vocabulary):
            sign = "M"
        if not (kind == "number" and _is_whole_date(matches, at, vocabulary)):
            sign = suffix or (_checked_beside(written, sign, begin, kind == "word") if glued or sign == "%" else sign)
        if phrase and phrase.value == "of_our_era" and _is_era(text[begin : matches[at + used - 1].end()]):
            written.read_year()
        elif sign == "U" and value == "year" and _is_in_year(text, written, word, vocabulary):
            written.read_year(_LEAST_YEAR)
        elif sign in "k#" and "of_our_era" in written.values[-2:] and _is_era_before(text, written):
            sign = "y" if isinstance(value, int) and value < YEARS.start and word.isdigit() else sign
        if phrase and phrase.count:
            written.counts[len(written.starts)] = phrase.count
        written.add(sign, value, begin, matches[at + used - 1].end())
        at += used
    tokens = written.tokens()
    return _with_years_in_words(tokens) if "Q" in tokens.signs else tokens


def _with_years_in_words(tokens: Tokens) -> Tokens:
    """A year told in several words as one token: "mayo de dos mil dieciocho", "in nineteen eighty-four", but "en dos mil casas"."""
    for match in reversed([*_YEAR_IN_WORDS.finditer(tokens.signs)]):
        first, last = match.span("year")
        numbers = [value for value in tokens.values[first:last] if isinstance(value, int)]
        year = numbers and _year_in_words(numbers, named=tokens.signs[match.start()] not in "iA")
        if year and (tokens.signs[match.start()] != "U" or tokens.values[match.start()] == "year"):
            tokens = Tokens(
                f"{tokens.signs[:first]}y{tokens.signs[last:]}",
                [*tokens.starts[: first + 1], *tokens.starts[last:]],
                [*tokens.ends[:first], *tokens.ends[last - 1 :]],
                [*tokens.values[:first], year, *tokens.values[last:]],
                {at - (last - first - 1) * (at >= last): count for at, count in tokens.counts.items()},
            )
    return tokens


_YEAR_IN_WORDS = re.compile(
    r"(?:[Mmv](?:C?[ndO](?:-?s)?,?)?|U|[iA])C{0,2}(?P<year>Q(?:-?&?Q){1,6}(?![Uug%-])|Q(?=[.,)!]|$))"
)


def _year_in_words(numbers: Sequence[int], *, named: bool) -> int | None:
    """The year that number words tell; "nineteen eighty-four" shows by itself that it is one, "two thousand" beside its month or "year"."""
    pair = len(numbers) > 1 and numbers[0] in range(16, 21) and numbers[1] in range(10, 101)
    year = int(composed(numbers)) if numbers[0] != _SCORE or not pair else _SCORE * 100 + int(composed(numbers[1:]))
    return year if year in YEARS and (pair or (named and max(numbers) >= YEARS.start)) else None


_SCORE = 20
"""Of "twenty twelve", which is no sum."""


_LEAST_YEAR = 100
"""Of a year that only its word shows: «в 85 году» is of the last century."""


def _is_era(written: str) -> bool:
    """Whether the mark of an era is no other word: "79 AD", but not "a 30 second ad"."""
    return not (written.isascii() and written.isalpha() and written.islower())


def _is_era_before(text: str, written: _Writer) -> bool:
    """ "AD 410", "M.S. 79": in capitals, right before its year."""
    at = len(written.signs) - (2 if written.signs[-1] == "." else 1)
    return written.values[at] == "of_our_era" and text[written.starts[at] : written.ends[at]].isupper()


def _is_in_year(text: str, written: _Writer, word: str, vocabulary: Vocabulary) -> bool:
    """Whether a form of "year" tells that the number before it is one: «в 988 году», «24 августа 410 года», but not «на 101 году жизни»."""
    if written.signs[-2:-1] == ["M"]:
        return True
    if not written.signs or word.casefold() not in vocabulary.in_years:
        return False
    before = text[max(0, written.starts[-1] - _LONGEST_WORD) : written.starts[-1]].split()
    return not before or before[-1].casefold() not in vocabulary.nth_years


def _owns_no_date(written: _Writer, matches: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether the 's that an apostrophe begins is that of "May's 12 raids" or "the 1980's", not of "last year's third quarter"."""
    if not vocabulary.of_turned or at + 1 == len(matches):
        return False
    return fold_word(matches[at + 1][0]) in vocabulary.of_turned and not written.is_turned_until(matches[at].start())


def _suffix(written: _Writer, match: re.Match[str], vocabulary: Vocabulary) -> str:
    """s or t where the word is glued to a number, with a hyphen or an apostrophe between or without, else ""."""
    signs = written.signs
    if not signs or written.ends[-1] != match.start():
        return ""
    number = signs[-1] if signs[-1] not in "-'." else signs[-2] if len(signs) > 1 else ""
    return vocabulary.suffix_of(match.group(), number) if number and number in "ndky" else ""


def _is_whole_date(matches: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a number that a word is glued to begins a date: "Redaktion12 March 2024", but not "F16"."""
    before, begin = matches[at - 1] if at else None, matches[at].start()
    if before is None or before.lastgroup != "word" or before.end() != begin or at + 2 >= len(matches):
        return False
    long, year = before.end() - before.start() >= _SHORTEST_NAME, matches[at + 2].group()
    return long and len(year) == 4 and year.isdigit() and _names_time(matches[at + 1], vocabulary)


_SHORTEST_NAME = 3  # letters of who signs, and are no type's: "DHA31 Mart 2021"


def _names_time(match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a month, a weekday or a quarter of the year follows "1°": then it is no degree."""
    found = vocabulary[match.group()] if match.lastgroup == "word" else None
    alone = found.alone if found else None
    return alone is not None and (alone.sign in "MmvW" or (alone.sign == "U" and alone.value in _COUNTED_BY_DEGREES))


_COUNTED_BY_DEGREES = ("quarter", "half")  # "2° semestre"


def _is_given_name(text: str, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a month that women are called by, too, stands before a name: "June Kitts". "In June Apple said" has its preposition."""
    if match.group().casefold() not in vocabulary.given_names:
        return False
    after = _NAME_AFTER.match(text, match.end())
    return after is not None and after[1][0].isupper() and vocabulary[after[1]] is None


def _is_noun_after(matches: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether "2ª feira" is a fair, by its capital or by what stands after it: "2ª feira do livro", "3ª feira literária"."""
    if matches[at - 1][0] == "-" or at + 1 == len(matches) or matches[at + 1].lastgroup != "word":
        return matches[at][0][0].isupper()
    after = vocabulary[matches[at + 1][0]]
    article = after is not None and (
        after.alone is None or len(matches[at + 1][0]) == 1 or after.alone.sign not in "Cx"
    )
    return matches[at][0][0].isupper() or not article


def _is_noun(text: str, start: int, match: re.Match[str], vocabulary: Vocabulary) -> bool:
    """Whether a capital within a sentence makes something else of a day's word: "am Morgen des 3. Mai", "Harald Heuer", "the Today programme"."""
    if fold_word(match.group()) not in vocabulary.adverbs:
        return False
    before = _WORD_BEFORE.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    return before is not None and (vocabulary.nouns_capitalised or before[1].casefold() in vocabulary.nouns_after)


_WORD_BEFORE = re.compile(r"([^\W\d_]+),? $")
_LONGEST_WORD = 24
_NAME_AFTER = re.compile(r"\s([^\W\d_]{2,})")


def _phrase_at(
    matches: list[re.Match[str]], at: int, found: Match, vocabulary: Vocabulary, written: _Writer
) -> tuple[Phrase | None, int]:
    """The longest lexicon phrase that begins with a word, and how many tokens that takes.

    Where a number stands before it, a unit is the number's: "سال پیش" is last year, "سه سال پیش" three years ago,
    and "mois de", as in "au mois de mai", is two words in "six premiers mois de 2011".
    """
    counted = "".join(written.signs[-1:]) in _COUNTING
    ordinal = written.signs[-1:] in _ORDINALS
    is_unit = counted and found.alone is not None and found.alone.sign in "Uug"
    if at + 1 < len(matches):
        for phrase in found.longer.get(fold_word(matches[at + 1].group()), ()):
            end = at + 1 + len(phrase.rest)
            spans = is_unit and phrase.sign in "JC" and not (ordinal and _is_weekend(phrase.value))
            if spans or tuple(fold_word(m.group()) for m in matches[at + 1 : end]) != phrase.rest:
                continue
            if phrase.sign not in "Cx" or not _begins_feast(matches, end - 1, vocabulary):
                return phrase, end - at
    return found.alone, 1


def _is_weekend(value: Value) -> bool:
    """Whether it is that of "hafta sonu", of which a month has several: "haziranın ilk hafta sonu"."""
    return isinstance(value, ToldDate) and value.shift is not None and value.shift.unit == "weekend"


def _begins_feast(matches: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a feast of several words begins with a word: "el día de la Tierra" is none of those that "el día 5" begins, «في اليوم الوطني السعودي» one."""
    word = matches[at].group()
    found = vocabulary[word] if matches[at].lastgroup == "word" else None
    if found is None or at + 1 >= len(matches):
        return False
    feasts = (p for p in found.longer.get(fold_word(matches[at + 1].group()), ()) if p.sign == "X")
    words = [fold_word(match.group()) for match in matches[at + 1 : at + 1 + _LONGEST_FEAST]]
    return any(tuple(words[: len(feast.rest)]) == feast.rest for feast in feasts)


_LONGEST_FEAST = 8  # words after the first: "día internacional de la mujer"


def _checked_beside(written: _Writer, sign: str, begin: int, word: bool) -> str:
    """The sign, once the tokens beside each other were looked at: "F16", "16GB", "$2000", "45 %", "1500 euros" hold no dates."""
    if not written.signs:
        return sign
    glued = begin == written.ends[-1]
    before = written.signs[-1]
    number = before in _NUMBERS or _is_numbered_month(written)  # "في شهر 12 ألف ليرة"
    if sign == "%" and number and begin - written.ends[-1] <= 1 and not (word and _is_told_year(written)):
        written.signs[-1] = "#"
    if glued and sign in _NUMBERS and (before == "%" or (before == "x" and written.values[-1] == "word")):
        return "#"
    if glued and before in _NUMBERS and word and sign not in _MAY_FOLLOW_GLUED and not _is_year_called(written):
        written.signs[-1] = "#"
    return sign


def _is_month(written: _Writer, sign: str, value: TokenValue) -> bool:
    """Whether a number is that of a month, by the word before it: "شهر 3"; "شهر واحد" is a month long."""
    named = written.values[-1:] == ["numbered_months"]
    return named and isinstance(value, int) and (sign == "Q") < value <= _MONTHS


def _ends_sentence(text: str, written: _Writer, at: int, vocabulary: Vocabulary) -> bool:
    """Whether a full stop stands behind the whole name of a month: "in May. Last week" goes on with another sentence, "3 dic. 2018" does not."""
    if written.ends[-1] != at or text[at + 1 : at + 2] not in (" ", "\n"):
        return False
    return fold_word(text[written.starts[-1] : at]) in vocabulary.month_names


def _ordinal_of(
    word: str, matches: list[re.Match[str]], at: int, vocabulary: Vocabulary
) -> tuple[str, TokenValue] | None:
    """The ordinal that a weekday is before a unit or a noun: "na segunda quinzena de maio", "a segunda operação"."""
    if at == len(matches) or matches[at].lastgroup != "word":
        return None
    after = matches[at].group()
    found = vocabulary[after]
    if found is None:
        return ("x", "word") if after.casefold().endswith(vocabulary.ordinals_of) else None
    units = [found.alone, *(phrase for phrases in found.longer.values() for phrase in phrases)]
    number = vocabulary.ordinals.get(fold_word(word))
    counted = any(unit and unit.sign in "Uu" and unit.value != "day" for unit in units)  # "na segunda dia 20"
    return ("O", number) if number and counted else None


def _is_after_ordinal(written: _Writer) -> bool:
    """Whether an ordinal was written last: "ayın son günü", "2015'in 3. ayı"."""
    return written.signs[-1:] in _ORDINALS or (written.signs[-1:] == ["."] and written.signs[-2:-1] in (["n"], ["d"]))


def _counts_next(matches: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word follows that neither tells of time nor is a verb: "في شهر 10 حوادث" tells of ten, not of October."""
    if at == len(matches) or matches[at].lastgroup != "word":
        return False
    word = matches[at].group()
    return vocabulary[word] is None and vocabulary.cues[word] is None


def _is_half(matches: list[re.Match[str]], at: int, vocabulary: Vocabulary) -> bool:
    """Whether a word for the middle is a half of some time: "la prima metà di maggio", "dell'anno", but not "di gara"."""
    if fold_word(matches[at].group()) not in vocabulary.halves:
        return False
    for match in matches[at + 1 : at + 1 + _TO_A_HALF]:
        if match.lastgroup == "number":
            return True
        found = vocabulary[match.group()] if match.lastgroup == "word" else None
        if found and found.alone and found.alone.sign in "MmUugGF§":
            return True
    return False


_TO_A_HALF = 4  # words and marks: "metà dello scorso mese", "metà dell'anno"


def _is_numbered_month(written: _Writer) -> bool:
    """Whether the figures written last were taken for a month by the word before them."""
    return written.values[-2:-1] == ["numbered_months"] and written.ends[-1] - written.starts[-1] <= len("12")


def _is_year_called(written: _Writer) -> bool:
    """Whether the number written last is called a year, though the next word is glued to it: «در سال 1321همراه»."""
    return written.signs[-1] == "y" and "".join(written.signs[-2:-1]) in ("U", "g")


def _is_told_year(written: _Writer) -> bool:
    """Whether the number written last is a year in spite of what is counted after it: "in 2017 people fled", "May 2020 people"."""
    value, before = written.values[-1], "".join(written.signs[-3:-1])
    if written.signs[-1] != "y" or not isinstance(value, int):
        return False
    return before[-1:] in tuple("MmvIHjUg") or (before in _OPENING and value % TOO_ROUND != 0)
