"""How fast is extraction? Characters a second on one core, as a ratio to dateparser in the same run; how long the gazetteer takes to open; peak memory.

    python -m benchmarks.extract [--seconds 10] [LANGUAGE …]

Aims: 200,000 characters a second from text to dates and places, the gazetteer open in under 0.3 s, under 400 MB.
It reads the labelled articles of tests/quality one after another, which name more dates and places than news does (one in 45 characters),
and the news of ../shared/gold, where that is at hand.
dateparser's search reads a sample only: as much as it manages within the seconds given.
To time one more stage, add its function to STAGES.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter, process_time

from platformdirs import user_cache_path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy_dates import GOLD, article_of  # noqa: E402
from benchmarks.date_peers import Asked, dateparser_search  # noqa: E402
from builder.decide.anchor_day import infer_anchor_day  # noqa: E402
from builder.decide.dates import decide_dates  # noqa: E402
from builder.decide.places import decide_places  # noqa: E402
from builder.find.dates import find_dates  # noqa: E402
from builder.find.places import find_places  # noqa: E402
from builder.gazetteer import Gazetteer, open_gazetteer  # noqa: E402
from builder.model import Article  # noqa: E402
from tests.quality.scoring import load_articles  # noqa: E402

ARTICLES = ROOT / "tests" / "quality" / "articles"
NEWS = ("fr_timebank", "newsfane_ar", "factrueval_ru")
"""Running texts among the gold; the others are single sentences."""
TURNS = 7  # the fastest counts: what else the machine does makes any of them slower, and none faster
DAY = "2017-08-28"

Stage = Callable[[Article, Gazetteer], None]


def dates(article: Article, gazetteer: Gazetteer) -> None:
    mentions = find_dates(article)
    decide_dates(article, mentions, infer_anchor_day(article, mentions, None))


def dates_and_places(article: Article, gazetteer: Gazetteer) -> None:
    mentions = find_dates(article)
    links = decide_dates(article, mentions, infer_anchor_day(article, mentions, None))
    places = find_places(article, gazetteer, (), [(link.start, link.end) for link in links])
    decide_places(article, places, gazetteer)


STAGES: dict[str, Stage] = {"dates": dates, "dates and places": dates_and_places}


def texts_of(languages: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """The labelled articles by language; of all languages where none is named."""
    texts: dict[str, list[str]] = defaultdict(list)
    for article in load_articles(ARTICLES):
        if not languages or article.language in languages:
            texts[article.language].append(article.text)
    return dict(sorted(texts.items()))


def news_of(languages: Sequence[str]) -> Mapping[str, tuple[str, Sequence[str]]]:
    """Name of a corpus → its language and its texts, of those that are there."""
    found: dict[str, tuple[str, Sequence[str]]] = {}
    for name in NEWS:
        if (file := GOLD / f"{name}.jsonl").exists():
            rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            if not languages or rows[0]["lang"] in languages:
                found[name] = rows[0]["lang"], [row["text"] for row in rows]
    return found


def speed_of(stage: Stage, texts: Sequence[str], language: str, gazetteer: Gazetteer) -> float:
    """Characters a second, once what is kept for a language was looked up."""
    articles = [article_of(text, language, DAY) for text in texts]

    def seconds() -> float:
        started = process_time()
        for article in articles:
            stage(article, gazetteer)
        return process_time() - started

    return sum(map(len, texts)) / min(seconds() for _ in range(TURNS))


def speed_of_dateparser(texts: Sequence[str], language: str, seconds: float) -> float:
    started, read = process_time(), 0
    for paragraph in (line for text in texts for line in text.splitlines()):
        dateparser_search(Asked(paragraph, language, DAY))
        read += len(paragraph)
        if process_time() - started > seconds:
            break
    return read / (process_time() - started)


def peak_memory() -> float:
    """Megabytes that `commonplace inspect` takes at most for the seeds of this repository."""
    command = [sys.executable, "-m", "builder", "inspect", "--json", *map(str, (ROOT / "seeds").iterdir())]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # on Linux it is in kilobytes


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE")
    asked = parser.parse_args()
    open_gazetteer(user_cache_path("commonplace"), ())  # compiled at first use, which is not what is timed
    # Before anything is read here: a new process is said to have taken at least what this one takes now.
    print(f"peak memory of a run {peak_memory():.0f} MB")
    started = perf_counter()
    gazetteer = open_gazetteer(user_cache_path("commonplace"), ())
    print(f"gazetteer opened in {perf_counter() - started:.3f} s")
    own = {language: (language, texts) for language, texts in texts_of(asked.languages).items()}
    corpora = {**own, **news_of(asked.languages)}
    print(f"{'texts':15}{'stage':18}{'characters/s':>13}{'dateparser':>13}{'ratio':>8}")
    for name, (language, texts) in corpora.items():
        speeds = {stage: speed_of(read, texts, language, gazetteer) for stage, read in STAGES.items()}
        peer = speed_of_dateparser(texts, language, asked.seconds)
        for stage, speed in speeds.items():
            print(f"{name:15}{stage:18}{speed:13,.0f}{peer:13,.0f}{speed / peer:8.1f}")


if __name__ == "__main__":
    main()
