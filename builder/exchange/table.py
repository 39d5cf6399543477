"""All notes as a CSV table, a row a note, for spreadsheets (RFC 4180, UTF-8). A new column is a line in `_row`."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping

from builder.exchange.outgoing import ArticleNotes, passage_of
from builder.model import Placement

_FORMULA = re.compile(r"[=+@\t\r-](?![0-9.,]*$)")
"""What a spreadsheet would compute: a passage from the web must not run there (OWASP, CSV injection)."""


def notes_table(articles: Iterable[ArticleNotes]) -> str:
    rows = [_row(notes, placement) for notes in articles for placement in notes.notes]
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, _COLUMNS)
    writer.writeheader()
    writer.writerows({column: _harmless(cell) for column, cell in row.items()} for row in rows)
    return table.getvalue()


_COLUMNS = (
    "article", "title", "source", "published", "url", "passage", "quote", "note", "tags", "author", "date", "state", "start",
    "end", "line",
)  # fmt: skip


def _row(notes: ArticleNotes, placement: Placement) -> Mapping[str, str]:
    """Offsets are code points of the article's text; empty where the note is nowhere, or on the whole article."""
    article, note = notes.article, placement.note
    is_placed = placement.start >= 0
    return {
        "article": notes.id,
        "title": article.title if article else "",
        "source": (article.source if article else None) or "",
        "published": notes.published or "",
        "url": (article.url if article else None) or "",
        "passage": (passage_of(placement, article.text) or "") if article and is_placed else "",
        "quote": note.quote or "",
        "note": note.body,
        "tags": ", ".join(note.tags),
        "author": note.author or "",
        "date": note.dated or "",
        "state": "whole article" if note.quote is None else placement.state,
        "start": str(placement.start) if is_placed else "",
        "end": str(placement.end) if is_placed else "",
        "line": str(note.line),
    }


def _harmless(cell: str) -> str:
    """With an apostrophe before what would be a formula; spreadsheets take that for "this is text"."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
