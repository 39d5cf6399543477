"""Reads what goes from one date to another: "du 3 au 5 mai", "from Nov to March", "the first ten days of May"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from builder.find.dates.counts import count_in
from builder.find.dates.readers.claims import Claim, Claims, Match
from builder.find.dates.readers.days import MONTHS, one_date
from builder.find.dates.tokens import TOO_ROUND, Tokens
from builder.find.dates.told import told_by, unit_at
from builder.find.dates.words import Vocabulary
from builder.model import Shift, ToldDate, Unit


def interval(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "3. bis 5. Mai"; but "12/8/1426 هـ - 16/9/2005 م" is one day in two calendars."""
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    if told.calendar != until.calendar and told.month and until.month:
        yield Claim(*match.span("first"), told)
        yield Claim(*match.span("last"), until)
    else:
        yield Claim(match.start("first"), match.end("last"), told, until)


def interval_from_today(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Da oggi a domenica", "from tomorrow to 5 June": the weekday is the next after it."""
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    ends = [end.shift for end in (told, until) if end.shift]
    if all(shift.unit == "day" and shift.origin == "anchor" for shift in ends) and "J" in match["first"]:
        yield Claim(match.start("first"), match.end("last"), told, until)


def days_to_figures(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "21. - 23.02.2020", "2 إلى 5/11/1436 هـ"; but "3 - 12.05.2019" is the third of a list."""
    at = match.end("first")
    of_list = tokens.signs[at] == "-" and tokens.signs[at - 1] in "nd" and tokens.ends[at] < tokens.starts[at + 1]
    if not of_list:
        told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
        yield Claim(match.start("first"), match.end("last"), told, until)


def dated_in_brackets(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Am vergangenen Wochenende (21. - 23.02.2020)", «минулого тижня, 20-26 жовтня»: of a week, a weekend or a day."""
    turned = tokens.part(*match.span("turned"))
    word = next((value for value in turned.of("J") if isinstance(value, ToldDate)), None)
    shift = word.shift if word else None
    unit = shift.unit if shift else unit_at(turned, turned.signs.index("U")) if "U" in turned.signs else None
    if unit not in ("week", "weekend", "day") or (shift and shift.origin == "told"):
        return
    until = told_by(tokens, *match.span("last"), vocabulary)
    told = told_by(tokens, *match.span("first"), vocabulary) if match.groupdict().get("first") else None
    yield Claim(*match.span(), told or until, until if told else None)


def week_of_days(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Le week-end des 1er et 2 avril": of a week or a weekend; no day is two."""
    words = tokens.part(*match.span("turned")).of("J")
    if not any(isinstance(word, ToldDate) and word.shift and word.shift.unit == "day" for word in words):
        yield from dated_in_brackets(match, tokens, vocabulary)


def interval_of_figures(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Du 3/5 au 7/5", "entre 1/10 y 7/11"; shares are not counted so."""
    spans = [match.span(one) for one in (("first", "last") if match["first"] else ("from", "to"))]
    told, until = (told_by(tokens, *span, vocabulary) for span in spans)
    yield Claim(spans[0][0], spans[1][1], told, until)


def interval_of_joined_figures(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "28.2.-1.3.", "28/2-1/3"; "1/3-2/3" may be shares. In English nothing tells the day of such figures from the month."""
    figures = [value for value in tokens.values[match.start() : match.end()] if isinstance(value, tuple)]
    shares = match["first"] and all(day <= max(MONTHS) for _, day, *_ in figures) and "f" not in match[0]
    if not shares and not vocabulary.mdy:
        yield from interval_of_figures(match, tokens, vocabulary)


def two_days(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "On the night of 13/14 May", "il 4/5 maggio": a day and the next."""
    figures = tokens.values[match.start("days")]
    first, last = sorted(figures[:2]) if isinstance(figures, tuple) else (0, 0)
    if 0 < first == last - 1 < 31:
        told = told_by(tokens, *match.span("month"), vocabulary)
        yield Claim(*match.span(), replace(told, day=first), replace(told, day=last))


def interval_of_short(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "From Nov to March", "von Nov. bis März": short months, which beside no other are rather something else."""
    first, last = ("first", "last") if match["first"] else ("from", "to")
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in (first, last))
    yield Claim(*match.span(), told, until)


def interval_by_endings(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "2014'ten Mayıs 2018'e kadar": from and to as endings; "2014'ten 2018'in sonuna" says more of its end."""
    ends = [tokens.values[match.start(end)] for end in ("from", "to")]
    if ends == ["counted_from", "up_to"]:
        yield from interval(match, tokens, vocabulary)


def between(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Entre 1990 et 1999", "between 3 and 5 May"; but "between 1500 and 2000 people" is a count."""
    bare = re.fullmatch(r"y[^MmyD]*y", tokens.signs[match.start("first") : match.end("last")])
    values = (tokens.values[match.start("first")], tokens.values[match.end("last") - 1])
    if bare and all(isinstance(value, int) and value % TOO_ROUND == 0 for value in values):
        yield Claim(*match.span(), None)
    elif bare and vocabulary.years_between_apart:
        for end in ("first", "last"):
            yield Claim(*match.span(end), told_by(tokens, *match.span(end), vocabulary))
    else:
        yield from interval(match, tokens, vocabulary)


def between_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Mart ile mayıs arasında": two months or weekdays before the word for "between", in Turkish."""
    if vocabulary.turns_first:
        yield from interval(match, tokens, vocabulary)


def month_of_days(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "May 3-5, 2017": the month stands with the first day, the year with the last."""
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    yield Claim(match.start(), match.end("last"), replace(told, year=until.year), until)


def year_and_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "2017-08"; but "2008-09", like "2018-19", is rather a winter, a season or a crisis."""
    figures = tokens.values[match.end() - 1]
    if isinstance(figures, tuple) and figures[1] == figures[0] % 100 + 1 and match[0] == "o":
        yield Claim(*match.span(), ToldDate(year=str(figures[0])), ToldDate(year=str(figures[0] + 1)))
    else:
        yield from one_date(match, tokens, vocabulary)


def short_year_interval(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "2014-15", "2014/15", "the 1992-5 war"."""
    first, short = tokens.values[match.start()], tokens.values[match.end() - 1]
    if not (isinstance(first, int) and isinstance(short, int)):
        return
    one_figure = tokens.ends[match.end() - 1] - tokens.ends[match.start()] == len("-5")
    turn = 10 if one_figure and tokens.signs[match.start() + 1] == "-" and first % 100 >= short else 100
    if first % turn < short:
        until = ToldDate(year=str(first // turn * turn + short))
        yield Claim(*match.span(), ToldDate(year=str(first)), until)


def night(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Nuit de samedi à dimanche", "çarşambayı perşembeye bağlayan gece"; "die Nacht zum Sonntag" names only the day it ends on."""
    until = told_by(tokens, *match.span("last"), vocabulary)
    if match["first"]:
        told = told_by(tokens, *match.span("first"), vocabulary)
    else:
        assert until.weekday is not None
        told = replace(until, weekday=(until.weekday - 1) % 7)
    yield Claim(*match.span(), told, until)


def months_of_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The first nine months of 1989", "les six premiers mois de 2011", "the last three months of 2011", "the first six months"."""
    groups = match.groupdict()
    count, unit = count_in(tokens, *match.span("count")), unit_at(tokens, match.start("unit"))
    when = told_by(tokens, *match.span("when"), vocabulary) if groups.get("when") else ToldDate()
    of_first = "O" in match[0] or not any(last in match[0] for last in "Ll")  # «дев'ять місяців 2025 року»
    of_year = not groups.get("year") or unit_at(tokens, match.start("year")) == "year"
    if of_year and count and count == int(count) and 2 <= count <= 11 and unit == "month":
        first, last = (1, int(count)) if of_first else (13 - int(count), 12)
        yield Claim(*match.span(), replace(when, month=first), replace(when, month=last))


_MONTHS_TOLD = range(2, 12)


def months_of_this_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Los tres primeros meses del año", "nei primi tre mesi dell'anno"; a Persian year has months of its own."""
    count = count_in(tokens, *match.span("count" if match["count"] else "number"))
    units = [tokens.values[match.start(unit)] for unit in ("unit", "when")]
    if not vocabulary.persian and units == ["month", "year"] and count and count in _MONTHS_TOLD:
        yield Claim(*match.span(), ToldDate(month=1), ToldDate(month=int(count)))


def months_of_turned_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """«За девять месяцев текущего года»: the case shows that they are the year's; "for two months last year" are any two."""
    count, units = (
        count_in(tokens, *match.span("count")),
        (tokens.values[match.start("unit")], tokens.values[match.end() - 1]),
    )
    if (
        vocabulary.in_years
        and not vocabulary.verb_final
        and units == ("month", "year")
        and count
        and count in _MONTHS_TOLD
    ):
        when = told_by(tokens, *match.span("when"), vocabulary)
        yield Claim(*match.span(), replace(when, month=1), replace(when, month=int(count)))


def months_of_year_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Yılın ilk üç ayında", "2018'in ilk altı ayı": the year first, in Turkish."""
    count, stretch = count_in(tokens, *match.span("count")), tokens.part(*match.span("when"))
    if not vocabulary.verb_final or vocabulary.persian or tokens.values[match.start("unit")] != "month":
        return
    when = told_by(tokens, *match.span("when"), vocabulary)
    if count and count in _MONTHS_TOLD and (when.year or "year" in stretch.of("U")):
        yield Claim(*match.span(), replace(when, month=1), replace(when, month=int(count)))


def end_of_span(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The first ten days of May", "les deux premières semaines de 2017"; "the first ten days of the trial" are none."""
    when = told_by(tokens, *match.span("when"), vocabulary)
    if when.turn is not None and not when.month:
        unit = unit_at(tokens, tokens.signs.index("U", match.start("when")))
        when = replace(when, turn=None, shift=Shift(count=when.turn, unit=unit, origin="anchor"))
    within = when.shift.unit if when.shift and not when.month else "month" if when.month else "year"
    at = next(at for at in range(*match.span()) if tokens.signs[at] in "zUug" and at not in range(*match.span("when")))
    unit, pair = unit_at(tokens, at), tokens.signs[at] == "z"
    first = match["end"] == "φ" or tokens.part(*match.span("end")).first_int("O") == 1
    if unit not in ("day", "week") or within not in ("month", "year") or when.calendar != "gregorian":
        return
    count = 2 if pair else count_in(tokens, *match.span("count"))
    days = (count or 0) * (7 if unit == "week" else 1)
    if count and count == int(count) and (first or match["end"] in "Ll") and 2 <= days <= _DAYS_OF[within]:
        yield Claim(*match.span(), *_ends_of(when, within, int(count) if first else -int(count), unit))


_DAYS_OF: Mapping[Unit, int] = {"month": 31, "year": 366}


def _ends_of(when: ToldDate, within: Unit, count: int, unit: Unit) -> tuple[ToldDate, ToldDate]:
    """The first so many days or weeks of a month or a year; the last below zero."""
    end = 1 if count > 0 else -1
    if unit == "week":
        edge = replace(when, week=end)
    else:
        edge = replace(when, day=end, month=when.month if within == "month" else end % 13)
    other = ToldDate(shift=Shift(count=count - end, unit=unit, origin=edge))
    if unit == "week" and end > 0:
        other = replace(when, week=count)
    return (edge, other) if end > 0 else (other, edge)


def end_of_span_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "2016'nın ilk iki haftası": the month or the year first, in Turkish."""
    if vocabulary.verb_final:
        yield from end_of_span(match, tokens, vocabulary)


def months_to(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The three months to September 2019"."""
    count, last = count_in(tokens, *match.span("count")), told_by(tokens, *match.span("month"), vocabulary)
    if count and count == int(count) and count > 1 and unit_at(tokens, match.start("unit")) == "month":
        yield Claim(*match.span(), ToldDate(shift=Shift(count=1 - int(count), unit="month", origin=last)), last)
