"""Reads shapes.tsv, the land, waters and borders of the world, by tile. scripts/make_map_shapes.py makes it; add a layer there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources

from builder.pages.land.clip import Line

TILE = 5
"""Degrees of a side, as the script has it."""
TILES_SOUTH, TILES_NORTH = -60, 75
"""Degrees of latitude between which there are tiles, as the script has it."""
WORLD = "world"
TILE_UNITS, WORLD_UNITS = 1000, 100
"""Steps in a degree, as the script has it."""

Steps = Sequence[int]
"""Of a line: the first point from the tile's corner, then step by step; x and y in turn."""


@cache
def _rows() -> Mapping[str, Sequence[str]]:
    """The rows of each tile, unparsed: a collection needs a few of them."""
    shapes: dict[str, list[str]] = {}
    for row in (resources.files(__package__ or "") / "shapes.tsv").read_text("utf-8").splitlines()[1:]:
        tile, _, rest = row.partition("\t")
        shapes.setdefault(tile, []).append(rest)
    return shapes


def has_tile(tile: str) -> bool:
    """Whether anything but the open sea is there."""
    return tile in _rows()


def steps_of(tile: str) -> Sequence[tuple[str, Sequence[Steps]]]:
    """Each shape of a tile, or of the WORLD: its layer, and its one line or its rings."""
    rows = (row.partition("\t") for row in _rows().get(tile, ()))
    return [(layer, json.loads(f"[[{shape.replace(';', '],[')}]]")) for layer, _, shape in rows]


@cache
def layers_of(tile: str) -> Sequence[tuple[str, Sequence[Line]]]:
    """The same in degrees."""
    corner, units = ((0, 0), WORLD_UNITS) if tile == WORLD else (_corner(tile), TILE_UNITS)
    return [(layer, [_degrees(line, corner, units) for line in lines]) for layer, lines in steps_of(tile)]


def _corner(tile: str) -> tuple[int, int]:
    west, south = map(int, tile.split("_"))
    return west, south


def _degrees(steps: Steps, corner: tuple[int, int], units: int) -> Line:
    points, x, y = [], 0, 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((corner[0] + x / units, corner[1] + y / units))
    return points
