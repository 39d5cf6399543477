"""The small maps: where a place lies on its sheet, and what of the land the sheet shows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.pages.land.clip import Line, lines_within, ring_within
from builder.pages.land.sheets import HEIGHT, MARGIN, WIDTH, Sheet, is_on, paths_of, sheet_of, spot_on
from tests.collection_by_hand import PLACES

BOX = (-1.0, -1.0, 1.0, 1.0)
lines = st.lists(st.tuples(st.floats(-3, 3), st.floats(-3, 3)), min_size=3, max_size=12)


def sheet_at(lat: float, lon: float, kind: str = "city") -> Sheet:
    found = sheet_of(replace(PLACES["qara"], lat=lat, lon=lon, kind=kind))
    assert found
    return found


def points_of(path: str) -> list[tuple[int, int]]:
    """Of the path's lines, in pixels."""
    points = []
    for line in re.findall(r"M([^M]+)", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", line)]
        x, y = 0, 0
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
    return points


@given(st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(["city", "country"]))
def test_a_place_stands_near_the_middle_of_its_sheet(lat: float, lon: float, kind: str) -> None:
    x, y = spot_on(sheet_at(lat, lon, kind), lat, lon)
    assert abs(x - WIDTH / 2) <= 50
    assert abs(y - HEIGHT / 2) <= 50


def test_a_place_without_coordinates_has_no_sheet() -> None:
    assert sheet_of(PLACES["kalo"]) is None


def test_beyond_the_180th_meridian_the_sheet_goes_on() -> None:
    fiji = sheet_at(-17.8, 179.2)
    assert spot_on(fiji, -17.29, -178.98)[0] > spot_on(fiji, -18.14, 178.44)[0]
    assert is_on(spot_on(fiji, -17.29, -178.98))
    across = max(x for x, _ in points_of(paths_of(fiji)["land"]))
    assert across > spot_on(fiji, -17, 180.0)[0]


@pytest.mark.parametrize(
    ("lat", "lon", "kind"), [(34.1, 36.7, "city"), (61, 105, "country"), (78.2, 15.6, "city"), (-18, 179, "city")]
)
def test_nothing_is_drawn_beyond_the_sheets_edges(lat: float, lon: float, kind: str) -> None:
    for path in paths_of(sheet_at(lat, lon, kind)).values():
        for x, y in points_of(path):
            assert -MARGIN <= x <= WIDTH + MARGIN
            assert -MARGIN <= y <= HEIGHT + MARGIN


def test_the_open_sea_is_empty() -> None:
    assert paths_of(Sheet("near", 40, -42)) == {}


@given(lines)
def test_what_is_cut_lies_in_the_box(line: Line) -> None:
    parts = [ring_within(line, BOX), *lines_within(line, BOX)]
    assert all(-1.001 <= x <= 1.001 and -1.001 <= y <= 1.001 for part in parts for x, y in part)


def test_a_ring_around_the_box_fills_it_and_one_beside_it_leaves_nothing() -> None:
    assert set(ring_within([(-5, -5), (5, -5), (5, 5), (-5, 5)], BOX)) == {(-1, -1), (1, -1), (1, 1), (-1, 1)}
    assert not ring_within([(2, 2), (3, 2), (3, 3)], BOX)


def test_a_line_that_leaves_and_comes_back_is_two() -> None:
    assert [list(part) for part in lines_within([(0, 0), (2, 0), (2, 0.5), (0, 0.5)], BOX)] == [
        [(0, 0), (1, 0)],
        [(1, 0.5), (0, 0.5)],
    ]
