"""Tells which links of notes lead to no page of the collection: shown as text, they would be missed by nobody. A new reason is a line in `_hint`."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Collection as Paths
from collections.abc import Iterator

from builder.model import Collection, Note, Problem
from builder.pages.notes_markdown import near_links, path_of

NOTES_LIE_IN = "content/annotations/"
_FROM_NOTES = "annotations/note.md"
_NEAR = 0.8  # likeness of names from which a page is offered: a slip of the pen, not another article


def dead_links(collection: Collection, pages: Paths[str]) -> Iterator[Problem]:
    """pages: all that a note may lead to, by path below content/."""
    for article, entry in collection.entries.items():
        for placement in entry.placements:
            yield from _of_note(placement.note, f"{NOTES_LIE_IN}{article}.md", pages)
    for file in collection.homeless:
        for note in file.notes:
            yield from _of_note(note, file.path, pages)


def _of_note(note: Note, path: str, pages: Paths[str]) -> Iterator[Problem]:
    for href in dict.fromkeys(near_links(note.body)):
        found = path_of(href, _FROM_NOTES)
        if found is None or found[0] not in pages:
            message = f'a link of this note leads to no page of the collection: "{href}"'
            yield Problem(path=path, line=note.line, message=message, hint=_hint(found, pages), loses=False)


def _hint(found: tuple[str, str] | None, pages: Paths[str]) -> str:
    if found:
        folder, name = posixpath.split(found[0])
        names = sorted(posixpath.basename(page) for page in pages if posixpath.dirname(page) == folder)
        if near := difflib.get_close_matches(
            name.removesuffix(".md"), [one.removesuffix(".md") for one in names], 1, _NEAR
        ):
            return f"Did you mean {posixpath.join('..', folder, near[0])}.md?"
    return f"Write it as seen from {NOTES_LIE_IN}, such as ../articles/<id>.md, or as a whole address, https://…"
