"""Which place a name means: every sense gets points for what speaks for it (weights.WHICH), the most points win.

To weigh new evidence, yield it in `_grounds`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import log2

from builder.decide.places.choice import Weighed
from builder.decide.places.kinds import DIVISIONS, LANDSCAPE, cue_of, fits_its_cue, meant_by
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


def weighed(placed: Placed, scene: Scene, company: Kinds) -> list[Weighed]:
    """Every sense of a name, best first. `company`: the kinds of the names it is listed with."""
    found = []
    for sense in placed.senses:
        grounds = dict(_grounds(sense, placed, scene, company))
        found.append(Weighed(sense, grounds, sum(grounds.values())))
    return sorted(found, key=lambda one: (-one.points, one.sense.place))


def _grounds(sense: Sense, placed: Placed, scene: Scene, company: Kinds) -> Iterator[tuple[Ground, float]]:
    mention = placed.mention
    yield "weight", sense.weight * WHICH["weight"]
    near_to = scene.near(sense)
    if vote := scene.vote(sense):
        yield "votes", vote * WHICH["votes"] * _share_of_votes(sense, placed, scene)
    if near_to:
        yield "near", log2(1 + near_to) * WHICH["near"]
    if sense.kind == "city" and (neighbours := scene.in_division(sense)) >= NEIGHBOURS:
        yield "division", log2(1 + neighbours) * WHICH["division"]
    if sense.kind == "city" and sense.weight < TOWN and not sense.own and near_to < NEAR_ENOUGH:
        yield "obscure", WHICH["obscure"]
    if (mention.keys[0], sense.place) in scene.told:
        yield "told", WHICH["told"]
    if lies_in(sense, placed.around):
        ground: Ground = "enumerated" if placed.enumerated else "contained"
        yield ground, WHICH[ground] - _remoteness(sense, placed.around)
    if sense.country in placed.beside and sense.kind != "country":
        yield "beside", WHICH["beside"]
    if cue_of(mention) is not None:
        fit = _cue(sense, mention)
        yield fit, WHICH[fit]
    if sense.kind in meant_by(mention.like):
        yield "like its kind", WHICH["like its kind"]
    if company:
        listed: Ground = "listed" if sense.kind in company else "unlike its list"
        yield listed, WHICH[listed]
    if sense.proper or not is_latin(mention.name):
        yield "main name", WHICH["main name"]
    if is_foreign(sense, mention):
        yield "foreign name", WHICH["foreign name"]
    among_cities = sense.proper and "city" in company and "country" not in company
    if (
        sense.kind == "city"
        and not among_cities
        and any(_is_its_country(other, sense, mention) for other in mention.senses)
    ):
        yield "country", WHICH["country"]
    if sense.kind in DIVISIONS and not fits_its_cue(sense, mention):
        if any(_is_its_seat(other, sense) for other in mention.senses):
            yield "seat", WHICH["seat"]
        elif any(other.kind == "city" and other.proper and other.weight >= LARGE for other in mention.senses):
            yield "uncalled", WHICH["uncalled"]


def _share_of_votes(sense: Sense, placed: Placed, scene: Scene) -> float:
    """How much of its country's votes speaks for a place: little for a town that nothing nearby explains."""
    if sense.kind != "city" or sense.weight >= LARGE or sense.own:
        return 1.0
    near_to = scene.near(sense)
    if near_to < AMONG_OTHERS and not lies_in(sense, placed.around) and _is_overshadowed(sense, placed, scene):
        return OVERSHADOWED
    return FAR_FROM_ALL if near_to < NEAR_ENOUGH else 1.0


def _is_overshadowed(sense: Sense, placed: Placed, scene: Scene) -> bool:
    """Whether a city abroad has the name, known world-wide, and the article does not say elsewhere that it means this town."""
    if (placed.mention.keys[0], sense.place) in scene.told:
        return False
    abroad = (one for one in placed.senses if one.kind == "city" and one.country != sense.country)
    return any(one.proper and one.weight >= METROPOLIS for one in abroad)


def _cue(sense: Sense, mention: PlaceMention) -> Ground:
    if fits_its_cue(sense, mention):
        return "cue"
    return "contrary cue" if cue_of(mention) in LANDSCAPE else "other cue"


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters, as GeoNames' main names are; of one in another script no table tells how usual it is."""
    return name[:1].casefold() < "\u0250"


def is_foreign(sense: Sense, mention: PlaceMention) -> bool:
    """Whether the name is known to be usual, but in other languages. Of towns no table tells all the languages."""
    return sense.kind != "city" and bool(sense.languages) and mention.language not in sense.languages


def lies_in(sense: Sense, around: Iterable[Sense]) -> bool:
    """Whether a sense lies in one of the countries and divisions, as far as their codes tell."""
    return sense.kind != "country" and any(_within(sense, outer) for outer in around)


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


def _is_its_country(country: Sense, city: Sense, mention: PlaceMention) -> bool:
    return country.kind == "country" and country.country == city.country and not is_foreign(country, mention)


def _is_its_seat(city: Sense, division: Sense) -> bool:
    """Whether a city is the seat of a division that bears its name, or too large to need the word "city"."""
    if city.kind != "city" or division.country != city.country:
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
