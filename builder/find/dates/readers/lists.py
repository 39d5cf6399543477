"""Reads several dates in one: "19 et 20 août", "in 1986, 87 and 88", "the 18th and 19th centuries"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from builder.find.dates.readers.claims import Claim, Claims, Match
from builder.find.dates.readers.years import CENTURIES, century_told, decade_told, ordinal_in
from builder.find.dates.tokens import Tokens
from builder.find.dates.told import told_by, unit_at
from builder.find.dates.words import Vocabulary
from builder.model import Shift, ToldDate


def days_of_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "12 et 20 août 2017", "mars et mai 2017", "осенью и зимой 1941 года": a date each; the parts told once, with the last, hold for all.

    "19 et 20 août", "mars et avril" follow each other: they are one stretch of time.
    """
    last = told_by(tokens, *match.span("last"), vocabulary)
    each: list[Claim] = []
    for piece in _DAY_OF_LIST.finditer(tokens.signs[match.start("more") : match.end("more")]):
        span = (match.start("more") + piece.start(), match.start("more") + piece.end())
        one = told_by(tokens, *span, vocabulary)
        if one.month is None and one.day is not None:
            each.append(Claim(*span, replace(last, day=one.day, weekday=one.weekday)))
        elif one.month is not None:
            each.append(Claim(*span, replace(last, month=one.month, day=one.day, weekday=one.weekday)))
        elif one.season is not None:
            each.append(Claim(*span, replace(last, season=one.season)))
    yield from _joined([*each, Claim(*match.span("last"), last)], match, tokens)


_DAY_OF_LIST = re.compile(r"(?:[LTN]?C?[Wwe]\.?[SK]?,)?[^,&]+")
"""A comma parts days, but for that of "Montag, dem 5. März"."""


def _joined(claims: list[Claim], match: Match, tokens: Tokens) -> Claims:
    """One claim where each date follows the one before it, else all of them: "3 or 4 May" is one of two."""
    told = [claim.told for claim in claims if claim.told]
    if len(told) > 1 and not _is_choice(match, tokens) and all(_follows(one, other) for one, other in pairwise(told)):
        yield Claim(claims[0].first, claims[-1].last, told[0], told[-1])
    else:
        yield from claims


def _is_choice(match: Match, tokens: Tokens) -> bool:
    return "or" in tokens.part(*match.span()).of("&")


def _follows(one: ToldDate, other: ToldDate) -> bool:
    """Whether the second is the day, month or year after the first."""
    if one.month is None or other.month is None:
        return bool(one.year and other.year) and int(one.year or 0) + 1 == int(other.year or 0)
    if one.day is None or other.day is None:
        return one.day == other.day and one.month % 12 + 1 == other.month
    next_month = one.day >= 28 and other.day == 1 and one.month % 12 + 1 == other.month
    return next_month or (one.month == other.month and one.day + 1 == other.day)


def years(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "In den Jahren 2014 und 2015", "2014, 2015 y 2016": one stretch of time if they follow each other."""
    places = (at for at in range(*match.span()) if tokens.signs[at] == "y")
    yield from _joined([Claim(at, at + 1, told_by(tokens, at, at + 1, vocabulary)) for at in places], match, tokens)


def short_years(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "En 1986, 87 et 88.": a year each, where each is soon after the one before it and no word follows that would be counted.

    "In 1986, 87 and 14", "40 in 2018, 62 in 2019 and 75." and "45 in 2019 and 23 in 2020" are counts.
    """
    places = [at for at in range(*match.span()) if tokens.signs[at] in "ydk"]
    values = [value for at in places if isinstance(value := tokens.values[at], int)]
    century = values[0] // 100 * 100
    full = [values[0], *(century + value for value in values[1:])]
    if all(one < other <= one + _SOON_AFTER for one, other in pairwise(full)):
        yield from (Claim(at, at + 1, ToldDate(year=str(year))) for at, year in zip(places, full, strict=True))


_SOON_AFTER = 12  # years between two of a list


def weekdays(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Samedi et dimanche": one stretch where they follow each other."""
    told, other = (told_by(tokens, *match.span(day), vocabulary) for day in ("first", "last"))
    if told.weekday is None or other.weekday != (told.weekday + 1) % 7 or _is_choice(match, tokens):
        yield Claim(*match.span("first"), told)
        yield Claim(*match.span("last"), other)
    else:
        turn = other.turn if told.turn is None else told.turn
        yield Claim(*match.span(), replace(told, turn=turn), replace(other, turn=turn))


def days_of_turned(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Du 15 au 18 de ce mois", "nächsten Monat vom 4. bis zum 23."."""
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    turn = tokens.part(*match.span("turn")).first_int("LTN") or 0
    if unit_at(tokens, tokens.signs.index("U", match.start("turn"))) == "month":
        month = Shift(count=turn, unit="month", origin="anchor")
        yield Claim(*match.span(), replace(told, turn=None, shift=month), replace(until, turn=None, shift=month))


def more_days(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "May 3 and 4, 2017": the month stands with the first day, the year with the last."""
    told, other = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    first = Claim(*match.span("first"), replace(told, year=other.year, shift=other.shift))
    last = Claim(*match.span("last"), replace(told, day=other.day, weekday=None, year=other.year, shift=other.shift))
    yield from _joined([first, last], match, tokens)


def decades(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Les années 60 et 70", "die 50er- und 60er-Jahre"."""
    for group in ("first", "last"):
        told = decade_told(tokens.values[match.start(group)], vocabulary)
        if told:
            yield Claim(match.start() if group == "first" else match.start(group), match.end(group), told)


def decades_in_figures(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Les années 1960 et 1970", where one alone is a decade, too; after 2000 they are rather two years that are compared."""
    places = [at for at in range(*match.span()) if tokens.signs[at] == "y"]
    called = match[0][0] == "g" or tokens.values[match.start()] == "decade"
    if called and all(tokens.values[at] in _DECADES for at in places):
        for at in places:
            yield Claim(match.start() if at == places[0] else at, at + 1, decade_told(tokens.values[at], vocabulary))


_DECADES = range(1500, 2001, 10)


def decades_until(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """«30–40-е годы», "1920-1930'lu yıllarda": one stretch."""
    told, until = (decade_told(tokens.values[match.start(group)], vocabulary) for group in ("first", "last"))
    if told and until:
        yield Claim(*match.span(), told, until)


def centuries(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The late 18th and early 19th centuries", "los siglos XI y XII"; «ХIII–ХVI веков» is one stretch."""
    numbers = [ordinal_in(tokens, *match.span(group)) for group in ("first", "last")]
    if unit_at(tokens, match.start("unit")) != "century" or not all(n in CENTURIES for n in numbers):
        return
    parts = [told_by(tokens, *match.span(group), vocabulary).part for group in ("first", "last")]
    told, until = map(century_told, numbers, parts)
    start = min(match.start("unit"), match.start("first"))
    if match["to"]:
        yield Claim(start, match.end(), told, until)
    else:
        yield Claim(start, match.end("first"), told)
        yield Claim(match.start("last"), match.end(), until)
