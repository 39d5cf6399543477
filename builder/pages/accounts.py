"""Accounts: articles that tell of the same place and days, side by side, with a table of which one names what.

The program lines up, it does not judge: a cell is a link to the sentence, or blank.
To compare one more kind of thing, add its spans to _named_in.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from babel.numbers import format_decimal

from builder.edtf import display_of
from builder.lexicon import direction_of
from builder.model import AccountGroup, Analysis, ArticleId, Collection, Edtf, Entry, Page, Passage, PlaceId
from builder.numbers import numbers_in
from builder.pages import addresses, escape
from builder.pages.fragments import (
    article_link,
    chrome_attributes,
    date_link,
    foreign,
    place_label,
    place_link,
    provenance,
    table,
    title_link,
)
from builder.pages.front_matter import index_front
from builder.pages.text import Link, block_html, links_of, rendered, start_of
from builder.words import chrome_language, word
from builder.words.reasons import isolated

SIDE_BY_SIDE = 6
"""Accounts that are compared: more columns than that nobody reads. Of more, those that share most; the others are listed."""
MOST_ROWS = 100
"""Rows of one kind in the table: those that most of the accounts name."""
MOST_TEXT = 20_000
"""Characters of an account beside the others; a longer one goes on on its own page."""
SHOWN_PASSAGES = 3
"""Links in one cell."""
SHOWN_GROUPS = 100
"""Groups that the list shows with their articles; the rest by their titles."""
COMPARED = frozenset({"dateline", "caption", "body"})

Thing = tuple[str, str]
"""What accounts are compared by: `place`, `date` or `number`, and which."""
KINDS = ("place", "date", "number")
Named = Mapping[Thing, Sequence[Passage]]


def account_pages(collection: Collection) -> tuple[Page, ...]:
    named = {article: _named_in(collection, article) for article in collection.accounts_with}
    return (_index(collection), *(_page(collection, group, named) for group in collection.accounts))


def group_title(collection: Collection, group: AccountGroup, *, isolating: bool = False) -> str:
    """`Qalamoun, 26–28 August 2017`. isolating: with signs around a name that runs against the site's words."""
    first, last = group.days[0], group.days[-1]
    when = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    language = collection.settings.language
    place = place_label(collection.places[group.place], language)
    place = isolated(place, language) if isolating else place
    return word(language, "titles.account", place=place, when=display_of(Edtf(when), language))


def _index(collection: Collection) -> Page:
    here, language = addresses.ACCOUNTS, collection.settings.language
    title = word(language, "titles.accounts")
    body = [f"# {escape.markdown_line(title)} {{: #title }}", word(language, "accounts.intro")]
    for group in collection.accounts[:SHOWN_GROUPS]:
        body.append(f"## {group_link(collection, group, here)} {{: #{group.slug} }}")
        body.append("\n".join(f"- {article_link(collection, article, here)}" for article in group.articles))
    more = [f"- {group_link(collection, group, here)}" for group in collection.accounts[SHOWN_GROUPS:]]
    body += ["\n".join(more)] if more else []
    if not collection.accounts:
        body.append(word(language, "accounts.empty"))
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def group_link(collection: Collection, group: AccountGroup, here: str) -> str:
    there = addresses.link(here, addresses.account_page(group.slug))
    return f"[{escape.markdown_isolating(group_title(collection, group, isolating=True))}]({there})"


def _page(collection: Collection, group: AccountGroup, known: Mapping[ArticleId, Named]) -> Page:
    here, language = addresses.account_page(group.slug), collection.settings.language
    title = group_title(collection, group)
    every = {article: known[article] for article in group.articles}
    named = _compared(every)
    spread = _spread(named.values())
    body = [
        f"# {escape.markdown_isolating(group_title(collection, group, isolating=True))} {{: #title }}",
        word(language, "accounts.intro"),
        f"## {word(language, 'accounts.who')} {{: #who }}",
        _table(collection, named, spread, here),
        f"## {word(language, 'accounts.texts')} {{: #texts }}",
        word(language, "accounts.shared"),
        _side_by_side(collection, named, spread, here),
    ]
    others = [f"- {article_link(collection, article, here)}" for article in every if article not in named]
    if others:
        body += [f"## {word(language, 'accounts.others')} {{: #others }}", "\n".join(others)]
    return Page(path=here, front={**index_front(title), "kind": "accounts"}, body="\n\n".join(body) + "\n")


def _compared(named: Mapping[ArticleId, Named]) -> Mapping[ArticleId, Named]:
    """Those that name most of what others name too, in the order of the group."""
    spread = _spread(named.values())
    ranked = sorted(named, key=lambda article: -sum(spread[thing] > 1 for thing in named[article]))
    kept = frozenset(ranked[:SIDE_BY_SIDE])
    return {article: own for article, own in named.items() if article in kept}


# -- which account names what -------------------------------------------------------------------------------------


def _table(collection: Collection, named: Mapping[ArticleId, Named], spread: Mapping[Thing, int], here: str) -> str:
    """A row for each place, day and number that any of them names, a column for each account; blank where it does not."""
    language = collection.settings.language
    head = [word(language, "accounts.place_or_day"), *(title_link(collection, article, here) for article in named)]
    most = sorted(spread, key=lambda thing: (-spread[thing], thing))
    kept = (thing for kind in KINDS for thing in [other for other in most if other[0] == kind][:MOST_ROWS])
    things = sorted(kept, key=lambda thing: _order(thing, spread[thing]))
    rows = (
        (_thing_link(collection, thing, here), *(_cell(collection, own.get(thing, ()), here) for own in named.values()))
        for thing in things
    )
    return table(head, rows)


def _spread(named: Iterable[Named]) -> Mapping[Thing, int]:
    """How many accounts name a thing."""
    return Counter(thing for by_thing in named for thing in by_thing)


def _order(thing: Thing, spread: int) -> tuple[object, ...]:
    """Places, most shared first; days in their order; numbers in theirs."""
    kind, value = thing
    if kind == "place":
        return (0, -spread, value)
    return (1, value) if kind == "date" else (2, Decimal(value))


def _thing_link(collection: Collection, thing: Thing, here: str) -> str:
    kind, value = thing
    if kind == "place":
        return place_link(collection, PlaceId(value), here)
    if kind == "date":
        return date_link(collection, value, here)
    shown = format_decimal(Decimal(value), locale=chrome_language(collection.settings.language))
    return f"**{shown}**{{: #{_number_id(value)} }}"


def _number_id(value: str) -> str:
    return f"number-{value.replace('.', '_')}"


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
    """Numbers in figures and in words that are not part of a date or of a place's name."""
    article = analysis.article
    taken = sorted([(at.start, at.end) for at in analysis.dates] + [(at.start, at.end) for at in analysis.places])
    ends = [end for _, end in taken]
    for block in article.blocks:
        if block.kind not in COMPARED:
            continue
        language = block.language if block.language != "und" else article.language
        for number in numbers_in(article.text, block.start, block.end, language):
            following = bisect_right(ends, number.start)
            if following == len(ends) or number.end <= taken[following][0]:
                yield ("number", number.value), number.start, number.end


def _cell(collection: Collection, passages: Sequence[Passage], here: str) -> str:
    """Each passage by what it says; what says the same again by its number."""
    links = []
    said: set[str] = set()
    for number, passage in enumerate(passages[:SHOWN_PASSAGES], 1):
        article = collection.entries[passage.article].analysis.article
        text = article.text[passage.start : passage.end]
        shown = str(number) if text in said else foreign(text, article.blocks[passage.block].language)
        said.add(text)
        links.append(f"[{shown}]({addresses.link(here, addresses.block_address(article, passage.block))})")
    more = f" +{len(passages) - SHOWN_PASSAGES}" if len(passages) > SHOWN_PASSAGES else ""
    return ", ".join(links) + more


# -- side by side -------------------------------------------------------------------------------------------------


def _side_by_side(
    collection: Collection, named: Mapping[ArticleId, Named], spread: Mapping[Thing, int], here: str
) -> str:
    """The texts in columns: HTML, since Markdown has no columns."""
    shared = {
        article: {
            passage.start: (thing, passage)
            for thing, passages in own.items()
            if spread[thing] > 1
            for passage in passages
        }
        for article, own in named.items()
    }
    columns = "\n".join(_column(collection, article, shared[article], here) for article in named)
    return f'<div class="accounts">\n{columns}\n</div>'


def _column(collection: Collection, article: ArticleId, shared: Mapping[int, tuple[Thing, Passage]], here: str) -> str:
    """The text, with a link where it names what another account names too: to the place, to the day, to a number's row."""
    entry = collection.entries[article]
    known = entry.analysis.article
    there = rendered(addresses.link(here, addresses.article_page(known)))
    links = sorted(
        (*_marked_links(collection, entry, shared, here), *_marked_numbers(collection, shared)), key=start_of
    )
    blocks = [block for block in known.blocks if block.kind in COMPARED]
    shown = [block for block in blocks if block.start - blocks[0].start < MOST_TEXT]
    paragraphs = "\n".join(f"<p>{block_html(known, block, links, ())}</p>" for block in shown)
    if len(shown) < len(blocks):
        paragraphs += (
            f'\n<p class="facts"><a href="{there}">{word(collection.settings.language, "article.continues")}</a></p>'
        )
    return (
        f'<section lang="{escape.language_tag(known.language)}" dir="{direction_of(known.language)}">\n'
        f'<h3 id="account-{known.id}"><a href="{there}">{escape.html_line(known.title)}</a></h3>\n'
        f'<p {chrome_attributes(collection.settings.language)} class="facts">{provenance(collection, article)}</p>\n'
        f"{paragraphs}\n</section>"
    )


def _marked_links(
    collection: Collection, entry: Entry, shared: Mapping[int, tuple[Thing, Passage]], here: str
) -> Iterator[Link]:
    text = entry.analysis.article.text
    return (link for link in links_of(collection, entry, here, 0, len(text)) if link.start in shared)


def _marked_numbers(collection: Collection, shared: Mapping[int, tuple[Thing, Passage]]) -> Iterator[Link]:
    title = word(collection.settings.language, "accounts.who")
    for (kind, value), passage in shared.values():
        if kind == "number":
            yield Link(start=passage.start, end=passage.end, address=f"#{_number_id(value)}", title=title)
