"""The [structure] words of a page's languages, compiled. Another category of phrases is a name in _CATEGORIES and a key in the lexicons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from builder.folding import fold
from builder.lexicon import Lexicon, languages, lexicon_of, neighbours_of
from builder.model import Language


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Words:
    """The compiled [structure] words of a page's languages; each made once, so that one is itself only."""

    begins: Mapping[str, re.Pattern[str]]
    """Phrases of a category at the start of a folded line; the group `rest` is what follows."""
    inside: Mapping[str, re.Pattern[str]]
    """Phrases of "published" and "updated" anywhere in a folded line."""
    holds: re.Pattern[str]
    """Legal phrases of several words, anywhere in a folded line."""
    follow: re.Pattern[str]
    """What begins a call to follow the page somewhere: "Follow us and the weather on Facebook"."""
    sites: re.Pattern[str]
    """The places to follow it: Facebook, Telegram, in every script."""
    agency: re.Pattern[str]
    agency_names: Mapping[str, str]
    """A folded long name of an agency → the short one it signs with: "agence france-presse" → AFP."""
    credit: re.Pattern[str]
    """Words of a picture's credit, anywhere: "photo", "archives"."""
    credited: re.Pattern[str]
    """The same at the start: "Photo", "Photographs by"."""
    credit_at_end: re.Pattern[str]
    """What a caption may end in without naming anybody: "D. R."."""
    byword: re.Pattern[str]
    """A byline's "Par", "By", "بقلم" before a name, which is the group `rest`."""
    from_whom: re.Pattern[str]
    """The same after a town and a dash, where shorter words are clear too: "القاهرة ـ من"."""
    beside: re.Pattern[str]
    """What stands between an author and whom the report is shared with, or where it is from: "avec AFP", "in Cairo"."""
    reported_by: re.Pattern[str]
    """What opens a report that names its agency in its first words: "به گزارش"."""
    reporters: re.Pattern[str]
    """Agencies that are so called after it alone: «فارس» is a province, too."""
    desk: re.Pattern[str]
    """The whole of a line that an outlet's staff signs, whose name is the group `after` or `before`: "Rédaction RTBX"."""
    no_outlets: re.Pattern[str]
    """What stands where an outlet does and begins the name of none: "Our Bureau", "Redacción Digital", "بيروت – عاجل:"."""
    role: re.Pattern[str]
    """What stands for an author and names nobody: "Staff Correspondent", "Redacción"; the group `rest` may name him after all."""
    agencies_at_large: re.Pattern[str]
    """The whole of a source that names nobody: "agencies", "وكالات"."""
    counts: re.Pattern[str]
    """The whole of a count of readings, comments or minutes: "1 234 vues", "3 min read"."""
    ago: re.Pattern[str]
    """The whole of a time that no calendar has: "vor 3 Stunden", "il y a 2 heures"."""
    outlets: re.Pattern[str]
    """Words of newspapers' names: "gazette", "Zeitung"."""
    compounds: bool
    """Whether such a word may end another: "Waddenbode"."""
    companies: re.Pattern[str]
    """A company's form and all that follows it: "GmbH", "s.a."."""
    given_names: frozenset[str]
    """Of all languages, folded."""
    particles: frozenset[str]
    """What family names begin with, small letters and all, in all languages: "von", "bin"."""
    joined: tuple[str, ...]
    """What is written together with the next word: the Arabic article."""
    calendar: frozenset[str]
    """Month and weekday names, folded."""


_CATEGORIES = (
    "share",
    "related",
    "comments",
    "form",
    "legal",
    "menu",
    "controls",
    "published",
    "updated",
    "of_itself",
    "tags",
    "meter",
    "byline",
    "source",
    "credit",
)
_CALENDAR = (
    "months", "months_short", "more_months", "weekdays", "weekdays_short", "more_weekdays", "islamic_months", "persian_months",
)  # fmt: skip
"""Tables of [dates] whose names tell a date: number → names."""


_NUMBER = r"\d{1,3}"
"""What # stands for in a phrase."""


@cache
def words_of(language: Language) -> Words:
    """Words of the language, of its neighbours and of English, which stand on its pages, too, and of none."""
    codes = dict.fromkeys((language, *neighbours_of(language), "en", "und"))
    lexicons = [lexicon for code in codes if (lexicon := lexicon_of(code))]

    def phrases(category: str) -> list[str]:
        found = {fold(phrase) for lexicon in lexicons for phrase in lexicon.structure.get(category, ())}
        return sorted(found, key=lambda phrase: (-len(phrase), phrase))

    def any_of(*categories: str) -> str:
        return "|".join(re.escape(phrase) for category in categories for phrase in phrases(category)) or "(?!)"

    locatives = "|".join(re.escape(fold(word)) for one in lexicons[:1] for word in one.places.get("locatives", ()))
    sites = "|".join(re.escape(fold(name)) for name in _section("und").get("sites", ()))
    return Words(
        begins={category: _begins(phrases(category)) for category in _CATEGORIES},
        inside={category: re.compile(rf"(?<!\w)(?:{any_of(category)})(?!\w)") for category in ("published", "updated")},
        holds=re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(p) for p in phrases('legal') if ' ' in p) or '(?!)'})(?!\w)"),
        follow=re.compile(rf"\W*(?:{any_of('follow')})(?!\w)"),
        sites=re.compile(rf"(?<!\w)(?:(?:{sites})(?!\w)|@\w)"),
        agency=re.compile(rf"(?<!\w)(?:{any_of('agencies')})(?!\w)"),
        agency_names={
            fold(long): short
            for lexicon in lexicons
            for long, short in lexicon.structure.get("agency_names", {}).items()
        },
        credit=re.compile(rf"(?<!\w)(?:{any_of('credit')})(?!\w)"),
        credited=re.compile(rf"(?:{any_of('credit')})(?!\w)"),
        credit_at_end=re.compile(rf"(?<!\w)(?:{any_of('credit_at_end')})\.?\Z"),
        byword=re.compile(rf"\W{{0,3}}(?:{any_of('byline')})(?!\w)\s*[:：–—-]?\s*(?P<rest>.*)", re.DOTALL),
        from_whom=re.compile(
            rf"\W{{0,3}}(?:{any_of('byline', 'from_whom')})(?!\w)\s*[:：–—-]?\s*(?P<rest>.*)", re.DOTALL
        ),
        beside=re.compile(rf"(?<=\s)(?:{'|'.join(filter(None, (any_of('beside'), locatives)))})(?=\s)"),
        reported_by=re.compile(rf"(?:{any_of('reported_by')})\s+"),
        reporters=re.compile(any_of("reporters")),
        desk=re.compile(
            rf"\W{{0,3}}(?:(?:{any_of('desks')})(?P<parted>\s|\s?[-–—ـ|]\s?)(?P<after>\w.*)"
            rf"|(?P<before>\w.*?)(?P<parting>\s|\s?[-–—ـ|]\s?)(?:{any_of('desks')}))\W{{0,3}}"
        ),
        no_outlets=re.compile(rf"(?:{any_of('no_outlets')})(?!\w)"),
        role=re.compile(rf"(?:{any_of('roles')})(?!\w)\s*(?P<rest>.*)", re.DOTALL),
        agencies_at_large=re.compile(rf"\W*(?:{any_of('agencies_at_large')})\W*"),
        counts=re.compile(
            rf"\W*(?:\d[\d\s.,]{{0,12}}\W{{0,3}}(?:{any_of('counts', 'comments')})(?!\w)|(?:{any_of('meter')})\W{{1,3}}\d[\d\s.,]{{0,12}})\W*"
        ),
        ago=re.compile(
            rf"\W*(?:(?:{any_of('updated', 'published')})\W+)?"
            rf"(?:{any_of('ago').replace(re.escape('#'), _NUMBER)})(?:\W+(?:{any_of('updated')}))?\W*"
        ),
        outlets=re.compile(rf"(?:{any_of('outlets')})(?!\w)"),
        compounds=any(lexicon.structure.get("compounds", False) for lexicon in lexicons),
        companies=re.compile(rf"(?:\A|\s)(?:{any_of('companies')})(?!\w)\.?.*", re.DOTALL),
        given_names=_names_of_persons("given_names"),
        particles=_names_of_persons("kin"),
        joined=tuple(prefix for lexicon in lexicons for prefix in lexicon.structure.get("joined", ())),
        calendar=frozenset(word for lexicon in lexicons for word in _calendar_words(lexicon)),
    )


def _begins(phrases: Sequence[str]) -> re.Pattern[str]:
    """A phrase of one word must be the whole of what stands before a colon, a count or the end: "réagir" begins sentences too."""
    many = "|".join(re.escape(p) for p in phrases if re.search("[ -]", p))
    one = "|".join(re.escape(p) for p in phrases if not re.search("[ -]", p))
    return re.compile(
        rf"\W{{0,4}}(?:(?:{many or '(?!)'})(?!\w)|(?:{one or '(?!)'})(?=\W*(?:[\d:]|\Z)))(?P<rest>.*)", re.DOTALL
    )


def _section(language: Language) -> Mapping[str, Any]:
    lexicon = lexicon_of(language)
    return lexicon.structure if lexicon else {}


@cache
def _names_of_persons(key: str) -> frozenset[str]:
    """Those that find/places knows: a name in the line under a title is a person's for the same reason as in a sentence."""
    lexicons = filter(None, map(lexicon_of, languages()))
    return frozenset(fold(name) for lexicon in lexicons for name in lexicon.places.get(key, ()))


def _calendar_words(lexicon: Lexicon) -> Iterator[str]:
    for table in _CALENDAR:
        for names in lexicon.dates.get(table, {}).values():
            for name in names:
                yield from re.findall(r"[^\W\d]+", fold(str(name)))
