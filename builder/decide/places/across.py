"""What one article leaves open, the others of the collection may settle: the places that they surely name back the unsure choices.

First every article decides by itself; then the sure choices of all are counted, by articles, in whatever order they come; then each unsure
choice is weighed again with what the *other* articles say. Nothing that was sure changes, and a choice settled here settles no other.
To weigh the collection's evidence otherwise, change ELSEWHERE in weights.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from builder.decide.places.weights import DOUBTFUL, ELSEWHERE
from builder.decide.places.why import backed, doubt_of
from builder.model import Analysis, PlaceId, PlaceLink, Reading

Backing = Mapping[PlaceId, int]
"""Place → how many articles surely name it."""


def backing_of(analyses: Iterable[Analysis]) -> Backing:
    backing: Counter[PlaceId] = Counter()
    for analysis in analyses:
        backing.update(_sure_in(analysis))
    return backing


def is_unsure(analysis: Analysis) -> bool:
    return any(link.readings for link in analysis.places)


def settled(analysis: Analysis, backing: Backing) -> Analysis:
    """The same with its unsure places weighed again; `backing` may count this article, too."""
    if not is_unsure(analysis):
        return analysis
    own = _sure_in(analysis)
    others = {place: count - (place in own) for place, count in backing.items()}
    return replace(analysis, places=tuple(_settled(link, others) for link in analysis.places))


def _sure_in(analysis: Analysis) -> frozenset[PlaceId]:
    return frozenset(link.place.id for link in analysis.places if link.place is not None and not link.readings)


def _settled(link: PlaceLink, others: Backing) -> PlaceLink:
    total = sum(others.get(reading.place.id, 0) for reading in link.readings)
    if not total:
        return link
    weighed = [
        replace(reading, behind=reading.behind - ELSEWHERE * others.get(reading.place.id, 0) / total)
        for reading in link.readings
    ]
    best, *rest = sorted(weighed, key=lambda reading: reading.behind)  # stable: of equals the likelier by itself
    count = others.get(best.place.id, 0)
    readings = _left_open([best, *rest], DOUBTFUL)
    why = (*best.why, *([backed(count)] if count else []), *doubt_of(readings))
    return replace(link, place=best.place, name=best.place.name, why=why, readings=readings)


def _left_open(readings: Sequence[Reading], doubtful: float) -> tuple[Reading, ...]:
    """The first, with those that come nearer than so many points; empty where none does."""
    least = readings[0].behind
    near = tuple(replace(one, behind=one.behind - least) for one in readings if one.behind - least < doubtful)
    return near if len(near) > 1 else ()
