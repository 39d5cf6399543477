"""The list of all articles, by year where there are many; the languages; the tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from builder.model import ArticleId, Collection, Page
from builder.pages import addresses, escape
from builder.pages.fragments import article_link, counted, foreign, shown_date, table, title_link
from builder.pages.front_matter import index_front
from builder.words import language_name, word

MOST_ROWS = 300
"""Rows of a table on one page; more are split by year, and by this number within a year."""


def articles_pages(collection: Collection) -> tuple[Page, ...]:
    """One table of everything, or a table for each year and a list of the years."""
    language = collection.settings.language
    articles = newest_first(collection)
    title = word(language, "titles.articles")
    if len(articles) <= MOST_ROWS:
        return (_listing(collection, addresses.ARTICLES, title, (_table(collection, articles, addresses.ARTICLES),)),)
    by_year = {
        year: tuple(group) for year, group in groupby(articles, key=lambda article: _year_of(collection, article))
    }
    years = [f"- [{year}]({addresses.link(addresses.ARTICLES, addresses.articles_of_year(year))}) · "
             f"{counted(collection, 'articles', len(articles))}" for year, articles in by_year.items()]  # fmt: skip
    return (
        _listing(collection, addresses.ARTICLES, title, ("\n".join(years),)),
        *(_year_listing(collection, year, articles) for year, articles in by_year.items()),
    )


def _year_listing(collection: Collection, year: str, articles: Sequence[ArticleId]) -> Page:
    here = addresses.articles_of_year(year)
    title = word(collection.settings.language, "titles.articles_of", year=year)
    chunks = [articles[start : start + MOST_ROWS] for start in range(0, len(articles), MOST_ROWS)]
    return _listing(collection, here, title, [_table(collection, chunk, here) for chunk in chunks])


def newest_first(collection: Collection) -> tuple[ArticleId, ...]:
    """By day, newest first, those without a date last; the order of the collection, which is ascending, turned around."""
    dated = [article for article, entry in collection.entries.items() if entry.analysis.published]
    undated = [article for article, entry in collection.entries.items() if not entry.analysis.published]
    return (*reversed(dated), *undated)


def _year_of(collection: Collection, article: ArticleId) -> str:
    published = collection.entries[article].analysis.published
    return f"{published.day.year:04}" if published else "undated"


def _listing(collection: Collection, here: str, title: str, sections: Sequence[str]) -> Page:
    body = (f"# {escape.markdown_line(title)} {{: #title }}", *sections)
    return Page(path=here, front=index_front(title), body="\n\n".join(part for part in body if part) + "\n")


def _table(collection: Collection, articles: Sequence[ArticleId], here: str) -> str:
    language = collection.settings.language
    if not articles:
        return word(language, "overview.empty")
    head = [
        word(language, key) for key in ("article.published", "titles.articles", "article.language", "titles.places")
    ]
    return table(head, (_row(collection, article, here) for article in articles))


def _row(collection: Collection, article: ArticleId, here: str) -> Sequence[str]:
    analysis, language = collection.entries[article].analysis, collection.settings.language
    source = foreign(analysis.article.source, analysis.article.language) if analysis.article.source else ""
    places = len({link.place.id for link in analysis.places if link.place})
    return (
        shown_date(collection, analysis.published.edtf) if analysis.published else word(language, "no_date"),
        title_link(collection, article, here) + (f" · {source}" if source else ""),
        language_name(language, analysis.article.language),
        str(places),
    )


def languages_page(collection: Collection) -> Page:
    """The articles of each language."""
    here, language = addresses.LANGUAGES, collection.settings.language
    title = word(language, "titles.languages")
    return _listing(collection, here, title, tuple(_by_language(collection, here)))


def _by_language(collection: Collection, here: str) -> Iterator[str]:
    language = collection.settings.language
    by_language: defaultdict[str, list[ArticleId]] = defaultdict(list)
    for article in newest_first(collection):
        by_language[collection.entries[article].analysis.article.language].append(article)
    for of, articles in sorted(by_language.items()):
        native = language_name(of, of)
        name = language_name(language, of)
        beside = "" if native == name else f" · {foreign(native, of)}"
        yield f"## {escape.markdown_line(name)}{beside} {{: #language-{escape.language_tag(of).lower()} }}"
        yield counted(collection, "articles", len(articles))
        yield "\n".join(f"- {article_link(collection, article, here)}" for article in articles[:MOST_ROWS])
        if len(articles) > MOST_ROWS:
            yield f"[{word(language, 'overview.all_articles')}]({addresses.link(here, addresses.ARTICLES)})"


def tags_page(collection: Collection) -> Page:
    """The theme's tags plugin fills in the list."""
    title = word(collection.settings.language, "titles.tags")
    body = f"# {escape.markdown_line(title)} {{: #title }}\n\n<!-- material/tags -->\n"
    return Page(path=addresses.TAGS, front=index_front(title), body=body)
