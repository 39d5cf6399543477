"""Reads what a rule matched: for each form of date expression a function from the match to the claims that it makes.

A reader yields nothing where the stretch is not what its rule is for, so that a later rule may take it; it yields a claim
without a date where no rule shall. To read one more form, write its function here and its rule in rules.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from builder.find.dates.counts import count_in, shift_by
from builder.find.dates.tokens import TOO_ROUND, Tokens
from builder.find.dates.told import told_by, unit_at
from builder.find.dates.words import Marker, Vocabulary
from builder.model import Part, Shift, ToldDate, Unit

Match = re.Match[str]
Claims = Iterator["Claim"]
Reader = Callable[[Match, Tokens, Vocabulary], Claims]

_SHORTEST_YEAR = 60
_BARE_YEARS = range(1500, 2040)
_CENTURIES = range(1, 22)
_PART_OF_HALF: dict[int, Part] = {1: "early", 2: "late"}


@dataclass(frozen=True, slots=True)
class Claim:
    """Tokens [first, last) and what they tell; None: they are no date, and no later rule shall take them for one."""

    first: int
    last: int
    told: ToldDate | None
    until: ToldDate | None = None
    ahead: bool = False
    """A count that tells what is to come, or how long something took: "in three days 30 people were killed"."""


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
    if not (vocabulary.first_by_ordinal and "O" in match[0] and told.month and (told.day or 0) > 1):
        yield Claim(first, last, told)


def figures_alone(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "22/04": a nought before a figure makes a date of it; "10/12" may be a share."""
    figures = tokens.values[match.start()]
    if isinstance(figures, tuple) and min(figures[:2]) < 10:
        yield from one_date(match, tokens, vocabulary)


def day_in_brackets(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Next month (29/5)": a number from 13 on can only be the day; "(3/5)" may be the third of five."""
    figures = tokens.values[match.start()]
    if isinstance(figures, tuple) and figures[1] > max(_MONTHS):
        yield from one_date(match, tokens, vocabulary)


_MONTHS = range(1, 13)


def figures_apart(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "18 08 1978"."""
    day, month, year = tokens.values[match.start() : match.end()]
    if isinstance(day, int) and isinstance(month, int) and not vocabulary.mdy:
        yield Claim(*match.span(), ToldDate(year=str(year), month=month, day=day))


# -- between two ---------------------------------------------------------------------------------------------------


def interval(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "3. bis 5. Mai"; but "12/8/1426 هـ - 16/9/2005 م" is one day in two calendars."""
    told, until = (told_by(tokens, *match.span(end), vocabulary) for end in ("first", "last"))
    if told.calendar != until.calendar and told.month and until.month:
        yield Claim(*match.span("first"), told)
        yield Claim(*match.span("last"), until)
    else:
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
    shares = match["first"] and all(day <= max(_MONTHS) for _, day, *_ in figures) and "f" not in match[0]
    if not shares and not vocabulary.mdy:
        yield from interval_of_figures(match, tokens, vocabulary)


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
    """ "2014-15", "2014/15"."""
    first, short = tokens.values[match.start()], tokens.values[match.end() - 1]
    if isinstance(first, int) and isinstance(short, int) and first % 100 < short:
        until = ToldDate(year=str(first // 100 * 100 + short))
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


# -- several in one --------------------------------------------------------------------------------------------------


def days_of_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "12 et 20 août 2017", "mars et mai 2017": a date each; the parts told once, with the last, hold for all.

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
        told = _decade_told(tokens.values[match.start(group)], vocabulary)
        if told:
            yield Claim(match.start() if group == "first" else match.start(group), match.end(group), told)


def _decade_told(number: object, vocabulary: Vocabulary) -> ToldDate | None:
    """Of "60", "soixante", "1960"; of "1345" none."""
    if not isinstance(number, int) or number % 10 or number < 20:
        return None
    persian = vocabulary.persian and (number < 100 or 1250 <= number <= 1500)
    mask = f"{number // 10}X" if number >= 1000 else f"XX{number // 10}X"
    return ToldDate(year=mask, calendar="persian" if persian else "gregorian")


def centuries(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The 18th and 19th centuries"; «ХIII–ХVI веков» is one stretch."""
    numbers = [_ordinal_in(tokens, *match.span(group)) for group in ("first", "last")]
    if unit_at(tokens, match.start("unit")) != "century" or not all(n in _CENTURIES for n in numbers):
        return
    told, until = map(_century_told, numbers)
    if match["to"]:
        yield Claim(match.start("first"), match.end(), told, until)
    else:
        yield Claim(*match.span("first"), told)
        yield Claim(match.start("last"), match.end(), until)


# -- counted ---------------------------------------------------------------------------------------------------------


def month_of_span(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Mai heuer", "مهر امسال"; but "May, yesterday" are two."""
    told = told_by(tokens, *match.span(), vocabulary)
    if _exceeds_a_day(told.shift):
        yield Claim(*match.span(), told)


def _exceeds_a_day(shift: Shift | None) -> bool:
    return shift is not None and shift.unit != "day"


def deictic(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Hier", "yesterday evening", "hier, dimanche", "le lendemain", "Jahresende"."""
    told = next(value for value in tokens.part(*match.span()).of("J") if isinstance(value, ToldDate))
    weekday = tokens.part(*match.span()).first_int("Wwe")
    yield Claim(*match.span(), replace(told, weekday=weekday))


def today(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Aujourd'hui, 3 mai": the date is the day of publication; of "hier, 3 mai" both are told; "la veille du 3 mai" is one."""
    shifted = tokens.values[match.start()]
    told = told_by(tokens, *match.span("date"), vocabulary)
    assert isinstance(shifted, ToldDate)
    if (
        shifted.shift
        and shifted.shift.origin == "told"
        and "," not in tokens.signs[match.start() : match.start("date")]
    ):
        yield Claim(*match.span(), ToldDate(shift=replace(shifted.shift, origin=told)))
    elif shifted.shift == Shift(count=0, unit="day", origin="anchor"):
        yield Claim(*match.span(), replace(told, turn=0))
    else:
        yield Claim(match.start(), match.start() + 1, shifted)
        yield Claim(*match.span("date"), told)


def ago(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Il y a 3 mois", "three days later", "قبل يومين"; a number that is not understood makes it no date."""
    yield from _ago(tokens, *match.span(), counted=bool(match["count"]))


def _ago(tokens: Tokens, first: int, last: int, *, counted: bool) -> Claims:
    stretch = tokens.part(first, last)
    marker = next((value for value in stretch.of("Aapb") if isinstance(value, Marker)), None)
    at = next(i for i in range(first, last) if tokens.signs[i] in "zuUg")
    unit = unit_at(tokens, at)
    bare = tokens.signs[at] != "z" and not counted and "½" not in stretch.signs
    if marker is None or (bare and (unit in ("half", "quarter") or _is_within(marker, stretch))):
        return
    how_long = "<" in stretch.signs and marker.sign > 0  # "in more than a century"
    beside = tokens.part(last, last + 1)
    of_events = beside.of("C") == ("of_events",) or any(isinstance(value, Marker) for value in beside.of("ir"))
    if how_long or of_events:
        yield Claim(first, last, None)
        return
    count = (
        2
        if tokens.signs[at] == "z"
        else count_in(tokens, first, last)
        if counted
        else 1.5
        if "½" in stretch.signs
        else 1
    )
    shift = shift_by(count, unit, marker.sign, marker.origin) if count is not None else None
    if shift is None:
        yield Claim(first, last, None)
        return
    about = shift.unit != "day" or unit != "day" or "~" in stretch.signs or "<" in stretch.signs
    ahead = marker.by_tense or (marker.sign > 0 and marker.origin == "anchor" and stretch.signs[0] in "Ab")
    yield Claim(first, last, ToldDate(shift=shift, about=about), ahead=ahead)


def ago_together(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Two weeks and two days ago", "vor einem Jahr und zwei Monaten": counted together, each unit smaller than the one before it.

    Of days that are counted beside months the months are those from one day to the same of another.
    """
    stretch = tokens.part(*match.span())
    marker = next((value for value in stretch.of("Aab") if isinstance(value, Marker)), None)
    counts: dict[Unit, float] = {}
    begun = 0
    for at, sign in enumerate(stretch.signs):
        if sign in "zUug":
            unit = unit_at(stretch, at)
            counted = count_in(stretch, begun, at) if at > begun else None
            counts[unit] = 2 if sign == "z" else counted or 1
            begun = at + 1
    units = [unit for unit in _TOGETHER if unit in counts]
    parts = sum(sign in "zUug" for sign in stretch.signs)
    said = any(sign in "Qndk#z" for sign in stretch.signs)  # "in the year and month" says no count
    if marker is None or not said or units != [*counts] or len(units) < parts:
        return
    months = counts.get("year", 0) * 12 + counts.get("month", 0)
    days = counts.get("week", 0) * 7 + counts.get("day", 0)
    if months != int(months) or days != int(days):
        return
    ahead = marker.by_tense or (marker.sign > 0 and marker.origin == "anchor" and stretch.signs[0] in "Ab")
    by_month = Shift(count=marker.sign * int(months), unit="month", origin=marker.origin)
    if not days:
        yield Claim(*match.span(), ToldDate(shift=by_month, about=True), ahead=ahead)
    elif not months:
        by_day = Shift(count=marker.sign * int(days), unit="day", origin=marker.origin)
        yield Claim(*match.span(), ToldDate(shift=by_day), ahead=ahead)
    elif not ahead:
        by_day = Shift(count=marker.sign * int(days), unit="day", origin=ToldDate(shift=by_month, turn=0))
        yield Claim(*match.span(), ToldDate(shift=by_day))


_TOGETHER: tuple[Unit, ...] = ("year", "month", "week", "day")
"""Units that are counted together, the largest first."""


def ago_today(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "A year ago today", "heute vor dreißig Jahren": the same day of that year or month, or of that week."""
    stretch = tokens.part(*match.span())
    word = next((value for value in stretch.of("J") if isinstance(value, ToldDate)), None)
    if word is None or word.shift != Shift(count=0, unit="day", origin="anchor") or "day" in stretch.of("Uu"):
        return
    for claim in _ago(tokens, *match.span(), counted=bool(match["count"] or match["number"])):
        if claim.told:
            yield replace(claim, told=replace(claim.told, turn=0, about=False), ahead=False)


def month_ago(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Luglio di quattro anni fa", "julio de hace cuatro años"."""
    month = told_by(tokens, *match.span("month"), vocabulary)
    for claim in _ago(tokens, *match.span("ago"), counted=True):
        shift = claim.told.shift if claim.told else None
        if shift and shift.unit == "year" and shift.origin == "anchor":
            yield Claim(*match.span(), replace(month, shift=shift))


def weekday_ago(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Mittwoch in zwei Wochen", "Monday two weeks ago", "lunes de hace dos semanas": the weekday nearest to what is counted."""
    first, last = match.span("ago")
    unit = unit_at(tokens, next(at for at in range(first, last) if tokens.signs[at] in "zUu"))
    weekday = tokens.part(*match.span("weekday")).first_int("W")
    counted = re.search("U[a]?$", match["ago"]) is None or any(sign in match["ago"] for sign in "Qnd")
    for claim in _ago(tokens, first, last, counted=counted) if unit == "week" else ():
        if claim.told and claim.told.shift:
            by_tense = claim.told.shift.origin == "told" and claim.ahead
            yield Claim(*match.span(), replace(claim.told, weekday=weekday, about=False), ahead=by_tense)
        else:
            yield Claim(*match.span("ago"), None)


def _is_within(marker: Marker, stretch: Tokens) -> bool:
    """Whether a unit without a count tells no distance: "dans la journée", "in the year"."""
    return marker.sign > 0 and not marker.by_tense and stretch.signs[0] in "Ab"


def counted_from_date(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Three days after 12 January", "la semaine après Pâques", "Noel'den iki gün önce": nothing else of it is a date by itself."""
    groups = match.groupdict()
    marker = tokens.values[match.start("marker")]
    if "of" in groups and tokens.values[match.start("of")] != "of_events":
        return
    if "from" in groups and tokens.values[match.start("from")] != "counted_from":
        return
    if isinstance(marker, Marker) and (match["marker"] != "A" or "of" in groups or marker.sign < 0):
        yield from _counted_from(match, tokens, vocabulary, marker)


def counted_with_date(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "قبل عيد الأضحى بثلاثة أيام": the count after the date, in Arabic."""
    marker = tokens.values[match.start("marker")]
    if vocabulary.islamic and isinstance(marker, Marker):
        yield from _counted_from(match, tokens, vocabulary, marker)


def _counted_from(match: Match, tokens: Tokens, vocabulary: Vocabulary, marker: Marker) -> Claims:
    """A unit without a count is the one beside the date: "the week after Easter"; "una settimana" and "أسبوع" are counts."""
    date = told_by(tokens, *match.span("date"), vocabulary)
    at = next(at for at in range(*match.span()) if tokens.signs[at] in "zUug")
    unit = unit_at(tokens, at)
    counted = bool(match["count"]) or tokens.signs[at] == "z" or at - 1 in tokens.counts or "A" in match[0]
    if counted:
        count = count_in(tokens, *match.span("count")) if match["count"] else 2 if tokens.signs[at] == "z" else 1
        shift = shift_by(count, unit, marker.sign, date) if count is not None else None
        yield Claim(*match.span(), ToldDate(shift=shift, about=_is_about(date)) if shift else None)
    elif unit in ("day", "week", "month") and (date.weekday is None or date.day):
        shift = Shift(count=marker.sign, unit=unit, origin=date)
        yield Claim(*match.span(), ToldDate(shift=shift, about=_is_about(date)))


def _is_about(date: ToldDate) -> bool:
    """Whether it is a feast told by the moon, which may be a day earlier or later."""
    return (date.feast or "").startswith("islamic")


def beside_feast(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The day after Christmas", "au lendemain de Noël", "the week before Easter"; of "yesterday, Easter" each is a date."""
    word = tokens.values[match.start()]
    if isinstance(word, ToldDate) and word.shift and word.shift.origin == "told" and word.shift.count:
        feast = told_by(tokens, *match.span("date" if match["date"] else "feast"), vocabulary)
        yield Claim(*match.span(), ToldDate(shift=replace(word.shift, origin=feast), about=_is_about(feast)))


def turned_unit(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "La semaine dernière", "this year", "Monday next week", "fin du mois"."""
    stretch = tokens.part(*match.span())
    turn = stretch.first_int("LTN") or 0
    unit = unit_at(stretch, stretch.signs.index("U"))
    told = replace(
        told_by(tokens, *match.span(), vocabulary), turn=None, shift=Shift(count=turn, unit=unit, origin="anchor")
    )
    weekday_of_week = told.weekday is None or unit == "week" or told.day is not None
    day_of_month = told.day is None or unit == "month"
    if unit != "day" and weekday_of_week and day_of_month:  # "the last day" is of something
        yield Claim(*match.span(), told)


def season_of_turned(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Au printemps de l'année dernière", "весной прошлого года", "geçen yılın baharında"; in "kışı geçen yıl" the two are apart."""
    if re.match("[FY][LTN]", match[0]) and vocabulary.verb_final:
        return
    yield from (claim for claim in turned_unit(match, tokens, vocabulary) if claim.told and _counts_years(claim.told))


def _counts_years(told: ToldDate) -> bool:
    return told.shift is not None and told.shift.unit == "year"


def week_of_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The week of Oct. 23", "die Woche vom 23. Oktober", "le week-end du 10 mars"."""
    named = tokens.values[match.start()]
    unit = named.shift.unit if isinstance(named, ToldDate) and named.shift else unit_at(tokens, match.start())
    if unit in ("week", "weekend"):
        day = told_by(tokens, *match.span("day"), vocabulary)
        yield Claim(*match.span(), ToldDate(shift=Shift(count=0, unit=unit, origin=day)))


def week_beside_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The week beginning 4 February", "10 Nisan haftası", "أسبوع 4 فبراير": of a week only, and one that has no number of its own."""
    unit_first = match[0][0] == "U"  # in Turkish and Persian, "haftasında 13 Eylül" is a week and a day of it
    if "week" in tokens.part(*match.span()).of("U") and not (unit_first and vocabulary.verb_final):
        day = told_by(tokens, *match.span("day"), vocabulary)
        yield Claim(*match.span(), ToldDate(shift=Shift(count=0, unit="week", origin=day)))


def numbered_week(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "In KW 31", "week 12 of 2016", "2016'nın 31. haftası"; a week that is only called by its number may be of a trial or a season."""
    year = match.groupdict().get("when") or ""
    stretch = tokens.part(*match.span())
    when = told_by(tokens, *match.span("when"), vocabulary) if year else ToldDate()
    if "U" in year and not when.year and not when.shift:
        when = ToldDate(shift=Shift(count=0, unit="year", origin="anchor"))
    group = "nth" if match.groupdict().get("nth") else "week"
    number = when.month if year == "o" else tokens.part(*match.span(group)).first_int("ndkO")
    units = stretch.of("Uκ")
    of_season = vocabulary.mdy and "κ" not in match[0] and tokens.signs[match.end() : match.end() + 1] == "x"
    if of_season or when.calendar != "gregorian":  # "week 3 of the 2016 season"
        return
    if units.count("week") == 1 and {*units} <= {"week", "year"} and number in _WEEKS:
        yield Claim(*match.span(), replace(when, week=number, month=None, turn=None))


_WEEKS = range(1, 54)


def end_of_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Jahresende 2011", "year-end 1988"."""
    word = tokens.values[match.start()]
    if isinstance(word, ToldDate) and word.part and word.shift and word.shift.unit == "year":
        yield Claim(*match.span(), replace(told_by(tokens, *match.span("year"), vocabulary), part=word.part))


def month_of_turned(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Vorig jaar maart", "в прошлом году в марте"."""
    stretch = tokens.part(*match.span())
    if unit_at(stretch, stretch.signs.index("U")) == "year":
        turn = stretch.first_int("LTN") or 0
        told = replace(told_by(stretch, 0, len(stretch.signs), vocabulary), turn=None)
        yield Claim(*match.span(), replace(told, shift=Shift(count=turn, unit="year", origin="anchor")))


def day_of_this_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "15 الجاري": the month is not said, only that it is this one, the last or the next."""
    told = told_by(tokens, *match.span(), vocabulary)
    yield Claim(
        *match.span(), replace(told, turn=None, shift=Shift(count=told.turn or 0, unit="month", origin="anchor"))
    )


# -- years, decades, centuries ---------------------------------------------------------------------------------------


def year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """A year that the words around it show to be one."""
    if all(unit == "year" for unit in tokens.part(*match.span()).of("U")):
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


def short_persian_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "سال ۹۸"."""
    if vocabulary.persian and unit_at(tokens, match.start()) == "year":
        yield from other_calendar(match, tokens, vocabulary)


def decade(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The 1990s", "die 90er Jahre", "les années soixante"."""
    at = max(match.start(group) for group in ("number", "late"))
    if told := _decade_told(tokens.values[at], vocabulary):
        yield Claim(*match.span(), replace(told, part=_part(match, tokens, at, vocabulary)))


def halved(read: Reader) -> Reader:
    """The same after "the second half of", which the group `half` matched."""

    def read_half(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
        if unit_at(tokens, match.end("half") - 1) == "half":
            yield from read(match, tokens, vocabulary)

    return read_half


def decade_word(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Ochenta", "تسعينيات القرن الماضي"."""
    at = match.start("number")
    number = tokens.values[at]
    assert isinstance(number, int)
    lead = "XX"
    if match["century"]:
        number_of_century = _ordinal_in(tokens, *match.span("century"))
        lead = f"{number_of_century - 1:02d}" if number_of_century else "19"
    part = _part(match, tokens, at, vocabulary)
    yield Claim(*match.span(), ToldDate(year=f"{lead}{number // 10}X", part=part))


def century_name(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Il Quattrocento"."""
    number = tokens.part(*match.span()).first_int("§") or 0
    part = told_by(tokens, match.start(), match.end() - 1, vocabulary).part
    yield Claim(*match.span(), _century_told(number, part))


def century(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Fin du XIXe siècle", "the second half of the 19th century"."""
    number = _ordinal_in(tokens, *match.span("number"))
    if number in _CENTURIES and unit_at(tokens, match.start("unit")) == "century":
        part = _part(match, tokens, match.start("number"), vocabulary)
        calendar = told_by(tokens, *match.span(), vocabulary).calendar
        yield Claim(*match.span(), replace(_century_told(number, part), calendar=calendar))


def _century_told(number: int, part: Part | None = None) -> ToldDate:
    return ToldDate(year=f"{number - 1:02d}XX", part=part)


def _part(match: Match, tokens: Tokens, end: int, vocabulary: Vocabulary) -> Part | None:
    """What stands before the token `end`: "early", or "the second half of" in the group `half`."""
    if match.groupdict().get("half"):
        return _PART_OF_HALF.get(_ordinal_in(tokens, *match.span("half")))
    return told_by(tokens, match.start(), end, vocabulary).part


def _ordinal_in(tokens: Tokens, first: int, last: int) -> int:
    """The first number among the tokens that may count in order; 0 where there is none."""
    return tokens.part(first, last).first_int("ORndQ") or 0


# -- within a month or a year ----------------------------------------------------------------------------------------


def quarter(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Premier trimestre 2017", "the first half", "the last quarter of 2015"."""
    number = tokens.part(*match.span("number")).first_int("ORndQL") or 0
    unit = unit_at(tokens, tokens.signs.index("U", match.start("number")))
    when = told_by(tokens, *match.span("when"), vocabulary) if match["when"] else ToldDate()
    if unit == "quarter" and (1 <= number <= 4 or (number == -1 and match["when"])):
        yield Claim(*match.span(), replace(when, quarter=number % 5))
    elif unit == "half" and 1 <= number <= 2:
        yield Claim(*match.span(), replace(when, half=number))


def nth_weekday(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The first Monday in November"."""
    nth = tokens.values[match.start("nth")]
    if isinstance(nth, int) and (nth == -1 or 1 <= nth <= 5):
        yield Claim(*match.span(), replace(told_by(tokens, *match.span(), vocabulary), nth=nth, day=None, turn=None))


def turned_span(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Geçen hafta sonu", "le week-end dernier": a word for this week-end, this year …, and its turn."""
    turn = tokens.part(*match.span()).first_int("LTN")
    word = next(value for value in tokens.part(*match.span()).of("J"))
    if not (isinstance(word, ToldDate) and isinstance(turn, int) and _exceeds_a_day(word.shift)):
        return
    assert word.shift
    if not word.shift.count:
        yield Claim(*match.span(), replace(word, shift=replace(word.shift, count=turn)))


def nth_weekday_of_turned(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The first Monday of this month"."""
    nth, stretch = tokens.values[match.start("nth")], tokens.part(*match.span())
    turn = tokens.part(match.end("nth") + 1, match.end()).first_int("LTN") or 0
    if isinstance(nth, int) and (nth == -1 or 1 <= nth <= 5) and unit_at(stretch, stretch.signs.index("U")) == "month":
        shift = Shift(count=turn, unit="month", origin="anchor")
        yield Claim(*match.span(), ToldDate(weekday=stretch.first_int("Wwe"), nth=nth, shift=shift))


def nth_unit(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The last day of October", "the first week of 2018", "the third month of 2021"."""
    before = match.start("when") == match.start()
    stretch = tokens.part(
        match.end("when") if before else match.start(), match.end() if before else match.start("when")
    )
    unit = unit_at(stretch, stretch.signs.index("U"))
    nth = stretch.first_int("OLnd") or 0
    told = told_by(tokens, *match.span("when"), vocabulary)
    if unit == "week" and (nth == -1 or nth in (_WEEKS_OF_MONTH if told.month else _WEEKS)):
        yield Claim(*match.span(), replace(told, week=nth))
    elif unit == "month" and told.year and not told.month and nth in (-1, *_MONTHS):
        yield Claim(*match.span(), replace(told, month=nth % 13))
    elif unit == "day" and told.month and -1 <= nth <= 31:
        yield Claim(*match.span(), replace(told, day=nth))
    elif told.month and (days := _DAYS_OF_PART.get((unit, nth))):
        yield Claim(*match.span(), replace(told, day=days[0]), replace(told, day=days[1]))


def nth_unit_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Temmuz'un son haftası": the month or the year first, in Turkish; "Temmuz'un son günü" is a day. Elsewhere "July last year" is no week."""
    if vocabulary.verb_final and unit_at(tokens, match.end() - 1) in ("week", "day", "month"):
        yield from nth_unit(match, tokens, vocabulary)


_WEEKS_OF_MONTH = range(6)
_DAYS_OF_PART: Mapping[tuple[Unit, int], tuple[int, int]] = {
    ("half", 1): (1, 15),
    ("half", 2): (16, -1),
    ("decade", 1): (1, 10),
    ("decade", 2): (11, 20),
    ("decade", 3): (21, -1),
}
"""Of a month: "the second half of August", "в первой декаде мая"."""


def nth_of_turned(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The last week of this month", "le dernier jour de l'année"."""
    nth = tokens.part(*match.span("nth")).first_int("OLnd") or 0
    unit, within = unit_at(tokens, match.start("unit")), unit_at(tokens, match.start("within"))
    turn = tokens.part(*match.span("turn")).first_int("LTN") or 0 if match["turn"] else 0
    shift = Shift(count=turn, unit=within, origin="anchor")
    if unit == "week" and ((within == "month" and -1 <= nth <= 5) or (within == "year" and -1 <= nth <= max(_WEEKS))):
        yield Claim(*match.span(), ToldDate(week=nth, shift=shift))
    elif unit == "month" and within == "year" and nth in (-1, *_MONTHS):
        yield Claim(*match.span(), ToldDate(month=nth % 13, shift=shift))
    elif unit == "day" and within == "month" and -1 <= nth <= 31:
        yield Claim(*match.span(), ToldDate(day=nth, shift=shift))


def day_called_one(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Terça-feira, dia 25", "el martes día 25", "15-го числа": the word beside the number is "day"."""
    if "day" in tokens.part(*match.span()).of("U"):
        yield from one_date(match, tokens, vocabulary)


def day_alone(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Dia 27", "on the 20th"."""
    if match["th"] or tokens.values[match.start()] == "day":
        yield from one_date(match, tokens, vocabulary)


def day_of_the_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Ayın 28'inde", "haziranın 5'inde": the month before its day."""
    if match[0][0] == "M" or unit_at(tokens, match.start()) == "month":
        yield from one_date(match, tokens, vocabulary)


def article_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Le 21", "il 21"."""
    if tokens.values[match.start() - 1] == "before_days":
        yield from one_date(match, tokens, vocabulary)


def word_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "El cinco de mayo", "yirmi dokuz Mayıs"; in English "one of May's days" is none."""
    day = count_in(tokens, match.start(), match.start() + match[0].count("Q")) or 0
    if 1 <= day <= 31 and not vocabulary.mdy:
        yield Claim(*match.span(), replace(told_by(tokens, *match.span(), vocabulary), day=int(day)))


def other_calendar(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """A date of the Islamic or the Persian calendar, by its month or its era; "Ramadan, tomorrow" are two."""
    turned = [value for value in tokens.part(*match.span()).of("J") if isinstance(value, ToldDate)]
    if turned and not _exceeds_a_day(turned[0].shift):
        yield Claim(match.start(), match.end() - 1, told_by(tokens, match.start(), match.end() - 1, vocabulary))
        return
    told = told_by(tokens, *match.span(), vocabulary)
    if told.calendar != "gregorian":
        yield Claim(*match.span(), told)
