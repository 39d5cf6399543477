"""All notes: by tag, by article, and those whose article is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from builder.model import Annotations, Collection, Entry, Page
from builder.pages import addresses, escape
from builder.pages.fragments import title_link
from builder.pages.front_matter import index_front
from builder.pages.notes_markdown import Target, note_markdown
from builder.pages.placed_notes import Numbered, numbered, quoted, signed, spoken_in
from builder.pages.words import word


def notes_page(collection: Collection, target: Target) -> Page:
    here, language = addresses.NOTES, collection.settings.language
    title = word(language, "titles.notes")
    sections = [
        *_by_tag(collection, here),
        *_by_article(collection, target, here),
        *_homeless(collection, target, here),
    ]
    body = (f"# {escape.markdown_line(title)} {{: #title }}", *(sections or [word(language, "notes.empty")]))
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _address(entry: Entry, note: Numbered, here: str) -> str:
    return f"{addresses.link(here, addresses.article_page(entry.analysis.article))}#{note.anchor}"


def _by_tag(collection: Collection, here: str) -> Iterator[str]:
    """Each tag with links to its notes."""
    tagged: defaultdict[str, list[str]] = defaultdict(list)
    for entry in collection.entries.values():
        for note in numbered(entry):
            for tag in note.placement.note.tags:
                label = quoted(note.placement.note) or word(collection.settings.language, "notes.whole")
                tagged[tag].append(f"[{label}]({_address(entry, note, here)})")
    if tagged:
        yield "\n".join(_tag_line(tag, tagged) for tag in sorted(tagged))


def _tag_line(tag: str, tagged: Mapping[str, list[str]]) -> str:
    return f"- **<bdi>&#35;{escape.markdown(tag, at_line_start=False)}</bdi>** · {' · '.join(tagged[tag])}"


def _by_article(collection: Collection, target: Target, here: str) -> Iterator[str]:
    for article, entry in collection.entries.items():
        notes = numbered(entry)
        if notes:
            yield f"## {title_link(collection, article, here)} {{: #article-{article} }}"
        for note in notes:
            yield from _note(collection, entry, note, target, here)


def _note(collection: Collection, entry: Entry, note: Numbered, target: Target, here: str) -> Iterator[str]:
    label = quoted(note.placement.note) or word(collection.settings.language, "notes.whole")
    yield f"[{label}]({_address(entry, note, here)}){signed(note.placement.note)}\n{{: .note-head }}"
    written = note.placement.note.body
    spoken = spoken_in(written, (collection.settings.language, entry.analysis.article.language))
    body = note_markdown(written, partial(_resolved, target, here), spoken)
    if body:
        yield body


def _resolved(target: Target, here: str, href: str) -> str | None:
    return target(href, here)


def _homeless(collection: Collection, target: Target, here: str) -> Iterator[str]:
    """Notes are never dropped with the seed they were on."""
    if collection.homeless:
        yield f"## {word(collection.settings.language, 'notes.homeless')} {{: #homeless }}"
    for number, file in enumerate(collection.homeless, 1):  # not by name: no seed's rules have made that one safe
        yield f"### {escape.markdown_line(file.path)} {{: #homeless-{number} }}"
        yield from _homeless_notes(file, target, here)


def _homeless_notes(file: Annotations, target: Target, here: str) -> Iterator[str]:
    for note in file.notes:
        if note.quote is not None:
            yield f"{quoted(note)}{signed(note)}\n{{: .note-head }}"
        body = note_markdown(note.body, partial(_resolved, target, here))
        if body:
            yield body
