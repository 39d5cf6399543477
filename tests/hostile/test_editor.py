"""The editor of `commonplace serve`, the cards and the copying of passages, fed with hostile text: it stays text, and is saved as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

from builder.annotate.edit import written_notes
from builder.starter import files as starter_files
from tests.hostile.payloads import FAMILIES
from tests.hostile.positions import collection, write
from tests.hostile.test_hostile import SENTINEL
from tests.serving import Served, served, until

PAYLOADS = [payload for payloads in FAMILIES.values() for payload in payloads[:2]]
CARD_ATTRIBUTES = {"lang", "dir", "href", "class", "aria-hidden", "viewBox", "d", "cx", "cy", "r"}
PATIENCE = 300  # seconds for a build of a hundred hostile pages, on a busy machine
SAVED = [0, 4, 7, 12, 16, 23]
"""Those that are written in the page, each of which is a build more; all are read there."""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = tmp_path_factory.mktemp("served")
    files = {path: text.encode() for path, text in starter_files().items()} | collection(PAYLOADS)
    list(write(root, files))
    with served(root) as one:
        yield one


class Visit:
    """A page with everything that it did and should not."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page, self.base, self.faults = context.new_page(), base, list[str]()
        self.page.on("dialog", lambda dialog: (self.faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
        self.page.on("pageerror", lambda error: self.faults.append(f"error {error}"))
        self.page.on(
            "request",
            lambda asked: (
                self.faults.append(asked.url) if not asked.url.startswith((base, "data:", "about:")) else None
            ),
        )
        context.on("page", lambda opened: self.faults.append(f"a window opened: {opened.url}"))

    def assert_harmless(self) -> None:
        assert self.page.evaluate("window.__pwned") is None
        assert not self.faults
        assert self.page.url.startswith(self.base)


@pytest.fixture
def visit(running: Served, browser: Browser) -> Iterator[Visit]:
    context = browser.new_context()
    context.set_default_timeout(20_000)
    context.add_init_script(SENTINEL)
    yield Visit(context, running.base)
    context.close()


def body_of(file: Path, note: int) -> str:
    return written_notes(file.read_bytes().decode())[note].body


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_notes_open_in_the_editor_as_they_stand_in_the_file(running: Served, visit: Visit, number: int) -> None:
    page = visit.page
    page.goto(f"{running.base}articles/n{number}.html")
    told = running.notes(f"n{number}")["notes"]
    buttons = page.get_by_role("button", name="Edit", exact=True)
    buttons.first.wait_for()
    assert buttons.count() == len(told)
    for index in range(buttons.count()):
        buttons.nth(index).evaluate("button => button.click()")
        area = page.locator("form.editor textarea")
        area.wait_for()
        shown = area.input_value()
        assert shown in [note["body"] for note in told]
        page.get_by_role("button", name="Cancel").click()
    visit.assert_harmless()


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_passages_are_offered_and_cards_shown_as_text(running: Served, visit: Visit, number: int) -> None:
    page = visit.page
    for name in (
        f"n{number}",
        next(
            p.stem
            for p in (running.root / "site/articles").glob(f"t{number}*.html")
            if re.match(rf"t{number}\b", p.stem)
        ),
    ):
        page.goto(f"{running.base}articles/{name}.html")
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.text'))")
        page.get_by_role("button", name="Write a note", exact=True).click()
        page.locator("form.editor blockquote").wait_for()
        assert page.locator("form.editor blockquote *").count() == 0
        page.get_by_role("button", name="Cancel").click()
        for link in page.locator(".text a[href*='/places/'], .text a[href*='/dates/']").all()[:3]:
            link.evaluate("link => link.focus({focusVisible: true})")
            page.wait_for_timeout(50)
            drawn = page.evaluate(
                "[...document.querySelectorAll('#card *')].map((one) => [one.localName, ...one.getAttributeNames()])"
            )
            assert {tag for tag, *_ in drawn} <= {"strong", "p", "bdi", "ul", "li", "a", "svg", "path", "circle"}
            assert {name for _, *names in drawn for name in names} <= CARD_ATTRIBUTES
        visit.assert_harmless()


@pytest.mark.parametrize("number", SAVED)
def test_what_is_written_in_the_page_is_saved_and_shown_as_it_was(running: Served, visit: Visit, number: int) -> None:
    page, payload = visit.page, PAYLOADS[number]
    file = running.file(f"n{number}")
    before = running.run()
    page.goto(f"{running.base}articles/n{number}.html")
    page.locator(".text p", has_text="all was well").first.evaluate(
        "paragraph => getSelection().selectAllChildren(paragraph)"
    )
    page.get_by_role("button", name="Write a note", exact=True).click()
    page.locator("form.editor textarea").fill(f"{payload}\n\nand more")
    page.get_by_role("button", name="Save").click()
    until(lambda: running.run() != before, PATIENCE)
    assert body_of(file, -1).split() == f"{payload}\n\nand more".replace("\r", "\n").split()
    page.goto(f"{running.base}articles/n{number}.html")
    page.get_by_role("button", name="Edit", exact=True).first.wait_for()
    visit.assert_harmless()


def test_the_file_s_version_is_shown_as_text_where_both_changed(running: Served, visit: Visit) -> None:
    page, file = visit.page, running.file("n0")
    theirs = "<img src=x onerror=window.__pwned=1> theirs"
    page.goto(f"{running.base}articles/n0.html")
    page.get_by_role("button", name="Edit", exact=True).nth(1).click()
    page.locator("form.editor textarea").fill("mine")
    text = file.read_bytes().decode()
    file.write_text(
        "\n".join(
            f"{line} {theirs}" if line.startswith("A note:") or line == PAYLOADS[0] else line
            for line in text.split("\n")
        )
    )
    page.get_by_role("button", name="Save").click()
    page.get_by_role("button", name="Keep both").wait_for()
    assert page.locator("form.editor pre *").count() == 0
    visit.assert_harmless()
