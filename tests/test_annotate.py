"""Annotation files and anchoring, case by case; the cases are prose in golden/annotations_*.md and golden/anchoring_*.md."""

from __future__ import annotations

import json
from collections.abc import Iterator
from time import process_time

import pytest

from builder.annotate.anchor import Place, place_notes, place_quote
from builder.annotate.anchors import Anchor, anchors_of, keys_of, read_anchors, write_anchors
from builder.annotate.check import checks
from builder.annotate.parse import parse_annotations
from builder.annotate.stream import place_json
from builder.model import Annotations, ArticleId, Note, Placement, Problem
from tests.golden_cases import Case, cases_of

SLOWEST = (
    5.0  # seconds for a line of 200,000 characters, which takes a tenth; tried as a signature it would take minutes
)

PATH = "content/annotations/qara.md"
QARA = ArticleId("qara")


def parsed(text: str) -> Annotations:
    return parse_annotations(text, PATH, QARA)[0]


def told(annotations: Annotations, problems: tuple[Problem, ...]) -> Iterator[str]:
    yield from (f"{key} = {value}" for key, value in annotations.facts.items())
    for kind, corrections in (("place", annotations.places), ("date", annotations.dates)):
        yield from (f"{kind} {c.surface} = {c.value or 'null'} (line {c.line})" for c in corrections)
    if annotations.tags:
        yield f"tags {', '.join(annotations.tags)}"
    for note in annotations.notes:
        yield from told_note(note)
    for problem in problems:
        yield f"line {problem.line}: {problem.message}{'' if problem.loses else ' (worth a look)'}"
        yield f"    {problem.hint}"


def told_note(note: Note) -> Iterator[str]:
    quote = "the whole article" if note.quote is None else '"' + note.quote.replace("\n", " | ") + '"'
    yield f"note in line {note.line} on {quote}"
    yield from (f"    {line}".rstrip() for line in note.body.split("\n") if note.body)
    if note.tags:
        yield f"    tags {', '.join(note.tags)}"
    if note.author:
        yield f"    by {note.author}" + (f", {note.dated}" if note.dated else "")
    elif note.dated:
        yield f"    dated {note.dated}"


@pytest.mark.parametrize(
    "case", [*cases_of("annotations_corrections.md"), *cases_of("annotations_notes.md")], ids=lambda case: case.title
)
def test_annotation_file(case: Case) -> None:
    assert "\n".join(told(*parse_annotations(case.parts["given"], PATH, QARA))) == case.parts["expected"]


@pytest.mark.parametrize(
    "case", [*cases_of("anchoring_same.md"), *cases_of("anchoring_changed.md")], ids=lambda case: case.title
)
def test_anchoring(case: Case) -> None:
    text = case.parts["text"]
    start = case.words["quote"].removeprefix("at ")
    place = place_quote(
        text,
        case.parts["quote"],
        case.parts.get("prefix", ""),
        case.parts.get("suffix", ""),
        int(start) if start else None,
    )
    expected = case.parts["expected"]
    assert told_place(place, text, score="0." in expected, at=" at " in expected) == expected


def told_place(place: Place, text: str, score: bool, at: bool) -> str:
    spans = [(place.start, place.end)] if place.start >= 0 else [(c.start, c.end) for c in place.closest]
    if place.state == "orphan":
        return "orphan"
    passages = " ".join('"' + " ".join(text[start:end].replace("\n", " | ").split()) + '"' for start, end in spans)
    passages = (
        passages if place.state == "ambiguous" else '"' + text[place.start : place.end].replace("\n", " | ") + '"'
    )
    shown = f" {place.score}" if score else ""
    return f"{place.state}{shown} {passages}" + (f" at {place.start}" if at else "")


@pytest.mark.parametrize("case", cases_of("anchoring_messages.md"), ids=lambda case: case.title)
def test_messages(case: Case) -> None:
    text, annotations = case.parts["text"], parsed(case.parts["notes"])
    problems = checks(annotations, place_notes(text, annotations.notes), text)
    lines = [
        line
        for problem in problems
        for line in (f"{problem.path}:{problem.line}: {problem.message}", *problem.hint.split("\n"))
    ]
    assert "\n".join(line if line.startswith(PATH) else f"    {line}" for line in lines) == case.parts["expected"]


def test_lines_count_from_the_first_of_the_file_whatever_ends_them() -> None:
    text = "\ufeff---\r\nbad: 1\r\n---\r\n\r\n> quote\r\nnote\r\n"
    annotations, problems = parse_annotations(text, PATH, QARA)
    assert problems[0].line == 2
    assert [(note.line, note.quote, note.body) for note in annotations.notes] == [(5, "quote", "note")]


@pytest.mark.parametrize("near_miss", ["— a" + " " * 200_000 + "b,", "— a," + "1" * 200_000 + ",", "—" * 200_000])
def test_a_long_last_line_is_no_signature_and_costs_no_more_than_its_length(near_miss: str) -> None:
    began = process_time()
    annotations, _ = parse_annotations(f"> Deux\n\nA note.\n\n{near_miss}\n", "a.md", ArticleId("a"))
    assert process_time() - began < SLOWEST
    assert [note.author for note in annotations.notes] == [None]


def test_the_note_on_the_whole_article_stands_nowhere_and_is_no_orphan() -> None:
    (placement,) = place_notes("text", parsed("Said.").notes)
    assert (placement.state, placement.start, placement.end) == ("exact", -1, -1)


class TestAnchors:
    """The last good anchoring, kept beside the annotations."""

    TEXT = "Le convoi a quitté Qara. Un autre convoi est resté à Qara."
    NOTES = parsed("> Qara\nOne.\n\n> est resté\nTwo.\n").notes

    def placed(self, text: str, anchors: dict[str, Anchor] | None = None) -> tuple[Placement, ...]:
        return place_notes(text, self.NOTES, anchors or {})

    def test_are_read_as_they_were_written(self) -> None:
        anchors = anchors_of(self.TEXT, self.placed(self.TEXT), {})
        assert read_anchors(write_anchors(anchors)) == anchors

    def test_are_remembered_only_for_notes_that_were_placed(self) -> None:
        anchors = anchors_of(self.TEXT, self.placed(self.TEXT), {})
        assert set(anchors) == {keys_of(self.NOTES)[1]}

    def test_of_a_lost_note_stay_for_the_day_it_comes_back(self) -> None:
        before = anchors_of(self.TEXT, self.placed(self.TEXT), {})
        assert anchors_of("Rien.", self.placed("Rien."), before) == before

    def test_of_a_note_that_is_no_more_go(self) -> None:
        assert anchors_of(self.TEXT, (), {"0-1": Anchor(start=1)}) == {}

    def test_keep_a_repeated_quote_on_its_occurrence_when_the_text_moves(self) -> None:
        key = keys_of(self.NOTES)[0]
        second = Anchor(prefix=" convoi est resté à ", suffix=".", start=53)
        (placement, _) = self.placed("Ajouté plus tard. " + self.TEXT, {key: second})
        assert (placement.state, placement.start) == ("exact", 71)

    def test_tell_notes_on_equal_quotes_apart(self) -> None:
        notes = parsed("> Qara\nOne.\n\n> Qara\nTwo.\n").notes
        assert len(set(keys_of(notes))) == 2

    def test_broken_lines_are_passed_over(self) -> None:
        good = '{"key": "a-1", "prefix": "x", "suffix": "y", "start": 3}'
        text = f'<<<<<<< HEAD\n{good}\n=======\n[1]\n{{"key": 1}}\n{{"key": "b-1", "prefix": "", "suffix": "", "start": -1}}\n'
        assert read_anchors(text) == {"a-1": Anchor(prefix="x", suffix="y", start=3)}


class TestStream:
    def test_one_line_a_note(self) -> None:
        line = json.dumps(
            {
                "id": "t",
                "text": "Bonjour le monde. Adieu.",
                "notes": [{"id": 1, "exact": "le monde"}, {"id": 2, "exact": "zzz"}],
            }
        )
        assert [json.loads(answer) for answer in place_json([line, "\n"])] == [
            {"text": "t", "id": 1, "state": "exact", "start": 8, "end": 16, "score": 1.0},
            {"text": "t", "id": 2, "state": "orphan", "start": None, "end": None, "score": 0.0},
        ]

    @pytest.mark.parametrize(
        "line",
        [
            "x", "{", "[]", "7", '"a"', "null", '{"text": "a"}', '{"text": 1, "notes": []}', '{"text": "a", "notes": {}}',
            "[" * 100_000, '{"text": "a", "notes": [7]}', '{"text": "a", "notes": [{"exact": 1}]}',
            '{"text": "a", "notes": [{"exact": "a", "start": "1"}]}', '{"text": "a", "notes": [{"exact": "a", "start": true}]}',
            '{"text": "a", "notes": [{"exact": "a", "prefix": 1}]}',
        ],
    )  # fmt: skip
    def test_a_line_of_another_form_is_an_error_with_its_number(self, line: str) -> None:
        (answer,) = place_json(["", line])
        assert json.loads(answer)["line"] == 2
        assert json.loads(answer)["error"]

    def test_one_bad_note_does_not_cost_the_others(self) -> None:
        line = '{"id": 1, "text": "le monde", "notes": [{"id": 1}, {"id": 2, "exact": "monde", "prefix": null, "start": null}]}'
        bad, good = (json.loads(answer) for answer in place_json([line]))
        assert (bad["id"], "error" in bad) == (1, True)
        assert (good["id"], good["state"]) == (2, "exact")
