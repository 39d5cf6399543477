"""Finds the passages of a text that a quote may mean: those that say the same letters, and those that come near.

Searching knows nothing of what surrounds a quote; builder.annotate.anchor weighs and decides. Passages that come near are
looked for only around words that the quote and the text share, rare words first, so that a long text costs no more than
a short one. To find quotes that are changed in one more way, vote for the place where they stand in `_votes`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from math import sqrt
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Indel, Levenshtein

from builder.annotate.prepared import Prepared, prepare
from builder.folding import fold

MAX_SAME = 500  # occurrences of one quote that are looked at: "the" has thousands, and no note means all
SURE_WITHOUT_SPACES = 8  # letters from which they are the quote wherever words begin and end: так же is not также
MAX_WINDOWS = 6  # passages compared letter by letter for each quote; the right one is among the first two
COMMON = 200  # occurrences from which a word says little about where a quote stands
SIMILAR_WORD = 75  # likeness in percent from which a word is taken for a misprint of another
RUN = 3  # letters in a row that count as kept; shorter runs are met in any two texts of one language
MUCH_LONGER = 3  # times as long as what was there may be what stands there instead
MIN_SLACK = 16  # letters that a passage may be off the place that its words vote for, in short quotes
ALMOST = 0.99  # at most the likeness of a passage that has not all the quote's letters in their order
MAX_PARTS = 50  # pieces between […] in one quote
MAX_REACH = 20  # places of one piece after another that are looked at
LONGEST = 5_000  # letters up to which a quote is looked for among passages that come near: comparing costs their square
MAX_GAP = 3_000  # characters that […] may skip: about a page

_SKIP = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_SENTENCE_END = re.compile(r"[.!?؟。…\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A passage and how well it fits."""

    start: int
    end: int
    likeness: float
    """From 0 to 1.0: the same letters in the same order."""


class Run(NamedTuple):
    """Letters that stand in a row both here, in the quote, and there, in the text."""

    here: int
    there: int
    size: int


@lru_cache(maxsize=4096)
def prepared_quote(quote: str) -> Prepared:
    return prepare(quote)


def parts_of(quote: str) -> tuple[str, ...]:
    """The pieces of a quote between `[…]` or `[...]`; none where there are too many to be a quote."""
    parts = tuple(part for piece in _SKIP.split(quote) if (part := piece.strip()))
    return parts if len(parts) <= MAX_PARTS else ()


def same_passages(text: Prepared, quote: str) -> tuple[Match, ...]:
    """Where the quote stands letter by letter, in order; `[…]` skips unless the text has it too."""
    parts = parts_of(quote)
    if len(parts) > 1:
        return _literal(text, quote) or _chained([_same(text, part) for part in parts], parts)
    return _same(text, quote)


def near_passages(text: Prepared, quote: str, prefix: str = "", suffix: str = "") -> tuple[Match, ...]:
    """The passages likest to the quote, best first, however little like it they are; prefix and suffix help to find them."""
    parts = parts_of(quote)
    if len(parts) > 1:
        found = [_same(text, part) or _near(text, part) for part in parts]
        return _best(_chained(found, parts))
    alone, together = _best(_near(text, quote)), _best(_near(text, quote, prefix, suffix)) if prefix or suffix else ()
    return _apart((*together, *alone))  # what stands around a passage tells best where it ends


def _same(text: Prepared, part: str) -> tuple[Match, ...]:
    return _literal(text, part) or _same_letters(text, part)


def told(text: Prepared, quoted: Prepared, there: str, least: int = RUN) -> tuple[float, float]:
    """How much of what the quoted words tell (Prepared.telling) stands in these letters too, and how much does not.

    `least` letters in a row count as standing there; a word of which some do tells its share.
    """
    letters = (text.telling(word) / len(word) for word in quoted.words for _ in word)
    up_to = (0.0, *accumulate(letters))
    blocks = Indel.opcodes(quoted.letters, there).as_matching_blocks()
    kept = sum(up_to[block.a + block.size] - up_to[block.a] for block in blocks if block.size >= least)
    return kept, up_to[-1] - kept


# -- the same letters ---------------------------------------------------------------------------------------------


def _literal(text: Prepared, quote: str) -> tuple[Match, ...]:
    """Where the quote stands as it is; at whole words only, if it does so at all."""
    spans = [(start, start + len(quote)) for start in _occurrences(text.text, quote)]
    whole = [span for span in spans if _whole(text, *span)]
    return tuple(Match(start=start, end=end, likeness=1.0) for start, end in whole or spans)


def _occurrences(text: str, part: str) -> Iterator[int]:
    start = text.find(part) if part else -1
    for _ in range(MAX_SAME):
        if start < 0:
            return
        yield start
        start = text.find(part, start + 1)


def _whole(text: Prepared, start: int, end: int) -> bool:
    return not (text.cuts(start) or text.cuts(end))


def _same_letters(text: Prepared, quote: str) -> tuple[Match, ...]:
    """Where the quote's letters stand, whatever is between them; parted into words otherwise only if there are enough."""
    words = prepared_quote(quote)
    spans = [text.span(first, first + len(words.letters)) for first in _occurrences(text.letters, words.letters)]
    whole = [span for span in spans if _whole(text, *span)]
    if len(words.letters) < SURE_WITHOUT_SPACES:
        spans = whole = [span for span in whole if prepared_quote(text.text[slice(*span)]).words == words.words]
    return tuple(_with_signs(text, Match(start=start, end=end, likeness=1.0), quote) for start, end in whole or spans)


def _with_signs(text: Prepared, match: Match, quote: str) -> Match:
    """The passage, with the punctuation at its ends that the quote has too."""
    start, end = match.start, match.end
    words = prepared_quote(quote)
    for sign in reversed(_signs(quote[: words.starts[0]])):
        before = _beyond_space(text.text, start - 1, -1)
        if before < 0 or fold(text.text[before]) != sign:
            break
        start = before
    for sign in _signs(quote[words.ends[-1] :]):
        after = _beyond_space(text.text, end, 1)
        if after >= len(text.text) or fold(text.text[after]) != sign:
            break
        end = after + 1
    return replace(match, start=start, end=end)


def _beyond_space(text: str, offset: int, step: int) -> int:
    """The offset, or the next one in that direction if a space stands there: « and » keep one inside."""
    return offset + step if 0 <= offset < len(text) and text[offset].isspace() else offset


def _signs(text: str) -> list[str]:
    return [sign for char in text if (sign := fold(char))]


# -- quotes with gaps ---------------------------------------------------------------------------------------------


def _chained(found: Sequence[tuple[Match, ...]], parts: tuple[str, ...]) -> tuple[Match, ...]:
    """The passages in which the parts follow each other, each as short as can be."""
    ordered = [sorted(matches, key=lambda match: match.start) for matches in found]
    chains = [(match, *_followers(match, ordered[1:])) for match in ordered[0]]
    whole = [chain for chain in chains if len(chain) == len(parts)]
    shortest = {chain[-1].end: chain for chain in whole}  # the later a chain begins, the nearer to its end
    lengths = [len(part) / len("".join(parts)) for part in parts]
    return tuple(
        Match(
            start=chain[0].start,
            end=chain[-1].end,
            likeness=sum(match.likeness * length for match, length in zip(chain, lengths, strict=True)),
        )
        for chain in shortest.values()
    )


def _followers(match: Match, found: Sequence[Sequence[Match]]) -> Iterator[Match]:
    """For each further part the likest match within reach, and the nearest of equals; ends where there is none."""
    for matches in found:
        first = bisect_left(matches, match.end, key=lambda other: other.start)
        within = [other for other in matches[first : first + MAX_REACH] if other.start <= match.end + MAX_GAP]
        if not within:
            return
        match = max(within, key=lambda other: (other.likeness, -other.start))
        yield match


# -- passages that come near --------------------------------------------------------------------------------------


def _best(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Best first; of matches that overlap, only the best."""
    return _apart(sorted(matches, key=lambda match: (-match.likeness, match.start)))


def _apart(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches that do not overlap an earlier one."""
    kept: list[Match] = []
    for match in matches:
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return tuple(kept)


def _near(text: Prepared, quote: str, prefix: str = "", suffix: str = "") -> tuple[Match, ...]:
    """By the quote with what stood around it: a few words are found by their neighbours, too."""
    before, within = (len(prepared_quote(part).letters) for part in (prefix, quote))
    whole = prepared_quote(prefix + quote + suffix)
    windows = _windows(text, whole) if 0 < within <= LONGEST else ()
    found = (_cut_out(text, whole, (before, before + within), window) for window in windows)
    return tuple(_with_signs(text, match, quote) for match in found if match is not None)


def _windows(text: Prepared, quote: Prepared) -> Iterator[tuple[int, int]]:
    """Stretches of letters in which the quote may stand, likeliest first."""
    size = len(quote.letters)
    slack = max(MIN_SLACK, size // 3)
    bins: dict[int, float] = defaultdict(float)
    for place, weight in _votes(text, quote):
        bins[place // slack] += weight
    heights = {index: bins.get(index - 1, 0.0) + bins[index] + bins.get(index + 1, 0.0) for index in list(bins)}
    taken: list[int] = []
    for index in sorted(heights, key=lambda index: (-heights[index], index)):
        if len(taken) == MAX_WINDOWS:
            return
        if all(abs(index - other) > 1 for other in taken):
            taken.append(index)
            yield max(0, (index - 1) * slack), min(len(text.letters), (index + 2) * slack + size)


def _votes(text: Prepared, quote: Prepared) -> Iterator[tuple[int, float]]:
    """Where in the letters the quote would begin, by each word that both have; rare and long words weigh more."""
    for index, word in enumerate(quote.words):
        for found, likeness in ((word, 1.0),) if word in text.where else _misprints(text, word):
            places = text.where[found]
            for place in places[:COMMON]:
                yield text.bounds[place] - quote.bounds[index], likeness * len(word) / len(places)


def _misprints(text: Prepared, word: str) -> Iterator[tuple[str, float]]:
    """The words of the text that are likest to a word that it has not."""
    if len(word) > RUN:
        for found, likeness, _ in process.extract(
            word, sorted(text.may_be(word)), limit=3, score_cutoff=SIMILAR_WORD, scorer=fuzz.ratio
        ):
            yield found, likeness / 100


def _cut_out(text: Prepared, whole: Prepared, inner: tuple[int, int], window: tuple[int, int]) -> Match | None:
    """The part of a window that `inner` of the whole resembles; None where there is none."""
    blocks = Indel.opcodes(whole.letters, text.letters[slice(*window)]).as_matching_blocks()
    runs = _densest([Run(block.a, block.b + window[0], block.size) for block in blocks if block.size >= RUN])
    kept = _within(runs, inner)
    if not kept:
        return None
    start, end = _first_word(text, runs, kept[0], inner[0]), _last_word(text, runs, kept[-1], inner[1])
    passage = text.letters[text.bounds[start] : text.bounds[end + 1]]
    likeness = Levenshtein.normalized_similarity(whole.letters[slice(*inner)], passage)
    return Match(start=text.starts[start], end=text.ends[end], likeness=min(likeness, ALMOST))


def _first_word(text: Prepared, runs: Sequence[Run], head: Run, edge: int) -> int:
    """Where the passage begins whose first kept letters are `head`: after the prefix if that is seen, else by the letters that are missing."""
    word = text.word_at(head.there)
    missing = head.here - edge - (head.there - text.bounds[word])
    before = [run for run in runs if run.here + run.size <= edge]
    if before and edge - before[-1].here - before[-1].size < RUN:
        border = before[-1].there + edge - before[-1].here
        if text.bounds[word] - border <= MUCH_LONGER * missing:
            return min(word, bisect_left(text.bounds, border))
    while word and len(text.words[word - 1]) < 2 * missing and not _parted(text, word - 1):
        word -= 1
        missing -= len(text.words[word])
    return word


def _last_word(text: Prepared, runs: Sequence[Run], tail: Run, edge: int) -> int:
    """Where it ends, in the same way."""
    word = text.word_at(tail.there + tail.size - 1)
    missing = edge - tail.here - tail.size - (text.bounds[word + 1] - tail.there - tail.size)
    after = [run for run in runs if run.here >= edge]
    if after and after[0].here - edge < RUN:
        border = after[0].there - (after[0].here - edge)
        if border - text.bounds[word + 1] <= MUCH_LONGER * missing:
            return max(word, text.word_at(border) - 1)
    while word + 1 < len(text.words) and len(text.words[word + 1]) < 2 * missing and not _parted(text, word):
        word += 1
        missing -= len(text.words[word])
    return word


def _within(runs: Sequence[Run], inner: tuple[int, int]) -> list[Run]:
    """The runs, or their parts, that lie within the quote."""
    clipped = []
    for run in runs:
        first, last = max(run.here, inner[0]), min(run.here + run.size, inner[1])
        if first < last:
            clipped.append(Run(first, run.there + first - run.here, last - first))
    return clipped


def _densest(runs: Sequence[Run]) -> Sequence[Run]:
    """Of runs in order, those from which on and up to which the most letters are kept for the fewest put in between."""
    best, best_gain, first, gain = (0, 0), 0.0, 0, 0.0
    for index, run in enumerate(runs):
        cost = sqrt(run.there - runs[index - 1].there - runs[index - 1].size) if index else 0.0  # one word or five
        if gain <= cost:
            first, gain, cost = index, 0.0, 0.0
        gain += run.size - cost
        if gain > best_gain:
            best, best_gain = (first, index + 1), gain
    return runs[slice(*best)]


def _parted(text: Prepared, word: int) -> bool:
    """A sentence ends between this word and the next."""
    return _SENTENCE_END.search(text.text, text.ends[word], text.starts[word + 1]) is not None
