"""Notes on the page: level with their passages, never over each other, reached by keyboard and by address, on paper footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import built
from tests.collection_by_hand import collection_of, entry_of, noted

LONG = "A long note, of many words, that needs much room in the margin. " * 12
TEXT = """
%title% Le titre

Un premier paragraphe avec [[Abou Kamal|abou-kamal]] et la suite.

Un second paragraphe, puis un autre mot.

Un paragraphe sans note, assez long pour que la ligne se plie au moins une fois dans la colonne de lecture de cette page.

Le dernier mot est noté.

%comment% Un commentaire qui dit quelque chose.
"""
NOTES = (
    ("premier paragraphe avec Abou", LONG),
    ("paragraphe avec Abou Kamal et la suite.\n\nUn second", "Overlaps the first, the link and the end of the paragraph. #overlap"),
    ("autre mot", "Short."),
    ("dernier mot", "Far below. See #overlap, not `#overlap` and not [#overlap](../articles/noted.md)."),
    ("dit quelque chose", "On a comment."),
)  # fmt: skip


@pytest.fixture(scope="module", params=["fr", "ar"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same article in a text that runs to the right, and in one that runs to the left."""
    entry = noted(entry_of("noted", TEXT, language=request.param), *NOTES)
    site: Path = built(collection_of(entry), tmp_path_factory.mktemp(f"noted-{request.param}"))
    return (site / "articles/noted.html").as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", offline=True)
    yield context.new_page()
    context.close()


def tops(page: Page, elements: str) -> list[float]:
    return [float(top) for top in page.locator(elements).evaluate_all("all => all.map((one) => one.getBoundingClientRect().top)")]  # fmt: skip


def test_notes_stand_level_with_their_passages_and_never_over_each_other(page: Page, address: str) -> None:
    page.goto(address)
    boxes = [note.bounding_box() for note in page.locator("aside.note:visible").all()]
    bottoms = [box["y"] + box["height"] for box in boxes if box]
    assert len(bottoms) == 4
    assert all(bottom <= box["y"] for bottom, box in zip(bottoms, boxes[1:], strict=False) if box)
    assert abs(tops(page, "aside.note")[0] - tops(page, "mark[data-notes~='1']")[0]) < 8


def test_the_note_that_is_read_has_its_place_and_those_around_make_room(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("#fnref-4 a").click()
    note, passage = tops(page, "aside.note[data-number='4']"), tops(page, "mark[data-notes~='4']")
    boxes = [note.bounding_box() for note in page.locator("aside.note:visible").all()]
    bottoms = [box["y"] + box["height"] for box in boxes if box]
    assert note[0] - passage[0] < 8 or bottoms[2] + 13 >= note[0]  # as near as the others leave room below the top
    assert all(bottom <= box["y"] for bottom, box in zip(bottoms, boxes[1:], strict=False) if box)
    assert page.evaluate("document.activeElement.dataset.number") == "4"


def test_the_margin_is_where_the_lines_end(page: Page, address: str) -> None:
    page.goto(address)
    note, text = page.locator("aside.note").first.bounding_box(), page.locator("#p-1").bounding_box()
    assert note
    assert text
    if page.locator(".text").get_attribute("dir") == "rtl":
        assert note["x"] + note["width"] < text["x"]
    else:
        assert note["x"] > text["x"] + text["width"]


def test_a_jump_unfolds_what_it_leads_to(page: Page, address: str) -> None:
    page.goto(address)
    comment = page.locator("aside.note[data-number='5']")
    assert not comment.is_visible()
    anchor = page.locator("aside.note[data-number='5'] [id^=note-]").get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{address}#{anchor}")
    assert comment.is_visible()
    assert page.evaluate("document.activeElement.dataset.number") == "5"
    page.goto("about:blank")
    page.goto(f"{address}#p-5")
    assert page.locator("#p-5").is_visible()


def test_within_a_note_keys_lead_from_note_to_note_into_folds_and_back_to_the_passage(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("n")
    assert page.locator("aside.note:focus").count() == 0
    page.get_by_role("button", name="Next note").click()
    seen = [page.evaluate("document.activeElement.dataset.number")]
    for key in "nnnnnp":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.dataset.number"))
    assert seen == ["1", "2", "3", "4", "5", "5", "4"]
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('sup').id") == "fnref-4"
    for key in ("n", "p"):
        assert page.locator(".notes-bar kbd").get_by_text(key, exact=True).is_visible()


def test_a_tag_in_a_note_leads_to_its_notes(page: Page, address: str) -> None:
    page.goto(address)
    note = page.locator("aside.note[data-number='4']")
    assert note.get_by_role("link", name="#overlap").count() == 2  # the second is the writer's own, to elsewhere
    note.get_by_role("link", name="#overlap").first.click()
    page.wait_for_url("**/notes/index.html#tag-*")
    assert page.locator(":target").inner_text() == "#overlap"
    page.locator("li", has=page.locator(":target")).get_by_role("link").nth(1).locator("q").click(
        position={"x": 20, "y": 10}
    )
    page.wait_for_url("**/articles/noted.html#note-*")


def test_one_beginning_one_end_and_one_way_to_the_note_are_told_of_each_highlight(page: Page, address: str) -> None:
    page.goto(address)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    details = [
        found["value"]["relatedNodes"][0]["idref"]
        for node in nodes
        if node["role"]["value"] == "mark"
        for found in node["properties"]
        if found["name"] == "details"
    ]
    assert sorted(details) == ["fn-1", "fn-2", "fn-3", "fn-4"]  # the fifth is folded away
    said = [node["name"]["value"] for node in nodes if node["role"]["value"] == "StaticText"]
    for number in range(1, 5):
        assert said.count(f"Note {number} begins:") == 1
        assert said.count(f"End of the passage of note {number}.") == 1
    assert {node["name"]["value"] for node in nodes if node["role"]["value"] == "note"} == {
        f"Note {n}" for n in range(1, 5)
    }


def test_on_paper_notes_are_footnotes(page: Page, address: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    page.locator(".footnote li").first.wait_for()
    assert page.locator("aside.note").count() == 0
    assert page.locator(".footnote li").count() == 5
    page.emulate_media(media="screen")
    page.locator("aside.note").first.wait_for()
    assert page.locator("aside.note").count() == 5


def test_the_back_link_says_where_it_leads(page: Page, address: str) -> None:
    page.goto(address)
    link = page.locator("aside.note[data-number='3'] .footnote-backref")
    assert link.get_attribute("title") == "Back to the passage of note 3"
