"""How fast is extraction? Characters a second on one core, as a ratio to dateparser in the same run; how long the gazetteer takes to open; peak memory.

    python -m benchmarks.extract [--seconds 10]

Aims: 200,000 characters a second from text to dates and places, the gazetteer open in under 0.3 s, under 400 MB.
dateparser's search reads a sample only: as much as it manages within the seconds given.
To time one more stage, add its function to STAGES.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

from platformdirs import user_cache_path

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
sys.path.insert(0, str(ROOT))

from benchmarks.accuracy_dates import article_of  # noqa: E402
from benchmarks.date_peers import Asked, dateparser_search  # noqa: E402
from builder.decide.anchor_day import infer_anchor_day  # noqa: E402
from builder.decide.dates import decide_dates  # noqa: E402
from builder.decide.places import decide_places  # noqa: E402
from builder.find.dates import find_dates  # noqa: E402
from builder.find.places import find_places  # noqa: E402
from builder.gazetteer import Gazetteer, open_gazetteer  # noqa: E402

CORPORA = {"fr": "fr_timebank.jsonl", "ar": "newsfane_ar.jsonl", "ru": "factrueval_ru.jsonl"}
LENGTH = 400_000
DAY = "2017-08-28"


def dates(text: str, language: str, gazetteer: Gazetteer) -> None:
    article = article_of(text, language, DAY)
    mentions = find_dates(article)
    decide_dates(article, mentions, infer_anchor_day(article, mentions, None))


def dates_and_places(text: str, language: str, gazetteer: Gazetteer) -> None:
    article = article_of(text, language, DAY)
    mentions = find_dates(article)
    links = decide_dates(article, mentions, infer_anchor_day(article, mentions, None))
    places = find_places(article, gazetteer, (), [(link.start, link.end) for link in links])
    decide_places(article, places, gazetteer)


STAGES: dict[str, Callable[[str, str, Gazetteer], None]] = {"dates": dates, "dates and places": dates_and_places}


def paragraphs_of(language: str) -> list[str]:
    rows = (GOLD / CORPORA[language]).read_text("utf-8").splitlines()
    return [json.loads(row)["text"] for row in rows]


def speed_of(stage: Callable[[str, str, Gazetteer], None], language: str, gazetteer: Gazetteer) -> float:
    """Characters a second, the second time: the first fills what is cached for a language."""
    text = "\n\n".join(paragraphs_of(language))
    text = (text * (LENGTH // len(text) + 1))[:LENGTH]
    stage(text, language, gazetteer)
    started = process_time()
    stage(text, language, gazetteer)
    return len(text) / (process_time() - started)


def speed_of_dateparser(language: str, seconds: float) -> float:
    started, read = process_time(), 0
    for text in paragraphs_of(language):
        dateparser_search(Asked(text, language, DAY))
        read += len(text)
        if process_time() - started > seconds:
            break
    return read / (process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    seconds = parser.parse_args().seconds
    open_gazetteer(user_cache_path("commonplace"), ())  # compiled at first use, which is not what is timed
    started = perf_counter()
    gazetteer = open_gazetteer(user_cache_path("commonplace"), ())
    print(f"gazetteer opened in {perf_counter() - started:.3f} s")
    own = {
        (language, name): speed_of(stage, language, gazetteer) for language in CORPORA for name, stage in STAGES.items()
    }
    # Before dateparser comes in: on Linux the figure is in kilobytes.
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    print(f"{'language':9}{'stage':18}{'characters/s':>13}{'dateparser':>13}{'ratio':>8}")
    for language in CORPORA:
        peer = speed_of_dateparser(language, seconds)
        for name in STAGES:
            print(f"{language:9}{name:18}{own[language, name]:13,.0f}{peer:13,.0f}{own[language, name] / peer:8.1f}")


if __name__ == "__main__":
    main()
