"""The types of a decision on its way: every place that a name may mean with what speaks for it, and the one that was chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from builder.decide.places.weights import Ground
from builder.model import PlaceMention, Sense


class Weighed(NamedTuple):
    """A sense with what speaks for it and against it."""

    sense: Sense
    beside: Mapping[Ground, float]
    """What the name and the words beside it say, in points; what says nothing is not there."""
    elsewhere: Mapping[Ground, float]
    """The same of the rest of the article."""
    points: float
    """Their sum."""

    @property
    def grounds(self) -> Mapping[Ground, float]:
        return {**self.beside, **self.elsewhere}


class Choice(NamedTuple):
    """The sense that a name takes, before it is asked whether it is a place at all."""

    mention: PlaceMention
    conceivable: Sequence[Weighed]
    """All places of the name that may yet turn out to be meant, the best first."""
    points: float
    """How much speaks for it that this stretch names this place at all."""
    inside: str
    """The name right after it that it lies in, "" for none."""
    introduces: bool
    """Whether the body names it here for the first time; what is told later may be of another: "not the Tripoli in Libya"."""

    @property
    def best(self) -> Weighed:
        return self.conceivable[0]

    @property
    def sense(self) -> Sense:
        return self.best.sense
