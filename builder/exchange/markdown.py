"""All notes as one Markdown file for people: by article, each passage with what is said of it, in any Markdown viewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.exchange.outgoing import ArticleNotes, passage_of
from builder.model import Note, Placement
from builder.pages import escape


def notes_markdown(articles: Iterable[ArticleNotes]) -> str:
    """What other people wrote is escaped, what the notes say is Markdown as it stands."""
    return "\n\n".join(("# Notes", *(part for notes in articles for part in _article(notes)))) + "\n"


def _article(notes: ArticleNotes) -> Iterator[str]:
    article = notes.article
    yield f"## {escape.markdown_line(article.title if article else notes.id)}"
    facts = (article.source, notes.published, article.url, article.seed) if article else ("the article is not here",)
    yield " · ".join(escape.markdown_line(fact) for fact in facts if fact)
    if notes.tags:
        yield " ".join(f"#{escape.markdown_line(tag)}" for tag in notes.tags)
    for number, placement in enumerate(notes.notes):
        if number:
            yield "---"
        yield from _note(placement, article.text if article else "")


def _note(placement: Placement, text: str) -> Iterator[str]:
    note, passage = placement.note, passage_of(placement, text)
    if passage is not None:
        yield "\n".join(f"> {escape.markdown_line(line)}".rstrip() for line in passage.split("\n"))
        if placement.start < 0:
            yield "*(This passage is not found in the article.)*" if placement.state == "orphan" else _SEVERAL
    if note.body:
        yield note.body
    if signature := _signature(note):
        yield signature


_SEVERAL = "*(This passage stands in the article more than once.)*"


def _signature(note: Note) -> str:
    told = ", ".join(filter(None, (note.author, note.dated)))
    return f"— {escape.markdown_line(told)}" if told else ""
