"""Tells which article of the collection a note from elsewhere is on: by its seed, its address, its title, then by the quote itself.

Where one kind of evidence fits several articles, the quote decides between them. Another kind of evidence is a line in `_evidence`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from builder.annotate.anchor import Place, place_quote
from builder.annotate.anchors import Anchor
from builder.annotate.prepared import Prepared, prepare
from builder.exchange.given import Given
from builder.model import Article

MIN_LETTERS = 24  # of a quote that alone tells its article: fewer come together by chance
MIN_TITLE = 6  # letters of a title that tells an article: "TV" does not
CANDIDATES = 5  # articles looked at for a quote, those that share its rarest words

_TRACKING = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|at_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|xtor|cmpid|ocid|ref_src"
)
_ARCHIVED = re.compile(r"https?://(?:web\.archive\.org/web/\w+|via\.hypothes\.is)/(?=https?://)", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index\.(?:html?|php))?$")
_OWN_PAGE = re.compile(r"(?:^|/)articles/(?P<id>[a-z0-9_-]+?)(?:/[0-9]+)?(?:\.html|/(?:index\.html)?)?$")
_TITLE_TAIL = re.compile(r"\s+(?:[|–—·:-]|::)\s+[^|–—·]*$")


def same_page(url: str) -> str:
    """What two addresses of one page have in common: without scheme, www, port, fragment, tracking, a slash or index at the end.

    Empty for what is no address on the web.
    """
    try:
        parts = urlsplit(_ARCHIVED.sub("", url.strip(), count=1))
        host = (parts.hostname or "").removeprefix("www.").rstrip(".")
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return ""
    if parts.scheme.lower() not in ("http", "https") or not host:
        return ""
    kept = sorted((key, value) for key, value in query if not _TRACKING.fullmatch(key.lower()))
    return host + _INDEX.sub("", unquote(parts.path)) + (f"?{urlencode(kept)}" if kept else "")


class Shelf:
    """The articles of a collection, to be found again."""

    def __init__(self, articles: Sequence[Article], site: str) -> None:
        """site: the address where the collection is published; empty if it is not."""
        self._articles: Mapping[str, Article] = {article.id: article for article in articles}
        self._site = same_page(site)
        self._prepared: dict[str, Prepared] = {}

    def article_of(self, given: Given) -> Article | str:
        """The article, or why there is none or no one in particular."""
        for told, ids in self._evidence(given):
            if len(ids) > 1 and given.quote is not None:
                ids = [one for one in ids if self.place(one, given.quote, given.anchor).start >= 0]
            if len(ids) == 1:
                return self._articles[ids[0]]
            if ids:
                return f"{told} of several articles: {', '.join(sorted(ids))}"
        return "no article has its address, its title or its quote"

    def _evidence(self, given: Given) -> Iterator[tuple[str, list[str]]]:
        """Articles by each kind of evidence, surest first; none where it says nothing."""
        yield "its seed is that", self._by_seed.get(given.sha256 or "", [])
        yield "its address is that", self._by_address(given.urls)
        yield "its title is that", self._by_title(given.title or "")
        if given.quote is not None:
            yield "its quote stands in", self._by_id_and_quote(given, given.quote)
            yield "its quote stands in", self._by_quote(given, given.quote)

    def place(self, article: str, quote: str, anchor: Anchor) -> Place:
        return place_quote(self._text(article), quote, anchor.prefix, anchor.suffix, anchor.start)

    def _text(self, article: str) -> Prepared:
        if article not in self._prepared:
            self._prepared[article] = prepare(self._articles[article].text)
        return self._prepared[article]

    # -- the evidence -------------------------------------------------------------------------------------------------

    def _grouped(self, key_of: Callable[[Article], str]) -> Mapping[str, list[str]]:
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for article in self._articles.values():
            groups[key_of(article)].append(article.id)
        groups.pop("", None)
        return groups

    @cached_property
    def _by_seed(self) -> Mapping[str, list[str]]:
        return self._grouped(lambda article: article.sha256)

    @cached_property
    def _urls(self) -> Mapping[str, list[str]]:
        return self._grouped(lambda article: same_page(article.url or ""))

    @cached_property
    def _titles(self) -> Mapping[str, list[str]]:
        return self._grouped(lambda article: _letters(article.title))

    def _by_address(self, urls: Sequence[str]) -> list[str]:
        pages = [same_page(url) for url in urls]
        found = [article for page in pages for article in self._urls.get(page, ())]
        return list(dict.fromkeys(found or [one for url in urls for one in self._own_pages(url)]))

    def _own_pages(self, url: str) -> Iterator[str]:
        """A page of this collection's own site: published, opened as a file, or served on this machine."""
        page = same_page(url)
        is_ours = url.startswith(("file:", "http://127.0.0.1:", "http://localhost:")) or (
            self._site and page.startswith(self._site)
        )
        found = _OWN_PAGE.search(url.partition("#")[0].partition("?")[0])
        if is_ours and found and found["id"] in self._articles:
            yield found["id"]

    def _by_title(self, title: str) -> list[str]:
        """Also without what a site puts behind it: "Title | The Outlet"."""
        while title:
            letters = _letters(title)
            if len(letters) >= MIN_TITLE and letters in self._titles:
                return self._titles[letters]
            shorter = _TITLE_TAIL.sub("", title)
            title = shorter if shorter != title else ""
        return []

    def _by_id_and_quote(self, given: Given, quote: str) -> list[str]:
        """An id alone tells little: another collection may have another article of that name."""
        named = [given.article] if given.article in self._articles else []
        return [one for one in named if one is not None and self.place(one, quote, given.anchor).start >= 0]

    def _by_quote(self, given: Given, quote: str) -> list[str]:
        wanted = prepare(quote)
        if len(wanted.letters) < MIN_LETTERS:
            return []
        weights: defaultdict[str, float] = defaultdict(float)
        for word in set(wanted.words):
            holders = self._words.get(word, ())
            for article in holders:
                weights[article] += 1 / len(holders)
        likeliest = sorted(weights, key=lambda one: (-weights[one], one))[:CANDIDATES]
        places = {article: self.place(article, quote, given.anchor) for article in likeliest}
        same = [article for article, place in places.items() if place.state in ("exact", "normalised", "ambiguous")]
        return same or [article for article, place in places.items() if place.state == "fuzzy"]

    @cached_property
    def _words(self) -> Mapping[str, list[str]]:
        """Folded word → the articles that have it."""
        holders: defaultdict[str, list[str]] = defaultdict(list)
        for article in self._articles:
            for word in self._text(article).where:
                holders[word].append(article)
        return holders


def _letters(title: str) -> str:
    return prepare(title).letters
