"""The article in an HTML page, as text. To let another part of a page be text, give its element a line in `_parts`."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import trafilatura
from trafilatura.settings import Document as Extracted

from builder.read.stated import WEB_ADDRESS


def main_text_of(page: Any, text: str) -> str:
    """What trafilatura takes for the article, or else all text of the page. `page`: the tree of `text`."""
    return _article_in(page) or trafilatura.html2txt(text) or ""


def _article_in(tree: Any) -> str:
    """With the captions that it would leave out with their pictures."""
    tree = deepcopy(tree)
    for caption in tree.xpath("//figure//figcaption"):
        caption.tag = "p"
    for figure in tree.xpath("//figure"):
        figure.tag = "div"
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, include_links=True)
    return "\n\n".join(filter(None, _parts(found.body))) if isinstance(found, Extracted) else ""


def _parts(element: Any) -> Iterator[str]:
    """The paragraphs, headings, list items and table rows below an element of trafilatura's, as text."""
    if element.tag == "list":
        for number, item in enumerate(element.iterchildren("item"), 1):
            # "1)", not "1.": before "Mai 2020" that would be a day.
            yield (f"{number}) " if element.get("rend") == "ol" else "- ") + _line_of(item)
            for inner in item.iterchildren("list"):
                yield from _parts(inner)
    elif element.tag == "row":
        yield " | ".join(_line_of(cell) for cell in element.iterchildren("cell"))
    elif any(child.tag in _HOLDERS for child in element):
        yield " ".join((element.text or "").split())
        for child in element:
            yield from _parts(child)
            yield " ".join((child.tail or "").split())
    else:
        yield _line_of(element)


_HOLDERS = frozenset({"p", "head", "quote", "list", "table", "row"})


def _line_of(element: Any) -> str:
    """The text of one paragraph; a link keeps its address beside it, as text."""
    lines = "".join(_running(element)).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _running(element: Any) -> Iterator[str]:
    yield (element.text or "").replace("\n", " ")
    for child in element:
        if child.tag == "lb":
            yield "\n"
        elif child.tag != "list":
            yield from _running(child)
        if child.tag == "ref" and WEB_ADDRESS.match(target := child.get("target", "")):
            yield f" ({target})"
        yield (child.tail or "").replace("\n", " ")
