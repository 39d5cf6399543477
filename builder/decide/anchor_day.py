"""Infers the anchor day of an article: when it was published, and what tells so.

The sources are tried in a visible order, the surest first; boilerplate never counts. To use one more kind of evidence,
write its function and put it where it belongs in that order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from builder.decide import date_reasons as why
from builder.decide.reference import Reference
from builder.decide.resolve import resolve
from builder.decide.year_named import NEWEST_YEAR
from builder.edtf import bounds_of
from builder.model import ASIDE, AnchorDay, AnchorSource, Article, BlockKind, DateMention, Edtf

_STATING: frozenset[BlockKind] = frozenset({"dateline", "byline", "kicker"})
"""Blocks in which a whole date is the day of publication."""
_LEAD = 2  # blocks after the first that holds a date
_AGENCY = re.compile(r"\s*(?:\.?\s*\([^()\n]{2,40}\)|\.?\s*/[^/\n]{2,30}/|\.?\s*[-–—]{1,2}\s|\s*:\s)")
"""What follows the date of an agency's dateline: "3 mai (Reuters) –", "3 сен — РИА", "24 черв. /Укрінформ/", "3 May 2021: "."""
_UPDATED = timedelta(days=31)  # between a publication and its update, where one dateline tells both
_FULL_STOP = re.compile(r"[.!?؟][\s\"'»”’)]*\Z")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACE_ALONE = 30  # characters before a date that has its line to itself: "القاهرة في "
_TIME_ALONE = 12  # characters after it: ", 11:42."
_PLACE_LINE = 70  # characters before that date: "LEÓPOLIS (UCRANIA), "
_ALMOST_A_WEEK = 6  # days: so long after a day, a weekday is rather the one before it
_A_YEAR_ON = 1.5  # days that a lead's weekday must be nearer to the dateline to tell a year later
_BESIDE = 20  # characters between "thirty years ago" and the date that it is counted from
_LONG_AGO = 2  # years
_OLDEST_FALLBACK = 30  # years: a weekday alone names no earlier year than this before NEWEST_YEAR


def infer_anchor_day(article: Article, mentions: Sequence[DateMention], correction: Edtf | None) -> AnchorDay | None:
    """The day of publication as far as it can be told; None where nothing in the article tells it."""
    own = [m for m in mentions if article.blocks[m.block].kind not in ASIDE]
    return (
        _corrected(correction)
        or _from_dateline(article, mentions, own)
        or _from_metadata(article)
        or _from_line_of_its_own(article, own)
        or _from_comments(article, mentions, own)
        or _from_weekday(article, own)
        or _from_latest_fact(article, own)
    )


def _anchor(edtf: str, day: date, source: AnchorSource, why: str) -> AnchorDay:
    return AnchorDay(edtf=Edtf(edtf), day=day, source=source, why=why)


def _corrected(correction: Edtf | None) -> AnchorDay | None:
    if correction is None:
        return None
    return _anchor(correction, bounds_of(correction)[0], "correction", why.corrected())


# -- stated --------------------------------------------------------------------------------------------------------


def _from_dateline(article: Article, mentions: Sequence[DateMention], own: Sequence[DateMention]) -> AnchorDay | None:
    """The whole date beside the title; a date without a year, if something else in the article tells the year."""
    stating = [m for m in own if _stands_as_dateline(article, m)]
    whole = [(day, m) for m in stating if (day := _whole_day(m))]
    if whole:
        # "Mis à jour le 15 mai – Publié le 14 mai": of two days close to each other the later one is the update.
        day, mention = min(whole, key=lambda pair: (abs(pair[0] - whole[0][0]) > _UPDATED, pair[0]))
        return _anchor(day.isoformat(), day, "dateline", why.dateline(_surface(article, mention)))
    partial = [m for m in stating if m.told.month and m.told.day and not m.told.year and not m.until]
    rest = [m for m in own if m not in stating]
    hint = _from_metadata(article) or _from_comments(article, mentions, rest) or _year_hint(rest)
    near = max(_fact_years(own), default=None)
    said = _said_weekday(rest) if near else next((m.told.weekday for m in rest if _is_bare_weekday(m)), None)
    for mention in partial:
        weekday = said if mention.told.weekday is None else mention.told.weekday
        dated = replace(mention, told=replace(mention.told, weekday=weekday))
        day = _day_by_weekday(dated, near) or (_day_near(mention, hint) if hint else _day_since(mention, rest))
        if day:
            reason = why.dateline_without_year(_surface(article, mention), day, fits_rest=near is not None)
            return _anchor(day.isoformat(), day, "dateline", reason)
    return None


def _stands_as_dateline(article: Article, mention: DateMention) -> bool:
    kind = article.blocks[mention.block].kind
    return kind in _STATING or (kind == "body" and _opens_wire_copy(article, mention))


def _from_line_of_its_own(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day that has a line to itself, with a place at most, above the first sentence."""
    lines = [m for m in own if article.blocks[m.block].kind == "body" and _is_line(article, m)]
    of_lines = {m.block for m in lines}
    sentences = (
        at
        for at, block in enumerate(article.blocks)
        if block.kind == "body" and at not in of_lines and _FULL_STOP.search(article.text, block.start, block.end)
    )
    first_sentence = next(sentences, 0)
    for mention in lines:
        day = _whole_day(mention) if mention.block < first_sentence else None
        if day:
            return _anchor(day.isoformat(), day, "dateline", why.line_above(_surface(article, mention)))
    return None


def _is_line(article: Article, mention: DateMention) -> bool:
    """Whether its line holds nothing but a place before it and a time after it."""
    block = article.blocks[mention.block]
    after = article.text[mention.end : block.end]
    return mention.start - block.start < _PLACE_ALONE and len(after) < _TIME_ALONE and not _LETTERS.search(after)


def _opens_wire_copy(article: Article, mention: DateMention) -> bool:
    """Whether it stands in a dateline that runs on into the text: "LEÓPOLIS (UCRANIA), 3 may (EFE).- Un convoy …"."""
    block = article.blocks[mention.block]
    before = article.text[block.start : mention.start]
    follows = _AGENCY.match(article.text, mention.end, min(block.end, mention.end + _PLACE_LINE))
    return bool(follows) and len(before) < _PLACE_LINE and not re.search(r"[.!?]\s+\w+\s+\w+", before)


def _day_near(mention: DateMention, hint: AnchorDay) -> date | None:
    found = resolve(mention.told, None, Reference(hint), "")
    return bounds_of(Edtf(found.edtf))[0] if found else None


def _day_since(mention: DateMention, rest: Sequence[DateMention]) -> date | None:
    """The first such day that is not before the latest fact told, and at most a few days after a weekday of the lead.

    A year later a date falls one weekday later: only a lead that told of six days before can tell of the day itself then.
    """
    facts = [first for first, _, _ in _past_facts(rest)]
    if not facts:
        return None
    latest = max(facts)
    days = [day for year in range(latest.year, latest.year + 3) if (day := _day_in(mention, year)) and day >= latest]
    opening = next((m.block for m in rest if m.start > mention.start), None)
    lead = next((m.told.weekday for m in _lead_weekdays(rest) if m.block == opening), None)
    if lead is None:
        return min(days, default=None)
    return min(
        days, key=lambda day: ((day.weekday() - lead) % 7 + _A_YEAR_ON * (day.year - latest.year), day), default=None
    )


def _from_metadata(article: Article) -> AnchorDay | None:
    if article.stated is None:
        return None
    try:
        first, last = bounds_of(article.stated.edtf)
    except ValueError:
        return None
    edtf = first.isoformat() if first == last else article.stated.edtf
    return _anchor(edtf, first, "metadata", article.stated.why)


# -- inferred ------------------------------------------------------------------------------------------------------


def _from_comments(article: Article, mentions: Sequence[DateMention], own: Sequence[DateMention]) -> AnchorDay | None:
    """The day of the earliest reader comment, or the weekday just before it that the article calls its own."""
    commented = [d for m in mentions if article.blocks[m.block].kind == "comment" and (d := _whole_day(m))]
    if not commented:
        return None
    earliest = min(commented)
    weekday = _own_weekday(own)
    if weekday is None:
        return _anchor(f"{earliest.isoformat()}~", earliest, "comment", why.comment(earliest))
    day = earliest - timedelta(days=(earliest.weekday() - weekday) % 7)
    return _anchor(day.isoformat(), day, "comment", why.comment_and_weekday(earliest, day))


def _own_weekday(own: Sequence[DateMention]) -> int | None:
    """The weekday that the article says it is: "ce dimanche", "aujourd'hui vendredi"; else the only one it names."""
    said = _said_weekday(own)
    bare = {m.told.weekday for m in own if m.told.weekday is not None and m.told.month is None and m.told.turn is None}
    return said if said is not None else bare.pop() if len(bare) == 1 else None


def _said_weekday(own: Sequence[DateMention]) -> int | None:
    return next((m.told.weekday for m in own if m.told.weekday is not None and not m.until and _is_today(m)), None)


def _is_today(mention: DateMention) -> bool:
    told = mention.told
    return (told.turn == 0 and told.shift is None) or (told.shift is not None and told.shift.count == 0)


def _from_weekday(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day that the article calls today, or the latest that it names by weekday, day and month."""
    named = [m for m in own if m.told.day and m.told.month and (m.told.weekday is not None or m.told.turn == 0)]
    near = _anniversary(own) or max(_fact_years(own), default=None)
    found = [(day, m) for m in named if m.tense != "future" and (day := _day_of(m, near))]
    today = [(day, m) for day, m in found if m.told.turn == 0]
    if not found:
        return None
    day, mention = today[0] if today else max(found, key=lambda pair: pair[0])
    facts = [last for _, last, _ in _past_facts(own)]
    if not today and facts and max(facts) - day > timedelta(days=31):
        return None
    reason = why.weekday_of_year(_surface(article, mention), day, nearest=near is not None)
    if today:
        return _anchor(day.isoformat(), day, "weekday", reason)
    return (None if mention.told.year else _weekday_after(article, own, day)) or _anchor(
        f"{day.isoformat()}~", day, "weekday", why.latest_of(reason)
    )


def _weekday_after(article: Article, own: Sequence[DateMention], day: date) -> AnchorDay | None:
    """The latest past weekday of the lead, after the latest day that is told with its date, but before a planned one.

    Writers name days of the last week by their weekday and older ones by their date.
    """
    planned = _planned_after(own, day)
    after = {
        (m.told.weekday - day.weekday() - 1) % 7 + 1: m
        for m in reversed(_lead_weekdays(own))
        if m.told.weekday is not None
    }
    near = [n for n in after if n < _ALMOST_A_WEEK and (planned is None or day + timedelta(days=n) < planned)]
    if not near and not (after and planned is None):
        return None
    count = max(near, default=0) or min(after)
    found = day + timedelta(days=count)
    return _anchor(f"{found.isoformat()}~", found, "weekday", why.weekday_of_lead(_surface(article, after[count]), day))


def _lead_weekdays(own: Sequence[DateMention]) -> list[DateMention]:
    """The bare weekdays of the lead that are not told as planned."""
    return [m for m in own if m.block <= own[0].block + _LEAD and _is_bare_weekday(m) and m.tense != "future"]


def _planned_after(own: Sequence[DateMention], day: date) -> date | None:
    """The first day after `day` that the article names with its weekday and date, or as planned."""
    near = _middle_of(day.year) if day.month in range(3, 11) else _anchor(day.isoformat(), day, "latest fact", "")
    dated = [m for m in own if m.told.month and m.told.day and not m.until]
    days = [_whole_day(m) or _day_near(m, near) for m in dated if m.tense == "future" or m.told.weekday is not None]
    return min((d for d in days if d and d > day), default=None)


def _is_bare_weekday(mention: DateMention) -> bool:
    told = mention.told
    return told.weekday is not None and not (mention.until or told.month or told.day or told.turn or told.shift)


def _day_of(mention: DateMention, near: int | None) -> date | None:
    """The day of a date with or without its year; without a weekday, only if there is a year that it is near."""
    if day := _whole_day(mention):
        return day
    if mention.told.weekday is not None:
        return _day_by_weekday(mention, near)
    return _day_near(mention, _middle_of(near)) if near else None


def _middle_of(year: int) -> AnchorDay:
    return _anchor(f"{year:04d}", date(year, 7, 1), "latest fact", "")


def _day_by_weekday(mention: DateMention, near: int | None) -> date | None:
    """The day in the year nearest to `near`, or else the latest year, in which the weekday is the one told."""
    told = mention.told
    if told.weekday is None or not told.month or not told.day:
        return None
    years = range(NEWEST_YEAR - _OLDEST_FALLBACK, NEWEST_YEAR + 1) if near is None else range(near - 6, near + 7)
    days = [d for year in years if (d := _day_in(mention, year)) and d.weekday() == told.weekday]
    if not days:
        return None
    return max(days) if near is None else min(days, key=lambda d: (abs(d.year - near), -d.year))


def _day_in(mention: DateMention, year: int) -> date | None:
    """The day of a date without a year in a year of our calendar."""
    found = resolve(replace(mention.told, weekday=None, turn=None), None, Reference(_middle_of(year)), "")
    day = bounds_of(Edtf(found.edtf))[0] if found else None
    return day if day and day.year == year else None


def _from_latest_fact(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """Not before the latest thing that the article tells as past."""
    facts = [(last, first, m) for first, last, m in _past_facts(own)]
    if not facts:
        return _from_days_without_year(article, own)
    last, first, mention = max(facts, key=lambda fact: fact[0])
    planned = _from_days_without_year(article, own)
    coarse = (last - first).days > 31
    if planned and planned.day > last and not coarse:
        return planned
    if planned and coarse and (_year_hint(own) or max(_fact_years(own)) > last.year):
        return planned
    latest = _anchor(f"{last.isoformat()}~", last, "latest fact", "")
    later = [(days, m) for m in own if (days := _days_seen_from(m, latest)) and days[1] > last]
    if later:
        (first, last), mention = max(later, key=lambda fact: fact[0][1])
    if first == last and (after := _weekday_after(article, own, last)):
        return replace(after, source="latest fact")
    told = _surface(article, mention)
    if last.year - first.year or (last - first).days > 31:
        return _anchor(f"{last.year:04d}/..", last, "latest fact", why.latest_year(last.year, told))
    if first == last:
        return _anchor(f"{last.isoformat()}~", last, "latest fact", why.latest_day(last, told))
    if mention.told.part == "late":
        last += timedelta(days=1)
    return _anchor(f"{last.isoformat()[:7]}~", last, "latest fact", why.latest_month(first, told))


def _from_days_without_year(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The latest day told as past, in the year that a weekday or a plan tells: "bis zum 31. Mai 2021"."""
    near = max(_fact_years(own), default=None)
    dated = [m for m in own if m.told.month and m.told.day and not m.told.year and not m.until and m.tense != "future"]
    hint = _year_hint(own)
    found = [_day_near(m, hint) if hint else _day_in(m, near) if near else None for m in dated]
    days = [
        day
        for day, m in zip(found, dated, strict=True)
        if day and (m.tense or hint is None or day - hint.day <= timedelta(days=31))
    ]
    if not days:
        return None
    day = max(days)
    after = _weekday_after(article, own, day)
    return (
        replace(after, source="latest fact")
        if after
        else _anchor(f"{day.isoformat()}~", day, "latest fact", why.latest_day_in_year(day))
    )


def _year_hint(own: Sequence[DateMention]) -> AnchorDay | None:
    """A day that the article names with its weekday, in the year where they agree; past or planned."""
    near = max(_fact_years(own), default=None)
    named = [m for m in own if not m.told.year and not m.told.shift and not m.until]
    days = [day for m in named if (day := _day_by_weekday(m, near))]
    return _anchor(days[0].isoformat(), days[0], "weekday", "") if days else None


def _anniversary(own: Sequence[DateMention]) -> int | None:
    """The year that "thirty years ago, on 7 December 1988" is told in."""
    for one, other in pairwise(own):
        ago, year = (one, other) if one.told.shift else (other, one)
        shift, told = ago.told.shift, year.told.year
        beside = other.start - one.end <= _BESIDE and not year.until
        if (
            beside
            and shift
            and shift.unit == "year"
            and shift.origin == "anchor"
            and shift.count < -1
            and told
            and told.isdigit()
        ):
            return int(told) - shift.count
    return None


def _facts(own: Sequence[DateMention]) -> Iterator[tuple[date, date, DateMention]]:
    """What the article tells with its year: first and last day."""
    for mention in own:
        told = mention.told if mention.told.year or not mention.until else mention.until
        if told.year and told.year.isdigit() and told.shift is None:
            found = resolve(told, None, Reference(None), "")
            if found:
                yield *bounds_of(Edtf(found.edtf)), mention


def _past_facts(own: Sequence[DateMention]) -> list[tuple[date, date, DateMention]]:
    """What it tells with its year and not as planned: "by 2050", "the 2030 goals" are no facts."""
    newest = _newest_year(own)
    return [fact for fact in _facts(own) if fact[0].year <= newest and fact[2].tense != "future"]


def _newest_year(own: Sequence[DateMention]) -> int:
    """The newest year that may be past: of a day told as past, or else the one that this program knows of."""
    told = [first.year for first, last, m in _facts(own) if first == last and m.tense in ("past", "since")]
    return max([NEWEST_YEAR, *told])


def _fact_years(own: Sequence[DateMention]) -> list[int]:
    """The years told as past; plans, where all else is long ago, tell the year too: few look far ahead."""
    past = [last.year for _, last, _ in _past_facts(own)]
    ahead = [first.year for first, _, m in _facts(own) if first.year <= _newest_year(own) and m.tense == "future"]
    if not past:
        return [max(ahead)] if ahead else []
    far = [year for year in ahead if year - max(past) > _LONG_AGO]
    return [*past, min(far)] if far else past


def _days_seen_from(mention: DateMention, latest: AnchorDay) -> tuple[date, date] | None:
    """First and last day of a past date without a year ("fin février"), seen from the latest fact."""
    told = mention.told
    if told.year or told.shift or told.week or not told.month or mention.until or mention.tense == "future":
        return None
    found = resolve(told, "past", Reference(latest), "")
    return bounds_of(Edtf(found.edtf)) if found else None


# -- small parts ---------------------------------------------------------------------------------------------------


def _whole_day(mention: DateMention) -> date | None:
    """The day of a date that is complete in itself."""
    told = mention.told
    if mention.until or not (told.year and told.month and told.day):
        return None
    found = resolve(told, None, Reference(None), "")
    return bounds_of(Edtf(found.edtf))[0] if found else None


def _surface(article: Article, mention: DateMention) -> str:
    return article.text[mention.start : mention.end]
