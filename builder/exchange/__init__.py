"""Notes on their way out and in: exports for other programs and for people, and what other programs export.

A format that is written is a function from the notes (outgoing.py) to a text, named here; one that is read makes a Given
(given.py) of each of its items, and is named in incoming.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from builder.exchange.markdown import notes_markdown
from builder.exchange.outgoing import ArticleNotes
from builder.exchange.table import notes_table
from builder.exchange.web_annotation import web_annotations

FORMATS: Mapping[str, Callable[[Iterable[ArticleNotes]], str]] = {
    "jsonld": web_annotations,
    "markdown": notes_markdown,
    "csv": notes_table,
}
