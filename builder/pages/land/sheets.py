"""Sheets: small maps of where a place lies, as paths for an SVG. Neighbours share one, for sheets lie on a lattice.

A new scale is a line in SCALES, and the kinds of place that it is for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians

from builder.model import Place
from builder.pages.land.clip import Box, Line, lines_within, ring_within
from builder.pages.land.shapes import TILE, TILES_NORTH, TILES_SOUTH, WORLD, layers_of

WIDTH, HEIGHT = 680, 300
"""Pixels of a sheet: a column of the page."""
AREAS = frozenset({"land", "lake"})
LAYERS = ("land", "lake", "river", "border", "disputed")
"""In the order of drawing."""
MARGIN = 3
"""Pixels drawn beyond the edges, so that no cut shows."""
PLAIN = 3
"""Twice the square pixels that leaving a point out may take away or add: nobody sees that, and half of the points go."""
NORTHMOST = 80
"""Degrees of latitude from which a degree of longitude no longer shrinks on a sheet: at the pole it is nothing."""
WHOLE_TURN = 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    degree: int
    """Pixels of a degree of latitude."""
    step: int
    """Degrees between the middles of two sheets: small enough for a place never to stand at the edge."""


SCALES: Mapping[str, Scale] = {
    "near": Scale(degree=75, step=1),  # 450 km high: a town, its neighbours, the nearest coast or river
    "far": Scale(degree=12, step=5),  # 2800 km high: a country among others
}
FAR_KINDS = frozenset({"country", "continent", "ocean", "sea", "river", "desert"})


@dataclass(frozen=True, slots=True, order=True)
class Sheet:
    """A map by its scale and its middle, in whole degrees."""

    scale: str
    lat: int
    lon: int

    @property
    def name(self) -> str:
        return f"{self.scale}_{self.lat}_{self.lon}"


def sheet_of(place: Place) -> Sheet | None:
    """The sheet that shows the place; None for one without coordinates."""
    if place.lat is None or place.lon is None:
        return None
    scale = "far" if place.kind in FAR_KINDS else "near"
    step = SCALES[scale].step
    return Sheet(scale, round(place.lat / step) * step, round(place.lon / step) * step)


def spot_on(sheet: Sheet, lat: float, lon: float) -> tuple[int, int]:
    """Where a point lies on the sheet, in pixels from its upper left; it may lie beyond its edges."""
    across, down = _pixels(sheet)
    east = (lon - sheet.lon + WHOLE_TURN / 2) % WHOLE_TURN - WHOLE_TURN / 2
    return round(WIDTH / 2 + east * across), round(HEIGHT / 2 + (sheet.lat - lat) * down)


def is_on(spot: tuple[int, int]) -> bool:
    return 0 <= spot[0] <= WIDTH and 0 <= spot[1] <= HEIGHT


def bounds_of_sheet(sheet: Sheet) -> Box:
    """West, south, east and north; beyond 180 degrees where the sheet lies across the meridian."""
    across, down = _pixels(sheet)
    half_width, half_height = (WIDTH / 2 + MARGIN) / across, (HEIGHT / 2 + MARGIN) / down
    return sheet.lon - half_width, sheet.lat - half_height, sheet.lon + half_width, sheet.lat + half_height


def _pixels(sheet: Sheet) -> tuple[float, float]:
    """Of a degree of longitude and of latitude, as they are in the middle of the sheet."""
    down = SCALES[sheet.scale].degree
    return down * cos(radians(min(abs(sheet.lat), NORTHMOST))), down


@cache
def paths_of(sheet: Sheet) -> Mapping[str, str]:
    """Layer → the path that draws it; layers without a shape there are left out."""
    box = bounds_of_sheet(sheet)
    drawn: defaultdict[str, list[str]] = defaultdict(list)
    for source, shift in _sources(sheet, box):
        west, south, east, north = box
        here = west - shift, south, east - shift, north
        for layer, lines in layers_of(source):
            drawn[layer] += _subpaths(sheet, layer, lines, here)
    return {layer: "".join(drawn[layer]) for layer in LAYERS if drawn[layer]}


def _sources(sheet: Sheet, box: Box) -> Iterator[tuple[str, int]]:
    """The tiles that hold what the sheet shows, or the world, with the whole turns to move each by."""
    west, south, east, north = box
    if sheet.scale == "far" or not TILES_SOUTH <= south <= north <= TILES_NORTH:
        yield from (
            (WORLD, shift) for shift in (-WHOLE_TURN, 0, WHOLE_TURN) if west < shift + 180 and east > shift - 180
        )
        return
    for column in range(int(west // TILE) * TILE, int(east // TILE) * TILE + 1, TILE):
        wrapped = (column + 180) % WHOLE_TURN - 180
        for row in range(int(south // TILE) * TILE, int(north // TILE) * TILE + 1, TILE):
            yield f"{wrapped}_{row}", column - wrapped


def _subpaths(sheet: Sheet, layer: str, lines: Sequence[Line], box: Box) -> Iterator[str]:
    """Rings turn one way and the holes in them the other, so that shapes of two tiles may overlap."""
    if layer not in AREAS:
        for line in lines:
            for part in lines_within(line, box):
                yield _path(_stepped(sheet, part, box), least=2)
        return
    for number, ring in enumerate(lines):
        points = _stepped(sheet, ring_within(ring, box), box)
        yield _path(points if (_turn(points) > 0) == (number == 0) else points[::-1], least=3, end="z")


def _stepped(sheet: Sheet, points: Iterable[tuple[float, float]], box: Box) -> list[tuple[int, int]]:
    """In whole pixels, no more points than show."""
    across, down = _pixels(sheet)
    west, _, _, north = box
    stepped = [(round((x - west) * across) - MARGIN, round((north - y) * down) - MARGIN) for x, y in points]
    return _plain([*stepped[:1], *(point for before, point in pairwise(stepped) if point != before)])


def _plain(points: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Without the points that stand almost in line with the last one kept and the next: corners stay."""
    kept = list(points[:1])
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        from_x, from_y = kept[-1]
        if abs((x - from_x) * (next_y - from_y) - (next_x - from_x) * (y - from_y)) > PLAIN:
            kept.append((x, y))
    return [*kept, *points[1:][-1:]]


def _turn(points: Sequence[tuple[int, int]]) -> int:
    """Twice the area; negative for rings that run the other way."""
    return sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairwise((*points, *points[:1])))


def _path(points: Sequence[tuple[int, int]], *, least: int, end: str = "") -> str:
    """From the first point by steps, in as few letters as SVG takes."""
    if len(points) < least:
        return ""
    steps = " ".join(f"{x2 - x1} {y2 - y1}" for (x1, y1), (x2, y2) in pairwise(points))
    return f"M{points[0][0]} {points[0][1]}l{steps}{end}".replace(" -", "-")
