"""Tells what a line looks like by itself: a share line, a dateline, a caption, a masthead. Where it stands is structure.py's matter.

To recognise another look, add a function and a line to _LOOKS; the first that fits is the line's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from builder.folding import fold
from builder.read.byline import Part, is_outlet, parts_of, staff_of
from builder.read.lines import Line, ends_a_sentence, ends_in_a_full_stop, is_barred, is_prose
from builder.read.words import Words

SEPARATOR = re.compile(r"\s+[>›»|/·•-]\s+|\s?[›|•]\s?|\s{2,}")
_SHORT_ENTRY = 4  # words of a menu entry
_MANY_ENTRIES = 3
_LONGEST_MENU = 300  # characters


def _is_menu(line: Line, words: Words) -> bool:
    """One entry of a menu, or several; "You are here:" and what follows; headlines in a row, however long."""
    if len(line.text) > _LONGEST_MENU:
        return is_barred(line.text) and not is_prose(line)
    if ends_a_sentence(line.text):
        return False
    menu = words.begins["menu"]
    if (match := menu.match(line.folded)) and match["rest"].lstrip().startswith(":"):
        return True
    entries = [fold(entry) for entry in SEPARATOR.split(line.text)]
    if len(entries) == 1 and not is_whole(menu, line.folded) and len(tokens := line.folded.split()) >= _MANY_ENTRIES:
        known = sum(is_whole(menu, token) for token in tokens)
        return 2 * known > len(tokens) or (known >= _MANY_ENTRIES and all_capitals(line.text))
    known = sum(is_whole(menu, entry) for entry in entries)
    if _SECTION_AND_TITLE.match(line.text) and len(entries) == 2 and known < 2:
        return False
    short = all(len(entry.split()) <= _SHORT_ENTRY for entry in entries)
    dated = re.search(r"\d{4}|\d:\d\d", line.folded)
    return known == len(entries) or (
        short and not dated and len(entries) >= 2 and (known > 0 or len(entries) > _MANY_ENTRIES)
    )


_SECTION_AND_TITLE = re.compile(r"[^/|]{2,25}\s/\s(?:[^\s/|]+\s+){2}\S")  # "عام / اهتمامات الصحف الجزائرية"


def all_capitals(text: str) -> bool:
    """Whether all of a row's words are names of pages: "Home World UK England N. Ireland Business Politics"."""
    return all(word[0].isupper() or not word[0].isalpha() for word in text.split())


def is_whole(pattern: re.Pattern[str], folded: str) -> bool:
    match = pattern.match(folded)
    return match is not None and not re.search(r"\w", match["rest"])


_LONGEST_SHARE = 100  # characters


def _is_share(line: Line, words: Words) -> bool:
    if len(line.folded) > _LONGEST_SHARE:
        return False
    if words.follow.match(line.folded) and words.sites.search(line.folded) and not ends_in_a_full_stop(line.text):
        return True
    return words.begins["share"].match(line.folded) is not None or all(
        is_whole(words.begins["share"], part) for part in re.split(r"[\s,|·•/]+", line.folded) if part
    )


def _is_form(line: Line, words: Words) -> bool:
    return len(line.folded) <= 250 and words.begins["form"].match(line.folded) is not None


_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\W{0,3}(?:19|20)\d\d|(?:©|copyright ©)\s*[^.]{0,40}(?:19|20)\d\d\W*\Z|©\s*[^.:]{2,40}[.:,]\s*\w"
)


def _is_legal(line: Line, words: Words) -> bool:
    if len(line.folded) > 400:
        return False
    whole = len(line.folded) <= 60 and is_whole(words.begins["legal"], line.folded)
    short = len(line.folded) <= _NOTICE
    return (
        whole
        or any(short or _opens_a_sentence(line.folded, held.start()) for held in words.holds.finditer(line.folded))
        or (len(line.text) <= 160 and _COPYRIGHT.match(line.folded) is not None)
    )


_NOTICE = 200
"""Characters up to which a notice may say what it says in the midst of a sentence: "refused to sign up to an accord" is told at length."""


_SPACES = 4  # characters between two sentences


def _opens_a_sentence(text: str, at: int) -> bool:
    """Asked at every such word of a line that may be long: no farther back than a space or two."""
    before = text[max(0, at - _SPACES) : at].rstrip()
    return not before or not (before[-1].isalnum() or before[-1] == ",")


_RELATED_LINE = 200  # characters of a "read also" line with the headline it points to


def _is_related(line: Line, words: Words) -> bool:
    if len(line.folded) > _RELATED_LINE or (match := words.begins["related"].match(line.folded)) is None:
        return False
    # "In other news, police in Clinton have arrested two brothers.": a sentence goes on after the comma, a headline does not.
    return not (match["rest"].lstrip().startswith(",") and ends_a_sentence(line.text))


_COUNT = re.compile(r"\A\W*\d+\W*|\W*\d+\W*\Z")


def _is_comments_head(line: Line, words: Words) -> bool:
    """ "Comment (5)", "3 commentaires", "التعليقات" """
    if len(line.folded) > 40:
        return False
    bare = _COUNT.sub("", line.folded)
    return is_whole(words.begins["comments"], bare)


HOST = re.compile(r"(?:www\.)?(?P<host>[\w-]{2,40}(?:\.[\w-]{2,20}){0,2}\.[a-z]{2,8})", re.IGNORECASE | re.ASCII)
"""The address of a site."""


def _is_source(line: Line, words: Words) -> bool:
    """ "SOURCE: FRENCH PRESS TV", "Bron Politie.nl" """
    head, _, host = line.folded.partition(" ")
    if HOST.fullmatch(host) and words.begins["source"].fullmatch(head):
        return True
    match = words.begins["source"].match(line.folded) if len(line.folded) <= 120 else None
    return match is not None and re.match(r"\s*[:：]\s*\S", match["rest"]) is not None


def _is_published(line: Line, words: Words) -> bool:
    """A line that does nothing but say when: "Publié le …", a bare date, "This report was first published June 10, 2025."."""
    if len(line.folded) > 160 or not re.search(r"\d", line.folded):
        return False
    if words.begins["of_itself"].match(line.folded):
        told = words.inside["published"].search(line.folded) and not words.inside["updated"].search(line.folded)
        return bool(told) and has_a_whole_date(line.folded, words)
    if len(line.folded) <= _LONGEST_DATE and words.inside["published"].match(line.folded):
        return has_a_whole_date(line.folded, words) and not ends_in_a_full_stop(line.text)
    said = words.inside["published"].search(line.folded[:_LONGEST_DATE])
    section = line.folded[: said.start()] if said else ""
    # "Politique Publié le jeudi 15 janvier 2009 | AFP"
    if section and is_whole(words.begins["menu"], section.rstrip()):
        return has_a_whole_date(line.folded, words) and not ends_in_a_full_stop(line.text)
    match = words.begins["published"].match(line.folded)
    if match is not None and re.search(r"\d", match["rest"]):
        return len(line.folded) <= 100 or not is_prose(line)
    return is_only_a_date(line, words)


def _is_updated(line: Line, words: Words) -> bool:
    """ "Mis à jour le 16/11/2018 à 08h40", "Vor 3 Stunden aktualisiert" """
    if len(line.folded) > 100 or is_prose(line):
        return False
    match = words.begins["updated"].match(line.folded)
    return match is not None and re.search(r"\d", match["rest"]) is not None


_LONGEST_TAGS = 400  # characters


def _is_tags(line: Line, words: Words) -> bool:
    """ "Mots-clés : coton, Bénin", "Tags" """
    match = words.begins["tags"].match(line.folded) if len(line.folded) <= _LONGEST_TAGS else None
    return match is not None and re.match(r"\s*(?:[:：]|\Z)", match["rest"]) is not None


_LONGEST_METER = 80  # characters
_CLOCKS = re.compile(r"\W*\d{1,2}:\d\d\s*/\s*\d{1,2}:\d\d\W*")
_TICKER = re.compile(r"\d\s{0,2}[▲▼△▽⬆⬇]|[▲▼△▽⬆⬇]\s{0,2}[+-]?\d")
_COUNTED_SIGNS = re.compile(r"(?:[^\w\s.,:;!?()\"'«»-]\W{0,4}\d[\d.,]{0,9}k?\s*){1,6}")
_LETTER_SIZES = re.compile(r"[+-]?([^\W\d])[+-]?(?:[\s|/]+[+-]?\1[+-]?){1,3}")
_SIGNS = re.compile(r"[^\w\s*#.…_–—-]{1,3}")
_FILE_NAME = re.compile(r"(?=[^\s_]+_)[\w.()-]+\d[\w.()-]*|[\w-]+\.(?:jpe?g|png|gif|webp|svg|pdf)")


def _is_meter(line: Line, words: Words) -> bool:
    """Counts and sizes: "1 234 vues", "کد خبر: ۸۴۲۱۱۳", "3 min read", "A- A+", "00:00 / 03:41", "NSE 20 2,446 ▲"; signs alone: "×"; a file's name: "haus_2024_web"."""
    folded = line.folded
    if len(folded) > _LONGEST_METER or is_prose(line) or is_only_a_date(line, words):  # "• 11/24/2018"
        return False
    forms = (_CLOCKS, _LETTER_SIZES, _COUNTED_SIGNS, _SIGNS, _FILE_NAME, words.counts, words.ago)
    if any(form.fullmatch(folded) for form in forms):
        return True
    if _is_an_empty_stamp(folded, words):
        return True
    match = words.begins["meter"].match(folded)
    return _TICKER.search(folded) is not None or (
        match is not None and re.match(r"\s*[:：]|\W*\d|\W*\Z", match["rest"]) is not None
    )


def _is_an_empty_stamp(folded: str, words: Words) -> bool:
    """ "Publié le , modifié le": what a page says before a day, and no day."""
    rest = words.inside["updated"].sub("", words.inside["published"].sub("", folded))
    return rest != folded and not re.search(r"\w", rest)


def _is_row_of_clutter(line: Line, words: Words) -> bool:
    """ "۰ نظر | بازدید: ۱۲۳۴", "Réagir (3) | Écouter | Envoyer à un ami": several, and each of them clutter."""
    pieces = [piece for piece in SEPARATOR.split(line.text) if piece.strip()]
    if not 2 <= len(pieces) <= _MOST_PIECES or len(line.text) > _LONGEST_MENU:
        return False
    looks = (_is_share, _is_form, _is_meter, _is_comments_head, _is_legal, _is_updated)
    return all(
        is_whole(words.begins["menu"], part.folded) or any(fits(part, words) for fits in looks)
        for part in (Line(line.start, line.end, piece, fold(piece), line.chunk) for piece in pieces)
    )


_MOST_PIECES = 8
_WORD = re.compile(r"[^\W\d]+")


_LONGEST_DATE = 80  # characters


def is_only_a_date(line: Line, words: Words) -> bool:
    """Nothing but a date and at most a time of day: no word of more than four letters that is no month or weekday."""
    if len(line.folded) > _LONGEST_DATE or not re.search(r"\d", line.folded):
        return False
    others = [name for name in _WORD.findall(line.folded) if not _is_calendar(name, words)]
    return has_a_whole_date(line.folded, words) and len(others) <= 6 and all(len(name) <= 4 for name in others)


_DATELINE_WORDS = 3  # beside those of the date: "Santa Cruz, 5 de março de 2021"


def is_a_place_and_a_day(line: Line, words: Words) -> bool:
    """Nothing but a day and a few words before it: "Bozen, 12. Mai 1999", "القاهرة في 5 مارس 2021". No title says so little."""
    if len(line.folded) > _LONGEST_DATE or not _DAY_NUMBER.search(line.folded):
        return False
    others = [name for name in _WORD.findall(line.folded) if len(name) > 2 and not _is_calendar(name, words)]
    ends = _ENDS_IN_NUMBER.search(_BRACKETS_AT_END.sub("", line.folded)) is not None
    return ends and len(others) <= _DATELINE_WORDS and has_a_whole_date(line.folded, words)


def tells_only_when(line: Line, words: Words) -> bool:
    """Nothing but words of the calendar and figures: "Saturday", "27. April", "10:56". No title says so little, either."""
    return len(line.folded) <= _LONGEST_DATE and all(_is_calendar(name, words) for name in _WORD.findall(line.folded))


def _is_calendar(name: str, words: Words) -> bool:
    return name in words.calendar or any(
        name.startswith(prefix) and name[len(prefix) :] in words.calendar for prefix in words.joined
    )


_NUMERIC_DATE = re.compile(r"\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}")
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")
_DAY_NUMBER = re.compile(r"(?<!\d)[0-3]?\d(?:er|st|nd|rd|th)?(?!\w)")
_BRACKETS_AT_END = re.compile(r"\([^()]{2,30}\)\W*\Z")  # an agency: "LONDON, 14 March 2012 (Reuters)"
_ENDS_IN_NUMBER = re.compile(r"\d\W*(?:[^\W\d]{1,2}\W*)?\Z")  # and the sign of the era: "2021 م", "2021 г."


def has_a_whole_date(folded: str, words: Words) -> bool:
    """Numbers such as 28/8/2017, or the name of a month or weekday and a year."""
    if _NUMERIC_DATE.search(folded):
        return True
    return _YEAR.search(folded) is not None and any(_is_calendar(name, words) for name in _WORD.findall(folded))


_ADDRESS_LINE = re.compile(r"(?:[^\W\d][\w ]{1,20}[:：]\s*)?(?P<url>https?://[^\s<>]{4,2000})\Z")


def address_in(line: Line) -> str | None:
    """The address that is all of a line, but for a word before it: "Source : https://…"."""
    match = _ADDRESS_LINE.match(line.text)
    return match["url"] if match else None


def _is_address(line: Line, words: Words) -> bool:
    return address_in(line) is not None


_INITIALS = re.compile(r"\(?(?:[^\W\d_]\.[ -]?){1,4}\)?(?:\s*/\s*\w+)?\Z|[A-Z]{2,4}\s?//?\s?[A-Z]{2,4}\Z")


def _is_byline(line: Line, words: Words) -> bool:
    """ "Par Anne Durand (avec AFP)", "بقلم …", "القاهرة ـ من فلان:"; or initials: "R. I.", "JMC // VM", "Von: luk" """
    if _INITIALS.match(line.text) or (_SIGNED.match(line.text) and words.byword.match(line.folded)):
        return True
    if (line.text[-1:] in _DASHES and _WIRE.fullmatch(line.text)) or staff_of(line.text, words):
        return True
    parts = parts_of(line.text, words)
    kinds = [part.kind for part in parts]
    if "words" in kinds:  # "Par Habib Kairouani, agronome", and not "By Tuesday, the council said"
        is_short = len(line.text) <= _LONGEST_TITLED and not ends_in_a_full_stop(line.text)
        return kinds[0] == "author" and " " in parts[0].text and is_short
    if kinds[:1] == ["author"] and " " not in parts[0].text and len(line.text.split()) > _FULL_BYLINE:
        return False  # "تقرير جديد: …" is no report by somebody
    return "author" in kinds


_DASHES = "-–—"
_WIRE = re.compile(r"[^\W\d_][^()\d]{1,60}\d[^()]{1,20}\([^()]{2,40}\)\s?\.?\s?[-–—]{1,2}")
"""An agency's dateline above its text: "ALMERÍA, 14 Sep. (EUROPA PRESS) -"."""
_FULL_BYLINE = 7  # words
_SIGNED = re.compile(r"[^\W\d_]{2,12}\s?:\s\w{2,4}\Z")


_LONGEST_TITLED = 90  # characters of a byline that tells the author's profession


def names_somebody(line: Line, words: Words) -> bool:
    """Nothing but names, one of them a person's, an agency's, an outlet's or a role; or one name of two or three words."""
    if ends_in_a_full_stop(line.text) or ".." in line.text:
        return False
    parts = parts_of(line.text, words)
    kinds = [part.kind for part in parts]
    if not kinds or "words" in kinds or any(map(_is_said_without_capitals, parts)):
        return False
    if line.text.endswith(":") and set(kinds) <= {"name"} | _BYLINE_PARTS:  # "بيروت - «القدس العربي»:"
        return True
    return not _BYLINE_PARTS.isdisjoint(kinds) or (kinds[0] == "name" and len(kinds) <= 3 and _is_short_name(line.text))


_BYLINE_PARTS = frozenset({"person", "author", "agency", "outlet", "role"})
_LONGEST_NAME = 40  # characters


def _is_said_without_capitals(part: Part) -> bool:
    """Whether a name without capitals is too long for one: «مواجهات بين الشبان والجنود»."""
    uncased = part.text[0].upper() == part.text[0].lower()
    return uncased and part.kind in ("name", "person") and len(part.text.split()) > _LONGEST_UNCASED


_LONGEST_UNCASED = 4  # words


def _is_short_name(text: str) -> bool:
    name = name_part(text)
    return 2 <= len(name.split()) <= 3 and len(name) <= _LONGEST_NAME


_MASTHEAD_WORDS = 6
_NO_NAME = re.compile(r"[\d|>›»/•·]|\s{2}")
_TOP = 2  # lines: a masthead, and what it says of itself


def heads_a_menu(lines: Sequence[Line], index: int, words: Words) -> bool:
    """Whether a name stands above the menu of a newspaper's pages: "Home | Region | Sport"; at the very top, above any row of entries."""
    name = lines[index].text.strip()
    if index + 1 >= len(lines) or len(name.split()) > _MASTHEAD_WORDS or _NO_NAME.search(name):
        return False
    if is_whole(words.begins["controls"], lines[index].folded):
        return False
    below = _entries_of(lines[index + 1])
    if index == 0 and is_whole(words.begins["controls"], lines[1].folded):  # "Heimatblick" above "Menu"
        return True
    if len(below) >= _MANY_ENTRIES and is_whole(words.begins["controls"], fold(below[0])):
        return True
    if index == 0 and len(lines[1].folded.split()) >= _MANY_ENTRIES and _is_menu(lines[1], words):
        return True
    return index < _TOP and any(_is_row_of_sections(line, words) for line in lines[index + 1 : _TOP + 1])


def _entries_of(line: Line) -> list[str]:
    return [entry for entry in SEPARATOR.split(line.text.strip()) if entry.strip()]


def _is_row_of_sections(line: Line, words: Words) -> bool:
    """ "Politik  Wirtschaft  Feuilleton  Reise": several short names of what a page has, none of them a button's or a person's."""
    entries = _entries_of(line)
    if len(entries) <= _MANY_ENTRIES or re.search(r"\d", line.text) or _is_share(line, words):
        return False
    short = all(len(entry.split()) <= _SHORT_ENTRY for entry in entries)
    return short and not any(part.kind in ("person", "author") for part in parts_of(line.text, words))


def _is_masthead(line: Line, words: Words) -> bool:
    """A newspaper's name alone on its line, a date or a town beside it or not."""
    return not ends_a_sentence(line.text) and is_outlet(name_part(line.text), words)


def name_part(text: str) -> str:
    """What stands before a bar, a dash or a comma."""
    return re.split(r"\s[|/–—-]\s|[|,،]", text, maxsplit=1)[0].strip()


_CREDIT_AT_END = re.compile(r"(?:©|\(c\))\s?[^\n.]{1,60}\.?\Z")
_IN_BRACKETS = re.compile(r"\(([^()]{2,70})\)\W*\Z")
_AFTER_BAR = re.compile(r"[/|]\s*([^/|]{2,40})\Z")
_SIGNED_BY_TWO = re.compile(r"[.!?…]\s*[-–—]\s*[A-ZÀ-ÞА-ЯҐЄІЇ][^/.]{1,30}/\s?[A-ZÀ-ÞА-ЯҐЄІЇ]\.?[^/\n]{1,30}\Z")
""" "… sont à sec. - LE COURRIER / M. ALRIC" """
_AGENCY_AND_NAME = re.compile(r"[^\W\d_][\w-]{1,11}/[A-ZÀ-ÞА-ЯҐЄІЇ][^\W\d_]+ [A-ZÀ-ÞА-ЯҐЄІЇ][\w .'’-]{1,30}")
""" "APA/Maria Huber": who took a picture, and for whom. """
_LONGEST_CAPTION, _LONGEST_CREDIT, _CREDIT_WITHIN = 400, 45, 80  # characters


def _is_caption(line: Line, words: Words) -> bool:
    """A credit at its end, "(AFP photo)", "©SANA", "/ Reuters", the credit alone, or the word "photo" at its start."""
    if len(line.text) > _LONGEST_CAPTION:
        return False
    end = line.folded[-_CREDIT_WITHIN:]
    if _AGENCY_AND_NAME.fullmatch(line.text) and words.agency.match(line.folded):
        return True
    if _CREDIT_AT_END.search(end) or words.credit_at_end.search(end):
        return True
    if match := _IN_BRACKETS.search(end):
        by_agency = words.agency.search(match[1]) is not None and "/" in match[1] and match.start() > 0
        credited = words.credit.search(match[1]) is not None and len(match[1]) <= _LONGEST_CREDIT
        return by_agency or (credited and words.credit.fullmatch(match[1]) is None)  # "(FOTO)" only promises pictures
    if match := _AFTER_BAR.search(end):
        if words.agency.match(match[1]) is not None:
            return not _is_signed_report(line.text)
        return _SIGNED_BY_TWO.search(line.text) is not None
    if starts := words.begins["credit"].match(line.folded):
        return re.match(r"\s*[:：-]\s*\S", starts["rest"]) is not None
    if len(_entries_of(line)) >= _MANY_ENTRIES:  # "CRONACA  SPORT  FOTO  ANNUNCI"
        return False
    credit = words.credit.search(end)
    return credit is not None and not is_prose(line) and 0 < len(end) - credit.end() <= _LONGEST_CREDIT


def _is_signed_report(text: str) -> bool:
    """Several sentences or a long one, and whose report they are: «… به بیمارستان منتقل شدند./ ایسنا»."""
    said = re.split(r"[/|]", text)[0].rstrip()
    return ends_in_a_full_stop(said) and (len(said) > _LONG_SENTENCE or re.search(r"[.!?؟]\s", said) is not None)


_LONG_SENTENCE = 200  # characters


_Look = Callable[[Line, Words], bool]

_LOOKS: tuple[tuple[str, _Look], ...] = (
    ("address", _is_address),
    ("source", _is_source),
    ("comments", _is_comments_head),
    ("form", _is_form),
    ("share", _is_share),
    ("related", _is_related),
    ("tags", _is_tags),
    ("meter", _is_meter),
    ("updated", _is_updated),
    ("meter", _is_row_of_clutter),
    ("published", _is_published),
    ("legal", _is_legal),
    ("byline", _is_byline),
    ("caption", _is_caption),
    ("menu", _is_menu),
    ("masthead", _is_masthead),
)
"""What a line looks like by itself; the first that fits. Where it stands decides the rest."""

_TELLING = frozenset({"source", "related", "comments"})
"""What says something of the lines below it, or of the page, however many articles have it."""

CLUTTER = frozenset({"form", "share", "related", "legal", "menu", "tags", "meter", "address", "repeated"})


def look_of(line: Line, words: Words, repeated: frozenset[str]) -> str:
    """The name of the look that fits first, `repeated` for a line of other articles too; empty for a line like any other."""
    flag = next((name for name, fits in _LOOKS if fits(line, words)), "")
    return "repeated" if line.folded in repeated and flag not in _TELLING else flag
