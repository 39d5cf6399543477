"""The search finds what people type, in any script and spelling, over http and from the disk; the queries are typed as shown."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from builder.model import Collection
from builder.pages.search_terms import forms_of, name_keys, rules_of, words_in
from tests.browser.conftest import Visit, built
from tests.browser.test_access import WCAG
from tests.collection_by_hand import collection_of, entry_of
from tests.quality.scoring import load_articles


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
        "plural-ar": ("ar", "غادرت الحافلة الأخيرة"),
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
    "28 août": {"town"},
    "28 de agosto de 2017": {"town"},
    "28 August 2017": {"town"},
    "٢٨ آب": {"town"},
    "٢٨ آب/أغسطس ٢٠١٧": {"town"},
    "August 2017": {"town"},
    "2017-08": {"town"},
    "08/2017": {"town"},
    "Aboukamal": {"town", "town-ar"},
    "حافلات": {"plural-ar"},
    "vecinos": set(),
    "nothing like it": set(),
}


@pytest.mark.parametrize("query", QUERIES)
def test_finds(browser: Browser, news_site: Path, query: str) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(f"{news_site.as_uri()}/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type(query)
    page.locator(f"#search-panel[data-query='{query}']").wait_for()
    links = page.locator("#search-results a[href*='/articles/']")
    found = {(link.get_attribute("href") or "").rpartition("/")[2].partition(".")[0] for link in links.all()}
    context.close()
    assert found == QUERIES[query]


def test_results_say_language_and_date_and_show_the_passage(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("cessez-le-feu")
    result = page.get_by_role("listbox").get_by_role("option").first
    result.wait_for()
    assert "August 27, 2017 · French" in result.inner_text()
    assert "cessez" in result.locator("mark").all_inner_texts()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/second.html#p-1")
    assert visit.strangers() == []
    assert visit.errors == []


def test_results_can_be_kept_to_one_language(visit: Visit) -> None:
    page = visit.open("index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("Abu Kamal")
    page.get_by_role("status").filter(has_text="3 articles").wait_for()
    page.get_by_label("Language").select_option("ar")
    page.get_by_role("status").filter(has_text="1 article").wait_for()
    assert page.get_by_role("listbox").get_by_role("option").count() == 2
    page.keyboard.press("Escape")
    assert not page.locator("#search-panel").is_visible()


def ask(page: Page, query: str) -> Locator:
    """The results, when they are there."""
    page.get_by_role("combobox", name="Search").fill(query)
    page.locator(f"#search-panel[data-query='{query}']").wait_for()
    return page.get_by_role("listbox").get_by_role("option")


@pytest.mark.parametrize("name", ["Abou Kamal", "Abu Kamal", "البوكمال", "boukamal", "abou kam"])
def test_a_place_leads_to_its_page_by_any_of_its_names(visit: Visit, name: str) -> None:
    page = visit.open("index.html")
    place = ask(page, name).first
    assert place.inner_text().startswith("Abu Kamal · town · 3 passages")
    page.keyboard.press("Enter")
    page.wait_for_url("**/places/abou-kamal.html")


@pytest.mark.parametrize("said", ["28 août 2017", "28 August", "٢٨ آب ٢٠١٧"])
def test_a_day_leads_to_its_page_and_to_the_articles_that_tell_of_it(visit: Visit, said: str) -> None:
    page = visit.open("index.html")
    results = ask(page, said)
    assert results.first.inner_text() == "August 28, 2017 · 2 articles"
    assert results.first.get_attribute("href").endswith("dates/2017-08.html#2017-08-28")  # type: ignore[union-attr]
    marked = page.locator("#search-results mark").all_inner_texts()
    assert sorted(marked) == ["28 août 2017", "الإثنين 28/8/2017"]


def test_the_passage_of_another_spelling_is_shown_and_set_off(visit: Visit) -> None:
    page = visit.open("index.html")
    results = ask(page, "البوكمال")
    assert sorted(results.locator(".passage mark").all_inner_texts()) == ["Abou Kamal", "Al Boukamal", "البوكمال"]
    arabic = results.locator(".passage[lang=ar]")
    assert arabic.evaluate("element => getComputedStyle(element).direction") == "rtl"


def test_a_note_is_found_by_its_words_and_its_tags_and_leads_to_itself(visit: Visit) -> None:
    page = visit.open("index.html")
    for query in ("have left", "evacuation"):
        note = ask(page, query).filter(has_text="Note")
        assert "Here the buses have left. #evacuation" in note.inner_text()
    note.click()
    page.wait_for_url("**/articles/first.html#note-*")
    assert page.locator(":target").inner_text() == page.locator("aside.note .note-head span").first.inner_text()


def test_the_box_is_a_combobox_that_keeps_the_focus_while_the_arrows_choose(visit: Visit) -> None:
    page = visit.open("index.html")
    box = page.get_by_role("combobox", name="Search")
    assert box.get_attribute("aria-expanded") == "false"
    results = ask(page, "Abu Kamal")
    assert box.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("status").inner_text() == "3 articles"
    count = results.count()
    chosen = []
    for _ in range(count + 1):
        page.keyboard.press("ArrowDown")
        chosen.append(page.evaluate("document.activeElement.getAttribute('aria-activedescendant')"))
        assert page.locator("[aria-selected=true]").evaluate_all("all => all.map((one) => one.id)") == [
            *filter(None, chosen[-1:])
        ]
    assert len(set(chosen)) == count + 1
    assert chosen[-1] is None
    page.keyboard.press("ArrowUp")
    assert box.get_attribute("aria-activedescendant") == chosen[-2]
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"
    assert not page.locator("#search-panel").is_visible()
    assert box.input_value() == "Abu Kamal"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_results(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{server}index.html")
    ask(page, "Abu Kamal")
    page.keyboard.press("ArrowDown")
    found = Axe().run(page, options=WCAG).response["violations"]
    context.close()
    assert [(one["id"], [node["html"][:200] for node in one["nodes"][:3]]) for one in found] == []


def test_without_javascript_the_box_is_a_link_to_lists_that_need_none(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server}index.html")
    page.get_by_role("search").get_by_role("link", name="Search").click()
    assert "needs JavaScript" in page.locator(".page").inner_text()
    page.locator(".page").get_by_role("link", name="Places").click()
    page.wait_for_url("**/places/index.html")
    context.close()


def test_a_search_has_an_address(visit: Visit) -> None:
    page = visit.open("search/index.html?q=Abu+Kamal")
    page.locator("#search-panel[data-query='Abu Kamal']").wait_for()
    assert page.get_by_role("listbox").get_by_role("option").first.is_visible()


def test_both_halves_read_words_alike(browser: Browser, news_site: Path) -> None:
    """What the builder does to a text and the browser to a query, on the words of every labelled article."""
    articles = load_articles(Path(__file__).parent.parent / "quality" / "articles")
    texts = {language: " ".join(one.text for one in articles if one.language == language) for language in ("ar", "fr")}
    everything = " ".join(one.text for one in articles)
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto(f"{news_site.as_uri()}/index.html")
    ask(page, "1997")
    theirs = page.evaluate(
        """([all, texts]) => {
            const { search } = globalThis.commonplace, terms = search.terms(search.index.terms);
            const forms = (language) => (word) => [...new Set(terms.formsOf(word, language))].sort();
            return {
                words: terms.wordsIn(terms.fold(all)),
                names: terms.wordsIn(terms.fold(all)).map((word) => terms.nameKeys([word]).sort()),
                forms: Object.entries(texts).map(([language, text]) => terms.wordsIn(terms.fold(text)).map(forms(language))),
            };
        }""",
        [everything, texts],
    )
    context.close()
    words = list(words_in(everything))
    assert len(words) > 10_000
    assert theirs["words"] == words
    assert theirs["names"] == [sorted(name_keys(word)) for word in words]
    assert theirs["forms"] == [
        [sorted(forms_of(word, rules_of(language))) for word in words_in(text)] for language, text in texts.items()
    ]


def test_some_of_the_words_are_said_to_be_some(visit: Visit) -> None:
    page = visit.open("index.html")
    ask(page, "autobus zzz")
    assert page.get_by_role("status").inner_text().startswith("Nothing has all of these words; some of them: 1 article")


def test_a_text_is_text_in_the_results_too(browser: Browser, tmp_path: Path) -> None:
    site = built(
        collection_of(entry_of("x", "%title% <img src=x onerror=alert(1)>\n\nseul <script>alert(2)</script> mot")),
        tmp_path,
    )
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto(f"{site.as_uri()}/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("seul")
    page.get_by_role("listbox").get_by_role("option").wait_for()
    assert "<script>alert(2)</script>" in page.locator("#search-panel").inner_text()
    context.close()
    shutil.rmtree(site)
