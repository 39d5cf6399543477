"""Writes the pages, one function per kind of page; escaping is in escape.py and nowhere else. A new kind of page joins all_pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from builder.model import Collection, Page
from builder.pages import addresses
from builder.pages.accounts import account_pages
from builder.pages.article import article_pages
from builder.pages.articles import articles_pages, languages_page, tags_page
from builder.pages.cards import card_pages
from builder.pages.dates import date_pages
from builder.pages.land import land_pages
from builder.pages.map import map_pages
from builder.pages.notes import notes_page
from builder.pages.notes_markdown import Target, path_of
from builder.pages.overview import overview_page
from builder.pages.place import place_pages
from builder.pages.saved import saved_page
from builder.pages.search import search_pages
from builder.pages.writing import writing_page

BY_PEOPLE = ("index.md", "about.md")
"""Pages that people write; notes may link to them."""


def all_pages(collection: Collection) -> tuple[Page, ...]:
    """Everything below content/ that is generated, in order of path."""
    without_notes = tuple(_pages_without_notes(collection))
    target = partial(
        _target, frozenset((*_paths_with_notes(collection), *BY_PEOPLE, *(page.path for page in without_notes)))
    )
    with_notes = (
        notes_page(collection, target),
        *_article_pages(collection, target),
    )
    return tuple(sorted((*without_notes, *with_notes), key=lambda page: page.path))


def paths_to_link(pages: Iterable[Page]) -> frozenset[str]:
    """What a note may lead to, by path below content/."""
    return frozenset((*(page.path for page in pages), *BY_PEOPLE))


def _article_pages(collection: Collection, target: Target) -> Iterator[Page]:
    order = [None, *collection.entries, None]
    for entry, before, after in zip(collection.entries.values(), order, order[2:], strict=False):
        yield from article_pages(collection, entry, (before, after), target)


def _pages_without_notes(collection: Collection) -> Iterator[Page]:
    yield overview_page(collection)
    yield from articles_pages(collection)
    yield from place_pages(collection)
    yield from date_pages(collection)
    yield from account_pages(collection)
    yield from map_pages(collection)
    yield from land_pages(collection)
    yield from card_pages(collection)
    yield from search_pages(collection)
    yield writing_page(collection)
    yield languages_page(collection)
    yield tags_page(collection)
    yield from (saved_page(collection, entry) for entry in collection.entries.values())


def _paths_with_notes(collection: Collection) -> Iterator[str]:
    yield addresses.NOTES
    for entry in collection.entries.values():
        article = entry.analysis.article
        yield from (addresses.article_page(article, part) for part in range(len(addresses.parts_of(article))))


def _target(pages: frozenset[str], href: str, here: str) -> str | None:
    """Links in notes are written as seen from content/annotations/, where the notes are."""
    found = path_of(href, "annotations/note.md")
    if found is None or found[0] not in pages:
        return None
    path, anchor = found
    return addresses.link(here, path) + (f"#{anchor}" if anchor else "")
