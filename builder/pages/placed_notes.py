"""An article's notes on its page: numbered in the order of the text, as footnotes; those without a place in lists of their own.

A new state of a placement gets its words in builder/words/<language>.toml and its case in _why.
"""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from textwrap import indent

from builder.lexicon import direction_of
from builder.model import Article, Collection, Entry, Note, Passage, Placement
from builder.pages import addresses, escape
from builder.pages.fragments import in_context
from builder.pages.notes_markdown import Target, note_markdown
from builder.pages.text import Highlight
from builder.words import chrome_language, word

DOT = " · "
SHOWN_QUOTE = 80
"""Characters of a quote that introduce its note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A note with its number among the placed ones and its permanent address."""

    placement: Placement
    number: int
    """0 for notes that stand nowhere in the text."""
    anchor: str


def numbered(entry: Entry) -> tuple[Numbered, ...]:
    """The notes in the order of the file; the placed ones numbered in the order of the text."""
    placed = sorted((p for p in entry.placements if is_placed(p)), key=lambda p: (p.start, p.end, p.note.line))
    numbers = {id(placement): number for number, placement in enumerate(placed, 1)}
    anchors = note_ids([placement.note for placement in entry.placements])
    return tuple(
        Numbered(placement=placement, number=numbers.get(id(placement), 0), anchor=anchor)
        for placement, anchor in zip(entry.placements, anchors, strict=True)
    )


def is_placed(placement: Placement) -> bool:
    return placement.note.quote is not None and placement.start >= 0


def is_lost(placement: Placement) -> bool:
    """Whether it quotes a passage that was not found, or not for certain."""
    return placement.note.quote is not None and placement.start < 0


def part_of(entry: Entry, note: Numbered) -> int:
    """Which of the article's pages shows the note: the one on which its passage ends, the first where it has none."""
    if not note.number:
        return 0
    article = entry.analysis.article
    block = bisect_left([block.end for block in article.blocks], note.placement.end)
    return next((part for part, blocks in enumerate(addresses.parts_of(article)) if block in blocks), 0)


def note_ids(notes: Sequence[Note]) -> Iterator[str]:
    """Made from the quote, so that an address holds when other notes come and go and when this one is reworded."""
    seen: Counter[str] = Counter()
    for note in notes:
        name = _hash(" ".join((note.quote or "").split()))
        seen[name] += 1
        yield f"note-{name}" if seen[name] == 1 else f"note-{name}-{seen[name]}"


def highlights_of(notes: Sequence[Numbered], language: str) -> tuple[Highlight, ...]:
    """The passages with notes; what is said of them is in the site's own language."""
    return tuple(
        Highlight(
            start=note.placement.start,
            end=note.placement.end,
            number=note.number,
            begins=word(language, "article.note_begins", number=note.number),
            ends=word(language, "article.note_ends", number=note.number),
        )
        for note in notes
        if note.number
    )


def footnotes(
    collection: Collection, article: Article, notes: Sequence[Numbered], blocks: range, target: Target, here: str
) -> Iterator[str]:
    """The notes on passages that end on this page, as footnotes."""
    if not blocks:
        return
    first, last = article.blocks[blocks.start].start, article.blocks[blocks.stop - 1].end
    for note in sorted(notes, key=lambda note: note.number):
        if note.number and first < note.placement.end <= last:
            written = note_blocks(collection, article, note, target, here)
            yield f"[^{note.number}]: " + indent(written, "    ").removeprefix("    ")


def note_blocks(collection: Collection, article: Article, note: Numbered, target: Target, here: str) -> str:
    """The note's head (its address, its quote, its author, how it was found) and its text."""
    told, language = note.placement.note, collection.settings.language
    body = body_markdown(told, target, here, (language, article.language))
    if told.quote is None:
        return "\n\n".join(
            (f'<span id="{note.anchor}"></span>\n{{: .note-head }}', *filter(None, (body, signature(told))))
        )
    quote, rest = quoted(told), f"{signed(told)}{likeness(note.placement, language)}".removeprefix(DOT)
    between = f'<span class="dot">{DOT}</span>' if quote and rest else ""  # in the margin it is hidden with the quote
    head = f'<span id="{note.anchor}">{quote}</span>{between}{rest}'
    return f"{head}\n{{: .note-head }}\n\n{body}" if body else head


def spoken_in(body: str, languages: Sequence[str]) -> str:
    """Attributes for a note whose letters run against the site's; "" for all others.

    languages: the site's, then the article's: the note is taken to be in the first that runs as its letters do.
    """
    sides = Counter(unicodedata.bidirectional(char) for char in body)
    direction = "rtl" if sides["R"] + sides["AL"] > sides["L"] else "ltr"
    site, *others = (chrome_language(languages[0]), *languages[1:])
    if direction == direction_of(site):
        return ""
    unknown = "und" if direction == "ltr" else "he" if sides["R"] > sides["AL"] else "ar"
    language = next((other for other in others if other != "und" and direction_of(other) == direction), unknown)
    return f'lang="{escape.language_tag(language)}" dir="{direction}"'


def body_markdown(note: Note, target: Target, here: str, languages: Sequence[str]) -> str:
    """What the note says; its tags lead to the tag's notes. `languages` as for `spoken_in`."""
    return note_markdown(
        note.body, partial(_resolved, target, here, note.tags), spoken_in(note.body, languages), note.tags
    )


def _resolved(target: Target, here: str, tags: Sequence[str], href: str) -> str | None:
    if href.startswith("#"):
        return addresses.link(here, f"{addresses.NOTES}#{tag_id(href[1:])}") if href[1:] in tags else None
    return target(href, here)


def tag_id(tag: str) -> str:
    """The anchor of a tag on the page of all notes; a hash, since a tag is in any script."""
    return f"tag-{_hash(tag)}"


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:8]


def quoted(note: Note) -> str:
    """The first words of the quote."""
    if note.quote is None:
        return ""
    quote = " ".join(note.quote.split())
    shown = quote if len(quote) <= SHOWN_QUOTE else quote[:SHOWN_QUOTE].rsplit(" ", 1)[0] + " …"
    return f"<bdi><q>{escape.markdown(shown, at_line_start=False)}</q></bdi>"


def signed(note: Note) -> str:
    """Author and date, each after a dot; tags stand in the note's text."""
    parts = (escape.markdown(part, at_line_start=False) for part in (note.author, note.dated) if part)
    return "".join(f"{DOT}{part}" for part in parts)


def signature(note: Note) -> str:
    """Author and date of a note without a quote, below its text: above, they would seem to sign the note before. "" where there are none."""
    by = signed(note).removeprefix(DOT)
    return f"— {by}\n{{: .note-head }}" if by else ""


def likeness(placement: Placement, language: str) -> str:
    """That a passage is not the quote but like it, after a dot; "" for all others: a reader must not take one for the other."""
    if placement.state != "fuzzy":
        return ""
    return f"{DOT}{word(language, 'article.fuzzy', percent=round(100 * placement.score))}"


def whole_section(
    collection: Collection, entry: Entry, notes: Sequence[Numbered], target: Target, here: str
) -> Iterator[str]:
    """The notes on the whole article."""
    whole = [note for note in notes if note.placement.note.quote is None]
    if whole:
        yield f"## {word(collection.settings.language, 'article.whole_notes')} {{: #notes }}"
        for note in whole:
            yield note_blocks(collection, entry.analysis.article, note, target, here)


def unplaced_section(
    collection: Collection, entry: Entry, notes: Sequence[Numbered], target: Target, here: str
) -> Iterator[str]:
    """The notes whose passage was not found, with the closest passages: never dropped, never put on a wrong one."""
    language = collection.settings.language
    lost = [note for note in notes if is_lost(note.placement)]
    if not lost:
        return
    yield f"## {word(language, 'article.unplaced')} {{: #unplaced }}"
    yield word(language, "article.unplaced_why")
    for note in lost:
        yield note_blocks(collection, entry.analysis.article, note, target, here)
        yield "\n".join(
            (f"- {word(language, f'article.{note.placement.state}')}", *_closest(collection, entry, note, here))
        )


def _closest(collection: Collection, entry: Entry, note: Numbered, here: str) -> Iterator[str]:
    """With the words around each: of several that fit alike, they alone tell one from the other."""
    article, language = entry.analysis.article, collection.settings.language
    for candidate in note.placement.closest:
        block = next((index for index, block in enumerate(article.blocks) if candidate.start < block.end), None)
        if block is None:
            continue
        passage = Passage(article=article.id, start=candidate.start, end=candidate.end, block=block)
        label = word(language, "article.closest", percent=round(100 * candidate.score))
        yield f"- {label}{word(language, 'colon')}{in_context(collection, passage, here)}"
