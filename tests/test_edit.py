"""A change to one note of an annotation file leaves every other character of the file as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.annotate.edit import (
    EditError,
    add_whole,
    append_note,
    delete_note,
    quote_lines,
    replace_body,
    rewrite_quote,
    written_notes,
)
from builder.annotate.parse import parse_annotations
from builder.model import ArticleId

FILE = """\
---
tags: [evacuation]   # of 2017
---
On the whole article.

> Les derniers autobus […] ont quitté
> le Qalamoun

The first note,
in two lines.

— Lina, 2024-05-01


> Qara
> Jarajir

"""

LINES = st.sampled_from(
    [
        "",
        "",
        "  ",
        "text",
        "> quote",
        "> other",
        ">",
        ">> deeper",
        "```",
        "~~~",
        "---",
        "tags: [a]",
        "— Name",
        "\tx",
        "נ א",
    ]
)
FILES = st.builds(
    lambda bom, lines, newline, last: bom + newline.join(lines) + newline * last,
    st.sampled_from(["", "\ufeff"]),
    st.lists(LINES, max_size=14),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
BODIES = st.lists(LINES, max_size=5).map("\n".join)
QUOTES = st.sampled_from(["Qara", "on two\nlines", "two\n\nparagraphs", "> marked", "le “28 août”", "11 سيارة اسعاف"])


def notes_of(text: str) -> list[tuple[str | None, str]]:
    return [(note.quote, note.body) for note in parse_annotations(text, "a.md", ArticleId("a"))[0].notes]


@given(text=FILES, quote=QUOTES, body=BODIES)
def test_to_append_and_to_delete_gives_the_same_text(text: str, quote: str, body: str) -> None:
    before = written_notes(text)
    try:
        appended = append_note(text, quote, body)
    except EditError:
        return
    assert written_notes(appended)[:-1] == before
    if text.strip("\ufeff \r\n"):
        assert delete_note(appended, len(before)) == text


@given(text=FILES, body=BODIES)
def test_a_note_on_the_whole_article_stands_before_all_others_and_changes_none(text: str, body: str) -> None:
    before = written_notes(text)
    try:
        added = add_whole(text, body)
    except EditError:
        return
    assert written_notes(added)[1:] == before
    assert written_notes(added)[0].quote is None
    assert delete_note(added, 0).strip("\ufeff").split() == text.strip("\ufeff").split()


@given(text=FILES, body=BODIES, data=st.data())
def test_no_other_note_changes(text: str, body: str, data: st.DataObject) -> None:
    before = written_notes(text)
    if not before:
        return
    index = data.draw(st.integers(0, len(before) - 1))
    try:
        changed = replace_body(text, index, body)
    except EditError:
        return
    after = written_notes(changed)
    assert after[:index] == before[:index]
    assert after[len(after) - (len(before) - index - 1) :] == before[index + 1 :]


@given(text=FILES, data=st.data())
def test_to_write_what_is_there_changes_nothing(text: str, data: st.DataObject) -> None:
    before = written_notes(text)
    if before:
        index = data.draw(st.integers(0, len(before) - 1))
        assert replace_body(text, index, before[index].body) == text


@given(text=FILES, quote=QUOTES, data=st.data())
def test_another_quote_leaves_all_that_is_said(text: str, quote: str, data: st.DataObject) -> None:
    before = written_notes(text)
    quoted = [index for index, note in enumerate(before) if note.quote is not None]
    if not quoted:
        return
    index = data.draw(st.sampled_from(quoted))
    after = written_notes(rewrite_quote(text, index, quote))
    assert [note.body for note in after] == [note.body for note in before]
    assert [note.quote for at, note in enumerate(after) if at != index] == [
        note.quote for at, note in enumerate(before) if at != index
    ]


def test_a_note_is_appended_below_the_others() -> None:
    assert append_note(FILE, "le 28 août", "A day.\n") == FILE.rstrip("\n") + "\n\n> le 28 août\n\nA day.\n\n"


def test_a_note_on_the_whole_article_is_begun_above_the_first_quote() -> None:
    without = delete_note(FILE, 0)
    assert add_whole(without, "On the whole.").startswith(
        "---\ntags: [evacuation]   # of 2017\n---\n\nOn the whole.\n\n> Les derniers"
    )
    with pytest.raises(EditError, match="already"):
        add_whole(FILE, "Another.")


def test_a_quote_over_paragraphs_keeps_them() -> None:
    assert quote_lines("one\ntwo\n\nthree") == "> one\n> two\n>\n> three"


def test_a_body_is_replaced_with_its_signature_and_nothing_else() -> None:
    assert replace_body(FILE, 1, "Shorter.") == FILE.replace(
        "The first note,\nin two lines.\n\n— Lina, 2024-05-01", "Shorter."
    )


def test_a_passage_without_a_word_on_it_gets_one() -> None:
    assert replace_body(FILE, 2, "Two towns.") == FILE.replace("> Jarajir\n", "> Jarajir\n\nTwo towns.\n")


def test_the_files_line_endings_are_kept() -> None:
    text = "\ufeff> a\r\n\r\nA.\r\n"
    assert append_note(text, "b\nc", "B.\nC.") == "\ufeff> a\r\n\r\nA.\r\n\r\n> b\r\n> c\r\n\r\nB.\r\nC.\r\n"


def test_a_quote_within_a_note_is_indented_so_that_it_opens_no_note() -> None:
    assert notes_of(append_note("", "a", "He said:\n> so")) == [("a", "He said:\n > so")]


def test_a_blank_file_gets_a_last_line_end() -> None:
    assert append_note("", "a", "A.") == "> a\n\nA.\n"


def test_a_note_that_would_swallow_others_is_refused() -> None:
    text = "> a\n\n```\nopen\n\n> b\n\nB.\n"
    with pytest.raises(EditError, match="Edit the file by hand"):
        append_note(text, "c", "```\nclosing")


def test_a_note_on_the_whole_article_is_deleted_from_before_the_first_quote() -> None:
    assert delete_note("---\ntags: []\n---\nAll of it.\n\n> a\n\nA.\n", 0) == "---\ntags: []\n---\n\n> a\n\nA.\n"


def test_one_of_several_notes_on_the_whole_article_is_changed_and_deleted_alone() -> None:
    text = "---\ntags: []\n---\nOne.\n\n---\n\nTwo.\n\n---\n\n> a\n\nA.\n"
    assert replace_body(text, 0, "First.") == text.replace("One.", "First.")
    assert replace_body(text, 1, "Second.") == text.replace("Two.", "Second.")
    assert notes_of(delete_note(text, 0)) == [(None, "Two."), ("a", "A.")]
    assert notes_of(delete_note(text, 1)) == [(None, "One."), ("a", "A.")]
    assert notes_of(replace_body(text, 0, "One\n\n---\n\nand a half.")) == [
        (None, "One\n\n ---\n\nand a half."), (None, "Two."), ("a", "A."),
    ]  # fmt: skip


def test_two_highlights_stay_two_when_what_parts_them_is_deleted() -> None:
    assert delete_note("> a\n\n> b\nB.\n> c\n", 1) == "> a\n\n> c\n"
