"""Cuts rings and lines to a box: Sutherland and Hodgman's way, one side after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Point = tuple[float, float]
Line = Sequence[Point]
Box = tuple[float, float, float, float]
"""West, south, east, north."""


def ring_within(ring: Line, box: Box) -> Line:
    """The ring as far as it lies in the box; along the box's sides where it leaves and enters."""
    kept = ring
    for axis, limit, sign in _sides(box):
        if any(sign * point[axis] > sign * limit for point in kept):
            kept = tuple(_cut_ring(kept, axis, limit, sign))
    return kept


def lines_within(line: Line, box: Box) -> Iterator[Line]:
    """The parts of the line that lie in the box."""
    parts: list[Line] = [line]
    for axis, limit, sign in _sides(box):
        parts = [piece for part in parts for piece in _cut_line(part, axis, limit, sign)]
    yield from parts


def _sides(box: Box) -> Iterator[tuple[int, float, int]]:
    """Axis, limit, and 1 where what is greater lies outside, -1 where what is less does."""
    west, south, east, north = box
    yield from ((0, west, -1), (0, east, 1), (1, south, -1), (1, north, 1))


def _cut_ring(ring: Line, axis: int, limit: float, sign: int) -> Iterator[Point]:
    before = ring[-1]
    for point in ring:
        inside = sign * point[axis] <= sign * limit
        if inside != (sign * before[axis] <= sign * limit):
            yield _crossing(before, point, axis, limit)
        if inside:
            yield point
        before = point


def _cut_line(line: Line, axis: int, limit: float, sign: int) -> Iterator[Line]:
    if all(sign * point[axis] <= sign * limit for point in line):
        yield line
        return
    part: list[Point] = []
    before: Point | None = None
    for point in line:
        inside = sign * point[axis] <= sign * limit
        if before and inside != (sign * before[axis] <= sign * limit):
            part.append(_crossing(before, point, axis, limit))
        if inside:
            part.append(point)
        elif part:
            yield part
            part = []
        before = point
    if part:
        yield part


def _crossing(one: Point, other: Point, axis: int, limit: float) -> Point:
    """Where the way from one to the other meets the limit."""
    share = (limit - one[axis]) / (other[axis] - one[axis])
    across = one[1 - axis] + share * (other[1 - axis] - one[1 - axis])
    return (limit, across) if axis == 0 else (across, limit)
