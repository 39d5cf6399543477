"""The same as test_fuzz.py, led by coverage, for as long as you like: finds what no list of pieces holds.

    .venv/bin/pip install atheris
    .venv/bin/python -m tests.hostile.fuzz -max_total_time=600

What breaks the build is left as crash-… in the folder you are in; its first byte says which file of the collection it was. Make a case
of it in test_fuzz.py or in payloads.py.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["builder"]):
    from platformdirs import user_cache_path

    from builder.pipeline import build
    from builder.workers import mapper
    from tests.hostile.test_fuzz import BASE, PAYLOADS, PIECES, PLACES

LONGEST = 2_000  # bytes: enough for every construct, and some hundred tries a second


def corpus(folder: Path) -> None:
    """One file for each payload and place of the collection, and one with all the pieces."""
    for place in range(len(PLACES)):
        for number, text in enumerate([*PAYLOADS, "".join(PIECES)]):
            data = text.encode("utf-8", "surrogatepass")[: LONGEST - 1]
            (folder / f"{place}-{number}").write_bytes(bytes([place]) + data)


def main() -> None:
    analyse_all = mapper(user_cache_path("commonplace"), lambda what, share: None)

    def one(data: bytes) -> None:
        path = PLACES[data[0] % len(PLACES)] if data else PLACES[0]
        site = build({**BASE, path: data[1:]}, analyse_all)
        assert "neighbour" in site.collection.entries
        assert not any("fault of commonplace" in problem.hint for problem in site.problems), site.problems

    with tempfile.TemporaryDirectory() as folder:
        corpus(Path(folder))
        atheris.Setup([sys.argv[0], f"-max_len={LONGEST}", *sys.argv[1:], folder], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
