"""Brings the articles together: the index of places and dates (index.py), neighbours and accounts (neighbours.py)."""

from __future__ import annotations

from collections.abc import Iterable

from builder.link.index import by_publication, date_index, place_index
from builder.link.neighbours import accounts_of, neighbours_of
from builder.model import Annotations, Collection, Entry, Settings

__all__ = ["link"]


def link(entries: Iterable[Entry], homeless: Iterable[Annotations], settings: Settings) -> Collection:
    """Everything the pages are made from."""
    ordered = by_publication(entries)
    places = place_index(ordered, settings.language)
    return Collection(
        settings=settings,
        entries=ordered,
        places=places,
        dates=date_index(ordered),
        neighbours=neighbours_of(ordered, places),
        accounts=accounts_of(ordered, places),
        homeless=tuple(homeless),
    )
