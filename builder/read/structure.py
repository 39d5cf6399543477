"""Tells what each paragraph of a saved page is: kicker, title, dateline, caption, body, comment or boilerplate.

The words are in lexicons/<language>.toml, [structure]; the rules are here, in the order in which they are tried.
To teach a new kind of clutter, add its phrase to the lexicon; to teach a new rule, add a line to _LOOKS.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.folding import fold
from builder.model import BlockKind, Language
from builder.read.lines import Line, ends_a_sentence, is_prose
from builder.read.looks import (
    CLUTTER,
    SEPARATOR,
    has_a_whole_date,
    is_a_persons,
    is_only_a_date,
    is_whole,
    look_of,
    name_part,
)
from builder.read.words import Words, words_of


def kinds_of(
    lines: Sequence[Line], language: Language, repeated: frozenset[str], title: str | None
) -> tuple[BlockKind, ...]:
    """What each line is. `repeated`: folded lines that stand in other articles too; `title`: as the page's metadata gives it."""
    words = words_of(language)
    flags = [look_of(line, words, repeated) for line in lines]
    _only_above(lines, flags)
    heading = _title_index(lines, flags, title)
    prose = [index for index, line in enumerate(lines) if index != heading and not flags[index] and is_prose(line)]
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
            if flags[index] in CLUTTER - {"menu"} or (index == comments and flags[index] == "comments")
            else "comment"
        )
    return tuple(kinds)


def _only_above(lines: Sequence[Line], flags: list[str]) -> None:
    """A masthead stands above the article's text; below it, such a line is a heading like any other."""
    above = next((index for index, line in enumerate(lines) if not flags[index] and is_prose(line)), len(lines))
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
    prose = next((index for index in head if not flags[index] and is_prose(lines[index])), len(head))
    candidates = [index for index in head[:prose] if not flags[index]] or [
        index for index in head[:prose] if flags[index] == "masthead"
    ]
    long_enough = [index for index in candidates if len(lines[index].folded.split()) >= _TITLE_WORDS]
    return next(iter(long_enough), max(candidates, key=lambda i: (len(lines[i].text), -i), default=None))


_KICKERS = 2  # short lines before a title that may be its kicker; more of them are a menu
_KICKER_WORDS = 4


def _head(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], first: int, words: Words) -> None:
    """Lines before the title: one or two short ones are kickers, a row of them is a menu; a masthead may bear the date."""
    above = [index for index in range(first) if flags[index] in ("", "menu")]
    short = [index for index in above if len(lines[index].folded.split()) <= _KICKER_WORDS]
    is_menu = len(short) > _KICKERS
    for index in above:
        entry = is_whole(words.begins["controls"], lines[index].folded) or SEPARATOR.search(lines[index].text)
        kinds[index] = "kicker" if index in short and not is_menu and not entry else "boilerplate"
    for index in range(first):
        if flags[index] == "masthead":
            kinds[index] = "dateline" if has_a_whole_date(lines[index].folded, words) else "kicker"


def _below_title(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], start: int, words: Words) -> None:
    """Between the title and the text, a name alone is the author's, and a short line with a whole date is a dateline."""
    for index in range(start, len(lines)):
        if kinds[index] == "body":
            if is_prose(lines[index]):
                return
            if len(lines[index].text) <= _LONGEST_DATELINE and has_a_whole_date(lines[index].folded, words):
                kinds[index] = "dateline"
            elif _is_signature(lines[index]):
                kinds[index] = "byline"


_LONGEST_DATELINE = 70  # characters


def _captions(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind]) -> None:
    """A picture's alternative text stands as a short line right above its caption."""
    for index in range(len(lines) - 1):
        same_chunk = lines[index].chunk == lines[index + 1].chunk
        if kinds[index] == "body" and flags[index + 1] == "caption" and same_chunk and not is_prose(lines[index]):
            kinds[index] = "caption"


_HEADLINES = 12  # lines that a "read also" head can bring with it


def _related(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], end: int) -> None:
    """After a "read also" line that names nothing, the headlines it announces, up to the next prose."""
    for index in range(end):
        if flags[index] != "related" or not _announces(lines[index]):
            continue
        for follower in range(index + 1, min(index + 1 + _HEADLINES, end)):
            if is_prose(lines[follower]) or flags[follower] in ("comments", "source"):
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
    return index + 1 < len(lines) and is_prose(lines[index + 1])


_TAIL_OF_HEADLINES = (
    3  # lines without a full stop after the last paragraph: other articles' headlines, not this one's end
)


def _tail(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], start: int, end: int) -> None:
    rest = [index for index in range(start, end) if kinds[index] == "body"]
    headlines = [index for index in rest if not ends_a_sentence(lines[index].text)]
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
        and is_a_persons(name)
        and not ends_a_sentence(line.text)
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
    dated = [i for i in range(prose[0] + 2, len(lines)) if is_only_a_date(lines[i], words) and _is_a_name(lines[i - 1])]
    return dated[0] - 1 if len(dated) >= 2 else len(lines)


_SIGNED_COMMENT = re.compile(
    r"[^\W\d][^\d\n]{0,40}?[\s,:|-]{1,4}\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\W{1,4}(?:\w{1,7}\W)?\d{1,2}[:h.]\d\d"
)
""" "Галина: 24.09.2023 21:03 - …", "Marie, le 19/01/2024 a 18h55": a name, a date and a time. """


def _is_a_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST_NAME and len(line.text.split()) <= 5
