"""Finds the point of a country or county where a map marker belongs, from TopoJSON shapes. Planar geometry on a cylindrical equal-area projection; for whole countries that is enough."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import asin, degrees, radians, sin
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Polygon = list[Ring]
"""Outer ring first, then holes; points are (x, y) = (longitude, sine of latitude), both to scale for areas."""


def country_points(topology: dict[str, Any]) -> Iterator[tuple[str, float, float]]:
    """(numeric ISO 3166-1 code or name, latitude, longitude) of each country's largest polygon."""
    for shape, polygons in shapes(topology, "countries"):
        yield shape.get("id") or shape["properties"]["name"], *point_of(polygons)


def shapes(topology: dict[str, Any], layer: str) -> Iterator[tuple[dict[str, Any], list[Polygon]]]:
    """Each shape of a layer with its polygons."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"][layer]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        yield shape, [_polygon(polygon, arcs) for polygon in polygons]


def point_of(polygons: list[Polygon]) -> tuple[float, float]:
    """Latitude and longitude of the largest polygon."""
    x, y = marker_point(max(polygons, key=lambda polygon: abs(_area(polygon[0]))))
    return degrees(asin(y)), x


def holds(polygons: list[Polygon], lat: float, lon: float) -> bool:
    y = sin(radians(lat))
    return any(west <= lon <= east for polygon in polygons for west, east in _stretches(polygon, y))


def _arc(deltas: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    points: Ring = []
    x = y = 0
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append((x * scale_x + move_x, sin(radians(y * scale_y + move_y))))
    return points


def _polygon(rings: list[list[int]], arcs: list[Ring]) -> Polygon:
    return [[point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])] for ring in rings]


def _area(ring: Ring) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])) / 2


def _centroid(ring: Ring) -> Point:
    area = _area(ring)
    if not area:  # an islet of two or three quantised points
        return ring[0]
    x = y = 0.0
    for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]):
        cross = x1 * y2 - x2 * y1
        x += (x1 + x2) * cross
        y += (y1 + y2) * cross
    return x / (6 * area), y / (6 * area)


def marker_point(polygon: Polygon) -> Point:
    """The centroid where it lies inside; else the middle of the widest stretch of land on the centroid's parallel."""
    x, y = _centroid(polygon[0])
    stretches = list(_stretches(polygon, y))
    if not stretches or any(west <= x <= east for west, east in stretches):
        return x, y
    west, east = max(stretches, key=lambda s: s[1] - s[0])
    return (west + east) / 2, y


def _stretches(polygon: Polygon, y: float) -> Iterator[tuple[float, float]]:
    crossings = sorted(
        x1 + (y - y1) * (x2 - x1) / (y2 - y1)
        for ring in polygon
        for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]])
        if (y1 > y) != (y2 > y)
    )
    return zip(crossings[::2], crossings[1::2], strict=True)
