"""Whose dispatch an article is, as its first words and its last tell: "ROMA, 3 MAG (ANSA) -", «به گزارش ایسنا», "… (APA)". Another way to sign is a pattern here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from builder.folding import fold, folded
from builder.read.byline import is_a_name, is_outlet, parts_of
from builder.read.told import OPENINGS, Told
from builder.read.words import Words


def agency_name(name: str, words: Words) -> str | None:
    """The agency that this names, by the name it signs with ("Reuters Staff" is Reuters); None for another outlet."""
    form = fold(name)
    match = words.agency.match(form)
    return words.agency_names.get(form) or (name[: match.end()] if match and len(form) == len(name) else None)


_AGENCY_WITHIN = 90  # characters of a report's first paragraph in which its agency stands
_OPENS = re.compile(r"\((?P<name>[^()/\n]{2,30})\)\s*(?P<dash>[-–—:])?\s*")
_CALL_SIGN = re.compile(r"[^()\n]{3,40}\s\((?P<name>[KW][A-Z]{2,3}(?:-TV)?)\)\s[-–—]")
"""A station of the United States after its town: "LAKE COUNTY, Ohio (WXQY) - …"."""
_AGENCY = re.compile(
    r"""
      [(/\[] (?P<in> [^()/\[\]\n]{2,30} ) (?: / [^()/\n]{2,12} )? [)/\]] \s* [.:]? \s*
      (?: [-–—:ـ_] | [l|](?=\s) | (?<=/) | (?<=/\.) | (?<=/\.\s) )      # (dpa/lby) -   /Укрінформ/.
    | [–—-] \s* (?P<by> [^–—()\n]{2,30}? ) \s* (?: [–—.:] | -\s | ـ )    # МОСКВА, 5 июн — РИА Новости.
    """,
    re.VERBOSE,
)
_QUOTED = re.compile(r"[^\W\d][^«»“”\n:]{1,40}[-–—ـ]\s*[«“](?P<name>[^«»“”\n]{3,40})[»”]\s*:")
""" "القاهرة - «القدس العربي»:" """
_DATED_AND_QUOTED = re.compile(
    r"[^«»„“”\"\n]{0,40}\d[^«»„“”\"\n]{0,20},\s?[«„“\"](?P<name>[^«»„“”\"\n]{2,40})[»”“\"]\s?[.,–—-]"
)
""" "29 квітня, «Південний маяк»." """
_IN_BRACKETS = re.compile(r"\([^()«»„“”\"\n]{3,50},\s?[«„“\"](?P<name>[^«»„“”\"()\n]{2,40})[»”“\"]\)")
""" "(Казань, 15 декабря, «Южный маяк»)." """
_TOWN_DAY_AND_AGENCY = re.compile(
    r"[^\W\d][^\d()\n]{1,40},\s(?P<day>\d[^()\n]{2,20}|[^\d()\n]{2,12}\s\d{1,2})\s\((?P<name>[^\W\d_]{2,12})\)\s(?=[^\W\d])"
)
""" "Mopti, 2 octobre (AMAP) Vingt …": no dash needs to follow, but "Meier, 45 Jahre (CDU) sagte" is a person."""
_DASH_BEFORE = re.compile(r"[^\W\d]{2}\s?\.?\s*[-–—ـ/.]\s*\Z")
_END_AFTER = re.compile(r"\s*[.:/–—ـ-]|\s(?=[^\W\d])")
_TOWN_AND_DAY = re.compile(r"[^\W\d][^\n]{2,60}\d[^()\n]{0,20}\Z")


def _spans_of_agencies(text: str, words: Words) -> Iterator[tuple[int, int]]:
    form = folded(text)
    yield from (form.span(match.start(), match.end()) for match in words.agency.finditer(form.text))


def agencies(told: Told) -> Iterator[str]:
    """Of a report's first words, its dateline and its byline, in this order."""
    for look in (_in_the_opening, _reported, _in_datelines, _in_bylines):
        yield from look(told)


def _in_the_opening(told: Told) -> Iterator[str]:
    """ "ROMA, 3 MAG (ANSA) -", "КИЇВ. 12 березня. УНІАН."; any name in brackets after a town and a day, or in quotes after a dash."""
    paragraphs = list(told.paragraphs())
    opening = paragraphs[0].text[:_AGENCY_WITHIN] if paragraphs else ""
    if opens := _OPENS.match(opening):  # "(Reuters) Syria rejects …", "(Golfe Info) – Les …"
        known = told.words.agency.fullmatch(fold(opens["name"])) or (
            opens["dash"] and " " in opens["name"] and is_a_name(opens["name"], told.words)
        )
        if known and not told.is_place(opens["name"]):
            yield opens["name"]
    stations = (_CALL_SIGN.match(line.text) for line, _ in islice(told.each("body"), OPENINGS))
    yield from (station["name"] for station in stations if station)
    for match in _AGENCY.finditer(opening):
        name = (match["in"] or match["by"]).strip()
        last = name.rpartition(" ")[2]
        if told.words.agency.fullmatch(fold(last)):  # "/Корр. БЕЛТА/."
            name = last
        known = told.words.agency.fullmatch(fold(name)) or is_outlet(name, told.words)
        if known or (match["in"] and _TOWN_AND_DAY.match(opening[: match.start()])):
            yield name
    if (told_of := _TOWN_DAY_AND_AGENCY.match(opening)) and _is_day(told_of["day"], told.words):
        name = told_of["name"]
        if name.isupper() or told.words.agency.fullmatch(fold(name)):
            yield name
    for other in paragraphs[1:]:  # below a summary
        signs = (match["in"] or match["by"] for match in _AGENCY.finditer(other.text[:_AGENCY_WITHIN]))
        yield from (name for name in signs if told.words.agency.fullmatch(fold(name)))
    if quoted := _QUOTED.match(opening) or _DATED_AND_QUOTED.match(opening) or _IN_BRACKETS.match(opening):
        yield quoted["name"]
    for start, end in _spans_of_agencies(opening, told.words):
        if _DASH_BEFORE.search(opening[:start]) and _END_AFTER.match(opening[end:]):
            yield opening[start:end]


def _reported(told: Told) -> Iterator[str]:
    """ "به گزارش ایسنا، …", also below a summary."""
    for line in islice(told.paragraphs(), 2):
        if reported := told.words.reported_by.match(line.folded):
            yield from _reporter(line.text[reported.end() : _AGENCY_WITHIN], told.words)


def _in_datelines(told: Told) -> Iterator[str]:
    for line, _ in told.each("dateline"):
        of_itself = told.words.begins["of_itself"].match(line.folded)  # "This report by The Canadian Press was …"
        for start, end in _spans_of_agencies(line.text, told.words):
            ends_it = end == len(line.text) and _TOWN_AND_DAY.match(line.text[:start])
            if of_itself or ends_it:  # "تبوك 10 صفر 1435 هـ الموافق 13 ديسمبر 2013 م واس"
                yield line.text[start:end]


def _in_bylines(told: Told) -> Iterator[str]:
    for line, _ in told.each("byline", "dateline"):
        listed = told.words.begins["source"].match(line.folded) is not None
        yield from (
            part.text
            for part in parts_of(line.text, told.words)
            if not listed and part.kind == "agency" and not part.beside and agency_name(part.text, told.words)
        )


def _is_day(text: str, words: Words) -> bool:
    """Whether a figure stands beside a month: "2 octobre", not "45 Jahre"."""
    return any(word.strip(".,") in words.calendar for word in fold(text).split())


def _reporter(text: str, words: Words) -> Iterator[str]:
    """What a report begins with after "به گزارش": the whole before a comma, or an agency in it, «خبرنگار ما در (ایسنا)»."""
    name = re.split(r"[،,:؛]|\sبه\s", text, maxsplit=1)[0].strip()
    form = fold(name)
    if words.agency.fullmatch(form) or words.reporters.fullmatch(form) or is_outlet(name, words):
        yield name
    else:
        yield from (name[_with_its_word(name, start, words) : end] for start, end in _spans_of_agencies(name, words))


def _with_its_word(name: str, start: int, words: Words) -> int:
    """Where the word for an outlet before it begins: «خبرگزاری صدا وسیما»."""
    before = name[:start].rstrip().rpartition(" ")[2]
    return name.rindex(before, 0, start) if before and words.outlets.fullmatch(fold(before)) else start


_SIGNED_AT_ITS_END = re.compile(r"[.!?…][\"»”]?\s?(?:\(|/\s?)(?P<name>[^\W\d]{2,12})(?:[/,][^()\n]{2,20}\))?\W*\Z")
_END = 40  # characters of a paragraph in which its agency may sign


def agencies_at_the_end(told: Told) -> Iterator[str]:
    """ "… teilte die Bestattung mit. (APA)", «… شدند./ ایسنا», or "(anh/sda)" alone: the agency that signs the last of the paragraphs that one does."""
    for line, _ in reversed(tuple(told.each("body", "byline"))):
        match = _SIGNED_AT_ITS_END.search(line.text[-_END:]) or _SIGNED_BELOW.fullmatch(line.text)
        if match and told.words.agency.fullmatch(fold(match["name"])):
            yield match["name"]
            return


_SIGNED_BELOW = re.compile(r"\((?:[^\W\d]{2,4}/)?(?P<name>[^\W\d]{2,12})\)\.?")


_AFTER_A_TOWN = re.compile(
    r"(?P<town>[^\n:،,–—ـ-]{2,30}?)\s?[-–—ـ]\s?(?P<who>[^\W\d][^\n:،,–—ـ-]{1,18}?)\s?(?:[-–—ـ]\s|:\s)"
)


def after_a_town(told: Told) -> Iterator[str]:
    """ "بيت لحم- معا- …", "تهران - الکوثر : …": what opens a report after its town, in a script without capitals, in one word or as an outlet's."""
    for line in told.paragraphs():
        match = _AFTER_A_TOWN.match(line.text)
        if match and told.is_place(match["town"].strip()) and not any(map(str.isupper, line.text[: match.end()])):
            who = parts_of(match["who"].strip(), told.words)
            one = len(who) == 1 and (who[0].kind == "outlet" or (who[0].kind == "name" and " " not in who[0].text))
            if one and not (told.is_place(who[0].text) or told.words.no_outlets.match(fold(who[0].text))):
                yield who[0].text


_BEFORE_A_TOWN = re.compile(r"(?P<who>[^\n–—:-]{3,30}?)\s[-–—ـ]\s(?P<town>[^\n:،,-]{2,30}?)\s?:\s")


def before_a_town(told: Told) -> Iterator[str]:
    """ "خلیج اقتصاد - بوشهر: …": what opens a report before its town, in a script without capitals, unless it is a person."""
    first = next(told.paragraphs(), None)
    match = _BEFORE_A_TOWN.match(first.text) if first else None
    if match and told.is_place(match["town"]) and not told.is_place(match["who"]):
        given = fold(match["who"].split()[0]) in told.words.given_names
        if not given and not any(map(str.isupper, match["who"])):
            yield match["who"]
