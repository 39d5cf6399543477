"""A note is Markdown by people: what is allowed comes through, everything else is shown as the text it is."""

from __future__ import annotations

import pytest
from hypothesis import given

from builder.pages import escape
from builder.pages.notes_markdown import note_markdown, path_of
from tests.rendered import HTML, collapsed, elements, text_of, tree_of
from tests.test_escape import DIALECTS, anything

ALLOWED = {
    "html", "head", "body", "p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "table", "thead", "tbody", "tr",
    "th", "td", "hr", "a",
}  # fmt: skip
PAGES = {"../articles/x.md": "x.md", "../articles/x.md#p-1": "x.md#p-1"}

WAYS = [
    ("*a* and **b**", "<p><em>a</em> and <strong>b</strong></p>"),
    ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
    ("`x < y`", "<p><code>x &#60; y</code></p>"),
    ("[far](https://example.org/a?b=1)", '<p><a href="https://example.org/a?b=1">far</a></p>'),
    ("[write](mailto:a@b.org)", '<p><a href="mailto:a@b.org">write</a></p>'),
    ("[near](../articles/x.md#p-1)", '<p><a href="x.md#p-1">near</a></p>'),
    ("# Title", "<p><strong>Title</strong></p>"),
]

LINKS = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
    "\x01javascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd", "//evil.org/x", "https:evil", "http://",
    "../seeds/x.txt", "../../mkdocs.yml", "../articles/none.md", "/etc/passwd", "feed:javascript:alert(1)", "%6aavascript:x", "\\\\evil\\x",
]  # fmt: skip


def page_of(body: str) -> object:
    return tree_of(note_markdown(body, PAGES.get))


@pytest.mark.parametrize(("body", "html"), WAYS)
def test_what_notes_may_have(body: str, html: str) -> None:
    from tests.rendered import html_of

    assert html_of(note_markdown(body, PAGES.get)) == html


def test_a_table_and_a_list_in_a_list() -> None:
    tree = page_of("| a | b |\n|---|---|\n| 1 \\| 2 | *3* |\n\n- x\n  - y\n\n    z\n")
    assert [text_of(cell).strip() for cell in elements(tree, "td")] == ["1 | 2", "3"]
    assert [collapsed(text_of(item)) for item in elements(tree, "li")] == ["x y z", "y z"]


@pytest.mark.parametrize("address", LINKS)
@pytest.mark.parametrize("form", ["[go]({})", "<{}>", "[go][1]\n\n[1]: {}", "![go]({})", "[go](<{}>)"])
def test_links_to_anywhere_else_are_text(form: str, address: str) -> None:
    tree = page_of(form.format(address))
    assert [link.get("href") for link in elements(tree, "a")] == []
    assert elements(tree, "img") == []


@pytest.mark.parametrize("body", DIALECTS)
def test_other_dialects_are_text(body: str) -> None:
    check(body)


@given(anything)
def test_no_note_brings_anything_else_into_the_page(body: str) -> None:
    check(body)


def check(body: str) -> None:
    for element in page_of(body).iter():  # type: ignore[attr-defined]
        assert isinstance(element.tag, str)
        assert element.tag.removeprefix(HTML) in ALLOWED
        assert set(element.keys()) <= {"href", "class", "start", "style"}
        if element.get("href"):
            assert element.get("href").startswith(("http://", "https://", "mailto:"))
        if element.get("style"):
            assert element.get("style").startswith("text-align:")


def test_raw_html_is_shown() -> None:
    assert "<b onclick=x>bold</b>" in text_of(page_of("a <b onclick=x>bold</b>"))


def test_deep_nesting_and_long_notes_end() -> None:
    page_of("> " * 500 + "deep")
    page_of("- " * 500 + "deep")
    page_of("[a](" * 20_000)
    page_of("*a **b " * 5_000)


@pytest.mark.parametrize(
    ("href", "found"),
    [
        ("../articles/x.md#p-1", ("articles/x.md", "p-1")),
        ("y.md", ("annotations/y.md", "")),
        ('../articles/x.md#"x', ("articles/x.md", "")),
        ("https://x/y", None),
        ("//x/y", None),
        ("http://[x", None),
        ("?q", None),
    ],
)
def test_paths_are_seen_from_where_notes_lie(href: str, found: object) -> None:
    assert path_of(href, "annotations/note.md") == found


def test_text_of_a_long_note_is_kept() -> None:
    body = "mot " * 30_000
    assert text_of(page_of(body)).split() == escape.visible(body).split()
