"""Reads one day, and what only looks like one: a church, a telephone number, opening hours."""

from __future__ import annotations

from builder.find.dates.readers.claims import Claim, Claims, Match
from builder.find.dates.tokens import Tokens
from builder.find.dates.told import told_by, unit_at
from builder.find.dates.words import Vocabulary
from builder.model import Shift, ToldDate


def wire_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "الكويت - 3 - 9 (كونا) --": how some agencies date a report, the day first whatever the language."""
    day, month = (tokens.part(*match.span(group)).first_int("nd") for group in ("day", "month"))
    yield Claim(*match.span(), ToldDate(month=month, day=day))


def wire_day_opening(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "تفليس 22-11 (اف ب)": only where it opens a paragraph in Arabic, with a day that is no month; "1-2" is rather a score."""
    if vocabulary.islamic and tokens.opens and match.start() == 1:
        yield from wire_day(match, tokens, vocabulary)


def nothing(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """No date: "every Monday", "the last three years", "44 av. J.-C."."""
    yield Claim(*match.span(), None)


def weekday_in_figures(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Am Montag (27.01.)", "dinsdagavond (28/1)"; in English it is a score: "drew on Saturday (2/2)"."""
    if not (vocabulary.mdy and "⁄" in match[0]):
        yield from one_date(match, tokens, vocabulary)


def weekday_in_brackets(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Quinta-feira passada (9)": the last one, whatever is in the brackets; its goals would be of another day."""
    yield Claim(*match.span(), told_by(tokens, *match.span("weekday"), vocabulary))


def church(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Pfarrkirche Mariä Himmelfahrt", "église de l'Assomption": churches are called by these feasts, and Easter is kept in them."""
    if tokens.values[match.end() - 1] in _OF_CHURCHES:
        yield Claim(*match.span(), None)


_OF_CHURCHES = frozenset({"01-06", "08-15", "11-01", "12-08", "easter+39"})


def freephone(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Call 1800 666 111", "1300 655 506": six figures after what would be a year of old; "in 2019 120 000 refugees" came."""
    prefix, rest = tokens.values[match.start()], tokens.values[match.end() - 1]
    if isinstance(prefix, int) and isinstance(rest, int) and prefix in _FREEPHONES and rest >= _SIX_FIGURES:
        yield Claim(*match.span(), None)


_FREEPHONES = frozenset({1300, 1800})  # of Australia and Ireland
_SIX_FIGURES = 100_000


def opening_hours(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "8:00 a.m. to 4:30 p.m. Monday-Friday", "von Montag bis Freitag, 9 bis 17 Uhr": of every week; but "Saturday-Sunday" may be one weekend."""
    first, last = tokens.values[match.start("first")], tokens.values[match.start("last")]
    if isinstance(first, int) and isinstance(last, int) and (last - first) % 7 >= MOST_OF_A_WEEK:
        yield Claim(*match.span(), None)


MOST_OF_A_WEEK = 4  # days from the first to the last


def one_date(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """One date from all the tokens."""
    told = told_by(tokens, *match.span(), vocabulary)
    first, last = match.span()
    strange = match[0][0] == "U" and told.month and unit_at(tokens, first) != "month"
    first += bool(strange)  # العقد في يونيو: the contract, not the decade
    if (
        match[0][-1] == "J" and told.month and told.shift is None
    ):  # "nisanda bir önceki aya": April and the month before it
        last = match.start() + len(match[0].rstrip("CJ"))
    if not (vocabulary.first_by_ordinal and "O" in match[0] and told.month and (told.day or 0) > 1):
        yield Claim(first, last, told)


def after_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "2018'in sonunda", "Haziran 2018 sonu", "2018 Mart", "2017 Kurban Bayramı": the year first, in Turkish."""
    if vocabulary.turns_first:
        yield from one_date(match, tokens, vocabulary)


def turned_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "El pasado 25 de mayo", "lo scorso 3 dicembre"; beside a year of its own it is no other day than without: "el pasado 18 de octubre de 2017".

    In "son gün 15 Mayıs" and "letzter Tag 3. Juni" the day is the last of something else, but where dates are called days: "no passado dia 25 de maio".
    """
    of_else = tokens.signs[match.start() + 1] == "U" and not vocabulary.calls_days
    for claim in one_date(match, tokens, vocabulary):
        if claim.told and (of_else or claim.told.year or claim.told.shift):
            claim = Claim(match.start("day"), match.end(), told_by(tokens, *match.span("day"), vocabulary))
        yield claim


def figures_alone(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "22/04": a nought before a figure makes a date of it; "10/12" may be a share."""
    figures = tokens.values[match.start()]
    if isinstance(figures, tuple) and min(figures[:2]) < 10:
        yield from one_date(match, tokens, vocabulary)


def day_in_brackets(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Next month (29/5)": a number from 13 on can only be the day; "(3/5)" may be the third of five."""
    figures = tokens.values[match.start()]
    if isinstance(figures, tuple) and figures[1] > max(MONTHS):
        yield from one_date(match, tokens, vocabulary)


MONTHS = range(1, 13)


def figures_apart(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "18 08 1978", "2016 10 06": with spaces alone between them, and all two or four figures wide, unless no month is so high."""
    first, month, last = tokens.values[match.start() : match.end()]
    year_first = match[0][0] == "y"
    day, year = (last, first) if year_first else (first, last)
    starts, ends = tokens.starts[match.start() : match.end()], tokens.ends[match.start() : match.end()]
    apart = all(start - end == 1 for end, start in zip(ends, starts[1:], strict=False))
    wide = all(end - start in (2, 4) for start, end in zip(starts, ends, strict=True))
    if not (isinstance(day, int) and isinstance(month, int) and apart and (wide or day > max(MONTHS))):
        return
    if year_first or not vocabulary.mdy:
        yield Claim(*match.span(), ToldDate(year=str(year), month=month, day=day))


_LATE_PERSIAN_YEARS = range(60, 100)
"""Two figures that are rather a year, 1360 to 1399, than a count of what the next word tells."""


def other_calendar(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """A date of the Islamic or the Persian calendar, by its month or its era; "Ramadan, tomorrow" are two, and "1-صفر أمس" is a score."""
    turned = [value for value in tokens.part(*match.span()).of("J") if isinstance(value, ToldDate)]
    if turned and not exceeds_a_day(turned[0].shift):
        if tokens.signs[match.start() - 1 : match.start()] == "-":
            return
        yield Claim(match.start(), match.end() - 1, told_by(tokens, match.start(), match.end() - 1, vocabulary))
        return
    end = match.end() - _counts_what_follows(tokens, match.end() - 1, vocabulary)
    told = told_by(tokens, match.start(), end, vocabulary)
    if told.calendar != "gregorian":
        yield Claim(match.start(), end, told)


def _counts_what_follows(tokens: Tokens, last: int, vocabulary: Vocabulary) -> bool:
    """Whether two figures before a word are no year: "۱۲ مهر ۹۷ افتتاح شد" is of 1397, "۱۲ مهر ۱۵ چادر" and "5 رجب 97 متسابقا" are counts."""
    if tokens.signs[last] != "k" or tokens.signs[last + 1 : last + 2] != "x" or tokens.values[last - 1] == "year":
        return False
    return not (vocabulary.persian and tokens.values[last] in _LATE_PERSIAN_YEARS)


def exceeds_a_day(shift: Shift | None) -> bool:
    return shift is not None and shift.unit != "day"
