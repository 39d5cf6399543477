"""What does a search cost a reader? Ours, the theme's own (lunr in a worker) and MiniSearch, each in Chromium over the same articles.

    python -m benchmarks.search [--articles 5 1000 10000]

Prints for each number of articles the bytes that travel for the search until the first result of a first query (compressed, as
web servers send them), the time from the key to that result, the same for a second query, and what the page's process holds in
memory; then how many of the issue's queries find what they should and nothing else. MiniSearch comes from npm when
this is run. The articles are put together by chance from paragraphs of the labelled ones in tests/quality, with a sentence of
made-up words each, because a collection's words grow with it. To compare with one more search, add a Way to WAYS.
"""

from __future__ import annotations

import argparse
import gzip
import http.server
import json
import math
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from platformdirs import user_cache_path
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from builder.disk import write_pages  # noqa: E402
from builder.link.index import by_publication, date_index, place_index  # noqa: E402
from builder.model import Article, ArticleId, Block, Collection, Entry, Settings  # noqa: E402
from builder.pages.search import search_pages  # noqa: E402
from builder.pipeline import build  # noqa: E402
from builder.workers import mapper  # noqa: E402
from tests.browser.conftest import built  # noqa: E402
from tests.browser.test_search import QUERIES, news  # noqa: E402
from tests.collection_by_hand import collection_of  # noqa: E402
from tests.conftest import QUIET  # noqa: E402
from tests.quality.scoring import load_articles  # noqa: E402

PARAGRAPHS = 10  # of an article
MADE_UP = 10  # words of an article that no labelled one has
LANGUAGES = ("fr", "ar", "en")
"""Of the articles: those of the example, and those that the theme's search is asked to stem."""
FOR_SEARCH = re.compile(r"search|lunr|/data/|/text/|index\.json")
"""In an address: the theme loads its search with the page, the others when it is first used."""
PAGES = 3  # opened anew for each way to search; the middle one of what they cost is told
PATIENCE = 240_000  # milliseconds within which a first result must come


# -- articles -------------------------------------------------------------------------------------------------------


def labelled_entries() -> Sequence[Entry]:
    articles = load_articles(ROOT / "tests/quality/articles")
    tree = {f"seeds/{one.name}.txt": one.text.encode() for one in articles if one.language in LANGUAGES}
    collection = build(tree, mapper(user_cache_path("commonplace"), lambda what, share: None)).collection
    return tuple(collection.entries.values())


def many(count: int) -> Collection:
    """So many articles, the same ones each time."""
    chance, entries = random.Random(count), labelled_entries()
    pieces = {
        language: [
            (entry, block)
            for entry in entries
            if entry.analysis.article.language == language
            for block in entry.analysis.article.blocks
            if block.kind == "body"
        ]
        for language in LANGUAGES
    }
    made = (put_together(number, chance.choice(entries), pieces, chance) for number in range(count))
    ordered = by_publication(made)
    empty = collection_of()
    return replace(
        empty,
        settings=Settings(title="Many"),
        entries=ordered,
        places=place_index(ordered, "en"),
        dates=date_index(ordered),
    )


def put_together(
    number: int, model: Entry, pieces: Mapping[str, Sequence[tuple[Entry, Block]]], chance: random.Random
) -> Entry:
    """Paragraphs in the model's language, with their places and days; its title, outlet and day."""
    article, text = model.analysis.article, f"{model.analysis.article.title} ({number})\n\n"
    blocks = [Block(start=0, end=len(text) - 2, kind="title", language=article.language)]
    dates, places = [], []
    for entry, block in chance.choices(pieces[article.language], k=PARAGRAPHS):
        by = len(text) - block.start
        found = entry.analysis
        dates += [
            replace(one, start=one.start + by, end=one.end + by)
            for one in found.dates
            if block.start <= one.start < block.end
        ]
        places += [
            replace(one, start=one.start + by, end=one.end + by)
            for one in found.places
            if block.start <= one.start < block.end
        ]
        blocks.append(replace(block, start=len(text), end=len(text) + block.end - block.start))
        text += found.article.text[block.start : block.end] + "\n\n"
    words = re.findall(r"\w{4,}", text)
    made = " ".join(one[: len(one) // 2 + 1] + other[len(other) // 2 :] for one, other in zip(chance.choices(words, k=MADE_UP), chance.choices(words, k=MADE_UP), strict=True))  # fmt: skip
    blocks.append(Block(start=len(text), end=len(text) + len(made), kind="body", language=article.language))
    known = replace(
        article,
        id=ArticleId(f"{number:06}-{article.id}"),
        title=f"{article.title} ({number})",
        text=text + made,
        blocks=tuple(blocks),
    )
    return replace(model, analysis=replace(model.analysis, article=known, dates=tuple(dates), places=tuple(places)))


# -- the ways to search ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    name: str
    make: Callable[[Collection, Path], Path]
    """Builds what it needs in a folder; gives the site's."""
    box: str
    """Of its page, as a CSS selector."""
    result: str
    """Each a link to an article, or with one in it."""
    done: str
    """JavaScript: whether all results of the query `asked` are there."""


def ours(collection: Collection, folder: Path) -> Path:
    site = built(collection_of(), folder)
    write_pages(folder, search_pages(collection))
    shutil.copytree(folder / "content" / "data", site / "data", dirs_exist_ok=True)
    return site


def themes_own(collection: Collection, folder: Path) -> Path:
    settings = "site_name: x\ntheme: {name: material, font: false}\nplugins:\n  - search: {lang: [en, fr, ar]}\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# x\n\ntext\n", "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, check=True, capture_output=True)
    index = folder / "site/search/search_index.json"
    known = json.loads(index.read_text("utf-8"))
    known["docs"] = [
        {"location": f"articles/{one.id}.html", "title": one.title, "text": one.text} for one in articles(collection)
    ]
    index.write_text(json.dumps(known, ensure_ascii=False), "utf-8")
    return folder / "site"


MINISEARCH_PAGE = """<!doctype html><meta charset="utf-8"><input><ol></ol><script>
const [box, list] = [document.querySelector("input"), document.querySelector("ol")];
const script = () => new Promise((done) => document.head.append(Object.assign(document.createElement("script"), {src: "minisearch.js", onload: done})));
let index;
const load = async () => {
  const [, text] = await Promise.all([script(), fetch("index.json").then((answer) => answer.text())]);
  return MiniSearch.loadJSON(text, {fields: ["title", "text"], storeFields: ["title"]});
};
box.addEventListener("input", async () => {
  const found = (await (index ??= load())).search(box.value, {prefix: true, combineWith: "AND"});
  list.replaceChildren(...await Promise.all(found.slice(0, 10).map(async ({id, title}) => {
    const text = await (await fetch(`text/${id}.txt`)).text();
    const link = Object.assign(document.createElement("a"), {href: `articles/${id}.html`, textContent: title});
    const item = document.createElement("li");
    item.append(link, text.slice(0, 200));
    return item;
  })));
  document.body.dataset.query = box.value;
});
</script>"""
MINISEARCH_INDEX = """
const MiniSearch = require("./minisearch.js"), fs = require("fs");
const index = new MiniSearch({fields: ["title", "text"], storeFields: ["title"]});
index.addAll(JSON.parse(fs.readFileSync("articles.json", "utf-8")));
fs.writeFileSync("index.json", JSON.stringify(index));
"""


def minisearch(collection: Collection, folder: Path) -> Path:
    subprocess.run(["npm", "pack", "--silent", "minisearch"], cwd=folder, check=True, capture_output=True)
    with tarfile.open(next(folder.glob("minisearch-*.tgz"))) as packed:
        script = packed.extractfile("package/dist/umd/index.js")
        assert script
        (folder / "minisearch.js").write_bytes(script.read())
    (folder / "text").mkdir()
    for one in articles(collection):
        (folder / f"text/{one.id}.txt").write_text(one.text, "utf-8")
    known = [{"id": one.id, "title": one.title, "text": one.text} for one in articles(collection)]
    (folder / "articles.json").write_text(json.dumps(known), "utf-8")
    subprocess.run(["node", "-e", MINISEARCH_INDEX], cwd=folder, check=True)
    (folder / "index.html").write_text(MINISEARCH_PAGE, "utf-8")
    return folder


def articles(collection: Collection) -> Iterator[Article]:
    return (entry.analysis.article for entry in collection.entries.values())


WAYS = (
    Way(
        name="ours",
        make=ours,
        box="form.search input",
        result="#search-results a[href*='/articles/']",
        done="document.querySelector('#search-panel').dataset.query === asked",
    ),
    Way(
        name="the theme's",
        make=themes_own,
        box=".md-search__input",
        result=".md-search-result__item a[href*='articles/']",
        done="/matching|No/.test(document.querySelector('.md-search-result__meta').textContent)",
    ),
    Way(
        name="MiniSearch",
        make=minisearch,
        box="input",
        result="li a",
        done="document.body.dataset.query === asked",
    ),
)


# -- measuring ------------------------------------------------------------------------------------------------------


class Compressed(http.server.SimpleHTTPRequestHandler):
    """Sends what it has compressed, and counts what is for the search."""

    sent: list[int]

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            return self.send_error(404)
        data = gzip.compress(file.read_bytes(), 6)
        if FOR_SEARCH.search(self.path):
            self.sent.append(len(data))
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        return None

    def log_message(self, *args: object) -> None: ...


@contextmanager
def served(site: Path) -> Iterator[tuple[str, list[int]]]:
    sent: list[int] = []
    handler = type("Counting", (Compressed,), {"sent": sent})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(site))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}/", sent
        running.shutdown()


ASK = """async ([box, result, asked, done, patience]) => {
  const input = document.querySelector(box), start = performance.now(), isDone = Function("asked", "return " + done);
  input.focus();
  input.value = asked;
  input.dispatchEvent(new Event("input", {bubbles: true}));
  input.dispatchEvent(new KeyboardEvent("keyup", {bubbles: true}));
  for (let waited = 0; waited < patience; waited = performance.now() - start) {
    if (document.querySelector(result)) return waited;
    if (waited > 500 && isDone(asked)) return null;
    await new Promise((go) => setTimeout(go, 4));
  }
  return null;
}"""


def first_result(page: Page, way: Way, asked: str) -> float:
    """Milliseconds; not a number where nothing is found."""
    page.evaluate("(results) => document.querySelectorAll(results).forEach((one) => one.remove())", way.result)
    took = page.evaluate(ASK, [way.box, way.result, asked, way.done, PATIENCE])
    return math.nan if took is None else float(took)


def held(browser: Browser) -> int:
    """Bytes that the browser's pages have for themselves."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    rolled = (Path(f"/proc/{one['id']}/smaps_rollup") for one in processes if one["type"] == "renderer")
    return sum(
        1024 * int(found) for file in rolled for found in re.findall(r"^Pss:\s+(\d+)", file.read_text("utf-8"), re.M)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    sent: float
    first: float
    second: float
    memory: float


def asked_of(collection: Collection) -> Iterator[tuple[str, str]]:
    """First and second queries: words of an article, so that there is something to find."""
    chance = random.Random(0)
    for _ in range(PAGES):
        known = chance.choice(
            [one for one in articles(collection) if one.language != "ar"]
        )  # which the theme's finds seldom
        words = re.findall(r"[^\W\d_]{5,}", known.text[: known.blocks[-1].start])
        yield chance.choice(words), chance.choice(words)


def cost_of(browser: Browser, way: Way, site: Path, asked: Sequence[tuple[str, str]]) -> Cost:
    costs = []
    for one, other in asked:
        with served(site) as (address, sent):
            page = browser.new_page()
            page.set_default_timeout(PATIENCE)
            page.goto("about:blank")
            before = held(browser)
            page.goto(address, wait_until="load")  # who opens a page to search does not wait for what else it loads
            first = first_result(page, way, one)
            page.wait_for_timeout(300)
            costs.append(
                Cost(sent=sum(sent), first=first, second=first_result(page, way, other), memory=held(browser) - before)
            )
            page.close()
    return Cost(**{key: middle(getattr(one, key) for one in costs) for key in Cost.__dataclass_fields__})


def middle(values: Iterable[float]) -> float:
    """Of those that are a number; a search that finds nothing is not counted as fast."""
    known = [value for value in values if not math.isnan(value)]
    return statistics.median(known) if known else math.nan


def right_answers(browser: Browser, way: Way, site: Path) -> int:
    """Of the issue's queries, those that find the articles they should and no other."""
    right = 0
    with served(site) as (address, _):
        for query, wanted in QUERIES.items():
            page = browser.new_page()
            page.goto(address, wait_until="networkidle")
            page.locator(way.box).click()
            page.keyboard.insert_text(query)
            page.keyboard.press("Shift")
            page.wait_for_function(f"(asked) => {way.done}", arg=query)
            page.wait_for_timeout(300)
            links = page.locator(way.result).evaluate_all("all => all.map((one) => one.href)")
            right += {re.split(r"[/.]", link.partition("articles/")[2])[0] for link in links} == wanted
            page.close()
    return right


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="*", default=[5, 1000, 10_000])
    counts = parser.parse_args().articles
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        print(f"{'articles':>8} {'':14} {'sent':>10} {'first':>10} {'second':>10} {'memory':>10}")
        for count in counts:
            collection, base = many(count), None
            asked = list(asked_of(collection))
            for way in WAYS:
                with tempfile.TemporaryDirectory() as folder:
                    cost = cost_of(browser, way, way.make(collection, Path(folder)), asked)
                base = base or cost
                print(line(count, way, cost, base), flush=True)
        print(f"\nof {len(QUERIES)} queries find what they should and nothing else:")
        for way in WAYS:
            with tempfile.TemporaryDirectory() as folder:
                print(f"  {way.name:14} {right_answers(browser, way, way.make(news(), Path(folder)))}", flush=True)
        browser.close()


def line(count: int, way: Way, cost: Cost, base: Cost) -> str:
    """Ours in numbers, the others as multiples of it."""
    if cost is base:
        return f"{count:8} {way.name:14} {cost.sent / 1000:7.0f} kB {cost.first:7.0f} ms {cost.second:7.0f} ms {cost.memory / 1e6:7.1f} MB"
    ratios = (getattr(cost, key) / max(getattr(base, key), 1) for key in ("sent", "first", "second", "memory"))
    return f"{'':8} {way.name:14} " + " ".join(f"{ratio:9.2f}×" for ratio in ratios)


if __name__ == "__main__":
    main()
