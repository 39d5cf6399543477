"""The land, waters and borders that maps draw, as scripts: the whole world coarsely, and finely what lies around the collection's places.

The shapes are in shapes.tsv; scripts/make_map_shapes.py makes it. To draw one more layer, add it there and in
site_config/overrides/assets/map.js.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from builder.model import Collection, Page, Place
from builder.pages.cards import script_page

TILE = 5
"""Degrees of a side, as the script has it."""
REACH = 3
"""Degrees around a place that are drawn finely: what a map on a phone shows of it, and a little to move about."""
WORLD = "world"


def land_pages(collection: Collection) -> Iterator[Page]:
    """The world, and each tile near a place; with the world, which tiles there are."""
    near = tiles_near(entry.place for entry in collection.places.values())
    tiles = [tile for tile in sorted(near) if tile in _shapes()]
    yield script_page("data/land-world.js", ("land", WORLD), {"layers": _layers(WORLD), "tiles": tiles})
    for tile in tiles:
        yield script_page(f"data/land-{tile}.js", ("land", tile), {"layers": _layers(tile)})


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


def _layers(tile: str) -> Mapping[str, Sequence[object]]:
    """Layer → shapes, each of one line or several rings: the first point from the corner, then steps, in parts of a degree."""
    layers: dict[str, list[object]] = {}
    for row in _shapes()[tile]:
        layer, _, shape = row.partition("\t")
        layers.setdefault(layer, []).append(json.loads(f"[[{shape.replace(';', '],[')}]]"))
    return layers


@cache
def _shapes() -> Mapping[str, Sequence[str]]:
    """The rows of each tile, unparsed: a collection needs a few of them."""
    shapes: dict[str, list[str]] = {}
    for row in (resources.files(__name__) / "shapes.tsv").read_text("utf-8").splitlines()[1:]:
        tile, _, rest = row.partition("\t")
        shapes.setdefault(tile, []).append(rest)
    return shapes
