"""Measures the pipeline on the labelled articles and keeps the floors below which no score may fall.

    python -m tests.quality.measure               the scores, by language and task
    python -m tests.quality.measure --complaints  every difference as well; names of articles or languages after it: only theirs
    python -m tests.quality.measure --sentences   the same of every sentence as an article of its own, without a day to count from
    python -m tests.quality.measure --raise       raises the floors to just below what is reached now; none is ever lowered

A new language needs articles and no line here.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from platformdirs import user_cache_path

from builder.inspection import record
from builder.model import Seed
from builder.pipeline import inspect
from builder.workers import mapper
from tests.quality.scoring import (
    LabelledArticle,
    Prediction,
    Tally,
    complaints,
    load_articles,
    score,
    sentences_of,
    table,
)

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SLACK = 0.02  # below what was reached: a language of five articles has some 90 places, and a good change may lose one


def predictions_for(articles: Sequence[LabelledArticle]) -> tuple[Prediction, ...]:
    """What the pipeline finds, without a collection's settings, in the order of the articles."""
    seeds = [Seed(path=f"{article.name}.txt", data=article.text.encode()) for article in articles]
    analyses, problems = inspect(seeds, {}, mapper(user_cache_path("commonplace"), lambda what, share: None))
    if len(analyses) != len(seeds):
        raise RuntimeError(f"not every article could be read: {problems}")
    by_seed = {analysis.article.seed: record(analysis) for analysis in analyses}
    return tuple(by_seed[seed.path] for seed in seeds)


def scores_of(
    articles: Sequence[LabelledArticle], predictions: Sequence[Prediction]
) -> Mapping[str, Mapping[str, Tally]]:
    """The tally of every task, by language."""
    scores: dict[str, dict[str, Tally]] = defaultdict(lambda: defaultdict(Tally))
    for article, prediction in zip(articles, predictions, strict=True):
        for task, tally in score(article, prediction).items():
            scores[article.language][task] += tally
    return scores


def raised(floors: Mapping[str, Mapping[str, float]], scores: Mapping[str, Mapping[str, Tally]]) -> dict[str, object]:
    """The floors, each at least as high as before; two decimals, rounded down, SLACK below what is reached."""
    return {
        language: {
            task: max(floors.get(language, {}).get(task, 0.0), math.floor((tally.f1 - SLACK) * 100) / 100)
            for task, tally in sorted(tasks.items())
        }
        for language, tasks in sorted(scores.items())
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measures the pipeline on the labelled articles.")
    arguments.add_argument("--complaints", action="store_true", help="print every difference")
    arguments.add_argument("--sentences", action="store_true", help="take every sentence for an article of its own")
    arguments.add_argument("--raise", dest="raise_floors", action="store_true", help="raise the floors")
    arguments.add_argument(
        "--articles", type=Path, default=HERE / "articles", help="another folder of labelled articles"
    )
    arguments.add_argument("only", nargs="*", help="beginnings of article names: fr, ar-cannes …")
    options = arguments.parse_args()
    if options.raise_floors and (options.only or options.sentences or options.articles != HERE / "articles"):
        arguments.error("floors are raised on all articles together, whole")
    articles = [
        article
        for article in load_articles(options.articles)
        if not options.only or article.name.startswith(tuple(options.only))
    ]
    if options.sentences:
        articles = [sentence for article in articles for sentence in sentences_of(article)]
    predictions = predictions_for(articles)
    if options.complaints:
        for article, prediction in zip(articles, predictions, strict=True):
            print(*complaints(article, prediction), sep="\n")
    scores = scores_of(articles, predictions)
    print(table(scores))
    if options.raise_floors:
        floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
        FLOORS.write_text(json.dumps(raised(floors, scores), indent=1, sort_keys=True) + "\n", "utf-8")


if __name__ == "__main__":
    main()
