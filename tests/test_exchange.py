"""Notes that go out and come in: what is exported can be imported, what other programs export too, and nothing is lost or doubled."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.annotate.anchor import place_notes
from builder.annotate.anchors import anchors_of, read_anchors, write_anchors
from builder.annotate.parse import parse_annotations
from builder.exchange import FORMATS
from builder.exchange.given import Given, Refused
from builder.exchange.importing import Plan, left_of, plan_import, rest_of
from builder.exchange.incoming import read_given
from builder.exchange.matching import same_page
from builder.exchange.outgoing import notes_of
from builder.exchange.web_annotation import web_annotations
from builder.link import link
from builder.model import ArticleId, Collection, Entry, Note, Problem, Settings
from tests.collection_by_hand import entry_of
from tests.hostile.payloads import FAMILIES

FRENCH = """
%title% Les autobus ont quitté Qara

Les derniers autobus ont quitté le Qalamoun le 28 août 2017. Ils sont partis vers « Abou Kamal ».

Il a dit : *jamais* on ne les reverra. # Fin

Dix-sept autobus sont partis.

Dix-sept autobus sont partis.
"""
ARABIC = """
%title% الحافلات تغادر القلمون الغربي

غادرت الحافلات القلمون الغربي يوم 28 آب 2017، ووصلت الحافلات إلى البوكمال بعد أيام.
"""
PATH = "content/annotations/{}.md"
ANCHORS = "content/.anchors/{}.jsonl"


def entries() -> list[Entry]:
    told = [("qara", FRENCH, "fr", "https://www.example.org/qara/"), ("hafilat", ARABIC, "ar", None)]
    return [_with(entry_of(name, text, language=language), name, url) for name, text, language, url in told]


def _with(entry: Entry, name: str, url: str | None) -> Entry:
    article = replace(entry.analysis.article, sha256=name.encode().hex().ljust(64, "0"), url=url)
    return replace(entry, analysis=replace(entry.analysis, article=article))


def collection_of(tree: Mapping[str, bytes]) -> Collection:
    """The two articles with their annotation files."""
    made = [_annotated(entry, tree) for entry in entries()]
    ids = {entry.analysis.article.id for entry in made}
    files = {ArticleId(path.split("/")[-1][:-3]): data.decode() for path, data in tree.items() if path.endswith(".md")}
    homeless = [parse_annotations(text, PATH.format(name), name)[0] for name, text in files.items() if name not in ids]
    return link(made, homeless, Settings())


def _annotated(entry: Entry, tree: Mapping[str, bytes]) -> Entry:
    article = entry.analysis.article
    annotations, _ = parse_annotations(tree.get(PATH.format(article.id), b"").decode(), "", article.id)
    anchors = read_anchors(tree.get(ANCHORS.format(article.id), b"").decode())
    placements = place_notes(article.text, annotations.notes, anchors)
    tags = dict.fromkeys((*annotations.tags, *(tag for note in annotations.notes for tag in note.tags)))
    article = replace(
        article, url=annotations.facts.get("url", article.url), title=annotations.facts.get("title", article.title)
    )
    return replace(entry, analysis=replace(entry.analysis, article=article), tags=tuple(tags), placements=placements)


def exported(tree: Mapping[str, bytes]) -> str:
    return web_annotations(notes_of(collection_of(tree)))


def planned(file: str | bytes, tree: Mapping[str, bytes]) -> Plan:
    told = read_given(file if isinstance(file, bytes) else file.encode("utf-8", "surrogatepass"), "notes.json")
    assert not isinstance(told, Problem), told
    return plan_import(told, collection_of(tree), tree)


def imported(file: str | bytes, tree: Mapping[str, bytes]) -> dict[str, bytes]:
    """The tree after the import; to import again must add nothing."""
    plan = planned(file, tree)
    after = dict(tree)
    for change in plan.changes:
        path, anchors = change.anchors
        after |= {change.path: change.text.encode(), path: anchors.encode()}
    again = planned(file, after)
    assert not again.changes
    assert len(again.left) == len(plan.left)
    return after


def notes_in(tree: Mapping[str, bytes], article: str) -> tuple[Note, ...]:
    return parse_annotations(tree.get(PATH.format(article), b"").decode(), "", ArticleId(article))[0].notes


def items_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text).get("first", {}).get("items", [])
    return found


# -- there and back -------------------------------------------------------------------------------------------------

PASSAGES = [
    "Les derniers autobus […] Abou Kamal", "le 28 août 2017", 'vers "Abou Kamal"', "Dix-sept autobus sont partis", "*jamais*", "# Fin",
    "الحافلات", "never there", "",
]  # fmt: skip
LINES = st.sampled_from(
    [
        "", "", "said", "**bold** #tag [a](b)", "  indented", ">> deeper", " > quoted", "- > listed", "```", "~~~", "    code", "---", "***",
        "— Ada, 2024-05-01", "— Ada Lovelace", "— 2024-05~", "-- Ada, Countess, 1843", "— Ada, 2024-13", "قال إنه #إجلاء", "| a | b |", "<b>",
        "# Heading", "title: x", "<<<<<<< HEAD", "…", "=1+1", "\u200f", "\\", "&amp;", "acct:ada@example.org",
    ]
)  # fmt: skip
NOTES = st.tuples(
    st.sampled_from(PASSAGES) | st.text(max_size=12), st.lists(LINES | st.text(max_size=12), max_size=6).map("\n".join)
)
FILES = st.builds(
    lambda bom, front, whole, notes, newline: (
        bom + (front + whole + "".join(f"\n\n> {quote}\n\n{body}" for quote, body in notes)).replace("\n", newline)
    ),
    st.sampled_from(["", "\ufeff"]),
    st.sampled_from(
        ["", "---\ntags: [convoy, two words]\n---\n", "---\ntitle: Another\nurl: https://example.net/a?b=1\n---\n"]
    ),
    st.lists(LINES, max_size=5).map("\n".join),
    st.lists(NOTES, max_size=5),
    st.sampled_from(["\n", "\r\n", "\r"]),
)


@settings(max_examples=100)
@given(french=FILES, arabic=FILES)
def test_what_is_exported_and_imported_is_exported_the_same(french: str, arabic: str) -> None:
    tree = {PATH.format("qara"): _bytes(french), PATH.format("hafilat"): _bytes(arabic)}
    out = exported(tree)
    back = imported(out, {})
    assert exported(back) == out
    for article in ("qara", "hafilat"):
        was, now = (
            [(note.quote, note.body, note.tags, note.author, note.dated) for note in notes_in(one, article)]
            for one in (tree, back)
        )
        assert now == was


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "backslashreplace")


def test_a_repeated_quote_comes_back_on_its_own_occurrence() -> None:
    article = entries()[0].analysis.article
    tree = {PATH.format("qara"): b"> Dix-sept autobus sont partis\n\nThe second time.\n"}
    notes = notes_in(tree, "qara")
    second = article.text.rindex("Dix-sept")
    placed = replace(place_notes(article.text, notes)[0], state="exact", start=second, end=second + 28)
    tree[ANCHORS.format("qara")] = write_anchors(anchors_of(article.text, [placed], {})).encode()
    (target,) = (item["target"] for item in items_of(exported(tree)))
    assert target["selector"][1]["start"] == second
    assert exported(imported(exported(tree), {})) == exported(tree)


def test_notes_whose_article_is_not_here_go_out_and_come_back_only_where_it_is() -> None:
    out = exported({PATH.format("gone"): b"> a passage of an article that is gone\n\nStill said.\n"})
    (item,) = items_of(out)
    assert item["target"]["source"] == "urn:commonplace:gone"
    assert item["target"]["selector"] == [
        {"type": "TextQuoteSelector", "exact": "a passage of an article that is gone"}
    ]
    plan = planned(out, {})
    assert not plan.changes
    assert json.loads(rest_of(plan)) == [item]
    assert "no article has its address" in left_of(plan, "notes.json")[0].message


# -- the formats ----------------------------------------------------------------------------------------------------

WRITTEN = """\
On the whole. #whole

> Les derniers autobus […] « Abou Kamal »

Said in **Markdown**. #bus

— Ada, 2024-05-01

> never was there

ضاع هذا المقطع من النص كله
"""


def test_a_note_becomes_a_web_annotation() -> None:
    out = exported({PATH.format("qara"): WRITTEN.encode()})
    told = json.loads(out)
    assert (told["@context"], told["type"], told["total"]) == (
        "http://www.w3.org/ns/anno.jsonld",
        "AnnotationCollection",
        3,
    )
    assert (told["first"]["type"], told["first"]["partOf"], told["last"]) == (
        "AnnotationPage",
        told["id"],
        told["first"]["id"],
    )
    whole, placed, orphan = items_of(out)
    assert "selector" not in whole["target"]
    text = entries()[0].analysis.article.text
    quote, position = placed["target"]["selector"]
    assert placed["target"]["source"] == "https://www.example.org/qara/"
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert quote["exact"].startswith("Les derniers autobus ont quitté")
    assert text[: position["start"]].endswith(quote["prefix"])
    assert text[position["end"] :].startswith(quote["suffix"])
    assert placed["creator"] == {"type": "Person", "name": "Ada"}
    assert placed["created"] == "2024-05-01T00:00:00Z"
    assert placed["body"] == [
        {
            "type": "TextualBody", "value": "Said in **Markdown**. #bus", "format": "text/markdown", "language": "en",
            "textDirection": "ltr", "purpose": "commenting",
        },
        {"type": "TextualBody", "value": "bus", "purpose": "tagging"},
    ]  # fmt: skip
    assert orphan["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "never was there"}]
    assert (orphan["body"][0]["language"], orphan["body"][0]["textDirection"]) == ("ar", "rtl")


def test_offsets_are_code_points() -> None:
    article = _with(entry_of("emoji", "😀😀 Un passage après deux signes.", language="fr"), "emoji", None)
    noted = replace(
        article, placements=place_notes(article.analysis.article.text, notes_of_text("> Un passage\n\nA.\n"))
    )
    (item,) = items_of(web_annotations(notes_of(link([noted], [], Settings()))))
    assert item["target"]["selector"][1]["start"] == 3


def notes_of_text(text: str) -> Sequence[Note]:
    return parse_annotations(text, "", ArticleId(""))[0].notes


def test_all_notes_in_one_markdown_file() -> None:
    tree = {PATH.format("qara"): WRITTEN.encode(), PATH.format("gone"): b"> *gone*\n\nSaid.\n"}
    told = FORMATS["markdown"](notes_of(collection_of(tree)))
    assert told.index("## gone") < told.index("## Les autobus ont quitté Qara")
    for part in (
        "> Les derniers autobus ont quitté le Qalamoun",
        "Said in **Markdown**. #bus",
        "— Ada, 2024-05-01",
        "On the whole.",
    ):
        assert part in told
    assert "> never was there\n\n*(This passage is not found in the article.)*" in told
    assert "> &#42;gone&#42;" in told


def test_the_table_has_a_row_a_note_and_runs_no_formula() -> None:
    tree = {PATH.format("qara"): (WRITTEN + "\n> =HYPERLINK(1)\n\n-1\n").encode()}
    rows = list(csv.DictReader(io.StringIO(FORMATS["csv"](notes_of(collection_of(tree))), newline="")))
    assert [row["state"] for row in rows] == ["whole article", "exact", "orphan", "orphan"]
    assert (rows[1]["author"], rows[1]["date"], rows[1]["tags"]) == ("Ada", "2024-05-01", "bus")
    assert (rows[3]["quote"], rows[3]["note"]) == ("'=HYPERLINK(1)", "-1")


def test_an_empty_collection_exports_too() -> None:
    assert json.loads(exported({}))["total"] == 0
    assert not planned(exported({}), {}).changes


# -- from elsewhere -------------------------------------------------------------------------------------------------

QUOTE = {"type": "TextQuoteSelector", "exact": "Ils sont partis", "prefix": "le 28 août 2017. ", "suffix": " vers"}


def annotation(**more: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://elsewhere.example/1",
        "type": "Annotation",
        "body": "Where to?",
        "target": {"source": "http://example.org/qara?utm_source=x#top", "selector": QUOTE},
        **more,
    }


@pytest.mark.parametrize(
    "file",
    [
        annotation(),
        [annotation()],
        {"type": "AnnotationPage", "items": [annotation()]},
        {"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [annotation()]}},
        [{"type": "AnnotationPage", "items": [annotation()]}],
        {"@graph": [annotation()]},
        annotation(body={"type": "TextualBody", "value": "Where to?"}),
        annotation(body=[{"type": "TextualBody", "value": "Where to?", "purpose": "commenting"}]),
        annotation(body=None, bodyValue="Where to?"),
        annotation(body={"type": "Choice", "items": [{"value": "Where to?"}, {"value": "Où ?"}]}),
        annotation(body={"type": "TextualBody", "value": "<p>Where <b>to</b>?</p>", "format": "text/html"}),
        annotation(target={"source": {"id": "https://example.org/qara"}, "selector": [{"type": "RangeSelector"}, QUOTE]}),
        annotation(target=[{"source": "https://example.org/qara", "selector": {"type": "XPathSelector", "refinedBy": QUOTE}}]),
        annotation(target={"source": "https://elsewhere.example/", "dc:title": "Les autobus ont quitté Qara | Le Site", "selector": QUOTE}),
    ],
)  # fmt: skip
def test_web_annotations_of_other_tools(file: object) -> None:
    (note,) = notes_in(imported(json.dumps(file), {}), "qara")
    assert (note.quote, note.body) == ("Ils sont partis", "Where to?")


def test_tags_and_names_and_dates_come_along() -> None:
    item = annotation(
        body=[{"value": "Where to? #bus"}, {"value": "bus", "purpose": "tagging"}, {"value": "open question", "purpose": "tagging"}],
        creator={"name": "Ada"}, created="2024-05-01T10:00:00Z",
    )  # fmt: skip
    (note,) = notes_in(imported(json.dumps(item), {}), "qara")
    assert (note.body, note.tags) == ("Where to? #bus\n\n#open-question", ("bus", "open-question"))
    assert (note.author, note.dated) == ("Ada", "2024-05-01")


def test_what_points_by_other_selectors_only_is_told_with_its_line() -> None:
    item = annotation(target={"source": "http://example.org/qara", "selector": {"type": "RangeSelector"}})
    plan = planned("[\n" + json.dumps(annotation()) + ",\n" + json.dumps(item) + "\n]", {})
    (problem,) = left_of(plan, "notes.json")
    assert (problem.line, problem.message) == (3, "points to its passage by RangeSelector only")
    assert len(plan.changes) == 1


def test_pages_elsewhere_are_told_and_not_fetched() -> None:
    (lost,) = planned('{"type": "AnnotationCollection", "first": "https://elsewhere.example/page1"}', {}).left
    assert "address" in lost.why


def hypothesis_row(name: str, text: str, quote: str | None, **more: Any) -> dict[str, Any]:
    selectors = [
        {"type": "RangeSelector", "startContainer": "/p[1]"},
        {"type": "TextPositionSelector", "start": 5, "end": 9},
        {"type": "TextQuoteSelector", "exact": quote, "prefix": "", "suffix": ""},
    ]
    return {
        "id": name,
        "created": "2024-05-01T20:16:00.000000+00:00",
        "user": "acct:ada@hypothes.is",
        "uri": "https://example.org/qara",
        "text": text,
        "tags": [],
        "target": [{"source": "https://example.org/qara", **({"selector": selectors} if quote else {})}],
        "document": {"title": ["Another title"]},
        **more,
    }


HYPOTHESIS = [
    hypothesis_row(
        "r2", "And back.", None, references=["n1", "r1"], user="acct:cy@hypothes.is", created="2024-05-03T00:00:00Z"
    ),
    hypothesis_row(
        "r1",
        "To the east.\n\nSurely.",
        None,
        references=["n1"],
        user="acct:bo@hypothes.is",
        created="2024-05-02T00:00:00Z",
    ),
    hypothesis_row("n1", "Where to?", "Ils sont partis", tags=["open question"]),
    hypothesis_row("p1", "On the page.", None),
    hypothesis_row("p2", "Also on the page.", None, user="acct:bo@hypothes.is"),
    hypothesis_row("h1", "", "le 28 août 2017"),
]


@pytest.mark.parametrize(
    "wrap", [lambda rows: rows, lambda rows: {"total": 6, "rows": rows}, lambda rows: {"annotations": rows}]
)
def test_an_export_of_hypothesis(wrap: Any) -> None:
    notes = notes_in(imported(json.dumps(wrap(HYPOTHESIS)), {}), "qara")
    assert [(note.quote, note.author) for note in notes] == [
        (None, "ada"),
        (None, "bo"),
        ("Ils sont partis", "ada"),
        ("le 28 août 2017", "ada"),
    ]
    assert notes[2].body == (
        "Where to?\n\n>> To the east.\n>>\n>> Surely.\n>>\n>> — bo, 2024-05-02\n\n>>> And back.\n>>>\n>>> — cy, 2024-05-03\n\n#open-question"
    )
    assert notes[3].body == ""


def test_an_answer_that_came_later_is_added_and_the_note_is_not() -> None:
    before = imported(json.dumps(HYPOTHESIS[1:]), {})
    after = imported(json.dumps(HYPOTHESIS), before)
    added = notes_in(after, "qara")[len(notes_in(before, "qara")) :]
    assert [(note.quote, note.body) for note in added] == [
        ("Ils sont partis", ">>> And back.\n>>>\n>>> — cy, 2024-05-03")
    ]


def test_an_answer_whose_note_is_missing_is_told() -> None:
    (lost,) = planned(json.dumps(HYPOTHESIS[:1]), {}).left
    assert "not in this file" in lost.why


def test_answers_in_a_circle_are_told() -> None:
    rows = [hypothesis_row("a", "A", None, references=["b"]), hypothesis_row("b", "B", None, references=["a"])]
    assert len(planned(json.dumps(rows), {}).left) == 2


READWISE = '''\
Highlight,Book Title,Book Author,Amazon Book ID,Note,Color,Tags,Location Type,Location,Highlighted at,Document tags
"Ils sont partis vers ""Abou Kamal""",Les autobus ont quitté Qara,SANA,,"Two
lines",yellow,"bus, far away",order,1,2024-05-01 20:16:00+00:00,
Dix-sept autobus sont partis,Les autobus ont quitté Qara,SANA,,,,,,,,
Ils sont partis vers Abou Kamal,A title that nobody has,,,By its words.,,,,,,
nowhere,A title that nobody has,,,,,,,,,
'''


def test_an_export_of_readwise() -> None:
    after = imported(READWISE, {})
    first, second, third = notes_in(after, "qara")
    assert (first.quote, first.body) == ('Ils sont partis vers "Abou Kamal"', "Two\nlines\n\n#bus #far-away")
    assert (first.author, first.dated) == (None, "2024-05-01")
    assert (second.quote, second.body) == ("Dix-sept autobus sont partis", "")
    assert third.body == "By its words."
    (problem,) = left_of(planned(READWISE, {}), "notes.csv")
    assert problem.line == 6
    assert json.loads(rest_of(planned(READWISE, {})))[0]["Highlight"] == "nowhere"
    assert len(planned(rest_of(planned(READWISE, {})), {}).left) == 1


# -- which article --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/qara", "http://www.example.org/qara/", "https://EXAMPLE.org/qara#p3", "https://example.org/qara/index.html",
        "https://example.org:443/qara?utm_source=a&fbclid=b", "https://web.archive.org/web/20170902id_/https://www.example.org/qara",
    ],
)  # fmt: skip
def test_addresses_of_one_page_are_the_same(url: str) -> None:
    assert same_page(url) == same_page("https://www.example.org/qara/")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/qara?id=2",
        "https://example.org/Qara",
        "https://m.example.org/qara",
        "urn:x",
        "",
        "http://[",
        "https:///",
    ],
)
def test_addresses_of_other_pages_are_not(url: str) -> None:
    assert same_page(url) != same_page("https://www.example.org/qara/")


@pytest.mark.parametrize(
    "url", ["file:///home/me/site/articles/qara.html#note", "http://127.0.0.1:8000/articles/qara.html"]
)
def test_a_page_of_the_site_itself_is_its_article(url: str) -> None:
    assert notes_in(imported(json.dumps(annotation(target=url)), {}), "qara")[0].body == "Where to?"


def test_a_page_of_another_site_with_such_an_address_is_not() -> None:
    assert planned(json.dumps(annotation(target="https://elsewhere.example/articles/qara.html")), {}).left


def test_a_short_quote_alone_tells_no_article() -> None:
    item = annotation(
        target={"source": "https://elsewhere.example", "selector": {"type": "TextQuoteSelector", "exact": "Qara"}}
    )
    assert planned(json.dumps(item), {}).left


# -- what stands there ----------------------------------------------------------------------------------------------


def test_nothing_that_stands_there_changes() -> None:
    there = "\ufeff---\r\ntags: [a]   # kept\r\n---\r\nMine.\r\n\r\n> Qara\r\nShort.\r\n\r\n— Me\r\n"
    after = imported(json.dumps(HYPOTHESIS), {PATH.format("qara"): there.encode()})[PATH.format("qara")].decode()
    notes = notes_in({PATH.format("qara"): after.encode()}, "qara")
    assert [note.body for note in notes if note.quote is None] == ["Mine.", "On the page.", "Also on the page."]
    assert [note.author for note in notes if note.quote is None] == [None, "ada", "bo"]
    left = after
    for line in there.split("\r\n"):
        assert line in left
        left = left[left.index(line) + len(line) :]
    assert "\n" not in after.replace("\r\n", "")


def test_a_file_that_cannot_take_a_note_is_left_and_told() -> None:
    there = "> Qara\n\n```\nopen\n\n> convoi\n\nB.\n"
    plan = planned(json.dumps(annotation(body="```\ncode\n```")), {PATH.format("qara"): there.encode()})
    assert not plan.changes
    assert "cannot take it" in plan.left[0].why


def test_a_tag_of_several_lines_opens_no_code_and_keeps_no_other_note_out() -> None:
    tag = {"type": "TextualBody", "value": "```\nopen", "purpose": "tagging"}
    said = {"type": "TextualBody", "value": "A."}
    items = [annotation(id="1", body=[said, tag]), annotation(id="2", body="B.")]
    notes = notes_in(imported(json.dumps(items), {}), "qara")
    assert [note.body for note in notes] == ["A.\n\n#```-open", "B."]


def test_a_note_with_code_that_is_never_closed_does_not_swallow_the_next() -> None:
    items = [annotation(id="1", body="```\nopen"), annotation(id="2", body="```\nalso open")]
    notes = notes_in(imported(json.dumps(items), {}), "qara")
    assert [note.body for note in notes] == ["```\nopen\n```", "```\nalso open\n```"]


# -- files that are broken ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "line", "said"),
    [
        (b"", 1, "nothing in this file"),
        (b"  \n", 1, "nothing in this file"),
        (b'{\n"items": [\n', 3, "no JSON"),
        (b"[" * 200_000, 1, "nested too deeply"),
        (b'{"a":' * 200_000, 1, "nested too deeply"),
        (b"[" + b"9" * 5000 + b"]", 1, "no JSON"),
        (b'[\n"\xff"]', 2, "no UTF-8"),
        (b"\xff\xfe\x00", 1, "no UTF-16"),
        (b"a,b\n1,2\n", 1, "no column Highlight"),
        (b'Highlight,Book Title\n"open', 2, "no CSV"),
        (b"\x00\x01\x02", 1, "no column"),
        (b"Highlight,Book Title\n" + b"x" * 200_000 + b",b\n", 2, "no CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_with_its_line(data: bytes, line: int, said: str) -> None:
    problem = read_given(data, "notes.json")
    assert isinstance(problem, Problem)
    assert (problem.path, problem.line) == ("notes.json", line)
    assert said in problem.message


KEYS = st.sampled_from(
    ["type", "id", "body", "bodyValue", "target", "source", "selector", "exact", "prefix", "start", "refinedBy", "items", "rows", "first", "uri",
     "user", "text", "tags", "references", "created", "creator", "name", "document", "title", "value", "purpose", "motivation", "dc:date", "label"]
)  # fmt: skip
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8)
    | st.sampled_from(["Annotation", "TextQuoteSelector", "Ils sont partis", "https://example.org/qara", "tagging", "acct:a@b", "2024"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=100)
@given(VALUES)
def test_any_json_is_taken_or_told(value: object) -> None:
    told = read_given(json.dumps([value]).encode(), "notes.json")
    assert not isinstance(told, Problem)
    imported(json.dumps([value]), {})


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_taken_or_told(data: bytes) -> None:
    told = read_given(data, "notes.json")
    if not isinstance(told, Problem):
        assert all(isinstance(one, Given | Refused) for one in told)


# -- what nobody means well with ------------------------------------------------------------------------------------

PAYLOADS = [payload for payloads in FAMILIES.values() for payload in payloads]
HOSTILE = st.sampled_from(PAYLOADS) | st.lists(LINES | st.sampled_from(PAYLOADS) | st.text(max_size=8), max_size=5).map(
    "\n".join
)


def _item(number: int, quote: str | None, body: str, tags: list[str], name: str | None, answers: int) -> dict[str, Any]:
    """An annotation with an id; an answer to an earlier one where there is such a one."""
    bodies = [
        {"type": "TextualBody", "value": body, "purpose": "commenting"},
        *({"type": "TextualBody", "value": tag, "purpose": "tagging"} for tag in tags),
    ]
    item: dict[str, Any] = {"type": "Annotation", "id": f"urn:x:{number}", "body": bodies, "creator": {"name": name}}
    if 0 <= answers < number:
        return {**item, "motivation": "replying", "target": f"urn:x:{answers}"}
    selector = {} if quote is None else {"selector": {"type": "TextQuoteSelector", "exact": quote}}
    return {**item, "target": {"source": "https://www.example.org/qara/", **selector}}


ITEMS = st.lists(
    st.tuples(
        st.none() | st.sampled_from(PASSAGES) | HOSTILE,
        HOSTILE,
        st.lists(HOSTILE, max_size=2),
        st.none() | HOSTILE,
        st.integers(-3, 4),
    ),
    max_size=5,
).map(lambda told: [_item(number, *one) for number, one in enumerate(told)])


@settings(max_examples=150, deadline=None)
@given(ITEMS, FILES | st.none())
def test_to_import_again_adds_nothing_whatever_it_says(items: list[dict[str, Any]], french: str | None) -> None:
    imported(json.dumps(items), {} if french is None else {PATH.format("qara"): _bytes(french)})
