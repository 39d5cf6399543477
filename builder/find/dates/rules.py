"""The grammar of date expressions, written over the signs of words.py and tokens.py; it holds for every language.

RULES run from the most to the least specific; the first to claim a stretch keeps it. Each is a regular expression over
signs, bounded so that it is linear, with its reader beside it: a function from the match to what is told. To add a form,
add a rule at the place where nothing above it means something else.

Signs: M m v month (strong, weak, in the wrong case), W w e weekday, J "yesterday", U u z unit (one, many, two of them),
L T N "last", "this", "next", l "last" of many, P early/mid/late, ~ about, A a ago or in (before, after the unit),
C "of", & "and", r "to", i what may stand before a date, O ordinal, Q number word, R Roman numeral, G decade word,
g "the years" of a decade, F Y season ("summer", "im Sommer"), b between, p ago or in before a mark only, X feast, I H j Islamic and Persian month (j weak), E B era, K night, S time of day, c clock time,
V "every", s t ordinal and decade suffix, x anything else; numbers and marks as in tokens.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from builder.find.dates.tokens import Tokens
from builder.find.dates.words import Vocabulary
from builder.model import Shift, ToldDate, Unit

_TOO_ROUND = 50
"""A bare number that this divides is rather a count ("2000 soldats"); a year needs a word that says so."""
_SHORTEST_YEAR = 60
_BARE_YEARS = range(1900, 2040)


@dataclass(frozen=True, slots=True)
class Claim:
    """Tokens [first, last) and what they tell; None: they are no date, and no later rule shall take them for one."""

    first: int
    last: int
    told: ToldDate | None
    until: ToldDate | None = None
    ahead: bool = False
    """A duration where the sentence is in the past: "in three days 30 people were killed"."""


Reader = Callable[[re.Match[str], Tokens, Vocabulary], Iterator[Claim]]

# -- parts ---------------------------------------------------------------------------------------------------------

_BARE_DAY = r"(?:[nd](?:-?s)?|O)"
_DAY = r"(?:[nd](?:-?s)?\.?|O)"
_MONTH = r"(?:U?C?(?:M|[mv]\.?)(?:/[Mm]|\([Mm]\)|[Mm])?)"
_OF = r"C{0,3}"
_YEAR = r"(?:C{0,2}[Ug]?C?\(?y(?!-?'?t)\)?(?:U(?!C?\(?y))?E?|,?C?'[ndk]|C?k(?![xUu#%]|[.,]?[ndk]))"
_COMMA_YEAR = rf"(?:,y|{_YEAR})"
_WEEKDAY = r"(?:[LTN]?C?(?:W|[we]\.?)[SK]?[LTN]?[SK]?[,-]?C{0,2}\(?)"
_TAIL = r"(?:,?\(?[W]\)?)?"
_TURNED_YEAR = r"(?:C{0,3}(?:[LTN]U|U[LTN]|TU))"
_DMY = rf"(?:{_WEEKDAY}?{_DAY}{_OF}{_MONTH}[LTN]?(?:{_TURNED_YEAR}|{_YEAR})?[LTN]?{_TAIL})"
_MDY = rf"(?:{_WEEKDAY}?{_MONTH}C?{_BARE_DAY}(?:{_TURNED_YEAR}|{_COMMA_YEAR})?{_TAIL})"
_MDY_FULL = rf"(?:{_WEEKDAY}?{_MONTH}C?{_BARE_DAY}{_COMMA_YEAR})"
_NUMERIC = rf"(?:{_WEEKDAY}?\(?D\)?E?{_TAIL})"
_WHOLE = rf"(?:{_DMY}|{_MDY_FULL}|{_NUMERIC})"
_OTHER = rf"(?:{_WEEKDAY}?{_DAY}{_OF}[IHj]U?(?:{_TURNED_YEAR}|C?U?C?\(?y\)?)?E?)"
_TO = r"(?:C?r|-)"
_NUMBER = r"(?:Q-?&?Q|[ndkQ#v])"
_POINT = rf"(?:{_WHOLE}|{_MONTH}{_YEAR}|[Ug]?yU?)"
_BEFORE = "iCABrPLNTUbae&~"


# -- readers -------------------------------------------------------------------------------------------------------


def told_by(tokens: Tokens, first: int, last: int, vocabulary: Vocabulary) -> ToldDate:
    """All that the tokens [first, last) tell, each field by the first token that can fill it."""
    told: dict[str, object] = {}
    turn: int | None = None
    for at in range(first, last):
        sign, value = tokens.signs[at], tokens.values[at]
        if sign in "Mmv":
            told.setdefault("month", value)
        elif sign in "IHj":
            told.setdefault("month", value)
            told["calendar"] = "islamic" if sign == "I" else "persian"
        elif sign in "Wwe":
            told.setdefault("weekday", value)
        elif sign in "ndO" and "day" not in told:
            told["day"] = value
        elif sign in "ndk" and isinstance(value, int):
            told.setdefault("year", f"XX{value:02d}")
        elif sign == "y":
            told.setdefault("year", str(value))
        elif sign == "D" and isinstance(value, tuple):
            told |= _numeric(value, told.get("weekday"))
        elif sign in "fh" and isinstance(value, tuple):
            told["month"], told["day"] = value
        elif sign == "o" and isinstance(value, tuple):
            told["year"], told["month"] = str(value[0]), value[1]
        elif sign == "q":
            told["quarter"] = value
        elif sign in "LTN" and isinstance(value, int):
            turn = value
        elif sign == "U" and turn is not None and value == "year":
            told["shift"], turn = Shift(count=turn, unit="year", origin="anchor"), None
        elif sign == "P":
            told.setdefault("part", value)
        elif sign == "~":
            told["about"] = True
        elif sign in "FYX":
            told["feast" if sign == "X" else "season"] = value
        elif sign == "E" and value in ("islamic_era", "persian_era"):
            told["calendar"] = str(value).removesuffix("_era")
    if turn is not None:
        told["turn"] = turn
    if told.get("shift") is None and turn is not None and _ends_in_year_unit(tokens, first, last):
        told["shift"] = Shift(count=turn, unit="year", origin="anchor")
        del told["turn"]
    if "calendar" not in told and "year" in told:
        told["calendar"] = _calendar_of(str(told["year"]), vocabulary)
    return ToldDate(**told)  # type: ignore[arg-type]


def _ends_in_year_unit(tokens: Tokens, first: int, last: int) -> bool:
    """ "Mars de l'an dernier": the turn follows its unit."""
    return bool(re.search(r"U[LTN]$", tokens.signs[first:last])) and tokens.values[last - 2] == "year"


def _numeric(value: tuple[int, ...], weekday: object) -> dict[str, object]:
    year, month, day, digits, unsure = value
    if unsure and digits == 4 and _weekday(year, month, day) != weekday == _weekday(year, day, month):
        month, day = day, month
    return {"year": str(year) if digits == 4 else f"XX{year:02d}", "month": month, "day": day}


def _weekday(year: int, month: int, day: int) -> int:
    """0 for Monday, by Sakamoto's rule: good for days that do not exist too."""
    year -= month < 3
    return (
        year + year // 4 - year // 100 + year // 400 + (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)[month - 1] + day - 1
    ) % 7


def _calendar_of(year: str, vocabulary: Vocabulary) -> str:
    if not year.isdigit() or not 1250 <= int(year) <= 1500:
        return "gregorian"
    if vocabulary.persian:
        return "persian"
    return "islamic" if vocabulary.islamic and int(year) >= 1300 else "gregorian"


def _date(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """One date from all the tokens."""
    yield Claim(match.start(), match.end(), told_by(tokens, *match.span(), vocabulary))


def _interval(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    yield Claim(match.start("first"), match.end("last"), told, until)


def _days_of_month(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "19 et 20 août 2017", "mars et avril 2017": a date each; the parts told once, with the last, hold for all."""
    last = told_by(tokens, *match.span("last"), vocabulary)
    for piece in re.finditer(r"[^,&]+", tokens.signs[match.start("more") : match.end("more")]):
        span = (match.start("more") + piece.start(), match.start("more") + piece.end())
        one = told_by(tokens, *span, vocabulary)
        if one.month is None and one.day is not None:
            yield Claim(*span, replace(last, day=one.day, weekday=one.weekday))
        elif one.month is not None:
            yield Claim(*span, replace(last, month=one.month, day=one.day, weekday=one.weekday))
    yield Claim(*match.span("last"), last)


def _month_of_days(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "May 3-5, 2017": the month stands with the first day, the year with the last."""
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    yield Claim(match.start(), match.end("last"), replace(told, year=until.year), until)


def _between(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "Entre 1990 et 1999", "between 3 and 5 May"; but "between 1500 and 2000 people" is a count."""
    bare = re.fullmatch(r"y[^MmyD]*y", tokens.signs[match.start("first") : match.end("last")])
    values = (tokens.values[match.start("first")], tokens.values[match.end("last") - 1])
    if bare and all(isinstance(value, int) and value % _TOO_ROUND == 0 for value in values):
        yield Claim(*match.span(), None)
    else:
        yield from _interval(match, tokens, vocabulary)


def _night(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "Nuit de samedi à dimanche"; "die Nacht zum Sonntag" names only the day it ends on."""
    until = told_by(tokens, *match.span("last"), vocabulary)
    if match["first"]:
        told = told_by(tokens, *match.span("first"), vocabulary)
    else:
        assert until.weekday is not None
        told = replace(until, weekday=(until.weekday - 1) % 7)
    yield Claim(match.start(), match.end(), told, until)


def _deictic(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    at = tokens.signs.index("J", match.start())
    shift = tokens.values[at]
    assert isinstance(shift, Shift)
    weekday = next((tokens.values[i] for i in range(*match.span()) if tokens.signs[i] in "Wwe"), None)
    yield Claim(*match.span(), ToldDate(shift=shift, weekday=weekday if isinstance(weekday, int) else None))


def _ago(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "Il y a 3 mois", "three days later", "قبل يومين"."""
    by_sign = {tokens.signs[i]: i for i in range(*match.span())}
    marker_at = next(by_sign[s] for s in "Aap" if s in by_sign)
    marker, unit_at = tokens.values[marker_at], next(by_sign[s] for s in "zuU" if s in by_sign)
    unit = _unit(tokens, unit_at)
    counted = _count_in(tokens, match)
    count = 2 if "z" in by_sign else counted or 1
    assert isinstance(marker, Shift)
    if not counted and unit in ("half", "quarter"):
        return
    # "Two weeks ago" is some day about then; "last week" would be the week itself.
    unit, count = ("day", count * 7) if unit in ("week", "weekend") else (unit, count)
    shift = Shift(count=marker.count * count, unit=unit, origin=marker.origin)
    told = ToldDate(shift=shift, about=tokens.values[unit_at] != "day" or "~" in by_sign)
    yield Claim(*match.span(), told, ahead=marker.count > 0 and "A" in by_sign and vocabulary.within)


def _count_in(tokens: Tokens, match: re.Match[str]) -> int:
    """The number that is told, in one word or in two ("vingt-cinq", "двадцать пять"); 0 where there is none."""
    counts = [count for i in range(*match.span()) if (count := _count(tokens, i))]
    two_words = len(counts) > 1 and counts[0] % 10 == 0 and counts[1] < 10
    return counts[0] + counts[1] if two_words else counts[0] if counts else 0


def _count(tokens: Tokens, at: int) -> int:
    value = tokens.values[at]
    if tokens.signs[at] in "ndkQ#" and isinstance(value, int):
        return value
    return tokens.counts.get(at, 0)


def _unit(tokens: Tokens, at: int) -> Unit:
    return tokens.values[at]  # type: ignore[return-value]


def _turned_unit(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "La semaine dernière", "this year", "Monday next week", "fin du mois"."""
    at = next(i for i in range(*match.span()) if tokens.signs[i] == "U")
    turn = next(
        (v for i in range(*match.span()) if tokens.signs[i] in "LTN" and isinstance(v := tokens.values[i], int)), 0
    )
    unit = _unit(tokens, at)
    if unit == "day" and turn == 0:
        return
    told = replace(
        told_by(tokens, *match.span(), vocabulary), turn=None, shift=Shift(count=turn, unit=unit, origin="anchor")
    )
    if (told.weekday is not None and unit != "week" and told.day is None) or (told.day is not None and unit != "month"):
        return
    yield Claim(*match.span(), told)


def _year(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """A year that the words around it show to be one."""
    told = told_by(tokens, *match.span(), vocabulary)
    units = [tokens.values[i] for i in range(*match.span()) if tokens.signs[i] == "U"]
    if all(unit == "year" for unit in units):
        yield Claim(*match.span(), told)


def _bare_year(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    value = tokens.values[match.end() - 1]
    if isinstance(value, int) and value in _BARE_YEARS and value % _TOO_ROUND:
        yield from _date(match, tokens, vocabulary)


def _short_year(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "En 98": smaller numbers are rather counts."""
    value = tokens.values[match.end() - 1]
    if isinstance(value, int) and value >= _SHORTEST_YEAR:
        yield from _date(match, tokens, vocabulary)


def _short_year_interval(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "2014-15", "2014/15"."""
    first, short = tokens.values[match.start()], tokens.values[match.end() - 1]
    if isinstance(first, int) and isinstance(short, int) and first % 100 < short:
        until = ToldDate(year=str(first // 100 * 100 + short))
        yield Claim(*match.span(), ToldDate(year=str(first)), until)


def _decade(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    at = max(match.start(group) for group in match.re.groupindex)
    value = tokens.values[at] if isinstance(tokens.values[at], int) else 0
    assert isinstance(value, int)
    if value % 10 == 0 and value >= 20:
        mask = f"{value // 10}X" if value >= 1000 else f"XX{value // 10}X"
        told = told_by(tokens, match.start(), at, vocabulary)
        persian = vocabulary.persian and (value < 100 or 1250 <= value <= 1500)
        told = replace(told, year=mask, turn=None)
        yield Claim(*match.span(), replace(told, calendar="persian") if persian else told)


def _decade_word(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "Ochenta", "تسعينيات القرن الماضي"."""
    at = match.start("number")
    value = tokens.values[at]
    century = match["century"] and next(
        (v for i in range(*match.span("century")) if isinstance(v := _ordinal(tokens, i), int)), None
    )
    lead = f"{century - 1:02d}" if century else "19" if match["century"] else "XX"
    assert isinstance(value, int)
    yield Claim(
        *match.span(), replace(told_by(tokens, match.start(), at, vocabulary), year=f"{lead}{value // 10}X", turn=None)
    )


def _ordinal(tokens: Tokens, at: int) -> int | None:
    value = tokens.values[at]
    return value if tokens.signs[at] in "ORndQ" and isinstance(value, int) else None


def _century(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    units = [i for i in range(*match.span()) if tokens.signs[i] in "Uu"]
    number = next((n for i in range(match.start("number"), match.end("number")) if (n := _ordinal(tokens, i))), None)
    if number and 1 <= number <= 21 and all(tokens.values[i] == "century" for i in units):
        part = told_by(tokens, match.start(), match.start("number"), vocabulary).part
        yield Claim(*match.span(), ToldDate(year=f"{number - 1:02d}XX", part=part))


def _quarter(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    number = next((n for i in range(*match.span("number")) if (n := _ordinal(tokens, i))), None)
    unit = next(i for i in range(*match.span()) if tokens.signs[i] == "U")
    told = told_by(tokens, *match.span("when"), vocabulary) if match["when"] else ToldDate()
    if number and 1 <= number <= 4 and tokens.values[unit] == "quarter":
        yield Claim(*match.span(), replace(told, quarter=number))
    elif number and 1 <= number <= 2 and tokens.values[unit] == "half":
        yield Claim(*match.span(), replace(told, half=number))


def _nth(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "The first Monday in November"."""
    value = tokens.values[match.start("nth")]
    told = told_by(tokens, *match.span(), vocabulary)
    if isinstance(value, int) and (value == -1 or 1 <= value <= 5):
        yield Claim(*match.span(), replace(told, nth=value, day=None, turn=None))


def _day_alone(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "Dia 27", "on the 20th"."""
    if match["th"] or tokens.values[match.start()] == "day":
        yield from _date(match, tokens, vocabulary)


def _article_day(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "Le 21", "il 21"."""
    if tokens.values[match.start() - 1] == "before_days":
        yield from _date(match, tokens, vocabulary)


def _word_day(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "El cinco de mayo"; in English "one of May's days" is none."""
    day = _count(tokens, match.start())
    if 1 <= day <= 31 and not vocabulary.mdy:
        yield Claim(*match.span(), replace(told_by(tokens, *match.span(), vocabulary), day=day))


def _today(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "Aujourd'hui, 3 mai": the date is the day of publication; of "hier, 3 mai" both are told."""
    shift = tokens.values[match.start()]
    told = told_by(tokens, *match.span("date"), vocabulary)
    assert isinstance(shift, Shift)
    if shift.count == 0 and shift.origin == "anchor":
        yield Claim(*match.span(), replace(told, turn=0))
    else:
        yield Claim(match.start(), match.start() + 1, ToldDate(shift=shift))
        yield Claim(*match.span("date"), told)


def _nth_unit(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """ "The last day of October", "the first week of 2018"."""
    signs = range(*match.span())
    unit = next(tokens.values[i] for i in signs if tokens.signs[i] == "U")
    nth = next((v for i in signs if tokens.signs[i] in "OLnd" and isinstance(v := tokens.values[i], int)), 0)
    told = told_by(tokens, *match.span("when"), vocabulary)
    if unit == "week" and -1 <= nth <= 5:
        yield Claim(*match.span(), replace(told, week=nth))
    elif unit == "day" and told.month and -1 <= nth <= 31:
        yield Claim(*match.span(), replace(told, day=nth))


def _other_calendar(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    told = told_by(tokens, *match.span(), vocabulary)
    if told.calendar != "gregorian":
        yield Claim(*match.span(), told)


def _nothing(match: re.Match[str], tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Claim]:
    """No date: "every Monday", "the last three years", "44 av. J.-C."."""
    yield Claim(*match.span(), None)


# -- the rules -----------------------------------------------------------------------------------------------------


def _rule(pattern: str, reader: Reader, month_first: bool = False) -> tuple[re.Pattern[str], Reader, bool]:
    return re.compile(pattern, re.VERBOSE), reader, month_first


RULES = (
    # not dates
    _rule(r"(?: V C? [TLN]? [WMUFXSK] | [UnydkQ]? y? B | R? U B | [LNl] C? [nQ#d] [Uu] | [nQ#d] C? [Ll] [Uu] | [Tl] [Ll] u | u [Ll] (?! [WM] ) )", _nothing),
    # between two
    _rule(rf"[bA] C{{0,3}} (?P<first> {_POINT} ) ,? C? & C{{0,3}} (?P<last> {_POINT} ) (?! [u%#] )", _between),
    _rule(rf"[bA] C{{0,3}} (?P<first> {_WEEKDAY}? {_DAY} ) ,? C? & C{{0,3}} (?P<last> {_DMY} )", _between),
    _rule(rf"[bA] C{{0,3}} (?P<first> {_DMY} | {_MDY} | [MmW] ) ,? C? & C{{0,3}} (?P<last> {_DMY} | {_MDY} | [MmW] {_YEAR}? )", _between),
    _rule(rf"(?P<first> {_POINT} | {_DMY} | {_DAY} ) & (?P<last> {_POINT} | {_DMY} ) (?= u? b )", _between),
    # intervals of whole dates
    _rule(rf"(?P<first> {_WHOLE} ) {_TO} C? (?P<last> {_WHOLE} )", _interval),
    _rule(rf"(?P<first> {_MDY} ) {_TO} C? (?P<last> {_MDY} )", _interval, True),
    _rule(rf"(?P<first> {_OTHER} ) {_TO} C? (?P<last> {_OTHER} )", _interval),
    _rule(rf"(?P<first> {_DAY} ) {_TO} C? (?P<last> {_OTHER} )", _interval),
    _rule(rf"(?P<first> U? y | {_MONTH} {_YEAR} | {_WHOLE} ) C? r C{{0,2}} (?P<last> {_WHOLE} | P? C{{0,2}} {_MONTH} {_YEAR} | P C{{0,2}} y )", _interval),
    # "du 3 au 5 mai 2017", "nuit du 3 au 4 mai", "May 3-5, 2017"
    _rule(rf"(?: [KS] C{{0,2}} )? (?P<first> {_WEEKDAY}? {_DAY} ) {_TO} C{{0,2}} (?P<last> {_DMY} )", _interval),
    _rule(rf"(?P<first> {_WEEKDAY}? {_MONTH} {_BARE_DAY} ) {_TO} C? (?P<last> {_BARE_DAY} {_COMMA_YEAR}? )", _month_of_days, True),
    # "19 et 20 août", "March and April 2017"
    _rule(rf"(?P<more> (?: {_WEEKDAY}? {_DAY} , C? ){{0,6}} {_WEEKDAY}? {_DAY} ) ,? C? & C{{0,2}} (?P<last> {_DMY} )", _days_of_month),
    _rule(rf"(?P<more> {_WEEKDAY}? {_DAY} {_OF} {_MONTH} ) ,? & C{{0,2}} (?P<last> {_DMY} )", _days_of_month),
    _rule(rf"(?P<more> (?: [Mm] , C? ){{0,4}} [Mm] ) ,? & C? (?P<last> [Mm] {_YEAR}? )", _days_of_month),
    # "the first Monday in November", "premier trimestre 2017"
    _rule(rf"(?P<nth> [OLn] ) s? \.? [Wwe] [ACi]{{0,3}} {_MONTH} {_YEAR}?", _nth),
    _rule(rf"W (?P<nth> [OL] ) {_OF} {_MONTH} {_YEAR}?", _nth),
    _rule(rf"{_WEEKDAY}? {_DAY} C{{1,3}} (?: [LTN] C? U | U [LTN] )", _turned_unit),
    _rule(rf"C? (?: [OL] | [nd] s ) U {_OF} (?P<when> {_MONTH} (?: {_TURNED_YEAR} | {_YEAR} )? | U? y )", _nth_unit),
    _rule(rf"C? U [OL] {_OF} (?P<when> {_MONTH} (?: {_TURNED_YEAR} | {_YEAR} )? | U? y )", _nth_unit),
    # whole dates and days of a month
    _rule(rf"J [SK]? ,? C? (?P<date> {_NUMERIC} | {_DMY} | {_WEEKDAY}? {_DAY} {_OF} [IHj] )", _today),
    _rule(_NUMERIC, _date),
    _rule(rf"{_MONTH} /? \(? D \)? E?", _date),
    _rule(rf"{_WEEKDAY}? {_DAY} [/-] [Mmv] [/-] [yknd]", _date),
    _rule(r"[Mmv] [/-] [nd] [/-] [yk] | y [/-] [Mmv] [/-] [nd] | y [Mm] [nd] (?! [nd#] )", _date),
    _rule(_MDY_FULL, _date),
    _rule(_MDY, _date, True),
    _rule(_DMY, _date),
    _rule(r"[Wwe] ,? C? f | (?<= [iCA] ) f | (?: [Wwe] ,? C{0,2} )? h", _date),
    _rule(rf"Q C{{1,2}} {_MONTH} (?: {_TURNED_YEAR} | {_YEAR} )?", _word_day),
    _rule(_OTHER, _other_calendar),
    _rule(r"P? C{0,2} [IHj] U? C? U? C? \(? y \)? E? | (?<= [iCUA] ) [IH] | [PU] C{0,2} [IH] | [IHj] U? [LTN] | U? C? \(? y \)? E", _other_calendar),
    _rule(rf"q C? (?: {_YEAR} | {_TURNED_YEAR} )? | y -? q", _date),
    _rule(rf"P? C? (?P<number> O | [Rn] \.? s? ) U (?P<when> {_TURNED_YEAR} | {_YEAR} )?", _quarter),
    _rule(rf"P? C? (?P<number> U O ) (?P<when> {_TURNED_YEAR} | {_YEAR} )?", _quarter),
    # months
    _rule(r"[P~]? o", _date),
    _rule(rf"(?P<first> [Mm] {_YEAR}? ) {_TO} C? (?P<last> [Mm] {_YEAR}? )", _interval),
    _rule(rf"[P~]? C? {_MONTH} (?: {_TURNED_YEAR} | {_COMMA_YEAR} )", _date),
    _rule(rf"[P~]? {_OF} [LTN]? C? U? [Mm] [LTN]", _date),
    _rule(rf"[P~] -? {_OF} [Mm] | [LTN] [Mm] | [P~]? U C? M | [Mm] P (?! C? [MynUd] ) | (?<= [{_BEFORE}] ) m | M", _date),
    _rule(r"P? C{0,2} [gUu]? C? (?P<number> G ) (?P<century> C{0,2} (?: U [LORT] | [LORT] U | [Rnd] \.? s? U ) )? u?", _decade_word),
    # nights and weekdays
    _rule(r"[KS] [AbCi]{0,2} (?P<first> [Ww] ) (?: C? [r&] | - ) C{0,2} (?P<last> [Ww] )", _night),
    _rule(r"K C? (?P<first> ) r C? (?P<last> W )", _night),
    _rule(r"[LTN] U ,? C? W | W S? ,? C{0,3} (?: [LTN] C? U | U [LTN] )", _turned_unit),
    _rule(r"[LTN]? [Wwe] (?: ,? C{0,2} (?: [nd] (?: -? s | (?= [,.)!] | $ ) ) | O ) | \( [nd] \) )", _date),
    _rule(r"U (?P<day> [nd] ) (?! [Uu.#y] ) | (?<= C ) (?P<th> [nd] -? s ) (?= [,.)!&] | $ )", _day_alone),
    _rule(r"(?<= C ) [nd] (?= [,.)!&S] | $ )", _article_day),
    _rule(r"(?: [SK] C{0,2} )? J [SK]? (?: \(? W \)? )?", _deictic),
    _rule(r"P? C{0,3} (?: [LTN] C? U | U [LTN] ) | P C{0,2} U (?! C? [ORy(] )", _turned_unit),
    _rule(r"[LTN]? C? W (?: [SK]? [LTN] )? | (?<= [iC] ) w | [LTN] w | w [SK]? [LTN]", _date),
    # "il y a 3 mois", "three days later"
    _rule(rf"A C? ~? (?: {_NUMBER} [Uu] | z | U (?! C? \(? [yR] ) )", _ago),
    _rule(rf"~? (?: {_NUMBER} [Uug] | z | U ) (?: a | p (?= [,.)!] | $ ) )", _ago),
    _rule(r"(?: [LTN] [FY] | [FY] [LTN] | P? C? [FY] C{0,2} U? C? y (?: U (?! C? y ) )? | Y )", _date),
    # years, decades, centuries
    _rule(r"P? C{0,2} (?: g C? '? (?P<number> [kQy] ) t? | [Uu] C? '? (?P<late> k ) t )", _decade),
    _rule(r"P? C{0,2} '? (?P<number> y | (?<= [CP'] ) k ) -? '? t [Uug]? | [CP] (?P<late> k ) -? [st] u", _decade),
    _rule(r"P? C{0,3} (?P<number> [RO] | [nd] (?: -? s | \. ) ) [Uu]", _century),
    _rule(r"P? C{0,3} U (?P<number> [ROnd] )", _century),
    _rule(rf"(?P<first> U? y ) (?: {_TO} | / ) C? U? (?P<last> y )", _interval),
    _rule(r"y [/-] [knd]", _short_year_interval),
    _rule(r"P? -? C{0,2} (?: [Ug] C? \(? y \)? U? E? | y (?: U | E ) | (?<= [PC-] ) y ) | y P (?! C? [MynUd] )", _year),
    _rule(r"[LTN]? X (?: C? y | [LTN] )?", _date),
    _rule(r"(?<= [iCABbr(&] ) y", _date),
    _rule(r"(?<= [iA] ) '? k (?= [,.()] | $ )", _short_year),
    _rule(r"~? y", _bare_year),
)  # fmt: skip
"""(pattern over signs, reader, whether it holds only where the month is written first)"""


def claims_of(tokens: Tokens, vocabulary: Vocabulary) -> list[Claim]:
    """The date expressions among the tokens, in order, disjoint."""
    free = tokens.signs
    found: list[Claim] = []
    for pattern, reader, month_first in RULES:
        if month_first and not vocabulary.mdy:
            continue
        claims = [claim for match in pattern.finditer(free) for claim in reader(match, tokens, vocabulary)]
        if claims:
            free = _without(free, claims)
            found += claims
    return sorted((claim for claim in found if claim.told), key=lambda claim: claim.first)


def _without(signs: str, claims: list[Claim]) -> str:
    """The signs with those that were claimed blotted out."""
    left = list(signs)
    for claim in claims:
        left[claim.first : claim.last] = "_" * (claim.last - claim.first)
    return "".join(left)
