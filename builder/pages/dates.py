"""The dates: an overview by year and month, a page for each year and each month, every day with its passages.

A day has its own place on its month's page; a longer value stands on the smallest page that holds all of it.
To show one more thing of a date, extend _told_of.
"""

from __future__ import annotations

from bisect import bisect_right
from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from babel.dates import format_date

from builder.edtf import display_of
from builder.model import Analysis, Collection, DateEntry, Edtf, Page, PlaceId
from builder.pages import addresses, escape
from builder.pages.fragments import (
    article_link,
    choice,
    concordance,
    counted,
    languages_of,
    place_label,
    shown_date,
    table,
)
from builder.pages.front_matter import index_front
from builder.pages.scripts import script_page
from builder.pages.text import rendered
from builder.pages.timeline import (
    DAY,
    MONTH,
    MOST_YEARS,
    SORTS,
    Column,
    Counts,
    Row,
    Sort,
    counts_of,
    covered,
    drawing,
    key_of,
    sort_of,
)
from builder.words import chrome_language, forms_of, language_name, word

Month = tuple[int, int]
Spans = Mapping[str, Sequence[DateEntry]]
"""The values longer than a day, by the page that lists them."""
MOST_PASSAGES = 200
"""Passages that are shown of one value; of what is told more often than that, the articles."""
OFFERED = 200
"""Places to choose from, the most named."""
ALL = -1
"""In place of a place: any, or none."""


def date_pages(collection: Collection) -> tuple[Page, ...]:
    """The overview, the years, the months, what is longer than a year, and the numbers behind the filters."""
    days = _days(collection)
    spans = _spans(collection)
    months = frozenset(month for entry in collection.dates.values() if (month := _month_of(entry)))
    years = sorted({year for year, _ in months} | _years_of(spans))
    counts = counts_of(collection.dates.values(), MONTH)
    return (
        _overview_page(collection, years, months, counts, spans),
        _longer_page(collection, spans),
        script_page("data/timeline.js", ("timeline",), _told(collection)),
        *(_year_page(collection, year, months, counts, spans) for year in years),
        *(_month_page(collection, month, days[month], spans) for month in sorted(months)),
    )


def _days(collection: Collection) -> Mapping[Month, Mapping[date, Sequence[DateEntry]]]:
    """The values that are one day, sure or not, by month and day."""
    days: defaultdict[Month, dict[date, list[DateEntry]]] = defaultdict(dict)
    for entry in collection.dates.values():
        if entry.earliest == entry.latest:
            days[entry.earliest.year, entry.earliest.month].setdefault(entry.earliest, []).append(entry)
    return days


def _spans(collection: Collection) -> Spans:
    """The longer values, by the page they stand on."""
    spans: defaultdict[str, list[DateEntry]] = defaultdict(list)
    for entry in collection.dates.values():
        if entry.earliest != entry.latest:
            spans[addresses.span_page(entry)].append(entry)
    return spans


def _month_of(entry: DateEntry) -> Month | None:
    """The month that holds all of the value."""
    first, last = entry.earliest, entry.latest
    return (first.year, first.month) if (first.year, first.month) == (last.year, last.month) else None


def _years_of(spans: Spans) -> set[int]:
    """The years that hold a value longer than a month."""
    entries = (entry for own in spans.values() for entry in own)
    return {entry.earliest.year for entry in entries if entry.earliest.year == entry.latest.year}


# -- pages --------------------------------------------------------------------------------------------------------


def _overview_page(
    collection: Collection, years: Sequence[int], months: Set[Month], counts: Counts, spans: Spans
) -> Page:
    here, language = addresses.DATES, collection.settings.language
    title = word(language, "titles.dates")
    body = [f"# {escape.markdown_line(title)} {{: #title }}"]
    if years:
        rows = (
            [_months_row(collection, year, months, here, f"{year:04}") for year in years]
            if len(years) <= MOST_YEARS
            else _decades(years, here)
        )
        keys = [column.key for row in rows for column in row.columns]
        lines = covered(collection.dates.values(), keys)
        body += [_filters(collection), drawing(collection, rows, counts, lines), word(language, "date.overview")]
        body.append(_calendar(collection, years, months, counts, here))
    if spans.get(addresses.LONGER):
        body.append(f"[{word(language, 'date.longer_than_a_year')}]({addresses.link(here, addresses.LONGER)})")
    if len(body) == 1:
        body.append(word(language, "date.empty"))
    return Page(path=here, front={**index_front(title), "kind": "dates"}, body="\n\n".join(body) + "\n")


def _months_row(collection: Collection, year: int, months: Set[Month], here: str, label: str) -> Row:
    language = collection.settings.language
    columns = []
    for number in range(1, 13):
        there = rendered(addresses.link(here, addresses.month_page(year, number))) if (year, number) in months else None
        columns.append(Column(key=f"{year:04}-{number:02}", label=_month_name(number, language), address=there))
    return Row(label=label, columns=columns)


def _decades(years: Sequence[int], here: str) -> list[Row]:
    """A row for each decade in which something is told."""
    known = frozenset(years)
    rows = []
    for decade in sorted({year // 10 for year in years}):
        columns = []
        for year in range(max(decade * 10, 1), decade * 10 + 10):
            there = rendered(addresses.link(here, addresses.year_page(year))) if year in known else None
            columns.append(Column(key=f"{year:04}", label=f"{year:04}", address=there))
        rows.append(Row(label="", columns=columns))
    return rows


def _calendar(collection: Collection, years: Sequence[int], months: Set[Month], counts: Counts, here: str) -> str:
    """A row for each year, a column for each month and one for what is longer, in each cell what is told and published."""
    language = collection.settings.language
    head = [
        word(language, "date.year"),
        *(escape.markdown_line(_month_name(number, language)) for number in range(1, 13)),
        word(language, "date.longer"),
    ]

    def cells(year: int) -> Iterator[str]:
        yield f"[{year:04}]({addresses.link(here, addresses.year_page(year))})"
        for number in range(1, 13):
            there = addresses.link(here, addresses.month_page(year, number))
            shown = _shown(counts.get(f"{year:04}-{number:02}"))
            yield f"[{shown}]({there})" if (year, number) in months else ""
        yield _shown(counts.get(f"{year:04}"))

    return table(head, map(tuple, map(cells, years)))


def _shown(counts: Counter[Sort] | None) -> str:
    """`12 · 4`: told, and published where anything is."""
    if not counts:
        return ""
    told = counts["told"] + counts["wide"]
    return f"{told} · {counts['published']}" if counts["published"] else str(told)


def _month_name(month: int, language: str) -> str:
    return str(format_date(date(2000, month, 1), "LLL", locale=chrome_language(language)))


def _longer_page(collection: Collection, spans: Spans) -> Page:
    """Centuries, decades, wars: what no single year holds."""
    here, language = addresses.LONGER, collection.settings.language
    title = word(language, "date.longer_than_a_year")
    body = [f"# {escape.markdown_line(title)} {{: #title }}", _trail(collection, here)]
    body += _span_sections(collection, spans.get(here, ()), here) or [word(language, "date.empty")]
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _year_page(collection: Collection, year: int, months: Set[Month], counts: Counts, spans: Spans) -> Page:
    here, language = addresses.year_page(year), collection.settings.language
    body = [f"# {year:04} {{: #title }}", _trail(collection, here)]
    row = _months_row(collection, year, months, here, "")
    longer = (*spans.get(here, ()), *spans.get(addresses.LONGER, ()))
    body.append(drawing(collection, [row], counts, covered(longer, (column.key for column in row.columns))))
    of_year = [number for number in range(1, 13) if (year, number) in months]
    if of_year:
        body.append(f"## {word(language, 'date.months')} {{: #months }}")
        body.append("\n".join(_month_line(collection, year, number, counts, here) for number in of_year))
    body += _span_sections(collection, spans.get(here, ()), here)
    return Page(path=here, front=index_front(f"{year:04}"), body="\n\n".join(body) + "\n")


def _month_line(collection: Collection, year: int, number: int, counts: Counts, here: str) -> str:
    key = f"{year:04}-{number:02}"
    there = addresses.link(here, addresses.month_page(year, number))
    return f"- [{shown_date(collection, key)}]({there}): {_shown(counts[key])}"


def _month_page(collection: Collection, month: Month, days: Mapping[date, Sequence[DateEntry]], spans: Spans) -> Page:
    year, number = month
    here = addresses.month_page(year, number)
    title = display_of(Edtf(f"{year:04}-{number:02}"), collection.settings.language)
    longer = spans.get(here, ())
    body = [f"# {escape.markdown_line(title)} {{: #title }}", _trail(collection, here, year)]
    body.append(_days_drawing(collection, month, days, longer))
    for day in sorted(days):
        body.append(f"## {shown_date(collection, day.isoformat())} {{: #{day.isoformat()} }}")
        for entry in days[day]:
            body += _told_of(collection, entry, here, sure=entry.edtf == day.isoformat())
    body += _span_sections(collection, longer, here)
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _days_drawing(
    collection: Collection, month: Month, days: Mapping[date, Sequence[DateEntry]], longer: Sequence[DateEntry]
) -> str:
    year, number = month
    every = [date(year, number, day) for day in range(1, monthrange(year, number)[1] + 1)]
    columns = [
        Column(key=day.isoformat(), label=str(day.day), address=f"#{day.isoformat()}" if day in days else None)
        for day in every
    ]
    counts = counts_of((entry for entries in days.values() for entry in entries), DAY)
    lines = covered(longer, (column.key for column in columns))
    return drawing(collection, [Row(label="", columns=columns)], counts, lines)


def _trail(collection: Collection, here: str, year: int | None = None) -> str:
    """The way back up."""
    language = collection.settings.language
    steps = [f"[{word(language, 'titles.dates')}]({addresses.link(here, addresses.DATES)})"]
    if year is not None:
        steps.append(f"[{year:04}]({addresses.link(here, addresses.year_page(year))})")
    return " · ".join(steps) + "\n{: .trail }"


# -- what is told -------------------------------------------------------------------------------------------------


def _span_sections(collection: Collection, entries: Sequence[DateEntry], here: str) -> list[str]:
    """Months, intervals and unsure values, each under its own heading."""
    if not entries:
        return []
    sections = [f"## {word(collection.settings.language, 'date.spans')} {{: #spans }}"]
    for entry in entries:
        sections.append(f"### {shown_date(collection, entry.edtf)} {{: #{addresses.span_anchor(entry.edtf)} }}")
        sections += _told_of(collection, entry, here, sure=True)
    return sections


def _told_of(collection: Collection, entry: DateEntry, here: str, *, sure: bool) -> Iterator[str]:
    """What was published then and what is told of it; an unsure value says that it is."""
    language = collection.settings.language
    if not sure:
        yield word(language, "date.unsure", date=shown_date(collection, entry.edtf)) + "\n{: .unsure }"
    if entry.published:
        yield f"{word(language, 'date.published')} ({counted(collection, 'articles', len(entry.published))})\n{{: .label }}"
        yield "\n".join(f"- {article_link(collection, article, here)}" for article in entry.published)
    if entry.passages:
        yield f"{word(language, 'date.told')} ({counted(collection, 'passages', len(entry.passages))})\n{{: .label }}"
        yield from concordance(collection, entry.passages[:MOST_PASSAGES], here)
        more = dict.fromkeys(passage.article for passage in entry.passages[MOST_PASSAGES:])
        if more:
            yield f"{word(language, 'date.more_passages')}\n{{: .label }}"
            yield "\n".join(f"- {article_link(collection, article, here)}" for article in more)


# -- filters ------------------------------------------------------------------------------------------------------


def _filters(collection: Collection) -> str:
    """By language and by place; hidden until assets/timeline.js can follow them."""
    language = collection.settings.language
    languages = {of: language_name(language, of) for of in languages_of(collection)}
    places = {
        str(at): place_label(entry, language) for at, entry in enumerate(collection.places.values()) if at < OFFERED
    }
    choices = (
        choice("language", word(language, "filter.language"), {"": word(language, "search.all"), **languages}),
        choice("place", word(language, "filter.place"), {"": word(language, "filter.all_places"), **places}),
    )
    return f'<div class="filters" hidden>{"".join(choices)}<output aria-live="polite"></output></div>'


def _told(collection: Collection) -> Mapping[str, object]:
    """By place, -1 for all: rows of key, sort, language, number. A place counts where the paragraph, or the article published, names it."""
    offered = {place: at for at, place in enumerate(collection.places) if at < OFFERED}
    languages = {language: at for at, language in enumerate(languages_of(collection))}
    named = {article: _named_in(entry.analysis, offered) for article, entry in collection.entries.items()}
    rows: defaultdict[int, Counter[tuple[str, int, int]]] = defaultdict(Counter)
    sorts = list(SORTS)
    for entry in collection.dates.values():
        key = key_of(entry, MONTH)
        told = [(sort_of(entry), passage.article, passage.block) for passage in entry.passages]
        for sort, article, block in (*told, *(("published", article, None) for article in entry.published)):
            of = languages[collection.entries[article].analysis.article.language]
            for place in (ALL, *named[article].get(block, ())):
                rows[place][key, sorts.index(sort), of] += 1
    return {
        "languages": list(languages),
        "rows": {str(place): [[*row, n] for row, n in sorted(counts.items())] for place, counts in rows.items()},
        "passages": forms_of(collection.settings.language, "passages"),
        "articles": forms_of(collection.settings.language, "articles"),
    }


def _named_in(analysis: Analysis, offered: Mapping[PlaceId, int]) -> Mapping[int | None, frozenset[int]]:
    """The offered places that each block names, and under None those that the article does."""
    starts = [block.start for block in analysis.article.blocks]
    named: defaultdict[int | None, set[int]] = defaultdict(set)
    for link in analysis.places:
        if link.place and link.place.id in offered:
            for block in (None, bisect_right(starts, link.start) - 1):
                named[block].add(offered[link.place.id])
    return {block: frozenset(places) for block, places in named.items()}
