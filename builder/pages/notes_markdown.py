"""Rewrites a note's Markdown as Markdown that can do no harm: read with one parser, checked node by node, written anew.

A note may have emphasis, lists, quotes, code, tables, and links to http(s), mailto and pages of the collection; all else is
shown as text. Handing it on as it is would let a second dialect read what the first one meant as text. To allow one more
construct, add its node type to _BLOCKS or _INLINES.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from textwrap import indent
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from builder.pages import escape

Target = Callable[[str, str], str | None]
"""(the link as the note has it, the page it is shown on) -> its address from that page, or None if there is no such page."""
Resolve = Callable[[str], str | None]

_PARSER = MarkdownIt("commonmark", {"html": False}).enable("table")
MOST_DEPTH = 8
"""Of lists and quotes within each other; Markdown takes ever longer for the deeper ones, and nobody can read them."""
MOST_LENGTH = 20_000
"""Characters of a note that are read as Markdown; a longer one is shown as text."""
CHUNK = 1_000
"""Characters of a paragraph of such a text: the cost of a paragraph grows with the square of the references in it."""
_FAR = re.compile(r"(?:https?://[^/?#]+|mailto:[^/?#])", re.IGNORECASE)
_INDENT = "    "


def note_markdown(body: str, resolve: Resolve, spoken: str = "", tags: Sequence[str] = ()) -> str:
    """The note as Markdown blocks, blank lines between them.

    resolve: gives the address of what a relative link points to, None where there is no such page; for `#tag` that of the tag.
    spoken: attributes for its paragraphs, where its language is not the page's.
    tags: the note's own; where it says `#tag`, that becomes a link.
    """
    if len(body) > MOST_LENGTH:
        chunks = (body[start : start + CHUNK] for start in range(0, len(body), CHUNK))
        return "\n\n".join(shown for chunk in chunks if (shown := escape.markdown(chunk, at_line_end=True)))
    tree = SyntaxTreeNode([_with_links(token, tags) for token in _PARSER.parse(body)])
    return "\n\n".join(
        f"<bdi {spoken}>{written}</bdi>" if spoken and node.type == "paragraph" else written
        for node in tree.children
        for written in _blocks([node], resolve, depth=0)
    )


def _with_links(token: Token, tags: Sequence[str]) -> Token:
    """The inline token with a link around each `#tag`, outside of links and code."""
    if token.children and tags:
        names = "|".join(re.escape(tag) for tag in sorted(tags, key=len, reverse=True))
        tag = re.compile(rf"(?<!\w)#(?:{names})(?![\w-])")
        inside = 0
        children: list[Token] = []
        for child in token.children:
            inside += child.nesting if child.type.startswith("link_") else 0
            children += [child] if inside or child.type != "text" else _linked(child, tag)
        token.children = children
    return token


def _linked(text: Token, tag: re.Pattern[str]) -> Iterator[Token]:
    at = 0
    for found in tag.finditer(text.content):
        yield replace(text, content=text.content[at : found.start()])
        yield Token("link_open", "a", 1, attrs={"href": found[0]})
        yield replace(text, content=found[0])
        yield Token("link_close", "a", -1)
        at = found.end()
    yield replace(text, content=text.content[at:])


def note_text(body: str) -> str:
    """The note's words on one line, without its markup."""
    if len(body) > MOST_LENGTH:
        return " ".join(body.split())
    tree = SyntaxTreeNode(_PARSER.parse(body))
    return " ".join(" ".join(_words_of(tree)).split())


def _words_of(node: SyntaxTreeNode) -> Iterator[str]:
    """A text for each block, since nothing but its end parts its last word from the next block's first."""
    if node.type == "inline":
        yield "".join(" " if child.type.endswith("break") else _text_of(child) for child in node.children)
    elif not node.children:
        yield _text_of(node)
    for child in node.children if node.type != "inline" else ():
        yield from _words_of(child)


# -- blocks -------------------------------------------------------------------------------------------------------


def _blocks(nodes: Sequence[SyntaxTreeNode], resolve: Resolve, depth: int) -> Iterator[str]:
    for node in nodes:
        written = _block(node, resolve, depth)
        if written:
            yield written


def _block(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    write = _BLOCKS.get(node.type)
    if write is None or depth > MOST_DEPTH:
        return escape.markdown_line(_text_of(node))
    return write(node, resolve, depth)


def _paragraph(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    return _inline(node.children, resolve)


def _heading(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    """In bold: the page's headings are the site's own."""
    return _wrapped("**", _inline(node.children, resolve).replace("\n", " "))


def _list(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    marker = "1.  " if node.type == "ordered_list" else "-   "
    items = ("\n\n".join(_blocks(item.children, resolve, depth + 1)) for item in node.children)
    return "\n".join(marker + indent(item, _INDENT).removeprefix(_INDENT) for item in items if item)


def _quote(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    return indent("\n\n".join(_blocks(node.children, resolve, depth + 1)), "> ", lambda line: True)


def _code(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    """Line by line, because an indented block would be read anew after a list."""
    lines = (escape.markdown(line, at_line_start=False) for line in node.content.rstrip("\n").split("\n"))
    return f'<code class="block">{"<br>".join(lines)}</code>'


def _table(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    rows = [row for section in node.children for row in section.children]
    lines = [
        "| " + " | ".join(_inline(cell.children, resolve).replace("\n", " ") for cell in row.children) + " |"
        for row in rows
    ]
    lines.insert(1, "|" + " --- |" * len(rows[0].children))
    return "\n".join(lines)


def _rule(node: SyntaxTreeNode, resolve: Resolve, depth: int) -> str:
    return "---"


_BLOCKS: dict[str, Callable[[SyntaxTreeNode, Resolve, int], str]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "code_block": _code,
    "fence": _code,
    "table": _table,
    "hr": _rule,
}


# -- inlines ------------------------------------------------------------------------------------------------------


def _inline(nodes: Sequence[SyntaxTreeNode], resolve: Resolve) -> str:
    out: list[str] = []
    for node in nodes:
        out.append(_inline_node(node, resolve, starts=not out or out[-1].endswith("\n")))
    return "".join(out)


def _inline_node(node: SyntaxTreeNode, resolve: Resolve, *, starts: bool) -> str:
    match node.type:
        case "inline":
            return _inline(node.children, resolve)
        case "text" | "text_special":
            return escape.markdown(node.content, at_line_start=starts)
        case "softbreak":
            return "\n"
        case "hardbreak":
            return "  \n"
        case "em":
            return _wrapped("*", _inline(node.children, resolve))
        case "strong":
            return _wrapped("**", _inline(node.children, resolve))
        case "code_inline":
            return f"<code>{escape.markdown(node.content, at_line_start=False)}</code>"
        case "link":
            return _link(node, resolve)
        case _:
            return escape.markdown(_text_of(node), at_line_start=starts)


def _wrapped(mark: str, inner: str) -> str:
    return f"{mark}{inner}{mark}" if inner.strip() else inner


def _link(node: SyntaxTreeNode, resolve: Resolve) -> str:
    shown = _inline(node.children, resolve).replace("\n", " ")
    href = str(node.attrs.get("href", ""))
    there = href if _FAR.match(href) else resolve(href)
    if there is None:
        return f"{shown} ({escape.markdown(href, at_line_start=False)})"
    return f"[{shown}]({escape.address(there)})"


def _text_of(node: SyntaxTreeNode) -> str:
    if not node.children:
        return node.content if node.type != "root" else ""
    return "".join(_text_of(child) for child in node.children)


# -- links within the collection ----------------------------------------------------------------------------------


def near_links(body: str) -> Iterator[str]:
    """Where the links of a note lead that are to be pages of the collection, as it has them."""
    if len(body) > MOST_LENGTH:
        return
    for token in _PARSER.parse(body):
        for child in token.children or ():
            href = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
            if href and not _FAR.match(href):
                yield href


def path_of(href: str, base: str) -> tuple[str, str] | None:
    """The page below content/ and the anchor that a relative link means, seen from `base`; None if it means none."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return None
    if parts.scheme or parts.netloc or parts.query or not parts.path:
        return None
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), parts.path))
    return path, parts.fragment if re.fullmatch(r"[A-Za-z0-9_-]+", parts.fragment) else ""
