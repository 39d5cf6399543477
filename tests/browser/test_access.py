"""Every kind of page passes axe at WCAG 2.2 AA, in both themes."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

WCAG = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}
KINDS = [
    "index", "articles/index", "articles/first", "articles/second", "articles/third", "places/index", "places/abou-kamal",
    "dates/index", "dates/2017", "dates/2017-08", "accounts/index", "map/index", "notes/index", "languages/index", "tags/index",
    "saved/first", "about",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, server: str, kind: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    answer = page.goto(f"{server}{kind}.html")
    assert answer
    assert answer.ok
    found = Axe().run(page, options=WCAG).response["violations"]
    context.close()
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found] == []
