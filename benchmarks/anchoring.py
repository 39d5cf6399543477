"""Measures anchoring: quotes are taken from real texts, the texts are edited, and each quote has to be found again, or not.

    python benchmarks/anchoring.py [--profile news|harsh] [--part held-out|calibration] [--quick] [--json] [--failures N] [--peers]

A note is right if its span and the passage's share at least half of what they cover together; a note that is placed and is
not right is wrong, whatever was asked. benchmarks/edited_texts.py makes the cases. To compare one more way of anchoring, add it to `peers`.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rapidfuzz import fuzz

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.edited_texts import AROUND, PROFILES, Case, Part, cases  # noqa: E402
from builder.annotate.anchor import Place, place_quotes  # noqa: E402
from builder.annotate.anchors import Anchor  # noqa: E402

SEED = 20170828
NOTES = 12_000
QUICK = 4_500  # fewer, and one note that another sample draws decides
PARTS: dict[str, tuple[Part, ...]] = {
    "held-out": ("held-out texts", "held-out languages"),
    "calibration": ("calibration",),
}
SAME_PASSAGE = 0.5  # of what the two spans cover together

Span = tuple[int, int] | None
Way = Callable[[Sequence[Case]], Sequence[Span]]


# -- ways of anchoring --------------------------------------------------------------------------------------------


def places_of(every: Sequence[Case]) -> Sequence[Place]:
    """Ours: with the other notes of the text, which tell how far it has moved, if where they stood is known."""
    return [_place(case) for case in every]


def _place(case: Case) -> Place:
    quotes = (case.quote, *case.companions)
    anchors = [Anchor(prefix=quote.prefix, suffix=quote.suffix, start=quote.position) for quote in quotes]
    return place_quotes(case.text, [(quote.exact, anchor) for quote, anchor in zip(quotes, anchors, strict=True)])[0]


def spans_of(places: Sequence[Place]) -> Sequence[Span]:
    return [(place.start, place.end) if place.start >= 0 else None for place in places]


def exact_search(every: Sequence[Case]) -> Sequence[Span]:
    """The quote as it is, if it stands there once."""
    return [_exact(case) for case in every]


def _exact(case: Case) -> Span:
    exact = case.quote.exact
    return (case.text.find(exact), case.text.find(exact) + len(exact)) if case.text.count(exact) == 1 else None


def best_match(every: Sequence[Case]) -> Sequence[Span]:
    """The likest stretch, however unlike: rapidfuzz's partial_ratio."""
    found = [(case, fuzz.partial_ratio_alignment(case.quote.exact, case.text)) for case in every]
    return [_exact(case) or (one and (one.dest_start, one.dest_end)) for case, one in found]


def web_annotator(every: Sequence[Case]) -> Sequence[Span]:
    """web_annotator.mjs, with the search library from npm. Raises OSError or CalledProcessError without node or the registry."""
    with tempfile.TemporaryDirectory() as folder:
        library = ["npm", "install", "--silent", "--no-audit", "--prefix", folder, "approx-string-match@2.0.0"]
        subprocess.run(library, check=True, capture_output=True)
        rows = [
            {
                "text": case.text,
                "exact": case.quote.exact,
                "prefix": case.quote.prefix,
                "suffix": case.quote.suffix,
                "start": _units(case.source.text, case.quote.position),
            }
            for case in every
        ]
        script = Path(__file__).with_name("web_annotator.mjs")
        lines = "\n".join(json.dumps(row) for row in rows)
        done = subprocess.run(["node", script, folder], input=lines, capture_output=True, text=True, check=True)
    return [_points(case.text, json.loads(line)) for case, line in zip(every, done.stdout.splitlines(), strict=True)]


def _units(text: str, offset: int | None) -> int | None:
    """Code points → UTF-16 units."""
    return None if offset is None else len(text[:offset].encode("utf-16-le")) // 2


def _points(text: str, span: Sequence[int] | None) -> Span:
    if span is None:
        return None
    data = text.encode("utf-16-le")
    start, end = (len(data[: 2 * unit].decode("utf-16-le", "ignore")) for unit in span)
    return start, end


def diff_match_patch(every: Sequence[Case]) -> Sequence[Span]:
    """match_main with the first 32 characters, its longest pattern. Raises ImportError where it is not installed."""
    import diff_match_patch as library

    matcher = library.diff_match_patch()
    matcher.Match_Distance = 100_000  # as annotators set it: a passage may have moved far
    starts = [matcher.match_main(case.text, case.quote.exact[:32], case.quote.position or 0) for case in every]
    return [
        (start, start + len(case.quote.exact)) if start >= 0 else None
        for start, case in zip(starts, every, strict=True)
    ]


PEERS: dict[str, Way] = {
    "exact search": exact_search,
    "web annotator's way": web_annotator,
    "rapidfuzz, best": best_match,
    "diff-match-patch": diff_match_patch,
}


# -- scoring ------------------------------------------------------------------------------------------------------


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The share of what two spans cover together that both cover."""
    common = max(0, min(one[1], other[1]) - max(one[0], other[0]))
    return common / (one[1] - one[0] + other[1] - other[0] - common)


def verdict(case: Case, span: Span) -> str:
    """right, wrong, lost (there, not found), gone (not there, not found), open (nothing asked, nothing wrong)."""
    if span is not None and (case.truth is None or not shared(span, case.truth)):
        return "wrong"
    if not case.asked:
        return "open"
    if span is None or case.truth is None:
        return "gone" if case.truth is None else "lost"
    return "right" if shared(span, case.truth) >= SAME_PASSAGE else "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    right: float
    """Of the passages that still exist, the share that is found."""
    wrong: float
    """Of all notes, the share on another passage."""
    orphaned: float
    """Of the deleted passages, the share that is not placed."""
    notes: int


Verdicts = Sequence[tuple[Case, str]]


def score_of(verdicts: Verdicts) -> Score:
    there = [said for case, said in verdicts if case.asked and case.truth is not None]
    gone = [said for case, said in verdicts if case.asked and case.truth is None]
    return Score(
        right=there.count("right") / len(there) if there else float("nan"),
        wrong=sum(said == "wrong" for _, said in verdicts) / len(verdicts) if verdicts else float("nan"),
        orphaned=gone.count("gone") / len(gone) if gone else float("nan"),
        notes=len(verdicts),
    )


def percent(share: float) -> str:
    return "" if share != share else f"{100 * share:.2f}"


def row(name: str, scores: Sequence[Score]) -> str:
    cells = (f"{percent(s.right)} | {percent(s.wrong)} | {percent(s.orphaned)}" for s in scores)
    return f"| {name} | {scores[0].notes:,} | {' | '.join(cells)} |"


def summary(results: dict[str, Verdicts]) -> Iterator[str]:
    yield "| | of passages that exist, right | of all, wrong | of deleted, orphaned |"
    yield "|---|---|---|---|"
    for name, pairs in results.items():
        score = score_of(pairs)
        yield f"| {name} | {percent(score.right)} % | {percent(score.wrong)} % | {percent(score.orphaned)} % |"


def table(results: dict[str, Verdicts]) -> Iterator[str]:
    yield f"| | notes | {' | '.join(f'{way}: right | wrong | orphaned' for way in results)} |"
    yield f"|---|---|{'---|---|---|' * len(results)}"
    groups: dict[str, Callable[[Case], object]] = {
        "part": lambda case: case.source.part,
        "known": lambda case: case.context,
        "length": lambda case: next(name for least, name in LENGTHS if len(case.quote.exact) >= least),
        "edit": lambda case: case.edit,
        "language": lambda case: case.source.language,
    }
    for group in groups.values():
        by_group: dict[str, dict[str, list[tuple[Case, str]]]] = defaultdict(lambda: defaultdict(list))
        for way, pairs in results.items():
            for case, said in pairs:
                by_group[str(group(case))][way].append((case, said))
        for name, ways in by_group.items():
            yield row(name, [score_of(ways[way]) for way in results])


LENGTHS = (
    (100, "100 characters and more"),
    (50, "50–99 characters"),
    (25, "25–49 characters"),
    (0, "up to 24 characters"),
)


def states(verdicts: Verdicts, places: Sequence[Place]) -> Iterator[str]:
    by_state: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, said), place in zip(verdicts, places, strict=True):
        by_state[place.state][said] += 1
    yield "| state | right | wrong | lost | gone | open |"
    yield "|---|---|---|---|---|---|"
    for state in ("exact", "normalised", "fuzzy", "ambiguous", "orphan"):
        yield f"| {state} | {' | '.join(str(by_state[state][s]) for s in ('right', 'wrong', 'lost', 'gone', 'open'))} |"


def failure(case: Case, said: str, place: Place) -> str:
    """A note that went wrong or was lost, for reading."""
    there = case.text[slice(*case.truth)] if case.truth else None
    found = [case.text[one.start : one.end] for one in (place, *place.closest) if one.start >= 0]
    return (
        f"{said} · {place.state} · {case.edit} · {case.context} · {case.source.name}\n"
        f"  quote {case.quote.exact!r}\n  truth {there!r}\n  found {found!r}"
    )


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measures anchoring on edited texts.")
    arguments.add_argument("--profile", choices=tuple(PROFILES), default="news")
    arguments.add_argument("--part", choices=tuple(PARTS), default="held-out")
    arguments.add_argument("--seed", type=int, default=SEED, help="another seed draws other quotes and edits")
    arguments.add_argument(
        "--quick", action="store_true", help=f"{QUICK} notes instead of {NOTES}, on the project's own texts"
    )
    arguments.add_argument("--json", action="store_true", help="print our scores only, as JSON")
    arguments.add_argument("--failures", type=int, default=0, help="print so many notes that went wrong or were lost")
    arguments.add_argument("--peers", action="store_true", help="compare with other ways of anchoring")
    options = arguments.parse_args()
    count = QUICK if options.quick else NOTES
    every = list(cases(PROFILES[options.profile], PARTS[options.part], count, options.seed, shared=not options.quick))
    began = time.perf_counter()
    places = places_of(every)
    seconds = time.perf_counter() - began
    ours = [(case, verdict(case, span)) for case, span in zip(every, spans_of(places), strict=True)]
    if options.json:
        print(json.dumps(asdict(score_of(ours))))
        return
    results: dict[str, Verdicts] = {"commonplace": ours}
    for name, way in PEERS.items() if options.peers else ():
        try:
            spans = way(every)
        except (ImportError, OSError, subprocess.CalledProcessError) as reason:
            print(f"{name}: left out, {reason}", file=sys.stderr)
        else:
            results[name] = [(case, verdict(case, span)) for case, span in zip(every, spans, strict=True)]
    print(
        f"{len(every):,} notes, profile {options.profile}, {options.part}, {AROUND} characters of context where it is"
    )
    print(f"{len(every) / seconds:,.0f} notes a second, each with its text prepared anew and its companions placed\n")
    print("\n".join((*summary(results), "", *table(results), "", *states(ours, places))))
    missed = [
        failure(case, said, place)
        for (case, said), place in zip(ours, places, strict=True)
        if said in ("wrong", "lost")
    ]
    print("\n".join(sorted(missed, reverse=True)[: options.failures]))


if __name__ == "__main__":
    main()
