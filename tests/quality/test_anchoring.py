"""Anchoring on edited texts: its scores may not fall below anchoring_floors.json, and floors only rise.

`benchmarks/anchoring.py` prints the whole table; `--update` writes the floors anew where a score has risen.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FLOORS = Path(__file__).parent / "anchoring_floors.json"


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    command = [sys.executable, str(ROOT / "benchmarks" / "anchoring.py"), "--quick", "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def test_no_score_falls_below_its_floor(scores: dict[str, float], request: pytest.FixtureRequest) -> None:
    floors = json.loads(FLOORS.read_text("utf-8"))
    if request.config.getoption("--update"):
        risen = {"right": max, "orphaned": max, "wrong": min}
        floors = {name: best(floors[name], round(scores[name], 4)) for name, best in risen.items()}
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", "utf-8")
    assert scores["right"] >= floors["right"], "of quotes whose passage still exists, on their passage"
    assert scores["orphaned"] >= floors["orphaned"], "of quotes whose passage was deleted, left unplaced"
    assert scores["wrong"] <= floors["wrong"], "of all quotes, on another passage"
