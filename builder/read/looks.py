"""Tells what a line looks like by itself: a share line, a dateline, a caption, a masthead. Where it stands is structure.py's matter.

To recognise another look, add a function and a line to _LOOKS; the first that fits is the line's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from builder.folding import fold
from builder.read.lines import Line, ends_a_sentence, is_prose
from builder.read.words import Words

SEPARATOR = re.compile(r"\s+[>›»|/·•-]\s+|\s?[›|•]\s?|\s{2,}")
_SHORT_ENTRY = 4  # words of a menu entry
_MANY_ENTRIES = 3
_LONGEST_MENU = 300  # characters


def _is_menu(line: Line, words: Words) -> bool:
    """One entry of a menu, or several; "You are here:" and what follows."""
    if len(line.text) > _LONGEST_MENU or ends_a_sentence(line.text):
        return False
    menu = words.begins["menu"]
    if (match := menu.match(line.folded)) and match["rest"].lstrip().startswith(":"):
        return True
    entries = [fold(entry) for entry in SEPARATOR.split(line.text)]
    if len(entries) == 1 and not is_whole(menu, line.folded) and len(tokens := line.folded.split()) >= _MANY_ENTRIES:
        return 2 * sum(is_whole(menu, token) for token in tokens) > len(tokens)
    known = sum(is_whole(menu, entry) for entry in entries)
    short = all(len(entry.split()) <= _SHORT_ENTRY for entry in entries)
    dated = re.search(r"\d{4}|\d:\d\d", line.folded)
    return known == len(entries) or (
        short and not dated and len(entries) >= 2 and (known > 0 or len(entries) > _MANY_ENTRIES)
    )


def is_whole(pattern: re.Pattern[str], folded: str) -> bool:
    match = pattern.match(folded)
    return match is not None and not re.search(r"\w", match["rest"])


_LONGEST_SHARE = 100  # characters


def _is_share(line: Line, words: Words) -> bool:
    if len(line.folded) > _LONGEST_SHARE:
        return False
    return words.begins["share"].match(line.folded) is not None or all(
        is_whole(words.begins["share"], part) for part in re.split(r"[\s,|·•/]+", line.folded) if part
    )


def _is_form(line: Line, words: Words) -> bool:
    return len(line.folded) <= 250 and words.begins["form"].match(line.folded) is not None


_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W{0,3}(?:19|20)\d\d|(?:©|copyright ©)\s*[^.]{0,40}(?:19|20)\d\d\W*\Z")


def _is_legal(line: Line, words: Words) -> bool:
    if len(line.folded) > 400:
        return False
    whole = len(line.folded) <= 60 and is_whole(words.begins["legal"], line.folded)
    return (
        whole
        or words.holds.search(line.folded) is not None
        or (len(line.text) <= 160 and _COPYRIGHT.match(line.folded) is not None)
    )


_RELATED_LINE = 200  # characters of a "read also" line with the headline it points to


def _is_related(line: Line, words: Words) -> bool:
    return len(line.folded) <= _RELATED_LINE and words.begins["related"].match(line.folded) is not None


_COUNT = re.compile(r"\A\W*\d+\W*|\W*\d+\W*\Z")


def _is_comments_head(line: Line, words: Words) -> bool:
    """ "Comment (5)", "3 commentaires", "التعليقات" """
    if len(line.folded) > 40:
        return False
    bare = _COUNT.sub("", line.folded)
    return is_whole(words.begins["comments"], bare)


def _is_source(line: Line, words: Words) -> bool:
    """ "SOURCE: FRENCH PRESS TV" """
    match = words.begins["source"].match(line.folded) if len(line.folded) <= 120 else None
    return match is not None and re.match(r"\s*[:：]\s*\S", match["rest"]) is not None


def _is_published(line: Line, words: Words) -> bool:
    """A line that does nothing but say when: "Publié le …", a bare date, a date with a time."""
    if len(line.folded) > 160 or not re.search(r"\d", line.folded):
        return False
    match = words.begins["published"].match(line.folded)
    if match is not None and re.search(r"\d", match["rest"]):
        return len(line.folded) <= 100 or not is_prose(line)
    return is_only_a_date(line, words)


_WORD = re.compile(r"[^\W\d]+")


def is_only_a_date(line: Line, words: Words) -> bool:
    """Nothing but a date and at most a time of day: no word of more than four letters that is no month or weekday."""
    if len(line.folded) > 80 or not re.search(r"\d", line.folded):
        return False
    others = [name for name in _WORD.findall(line.folded) if not _is_calendar(name, words)]
    return has_a_whole_date(line.folded, words) and len(others) <= 6 and all(len(name) <= 4 for name in others)


def _is_calendar(name: str, words: Words) -> bool:
    return name in words.calendar or name.removeprefix("ال") in words.calendar


_NUMERIC_DATE = re.compile(r"\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}")
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")


def has_a_whole_date(folded: str, words: Words) -> bool:
    """Numbers such as 28/8/2017, or the name of a month or weekday and a year."""
    if _NUMERIC_DATE.search(folded):
        return True
    return _YEAR.search(folded) is not None and any(_is_calendar(name, words) for name in _WORD.findall(folded))


_INITIALS = re.compile(r"\(?(?:[^\W\d_]\.[ -]?){1,4}\)?(?:\s*/\s*\w+)?\Z")
_LONGEST_BYLINE = 90  # characters
_NAME_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_NAME = re.compile(r"(?:[^\W\d_][\w'’.-]*,?\s*){1,7}\Z")


def _is_byline(line: Line, words: Words) -> bool:
    """ "Par Anne Durand", "R. I.", "بقلم …" """
    if len(line.text) > _LONGEST_BYLINE:
        return False
    name = name_part(without_byword(line, words))
    return is_a_persons(name) or _INITIALS.match(line.text) is not None


def is_a_persons(name: str) -> bool:
    """Two to five words, the long ones with a capital where the script has them."""
    names = [word for word in _NAME_WORD.findall(name) if len(word) > _SHORT_WORD]
    return bool(names) and _NAME.match(name) is not None and not any(word[0].islower() for word in names)


def without_byword(line: Line, words: Words) -> str:
    """The name after "Par" or "By"; empty where the line does not begin so."""
    match = words.byword.match(line.folded)
    rest = len(match["rest"]) if match else 0
    # Folding keeps the length of a name but for a few ligatures; the name is then found from the end of the line.
    return line.text[len(line.text) - rest :].strip(" :،,") if rest else ""


_MASTHEAD_WORDS = 7
_NAME_OF_AN_OUTLET = 3  # words of "Cahiers du large"; longer ones are sentences


def _is_masthead(line: Line, words: Words) -> bool:
    """A newspaper's name alone on its line, a date or a town beside it or not."""
    return not ends_a_sentence(line.text) and is_outlet(name_part(line.text), words)


def is_outlet(name: str, words: Words) -> bool:
    """A few words, every long one with a capital, one of them an outlet's; in a script without capitals the first."""
    tokens = _NAME_WORD.findall(name)
    if not 1 <= len(tokens) <= _MASTHEAD_WORDS or (len(tokens) == 1 and "-" not in name):
        return False
    folded = [fold(word) for word in tokens]
    if tokens[0][0].isupper() and len(tokens) <= _NAME_OF_AN_OUTLET and words.outlets.fullmatch(folded[0]):
        return True  # "Cahiers du large"
    if any(word[0].islower() and len(word) > _SHORT_WORD for word in _to_be_capitals(tokens)):
        return False
    if any(word[0].upper() == word[0].lower() for word in tokens):
        return words.outlets.fullmatch(folded[0]) is not None
    return any(words.outlets.search(word) for word in folded)


def _to_be_capitals(tokens: Sequence[str]) -> Sequence[str]:
    """Names in Cyrillic have a capital on their first word only."""
    return tokens[:1] if "\u0400" <= tokens[0][0] < "\u0530" else tokens


_SHORT_WORD = 3  # letters of the words that names join by: "de", "von", "des"


def name_part(text: str) -> str:
    """What stands before a bar, a dash or a comma."""
    return re.split(r"\s[|/–—-]\s|[|,،]", text, maxsplit=1)[0].strip()


_CREDIT_AT_END = re.compile(r"(?:©|\(c\))\s?[^\n.]{1,60}\.?\Z|\bd\. ?r\.?\Z")
_IN_BRACKETS = re.compile(r"\(([^()]{2,70})\)\W*\Z")
_AFTER_BAR = re.compile(r"[/|]\s*([^/|]{2,40})\Z")
_LONGEST_CAPTION, _LONGEST_CREDIT, _CREDIT_WITHIN = 400, 45, 80  # characters


def _is_caption(line: Line, words: Words) -> bool:
    """A credit at its end, "(AFP photo)", "©SANA", "/ Reuters", or the word "photo" at its start."""
    if len(line.text) > _LONGEST_CAPTION:
        return False
    end = line.folded[-_CREDIT_WITHIN:]
    if _CREDIT_AT_END.search(end):
        return True
    if match := _IN_BRACKETS.search(end):
        by_agency = words.agency.search(match[1]) is not None and "/" in match[1]
        return by_agency or (words.credit.search(match[1]) is not None and len(match[1]) <= _LONGEST_CREDIT)
    if match := _AFTER_BAR.search(end):
        return words.agency.match(match[1]) is not None
    if (match := words.credit.search(end)) and not is_prose(line):
        return 0 < len(end) - match.end() <= _LONGEST_CREDIT and words.begins["credit"].match(line.folded) is None
    starts = words.begins["credit"].match(line.folded)
    return starts is not None and re.match(r"\s*[:：-]\s*\S", starts["rest"]) is not None


_Look = Callable[[Line, Words], bool]

_LOOKS: tuple[tuple[str, _Look], ...] = (
    ("source", _is_source),
    ("comments", _is_comments_head),
    ("form", _is_form),
    ("share", _is_share),
    ("related", _is_related),
    ("published", _is_published),
    ("legal", _is_legal),
    ("caption", _is_caption),
    ("menu", _is_menu),
    ("byline", _is_byline),
    ("masthead", _is_masthead),
)
"""What a line looks like by itself; the first that fits. Where it stands decides the rest."""

CLUTTER = frozenset({"form", "share", "related", "legal", "menu", "repeated"})


def look_of(line: Line, words: Words, repeated: frozenset[str]) -> str:
    """The name of the look that fits first, `repeated` for a line of other articles too; empty for a line like any other."""
    flag = next((name for name, fits in _LOOKS if fits(line, words)), "")
    return "repeated" if line.folded in repeated and flag != "source" else flag
