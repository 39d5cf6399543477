"""What holds for every annotation file, every text and every quote."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from benchmarks.edited_texts import copied, unmarked
from builder.annotate.anchor import place_notes, place_quote, place_quotes
from builder.annotate.anchors import Anchor, anchors_of, read_anchors, write_anchors
from builder.annotate.check import checks
from builder.annotate.parse import parse_annotations
from builder.annotate.prepared import prepare, words_of
from builder.model import ArticleId

unhurried = settings(deadline=None)  # other work on the machine is no fault of the code
PATH, QARA = "content/annotations/qara.md", ArticleId("qara")

WORDS = st.sampled_from(
    [
        "le",
        "la",
        "de",
        "convoi",
        "ville",
        "Qara",
        "Raqqa",
        "l’armée",
        "«",
        "»",
        "—",
        "600",
        "évacuation",
        "قارة",
        "من",
        "إلى",
        "المعبر",
        "أنّ",
        "١١",
        "и",
        "в",
        "город",
        "[…]",
        "…",
        "城市",
        "ไทย",
    ]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=80).map(" ".join)
ANYTHING = st.text(max_size=200)
FILES = st.lists(
    st.sampled_from(["---", "> a", ">", ">> b", "> > c", "```", "~~~", "- x", "", "#tag", "— Ann, 2024-05-01", "a: b", "a: [", "<<<<<<<"])
    | st.text(max_size=20),
    max_size=15,
).map("\n".join)  # fmt: skip


@unhurried
@given(FILES | ANYTHING)
def test_every_file_is_read_and_every_line_number_is_one_of_its_lines(text: str) -> None:
    annotations, problems = parse_annotations(text, PATH, QARA)
    lines = text.count("\n") + text.count("\r") + 1
    assert all(1 <= problem.line <= lines for problem in problems)
    assert all(1 <= note.line <= lines for note in annotations.notes)
    assert [note.line for note in annotations.notes] == sorted(note.line for note in annotations.notes)


@unhurried
@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=6))
def test_what_a_person_quotes_and_says_is_what_is_read(notes: list[tuple[str, str]]) -> None:
    text = "\n\n".join(f"> {quote}\n\nSaid: {body}" for quote, body in notes)
    annotations, problems = parse_annotations(text, PATH, QARA)
    assert [(note.quote, note.body) for note in annotations.notes] == [
        (quote, f"Said: {body}") for quote, body in notes
    ]
    assert not problems


@unhurried
@given(FILES, FILES)
def test_the_notes_of_one_file_are_not_changed_by_what_is_added_below(one: str, other: str) -> None:
    alone, _ = parse_annotations(f"Whole.\n\n> first\n\n{one}", PATH, QARA)
    assume("`" not in one + other and "~" not in one + other)
    both, _ = parse_annotations(f"Whole.\n\n> first\n\n{one}\n\n> last\n\n{other}", PATH, QARA)
    assert both.notes[: len(alone.notes)] == alone.notes


@unhurried
@given(TEXTS | ANYTHING, st.data())
def test_a_passage_that_stands_once_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    assume(text)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    quote = text[start:end]
    assume(text.count(quote) == 1 and text.find(quote, text.find(quote) + 1) < 0)
    place = place_quote(text, quote)
    assert (place.state, place.start, place.end) == ("exact", start, end)


@unhurried
@given(TEXTS, st.data())
def test_with_what_stood_around_it_every_passage_keeps_its_place(text: str, data: st.DataObject) -> None:
    """Unless its surroundings are the same as another's: then a person is asked."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    place = place_quote(text, text[start:end], text[max(0, start - 32) : start], text[end : end + 32], start)
    assert place.start in (start, -1)


def test_a_remembered_part_of_a_word_is_not_moved_to_a_whole_one_elsewhere() -> None:
    assert place_quote("le l’armée", "l", "", "e l’armée", 0).start in (0, -1)


@unhurried
@given(TEXTS | ANYTHING, TEXTS | ANYTHING, ANYTHING, ANYTHING, st.none() | st.integers(-5, 10_000))
def test_every_placement_lies_within_the_text(
    text: str, quote: str, prefix: str, suffix: str, start: int | None
) -> None:
    place = place_quote(text, quote, prefix, suffix, start)
    spans = [(place.start, place.end)] if place.start >= 0 else []
    spans += [(candidate.start, candidate.end) for candidate in place.closest]
    assert all(0 <= first < last <= len(text) for first, last in spans)
    assert (place.start >= 0) == (place.state in ("exact", "normalised", "fuzzy"))
    assert 0 <= place.score <= 1


@unhurried
@given(TEXTS, TEXTS, TEXTS, st.data())
def test_anchors_survive_edits_elsewhere(before: str, passage: str, after: str, data: st.DataObject) -> None:
    text = f"{before}\n\n{passage}\n\n{after}"
    assume(text.count(passage) == 1 and len(passage) > 20)
    notes = parse_annotations(f"> {passage}\n\nSaid.", PATH, QARA)[0].notes
    placements = place_notes(text, notes)
    assume(placements[0].state == "exact")
    anchors = read_anchors(write_anchors(anchors_of(text, placements, {})))
    added = data.draw(TEXTS)
    edited = f"{added}\n\n{before}\n\n{passage}\n\n{after}"
    assume(edited.count(passage) == 1)
    (placement,) = place_notes(edited, notes, anchors)
    assert edited[placement.start : placement.end] == passage


ARTICLES = [
    unmarked(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "quality" / "articles").glob("*.md"))[::6]
]
"""Texts as they are met, in several languages: made-up words are too alike to be told apart by what they tell."""


ALIKE = 65  # percent of likeness; a headline and the sentence that says it again have more


@st.composite
def quoted(draw: st.DrawFn) -> tuple[str, int, int]:
    """An article and a passage of some words that stands in it once, and no copy of which does."""
    text = draw(st.sampled_from(ARTICLES))
    words = list(words_of(text))
    first = draw(st.integers(0, len(words) - 6))
    last = draw(st.integers(first + 4, min(first + 30, len(words) - 1)))
    start, end = words[first][0], words[last][1]
    assume("\n" not in text[start:end] and not copied(text[start:end], text[:start] + "\n" + text[end:]))
    return text, start, end


def around(text: str, start: int, end: int) -> Anchor:
    return Anchor(prefix=text[max(0, start - 32) : start], suffix=text[end : end + 32], start=start)


@unhurried
@given(quoted(), st.booleans())
def test_in_a_text_that_was_not_edited_no_note_is_wrong(passage: tuple[str, int, int], known: bool) -> None:
    text, start, end = passage
    (place,) = place_quotes(text, [(text[start:end], around(text, start, end) if known else Anchor())])
    assert (place.state, place.start, place.end) == ("exact", start, end)


@settings(
    unhurried, derandomize=True
)  # some in ten thousand share a formula with another sentence: quality/ counts them
@given(quoted(), st.booleans())
def test_a_deleted_passage_of_which_nothing_alike_is_left_is_an_orphan(
    passage: tuple[str, int, int], known: bool
) -> None:
    text, start, end = passage
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    left = text[:first] + text[last if last >= 0 else len(text) :]
    assume(fuzz.partial_ratio(text[start:end], left) < ALIKE)
    (place,) = place_quotes(left, [(text[start:end], around(text, start, end) if known else Anchor())])
    assert place.state == "orphan"


@unhurried
@given(quoted(), st.sampled_from(ARTICLES), st.booleans(), st.booleans())
def test_other_text_before_or_after_changes_no_state(
    passage: tuple[str, int, int], other: str, before: bool, known: bool
) -> None:
    text, start, end = passage
    assume(other != text and not copied(text[start:end], other))
    longer, moved = (f"{other}\n\n{text}", len(other) + 2) if before else (f"{text}\n\n{other}", 0)
    (place,) = place_quotes(longer, [(text[start:end], around(text, start, end) if known else Anchor())])
    assert (place.state, place.start, place.end) == ("exact", start + moved, end + moved)


@unhurried
@given(TEXTS, FILES)
def test_every_note_has_one_placement_and_every_unplaced_one_a_problem(text: str, file: str) -> None:
    annotations, _ = parse_annotations(file, PATH, QARA)
    placements = place_notes(text, annotations.notes)
    assert [placement.note for placement in placements] == list(annotations.notes)
    problems = checks(annotations, placements, text)
    assert len(problems) == sum(placement.state in ("ambiguous", "orphan") for placement in placements)


@unhurried
@given(TEXTS | ANYTHING)
@example("\xadÆ")
def test_letters_lead_back_to_the_text(text: str) -> None:
    prepared = prepare(text)
    for letter in range(len(prepared.letters)):
        start, end = prepared.span(letter, letter + 1)
        assert 0 <= start < end <= len(text)
        assert prepared.letters[letter] in prepare(text[start:end]).letters


HOSTILE = ["a ", "a", "ab ", "ا", " ", "\u064b", "[…]", "> ", "`", "#", "é", "1 "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_text_and_no_file_takes_long(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    began = time.process_time()
    place_quotes(
        text, [(text[:50], Anchor()), ("a b a", Anchor(prefix="a", suffix="b", start=7)), (text, Anchor(start=3))]
    )
    parse_annotations(text, PATH, QARA)
    parse_annotations(f"---\n{text}\n---\n{text}", PATH, QARA)
    parse_annotations("\n".join([f"```{n}" for n in range(5_000)]), PATH, QARA)
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    "quote",
    ["", " \n\u00a0", "x" * 300_000, "[" * 100_000, "[…]" * 30_000, "a[…]" * 30_000, "\ud800", "\u0301", "\u200b"],
)
def test_a_quote_that_quotes_nothing_is_an_orphan(quote: str) -> None:
    began = time.process_time()
    (place,) = place_quotes("Le convoi a quitté Qara. " * 500, [(quote, Anchor(prefix=quote, suffix=quote, start=-3))])
    assert place.state == "orphan"
    assert time.process_time() - began < 5


def test_a_megabyte_of_words_that_all_differ_takes_seconds_too() -> None:
    words = [f"{n * 7919 % 99991:x}mot{n}" for n in range(80_000)]
    quotes = [" ".join(f"{word[:2]}x{word[3:]}" for word in words[n : n + 12]) for n in range(0, 80_000, 800)]
    began = time.process_time()
    places = place_quotes(" ".join(words), [(quote, Anchor()) for quote in quotes])
    assert {place.state for place in places} == {"fuzzy"}
    assert time.process_time() - began < 20


def test_a_megabyte_with_a_hundred_notes_takes_seconds() -> None:
    words = [f"mot{n * n % 9973}" for n in range(125_000)]
    text = " ".join(words)
    quotes = [" ".join([*words[n : n + 6], "autre", *words[n + 7 : n + 15]]) for n in range(0, 100_000, 1_000)]
    began = time.process_time()
    places = place_quotes(text, [(quote, Anchor()) for quote in quotes])
    assert len(places) == 100
    assert time.process_time() - began < 20
