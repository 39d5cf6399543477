"""Accounts: articles that tell of the same place and days, side by side, with a table of which one names what.

The program lines up, it does not judge: a cell is a link to the sentence, or blank.
To compare one more kind of thing, add its rows to _rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from builder.edtf import display_of
from builder.lexicon import direction_of
from builder.model import AccountGroup, ArticleId, Collection, Edtf, Page, Passage
from builder.pages import addresses, escape
from builder.pages.fragments import article_link, date_link, foreign, place_link, title_link
from builder.pages.front_matter import index_front
from builder.pages.text import block_html, links_of, rendered
from builder.pages.words import word

SHOWN_PASSAGES = 3
"""Links in one cell."""


def account_pages(collection: Collection) -> tuple[Page, ...]:
    return (_index(collection), *(_page(collection, group) for group in collection.accounts))


def group_title(collection: Collection, group: AccountGroup) -> str:
    """`Qalamoun, 26–28 August 2017`."""
    first, last = group.days[0], group.days[-1]
    when = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    language = collection.settings.language
    place = collection.places[group.place].place.name
    return word(language, "titles.account", place=place, when=display_of(Edtf(when), language))


def _index(collection: Collection) -> Page:
    here, language = addresses.ACCOUNTS, collection.settings.language
    title = word(language, "titles.accounts")
    body = [f"# {escape.markdown_line(title)} {{: #title }}", word(language, "accounts.intro")]
    for group in collection.accounts:
        there = addresses.link(here, addresses.account_page(group.slug))
        body.append(f"## [{escape.markdown_line(group_title(collection, group))}]({there}) {{: #{group.slug} }}")
        body.append("\n".join(f"- {article_link(collection, article, here)}" for article in group.articles))
    if not collection.accounts:
        body.append(word(language, "accounts.empty"))
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _page(collection: Collection, group: AccountGroup) -> Page:
    here, language = addresses.account_page(group.slug), collection.settings.language
    title = group_title(collection, group)
    body = (
        f"# {escape.markdown_line(title)} {{: #title }}",
        word(language, "accounts.intro"),
        f"## {word(language, 'accounts.who')} {{: #who }}",
        _table(collection, group, here),
        f"## {word(language, 'accounts.texts')} {{: #texts }}",
        _side_by_side(collection, group, here),
    )
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


# -- which account names what -------------------------------------------------------------------------------------


def _table(collection: Collection, group: AccountGroup, here: str) -> str:
    """A row for each place and day that any of them names, a column for each account."""
    language = collection.settings.language
    head = [
        word(language, "accounts.place_or_day"),
        *(title_link(collection, article, here) for article in group.articles),
    ]
    rows = [head, ["---"] * len(head), *_rows(collection, group, here)]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _rows(collection: Collection, group: AccountGroup, here: str) -> Iterator[list[str]]:
    """What most of them name comes first; then what they name most, and the days in their order."""
    places = {place: _within(group, entry.passages) for place, entry in collection.places.items()}
    dates = {edtf: _within(group, entry.passages) for edtf, entry in collection.dates.items()}
    for place in sorted(places, key=lambda place: -_spread(places[place])):
        if places[place]:
            yield [place_link(collection, place, here), *_by_article(collection, group, places[place], here)]
    for edtf, passages in dates.items():
        if passages:
            yield [date_link(collection, edtf, here), *_by_article(collection, group, passages, here)]


def _within(group: AccountGroup, passages: Sequence[Passage]) -> Sequence[Passage]:
    members = set(group.articles)
    return [passage for passage in passages if passage.article in members]


def _spread(passages: Sequence[Passage]) -> int:
    """How many accounts the passages are from."""
    return len({passage.article for passage in passages})


def _by_article(collection: Collection, group: AccountGroup, passages: Sequence[Passage], here: str) -> Iterator[str]:
    for article in group.articles:
        cell = [passage for passage in passages if passage.article == article]
        links = [_named(collection, passage, here) for passage in cell[:SHOWN_PASSAGES]]
        more = f" +{len(cell) - SHOWN_PASSAGES}" if len(cell) > SHOWN_PASSAGES else ""
        yield ", ".join(links) + more


def _named(collection: Collection, passage: Passage, here: str) -> str:
    article = collection.entries[passage.article].analysis.article
    block = article.blocks[passage.block]
    named = foreign(article.text[passage.start : passage.end], block.language)
    return f"[{named}]({addresses.link(here, addresses.block_address(article, passage.block))})"


# -- side by side -------------------------------------------------------------------------------------------------


def _side_by_side(collection: Collection, group: AccountGroup, here: str) -> str:
    """The texts in columns: HTML, since Markdown has no columns."""
    columns = "\n".join(_column(collection, group, article, here) for article in group.articles)
    return f'<div class="accounts">\n{columns}\n</div>'


def _column(collection: Collection, group: AccountGroup, article: ArticleId, here: str) -> str:
    entry = collection.entries[article]
    known = entry.analysis.article
    there = rendered(addresses.link(here, addresses.article_page(known)))
    paragraphs = "\n".join(
        f"<p>{_shared_marked(collection, group, article, index, here)}</p>"
        for index, block in enumerate(known.blocks)
        if block.kind in ("dateline", "caption", "body")
    )
    return (
        f'<section lang="{escape.language_tag(known.language)}" dir="{direction_of(known.language)}">\n'
        f'<h3 id="account-{known.id}"><a href="{there}">{escape.html_line(known.title)}</a></h3>\n'
        f"{paragraphs}\n</section>"
    )


def _shared_marked(collection: Collection, group: AccountGroup, article: ArticleId, index: int, here: str) -> str:
    entry = collection.entries[article]
    known = entry.analysis.article
    return block_html(known, known.blocks[index], links_of(collection, entry, here), ())
