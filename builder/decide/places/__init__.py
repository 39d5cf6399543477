"""Decides which mentions are places, and which place each of them is.

The places of an article vote for their countries and for what lies near them; then each name takes its best sense (which.py), and is
asked whether it is a place at all (whether.py); what no table has as it is written is compared with what they have (likeness.py). What one
article leaves open, the others of the collection may settle (across.py).
All numbers are in weights.py, all reasons in why.py; to weigh new evidence, see there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import log2
from typing import Final

from builder.decide.places.choice import Choice, Weighed
from builder.decide.places.districts import HAMLETS, Districts, districts_of, lies_far
from builder.decide.places.hints import hints_of
from builder.decide.places.kinds import LANDSCAPE, SETTLEMENTS, cue_of, fits_its_cue, is_water
from builder.decide.places.likeness import by_likeness, by_sound
from builder.decide.places.scene import Scene, ballot_of, cell_of, is_whole_name, scene_of
from builder.decide.places.surroundings import Placed, lies_in, with_surroundings
from builder.decide.places.weights import (
    CLUES,
    ENOUGH,
    IN_A_LIST,
    INSIDE,
    LARGE,
    MOST_LISTED,
    ROUNDS,
    SOMEWHAT_NEAR,
    SUPPORTED,
    SURE,
    SURE_ELSEWHERE,
)
from builder.decide.places.whether import Standing, plausibility, standing_of
from builder.decide.places.which import by_fame, candidates_of, rivals_of, weighed
from builder.decide.places.why import doubt_of, reasons_of, unlisted
from builder.gazetteer import Gazetteer
from builder.model import Article, Clue, Place, PlaceId, PlaceLink, PlaceMention, Reading

_NO_PLACE = frozenset({"person", "organisation", "title", "neighbour", "surname"})
"""Clues by which a name that is no known place is not looked for any further."""
_AREAS = frozenset({"admin1", "region"})
"""Cues of what is larger than a town."""


def decide_places(article: Article, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[PlaceLink, ...]:
    """The mentions that are places, each with its place or, found by its cue alone, with None."""
    hints = hints_of(article, mentions, gazetteer)
    named = with_surroundings([mention for mention in mentions if mention.senses], article, hints, gazetteer)
    # A long list names the same places again and again; what stands around them differs little.
    known: dict[object, _Case] = {}
    cases = [known.get(case := _case_of(placed)) or known.setdefault(case, _Case(placed)) for placed in named]
    choices: list[Choice] = []
    ballots: list[object] = []
    scene = scene_of((), hints)
    for _ in range(ROUNDS):
        choices = _chosen(choices, named, cases, scene, gazetteer)
        before, ballots = ballots, list(map(ballot_of, choices))
        if ballots == before:
            break  # the next round would see nearly the same scene
        scene = scene_of(choices, hints)
    by_start = {choice.mention.start: choice for choice in choices}
    chosen = [by_start.get(mention.start) for mention in mentions]
    districts = districts_of(article, mentions, chosen)
    links = [
        _link(mention, choice, bonus, told, scene, gazetteer)
        for mention, choice, bonus, told in zip(
            mentions, chosen, _told_elsewhere(mentions, chosen), districts, strict=True
        )
    ]
    return tuple(_as_called(mentions, chosen, links))


def _told_elsewhere(mentions: Sequence[PlaceMention], chosen: Sequence[Choice | None]) -> Sequence[float]:
    """Points for each mention by what the article says of the same name elsewhere, and of the names that it is listed with."""
    told = [choice for choice in chosen if choice]
    sure = {choice.mention.keys[0] for choice in told if choice.points >= ENOUGH + SURE}
    plain = {c.mention.keys[0] for c in told if c.points >= ENOUGH and "start" not in c.mention.evidence}
    points = []
    for mention, choice in zip(mentions, chosen, strict=True):
        name, evidence = mention.keys[0], mention.evidence
        known = name in sure and not (choice and _is_club(choice))
        points.append(SURE_ELSEWHERE["uncased" in evidence] if known else 0.0)
        if "start" in evidence and name in plain:
            points[-1] -= CLUES["start"]  # the capital is not that of the sentence, for the word has it elsewhere
    found = [bool(one and one.points + more >= ENOUGH) for one, more in zip(chosen, points, strict=True)]
    for listed in _lists_in(mentions):
        places = sum(found[at] for at in listed)
        for at in listed:
            others = places - found[at]
            if at == listed.start and others:
                others -= 1  # what begins a list may be its own word: "Paul and New York"
            points[at] += IN_A_LIST * min(MOST_LISTED, log2(1 + others))
    return points


def _is_club(choice: Choice) -> bool:
    """Whether a town has an article: what "l'Arezzo" loses is not lost in Arezzo."""
    return choice.sense.kind == "city" and "article" in choice.mention.evidence


def _lists_in(mentions: Sequence[PlaceMention]) -> Iterator[range]:
    """Stretches of names between which nothing but a comma or an "and" stands."""
    first = 0
    for at in range(1, len(mentions) + 1):
        if at == len(mentions) or "listed" not in mentions[at].evidence:
            if at - first > 1:
                yield range(first, at)
            first = at


def _case_of(placed: Placed) -> object:
    """All of a name and what stands beside it that a choice depends on."""
    mention, beside = (
        placed.mention,
        (placed.inside, placed.around, placed.holds, placed.beside, placed.spelled, placed.vowelled, placed.shortened),
    )
    return placed.senses, mention.keys, mention.language, mention.cue, mention.evidence, *beside


_ALONE: Final = frozenset[str]()
"""The company of a name that stands in no list."""


class _Case:
    """A name and what stands beside it, wherever in the article, with what does not change from round to round."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.candidates = candidates_of(placed)
        self.by_fame = by_fame(self.candidates)
        self._standings: dict[PlaceId, Standing] = {}

    def standing_of(self, one: Weighed, gazetteer: Gazetteer) -> Standing:
        """What the name and the words around it say, were it that place."""
        place = one.sense.place
        if place not in self._standings:
            self._standings[place] = standing_of(one, self.placed, gazetteer)
        return self._standings[place]


def _chosen(
    before: Sequence[Choice], named: Sequence[Placed], cases: Sequence[_Case], whole: Scene, gazetteer: Gazetteer
) -> list[Choice]:
    """Every name in the light of what the names were taken for before, its own vote left out."""
    known: dict[tuple[int, frozenset[str]], Choice] = {}
    choices = []
    for placed, case in zip(named, cases, strict=True):
        company = _ALONE
        if before and placed.listed:
            company = frozenset([before[index].sense.kind for index in placed.listed])
        choice = known.get((id(case), company))
        if choice is None:
            scene = whole.without(placed.mention.keys[0])
            found = weighed(case.candidates, placed.mention.keys[0], scene, company) if before else case.by_fame
            choice = _choice(case, found, gazetteer, scene)
            known[id(case), company] = choice
        if choice.mention is not placed.mention:
            choice = Choice(placed.mention, choice.conceivable, choice.points, choice.inside, placed.introduces)
        choices.append(choice)
    return choices


def _choice(case: _Case, found: Sequence[Weighed], gazetteer: Gazetteer, scene: Scene) -> Choice:
    placed, best = case.placed, found[0]
    inside = placed.inside if lies_in(best.sense, placed.around) else ""
    told = inside or _is_peopled(placed.mention, best)
    points = plausibility(case.standing_of(best, gazetteer), scene) + (INSIDE if told else 0.0)
    return Choice(placed.mention, found, points, inside, placed.introduces)


def _is_peopled(mention: PlaceMention, best: Weighed) -> bool:
    """Where no capital tells a name, its country's people beside it do, after a preposition: في سرت الليبية."""
    return mention.evidence >= _PEOPLED and "beside" in best.beside and best.sense.kind in SETTLEMENTS


_PEOPLED: Final[frozenset[Clue]] = frozenset({"uncased", "preposition"})


# -- links --------------------------------------------------------------------------------------------------------


def _link(
    mention: PlaceMention, choice: Choice | None, bonus: float, told: Districts, scene: Scene, gazetteer: Gazetteer
) -> PlaceLink | None:
    if choice is not None and lies_far(choice.sense, told):
        within = tuple(one for one in choice.conceivable if not lies_far(one.sense, told))
        if not within:
            return _unknown(mention, "quarter")
        choice = choice._replace(conceivable=within)
    if choice is not None and (_is_no_town(choice) or _is_far_namesake(choice, scene)):
        return _unlisted(mention)
    if choice is not None and choice.points + bonus >= ENOUGH:
        return _placed(mention, _readings(choice, scene, gazetteer))
    if mention.evidence & _NO_PLACE:
        return None
    alike = by_likeness(mention, scene, gazetteer) or by_sound(mention, scene, gazetteer)
    if alike and (lies_far(alike.place, told) or _is_set_aside(alike.place, mention, gazetteer)):
        alike = None
    return _placed(mention, [alike]) if alike else _unlisted(mention)


def _is_set_aside(place: Place, mention: PlaceMention, gazetteer: Gazetteer) -> bool:
    """Whether it has just that name, and finding told that it is not meant: «в деревне Дубровка Витебской области» is not Russia's."""
    return not mention.senses and any(sense.place == place.id for sense in gazetteer.senses(mention.keys[0]))


def _as_called(
    mentions: Sequence[PlaceMention], chosen: Sequence[Choice | None], links: Sequence[PlaceLink | None]
) -> Iterator[PlaceLink]:
    """What a cue calls a place that no gazetteer has is that one without its cue, too: "the village of Kalo … in Kalo"."""
    pairs = list(zip(mentions, links, strict=True))
    called = {mention.keys[0]: link for mention, link in pairs if link is not None and link.place is None}
    for (mention, link), choice in zip(pairs, chosen, strict=True):
        known = called.get(mention.keys[0])
        if known is not None and (
            (link and _is_small_town(mention, choice)) or (not mention.evidence & _NO_PLACE and _is_name(mention))
        ):
            yield replace(known, start=mention.start, end=mention.end, name=mention.name)
        elif link is not None:
            yield link


def _is_small_town(mention: PlaceMention, choice: Choice | None) -> bool:
    """Whether it was taken for a town that few know, with no word for one: it is rather what the text calls a place elsewhere than a namesake."""
    if choice is None or mention.cue is not None or "uncased" in mention.evidence:
        return False
    return choice.sense.kind == "city" and choice.sense.weight < LARGE


def _is_name(mention: PlaceMention) -> bool:
    """Whether it is written as a name and stands where a place does: "in Lassa", not the fever; what has no other meaning does so wherever its capital is its own."""
    if "uncased" in mention.evidence:
        return False
    return bool(mention.evidence & {"preposition", "linked"}) or not (mention.senses or "start" in mention.evidence)


def _is_far_namesake(choice: Choice, scene: Scene) -> bool:
    """Whether a village is called by a name that only a town of a country has which the article does not speak of: no aldeia de Mandela is in Ghana.

    Nor is a valley after even the largest: the Val di Lima is in Tuscany; nor is the provincia de Manu in India. A quarter may be in
    another country or not, but no town far from all that the article names: the bairro Valparaíso of Petrópolis.
    """
    mention, sense = choice.mention, choice.sense
    if "called" not in mention.evidence or sense.own:
        return False
    if mention.cue in HAMLETS and sense.kind == "country":  # "la vereda Filipinas", but not "el pueblo de Cuba"
        return "linked" not in mention.evidence
    town = sense.kind == "city"
    small, landscape = mention.cue in HAMLETS or (mention.cue in _AREAS and town), mention.cue in LANDSCAPE and town
    if not (landscape or (small and sense.weight < LARGE)):
        return False
    if "beside" in choice.best.beside:  # "de Turkse grensplaats Reyhanli"
        return False
    if sense.languages and not landscape:  # other languages have a name for it: "le village de Boutcha"
        return False
    if is_whole_name(mention, sense):  # "a localidade de Viana do Alentejo"
        return False
    own = scene.without(mention.keys[0])
    if own.near(cell_of(sense)) >= SOMEWHAT_NEAR or (own.is_empty() and not landscape):
        return False
    if mention.cue in _AREAS and sense.proper and sum(one.proper for one in mention.senses) == 1 and own.vote(sense):
        return False  # the distrito de Mueda: no other place has the name, and one speaks Portuguese there
    return own.vote(sense) < SUPPORTED or (town and mention.cue == "quarter")


def _is_no_town(choice: Choice) -> bool:
    """Whether the text calls it a river or the like that no gazetteer has; "the banks of" a large town are the town's."""
    mention, sense = choice.mention, choice.sense
    if not is_water(mention) or sense.own or fits_its_cue(sense, mention):
        return False
    return not mention.evidence & _AT_WATER or mention.cue is None or sense.weight < LARGE


_AT_WATER: Final[frozenset[Clue]] = frozenset({"linked", "listed"})
"""How a large town or region stands after a word for water that is its own: "los ríos de Galicia y Asturias"."""


def _readings(choice: Choice, scene: Scene, gazetteer: Gazetteer) -> Iterator[Reading]:
    """The chosen place and those that come near it, each with its reason."""
    for one in (choice.best, *rivals_of(choice)):
        if place := gazetteer.place_of(one.sense.place):
            why = tuple(reasons_of(choice._replace(conceivable=(one,)), scene))
            yield Reading(place=place, why=why, behind=choice.best.points - one.points)


def _placed(mention: PlaceMention, found: Iterable[Reading]) -> PlaceLink | None:
    readings = tuple(found)
    if not readings:
        return None
    place, why = readings[0].place, (*readings[0].why, *doubt_of(readings))
    unsure = readings if len(readings) > 1 else ()
    return PlaceLink(start=mention.start, end=mention.end, place=place, name=place.name, why=why, readings=unsure)


def _unlisted(mention: PlaceMention) -> PlaceLink | None:
    return _unknown(mention) if "called" in mention.evidence or is_water(mention) else None


def _unknown(mention: PlaceMention, kind: str | None = None) -> PlaceLink | None:
    """What a cue calls a place, or its own words a place of a kind, though no gazetteer has it."""
    cue = cue_of(mention) or kind
    if cue is None:
        return None
    return PlaceLink(start=mention.start, end=mention.end, place=None, name=mention.name, why=(unlisted(cue),))
