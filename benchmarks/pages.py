"""How heavy are the pages? Compressed kilobytes that a browser loads, against Material's defaults over the same Markdown in the same run.

    python benchmarks/pages.py

The collection is the project's own and one long article; sizes are those of gzip, as a web server sends them. What Material's
defaults would fetch from other hosts (fonts) is counted as a request, its bytes are not. Ends with 1 where a limit is passed.
To weigh one more kind of page, add it to `pages` in main.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

from platformdirs import user_cache_path
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from builder.disk import read_tree  # noqa: E402
from builder.pipeline import build  # noqa: E402
from builder.workers import mapper  # noqa: E402
from tests.browser.conftest import built  # noqa: E402
from tests.conftest import QUIET  # noqa: E402
from tests.quality.scoring import load_articles  # noqa: E402

MOST_HTML, MOST_LOADED = 30, 250
"""Kilobytes of an article's own HTML, and of all that its page loads before search is used."""
SETTLES = 800  # milliseconds until what a page loads by itself is loaded

DEFAULTS = """\
site_name: defaults
use_directory_urls: false
theme:
  name: material
markdown_extensions: [attr_list, footnotes, tables, toc]
"""


def long_seed() -> bytes:
    """The labelled articles one after the other, some hundred thousand characters: text that repeats itself would pack too well."""
    texts = (article.text for article in load_articles(ROOT / "tests/quality/articles"))
    return "\n\n".join(("A long article", *texts)).encode()


@contextmanager
def served(site: Path) -> Iterator[str]:
    class Silent(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Silent, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def packed(site: Path, url: str, base: str) -> float:
    """Kilobytes of the file behind an address of the site, compressed."""
    file = site / unquote(urlsplit(url.removeprefix(base)).path)
    return len(gzip.compress(file.read_bytes(), 6)) / 1000 if file.is_file() else 0.0


def weigh(browser: Browser, site: Path, page: str, search: bool) -> tuple[float, float, float, int]:
    """Kilobytes of HTML, of all that is loaded, of what a search adds; and requests to other hosts."""
    with served(site) as base:
        opened = browser.new_page()
        asked: dict[str, None] = {}
        opened.on("request", lambda request: asked.setdefault(request.url))
        opened.goto(base + page)
        opened.wait_for_timeout(SETTLES)
        before = list(asked)
        if search:
            opened.locator("input[type=search]").press_sequentially("syrie", delay=40)
            opened.wait_for_timeout(SETTLES)
        own = [url for url in asked if url.startswith(base)]
        strangers = len([url for url in asked if url.startswith("http") and url not in own])
        loaded = sum(packed(site, url, base) for url in own if url in before)
        more = sum(packed(site, url, base) for url in own if url not in before)
        opened.close()
    return packed(site, base + page, base), loaded, more, strangers


def defaults(content: Path, root: Path) -> Path:
    """The same Markdown under the theme's defaults."""
    shutil.copytree(content, root / "docs", ignore=shutil.ignore_patterns("annotations", "data"))
    (root / "mkdocs.yml").write_text(DEFAULTS, "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=root, check=True, capture_output=True)
    return root / "site"


def main() -> int:
    tree = dict(read_tree(ROOT)[0])
    tree["seeds/long.txt"] = long_seed()
    collection = build(tree, mapper(user_cache_path("commonplace"), lambda what, share: None)).collection
    place = max(collection.places.values(), key=lambda entry: len(entry.passages)).slug
    articles = [f"articles/{article}.html" for article in collection.entries]
    pages = [*articles, f"places/{place}.html", "dates/index.html", "map/index.html"]
    pages += [f"accounts/{collection.accounts[0].slug}.html"] if collection.accounts else []
    over = 0
    with (
        tempfile.TemporaryDirectory() as ours,
        tempfile.TemporaryDirectory() as theirs,
        sync_playwright() as playwright,
    ):
        site = built(collection, Path(ours))
        peer = defaults(Path(ours) / "content", Path(theirs))
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=QUIET)  # fmt: skip
        print(
            f"{'kB, compressed':44}{'HTML':>8}{'loaded':>8}{'+search':>9}   defaults: {'HTML':>6}{'loaded':>8}  elsewhere"
        )
        for page in pages:
            html, loaded, more, _ = weigh(browser, site, page, search=True)
            peer_html, peer_loaded, _, strangers = weigh(browser, peer, page, search=False)
            too_much = page in articles and (html > MOST_HTML or loaded > MOST_LOADED)
            over += too_much
            print(
                f"{page:44}{html:8.1f}{loaded:8.1f}{more:9.1f}{'  over!' if too_much else '':14}"
                f"{peer_html:6.1f}{peer_loaded:8.1f}{strangers:11}"
            )
        browser.close()
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
