"""Should a text ever become markup, the page's policy keeps it dead: tested by putting in what escaping keeps out."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

HOSTILE = {
    "inline": "<script>window.live = 1</script>",
    "handler": '<img src="x" onerror="window.live = 1">',
    "elsewhere": '<script src="http://127.0.0.1:9/x.js"></script>',
    "address": '<a id="go" href="javascript:window.live = 1">go</a>',
    "frame": '<iframe srcdoc="<script>parent.live = 1</script>"></iframe>',
    "base": '<base href="http://127.0.0.1:9/">',
    "image": '<img src="http://127.0.0.1:9/x.png">',
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_the_policy_stops(browser: Browser, site: Path, server: str, kind: str) -> None:
    page_file = site / "articles" / "first.html"
    bad = site / "articles" / f"bad-{kind}.html"
    bad.write_text(
        page_file.read_text("utf-8").replace('<div class="text"', f'{HOSTILE[kind]}<div class="text"', 1), "utf-8"
    )
    try:
        for base in (server, f"{site.as_uri()}/"):
            context = browser.new_context()
            page = context.new_page()
            answered: list[str] = []
            page.on("requestfinished", lambda request, to=answered: to.append(request.url))
            page.goto(f"{base}articles/{bad.name}")
            if kind == "address":
                page.locator("#go").click()
            page.wait_for_timeout(150)
            assert page.evaluate("window.live") is None
            assert [url for url in answered if not url.startswith(base)] == []
            context.close()
    finally:
        bad.unlink()


def test_the_theme_works_under_the_policy(browser: Browser, server: str) -> None:
    context = browser.new_context(color_scheme="light")
    page = context.new_page()
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{server}articles/first.html")
    for _ in range(2):
        page.locator("form[data-md-component=palette] label:visible").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    page.goto(f"{server}places/index.html")
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
    assert errors == []
    context.close()
