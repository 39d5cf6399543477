"""A drawing of the dates: for each year its months, a bar for each, in plain HTML; the table beside it says the same.

Told and published are bars of their own, values that are not sure or longer than a day are hatched, those longer than a month
lie as a line under their months. One more sort of bar is a line in _SORTS, with its word and its class in commonplace.css.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from builder.model import Collection, DateEntry
from builder.pages import escape
from builder.pages.words import word

_SORTS = {"told": "date.told", "wide": "date.wide", "published": "date.published"}
"""Class of a bar and the words for it, from the bottom up."""
Bar = tuple[int, int, str]
"""Year, month, sort."""
_MONTHS = range(1, 13)


def timeline(collection: Collection, years: Sequence[int]) -> str:
    """The drawing as one picture with a name; what is in it is read from the table."""
    language = collection.settings.language
    bars: Counter[Bar] = Counter()
    lines: dict[int, set[int]] = {year: set() for year in years}
    for entry in collection.dates.values():
        if _month(entry):
            bars.update(_bars(entry))
        for year in lines.keys() & {entry.earliest.year, entry.latest.year} if not _month(entry) else ():
            lines[year] |= _covered(entry, year)
    highest = max((sum(bars[year, month, sort] for sort in _SORTS) for year in years for month in _MONTHS), default=1)
    legend = "".join(
        f'<span class="{sort}">{escape.html_line(word(language, key))}</span>' for sort, key in _SORTS.items()
    )
    drawn = "\n".join(_year(year, bars, lines[year]) for year in years)
    name = escape.html_line(word(language, "date.overview"))
    return (
        f'<div class="timeline" role="img" aria-label="{name}" style="--most: {max(highest, 1)}">\n'
        f'<p class="legend">{legend}</p>\n{drawn}\n</div>'
    )


def _month(entry: DateEntry) -> bool:
    """Whether one month holds all of the value."""
    return (entry.earliest.year, entry.earliest.month) == (entry.latest.year, entry.latest.month)


def _bars(entry: DateEntry) -> dict[Bar, int]:
    year, month = entry.earliest.year, entry.earliest.month
    sure = entry.edtf == entry.earliest.isoformat()
    return {
        (year, month, "told" if sure else "wide"): len(entry.passages),
        (year, month, "published"): len(entry.published),
    }


def _covered(entry: DateEntry, year: int) -> set[int]:
    first = entry.earliest.month if entry.earliest.year == year else 1
    last = entry.latest.month if entry.latest.year == year else 12
    return set(range(first, last + 1))


def _year(year: int, bars: Counter[Bar], lines: set[int]) -> str:
    months = "".join(
        f'<span class="{"line" if month in lines else "month"}">{_month_bars(year, month, bars)}</span>'
        for month in _MONTHS
    )
    return f'<p class="months"><b>{year:04}</b>{months}</p>'


def _month_bars(year: int, month: int, bars: Counter[Bar]) -> str:
    return "".join(f'<i class="{sort}" style="--n: {n}"></i>' for sort in _SORTS if (n := bars[year, month, sort]))
