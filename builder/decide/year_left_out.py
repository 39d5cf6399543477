"""The value of a date whose year the text leaves out: the nearest to the anchor day, checked with weekday and tense.

Each function takes one kind of date. A new kind gets its function here and its line in resolve.py.
"""

from __future__ import annotations

from datetime import date, timedelta

from builder.decide import date_reasons as why
from builder.decide.reference import OVER, Reference, Resolved, fits_tense, if_exact, if_sure, is_open, is_wide
from builder.decide.within_year import day_in, qualified, value_within
from builder.edtf import bounds_of
from builder.model import AnchorDay, Edtf, Tense, ToldDate

_FIRM = frozenset({"correction", "dateline", "metadata"})
"""Anchors that are stated: against them a weekday that does not fit is rather a slip of the writer than another year."""
_SOON = {"past": 45, "since": 3}
"""Days: what is told so cannot lie farther ahead; a day of publication that was inferred may be a little early."""
_JUST_NOW = 60  # days: what is planned may begin with a day so long past ("the strike that began on 3 May will go on")
_ANNIVERSARY = timedelta(days=14)
"""So near to publication, a day that is told of another year, too, is rather its anniversary."""
_FAR = {"since": 1, "past": 3}
"""Months: what is told as over cannot lie so far ahead; "in October the trial of January was annulled"."""
_FARTHEST = 4  # months: from so far on the tense of the sentence tells more than nearness, whatever it is
_YEARS_OFF = 8  # years that a weekday may be off a day of publication that was only inferred


def day_of_event(told: ToldDate, reference: Reference) -> Resolved | None:
    """ "The Sept. 11 attacks": of the event's year, unless the article is older; an attack of last week, on such a day, is another."""
    assert told.month
    assert told.day
    anchor = reference.anchor
    day = day_in(reference.event, told.month, told.day) if reference.event else None
    if day is None or (anchor and day > anchor.day):
        return None
    if anchor:
        years = range(max(1, anchor.day.year - 1), min(9999, anchor.day.year + 1) + 1)
        nearest = _nearest([one for year in years if (one := day_in(year, told.month, told.day))] or [day], anchor)
        if nearest != day and abs(nearest - anchor.day) <= _ANNIVERSARY:
            return None
    return Resolved(day.isoformat(), "partial", why.known_event(day))


def day_of_month(
    told: ToldDate, tense: Tense, reference: Reference, anchor: AnchorDay, surface: str
) -> Resolved | None:
    """ "3 mai", "lundi 19 mars"."""
    assert told.month
    assert told.day
    beside = day_in(reference.year, told.month, told.day) if reference.year and told.turn is None else None
    if beside and _fits(beside, told):
        return Resolved(beside.isoformat(), "partial", why.year_beside(beside.year), names_year=True)
    years = range(max(1, anchor.day.year - _YEARS_OFF), min(9999, anchor.day.year + _YEARS_OFF) + 1)
    days = _turned([day for year in years if (day := day_in(year, told.month, told.day))], told.turn, anchor)
    if not days:
        return None
    nearest = _nearest(days, anchor)
    elsewhere = _told_elsewhere(told, reference)
    if elsewhere and fits_tense(elsewhere, tense, anchor) and abs(nearest - anchor.day) > _ANNIVERSARY:
        return Resolved(elsewhere.isoformat(), "partial", why.dated_elsewhere(elsewhere))
    if told.weekday is not None:
        return _checked_with_weekday(told, days, nearest, anchor, surface)
    reason = why.turned(told.turn, anchor) if told.turn else why.nearest(anchor, nearest.year)
    soon = 0 if is_open(anchor) else _SOON.get(tense or "", 0)
    if tense in OVER and (nearest - anchor.day).days > soon and told.turn is None:
        nearest, reason = max(day for day in days if day <= anchor.day), why.by_tense(tense, anchor)
    elif tense == "future" and not is_open(anchor) and (anchor.day - nearest).days > _JUST_NOW and told.turn is None:
        nearest, reason = min(day for day in days if day >= anchor.day), why.by_tense(tense, anchor)
    return Resolved(if_sure(nearest.isoformat(), anchor), "partial", reason)


def _told_elsewhere(told: ToldDate, reference: Reference) -> date | None:
    """The same day where the article tells it with its year: "the attacks of 7 October", of 2023."""
    assert told.month
    assert told.day
    year = reference.years.get((told.month, told.day)) if told.turn is None else None
    day = day_in(year, told.month, told.day) if year else None
    return day if day and _fits(day, told) else None


def _checked_with_weekday(told: ToldDate, days: list[date], nearest: date, anchor: AnchorDay, surface: str) -> Resolved:
    assert told.weekday is not None
    reach = 1 if anchor.source in _FIRM else _YEARS_OFF
    fitting = [day for day in days if _fits(day, told) and abs(day.year - anchor.day.year) <= reach]
    if not fitting:
        reason = why.weekday_differs(nearest, told.weekday, anchor)
        return Resolved(if_sure(nearest.isoformat(), anchor), "partial", reason)
    best = _nearest(fitting, anchor)
    value = if_sure(best.isoformat(), anchor) if best == nearest else best.isoformat()
    return Resolved(value, "partial", why.weekday_agrees(surface, best))


def _nearest(days: list[date], anchor: AnchorDay) -> date:
    return min(days, key=lambda day: (abs((day - anchor.day).days), day))


def _turned(days: list[date], turn: int | None, anchor: AnchorDay) -> list[date]:
    """Those before the anchor for "last", those after it for "next"; a day of publication that was inferred from it is it."""
    if not turn:
        return days
    inferred = anchor.source not in _FIRM
    return [d for d in days if (d < anchor.day if turn < 0 else d > anchor.day) or (inferred and d == anchor.day)]


def _fits(day: date, told: ToldDate) -> bool:
    return told.weekday is None or day.weekday() == told.weekday


def month(told: ToldDate, tense: Tense, reference: Reference, anchor: AnchorDay) -> Resolved | None:
    """ "En mai", "fin février", "juin prochain"."""
    assert told.month
    if reference.year and told.turn is None:
        value = qualified(f"{reference.year:04d}-{told.month:02d}", told)
        return Resolved(value, "partial", why.year_beside(reference.year), names_year=True)
    here = anchor.day.year * 12 + anchor.day.month - 1
    months = [year * 12 + told.month - 1 for year in range(anchor.day.year - 2, anchor.day.year + 3)]
    if told.turn is not None:
        turn = told.turn
        found = min((m for m in months if _is_turned(m, here, turn)), key=lambda m: abs(m - here))
        value = qualified(f"{found // 12:04d}-{told.month:02d}", told)
        return Resolved(if_sure(value, anchor), "relative", why.turned(turn, anchor))
    found = min(months, key=lambda m: (abs(m - here), m))
    reason = why.nearest(anchor, found // 12)
    far = _FAR.get(tense or "", _FARTHEST) if found > here else 1 if tense == "since" else _FARTHEST
    if (
        tense
        and not (tense == "future" and is_open(anchor))
        and abs(found - here) >= far
        and (found > here) == (tense != "future")
    ):
        found = min((m for m in months if (m <= here) == (tense != "future")), key=lambda m: abs(m - here))
        reason = why.by_tense(tense, anchor)
    value = qualified(f"{found // 12:04d}-{told.month:02d}", told)
    return Resolved(if_sure(value, anchor), "partial", reason)


def _is_turned(month: int, here: int, turn: int) -> bool:
    """Months counted from the year 0: whether it is the last, this year's, or the next."""
    return month < here if turn < 0 else month > here if turn else month // 12 == here // 12


def once_a_year(told: ToldDate, tense: Tense, anchor: AnchorDay) -> Resolved | None:
    """A feast, a season, "the first Monday in November": the nearest, as the tense has it, or the last or next one."""
    values = [v for year in range(anchor.day.year - 1, anchor.day.year + 2) if (v := value_within(year, told))]
    spans = {value: bounds_of(Edtf(value)) for value in values}
    reason = why.nearest(anchor)
    if told.turn is not None:
        turn, day = told.turn, anchor.day
        spans = {
            v: (a, b)
            for v, (a, b) in spans.items()
            if (b < day if turn < 0 else a > day if turn else a.year == day.year)
        }
        reason = why.turned(told.turn, anchor)
    elif tense:
        just_now = anchor.day - timedelta(days=_JUST_NOW)
        spans = {v: (a, b) for v, (a, b) in spans.items() if (a <= anchor.day if tense in OVER else b >= just_now)}
        reason = why.by_tense(tense, anchor)
    elif told.quarter or told.half:  # reports tell of those that have begun, and plans have verbs of the future
        spans = {v: (a, b) for v, (a, b) in spans.items() if a <= anchor.day}
        reason = why.begun_last(anchor)
    if not spans:
        return None
    value = min(spans, key=lambda v: max((spans[v][0] - anchor.day).days, (anchor.day - spans[v][1]).days, 0))
    return Resolved(if_sure(value, anchor), "partial", reason)


def weekday_and_day(told: ToldDate, anchor: AnchorDay) -> Resolved | None:
    """ "Mercredi 13": the nearest 13th that is a Wednesday."""
    assert told.weekday is not None
    assert told.day
    if is_open(anchor):
        return None
    around = (anchor.day + timedelta(days=n) for n in range(-200, 201))
    days = [day for day in around if day.day == told.day and day.weekday() == told.weekday]
    if not days:
        return None
    return Resolved(_nearest(days, anchor).isoformat(), "partial", why.weekday_and_day(told.weekday, told.day, anchor))


def day_alone(told: ToldDate, tense: Tense, anchor: AnchorDay) -> Resolved | None:
    """ "Dia 27": of this month, or of the one before or after, as the tense has it; "el pasado día 27" is the last."""
    around = [anchor.day + timedelta(days=n) for n in range(-45, 46)]
    days = _turned([day for day in around if day.day == told.day], told.turn, anchor)
    days = [day for day in days if told.turn or fits_tense(day, tense, anchor)]
    if is_wide(anchor) or not days:
        return None
    reason = why.turned(told.turn, anchor) if told.turn else why.nearest(anchor)
    return Resolved(if_exact(_nearest(days, anchor).isoformat(), anchor), "partial", reason)
