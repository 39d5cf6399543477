"""Puts each note on its passage, or says why it has none: exact, normalised, fuzzy, ambiguous, orphan.

What the quote may mean is found in search.py; here each such passage is weighed by its own likeness, by what stands
around it and by where it stands, against what is remembered of the quote. A note is placed only if one passage is like
enough and no other comes close; a wrong place is worse than none. To weigh one more thing, give Evidence a term.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import NamedTuple

from builder.annotate.anchors import NOWHERE, Anchor, keys_of
from builder.annotate.prepared import Prepared, prepare
from builder.annotate.search import (
    ALMOST,
    SURE_WITHOUT_SPACES,
    Match,
    near_passages,
    parts_of,
    prepared_quote,
    same_passages,
    told,
)
from builder.folding import fold
from builder.model import Candidate, Note, Placement, PlacementState

ENOUGH = 1.2  # evidence from which a note is placed; below, it is an orphan
MARGIN = 1.3  # by which the best passage must outweigh the next; below, a person has to choose
LEAST = 0.35  # share of what the quote tells that its passage must have: what says something else is not it, wherever it stands

NEAR = 30  # characters from where it is expected at which standing there counts half
SOME = 0.5  # nats added to both sides of a share: what tells nothing is no division by zero
LONGEST_SIDE = 256  # characters of what stood around a quote that are compared
SIDE_RUN = 2  # letters in a row that count beside a passage, where chance has less room than in a text
FAMILIAR = 0.9  # share of the surroundings from which the same words need no search for other passages
CLOSEST = 3  # passages offered to the person who repairs a note
WORTH_SHOWING = 0.4
"""Likeness below which a passage would only confuse that person: of 293 sentences of other articles in tests/quality, two reach it, 42 reach 0.3."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a quote stands; `start` and `end` are -1 where it is ambiguous or an orphan."""

    state: PlacementState
    start: int = -1
    end: int = -1
    score: float = 0.0
    closest: tuple[Candidate, ...] = ()


class Evidence(NamedTuple):
    """What speaks for a passage and against it; each term times its weight, added up, is the log odds that it is the one quoted."""

    told: float
    """Logarithm of what those of its words tell that the quote has too: rare words do not come together by chance."""
    share: float
    """Logarithm of their share in all that the quote tells; 0 if it is all there."""
    known_beside: float
    """1 where it is remembered what stood around the quote."""
    told_beside: float
    """What the words of that tell which stand around the passage too, in nats."""
    missed_beside: float
    """And those which do not; little, since what is rewritten is rewritten with what surrounds it."""
    known_start: float
    """1 where it is remembered where the quote stood."""
    there: float
    """From 1, where it is to be expected, towards 0."""
    found: float = 1.0
    """Of any passage: that search came up with it."""


WEIGHTS = Evidence(
    told=2.0,
    share=5.5,
    known_beside=-0.7,
    told_beside=0.15,
    missed_beside=-0.1,
    known_start=-1.7,
    there=4.9,
    found=-2.2,
)
"""From `benchmarks/fit_anchoring.py`, rounded: a logistic regression over what search finds in its calibration texts.
ENOUGH and MARGIN are where it leaves few notes on a wrong passage there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What is known of a quote besides its words."""

    anchor: Anchor
    expected: tuple[int, ...]
    """Where it may stand now, by where it stood; empty where that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    match: Match
    evidence: Evidence

    @property
    def weight(self) -> float:
        return sum(weight * term for weight, term in zip(WEIGHTS, self.evidence, strict=True))


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


def place_quote(
    text: str | Prepared, exact: str, prefix: str = "", suffix: str = "", start: int | None = None
) -> Place:
    """Where a quote stands in a text. `prefix` and `suffix` are what stood around it, "" where not known."""
    return place_quotes(text, [(exact, Anchor(prefix=prefix, suffix=suffix, start=start))])[0]


def place_quotes(text: str | Prepared, notes: Sequence[tuple[str, Anchor]]) -> tuple[Place, ...]:
    """Where each quote of one text stands. Quotes that stand there once tell how far the text around them has moved."""
    prepared = text if isinstance(text, Prepared) else prepare(text)
    quotes = [(exact, _near_sides(anchor)) for exact, anchor in notes]
    same = [_same(prepared, exact, anchor) for exact, anchor in quotes]
    moves = sorted(
        (anchor.start, matches[0].start - anchor.start)
        for (exact, anchor), matches in zip(quotes, same, strict=True)
        if anchor.start is not None and _sure(prepared, exact, matches, anchor)
    )
    return tuple(
        _placed(prepared, exact, matches, Hint(anchor=anchor, expected=_expected(anchor.start, moves)))
        for (exact, anchor), matches in zip(quotes, same, strict=True)
    )


def _near_sides(anchor: Anchor) -> Anchor:
    """Without what stood farther away than tells anything: other programs may send a whole page."""
    return replace(anchor, prefix=anchor.prefix[-LONGEST_SIDE:], suffix=anchor.suffix[:LONGEST_SIDE])


def _same(text: Prepared, exact: str, anchor: Anchor) -> tuple[Match, ...]:
    """The passages of the same letters, and the very place that is remembered where all around it is as it was: there a quote may be a
    part of a word."""
    found = same_passages(text, exact)
    start, around = anchor.start, anchor.prefix + exact + anchor.suffix
    if not exact or start is None or start < len(anchor.prefix) or len(around) == len(exact):
        return found
    known = any(match.start == start for match in found)
    if known or not text.text.startswith(around, start - len(anchor.prefix)):
        return found
    return (*found, Match(start=start, end=start + len(exact), likeness=1.0))


def _sure(text: Prepared, exact: str, matches: Sequence[Match], anchor: Anchor) -> bool:
    """The quote stands there once, in the surroundings it had: not in a copy whose original has changed."""
    if len(matches) != 1 or len(exact) < SURE_WITHOUT_SPACES:
        return False
    first, last = text.letter_at(matches[0].start), text.letter_at(matches[0].end)
    return _agrees(*_told_beside(text, first, last, anchor))


def _agrees(beside: float, missed: float) -> bool:
    return beside >= FAMILIAR * (beside + missed)


def _expected(start: int | None, moves: Sequence[tuple[int, int]]) -> tuple[int, ...]:
    """Where a passage is to be expected if it moved like the nearest others, before it and after it; where it stood if there are none."""
    if start is None:
        return ()
    before = moves[: bisect_left(moves, (start,))][-1:]
    after = moves[bisect_left(moves, (start + 1,)) :][:1]
    return tuple({start + moved for _, moved in (*before, *after)}) or (start,)


def _placed(text: Prepared, exact: str, matches: Sequence[Match], hint: Hint) -> Place:
    same = _weighed(text, exact, matches, hint)
    if same and _familiar(same[0].evidence):
        return _decided(text, exact, same)
    found = near_passages(text, exact, hint.anchor.prefix, hint.anchor.suffix)
    return _decided(text, exact, _merged(same, _weighed(text, exact, found, hint)))


def _familiar(evidence: Evidence) -> bool:
    """So much speaks for it that other passages need not be looked for: all that is remembered agrees."""
    expected = not evidence.known_start or evidence.there >= 0.5
    return expected and _agrees(evidence.told_beside, evidence.missed_beside)


def _merged(same: tuple[_Weighed, ...], near: tuple[_Weighed, ...]) -> tuple[_Weighed, ...]:
    """Both, best first, without those that come near only because they are the same."""
    others = [one for one in near if not any(_overlap(one.match, other.match) for other in same)]
    return tuple(sorted((*same, *others), key=_rank))


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def _rank(weighed: _Weighed) -> tuple[float, int]:
    return -weighed.weight, weighed.match.start


# -- weighing -----------------------------------------------------------------------------------------------------


def _weighed(text: Prepared, quote: str, matches: Sequence[Match], hint: Hint) -> tuple[_Weighed, ...]:
    """Best first."""
    return tuple(
        sorted(
            (_Weighed(match=match, evidence=evidence_of(text, quote, match, hint)) for match in matches),
            key=_rank,
        )
    )


def evidence_of(text: Prepared, quote: str, match: Match, hint: Hint) -> Evidence:
    first, last = text.letter_at(match.start), text.letter_at(match.end)
    said, missed = _told(text, quote, match, text.letters[first:last])
    beside, missed_beside = _told_beside(text, first, last, hint.anchor)
    far = min((abs(match.start - place) for place in hint.expected), default=0)
    return Evidence(
        told=log(1 + said),
        share=log((said + SOME) / (said + missed + SOME)),
        known_beside=float(bool(hint.anchor.prefix or hint.anchor.suffix)),
        told_beside=beside,
        missed_beside=missed_beside,
        known_start=float(bool(hint.expected)),
        there=NEAR / (NEAR + far) if hint.expected else 0.0,
    )


def _told(text: Prepared, quote: str, match: Match, letters: str) -> tuple[float, float]:
    """What the quote's words tell, as far as the passage has them, and the rest."""
    words = prepared_quote(quote)
    return (sum(map(text.telling, words.words)), 0.0) if match.likeness == 1.0 else told(text, words, letters)


def _told_beside(text: Prepared, first: int, last: int, hint: Anchor) -> tuple[float, float]:
    """The same for what is remembered on both sides of the letters [first, last), within twice its length."""
    prefix, suffix = prepared_quote(hint.prefix), prepared_quote(hint.suffix)
    before = told(text, prefix, text.letters[max(0, first - 2 * len(prefix.letters)) : first], SIDE_RUN)
    after = told(text, suffix, text.letters[last : last + 2 * len(suffix.letters)], SIDE_RUN)
    return before[0] + after[0], before[1] + after[1]


# -- deciding -----------------------------------------------------------------------------------------------------


def _decided(text: Prepared, quote: str, ranked: tuple[_Weighed, ...]) -> Place:
    able = [one for one in ranked if one.evidence.share >= log(LEAST)]
    if not able:
        return Place(state="orphan", closest=_closest(ranked))
    best, rivals = able[0], [one for one in able[1:] if able[0].weight - one.weight < MARGIN]
    match = best.match
    state = _state(quote, text.text[match.start : match.end], match.likeness)
    if (state == "fuzzy" or best.evidence.known_beside) and best.weight < ENOUGH:
        return Place(state="orphan", closest=_closest(ranked))
    if rivals:
        return Place(state="ambiguous", closest=_closest(ranked, least=best.match.likeness))
    score = round(min(match.likeness, ALMOST), 3) if state == "fuzzy" else 1.0
    return Place(state=state, start=match.start, end=match.end, score=score)


def _closest(ranked: Sequence[_Weighed], least: float = WORTH_SHOWING) -> tuple[Candidate, ...]:
    return tuple(
        Candidate(start=one.match.start, end=one.match.end, score=round(one.match.likeness, 3))
        for one in ranked[:CLOSEST]
        if one.match.likeness >= min(least, WORTH_SHOWING)
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
