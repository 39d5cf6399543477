"""The small maps on cards and on places' pages, and the big one: what is drawn where, and what opens and closes them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from builder.model import Collection, PlaceId
from tests.browser.conftest import Visit, built
from tests.collection_by_hand import PLACES, collection_of, entry_of, far_collection


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(far_collection(), tmp_path_factory.mktemp("far"))


@pytest.fixture
def reader(browser: Browser, spoken_site: Path) -> Iterator[Visit]:
    """From the disk, the network refused, in each language of the site's own words."""
    context: BrowserContext = browser.new_context(offline=True)
    visit = Visit(context.new_page(), f"{spoken_site.as_uri()}/")
    yield visit
    context.close()
    assert visit.strangers() == []
    assert visit.errors == []


def has_map(page: Page) -> bool:
    """Whether the card shows land, and the place on it."""
    page.locator(".card .sheet .dot").wait_for(state="attached")
    map, dot = page.locator(".card .sheet").bounding_box(), page.locator(".card .sheet .dot").bounding_box()
    assert map
    assert dot
    inside = map["x"] < dot["x"] < map["x"] + map["width"] and map["y"] < dot["y"] < map["y"] + map["height"]
    return inside and page.locator(".card .sheet .land").count() == 1 and map["height"] > 80


def test_a_card_with_its_map_stays_under_the_pointer_and_closes_with_escape(reader: Visit) -> None:
    page = reader.open("articles/first.html")
    link, card = page.locator("#p-4 a[href*='/abou-kamal.']"), page.locator(".card")
    link.hover()
    assert has_map(page)
    assert "البوكمال" in card.inner_text()
    assert card.get_by_role("link", name="قبيل إخراجه من القلمون").count() == 1
    card.hover()
    page.wait_for_timeout(700)
    assert card.is_visible()
    page.keyboard.press("Escape")
    assert not card.is_visible()
    link.hover()
    card.wait_for()
    page.mouse.move(0, 0)
    card.wait_for(state="hidden")


def test_a_card_with_its_map_shows_on_focus_for_as_long_as_the_focus_stays(reader: Visit) -> None:
    page = reader.open("articles/first.html")
    link = page.locator("#p-4 a[href*='/qara.']").first
    page.keyboard.press("Tab")
    link.focus()
    assert has_map(page)
    link.hover()
    page.mouse.move(0, 0)
    page.wait_for_timeout(700)
    assert page.locator(".card").is_visible()
    page.keyboard.press("Tab")
    assert link.get_attribute("aria-describedby") is None


def test_a_first_tap_shows_the_card_and_a_tap_elsewhere_closes_it(browser: Browser, spoken_site: Path) -> None:
    context = browser.new_context(offline=True, has_touch=True, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{spoken_site.as_uri()}/articles/first.html")
    link = page.locator("#p-4 a[href*='/abou-kamal.']")
    link.tap()
    assert has_map(page)
    box = page.locator(".card").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.locator("h1").tap(position={"x": 2, "y": 2})
    assert not page.locator(".card").is_visible()
    link.tap()
    page.locator(".card").wait_for()
    link.tap()
    page.wait_for_url("**/places/abou-kamal.html")
    context.close()


def test_a_place_of_which_nobody_knows_where_it_lies_has_a_card_without_a_map(reader: Visit) -> None:
    page = reader.open("articles/first.html")
    page.locator("#p-5 a[href*='/kalo.']").hover()
    page.locator(".card").wait_for()
    assert page.locator(".card .sheet").count() == 0


def test_the_map_on_a_places_page_needs_no_script_and_loads_nothing(browser: Browser, spoken_site: Path) -> None:
    context = browser.new_context(offline=True, java_script_enabled=False, viewport={"width": 320, "height": 700})
    visit = Visit(context.new_page(), f"{spoken_site.as_uri()}/")
    page = visit.open("places/abou-kamal.html")
    drawn = page.locator(".locator svg")
    assert page.locator("h1").inner_text() in (drawn.get_attribute("aria-label") or "")
    frame, dot = drawn.bounding_box(), drawn.locator(".dot.here").bounding_box()
    assert frame
    assert dot
    assert frame["x"] < dot["x"] < frame["x"] + frame["width"]
    assert not [url for url in visit.requests if "/data/" in url or "leaflet" in url]
    context.close()


def test_from_a_places_page_to_its_mark_on_the_big_map(visit: Visit) -> None:
    page = visit.open("places/qara.html")
    page.get_by_role("link", name="34.150° N").click()
    popup = page.locator(".leaflet-popup")
    popup.wait_for()
    assert "Qara" in popup.inner_text()
    assert page.locator("#map").evaluate(
        "map => { const at = map.getBoundingClientRect(); return at.top >= 0 && at.top < innerHeight }"
    )
    assert visit.errors == []


@pytest.mark.parametrize(("place", "other"), [("suva", "Lomaloma"), ("provideniya", "Anadyr")])
def test_a_small_map_shows_what_lies_across_the_180th_meridian(
    browser: Browser, far: Path, place: str, other: str
) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(f"{far.as_uri()}/places/{place}.html")
    names = page.locator(".locator .name").all_text_contents()
    assert names == [other, page.locator("h1").inner_text()]
    frame, land = page.locator(".locator svg").bounding_box(), page.locator(".locator .land").bounding_box()
    assert frame
    assert land
    assert land["x"] < frame["x"] + frame["width"] / 2 < land["x"] + land["width"]
    context.close()


def test_the_big_map_of_places_on_both_sides_of_the_180th_meridian_shows_them_side_by_side(
    browser: Browser, far: Path
) -> None:
    context = browser.new_context(offline=True)
    visit = Visit(context.new_page(), f"{far.as_uri()}/")
    page = visit.open("map/index.html")
    page.locator("#map .dot").first.wait_for()
    frame = page.locator("#map").bounding_box()
    assert frame
    dots = [dot.bounding_box() for dot in page.locator("#map .dot").all()]
    assert len(dots) > 1
    assert all(dot and frame["x"] <= dot["x"] <= frame["x"] + frame["width"] for dot in dots)
    page.goto(f"{far.as_uri()}/map/index.html#place-lomaloma")
    page.reload()
    page.locator(".leaflet-popup").wait_for()
    page.wait_for_function("Object.keys(globalThis.commonplace.land).filter(tile => tile.endsWith('_-20')).length > 1")
    assert visit.errors == []
    context.close()


def crowded_collection() -> Collection:
    """An article on a hundred places around the Mediterranean, some named often and most of them seldom."""
    chance, entry = random.Random(5), entry_of("crowded", " ".join(["[[Qara|qara]]"] * 600), language="en")
    places = [
        replace(
            PLACES["qara"], id=PlaceId(f"local:p{number}"), name=f"P{number}", names=(),
            lat=chance.uniform(25, 50), lon=chance.uniform(-10, 50),
        )
        for number in range(100)
    ]  # fmt: skip
    meant = (places[int(100 * chance.random() ** 3)] for _ in entry.analysis.places)
    named = tuple(
        replace(link, place=place, name=place.name) for link, place in zip(entry.analysis.places, meant, strict=False)
    )
    return collection_of(replace(entry, analysis=replace(entry.analysis, places=named)))


def test_no_mark_covers_another_and_all_places_are_under_one(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> None:
    collection = crowded_collection()
    site = built(collection, tmp_path_factory.mktemp("crowded"))
    context = browser.new_context(offline=True, viewport={"width": 1280, "height": 900})
    visit = Visit(context.new_page(), f"{site.as_uri()}/")
    page = visit.open("map/index.html")
    page.locator("#map .dot").first.wait_for()
    marks = page.locator("#map .dot").all()
    boxes = [mark.bounding_box() for mark in marks]
    circles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"] / 2) for box in boxes if box]
    assert len(circles) > 5
    for (x, y, r), (left, top, other) in combinations(circles, 2):
        assert ((x - left) ** 2 + (y - top) ** 2) ** 0.5 >= r + other - 1
    assert sum(int(mark.inner_text() or 1) for mark in marks) == len(collection.places)
    assert visit.errors == []
    context.close()
