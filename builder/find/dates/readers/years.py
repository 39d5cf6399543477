"""Reads years, decades and centuries."""

from __future__ import annotations

from dataclasses import replace

from builder.find.dates.readers.claims import Claim, Claims, Match, Reader
from builder.find.dates.readers.days import one_date, other_calendar
from builder.find.dates.tokens import TOO_ROUND, Tokens
from builder.find.dates.told import told_by, unit_at
from builder.find.dates.words import Vocabulary
from builder.model import Part, ToldDate

_SHORTEST_YEAR = 60
_BARE_YEARS = range(1500, 2040)
CENTURIES = range(1, 22)
_PART_OF_HALF: dict[int, Part] = {1: "early", 2: "late"}


def decade_told(number: object, vocabulary: Vocabulary) -> ToldDate | None:
    """Of "60", "soixante", "1960"; of "1345" none."""
    if not isinstance(number, int) or number % 10 or number < 20:
        return None
    persian = vocabulary.persian and (number < 100 or 1250 <= number <= 1500)
    mask = f"{number // 10}X" if number >= 1000 else f"XX{number // 10}X"
    return ToldDate(year=mask, calendar="persian" if persian else "gregorian")


def year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """A year that the words around it show to be one."""
    if all(unit == "year" for unit in tokens.part(*match.span()).of("U")):
        yield from one_date(match, tokens, vocabulary)


def era_first(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "AD 410"; the ending of a Turkish year is another's."""
    if tokens.values[match.start()] == "of_our_era":
        yield from one_date(match, tokens, vocabulary)


def bare_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """A number that nothing shows to be a year but itself, or a word for "about" that is said of years."""
    value = tokens.values[match.end() - 1]
    told_of_years = tokens.values[match.start()] == "about_years"
    if isinstance(value, int) and (told_of_years or (value in _BARE_YEARS and value % TOO_ROUND)):
        yield from one_date(match, tokens, vocabulary)


def short_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "En 98": smaller numbers are rather counts, but for "nel '33"."""
    value = tokens.values[match.end() - 1]
    if isinstance(value, int) and (value >= _SHORTEST_YEAR or "'" in match[0]):
        yield from one_date(match, tokens, vocabulary)


def short_persian_season(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "بهار ۹۸"."""
    if vocabulary.persian:
        yield from other_calendar(match, tokens, vocabulary)


def short_persian_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "سال ۹۸"."""
    if vocabulary.persian and unit_at(tokens, match.start()) == "year":
        yield from other_calendar(match, tokens, vocabulary)


def decade(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The 1990s", "die 90er Jahre", "les années soixante"."""
    at = max(match.start(group) for group in ("number", "late"))
    if told := decade_told(tokens.values[at], vocabulary):
        yield Claim(*match.span(), replace(told, part=_part(match, tokens, at, vocabulary)))


def halved(read: Reader) -> Reader:
    """The same after "the second half of", which the group `half` matched."""

    def read_half(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
        if unit_at(tokens, match.end("half") - 1) == "half":
            yield from read(match, tokens, vocabulary)

    return read_half


_FIRST_DECADE, _FIRST_YEAR = 10, 1000


def decade_word(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Ochenta", "تسعينيات القرن الماضي", «в 90-х годах прошлого века», "les années 60 du siècle dernier"."""
    at = match.start("number")
    number = tokens.values[at]
    if not isinstance(number, int) or number % 10 or number < _FIRST_DECADE:
        return
    if vocabulary.persian and tokens.signs[at] != "G":  # "دهه ۶۰" is of the Persian calendar
        return
    lead = "XX"
    if match["century"]:
        number_of_century = ordinal_in(tokens, *match.span("century"))
        lead = f"{number_of_century - 1:02d}" if number_of_century else "19"
    part = _part(match, tokens, at, vocabulary)
    year = f"{lead}{number // 10}X" if number < _FIRST_YEAR else f"{number // 10}X"
    yield Claim(*match.span(), ToldDate(year=year, part=part))


def century_in_figures(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """«В 19 веке», «القرن الـ19»: without a point or an ending; in Turkish "5 yüzyıl" are five of them, and so is «19 قرن»."""
    at = match.start("bare") if match["bare"] else match.start("number")
    number = tokens.values[at]
    joined = not match["bare"] and tokens.ends[at - 1] == tokens.starts[at]
    bare = match["bare"] and not vocabulary.verb_final and not vocabulary.islamic
    of_century = unit_at(tokens, match.end() - 1 if match["bare"] else match.start("unit")) == "century"
    if of_century and isinstance(number, int) and number in _CENTURIES_IN_FIGURES and (joined or bare):
        yield Claim(*match.span(), century_told(number, _part(match, tokens, at, vocabulary)))


_CENTURIES_IN_FIGURES = range(5, 22)
"""«2 века» and «3 века» are so many of them."""


def century_part_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "On dokuzuncu yüzyılın sonunda": the part after its century, in Turkish."""
    if vocabulary.turns_first:
        part = told_by(tokens, *match.span(), vocabulary).part
        for claim in century(match, tokens, vocabulary):
            yield replace(claim, told=replace(claim.told, part=part) if claim.told else None)


def century_name(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Il Quattrocento"."""
    number = tokens.part(*match.span()).first_int("§") or 0
    yield Claim(*match.span(), century_told(number, _part(match, tokens, match.end() - 1, vocabulary)))


def century(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Fin du XIXe siècle", "the second half of the 19th century"."""
    number = ordinal_in(tokens, *match.span("number"))
    if number in CENTURIES and unit_at(tokens, match.start("unit")) == "century":
        part = _part(match, tokens, match.start("number"), vocabulary)
        calendar = told_by(tokens, *match.span(), vocabulary).calendar
        yield Claim(*match.span(), replace(century_told(number, part), calendar=calendar))


def century_told(number: int, part: Part | None = None) -> ToldDate:
    return ToldDate(year=f"{number - 1:02d}XX", part=part)


def _part(match: Match, tokens: Tokens, end: int, vocabulary: Vocabulary) -> Part | None:
    """What stands before the token `end`: "early", or "the second half of" in the group `half`."""
    if match.groupdict().get("half"):
        return _PART_OF_HALF.get(ordinal_in(tokens, *match.span("half")))
    return told_by(tokens, match.start(), end, vocabulary).part


def ordinal_in(tokens: Tokens, first: int, last: int) -> int:
    """The first number among the tokens that may count in order; 0 where there is none."""
    return tokens.part(first, last).first_int("ORndQ") or 0
