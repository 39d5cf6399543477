"""Decides which calendar value each date expression of an article has, and says why.

Expressions are read in the order of the text, so that "la veille" can be counted from the day told before it. How one
expression gets its value is in resolve.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from builder.decide.reference import OVER, Reference, Resolved
from builder.decide.resolve import resolve, resolve_interval
from builder.decide.told_days import days_off, goes_on, is_bare_weekday
from builder.edtf import bounds_of
from builder.lexicon import lexicon_of
from builder.model import ASIDE, AnchorDay, Article, DateLink, DateMention, Edtf, Tense, ToldDate

_SENTENCE_END = re.compile(r"[.!?؟…]\s|\n")
_CLAUSE_END = re.compile(r"[.!?؟…;؛]\s|\n")
_SCHOOL_BEGINS = 7  # the month from which a school year, a season or a winter is in its first year
_NEAR = timedelta(days=7)  # of the anchor day: farther off, "samedi" is another Saturday
_LONG_AGO = 2  # years: what a sentence tells of so long ago, it goes on to tell of
_CHAPTER = 12  # dates back, in which a story's last day with its year is looked for
_STORY = 62  # days that what a story told last may take, for the next date to go on from it
_MONTHS_ON = 2  # after what a story told last: farther on, a date without a year is rather of another
_A_GENERATION = 30  # years: what is so long ago is no longer told beside what is new
_SAME_PHRASE = 50  # characters between a year and the month that it holds for: "en 97 (en janvier …, en octobre …)"


def decide_dates(article: Article, mentions: Sequence[DateMention], anchor: AnchorDay | None) -> tuple[DateLink, ...]:
    """The dates of the article that have a value: in order, disjoint, none from comments or boilerplate.

    Without an anchor only what is complete in itself has one.
    """
    links: list[DateLink] = []
    before: list[tuple[DateMention, Resolved]] = []
    own = [m for m in sorted(mentions, key=lambda m: m.start) if article.blocks[m.block].kind not in ASIDE]
    own = _as_the_text_has_it(_in_the_calendar_told(own, article), article)
    named = _named_weekdays(own, anchor) if anchor else {}
    years, is_history = _years_of_days(own, anchor), _is_history(own, anchor)
    for mention in own:
        surface = article.text[mention.start : mention.end]
        reference = replace(
            _reference(article, mention, before, anchor, is_history=is_history),
            named=named,
            years=years,
            event=mention.event,
        )
        value = _value_of(mention, reference, surface)
        if value:
            before.append((mention, value))
            links.append(
                DateLink(start=mention.start, end=mention.end, edtf=Edtf(value.edtf), kind=value.kind, why=value.why)
            )
    return tuple(links)


def _in_the_calendar_told(own: list[DateMention], article: Article) -> list[DateMention]:
    """With "this year", "last year" of the Persian calendar, where the article tells its days in that and says no other."""
    if not any(m.told.calendar == "persian" for m in own):
        return own
    lexicon = lexicon_of(article.language)
    eras = tuple(lexicon.dates.get("ad", ())) if lexicon else ()
    return [
        replace(m, told=replace(m.told, calendar="persian"))
        if _is_year(m) and not article.text[m.end :][:_ERA_WITHIN].lstrip().startswith(eras)
        else m
        for m in own
    ]


def _as_the_text_has_it(own: list[DateMention], article: Article) -> list[DateMention]:
    """A weekday where no verb shows a tense, in that of the text: in the headline, "All eyes on Friday's report", and in a line that
    only announces, "Services 7 p.m. Thursday", where all that the text says of its Thursday is to come."""
    told: dict[int | None, list[Tense]] = {}
    for mention in own:
        if is_bare_weekday(mention) and article.blocks[mention.block].kind != "title":
            told.setdefault(mention.told.weekday, []).append(mention.tense)

    def tense_of(mention: DateMention) -> Tense:
        tenses = told.get(mention.told.weekday, [None])
        if article.blocks[mention.block].kind == "title":
            return tenses[0]
        return "future" if {*tenses} == {None, "future"} else None

    return [replace(m, tense=tense_of(m)) if m.tense is None and is_bare_weekday(m) else m for m in own]


_ERA_WITHIN = 12  # characters after "last year"


def _is_year(mention: DateMention) -> bool:
    """Whether it is this year, the last or the next: no part of it but its beginning, middle or end."""
    shift = mention.told.shift
    if mention.until or not (shift and shift.unit == "year" and shift.origin == "anchor" and abs(shift.count) <= 1):
        return False
    return replace(mention.told, shift=None, part=None) == ToldDate()


def _value_of(mention: DateMention, reference: Reference, surface: str) -> Resolved | None:
    if mention.until:
        return resolve_interval(mention.told, mention.until, mention.tense, reference, surface)
    return resolve(mention.told, mention.tense, reference, surface)


def _named_weekdays(own: Sequence[DateMention], anchor: AnchorDay) -> dict[int, date]:
    """The weekdays that stand with day and month somewhere, or with "tomorrow", near the anchor day; none that are two different days."""
    found: dict[int, set[date]] = {}
    for mention in own:
        told = mention.told
        dated = (told.day and told.month) or (told.shift and days_off(mention) is not None)
        if told.weekday is not None and dated and not mention.until:
            value = _value_of(mention, Reference(anchor), "")
            day = bounds_of(Edtf(value.edtf))[0] if value else None
            if day and day.weekday() == told.weekday and abs(day - anchor.day) <= _NEAR:
                found.setdefault(told.weekday, set()).add(day)
    return {weekday: days.pop() for weekday, days in found.items() if len(days) == 1}


def _years_of_days(own: Sequence[DateMention], anchor: AnchorDay | None) -> dict[tuple[int, int], int]:
    """The days that are told with their year, by month and day; none that are told of two years."""
    found: dict[tuple[int, int], set[int]] = {}
    for mention in own:
        ends = [mention.told, mention.until or mention.told]
        if any(end.year for end in ends) and all(end.month and end.day for end in ends):
            value = _value_of(mention, Reference(anchor), "")
            for day in bounds_of(Edtf(value.edtf)) if value else ():
                found.setdefault((day.month, day.day), set()).add(day.year)
    return {day: years.pop() for day, years in found.items() if len(years) == 1}


def _reference(
    article: Article,
    mention: DateMention,
    before: Sequence[tuple[DateMention, Resolved]],
    anchor: AnchorDay | None,
    *,
    is_history: bool,
) -> Reference:
    """What the text told before the mention, within its paragraph and the one before."""
    near = [(m, v) for m, v in before[-8:] if mention.block - m.block <= 1]
    days = [bounds_of(Edtf(v.edtf))[1] for _, v in near if _is_day(v)]
    year = None
    if not _goes_on_in_month(mention, near):
        year = _year_beside(article.text, mention, near[-1], anchor) if near else None
        year = year or _year_of_story(mention, before, anchor)
        if year is None and near and anchor:
            year = _year_gone_on(mention, near[-1][1], anchor, is_history=is_history)
    day = days[-1] if days else None
    return Reference(
        anchor=anchor,
        day=day,
        stretch=near[-1][1].edtf if near else None,
        year=year,
        beside=_day_beside(article.text, mention, near[-1]) if near else None,
    )


def _goes_on_in_month(mention: DateMention, near: Sequence[tuple[DateMention, Resolved]]) -> bool:
    """Whether a day of its month was told just before, without a year: "on 8 January he died; honoured in 2012, he was buried on 10 January"."""
    told = mention.told
    days = [
        m.told.day for m, v in near if m.told.month == told.month and m.told.day and not v.names_year and _is_day(v)
    ]
    return bool(told.day and days and days[-1] < told.day)


def _year_of_story(
    mention: DateMention, before: Sequence[tuple[DateMention, Resolved]], anchor: AnchorDay | None
) -> int | None:
    """The year of a day that follows one told with its year, where no other day is known to count from: "9 January 1923 … on the 13th"."""
    if anchor is None or anchor.source != "latest fact":
        return None
    days = (bounds_of(Edtf(v.edtf))[1] for _, v in reversed(before[-_CHAPTER:]) if v.names_year and _is_day(v))
    last = next(days, None)
    day = goes_on(mention, last) if last else None
    return day.year if day else None


def _year_gone_on(mention: DateMention, before: Resolved, anchor: AnchorDay, *, is_history: bool) -> int | None:
    """The year of a day or month in the sentence after one that tells of long ago: "In April 1945 the front came near. On 17 April …".

    It must follow so soon that it is of the same story; in an article of which all is history, the year alone will do. What was not so
    long ago may be told beside news, so there it must be far from the day of publication; and what is commemorated is told in the present.
    What is to come goes on from a day alone, as "On 2 November 1914 … On 8 November refugees come": a month may open what stands to this day.
    """
    first, last = bounds_of(Edtf(before.edtf))
    told, ago = mention.told, anchor.day.year - last.year
    month = told.month or (mention.until.month if mention.until else None)
    if ago < _LONG_AGO or not month or told.year or told.shift or told.turn is not None:
        return None
    if (month, told.day) == (last.month, last.day):
        return None
    months_ago = (anchor.day.year * 12 + anchor.day.month - month) % 12
    is_near = months_ago <= _MONTHS_ON or months_ago >= 12 - _MONTHS_ON
    if is_near and (ago < _A_GENERATION or mention.tense != "past"):
        return None
    if mention.tense == "future" and (ago < _A_GENERATION or first != last):
        return None
    if is_history and first.year == last.year and (last - first).days > _STORY:
        return last.year
    year = last.year + (month < last.month and (month + 12 - last.month) <= _MONTHS_ON)
    goes_on = (last - first).days <= _STORY and 0 <= (year - last.year) * 12 + month - last.month <= _MONTHS_ON
    return year if goes_on or (is_history and (last - first).days <= _STORY) else None


def _is_history(own: Sequence[DateMention], anchor: AnchorDay | None) -> bool:
    """Whether all that the article tells with a year is generations ago, and nothing is counted from its day of publication."""
    if anchor is None:
        return False
    years = [m.told.year for m in own if m.told.year and m.told.year.isdigit()]
    if any(
        is_bare_weekday(m) or m.told.turn is not None or (m.told.shift and m.told.shift.origin == "anchor") for m in own
    ):
        return False
    return bool(years) and max(int(year) for year in years) <= anchor.day.year - _A_GENERATION


def _day_beside(text: str, mention: DateMention, before: tuple[DateMention, Resolved]) -> date | None:
    """The day of the date just before, if that is told as one and its sentence goes on to this mention."""
    other, value = before
    if value.kind == "relative" or not _is_day(value) or _SENTENCE_END.search(text, other.end, mention.start):
        return None
    return bounds_of(Edtf(value.edtf))[0]


def _is_day(value: Resolved) -> bool:
    return len(value.edtf.rstrip("?~")) == len("2017-08-28")


def _year_beside(
    text: str, mention: DateMention, before: tuple[DateMention, Resolved], anchor: AnchorDay | None
) -> int | None:
    """The year of the date just before, if its sentence names one and goes on to this mention."""
    other, value = before
    first, last = bounds_of(Edtf(value.edtf))
    year, between = last.year, text[other.end : mention.start]
    if first.year + 1 == year and (mention.told.month or 0) >= _SCHOOL_BEGINS:  # "in 2008/2009, from 8 September on"
        year = first.year
    story = anchor is not None and mention.tense == "past" and year <= anchor.day.year - _LONG_AGO
    if _CLAUSE_END.search(between) or (len(between) > _SAME_PHRASE and not story):
        return None
    if mention.tense == "future" and anchor and year < anchor.day.year:  # "not since 2015, and again on 5 May"
        return None
    if mention.tense in OVER and anchor and year > anchor.day.year:  # "not in 2020, as promised in February"
        return None
    return year if value.names_year else None
