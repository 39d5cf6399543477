"""Opens a seed by its kind: plain text as it is, Markdown and HTML as the text a reader saw, with what the page says about itself.

To read another kind of file, add a function `bytes → Document` to _READERS.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

import lxml.html
from lxml.etree import ParserError, iterwalk
from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.token import Token

from builder.folding import UNSEEN
from builder.model import Problem, Seed, StatedDate
from builder.plain_yaml import YamlError, load
from builder.read.decode import decode
from builder.read.front_matter import front_matter_of, metadata_list
from builder.read.page_facts import page_facts_of
from builder.read.stated import WEB_ADDRESS

LONGEST_SEED = 20_000_000
"""Bytes of a file: saved pages bring their pictures along. What is longer is refused, not cut."""
LONGEST_TEXT = 300_000
"""Characters: a report of 150 pages. That much, whatever it is made of, is read, cross-linked and rendered within ten seconds."""
MOST_LINES = 6_000
MOST_ELEMENTS = 60_000
"""Of an HTML page, ten times those of a long one."""
PAGE_TO_TEXT = 4
"""How much longer all text of a page may be than its article: menus, lists and comments; extraction copies all of it."""
MOST_CHILDREN = 10_000
"""Of an HTML element: that lxml counts them anew for each took 50,000 cells of a row eleven seconds."""
MOST_ELEMENTS_DEEP = 200
"""Of HTML elements within each other; the deepest of a real page are at 60."""
MOST_ATTRIBUTES = 1_000
"""Of an HTML tag: parsers compare each with all others, and 100,000 took them four minutes."""
MOST_DEPTH = 90
"""Of lists and quotes within each other in a Markdown file."""
MOST_BRACKETS = 10_000
"""Of those that open in a Markdown file: the parser looks for the end of each, and 70,000 took seventeen seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A seed's text with what its own metadata says; None where it says nothing."""

    text: str
    title: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None
    stated: StatedDate | None = None
    guessed: str | None = None
    """The encoding, where nothing but the seed's bytes tell it."""
    problems: tuple[Problem, ...] = field(default=())


def open_seed(seed: Seed, encoding: str | None = None) -> Document | Problem:
    """The seed's text and metadata, or the problem that keeps it from being read."""
    reader = _READERS.get(PurePosixPath(seed.path).suffix.lower())
    if reader is None:
        kinds = ", ".join(sorted(_READERS))
        return _problem(seed, "not a kind of file that can be read", f"Save it as one of: {kinds}.")
    if len(seed.data) > LONGEST_SEED:
        size = f"{len(seed.data) / 1e6:.0f} MB"
        return _problem(
            seed, f"{size} is too long for an article", f"Split it: at most {LONGEST_SEED // 1_000_000} MB a seed."
        )
    decoded = decode(seed.data, seed.path, encoding)
    if isinstance(decoded, Problem):
        return decoded
    if fault := _out_of_bounds(decoded.text, seed, is_page=reader is _read_html):
        return fault
    try:
        document = reader(decoded.text, seed)
    except Exception as fault:  # of a parser, on a page that nobody foresaw: it keeps no other seed from the reader
        what = f"this file cannot be parsed: {type(fault).__name__}: {fault}"
        return _problem(
            seed, what, "That is a fault of commonplace, not of the file: save it as plain text, and please report it."
        )
    if isinstance(document, Problem):
        return document
    if refused := _out_of_bounds(document.text, seed):
        return refused
    if not document.text.strip():
        return _problem(seed, "there is no text in this file", "Save the page again, or delete the file.")
    return replace(
        document,
        title=_whole_text(document.title),
        source=_whole_text(document.source),
        author=_whole_text(document.author),
        url=_whole_text(document.url),
        guessed=decoded.encoding if decoded.guessed else None,
        problems=(*decoded.problems, *document.problems, *_unseen(document.text, decoded.text, seed)),
    )


def _whole_text(fact: str | None) -> str | None:
    """Half a character (JSON and YAML can hold a lone surrogate) is none, and could not be written."""
    return None if fact is None else unicodedata.normalize("NFC", _HALVES.sub("", fact)) or None


_HALVES = re.compile("[\ud800-\udfff]")


def _out_of_bounds(text: str, seed: Seed, *, is_page: bool = False) -> Problem | None:
    """A text that is too long to be an article; of a page's source, its elements and their attributes count."""
    counted = (
        [
            (text.count("<"), 2 * MOST_ELEMENTS, "HTML tags"),
            (_most_attributes(text), MOST_ATTRIBUTES, "attributes of a tag"),
        ]
        if is_page
        else [(len(text), LONGEST_TEXT, "characters"), (len(_LINES.findall(text)), MOST_LINES, "lines")]
    )
    return next((fault for count in counted if (fault := _too_many(*count, seed))), None)


def _too_many(many: int, most: int, what: str, seed: Seed) -> Problem | None:
    if many <= most:
        return None
    return _problem(seed, f"{many:,} {what} are too many for an article", f"Split it: at most {most:,} a seed.")


_LINES = re.compile(r"^[^\n]*\S", re.MULTILINE)


def _most_attributes(page: str) -> int:
    """Of the tag that has the most; 0 where no stretch between two `<` has words enough for more than MOST_ATTRIBUTES."""
    if all(len(part.split(maxsplit=MOST_ATTRIBUTES)) < MOST_ATTRIBUTES for part in page.split("<")):
        return 0
    most, end = 0, 0
    while tag := _TAG.search(page, end):
        end, many = tag.end(), 0
        while attribute := _ATTRIBUTE.match(page, end):
            end, many = attribute.end(), many + 1
        most = max(most, many)
    return most


_TAG = re.compile(r"<[A-Za-z][^\s>]*")
_ATTRIBUTE = re.compile(r"""[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?""")


def _unseen(text: str, source: str, seed: Seed) -> Iterator[Problem]:
    """One problem for all characters that have no shape; `source`: the file as saved, in which the first one's line is looked for."""
    found = list(UNSEEN.finditer(text))
    if found:
        first = f"U+{ord(found[0][0]):04X}"
        message = f"{len(found):,} characters that cannot be seen, the first of them {first}"
        if len(found) == 1:
            message = f"a character that cannot be seen, {first}"
        hint = "Pages show a mark in place of each; look whether the text reads other than it is."
        context = text[max(0, found[0].start() - _CONTEXT) : found[0].end()]
        at = source.find(context)
        line = source.count("\n", 0, at + len(context)) + 1 if at >= 0 else 1
        yield Problem(path=seed.path, line=line, message=message, hint=hint, loses=False)


_CONTEXT = 8  # characters before it by which a character is found again


def _read_text(text: str, seed: Seed) -> Document:
    return Document(text=text)


# -- Markdown -------------------------------------------------------------------------------------------------------

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_LONGEST_FRONT_MATTER = 20_000  # characters; more is no metadata
_OPENED = re.compile(r"---[ \t]*\n[\w -]{1,40}:(?:[ \t]|\n)")


def _read_markdown(text: str, seed: Seed) -> Document:
    match = _FRONT_MATTER.match(text)
    facts, problems = _front_matter(match[1], seed) if match else ({}, _unclosed(text, seed))
    body = text[match.end() :] if match else text
    paragraphs, beyond = _of_markdown(body)
    if beyond:
        problems = (*problems, _problem(seed, beyond, "It is read as plain text."))
    said = front_matter_of(facts or metadata_list(body.splitlines()))
    return Document(
        text="\n\n".join(filter(None, paragraphs)),
        title=said.title,
        source=said.source,
        author=said.author,
        url=said.url,
        language=said.language,
        stated=said.stated,
        problems=tuple(problems),
    )


def _of_markdown(body: str) -> tuple[Iterable[str], str]:
    """The paragraphs, and what is too much for the parser, "" for nothing: then all is one, as it stands."""
    if body.count("[") > MOST_BRACKETS:
        return [body], f"more than {MOST_BRACKETS:,} brackets"
    tokens = _parsed(body)
    if any(token.level > MOST_DEPTH for token in tokens):  # the parser leaves out what lies deeper
        return [body], f"lists or quotes more than {MOST_DEPTH} deep"
    return _paragraphs(tokens), ""


def _parsed(body: str) -> list[Token]:
    """The blocks of Markdown; definitions of links that nothing uses are text like any other, since Markdown would drop them."""
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": MOST_DEPTH + 10}).enable("table")
    told: dict[str, Any] = {}
    tokens = parser.parse(body, told)
    if not told.get("references"):
        return tokens
    used = {child.attrGet("href") or child.attrGet("src") for token in tokens for child in token.children or ()}
    needed = {label for label, reference in told["references"].items() if reference["href"] in used}

    def escaped(match: re.Match[str]) -> str:
        label = normalizeReference(match["label"])
        if label not in told["references"] or label in needed:
            needed.discard(label)  # a second definition of it is text, too
            return match[0]
        return f"{match['space']}\\{match['rest']}"

    kept = _DEFINITION.sub(escaped, body)
    return tokens if kept == body else parser.parse(kept)


_DEFINITION = re.compile(r"^(?P<space> {0,3})(?P<rest>\[(?P<label>[^\[\]\n]{1,200})\]:)", re.MULTILINE)


def _unclosed(text: str, seed: Seed) -> Iterable[Problem]:
    if _OPENED.match(text):
        yield _problem(seed, "front matter that nothing closes is read as text", "End it with a line ---.")


def _front_matter(text: str, seed: Seed) -> tuple[Mapping[str, Any], Iterable[Problem]]:
    try:
        return load(text, _LONGEST_FRONT_MATTER), ()
    except YamlError as fault:
        return {}, [_problem(seed, f"front matter: {fault.message}", "Its facts are not read.", fault.line + 1)]


def _paragraphs(tokens: Iterable[Token]) -> Iterator[str]:
    """The visible text of each block; a link keeps its address beside it, as text.

    A list's marker stays: "28. August 2017" at the head of a line is a list to Markdown, and a date to a reader.
    A table's row is one line, with a bar between its cells.
    """
    marker = ""
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            marker = f"{token.info}{token.markup} "
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            yield marker + " | ".join(cells)
            marker, cells = "", None
        elif token.type == "inline" and cells is not None:
            cells.append("".join(_inline(token.children or ())))
        elif token.type == "inline":
            yield marker + "".join(_inline(token.children or ()))
            marker = ""
        elif token.type in ("fence", "code_block"):
            yield token.content.strip("\n")


def _inline(tokens: Iterable[Token]) -> Iterator[str]:
    address: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline"):
            yield token.content
        elif token.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif token.type == "image":
            yield token.content
        elif token.type == "link_open":
            address.append(str(token.attrGet("href") or ""))
        elif token.type == "link_close" and address and WEB_ADDRESS.match(href := address.pop()):
            yield f" ({href})"


# -- HTML -----------------------------------------------------------------------------------------------------------


def _read_html(text: str, seed: Seed) -> Document | Problem:
    # It brings in trafilatura, which takes as long as all the rest that starts; most seeds are no HTML.
    from builder.read.main_text import main_text_of

    text = _carried(text)
    try:
        # Unless told that a page may be huge, the parser stops at a text of 10 MB, and what follows is lost in silence.
        parser = lxml.html.HTMLParser(huge_tree=True)
        tree = lxml.html.document_fromstring(_XML_DECLARATION.sub("", text, count=1), parser=parser)
    except (ParserError, ValueError):
        return Document(text="")
    if fault := _out_of_shape(tree, parser.error_log, seed):
        return fault
    _without_archive(tree)
    said = page_facts_of(tree, text)
    return Document(
        text=_brought(main_text_of(tree, text)),
        title=_brought(said.title or "") or None,
        source=_brought(said.source or "") or None,
        author=_brought(said.author or "") or None,
        url=said.url,
        language=said.language,
        stated=said.stated,
    )


def _out_of_shape(tree: Any, log: Any, seed: Seed) -> Problem | None:
    """A page that the parser gave up before its end, or that is too deep or too broad for those that read the tree."""
    hint = "Save it as plain text."
    if given_up := log.filter_from_fatals():
        return _problem(
            seed, f"this page cannot be read to its end: {given_up[0].message.strip()}", hint, given_up[0].line
        )
    depth = length = 0
    for event, element in iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if event == "end":
            length += len(element.tail or "") + (0 if element.tag in _UNREAD else len(element.text or ""))
        if depth > MOST_ELEMENTS_DEEP:
            return _problem(seed, f"HTML elements more than {MOST_ELEMENTS_DEEP} deep", hint, element.sourceline or 1)
        if event == "start" and len(element) > MOST_CHILDREN:
            what = f"{len(element):,} HTML elements within one are too many for an article"
            return _problem(seed, what, f"{hint} At most {MOST_CHILDREN:,} are read.", element.sourceline or 1)
    return _too_many(length, PAGE_TO_TEXT * LONGEST_TEXT, "characters", seed)


_UNREAD = frozenset({"script", "style", "noscript", "template"})


_CARRIED = {0xFDD0 + code: code for code in (*range(0x09), 0x0B, *range(0x0E, 0x20))} | {0xFDD9: 0xFFFE, 0xFDDA: 0xFFFF}
"""Characters that no tree of XML may hold, each by one without a meaning that it may: one of them cost a page its paragraphs."""
_BROUGHT = {carrier: chr(code) for carrier, code in _CARRIED.items()}
_CARRIERS = {code: chr(carrier) for carrier, code in _CARRIED.items()} | {0x0C: " "}  # in HTML a form feed is a space
_UNHOLDABLE = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#(?:[xX]0*+([0-9a-fA-F]{1,4})|0*+([0-9]{1,5}))(?![0-9a-fA-F]);?"
)


def _carried(page: str) -> str:
    """The page with what cannot stand in a tree, plain or as a reference, as its carrier."""

    def carrier(found: re.Match[str]) -> str:
        hexadecimal, decimal = found.groups(default="")
        code = int(hexadecimal, 16) if hexadecimal else int(decimal) if decimal else ord(found[0])
        return _CARRIERS.get(code, found[0])

    return _UNHOLDABLE.sub(carrier, page)


def _brought(text: str) -> str:
    return text.translate(_BROUGHT)


_ARCHIVES_OWN = "//*[@id='wm-ipp-base' or @id='wm-ipp' or @id='wm-ipp-print' or @id='donato']"
"""The banner that the Internet Archive puts above a page."""


def _without_archive(tree: Any) -> None:
    for banner in tree.xpath(_ARCHIVES_OWN):
        if banner.getparent() is not None:
            banner.drop_tree()


_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")


_READERS: Mapping[str, Callable[[str, Seed], Document | Problem]] = {
    ".txt": _read_text,
    ".md": _read_markdown,
    ".html": _read_html,
    ".htm": _read_html,
}
SUFFIXES = frozenset(_READERS)


def _problem(seed: Seed, message: str, hint: str, line: int = 1) -> Problem:
    return Problem(path=seed.path, line=line, message=message, hint=hint)
