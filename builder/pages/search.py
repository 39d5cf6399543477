"""The search index, in files small enough to load only what a query needs: scripts, because a page opened from the disk may load no data.

Three lists with what leads into them: articles and notes, by their words; places and days, by their names, each with the
articles that tell of it, so that any spelling of a place finds them all. The browser's half is in site_config/overrides/assets:
search.js shows, search_index.js finds, search_terms.js reads the query as search_terms.py reads a text. To make one more kind
of thing searchable, give it rows in `_things`.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from operator import attrgetter
from typing import TypeVar

from builder.edtf import display_of
from builder.lexicon import direction_of
from builder.model import Article, ArticleId, Block, Collection, DateEntry, Edtf, Entry, Page
from builder.pages import addresses, escape
from builder.pages.fragments import counted, place_name
from builder.pages.front_matter import index_front
from builder.pages.notes_markdown import note_text
from builder.pages.placed_notes import Numbered, numbered, part_of
from builder.pages.scripts import script_page
from builder.pages.search_terms import forms_of, name_keys, rules_of, tables, words_in
from builder.pages.text import rendered
from builder.words import kind_name, language_name, word, words_of

KEYS_BYTES = 24_000
"""Of one file of words or of names, about: what a word of a query costs. A word in more articles than fit has a file of its own."""
ROWS_BYTES = 4_000
"""Of one file of rows: of each only some are shown."""
SHOWN_TEXT = 200_000
"""Characters of an article that are kept for showing a passage in the results; words beyond are still found."""
SHOWN_NAMES = 4
"""Of a place: to see that a name in one script is meant that was typed in another."""
TITLE_WEIGHT = 6
"""A word of the title counts as often in the text."""
MOST_WEIGHT = 15
"""How much an article is about something, in four bits: twice the logarithm of how often, and one."""

Postings = Mapping[int, int]
"""Number → how often."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Thing:
    """A place or a day: what leads straight to a page."""

    label: str
    met: Sequence[str]
    """Names it was met by, most frequent first."""
    said: str
    """What it is, and how much there is of it."""
    address: str
    key: str
    """By which the articles' texts mark it: a place's slug; 2017-08-28, 2017-08, 2017."""
    names: frozenset[str]
    articles: Mapping[ArticleId, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Noted:
    """A note with the article it is on."""

    entry: Entry
    note: Numbered


def search_pages(collection: Collection) -> tuple[Page, ...]:
    numbers = {article: number for number, article in enumerate(collection.entries)}
    notes = [_Noted(entry=entry, note=note) for entry in collection.entries.values() for note in numbered(entry)]
    things = (*_places(collection), *_days(collection))
    files = {
        "words": _by_key(_words(collection, notes), KEYS_BYTES),
        "names": _by_key(_names(things), KEYS_BYTES),
        "things": _by_number([_thing_row(thing, numbers) for thing in things]),
        "articles": _by_number(list(numbers)),
        "notes": _by_number([_note_row(noted) for noted in notes]),
    }
    return (
        search_page(collection),
        script_page("data/search/index.js", ("search", "index"), _manifest(collection, notes, files)),
        *(
            script_page(f"data/search/{kind}-{number}.js", ("search", f"{kind}-{number}"), rows)
            for kind, parts in files.items()
            for number, (_, rows) in enumerate(parts)
        ),
        *(_text(collection, entry) for entry in collection.entries.values()),
    )


def search_page(collection: Collection) -> Page:
    """Where the search box leads without JavaScript: to the lists that need none."""
    language, here = collection.settings.language, addresses.SEARCH
    title = word(language, "search.search")
    lists = (
        f"- [{word(language, f'titles.{name}')}]({addresses.link(here, there)})"
        for name, there in (("articles", addresses.ARTICLES), ("places", addresses.PLACES), ("dates", addresses.DATES),
                            ("notes", addresses.NOTES), ("tags", addresses.TAGS))
    )  # fmt: skip
    body = (f"# {title} {{: #title }}", word(language, "search.how"), "\n".join(lists))
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


# -- words --------------------------------------------------------------------------------------------------------


def _words(collection: Collection, notes: Sequence[_Noted]) -> Mapping[str, Sequence[int]]:
    """Form → the articles that have it, and after them the notes."""
    index: defaultdict[str, dict[int, int]] = defaultdict(dict)
    texts = (*map(_article_words, collection.entries.values()), *(_note_words(collection, noted) for noted in notes))
    for number, words in enumerate(texts):
        for form, times in words.items():
            index[form][number] = times
    return {form: _gaps(postings) for form, postings in index.items()}


def _article_words(entry: Entry) -> Counter[str]:
    """What is folded away as boilerplate is not the article's own."""
    article = entry.analysis.article
    words: Counter[str] = Counter()
    for block in article.blocks:
        if block.kind != "boilerplate":
            _add(words, article.text[block.start : block.end], _spoken_in(article, block), 1)
    _add(words, article.title, article.language, TITLE_WEIGHT)
    for text in (article.source, article.author):
        _add(words, text or "", article.language, 1)
    return words


def _note_words(collection: Collection, noted: _Noted) -> Counter[str]:
    """Its text with its tags, its quote, its author. It is in no language that is known: the site's rules serve, and the article's."""
    note, words = noted.note.placement.note, Counter[str]()
    article = noted.entry.analysis.article.language
    for language in {article, collection.settings.language}:
        _add(words, " ".join((note_text(note.body), note.author or "", *note.tags)), language, 1)
    _add(words, note.quote or "", article, 1)
    return words


def _add(words: Counter[str], text: str, language: str, weight: int) -> None:
    rules = rules_of(language)
    for folded in words_in(text):
        for form in forms_of(folded, rules):
            words[form] += weight


def _spoken_in(article: Article, block: Block) -> str:
    return block.language if block.language != "und" else article.language


def _gaps(postings: Postings) -> list[int]:
    """Each number, less the one before, and its weight in the last four bits."""
    ordered = sorted(postings)
    return [
        (number - before) * 16 + min(MOST_WEIGHT, 1 + round(2 * log2(postings[number])))
        for before, number in pairwise((0, *ordered))
    ]


# -- places and days ----------------------------------------------------------------------------------------------


def _places(collection: Collection) -> Iterator[_Thing]:
    """By all names known and met, in any script."""
    language = collection.settings.language
    for entry in collection.places.values():
        names = (entry.place.name, *(name for _, name in (*entry.place.names, *entry.met)))
        yield _Thing(
            label=escape.visible(place_name(entry, language)),
            met=[escape.visible(name) for name in dict.fromkeys(name for _, name in entry.met)][:SHOWN_NAMES],
            said=f"{kind_name(language, entry.place.kind, entry.place.country)} · {counted(collection, 'passages', len(entry.passages))}",
            address=rendered(addresses.place_page(entry.slug)),
            key=entry.slug,
            names=frozenset(key for name in names for key in name_keys(name)),
            articles=Counter(passage.article for passage in entry.passages),
        )


def _days(collection: Collection) -> Iterator[_Thing]:
    """Days, months and years that are told of or published on; a day is found without its year, too."""
    articles: defaultdict[str, Counter[ArticleId]] = defaultdict(Counter)
    for entry in collection.dates.values():
        for key in _calendar_keys(entry):
            articles[key].update([*(passage.article for passage in entry.passages), *entry.published])
    for key, told in sorted(articles.items()):
        yield _Thing(
            label=display_of(Edtf(key), collection.settings.language),
            met=(),
            said=counted(collection, "articles", len(told)),
            address=_calendar_address(key),
            key=key,
            names=frozenset((key, f"-{key[4:]}") if key.count("-") == 2 else (key,)),
            articles=told,
        )


def _calendar_keys(entry: DateEntry) -> tuple[str, ...]:
    """The year that holds all of a value, the month if one does, the day if it is one: `2017`, `2017-08`, `2017-08-28`."""
    first, last = entry.earliest.isoformat(), entry.latest.isoformat()
    return tuple(first[:length] for length in (4, 7, 10) if first[:length] == last[:length])


def _calendar_address(key: str) -> str:
    year, month = int(key[:4]), int(key[5:7] or 0)
    page = addresses.month_page(year, month) if month else addresses.year_page(year)
    return rendered(f"{page}#{key}" if len(key) == 10 else page)


def _names(things: Iterable[_Thing]) -> Mapping[str, Sequence[int]]:
    names: defaultdict[str, list[int]] = defaultdict(list)
    for number, thing in enumerate(things):
        for name in thing.names:
            names[name].append(number)
    return names


# -- rows ---------------------------------------------------------------------------------------------------------


def _thing_row(thing: _Thing, numbers: Mapping[ArticleId, int]) -> Sequence[object]:
    articles = {numbers[article]: times for article, times in thing.articles.items() if article in numbers}
    return [thing.label, thing.met, thing.said, thing.address, thing.key, _gaps(articles)]


def _note_row(noted: _Noted) -> Sequence[str]:
    article, note = noted.entry.analysis.article, noted.note.placement.note
    page = addresses.article_page(article, part_of(noted.entry, noted.note))
    quote = escape.visible(" ".join((note.quote or "").split()))
    body = escape.visible(note_text(note.body))
    title = escape.visible(" ".join(article.title.split()))
    return [rendered(f"{page}#{noted.note.anchor}"), body, quote, title, *_spoken(article.language)]


def _spoken(language: str) -> tuple[str, str]:
    return escape.language_tag(language), direction_of(language)


def _text(collection: Collection, entry: Entry) -> Page:
    """What a result says of an article, and the text that passages are shown of: paragraphs with their address and their language."""
    article, published = entry.analysis.article, entry.analysis.published
    marks = _marks(collection, entry)
    shown, left = [], SHOWN_TEXT
    for index, block in enumerate(article.blocks):
        if block.kind != "boilerplate" and left > 0:
            there = addresses.link(addresses.article_page(article), addresses.block_address(article, index))
            pieces = _pieces(article.text, block, marks)
            shown.append([rendered(there), *_spoken(_spoken_in(article, block)), block.kind == "title", pieces])
            left -= block.end - block.start
    title = escape.visible(" ".join(article.title.split()))
    when = display_of(Edtf(published.edtf), collection.settings.language) if published else ""
    facts = [title, *_spoken(article.language), escape.visible(article.source or ""), when]
    return script_page(f"data/text/{article.id}.js", ("text", str(article.id)), [facts, shown])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mark:
    """A stretch of text that names a place or tells of a day."""

    start: int
    end: int
    key: str


def _marks(collection: Collection, entry: Entry) -> Sequence[_Mark]:
    places = (
        _Mark(start=link.start, end=link.end, key=collection.places[link.place.id].slug)
        for link in entry.analysis.places
        if link.place and link.place.id in collection.places
    )
    days = (
        _Mark(start=link.start, end=link.end, key=_calendar_keys(collection.dates[link.edtf])[-1])
        for link in entry.analysis.dates
        if link.edtf in collection.dates and _calendar_keys(collection.dates[link.edtf])
    )
    return sorted((*places, *days), key=attrgetter("start"))


def _pieces(text: str, block: Block, marks: Sequence[_Mark]) -> Sequence[object]:
    """The paragraph on one line, cut where a place or a day begins and ends; those with their key."""
    pieces: list[object] = []
    at = block.start
    for mark in marks[bisect_left(marks, block.start, key=attrgetter("start")) :]:
        if mark.start >= block.end:
            break
        pieces += [_line(text[at : mark.start]), [_line(text[mark.start : mark.end]), mark.key]]
        at = mark.end
    return [piece for piece in (*pieces, _line(text[at : block.end])) if piece]


def _line(text: str) -> str:
    return escape.visible(text).replace("\n", " ")


# -- files --------------------------------------------------------------------------------------------------------

Parts = Sequence[tuple[object, object]]
"""What a file begins with, and what is in it."""
_Item = TypeVar("_Item")


def _by_key(index: Mapping[str, Sequence[int]], most: int) -> Parts:
    """Keys in the order in which JavaScript compares them, cut into files of about `most` bytes: keys, and what each leads to."""
    keys = sorted(index, key=lambda key: key.encode("utf-16-be"))
    sizes = (len(json.dumps(key)) + 4 * len(index[key]) for key in keys)
    return [(part[0], [part, [index[key] for key in part]]) for part in _cut(keys, sizes, most)]


def _by_number(rows: Sequence[object]) -> Parts:
    parts = _cut(list(enumerate(rows)), (len(str(row)) for row in rows), ROWS_BYTES)
    return [(part[0][0], [row for _, row in part]) for part in parts]


def _cut(items: Sequence[_Item], sizes: Iterable[int], most: int) -> Iterator[list[_Item]]:
    part: list[_Item] = []
    filled = 0
    for item, size in zip(items, sizes, strict=True):
        if part and filled + size > most:
            yield part
            part, filled = [], 0
        part.append(item)
        filled += size
    if part:
        yield part


def _manifest(collection: Collection, notes: Sequence[_Noted], files: Mapping[str, Parts]) -> object:
    language = collection.settings.language
    of = [entry.analysis.article.language for entry in collection.entries.values()]
    of += [noted.entry.analysis.article.language for noted in notes]
    spoken = sorted(set(of))
    return {
        "articles": len(collection.entries),
        "files": {kind: [first for first, _ in parts] for kind, parts in files.items()},
        "terms": tables([language, *spoken]),
        "languages": [[escape.language_tag(one), language_name(language, one)] for one in spoken],
        "spoken": "".join(chr(0x30 + spoken.index(one)) for one in of),
        "words": {**words_of(language, "search"), "language": word(language, "article.language")},
        "counts": {what: dict(words_of(language, f"counts.{what}")) for what in ("articles", "notes")},
    }
