"""How fast are dates found? Characters a second on one core, for this program and for dateparser in the same run, and their ratio.

    python benchmarks/extract.py [--seconds 10]

dateparser's search reads a sample only: as much as it manages within the seconds given.
To time one more stage, add its function to STAGES.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"
sys.path.insert(0, str(ROOT))
sys.path.insert(0, str(ROOT / "benchmarks"))

from accuracy_dates import article_of, dateparser_search  # noqa: E402

from builder.decide.anchor_day import infer_anchor_day  # noqa: E402
from builder.decide.dates import decide_dates  # noqa: E402
from builder.find.dates import find_dates  # noqa: E402

CORPORA = {"fr": "fr_timebank.jsonl", "ar": "newsfane_ar.jsonl", "ru": "factrueval_ru.jsonl"}
LENGTH = 400_000
DAY = "2017-08-28"


def dates(text: str, language: str) -> None:
    article = article_of(text, language, DAY)
    mentions = find_dates(article)
    decide_dates(article, mentions, infer_anchor_day(article, mentions, None))


STAGES: dict[str, Callable[[str, str], None]] = {"dates": dates}


def paragraphs_of(language: str) -> list[str]:
    rows = (GOLD / CORPORA[language]).read_text("utf-8").splitlines()
    return [json.loads(row)["text"] for row in rows]


def speed_of(stage: Callable[[str, str], None], language: str) -> float:
    """Characters a second, the second time: the first fills what is cached for a language."""
    text = "\n\n".join(paragraphs_of(language))
    text = (text * (LENGTH // len(text) + 1))[:LENGTH]
    stage(text, language)
    started = process_time()
    stage(text, language)
    return len(text) / (process_time() - started)


def speed_of_dateparser(language: str, seconds: float) -> float:
    started, read = process_time(), 0
    for text in paragraphs_of(language):
        dateparser_search(text, language, DAY)
        read += len(text)
        if process_time() - started > seconds:
            break
    return read / (process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    seconds = parser.parse_args().seconds
    print(f"{'language':9}{'stage':9}{'characters/s':>13}{'dateparser':>13}{'ratio':>8}")
    for language in CORPORA:
        peer = speed_of_dateparser(language, seconds)
        for name, stage in STAGES.items():
            own = speed_of(stage, language)
            print(f"{language:9}{name:9}{own:13,.0f}{peer:13,.0f}{own / peer:8.1f}")


if __name__ == "__main__":
    main()
