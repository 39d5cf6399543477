"""Reads what is told as a part of a month or a year: its quarter, its first Monday, its third week; and days without their month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from builder.find.dates.counts import count_in
from builder.find.dates.readers.claims import Claim, Claims, Match
from builder.find.dates.readers.counted import WEEKS
from builder.find.dates.readers.days import MONTHS, exceeds_a_day, one_date
from builder.find.dates.tokens import Tokens
from builder.find.dates.told import told_by, unit_at
from builder.find.dates.words import UNITS, Vocabulary
from builder.model import Shift, ToldDate, Unit

_MOST_IN_A_MONTH: Final = 5
"""Times that a month may have a weekday; few tell of the last."""


def quarter(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Premier trimestre 2017", "the first half of the year", "the last quarter of 2015"; «۳ فصل» are three of them."""
    if vocabulary.persian and match["number"] == "n":
        return
    number = tokens.part(*match.span("number")).first_int("ORndQL") or 0
    unit = unit_at(tokens, tokens.signs.index("U", match.start("number")))
    if unit == "half" and match["when"] and "month" in tokens.part(*match.span("when")).of("U"):
        yield from _half_of_month(match, tokens, number)
        return
    when = told_by(tokens, *match.span("when"), vocabulary) if match["when"] else ToldDate()
    end = match.end()
    if match["when"] and match["when"].strip("C") == "U":
        if unit_at(tokens, end - 1) == "year":
            when = ToldDate(shift=Shift(count=0, unit="year", origin="anchor"))
        else:
            end = match.start("when")
    if unit == "quarter" and (1 <= number <= 4 or (number == -1 and match["when"])):
        yield Claim(match.start(), end, replace(when, quarter=number % 5))
    elif unit == "half" and 1 <= number <= 2 and not _is_of_another(match, when, tokens, end):
        yield Claim(match.start(), end, replace(when, half=number))


def _is_of_another(match: Match, when: ToldDate, tokens: Tokens, end: int) -> bool:
    """Whether a half is none of a year: "the second half of the week", "of last week", "del secolo scorso"."""
    if when != ToldDate():
        return any(unit != "year" for unit in tokens.part(*match.span("when")).of("U"))
    after = tokens.part(end, end + 3)
    at = len(after.signs) - len(after.signs.lstrip("C"))
    return at > 0 and after.signs[at : at + 1] == "U" and unit_at(after, at) != "year"


def _half_of_month(match: Match, tokens: Tokens, number: int) -> Claims:
    """ "Bu ayın ikinci yarısında", "the second half of last month"."""
    if days := _DAYS_OF_PART.get(("half", number)):
        turn = tokens.part(*match.span("turn" if "turn" in match.groupdict() else "when")).first_int("LTN") or 0
        shift = Shift(count=turn, unit="month", origin="anchor")
        yield Claim(*match.span(), ToldDate(day=days[0], shift=shift), ToldDate(day=days[1], shift=shift))


def nth_weekday(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The first Monday in November"."""
    nth = tokens.values[match.start("nth")]
    if isinstance(nth, int) and (nth == -1 or 1 <= nth <= 5):
        yield Claim(*match.span(), replace(told_by(tokens, *match.span(), vocabulary), nth=nth, day=None, turn=None))


def weekday_and_nth(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "الاثنين الأول من مايو"; but "السبت الخامس من يناير" and «شنبه سوم ژانویه» are days: Persian has سومین for the other."""
    nth = tokens.values[match.start("nth")]
    told = told_by(tokens, *match.span(), vocabulary)
    day = isinstance(nth, int) and nth > 0 and (vocabulary.persian or nth == _MOST_IN_A_MONTH or _falls_on(told, nth))
    if not day:
        yield from nth_weekday(match, tokens, vocabulary)


def _falls_on(told: ToldDate, day: int) -> bool:
    """Whether one of the first days of the month and year that are told is the weekday told with it."""
    year = int(told.year) if told.year and told.year.isdigit() else 0
    if not (year and told.month and day < _MOST_IN_A_MONTH):
        return False
    return date(year, told.month, day).weekday() == told.weekday


def turned_span(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Geçen hafta sonu", "le week-end dernier": a word for this week-end, this year …, and its turn."""
    turn = tokens.part(*match.span()).first_int("LTN")
    word = next(value for value in tokens.part(*match.span()).of("J"))
    if not (isinstance(word, ToldDate) and isinstance(turn, int) and exceeds_a_day(word.shift)):
        return
    assert word.shift
    if not word.shift.count:
        yield Claim(*match.span(), replace(word, shift=replace(word.shift, count=turn)))


def nth_weekday_of_turned(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The first Monday of this month", "the last Saturday of the month"."""
    nth, stretch = tokens.values[match.start("nth")], tokens.part(*match.span())
    turn = tokens.part(match.end("nth") + 1, match.end()).first_int("LTN") or 0
    if isinstance(nth, int) and (nth == -1 or 1 <= nth <= 5) and unit_at(stretch, stretch.signs.index("U")) == "month":
        shift = Shift(count=turn, unit="month", origin="anchor")
        yield Claim(*match.span(), ToldDate(weekday=stretch.first_int("Wwe"), nth=nth, shift=shift))


def nth_weekday_of_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "В последнюю пятницу месяца": this month's; in English "last Monday month" is none."""
    if not vocabulary.mdy:
        yield from nth_weekday_of_turned(match, tokens, vocabulary)


def weekday_and_nth_of_turned(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """«الجمعة الأولى من الشهر المقبل»: the first Friday, no first day; a fifth is rather a day, as in Persian each number is."""
    nth = tokens.values[match.start("nth")]
    if not vocabulary.persian and nth != _MOST_IN_A_MONTH:
        yield from nth_weekday_of_turned(match, tokens, vocabulary)


def nth_weekday_of_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Gelecek ayın ilk cuması", "ayın son pazarı": the month first, in Turkish."""
    stretch, nth = tokens.part(*match.span()), tokens.values[match.start("nth")]
    if vocabulary.turns_first and isinstance(nth, int) and -1 <= nth <= _MOST_IN_A_MONTH and "month" in stretch.of("U"):
        turn = tokens.part(match.start(), match.start("nth")).first_int("LTN") or 0
        shift = Shift(count=turn, unit="month", origin="anchor")
        yield Claim(*match.span(), ToldDate(weekday=stretch.first_int("Ww"), nth=nth, shift=shift))


def nth_unit(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "The last day of October", "the first week of 2018", "the third month of 2021", "the second weekend of May"."""
    before = match.start("when") == match.start()
    stretch = tokens.part(
        match.end("when") if before else match.start(), match.end() if before else match.start("when")
    )
    told = told_by(tokens, *match.span("when"), vocabulary)
    yield from _nth_unit(match, _unit_counted(stretch), stretch.first_int("OLnd") or 0, told)


def nth_unit_joined(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Am ersten Juni-Wochenende", "zweite Mai-Hälfte 2018"."""
    told, nth = told_by(tokens, match.start("when"), match.end(), vocabulary), tokens.part(*match.span())
    if tokens.starts[match.start("unit")] - tokens.ends[match.start("when")] == 1:  # not "1. Mai - Woche für Woche"
        yield from _nth_unit(match, unit_at(tokens, match.start("unit")), nth.first_int("OLnd") or 0, told)


def _nth_unit(match: Match, unit: Unit | None, nth: int, told: ToldDate) -> Claims:
    if unit == "week" and (nth == -1 or nth in (_WEEKS_OF_MONTH if told.month else WEEKS)):
        yield Claim(*match.span(), replace(told, week=nth))
    elif unit == "month" and told.year and not told.month and nth in (-1, *MONTHS):
        yield Claim(*match.span(), replace(told, month=nth % 13))
    elif unit == "weekend" and told.month and (nth == -1 or 1 <= nth <= _MOST_IN_A_MONTH):
        saturday = replace(told, weekday=_SATURDAY, nth=nth, turn=None)
        yield Claim(*match.span(), saturday, ToldDate(shift=Shift(count=1, unit="day", origin=saturday)))
    elif unit == "day" and told.month and -1 <= nth <= 31:
        yield Claim(*match.span(), replace(told, day=nth))
    elif unit == "day" and told.year and nth in (-1, 1):
        yield Claim(*match.span(), replace(told, month=nth % 13, day=nth))
    elif unit and told.month and (days := _DAYS_OF_PART.get((unit, nth))):
        yield Claim(*match.span(), replace(told, day=days[0]), replace(told, day=days[1]))


def nth_unit_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Temmuz'un son haftası": the month or the year first, in Turkish; "Temmuz'un son günü" is a day. Elsewhere "July last year" is no week."""
    in_parts = _unit_counted(tokens.part(*match.span("unit"))) in ("week", "day", "month", "weekend", "half")
    if in_parts and (vocabulary.verb_final if "." not in match[0] and match["unit"] == "U" else vocabulary.turns_first):
        yield from nth_unit(match, tokens, vocabulary)


def _unit_counted(stretch: Tokens) -> Unit | None:
    """The unit of its first word for one: "hafta sonu" is this weekend alone, and one of several in "haziranın ilk hafta sonu"."""
    value = next(iter(stretch.of("UJ")), None)
    if isinstance(value, ToldDate):
        return value.shift.unit if value.shift and value.part is None else None
    return next((unit for unit in UNITS if unit == value), None)


_MONDAY: Final = 0
_SATURDAY: Final = 5
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
    """ "The last week of this month", "le dernier jour de l'année", "the first day of next week", "la seconde moitié du mois"."""
    nth = tokens.part(*match.span("nth")).first_int("OLnd") or 0
    unit, within = _unit_counted(tokens.part(*match.span("unit"))), unit_at(tokens, match.start("within"))
    turn = tokens.part(*match.span("turn")).first_int("LTN") or 0 if match["turn"] else 0
    shift = Shift(count=turn, unit=within, origin="anchor")
    if vocabulary.mdy and "C" not in tokens.signs[match.end("nth") : match.end()]:  # "last week this month"
        return
    if unit == "week" and ((within == "month" and -1 <= nth <= 5) or (within == "year" and -1 <= nth <= max(WEEKS))):
        yield Claim(*match.span(), ToldDate(week=nth, shift=shift))
    elif unit == "month" and within == "year" and nth in (-1, *MONTHS):
        yield Claim(*match.span(), ToldDate(month=nth % 13, shift=shift))
    elif unit == "quarter" and within == "year" and nth in (-1, 1, 2, 3, 4):
        yield Claim(*match.span(), ToldDate(quarter=nth % 5, shift=shift))
    elif unit == "half" and within == "year" and nth in (1, 2):
        yield Claim(*match.span(), ToldDate(half=nth, shift=shift))
    elif unit == "day" and within == "month" and -1 <= nth <= 31:
        yield Claim(*match.span(), ToldDate(day=nth, shift=shift))
    elif unit == "day" and within == "year" and nth in (1, -1):
        yield Claim(*match.span(), ToldDate(month=nth % 13, day=nth, shift=shift))
    elif unit == "day" and within == "week" and nth == 1:
        yield Claim(*match.span(), ToldDate(weekday=_MONDAY, shift=shift))
    elif unit and within == "month" and (days := _DAYS_OF_PART.get((unit, nth))):
        yield Claim(*match.span(), ToldDate(day=days[0], shift=shift), ToldDate(day=days[1], shift=shift))
    elif unit == "weekend" and within == "month" and -1 <= nth <= _MOST_IN_A_MONTH:
        saturday = ToldDate(weekday=_SATURDAY, nth=nth, shift=shift)
        yield Claim(*match.span(), saturday, ToldDate(shift=Shift(count=1, unit="day", origin=saturday)))


def nth_day_of_feast(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """«ثاني أيام عيد الأضحى», "the second day of Christmas": counted from the feast, its first."""
    nth = tokens.part(*match.span("nth")).first_int("Ond") or 0
    one = match["unit"] == "U" or vocabulary.islamic  # «ثاني أيام», but not "the first days"
    if one and unit_at(tokens, match.start("unit")) == "day" and 1 <= nth <= _DAYS_OF_FEAST:
        feast = told_by(tokens, *match.span("feast"), vocabulary)
        shift = Shift(count=nth - 1, unit="day", origin=feast)
        yield Claim(*match.span(), ToldDate(shift=shift, about=(feast.feast or "").startswith("islamic")))


_DAYS_OF_FEAST = 12  # "the twelve days of Christmas"


def nth_day_of_feast_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Kurban Bayramı'nın ikinci günü": the feast first, in Turkish."""
    if vocabulary.turns_first:
        yield from nth_day_of_feast(match, tokens, vocabulary)


def nth_of_told(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Ayın ilk günü", "yılın üçüncü ayı", "gelecek ayın ilk hafta sonu": the month or the year first, in Turkish.

    In "bu yıl son gün 15 Mayıs" the last day is that of something else.
    """
    of_else = match["turn"] and _unit_counted(tokens.part(*match.span("unit"))) == "day"
    if vocabulary.turns_first and not of_else:
        yield from nth_of_turned(match, tokens, vocabulary)


def day_called_one(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Terça-feira, dia 25", "el martes día 25", "quinta-feira, dia 21/12": the word beside the number is "day"."""
    if "day" in tokens.part(*match.span()).of("U"):
        yield from one_date(match, tokens, vocabulary)


def day_by_number(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """«15-го числа», but not "the 15th day"."""
    if tokens.values[match.start("number")] == "day_numbers":
        yield Claim(*match.span(), told_by(tokens, *match.span(), vocabulary))


def day_alone(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Dia 27", "on the 20th"."""
    if match["th"] or tokens.values[match.start()] == "day":
        yield from one_date(match, tokens, vocabulary)


def called_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "El día 8 se celebró", "no último dia 22": the word before the number, with its article, is "day"."""
    if tokens.values[match.end() - 2] == "day":
        yield from one_date(match, tokens, vocabulary)


def day_of_the_month(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Ayın 28'inde", "haziranın 5'inde": the month before its day."""
    if match[0][0] in "Mm" or unit_at(tokens, match.start()) == "month":
        yield from one_date(match, tokens, vocabulary)


def month_called(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "El pasado mes de octubre", "no último mês de outubro", "Ramazan ayında": the word beside its name is "month"."""
    if tokens.values[match.start("of")] == "month":
        yield Claim(*match.span(), told_by(tokens, *match.span(), vocabulary))


def article_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "Le 21", "il 21"."""
    if tokens.values[match.start() - 1] == "before_days":
        yield from one_date(match, tokens, vocabulary)


def word_day(match: Match, tokens: Tokens, vocabulary: Vocabulary) -> Claims:
    """ "El cinco de mayo", "yirmi dokuz Mayıs", "vinte e cinco de abril"; in English "one of May's days" is none."""
    first, end = match.start(), match.start() + match[0].rindex("Q") + 1
    if "&" in tokens.signs[first:end] and not _is_with_tens(tokens.part(first, end)):
        first = end - 1
    day = count_in(tokens, first, end) or 0
    if 1 <= day <= 31 and not vocabulary.mdy:
        yield Claim(first, match.end(), replace(told_by(tokens, *match.span(), vocabulary), day=int(day)))


def _is_with_tens(stretch: Tokens) -> bool:
    """Whether two number words are one: "vinte e cinco", but not "cinco e seis de abril"."""
    least, most = sorted(value for value in stretch.of("Q") if isinstance(value, int | float))
    return least < 10 < most and most % 10 == 0
