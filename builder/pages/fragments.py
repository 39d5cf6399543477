"""Pieces of Markdown that several kinds of page share: links to articles, places and dates, and passages in their context.

A new shared piece is a function here that takes the collection and the path of the page it is written in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby

from builder.edtf import display_of
from builder.folding import fold
from builder.lexicon import direction_of
from builder.model import Article, ArticleId, Collection, Edtf, Passage, Place, PlaceEntry, PlaceId
from builder.pages import addresses, escape
from builder.words import FALLBACK, chrome_language, count, country_name, kind_name, language_name, word

CONTEXT = 90
"""Characters of context on each side of a passage, cut back to whole words: about a line and a half in all."""


def chrome_attributes(language: str) -> str:
    """Language and direction of the site's own words, for pieces that stand within an article."""
    shown = chrome_language(language)
    return f'lang="{shown}" dir="{direction_of(shown)}"'


def foreign(text: str, language: str) -> str:
    """A text in its own language and direction, within a line of another."""
    return (
        f'<bdi lang="{escape.language_tag(language)}" dir="{direction_of(language)}">{escape.markdown_line(text)}</bdi>'
    )


def article_link(collection: Collection, article: ArticleId, here: str) -> str:
    """The article's title as a link, with outlet and date beside it."""
    return f"{title_link(collection, article, here)} · {provenance(collection, article)}"


def title_link(collection: Collection, article: ArticleId, here: str) -> str:
    """The article's title; a browser is told where it leads to another language than the site's."""
    known = collection.entries[article].analysis.article
    there = addresses.link(here, addresses.article_page(known))
    foreign_page = known.language != chrome_language(collection.settings.language)
    spoken = f'{{: hreflang="{escape.language_tag(known.language)}" }}' if foreign_page else ""
    return f"[{foreign(known.title, known.language)}]({there}){spoken}"


def provenance(collection: Collection, article: ArticleId) -> str:
    """Outlet, date and language in a few words."""
    analysis, language = collection.entries[article].analysis, collection.settings.language
    parts = [
        foreign(analysis.article.source, analysis.article.language) if analysis.article.source else "",
        shown_date(collection, analysis.published.edtf) if analysis.published else word(language, "no_date"),
        language_name(language, analysis.article.language),
    ]
    return " · ".join(part for part in parts if part)


def languages_of(collection: Collection) -> tuple[str, ...]:
    """In which the articles are, in alphabetical order of their codes."""
    return tuple(sorted({entry.analysis.article.language for entry in collection.entries.values()}))


def shown_date(collection: Collection, edtf: str) -> str:
    return escape.markdown_line(display_of(Edtf(edtf), collection.settings.language))


def date_link(collection: Collection, edtf: str, here: str) -> str:
    """The date in the reader's words, as a link if there is a page that lists it."""
    entry = collection.dates.get(Edtf(edtf))
    shown = shown_date(collection, edtf)
    return f"[{shown}]({addresses.link(here, addresses.date_address(entry))})" if entry else shown


def place_link(collection: Collection, place: PlaceId, here: str) -> str:
    entry = collection.places[place]
    shown = escape.markdown_line(place_label(entry, collection.settings.language))
    return f"[{shown}]({addresses.link(here, addresses.place_page(entry.slug))})"


def place_name(entry: PlaceEntry, language: str) -> str:
    """The place's name in the reader's language, if it has one: as known, else as met; else the name it is known by."""
    reader = chrome_language(language)
    if reader == FALLBACK:
        return entry.place.name
    return next((name for of, name in (*entry.place.names, *entry.met) if of == reader), entry.place.name)


def place_label(entry: PlaceEntry, language: str) -> str:
    """The name, with what tells it from the others of the collection that share it: "Deir ez-Zor (province, Syria)"."""
    name, place = place_name(entry, language), entry.place
    if not entry.namesakes:
        return name
    return f"{name} ({place_sort(place, language) if entry.alike else _sort(place.kind, '', place.country, language)})"


def place_sort(place: Place, language: str) -> str:
    """What it is, and in which division and country: "town, Rif Dimashq, Syria"."""
    return _sort(place.kind, _division(place, language), place.country, language)


def _division(place: Place, language: str) -> str:
    """In the reader's language, if it has a name there; nothing where it is only named after the place."""
    main = dict(place.division).get("und", "")
    reader = "und" if chrome_language(language) == FALLBACK else chrome_language(language)
    name = next((name for of, name in place.division if of == reader), main)
    return "" if fold(place.name) in fold(name) else name


@cache
def _sort(kind: str, division: str, country: str | None, language: str) -> str:
    """There are some thousand of them, and hundred thousands of places in texts."""
    parts = [kind_name(language, kind, country), division]
    if country and kind != "country":
        parts.append(country_name(language, country))
    return word(language, "comma").join(filter(None, parts))


def names_in(names: Iterable[tuple[str, str]], language: str) -> str:
    """Names, each marked with its language, in the order given; one that several languages spell alike stands once."""
    unique: dict[str, str] = {}
    for of, name in names:
        unique.setdefault(name, of)
    return word(language, "comma").join(foreign(name, of) for name, of in unique.items())


def names_by_language(names: Iterable[tuple[str, str]], language: str) -> str:
    """Names under their languages: "Arabic البوكمال, بوكمال · French Abou Kamal"; of no language, without a label, first."""
    grouped: dict[str, list[tuple[str, str]]] = {}
    for of, name in names:
        grouped.setdefault(of, []).append((of, name))
    known = sorted(grouped, key=lambda of: of not in ("", "und"))
    return " · ".join(f"{_tongue(of, language)}{names_in(grouped[of], language)}" for of in known)


def _tongue(of: str, language: str) -> str:
    if of in ("", "und"):
        return ""
    return f'<span class="tongue">{escape.markdown_line(language_name(language, of))}</span> '


# -- passages in their context ------------------------------------------------------------------------------------


def concordance(collection: Collection, passages: Sequence[Passage], here: str) -> Iterator[str]:
    """The passages with the words around them, under the title of the article they stand in."""
    for article, group in groupby(passages, key=lambda passage: passage.article):
        yield f"{article_link(collection, article, here)}\n{{: .source }}"
        yield "\n".join(f"- {in_context(collection, passage, here)}" for passage in group)


def in_context(collection: Collection, passage: Passage, here: str) -> str:
    """The passage as a link to where it stands, some words before and after it, in the direction of its paragraph."""
    article = collection.entries[passage.article].analysis.article
    block = article.blocks[passage.block]
    language = block.language if block.language != "und" else article.language
    before, after = _around(article, passage)
    there = addresses.link(here, addresses.block_address(article, passage.block))
    named = escape.markdown_line(article.text[passage.start : passage.end])
    return (
        f'<bdi lang="{escape.language_tag(language)}" dir="{direction_of(language)}">'
        f"{escape.markdown(before, at_line_start=False)}[{named}]({there}){escape.markdown(after, at_line_start=False)}</bdi>"
    )


def _around(article: Article, passage: Passage) -> tuple[str, str]:
    """Whole words, on one line, `…` where the paragraph goes on."""
    block = article.blocks[passage.block]
    before = " ".join(article.text[max(block.start, passage.start - CONTEXT) : passage.start].split(" ")).replace(
        "\n", " "
    )
    after = article.text[passage.end : min(block.end, passage.end + CONTEXT)].replace("\n", " ")
    if passage.start - CONTEXT > block.start:
        before = "… " + before.partition(" ")[2]
    if passage.end + CONTEXT < block.end:
        after = after.rpartition(" ")[0] + " …"
    return before, after


def counted(collection: Collection, what: str, n: int) -> str:
    return count(collection.settings.language, what, n)


# -- tables and choices ---------------------------------------------------------------------------------------------


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; every cell is Markdown on one line."""
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows))


def choice(name: str, label: str, options: Mapping[str, str]) -> str:
    """A select with its label, as HTML; values are ours, texts are escaped."""
    shown = "".join(f'<option value="{value}">{escape.html_line(text)}</option>' for value, text in options.items())
    return f'<label>{escape.html_line(label)} <select name="{name}">{shown}</select></label> '
