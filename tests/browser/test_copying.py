"""What "Copy as note" copies is found again where it was selected: any stretch of an article, over links, notes and paragraphs.

From the disk, in the real page: passages are chosen by chance in the article's text, selected in the browser, copied, written
into an annotation file and placed as the builder places notes.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from builder.annotate.anchor import place_notes
from builder.annotate.parse import parse_annotations
from builder.model import Article, Site
from tests.browser.conftest import built

pytestmark = pytest.mark.xdist_group("collection")

TRIES = 12  # passages of each article
SELECT = """([[first, start], [last, end]]) => {
    // Where a character of the article's text stands: offsets are code points, numbers of notes are not the article's.
    const at = (id, offset) => {
        const walker = document.createTreeWalker(document.getElementById(id), NodeFilter.SHOW_TEXT, (node) =>
            node.parentElement.closest(".footnote-ref") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
        for (let left = offset, node; (node = walker.nextNode()); ) {
            const chars = Array.from(node.data);
            if (chars.length >= left) return [node, chars.slice(0, left).join("").length];
            left -= chars.length;
        }
    };
    getSelection().setBaseAndExtent(...at(first, start), ...at(last, end));
}"""


@pytest.fixture(scope="module")
def base(seeds_site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"{built(seeds_site.collection, tmp_path_factory.mktemp('copying')).as_uri()}/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.add_init_script("navigator.clipboard.writeText = async (text) => { window.copied = text }")
    yield page
    context.close()


def passages(article: Article, chance: random.Random) -> Iterator[tuple[int, int, int, int]]:
    """First and last block, start and end in the article's text; within a paragraph or over some."""
    blocks = [
        number
        for number, block in enumerate(article.blocks)
        if block.kind in ("caption", "body") and "\n" not in article.text[block.start : block.end]
    ]
    for _ in range(TRIES):
        first = chance.randrange(len(blocks))
        last = min(len(blocks) - 1, first + chance.choice((0, 0, 1, 3)))
        one, other = article.blocks[blocks[first]], article.blocks[blocks[last]]
        start = chance.randrange(one.start, one.end - 1)
        end = chance.randrange(start + 1 if first == last else other.start + 1, other.end + 1)
        if article.text[start:end].strip():
            yield blocks[first], blocks[last], start, end


def copied(page: Page) -> str:
    page.get_by_role("button", name="Copy as note").wait_for()
    page.evaluate("delete window.copied")
    page.get_by_role("button", name="Copy as note").click()
    page.wait_for_function("window.copied")
    quote = str(page.evaluate("window.copied"))
    page.evaluate("getSelection().removeAllRanges(); document.activeElement.blur()")
    page.get_by_role("toolbar").wait_for(state="hidden")
    return quote


@pytest.mark.parametrize("number", range(5))
def test_what_is_copied_is_found_where_it_was_selected(page: Page, base: str, seeds_site: Site, number: int) -> None:
    article = list(seeds_site.collection.entries.values())[number].analysis.article
    page.goto(f"{base}articles/{article.id}.html")
    for first, last, start, end in passages(article, random.Random(number)):
        offsets = [[f"p-{block}", at - article.blocks[block].start] for block, at in ((first, start), (last, end))]
        page.evaluate(SELECT, offsets)
        notes = parse_annotations(copied(page) + "A note.\n", "", article.id)[0].notes
        placed = place_notes(article.text, notes)
        selected = article.text[start:end]
        said = (selected, notes[0].quote, placed[0])
        assert len(notes) == 1, said
        assert placed[0].state == "exact" or (first != last and placed[0].state == "normalised"), said
        bare = start + len(selected) - len(selected.lstrip()), end - len(selected) + len(selected.rstrip())
        assert placed[0].start <= bare[0], said
        assert bare[1] <= placed[0].end, said
        if article.text.count(selected.strip()) == 1:
            assert (placed[0].start, placed[0].end) == bare, said
