"""Writing where one reads: a passage is copied as a quote from the disk, and noted, reworded and deleted under `commonplace serve`."""

from __future__ import annotations

import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from builder.disk import read_tree
from builder.model import Entry
from builder.pipeline import Mapper, build
from tests.browser.test_access import WCAG
from tests.conftest import QUIET
from tests.serving import NOTES, Served, collection, served, until

SELECT = """([from, start, to, end]) => {
    const at = (id, offset) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT);
        for (let left = offset, node; (node = walker.nextNode()); left -= node.length)
            if (node.length >= left) return [node, left];
    };
    getSelection().setBaseAndExtent(...at(from, start), ...at(to, end));
}"""
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Served]:
    with served(collection(tmp_path_factory.mktemp("served"))) as one:
        yield one


@pytest.fixture
def one(running: Served) -> Served:
    """With the notes as they were at the start."""
    if running.file("qara").read_text("utf-8") != NOTES:
        run = running.run()
        running.file("qara").write_text(NOTES, "utf-8")
        until(lambda: running.run() != run)
    return running


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    opened.set_default_timeout(10_000)
    yield opened
    opened.close()


def opened(context: BrowserContext, address: str, width: int = 1280) -> Page:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    return page


def choose(page: Page, start: tuple[str, int], end: tuple[str, int]) -> None:
    page.evaluate(SELECT, [*start, *end])
    page.get_by_role("button", name="Copy as note").wait_for()


def block_with(page: Page, text: str) -> str:
    """The id of the paragraph."""
    return str(page.locator(".text [id^=p-]", has_text=text).first.get_attribute("id"))


# -- copying, from the disk -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["clipboard", "without"])
def test_a_passage_is_copied_from_the_disk(one: Served, context: BrowserContext, way: str) -> None:
    if way == "without":
        context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})")
    page = opened(context, (one.root / "site/articles/qara.html").as_uri())
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    block = block_with(page, "Les derniers autobus")
    choose(page, (block, 0), (block, len("Les derniers autobus ont quitté Qara")))
    page.get_by_role("button", name="Copy as note").click()
    page.get_by_text("content/annotations/qara.md").wait_for()
    page.evaluate("document.body.append(Object.assign(document.createElement('textarea'), {id: 'here'}))")
    page.locator("#here").focus()
    page.keyboard.press("Control+V")
    assert page.locator("#here").input_value() == "> Les derniers autobus ont quitté Qara\n\n"
    assert errors == []


def test_the_button_is_reached_and_pressed_by_keyboard(one: Served, context: BrowserContext) -> None:
    page = opened(context, (one.root / "site/articles/hafilat.html").as_uri())
    box = page.locator(".text p", has_text="وصلت الحافلات").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] - 2, box["y"] + 12)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 120, box["y"] + 12, steps=4)
    page.mouse.up()
    page.get_by_role("button", name="Copy as note").wait_for()
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Copy as note":
            break
    page.keyboard.press("Enter")
    page.get_by_text("content/annotations/hafilat.md").wait_for()
    page.keyboard.press("Escape")
    assert not page.get_by_role("toolbar").is_visible()


def test_a_finger_copies_too(one: Served, browser: Browser) -> None:
    context = browser.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    context.set_default_timeout(10_000)
    page = context.new_page()
    page.goto((one.root / "site/articles/qara.html").as_uri())
    block = block_with(page, "Les derniers autobus")
    choose(page, (block, 0), (block, 12))
    button = page.get_by_role("button", name="Copy as note")
    box = button.bounding_box()
    assert box
    assert box["height"] >= 40
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    button.tap()
    page.get_by_text("content/annotations/qara.md").wait_for()
    context.close()


def test_a_quote_is_the_articles_own_text_over_paragraphs_links_and_notes(
    one: Served, context: BrowserContext, analyse_all: Mapper
) -> None:
    entries = build(read_tree(one.root)[0], analyse_all).collection.entries
    for article, entry in entries.items():
        page = opened(context, (one.root / f"site/articles/{article}.html").as_uri())
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.text'))")
        assert copied(page).split() == quoted(entry).split()
        page.close()


def quoted(entry: Entry) -> str:
    article = entry.analysis.article
    texts = [article.text[block.start : block.end].strip() for block in article.blocks]
    return "\n>\n".join(f"> {text}" for text in texts)


def copied(page: Page) -> str:
    page.get_by_role("button", name="Copy as note").wait_for()
    page.evaluate(
        "void (window.copied = new Promise((told) => navigator.clipboard.writeText = async (text) => told(text)))"
    )
    page.get_by_role("button", name="Copy as note").click()
    return str(page.evaluate("window.copied"))


def test_words_that_stand_twice_are_told_apart_by_those_around(one: Served, context: BrowserContext) -> None:
    page = opened(context, (one.root / "site/articles/qara.html").as_uri())
    block = block_with(page, "Les derniers autobus")
    start = len("Les derniers ")
    page.evaluate(SELECT, [block, start, block, start + len("autobus ont quitté Qara")])
    assert copied(page) == "> derniers autobus ont quitté Qara le\n\n"


# -- writing, under serve -------------------------------------------------------------------------------------------


def write(page: Page, words: str) -> None:
    page.get_by_label("Your note", exact=True).and_(page.locator("textarea")).fill(words)
    page.get_by_role("button", name="Save").click()


def edit(page: Page, said: str) -> None:
    note = page.locator(".note, .footnote li", has_text=said).first
    note.get_by_role("button", name="Edit").click()
    page.locator("form.editor").wait_for()


def test_a_note_is_written_reworded_and_deleted_in_the_page(one: Served, context: BrowserContext) -> None:
    page = opened(context, f"{one.base}articles/qara.html")
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if "Content Security Policy" in message.text else None
    )
    page.locator(".text p").get_by_role("link", name="28 août 2017").evaluate(
        "link => getSelection().selectAllChildren(link)"
    )
    page.get_by_role("button", name="Write a note", exact=True).click()
    write(page, "The day, in <b>bold</b>.")
    page.locator(".note", has_text="The day, in <b>bold</b>.").wait_for(timeout=60_000)
    assert one.file("qara").read_text("utf-8") == NOTES + "\n> 28 août 2017\n\nThe day, in <b>bold</b>.\n"

    edit(page, "The day, in")
    write(page, "The very day.")
    page.locator(".note", has_text="The very day.").wait_for(timeout=60_000)
    assert one.file("qara").read_text("utf-8") == NOTES + "\n> 28 août 2017\n\nThe very day.\n"

    edit(page, "The very day.")
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Delete for good").click()
    page.locator(".note", has_text="The very day.").wait_for(state="detached", timeout=60_000)
    assert one.file("qara").read_text("utf-8") == NOTES
    assert errors == []


def test_when_the_file_says_otherwise_by_now_both_versions_are_kept(one: Served, context: BrowserContext) -> None:
    page = opened(context, f"{one.base}articles/qara.html")
    edit(page, "In the east.")
    for not_yet in (page.get_by_role("button", name="Keep both"), page.locator("form.editor pre")):
        assert not not_yet.is_visible()
    theirs = NOTES.replace("In the east.", "In the far east.")
    one.file("qara").write_text(theirs, "utf-8")
    write(page, "Mine.")
    page.get_by_text("Nothing was saved").wait_for()
    assert one.file("qara").read_text("utf-8") == theirs
    assert page.locator("form.editor textarea").input_value() == "Mine."
    assert page.locator("form.editor pre").inner_text() == "In the far east."
    page.get_by_role("button", name="Keep both").click()
    page.get_by_role("button", name="Save").click()
    page.locator(".note", has_text="In the far east.").wait_for(timeout=60_000)
    assert one.file("qara").read_text("utf-8") == NOTES.replace("In the east.", "In the far east.\n\nMine.")


def test_the_page_follows_a_change_of_the_file_but_not_while_one_writes(one: Served, context: BrowserContext) -> None:
    page = opened(context, f"{one.base}articles/qara.html")
    edit(page, "In the east.")
    page.locator("form.editor textarea").fill("Half a senten")
    run = one.run()
    one.file("qara").write_text(NOTES.replace("The last ones.", "The very last."), "utf-8")
    until(lambda: one.run() != run)
    page.get_by_text("The page was built anew meanwhile").wait_for()
    assert page.locator("form.editor textarea").input_value() == "Half a senten"
    page.get_by_role("button", name="Cancel").click()
    page.locator(".note", has_text="The very last.").wait_for(timeout=60_000)


def test_a_note_on_the_whole_article_is_begun_in_the_page(one: Served, context: BrowserContext) -> None:
    page = opened(context, f"{one.base}articles/qara.html")
    page.get_by_role("button", name="Write a note on the whole article").click()
    write(page, "Of the whole.")
    page.locator("#notes").wait_for(timeout=60_000)
    assert one.file("qara").read_text("utf-8") == NOTES.replace("---\n> Les", "---\nOf the whole.\n\n> Les")
    assert page.get_by_role("button", name="Write a note on the whole article").count() == 0


def test_what_was_written_is_kept_when_the_server_stops_and_when_it_is_another(
    context: BrowserContext, tmp_path: Path
) -> None:
    root = collection(tmp_path)
    with served(root) as first:
        port = first.port
        page = opened(context, f"{first.base}articles/qara.html")
        edit(page, "In the east.")
    write(page, "Half a sentence")
    page.get_by_text("commonplace serve does not answer").wait_for()
    assert page.locator("form.editor textarea").input_value() == "Half a sentence"
    with served(root, port) as second:
        page.get_by_role("button", name="Save").click()
        page.get_by_text("earlier run").wait_for()
        page.on("dialog", lambda dialog: dialog.accept())
        page.reload()
        edit(page, "In the east.")
        assert page.locator("form.editor textarea").input_value() == "Half a sentence"
        page.get_by_role("button", name="Save").click()
        page.locator(".note", has_text="Half a sentence").wait_for(timeout=60_000)
        assert "Half a sentence" in second.file("qara").read_text("utf-8")
        assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('draft'))") == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_buttons_and_the_editor_open(one: Served, browser: Browser, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = opened(context, f"{one.base}articles/qara.html")
    block = block_with(page, "Les derniers autobus")
    choose(page, (block, 0), (block, 12))
    page.get_by_role("button", name="Write a note", exact=True).click()
    page.locator("form.editor").wait_for()
    found = Axe().run(page, options=WCAG).response["violations"]
    context.close()
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found] == []


# -- who may not ----------------------------------------------------------------------------------------------------

HOSTILE = """async ([target, token]) => {
    const body = JSON.stringify({action: "add", quote: "Dix-sept autobus", body: "Hostile."});
    const answers = [];
    for (const headers of [
        {"Content-Type": "application/json"}, {"Content-Type": "text/plain"}, {},
        {"Content-Type": "application/json", "X-Commonplace-Token": token},
        {"Content-Type": "text/plain", "X-Commonplace-Token": token},
    ]) for (const mode of ["cors", "no-cors"]) for (const way of ["GET", "POST"]) {
        const sent = way === "POST" ? {method: way, mode, headers, body} : {mode, headers};
        answers.push(await fetch(target, sent).then((answer) => answer.text(), () => ""));
    }
    const form = Object.assign(document.createElement("form"), {method: "post", enctype: "text/plain", action: target, target: "f"});
    form.append(Object.assign(document.createElement("input"), {name: body.slice(0, -1) + ', "x": "', value: '"}'}));
    document.body.append(Object.assign(document.createElement("iframe"), {name: "f"}), form);
    form.submit();
    navigator.sendBeacon(target, new Blob([body], {type: "text/plain"}));
    answers.push(await fetch(new URL("/index.html", target)).then((answer) => answer.text(), () => ""));
    return answers.join("");
}"""


@pytest.fixture(scope="module")
def stranger() -> Iterator[int]:
    """The port of a site that is not ours, on the same machine."""

    class Blank(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(b"<!doctype html><body>elsewhere")

        def log_message(self, *args: object) -> None: ...

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Blank) as other:
        threading.Thread(target=other.serve_forever, daemon=True).start()
        yield other.server_address[1]
        other.shutdown()


@pytest.mark.parametrize("token", ["guessed", "known"])
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_page_from_elsewhere_reads_and_writes_nothing(
    one: Served, context: BrowserContext, stranger: int, host: str, token: str
) -> None:
    page = opened(context, f"http://{host}:{stranger}/")
    target = f"{one.base}__commonplace/notes/qara"
    told = page.evaluate(HOSTILE, [target, one.token() if token == "known" else token])
    page.wait_for_timeout(300)
    assert told == ""
    assert one.file("qara").read_text("utf-8") == NOTES


def test_under_a_name_made_to_point_here_nothing_is_shown(one: Served, browser: Browser) -> None:
    """What an attacker's name server can do: its own name, this machine's address."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    rebound = [*QUIET, "--host-resolver-rules=MAP rebound.example 127.0.0.1"]
    other = browser.browser_type.launch(executable_path=path, args=rebound)
    page = other.new_page()
    answer = page.goto(f"http://rebound.example:{one.port}/index.html")
    assert answer
    assert answer.status == 403
    assert one.token() not in page.content()
    other.close()


def test_the_built_site_offers_no_editor(one: Served, context: BrowserContext) -> None:
    page = opened(context, (one.root / "site/articles/qara.html").as_uri())
    block = block_with(page, "Les derniers autobus")
    choose(page, (block, 0), (block, 12))
    assert page.get_by_role("button", name="Write a note").count() == 0
    assert page.get_by_role("button", name="Edit").count() == 0
    assert "__commonplace" not in Path(one.root / "site/articles/qara.html").read_text("utf-8")
