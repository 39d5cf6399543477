"""Reads what is counted from a day: "yesterday", "three weeks ago", "two days after Christmas", "next week", "week 31"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from builder.find.dates.counts import count_in, shift_by
from builder.find.dates.readers.claims import Claim, Claims, Match
from builder.find.dates.readers.days import exceeds_a_day
from builder.find.dates.tokens import Tokens
from builder.find.dates.told import told_by, unit_at
from builder.find.dates.words import Marker, Vocabulary
from builder.model import Shift, ToldDate, Unit


def month_of_span(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Mai heuer", "مهر امسال"; but "May, yesterday" are two."""
    told = told_by(tokens, *match.span(), vocabulary)
    if exceeds_a_day(told.shift):
        yield Claim(*match.span(), told)


def day_of_month_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The 10th of the same month", "le 10 du même mois", "العاشر من الشهر نفسه": a day of the month told last."""
    told = told_by(tokens, *match.span(), vocabulary)
    month = next(value for value in tokens.part(*match.span()).of("J") if isinstance(value, ToldDate))
    if month.shift and month.shift.unit == "month" and month.part is None and not month.about:
        yield Claim(*match.span(), ToldDate(day=told.day, weekday=told.weekday, shift=month.shift))


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
    if unit == "century" and marker.sign > 0 and marker.origin == "anchor":  # «за 4 ст. 115»: by article 115, § 4
        return
    how_long = "<" in stretch.signs and marker.sign > 0  # "in more than a century"
    beside = tokens.part(last, last + 1)
    of_events = beside.of("C") == ("of_events",) or any(
        isinstance(value, Marker) and not marker.sign < 0 < value.sign for value in beside.of("ir")
    )  # "vor drei Tagen nach Bonn", "قبل عامين على رأس وفد" are counted from today
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
    lasts = stretch.signs[0] in "Ab" and stretch.signs[-1] != "a"  # not "in two weeks' time"
    ahead = marker.by_tense or (marker.sign > 0 and marker.origin == "anchor" and lasts)
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


def ago_this_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Five years ago this month", "hace cinco años este mes": this month of that year."""
    if unit_at(tokens, match.end() - 1) != "month":
        return
    for claim in _ago(tokens, match.start(), match.end() - 2, counted=bool(match["count"] or match["number"])):
        shift = claim.told.shift if claim.told else None
        if shift and shift.unit == "year" and shift.origin == "anchor":
            yield Claim(*match.span(), ToldDate(shift=Shift(count=12 * shift.count, unit="month", origin="anchor")))


def month_ago(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Luglio di quattro anni fa", "julio de hace cuatro años"; but "the coldest January in 20 years" is no month to come."""
    month = told_by(tokens, *match.span("month"), vocabulary)
    for claim in _ago(tokens, *match.span("ago"), counted=True):
        shift = claim.told.shift if claim.told else None
        lasts = vocabulary.within and shift is not None and shift.count > 0
        if shift and shift.unit == "year" and shift.origin == "anchor" and not lasts:
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


def weekday_of_span(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Am Mittwoch der Vorwoche", "the Monday of that week": a word for a week after one of its days."""
    week = next(value for value in tokens.part(*match.span()).of("J") if isinstance(value, ToldDate))
    if week.shift and week.shift.unit == "week" and week.part is None and week.weekday is None:
        yield Claim(*match.span(), replace(week, weekday=tokens.part(*match.span()).first_int("W")))


def weekdays_ago(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Two Sundays ago", "hace tres viernes", "three Fridays from now": the last or the next is the first."""
    marker = next((value for value in tokens.part(*match.span()).of("Aab") if isinstance(value, Marker)), None)
    count = count_in(tokens, *match.span("count" if match["count"] else "number"))
    weekday = tokens.part(*match.span("weekday" if match["weekday"] else "counted")).first_int("Wŵ")
    if marker and count and count == int(count) and 1 < count <= _WEEKS_BESIDE:
        shift = Shift(count=marker.sign * int(count), unit="week", origin=marker.origin)
        yield Claim(*match.span(), ToldDate(weekday=weekday, nth=shift.count, shift=shift))


def weekday_after_next(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The Friday after next", but not "before next": the coming one is this week's or the next."""
    marker = tokens.values[match.start("weekday") + 1]
    if isinstance(marker, Marker) and marker.sign > 0:
        yield Claim(*match.span(), ToldDate(weekday=tokens.part(*match.span()).first_int("W"), turn=2))


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
    if marker.by_tense and date == ToldDate(weekday=date.weekday):
        date = replace(date, turn=1)
    at = next(at for at in range(*match.span()) if tokens.signs[at] in "zUug")
    unit = unit_at(tokens, at)
    counted = bool(match["count"]) or tokens.signs[at] == "z" or at - 1 in tokens.counts or match[0][0] == "A"
    if counted:
        count = count_in(tokens, *match.span("count")) if match["count"] else 2 if tokens.signs[at] == "z" else 1
        shift = shift_by(count, unit, marker.sign, date) if count is not None else None
        yield Claim(*match.span(), ToldDate(shift=shift, about=_is_about(date)) if shift else None)
    elif unit in ("day", "week", "weekend", "month") and (date.weekday is None or date.day):
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


def weekend_beside_feast(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Am Wochenende vor Pfingsten", where a weekend and its preposition are one word with us."""
    marker, word = tokens.values[match.start("marker")], tokens.values[match.start()]
    if isinstance(marker, Marker) and word == ToldDate(shift=Shift(count=0, unit="weekend", origin="anchor")):
        feast = told_by(tokens, *match.span("date"), vocabulary)
        yield Claim(*match.span(), ToldDate(shift=Shift(count=marker.sign, unit="weekend", origin=feast)))


def weekday_beside_feast(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The Friday after Thanksgiving", "le vendredi avant Pâques", "der dritte Sonntag nach Ostern"."""
    marker, weekday = tokens.values[match.start("marker")], tokens.values[match.start("weekday")]
    nth = tokens.values[match.start("nth")] if match["nth"] else 1
    if not isinstance(marker, Marker) or (match["marker"] == "A" and marker.sign > 0):
        return
    if isinstance(weekday, int) and isinstance(nth, int) and 1 <= nth <= _WEEKS_BESIDE:
        feast = told_by(tokens, *match.span("date"), vocabulary)
        shift = Shift(count=marker.sign * nth, unit="week", origin=feast)
        yield Claim(*match.span(), ToldDate(weekday=weekday, nth=shift.count, shift=shift, about=_is_about(feast)))


_WEEKS_BESIDE = 26  # Sundays are counted "after Trinity" as far as Advent


_TURNED_BACK = re.compile(r"(?<![LTN])U[LTN]")
"""A unit with its turn after it."""


def turned_unit(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "La semaine dernière", "this year", "Monday next week", "fin du mois"; "2017 yılında bu köy" is no this year.

    "The end of the century" is of the one told of before: of the 19th, where the text was in that.
    """
    if vocabulary.turns_first and _TURNED_BACK.search(match[0]):
        return
    stretch = tokens.part(*match.span())
    turn = stretch.first_int("LTN") or 0
    unit = unit_at(stretch, stretch.signs.index("U"))
    origin: Literal["anchor", "told"] = "told" if unit == "century" and not set(match[0]) & set("LTN") else "anchor"
    told = replace(
        told_by(tokens, *match.span(), vocabulary), turn=None, shift=Shift(count=turn, unit=unit, origin=origin)
    )
    weekday_of_week = told.weekday is None or unit == "week" or told.day is not None
    day_of_month = told.day is None or unit == "month"
    if unit != "day" and weekday_of_week and day_of_month:  # "the last day" is of something
        yield Claim(*match.span(), told)


def same_of_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The same month of 2018", "lo stesso periodo 2013", "2018 yılının aynı dönemi": the month or the stretch told last, in that year."""
    word = tokens.values[match.start("same")] if match["same"] == "J" else None
    year = told_by(tokens, *match.span("year" if match["year"] else "before"), vocabulary)
    month = isinstance(word, ToldDate) and word.shift == _SAME_MONTH
    if (word is None or month) and year.calendar == "gregorian":
        yield Claim(*match.span(), replace(year, same=True))


_SAME_MONTH = Shift(count=0, unit="month", origin="told")
"""Of "the same month"."""


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


def weekend_of_feast(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The Labor Day weekend", "Easter week", of languages that put one name before the other."""
    unit = unit_at(tokens, match.end() - 1)
    if vocabulary.mdy and unit in ("week", "weekend"):
        feast = told_by(tokens, *match.span("day"), vocabulary)
        yield Claim(*match.span(), ToldDate(shift=Shift(count=0, unit=unit, origin=feast)))


def nth_feast(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "2. Advent", "am 1. Weihnachtsfeiertag 2018", "il terzo avvento", "am ersten Adventswochenende": so many weeks or days after another feast.

    Without its number "Kerstdag" is the first, "Advent" none.
    """
    counted = tokens.values[match.start("feast")]
    nth = (tokens.part(*match.span("nth")).first_int("On") or 0) if match["nth"] else int("day" in str(counted))
    year = told_by(tokens, *match.span("year"), vocabulary).year if match["year"] else None
    if isinstance(counted, str) and 1 <= nth <= _MOST_COUNTED:
        feast, unit, *weekend = counted.split()
        days = nth * (7 if unit == "week" else 1)
        day = ToldDate(shift=Shift(count=days, unit="day", origin=ToldDate(feast=feast, year=year)))
        around = ToldDate(shift=Shift(count=0, unit="weekend", origin=day))
        yield Claim(*match.span(), around if weekend else day)


_MOST_COUNTED = 6  # Sundays of Lent


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
    if units.count("week") == 1 and {*units} <= {"week", "year"} and number in WEEKS:
        yield Claim(*match.span(), replace(when, week=number, month=None, turn=None))


WEEKS = range(1, 54)


def end_of_year(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Jahresende 2011", "year-end 1988", "2018 yıl sonunda"."""
    word = tokens.values[match.start("word")]
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
