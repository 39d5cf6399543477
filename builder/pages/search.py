"""The search index: which article holds which word, in files small enough to load only what a query needs.

A word is found in any spelling that folds to it, a place by all its names, a day in the languages' own ways to write it.
The browser's half is site_config/overrides/assets/search.js; it folds with the table written here, so the two cannot differ.
To teach the search the prefixes or endings of one more language, extend `forms_of` here and `formsOf` there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from math import log2

from babel import Locale
from babel.dates import get_month_names

from builder.edtf import display_of
from builder.folding import fold
from builder.lexicon import direction_of, languages
from builder.model import Article, Collection, Edtf, Entry, Page
from builder.pages import addresses, escape
from builder.pages.cards import script_page
from builder.pages.words import language_name, words_of

SHARD_BYTES = 60_000
"""Of one file of words, about; a first letter with more is split by the second, and so on."""
DOCS_IN_FILE = 200
TEXT_LENGTH = 200_000
"""Characters of an article that are kept for showing a passage in the results; words beyond are still found."""
TITLE_WEIGHT, NAME_WEIGHT = 6, 3
"""A word of the title counts as often in the text; so does another name of a place in it."""
FOLDED_RANGES = ((0x21, 0x700), (0x900, 0x970), (0x1E00, 0x2080), (0xFB00, 0xFF00))
"""Latin, Greek, Cyrillic, Hebrew, Arabic with their presentation forms, punctuation; elsewhere lower case is enough."""
_WORD = re.compile(r"[^\W_]{1,64}")
_ARABIC = re.compile(r"[\u0620-\u06ff]")
_ARABIC_VARIANTS = ("ar", "ar_SY", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA")
"""Each region's own month names."""
LEAST_FORM = 3
"""Letters that must be left when a prefix or an ending is taken off."""

Postings = Mapping[int, int]


def search_pages(collection: Collection) -> tuple[Page, ...]:
    index = _index(collection)
    shards = _shards(index)
    return (
        script_page("data/search/index.js", ("search",), _manifest(collection, shards)),
        *(
            script_page(f"data/search/w-{_name(prefix)}.js", ("words", prefix), _shard(shard))
            for prefix, shard in shards.items()
        ),
        *_documents(collection),
        *(_text(entry.analysis.article) for entry in collection.entries.values()),
    )


# -- words --------------------------------------------------------------------------------------------------------


def words_in(text: str) -> Iterator[str]:
    """The folded words."""
    return (found[0] for found in _WORD.finditer(fold(text)))


@cache
def forms_of(folded: str) -> frozenset[str]:
    """What a word is filed under: itself without its plural ending; in Arabic also without each prefix it may have."""
    if not _ARABIC.search(folded):
        return frozenset({folded[:-1] if folded[-1:] in "sx" and len(folded) > LEAST_FORM + 1 else folded})
    forms = {folded}
    for word_ in (folded, folded[1:] if folded[0] in "وف" else folded):
        bare = word_[1:] if word_[0:1] in ("ب", "ك", "ل") else word_
        forms |= {word_, bare, word_.removeprefix("ال"), bare.removeprefix("ال"), word_.removeprefix("لل")}
    return frozenset({folded} | {form for form in forms if len(form) >= LEAST_FORM})


def _index(collection: Collection) -> Mapping[str, Postings]:
    """Form → article's number → weight."""
    index: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for number, entry in enumerate(collection.entries.values()):
        for form, times in _words_of(collection, entry).items():
            index[form][number] = 1 + round(2 * log2(times))
    return index


def _words_of(collection: Collection, entry: Entry) -> Counter[str]:
    """The article's words, its places' other names, its days; what is folded away as boilerplate is not its own."""
    article = entry.analysis.article
    words: Counter[str] = Counter()
    for block in article.blocks:
        if block.kind != "boilerplate":
            _add(words, article.text[block.start : block.end], TITLE_WEIGHT if block.kind == "title" else 1)
    for text in (article.title, article.source or "", article.author or ""):
        _add(words, text, 1)
    for name in _place_names(collection, entry):
        _add(words, name, NAME_WEIGHT)
    for key in _date_keys(collection, entry):
        words[key] += NAME_WEIGHT
    return words


def _add(words: Counter[str], text: str, weight: int) -> None:
    for folded in words_in(text):
        for form in forms_of(folded):
            words[form] += weight


def _place_names(collection: Collection, entry: Entry) -> Iterable[str]:
    places = {link.place.id: link.place for link in entry.analysis.places if link.place}
    for place in places.values():
        met = collection.places[place.id].met if place.id in collection.places else ()
        yield from {place.name, *(name for _, name in place.names), *(name for _, name in met)}


def _date_keys(collection: Collection, entry: Entry) -> Iterable[str]:
    """`2017-08-28` and `2017-08`: words that no text has, since a hyphen parts words."""
    published = entry.analysis.published
    for edtf in {*(link.edtf for link in entry.analysis.dates), *((published.edtf,) if published else ())}:
        told = collection.dates.get(edtf)
        if told and told.earliest == told.latest:
            yield told.earliest.isoformat()
        if told and (told.earliest.year, told.earliest.month) == (told.latest.year, told.latest.month):
            yield told.earliest.isoformat()[:7]


# -- files --------------------------------------------------------------------------------------------------------


def _shards(index: Mapping[str, Postings]) -> dict[str, Mapping[str, Postings]]:
    """The index by first letters, as many as keep each file small."""
    shards: dict[str, Mapping[str, Postings]] = {}
    open_: list[tuple[str, Mapping[str, Postings]]] = [("", index)]
    while open_:
        prefix, part = open_.pop()
        size = sum(len(form) + 6 * len(postings) for form, postings in part.items())
        if (size <= SHARD_BYTES and prefix) or not part:
            shards[prefix] = part
            continue
        deeper: defaultdict[str, dict[str, Postings]] = defaultdict(dict)
        for form, postings in part.items():
            deeper[form[: len(prefix) + 1]][form] = postings
        if prefix in deeper:  # the word that is the prefix itself
            shards[prefix] = deeper.pop(prefix)
        open_ += deeper.items()
    return dict(sorted(shards.items()))


def _shard(shard: Mapping[str, Postings]) -> object:
    """Sorted words, and for each the articles' numbers and weights in turn."""
    words = sorted(shard)
    return [words, [[value for pair in sorted(shard[form].items()) for value in pair] for form in words]]


def _name(prefix: str) -> str:
    """A file name for any letters, on any disk."""
    return "-".join(f"{ord(char):x}" for char in prefix) or "0"


def _manifest(collection: Collection, shards: Mapping[str, object]) -> object:
    language = collection.settings.language
    spoken = sorted({entry.analysis.article.language for entry in collection.entries.values()})
    return {
        "articles": len(collection.entries),
        "inFile": DOCS_IN_FILE,
        "shards": [[prefix, _name(prefix)] for prefix in shards],
        "folds": _folds(),
        "months": _months(),
        "languages": [[of, language_name(language, of)] for of in spoken],
        "spoken": [spoken.index(entry.analysis.article.language) for entry in collection.entries.values()],
        "words": dict(words_of(language, "search")),
        "results": dict(words_of(language, "counts.articles")),
    }


@cache
def _folds() -> Mapping[str, str]:
    """Every character that folds to another, as the builder folds it."""
    chars = (chr(code) for first, last in FOLDED_RANGES for code in range(first, last))
    return {char: folded for char in chars if (folded := fold(char)) != char}


@cache
def _months() -> Mapping[str, int]:
    """Month names as people type them, folded, with the month's number; of all languages that we find dates in."""
    months: dict[str, int] = {}
    for locale in (*(of for of in languages() if of != "und"), *_ARABIC_VARIANTS):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names("wide", context, Locale.parse(locale)).items():
                months.setdefault(fold(str(name)), number)
    return months


def _documents(collection: Collection) -> Iterator[Page]:
    """What a result says of an article, in files of some hundred."""
    entries = list(collection.entries.values())
    for number, start in enumerate(range(0, len(entries), DOCS_IN_FILE)):
        cards = [_document(collection, entry) for entry in entries[start : start + DOCS_IN_FILE]]
        yield script_page(f"data/search/d-{number}.js", ("docs", str(number)), cards)


def _document(collection: Collection, entry: Entry) -> Sequence[str]:
    article, published = entry.analysis.article, entry.analysis.published
    when = display_of(Edtf(published.edtf), collection.settings.language) if published else ""
    title = escape.visible(" ".join(article.title.split()))
    return [str(article.id), title, escape.language_tag(article.language), direction_of(article.language),
            escape.visible(article.source or ""), when]  # fmt: skip


def _text(article: Article) -> Page:
    """The text that results show passages of: address of the paragraph, language, direction, words."""
    shown = []
    left = TEXT_LENGTH
    for index, block in enumerate(article.blocks):
        if block.kind != "boilerplate" and left > 0:
            of = block.language if block.language != "und" else article.language
            there = addresses.block_address(article, index).replace(".md#", ".html#")
            text = " ".join(escape.visible(article.text[block.start : block.end]).split("\n"))[:left]
            shown.append([there, escape.language_tag(of), direction_of(of), text])
            left -= len(text)
    return script_page(f"data/text/{article.id}.js", ("text", str(article.id)), shown)
