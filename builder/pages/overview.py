"""What the collection holds, on one page; the theme also shows it on the front page, below what people wrote there."""

from __future__ import annotations

from collections.abc import Iterator

from builder.model import Collection, Page
from builder.pages import addresses, escape
from builder.pages.accounts import group_link
from builder.pages.articles import newest_first
from builder.pages.fragments import article_link, counted, date_link, place_link
from builder.pages.front_matter import front_of, index_front
from builder.words import word, words_of

NEWEST = 8
MOST_NAMED = 16
SHARED_DAYS = 8
SHOWN_ACCOUNTS = 5


def overview_page(collection: Collection) -> Page:
    """Its front matter also carries the words that the template needs on every page."""
    language = collection.settings.language
    title = word(language, "titles.overview")
    body = (f"## {escape.markdown_line(title)} {{: #overview }}", *_sections(collection))
    front = {**index_front(title), **front_of(**words_of(language, "theme"))}
    return Page(path=addresses.OVERVIEW, front=front, body="\n\n".join(body) + "\n")


def _sections(collection: Collection) -> Iterator[str]:
    here, language = addresses.OVERVIEW, collection.settings.language
    if not collection.entries:
        yield word(language, "overview.empty")
        return
    yield _counts(collection)
    yield from _newest(collection, here)
    yield from _most_named(collection, here)
    yield from _shared_days(collection, here)
    yield from _accounts(collection, here)


def _counts(collection: Collection) -> str:
    entries = collection.entries.values()
    counts = {
        ("articles", addresses.ARTICLES): len(entries),
        ("languages", addresses.LANGUAGES): len({entry.analysis.article.language for entry in entries}),
        ("places", addresses.PLACES): len(collection.places),
        ("days", addresses.DATES): len(collection.dates),
        ("accounts", addresses.ACCOUNTS): len(collection.accounts),
        ("notes", addresses.NOTES): sum(len(entry.placements) for entry in entries),
    }
    links = (
        f"[{counted(collection, what, n)}]({addresses.link(addresses.OVERVIEW, there)})"
        for (what, there), n in counts.items()
    )
    return " · ".join(links) + "\n{: .counts }"


def _section(collection: Collection, key: str, anchor: str, items: list[str]) -> Iterator[str]:
    if items:
        yield f"### {word(collection.settings.language, key)} {{: #{anchor} }}"
        yield "\n".join(f"- {item}" for item in items)


def _newest(collection: Collection, here: str) -> Iterator[str]:
    items = [article_link(collection, article, here) for article in newest_first(collection)[:NEWEST]]
    yield from _section(collection, "overview.newest", "newest", items)


def _most_named(collection: Collection, here: str) -> Iterator[str]:
    places = sorted(collection.places.values(), key=lambda entry: (-len(entry.passages), entry.slug))[:MOST_NAMED]
    items = [f"{place_link(collection, entry.place.id, here)} · {len(entry.passages)}" for entry in places]
    yield from _section(collection, "overview.most_named", "most-named", items)


def _shared_days(collection: Collection, here: str) -> Iterator[str]:
    """The days that most articles tell of or were published on."""
    days = []
    for entry in collection.dates.values():
        articles = {passage.article for passage in entry.passages} | set(entry.published)
        if entry.earliest == entry.latest and len(articles) > 1:
            days.append(
                (-len(articles), entry.earliest, f"{date_link(collection, entry.edtf, here)} · {len(articles)}")
            )
    yield from _section(collection, "overview.days", "days", [item for *_, item in sorted(days)[:SHARED_DAYS]])


def _accounts(collection: Collection, here: str) -> Iterator[str]:
    groups = collection.accounts[:SHOWN_ACCOUNTS]
    items = [
        f"{group_link(collection, group, here)} · {counted(collection, 'articles', len(group.articles))}"
        for group in groups
    ]
    yield from _section(collection, "titles.accounts", "accounts", items)
