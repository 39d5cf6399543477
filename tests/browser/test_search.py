"""The search finds what people type, in any script and spelling, over http and from the disk; the queries are typed as shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from builder.model import Collection
from tests.browser.conftest import Visit, built
from tests.collection_by_hand import collection_of, entry_of


def news() -> Collection:
    """Texts with the words that default settings do not find."""
    texts = {
        "by": ("ar", "تحدث الوزير بالجزائر."),
        "and": ("ar", "بين تونس والجزائر."),
        "to": ("ar", "عاد للجزائر."),
        "vocalised": ("ar", "زار الجَزَائِر أمس."),
        "plain": ("ar", "الجزائر تستضيف القمة سنة ١٩٩٧."),
        "hamza": ("ar", "قالت إسرائيل إن"),
        "palace": ("fr", "À l’Élysée, on parle d’une évacuation de l’armée en 1997."),
        "town": ("fr", "Vers [[Abou Kamal|abou-kamal]], {{lundi|2017-08-28}}."),
        "town-ar": ("ar", "إلى مدينة [[البوكمال|abou-kamal]]"),
    }
    return collection_of(
        *(entry_of(name, f"%title% {name}\n\n{text}", language=of) for name, (of, text) in texts.items())
    )


@pytest.fixture(scope="session")
def news_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(news(), tmp_path_factory.mktemp("news"))


ALGERIA = {"by", "and", "to", "vocalised", "plain"}
QUERIES = {
    "الجزائر": ALGERIA,
    "جزائر": ALGERIA,
    "اسرائيل": {"hamza"},
    "إسرائيل": {"hamza"},
    "elysee": {"palace"},
    "Élysée": {"palace"},
    "armee": {"palace"},
    "evacuations": {"palace"},
    "évacuation": {"palace"},
    "1997": {"palace", "plain"},
    "١٩٩٧": {"palace", "plain"},
    "Abou Kamal": {"town", "town-ar"},
    "Abu Kamal": {"town", "town-ar"},
    "البوكمال": {"town", "town-ar"},
    "28/08/2017": {"town"},
    "28 août 2017": {"town"},
    "٢٨ آب ٢٠١٧": {"town"},
    "August 28, 2017": {"town"},
    "nothing like it": set(),
}


@pytest.mark.parametrize("query", QUERIES)
def test_finds(browser: Browser, news_site: Path, query: str) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(f"{news_site.as_uri()}/index.html")
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.locator(f"#search-panel[data-query='{query}']").wait_for()
    links = page.locator("#search-panel li > a")
    found = {(link.get_attribute("href") or "").rpartition("/")[2].partition(".")[0] for link in links.all()}
    context.close()
    assert found == QUERIES[query]


def test_results_say_language_and_date_and_show_the_passage(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("cessez-le-feu")
    result = page.locator("#search-panel li").first
    result.wait_for()
    assert "August 27, 2017 · French" in result.inner_text()
    assert "cessez" in result.locator("mark").all_inner_texts()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/second.html#p-1")
    assert visit.strangers() == []
    assert visit.errors == []


def test_results_can_be_kept_to_one_language(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("/")
    page.keyboard.type("Abu Kamal")
    page.locator("#search-panel li").nth(2).wait_for()
    page.get_by_label("All languages").select_option("ar")
    page.get_by_role("status").filter(has_text="1 article").wait_for()
    assert page.locator("#search-panel li").count() == 1
    page.keyboard.press("Escape")
    assert not page.locator("#search-panel").is_visible()


def test_a_text_is_text_in_the_results_too(browser: Browser, tmp_path: Path) -> None:
    site = built(
        collection_of(entry_of("x", "%title% <img src=x onerror=alert(1)>\n\nseul <script>alert(2)</script> mot")),
        tmp_path,
    )
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("/")
    page.keyboard.type("seul")
    page.locator("#search-panel li").wait_for()
    assert "<script>alert(2)</script>" in page.locator("#search-panel").inner_text()
    context.close()
    shutil.rmtree(site)
