"""The page of all notes: by tag and by article, each with the way to where it stands, the lost ones marked."""

from __future__ import annotations

from collections.abc import Mapping

from builder.model import Annotations, ArticleId, Collection, Note
from builder.pages import all_pages, paths_to_link
from builder.pages.dead_links import dead_links
from tests.collection_by_hand import collection_of, entry_of, noted
from tests.rendered import by_id, elements, text_of, tree_of


def bodies(collection: Collection) -> Mapping[str, str]:
    return {page.path: page.body for page in all_pages(collection)}


def test_a_note_on_a_later_part_of_a_long_article_is_linked_there() -> None:
    text = "%title% Long\n\n" + "\n\n".join(f"Paragraphe {number} ici." for number in range(2500))
    entry = noted(
        entry_of("long", text), ("Paragraphe 5 ici", "Early."), ("Paragraphe 2400 ici", "Late."), (None, "All.")
    )
    pages = bodies(collection_of(entry))
    links = [link.get("href") for link in elements(tree_of(pages["notes/index.md"]), "a")]
    for said, part in (("Early.", "long.md"), ("Late.", "long/3.md"), ("All.", "long.md")):
        page, _, anchor = next(link for link in links if link and said in pages_with(pages, link)).partition("#")
        assert page == f"../articles/{part}"
        assert f'id="{anchor}"' in pages[f"articles/{part}"]


def pages_with(pages: Mapping[str, str], link: str) -> str:
    """What is said where a link leads."""
    page, _, anchor = link.partition("#")
    return pages.get(page.replace("../", ""), "").partition(f'id="{anchor}"')[2][:200] if anchor else ""


def test_a_tag_leads_to_its_list_and_the_list_to_its_notes() -> None:
    entry = noted(entry_of("a", "%title% T\n\nUn mot."), ("mot", "See #إجلاء and #numbers, not `#numbers`."))
    pages = bodies(collection_of(entry))
    links = [link for link in elements(tree_of(pages["articles/a.md"]), "a") if "notes/" in (link.get("href") or "")]
    assert [text_of(link) for link in links] == ["#إجلاء", "#numbers"]
    notes = tree_of(pages["notes/index.md"])
    for link in links:
        page, _, anchor = link.get("href").partition("#")
        assert page == "../notes/index.md"
        assert text_of(by_id(notes, anchor)) == text_of(link)


def test_a_note_that_lost_its_passage_says_so() -> None:
    entry = noted(entry_of("a", "%title% T\n\nUn mot."), ("mot", "There."), ("nulle part", "Lost."))
    heads = [text_of(one).strip() for one in elements(tree_of(bodies(collection_of(entry))["notes/index.md"]), "p")]
    assert "nulle part · no passage fits" in heads
    assert "mot" in heads


def test_tags_of_notes_whose_article_is_gone_are_listed_too() -> None:
    note = Note(line=1, quote="mot", body="Of #before.", tags=("before",), author=None, dated=None)
    gone = Annotations(
        article=ArticleId("gone"), path="content/annotations/gone.md", facts={}, places=(), dates=(), tags=(), notes=(note,)
    )  # fmt: skip
    tree = tree_of(bodies(collection_of(entry_of("a", "%title% T"), homeless=(gone,)))["notes/index.md"])
    assert "mot" in text_of(elements(tree, "li")[0])
    for link in elements(tree, "a"):
        assert by_id(tree, link.get("href").removeprefix("#")) is not None


def test_a_link_that_leads_nowhere_is_told() -> None:
    said = "See [this](../articles/monday.md), [that](../articles/mondy.md#p-1), [a note](c.md), [elsewhere](https://example.org/x.md)."
    collection = collection_of(
        noted(entry_of("a", "%title% T\n\nUn mot."), ("mot", said), (None, "[B](../places/none.md)")),
        entry_of("monday", "Un mot."),
    )
    told = list(dead_links(collection, paths_to_link(all_pages(collection))))
    assert [problem.message.partition(": ")[2] for problem in told] == [
        '"../articles/mondy.md#p-1"',
        '"c.md"',
        '"../places/none.md"',
    ]
    assert told[0].hint == "Did you mean ../articles/monday.md?"
    assert "such as ../articles/<id>.md" in told[2].hint
    assert {(problem.path, problem.loses) for problem in told} == {("content/annotations/a.md", False)}
