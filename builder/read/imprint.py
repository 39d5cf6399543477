"""Who published an article and who wrote it, from the lines that say so. Another place to look is a generator in _SOURCES."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.folding import fold
from builder.model import BlockKind, Language, Outlet
from builder.read.lines import Line
from builder.read.looks import is_a_persons, is_outlet, without_byword
from builder.read.words import Words, words_of

Lines = Sequence[tuple[Line, BlockKind]]
_LONGEST_NAME = 60  # characters of an outlet's or a person's name


def source_of(
    lines: Sequence[Line], kinds: Sequence[BlockKind], language: Language, outlets: Sequence[Outlet]
) -> str | None:
    """The outlet, as the collection's outlets.yml spells it if it knows it; None where the page does not name itself."""
    told = list(zip(lines, kinds, strict=True))
    words = words_of(language)
    for name in (name for look in _SOURCES for name in look(told, words)):
        known = _known(name, outlets)
        if known is not None or len(name) <= _LONGEST_NAME:
            return known or name
    return next(filter(None, (_known(name, outlets) for name in _openings(told))), None)


def _known(name: str, outlets: Sequence[Outlet]) -> str | None:
    wanted = fold(name)
    return next((o.name for o in outlets if wanted in map(fold, (o.name, *o.aliases))), None)


_AFTER_COLON = re.compile(r"[:：]\s*(?P<name>\S[^\n]*)")


def _source_lines(lines: Lines, words: Words) -> Iterator[str]:
    """ "SOURCE: FRENCH PRESS TV" """
    for line, kind in lines:
        if kind == "byline" and words.begins["source"].match(line.folded) and (match := _AFTER_COLON.search(line.text)):
            yield " ".join(match["name"].split())


_BESIDE = re.compile(r"\s*[|/,،>›»]\s*|\s[–—-]\s|(?<=\w{3})\.\s+|\s{2,}")
_WITH_DATE = re.compile(r"\s+\d[\d./-]*\Z")
_QUOTES = ' .«»"“”'


def _mastheads(lines: Lines, words: Words) -> Iterator[str]:
    """A newspaper's name above the text: alone, beside the author, the town or the date, or at the head of a menu."""
    for line, kind in lines:
        if kind == "body":
            return
        if kind in ("kicker", "byline", "dateline", "boilerplate"):
            parts = [part.strip(_QUOTES) for part in _BESIDE.split(line.text)]
            yield from (
                _WITH_DATE.sub("", part)
                for part in (parts[:1] if kind == "boilerplate" else parts)
                if is_outlet(part, words)
            )


_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)(?:\s{0,3}(?:©|\(c\)|copyright)){0,2}", re.IGNORECASE)
_NOT_A_NAME = re.compile(r"(?:19|20)\d\d|(?<=\d)\s?[-–]\s?(?=\d)")
_COMPANY = re.compile(r"\s*\b(?:Ltd|Inc|LLC|GmbH|Verlag|AG|S\.?A|SAS|S\.?r\.?l|Media Group)\b\.?.*", re.IGNORECASE)


def _copyrights(lines: Lines, words: Words) -> Iterator[str]:
    """ "© 2013-2020 Bayerwald-Bote Verlag | Impressum": the first words that hold an outlet's."""
    for line, kind in lines:
        if kind == "boilerplate" and (match := _RIGHTS.search(line.text)):
            after = line.text[match.end() : match.end() + _LONGEST_NAME].strip()
            before = line.text[max(0, match.start() - _LONGEST_NAME) : match.start()]
            name = _NOT_A_NAME.sub(" ", after or before.rpartition("|")[2])
            name = re.split(r"[|,.]|\s[-–—]\s", name.strip(" -–—.,|"), maxsplit=1)[0]
            name = _COMPANY.sub("", name).strip(" -–—")
            if 1 < len(name) <= _LONGEST_NAME and len(name.split()) <= 6 and not words.holds.search(fold(name)):
                yield name


_AGENCY_WITHIN = 90  # characters of a report's first paragraph in which its agency stands


def _agencies(lines: Lines, words: Words) -> Iterator[str]:
    """ "ROMA, 3 MAG (ANSA) -", "МОСКВА, 5 июн — РИА Новости." """
    first = next((line for line, kind in lines if kind == "body"), None)
    if first is not None:
        opening = first.text[:_AGENCY_WITHIN]
        for match in re.finditer(
            r"[(/](?P<in>[^()/\n]{2,30})[)/]\s*[.:]?\s*(?:[-–—:]|(?<=/)|(?<=/\.)|(?<=/\.\s))|[–—-]\s*(?P<by>[^–—()\n]{2,30}?)\s*(?:[–—.:]|-\s)",
            opening,
        ):
            name = (match["in"] or match["by"]).strip()
            if words.agency.fullmatch(fold(name)) or is_outlet(name, words):
                yield name


_SOURCES = (_source_lines, _mastheads, _copyrights, _agencies)

_OPENING = re.compile(r"(?P<who>[^\n–—]{2,60}?)\s*(?:[–—]|\s-\s|\bـ+)\s")
"""What stands before the dash that opens a report: a city, an agency, an outlet. Only a known outlet is believed."""


def _openings(lines: Lines) -> Iterator[str]:
    for line, kind in lines:
        if kind == "body":
            if match := _OPENING.match(line.text):
                yield match["who"]
            return


def author_of(lines: Sequence[Line], kinds: Sequence[BlockKind], language: Language) -> str | None:
    """The name that a byline or a dateline gives, without its "By", its profession and its newspaper."""
    words = words_of(language)
    for line, kind in zip(lines, kinds, strict=True):
        if kind not in ("byline", "dateline") or words.begins["source"].match(line.folded):
            continue
        names = [part.strip(" :،,") for part in _BESIDE.split(without_byword(line, words) or line.text.strip())]
        names = [name for name in names if name and not is_outlet(name, words)]
        if names and (kind == "byline" or (len(names[0].split()) > 1 and is_a_persons(names[0]))):
            return names[0]
    return None
