"""What a date is counted from, and how sure a value is that is counted from it.

To give a date one more thing to be seen from, add a field to `Reference` and fill it in decide/dates.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from builder.edtf import bounds_of
from builder.model import AnchorDay, DateKind, Edtf, Reason, Tense

OVER: Final = ("past", "since")
"""Of what is over, or began before: "since Monday"."""

_EXACT = 7  # days: within an anchor this wide, "samedi" still has one answer at most a week off, which `~` says
_OPEN_YEAR = 120  # days: an anchor wider than this leaves the year of a date open


@dataclass(frozen=True, slots=True)
class Reference:
    """What a date is counted from, at the place where it stands."""

    anchor: AnchorDay | None
    day: date | None = None
    """The day told last, in this or the paragraph before."""
    stretch: str | None = None
    """The value of what was told last, be it a day, a month or a year."""
    year: int | None = None
    """The year named just before, in the same sentence."""
    beside: date | None = None
    """The day told with its date just before, in the same sentence."""
    named: Mapping[int, date] = field(default_factory=dict)
    """Weekday → the day of that name that the article dates elsewhere ("samedi 29 mai"), close to the anchor day."""
    years: Mapping[tuple[int, int], int] = field(default_factory=dict)
    """Month and day → the year with which the article tells that day elsewhere."""
    event: int | None = None
    """The year of the event that a word beside the date names."""

    @property
    def told(self) -> date | None:
        """The first day of what was told last."""
        return bounds_of(Edtf(self.stretch))[0] if self.stretch else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of one date expression."""

    edtf: str
    kind: DateKind
    why: Reason
    names_year: bool = False
    """Whether the sentence names its year, so that it holds for the dates after it."""


def is_wide(anchor: AnchorDay) -> bool:
    """Whether the anchor leaves open which week it was."""
    first, last = bounds_of(anchor.edtf)
    return (last - first).days > _EXACT


def is_open(anchor: AnchorDay) -> bool:
    """Whether only the earliest year is known, "2015/..": no day or week can be counted from it."""
    return anchor.edtf.endswith("/..")


def fits_tense(day: date, tense: Tense, anchor: AnchorDay) -> bool:
    """Whether a day may be told in that tense: what is over does not lie ahead, what is planned not behind."""
    if tense in OVER:
        return day <= anchor.day
    return tense != "future" or day >= anchor.day


def is_guess(anchor: AnchorDay) -> bool:
    return anchor.edtf.endswith("?")


def if_exact(edtf: str, anchor: AnchorDay) -> str:
    """Approximate or uncertain where the anchor day is."""
    if anchor.edtf == anchor.day.isoformat() or "/" in edtf or edtf[-1] in "?~":
        return edtf
    return f"{edtf}?" if is_guess(anchor) else f"{edtf}~"


def if_sure(edtf: str, anchor: AnchorDay) -> str:
    """Uncertain where the anchor leaves the year open, or is a guess itself."""
    first, last = bounds_of(anchor.edtf)
    if edtf[-1] in "?~" or ((last - first).days < _OPEN_YEAR and not is_guess(anchor)):
        return edtf
    return "/".join(f"{end}?" for end in edtf.split("/"))


def month_about(anchor: AnchorDay) -> str:
    return f"{anchor.day.isoformat()[:7]}~"
