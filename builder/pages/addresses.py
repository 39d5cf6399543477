"""Where each page lives below content/, and how one points to another.

A new kind of page gets its address here, so that every other page can link to it.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate

from builder.model import Article, ArticleId, DateEntry, Edtf
from builder.pages import escape

OVERVIEW = "overview.md"
ARTICLES = "articles/index.md"
PLACES = "places/index.md"
DATES = "dates/index.md"
LONGER = "dates/longer.md"
ACCOUNTS = "accounts/index.md"
MAP = "map/index.md"
NOTES = "notes/index.md"
LANGUAGES = "languages/index.md"
TAGS = "tags/index.md"
SEARCH = "search/index.md"

_ANCHOR_SPELLING = {"/": "_", "?": "q", "~": "a", "%": "qa", ".": "o", ":": "", "+": ""}
PART_LENGTH = 22_000
"""Characters of text on one page; a longer article goes on on further pages. That much, full of links, is under 30 kB when compressed."""
PART_BLOCKS = 1_000
"""Paragraphs on one page; the cost of a paragraph in Markdown grows with the paragraphs before it."""


@lru_cache(maxsize=4096)
def link(here: str, there: str) -> str:
    """The relative address of the page `there` (with its `#…`, if any) as written in the page `here`."""
    path, hash_, anchor = there.partition("#")
    if path == here and anchor:
        return f"#{anchor}"
    return escape.address(_relative(path.split("/"), here.split("/")[:-1])) + hash_ + anchor


def _relative(there: list[str], folder: list[str]) -> str:
    """Up to the folder that both have in common, and down; of paths that hold no `..` themselves."""
    shared = next((at for at, (one, other) in enumerate(zip(there, folder, strict=False)) if one != other), None)
    shared = min(len(there) - 1, len(folder)) if shared is None else shared
    return "/".join([".."] * (len(folder) - shared) + there[shared:])


_ASKED_LAST: list[tuple[Article, tuple[range, ...]]] = []
"""One article with its parts: each of its paragraphs asks for them, and counting anew each time is quadratic."""


def parts_of(article: Article) -> tuple[range, ...]:
    """The blocks of each page of the article, as indices; one page for all but very long ones."""
    if not _ASKED_LAST or _ASKED_LAST[0][0] is not article:
        _ASKED_LAST[:] = [(article, _parts_of(article))]
    return _ASKED_LAST[0][1]


def _parts_of(article: Article) -> tuple[range, ...]:
    """A page ends before the paragraph that would be too much, but not so soon that the title stands alone."""
    ends = [0, *accumulate(block.end - block.start for block in article.blocks)]
    cuts = [0]
    for index in range(len(article.blocks)):
        held, with_this = ends[index] - ends[cuts[-1]], ends[index + 1] - ends[cuts[-1]]
        if (with_this > PART_LENGTH and held > PART_LENGTH // 4) or index - cuts[-1] >= PART_BLOCKS:
            cuts.append(index)
    return tuple(range(start, end) for start, end in zip(cuts, [*cuts[1:], len(article.blocks)], strict=True))


def article_page(article: Article, part: int = 0) -> str:
    """The page of the article's part; the first is `articles/<id>.md`."""
    return f"articles/{article.id}.md" if part == 0 else f"articles/{article.id}/{part + 1}.md"


def block_address(article: Article, block: int) -> str:
    """The page and anchor of a paragraph."""
    part = 0
    if len(article.text) > PART_LENGTH or len(article.blocks) > PART_BLOCKS:
        part = next(number for number, blocks in enumerate(parts_of(article)) if block in blocks)
    return f"{article_page(article, part)}#p-{block}"


def saved_page(article: ArticleId) -> str:
    return f"saved/{article}.md"


def articles_of_year(year: str) -> str:
    return f"articles/by-year/{year}.md"


def place_page(slug: str) -> str:
    return f"places/{slug}.md"


def places_by_letter(letter: str) -> str:
    """The places that are too many for one list; no year is a single letter."""
    return f"places/all/{letter}.md"


def place_in_year(slug: str, year: str) -> str:
    """Passages of one year, for places that are named too often for one page."""
    return f"places/{slug}/{year}.md"


def on_map(slug: str) -> str:
    """The place's row below the map; the map itself opens the place's mark."""
    return f"{MAP}#place-{slug}"


def account_page(slug: str) -> str:
    return f"accounts/{slug}.md"


def year_page(year: int) -> str:
    return f"dates/{year:04}.md"


def month_page(year: int, month: int) -> str:
    return f"dates/{year:04}-{month:02}.md"


def date_address(entry: DateEntry) -> str:
    """A day on its month's page; a longer value on the smallest page that holds all of it."""
    first, last = entry.earliest, entry.latest
    if first == last:
        return f"{month_page(first.year, first.month)}#{first.isoformat()}"
    return f"{span_page(entry)}#{span_anchor(entry.edtf)}"


def span_page(entry: DateEntry) -> str:
    """The page that lists a value of more than one day."""
    first, last = entry.earliest, entry.latest
    if first.year != last.year:
        return LONGER
    if first.month != last.month:
        return year_page(first.year)
    return month_page(first.year, first.month)


def span_anchor(edtf: Edtf) -> str:
    """An id in ASCII; EDTF has no letters but X, Y, Z and T."""
    return "v-" + "".join(_ANCHOR_SPELLING.get(char, char) for char in edtf)
