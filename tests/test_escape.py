"""What a text says is what its page shows, whatever the text is: proven by rendering it and reading it as a browser does."""

from __future__ import annotations

import html

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from builder.pages import escape
from tests.rendered import HTML, by_id, collapsed, elements, html_of, text_of, tree_of

DIALECTS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- text -->", "<!-- /text -->", "<!-- material/tags -->",
    "<![CDATA[x]]>", "<![>", "<?php x ?>", "</div></article>", "&lt;script&gt;", "&amp;amp;", "&copy", "&#60;b&#62;", "AT&T",
    "# heading", "a\n===", "a\n---", "## __config", "* item", "+ item", "- item", "1. one", "2017. un an", "12) x", "> quote",
    "    code", "\tcode", "`code`", "```\ncode\n```", "~~~ python\nx", "***", "---", "* * *", "_ _ _", "**bold**", "_em_", "a_b_c",
    "[x](javascript:alert(1))", "![x](http://evil/x.png)", "[x]: javascript:alert(1)", "[x]:\n/url", "[1]", "[^1]", "[^1]: note",
    "*[HTML]: abbr", "[TOC]", "[toc]", "[footnotes]", "///Footnotes Go Here///", "{: onclick=alert(1) }", "x\n{: #__config }",
    "x {: .mermaid}", "{: #__search data-md-component=search }", "| a | b |\n| --- | --- |\n| c | d |", "a | b\n--- | ---\nc | d",
    "<data:text/html,x>", "<http://evil/>", "<me@evil.org>", "http://evil/", "www.evil.org", "me@evil.org", ":smile:",
    "++ctrl++", "==mark==", "^^ins^^", "{++add++}", "{~~a~>b~~}", "~~del~~", "H~2~O", "x^2^", "$x$", "$$x$$", "\\(x\\)", "\\*",
    "!!! note", "??? note", "=== \"tab\"", "--8<-- \"x\"", "--8<--\nx\n--8<--", "{{ config }}", "{% raw %}", "{# x #}", "/// note\n///",
    "term\n: definition", "Auteur: X", "---\ntitle: x\n---", "template: x.html", "a\\", "a  ", "a  \nb", "a\\\nb", "%%%", "\x02wzxhzdk:0\x03",
    "\x02amp\x03", "klzzwxh:0000", "\u00a0x\u00a0", "a\u2028b", "a\u0085b", "a\x0bb", "a\x00b", "a\u202eb", "a\u200bb", "\ufeffx", "\ud800",
    'data-search-exclude="x"', ' data-md-toggle="x"', "C#", "# C #", "«\u00a0l’été\u00a0»", "‏شرق (سوريا)", "<div markdown=1>*x*</div>",
]  # fmt: skip
"""One of each construct that some Markdown dialect, template language or part of the theme would act on."""

anything = st.lists(
    st.one_of(st.text(), st.sampled_from(DIALECTS), st.text("\\`*_[](){}<>#+-=.!|~^&:;\"'1 \n\t\u00a0aب")), max_size=6
).map("".join)


def shown(text: str) -> str:
    """What a reader should see."""
    return collapsed(escape.visible(text))


@pytest.mark.parametrize("text", DIALECTS)
def test_each_construct_is_shown_as_the_characters_it_is(text: str) -> None:
    assert collapsed(
        text_of(by_id(tree_of(f"{escape.markdown('x' + text, at_line_end=True)}\n{{: #p-1 }}"), "p-1"))
    ) == shown("x" + text)
    assert paragraph_text(text) == shown(text)


def paragraph_text(text: str) -> str:
    written = escape.markdown(text, at_line_end=True)
    if not shown(text):
        return ""
    return collapsed(text_of(by_id(tree_of(f"before\n\n{written}\n{{: #p-1 }}\n\nafter"), "p-1")))


@given(anything)
@example("0\n1.")
@example("0\n")
@example("a\n\u00a0\nb")
def test_a_paragraph_shows_its_text(text: str) -> None:
    assert paragraph_text(text) == shown(text)


@given(anything)
def test_a_paragraph_brings_nothing_but_line_breaks_into_the_page(text: str) -> None:
    tree = tree_of(f"{escape.markdown(text)}\n{{: #p-1 }}")
    assert {element.tag.removeprefix(HTML) for element in tree.iter() if isinstance(element.tag, str)} <= {
        "html", "head", "body", "p", "br"
    }  # fmt: skip
    assert all(set(element.keys()) <= {"id"} for element in tree.iter())


@given(anything, anything)
def test_a_link_in_a_heading_shows_its_text_and_its_title(text: str, title: str) -> None:
    written = f'# a [{escape.markdown_line("x" + text)}](../places/x.md "{escape.markdown_title(title)}") {{: #p-1 }}'
    (link,) = elements(tree_of(written), "a")
    assert collapsed(text_of(link)) == shown("x" + text)
    assert collapsed(link.get("title") or "") == shown(title)
    assert link.get("href") == "../places/x.md"


@given(anything, anything)
@example("Viva !", "x")
@example("x", "{{ include('x') }} :")
def test_a_link_after_a_text_is_a_link(text: str, title: str) -> None:
    written = f'x{escape.markdown(text, at_line_start=False)}[y](../places/x.md "{escape.markdown_title(title)}")\n{{: #p-1 }}'
    tree = tree_of(written)
    (link,) = elements(tree, "a")
    assert collapsed(text_of(by_id(tree, "p-1"))) == shown(f"x{text}y")
    assert collapsed(link.get("title") or "") == shown(title)


@given(anything)
def test_a_list_item_and_a_table_cell_show_their_text(text: str) -> None:
    line = escape.markdown_line(text)
    tree = tree_of(f"- x\n- {line or 'y'}\n\n| a | b |\n| --- | --- |\n| {line} | y |\n")
    (_, item) = elements(tree, "li")
    cell = elements(tree, "td")[0]
    assert collapsed(text_of(item)) == (shown(text) or "y")
    assert collapsed(text_of(cell)) == shown(text)


@given(anything)
def test_html_shows_its_text(text: str) -> None:
    tree = tree_of(f'<p id="p-1" title="{escape.html_line(text)}">{escape.html(text).replace(chr(10), "<br>")}</p>')
    assert collapsed(text_of(by_id(tree, "p-1"))) == shown(text)
    assert collapsed(by_id(tree, "p-1").get("title")) == shown(text)


@given(anything)
@example(" \n")
def test_a_saved_text_stands_in_its_box_line_by_line(text: str) -> None:
    tree = tree_of(f"before\n\n<pre>\n{escape.html(text)}</pre>\n\nafter")
    (box,) = elements(tree, "pre")
    assert text_of(box).removesuffix("\n") == escape.visible(text)


def test_a_no_break_space_stays() -> None:
    assert "\u00a0" in paragraph_text("«\u00a0oui\u00a0»")


def test_letters_stay_readable() -> None:
    text = "Le 28 août 2017, l’armée (selon SANA) a dit : « oui » - à 100 % ; 7h00."
    assert escape.markdown(text) == text


def test_addresses_cannot_leave_their_parentheses() -> None:
    (link,) = elements(tree_of(f"[x]({escape.address('http://a/)b (c) <d> [e] *f* `g` &copy; |')})"), "a")
    assert link.get("href").startswith("http://a/%29b%20%28c%29%20%3Cd%3E")


@pytest.mark.parametrize("tag", ["fr", "ar-SY", "zh-Hant"])
def test_language_tags_pass(tag: str) -> None:
    assert escape.language_tag(tag) == tag


@pytest.mark.parametrize("tag", ['fr" onclick="x', "", "f", "{{x}}"])
def test_what_is_no_language_tag_is_undetermined(tag: str) -> None:
    assert escape.language_tag(tag) == "und"


def test_html_of_uses_the_sites_own_extensions() -> None:
    assert "<table>" in html_of("| a |\n| --- |\n| b |")


@pytest.mark.parametrize(
    "text", ["2017", "no", "null", "~", "1.5", "2017-08-28", "=", "<<", '<b>&"', "plain", "L'été", ""]
)
def test_a_setting_stays_text_and_shows_what_it_is(text: str) -> None:
    written = escape.html_setting(text)
    assert yaml.SafeLoader("").resolve(yaml.ScalarNode, written, (True, False)).endswith("str") or not text
    assert html.unescape(written) == text
    assert not set('<>"') & set(written)
