"""A kit of hostile text: every payload in every position, in built sites, read with a browser's parser and opened in a browser.

A site is made of payloads of one family and a harmless neighbour. It must be made of the same elements, attributes, scripts,
classes and ids as a site whose payloads are plain words, show every text as the characters it is, and do nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urldefrag

import pytest
from playwright.sync_api import Browser, Page

from builder.disk import write_pages
from builder.model import Site
from builder.pages import addresses, escape
from builder.pipeline import Mapper, build
from builder.render import newest_day, render
from builder.starter import files as starter_files
from tests.hostile.payloads import FAMILIES
from tests.hostile.positions import POSITIONS, SETTINGS, collection, write
from tests.rendered import collapsed

PLAIN = (
    "plain words",
    "كلمات بسيطة في السوق القديم",
    "words\n\nin two paragraphs",
    "words in\ntwo lines",
    "0",
    "Words: with, signs; in (them) 12",
)
"""What the harmless site has where the others have payloads."""
NUMBERED = re.compile(
    r"tag:[^\s\"'<>]*|tag-[0-9a-f]{8}|p-\d+|(?:[a-z0-9-]+-)?\d{4}-\d\d-\d\d|(?:account|article|fn|fnref|homeless|language|note|place)-[a-z0-9-]+"
)
"""Ids that are made of a number or of an article's id."""
AUDIT = (Path(__file__).parent / "audit.js").read_text("utf-8").split("\n", 1)[1].strip().rstrip(";")
SENTINEL = """
  window.__pwned = undefined;
  for (const name of ["alert", "confirm", "prompt", "open", "print"]) window[name] = () => { window.__pwned = name; };
  addEventListener("securitypolicyviolation", (event) => { window.__pwned = `policy: ${event.violatedDirective} ${event.blockedURI}`; });
"""


def test_the_kit_has_what_it_promises() -> None:
    turns = [{position.split()[0] for position in POSITIONS} & {"html", "md"} - {kind} for kind in ("md", "html")]
    of_each = [sum(position.split()[0] not in other for position in POSITIONS[:-SETTINGS]) for other in reversed(turns)]
    cases = sum(of_each[number % 2] for payloads in FAMILIES.values() for number in range(len(payloads)))
    assert len(set(POSITIONS)) == len(POSITIONS)
    assert cases >= 3_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    payloads: Sequence[str]
    site: Site
    folder: Path
    pages: Mapping[str, Mapping[str, Any]]
    """What audit.js says of each page, by path."""


def _built(root: Path, payloads: Sequence[str], analyse_all: Mapper, parser: Page) -> Built:
    files = {path: text.encode() for path, text in starter_files().items()} | collection(payloads)
    list(write(root, files))
    site = build(files, analyse_all)
    write_pages(root, site.pages)
    render(root, site.collection.settings, newest_day(site.collection))
    folder = root / "site"
    pages = {
        file.relative_to(folder).as_posix(): parser.evaluate(AUDIT, file.read_text("utf-8"))
        for file in sorted(folder.rglob("*.html"))
    }
    return Built(payloads=payloads, site=site, folder=folder, pages=pages)


@pytest.fixture(scope="session")
def parser(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def harmless(tmp_path_factory: pytest.TempPathFactory, analyse_all: Mapper, parser: Page) -> Built:
    return _built(tmp_path_factory.mktemp("harmless"), PLAIN, analyse_all, parser)


@pytest.fixture(
    scope="session",
    params=[pytest.param(family, marks=pytest.mark.xdist_group(f"hostile {family}")) for family in FAMILIES],
)
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, analyse_all: Mapper, parser: Page
) -> Built:
    return _built(tmp_path_factory.mktemp(request.param), FAMILIES[request.param], analyse_all, parser)


def _all(built: Built, what: str) -> set[str]:
    return {one for page in built.pages.values() for one in page[what]}


# -- what the pages are made of -------------------------------------------------------------------------------------


def test_no_element_attribute_or_class_is_there_that_harmless_text_does_not_have(
    hostile: Built, harmless: Built
) -> None:
    assert _all(hostile, "parts") <= _all(harmless, "parts")
    assert _all(hostile, "classes") <= _all(harmless, "classes")


def test_no_script_is_there_but_the_themes(hostile: Built, harmless: Built) -> None:
    def known(script: str) -> str:
        return "config" if script.lstrip().startswith("{") and "base" in json.loads(script) else script

    assert set(map(known, _all(hostile, "scripts"))) <= set(map(known, _all(harmless, "scripts")))
    assert _all(hostile, "styles") <= _all(harmless, "styles")


def test_every_id_is_ours_and_stands_once(hostile: Built, harmless: Built) -> None:
    known = _all(harmless, "ids")
    for path, page in hostile.pages.items():
        assert not [name for name in page["ids"] if name not in known and not NUMBERED.fullmatch(name)], path
        assert not [name for name, times in Counter(page["ids"]).items() if times > 1], path


def test_nothing_is_fetched_from_elsewhere_and_links_lead_to_pages_or_the_web(hostile: Built) -> None:
    for path, page in hostile.pages.items():
        for element, name, value in page["addresses"]:
            where = f"{path}: {element} {name}={value}"
            if name == "style":
                assert "url" not in value, where
            elif name == "content":
                assert element == "meta", where
            elif element == "a" and re.match(r"(?i:https?://|mailto:)", value):
                continue
            elif not value.startswith("/"):  # 404.html is the one page that counts from the root
                assert not re.match(r"\s*[\w+.-]+:|//", value), where
                there = unquote(urldefrag(value)[0].partition("?")[0])
                assert (hostile.folder / path).parent.joinpath(there).exists(), where


# -- what they show -------------------------------------------------------------------------------------------------


def _shown(text: str) -> str:
    return collapsed(escape.visible(text))


def test_every_paragraph_shows_its_text(hostile: Built) -> None:
    for entry in hostile.site.collection.entries.values():
        article = entry.analysis.article
        for part, blocks in enumerate(addresses.parts_of(article)):
            page = hostile.pages[addresses.article_page(article, part).replace(".md", ".html")]
            for index in blocks:
                block = article.blocks[index]
                expected = _shown(article.text[block.start : block.end])
                if expected:
                    assert collapsed(page["blocks"][f"p-{index}"]) == expected, f"{article.id} p-{index}"


def test_every_payload_came_through_reading_whole(hostile: Built) -> None:
    files = collection(hostile.payloads)
    for entry in hostile.site.collection.entries.values():
        article = entry.analysis.article
        if article.seed.endswith(".txt"):
            saved = files[article.seed].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
            assert article.text == unicodedata.normalize("NFC", saved)
            covered = "".join(article.text[block.start : block.end] for block in article.blocks)
            assert "".join(covered.split()) == "".join(article.text.split())


def test_no_seed_is_lost(hostile: Built) -> None:
    seeds = {path for path in collection(hostile.payloads) if path.startswith("seeds/")}
    assert {entry.analysis.article.seed for entry in hostile.site.collection.entries.values()} == seeds


def test_titles_are_shown_as_they_are(hostile: Built) -> None:
    for number, payload in enumerate(hostile.payloads):
        wanted = _shown(" ".join(payload.split()))
        page = hostile.pages[f"articles/n{number}.html"]  # its title is a correction
        assert collapsed(page["title"]).startswith(wanted), wanted
        assert wanted in collapsed(page["shown"])
        assert wanted in collapsed(hostile.pages["articles/index.html"]["shown"])
        assert wanted in collapsed(hostile.pages["tags/index.html"]["shown"])


ASSIGNMENT = re.compile(
    r"/\* generated: [0-9a-f]{16} [^*]*\*/\n[()?={}\s]*globalThis\.commonplace[^;\n]*?\] = (?P<data>.*);\n"
)


def test_data_for_scripts_is_data(hostile: Built) -> None:
    """Each file is one assignment of JSON, in which nothing stands that HTML could act on."""
    files = sorted((hostile.folder / "data").rglob("*.js"))
    assert files
    for file in files:
        match = ASSIGNMENT.fullmatch(file.read_text("ascii"))
        assert match, file
        json.loads(match["data"])
        assert "<" not in match["data"], file


# -- what they do ---------------------------------------------------------------------------------------------------


def test_nothing_happens_when_they_are_opened_and_searched(hostile: Built, browser: Browser) -> None:
    context = browser.new_context(offline=True)
    context.add_init_script(SENTINEL)
    page = context.new_page()
    faults: list[str] = []
    base = f"{hostile.folder.as_uri()}/"
    page.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: faults.append(f"error {error}"))
    page.on(
        "console", lambda line: faults.append(f"console {line.text}") if line.type in ("error", "warning") else None
    )
    page.on(
        "request",
        lambda asked: faults.append(asked.url) if not asked.url.startswith((base, "data:", "about:")) else None,
    )
    context.on("page", lambda opened: faults.append("a window opened"))
    for path in _opened(hostile):
        page.goto(base + path)
        assert page.evaluate("window.__pwned") is None, path
        assert not faults, f"{path}: {faults}"
        assert page.url.startswith(base), path
    page.goto(base + "index.html")
    for words in (
        "script img",
        "zqplace0",
        "constructor __proto__ toString",
        "evil invalid",
        "words stand",
        "said more",
    ):
        page.fill("form.search input", words)
        page.locator("#search-panel [role=status]").filter(has_text=re.compile(r"\S")).wait_for()
        page.wait_for_timeout(100)
        assert page.evaluate("window.__pwned") is None, words
    assert not faults
    context.close()


def _opened(built: Built) -> Iterator[str]:
    """All pages that list, all that have notes, and every sixth of those that each payload has by itself: the others were read above."""
    yield from ("index.html", "map/index.html", "articles/index.html", "notes/index.html", "tags/index.html")
    yield from sorted(path for path in built.pages if re.match(r"articles/n\d", path))
    yield from sorted(path for path in built.pages if re.match(r"(articles/[hmt]|places/zq-)", path))[::6]
