"""The land, waters and borders that maps draw, as scripts: the whole world coarsely, finely what lies around the collection's places, and a sheet for the cards of each of them.

The shapes are in shapes.tsv; scripts/make_map_shapes.py makes it. To draw one more layer, add it there, in
site_config/overrides/assets/land.js and in sheets.py.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from builder.model import Collection, Page, Place
from builder.pages.land.shapes import TILE, WORLD, Steps, has_tile, steps_of
from builder.pages.land.sheets import paths_of, sheet_of
from builder.pages.scripts import script_page

REACH = 3
"""Degrees around a place that are drawn finely: what a map on a phone shows of it, and a little to move about."""


def land_pages(collection: Collection) -> Iterator[Page]:
    """The world, and each tile near a place; with the world, which tiles there are. And the sheets."""
    places = [entry.place for entry in collection.places.values()]
    tiles = [tile for tile in sorted(tiles_near(places)) if has_tile(tile)]
    yield script_page("data/land-world.js", ("land", WORLD), {"layers": _layers(WORLD), "tiles": tiles})
    for tile in tiles:
        yield script_page(f"data/land-{tile}.js", ("land", tile), {"layers": _layers(tile)})
    for sheet in sorted({sheet for place in places if (sheet := sheet_of(place))}):
        yield script_page(f"data/sheet-{sheet.name}.js", ("sheets", sheet.name), paths_of(sheet))


def tiles_near(places: Iterable[Place]) -> frozenset[str]:
    """The tiles that lie within REACH of a place, each by its south-west corner: `35_30`."""
    return frozenset(
        f"{_wrapped(west)}_{south}"
        for place in places
        if place.lat is not None and place.lon is not None
        for west in _steps(place.lon)
        for south in _steps(place.lat)
    )


def _steps(degrees: float) -> range:
    return range(_corner(degrees - REACH), _corner(degrees + REACH) + TILE, TILE)


def _corner(degrees: float) -> int:
    return int(degrees // TILE) * TILE


def _wrapped(west: int) -> int:
    """Beyond the 180th meridian lies the other side of the map."""
    return (west + 180) % 360 - 180


def _layers(tile: str) -> Mapping[str, Sequence[Sequence[Steps]]]:
    """Layer → shapes, each of one line or several rings."""
    layers: defaultdict[str, list[Sequence[Steps]]] = defaultdict(list)
    for layer, lines in steps_of(tile):
        layers[layer].append(lines)
    return layers
