"""Decides which mentions are places, and which place each of them is.

The places of an article vote for their countries and for what lies near them; then each name takes its best sense (which.py), and is
asked whether it is a place at all (whether.py). What one article leaves open, the others of the collection may settle (across.py).
All numbers are in weights.py, all reasons in why.py; to weigh new evidence, see there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from builder.decide.places.choice import Choice, Weighed
from builder.decide.places.hints import hints_of
from builder.decide.places.kinds import SETTLED, SOUNDING, cue_of, fits_its_cue, is_water
from builder.decide.places.scene import Scene, ballot_of, scene_of
from builder.decide.places.surroundings import Placed, lies_in, with_surroundings
from builder.decide.places.weights import (
    ENOUGH,
    IN_A_LIST,
    INSIDE,
    LARGE,
    LIKENESS,
    ROUNDS,
    SUPPORTED,
    SURE,
    SURE_ELSEWHERE,
    TOWN,
)
from builder.decide.places.whether import plausibility, said_beside
from builder.decide.places.which import by_fame, candidates_of, rivals_of, weighed
from builder.decide.places.why import doubt_of, like, reasons_of, sounding, unlisted
from builder.find.places.forms import forms_of
from builder.gazetteer import SKELETON_COUNTRIES, Gazetteer
from builder.gazetteer.names import ARTICLES, SKELETON_LEAST, is_arabic, key_of, skeleton_of
from builder.gazetteer.sounds import is_transcribed
from builder.model import Article, Place, PlaceId, PlaceLink, PlaceMention, Reading, Sense

_NO_PLACE = frozenset({"person", "organisation", "title", "neighbour", "surname"})
"""Clues by which a name that is no known place is not looked for any further."""


def decide_places(article: Article, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[PlaceLink, ...]:
    """The mentions that are places, each with its place or, found by its cue alone, with None."""
    hints = hints_of(article, mentions, gazetteer)
    named = with_surroundings([mention for mention in mentions if mention.senses], article, hints, gazetteer)
    # A long list names the same places again and again; what stands around them differs little.
    known: dict[object, _Case] = {}
    cases = [known.get(case := _case_of(placed)) or known.setdefault(case, _Case(placed)) for placed in named]
    choices: list[Choice] = []
    scene = scene_of((), hints)
    for _ in range(ROUNDS):
        before, choices = choices, _chosen(choices, named, cases, scene, gazetteer)
        if before and list(map(ballot_of, before)) == list(map(ballot_of, choices)):
            break  # the next round would see the same scene and choose the same
        scene = scene_of(choices, hints)
    sure = {choice.mention.keys[0] for choice in choices if choice.points >= ENOUGH + SURE}
    by_start = {choice.mention.start: choice for choice in choices}
    links: list[PlaceLink] = []
    last: PlaceLink | None = None
    for mention in mentions:
        bonus = SURE_ELSEWHERE["uncased" in mention.evidence] if mention.keys[0] in sure else 0.0
        bonus += IN_A_LIST if last is not None and "listed" in mention.evidence else 0.0
        last = _link(mention, by_start.get(mention.start), bonus, scene, gazetteer)
        if last is not None:
            links.append(last)
    return tuple(links)


def _case_of(placed: Placed) -> object:
    """All of a name and what stands beside it that a choice depends on."""
    mention, beside = (
        placed.mention,
        (placed.inside, placed.around, placed.holds, placed.beside, placed.spelled, placed.shortened),
    )
    return placed.senses, mention.keys, mention.language, mention.cue, mention.evidence, *beside


class _Case:
    """A name and what stands beside it, wherever in the article, with what does not change from round to round."""

    def __init__(self, placed: Placed) -> None:
        self.placed = placed
        self.candidates = candidates_of(placed)
        self.by_fame = by_fame(self.candidates)
        self._beside: dict[PlaceId, float] = {}

    def said_beside(self, sense: Sense, gazetteer: Gazetteer) -> float:
        """Points that the name and the words around it give, were it that place."""
        if sense.place not in self._beside:
            self._beside[sense.place] = said_beside(sense, self.placed.mention, gazetteer)
        return self._beside[sense.place]


def _chosen(
    before: Sequence[Choice], named: Sequence[Placed], cases: Sequence[_Case], whole: Scene, gazetteer: Gazetteer
) -> list[Choice]:
    """Every name in the light of what the names were taken for before, its own vote left out."""
    known: dict[tuple[int, frozenset[str]], Choice] = {}
    choices = []
    for placed, case in zip(named, cases, strict=True):
        company = frozenset([before[index].sense.kind for index in placed.listed]) if before else frozenset()
        choice = known.get((id(case), company))
        if choice is None:
            scene = whole.without(placed.mention.keys[0])
            found = weighed(case.candidates, placed.mention.keys[0], scene, company) if before else case.by_fame
            choice = _choice(case, found, gazetteer, scene)
            known[id(case), company] = choice
        if choice.mention is not placed.mention:
            choice = choice._replace(mention=placed.mention, introduces=placed.introduces)
        choices.append(choice)
    return choices


def _choice(case: _Case, found: Sequence[Weighed], gazetteer: Gazetteer, scene: Scene) -> Choice:
    placed, (best, *others) = case.placed, found
    inside = placed.inside if lies_in(best.sense, placed.around) else ""
    points = plausibility(best, placed, scene) + case.said_beside(best.sense, gazetteer)
    points += INSIDE if inside else 0.0
    return Choice(placed.mention, best, rivals_of(best, others), points, inside, placed.introduces)


# -- links --------------------------------------------------------------------------------------------------------


def _link(
    mention: PlaceMention, choice: Choice | None, bonus: float, scene: Scene, gazetteer: Gazetteer
) -> PlaceLink | None:
    if choice is not None and _is_no_town(choice):
        return _unlisted(mention)
    if choice is not None and choice.points + bonus >= ENOUGH:
        return _placed(mention, _readings(choice, scene, gazetteer))
    if mention.evidence & _NO_PLACE:
        return None
    return _by_likeness(mention, scene, gazetteer) or _by_sound(mention, scene, gazetteer) or _unlisted(mention)


def _is_no_town(choice: Choice) -> bool:
    """Whether the text calls it a river or the like that no gazetteer has; "the banks of" a large town are the town's."""
    mention, sense = choice.mention, choice.sense
    if not is_water(mention) or sense.own or fits_its_cue(sense, mention):
        return False
    return "linked" not in mention.evidence or mention.cue is None or sense.weight < LARGE


def _readings(choice: Choice, scene: Scene, gazetteer: Gazetteer) -> Iterator[Reading]:
    """The chosen place and those that come near it, each with its reason."""
    for one in (choice.best, *choice.rivals):
        if place := gazetteer.place_of(one.sense.place):
            why = tuple(reasons_of(choice._replace(best=one), scene))
            yield Reading(place=place, why=why, behind=choice.best.points - one.points)


def _placed(mention: PlaceMention, found: Iterable[Reading]) -> PlaceLink | None:
    readings = tuple(found)
    if not readings:
        return None
    place, why = readings[0].place, (*readings[0].why, *doubt_of(readings))
    unsure = readings if len(readings) > 1 else ()
    return PlaceLink(start=mention.start, end=mention.end, place=place, name=place.name, why=why, readings=unsure)


def _by_likeness(mention: PlaceMention, scene: Scene, gazetteer: Gazetteer) -> PlaceLink | None:
    """A place whose name has the same consonants, in the countries the article speaks of, or well known beside them."""
    if mention.cue not in SETTLED or (mention.senses and "called" not in mention.evidence):
        return None
    bones = len(skeleton_of(mention.keys[0]))
    telling = len(set(mention.keys[0].split()) - ARTICLES) > 1 and bones > SKELETON_LEAST
    beside = telling and any(scene.share(country) >= SUPPORTED for country in SKELETON_COUNTRIES)
    cased = "uncased" not in mention.evidence
    if not cased and bones <= SKELETON_LEAST:
        return None
    for sense in gazetteer.skeletons(mention.keys[0]):
        place = gazetteer.place_of(sense.place)
        spoken_of = scene.vote(sense) >= SUPPORTED or (beside and sense.weight >= TOWN)
        if place and spoken_of and _is_spelled_alike(mention.keys[0], place, cased and bones > SKELETON_LEAST):
            return _placed(mention, [Reading(place=place, why=(like(place),), behind=0.0)])
    return None


def _by_sound(mention: PlaceMention, scene: Scene, gazetteer: Gazetteer) -> PlaceLink | None:
    """A place of the countries the article speaks of whose name sounds so, where it is written in another script: ياكويبا is Yacuiba."""
    if not is_transcribed(mention.keys[0]) or (mention.senses and "called" not in mention.evidence):
        return None
    for key in _forms_of(mention):
        for sense in gazetteer.sounding(key):
            place = gazetteer.place_of(sense.place)
            fits = fits_its_cue(sense, mention) if mention.cue not in SETTLED else sense.kind in SOUNDING
            foreign = sense.country not in SKELETON_COUNTRIES or mention.evidence & {"called"} or mention.cue
            if place and fits and foreign and scene.vote(sense) >= SUPPORTED:
                return _placed(mention, [Reading(place=place, why=(sounding(place),), behind=0.0)])
    return None


def _forms_of(mention: PlaceMention) -> Iterator[str]:
    """Its key as it stands, and that of one word without its ending."""
    key = mention.keys[0]
    yield key
    if " " not in key:
        yield from (form.key for form in forms_of(key, mention.language) if form.inflected)


def _is_spelled_alike(key: str, place: Place, in_another_script: bool) -> bool:
    """Whether the vowels differ little from one of its names in the same script; where it has none there, as is told."""
    keys = [key_of(name) for _, name in (("und", place.name), *place.names)]
    same_script = [other for other in keys if is_arabic(other) == is_arabic(key)]
    if not same_script:
        return in_another_script
    return max(fuzz.ratio(_bare(key), _bare(other)) for other in same_script) >= LIKENESS


def _bare(key: str) -> str:
    return " ".join(word for word in key.split() if word not in ARTICLES)


def _unlisted(mention: PlaceMention) -> PlaceLink | None:
    cue = cue_of(mention)
    if cue is None or not ("called" in mention.evidence or is_water(mention)):
        return None
    return PlaceLink(start=mention.start, end=mention.end, place=None, name=mention.name, why=(unlisted(cue),))
