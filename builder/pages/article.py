"""The pages of an article: its facts, its text, its notes, and what else tells of the same.

A new fact gets a line in _facts; a new section below the text a function in _below.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.lexicon import direction_of
from builder.model import ASIDE, Article, ArticleId, Collection, Entry, Neighbour, Page, PlaceId
from builder.pages import addresses, escape
from builder.pages.accounts import group_link
from builder.pages.fragments import article_link, chrome_attributes, date_link, foreign, place_link
from builder.pages.front_matter import DESCRIPTION_LENGTH, front_of
from builder.pages.notes_markdown import Target
from builder.pages.placed_notes import Numbered, footnotes, highlights_of, numbered, unplaced_section, whole_section
from builder.pages.saved import is_whole
from builder.pages.text import (
    RAW_LENGTH,
    RAW_MARKS,
    Highlight,
    Link,
    attributes,
    block_html,
    block_markdown,
    links_of,
    start_of,
)
from builder.words import count, language_name, word
from builder.words.reasons import sentence_of

TEXT_BEGINS, TEXT_ENDS = "<!-- text -->", "<!-- /text -->"
"""Between them stands the article; the template gives it its language and direction."""
Around = tuple[ArticleId | None, ArticleId | None]
"""The articles before and after by date; None at the ends."""
SHOWN_NEIGHBOURS = 8
SHOWN_PLACES = 24
SHOWN_REASONS = 8
"""Days and places that two articles share, the days first: they say more. Of more, how many."""


def article_pages(collection: Collection, entry: Entry, around: Around, target: Target) -> tuple[Page, ...]:
    """One page, or several for a very long article."""
    article = entry.analysis.article
    parts = addresses.parts_of(article)
    return tuple(_article_page(collection, entry, around, target, part, len(parts)) for part in range(len(parts)))


def _article_page(collection: Collection, entry: Entry, around: Around, target: Target, part: int, parts: int) -> Page:
    article = entry.analysis.article
    here = addresses.article_page(article, part)
    notes = numbered(entry)
    blocks = addresses.parts_of(article)[part]
    body = "\n\n".join(
        (
            TEXT_BEGINS,
            *_text(collection, entry, notes, here, blocks),
            *_turn(collection, article, here, part, parts),
            TEXT_ENDS,
            *(_below(collection, entry, around, notes, target, here) if part == 0 else ()),
            *footnotes(collection, article, notes, blocks, target, here),
        )
    )
    return Page(path=here, front=_front(collection, entry, part, parts), body=body + "\n")


def _front(collection: Collection, entry: Entry, part: int, parts: int) -> dict[str, object]:
    article, published = entry.analysis.article, entry.analysis.published
    language = collection.settings.language
    title = article.title
    if part:
        title = word(language, "titles.part", title=title, part=part + 1, parts=parts)
    return dict(
        front_of(
            title=title,
            description=_description(article),
            id=article.id,
            language=escape.language_tag(article.language),
            dir=direction_of(article.language),
            source=article.source,
            published=published.edtf if published else None,
            published_why=sentence_of(published.why, language) if published else None,
            places=_unique(link.place.id for link in entry.analysis.places if link.place),
            dates=_unique(link.edtf for link in entry.analysis.dates),
            tags=_unique((language_name(language, article.language), *entry.tags)),
            seed=article.seed,
            sha256=article.sha256,
            hide=("navigation", "toc"),
            kind="article",
        )
    )


def _unique(values: Iterator[str] | Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values))


def _description(article: Article) -> str | None:
    body = next((block for block in article.blocks if block.kind == "body"), None)
    if body is None:
        return None
    text = " ".join(article.text[body.start : body.end].split())
    return text if len(text) <= DESCRIPTION_LENGTH else text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"


# -- the text -----------------------------------------------------------------------------------------------------


def _text(collection: Collection, entry: Entry, notes: Sequence[Numbered], here: str, blocks: range) -> Iterator[str]:
    """The blocks in the order of the text; the facts follow the title."""
    article = entry.analysis.article
    links = links_of(collection, entry, here, article.blocks[blocks[0]].start, article.blocks[blocks[-1]].end)
    marks = highlights_of(notes, collection.settings.language)
    heading = _title_block(article)
    if blocks.start > 0 or heading is None:
        yield _made_up_heading(collection, article)
        yield from _facts(collection, entry, here)
        yield from _notes_bar(collection, notes)
    for aside, group in groupby(blocks, key=lambda index: _fold(article, index)):
        if aside:
            yield _folded(collection, article, tuple(group), aside, marks)
            continue
        for index in group:
            yield _block(collection, article, index, links, marks, is_heading=index == heading)
            if index == heading:
                yield from _facts(collection, entry, here)
                yield from _notes_bar(collection, notes)


def _fold(article: Article, index: int) -> str:
    kind = article.blocks[index].kind
    return kind if kind in ASIDE else ""


def _title_block(article: Article) -> int | None:
    """The block that is the page's heading: the first title, unless a person corrected it to something else."""
    for index, block in enumerate(article.blocks):
        if block.kind == "title":
            same = article.text[block.start : block.end].split() == article.title.split()
            return index if same else None
    return None


def _made_up_heading(collection: Collection, article: Article) -> str:
    return f"# {escape.markdown_line(article.title)} {{: #title }}"


def _block(
    collection: Collection,
    article: Article,
    index: int,
    links: Sequence[Link],
    marks: Sequence[Highlight],
    *,
    is_heading: bool,
) -> str:
    block = article.blocks[index]
    if is_heading:
        shown = block_markdown(article, block, links, marks, one_line=True)
        return f"# {shown} {{: {attributes(article, index)} }}"
    if _is_costly(article, index, links):
        return f"<p {_html_attributes(article, index)}>{block_html(article, block, links, marks)}</p>"
    shown = block_markdown(article, block, links, marks)
    return f"{shown}\n{{: {attributes(article, index)} }}"


def _is_costly(article: Article, index: int, links: Sequence[Link]) -> bool:
    block = article.blocks[index]
    if block.end - block.start > RAW_LENGTH:
        return True
    marks = escape.markdown(article.text[block.start : block.end]).count("&#")
    within = bisect_left(links, block.end, key=start_of) - bisect_left(links, block.start, key=start_of)
    return marks + within > RAW_MARKS


def _html_attributes(article: Article, index: int) -> str:
    block = article.blocks[index]
    return f'id="p-{index}" class="{block.kind}" lang="{escape.language_tag(block.language)}" dir="{direction_of(block.language)}"'


def _folded(
    collection: Collection, article: Article, indices: Sequence[int], kind: str, marks: Sequence[Highlight]
) -> str:
    """Reader comments or boilerplate, folded away with a count: HTML, since Markdown has no folding."""
    language = collection.settings.language
    many = count(language, "comments" if kind == "comment" else "boilerplate", len(indices))
    label = word(language, "article.comments" if kind == "comment" else "article.boilerplate")
    summary = f"<summary {chrome_attributes(language)}>{escape.html(f'{label} ({many})')}</summary>"
    paragraphs = "\n".join(
        f"<p {_html_attributes(article, index)}>{block_html(article, article.blocks[index], (), marks)}</p>"
        for index in indices
    )
    return f'<details class="{kind}">\n{summary}\n{paragraphs}\n</details>'


def _turn(collection: Collection, article: Article, here: str, part: int, parts: int) -> Iterator[str]:
    """Links between the pages of a long article."""
    language = collection.settings.language
    attrs = f"{{: .turn {chrome_attributes(language)} }}"
    if part > 0:
        back = addresses.link(here, addresses.article_page(article, part - 1))
        yield f"[{word(language, 'article.continued')}]({back})\n{attrs}"
    if part < parts - 1:
        onward = addresses.link(here, addresses.article_page(article, part + 1))
        yield f"[{word(language, 'article.continues')}]({onward})\n{attrs}"


# -- facts --------------------------------------------------------------------------------------------------------


def _facts(collection: Collection, entry: Entry, here: str) -> Iterator[str]:
    """Outlet, author, date, language, the seed as saved; the places; how the date is known."""
    article, published = entry.analysis.article, entry.analysis.published
    language = collection.settings.language
    attrs = f"{{: .facts {chrome_attributes(language)} }}"
    line = [
        f"**{foreign(article.source, article.language)}**" if article.source else word(language, "no_outlet"),
        foreign(article.author, article.language) if article.author else "",
        date_link(collection, published.edtf, here) if published else word(language, "no_date"),
        f"[{language_name(language, article.language)}]({addresses.link(here, addresses.LANGUAGES)})",
        f"[{word(language, 'article.saved' if is_whole(article) else 'article.read')}]({addresses.link(here, addresses.saved_page(article.id))})",
        _original(article, language),
    ]
    yield " · ".join(part for part in line if part) + f"\n{attrs}"
    if published:
        why = escape.html_isolating(sentence_of(published.why, language, isolating=True))
        yield (
            f'<details class="why" {chrome_attributes(language)}>\n<summary>{word(language, "article.why_date")}</summary>\n'
            f"<p>{why}</p>\n</details>"
        )
    places = _unique(
        link.place.id for link in entry.analysis.places if link.place and link.place.id in collection.places
    )
    if places:
        named = word(language, "comma").join(
            place_link(collection, PlaceId(place), here) for place in places[:SHOWN_PLACES]
        )
        yield f"{word(language, 'article.places')}{word(language, 'colon')}{named}\n{attrs}"


def _notes_bar(collection: Collection, notes: Sequence[Numbered]) -> Iterator[str]:
    """What assets/notes.js can do with the notes; hidden until it can."""
    language = collection.settings.language
    if not any(note.number for note in notes):
        return
    hide, before, after, keys, back = (
        escape.html_line(word(language, f"article.{key}"))
        for key in ("hide_notes", "note_before", "note_after", "note_keys", "note_back")
    )
    name = escape.html_line(word(language, "article.highlight", number="{n}"))
    yield (
        f'<p class="facts notes-bar" {chrome_attributes(language)} data-name="{name}" hidden>'
        f'<button type="button" aria-pressed="false">{hide}</button> '
        f'<button type="button" data-step="-1">{before}</button> <button type="button" data-step="1">{after}</button> '
        f"<span><kbd>n</kbd> <kbd>p</kbd> {keys} · <kbd>Esc</kbd> {back}</span></p>"
    )


def _original(article: Article, language: str) -> str:
    """The address the seed was saved from; only http and https become links."""
    if not article.url or not article.url.lower().startswith(("https://", "http://")):
        return ""
    return f"[{word(language, 'article.original')}]({escape.address(article.url)})"


# -- below the text -----------------------------------------------------------------------------------------------


def _below(
    collection: Collection, entry: Entry, around: Around, notes: Sequence[Numbered], target: Target, here: str
) -> Iterator[str]:
    yield from whole_section(collection, entry, notes, target, here)
    yield from unplaced_section(collection, entry, notes, target, here)
    yield from _also_about(collection, entry.analysis.article.id, here)
    yield from _next_by_date(collection, around, here)


def _also_about(collection: Collection, article: ArticleId, here: str) -> Iterator[str]:
    """The nearest other articles, each with what it shares."""
    language = collection.settings.language
    neighbours = collection.neighbours.get(article, ())[:SHOWN_NEIGHBOURS]
    yield f"## {word(language, 'article.also')} {{: #also }}"
    if not neighbours:
        yield word(language, "article.also_nothing")
        return
    yield "\n".join(
        f"- {article_link(collection, neighbour.article, here)}  \n  {_reason(collection, neighbour, here)}"
        for neighbour in neighbours
    )
    for group in collection.accounts_with.get(article, ()):
        yield f"{word(language, 'article.accounts')}{word(language, 'colon')}{group_link(collection, group, here)}"


def _reason(collection: Collection, neighbour: Neighbour, here: str) -> str:
    language = collection.settings.language
    narrow_first = sorted(neighbour.places, key=lambda place: collection.places[place].place.kind == "country")
    places = [place_link(collection, place, here) for place in narrow_first]
    days = [date_link(collection, day.isoformat(), here) for day in neighbour.days]
    more = len(places) + len(days) - SHOWN_REASONS
    shown = [*days[:SHOWN_REASONS], *places][:SHOWN_REASONS] + ([f"+{more}"] if more > 0 else [])
    return word(language, "article.shares", what=word(language, "comma").join(shown))


def _next_by_date(collection: Collection, around: Around, here: str) -> Iterator[str]:
    language, colon = collection.settings.language, word(collection.settings.language, "colon")
    links = [
        f"{word(language, key)}{colon}{article_link(collection, article, here)}"
        for key, article in zip(("article.previous", "article.next"), around, strict=True)
        if article is not None
    ]
    if links:
        yield "  \n".join(links) + "\n{: .turn }"
