"""What a reader does: open, follow a place, follow a day, unfold, search; in every page, over http and from the disk."""

from __future__ import annotations

import http.server
import threading
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.words import word
from tests.browser.conftest import Visit
from tests.browser.test_access import violations


def test_no_page_asks_anyone_else_for_anything(visit: Visit, site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":  # only ever sent by a server, which knows where the site begins
            visit.open(path.relative_to(site).as_posix())
    visit.page.wait_for_load_state("networkidle")
    assert visit.strangers() == []
    assert visit.errors == []


def test_an_arabic_article_runs_from_right_to_left_in_a_page_that_does_not(visit: Visit) -> None:
    page = visit.open("articles/third.html")
    title = page.locator("h1")
    assert title.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert title.evaluate("element => element.closest('[lang]').lang") == "ar"
    assert page.locator("body").evaluate("element => getComputedStyle(element).direction") == "ltr"


def test_from_a_place_to_every_article_that_names_it_however_it_is_spelled(visit: Visit) -> None:
    page = visit.open("articles/first.html")
    page.locator(".text p").get_by_role("link", name="Abou Kamal").click()
    page.wait_for_url("**/places/*.html")
    told = page.locator(".page").inner_text()
    for name in ("Abou Kamal", "Al Boukamal", "البوكمال"):
        assert name in told
    for title in ("Déclin au-dessus de Qara", "Syrie : capitulation", "قبيل إخراجه من القلمون"):
        assert page.get_by_role("link", name=title).count()


def test_from_a_day_to_every_article_that_tells_of_it_in_any_language(visit: Visit) -> None:
    page = visit.open("articles/first.html")
    page.locator(".text p").get_by_role("link", name="28 août 2017").click()
    page.wait_for_url("**/dates/2017-08.html#2017-08-28")
    day = page.locator("[id='2017-08-28']").evaluate(
        "heading => { let text = ''; for (let e = heading.nextElementSibling; e && e.tagName !== 'H2'; e = e.nextElementSibling)"
        " text += e.innerText + '\\n'; return text }"
    )
    assert "28 août 2017" in day
    assert "الإثنين 28/8/2017" in day


def test_comments_and_boilerplate_are_folded_and_open_on_a_click(visit: Visit) -> None:
    page = visit.open("articles/second.html")
    comment = page.get_by_text("kill’em all!!")
    assert not comment.is_visible()
    page.get_by_text("Reader comments as saved (2 paragraphs)").click()
    assert comment.is_visible()
    page = visit.open("articles/first.html")
    assert not page.get_by_text("A caption of March 08, 2019").is_visible()


@pytest.mark.parametrize(("width", "beside"), [(1280, True), (390, False)])
def test_a_note_stands_in_the_margin_or_below_its_paragraph(visit: Visit, width: int, beside: bool) -> None:
    visit.page.set_viewport_size({"width": width, "height": 900})
    page = visit.open("articles/first.html")
    note, paragraph = page.locator("aside.note").bounding_box(), page.locator("#p-4").bounding_box()
    assert note
    assert paragraph
    assert (note["x"] >= paragraph["x"] + paragraph["width"]) == beside
    assert (note["y"] >= paragraph["y"] + paragraph["height"]) != beside


def test_the_front_page_shows_what_the_collection_holds(visit: Visit) -> None:
    page = visit.open("index.html")
    page.get_by_role("link", name="3 articles").click()
    page.wait_for_url("**/articles/index.html")
    assert page.get_by_role("link", name="Syrie : capitulation").count() == 1


@pytest.mark.parametrize(
    "name", ["index", "articles/first", "articles/third", "places/index", "dates/2017-08", "notes/index"]
)
def test_nothing_is_wider_than_a_small_phone(visit: Visit, name: str) -> None:
    visit.page.set_viewport_size({"width": 320, "height": 640})
    page = visit.open(f"{name}.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", ["map/index", "places/index", "dates/index"])
def test_on_a_phone_a_wide_table_scrolls_by_keyboard_in_a_frame_with_a_name(visit: Visit, name: str) -> None:
    visit.page.set_viewport_size({"width": 360, "height": 740})
    page = visit.open(f"{name}.html")
    frame = page.get_by_role("region", name=page.locator("h1").inner_text(), exact=True)
    frame.focus()
    page.keyboard.press("ArrowRight")
    # By hand: what waits for an expression again and again evaluates it, which the page's policy forbids.
    for _ in range(100):
        if frame.evaluate("element => element.scrollLeft") > 0:
            break
        page.wait_for_timeout(50)
    assert frame.evaluate("element => element.scrollLeft") > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_card_shows_on_focus_and_closes_with_escape(visit: Visit) -> None:
    page = visit.open("articles/first.html")
    link = page.locator("#p-5").get_by_role("link", name="Kalo")
    page.keyboard.press("Tab")
    link.focus()
    card = page.get_by_role("tooltip")
    card.wait_for()
    assert "1 passage" in card.inner_text()
    assert link.get_attribute("aria-describedby") == "card"
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert visit.errors == []


def test_the_map_shows_the_places_with_coordinates(visit: Visit) -> None:
    page = visit.open("map/index.html")
    marks = page.locator("#map .dot")
    marks.first.wait_for()
    assert marks.count() == 2
    marks.first.focus()
    page.keyboard.press("Enter")
    link = page.locator(".leaflet-popup").get_by_role("link")
    link.wait_for()
    assert link.evaluate("element => element === document.activeElement")
    page.keyboard.press("Escape")
    page.locator(".leaflet-popup").wait_for(state="detached")
    assert marks.first.evaluate("element => element === document.activeElement")
    assert visit.strangers() == []
    assert visit.errors == []


def test_the_map_and_its_table_follow_the_filters(visit: Visit) -> None:
    page = visit.open("map/index.html")
    page.locator("#map .dot").first.wait_for()
    page.get_by_label("Language").select_option(label="Arabic")
    counts = page.locator("table tbody tr:visible td:last-child").all_inner_texts()
    assert counts == ["1", "1"]
    assert page.locator(".filters output").inner_text() == "2 places · 2 passages"
    page.get_by_label("Published from").select_option(label="September 2017")
    assert page.locator("table tbody tr:visible").count() == 0
    assert page.locator("#map .dot").count() == 0
    assert visit.errors == []


def test_the_map_brings_the_rivers_near_its_places(visit: Visit) -> None:
    page = visit.open("map/index.html")
    page.locator("#map .dot").first.wait_for()
    page.wait_for_function("Object.keys(globalThis.commonplace.land).length > 1")
    assert any("/data/land-35_30.js" in url for url in visit.requests)
    assert not any("/data/land-0_45.js" in url for url in visit.requests)


def test_the_dates_and_their_table_follow_the_filters(visit: Visit) -> None:
    page = visit.open("dates/index.html")
    august = page.locator("table tbody tr").first.locator("td").nth(8)
    assert august.inner_text() == "5 · 2"
    page.get_by_label("Language").select_option(label="Arabic")
    page.locator(".filters output", has_text="1 passage · 1 article").wait_for()
    assert august.inner_text() == "1 · 1"
    page.get_by_label("Named with").select_option(label="Kalo")
    page.locator(".filters output", has_text="0 passages").wait_for()
    assert august.inner_text() == ""
    assert visit.strangers() == []
    assert visit.errors == []


def test_a_dark_screen_prints_dark_letters(browser: Browser, server: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(f"{server}map/index.html")
    page.emulate_media(media="print")
    assert page.locator("h1").evaluate("element => getComputedStyle(element).color") == "rgb(0, 0, 0)"
    assert not page.locator(".filters").is_visible()
    context.close()


def test_without_scripts_the_tables_say_what_drawings_do(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}map/index.html")
    assert page.locator("table tbody tr").count() == 2
    assert not page.locator(".filters").is_visible()
    page.goto(f"{server}dates/index.html")
    page.locator(".timeline a[href='2017-08.html']").click()
    assert page.locator("h1").inner_text() == "August 2017"
    page.goto(f"{server}articles/first.html")
    assert page.locator(".text p").count() > 3
    context.close()


def test_the_notes_can_be_hidden_and_stay_so_on_the_next_page(visit: Visit) -> None:
    page = visit.open("articles/first.html")
    note, switch = page.locator("aside.note"), page.get_by_role("button", name="Hide the notes")
    assert note.is_visible()
    switch.click()
    assert not note.is_visible()
    page = visit.open("articles/first.html")
    assert not note.is_visible()
    assert switch.get_attribute("aria-pressed") == "true"
    switch.click()
    assert note.is_visible()


def test_a_button_leads_to_the_next_note_and_no_letter_alone_does_anything(visit: Visit) -> None:
    for where in (
        "articles/first.html",
        "places/index.html",
    ):  # the second is in the menu: the theme would turn the page
        page = visit.open(where)
        address = page.url
        for key in "npsf/.,k":
            page.keyboard.press(key)
        page.wait_for_timeout(200)
        assert page.url == address
        assert page.evaluate("document.activeElement === document.body")
    page = visit.open("articles/first.html")
    page.keyboard.press("Control+k")
    assert page.get_by_role("combobox", name="Search").evaluate("element => element === document.activeElement")
    page.get_by_role("button", name="Next note").click()
    assert page.locator("aside.note:focus").count() == 1
    page.keyboard.press("Tab")
    assert page.locator("aside.note :focus").count() == 1
    page.locator("aside.note .footnote-backref").press("Enter")
    assert page.evaluate("location.hash") == "#fnref-1"


def test_a_highlight_is_announced_once_and_its_text_stays_the_articles(visit: Visit) -> None:
    page = visit.open("articles/first.html")
    said = "(mark, side) => getComputedStyle(mark, side).content"
    marks = page.locator("mark[data-notes='1']").all()
    assert [mark.evaluate(said, "::before") for mark in marks].count('"Note 1 begins:"') == 1
    assert [mark.evaluate(said, "::after") for mark in marks].count('"End of the passage of note 1."') == 1
    assert "begins" not in page.locator("#p-4").inner_text()


class Lost(http.server.SimpleHTTPRequestHandler):
    """Answers as servers do that were told of the page for what is not there."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None: ...


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_that_is_not_there_is_told_in_the_readers_language(
    browser: Browser, spoken_site: Path, scheme: str
) -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Lost, directory=str(spoken_site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_address[1]}/"
        context = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 700})  # type: ignore[arg-type]
        visit = Visit(context.new_page(), base)
        page = visit.open("articles/of/long/ago.html")
        language = page.locator("html").get_attribute("lang") or ""
        assert page.locator("h1").inner_text() == word(language, "theme.not_found")
        assert "default-src 'none'" in (page.locator("meta[http-equiv]").get_attribute("content") or "")
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") != "rgba(0, 0, 0, 0)"
        page.locator(".page a").nth(1).click()
        page.wait_for_url("**/articles/index.html")
        assert visit.strangers() == []
        context.close()
        server.shutdown()


def test_french_guillemets_have_their_spaces(browser: Browser, spoken_site: Path) -> None:
    page = browser.new_page()
    page.goto((spoken_site / "index.html").as_uri())
    spoken = page.evaluate("document.documentElement.lang")
    marks = page.evaluate("""() => {
        const quote = document.querySelector("h1").appendChild(document.createElement("q"));
        return getComputedStyle(quote).quotes;
    }""")
    assert (NO_BREAK in marks) == (spoken == "fr")
    page.close()


NO_BREAK = "\u00a0"
