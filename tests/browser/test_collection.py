"""The collection of this repository, from its seeds to the browser: what a reader of it is promised. From the disk, the network refused."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from builder.model import Site
from tests.browser.conftest import Visit, built

pytestmark = pytest.mark.xdist_group("collection")

FRENCH_2_SEPTEMBER = "Rif de Damas"
"""How the article begins in whose text Abou Kamal stands; the others that name the town are in French and in Arabic."""


@pytest.fixture(scope="module")
def base(seeds_site: Site, tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"{built(seeds_site.collection, tmp_path_factory.mktemp('seeds')).as_uri()}/"


@pytest.fixture
def reader(base: str, browser: Browser) -> Iterator[Visit]:
    context = browser.new_context(offline=True)
    visit = Visit(context.new_page(), base)
    yield visit
    context.close()
    assert visit.strangers() == []
    assert visit.errors == []


def address(site: Site, title: str) -> str:
    return next(
        f"articles/{a}.html" for a, e in site.collection.entries.items() if e.analysis.article.title.startswith(title)
    )


def test_one_click_from_a_town_to_all_its_spellings_in_three_articles(reader: Visit, seeds_site: Site) -> None:
    page = reader.open(address(seeds_site, FRENCH_2_SEPTEMBER))
    page.locator(".text p").get_by_role("link", name="Abou Kamal").first.click()
    page.wait_for_url("**/places/*.html")
    told = page.locator(".page").inner_text()
    for spelling in ("Abou Kamal", "Al Boukamal", "Al-Boukamal", "البوكمال", "بوكمال"):
        assert spelling in told
    for title in (FRENCH_2_SEPTEMBER, "Deraa: Al Nosra", "قبيل إخراجه من القلمون"):
        assert page.get_by_role("link", name=title).count()


def test_one_click_from_a_day_to_the_french_and_the_arabic_account(reader: Visit, seeds_site: Site) -> None:
    page = reader.open(address(seeds_site, FRENCH_2_SEPTEMBER))
    page.locator(".text").get_by_role("link", name="28 août 2017").first.click()
    page.wait_for_url("**/dates/2017-08.html#2017-08-28")
    told = page.locator(".page").inner_text()
    assert "28 août 2017" in told
    assert "الإثنين 28/8/2017" in told


def test_the_arabic_article_runs_from_right_to_left(reader: Visit, seeds_site: Site) -> None:
    page = reader.open(address(seeds_site, "قبيل"))
    paragraph = page.locator(".text p", has_text="أقدم عناصر")
    assert paragraph.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert paragraph.evaluate("element => element.closest('[lang]').lang") == "ar"
    assert page.locator("body").evaluate("element => getComputedStyle(element).direction") == "ltr"


JOINED_LETTERS = """
place => {
    const letters = [];
    for (const link of document.querySelectorAll(place)) {
        const before = link.previousSibling;
        if (!before || before.nodeType !== Node.TEXT_NODE || !/\\p{L}$/u.test(before.data)) continue;
        const letter = document.createRange();
        letter.setStart(before, before.length - 1);
        letter.setEnd(before, before.length);
        const linked = letter.getBoundingClientRect().width;
        link.replaceWith(...link.childNodes);
        before.parentNode.normalize();
        letters.push([linked, letter.getBoundingClientRect().width]);
    }
    return letters;
}
"""
"""How wide the letter is that stands right before each link, and how wide without the link. "بدمشق" is one word, of joined letters."""


@pytest.mark.parametrize(("path", "place"), [("articles", ".text a"), ("places", ".page bdi a")])
def test_a_link_within_a_word_leaves_its_letters_joined(reader: Visit, seeds_site: Site, path: str, place: str) -> None:
    page = reader.open(address(seeds_site, "قبيل") if path == "articles" else "places/western-qalamoun.html")
    widths = page.evaluate(JOINED_LETTERS, place)
    assert widths
    assert all(abs(linked - plain) < 0.5 for linked, plain in widths), widths


def test_the_american_caption_of_2019_is_folded_away_and_dates_nothing(reader: Visit, seeds_site: Site) -> None:
    page = reader.open(address(seeds_site, FRENCH_2_SEPTEMBER))
    caption = page.get_by_text("US Rep. Ilhan Omar")
    assert not caption.is_visible()
    assert caption.locator("a").count() == 0
    assert "2019" not in reader.open("dates/index.html").locator(".page").inner_text()


def test_the_readers_comments_are_folded_and_date_nothing_but_the_article(reader: Visit, seeds_site: Site) -> None:
    page = reader.open(address(seeds_site, "Syrie\N{NO-BREAK SPACE}: capitulation"))
    comment = page.get_by_text("MAD MAX")
    assert not comment.is_visible()
    assert "August 27, 2017" in page.locator(".facts").first.inner_text()
    assert not any(e.edtf == "2017-08-29" for e in seeds_site.collection.dates.values())
