"""The day of publication from the dateline: a whole date beside the title, or an agency's at the head of the text, with the year that the article tells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from builder.decide import date_reasons as why
from builder.decide.anchor_day.comments import from_comments
from builder.decide.anchor_day.parts import anchor, is_day_without_year, surface
from builder.decide.anchor_day.stated import from_metadata, stated_anchor
from builder.decide.told_days import (
    day_by_weekday,
    day_in,
    day_near,
    is_bare_weekday,
    lead_weekdays,
    past_facts,
    said_weekday,
    told_from,
    whole_day,
    year_hint,
)
from builder.edtf import bounds_of
from builder.model import AnchorDay, Article, BlockKind, DateMention

_STATING: frozenset[BlockKind] = frozenset({"dateline", "byline", "kicker"})
"""Blocks in which a whole date is the day of publication."""
_AGENCY = re.compile(
    r"\s*(?:\.?\s*\([^()\d\n]{2,40}\)|\.?\s*/[^/\n]{2,30}/|\.?\s*[-–—]{1,2}\s|\s*:\s"
    r"|,\s?[«„“\"][^«»„“”\"\n]{2,40}[»”“\"]\s?[.,–—-])"
)
"""What follows the date of an agency's dateline: "3 mai (Reuters) –", "3 сен — РИА", "24 черв. /Укрінформ/", "3 May 2021: ",
"29 квітня, «Південний маяк»."."""
_AFTER_BRACKET = re.compile(r"\)\s?[-–—:]{1,2}\s")
_STOP = re.compile(r"(?:\.|(?<=\.))\s+(?=\w)")  # a day may end in one of its own: "9 февраля 2026 г."
_TOWN_AND_STOP = re.compile(r"[^\W\d_]{3,20}(?:[- ][^\W\d_]{2,20}){0,2}\.\s+")
_RUNNING_TEXT = re.compile(r"[.!?]\s+\w+\s+\w+|\d\w*\s+[^\W\d_A-Z]")
"""Two words of a new sentence, or a number and a small word: "Così, alle 4 del mattino del" stands before no dateline's day."""
_UPDATED = timedelta(days=31)  # between a publication and its update, where one dateline tells both
_REPRINTED = timedelta(days=7)  # between an agency's dateline and the day of the page that prints its report
_STATED_LATER = timedelta(days=45)  # between the day of a dateline and the one that the page states
_PLACE_LINE = 70  # characters before the date of an agency's dateline: "LEÓPOLIS (UCRANIA), "
_CHRONOLOGY = 3  # days that head a paragraph each
_A_YEAR_ON = 1.5  # days that a lead's weekday must be nearer to the dateline to tell a year later
_A_YOUTH = 15  # years
_A_SEASON = timedelta(days=93)
_A_YEAR = timedelta(days=366)


def from_dateline(article: Article, mentions: Sequence[DateMention], own: Sequence[DateMention]) -> AnchorDay | None:
    """The whole date beside the title; a date without a year, in the year that the page or the article tells."""
    lives = _born_or_died(own)
    stating = [m for m in own if m.start not in lives and _stands_as_dateline(article, m)]
    if any(article.blocks[m.block].kind == "body" for m in stating) and _is_chronology(article, own):
        stating = [m for m in stating if article.blocks[m.block].kind != "body"]
    sure = [m for m in stating if not (m.told.order_guessed and article.stated)]  # the page knows better than a guess
    whole = _of_one_text(article, [(day, m) for m in _as_it_is_printed(sure) if (day := whole_day(m))])
    if whole:
        first, _ = next((pair for pair in whole if _stands_below_title(article, pair[1])), whole[0])
        # "Mis à jour le 15 mai – Publié le 14 mai": of two days close to each other the later one is the update.
        day, mention = min(whole, key=lambda pair: (abs(pair[0] - first) > _UPDATED, pair[0]))
        return _from_wire(article, stating, day) or stated_anchor(day, mention, why.dateline(surface(article, mention)))
    partial = [m for m in stating if is_day_without_year(m)]
    stated = from_metadata(article)
    if stated:
        return _near_the_stated_day(article, partial, stated)
    return _in_the_year_told(article, mentions, own, stating, partial)


def _of_one_text(article: Article, whole: Sequence[tuple[date, DateMention]]) -> Sequence[tuple[date, DateMention]]:
    """Those that stand above the first paragraph, or in it: below, a page of several reports goes on with the next one's."""
    if not whole:
        return whole
    first = whole[0][1].block
    text = next((at for at, block in enumerate(article.blocks) if at >= first and block.kind == "body"), None)
    return [pair for pair in whole if text is None or pair[1].block <= text]


def _as_it_is_printed(sure: Sequence[DateMention]) -> Sequence[DateMention]:
    """Without days of the Islamic calendar beside others: the moon may be seen a day later than reckoned, "13 يوليو 2010 الموافق 30 رجب 1431"."""
    exact = [mention for mention in sure if mention.told.calendar != "islamic" and whole_day(mention)]
    return exact or sure


def _stands_below_title(article: Article, mention: DateMention) -> bool:
    """There stands the article's day; above it there may be the one on which the page was saved."""
    return any(block.kind == "title" for block in article.blocks[: mention.block])


def _born_or_died(own: Sequence[DateMention]) -> frozenset[int]:
    """Where the first of two days stands that many years lie between: "Paysandú, 14 de mayo de 1920 - Montevideo, 3 de julio de 2009"."""
    near = (
        (one, other) for one, other in pairwise(own) if one.block == other.block and other.start - one.end < _PLACE_LINE
    )
    days = ((one.start, whole_day(one), whole_day(other)) for one, other in near)
    return frozenset(start for start, born, died in days if born and died and died.year - born.year > _A_YOUTH)


def _is_chronology(article: Article, own: Sequence[DateMention]) -> bool:
    """Whether several paragraphs open with a day and a colon, so that none of them is a dateline: "23. März: Anklage wird erhoben"."""
    opening = (m for m in own if m.start == article.blocks[m.block].start)
    return sum(article.text.startswith(":", m.end) for m in opening) >= _CHRONOLOGY


def _stands_as_dateline(article: Article, mention: DateMention) -> bool:
    kind = article.blocks[mention.block].kind
    return kind in _STATING or (kind == "body" and _opens_wire_copy(article, mention))


def _opens_wire_copy(article: Article, mention: DateMention) -> bool:
    """Whether it stands in a dateline that runs on into the text: "LEÓPOLIS (UCRANIA), 3 may (EFE).- Un convoy …"."""
    block = article.blocks[mention.block]
    before = article.text[block.start : mention.start]
    ends = min(block.end, mention.end + _PLACE_LINE)
    follows = _AGENCY.match(article.text, mention.end, ends)
    if follows is None and before.endswith("(") and mention.block == _first_of_body(article):
        follows = _AFTER_BRACKET.match(
            article.text, mention.end, ends
        )  # "KYIV, Ukraine (May 3, 2014) – Unidentified …"
    if follows is None and (before.strip(" ,.").isupper() or _opens_with_town(article, mention, before)):
        follows = _STOP.match(article.text, mention.end, ends)  # "МАХАЧКАЛА, 12 авг. Два человека …"
    return bool(follows) and len(before) < _PLACE_LINE and not _RUNNING_TEXT.search(before)


def _opens_with_town(article: Article, mention: DateMention, before: str) -> bool:
    """Whether the article begins with a town and its day, each with a full stop: "Москва. 22 декабря. INTERFAX.RU - Суд …"."""
    return (
        mention.block == _first_of_body(article)
        and _TOWN_AND_STOP.fullmatch(before) is not None
        and not before[:1].islower()
    )


def _first_of_body(article: Article) -> int | None:
    return next((at for at, block in enumerate(article.blocks) if block.kind == "body"), None)


def _from_wire(article: Article, stating: Sequence[DateMention], printed: date) -> AnchorDay | None:
    """The day of an agency's dateline just before that of the page, which "today" in its report is: "12 fev (Lusa)" below "13 de fevereiro"."""
    wires = [m for m in stating if article.blocks[m.block].kind == "body" and is_day_without_year(m)]
    found = _near_the_stated_day(article, wires, anchor(printed.isoformat(), printed, "dateline", why.whole_date()))
    return found if found and timedelta() < printed - found.day <= _REPRINTED else None


def _near_the_stated_day(article: Article, partial: Sequence[DateMention], stated: AnchorDay) -> AnchorDay | None:
    """The dateline's day in the year nearest to the day that the page states; none if that is far from it in any year."""
    first, last = bounds_of(stated.edtf)
    for mention in partial:
        days = [day for year in range(first.year - 1, first.year + 2) if (day := day_in(mention, year))]
        off, day = min(
            ((max(first - day, day - last, timedelta()), day) for day in days), default=(timedelta.max, first)
        )
        if off <= _STATED_LATER:
            reason = why.dateline_near_stated(surface(article, mention), day)
            return anchor(day.isoformat(), day, "dateline", reason)
    return None


def _in_the_year_told(
    article: Article,
    mentions: Sequence[DateMention],
    own: Sequence[DateMention],
    stating: Sequence[DateMention],
    partial: Sequence[DateMention],
) -> AnchorDay | None:
    """The dateline's day in the year that its own weekday or the rest of the article tells; a guess where neither does."""
    rest = [m for m in own if m not in stating]
    hint = from_comments(article, mentions, rest) or year_hint(rest)
    near = told_from(own)
    said = said_weekday(rest)
    for mention in partial:
        told = mention.told.weekday is not None
        dated = mention if told or not near else _on(mention, said)
        day = day_by_weekday(dated, near) or (day_near(mention, hint) if hint else _day_since(mention, rest))
        if day:
            fits_rest = near is not None or not told
            reason = why.dateline_without_year(surface(article, mention), day, fits_rest)
            doubt = "" if told or hint or _is_recent(rest, day) else "?"
            return anchor(f"{day.isoformat()}{doubt}", day, "dateline", reason)
    return _guessed(article, rest, partial)


def _day_since(mention: DateMention, rest: Sequence[DateMention]) -> date | None:
    """The first such day that is not before the latest fact told, and at most a few days after a weekday of the lead.

    A year later a date falls one weekday later: only a lead that told of six days before can tell of the day itself then.
    A latest fact that is no one day may still have been to come ("the year to March 2024"): the year before it is tried, too.
    """
    facts = past_facts(rest)
    if not facts:
        return None
    latest, until, _ = max(facts, key=lambda fact: fact[0])
    before = latest if until == latest else date(max(1, latest.year - 1), 1, 1)
    days = [day for year in range(before.year, latest.year + 3) if (day := day_in(mention, year)) and day >= before]
    opening = next((m.block for m in rest if m.start > mention.start), None)
    lead = next((m.told.weekday for m in lead_weekdays(rest) if m.block == opening), None)
    if lead is None:
        return min((day for day in days if day >= latest), default=None)
    return min(
        days,
        key=lambda day: ((day.weekday() - lead) % 7 + _A_YEAR_ON * max(day.year - latest.year, day < latest), day),
        default=None,
    )


def _is_recent(rest: Sequence[DateMention], day: date) -> bool:
    """Whether the text tells of a day, a month or a season in the year before: news does, where its year is not another."""
    return any(last - first <= _A_SEASON and first <= day <= last + _A_YEAR for first, last, _ in past_facts(rest))


def _guessed(article: Article, rest: Sequence[DateMention], partial: Sequence[DateMention]) -> AnchorDay | None:
    """With the weekday that the text calls today's, which recurs every few years, or else its first: that of any day before."""
    said = said_weekday(rest)
    weekday = said if said is not None else next((m.told.weekday for m in rest if is_bare_weekday(m)), None)
    for mention in partial:
        if day := day_by_weekday(_on(mention, weekday), None):
            return anchor(f"{day.isoformat()}?", day, "dateline", why.dateline_guessed(surface(article, mention), day))
    return None


def _on(mention: DateMention, weekday: int | None) -> DateMention:
    """The same date, told with a weekday."""
    return replace(mention, told=replace(mention.told, weekday=weekday))
