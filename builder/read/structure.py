"""Tells what each paragraph of a saved page is: kicker, title, dateline, caption, body, comment or boilerplate.

The words are in lexicons/<language>.toml, [structure]; the rules are here, in the order in which they are tried.
To teach a new kind of clutter, add its phrase to the lexicon; to teach a new rule, add a line to _FLAGS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError

from builder.folding import fold
from builder.lexicon import lexicon_of
from builder.model import BlockKind, Language

LINE_THAT_REPEATS = 20
"""Characters from which a line that stands in several articles is boilerplate; shorter ones ("TV") may be a section's name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the page, not yet told what it is."""

    start: int
    end: int
    text: str
    folded: str
    chunk: int
    """Number of the group of lines without a blank one between them."""


# -- paragraphs -----------------------------------------------------------------------------------------------------

_CHUNK = re.compile(r"\S(?:[^\n]|\n(?![^\S\n]*(?:\n|\Z)))*")
_LINE = re.compile(r"[^\n]*\S")
_SHORTEST_WRAPPED, _LONGEST_WRAPPED = 45, 100
"""Characters of a line in a text that was wrapped by a program: mail, terminals and old editors break at 60 to 80."""


def lines_of(text: str) -> tuple[Line, ...]:
    """The paragraphs: lines, and where a program has wrapped them, groups of lines."""
    lines: list[Line] = []
    for number, chunk in enumerate(_CHUNK.finditer(text)):
        spans = [(m.start(), m.end()) for m in _LINE.finditer(text, chunk.start(), chunk.end())]
        if _is_wrapped([text[start:end] for start, end in spans]):
            spans = [(spans[0][0], spans[-1][1])]
        for start, end in spans:
            start += len(text[start:end]) - len(text[start:end].lstrip())
            lines.append(Line(start, end, text[start:end], fold(text[start:end]), number))
    return tuple(lines)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Lines of one length that mostly do not end where a sentence does."""
    full = lines[:-1]
    if not full or not all(_SHORTEST_WRAPPED <= len(line) <= _LONGEST_WRAPPED for line in full):
        return False
    return 3 * sum(_ends_a_sentence(line) for line in full) <= len(full) and len(full) >= 2


# -- words ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The compiled [structure] words of a page's languages."""

    begins: Mapping[str, re.Pattern[str]]
    """Phrases of a category at the start of a folded line; the group `rest` is what follows."""
    holds: re.Pattern[str]
    """Legal phrases of several words, anywhere in a folded line."""
    agency: re.Pattern[str]
    byword: re.Pattern[str]
    """A byline's "Par", "By", "بقلم" before a name, which is the group `rest`."""
    outlets: re.Pattern[str]
    """Words of newspapers' names: "gazette", "Zeitung"; German and Dutch put them at the end of a compound."""
    calendar: frozenset[str]
    """Month and weekday names, folded."""

    def is_person(self, name: str) -> bool:
        return len(name.split()) > 1 and _is_a_persons(name)

    def is_outlet(self, name: str) -> bool:
        return _is_outlet(name, self)


_CATEGORIES = (
    "share",
    "related",
    "comments",
    "form",
    "legal",
    "menu",
    "controls",
    "published",
    "byline",
    "source",
    "credit",
)


@cache
def words_of(language: Language) -> Words:
    """Words of the language, of English, which stands on pages everywhere, and of none."""
    sections = [lexicon.structure for code in dict.fromkeys((language, "en", "und")) if (lexicon := lexicon_of(code))]

    def phrases(category: str) -> list[str]:
        found = {fold(phrase) for section in sections for phrase in section.get(category, ())}
        return sorted(found, key=lambda phrase: (-len(phrase), phrase))

    agencies = "|".join(map(re.escape, phrases("agencies")))
    return Words(
        begins={category: _begins(phrases(category)) for category in _CATEGORIES},
        holds=re.compile("|".join(re.escape(p) for p in phrases("legal") if " " in p) or r"(?!)"),
        agency=re.compile(rf"(?<!\w)(?:{agencies or '(?!)'})(?!\w)"),
        byword=re.compile(rf"(?:{'|'.join(map(re.escape, phrases('byline')))})(?!\w)\s*:?\s*(?P<rest>.*)", re.DOTALL),
        outlets=re.compile(rf"(?:{'|'.join(map(re.escape, phrases('outlets'))) or '(?!)'})(?!\w)"),
        calendar=frozenset(word for code in {language, "en"} for word in _calendar_words(code)),
    )


def _begins(phrases: Sequence[str]) -> re.Pattern[str]:
    """A phrase of one word must be the whole of what stands before a colon, a count or the end: "réagir" begins sentences too."""
    many = "|".join(re.escape(p) for p in phrases if re.search("[ -]", p))
    one = "|".join(re.escape(p) for p in phrases if not re.search("[ -]", p))
    return re.compile(
        rf"\W{{0,4}}(?:(?:{many or '(?!)'})(?!\w)|(?:{one or '(?!)'})(?=\W*(?:[\d:]|\Z)))(?P<rest>.*)", re.DOTALL
    )


def _calendar_words(language: Language) -> Iterator[str]:
    try:
        locale = Locale.parse(language.split("-")[0])
    except (UnknownLocaleError, ValueError):
        return
    for table in (locale.months["format"], locale.days["format"]):
        for width in ("wide", "abbreviated"):
            for name in table.get(width, {}).values():
                yield from re.findall(r"[^\W\d]+", fold(str(name)))


# -- what a line looks like -----------------------------------------------------------------------------------------

_TERMINAL = re.compile(r"[.!?…؟۔。:؛;,]['\"”»)\]]*\Z")
_FULL_STOP = re.compile(r"[.…۔。]['\"”»)\]]*\Z")
_SENTENCE_LENGTH, _PARAGRAPH_LENGTH = 40, 180
"""Characters from which a line that ends in a full stop is a sentence, and from which any line is a paragraph."""


def _ends_a_sentence(line: str) -> bool:
    return _TERMINAL.search(line[-8:]) is not None


def _is_prose(line: Line) -> bool:
    """A sentence or more, as against a heading, a menu entry or a name."""
    if len(line.text) >= _PARAGRAPH_LENGTH:
        return True
    return len(line.text) >= _SENTENCE_LENGTH and _FULL_STOP.search(line.text[-8:]) is not None


_SEPARATOR = re.compile(r"\s+[>›»|/·•-]\s+|\s?[›|•]\s?|\s{2,}")
_SHORT_ENTRY = 4  # words of a menu entry
_MANY_ENTRIES = 3
_LONGEST_MENU = 300  # characters


def _is_menu(line: Line, words: Words) -> bool:
    """One entry of a menu, or several; "You are here:" and what follows."""
    if len(line.text) > _LONGEST_MENU or _ends_a_sentence(line.text):
        return False
    menu = words.begins["menu"]
    if (match := menu.match(line.folded)) and match["rest"].lstrip().startswith(":"):
        return True
    entries = [fold(entry) for entry in _SEPARATOR.split(line.text)]
    if len(entries) == 1 and not _whole(menu, line.folded) and len(tokens := line.folded.split()) >= _MANY_ENTRIES:
        return 2 * sum(_whole(menu, token) for token in tokens) > len(tokens)
    known = sum(_whole(menu, entry) for entry in entries)
    short = all(len(entry.split()) <= _SHORT_ENTRY for entry in entries)
    dated = re.search(r"\d{4}|\d:\d\d", line.folded)
    return known == len(entries) or (
        short and not dated and len(entries) >= 2 and (known > 0 or len(entries) > _MANY_ENTRIES)
    )


def _whole(pattern: re.Pattern[str], folded: str) -> bool:
    match = pattern.match(folded)
    return match is not None and not re.search(r"\w", match["rest"])


_LONGEST_SHARE = 100  # characters


def _is_share(line: Line, words: Words) -> bool:
    if len(line.folded) > _LONGEST_SHARE:
        return False
    return words.begins["share"].match(line.folded) is not None or all(
        _whole(words.begins["share"], part) for part in re.split(r"[\s,|·•/]+", line.folded) if part
    )


def _is_form(line: Line, words: Words) -> bool:
    return len(line.folded) <= 250 and words.begins["form"].match(line.folded) is not None


_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\W{0,3}(?:19|20)\d\d|(?:©|copyright ©)\s*[^.]{0,40}(?:19|20)\d\d\W*\Z")


def _is_legal(line: Line, words: Words) -> bool:
    if len(line.folded) > 400:
        return False
    whole = len(line.folded) <= 60 and _whole(words.begins["legal"], line.folded)
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
    return _whole(words.begins["comments"], bare)


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
        return len(line.folded) <= 100 or not _is_prose(line)
    return _is_only_a_date(line, words)


_WORD = re.compile(r"[^\W\d]+")


def _is_only_a_date(line: Line, words: Words) -> bool:
    """Nothing but a date and at most a time of day: no word of more than four letters that is no month or weekday."""
    if len(line.folded) > 80 or not re.search(r"\d", line.folded):
        return False
    others = [name for name in _WORD.findall(line.folded) if not _is_calendar(name, words)]
    return _has_a_whole_date(line.folded, words) and len(others) <= 6 and all(len(name) <= 4 for name in others)


def _is_calendar(name: str, words: Words) -> bool:
    return name in words.calendar or name.removeprefix("ال") in words.calendar


_NUMERIC_DATE = re.compile(r"\d{1,4}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}")
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]|20)\d\d(?!\d)")


def _has_a_whole_date(folded: str, words: Words) -> bool:
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
    return _is_a_persons(name) or _INITIALS.match(line.text) is not None


def _is_a_persons(name: str) -> bool:
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


def _is_masthead(line: Line, words: Words) -> bool:
    """A newspaper's name alone on its line, a date or a town beside it or not."""
    return not _ends_a_sentence(line.text) and _is_outlet(name_part(line.text), words)


def _is_outlet(name: str, words: Words) -> bool:
    """A few words, every long one with a capital, one of them an outlet's; in a script without capitals the first."""
    tokens = _NAME_WORD.findall(name)
    if not 1 <= len(tokens) <= _MASTHEAD_WORDS or (len(tokens) == 1 and "-" not in name):
        return False
    folded = [fold(word) for word in tokens]
    if tokens[0][0].isupper() and len(tokens) <= _TITLE_WORDS - 1 and words.outlets.fullmatch(folded[0]):
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
_LONGEST_CAPTION = 400  # characters


def _is_caption(line: Line, words: Words) -> bool:
    """A credit at its end, "(AFP photo)", "©SANA", "/ Reuters", or the word "photo" at its start."""
    if len(line.text) > _LONGEST_CAPTION:
        return False
    end = line.folded[-80:]
    if _CREDIT_AT_END.search(end):
        return True
    if match := re.search(r"\(([^()]{2,70})\)\W*\Z", end):
        inner = match[1]
        if words.begins["credit"].match(inner) or (
            words.agency.search(inner) and re.search(r"photo|foto|фото|صور|عكس|/", inner)
        ):
            return True
        return bool(re.search(rf"(?<!\w)(?:{_PHOTO})(?!\w)", inner)) and len(inner) < 40
    if match := re.search(rf"(?:/|\||(?<!\w)(?:{_PHOTO})\W{{1,3}}(?:by |par |de |von )?)\s*([^/|]{{2,40}})\Z", end):
        return words.agency.match(match[1]) is not None or (
            re.search(_PHOTO, match[0]) is not None and not _is_prose(line)
        )
    starts = words.begins["credit"].match(line.folded)
    return starts is not None and re.match(r"\s*[:：-]\s*\S", starts["rest"]) is not None


_PHOTO = "photo|photos|foto|fotos|фото|fotograf|صورة|تصوير|عکس|ارشيفيه|archives?|archivbild|archivo|arsiv"

_Flag = Callable[[Line, Words], bool]

_FLAGS: tuple[tuple[str, _Flag], ...] = (
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

_CLUTTER = frozenset({"form", "share", "related", "legal", "menu", "repeated"})


def _flag_of(line: Line, words: Words, repeated: frozenset[str]) -> str:
    flag = next((name for name, fits in _FLAGS if fits(line, words)), "")
    return "repeated" if line.folded in repeated and flag != "source" else flag


# -- what a line is, by where it stands -----------------------------------------------------------------------------


def kinds_of(
    lines: Sequence[Line], language: Language, repeated: frozenset[str], title: str | None
) -> tuple[BlockKind, ...]:
    """What each line is. `repeated`: folded lines that stand in other articles too; `title`: as the page's metadata gives it."""
    words = words_of(language)
    flags = [_flag_of(line, words, repeated) for line in lines]
    _only_above(lines, flags)
    heading = _title_index(lines, flags, title)
    prose = [index for index, line in enumerate(lines) if index != heading and not flags[index] and _is_prose(line)]
    kinds = [_kind_by_itself(flag) for flag in flags]
    if heading is not None:
        kinds[heading] = "title"
        _below_title(lines, flags, kinds, heading + 1, words)
        _head(lines, flags, kinds, heading, words)
    elif prose:
        _head(lines, flags, kinds, prose[0], words)
    comments = _comments_start(lines, flags, words, prose)
    last = max((index for index in prose if index < comments), default=comments - 1)
    _captions(lines, flags, kinds)
    _related(lines, flags, kinds, comments)
    _tail(lines, flags, kinds, last + 1, comments)
    for index in range(comments, len(lines)):
        kinds[index] = (
            "boilerplate"
            if flags[index] in _CLUTTER - {"menu"} or (index == comments and flags[index] == "comments")
            else "comment"
        )
    return tuple(kinds)


def _only_above(lines: Sequence[Line], flags: list[str]) -> None:
    """A masthead stands above the article's text; below it, such a line is a heading like any other."""
    above = next((index for index, line in enumerate(lines) if not flags[index] and _is_prose(line)), len(lines))
    for index in range(above, len(lines)):
        if flags[index] == "masthead":
            flags[index] = ""


def _kind_by_itself(flag: str) -> BlockKind:
    kinds: dict[str, BlockKind] = {
        "published": "dateline",
        "source": "byline",
        "byline": "byline",
        "masthead": "byline",
        "caption": "caption",
        "": "body",
    }
    return kinds.get(flag, "boilerplate")


_HEAD = 40  # lines within which the title must stand: menus of saved pages come before it
_TITLE_WORDS = 4


def _title_index(lines: Sequence[Line], flags: Sequence[str], title: str | None) -> int | None:
    """The line that is the metadata's title; else the first line of some words before the first prose; else the longest there."""
    if title is not None:
        wanted = fold(title)
        return next((i for i, line in enumerate(lines[:_HEAD]) if line.folded == wanted), None)
    head = range(min(len(lines), _HEAD))
    prose = next((index for index in head if not flags[index] and _is_prose(lines[index])), len(head))
    candidates = [index for index in head[:prose] if not flags[index]] or [
        index for index in head[:prose] if flags[index] == "masthead"
    ]
    long_enough = [index for index in candidates if len(lines[index].folded.split()) >= _TITLE_WORDS]
    return next(iter(long_enough), max(candidates, key=lambda i: (len(lines[i].text), -i), default=None))


_KICKERS = 2  # short lines before a title that may be its kicker; more of them are a menu
_KICKER_WORDS = 4


def _head(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], first: int, words: Words) -> None:
    """Lines before the title: one or two short ones are kickers, a row of them is a menu."""
    above = [index for index in range(first) if flags[index] in ("", "menu", "masthead")]
    short = [
        index for index in above if len(lines[index].folded.split()) <= _KICKER_WORDS or flags[index] == "masthead"
    ]
    is_menu = len(short) > _KICKERS
    for index in above:
        entry = _whole(words.begins["controls"], lines[index].folded) or _SEPARATOR.search(lines[index].text)
        kinds[index] = "kicker" if index in short and not is_menu and not entry else "boilerplate"


def _below_title(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], start: int, words: Words) -> None:
    """Between the title and the text, a name alone is the author's, and a short line with a whole date is a dateline."""
    for index in range(start, len(lines)):
        if kinds[index] == "body":
            if _is_prose(lines[index]):
                return
            if len(lines[index].text) <= _LONGEST_DATELINE and _has_a_whole_date(lines[index].folded, words):
                kinds[index] = "dateline"
            elif _is_signature(lines[index]):
                kinds[index] = "byline"


_LONGEST_DATELINE = 70  # characters


def _captions(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind]) -> None:
    """A picture's alternative text stands as a short line right above its caption."""
    for index in range(len(lines) - 1):
        same_chunk = lines[index].chunk == lines[index + 1].chunk
        if kinds[index] == "body" and flags[index + 1] == "caption" and same_chunk and not _is_prose(lines[index]):
            kinds[index] = "caption"


_HEADLINES = 12  # lines that a "read also" head can bring with it


def _related(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], end: int) -> None:
    """After a "read also" line that names nothing, the headlines it announces, up to the next prose."""
    for index in range(end):
        if flags[index] != "related" or not _announces(lines[index]):
            continue
        for follower in range(index + 1, min(index + 1 + _HEADLINES, end)):
            if _is_prose(lines[follower]) or flags[follower] in ("comments", "source"):
                break
            if (
                follower > index + 1
                and lines[follower].chunk == lines[index].chunk + 2
                and _prose_after(lines, follower)
            ):
                break
            kinds[follower] = "boilerplate"


def _announces(line: Line) -> bool:
    return len(line.folded) <= 40 and not re.search(r":\s*\S", line.folded)


def _prose_after(lines: Sequence[Line], index: int) -> bool:
    """A heading inside the article: the line right below it is prose."""
    return index + 1 < len(lines) and _is_prose(lines[index + 1])


_TAIL_OF_HEADLINES = (
    3  # lines without a full stop after the last paragraph: other articles' headlines, not this one's end
)


def _tail(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], start: int, end: int) -> None:
    rest = [index for index in range(start, end) if kinds[index] == "body"]
    headlines = [index for index in rest if not _ends_a_sentence(lines[index].text)]
    if len(headlines) >= _TAIL_OF_HEADLINES:
        for index in headlines:
            kinds[index] = "boilerplate"
    elif rest and start == rest[0] and _is_signature(lines[rest[0]]):
        kinds[rest[0]] = "byline"
    for index in range(start, end):
        if flags[index] == "menu":
            kinds[index] = "boilerplate"


_LONGEST_NAME = 40  # characters


def _is_signature(line: Line) -> bool:
    """A name alone: two or three words, its newspaper beside it or not."""
    name = name_part(line.text)
    return (
        2 <= len(name.split()) <= 3
        and len(name) <= _LONGEST_NAME
        and _is_a_persons(name)
        and not _ends_a_sentence(line.text)
    )


def _comments_start(lines: Sequence[Line], flags: Sequence[str], words: Words, prose: Sequence[int]) -> int:
    """Index of the first line of the readers' comments; the number of lines where there are none.

    A head such as "5 comments" counts only after the article's own text: above it, it is a link down to them.
    Without a head, two lines that are nothing but a date, each under a name, tell comments too.
    """
    if not prose:
        return len(lines)
    for index in range(prose[0] + 1, len(lines)):
        if flags[index] == "comments":
            return index
    signed = [i for i in range(prose[0] + 1, len(lines)) if _SIGNED_COMMENT.match(lines[i].folded)]
    if len(signed) >= 2:
        return signed[0]
    dated = [
        i for i in range(prose[0] + 2, len(lines)) if _is_only_a_date(lines[i], words) and _is_a_name(lines[i - 1])
    ]
    return dated[0] - 1 if len(dated) >= 2 else len(lines)


_SIGNED_COMMENT = re.compile(
    r"[^\W\d][^\d\n]{0,40}?[\s,:|-]{1,4}\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\W{1,4}(?:\w{1,7}\W)?\d{1,2}[:h.]\d\d"
)
""" "Галина: 24.09.2023 21:03 - …", "Marie, le 19/01/2024 a 18h55": a name, a date and a time. """


def _is_a_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST_NAME and len(line.text.split()) <= 5


# -- lines that repeat across articles ------------------------------------------------------------------------------

_COPIES = 0.5
"""Two articles that share more than this part of their prose are one dispatch printed twice, not two with the same clutter."""
_TOO_COMMON = 12  # articles from which a line is clutter whoever shares it; keeps the comparison of pairs small


def repeated_lines(articles: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """For each article, which of its folded lines stand in another article too, copies of one dispatch aside.

    `articles`: folded lines by article id.
    """
    lines = {name: {line for line in folded if len(line) >= LINE_THAT_REPEATS} for name, folded in articles.items()}
    where: dict[str, list[str]] = {}
    for name in sorted(lines):
        for line in lines[name]:
            where.setdefault(line, []).append(name)
    shared = {line: names for line, names in where.items() if len(names) > 1}
    copies = _copies(lines, shared)
    return {
        name: frozenset(
            line
            for line in own
            if line in shared
            and (
                len(shared[line]) > _TOO_COMMON
                or any(other != name and frozenset((name, other)) not in copies for other in shared[line])
            )
        )
        for name, own in lines.items()
    }


def _copies(lines: Mapping[str, set[str]], shared: Mapping[str, Sequence[str]]) -> frozenset[frozenset[str]]:
    prose = {name: sum(len(line) for line in own if _FULL_STOP.search(line)) for name, own in lines.items()}
    common: dict[frozenset[str], int] = {}
    for line, names in shared.items():
        if _FULL_STOP.search(line) and len(names) <= _TOO_COMMON:
            for position, one in enumerate(names):
                for other in names[position + 1 :]:
                    pair = frozenset((one, other))
                    common[pair] = common.get(pair, 0) + len(line)
    return frozenset(pair for pair, length in common.items() if length > _COPIES * min(prose[name] for name in pair))
