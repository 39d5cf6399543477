"""Renders pages as the site does and reads them as a browser does, for the tests of pages and of escaping."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import markdown
import yaml

ROOT = Path(__file__).parent.parent
HTML = "{http://www.w3.org/1999/xhtml}"
BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "details", "summary", "ul", "pre", "td", "tr"}


class _Loader(yaml.SafeLoader):
    """mkdocs.yml takes values from the environment; here their defaults do."""


_Loader.add_constructor("!ENV", lambda loader, node: loader.construct_sequence(node)[-1])


@cache
def extensions() -> tuple[list[str], dict[str, Any]]:
    """The Markdown extensions of mkdocs.yml, with their settings."""
    listed = yaml.load((ROOT / "mkdocs.yml").read_text("utf-8"), _Loader)["markdown_extensions"]
    names = [next(iter(one)) if isinstance(one, dict) else one for one in listed]
    return names, {name: settings for one in listed if isinstance(one, dict) for name, settings in one.items()}


def html_of(body: str) -> str:
    """The page's HTML, as MkDocs makes it from the Markdown; the tags plugin and the search take out what is theirs."""
    names, settings = extensions()
    rendered = markdown.Markdown(extensions=names, extension_configs=settings).convert(body)
    return re.sub(r"\s?data-search-\w+=\"[^\"]+\"", "", rendered)


def tree_of(body: str) -> Any:
    """The page as a browser's parser sees it."""
    return html5lib.parse(f"<!doctype html><body>{html_of(body)}</body>")


def elements(tree: Any, tag: str) -> list[Any]:
    return list(tree.iter(HTML + tag))


def by_id(tree: Any, name: str) -> Any:
    return next(element for element in tree.iter() if element.get("id") == name)


def text_of(element: Any) -> str:
    """The visible text, breaks as newlines; references to footnotes are not the text's."""
    if element.get("class") == "footnote-ref":
        return ""
    out = [element.text or ""]
    for child in element:
        out += [text_of(child) if isinstance(child.tag, str) else "", child.tail or ""]
    tag = element.tag.removeprefix(HTML) if isinstance(element.tag, str) else ""
    return "".join(out) + ("\n" if tag in BREAKS else "")


def collapsed(text: str) -> str:
    """White space as a browser collapses it; spaces that do not collapse stay."""
    return re.sub(r"[ \t\n\r\f]+", " ", text).strip(" ")
