"""An article's text as Markdown: paragraphs with links for places and dates, marks for noted passages, asides folded away.

A new kind of block gets its line in _CLASS; a new kind of link its case in links_of.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from builder.edtf import display_of
from builder.lexicon import direction_of
from builder.model import Article, Block, BlockKind, Collection, Entry
from builder.pages import addresses, escape
from builder.pages.fragments import place_name, place_sort
from builder.words import word
from builder.words.reasons import sentence_of

RAW_LENGTH = 20_000
"""Characters of a paragraph above which it is written as HTML: inline Markdown copies the paragraph once for each reference."""
RAW_MARKS = 500
"""References, links and marks of a paragraph above which it is written as HTML, for the same reason."""

_CLASS: dict[BlockKind, str] = {
    "kicker": "kicker", "byline": "byline", "dateline": "dateline", "caption": "caption", "title": "title",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stretch of text that points somewhere."""

    start: int
    end: int
    address: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A stretch of text with a note."""

    start: int
    end: int
    number: int
    begins: str
    """What a screen reader says where it begins; the style sheet hands it on, it is no part of the text."""
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """A stretch of text within which nothing begins and nothing ends."""

    start: int
    end: int
    link: Link | None
    highlights: tuple[Highlight, ...]
    closing: tuple[int, ...]
    """The numbers of the notes whose passage ends here."""


def links_of(collection: Collection, entry: Entry, here: str, start: int, end: int) -> tuple[Link, ...]:
    """The places and dates that have a page, in a stretch of the article, in order."""
    language = collection.settings.language
    places = (
        Link(
            start=link.start,
            end=link.end,
            address=addresses.link(here, addresses.place_page(collection.places[link.place.id].slug)),
            title=f"{place_name(collection.places[link.place.id], language)} ({place_sort(link.place, language)})",
        )
        for link in entry.analysis.places
        if start <= link.start < end and link.place and link.place.id in collection.places
    )
    dates = (
        Link(
            start=link.start,
            end=link.end,
            address=addresses.link(here, addresses.date_address(collection.dates[link.edtf])),
            title=display_of(link.edtf, language)
            + word(language, "colon")
            + sentence_of(link.why, language, isolating=True),
        )
        for link in entry.analysis.dates
        if start <= link.start < end and link.edtf in collection.dates
    )
    return tuple(sorted((*places, *dates), key=lambda link: link.start))


def attributes(article: Article, index: int) -> str:
    """The paragraph's id, its class, and its language and direction where they are not the article's."""
    block = article.blocks[index]
    parts = [f"#p-{index}"]
    if block.kind in _CLASS:
        parts.append(f".{_CLASS[block.kind]}")
    if block.language != article.language and block.language != "und":
        parts += [f'lang="{escape.language_tag(block.language)}"', f'dir="{direction_of(block.language)}"']
    return " ".join(parts)


def block_markdown(
    article: Article,
    block: Block,
    links: Sequence[Link],
    highlights: Sequence[Highlight],
    *,
    one_line: bool = False,
) -> str:
    """The paragraph's text as inline Markdown; the text that a reader sees is the article's."""
    out: list[str] = []
    for link, group in groupby(_pieces(block, links, highlights), key=lambda piece: piece.link):
        within = tuple(group)
        shown = (_marked(article.text, piece, block, one_line=one_line) for piece in within)
        references = ["".join(f"[^{number}]" for number in piece.closing) for piece in within]
        if link:  # a reference is a link too, and has to wait until this one is closed
            out.append(f'[{"".join(shown)}]({link.address} "{escape.markdown_title(link.title)}")')
            out += references
        else:
            out += (text + reference for text, reference in zip(shown, references, strict=True))
    return "".join(out)


def _marked(text: str, piece: _Piece, block: Block, *, one_line: bool) -> str:
    raw = text[piece.start : piece.end]
    raw = escape.visible(raw).replace("\n", " ") if one_line else raw
    shown = escape.markdown(raw, at_line_start=piece.start == block.start, at_line_end=piece.end == block.end)
    return f"{_mark_tag(piece)}{shown}</mark>" if piece.highlights else shown


def _mark_tag(piece: _Piece) -> str:
    numbers = " ".join(str(highlight.number) for highlight in piece.highlights)
    said = {
        "data-begins": [mark.begins for mark in piece.highlights if mark.start == piece.start],
        "data-ends": [mark.ends for mark in piece.highlights if mark.end == piece.end],
    }
    details = [f"fn-{mark.number}" for mark in piece.highlights if mark.start == piece.start]
    said["aria-details"] = details  # where the note stands, told once for each
    spoken = "".join(f' {name}="{escape.html_line(" ".join(words))}"' for name, words in said.items() if words)
    return f'<mark data-notes="{numbers}"{spoken}>'


def block_html(article: Article, block: Block, links: Sequence[Link], highlights: Sequence[Highlight]) -> str:
    """The paragraph's text as HTML, for paragraphs that are folded away or too long for Markdown."""
    out: list[str] = []
    for link, group in groupby(_pieces(block, links, highlights), key=lambda piece: piece.link):
        inner = "".join(_marked_html(article.text, piece) for piece in group)
        out.append(
            f'<a href="{rendered(link.address)}" title="{escape.html_line(link.title)}">{inner}</a>' if link else inner
        )
    return "".join(out)


def rendered(address: str) -> str:
    """The address of a page's HTML: what the renderer makes of links in Markdown, it leaves alone in HTML."""
    path, hash_, anchor = address.partition("#")
    return path.removesuffix(".md") + ".html" * path.endswith(".md") + hash_ + anchor


def _marked_html(text: str, piece: _Piece) -> str:
    shown = escape.html(text[piece.start : piece.end]).replace("\n", "<br>")
    if not piece.highlights:
        return shown
    references = "".join(
        f'<sup id="fnref-{number}"><a class="footnote-ref" href="#fn-{number}">{number}</a></sup>'
        for number in piece.closing
    )
    return f"{_mark_tag(piece)}{shown}</mark>{references}"


def _pieces(block: Block, links: Sequence[Link], highlights: Sequence[Highlight]) -> tuple[_Piece, ...]:
    within = links[bisect_left(links, block.start, key=start_of) : bisect_left(links, block.end, key=start_of)]
    marks = [mark for mark in highlights if mark.start < block.end and block.start < mark.end]
    cuts = {block.start, block.end}
    cuts |= {edge for link in within for edge in (link.start, link.end)}
    cuts |= {edge for mark in marks for edge in (max(mark.start, block.start), min(mark.end, block.end))}
    ordered = sorted(cuts)
    return tuple(
        _Piece(
            start=start,
            end=end,
            link=_link_at(within, start),
            highlights=tuple(mark for mark in marks if mark.start <= start and end <= mark.end),
            closing=tuple(mark.number for mark in marks if mark.end == end),
        )
        for start, end in pairwise(ordered)
    )


def start_of(link: Link) -> int:
    return link.start


def _link_at(links: Sequence[Link], offset: int) -> Link | None:
    """Links are disjoint and in order, so only the last that begins before the offset can cover it."""
    before = bisect_right(links, offset, key=start_of) - 1
    return links[before] if before >= 0 and offset < links[before].end else None
