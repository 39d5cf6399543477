"""Every kind of page passes axe at WCAG 2.2 AA, in both themes, wide and narrow; nothing is wider than a narrow screen."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
KINDS = [
    "index", "articles/index", "articles/first", "articles/second", "articles/third", "places/index", "places/abou-kamal",
    "dates/index", "dates/2017", "dates/2017-08", "dates/longer", "accounts/index", "accounts/qara-2017-08-28", "map/index",
    "notes/index", "languages/index", "tags/index", "saved/first", "about",
]  # fmt: skip
WIDE, NARROW = 1280, 320  # CSS pixels; at the second, WCAG 1.4.10 asks that nothing needs scrolling both ways


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, server: str, kind: str, scheme: str, width: int) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 800})  # type: ignore[arg-type]
    page = context.new_page()
    answer = page.goto(f"{server}{kind}.html")
    assert answer
    assert answer.ok
    found = violations(page)
    across = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert found == []
    assert across <= width


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds once nothing moves: Leaflet fades a popup in, and half way its colours are no reader's."""
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished))")
    found = Axe().run(page, options=WCAG).response["violations"]
    return [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{server}map/index.html")
    page.locator("#map .dot").first.click()
    page.locator(".leaflet-popup a").first.wait_for()
    assert violations(page) == []
    page.goto(f"{server}articles/first.html")
    page.locator(".text p a[href*='/places/']").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    page.locator(".card").wait_for()
    assert violations(page) == []
    context.close()
