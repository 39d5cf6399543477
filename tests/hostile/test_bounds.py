"""A seed of any size and shape is built within bounds or refused by name, and in no case keeps its neighbour from the reader.

The promise is ten seconds and one gigabyte on a quiet machine; the test allows a loaded one PATIENCE, which what is quadratic exceeds.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from builder.find import MOST_MENTIONS
from builder.read.formats import LONGEST_TEXT, MOST_LINES
from builder.starter import files as starter_files
from tests.hostile.positions import NEIGHBOUR

PATIENCE = 60  # seconds
MOST_MEMORY = 1_000_000  # kB, as the system counts what a process and those that it waited for held

HTML = b"<!doctype html><html><body><article>"
SEEDS: Mapping[str, Callable[[], bytes]] = {
    # long
    "100-mb.txt": lambda: b"x " * 50_000_000,
    "line-of-50-mb.txt": lambda: b"a" * 50_000_000,
    "line-of-15-mb.txt": lambda: b"a " * 7_500_000,
    "line-of-900-kb.txt": lambda: b"a" * 900_000,
    "words.txt": lambda: b"Le maire de Paris a dit hier que tout va bien. " * 20_000,
    "million-lines.txt": lambda: b"ligne\n" * 1_000_000,
    "million-paragraphs.txt": lambda: b"ligne de texte\n\n" * 1_000_000,
    "19000-paragraphs.txt": lambda: b"court\n\n" * 19_000,
    "19000-dates.txt": lambda: b"".join(f"{n % 28 + 1} mars 2018 à Paris\n\n".encode() for n in range(19_000)),
    # just within
    "all-paragraphs.txt": lambda: b"court\n\n" * MOST_LINES,
    "all-dates.txt": lambda: b"".join(f"{n % 28 + 1} mars 2018 à Paris\n\n".encode() for n in range(MOST_MENTIONS)),
    "all-dates-of-a-line.txt": lambda: b"".join(
        f"{n % 28 + 1}/3/{1950 + n % 70} a ".encode() for n in range(MOST_MENTIONS)
    ),
    "all-names-of-a-line.txt": lambda: b"Damas et " * MOST_MENTIONS,
    "all-comments.txt": lambda: b"Un titre\n\n9 comments\n\n" + b"Jean\n19 mars 2018\nbravo\n" * (MOST_LINES // 3 - 1),
    "words-of-two-letters.txt": lambda: b"a-" * (LONGEST_TEXT // 2),
    "apostrophes.txt": lambda: "l’".encode() * (LONGEST_TEXT // 2),
    "days-ago.txt": lambda: b"hier il y a deux jours " * (LONGEST_TEXT // 23),
    "weekdays.txt": lambda: b"lundi mardi " * (LONGEST_TEXT // 12),
    "one-word-in-arabic.txt": lambda: "ا".encode() * LONGEST_TEXT,
    # many of one sign
    "brackets.txt": lambda: b"[" * 100_000,
    "links.txt": lambda: b"[a][" * 25_000 + b"\n\n" + b"](" * 50_000,
    "parentheses.txt": lambda: b"(" * 100_000 + b")" * 100_000,
    "quotation-marks.txt": lambda: ("«" * 100_000 + '"' * 100_000).encode(),
    "dashes.txt": lambda: b"- " * 400_000,
    "spaces.txt": lambda: b"a" + b" " * 400_000 + b"b" + b"\t \n" * 100_000,
    "digits.txt": lambda: b"2017 " * 20_000 + b"1" * 200_000,
    "zeros.txt": lambda: b"\0" * 400_000 + b"text",
    "accents.txt": lambda: ("e" + "\u0301\u0323" * 400_000).encode(),
    "copyrights.txt": lambda: ("© " * 100_000).encode(),
    # near misses of our own rules
    "months.txt": lambda: b"mars " * 20_000,
    "places.txt": lambda: b"Abou Kamal " * 30_000,
    "capitals.txt": lambda: b"Al-" * 100_000,
    # Markdown
    "brackets.md": lambda: b"[" * 100_000,
    "only-links.md": lambda: b"[a][" * 70_000 + b"\n\n[unused]: http://x.org/c\n",
    "links.md": lambda: b"[a][" * 25_000 + b"\n\n" + b"](" * 50_000 + b"\n\n" + b"![a](" * 20_000,
    "quotes-80-deep.md": lambda: (b">" * 80 + b" a\n") * (LONGEST_TEXT // 83),
    "table.md": lambda: b"|" + b"a|" * 5_000 + b"\n|" + b"-|" * 5_000 + b"\n" + b"|b|c|d|e|\n" * (MOST_LINES - 2),
    "backticks.md": lambda: b"".join(b"`" * n + b" " for n in range(700)),
    "deep-lists.md": lambda: b"".join(b"  " * n + b"- x\n" for n in range(1_000)),
    "flat-list.md": lambda: b"- x\n" * 19_000,
    "emphasis.md": lambda: b"*a **b " * 20_000,
    "quotes.md": lambda: b">" * 20_000 + b"a",
    # HTML
    "deep.html": lambda: HTML + b"<div>" * 100_000 + b"x",
    "attributes.html": lambda: HTML + b"<p " + b" ".join(b"a%d=b" % n for n in range(100_000)) + b">x</p>",
    "spans.html": lambda: HTML + b"<p>" + b"<span>a</span>" * 55_000,
    "paragraphs.html": lambda: HTML + b"<p>Court paragraphe de texte.</p>" * 19_000,
    "anchors.html": lambda: HTML + b"<p>" + b'<a href="https://x.example/">un lien</a> ' * 29_000,
    "figures.html": lambda: HTML + b"<figure><figcaption>Une place, le soir (AFP)</figcaption></figure>" * 11_000,
    "references.html": lambda: HTML + b"<p>" + b"&amp;" * 400_000,
    "text-200-deep.html": lambda: HTML + b"<div>texte " * 3_000,
    "text-of-18-mb.html": lambda: HTML + b"<p>" + b"mot " * 4_500_000,
    "emoji-of-18-mb.html": lambda: HTML + "<p>😀".encode() + b"mot " * 4_500_000,
    "script-of-18-mb.html": lambda: HTML + b"<p>Un texte.</p><script>" + b"mot " * 4_500_000 + b"</script>",
    "cells.html": lambda: HTML + b"<table><tr>" + b"<td>a</td>" * 50_000,
    "links.html": lambda: HTML + b"<p>" + b"<a href=https://x.example/>y" * 50_000,
    "metadata.html": lambda: (
        b"<html><head>" + b"<meta property='article:published_time' content='2018-03-01'>" * 50_000
    ),
    "json-ld.html": lambda: (
        b"<html><head><script type='application/ld+json'>["
        + b",".join([b'{"@type": "Article", "datePublished": "2018-03-01", "author": [{"name": "a"}]}'] * 200_000)
        + b"]</script></head><body><article><p>Un texte.</p>"
    ),
    "deep-json-ld.html": lambda: (
        b"<html><head><script type='application/ld+json'>" + b'{"a":[' * 50_000 + b"</script></head><body>Un texte."
    ),
    "comments.html": lambda: HTML + b"<!--" * 100_000 + b"x",
}


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_out_of_bounds_keeps_no_other_from_being_built(name: str, tmp_path: Path) -> None:
    for path, text in {**starter_files(), "seeds/neighbour.txt": NEIGHBOUR}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    (tmp_path / "seeds" / name).write_bytes(SEEDS[name]())
    said, took, memory = _build(tmp_path)
    assert (tmp_path / "site/articles/neighbour.html").exists(), said
    built = list((tmp_path / "site/articles").glob(f"{Path(name).stem}*.html"))
    assert built or f"seeds/{name}:" in said, "neither built nor refused by name"
    assert "Traceback" not in said
    assert "fault of commonplace" not in said
    assert took < PATIENCE
    assert memory < MOST_MEMORY


def _build(root: Path) -> tuple[str, float, int]:
    """What a build said, its seconds, its peak memory in kB."""
    before = time.monotonic()
    with (root / "said").open("w+b") as output:
        running = subprocess.Popen(
            [sys.executable, "-m", "builder", "build"], cwd=root, stdout=output, stderr=subprocess.STDOUT
        )
        _, _, usage = os.wait4(running.pid, 0)
        running.returncode = 0
        output.seek(0)
        return output.read().decode("utf-8", "replace"), time.monotonic() - before, usage.ru_maxrss
