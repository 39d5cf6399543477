"""Should a text ever become markup, the page's policy keeps it dead: tested by putting in what escaping keeps out.

Each attack is tried a second time in a page whose policy was taken out, and must succeed there: so a test that could not fail would.
"""

from __future__ import annotations

import http.server
import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parent.parent.parent
CODE = {
    "inline": "<script>window.live = 1</script>",
    "handler": '<img src="x" onerror="window.live = 1">',
    "address": '<a id="go" href="javascript:window.live = 1">go</a>',
    "frame": '<iframe srcdoc="<script>parent.live = 1</script>"></iframe>',
    "embedded": '<object data="data:text/html,<script>parent.live = 1</script>"></object><script>window.live = 1</script>',
}
REQUESTS = {
    "script": '<script src="{there}x.js"></script>',
    "image": '<img src="{there}x.png">',
    "style": '<link rel="stylesheet" href="{there}x.css">',
    "font": '<style>@font-face {{ font-family: x; src: url({there}x.woff2) }} .x {{ font-family: x }}</style><p class="x">x</p>',
    "background": '<p style="background: url({there}x.png)">x</p>',
    "page": '<iframe src="{there}"></iframe>',
    "object": '<object data="{there}x.svg" type="image/svg+xml"></object>',
    "media": '<video src="{there}x.mp4" autoplay></video>',
    "base": '<base href="{there}"><img src="x.png">',
    "form": '<form id="form" action="{there}" method="get"><button id="go">go</button></form>',
}
ASKED = {
    "fetch": "fetch('{there}x', {{mode: 'no-cors'}}).catch(() => 0)",
    "beacon": "navigator.sendBeacon('{there}x', 'x')",
    "socket": "void new WebSocket('{there}x'.replace('http', 'ws'))",
    "events": "void new EventSource('{there}x')",
}
"""What a script of the site's own might do if it were led astray."""
SOON = 10.0  # seconds


class Elsewhere:
    """Another site, which remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        asked = self.asked

        class Listening(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                asked.append(self.path)
                self.send_response(404)
                self.end_headers()

            def do_POST(self) -> None:
                self.do_GET()

            def log_message(self, *args: object) -> None: ...

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listening)
        self.address = f"http://127.0.0.1:{self.server.server_address[1]}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def is_asked_by(self, page: Page, *, policy: bool) -> bool:
        """Whether anything was asked; where no policy forbids it, as soon as a busy machine gets to it."""
        deadline = time.monotonic() + (0 if policy else SOON)
        while not self.asked and time.monotonic() < deadline:
            page.wait_for_timeout(50)
        page.context.close()
        return bool(self.asked)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    opened = Elsewhere()
    yield opened
    opened.server.shutdown()


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, site: Path) -> str:
    return str(request.getfixturevalue("server")) if request.param == "http" else f"{site.as_uri()}/"


def visited(browser: Browser, base: str, site: Path, put_in: str, *, policy: bool, ask: str = "") -> Page:
    """A page of the site with this put into its text, after what it does has been done."""
    html = (site / "articles" / "first.html").read_text("utf-8")
    html = html if policy else re.sub('<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    bad = site / "articles" / "bad.html"
    bad.write_text(html.replace('<div class="text"', f'{put_in}<div class="text"', 1), "utf-8")
    page = browser.new_context().new_page()
    try:
        page.goto(f"{base}articles/{bad.name}")
        if 'id="go"' in put_in:
            page.locator("#go").click(no_wait_after=True)
        if ask:
            page.evaluate(ask)
        page.wait_for_timeout(250)
    finally:
        bad.unlink()
    return page


@pytest.mark.parametrize("kind", CODE)
def test_nothing_put_into_a_text_runs(browser: Browser, site: Path, base: str, kind: str) -> None:
    for policy in (True, False):
        page = visited(browser, base, site, CODE[kind], policy=policy)
        assert page.evaluate("window.live") == (None if policy else 1)
        page.context.close()


@pytest.mark.parametrize("kind", REQUESTS)
def test_nothing_put_into_a_text_asks_anyone(
    browser: Browser, site: Path, base: str, elsewhere: Elsewhere, kind: str
) -> None:
    for policy in (True, False):
        page = visited(browser, base, site, REQUESTS[kind].format(there=elsewhere.address), policy=policy)
        assert elsewhere.is_asked_by(page, policy=policy) != policy


@pytest.mark.parametrize("kind", ASKED)
def test_no_script_can_ask_anyone(browser: Browser, site: Path, base: str, elsewhere: Elsewhere, kind: str) -> None:
    for policy in (True, False):
        ask = f"() => {{ {ASKED[kind].format(there=elsewhere.address)} }}"
        page = visited(browser, base, site, "", policy=policy, ask=ask)
        assert elsewhere.is_asked_by(page, policy=policy) != policy


MAKES_MARKUP = [
    "document.body.innerHTML = '<b>x</b>'",
    "document.body.insertAdjacentHTML('beforeend', '<b>x</b>')",
    "document.write('<b>x</b>')",
    "document.createRange().createContextualFragment('<b>x</b>')",
    "new DOMParser().parseFromString('<b>x</b>', 'text/html')",
    "document.head.append(Object.assign(document.createElement('script'), {src: 'http://127.0.0.1:9/x.js'}))",
]


@pytest.mark.parametrize("does", MAKES_MARKUP)
def test_no_script_can_make_markup_or_code_of_a_text(browser: Browser, base: str, does: str) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{base}articles/first.html")
    tried = page.evaluate(f"() => {{ try {{ {does}; return 'done' }} catch (error) {{ return error.name }} }}")
    assert tried == "TypeError"
    page.context.close()


def test_no_script_of_ours_tries_to() -> None:
    tries = re.compile(
        r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|eval|setHTML\w*)\b"
    )
    scripts = [*(ROOT / "site_config/overrides/assets").glob("*.js"), *(ROOT / "builder/serve").glob("*.js")]
    assert len(scripts) > 5
    assert [script.name for script in scripts if tries.search(script.read_text("utf-8"))] == []


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
