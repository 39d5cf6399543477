"""Which place a name means: every sense gets points for what speaks for it (weights.WHICH), the most points win.

To weigh new evidence, yield it in `_grounds`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from builder.decide.places.choice import Weighed
from builder.decide.places.kinds import DIVISIONS, LANDSCAPE, cue_of, meant_by
from builder.decide.places.scene import Scene, km_between
from builder.decide.places.surroundings import Placed
from builder.decide.places.weights import (
    AMONG_OTHERS,
    APART_KM,
    DOUBTFUL,
    DOUBTFUL_BY_SIZE,
    FAR_FROM_ALL,
    LARGE,
    METROPOLIS,
    MOST_RIVALS,
    NEAR_ENOUGH,
    NEIGHBOURS,
    OVERSHADOWED,
    REMOTE_KM,
    REMOTE_MOST,
    SEAT_KM,
    SEAT_WEIGHT,
    TOWN,
    WHICH,
    Ground,
)
from builder.gazetteer import SKELETON_COUNTRIES
from builder.model import PlaceMention, Sense

Kinds = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Name:
    """What a mention says of all the places that it may mean, looked up once."""

    first: str
    """Its first key."""
    cued: bool
    """Whether a word tells its kind."""
    fitting: Kinds
    """The kinds that this word may mean."""
    unfitting: Ground
    """The ground against the other kinds."""
    like: Kinds
    """The kinds that a word within the name may mean."""
    latin: bool
    countries: frozenset[str | None]
    """Those that have the name themselves, in the text's language."""
    cities: Sequence[Sense]
    metropolises: frozenset[str | None]
    """The countries of the cities of that name that are known world-wide."""


def _name_of(placed: Placed) -> _Name:
    mention = placed.mention
    cue = cue_of(mention)
    return _Name(
        first=mention.keys[0],
        cued=cue is not None,
        fitting=meant_by(cue),
        unfitting="contrary cue" if cue in LANDSCAPE else "other cue",
        like=meant_by(mention.like),
        latin=is_latin(mention.name),
        countries=frozenset(
            [sense.country for sense in mention.senses if sense.kind == "country" and not is_foreign(sense, mention)]
        ),
        cities=[sense for sense in mention.senses if sense.kind == "city"],
        metropolises=frozenset(
            [s.country for s in placed.senses if s.weight >= METROPOLIS and s.proper and s.kind == "city"]
        ),
    )


def weighed(placed: Placed, scene: Scene, company: Kinds) -> list[Weighed]:
    """Every sense of a name, best first. `company`: the kinds of the names it is listed with."""
    name = _name_of(placed)
    found = []
    for sense in placed.senses:
        grounds = _grounds(sense, name, placed, scene, company)
        found.append(Weighed(sense, grounds, sum(grounds.values())))
    return sorted(found, key=lambda one: (-one.points, one.sense.place))


def _grounds(sense: Sense, name: _Name, placed: Placed, scene: Scene, company: Kinds) -> dict[Ground, float]:
    kind, near_to, told = sense.kind, scene.near(sense), (name.first, sense.place) in scene.told
    contained = lies_in(sense, placed.around)
    grounds: dict[Ground, float] = {"weight": sense.weight * WHICH["weight"]}
    if vote := scene.vote(sense):
        explained = told or contained or near_to >= AMONG_OTHERS
        grounds["votes"] = vote * WHICH["votes"] * _share_of_votes(sense, name, near_to, explained)
    if near_to:
        grounds["near"] = log2(1 + near_to) * WHICH["near"]
    if kind == "city" and (neighbours := scene.in_division(sense)) >= NEIGHBOURS:
        grounds["division"] = log2(1 + neighbours) * WHICH["division"]
    if kind == "city" and sense.weight < TOWN and not sense.own and near_to < NEAR_ENOUGH:
        grounds["obscure"] = WHICH["obscure"]
    if told:
        grounds["told"] = WHICH["told"]
    if contained:
        ground: Ground = "enumerated" if placed.enumerated else "contained"
        grounds[ground] = WHICH[ground] - _remoteness(sense, placed.around)
    if sense.country in placed.beside and kind != "country":
        grounds["beside"] = WHICH["beside"]
    if name.cued:
        fit: Ground = "cue" if kind in name.fitting else name.unfitting
        grounds[fit] = WHICH[fit]
    if kind in name.like:
        grounds["like its kind"] = WHICH["like its kind"]
    if company:
        listed: Ground = "listed" if kind in company else "unlike its list"
        grounds[listed] = WHICH[listed]
    if sense.proper or not name.latin:
        grounds["main name"] = WHICH["main name"]
    if sense.place in placed.spelled:
        grounds["spelled so"] = WHICH["spelled so"]
    if is_foreign(sense, placed.mention):
        grounds["foreign name"] = WHICH["foreign name"]
    if kind == "city" and sense.country in name.countries:
        among_cities = sense.proper and "city" in company and "country" not in company
        if not among_cities:
            grounds["country"] = WHICH["country"]
    if kind in DIVISIONS and kind not in name.fitting:
        if any(_is_its_seat(city, sense) for city in name.cities):
            grounds["seat"] = WHICH["seat"]
        elif any(city.proper and city.weight >= LARGE for city in name.cities):
            grounds["uncalled"] = WHICH["uncalled"]
    return grounds


def _share_of_votes(sense: Sense, name: _Name, near_to: float, explained: bool) -> float:
    """How much of its country's votes speaks for a place: little for a town that nothing nearby explains.

    `explained`: the article says elsewhere or right after it that it means this town, or names enough of what lies around it.
    """
    if sense.kind != "city" or sense.weight >= LARGE or sense.own:
        return 1.0
    if not explained and any(country != sense.country for country in name.metropolises):
        return OVERSHADOWED
    return FAR_FROM_ALL if near_to < NEAR_ENOUGH else 1.0


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters, as GeoNames' main names are; of one in another script no table tells how usual it is."""
    return name[:1].casefold() < "\u0250"


def is_foreign(sense: Sense, mention: PlaceMention) -> bool:
    """Whether the name is known to be usual, but in other languages. Of towns no table tells all the languages."""
    return sense.kind != "city" and bool(sense.languages) and mention.language not in sense.languages


def lies_in(sense: Sense, around: Sequence[Sense]) -> bool:
    """Whether a sense lies in one of the countries and divisions, as far as their codes tell."""
    return bool(around) and sense.kind != "country" and any(_within(sense, outer) for outer in around)


def _within(sense: Sense, outer: Sense) -> bool:
    if sense.country != outer.country or sense.place == outer.place:
        return False
    told = outer.kind in DIVISIONS and sense.admin1 is not None and outer.admin1 is not None
    return sense.admin1 == outer.admin1 if told else True


def _remoteness(sense: Sense, around: Iterable[Sense]) -> float:
    """Points off for the distance to the middle of the division that it should lie in; none where its code says that it does."""
    divisions = [outer for outer in around if outer.kind in DIVISIONS and _within(sense, outer)]
    if any(outer.admin1 is not None and outer.admin1 == sense.admin1 for outer in divisions):
        return 0.0
    distances = [km_between(sense, outer.lat, outer.lon) for outer in divisions if outer.lat is not None]
    return min(REMOTE_MOST, min(distances, default=0.0) / REMOTE_KM)


def _is_its_seat(city: Sense, division: Sense) -> bool:
    """Whether a city is the seat of a division that bears its name, or too large to need the word "city"."""
    if division.country != city.country:
        return False
    if not city.proper and city.country not in SKELETON_COUNTRIES:  # Belém is called Pará, too, but by few
        return False
    return city.weight >= METROPOLIS or (
        city.weight >= SEAT_WEIGHT and km_between(city, division.lat, division.lon) < SEAT_KM
    )


# -- doubt --------------------------------------------------------------------------------------------------------

_BY_SIZE = frozenset[Ground]({"weight", "main name", "country", "seat"})


def rivals_of(best: Weighed, others: Iterable[Weighed]) -> tuple[Weighed, ...]:
    """The other places that the evidence leaves nearly as likely; none of them where the best is just another part of the same."""
    if best.sense.own:
        return ()
    doubtful = DOUBTFUL_BY_SIZE if _alone_by_size(best.grounds) else DOUBTFUL
    near = (other for other in others if best.points - other.points < doubtful and _is_apart(best.sense, other.sense))
    return tuple(near)[:MOST_RIVALS]


def _alone_by_size(grounds: Mapping[Ground, float]) -> bool:
    return grounds.keys() <= _BY_SIZE


def _is_apart(one: Sense, other: Sense) -> bool:
    if one.country == other.country and {one.kind, other.kind} & DIVISIONS:
        return False
    return one.place != other.place and km_between(one, other.lat, other.lon) > APART_KM
