"""The small map on a place's page: where it lies, and which other places of the collection lie around it, drawn as SVG.

Nothing is loaded for it, and it needs no script. What is drawn of a place is in _mark.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product
from math import floor

from builder.model import AREAS, Collection, PlaceEntry
from builder.pages import escape
from builder.pages.fragments import place_label
from builder.pages.land.sheets import HEIGHT, WIDTH, Sheet, bounds_of_sheet, is_on, paths_of, sheet_of, spot_on
from builder.words import word

MOST_AROUND = 40
"""Other places on a sheet; more hide the land."""
SQUARE = 5
"""Degrees of a side of the squares by which places are looked up."""
RADIUS, RADIUS_AROUND = 9, 4.5
LETTER, LINE, GAP, EDGE = 6.5, 15, 4, 12
"""Pixels that a name takes: enough to keep names apart, without measuring each."""

Square = tuple[int, int]
Rectangle = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Located:
    """The collection's places with coordinates, by the square they lie in."""

    squares: Mapping[Square, Sequence[PlaceEntry]]

    def around(self, sheet: Sheet) -> Iterator[PlaceEntry]:
        west, south, east, north = bounds_of_sheet(sheet)
        columns = range(floor(west / SQUARE), floor(east / SQUARE) + 1)
        rows = range(floor(south / SQUARE), floor(north / SQUARE) + 1)
        for column, row in dict.fromkeys((_wrapped(column), row) for column, row in product(columns, rows)):
            yield from self.squares.get((column, row), ())


def located(collection: Collection) -> Located:
    squares: defaultdict[Square, list[PlaceEntry]] = defaultdict(list)
    for entry in collection.places.values():
        if entry.place.lat is not None and entry.place.lon is not None:
            squares[_wrapped(floor(entry.place.lon / SQUARE)), floor(entry.place.lat / SQUARE)].append(entry)
    return Located(squares)


def _wrapped(column: int) -> int:
    columns = 360 // SQUARE
    return (column + columns // 2) % columns - columns // 2


def locator(entry: PlaceEntry, places: Located, language: str) -> Iterator[str]:
    """One block of HTML; nothing for a place without coordinates."""
    sheet = sheet_of(entry.place)
    if sheet is None:
        return
    label = escape.html_line(word(language, "place.locator", name=place_label(entry, language)))
    land = "".join(f'<path class="{layer}" d="{path}"/>' for layer, path in paths_of(sheet).items())
    yield (
        f'<div class="locator"><svg viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="xMidYMid slice" role="img" '
        f'aria-label="{label}">{land}{"".join(_marks(entry, places, sheet, language))}</svg></div>'
    )


def _marks(entry: PlaceEntry, places: Located, sheet: Sheet, language: str) -> Iterator[str]:
    """Those around it first, so that its own mark lies on top; names only where there is room."""
    others = ((spot, other) for other in places.around(sheet) if other is not entry and (spot := _spot(other, sheet)))
    shown = nsmallest(MOST_AROUND, others, key=lambda pair: (-len(pair[1].passages), pair[1].slug))
    here, own = _spot(entry, sheet) or (WIDTH // 2, HEIGHT // 2), place_label(entry, language)
    taken = [
        _name_box(here, own, RADIUS),
        _mark_box(here, RADIUS),
        *(_mark_box(spot, RADIUS_AROUND) for spot, _ in shown),
    ]
    yield from (_mark(spot, other, RADIUS_AROUND) for spot, other in reversed(shown))
    for spot, other in shown:
        name = place_label(other, language)
        for box in (_name_box(spot, name, RADIUS_AROUND), _name_before(spot, name, RADIUS_AROUND)):
            if _fits(box) and not any(_overlap(box, one) for one in taken):
                taken.append(box)
                yield _name(spot, box, name)
                break
    yield _mark(here, entry, RADIUS, " here")
    yield _name(here, _name_box(here, own, RADIUS), own, " here")


def _spot(entry: PlaceEntry, sheet: Sheet) -> tuple[int, int] | None:
    """Where it lies on the sheet; None beyond its edges."""
    if entry.place.lat is None or entry.place.lon is None:
        return None
    spot = spot_on(sheet, entry.place.lat, entry.place.lon)
    return spot if is_on(spot) else None


def _mark(spot: tuple[int, int], entry: PlaceEntry, radius: float, here: str = "") -> str:
    area = " area" if entry.place.kind in AREAS else ""
    return f'<circle class="dot{area}{here}" cx="{spot[0]}" cy="{spot[1]}" r="{radius:g}"/>'


def _name(spot: tuple[int, int], box: Rectangle, name: str, here: str = "") -> str:
    """From its mark to the right or to the left, however long the reader's letters make it."""
    side, x = ("", box[0]) if box[0] > spot[0] else (' text-anchor="end"', box[2])
    return f'<text class="name{here}" x="{x:g}" y="{spot[1]}"{side}>{escape.html_line(name)}</text>'


def _mark_box(spot: tuple[int, int], radius: float) -> Rectangle:
    x, y = spot
    return x - radius, y - radius, x + radius, y + radius


def _name_box(spot: tuple[int, int], name: str, radius: float) -> Rectangle:
    left = spot[0] + radius + GAP
    return left, spot[1] - LINE / 2, left + len(name) * LETTER, spot[1] + LINE / 2


def _name_before(spot: tuple[int, int], name: str, radius: float) -> Rectangle:
    right = spot[0] - radius - GAP
    return right - len(name) * LETTER, spot[1] - LINE / 2, right, spot[1] + LINE / 2


def _fits(box: Rectangle) -> bool:
    """Whether a name stays on the sheet, in wider letters than most, too."""
    return is_on((int(box[0]) - EDGE, int(box[1]))) and is_on((int(box[2]) + EDGE, int(box[3])))


def _overlap(one: Rectangle, other: Rectangle) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
