"""The reason of a choice, first as data, then as one sentence. All the words that readers see are in SAYS; a new reason gets a row there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Literal

from builder.decide.places.choice import Choice, Weighed
from builder.decide.places.kinds import DIVISIONS, cue_of
from builder.decide.places.scene import Scene
from builder.gazetteer import Gazetteer
from builder.model import Reading, Sense

Told = Literal[
    "own", "country", "population", "kind", "cue", "seat", "contained", "beside", "told", "listed", "one other", "others",
    "people", "near", "rival", "rivals", "unsure", "unsure anywhere", "likeness", "unlisted", "backed once", "backed",
]  # fmt: skip
Reason = tuple[Told, Mapping[str, str]]
"""What speaks for a choice, with the values for its sentence."""

SAYS: Final[Mapping[Told, str]] = {
    "own": "an entry of the collection's own places",
    "country": "a country, population {population}",
    "population": "population {population}",
    "kind": "{kind}",
    "cue": "called {kind} here",
    "seat": "the city, not {kind} of the same name",
    "contained": "followed by {inside}",
    "beside": "{country} is named right beside it",
    "told": "the article says elsewhere where it lies",
    "listed": "listed with others of its kind",
    "one other": "the article names 1 other place in {country}",
    "others": "the article names {count} other places in {country}",
    "people": "the article speaks of {country}",
    "near": "near other places of the article",
    "rival": "chosen before one other of this name",
    "rivals": "chosen before {count} others of this name",
    "unsure": "unsure: it may be {name} in {where}",
    "unsure anywhere": "unsure: it may be {name}",
    "likeness": 'written like "{name}" in {country} but for its vowels',
    "unlisted": "called {kind} here, but in no gazetteer",
    "backed once": "another article of this collection surely names this one",
    "backed": "{count} other articles of this collection surely name this one",
}

_CALLED: Final[Mapping[str, str]] = {
    "admin1": "a province or governorate",
    "admin2": "a district",
    "quarter": "a part of a town",
    "base": "a base or airport",
}


def sentence_of(reasons: Iterable[Reason], before: str = "") -> str:
    """One sentence of all reasons, after what was said `before`."""
    return "; ".join([*filter(None, [before]), *(SAYS[told].format_map(values) for told, values in reasons)])


def doubt_of(readings: Sequence[Reading]) -> Iterator[Reason]:
    """The likeliest of what else an unsure name may mean."""
    for other in readings[1:2]:
        yield ("unsure" if other.where else "unsure anywhere"), {"name": other.place.name, "where": other.where}


def reasons_of(choice: Choice, scene: Scene, gazetteer: Gazetteer) -> Iterator[Reason]:
    """What the place is, what spoke for it from the surest down, and what it was chosen before."""
    sense, grounds = choice.sense, choice.best.grounds
    country = gazetteer.country_name(sense.country or "")
    yield what_it_is(sense)
    if "cue" in grounds and (cue := cue_of(choice.mention)):
        yield "cue", {"kind": with_article(cue)}
    elif division := seated_in(choice):
        yield "seat", {"kind": with_article(division.kind)}
    if choice.inside:
        yield "contained", {"inside": choice.inside}
    elif "beside" in grounds:
        yield "beside", {"country": country}
    elif "told" in grounds:
        yield "told", {}
    yield from _company(choice.best, scene, country)
    yield from _rivals(choice)


def seated_in(choice: Choice) -> Sense | None:
    """The division of the same name and country that a city was taken before."""
    city = choice.sense
    if city.kind != "city":
        return None
    return next((s for s in choice.mention.senses if s.kind in DIVISIONS and s.country == city.country), None)


def what_it_is(sense: Sense) -> Reason:
    if sense.own:
        return "own", {}
    if sense.population:
        told: Told = "country" if sense.kind == "country" else "population"
        return told, {"population": _round(sense.population)}
    return "kind", {"kind": with_article(sense.kind)}


def _company(best: Weighed, scene: Scene, country: str) -> Iterator[Reason]:
    """What the rest of the article says for it."""
    sense = best.sense
    if "listed" in best.grounds:
        yield "listed", {}
    if sense.kind != "country" and sense.country:
        others = scene.named.get(sense.country, 0) - 1
        if others > 0:
            yield ("one other" if others == 1 else "others"), {"count": str(others), "country": country}
        elif best.grounds.get("votes", 0.0) >= 1:
            yield "people", {"country": country}
    if best.grounds.get("near", 0.0) >= 1:
        yield "near", {}


def _rivals(choice: Choice) -> Iterator[Reason]:
    count = len({sense.place for sense in choice.mention.senses}) - 1
    if count > 0 and not choice.sense.own:
        yield ("rival" if count == 1 else "rivals"), {"count": str(count)}


def with_article(kind: str) -> str:
    """A kind in words: "a river", "an island", "a province or governorate"."""
    return _CALLED.get(kind) or f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _round(population: int) -> str:
    """2138551 → "2.1 million"."""
    if population >= 1_000_000:
        return f"{population / 1e6:.1f}".removesuffix(".0") + " million"
    return f"{round(population, 2 - len(str(population))):,}"
