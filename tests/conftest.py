"""What the tests share: the gazetteer, compiled once a machine, and `--update` for golden files."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from platformdirs import user_cache_path
from playwright.sync_api import Browser, sync_playwright

from builder.disk import read_tree
from builder.gazetteer import Gazetteer, open_gazetteer
from builder.model import Site
from builder.pipeline import Mapper, build
from builder.workers import mapper

settings.register_profile("any machine", deadline=None, derandomize="EXPLORE" not in os.environ)
settings.load_profile("any machine")
"""How long one example takes says more about the machine than about the program; benchmarks/ measure speed. The examples of
`make test` are the same each time, so that it tells of the change at hand; `make test-hostile` (EXPLORE) tries new ones."""


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    """A shell that starts the tests in the background has Ctrl-C ignored, and so had the programs that they start and stop by it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files; the diff is the review")


@pytest.fixture(scope="session")
def cache() -> Path:
    """The user's own: what the tests compile there, the command finds again. Of several processes one compiles, the others wait."""
    folder = user_cache_path("commonplace", ensure_exists=True)
    with FileLock(folder / "tests.lock"):
        open_gazetteer(folder)
    return folder


@pytest.fixture(scope="session")
def gazetteer(cache: Path) -> Gazetteer:
    return open_gazetteer(cache)


@pytest.fixture(scope="session")
def analyse_all(cache: Path) -> Mapper:
    return mapper(cache, lambda what, share: None)


@pytest.fixture(scope="session")
def seeds_tree() -> Mapping[str, bytes]:
    """The collection that this project carries."""
    return read_tree(Path(__file__).parent.parent)[0]


@pytest.fixture(scope="session")
def seeds_site(seeds_tree: Mapping[str, bytes], analyse_all: Mapper) -> Site:
    return build(seeds_tree, analyse_all)


QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
"""Of the browser's own errands, so that every request that is seen is the page's."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium where it is installed, else Playwright's own."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()
