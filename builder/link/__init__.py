"""Brings the articles together: the index of places and dates (index.py), what articles share (neighbours.py), accounts of one event (accounts.py)."""

from __future__ import annotations

from collections.abc import Iterable

from builder.link.accounts import accounts_of, with_article
from builder.link.days import days_by_article
from builder.link.index import by_publication, date_index, place_index
from builder.link.neighbours import neighbours_of
from builder.model import Annotations, Collection, Entry, Settings

__all__ = ["link"]


def link(entries: Iterable[Entry], homeless: Iterable[Annotations], settings: Settings) -> Collection:
    """Everything the pages are made from."""
    ordered = by_publication(entries)
    places = place_index(ordered, settings.language)
    told = days_by_article(ordered)
    accounts = accounts_of(ordered, places, told)
    return Collection(
        settings=settings,
        entries=ordered,
        places=places,
        dates=date_index(ordered),
        neighbours=neighbours_of(ordered, places, told),
        accounts=accounts,
        accounts_with=with_article(accounts),
        homeless=tuple(homeless),
    )
