"""What maps draw: shapes near the collection's places, marks with what is told of them, and a table that says the same."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from builder.model import Page
from builder.pages.land import land_pages, tiles_near
from builder.pages.land.shapes import TILE, WORLD
from builder.pages.map import map_pages
from tests.collection_by_hand import PLACES, collection_of, entry_of, small_collection
from tests.rendered import elements, text_of, tree_of

EUPHRATES_AT_RAQQA = (35.93, 39.0)


def data_of(page: Page) -> dict[str, object]:
    found = json.loads(page.body.partition(" = ")[2].removesuffix(";\n"))
    assert isinstance(found, dict | list)
    return found  # type: ignore[return-value]


def points_of(steps: list[int], west: int, south: int) -> list[tuple[float, float]]:
    points, x, y = [], 0, 0
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((south + y / 1000, west + x / 1000))
    return points


def test_the_euphrates_passes_raqqa() -> None:
    pages = {page.path: page for page in land_pages(small_collection())}
    rivers = data_of(pages["data/land-35_35.js"])["layers"]["river"]  # type: ignore[index]
    points = [point for river in rivers for line in river for point in points_of(line, 35, 35)]
    lat, lon = EUPHRATES_AT_RAQQA
    assert min(abs(lat - y) + abs(lon - x) for y, x in points) < 0.1


def test_shapes_lie_within_their_tile() -> None:
    for page in land_pages(small_collection()):
        tile = page.path.removeprefix("data/land-").removesuffix(".js")
        if tile == WORLD or not page.path.startswith("data/land-"):
            continue
        west, south = map(int, tile.split("_"))
        for shapes in data_of(page)["layers"].values():  # type: ignore[attr-defined]
            for lat, lon in (point for shape in shapes for line in shape for point in points_of(line, west, south)):
                assert south - 0.1 <= lat <= south + TILE + 0.1
                assert west - 0.1 <= lon <= west + TILE + 0.1


@pytest.mark.parametrize(
    ("lat", "lon", "tiles"),
    [
        (37.5, 37.5, {"30_30", "30_35", "30_40", "35_30", "35_35", "35_40", "40_30", "40_35", "40_40"} ),
        (-17.8, 179.0, {"175_-25", "175_-20", "175_-15", "-180_-25", "-180_-20", "-180_-15"}),
    ],
)  # fmt: skip
def test_what_lies_around_a_place_is_drawn_finely(lat: float, lon: float, tiles: set[str]) -> None:
    assert tiles_near([replace(PLACES["qara"], lat=lat, lon=lon)]) == tiles


def test_a_place_without_coordinates_needs_no_land() -> None:
    assert tiles_near([PLACES["kalo"]]) == frozenset()


def test_the_numbers_behind_the_filters_are_those_of_the_table() -> None:
    page, marks, told = map_pages(small_collection())
    rows = [[text_of(cell).strip() for cell in row] for row in elements(tree_of(page.body), "tr")][1:]
    counts = [sum(count for *_, count in row) for row in data_of(told)["rows"]]  # type: ignore[attr-defined]
    assert [int(row[-1]) for row in rows] == counts == [mark["count"] for mark in data_of(marks)]  # type: ignore[index]


def test_years_are_offered_where_months_are_too_many() -> None:
    entries = [
        entry_of(f"a{year}-{month}", "%title% T\n\n[[Qara|qara]]", published=f"{year}-{month:02}-01")
        for year in range(2011, 2016)
        for month in range(1, 13)
    ]
    assert data_of(map_pages(collection_of(*entries))[2])["periods"] == [str(year) for year in range(2011, 2016)]
