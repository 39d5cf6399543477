"""The built site in a real Chromium: over http, and from the disk with the network refused."""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from builder.disk import write_pages
from builder.model import Collection
from builder.pages import all_pages
from builder.render import newest_day, render
from tests.collection_by_hand import small_collection

ROOT = Path(__file__).parent.parent.parent


def built(collection: Collection, root: Path) -> Path:
    """The collection's site, rendered with the project's own theme and settings."""
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copytree(ROOT / "site_config", root / "site_config")
    (root / "content").mkdir()
    for name in ("index.md", "about.md"):
        shutil.copy(ROOT / "content" / name, root / "content")
    write_pages(root, all_pages(collection))
    render(root, collection.settings, newest_day(collection))
    return root / "site"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small collection."""
    return built(small_collection(), tmp_path_factory.mktemp("collection"))


@pytest.fixture(scope="session", params=["en", "fr", "ar"])
def spoken_site(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small collection's site, its own words in each language in turn."""
    if request.param == "en":
        return site
    return built(small_collection(request.param), tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of the site over http, on this machine only."""

    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: Any) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/"
        running.shutdown()


class Visit:
    """A page of the site with everything it asked for and every error it had."""

    def __init__(self, page: Page, base: str) -> None:
        self.page, self.base = page, base
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def strangers(self) -> list[str]:
        """Requests to anywhere else."""
        return [url for url in self.requests if not url.startswith((self.base, "data:", "blob:", "about:"))]


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Visit]:
    """Both ways to read the site, in turn; from the disk, the network is refused."""
    over_http = request.param == "http"
    base = request.getfixturevalue("server") if over_http else f"{site.as_uri()}/"
    context: BrowserContext = browser.new_context(offline=not over_http)
    yield Visit(context.new_page(), base)
    context.close()
