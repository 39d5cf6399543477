"""A drawing of the dates, in plain HTML: years with their months, decades with their years, or a month with its days.

Told and published are bars of their own; what is not sure or longer than the column is hatched; what is longer than a column
lies as a line below those it covers. The table beside it has the same numbers and the same links, so the drawing is hidden
from who hears the page. One more sort of bar is a line in SORTS, with its word and its class in commonplace.css.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.edtf import display_of
from builder.model import Collection, DateEntry, Edtf
from builder.pages import escape
from builder.words import word

Sort = Literal["told", "wide", "published"]
SORTS: Mapping[Sort, str] = {"told": "date.told", "wide": "date.wide", "published": "date.published"}
"""Class of a bar and the words for it, from the bottom up."""
Counts = Mapping[str, Counter[Sort]]
"""How many passages and articles by key: `2017-08-28`, `2017-08`, `2017`; each value once, under the smallest that holds it."""
DAY, MONTH, YEAR = len("2017-08-28"), len("2017-08"), len("2017")
"""Lengths of a key."""
LONGEST_LINE = 31
"""Columns that one value may cover: a month of days, some years of months, a generation of years."""
MONTHS = 12
MOST_YEARS = 15
"""Rows of months that are seen at a glance; of more years, a row is a decade, and each year has its own page of months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A day, a month or a year in the drawing."""

    key: str
    label: str
    address: str | None
    """Of the page that lists it, as a browser reads it; None where nothing is told of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    label: str
    columns: Sequence[Column]


def key_of(entry: DateEntry, length: int) -> str:
    """The day, month or year that holds all of the value, no finer than asked; "" where not even a year does."""
    first, last = entry.earliest.isoformat()[:length], entry.latest.isoformat()[:length]
    return first if first == last else key_of(entry, MONTH if length == DAY else YEAR) if length > YEAR else ""


def counts_of(entries: Iterable[DateEntry], length: int) -> Counts:
    """By keys of at most that length."""
    counts: defaultdict[str, Counter[Sort]] = defaultdict(Counter)
    for entry in entries:
        counts[key_of(entry, length)].update({sort_of(entry): len(entry.passages), "published": len(entry.published)})
    return counts


def sort_of(entry: DateEntry) -> Sort:
    """Whether what is told is a day, and sure."""
    return "told" if entry.edtf == entry.earliest.isoformat() else "wide"


def covered(entries: Iterable[DateEntry], keys: Iterable[str]) -> frozenset[str]:
    """The keys that a value longer than one of them covers or touches; a value of many more says nothing of any."""
    sought = sorted(keys)
    length = len(sought[0]) if sought else 0
    spans = {(entry.earliest.isoformat()[:length], entry.latest.isoformat()[:length]) for entry in entries}
    found: set[str] = set()
    for first, last in spans:
        start, end = bisect_left(sought, first), bisect_right(sought, last)
        if first != last and end - start <= LONGEST_LINE:
            found.update(sought[start:end])
    return frozenset(found)


def drawing(collection: Collection, rows: Sequence[Row], counts: Counts, lines: frozenset[str]) -> str:
    """The rows, one scale for all of them; each is as high as its highest column."""
    language = collection.settings.language
    keys = [column.key for row in rows for column in row.columns]
    below = _summed(counts, frozenset(keys))
    highest = max((below[key].total() for key in keys), default=1)
    signs = [*SORTS.items(), *([("long", "date.line")] if lines.intersection(keys) else [])]
    legend = "".join(f'<span class="{sign}">{escape.html_line(word(language, key))}</span>' for sign, key in signs)
    drawn = "\n".join(_row(row, below, lines, language) for row in rows)
    return (
        f'<div class="timeline" aria-hidden="true" style="--most: {max(highest, 1)}">\n'
        f'<p class="legend">{legend}</p>\n{drawn}\n</div>'
    )


def _summed(counts: Counts, keys: frozenset[str]) -> Mapping[str, Counter[Sort]]:
    """With all that lies within a key: a year has its months and its days."""
    summed: defaultdict[str, Counter[Sort]] = defaultdict(Counter)
    for key, own in counts.items():
        for within in {key[:length] for length in (DAY, MONTH, YEAR)} & keys:
            summed[within].update(own)
    return summed


def _row(row: Row, counts: Mapping[str, Counter[Sort]], lines: frozenset[str], language: str) -> str:
    columns = "".join(_column(column, counts[column.key], column.key in lines, language) for column in row.columns)
    label = f"<b>{escape.html_line(row.label)}</b>" if row.label else ""
    highest = max(counts[column.key].total() for column in row.columns)
    return f'<div class="row every-{_labelled(row)}" style="--columns: {len(row.columns)}; --highest: {max(highest, 1)}">{label}{columns}</div>'


def _labelled(row: Row) -> int:
    """On a phone every third month has room for its name, every fifth day for its number, and every year."""
    return 5 if len(row.columns) > MONTHS else 3 if len(row.columns) == MONTHS else 1


def _column(column: Column, bars: Counter[Sort], line: bool, language: str) -> str:
    """Bars, and below them the column's name; every bar is there, for assets/timeline.js to change."""
    said = ", ".join(f"{word(language, key)} {bars[sort]}" for sort, key in SORTS.items() if bars[sort])
    title = f"{display_of(Edtf(column.key), language)}{word(language, 'colon')}{said}" if said else ""
    drawn = "".join(
        f'<i class="{sort}" style="--n: {bars[sort]}"{"" if bars[sort] else " hidden"}></i>' for sort in SORTS
    )
    facts = f'class="{"line" if line else "column"}" data-key="{column.key}" title="{escape.html_line(title)}"'
    inner = f"<span>{drawn}</span><small>{escape.html_line(column.label)}</small>"
    if column.address is None:
        return f"<span {facts}>{inner}</span>"
    return f'<a {facts} href="{column.address}" tabindex="-1">{inner}</a>'
