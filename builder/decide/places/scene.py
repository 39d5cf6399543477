"""What an article says as a whole: which countries it speaks of, and where its places lie. Each name has one vote, however often it stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import product
from math import cos, hypot, inf, radians, sqrt
from typing import Final, NamedTuple

from builder.decide.places.choice import Choice
from builder.decide.places.hints import Hints
from builder.decide.places.kinds import is_anywhere
from builder.decide.places.weights import (
    CERTAIN_LEAD,
    CHANCE,
    CLUES,
    FEW,
    FULL_VOTE,
    LEAST_CERTAIN,
    LIKELY,
    NEAR_DEGREES,
    VOTE_OF_THE_DATELINE,
)
from builder.model import Clue, PlaceId, PlaceMention, Sense

Division = tuple[str | None, str]
"""Country and GeoNames code."""
Cell = tuple[int, int]
"""Half degrees of latitude and of longitude."""

DEGREE_KM: Final = 111.2
"""Of a meridian."""


class Vote(NamedTuple):
    """What the first likely mention of a name votes for."""

    country: str | None
    certainty: float
    division: Division | None
    cells: Sequence[tuple[Cell, float]]
    """Where it may lie, and how likely it lies there."""


NO_VOTE: Final = Vote(None, 0.0, None, ())


class Scene(NamedTuple):
    votes: Mapping[str, float]
    """Country → how many names and hints point to it, unsure ones less."""
    named: Mapping[str, int]
    """Country → how many names point to it."""
    divisions: Mapping[Division | None, float]
    """First-level division → how many names lie in it, unsure ones less."""
    around: Mapping[Cell, float]
    """Cell → how many places of the article lie in it or near it, far ones less."""
    told: frozenset[tuple[str, PlaceId]]
    """Names with the place of which their first mention in the body says where it lies: the article means no other by them."""
    leading: float
    """The most votes that a country has, at least FULL_VOTE;"""
    second: float
    """the most that another has, at least as many."""
    cast: Mapping[str, Vote]
    """Name → its vote."""
    asked: bool
    """Whether the names have been asked yet."""
    brevity: float
    """See Hints."""
    own: Vote = NO_VOTE
    """The vote of the name that is looked at, which does not speak for itself."""

    def vote(self, sense: Sense) -> float:
        """How much the article speaks of a sense's country, 0 to 1: the root of its share of the leading country's votes."""
        votes, most = self.votes, 0.0
        for country in sense.countries:
            if country in votes and (count := votes[country] - self._own_of(country)) > most:
                most = count
        return sqrt(most / self.leading) if most else 0.0

    def is_empty(self) -> bool:
        """Whether the article names no other place: then none is farther from all it names than any other."""
        return self.asked and not self._others()

    def reticence(self) -> float:
        """How little it means that nothing else speaks for a place, 0 to 1: all where one sentence names it alone, nothing in an article."""
        return self.brevity * FEW / (FEW + self._others()) if self.asked else 0.0

    def _others(self) -> int:
        """How many other names vote."""
        return len(self.cast) - (self.own is not NO_VOTE)

    def _own_of(self, country: str) -> float:
        return self.own.certainty if country == self.own.country else 0.0

    def share(self, country: str) -> float:
        votes = self.votes.get(country, 0.0) - self._own_of(country)
        return sqrt(votes / self.leading) if votes > 0.0 else 0.0

    def in_division(self, sense: Sense) -> float:
        """How many other names of the article lie in its first-level division."""
        division = division_of(sense)
        count = self.divisions.get(division, 0.0)
        return count - self.own.certainty if division is not None and division == self.own.division else count

    def without(self, name: str) -> Scene:
        """The same for one name, without its own vote."""
        own = self.cast.get(name)
        if own is None:
            return self
        leading = self.leading
        if own.country and self.votes[own.country] == leading:
            leading = max(self.second, leading - own.certainty)
        return Scene(
            self.votes,
            self.named,
            self.divisions,
            self.around,
            self.told,
            leading,
            self.second,
            self.cast,
            self.asked,
            self.brevity,
            own,
        )

    def near(self, here: Cell | None) -> float:
        """How many other places lie near the one in that cell, far ones less."""
        if here is None:
            return 0.0
        around = self.around[here]
        if not around or not self.own.cells:
            return around
        up, right = here
        for (north, east), chance in self.own.cells:
            around -= chance * _NEARNESS.get((up - north, right - east), 0.0)
        return max(0.0, around)


def scene_of(choices: Sequence[Choice], hints: Hints) -> Scene:
    votes = dict(hints.votes)
    named: Counter[str] = Counter()
    divisions: defaultdict[Division | None, float] = defaultdict(float)
    cells: defaultdict[Cell, float] = defaultdict(float)
    cast = {name: _vote_of(choice) for name, choice in _voters(choices).items()}
    for vote in cast.values():
        if vote.country:
            votes[vote.country] = votes.get(vote.country, 0.0) + vote.certainty
            named[vote.country] += 1
        if vote.division:
            divisions[vote.division] += vote.certainty
        for cell, chance in vote.cells:
            cells[cell] += chance
    told = frozenset(
        (choice.mention.keys[0], choice.sense.place) for choice in choices if choice.inside and choice.introduces
    )
    leading, second = nlargest(2, (FULL_VOTE, FULL_VOTE, *votes.values()))
    return Scene(votes, named, divisions, _Around(cells), told, leading, second, cast, bool(choices), hints.brevity)


def ballot_of(choice: Choice) -> object:
    """What a name was taken for, and whether it votes: a scene depends on little else. How near its other places come moves no name any more."""
    return choice.sense.place, choice.points >= LIKELY


def _voters(choices: Iterable[Choice]) -> dict[str, Choice]:
    """The first mention of each name that is likely a place's, be it in an organisation's."""
    found: dict[str, Choice] = {}
    for choice in choices:
        if is_anywhere(choice.sense, choice.mention):
            continue  # two Central Districts are no evidence that the article speaks of Israel
        if choice.points + _said_by_organisation(choice) >= LIKELY or _is_unmistakable(choice):
            found.setdefault(choice.mention.keys[0], choice)
    return found


def _said_by_organisation(choice: Choice) -> float:
    """Gives back what a place lost for being part of another name: "Mayo County Council" tells where the story plays."""
    return -CLUES["organisation"] if "organisation" in choice.mention.evidence else 0.0


def _is_unmistakable(choice: Choice) -> bool:
    """Whether it has three words and one meaning: among villages alone, each is too small to be expected, and all of them are there."""
    return is_whole_name(choice.mention, choice.sense) and not choice.mention.evidence & PART_OF_ANOTHER


def is_whole_name(mention: PlaceMention, sense: Sense) -> bool:
    """Whether the only place of the name is called by all its three words."""
    return len(mention.senses) == 1 and sense.proper and mention.keys[0].count(" ") >= _WORDS - 1


_WORDS: Final = 3  # "Carbajales de Alba": with two, "Pedro Betancourt" is a town, too
PART_OF_ANOTHER: Final[frozenset[Clue]] = frozenset({"person", "surname", "title", "given", "neighbour", "namesake"})


def _vote_of(choice: Choice) -> Vote:
    sense = choice.sense
    return Vote(sense.country, _certainty(choice), division_of(sense), tuple(_cells_of(choice)))


def _cells_of(choice: Choice) -> Iterator[tuple[Cell, float]]:
    """Where the places lie that the name may mean, and how likely it means each."""
    best = choice.best.points
    chances = [CHANCE ** (one.points - best) for one in choice.conceivable]
    all_chances = sum(chances)
    for one, chance in zip(choice.conceivable, chances, strict=True):
        if cell := cell_of(one.sense):
            yield cell, chance / all_chances


def _certainty(choice: Choice) -> float:
    """1 where the name means places in one country only, down to LEAST_CERTAIN where another country's is as heavy."""
    dateline = VOTE_OF_THE_DATELINE if "dateline" in choice.mention.evidence else 0.0
    if choice.inside:
        return 1.0 + dateline
    own = choice.sense
    rivals = [sense.weight for sense in choice.mention.senses if sense.country != own.country]
    lead = own.weight - max(rivals, default=0.0)
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


_REACH: Final = range(1 - len(NEAR_DEGREES), len(NEAR_DEGREES))
_NEARNESS: Final = {(up, right): NEAR_DEGREES[max(abs(up), abs(right))] for up, right in product(_REACH, _REACH)}
"""Cells apart, upwards and to the right → how much a place counts there; none farther off."""


class _Around(dict[Cell, float]):
    """Cell → how many places lie in it or near it, far ones less; counted when it is asked for: most of the world never is."""

    def __init__(self, cells: Mapping[Cell, float]) -> None:
        super().__init__()
        self._tiles: defaultdict[Cell, list[tuple[Cell, float]]] = defaultdict(list)
        """Tile → the places in it and in those beside it: nothing else is near."""
        for place in cells.items():
            row, column = _tile_of(place[0])
            for north, east in _BESIDE:
                self._tiles[row + north, column + east].append(place)

    def __missing__(self, cell: Cell) -> float:
        up, right = cell
        nearness, count = _NEARNESS.get, 0.0
        for (north, east), chance in self._tiles.get(_tile_of(cell), ()):
            count += chance * nearness((up - north, right - east), 0.0)
        self[cell] = count
        return count


_BESIDE: Final = tuple(product((-1, 0, 1), repeat=2))
_TILE: Final = len(NEAR_DEGREES)


def _tile_of(cell: Cell) -> Cell:
    return cell[0] // _TILE, cell[1] // _TILE


def km_between(sense: Sense, lat: float | None, lon: float | None) -> float:
    """Distance, exact enough for a few hundred kilometres; endless where a coordinate is not known."""
    if sense.lat is None or sense.lon is None or lat is None or lon is None:
        return inf
    north, east = lat - sense.lat, abs(lon - sense.lon)
    return DEGREE_KM * hypot(north, min(east, 360.0 - east) * cos(radians(lat)))
