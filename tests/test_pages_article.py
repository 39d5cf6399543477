"""The page of an article says what the article says: its text in order, linked, noted and folded, and nothing of its markup."""

from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from builder.model import Article, Candidate, Collection, Entry, Page, because
from builder.pages import all_pages, escape
from builder.pages.front_matter import KEYS
from builder.pages.placed_notes import spoken_in
from tests.collection_by_hand import collection_of, entry_of, noted, small_collection
from tests.rendered import by_id, collapsed, elements, html_of, text_of, tree_of
from tests.test_escape import anything


def page_of(collection: Collection, path: str) -> Page:
    return next(page for page in all_pages(collection) if page.path == path)


def shown_blocks(article: Article, tree: object) -> list[str]:
    return [collapsed(text_of(by_id(tree, f"p-{index}"))) for index in range(len(article.blocks))]


def told_blocks(article: Article) -> list[str]:
    return [collapsed(escape.visible(article.text[block.start : block.end])) for block in article.blocks]


@pytest.mark.parametrize("name", ["first", "second", "third"])
def test_the_page_shows_the_articles_text_block_by_block(name: str) -> None:
    collection = small_collection()
    article = collection.entries[name].analysis.article
    tree = tree_of(page_of(collection, f"articles/{name}.md").body)
    assert shown_blocks(article, tree) == told_blocks(article)


def test_places_and_dates_are_links() -> None:
    body = page_of(small_collection(), "articles/first.md").body
    assert '[Kalo](../places/kalo.md "Kalo &#40;site, Syria&#41;")' in body
    assert '[28 août 2017](../dates/2017-08.md#2017-08-28 "August 28, 2017: The text gives the whole date.")' in body


def test_a_longer_value_links_to_its_place_on_the_months_page() -> None:
    collection = small_collection()
    assert "[en août](../dates/2017-08.md#v-2017-08 " in page_of(collection, "articles/first.md").body
    assert "{: #v-2017-08 }" in page_of(collection, "dates/2017-08.md").body


def test_the_text_has_its_language_and_direction_and_strangers_have_theirs() -> None:
    collection = small_collection()
    third = page_of(collection, "articles/third.md")
    assert (third.front["language"], third.front["dir"]) == ("ar", "rtl")
    caption = by_id(tree_of(page_of(collection, "articles/first.md").body), "p-2")
    assert (caption.get("lang"), caption.get("dir")) == ("en", "ltr")


def test_comments_and_boilerplate_are_folded_with_their_count() -> None:
    collection = small_collection()
    (why, fold) = elements(tree_of(page_of(collection, "articles/second.md").body), "details")
    assert why.get("class") == "why"
    assert fold.get("class") == "comment"
    assert "Reader comments as saved (2 paragraphs)" in text_of(fold)
    assert "kill’em all!!" in text_of(fold)


def test_notes_are_footnotes_and_no_note_is_dropped() -> None:
    body = page_of(small_collection(), "articles/first.md").body
    assert "[^1]: " in body
    assert "Here the buses have **left**." in body
    assert "## Notes without a place {: #unplaced }" in body
    assert "An orphan." in body
    assert "[the other](third.md)" in body


def test_a_notes_address_does_not_change_with_its_words() -> None:
    def address(body: str) -> str:
        entry = noted(entry_of("x", "%title% T\n\nUn texte."), ("Un texte", body))
        page = page_of(collection_of(entry), "articles/x.md").body
        return page.partition('<span id="')[2].partition('"')[0]

    assert address("one") == address("another")
    assert address("one").startswith("note-")


def test_a_highlight_may_cross_links_and_other_highlights() -> None:
    entry = entry_of("x", "%title% T\n\nDe [[Qara|qara]] à [[Abou Kamal|abou-kamal]], {{hier|2017-08-27}}, dit-on.")
    entry = noted(
        entry, ("Qara à Abou", "one"), ("Abou Kamal, hier", "two"), ("De Qara à Abou Kamal, hier, dit-on.", "three")
    )
    collection = collection_of(entry)
    tree = tree_of(page_of(collection, "articles/x.md").body)
    assert shown_blocks(entry.analysis.article, tree) == told_blocks(entry.analysis.article)
    for number, quote in (
        ("2", "Qara à Abou"),
        ("3", "Abou Kamal, hier"),
        ("1", "De Qara à Abou Kamal, hier, dit-on."),
    ):
        marked = [mark for mark in elements(tree, "mark") if number in mark.get("data-notes").split()]
        assert collapsed("".join(text_of(mark) for mark in marked)) == quote
    assert len([link for link in elements(tree, "a") if link.get("class") == "footnote-ref"]) == 3


@given(
    st.lists(anything.map(str.strip).filter(lambda text: bool(escape.visible(text).strip())), min_size=1, max_size=4),
    st.data(),
)
def test_any_text_is_shown_as_it_is(paragraphs: list[str], data: st.DataObject) -> None:
    entry = plain_entry(paragraphs)
    text = entry.analysis.article.text
    ends = sorted(data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
    quote = text[ends[0] : ends[1]]
    if quote.strip():
        entry = noted(entry, (quote, "a note"))
    collection = collection_of(entry)
    page = page_of(collection, "articles/x.md")
    assert shown_blocks(entry.analysis.article, tree_of(page.body)) == told_blocks(entry.analysis.article)


def plain_entry(paragraphs: list[str]) -> Entry:
    """Each paragraph a block, whatever is in it, the kinds in turn."""
    from dataclasses import replace

    from builder.model import Block

    entry = entry_of("x", "T")
    text, blocks = "", []
    for number, paragraph in enumerate(paragraphs):
        kind = ("body", "title", "comment", "caption", "boilerplate")[number % 5]
        blocks.append(Block(start=len(text), end=len(text) + len(paragraph), kind=kind, language="fr"))
        text += paragraph + "\n\n"
    title = next((p for p, block in zip(paragraphs, blocks, strict=True) if block.kind == "title"), "x")
    article = replace(entry.analysis.article, text=text, blocks=tuple(blocks), title=title)
    return replace(entry, analysis=replace(entry.analysis, article=article))


@given(anything, anything, anything)
def test_front_matter_is_read_back_equal_and_holds_no_markup(title: str, source: str, surface: str) -> None:
    from dataclasses import replace

    entry = entry_of("x", "%title% T", published="2017-08-28")
    assert entry.analysis.published
    analysis = replace(
        entry.analysis,
        article=replace(entry.analysis.article, title=title, source=source),
        published=replace(entry.analysis.published, why=because("dateline", surface=surface)),
    )
    page = page_of(collection_of(replace(entry, analysis=analysis, tags=(title,))), "articles/x.md")
    assert yaml.safe_load(yaml.safe_dump(dict(page.front), allow_unicode=True, sort_keys=False)) == page.front
    for value in (page.front["title"], page.front["source"], page.front["published_why"], *page.front["tags"]):
        assert not set(value) & set("<>\"'")


def test_front_matter_has_only_keys_of_the_list() -> None:
    for page in all_pages(small_collection()):
        assert page.front.keys() <= KEYS


def test_a_very_long_article_goes_on_on_further_pages() -> None:
    paragraphs = "\n\n".join(f"Paragraphe {number} près de [[Qara|qara]]." for number in range(2000))
    collection = collection_of(entry_of("long", f"%title% T\n\n{paragraphs}"))
    paths = [page.path for page in all_pages(collection) if page.path.startswith("articles/long")]
    assert paths == ["articles/long.md", "articles/long/2.md", "articles/long/3.md"]
    third = page_of(collection, "articles/long/3.md").body
    assert "[Qara](../../places/qara.md " in third
    assert "Paragraphe 1999" in html_of(third)


def test_a_paragraph_that_would_be_slow_as_markdown_is_written_as_html() -> None:
    collection = collection_of(entry_of("x", "%title% T\n\n" + "[a][" * 30_000 + " [[Qara|qara]]"))
    body = page_of(collection, "articles/x.md").body
    assert '<p id="p-1"' in body
    assert '<a href="../places/qara.html"' in body
    article = collection.entries["x"].analysis.article
    assert shown_blocks(article, tree_of(body)) == told_blocks(article)


@pytest.mark.parametrize(
    ("body", "languages", "spoken"),
    [
        ("A note on «معبر».", ("en", "ar"), ""),
        ("هنا «passage» تتجمع الحافلات.", ("en", "fr"), 'lang="ar" dir="rtl"'),
        ("اینجا اتوبوس‌ها جمع می‌شوند.", ("en", "fa"), 'lang="fa" dir="rtl"'),
        ("כאן עומדים האוטובוסים.", ("fr", "en"), 'lang="he" dir="rtl"'),
        ("Ici les bus.", ("ar", "fr"), 'lang="fr" dir="ltr"'),
    ],
)
def test_a_note_that_runs_against_the_page_says_so(body: str, languages: tuple[str, str], spoken: str) -> None:
    assert spoken_in(body, languages) == spoken


def test_the_dot_between_a_quote_and_a_signature_is_hidden_with_the_quote() -> None:
    entry = noted(entry_of("first", "Les autobus ont démarré."), ("autobus", "Said."), (None, "On the whole."))
    signed = replace(
        entry,
        placements=tuple(
            replace(placement, note=replace(placement.note, author="Ada", dated="2024-05-01"))
            for placement in entry.placements
        ),
    )
    whole, placed = (
        note
        for note in page_of(collection_of(signed), "articles/first.md").body.splitlines()
        if "Ada · 2024-05-01" in note
    )
    assert placed.endswith('</q></bdi></span><span class="dot"> · </span>Ada · 2024-05-01')
    assert whole == "— Ada · 2024-05-01"


def test_a_note_on_the_whole_article_is_signed_below_its_text() -> None:
    entry = noted(entry_of("first", "Les autobus ont démarré."), (None, "The first."), (None, "The second."))
    first, second = entry.placements
    signed = replace(entry, placements=(first, replace(second, note=replace(second.note, author="Ada"))))
    body = page_of(collection_of(signed), "articles/first.md").body
    assert body.index("The first.") < body.index("The second.") < body.index("— Ada")


def test_a_passage_that_is_only_like_its_quote_says_so() -> None:
    entry = noted(entry_of("first", "Les derniers autobus ont démarré."), ("autobus", "Like it."), ("ont", "It."))
    like, same = entry.placements
    collection = collection_of(replace(entry, placements=(replace(like, state="fuzzy", score=0.87), same)))
    for path in ("articles/first.md", "notes/index.md"):
        lines = [line for line in page_of(collection, path).body.splitlines() if "found by likeness (" in line]
        assert [("autobus" in line, "(87%)" in line) for line in lines] == [(True, True)]


def test_a_percentage_is_written_as_the_sites_language_does() -> None:
    entry = noted(entry_of("first", "Les derniers autobus ont démarré."), ("autobus", "Like it."))
    (like,) = entry.placements
    placed = replace(entry, placements=(replace(like, state="fuzzy", score=0.87),))
    assert "(87\N{NO-BREAK SPACE}%)" in page_of(collection_of(placed, language="fr"), "articles/first.md").body


def test_passages_that_fit_alike_are_told_apart_by_the_words_around_them() -> None:
    text = "La Garonne déborde à Agen, dit-on. Les secours sont à Agen depuis lundi."
    entry = noted(entry_of("first", text), ("nulle part", "Which?"))
    (lost,) = entry.placements
    fits = tuple(Candidate(start=at, end=at + 6, score=1.0) for at in (text.index("à Agen"), text.rindex("à Agen")))
    collection = collection_of(replace(entry, placements=(replace(lost, state="ambiguous", closest=fits),)))
    first, second = (
        line
        for line in page_of(collection, "articles/first.md").body.splitlines()
        if line.startswith("- closest passage")
    )
    assert "La Garonne déborde [à Agen](" in first
    assert "Les secours sont [à Agen](" in second


def test_what_was_read_of_a_page_is_not_called_the_page_as_saved() -> None:
    """Its byline and comments may stand around the main text: the file alone has them."""
    text = entry_of("first", "%title% T\n\nUn mot.")
    page = replace(
        text, analysis=replace(text.analysis, article=replace(text.analysis.article, seed="seeds/first.html"))
    )
    for entry, label, said in ((text, "as saved", False), (page, "as read", True)):
        collection = collection_of(entry)
        assert f"[{label}](../saved/first.md)" in page_of(collection, "articles/first.md").body
        assert ("in the file alone" in page_of(collection, "saved/first.md").body) == said
