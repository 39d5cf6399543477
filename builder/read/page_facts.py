"""What an HTML page says of itself: JSON-LD, OpenGraph and other `<meta>`, microdata, `<time>`, and the marks of programs that saved it.

Another place where pages state a fact is a line in `page_facts_of`, the surest first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from builder.folding import fold
from builder.model import Reason, because
from builder.read.stated import Said, host_of, is_address, names, original_address, stated_day


def page_facts_of(tree: Any, page: str) -> Said:
    """The facts of a parsed page; `page` is its source, for what stands in comments."""
    meta = _meta(tree)
    linked = tuple(_articles(tree))
    source = _first(
        meta("og:site_name"), _named(linked, "publisher"), meta("application-name", "dc.publisher", "publisher", "al:android:app_name"),
        _texts(tree, "//*[@itemprop='publisher']//*[@itemprop='name']"),
    )  # fmt: skip
    url = _first(map(original_address, _addresses(tree, page, meta)))
    titles = _first_that(
        lambda text: bool(text) and not _is_the_sites(text, source, url),
        (_without_site(text, source, url) for texts in _titles(tree, meta, linked) for text in texts),
    )
    authors = (
        _named(linked, "author"), meta("author", "article:author", "dc.creator", "parsely-author", "sailthru.author"),
        _texts(tree, "//*[@itemprop='author']//*[@itemprop='name']"), _texts(tree, "//*[@itemprop='author']"),
        _texts(tree, "//a[@rel='author']"),
    )  # fmt: skip
    return Said(
        title=titles,
        source=source,
        author=next((name for found in authors if (name := names(_but(found, source)))), None),
        url=url,
        language=_first(tree.xpath("/html/@lang"), meta("content-language", "og:locale")),
        stated=stated_day(_days(tree, meta, linked)),
    )


def _but(found: Iterable[str], source: str | None) -> Iterator[str]:
    """Names, the outlet's own aside: many a page gives itself as its author."""
    return (name for name in found if fold(name) != fold(source or ""))


# -- title ----------------------------------------------------------------------------------------------------------


def _titles(tree: Any, meta: _Meta, linked: Sequence[Mapping[str, Any]]) -> Iterator[Iterable[str]]:
    yield meta("og:title", "twitter:title", "dc.title", "parsely-title")
    yield _named(linked, "headline")
    yield (h1.text_content() for h1 in tree.xpath("//h1"))
    yield tree.xpath("//title/text()")


_SITE_AT_END = re.compile(r"(?P<title>.{8,}?)\s*(?:\s[|–—-]|[|•·»])\s+(?P<site>[^|•·»]{2,60})\Z", re.DOTALL)


def _without_site(title: str, source: str | None, url: str | None) -> str:
    """ "Le pont rouvre - Le Courrier" without the outlet, if it is the outlet's name or its host's."""
    title = " ".join(title.split())
    match = _SITE_AT_END.match(title)
    return match["title"] if match and _is_the_sites(match["site"], source, url) else title


def _is_the_sites(text: str, source: str | None, url: str | None) -> bool:
    """Whether this is the site's own name or address, as a page's title is that was never set."""
    own = _bare(text)
    host = (host_of(url) if url else None) or ""
    return own in {_bare(source or ""), _bare(host), _bare(host.rpartition(".")[0])} or own in _NO_TITLES


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", fold(text))


_NO_TITLES = frozenset({"home", "homepage", "untitled", "untitleddocument", "index"})
"""What programs that make pages write into a title that nobody set."""


# -- address --------------------------------------------------------------------------------------------------------

_SAVED_FROM = re.compile(
    r"<!--[^<>]{0,200}?(?:saved from url=\(\d{1,6}\)|SingleFile\s{1,20}url:\s{0,5})(?P<url>https?://[^\s<>]{3,2000})"
)
_SAVED_WITHIN = 20_000  # characters: such a comment stands at the head


def _addresses(tree: Any, page: str, meta: _Meta) -> Iterator[str]:
    yield from filter(is_address, tree.xpath("//link[@rel='canonical']/@href"))
    yield from filter(is_address, meta("og:url", "twitter:url", "parsely-link"))
    if match := _SAVED_FROM.search(page, 0, _SAVED_WITHIN):
        yield match["url"]


# -- day ------------------------------------------------------------------------------------------------------------

_META_DAYS = (
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dcterms.date", "pubdate", "publish-date", "publishdate", "publication_date", "article.published",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "displaydate",
)  # fmt: skip
_NO_CHANGE = (
    "not(contains(@itemprop, 'odified')) and not(contains(@class, 'pdated')) and not(contains(@class, 'odified'))"
)
"""For XPath: a `<time>` that says when the page was changed is not asked."""


def _days(tree: Any, meta: _Meta, linked: Sequence[Mapping[str, Any]]) -> Iterator[tuple[Reason, str]]:
    """Where a page states its publication day, surest first: (place in the page, value)."""
    for value in _named(linked, "datePublished"):
        yield because("page_json_ld", key="datePublished"), value
    for name in _META_DAYS:
        for value in meta(name):
            yield because("page_metadata", key=name), value
    for value in tree.xpath("//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime"):
        yield because("page_microdata", key="datePublished"), value
    for value in _named(linked, "dateCreated"):
        yield because("page_json_ld", key="dateCreated"), value
    for where in ("//time[@pubdate]", "//article//time", "//header//time", "//main//time", "//time"):
        for value in tree.xpath(f"{where}[{_NO_CHANGE}]/@datetime"):
            yield because("page_time"), value


# -- where pages keep them ------------------------------------------------------------------------------------------


class _Meta:
    """The contents of a page's `<meta>` by their names, lower case."""

    def __init__(self, found: Mapping[str, Sequence[str]]) -> None:
        self._found = found

    def __call__(self, *wanted: str) -> list[str]:
        return [text for name in wanted for text in self._found.get(name, ())]


def _meta(tree: Any) -> _Meta:
    found: dict[str, list[str]] = {}
    for meta in tree.xpath("//meta[@content]"):
        for name in {str(meta.get(key, "")).lower() for key in ("property", "name", "itemprop", "http-equiv")} - {""}:
            found.setdefault(name, []).append(str(meta.get("content")))
    return _Meta(found)


def _texts(tree: Any, path: str) -> Iterator[str]:
    return (" ".join(element.text_content().split())[:200] for element in tree.xpath(path)[:_MOST_AUTHORS])


_MOST_AUTHORS = 20
_MOST_OBJECTS = 3000
"""Of a page's JSON-LD that are looked at."""
_ARTICLE = re.compile(r"Article|Posting|Report\b|Review\b|NewsEvent")
_OTHERS = frozenset(
    {"itemListElement", "hasPart", "isPartOf", "mentions", "citation", "comment", "review", "relatedLink", "about"}
)
"""Keys under which JSON-LD keeps what is not this page's article."""


def _articles(tree: Any) -> Iterator[Mapping[str, Any]]:
    """The objects of a page's JSON-LD that describe its article, then those that describe the page; with what they refer to."""
    objects: list[Mapping[str, Any]] = []
    for script in tree.xpath("//script[contains(@type, 'ld+json')]/text()"):
        try:
            data = json.loads(re.sub(r"\A\s*(?:<!--|//<!\[CDATA\[)|(?:-->|//\]\]>)\s*\Z", "", script), strict=False)
        except (ValueError, RecursionError):
            continue  # a broken block of somebody's page is no fault of the collector's
        objects += _objects(data)
    by_id = {str(item["@id"]): item for item in objects if "@id" in item and len(item) > 1}
    whole = [{key: _referred(value, by_id) for key, value in item.items()} for item in objects]
    yield from (item for item in whole if _ARTICLE.search(_type_of(item)))
    yield from (item for item in whole if "WebPage" in _type_of(item))


def _type_of(item: Mapping[str, Any]) -> str:
    kind = item.get("@type", "")
    return " ".join(map(str, kind)) if isinstance(kind, list) else str(kind)


def _objects(data: object) -> list[Mapping[str, Any]]:
    """All objects within, outermost first, breadth first: graphs and lists in each other, as far as they are this page's."""
    found: list[Mapping[str, Any]] = []
    waiting = [data]
    for item in waiting:  # grows as it is gone through
        if len(waiting) > _MOST_OBJECTS:
            break
        if isinstance(item, dict):
            found.append(item)
            waiting += [value for key, value in item.items() if key not in _OTHERS and isinstance(value, dict | list)]
        elif isinstance(item, list):
            waiting += [value for value in item if isinstance(value, dict | list)]
    return found


def _referred(value: object, by_id: Mapping[str, Mapping[str, Any]]) -> object:
    """`{"@id": "#anne"}` is the object of that id."""
    if isinstance(value, list):
        return [_referred(item, by_id) for item in value[:_MOST_AUTHORS]]
    return by_id.get(str(value["@id"]), value) if isinstance(value, dict) and set(value) == {"@id"} else value


def _named(objects: Iterable[Mapping[str, Any]], key: str) -> list[str]:
    """The texts of a key, and the names of the objects that stand there."""
    found = []
    for item in objects:
        values = item.get(key)
        for value in values if isinstance(values, list) else [values]:
            name = value.get("name") if isinstance(value, dict) else value
            found += [text for text in (name if isinstance(name, list) else [name]) if isinstance(text, str)]
    return found


def _first(*found: Iterable[str]) -> str | None:
    return next((" ".join(text.split()) for texts in found for text in texts if text.strip()), None)


def _first_that(fits: Any, texts: Iterable[str]) -> str | None:
    return next((text for text in texts if fits(text)), None)
