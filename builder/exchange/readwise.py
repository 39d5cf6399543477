"""Highlights as Readwise exports them: one row a highlight, with the title of what it is from and, seldom, its address."""

from __future__ import annotations

from collections.abc import Mapping

from builder.exchange.given import Given, Refused, day_of, string

COLUMNS = ("Highlight", "Book Title")
"""Without these a table is of another kind; Note, Tags, Highlighted at, URL may be missing."""
_URLS = ("URL", "Source URL", "Url", "url")


def is_readwise(item: Mapping[str, object]) -> bool:
    return all(column in item for column in COLUMNS)


def parse_readwise(item: Mapping[str, object], line: int) -> Given | Refused:
    """A row without a highlight is a note on the whole article. The notes are the reader's own: no name is told."""
    quote, body = string(item.get("Highlight")), string(item.get("Note")) or ""
    if quote is None and not body:
        return Refused(
            line=line, raw=item, why="a row without a highlight and without a note", hint="Nothing is lost with it."
        )
    tags = (tag.strip() for tag in (string(item.get("Tags")) or "").split(","))
    return Given(
        line=line,
        raw=item,
        urls=tuple(url for column in _URLS if (url := string(item.get(column))) is not None),
        title=string(item.get("Book Title")),
        quote=quote,
        body=body,
        tags=tuple(tag for tag in tags if tag),
        dated=day_of(item.get("Highlighted at")),
    )
