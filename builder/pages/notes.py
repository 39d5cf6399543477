"""All notes: by tag, by article, and those whose article is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from builder.model import Annotations, Collection, Entry, Note, Page
from builder.pages import addresses, escape
from builder.pages.fragments import foreign, title_link
from builder.pages.front_matter import index_front
from builder.pages.notes_markdown import Target
from builder.pages.placed_notes import (
    Numbered,
    body_markdown,
    is_lost,
    likeness,
    numbered,
    part_of,
    quoted,
    signature,
    signed,
    tag_id,
)
from builder.words import word


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
    page = addresses.article_page(entry.analysis.article, part_of(entry, note))
    return f"{addresses.link(here, page)}#{note.anchor}"


def _by_tag(collection: Collection, here: str) -> Iterator[str]:
    """Each tag with links to its notes."""
    tagged: defaultdict[str, list[str]] = defaultdict(list)
    for note, link in (*_links(collection, here), *_homeless_links(collection)):
        for tag in note.tags:
            tagged[tag].append(link)
    if tagged:
        yield "\n".join(_tag_line(tag, tagged) for tag in sorted(tagged))


def _links(collection: Collection, here: str) -> Iterator[tuple[Note, str]]:
    """Each note with a link to it by its quote, or by its article's title."""
    for entry in collection.entries.values():
        article = entry.analysis.article
        for note in numbered(entry):
            label = quoted(note.placement.note) or foreign(article.title, article.language)
            yield note.placement.note, f"[{label}]({_address(entry, note, here)})"


def _homeless_links(collection: Collection) -> Iterator[tuple[Note, str]]:
    for number, file in enumerate(collection.homeless, 1):
        for note in file.notes:
            yield note, f"[{quoted(note) or escape.markdown_line(file.path)}](#homeless-{number})"


def _tag_line(tag: str, tagged: Mapping[str, list[str]]) -> str:
    name = f'<bdi id="{tag_id(tag)}">&#35;{escape.markdown(tag, at_line_start=False)}</bdi>'
    return f"- **{name}** · {' · '.join(tagged[tag])}"


def _by_article(collection: Collection, target: Target, here: str) -> Iterator[str]:
    for article, entry in collection.entries.items():
        notes = numbered(entry)
        if notes:
            yield f"## {title_link(collection, article, here)} {{: #article-{article} }}"
        for note in notes:
            yield from _note(collection, entry, note, target, here)


def _note(collection: Collection, entry: Entry, note: Numbered, target: Target, here: str) -> Iterator[str]:
    language, placement = collection.settings.language, note.placement
    label = quoted(placement.note) or word(language, "notes.whole")
    lost = f" · **{word(language, f'article.{placement.state}')}**" if is_lost(placement) else ""
    found = lost or likeness(placement, language)
    yield f"[{label}]({_address(entry, note, here)}){signed(placement.note)}{found}\n{{: .note-head }}"
    body = body_markdown(placement.note, target, here, (language, entry.analysis.article.language))
    if body:
        yield body


def _homeless(collection: Collection, target: Target, here: str) -> Iterator[str]:
    """Notes are never dropped with the seed they were on."""
    if collection.homeless:
        yield f"## {word(collection.settings.language, 'notes.homeless')} {{: #homeless }}"
    for number, file in enumerate(collection.homeless, 1):  # not by name: no seed's rules have made that one safe
        yield f"### {escape.markdown_line(file.path)} {{: #homeless-{number} }}"
        yield from _homeless_notes(file, target, here, collection.settings.language)


def _homeless_notes(file: Annotations, target: Target, here: str, language: str) -> Iterator[str]:
    for note in file.notes:
        if note.quote is not None:
            yield f"{quoted(note)}{signed(note)}\n{{: .note-head }}"
        body = body_markdown(note, target, here, (language,))
        if body:
            yield body
        if note.quote is None and (by := signature(note)):
            yield by
