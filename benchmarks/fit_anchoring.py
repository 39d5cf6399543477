"""Fits the weights of anchoring: which of the passages that search finds is the one quoted, by logistic regression.

    python benchmarks/fit_anchoring.py [--notes 4000]

Prints Evidence's terms with their weights, and for some values of ENOUGH what they give, on calibration texts alone: the
held-out ones are for benchmarks/anchoring.py. Twins are left out of the fit, since by its words neither is the wrong one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parent.parent))

from benchmarks.anchoring import PARTS, SAME_PASSAGE, SEED, shared
from benchmarks.edited_texts import PROFILES, TWINS, Case, cases
from builder.annotate.anchor import MARGIN, Evidence, Hint, evidence_of
from builder.annotate.anchors import Anchor
from builder.annotate.prepared import prepare
from builder.annotate.search import near_passages, same_passages

PENALTY = 1.0  # on the square of each weight: against terms that one odd case would blow up
STEPS = 40
THRESHOLDS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5)


Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A case with the evidence for each passage that may be meant, and how much each shares with the true one: 0 if that is gone."""

    case: Case
    evidence: Sequence[Evidence]
    shares: Sequence[float]


def asked_of(case: Case) -> Asked:
    text, quote = prepare(case.text), case.quote
    anchor = Anchor(prefix=quote.prefix, suffix=quote.suffix, start=quote.position)
    hint = Hint(anchor=anchor, expected=() if quote.position is None else (quote.position,))
    same = same_passages(text, quote.exact)
    near = near_passages(text, quote.exact, quote.prefix, quote.suffix)
    found = [*same, *(one for one in near if not any(shared((one.start, one.end), (o.start, o.end)) for o in same))]
    return Asked(
        case=case,
        evidence=[evidence_of(text, quote.exact, match, hint) for match in found],
        shares=[shared((match.start, match.end), case.truth) if case.truth else 0.0 for match in found],
    )


def fitted(every: Sequence[Asked]) -> Numbers:
    """The weights, in the order of Evidence: Newton's method on the penalised likelihood."""
    asked = [one for one in every if one.case.asked and one.case.edit not in TWINS]
    terms = np.array([evidence for one in asked for evidence in one.evidence])
    right = np.array([share >= SAME_PASSAGE for one in asked for share in one.shares], dtype=float)
    weights = np.zeros(terms.shape[1])
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-np.clip(terms @ weights, -30, 30)))
        slope = terms.T @ (chance - right) + PENALTY * weights
        bend = (terms.T * (chance * (1 - chance))) @ terms + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def outcomes(every: Sequence[Asked], weights: Numbers, enough: float) -> Iterator[str]:
    """right, wrong, lost or gone for each case, as builder.annotate.anchor would decide it with these weights."""
    for one in every:
        ranked = sorted(zip((float(np.dot(weights, e)) for e in one.evidence), one.shares, strict=True), reverse=True)
        sure = ranked and ranked[0][0] >= enough and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= MARGIN)
        if not sure:
            yield "gone" if one.case.truth is None else "lost" if one.case.asked else "open"
        elif ranked[0][1] >= SAME_PASSAGE:
            yield "right" if one.case.asked else "open"
        else:
            yield "wrong" if one.case.asked or not ranked[0][1] else "open"


def main() -> None:
    arguments = argparse.ArgumentParser(description="Fits the weights of anchoring.")
    arguments.add_argument("--notes", type=int, default=4_000, help="of each profile")
    options = arguments.parse_args()
    every = {
        name: [asked_of(case) for case in cases(profile, PARTS["calibration"], options.notes, SEED + 1, shared=True)]
        for name, profile in PROFILES.items()
    }
    weights = fitted([one for asked in every.values() for one in asked])
    for term, weight in zip(Evidence._fields, weights, strict=True):
        print(f"{term:15} {weight:6.2f}")
    for name, asked in every.items():
        there = sum(one.case.asked and one.case.truth is not None for one in asked)
        for enough in THRESHOLDS:
            said = list(outcomes(asked, weights, enough))
            print(
                f"{name}, ENOUGH {enough:4}: right {said.count('right') / there:.2%}, wrong {said.count('wrong') / len(said):.2%}"
            )


if __name__ == "__main__":
    main()
