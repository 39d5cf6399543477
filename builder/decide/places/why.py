"""What speaks for a choice, as reasons. Their sentences are in `[reasons]` of builder/words/<language>.toml; a new one gets a line in each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.decide.places.choice import Choice
from builder.decide.places.kinds import cue_of
from builder.decide.places.scene import Scene
from builder.decide.places.weights import Ground
from builder.model import DIVISIONS, Place, Reading, Reason, Sense, because


def doubt_of(readings: Sequence[Reading]) -> Iterator[Reason]:
    """The likeliest of what else an unsure name may mean."""
    for other in readings[1:2]:
        place = other.place
        yield (
            because("unsure", place=place, country=place.country)
            if place.country
            else because("unsure_anywhere", place=place)
        )


def backed(articles: int) -> Reason:
    return because("backed", n=articles)


def like(place: Place) -> Reason:
    return because("likeness", place=place, country=place.country or "")


def sounding(place: Place) -> Reason:
    if place.country is None:
        return because("sounding_anywhere", place=place)
    return because("sounding", place=place, country=place.country)


def unlisted(cue: str) -> Reason:
    return because("unlisted", kind=cue)


def reasons_of(choice: Choice, scene: Scene) -> Iterator[Reason]:
    """What the place is, what spoke for it from the surest down, and what it was chosen before."""
    sense, grounds = choice.sense, choice.best.grounds
    yield what_it_is(sense)
    if "cue" in grounds and (cue := cue_of(choice.mention)):
        yield because("called", kind=cue)
    elif division := seated_in(choice):
        yield because("seat", kind=division.kind)
    if choice.inside:
        yield because("contained", inside=choice.inside)
    elif "beside" in grounds:
        yield because("country_beside", country=sense.country or "")
    elif "told" in grounds:
        yield because("told_elsewhere")
    if grounds.keys() & {"spelled so", "vowelled so"}:
        yield because("spelled_so")
    yield from _company(sense, grounds, scene)
    yield from _rivals(choice)


def seated_in(choice: Choice) -> Sense | None:
    """The division of the same name and country that a city was taken before."""
    city = choice.sense
    if city.kind != "city":
        return None
    country = city.country
    divisions = [s for s in choice.mention.senses if s.country == country and s.kind in DIVISIONS]
    return divisions[0] if divisions else None


def what_it_is(sense: Sense) -> Reason:
    if sense.own:
        return because("own_place")
    if sense.population:
        return because("country" if sense.kind == "country" else "population", population=sense.population)
    return because("kind", kind=sense.kind)


def _company(sense: Sense, grounds: Mapping[Ground, float], scene: Scene) -> Iterator[Reason]:
    """What the rest of the article says for it."""
    if "listed" in grounds:
        yield because("listed")
    if sense.kind != "country" and sense.country:
        others = scene.named.get(sense.country, 0) - 1
        if others > 0:
            yield because("others_in_country", n=others, country=sense.country)
        elif grounds.get("votes", 0.0) >= 1:
            yield because("country_told", country=sense.country)
    if grounds.get("near", 0.0) >= 1:
        yield because("near_others")
    elif "division" in grounds:
        yield because("others_in_division")


def _rivals(choice: Choice) -> Iterator[Reason]:
    count = len({sense.place for sense in choice.mention.senses}) - 1
    if count > 0 and not choice.sense.own:
        yield because("rivals", n=count)
