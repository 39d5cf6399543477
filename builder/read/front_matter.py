"""What a Markdown file says of itself, in its front matter or, as reading services export it, in a list under "Metadata".

Clippers agree on no keys: another one's key is a word in _KEYS.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from builder.model import because
from builder.read.stated import Said, is_address, names, original_address, plain_name, stated_day

_KEYS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "full title", "headline"),
    "author": ("author", "authors", "by", "byline", "creator"),
    "source": ("source", "sitename", "site", "site name", "site_name", "publisher", "outlet", "publication", "website"),
    "url": ("url", "link", "source_url", "source url", "canonical", "permalink", "original", "source", "site", "website"),
    "language": ("language", "lang"),
    "published": (
        "published", "date published", "date_published", "datepublished", "publish date", "publish_date", "pubdate",
        "published_at", "published at", "publication date", "publication_date", "date",
    ),
}  # fmt: skip
"""By what they tell, surest first; compared without case. `created`, `clipped`, `saved`, `added`, `modified` and `updated` are days
of the clipper's or the page's later life, and tell nothing. `source` is an outlet's name to some, the page's address to others."""


def front_matter_of(values: Mapping[str, Any]) -> Said:
    """The facts that a mapping of keys to YAML values holds."""
    by_key = {key.strip().lower(): value for key, value in values.items()}

    def said(fact: str) -> Iterator[tuple[str, list[str]]]:
        return ((key, texts) for key in _KEYS[fact] if (texts := list(_texts(by_key.get(key)))))

    def first(fact: str) -> str | None:
        return next((plain_name(", ".join(texts)) for _, texts in said(fact)), None)

    addresses = (text for _, texts in said("url") for text in texts if is_address(text))
    return Said(
        title=first("title"),
        source=next((name for _, texts in said("source") if (name := names(texts))), None),
        author=next((name for _, texts in said("author") if (name := names(texts))), None),
        url=next((original_address(url) for url in addresses), None),
        language=first("language"),
        stated=stated_day((because("front_matter", key=key), plain_name(texts[0])) for key, texts in said("published")),
    )


def _texts(value: object) -> Iterator[str]:
    """The texts of a value or of a list; `[[Anne Durand]]` without quotation marks is a list in a list to YAML."""
    if isinstance(value, list):
        for item in value[:20]:
            yield from _texts(item)
    elif isinstance(value, str | int | float | date) and str(value).strip():
        yield str(value).strip()


_LIST_WITHIN = 40  # lines at the head of the file
_LIST_HEAD = re.compile(r"#{1,6}\s+metadata\s*\Z", re.IGNORECASE)
_LIST_ITEM = re.compile(r"[-*+]\s+\**(?P<key>[A-Za-z][A-Za-z _]{1,30}?)\**\s*:\s*\**\s*(?P<value>\S.*)\Z")


def metadata_list(lines: Iterable[str]) -> dict[str, str]:
    """The items of a "Metadata" list at the head of a file (`- Author: [[Anne Durand]]`); empty where there is none."""
    found: dict[str, str] = {}
    inside = False
    for _, line in zip(range(_LIST_WITHIN), lines, strict=False):
        line = line.strip()[:1000]
        inside = inside or _LIST_HEAD.match(line) is not None
        if inside and (match := _LIST_ITEM.match(line)):
            found.setdefault(match["key"], match["value"])
    return found
