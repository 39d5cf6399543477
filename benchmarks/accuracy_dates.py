"""How right are the dates? Scores this program, and its peers in the same run, on the labelled texts in ../shared/gold.

    python -m benchmarks.accuracy_dates [--peers] [--misses CORPUS] [--lang fr]

An expression counts as right if the spans overlap and the values are equal, both read as first and last day; each expression
of the gold is matched to one found and the other way round. Durations, sets, clock times and references without a date
("now") count neither way. Every text goes in with its document date, as page metadata would give it.
To score one more tool, add it to PEERS in date_peers.py.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
sys.path.insert(0, str(ROOT))

from benchmarks.date_peers import PEERS, AbsentError, Asked, Found, Tool  # noqa: E402
from builder.decide.anchor_day import infer_anchor_day  # noqa: E402
from builder.decide.dates import decide_dates  # noqa: E402
from builder.edtf import bounds_of  # noqa: E402
from builder.find.dates import find_dates  # noqa: E402
from builder.model import Article, ArticleId, Block, Edtf, StatedDate, because  # noqa: E402

CORPORA = ("fr_timebank", "wojood_sample_ar", "recognizers_dt", "duckling_phrases")


@dataclass(frozen=True)
class Gold:
    start: int
    end: int
    values: tuple[str, ...]
    """Any of them is right; empty: the span alone is asked for."""
    optional: bool


@dataclass(frozen=True)
class Text:
    corpus: str
    language: str
    text: str
    dct: str | None
    gold: tuple[Gold, ...]


# -- the gold ------------------------------------------------------------------------------------------------------

_CLOCK = re.compile(r"[\d\s:.hHh]+|.*\b\d{1,2} h\b.*|midi|minuit", re.S)


def texts_of(corpus: str) -> Iterator[Text]:
    for line in (GOLD / f"{corpus}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        gold = tuple(_gold(corpus, item) for item in row["dates"])
        yield Text(corpus, row["lang"], row["text"], row["dct"], gold)


def _gold(corpus: str, item: dict[str, object]) -> Gold:
    values = [str(v) for v in (item.get("value"), *(item.get("accept") or ())) if v]  # type: ignore[misc]
    text, kind = str(item["text"]), str(item.get("type"))
    bounds = [v for v in values if bounds_of_value(v)]
    undated = (
        (bool(values) and not bounds)
        or kind in ("DURATION", "SET")
        or (kind == "TIME" and bool(_CLOCK.fullmatch(text)))
    )
    no_value = not values and corpus != "wojood_sample_ar"
    return Gold(int(str(item["start"])), int(str(item["end"])), tuple(values), undated or no_value)


_TIMEX = re.compile(r"(\d{4})(?:-(?:W(\d\d)(-WE)?|(SP|SU|FA|WI)|Q([1-4])|H([12])))")
_SEASONS = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}


def bounds_of_value(value: str) -> tuple[date, date] | None:
    """First and last day of an EDTF or TIMEX value; None if it has none."""
    exclusive = "[end exclusive]" in value
    value = value.replace("[end exclusive]", "").strip()
    first, slash, last = value.partition("/")
    if exclusive and ".." in (first, last):
        return None
    bounds = _point(first) if not slash else (_point(first), _point(last))
    if not slash or bounds is None:
        return bounds  # type: ignore[return-value]
    start, end = bounds
    if start is None or end is None:
        return None
    return (start[0], end[0] - timedelta(days=1)) if exclusive else (start[0], end[1])  # type: ignore[operator, index]


def _point(value: str) -> tuple[date, date] | None:
    value = re.sub(r"(?<=\d)T.*$", "", value).rstrip("?~%")
    timex = _TIMEX.fullmatch(value)
    if timex:
        year, week, weekend, season, quarter, half = timex.groups()
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1)
            return monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6)
        if season:
            value = f"{year}-{_SEASONS[season]}"
        else:
            months = (int(quarter) * 3 - 2, int(quarter) * 3) if quarter else (int(half) * 6 - 5, int(half) * 6)
            return _point(f"{year}-{months[0]:02d}")[0], _point(f"{year}-{months[1]:02d}")[1]  # type: ignore[index]
    value = {2: f"{value}XX", 3: f"{value}X"}.get(len(value), value) if value.isdigit() else value
    try:
        return bounds_of(Edtf(value))
    except ValueError:
        return None


# -- the tools -----------------------------------------------------------------------------------------------------


def article_of(text: str, language: str, dct: str | None) -> Article:
    blocks = tuple(
        Block(start=m.start(), end=m.end(), kind="body", language=language)
        for m in re.finditer(r"[^\n]*\S[^\n]*", text)
    )
    stated = StatedDate(edtf=Edtf(dct), why=because("page_time")) if dct else None
    return Article(
        id=ArticleId("a"), seed="a.txt", sha256="", text=text, language=language, title="", source=None, author=None, url=None,
        stated=stated, blocks=blocks,
    )  # fmt: skip


def commonplace(asked: Sequence[Asked]) -> Iterable[Sequence[Found]]:
    return [_commonplace(one) for one in asked]


def _commonplace(asked: Asked) -> Sequence[Found]:
    article = article_of(asked.text, asked.language, asked.day)
    mentions = find_dates(article)
    links = decide_dates(article, mentions, infer_anchor_day(article, mentions, None))
    return [(link.start, link.end, link.edtf) for link in links]


# -- the score -----------------------------------------------------------------------------------------------------


@dataclass
class Score:
    gold: int = 0
    given: int = 0
    found: int = 0
    right: int = 0

    def row(self) -> str:
        found = _f1(self.found, self.given, self.gold)
        right = _f1(self.right, self.given, self.gold)
        precision, recall = self.right / max(1, self.given), self.right / max(1, self.gold)
        return f"{self.gold:5d} {self.given:5d}   {found:.3f}   {precision:.3f} {recall:.3f} {right:.3f}"


def _f1(hits: int, given: int, gold: int) -> float:
    return 2 * hits / max(1, given + gold)


def score(text: Text, found: Sequence[Found], into: Score, misses: list[str] | None) -> None:
    gold = [g for g in text.gold if not g.optional]
    optional = [g for g in text.gold if g.optional]
    pairs = [(g, f) for g in gold for f in found if f[0] < g.end and g.start < f[1]]
    right = _matched([(g, f) for g, f in pairs if _is_right(g, f[2])])
    overlapping = _matched(pairs)
    touched = [f for f in found if any(f[0] < g.end and g.start < f[1] for g in gold)]
    aside = [f for f in found if f not in touched and any(f[0] < g.end and g.start < f[1] for g in optional)]
    into.gold += len(gold)
    into.given += len(found) - len(aside)
    into.found += len(overlapping)
    into.right += len(right)
    if misses is not None:
        for g in gold:
            if g not in [r[0] for r in right]:
                got = [(text.text[f[0] : f[1]], f[2]) for gg, f in pairs if gg == g]
                misses.append(
                    f"MISS {text.language} [{text.dct}] {_context(text.text, g.start, g.end)} = {g.values}; got {got}"
                )
        for f in found:
            if f not in touched and f not in aside:
                misses.append(f"EXTRA {text.language} [{text.dct}] {_context(text.text, f[0], f[1])} = {f[2]}")


def _matched(pairs: list[tuple[Gold, Found]]) -> list[tuple[Gold, Found]]:
    """Each gold and each found at most once, in order."""
    taken: list[tuple[Gold, Found]] = []
    for g, f in pairs:
        if all(g is not t[0] and f is not t[1] for t in taken):
            taken.append((g, f))
    return taken


def _is_right(gold: Gold, value: str) -> bool:
    if not gold.values:
        return True
    mine = {bounds_of_value(value), _end_exclusive(value)}
    return bool((mine - {None}) & {bounds_of_value(v) for v in gold.values})


def _end_exclusive(value: str) -> tuple[date, date] | None:
    """The other reading of "from March to May", which some of the gold has: up to the beginning of May."""
    first, slash, last = value.partition("/")
    start, end = _point(first), _point(last) if slash else None
    return (start[0], end[0] - timedelta(days=1)) if start and end else None


def _context(text: str, start: int, end: int) -> str:
    return f"{text[max(0, start - 60) : start]}[[{text[start:end]}]]{text[end : end + 40]}".replace("\n", " ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--misses", choices=CORPORA)
    parser.add_argument("--lang")
    arguments = parser.parse_args()
    tools: dict[str, Tool] = {"commonplace": commonplace, **(PEERS if arguments.peers else {})}
    print(f"{'corpus':18} {'lang':4} {'tool':18} {'gold':>5} {'given':>5}   found   P     R     F1 (found and right)")
    for corpus in [arguments.misses] if arguments.misses else CORPORA:
        by_language = defaultdict(list)
        for text in texts_of(corpus):
            by_language[text.language].append(text)
        for language, texts in sorted(by_language.items()):
            if arguments.lang and language != arguments.lang:
                continue
            for name, tool in tools.items():
                misses: list[str] | None = [] if arguments.misses else None
                print(f"{corpus:18} {language:4} {name:18} {_row(tool, texts, misses)}", flush=True)
                print("\n".join(misses or ()), end="\n" if misses else "")


def _row(tool: Tool, texts: Sequence[Text], misses: list[str] | None) -> str:
    total = Score()
    try:
        found = tool([Asked(text.text, text.language, text.dct) for text in texts])
    except AbsentError as absent:
        return str(absent)
    for text, triples in zip(texts, found, strict=True):
        score(text, triples, total, misses)
    return total.row()


if __name__ == "__main__":
    main()
