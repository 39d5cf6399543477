"""What files state of themselves, brought to one form: days, names, addresses. Another way to write a day goes into _DAY_FORMS."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from builder.edtf import is_edtf
from builder.model import Edtf, Reason, StatedDate, because


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a file says of itself, in a page's metadata or in front matter; None where it says nothing."""

    title: str | None
    source: str | None
    author: str | None
    url: str | None
    language: str | None
    stated: StatedDate | None


_DAY_FORMS = (
    "%a, %d %b %Y", "%d %b %Y", "%d %B %Y", "%B %d, %Y", "%b %d, %Y", "%A, %B %d, %Y", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y", "%Y%m%d",
)  # fmt: skip
"""Not 08/03/2019: August 3 or March 8, nothing tells."""
_NO_DAY = re.compile(r"(?:0001-01-01|(?:1900|1970)-01-01[T ]00:00|9999-12-31)")
"""What systems fill a day in with that nobody entered: the first and last day of their calendars, and the midnights that they count from."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?=[T ]|\Z)")
_TIME = re.compile(r"(?:[\s,]+(?:at\s+)?\d{1,2}:\d\d|T\d{4}).*\Z", re.DOTALL)


def stated_day(found: Iterable[tuple[Reason, str]]) -> StatedDate | None:
    """The first value that is a date, of (where it stands, value). A time is cut off: the day is the one the page's own clock says."""
    for where, value in found:
        day = _day_of(value.strip()[:80]) if not _NO_DAY.match(value.strip()) else None
        if day is not None:
            return StatedDate(edtf=day, why=because("stated", where=where, value=value.strip()[:40]))
    return None


def _day_of(value: str) -> Edtf | None:
    if match := _ISO.match(value):
        value = match[0]
    if is_edtf(value):
        return Edtf(value)
    for form in _DAY_FORMS:
        try:
            return Edtf(datetime.strptime(_TIME.sub("", value), form).date().isoformat())
        except ValueError:
            continue
    return None


_LINKED = re.compile(r"\[\[([^\[\]|]{1,200})(?:\|([^\[\]]{1,200}))?\]\]|\[([^\[\]]{1,200})\]\([^()\s]{0,500}\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z", re.IGNORECASE)
_MOST_NAMES = 20


def plain_name(text: str) -> str:
    """A name without the marks of a link in notes: `[[Anne Durand]]`, `[[people/anne|Anne Durand]]`, `[Anne](https://…)`, `@anne`."""
    text = _LINKED.sub(lambda match: match[2] or match[1] or match[3], text[:2000])
    return " ".join(text.split()).removeprefix("@")


def names(values: Iterable[str]) -> str | None:
    """Several names as one text, each once; an address (a page of Facebook's) names nobody. None for none."""
    plain = (plain_name(value) for value in values)
    found = list(dict.fromkeys(name for name in plain if name and not is_address(name)))
    return ", ".join(found[:_MOST_NAMES]) or None


WEB_ADDRESS = re.compile(r"https?://\S+\Z")
"""The target of a link that is kept beside it, as text; one within the page or its site leads nowhere from here."""


def is_address(text: str) -> bool:
    return _ADDRESS.match(text.strip()) is not None


_ARCHIVED = re.compile(
    r"https?://(?:(?:web|wayback)\.archive\.org/web|archive\.(?:today|is|ph|md|vn|li|fo))/(?:[\d.-]{4,20}[a-z_]{0,5}/|o/\w+/)(?P<original>https?://\S+)\Z",
    re.IGNORECASE,
)


def original_address(url: str) -> str:
    """The address of the page itself, where this is a copy of it in an archive of the web."""
    match = _ARCHIVED.match(url.strip())
    return match["original"] if match else url.strip()


def host_of(url: str) -> str | None:
    """The host of an address without its `www.`: "lemonde.fr"; None for what is no address of the web."""
    try:
        host = urlsplit(url).hostname if url.lower().startswith(("http://", "https://")) else None
    except ValueError:
        return None
    return re.sub(r"\A(?:www\d?|m|mobile|amp)\.(?=.+\.)", "", host) if host and "." in host else None
