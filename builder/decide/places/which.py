"""Which place a name means: every sense gets points for what speaks for it (weights.WHICH), the most points win.

To weigh new evidence, yield it in `_grounds_of`, or in `_grounds_in` if it lies in the rest of the article.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from math import log2
from types import MappingProxyType
from typing import Final, NamedTuple

from builder.decide.places.choice import Choice, Weighed
from builder.decide.places.hints import speaking
from builder.decide.places.kinds import LANDSCAPE, SETTLEMENTS, cue_of, meant_by
from builder.decide.places.scene import Cell, Scene, cell_of, km_between
from builder.decide.places.surroundings import Placed, is_within, lies_in
from builder.decide.places.weights import (
    AMONG_COUNTRIES,
    AMONG_OTHERS,
    APART_KM,
    CONCEIVABLE,
    DOUBTFUL,
    DOUBTFUL_BY_SIZE,
    FAR_FROM_ALL,
    KNOWN_RIVER,
    LARGE,
    METROPOLIS,
    MOST_CONCEIVABLE,
    MOST_RIVALS,
    NEAR_ENOUGH,
    NEIGHBOURS,
    OUTSHINING,
    OVERSHADOWED,
    OWNER,
    REMOTE_IN_A_COUNTY_KM,
    REMOTE_KM,
    REMOTE_MOST,
    SEAT_KM,
    SEAT_WEIGHT,
    SUPPORTED,
    TOWN,
    WHICH,
    Ground,
)
from builder.gazetteer import SKELETON_COUNTRIES
from builder.gazetteer.names import key_of
from builder.lexicon import lexicon_of
from builder.model import DIVISIONS, Clue, PlaceId, PlaceMention, Sense

Kinds = frozenset[str]


class Candidate(NamedTuple):
    """A place that a name may mean, with all that speaks for it whatever the rest of the article says."""

    sense: Sense
    grounds: Mapping[Ground, float]
    """What the name and the words beside it say;"""
    points: float
    """their sum;"""
    obscure: Mapping[Ground, float]
    """and what is added where the rest of the article says nothing of it."""
    cell: Cell | None
    contained: bool
    """Whether it lies in what stands right after the name."""
    steady: bool
    """Whether all of its country's votes speak for it: no small town."""
    overshadowed: bool
    """Whether a city known world-wide has the name in another country."""
    outshone: bool
    """Whether one much larger has it."""
    beside_country: bool
    """Whether it is a city of a country that has the name itself, in the text's language."""


class _Name(NamedTuple):
    """What is the same for all places of a name."""

    placed: Placed
    fitting: Kinds
    """The kinds that the cue beside it may mean; none without a cue,"""
    unfitting: Ground | None
    """and what a place of another kind gets for it."""
    like: Kinds
    """The kinds of a word within the name."""
    latin: bool
    area: bool
    """Whether an article says that it is no town;"""
    bare: bool
    """whether the lack of one says that it is no river."""
    country: bool
    """Whether a country has the name."""
    cities: Sequence[Sense]
    large: bool
    """Whether a large city has it as its main name;"""
    owned: bool
    """whether a town has;"""
    at_home: bool
    """whether one where the language of the text is spoken has: "ad Alessandria" is in Piedmont, not in Egypt."""
    states: Mapping[tuple[str | None, str | None], str]
    """The divisions whose main name it is, by country and code."""


def candidates_of(placed: Placed) -> tuple[Candidate, ...]:
    """One for every sense of a name."""
    mention, cue = placed.mention, cue_of(placed.mention)
    countries = {s.country for s in mention.senses if s.kind == "country" and not is_foreign(s, mention)}
    cities = [sense for sense in mention.senses if sense.kind == "city"]
    metropolises = {s.country for s in placed.senses if s.weight >= METROPOLIS and s.proper and s.kind == "city"}
    large = [s for s in placed.senses if s.weight >= LARGE and s.proper and s.kind == "city"]
    name = _Name(
        placed=placed,
        fitting=meant_by(cue),
        unfitting=None if cue is None else "contrary cue" if cue in LANDSCAPE else "other cue",
        like=meant_by(mention.like),
        latin=is_latin(mention.name),
        area="area" in mention.evidence or ("article" in mention.evidence and _may_be_river(mention)),
        bare=cue is None and not placed.listed and _has_no_article(mention),
        country=any(sense.kind == "country" and sense.proper for sense in placed.senses),
        cities=cities,
        large=any(city.proper and city.weight >= LARGE for city in cities),
        owned=any(city.proper and city.weight >= OWNER for city in cities),
        at_home=any(
            city.proper and city.weight >= TOWN and city.country in speaking(mention.language) for city in cities
        ),
        states={
            (s.country, s.admin1): s.name
            for s in placed.senses
            if s.kind == "admin1" and key_of(s.name) in mention.keys
        },
    )
    found = []
    for sense in placed.senses:
        grounds, city = _grounds_of(sense, name), sense.kind == "city"
        found.append(
            Candidate(
                sense=sense,
                grounds=grounds,
                points=sum(grounds.values()),
                obscure=_OBSCURE if _is_obscure(sense) else _NOTHING,
                cell=cell_of(sense),
                contained="contained" in grounds or "enumerated" in grounds,
                steady=sense.kind not in SETTLEMENTS or sense.weight >= LARGE or sense.own,
                overshadowed=len(metropolises) > (sense.country in metropolises),
                outshone=city and sense.weight < LARGE and any(_outshines(other, sense) for other in large),
                beside_country=city and sense.country in countries,
            )
        )
    return tuple(found)


def _outshines(other: Sense, sense: Sense) -> bool:
    return other.country != sense.country and other.weight >= sense.weight + OUTSHINING


def _grounds_of(sense: Sense, name: _Name) -> dict[Ground, float]:
    """What the name and the words beside it say. Asked for every place of every name: no generator, which would take twice as long."""
    kind, placed = sense.kind, name.placed
    told: list[Ground] = []
    if sense.place in placed.holds:
        told.append("holds")
    if sense.country in placed.beside and kind != "country":
        told.append("beside")
    if name.unfitting is not None:
        told.append("cue" if kind in name.fitting else name.unfitting)
    if kind in name.like:
        told.append("like its kind")
    if sense.proper or not name.latin:
        told.append("main name")
    elif kind == "city" and name.owned and sense.place not in placed.shortened:
        told.append("another's name" if name.large or name.at_home else "a town's name")
    elif name.states and kind == "city" and _was_called_like_its_state(sense, name):
        told.append("another's name")
    if sense.place in placed.spelled:
        told.append("spelled so")
    if sense.place in placed.vowelled:
        told.append("vowelled so")
    if kind == "city":
        if name.area:
            told.append("article")
    elif is_foreign(sense, placed.mention):
        told.append("foreign name")
    elif name.bare and kind == "river" and kind not in name.like:
        told.append("no article")
    holds = sense.place in placed.holds and name.unfitting is None  # not "Santa Catarina, além da cidade de São Paulo"
    uncalled = kind in DIVISIONS and kind not in name.fitting and not holds
    if uncalled and (of_area := _of_uncalled_division(sense, name)):
        told.append(of_area)
    grounds = {ground: WHICH[ground] for ground in told}
    grounds["weight"] = sense.weight * WHICH["weight"]
    if placed.around and lies_in(sense, placed.around):
        around: Ground = "enumerated" if placed.enumerated else "contained"
        grounds[around] = WHICH[around] - _remoteness(sense, placed.around)
    return grounds


def _has_no_article(mention: PlaceMention) -> bool:
    """Whether a river would have one: "Pegnitz" is the town, "die Pegnitz" the river; in a list both lack it, "Inn und Salzach"."""
    return mention.evidence.isdisjoint(_WITH_ARTICLE) and _may_be_river(mention)


def _may_be_river(mention: PlaceMention) -> bool:
    """Whether an article tells a river from the town of its name: one has it, and the language gives rivers one."""
    if not any(sense.kind == "river" for sense in mention.senses):
        return False
    lexicon = lexicon_of(mention.language)
    return bool(lexicon and lexicon.places.get("rivers_have_articles"))


_WITH_ARTICLE: Final = frozenset[Clue]({"article", "contracted"})


def _of_uncalled_division(sense: Sense, name: _Name) -> Ground | None:
    """What speaks against a division that no word calls one."""
    if name.country:
        return "named like a country"
    if name.area:
        return None
    if any(_is_its_seat(city, sense, name.latin) for city in name.cities):
        return "seat"
    if name.at_home and sense.country not in speaking(name.placed.mention.language):
        return "seat"
    return "uncalled" if name.large else None


_NOTHING: Final[Mapping[Ground, float]] = MappingProxyType({})
_OBSCURE: Final[Mapping[Ground, float]] = MappingProxyType({"obscure": WHICH["obscure"]})


def by_fame(candidates: Iterable[Candidate]) -> list[Weighed]:
    """The likeliest places of a name, best first, whatever the rest of the article says."""
    return _likeliest([(one.points + sum(one.obscure.values()), one, one.obscure) for one in candidates])


def weighed(candidates: Sequence[Candidate], name: str, scene: Scene, company: Kinds) -> list[Weighed]:
    """The likeliest places of a name, best first. `company`: the kinds of the names it is listed with."""
    found = []
    told = {place for called, place in scene.told if called == name} if scene.told else ()
    if any("holds" in one.grounds for one in candidates):
        company = frozenset()  # "Albany, New York" is no list
    if company and any("cue" in one.grounds and one.sense.kind == "admin1" for one in candidates):
        # "el gobernador de Oaxaca, Juchitán y Tehuantepec": its own word tells more than its company
        company &= DIVISIONS
    town_is_told = False
    if told:
        town_is_told = any(one.sense.place in told and one.sense.kind in SETTLEMENTS for one in candidates)
        told |= _divisions_of(told, candidates)
    for one in candidates:
        vote, near_to = scene.vote(one.sense), scene.near(one.cell)
        is_told = one.sense.place in told
        if vote or near_to or is_told or company or one.beside_country:
            more: Mapping[Ground, float] = _grounds_in(scene, one, vote, near_to, is_told, company)
        else:
            more = one.obscure
        if town_is_told and one.sense.kind == "admin1" and not is_told:
            more = {**more, "a town is told": WHICH["a town is told"]}
        found.append((one.points + sum(more.values()), one, more))
    return _likeliest(found)


def _divisions_of(told: Container[PlaceId], candidates: Sequence[Candidate]) -> set[PlaceId]:
    """What a cue calls by the name of a town is told with the town: "Kandahar, Afghanistan … the province of Kandahar"."""
    countries = {one.sense.country for one in candidates if one.sense.place in told}
    cued = (one.sense for one in candidates if "cue" in one.grounds and one.sense.kind in DIVISIONS)
    return {sense.place for sense in cued if sense.country in countries}


def _likeliest(found: Sequence[tuple[float, Candidate, Mapping[Ground, float]]]) -> list[Weighed]:
    """The best and all that come near enough to leave a doubt; of three hundred named San José most are far behind."""
    if len(found) > 1:
        least = max([points for points, _, _ in found]) - CONCEIVABLE
        found = [one for one in found if one[0] >= least]
    if len(found) > 1:
        found = sorted(found, key=lambda one: (-one[0], one[1].sense.place))[:MOST_CONCEIVABLE]
    return [Weighed(one.sense, one.grounds, more, points) for points, one, more in found]


def _grounds_in(
    scene: Scene, one: Candidate, vote: float, near_to: float, told: bool, company: Kinds
) -> dict[Ground, float]:
    """What the rest of the article says for a place or against it."""
    sense, kind = one.sense, one.sense.kind
    grounds: dict[Ground, float] = {}
    if vote:
        explained = told or one.contained or near_to >= AMONG_OTHERS
        alone = one.outshone and not (explained or near_to) and _is_alone(scene, sense)
        share = OVERSHADOWED if alone else _share_of_votes(one, near_to, explained)
        grounds["votes"] = vote * WHICH["votes"] * share
    if near_to:
        grounds["near"] = log2(1 + near_to) * WHICH["near"]
    if kind in SETTLEMENTS and vote and (neighbours := scene.in_division(sense)) >= NEIGHBOURS:
        grounds["division"] = log2(1 + neighbours) * WHICH["division"]
    if near_to < NEAR_ENOUGH and _is_obscure(sense) and (kind in SETTLEMENTS or vote < SUPPORTED):
        grounds["obscure"] = WHICH["obscure"] * (1.0 - near_to / NEAR_ENOUGH)
    if told:
        grounds["told"] = WHICH["told"]
    if company:
        alike = kind in company or (kind in SETTLEMENTS and not SETTLEMENTS.isdisjoint(company))
        listed: Ground = "listed" if alike else "unlike its list"
        grounds[listed] = WHICH[listed] * (AMONG_COUNTRIES if kind == "country" and company == {kind} else 1.0)
        if kind in DIVISIONS and company <= DIVISIONS:  # "Washington, Oregon and Idaho": the states
            grounds[listed] -= one.grounds.get("seat", 0.0)
    if one.beside_country and not (sense.proper and "city" in company and "country" not in company):
        grounds["country"] = WHICH["country"]
    return grounds


def _is_alone(scene: Scene, sense: Sense) -> bool:
    """Whether the article names its country and hardly more in it: "U.S. officials" meet in no Geneva of Illinois."""
    own = scene.own.country == sense.country
    return scene.named.get(sense.country or "", 0) - own <= 1 and not scene.in_division(sense)


def _is_obscure(sense: Sense) -> bool:
    """Whether it takes something nearby for it to be meant: a village, or a river that only its neighbours know."""
    few = sense.weight < (TOWN if sense.kind in SETTLEMENTS else KNOWN_RIVER if sense.kind in LANDSCAPE else 0.0)
    return few and not sense.own


def _share_of_votes(one: Candidate, near_to: float, explained: bool) -> float:
    """How much of its country's votes speaks for a place: little for a town that nothing nearby explains.

    `explained`: the article says elsewhere or right after it that it means this town, or names enough of what lies around it.
    """
    if one.steady:
        return 1.0
    if not explained and one.overshadowed:
        return OVERSHADOWED
    return FAR_FROM_ALL if near_to < NEAR_ENOUGH else 1.0


def is_latin(name: str) -> bool:
    """Whether a name is in Latin letters, as GeoNames' main names are; of one in another script no table tells how usual it is."""
    return name[:1].casefold() < "\u0250"


def is_foreign(sense: Sense, mention: PlaceMention) -> bool:
    """Whether the name is known to be usual, but in other languages. Of towns no table tells all the languages."""
    return sense.kind != "city" and bool(sense.languages) and mention.language not in sense.languages


def _remoteness(sense: Sense, around: Iterable[Sense]) -> float:
    """Points off for the distance to the middle of the division that it should lie in; a first-level one's code may say that it does."""
    divisions = [outer for outer in around if outer.kind in DIVISIONS and is_within(sense, outer)]
    if any(outer.kind == "admin1" and outer.admin1 is not None and outer.admin1 == sense.admin1 for outer in divisions):
        return 0.0
    distances = [
        km_between(sense, outer.lat, outer.lon) / (REMOTE_KM if outer.kind == "admin1" else REMOTE_IN_A_COUNTY_KM)
        for outer in divisions
        if outer.lat is not None
    ]
    return min(REMOTE_MOST, min(distances, default=0.0))


def _was_called_like_its_state(city: Sense, name: _Name) -> bool:
    """Whether a city once bore the name that is its division's: Recife that of Pernambuco; but Durango is Victoria de Durango, Oryol Orël.

    And whether "City" parts the two: "killed four people in Oklahoma" does not tell of Oklahoma City.
    """
    state = name.states.get((city.country, city.admin1))
    if state is None:
        return False
    return city.name == f"{state} City" or (state not in city.name and state[:1] != city.name[:1])


def _is_its_seat(city: Sense, division: Sense, latin: bool) -> bool:
    """Whether a city is the seat of a division that bears its name, or too large to need the word "city".

    What a town is called beside its name makes none of it, where the letters are those of the tables: Köseköy is Kocaeli, too, but few say so.
    """
    if division.country != city.country:
        return False
    if not city.proper and (latin or city.country not in SKELETON_COUNTRIES):  # Belém is called Pará, too, but by few
        return False
    return city.weight >= METROPOLIS or (
        city.weight >= SEAT_WEIGHT and km_between(city, division.lat, division.lon) < SEAT_KM
    )


# -- doubt --------------------------------------------------------------------------------------------------------

_BY_SIZE = frozenset[Ground]({"weight", "main name", "country", "named like a country", "seat"})


def rivals_of(choice: Choice) -> tuple[Weighed, ...]:
    """The other places that the evidence leaves nearly as likely, best first; none of them where the best is just another part of the same."""
    best, *others = choice.conceivable
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
