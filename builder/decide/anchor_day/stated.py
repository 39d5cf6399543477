"""The day of publication where something states it as such: a correction, the page's metadata, a line of its own, the number of an agency's report."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from builder.decide import date_reasons as why
from builder.decide.anchor_day.parts import anchor, surface
from builder.decide.told_days import whole_day
from builder.edtf import bounds_of
from builder.model import AnchorDay, Article, DateMention, Edtf, Reason

_DPA_NUMBER = re.compile(r"\bdpa:(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)-\d{1,3}-\d{3,9}/\d")
"""dpa ends a report with its day, the service, a number and the version: "dpa:230817-99-852147/3"."""
_NUMBER_OF_DOCUMENT = re.compile(r"\s*[A-Z]{2,4}(?P<year>(?:19|20)?\d\d)(?P<month>\d\d)(?P<day>\d\d)[-.]\d{2,6}\b")
"""Archives of newswires begin a document with one: "APW19980227.1043", "WSJ891025-0112" (LDC)."""
_OLDEST_WIRE = 70  # the year of the last century from which reports were kept by such a number
_FULL_STOP = re.compile(r"[.!?؟][\s\"'»”’)]*\Z")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_PLACE_ALONE = 30  # characters before a date that has its line to itself: "القاهرة في "
_TIME_ALONE = 12  # characters after it: ", 11:42."


def from_correction(correction: Edtf | None) -> AnchorDay | None:
    """What the annotation of the article says; the first day of it, if that is more than one."""
    if correction is None:
        return None
    return anchor(correction, bounds_of(correction)[0], "correction", why.corrected())


def from_metadata(article: Article) -> AnchorDay | None:
    """The day that the page or the front matter states; none where it is no date that EDTF can tell."""
    if article.stated is None:
        return None
    try:
        first, last = bounds_of(article.stated.edtf)
    except ValueError:
        return None
    edtf = first.isoformat() if first == last else article.stated.edtf
    return anchor(edtf, first, "metadata", article.stated.why)


def stated_anchor(day: date, mention: DateMention, reason: Reason) -> AnchorDay:
    """The day of a whole date; with a doubt if its day and month may stand the other way round: "5/6/2021"."""
    if mention.told.order_guessed:
        return anchor(f"{day.isoformat()}?", day, "dateline", why.both(reason, why.order_guessed()))
    return anchor(day.isoformat(), day, "dateline", reason)


def from_line_of_its_own(article: Article, own: Sequence[DateMention]) -> AnchorDay | None:
    """The day that has a line to itself, with a place at most, above the first sentence or below the last: "Lima, 9 June 2009"."""
    bodies = [at for at, block in enumerate(article.blocks) if block.kind == "body"]
    lines = [m for m in own if article.blocks[m.block].kind == "body" and _is_line(article, m)]
    of_lines = {m.block for m in lines}
    first_sentence = next((at for at in bodies if at not in of_lines and _is_sentence(article, at)), 0)
    for mention in lines:
        day = whole_day(mention) if mention.block < first_sentence else None
        if day:
            return stated_anchor(day, mention, why.line_above(surface(article, mention)))
    for mention in lines:
        day = whole_day(mention) if mention.block == bodies[-1] else None
        if day:
            return stated_anchor(day, mention, why.line_below(surface(article, mention)))
    return None


def _is_sentence(article: Article, at: int) -> bool:
    block = article.blocks[at]
    return bool(_FULL_STOP.search(article.text, block.start, block.end))


def _is_line(article: Article, mention: DateMention) -> bool:
    """Whether its line holds nothing but a place before it and a time after it."""
    block = article.blocks[mention.block]
    after = article.text[mention.end : block.end]
    return mention.start - block.start < _PLACE_ALONE and len(after) < _TIME_ALONE and not _LETTERS.search(after)


def from_number_of_agency(article: Article) -> AnchorDay | None:
    """The day that an agency's number for its report begins with; a reader's comment may quote that of another report."""
    for number in _DPA_NUMBER.finditer(article.text):
        block = next((b for b in article.blocks if b.start <= number.start() < b.end), None)
        if block is None or block.kind == "comment":
            continue
        if day := _day_of_number(number):
            return anchor(day.isoformat(), day, "dateline", why.numbered(number[0]))
    document = _NUMBER_OF_DOCUMENT.match(article.text)
    if document and (day := _day_of_number(document)):
        return anchor(day.isoformat(), day, "dateline", why.numbered(document[0].strip()))
    return None


def _day_of_number(number: re.Match[str]) -> date | None:
    """A year of two figures is of this century, or, from `_OLDEST_WIRE` on, of the last."""
    year = int(number["year"])
    century = 0 if year > 99 else 1900 if year >= _OLDEST_WIRE else 2000
    try:
        return date(century + year, int(number["month"]), int(number["day"]))
    except ValueError:
        return None
