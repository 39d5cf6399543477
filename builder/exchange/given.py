"""A note as a file from elsewhere gives it, before it is known what article it is on; and how such files' values are read.

Every format that is read makes these of its items; what one more format knows of a note gets a field here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from builder.annotate.anchors import NOWHERE, Anchor
from builder.edtf import is_edtf
from builder.model import Edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    line: int
    """Of the file, where the item begins."""
    raw: Mapping[str, object]
    """The item as it stands in the file."""
    id: str | None = None
    answers: tuple[str, ...] = ()
    """What it may answer, nearest first; where one of these is the id of another item, it does."""
    is_reply: bool = False
    """It answers another note, whether that is in the file or not."""
    sha256: str | None = None
    """Of the article's seed: only our own exports know it."""
    article: str | None = None
    """The article's id, from our own exports."""
    urls: tuple[str, ...] = ()
    title: str | None = None
    quote: str | None = None
    """None: it is on the whole article."""
    anchor: Anchor = NOWHERE
    body: str = ""
    tags: tuple[str, ...] = ()
    author: str | None = None
    dated: Edtf | None = None
    created: str = ""
    """As the file has it, for sorting replies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An item that no note can be made of, or that no article was found for."""

    line: int
    raw: Mapping[str, object]
    why: str
    hint: str


# -- values of other people's files: of any type, at any place --------------------------------------------------------


def string(value: object) -> str | None:
    """None for what is no text, or a blank one."""
    return value if isinstance(value, str) and value.strip() else None


def listed(value: object) -> list[object]:
    """Where a format allows one value or a list of them."""
    return value if isinstance(value, list) else [] if value is None else [value]


def texts(value: object, *keys: str) -> list[str]:
    """The texts that a value is, or a list of them; of an object, what it has under these keys."""
    found: list[object] = []
    for one in listed(value):
        found += [one.get(key) for key in keys] if isinstance(one, Mapping) else [one]
    return [text for one in found for text in listed(one) if isinstance(text, str) and text.strip()]


def name_of(person: object) -> str | None:
    """The name of a person who is told by name, by account (`acct:name@host`) or by address."""
    for name in texts(person, "name", "nickname", "schema:name", "id", "@id"):
        told = name.removeprefix("acct:").partition("@")[0] if name.startswith("acct:") else name
        return _LINE_ENDS.sub(" ", told).strip() or None
    return None


_LINE_ENDS = re.compile(r"[\r\n]+")


def day_of(*stamps: object) -> Edtf | None:
    """The first that is EDTF, or the day of a time (`2024-05-01T10:00:00Z`)."""
    for stamp in stamps:
        if isinstance(stamp, str):
            told = stamp.strip()
            told = told[:10] if told[10:11] in ("T", "t", " ") else told
            if is_edtf(told):
                return Edtf(told)
    return None
