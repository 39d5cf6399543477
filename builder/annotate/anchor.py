"""Puts each note on its passage, or says why it has none: exact, normalised, fuzzy, ambiguous, orphan.

What the quote may mean is found in search.py; here each such passage is weighed by its own likeness, by what stands
around it and by where it stands, against what is remembered of the quote. A note is placed only if one passage is like
enough and no other comes close; a wrong place is worse than none. To weigh one more thing, give it a term in `_weight`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log

from rapidfuzz import fuzz

from builder.annotate.anchors import NOWHERE, Anchor, keys_of
from builder.annotate.prepared import Prepared, prepare
from builder.annotate.search import ALMOST, Match, near_passages, parts_of, prepared_quote, same_passages
from builder.folding import fold
from builder.model import Candidate, Note, Placement, PlacementState

# Evidence that a passage is the one quoted, in natural-log odds: a logistic regression over the candidates that
# benchmarks/anchoring.py makes from its calibration texts, rounded; ENOUGH and MARGIN by the wrong places they leave there.
PRIOR = -3.0  # of any passage that was found at all
KEPT = 7.0  # for the logarithm of the share of letters kept: half of them kept costs five
LENGTH = 1.2  # for the logarithm of the quote's letters: many letters do not come together by chance
LEAD = 6.5  # for how much likelier than the next likest passage it is, from 0 to 1
MOST_LEAD = 0.5  # more than this says nothing more: some texts are short
AROUND = 7.0  # for the agreement of what stands around it, from 0 to 1 …
STRANGE = -3.0  # … against where nothing there agrees
THERE = 3.0  # for standing where it stood …
ELSEWHERE = -1.5  # … against far from there; little, since texts move
FIGURES = -1.5  # for other figures than the quote's: "11 cars" and "12 cars" differ by one letter
ENOUGH = 2.3  # evidence from which a note is placed; below, it is an orphan
MARGIN = 1.5  # by which the best passage must outweigh the next; below, a person has to choose

NEAR = 100  # characters from where it stood at which standing there counts half
CHANCE = 55  # percent of likeness that the surroundings of any two passages have
FAMILIAR = 0.8  # agreement of the surroundings from which the same words need no search for other passages
CLOSEST = 3  # passages offered to the person who repairs a note
WORTH_SHOWING = 0.3  # likeness below which a passage would only confuse that person


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a quote stands; `start` and `end` are -1 where it is ambiguous or an orphan."""

    state: PlacementState
    start: int = -1
    end: int = -1
    score: float = 0.0
    closest: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    match: Match
    around: float | None
    """How far what stands around it agrees with what is remembered, from 0 to 1; None where nothing is remembered."""
    near: float | None
    """From 1, where it stood, towards 0; None where that is not known."""
    weight: float
    """Evidence for this passage by itself, without its lead on the others."""


def place_notes(
    text: str | Prepared, notes: Sequence[Note], hints: Mapping[str, Anchor] | None = None
) -> tuple[Placement, ...]:
    """A placement for each note, in order; `hints` are the last good anchors by key (anchors.py).

    The note on the whole article is `exact`, with start and end -1.
    """
    anchors = [(hints or {}).get(key, NOWHERE) for key in keys_of(notes)]
    places = place_quotes(text, [(note.quote or "", anchor) for note, anchor in zip(notes, anchors, strict=True)])
    return tuple(_placement(note, place) for note, place in zip(notes, places, strict=True))


def _placement(note: Note, place: Place) -> Placement:
    if note.quote is None:
        return Placement(note=note, state="exact", start=-1, end=-1, score=1.0, closest=())
    return Placement(
        note=note, state=place.state, start=place.start, end=place.end, score=place.score, closest=place.closest
    )


def place_quotes(text: str | Prepared, quotes: Sequence[tuple[str, Anchor]]) -> tuple[Place, ...]:
    """Where each quote of one text stands. Quotes found for sure tell how far the text near them has moved."""
    prepared = text if isinstance(text, Prepared) else prepare(text)
    places = [place_quote(prepared, exact, *_fields(anchor)) for exact, anchor in quotes]
    moves = {
        anchor.start: place.start - anchor.start
        for place, (_, anchor) in zip(places, quotes, strict=True)
        if anchor.start is not None and place.state in ("exact", "normalised")
    }
    for index, (exact, anchor) in enumerate(quotes):
        if places[index].state not in ("exact", "normalised"):
            places[index] = place_quote(prepared, exact, *_fields(_moved(anchor, moves)))
    return tuple(places)


def _moved(anchor: Anchor, moves: Mapping[int, int]) -> Anchor:
    """The anchor where it is to be expected if it moved like the nearest quote of which that is known."""
    start = anchor.start
    if start is None or not moves:
        return anchor
    return replace(anchor, start=start + moves[min(moves, key=lambda known: abs(known - start))])


def _fields(anchor: Anchor) -> tuple[str, str, int | None]:
    return anchor.prefix, anchor.suffix, anchor.start


def place_quote(
    text: str | Prepared, exact: str, prefix: str = "", suffix: str = "", start: int | None = None
) -> Place:
    """Where a quote stands in a text. `prefix` and `suffix` are what stood around it, "" where not known."""
    prepared = text if isinstance(text, Prepared) else prepare(text)
    hint = Anchor(prefix=prefix, suffix=suffix, start=start)
    same = _weighed(prepared, exact, same_passages(prepared, exact), hint)
    if same and _familiar(same[0]):
        return _decided(prepared, exact, same)
    near = _weighed(prepared, exact, near_passages(prepared, exact, prefix, suffix), hint)
    return _decided(prepared, exact, _merged(same, near))


def _familiar(weighed: _Weighed) -> bool:
    """So much speaks for it that other passages need not be looked for: all that is remembered agrees."""
    return (weighed.around is None or weighed.around >= FAMILIAR) and (weighed.near is None or weighed.near >= 0.5)


def _merged(same: tuple[_Weighed, ...], near: tuple[_Weighed, ...]) -> tuple[_Weighed, ...]:
    """Both, best first, without those that come near only because they are the same."""
    others = [one for one in near if not any(_overlap(one.match, other.match) for other in same)]
    return tuple(sorted((*same, *others), key=_rank))


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def _rank(weighed: _Weighed) -> tuple[float, int]:
    return -weighed.weight, weighed.match.start


# -- weighing -----------------------------------------------------------------------------------------------------


def _weighed(text: Prepared, quote: str, matches: Sequence[Match], hint: Anchor) -> tuple[_Weighed, ...]:
    """Best first."""
    return tuple(sorted((_weigh(text, quote, match, hint) for match in matches), key=_rank))


def _weigh(text: Prepared, quote: str, match: Match, hint: Anchor) -> _Weighed:
    sides = _agreements(text, match, hint)
    around = sum(sides) / len(sides) if sides else None
    near = NEAR / (NEAR + abs(match.start - hint.start)) if hint.start is not None else None
    letters = len(prepared_quote(quote).letters)
    weight = PRIOR + KEPT * log((match.kept * letters + 1) / (letters + 1)) + LENGTH * log(letters + 1)
    if match.likeness < 1 and _figures(quote) != _figures(text.text[match.start : match.end]):
        weight += FIGURES
    if around is not None:
        weight += STRANGE + AROUND * around
    if near is not None:
        weight += ELSEWHERE + THERE * near
    return _Weighed(match=match, around=around, near=near, weight=weight)


def _figures(text: str) -> list[str]:
    return sorted(word for word in prepared_quote(text).words if word.isdecimal())


def _agreements(text: Prepared, match: Match, hint: Anchor) -> tuple[float, ...]:
    """For each side that is remembered, how far the text there agrees, from 0 to 1."""
    first, last = text.letter_at(match.start), text.letter_at(match.end)
    prefix, suffix = prepared_quote(hint.prefix).letters, prepared_quote(hint.suffix).letters
    before = text.letters[max(0, first - 2 * len(prefix)) : first]
    after = text.letters[last : last + 2 * len(suffix)]
    return tuple(_agreement(side, there) for side, there in ((prefix, before), (suffix, after)) if side)


def _agreement(side: str, there: str) -> float:
    if len(there) < len(side):
        return max(0.0, (fuzz.ratio(side, there) - CHANCE) / (100 - CHANCE))
    return max(0.0, (fuzz.partial_ratio(side, there) - CHANCE) / (100 - CHANCE))


# -- deciding -----------------------------------------------------------------------------------------------------


def _decided(text: Prepared, quote: str, ranked: tuple[_Weighed, ...]) -> Place:
    if not ranked:
        return Place(state="orphan")
    best, rivals = ranked[0], [one for one in ranked[1:] if ranked[0].weight - one.weight < MARGIN]
    others = [one.match.likeness for one in ranked[1 + len(rivals) :]]
    match = best.match
    state = _state(quote, text.text[match.start : match.end], match.likeness)
    if (state == "fuzzy" or best.around is not None) and _evidence(best, others) < ENOUGH:
        return Place(state="orphan", closest=_closest(ranked))
    if rivals:
        return Place(state="ambiguous", closest=_closest(ranked))
    score = round(min(match.likeness, ALMOST), 3) if state == "fuzzy" else 1.0
    return Place(state=state, start=match.start, end=match.end, score=score)


def _evidence(best: _Weighed, others: Sequence[float]) -> float:
    return best.weight + LEAD * min(MOST_LEAD, best.match.likeness - max(others, default=0.0))


def _closest(ranked: Sequence[_Weighed]) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(start=one.match.start, end=one.match.end, score=round(one.match.likeness, 3))
        for one in ranked[:CLOSEST]
        if one.match.likeness >= WORTH_SHOWING
    )


_UNSEEN = str.maketrans("", "", " \"'-*_\\~=")
"""What may differ between a quote and its passage without a word being lost: spaces, quotation marks, dashes, emphasis marks."""


def _state(quote: str, passage: str, likeness: float) -> PlacementState:
    parts = parts_of(quote) if likeness == 1.0 else ()
    if quote == passage or (len(parts) > 1 and all(part in passage for part in parts)):
        return "exact"
    same = len(parts) > 1 or (_seen(quote) == _seen(passage) and _capitals(quote) == _capitals(passage))
    return "normalised" if same else "fuzzy"


def _capitals(text: str) -> str:
    return fold("".join(char for char in text if char.isupper()))


def _seen(text: str) -> str:
    return fold(text).translate(_UNSEEN)
