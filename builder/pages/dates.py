"""The dates: an overview by year and month, a page for each year and each month, every day with its passages.

A day has its own place on its month's page; a longer value stands on the smallest page that holds all of it.
To show one more thing of a date, extend _told.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from babel.dates import format_date

from builder.edtf import display_of
from builder.model import Collection, DateEntry, Edtf, Page
from builder.pages import addresses, escape
from builder.pages.fragments import article_link, concordance, counted, shown_date
from builder.pages.front_matter import index_front
from builder.pages.timeline import timeline
from builder.pages.words import chrome_language, word

Month = tuple[int, int]
Days = Mapping[date, Sequence[DateEntry]]


def date_pages(collection: Collection) -> tuple[Page, ...]:
    """The overview, the years, the months."""
    days = _days(collection)
    spans = _spans(collection)
    months = sorted({month for entry in collection.dates.values() if (month := _month_of(entry))})
    return (
        _overview_page(collection, days, spans, months),
        *(_year_page(collection, year, days, spans, months) for year in sorted(_years(months, spans))),
        *(_month_page(collection, month, days, spans) for month in months),
    )


def _days(collection: Collection) -> Days:
    """The values that are one day, sure or not, by day."""
    days: defaultdict[date, list[DateEntry]] = defaultdict(list)
    for entry in collection.dates.values():
        if entry.earliest == entry.latest:
            days[entry.earliest].append(entry)
    return days


def _spans(collection: Collection) -> Mapping[str, Sequence[DateEntry]]:
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


def _years(months: Sequence[Month], spans: Mapping[str, Sequence[DateEntry]]) -> set[int]:
    within = {
        entry.earliest.year
        for entries in spans.values()
        for entry in entries
        if entry.earliest.year == entry.latest.year
    }
    return {year for year, _ in months} | within


# -- pages --------------------------------------------------------------------------------------------------------


def _overview_page(
    collection: Collection, days: Days, spans: Mapping[str, Sequence[DateEntry]], months: Sequence[Month]
) -> Page:
    here, language = addresses.DATES, collection.settings.language
    title = word(language, "titles.dates")
    body = [f"# {escape.markdown_line(title)} {{: #title }}"]
    if not months and not spans:
        body.append(word(language, "date.empty"))
    years = sorted(_years(months, spans))
    if years:
        body += [
            timeline(collection, years),
            word(language, "date.overview"),
            _calendar(collection, years, months, spans, here),
        ]
    body += _span_sections(collection, spans.get(here, ()), here)
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _calendar(
    collection: Collection,
    years: Sequence[int],
    months: Sequence[Month],
    spans: Mapping[str, Sequence[DateEntry]],
    here: str,
) -> str:
    """A row for each year, a column for each month and one for what is longer, in each cell how many passages tell of it."""
    language = collection.settings.language
    told = _told_by_month(collection)
    rows = [
        "| "
        + " | ".join(
            (
                word(language, "date.year"),
                *(_month_name(number, language) for number in range(1, 13)),
                word(language, "date.longer"),
            )
        )
        + " |",
        "|" + " --- |" * 14,
    ]
    for year in years:
        cells = [f"[{year:04}]({addresses.link(here, addresses.year_page(year))})"]
        for number in range(1, 13):
            there = addresses.link(here, addresses.month_page(year, number))
            cells.append(f"[{told[year, number]}]({there})" if (year, number) in months else "")
        longer = spans.get(addresses.year_page(year), ())
        cells.append(str(sum(len(entry.passages) + len(entry.published) for entry in longer)) if longer else "")
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows)


def _told_by_month(collection: Collection) -> Mapping[Month, int]:
    told: defaultdict[Month, int] = defaultdict(int)
    for entry in collection.dates.values():
        month = _month_of(entry)
        if month:
            told[month] += len(entry.passages) + len(entry.published)
    return told


def _month_name(month: int, language: str) -> str:
    return escape.markdown_line(format_date(date(2000, month, 1), "LLL", locale=chrome_language(language)))


def _year_page(
    collection: Collection, year: int, days: Days, spans: Mapping[str, Sequence[DateEntry]], months: Sequence[Month]
) -> Page:
    here, language = addresses.year_page(year), collection.settings.language
    body = [f"# {year:04} {{: #title }}", _trail(collection, here)]
    body += _span_sections(collection, spans.get(here, ()), here)
    of_year = [number for of, number in months if of == year]
    told = _told_by_month(collection)
    if of_year:
        body.append(f"## {word(language, 'date.months')} {{: #months }}")
        body.append(
            "\n".join(
                f"- [{shown_date(collection, f'{year:04}-{number:02}')}]({addresses.link(here, addresses.month_page(year, number))})"
                f" · {told[year, number]}"
                for number in of_year
            )
        )
    return Page(path=here, front=index_front(f"{year:04}"), body="\n\n".join(body) + "\n")


def _month_page(collection: Collection, month: Month, days: Days, spans: Mapping[str, Sequence[DateEntry]]) -> Page:
    year, number = month
    here = addresses.month_page(year, number)
    title = display_of(Edtf(f"{year:04}-{number:02}"), collection.settings.language)
    body = [f"# {escape.markdown_line(title)} {{: #title }}", _trail(collection, here, year)]
    for day in sorted(day for day in days if (day.year, day.month) == month):
        body.append(f"## {shown_date(collection, day.isoformat())} {{: #{day.isoformat()} }}")
        for entry in days[day]:
            body += _told(collection, entry, here, sure=entry.edtf == day.isoformat())
    body += _span_sections(collection, spans.get(here, ()), here)
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


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
        sections += _told(collection, entry, here, sure=True)
    return sections


def _told(collection: Collection, entry: DateEntry, here: str, *, sure: bool) -> Iterator[str]:
    """What was published then and what is told of it; an unsure value says that it is."""
    language = collection.settings.language
    if not sure:
        yield word(language, "date.unsure", date=shown_date(collection, entry.edtf)) + "\n{: .unsure }"
    if entry.published:
        yield f"{word(language, 'date.published')} ({counted(collection, 'articles', len(entry.published))})\n{{: .label }}"
        yield "\n".join(f"- {article_link(collection, article, here)}" for article in entry.published)
    if entry.passages:
        yield f"{word(language, 'date.told')} ({counted(collection, 'passages', len(entry.passages))})\n{{: .label }}"
        yield from concordance(collection, entry.passages, here)
