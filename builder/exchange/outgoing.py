"""The notes of a collection, gathered for the exports: by article, in the order of their files. What every format needs of a note is a field here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.annotate.anchor import place_notes
from builder.model import Annotations, Article, Collection, Edtf, Entry, Language, Placement


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNotes:
    """The notes of one annotation file."""

    id: str
    article: Article | None
    """None: the seed is not there; its notes go out all the same."""
    published: Edtf | None
    tags: tuple[str, ...]
    """The article's own: those that none of its notes has."""
    notes: tuple[Placement, ...]
    languages: tuple[Language, ...]
    """In which a note may be taken to be: the site's, then the article's."""


def notes_of(collection: Collection) -> Iterator[ArticleNotes]:
    """By article id; articles without notes and tags are left out."""
    found = [_of_entry(entry, collection) for entry in collection.entries.values()]
    found += [_of_homeless(file, collection) for file in collection.homeless]
    yield from sorted((one for one in found if one.notes or one.tags), key=lambda one: one.id)


def _of_entry(entry: Entry, collection: Collection) -> ArticleNotes:
    article, published = entry.analysis.article, entry.analysis.published
    return ArticleNotes(
        id=article.id,
        article=article,
        published=published.edtf if published else None,
        tags=_own_tags(entry.tags, entry.placements),
        notes=entry.placements,
        languages=(collection.settings.language, article.language),
    )


def _of_homeless(file: Annotations, collection: Collection) -> ArticleNotes:
    placements = place_notes("", file.notes)
    return ArticleNotes(
        id=file.article,
        article=None,
        published=None,
        tags=_own_tags(file.tags, placements),
        notes=placements,
        languages=(collection.settings.language,),
    )


def _own_tags(tags: Sequence[str], placements: Sequence[Placement]) -> tuple[str, ...]:
    noted = {tag for placement in placements for tag in placement.note.tags}
    return tuple(tag for tag in tags if tag not in noted)


def passage_of(placement: Placement, text: str) -> str | None:
    """What stands in the article where the note is; the quote as it was written where it is nowhere; None for the whole article."""
    return text[placement.start : placement.end] if placement.start >= 0 else placement.note.quote
