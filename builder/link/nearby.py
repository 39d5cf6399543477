"""Which places may be taken for each other, by name, and which lie close to each other. Another tie between places is a function here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from heapq import nsmallest
from math import cos, floor, hypot, radians

from builder.model import AREAS, Place, PlaceId

NEAR_KM = 20
"""As far as a port, a suburb or a camp lies from the town it is named for; the next town is mostly farther."""
NEAREST = 8
"""Places that are told of one: of those near it, and of those that share a name."""
_KM = 111.2  # of a degree of latitude
_BAND = NEAR_KM / _KM  # degrees: what is near lies in the same or the next band


def namesakes_of(names: Mapping[PlaceId, Iterable[str]]) -> dict[PlaceId, tuple[PlaceId, ...]]:
    """For each place some of the others that share a name with it, by id; places that share none are left out."""
    named: defaultdict[str, set[PlaceId]] = defaultdict(set)
    for place, own in names.items():
        for name in own:
            named[name].add(place)
    shared: defaultdict[PlaceId, set[PlaceId]] = defaultdict(set)
    for places in named.values():
        first = nsmallest(NEAREST + 1, places)
        for place in places if len(places) > 1 else ():
            shared[place].update(first)
    return {place: tuple(sorted(others - {place})[:NEAREST]) for place, others in shared.items()}


def nearby_of(places: Iterable[Place]) -> dict[PlaceId, tuple[tuple[PlaceId, int], ...]]:
    """For each place that is a point the others within NEAR_KM, with the kilometres, nearest first."""
    squares: defaultdict[tuple[int, int], list[tuple[Place, float, float]]] = defaultdict(list)
    points = [
        (place, place.lat, place.lon)
        for place in places
        if place.lat is not None and place.lon is not None and place.kind not in AREAS
    ]
    for point in points:
        band = floor(point[1] / _BAND)
        squares[band, _column(band, point[2])].append(point)
    found = {}
    for place, lat, lon in points:
        band = floor(lat / _BAND)
        around = (
            other
            for row in (band - 1, band, band + 1)
            for column in (-1, 0, 1)
            for other in squares.get((row, _column(row, lon) + column), ())
        )
        near = sorted(
            (kilometres, other.id)
            for other, y, x in around
            if other.id != place.id and (kilometres := _distance(lat, lon, y, x)) <= NEAR_KM
        )
        found[place.id] = tuple((other, round(kilometres)) for kilometres, other in near[:NEAREST])
    return found


def _column(band: int, lon: float) -> int:
    """Squares of a band are as wide as it is high, as the ball is cut."""
    return floor(lon * cos(radians(band * _BAND)) / _BAND)


def _distance(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Kilometres on the plane: exact enough within NEAR_KM."""
    return _KM * hypot(lat - other_lat, (lon - other_lon) * cos(radians(lat)))
