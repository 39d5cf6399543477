"""Who published an article and who wrote it, from all that the page says of it. Another place to look is a generator in _SOURCES."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from builder.folding import fold
from builder.model import BlockKind, Outlet
from builder.read.byline import Part, is_outlet, parts_of, staff_of
from builder.read.dispatch import after_a_town, agencies, agencies_at_the_end, agency_name, before_a_town
from builder.read.headline import suffix_of
from builder.read.lines import Line
from builder.read.looks import HOST, address_in, heads_a_menu
from builder.read.stated import original_address
from builder.read.told import LONGEST_NAME, OPENINGS, Told
from builder.read.words import Words

_WORDS_OF_A_NAME = 7


def source_of(told: Told, outlets: Sequence[Outlet]) -> str | None:
    """The outlet, as the collection's outlets.yml spells it if it knows it; None where the page does not name itself.

    An agency is the outlet only where no other is named: newspapers print its reports.
    """
    found = []
    for look in _SOURCES:
        for name in filter(_is_short, (_without_role(name, told.words) for name in look(told))):
            known = known_outlet(name, outlets)
            agency = agency_name(name, told.words)
            if known or not agency:
                return known or name
            found.append(agency)
    known = next(filter(None, (known_outlet(name, outlets) for name in _openings(told))), None)
    return known or next(iter(found), None)


_AT_THE_TOP = 8  # lines within which people put the address that they copied a page from; or the last line of all


def address_of(lines: Sequence[Line], kinds: Sequence[BlockKind]) -> str | None:
    """The page's address, alone on a line at the top or the end of its text, readers' comments aside."""
    own = lines[: kinds.index("comment")] if "comment" in kinds else lines
    ends = (*own[:_AT_THE_TOP], *own[_AT_THE_TOP:][-1:])
    return next((original_address(url) for line in ends if (url := address_in(line))), None)


def known_outlet(name: str, outlets: Sequence[Outlet]) -> str | None:
    """The name that outlets.yml gives for this spelling."""
    wanted = fold(name)
    return next((o.name for o in outlets if wanted in map(fold, (o.name, *o.aliases))), None)


def _without_role(name: str, words: Words) -> str:
    """ "Continental Press Writer" writes for Continental Press."""
    *rest, last = name.split() or [name]
    role = words.role.match(fold(last)) if len(rest) > 1 else None
    return " ".join(rest) if role and not role["rest"] else name


def _is_short(name: str) -> bool:
    """Whether it has the length of an outlet's name, and letters; no number is one, no "Y.C.", no "Photo : …" and no "mairie_01.jpg"."""
    fits = 1 < len(name) <= LONGEST_NAME and len(name.split()) <= _WORDS_OF_A_NAME and any(map(str.isalpha, name))
    return fits and not _OF_A_PERSON.search(name)


_OF_A_PERSON = re.compile(r"\s:\s|\A(?:[^\W\d_]\.\s?)+[^\W\d_]?\Z|\.(?:jpe?g|png|gif|webp)\Z", re.IGNORECASE)


_AFTER_COLON = re.compile(r"[:：]\s*(?P<name>\S[^\n]*)")


def _source_lines(told: Told) -> Iterator[str]:
    """ "SOURCE: FRENCH PRESS TV"; "source: agencies" names nobody."""
    for line, _ in told.each("byline"):
        if host := sourced_host(line.text, told.words):
            yield host
        elif told.words.begins["source"].match(line.folded) and (match := _AFTER_COLON.search(line.text)):
            names = [" ".join(name.split()).strip(_QUOTES) for name in re.split(r"\s[+&]\s", match["name"])]
            if len(listed := _listed(names[0])) > 1:
                continue  # "Sources: Le Soir, La Meuse" are whom the text is drawn from
            names[:1] = listed
            yield from (name for name in names[:1] if not told.words.agencies_at_large.fullmatch(fold(name)))


def _listed(names: str) -> list[str]:
    """The names that commas part; not the day in "Altai Review, 20.07.2005" nor what has no capital: "…, transmitted by news aktuell"."""
    first, *others = re.split(r"[,،;]\s+", names)
    return [first, *(name for name in others if any(char.isalpha() and not char.islower() for char in name))]


def sourced_host(text: str, words: Words) -> str | None:
    """ "Bron Deltanet.nl": an address needs no colon."""
    head, _, rest = text.strip().partition(" ")
    return rest if words.begins["source"].fullmatch(fold(head)) and HOST.fullmatch(rest) else None


_QUOTES = ' .«»"“”„'
_HEAD = 60  # lines: menus of saved pages come before the title
_ABOVE: tuple[BlockKind, ...] = ("kicker", "byline", "dateline", "boilerplate")


def _above_the_text(told: Told, paragraphs: int = 0) -> Iterator[tuple[Line, BlockKind]]:
    """The lines above the text, or above all of it but its first paragraphs: below a summary the author stands, too."""
    starts = (line.start for line, _ in told.each("body") if len(line.text) > LONGEST_NAME)
    first = next(islice(starts, paragraphs, None), None)
    for line, kind in islice(told.each(*_ABOVE), _HEAD):
        if first is None or line.start < first:
            yield line, kind


_FIRST_ENTRY = re.compile(r"\s*[|>›»/•·،,]\s*|\s[–—-]\s|(?<=\w{3})\.\s+|\s{2,}")
_SAID_OF_ITSELF = re.compile(r"\s[|–—-]\s|(?<=\w{3})\.\s")  # "Надросся. Міський портал"
_AFTER_DATE = re.compile(r"\d{4}\s+(?P<name>[^\d\n]{3,40})\Z")  # "12 يونيو 2012 راديو وتر دارفور"
_WITH_DATE = re.compile(r"\s+\d[\d./-]*\Z")


def _mastheads(told: Told) -> Iterator[str]:
    """A newspaper's name above the text: alone, beside the author, the town or the date, above a menu or at the head of one."""
    for index, line in enumerate(told.lines[:_HEAD]):
        if heads_a_menu(told.lines, index, told.words):
            yield _SAID_OF_ITSELF.split(line.text)[0].strip(_QUOTES)
    for line, kind in _above_the_text(told):
        if kind == "boilerplate":
            entries = [entry.strip(_QUOTES) for entry in _FIRST_ENTRY.split(line.text, maxsplit=2)]
            home = len(entries) > 2 and _is_home(entries[1], told.words) and not _is_entry(entries[0], told.words)
            if (
                home
                or (len(entries) == 2 and _tells_its_outlet(entries[0], entries[1], told))
                or is_outlet(entries[0], told.words)
            ):
                yield entries[0]
            continue
        if told.words.begins["source"].match(line.folded):
            continue
        parts = parts_of(line.text, told.words)
        named = [part for part in parts if part.kind == "outlet"]
        if named and kind == "kicker" and parts[0].kind == "name":
            yield parts[0].text  # "Östliche Blätter – Zeitschrift für Geschichte"
        yield from (_bare(part.text) for part in named)
        if [part.kind for part in parts] == ["date"] and is_outlet(bare := _bare(line.text), told.words):
            yield bare  # "La Dépêche 12/03/2019"
        dated = (_AFTER_DATE.search(part.text) for part in parts if part.kind == "date")
        yield from (match["name"] for match in dated if match and is_outlet(match["name"], told.words))


def _tells_its_outlet(name: str, beside: str, told: Told) -> bool:
    """ "El Manaba | El diario de los manabitas", "صوت الدلتا - حوادث": what it is, or one of its sections, stands beside a name."""
    first, *rest = fold(name).split() or [""]
    if ":" in name or first in told.words.given_names or _is_entry(name, told.words) or told.is_place(name):
        return False
    of_itself = len(beside.split()) > 1 and any(told.words.outlets.fullmatch(word) for word in fold(beside).split())
    return of_itself or (bool(rest) and _is_entry(beside, told.words))


def _bare(name: str) -> str:
    return _WITH_DATE.sub("", name).strip(_QUOTES)


def _is_home(text: str, words: Words) -> bool:
    return words.begins["controls"].fullmatch(fold(text)) is not None


def _is_entry(text: str, words: Words) -> bool:
    return any(words.begins[category].match(fold(text)) for category in ("controls", "menu"))


def _windows(told: Told) -> Iterator[str]:
    """The end of a window's title that stands above the article's own: "Le pont rouvre | Le Courrier"."""
    title = next((line for line, _ in told.each("title")), None)
    for line, _ in _above_the_text(told) if title else ():
        if title and (name := suffix_of(line.folded, title.folded)):
            yield line.text[len(line.text) - len(name) :].strip(_QUOTES)


def _signed(told: Told) -> Iterator[str]:
    """A name beside the author's, the town's or the date: "Le Cagou / Nathalie Lyon", "ورد شام – السبت ١٠ تشرين الأول"."""
    text = _text(told)
    for line, kind in _above_the_text(told, paragraphs=1):
        if kind not in ("byline", "dateline") or told.words.begins["source"].match(line.folded):
            continue
        parts = parts_of(line.text, told.words)
        yield from (part.text for part in parts if part.kind == "outlet" and len(parts) > 1)
        outlet = _signatories(parts, text, told).outlet if len(parts) > 1 else None
        if outlet and not re.search(rf"\w\s?:\s*{re.escape(outlet)}", line.text):  # "Rubrik: Leute" tells no outlet
            yield outlet


def _desks(told: Told) -> Iterator[str]:
    for line, kind in _above_the_text(told, paragraphs=1):
        if kind in ("byline", "kicker") and (name := _whose_staff(line, told)):
            yield name


def _whose_staff(line: Line, told: Told) -> str | None:
    """The outlet of "Rédaction RTBX", as far as it is no town and no section."""
    name = staff_of(line.text, told.words)
    return name if name and not (told.is_place(name) or _is_entry(name, told.words)) else None


def _beside_a_town(told: Told) -> Iterator[str]:
    """ "الميناء – صوت الساحل": above the text, a town of the gazetteer and one other name, in a script without capitals."""
    for line in islice(_short_openings(told), OPENINGS):
        parts = parts_of(line.text, told.words)
        towns = [told.is_place(part.text) for part in parts]
        if len(parts) == 2 and sum(towns) == 1 and not any(map(str.isupper, line.text)):
            other = parts[towns.index(False)]
            if other.kind in ("name", "outlet") and " " in other.text:
                yield other.text


def _short_openings(told: Told) -> Iterator[Line]:
    """The text's lines before its first long one."""
    return takewhile(lambda line: len(line.text) <= LONGEST_NAME, (line for line, _ in told.each("body")))


@dataclass(frozen=True, slots=True)
class Signatories:
    person: str | None
    outlet: str | None


def _signatories(parts: Sequence[Part], text: str, told: Told) -> Signatories:
    """Which of a byline's names is the author's and which the outlet's.

    The author's follows a "By" or begins with a given name; else it is of two or three words. Of the others, a town is in
    the gazetteer or named in the text too, an outlet is not. A script without capitals tells no names: there, one beside a town is an outlet's.
    """
    own = [part for part in parts if not part.beside]
    person = next((part for part in own if part.kind in ("author", "person")), None)
    names = [part for part in own if part.kind == "name" and not _is_entry(part.text, told.words)]
    others = [part for part in names if not told.is_place(part.text)]
    placed = len(others) == 1 and (len(names) > 1 or "agency" in {part.kind for part in parts})
    strange = others if placed else [part for part in others if fold(part.text) not in text]
    if person is None:
        long = [part for part in strange or names if 2 <= len(part.text.split()) <= _WORDS_OF_A_PERSON]
        beside_a_town = len(strange) < len(names) and not any(map(str.isupper, "".join(part.text for part in long)))
        beside_a_day = len(names) == 1 and {part.kind for part in own} == {"name", "date"}
        beside_agencies = any(told.words.agencies_at_large.fullmatch(fold(part.text)) for part in own)
        person = None if beside_a_town or beside_a_day or beside_agencies else next(iter(long), None)
    outlet = next((part.text for part in strange if part is not person), None)
    return Signatories(person.text if person else None, outlet)


_WORDS_OF_A_PERSON = 3


def _text(told: Told) -> str:
    return " ".join(line.folded for line, _ in told.each("title", "body"))


_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)(?:\s{0,3}(?:©|\(c\)|copyright)){0,2}", re.IGNORECASE)
_YEARS = re.compile(r"\d{4}(?:\s?[-–—]\s?\d{4})?")


def _copyrights(told: Told) -> Iterator[str]:
    """ "© 2013-2020 Bayerwald-Bote Verlag | Impressum", "Le Rouergat © 2019": the words beside the sign."""
    for line, _ in told.each("boilerplate"):
        if match := _RIGHTS.search(line.text):
            after = line.text[match.end() : match.end() + LONGEST_NAME]
            before = re.split(r"[|.]", line.text[max(0, match.start() - LONGEST_NAME) : match.start()])[-1]
            for side in (after, before):
                name = _YEARS.sub("|", side).strip(" -–—.,،|")
                name = re.split(r"[|,،]|\.(?:\s|\Z)|\s[-–—]\s", name, maxsplit=1)[0]
                name = _without_company(name, told.words)
                if _is_a_holder(name := name.strip(_QUOTES + "-–—"), told.words):
                    yield name
                    break


def _without_company(name: str, words: Words) -> str:
    match = words.companies.search(fold(name))
    return name[: match.start()] if match else name


def _is_a_holder(name: str, words: Words) -> bool:
    folded = fold(name)
    return (
        len(name) > 1
        and len(name.split()) <= _WORDS_OF_A_NAME
        and not words.holds.search(folded)
        and not words.begins["legal"].fullmatch(folded)
        and (not name[0].islower() or name.isascii())
    )


def _credited(told: Told) -> Iterator[str]:
    """ "Photo Le Mascarin", "© Golfe Hebdo": a picture's credit, if it has a newspaper's word; agencies sell theirs to all."""
    for line, _ in told.each("caption"):
        if match := _CREDITED.search(line.text):
            for name in re.split(r"\s?/\s?|\s[-–—]\s", match["name"].strip(_QUOTES)):
                of_two = name != match["name"] and told.words.outlets.fullmatch(fold(name))
                if (of_two or is_outlet(name, told.words)) and not agency_name(name, told.words):
                    yield name


_CREDITED = re.compile(r"©\s*(?P<name>[^©\n]{2,40})\Z")


def _hosts(told: Told) -> Iterator[str]:
    """ "24matins.fr": the address of the site, alone on a line above the text."""
    for line, _ in _above_the_text(told):
        match = HOST.fullmatch(line.text.strip(_QUOTES + "•"))
        if match and not match["host"].rpartition(".")[2].istitle():  # "St.Gallen"
            yield match["host"]


_SOURCES = (
    _source_lines,
    _desks,
    _windows,
    _mastheads,
    _signed,
    _copyrights,
    _credited,
    before_a_town,
    after_a_town,
    _beside_a_town,
    _hosts,
    agencies,
    agencies_at_the_end,
)
"""The surest first."""

_OPENING = re.compile(r"(?P<who>[^\n–—]{2,60}?)\s*(?:[–—]|\s-\s|\bـ+)\s")
"""What stands before the dash that opens a report: a city, an agency, an outlet. Only a known outlet is believed."""


def _openings(told: Told) -> Iterator[str]:
    first = next((line for line, _ in told.each("body")), None)
    if first and (match := _OPENING.match(first.text)):
        yield match["who"]


def author_of(told: Told) -> str | None:
    """The name that a byline or a dateline gives, without its "By", its profession and its newspaper."""
    text = _text(told)
    for line, _ in islice(told.each("byline", "dateline"), _HEAD):
        of_an_outlet = sourced_host(line.text, told.words) or _whose_staff(line, told)
        if not (told.words.begins["source"].match(line.folded) or of_an_outlet):
            person = _signatories(parts_of(line.text, told.words), text, told).person
            if person is not None:
                return person
    return None
