"""Turns any text into Markdown, HTML or an address that shows exactly that text; nothing else in pages/ escapes.

Text comes from the open web, markup comes only from us: what is escaped here can open no tag, no link, no list and no
attribute list. Letters stay readable; characters that could mean something become character references, because a reference
is data in Markdown, in HTML and in an attribute alike. To defuse one more construct, add its character to a set below, with
a case in tests/test_escape.py.
"""

from __future__ import annotations

import re
from urllib.parse import quote

import yaml

from builder.folding import UNSEEN

_ANYWHERE = re.compile(r"[\\`*_\[\]{}<>&|~^#=$]")
"""What may open markup anywhere in a line: escapes, code, emphasis, links and footnotes, attribute lists and templates,
tags and autolinks, references, table cells, strikethrough and superscript, the closing # of headings, attributes, formulas."""
_AT_LINE_START = re.compile(r"""^[-+:;!?/%.@"']|(?<=^[0-9])[.)]""")
"""What may open markup only as the first character of a line: lists, rules, underlines of headings, definitions, admonitions."""
_ORDINAL = re.compile(r"^([0-9]+)([.)])")
"""A number and a dot at the start of a line would begin a list, and its number be lost."""
_WIDE_INDENT = re.compile(r"^[^\S ]+")
_AT_LINE_END = re.compile(r"(?:[^\S ]+|!)$")
"""Spaces that do not collapse, at the ends of a line: parsers strip every kind of space there. A link after a `!` is an image."""
_IN_TITLE = re.compile(r"""["'()]|[^\S ]""")
"""What could end a title or the link around it, and the spaces that parsers there turn into plain ones."""
_IN_HTML = re.compile(r"[&<>\"'=`{}]")
_ONLY_SPACES = re.compile(r"^ (?=[ ]*$)", re.MULTILINE)
"""The first space of a line of nothing else, which the Markdown parser would empty even within HTML."""
_ISOLATE = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
_LINE_BREAK = re.compile("\r\n|[\r\x85\u2028\u2029]")
_ANY_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}")


def visible(text: str) -> str:
    """The text with line separators as newlines, tabs as spaces, and a visible mark for every character that has no shape."""
    return UNSEEN.sub(lambda match: _mark_of(ord(match[0])), _LINE_BREAK.sub("\n", text).replace("\t", " "))


def on_one_line(text: str) -> str:
    """The same with a mark for each line end too: for messages, in which other people's names and passages stand."""
    return visible(_ANY_BREAK.sub("\u240a", text))


def _mark_of(code: int) -> str:
    """U+2400 and after are Unicode's pictures of the control characters."""
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else f"\u27e8U+{code:04X}\u27e9"


def _reference(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match[0])


def markdown(text: str, *, at_line_start: bool = True, at_line_end: bool = False) -> str:
    """Inline Markdown that shows the text; a newline becomes a line break, blank lines fall away.

    at_line_start, at_line_end: whether nothing stands before or after the text on its line.
    """
    lines = visible(text).split("\n")
    last = len(lines) - 1
    shown = [
        _line(line, starts=at_line_start or number > 0, ends=at_line_end or number < last)
        for number, line in enumerate(lines)
        if line.strip(" ") or (number == 0 and not at_line_start) or (number == last and not at_line_end)
    ]
    return "  \n".join(shown)


def _line(line: str, *, starts: bool, ends: bool) -> str:
    # 1. Spaces at the ends of a line would make it indented code, or a line break of its own.
    line = line.lstrip(" ") if starts else line
    line = line.rstrip(" ") if ends else line
    # 2. Before any reference is written, so that none is escaped twice: what may open markup anywhere.
    line = _ANYWHERE.sub(_reference, line)
    # 3. What may open markup at the start of a line only.
    if starts:
        line = _ORDINAL.sub(lambda match: f"{match[1]}&#{ord(match[2])};", line)
        line = _AT_LINE_START.sub(_reference, line)
    # 4. The spaces that must stay, and the sign that would make an image of our link.
    line = _WIDE_INDENT.sub(_reference, line) if starts else line
    return _AT_LINE_END.sub(_reference, line)


def markdown_line(text: str) -> str:
    """Inline Markdown that shows the text on one line: for headings, list items, table cells and texts of links."""
    return markdown(" ".join(visible(text).split("\n")).strip(" "))


def markdown_title(text: str) -> str:
    """The text as the quoted title of a Markdown link."""
    return _IN_TITLE.sub(_reference, markdown_line(text))


def html(text: str) -> str:
    """HTML that shows the text, in an element or in a quoted attribute; newlines stay newlines."""
    return _ONLY_SPACES.sub(_reference, _IN_HTML.sub(_reference, visible(text)))


def html_isolating(text: str) -> str:
    """The same with an element for each first-strong isolate: what markup can keep apart needs no sign."""
    return _ISOLATE.sub(r"<bdi>\1</bdi>", html(text))


def markdown_isolating(text: str) -> str:
    """A line of Markdown with the same elements."""
    return _ISOLATE.sub(r"<bdi>\1</bdi>", markdown_line(text))


def html_line(text: str) -> str:
    """HTML that shows the text on one line: for front matter, which the theme prints as it is, and for attributes."""
    return html(re.sub("[ \n]+", " ", visible(text)).strip(" "))


def html_setting(text: str) -> str:
    """The text for mkdocs.yml's `!ENV`, which the theme prints as it is, and YAML would take for a number or a truth value.

    Only what must be is escaped: the theme escapes the title a second time where it is a tooltip.
    """
    escaped = re.sub(r'[&<>"]', _reference, re.sub("[ \n]+", " ", visible(text)).strip(" "))
    resolved = yaml.SafeLoader("").resolve(yaml.ScalarNode, escaped, (True, False))  # type: ignore[no-untyped-call]
    is_text = resolved == "tag:yaml.org,2002:str"
    return escaped if is_text or not escaped else f"&#{ord(escaped[0])};{escaped[1:]}"


def address(text: str) -> str:
    """A URL or a path fit for the parentheses of a Markdown link; what is percent-encoded already stays so."""
    return quote(text, safe="/:?#@!$&+,;=%-.~_", errors="replace")


def language_tag(text: str) -> str:
    """A BCP 47 language fit for a `lang` attribute; `und` for anything else."""
    return text if _LANGUAGE_TAG.fullmatch(text) else "und"
