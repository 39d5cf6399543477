"""The words of the buttons and the editor with which notes are written where one reads. Another word is a key in builder/words/<language>.toml."""

from __future__ import annotations

from builder.model import Collection, Page
from builder.pages.scripts import script_page
from builder.words import words_of


def writing_page(collection: Collection) -> Page:
    return script_page("data/writing.js", ("writing",), words_of(collection.settings.language, "writing"))
