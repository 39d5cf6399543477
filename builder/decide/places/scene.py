"""What an article says as a whole: which countries it speaks of, and where its places lie. Each name has one vote, however often it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, inf, radians, sqrt
from typing import Final

from builder.decide.places.choice import Choice
from builder.decide.places.hints import Hints
from builder.decide.places.weights import (
    CERTAIN_LEAD,
    FULL_VOTE,
    LEAST_CERTAIN,
    LIKELY,
    NEAR_DEGREES,
    VOTE_OF_THE_DATELINE,
)
from builder.model import PlaceId, Sense

Division = tuple[str | None, str]
"""Country and GeoNames code."""
Cell = tuple[int, int]
"""Half degrees of latitude and of longitude."""

DEGREE_KM: Final = 111.2
"""Of a meridian."""


@dataclass(frozen=True, slots=True)
class Scene:
    votes: Mapping[str, float]
    """Country → how many names and hints point to it, unsure ones less."""
    named: Mapping[str, int]
    """Country → how many names point to it."""
    divisions: Mapping[Division, float]
    """First-level division → how many names lie in it, unsure ones less."""
    around: Mapping[Cell, float]
    """Cell → how many places of the article lie in it or near it, far ones less."""
    told: frozenset[tuple[str, PlaceId]]
    """Names with the place of which their first mention in the body says where it lies: the article means no other by them."""
    leading: float
    """The most votes that a country has, at least FULL_VOTE."""
    own: Choice | None = None
    """The choice whose own vote is to be left out."""

    def vote(self, sense: Sense) -> float:
        """How much the article speaks of a sense's country, 0 to 1: the root of its share of the leading country's votes."""
        return max(map(self.share, sense.countries), default=0.0)

    def share(self, country: str) -> float:
        return sqrt(max(0.0, self._votes(country)) / self.leading) if country in self.votes else 0.0

    def in_division(self, sense: Sense) -> float:
        """How many other names of the article lie in its first-level division."""
        if sense.admin1 is None:
            return 0.0
        mine = self.own is not None and division_of(self.own.sense) == division_of(sense)
        return max(0.0, self.divisions.get((sense.country, sense.admin1), 0.0) - (_certainty(self.own) if mine and self.own else 0.0))

    def without(self, own: Choice) -> Scene:
        """The same for one name, without its own vote."""
        scene = replace(self, own=own)
        return replace(scene, leading=_most(map(scene._votes, self.votes)))

    def _votes(self, country: str) -> float:
        mine = self.own is not None and self.own.sense.country == country
        return self.votes[country] - (_certainty(self.own) if mine and self.own else 0.0)

    def near(self, sense: Sense) -> float:
        """How many other places lie near it, far ones less."""
        here = cell_of(sense)
        if here is None:
            return 0.0
        mine = cell_of(self.own.sense) if self.own is not None else None
        itself = _nearness(here, mine) if mine is not None else 0.0
        return max(0.0, self.around.get(here, 0.0) - itself)


def scene_of(choices: Sequence[Choice], hints: Hints) -> Scene:
    votes: defaultdict[str, float] = defaultdict(float, hints.votes)
    named: Counter[str] = Counter()
    divisions: defaultdict[Division, float] = defaultdict(float)
    cells: Counter[Cell] = Counter()
    for choice in voters(choices).values():
        if country := choice.sense.country:
            votes[country] += _certainty(choice)
            named[country] += 1
        if division := division_of(choice.sense):
            divisions[division] += _certainty(choice)
        if cell := cell_of(choice.sense):
            cells[cell] += 1
    told = frozenset(
        (choice.mention.keys[0], choice.sense.place) for choice in choices if choice.inside and choice.introduces
    )
    return Scene(votes, named, divisions, _spread(cells), told, _most(votes.values()))


def voters(choices: Iterable[Choice]) -> dict[str, Choice]:
    """The first likely mention of each name."""
    found: dict[str, Choice] = {}
    for choice in choices:
        if choice.points >= LIKELY:
            found.setdefault(choice.mention.keys[0], choice)
    return found


def _most(votes: Iterable[float]) -> float:
    return max([FULL_VOTE, *votes])


def _certainty(choice: Choice) -> float:
    """1 where the name means places in one country only, down to LEAST_CERTAIN where another country's is as heavy."""
    dateline = VOTE_OF_THE_DATELINE if "dateline" in choice.mention.evidence else 0.0
    if choice.inside:
        return 1.0 + dateline
    rivals = [sense.weight for sense in choice.mention.senses if sense.country != choice.sense.country]
    lead = choice.sense.weight - max(rivals, default=0.0)
    return dateline + min(1.0, max(LEAST_CERTAIN, LEAST_CERTAIN + lead / CERTAIN_LEAD))


def division_of(sense: Sense) -> Division | None:
    """The first-level division that it is or lies in; None where that is not known."""
    return (sense.country, sense.admin1) if sense.admin1 is not None else None


# -- distance -----------------------------------------------------------------------------------------------------


def cell_of(sense: Sense) -> Cell | None:
    """None for a country, which is too large to be near anything, and where no coordinate is known."""
    if sense.kind == "country" or sense.lat is None or sense.lon is None:
        return None
    return round(2 * sense.lat), round(2 * sense.lon)


def _nearness(one: Cell, other: Cell) -> float:
    apart = max(abs(one[0] - other[0]), abs(one[1] - other[1]))
    return NEAR_DEGREES[apart] if apart < len(NEAR_DEGREES) else 0.0


_REACH: Final = range(1 - len(NEAR_DEGREES), len(NEAR_DEGREES))
_AROUND: Final = tuple((up, right, _nearness((0, 0), (up, right))) for up in _REACH for right in _REACH)
"""Steps to the cells around one, each with how much a place counts there."""


def _spread(cells: Mapping[Cell, int]) -> dict[Cell, float]:
    """Each place counted in its own cell and in those around it."""
    around: dict[Cell, float] = {}
    for (north, east), count in cells.items():
        for up, right, share in _AROUND:
            cell = north + up, east + right
            around[cell] = around.get(cell, 0.0) + count * share
    return around


def km_between(sense: Sense, lat: float | None, lon: float | None) -> float:
    """Distance, exact enough for a few hundred kilometres; endless where a coordinate is not known."""
    if sense.lat is None or sense.lon is None or lat is None or lon is None:
        return inf
    north, east = lat - sense.lat, abs(lon - sense.lon)
    return DEGREE_KM * hypot(north, min(east, 360.0 - east) * cos(radians(lat)))
