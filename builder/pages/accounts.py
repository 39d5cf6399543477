"""Accounts: articles that tell of the same place and days, side by side, with a table of which one names what.

The program lines up, it does not judge: a cell is a link to the sentence, or blank.
To compare one more kind of thing, add its spans to _named_in.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from babel.numbers import format_decimal

from builder.edtf import display_of
from builder.folding import fold
from builder.lexicon import direction_of
from builder.model import AccountGroup, Analysis, ArticleId, Collection, Edtf, Page, Passage, PlaceId
from builder.pages import addresses, escape
from builder.pages.fragments import article_link, date_link, foreign, place_label, place_link, table, title_link
from builder.pages.front_matter import index_front
from builder.pages.text import block_html, links_of, rendered
from builder.pages.words import chrome_language, word

SHOWN_PASSAGES = 3
"""Links in one cell."""
SHOWN_GROUPS = 100
"""Groups that the list shows with their articles; the rest by their titles."""
COMPARED = frozenset({"dateline", "caption", "body"})
_NUMBER = re.compile(r"\d{1,3}(?:[\u00a0\u202f .,\u066c]\d{3})+(?!\d)|\d{2,12}")

Thing = tuple[str, str]
"""What accounts are compared by: `place`, `date` or `number`, and which."""
Named = Mapping[Thing, Sequence[Passage]]


def account_pages(collection: Collection) -> tuple[Page, ...]:
    return (_index(collection), *(_page(collection, group) for group in collection.accounts))


def group_title(collection: Collection, group: AccountGroup) -> str:
    """`Qalamoun, 26–28 August 2017`."""
    first, last = group.days[0], group.days[-1]
    when = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    language = collection.settings.language
    place = place_label(collection.places[group.place], language)
    return word(language, "titles.account", place=place, when=display_of(Edtf(when), language))


def _index(collection: Collection) -> Page:
    here, language = addresses.ACCOUNTS, collection.settings.language
    title = word(language, "titles.accounts")
    body = [f"# {escape.markdown_line(title)} {{: #title }}", word(language, "accounts.intro")]
    for group in collection.accounts[:SHOWN_GROUPS]:
        body.append(f"## {_group_link(collection, group, here)} {{: #{group.slug} }}")
        body.append("\n".join(f"- {article_link(collection, article, here)}" for article in group.articles))
    more = [f"- {_group_link(collection, group, here)}" for group in collection.accounts[SHOWN_GROUPS:]]
    body += ["\n".join(more)] if more else []
    if not collection.accounts:
        body.append(word(language, "accounts.empty"))
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _group_link(collection: Collection, group: AccountGroup, here: str) -> str:
    there = addresses.link(here, addresses.account_page(group.slug))
    return f"[{escape.markdown_line(group_title(collection, group))}]({there})"


def _page(collection: Collection, group: AccountGroup) -> Page:
    here, language = addresses.account_page(group.slug), collection.settings.language
    title = group_title(collection, group)
    body = (
        f"# {escape.markdown_line(title)} {{: #title }}",
        word(language, "accounts.intro"),
        f"## {word(language, 'accounts.who')} {{: #who }}",
        _table(collection, group, here),
        f"## {word(language, 'accounts.texts')} {{: #texts }}",
        word(language, "accounts.shared"),
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
    return table(head, _rows(collection, group, here))


def _rows(collection: Collection, group: AccountGroup, here: str) -> Iterator[list[str]]:
    """Places, most shared first; days in their order; numbers in theirs."""
    named = {article: _named_in(collection, article) for article in group.articles}
    spread = _spread(named.values())
    for thing in sorted(spread, key=lambda thing: _order(thing, spread[thing])):
        cells = (_cell(collection, named[article].get(thing, ()), here) for article in group.articles)
        yield [_thing_link(collection, thing, here), *cells]


def _spread(named: Iterable[Named]) -> Mapping[Thing, int]:
    """How many accounts name a thing."""
    return Counter(thing for by_thing in named for thing in by_thing)


def _order(thing: Thing, spread: int) -> tuple[object, ...]:
    kind, value = thing
    if kind == "place":
        return (0, -spread, value)
    return (1, value) if kind == "date" else (2, int(value))


def _thing_link(collection: Collection, thing: Thing, here: str) -> str:
    kind, value = thing
    if kind == "place":
        return place_link(collection, PlaceId(value), here)
    if kind == "date":
        return date_link(collection, value, here)
    return format_decimal(int(value), locale=chrome_language(collection.settings.language))


def _named_in(collection: Collection, article: ArticleId) -> Named:
    """What the article names, with where; by place, day and number."""
    analysis = collection.entries[article].analysis
    spans: list[tuple[Thing, int, int]] = [
        (("place", str(link.place.id)), link.start, link.end)
        for link in analysis.places
        if link.place and link.place.id in collection.places
    ]
    spans += [(("date", str(link.edtf)), link.start, link.end) for link in analysis.dates]
    spans += _numbers(analysis)
    starts = [block.start for block in analysis.article.blocks]
    named: defaultdict[Thing, list[Passage]] = defaultdict(list)
    for thing, start, end in spans:
        block = bisect_right(starts, start) - 1
        named[thing].append(Passage(article=article, start=start, end=end, block=block))
    return named


def _numbers(analysis: Analysis) -> Iterator[tuple[Thing, int, int]]:
    """Numbers of two digits and more, in any script's digits, that are not part of a date."""
    text = analysis.article.text
    for block in analysis.article.blocks:
        if block.kind not in COMPARED:
            continue
        for found in _NUMBER.finditer(text, block.start, block.end):
            if not any(date.start < found.end() and found.start() < date.end for date in analysis.dates):
                yield ("number", str(int("".join(char for char in fold(found[0]) if char.isdigit())))), *found.span()


def _cell(collection: Collection, passages: Sequence[Passage], here: str) -> str:
    links = [_named(collection, passage, here) for passage in passages[:SHOWN_PASSAGES]]
    more = f" +{len(passages) - SHOWN_PASSAGES}" if len(passages) > SHOWN_PASSAGES else ""
    return ", ".join(links) + more


def _named(collection: Collection, passage: Passage, here: str) -> str:
    article = collection.entries[passage.article].analysis.article
    block = article.blocks[passage.block]
    named = foreign(article.text[passage.start : passage.end], block.language)
    return f"[{named}]({addresses.link(here, addresses.block_address(article, passage.block))})"


# -- side by side -------------------------------------------------------------------------------------------------


def _side_by_side(collection: Collection, group: AccountGroup, here: str) -> str:
    """The texts in columns: HTML, since Markdown has no columns."""
    named = {article: _named_in(collection, article) for article in group.articles}
    spread = _spread(named.values())
    columns = "\n".join(
        _column(collection, article, _shared(named[article], spread), here) for article in group.articles
    )
    return f'<div class="accounts">\n{columns}\n</div>'


def _shared(named: Named, spread: Mapping[Thing, int]) -> frozenset[int]:
    """Where the text names what another account names too."""
    return frozenset(passage.start for thing, passages in named.items() if spread[thing] > 1 for passage in passages)


def _column(collection: Collection, article: ArticleId, shared: frozenset[int], here: str) -> str:
    entry = collection.entries[article]
    known = entry.analysis.article
    there = rendered(addresses.link(here, addresses.article_page(known)))
    links = tuple(link for link in links_of(collection, entry, here) if link.start in shared)
    paragraphs = "\n".join(
        f"<p>{block_html(known, block, links, ())}</p>" for block in known.blocks if block.kind in COMPARED
    )
    return (
        f'<section lang="{escape.language_tag(known.language)}" dir="{direction_of(known.language)}">\n'
        f'<h3 id="account-{known.id}"><a href="{there}">{escape.html_line(known.title)}</a></h3>\n'
        f"{paragraphs}\n</section>"
    )
