"""What preview cards show of places and dates, as scripts: a page opened from the disk may load scripts, but not data.

A new line on a card is a key here and a line in site_config/overrides/assets/cards.js.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from builder.edtf import display_of
from builder.lexicon import direction_of
from builder.model import AREAS, ArticleId, Collection, DateEntry, Page, Place, PlaceEntry
from builder.pages import addresses, escape
from builder.pages.fragments import counted, place_name, place_sort
from builder.pages.land.sheets import sheet_of, spot_on
from builder.pages.scripts import script_page

BUCKETS = 32
"""Files of places: a place's is told by its slug alone, and the largest collection's holds some dozen kilobytes."""
SHOWN_TITLES = 4
SHOWN_NAMES = 6

Card = Mapping[str, object]


def card_pages(collection: Collection) -> tuple[Page, ...]:
    """Places by their slug, dates by their page; each file is loaded with the first card that needs it."""
    files: defaultdict[tuple[str, str], dict[str, Card]] = defaultdict(dict)
    for place in collection.places.values():
        files["places", _bucket_of(place.slug)][place.slug] = _place_card(collection, place)
    for told in collection.dates.values():
        key = _date_key(told)
        files["dates", key.partition("#")[0]][key] = _date_card(collection, told)
    return tuple(script_page(f"data/{kind}-{part}.js", (kind, part), cards) for (kind, part), cards in files.items())


def _bucket_of(slug: str) -> str:
    """As assets/cards.js counts it."""
    return str(sum(map(ord, slug)) % BUCKETS)


def _date_key(entry: DateEntry) -> str:
    """The end of the address that links to it have, without `dates/` and `.html`."""
    return addresses.date_address(entry).removeprefix("dates/").replace(".md", "")


def _place_card(collection: Collection, entry: PlaceEntry) -> Card:
    articles = dict.fromkeys(passage.article for passage in entry.passages)
    return {
        "name": escape.visible(place_name(entry, collection.settings.language)),
        "names": [_spoken(name, of) for of, name in entry.met[:SHOWN_NAMES]],
        "kind": escape.visible(place_sort(entry.place, collection.settings.language)),
        "said": _said(collection, len(entry.passages), articles),
        "articles": _titles(collection, articles),
        "map": _map(entry.place),
    }


def _map(place: Place) -> Sequence[object] | None:
    """The sheet that it lies on, where there, and whether it is more than a point; None: nobody knows."""
    sheet = sheet_of(place)
    if sheet is None or place.lat is None or place.lon is None:
        return None
    return [sheet.name, *spot_on(sheet, place.lat, place.lon), place.kind in AREAS]


def _date_card(collection: Collection, entry: DateEntry) -> Card:
    articles = dict.fromkeys((*(passage.article for passage in entry.passages), *entry.published))
    return {
        "name": display_of(entry.edtf, collection.settings.language),
        "said": _said(collection, len(entry.passages), articles),
        "articles": _titles(collection, articles),
    }


def _said(collection: Collection, passages: int, articles: Iterable[ArticleId]) -> str:
    return f"{counted(collection, 'passages', passages)} · {counted(collection, 'articles', len(list(articles)))}"


def _titles(collection: Collection, articles: Iterable[ArticleId]) -> Sequence[object]:
    shown = [collection.entries[article].analysis.article for article in articles][:SHOWN_TITLES]
    return [[article.id, *_spoken(" ".join(article.title.split()), article.language)] for article in shown]


def _spoken(text: str, language: str) -> list[str]:
    """A text with the language and direction it is to be shown in."""
    return [escape.visible(text), escape.language_tag(language), direction_of(language)]
