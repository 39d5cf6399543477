"""Scores `inspect --json` on the five seeds against their gold, which is read in place and lies beside the project.

    python -m benchmarks.accuracy_seeds [--complaints]

The gold's conventions are kept: any of a mention's spans and values is right, places of one lenient group are one place,
what is optional or stands in a caption that repeats across articles counts neither way.
To score another gold of this form, give its path and its texts' folder.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.quality.scoring import (
    RADIUS_KM,
    TASKS,
    Label,
    LabelledArticle,
    PlaceValue,
    Prediction,
    Span,
    Tally,
    complaints,
    score,
    table,
)

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "../shared/gold/seeds_gold.json"


def load_gold(gold: Path, seeds: Path) -> tuple[LabelledArticle, ...]:
    """The gold's documents as labelled articles, named by their file."""
    content = json.loads(gold.read_text("utf-8"))
    return tuple(
        _article(document, content, (seeds / document["file"]).read_text("utf-8")) for document in content["docs"]
    )


def _article(document: Mapping[str, Any], gold: Mapping[str, Any], text: str) -> LabelledArticle:
    repeated = [(c["start"], c["end"]) for c in document["captions"] if c["boilerplate"]]
    return LabelledArticle(
        name=document["file"],
        text=text,
        language=document["language"],
        title=document["title"]["text"],
        source=document["outlet"]["value"],
        published=(document["published"]["edtf"],),
        dates=tuple(_date_label(mention) for mention in document["dates"]),
        places=tuple(_place_label(mention, gold) for mention in document["places"]),
        asides=(*repeated, (document["body_end"], len(text))),
    )


def _date_label(mention: Mapping[str, Any]) -> Label[str]:
    values = [value for value in (mention["value"], *mention["accept"]) if value is not None]
    return Label(spans=_spans(mention), accept=tuple(values), optional=_counts_neither_way(mention))


def _place_label(mention: Mapping[str, Any], gold: Mapping[str, Any]) -> Label[PlaceValue]:
    keys = dict.fromkeys([mention["place_id"], *mention["accept_ids"]])
    groups: Mapping[str, str] = gold["lenient_groups"]
    lenient = [key for key in gold["places_index"] if groups.get(key, key) in {groups.get(k, k) for k in keys}]
    values = [_place_value(gold["places_index"][key]) for key in dict.fromkeys([*keys, *lenient])]
    return Label(spans=_spans(mention), accept=tuple(values), optional=_counts_neither_way(mention))


def _place_value(place: Mapping[str, Any]) -> PlaceValue:
    id_ = f"geonames:{place['geonameid']}" if place["geonameid"] else None
    if place["type"] == "country":
        return PlaceValue(kind="country", id=id_)
    if place["lat"] is None:
        return PlaceValue(kind="local")
    kind = {"airbase": "base"}.get(place["type"], place["type"])
    return PlaceValue(kind=kind, id=id_, lat=place["lat"], lon=place["lon"], radius=RADIUS_KM[kind])


def _spans(mention: Mapping[str, Any]) -> tuple[Span, ...]:
    return tuple((span["start"], span["end"]) for span in (mention, *mention["alt_spans"]))


def _counts_neither_way(mention: Mapping[str, Any]) -> bool:
    return bool(mention.get("optional") or mention.get("boilerplate"))


def inspected(articles: tuple[LabelledArticle, ...]) -> tuple[Prediction, ...]:
    """What the command prints for the seeds, in their order."""
    files = [f"seeds/{article.name}" for article in articles]
    command = [sys.executable, "-m", "builder", "inspect", "--json", *files]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    predictions = {prediction["seed"]: prediction for prediction in map(json.loads, run.stdout.splitlines())}
    if len(predictions) < len(files):
        sys.exit(f"{' '.join(command)} failed:\n{run.stderr}")
    return tuple(predictions[file] for file in files)


def main() -> None:
    arguments = argparse.ArgumentParser(description="Scores the five seeds against their gold.")
    arguments.add_argument("--complaints", action="store_true", help="print every difference")
    options = arguments.parse_args()
    articles = load_gold(GOLD, ROOT / "seeds")
    predictions = inspected(articles)
    if options.complaints:
        for article, prediction in zip(articles, predictions, strict=True):
            print(*complaints(article, prediction), sep="\n")
    scores = {
        article.name[:3]: score(article, prediction) for article, prediction in zip(articles, predictions, strict=True)
    }
    scores["all"] = {task: sum((tallies[task] for tallies in scores.values()), Tally()) for task in TASKS}
    print(table(scores))
    for article, prediction in zip(articles, predictions, strict=True):
        told = prediction["published"]
        print(
            f"{article.name[:3]} published {article.published[0]}: {told['edtf'] + ', ' + told['why'] if told else 'unknown'}"
        )


if __name__ == "__main__":
    main()
