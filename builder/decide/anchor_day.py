"""Infers the anchor day of an article: when it was published, and what tells so.

The sources are tried in a visible order, the surest first; boilerplate never counts. To use one more kind of evidence,
write its function and put it where it belongs in that order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from builder.decide import date_reasons as why
from builder.decide import within_year
from builder.decide.reference import is_wide
from builder.decide.told_days import (
    day_by_weekday,
    day_in,
    day_near,
    day_of,
    days_off,
    days_seen_from,
    fact_years,
    hint,
    is_bare_weekday,
    is_far,
    is_weekday_and_number,
    last_numbered,
    lead_weekdays,
    own_weekday,
    past_facts,
    planned_after,
    said_weekday,
    says_weekday,
    told_ahead,
    told_from,
    told_to_the_day,
    told_twice,
    whole_day,
    without_stories,
    year_hint,
    years_ago,
)
from builder.edtf import bounds_of
from builder.model import ASIDE, AnchorDay, AnchorSource, Article, BlockKind, DateMention, Edtf, Reason

_STATING: frozenset[BlockKind] = frozenset({"dateline", "byline", "kicker"})
"""Blocks in which a whole date is the day of publication."""
_AGENCY = re.compile(
    r"\s*(?:\.?\s*\([^()\d\n]{2,40}\)|\.?\s*/[^/\n]{2,30}/|\.?\s*[-–—]{1,2}\s|\s*:\s"
    r"|,\s?[«„“\"][^«»„“”\"\n]{2,40}[»”“\"]\s?[.,–—-])"
)
"""What follows the date of an agency's dateline: "3 mai (Reuters) –", "3 сен — РИА", "24 черв. /Укрінформ/", "3 May 2021: ",
"29 квітня, «Південний маяк»."."""
_STOP = re.compile(r"(?:\.|(?<=\.))\s+(?=\w)")  # a day may end in one of its own: "9 февраля 2026 г."
_DPA_NUMBER = re.compile(r"\bdpa:(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)-\d{1,3}-\d{3,9}/\d")
"""dpa ends a report with its day, the service, a number and the version: "dpa:230817-99-852147/3"."""
_NUMBER_OF_DOCUMENT = re.compile(r"\s*[A-Z]{2,4}(?P<year>(?:19|20)?\d\d)(?P<month>\d\d)(?P<day>\d\d)[-.]\d{2,6}\b")
"""Archives of newswires begin a document with one: "APW19980227.1043", "WSJ891025-0112" (LDC)."""
_UPDATED = timedelta(days=31)  # between a publication and its update, where one dateline tells both
_REPRINTED = timedelta(days=7)  # between an agency's dateline and the day of the page that prints its report
_FULL_STOP = re.compile(r"[.!?؟][\s\"'»”’)]*\Z")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACE_ALONE = 30  # characters before a date that has its line to itself: "القاهرة في "
_TIME_ALONE = 12  # characters after it: ", 11:42."
_PLACE_LINE = 70  # characters before the date of an agency's dateline: "LEÓPOLIS (UCRANIA), "
_ALMOST_A_WEEK = 6  # days: so long after a day, a weekday is rather the one before it
_A_WEEK_ON = 7
_JUST_AFTER = 4  # days that a weekday may lie after the latest day, where the lead tells that day by its weekday, too
_STATED_LATER = timedelta(days=45)  # between the day of a dateline and the one that the page states
_A_MONTH, _A_SEASON, _A_YEAR = timedelta(days=31), timedelta(days=93), timedelta(days=366)
_CHRONOLOGY = 3  # days that head a paragraph each
_MONTHS_SINCE = 60  # in which a day is looked for whose year and month the text leaves out
_A_YEAR_ON = 1.5  # days that a lead's weekday must be nearer to the dateline to tell a year later


def infer_anchor_day(article: Article, mentions: Sequence[DateMention], correction: Edtf | None) -> AnchorDay | None:
    """The day of publication as far as it can be told; None where nothing in the article tells it."""
    own = [m for m in mentions if article.blocks[m.block].kind not in ASIDE]
    own = without_stories([m for m in own if not m.birth])
    return (
        _corrected(correction)
        or _from_dateline(article, mentions, own)
        or _from_metadata(article)
        or _from_line_of_its_own(article, own)
        or _from_number_of_agency(article)
        or _from_anniversary(article, own)
        or _from_tomorrow(article, own)
        or _from_comments(article, mentions, own)
        or _from_weekday(article, own)
        or _from_weekday_and_number(article, own)
        or _from_fact_or_plan(article, own)
    )


def _anchor(edtf: str, day: date, source: AnchorSource, reason: Reason) -> AnchorDay:
    return AnchorDay(edtf=Edtf(edtf), day=day, source=source, why=reason)


def _corrected(correction: Edtf | None) -> AnchorDay | None:
    if correction is None:
        return None
    return _anchor(correction, bounds_of(correction)[0], "correction", why.corrected())


# -- stated --------------------------------------------------------------------------------------------------------


def _from_dateline(article: Article, mentions: Sequence[DateMention], own: Sequence[DateMention]) -> AnchorDay | None:
    """The whole date beside the title; a date without a year, in the year that the page or the article tells."""
    stating = [m for m in own if _stands_as_dateline(article, m)]
    if any(article.blocks[m.block].kind == "body" for m in stating) and _is_chronology(article, own):
        stating = [m for m in stating if article.blocks[m.block].kind != "body"]
    sure = [m for m in stating if not (m.told.order_guessed and article.stated)]  # the page knows better than a guess
    whole = [(day, m) for m in sure if (day := whole_day(m))]
    if whole:
        # "Mis à jour le 15 mai – Publié le 14 mai": of two days close to each other the later one is the update.
        day, mention = min(whole, key=lambda pair: (abs(pair[0] - whole[0][0]) > _UPDATED, pair[0]))
        return _from_wire(article, stating, day) or _stated_anchor(
            day, mention, why.dateline(_surface(article, mention))
        )
    partial = [m for m in stating if _is_day_without_year(m)]
    stated = _from_metadata(article)
    if stated:
        return _near_the_stated_day(article, partial, stated)
    return _in_the_year_told(article, mentions, own, stating, partial)


def _is_chronology(article: Article, own: Sequence[DateMention]) -> bool:
    """Whether several paragraphs open with a day and a colon, so that none of them is a dateline: "23. März: Anklage wird erhoben"."""
    opening = (m for m in own if m.start == article.blocks[m.block].start)
    return sum(article.text.startswith(":", m.end) for m in opening) >= _CHRONOLOGY


def _stated_anchor(day: date, mention: DateMention, reason: Reason) -> AnchorDay:
    if mention.told.order_guessed:
        return _anchor(f"{day.isoformat()}?", day, "dateline", why.both(reason, why.order_guessed()))
    return _anchor(day.isoformat(), day, "dateline", reason)


def _from_wire(article: Article, stating: Sequence[DateMention], printed: date) -> AnchorDay | None:
    """The day of an agency's dateline just before that of the page, which "today" in its report is: "12 fev (Lusa)" below "13 de fevereiro"."""
    wires = [m for m in stating if article.blocks[m.block].kind == "body" and _is_day_without_year(m)]
    found = _near_the_stated_day(article, wires, _anchor(printed.isoformat(), printed, "dateline", why.whole_date()))
    return found if found and timedelta() < printed - found.day <= _REPRINTED else None


def _is_day_without_year(mention: DateMention) -> bool:
    told = mention.told
    return bool(told.month and told.day) and not (told.year or mention.until)


def _near_the_stated_day(article: Article, partial: Sequence[DateMention], stated: AnchorDay) -> AnchorDay | None:
    """The dateline's day in the year nearest to the day that the page states; none if that is far from it in any year."""
    first, last = bounds_of(stated.edtf)
    for mention in partial:
        days = [day for year in range(first.year - 1, first.year + 2) if (day := day_in(mention, year))]
        off, day = min(
            ((max(first - day, day - last, timedelta()), day) for day in days), default=(timedelta.max, first)
        )
        if off <= _STATED_LATER:
            reason = why.dateline_near_stated(_surface(article, mention), day)
            return _anchor(day.isoformat(), day, "dateline", reason)
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
    hint = _from_comments(article, mentions, rest) or year_hint(rest)
    near = told_from(own)
    said = said_weekday(rest)
    for mention in partial:
        told = mention.told.weekday is not None
        dated = mention if told or not near else _on(mention, said)
        day = day_by_weekday(dated, near) or (day_near(mention, hint) if hint else _day_since(mention, rest))
        if day:
            fits_rest = near is not None or not told
            reason = why.dateline_without_year(_surface(article, mention), day, fits_rest)
            doubt = "" if told or hint or _is_recent(rest, day) else "?"
            return _anchor(f"{day.isoformat()}{doubt}", day, "dateline", reason)
    return _guessed(article, rest, partial)


def _is_recent(rest: Sequence[DateMention], day: date) -> bool:
    """Whether the text tells of a day, a month or a season in the year before: news does, where its year is not another."""
    return any(last - first <= _A_SEASON and first <= day <= last + _A_YEAR for first, last, _ in past_facts(rest))


def _guessed(article: Article, rest: Sequence[DateMention], partial: Sequence[DateMention]) -> AnchorDay | None:
    """With the weekday that the text calls today's, which recurs every few years, or else its first: that of any day before."""
    said = said_weekday(rest)
    weekday = said if said is not None else next((m.told.weekday for m in rest if is_bare_weekday(m)), None)
    for mention in partial:
        if day := day_by_weekday(_on(mention, weekday), None):
            return _anchor(
                f"{day.isoformat()}?", day, "dateline", why.dateline_guessed(_surface(article, mention), day)
            )
    return None


def _on(mention: DateMention, weekday: int | None) -> DateMention:
    """The same date, told with a weekday."""
    return replace(mention, told=replace(mention.told, weekday=weekday))


def _stands_as_dateline(article: Article, mention: DateMention) -> bool:
    kind = article.blocks[mention.block].kind
    return kind in _STATING or (kind == "body" and _opens_wire_copy(article, mention))


def _from_line_of_its_own(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day that has a line to itself, with a place at most, above the first sentence or below the last: "Lima, 9 June 2009"."""
    bodies = [at for at, block in enumerate(article.blocks) if block.kind == "body"]
    lines = [m for m in own if article.blocks[m.block].kind == "body" and _is_line(article, m)]
    of_lines = {m.block for m in lines}
    first_sentence = next((at for at in bodies if at not in of_lines and _is_sentence(article, at)), 0)
    for mention in lines:
        day = whole_day(mention) if mention.block < first_sentence else None
        if day:
            return _stated_anchor(day, mention, why.line_above(_surface(article, mention)))
    for mention in lines:
        day = whole_day(mention) if mention.block == bodies[-1] else None
        if day:
            return _stated_anchor(day, mention, why.line_below(_surface(article, mention)))
    return None


def _from_number_of_agency(article: Article) -> AnchorDay | None:
    """The day that an agency's number for its report begins with; a reader's comment may quote that of another report."""
    for number in _DPA_NUMBER.finditer(article.text):
        block = next((b for b in article.blocks if b.start <= number.start() < b.end), None)
        if block is None or block.kind == "comment":
            continue
        if day := _day_of_number(number):
            return _anchor(day.isoformat(), day, "dateline", why.numbered(number[0]))
    document = _NUMBER_OF_DOCUMENT.match(article.text)
    if document and (day := _day_of_number(document)):
        return _anchor(day.isoformat(), day, "dateline", why.numbered(document[0].strip()))
    return None


def _day_of_number(number: re.Match[str]) -> date | None:
    """A year of two figures is of this century, or, from 70 on, of the last: no newswire is older."""
    year = int(number["year"])
    century = 0 if year > 99 else 1900 if year >= _OLDEST_WIRE else 2000
    try:
        return date(century + year, int(number["month"]), int(number["day"]))
    except ValueError:
        return None


_OLDEST_WIRE = 70


def _is_sentence(article: Article, at: int) -> bool:
    block = article.blocks[at]
    return bool(_FULL_STOP.search(article.text, block.start, block.end))


def _is_line(article: Article, mention: DateMention) -> bool:
    """Whether its line holds nothing but a place before it and a time after it."""
    block = article.blocks[mention.block]
    after = article.text[mention.end : block.end]
    return mention.start - block.start < _PLACE_ALONE and len(after) < _TIME_ALONE and not _LETTERS.search(after)


def _opens_wire_copy(article: Article, mention: DateMention) -> bool:
    """Whether it stands in a dateline that runs on into the text: "LEÓPOLIS (UCRANIA), 3 may (EFE).- Un convoy …"."""
    block = article.blocks[mention.block]
    before = article.text[block.start : mention.start]
    ends = min(block.end, mention.end + _PLACE_LINE)
    follows = _AGENCY.match(article.text, mention.end, ends)
    if follows is None and (before.strip(" ,.").isupper() or _opens_with_town(article, mention, before)):
        follows = _STOP.match(article.text, mention.end, ends)  # "МАХАЧКАЛА, 12 авг. Два человека …"
    return bool(follows) and len(before) < _PLACE_LINE and not _RUNNING_TEXT.search(before)


def _opens_with_town(article: Article, mention: DateMention, before: str) -> bool:
    """Whether the article begins with a town and its day, each with a full stop: "Москва. 22 декабря. INTERFAX.RU - Суд …"."""
    first = next(at for at, block in enumerate(article.blocks) if block.kind == "body")
    return mention.block == first and _TOWN_AND_STOP.fullmatch(before) is not None and not before[:1].islower()


_TOWN_AND_STOP = re.compile(r"[^\W\d_]{3,20}(?:[- ][^\W\d_]{2,20}){0,2}\.\s+")
_RUNNING_TEXT = re.compile(r"[.!?]\s+\w+\s+\w+|\d\w*\s+[^\W\d_A-Z]")
"""Two words of a new sentence, or a number and a small word: "Così, alle 4 del mattino del" stands before no dateline's day."""


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
    commented = [d for m in mentions if article.blocks[m.block].kind == "comment" and (d := whole_day(m))]
    if not commented:
        return None
    earliest = min(commented)
    weekday = own_weekday(own)
    if weekday is None:
        return _anchor(f"{earliest.isoformat()}~", earliest, "comment", why.comment(earliest))
    day = earliest - timedelta(days=(earliest.weekday() - weekday) % 7)
    return _anchor(day.isoformat(), day, "comment", why.comment_and_weekday(earliest, day))


def _from_anniversary(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day on which "a hundred years ago today, on Oct. 20, 1917" is told."""
    for one, other, day in told_to_the_day(own):
        if found := within_year.day_in(day.year + years_ago(one), day.month, day.day):
            reason = why.told_twice(article.text[one.start : other.end], day)
            return _anchor(found.isoformat(), found, "weekday", reason)
    return None


def _from_tomorrow(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day from which "domani, domenica 10 marzo" is seen, or "tomorrow, Friday" where the text dates that Friday."""
    near = told_from(own)
    for one, other in told_twice(own):
        day = day_of(other, near)
        off = days_off(one)
        if day and off:
            reason = why.told_twice(article.text[one.start : other.end], day)
            found = day - timedelta(days=off)
            sure = other.told.year or (other.told.weekday is not None and not is_far(day, own))
            return _anchor(found.isoformat() if sure else f"{found.isoformat()}?", found, "weekday", reason)
    if ahead := told_ahead(own):
        one, day, off = ahead
        found = day - timedelta(days=off)
        return _anchor(found.isoformat(), found, "weekday", why.told_twice(_surface(article, one), day))
    return None


def _from_weekday(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day that the article calls today, or the latest that it names by weekday, day and month."""
    ends = [end for m in own for end in (m, *_last_of(m))]
    named = [m for m in ends if m.told.day and m.told.month and (m.told.weekday is not None or m.told.turn == 0)]
    near = told_from(own)
    found = [(day, m) for m in named if m.tense != "future" and (day := day_of(m, near))]
    today = [(day, m) for day, m in found if m.told.turn == 0]
    if not found:
        return None
    day, mention = today[0] if today else max(found, key=lambda pair: pair[0])
    facts = [last for _, last, _ in past_facts(own)]
    if not today and facts and max(facts) - day > timedelta(days=31):
        return None
    reason = why.weekday_of_year(_surface(article, mention), day, nearest=near is not None)
    if today:
        doubt = "?" if not mention.told.year and is_far(day, own) else ""
        return _anchor(f"{day.isoformat()}{doubt}", day, "weekday", reason)
    return (None if mention.told.year else _weekday_after(article, own, day)) or _anchor(
        f"{day.isoformat()}~", day, "weekday", why.latest_of(reason)
    )


def _last_of(mention: DateMention) -> Iterator[DateMention]:
    """The last day of several: "la nuit de dimanche 3 à lundi 4 juillet" is told on Monday at the earliest."""
    if mention.until is not None:
        yield replace(mention, told=mention.until, until=None)


def _weekday_after(article: Article, own: Sequence[DateMention], day: date) -> AnchorDay | None:
    """The latest past weekday of the lead, after the latest day that is told with its date, but before a planned one.

    Writers name days of the last week by their weekday and older ones by their date. A weekday that is that day's own
    is that day, rather than one a week later: "am Samstag" beside "21.12.2019".
    """
    if today := says_weekday(own):
        mention, said = today
        found = day + timedelta(days=(said - day.weekday()) % 7)
        return _anchor(f"{found.isoformat()}~", found, "weekday", why.weekday_of_lead(_surface(article, mention), day))
    planned = planned_after(own, day)
    after = {
        (m.told.weekday - day.weekday() - 1) % 7 + 1: m
        for m in reversed(lead_weekdays(own))
        if m.told.weekday is not None
    }
    own_day = _A_WEEK_ON in after
    reach = _JUST_AFTER if own_day else _ALMOST_A_WEEK
    near = [n for n in after if n < reach and (planned is None or day + timedelta(days=n) < planned)]
    if not near and (own_day or not (after and planned is None)):
        return None
    count = max(near, default=0) or min(after)
    found = day + timedelta(days=count)
    return _anchor(f"{found.isoformat()}~", found, "weekday", why.weekday_of_lead(_surface(article, after[count]), day))


def _from_fact_or_plan(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """By the latest fact; by what is planned, where that leaves open which week it was."""
    latest = _from_latest_fact(article, own)
    return latest if latest and not is_wide(latest) else _from_plan(article, own) or latest


def _from_plan(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The latest past weekday of the lead before a day that is told with its weekday as planned: "bis Montag, den 21. Februar"."""
    near = told_from(own)
    planned = [m for m in own if m.tense == "future" and m.told.weekday is not None and not m.told.year]
    days = [(day, m) for m in planned if (day := day_by_weekday(m, near))]
    if near is None or not days:
        return None
    day, mention = min(days, key=lambda pair: pair[0])
    lead = {(day.weekday() - m.told.weekday - 1) % 7 + 1 for m in lead_weekdays(own) if m.told.weekday is not None}
    reason = why.weekday_of_year(_surface(article, mention), day, nearest=True)
    if not lead:
        return _anchor(f"{day.isoformat()[:7]}~", day - timedelta(days=1), "weekday", why.planned(reason))
    found = day - timedelta(days=min(lead))
    return _anchor(f"{found.isoformat()}~", found, "weekday", why.planned(reason))


def _from_weekday_and_number(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day of "Tuesday the 4th", "na terça-feira (4)" in the month, since the latest fact, that is nearest to those told without a year.

    Several months of a year have such a day; a text speaks of the months around it. A guess, then.
    """
    numbered = [m for m in own if is_weekday_and_number(m) and m.tense != "future"]
    told = [m.told.month for m in own if m.told.month and not m.told.year and not m.told.shift and not m.until]
    facts = past_facts(own)
    if not (numbered and told and facts):
        return None
    since = max([first for first, last, _ in facts if last - first <= _A_MONTH] or [first for first, _, _ in facts])
    days = [day for n in range(_MONTHS_SINCE) if (day := last_numbered(numbered, *_month_after(since, n)))]
    if not days:
        return None

    def apart(day: date) -> float:
        months = sum(min((day.month - month) % 12, (month - day.month) % 12) for month in told)
        return months + (day - since) / _A_YEAR

    day = min((day for day in days if day >= since), key=apart)
    mention = next((m for m in numbered if m.told.turn == 0), numbered[-1])
    reason = why.weekday_and_number(_surface(article, mention), day)
    return _anchor(f"{day.isoformat()}?", day, "weekday", reason)


def _month_after(day: date, months: int) -> tuple[int, int]:
    """Year and month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return year, month + 1


def _from_latest_fact(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """Not before the latest thing that the article tells as past."""
    facts = [(last, first, m) for first, last, m in past_facts(own)]
    if not facts:
        return _from_days_without_year(article, own)
    last, first, mention = max(facts, key=lambda fact: fact[0])
    coarse = (last - first).days > 31
    within = [
        fact for fact in facts if fact[0] - fact[1] <= _A_MONTH and first <= fact[0] and fact[0].year == last.year
    ]
    named = year_hint(own)
    finest = max(within, key=lambda fact: fact[0], default=None)
    if finest and not (named and named.day > finest[0]):  # of a year, and a day or month of it, that tells more
        last, first, mention = finest
    planned = _from_days_without_year(article, own)
    if planned and planned.day > last and not coarse:
        return planned
    if planned and coarse and (named or max(fact_years(own)) > last.year):
        return planned
    is_year = (last - first).days > 31
    latest = hint(f"{last.year:04d}/.." if is_year else f"{last.isoformat()}~", last)
    later = [(days, m) for m in own if (days := days_seen_from(m, latest)) and days[1] > last]
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
    month = f"{last.isoformat()[:7]}~" if _is_told_first(article, mention) else f"{last.isoformat()[:7]}/.."
    return _anchor(month, last, "latest fact", why.latest_month(first, told))


def _is_told_first(article: Article, mention: DateMention) -> bool:
    """Whether the lead or what stands above it tells it; further down, news tells of what was long ago: "seit Juni 2003"."""
    lead = next((block.end for block in article.blocks if block.kind == "body"), 0)
    return mention.start < lead


def _from_days_without_year(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The latest day told as past, in the year that a weekday or a plan tells: "bis zum 31. Mai 2021"."""
    near = told_from(own)
    dated = [m for m in own if m.told.month and m.told.day and not m.told.year and not m.until and m.tense != "future"]
    between = _told_between(own)
    dated = [m for m in dated if m.start not in between]
    hint = year_hint(own)
    found = [day_near(m, hint) if hint else day_in(m, near) if near else None for m in dated]
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


def _told_between(own: Sequence[DateMention]) -> frozenset[int]:
    """Where days stand whose year the whole days around them in a paragraph tell: "25 November 2025 … 23 December … 11 March 2026"."""
    latest, earliest = _farthest(own, max), _farthest(own[::-1], min)
    found: set[int] = set()
    for mention in own:
        before, after = latest.get(mention.start), earliest.get(mention.start)
        if before and after and _is_day_without_year(mention):
            days = (day_in(mention, year) for year in (before.year, before.year + 1))
            found.update(mention.start for day in days if day and before <= day <= after)
    return frozenset(found)


def _farthest(own: Sequence[DateMention], of: Callable[[date, date], date]) -> dict[int, date]:
    """Start of a mention → the latest or earliest whole day told in its paragraph on that side of it."""
    found: dict[int, date] = {}
    block, seen = -1, None
    for mention in own:
        if mention.block != block:
            block, seen = mention.block, None
        if seen:
            found[mention.start] = seen
        if day := whole_day(mention):
            seen = of(seen, day) if seen else day
    return found


# -- small parts ---------------------------------------------------------------------------------------------------


def _surface(article: Article, mention: DateMention) -> str:
    return article.text[mention.start : mention.end]
