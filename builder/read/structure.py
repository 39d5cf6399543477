"""Tells what each paragraph of a saved page is: kicker, title, dateline, caption, body, comment or boilerplate.

What a line looks like by itself is told in looks.py; here it is where it stands, in the order in which it is tried.
To teach a new kind of clutter, add its phrase to the lexicon; to teach a new rule of place, add a function and its line in `kinds_of`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby, islice, pairwise, takewhile

from builder.folding import fold
from builder.model import BlockKind
from builder.read.byline import parts_of
from builder.read.headline import is_way_to, title_index
from builder.read.lines import Line, ends_a_sentence, ends_in_a_full_stop, is_a_link, is_prose
from builder.read.looks import (
    CLUTTER,
    SEPARATOR,
    has_a_whole_date,
    is_only_a_date,
    is_whole,
    look_of,
    names_somebody,
)
from builder.read.words import Words


def kinds_of(lines: Sequence[Line], words: Words, repeated: frozenset[str], title: str | None) -> tuple[BlockKind, ...]:
    """What each line is. `repeated`: folded lines that stand in other articles too; `title`: as the page's metadata gives it."""
    flags = [look_of(line, words, repeated) for line in lines]
    _only_above(lines, flags)
    _headed_by_an_entry(lines, flags)
    _days_in_a_list(lines, flags, words)
    heading = title_index(lines, flags, title, words)
    _runs(lines, flags, heading)
    _links(lines, flags, heading)
    prose = [index for index, line in enumerate(lines) if index != heading and not flags[index] and is_prose(line)]
    kinds = [_kind_by_itself(flag) for flag in flags]
    _updates(lines, flags, kinds)
    if heading is not None:
        kinds = [
            "boilerplate" if is_way_to(line.folded, lines[heading].folded) else kind
            for line, kind in zip(lines, kinds, strict=True)
        ]
        kinds[heading] = "title"
        _below_title(lines, flags, kinds, heading + 1, words)
        _head(lines, flags, kinds, heading, words)
        _clock(lines, flags, kinds, heading, words)
    elif prose:
        short = (index for index in range(prose[0]) if _may_open(lines[index], flags[index]))
        first = next(short, prose[0])
        _head(lines, flags, kinds, first, words)
        _clock(lines, flags, kinds, first, words)
    comments = _comments_start(lines, flags, words, prose)
    end = min(comments, _form_start(lines, flags, prose), _teasers_start(lines, flags, prose, words))
    last = max((index for index in prose if index < end), default=end - 1)
    _captions(lines, flags, kinds)
    _related(lines, flags, kinds, 0 if heading is None else heading + 1, end)
    _tail(lines, flags, kinds, last + 1, end, words)
    _about_authors(lines, kinds, words)
    for index in range(end, comments):
        kinds[index] = "boilerplate"
    below = _end_of_comments(lines, flags, comments)
    for index in range(comments, len(lines)):
        kinds[index] = (
            "boilerplate"
            if flags[index] in CLUTTER - {"menu"}
            or (index == comments and flags[index] == "comments")
            or index >= below
            else "comment"
        )
    return tuple(kinds)


def _may_open(line: Line, flag: str) -> bool:
    """Whether a text whose title stands elsewhere may begin with it: a sentence, short as it is."""
    return not flag and ends_in_a_full_stop(line.text)


def _only_above(lines: Sequence[Line], flags: list[str]) -> None:
    """A masthead stands above the article's text; below it, such a line is a heading like any other."""
    above = next((index for index, line in enumerate(lines) if not flags[index] and is_prose(line)), len(lines))
    for index in range(above, len(lines)):
        if flags[index] == "masthead":
            flags[index] = ""


def _headed_by_an_entry(lines: Sequence[Line], flags: list[str]) -> None:
    """A headline may begin as a menu's entry does, "Video: Farm cut off by the flood", where no other line above the text may be one."""
    above = next((index for index, line in enumerate(lines) if not flags[index] and is_prose(line)), 0)
    entry = next((at for at in range(above) if flags[at] == "menu" and _ENTRY_AND_HEADLINE.match(lines[at].text)), None)
    if entry is not None and all(flags[:above]):
        flags[entry] = ""


_ENTRY_AND_HEADLINE = re.compile(r"[^\W\d]+:\s(?:\S+\s){3}\S")


def _days_in_a_list(lines: Sequence[Line], flags: list[str], words: Words) -> None:
    """Days below each other in a list or a table, each beside a name, are what the text tells; a page has one day of its own."""
    dated = [at for at in range(len(lines)) if flags[at] == "published" and not _says_when(lines[at], words)]
    for at, below in pairwise(dated):
        if below == at + 1 and _are_alike(lines[at], lines[below]):
            flags[at] = flags[below] = ""


def _says_when(line: Line, words: Words) -> bool:
    """Whether it begins with "Publié le"."""
    return words.inside["published"].match(line.folded.lstrip(_BULLETS)) is not None


def _kind_by_itself(flag: str) -> BlockKind:
    kinds: dict[str, BlockKind] = {
        "published": "dateline",
        "updated": "dateline",
        "source": "byline",
        "byline": "byline",
        "masthead": "byline",
        "caption": "caption",
        "": "body",
    }
    return kinds.get(flag, "boilerplate")


_RUN_WORDS = 4
_SHARE_OF_CLUTTER = 0.5
"""Of a run of short lines: from there on, its other lines are buttons too, which no lexicon knows."""


def _runs(lines: Sequence[Line], flags: list[str], heading: int | None) -> None:
    """In short lines right below each other, half of them buttons and counts, the rest are buttons as well.

    Above the text, many with bullets are a menu, whatever they name: "• Adana", "• Adıyaman".
    """
    start = 0
    text = next((at for at, line in enumerate(lines) if not flags[at] and is_prose(line)), 0)
    for index in range(1, len(lines) + 1):
        if (
            index < len(lines)
            and lines[index].chunk == lines[index - 1].chunk
            and heading not in (index, index - 1, index + 1)
            and _is_button(lines[index], flags[index])
            and _is_button(lines[index - 1], flags[index - 1])
        ):
            continue
        run = range(start, index)
        clutter = sum(flags[at] in CLUTTER for at in run)
        if len(run) >= 3 and clutter >= 2 and clutter >= _SHARE_OF_CLUTTER * len(run):
            for at in run:
                flags[at] = flags[at] or "menu"
        bulleted = [at for at in run if lines[at].text.startswith(_MENU_BULLETS)]
        if index <= text and len(bulleted) >= _FEWEST_BULLETS:
            for at in bulleted:
                flags[at] = flags[at] or "menu"
        start = index


def _links(lines: Sequence[Line], flags: list[str], heading: int | None) -> None:
    """Below each other, three lines that are a link of few words and nothing else are a way through a site, as clippers save it in Markdown."""
    alone = [at != heading and not flags[at] and is_a_link(line.text) for at, line in enumerate(lines)]
    for is_link, group in groupby(range(len(lines)), key=lambda at: alone[at] or flags[at] == "menu"):
        run = list(group)
        if is_link and sum(alone[at] for at in run) >= _FEWEST_LINKS:
            for at in run:
                flags[at] = flags[at] or "menu"


_FEWEST_LINKS = 3


_MENU_BULLETS = ("•", "·", "*", "▪", "‣", "◦")
_FEWEST_BULLETS = 8  # an article seldom opens with so long a list


def _is_button(line: Line, flag: str) -> bool:
    return flag in CLUTTER or (
        not flag and len(line.folded.split()) <= _RUN_WORDS and not ends_a_sentence(line.text.rstrip(":"))
    )


def _updates(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind]) -> None:
    """The first stamp of a page is taken for its day: when it was changed may not stand above when it was published."""
    head = takewhile(lambda at: flags[at] or not is_prose(lines[at]), range(len(lines)))
    published = next((index for index in head if flags[index] == "published"), 0)
    for index in range(published):
        if flags[index] == "updated":
            kinds[index] = "boilerplate"


def _clock(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], heading: int, words: Words) -> None:
    """A bare date above the title is the day on which the page was saved, where another says or shows when it was published.

    "Publié le …" says so, and a stamp below the title shows it.
    """

    near = range(min(heading + 1 + _STAMP_WITHIN, len(lines)))
    below = any(flags[index] == "published" or _is_stamp(lines[index], words) for index in near[heading + 1 :])
    if below or any(flags[index] == "published" and _says_when(lines[index], words) for index in near):
        for index in range(heading):
            if flags[index] == "updated" or (flags[index] != "masthead" and not _says_when(lines[index], words)):
                kinds[index] = "boilerplate" if kinds[index] == "dateline" else kinds[index]


_BULLETS = " •·*-–—"
_KICKERS = 2  # short lines before a title that may be its kicker; more of them are a menu
_KICKER_WORDS = 4
_ENTRIES_OF_A_KICKER = 2  # "Architettura / Corno d'Africa"
_LONGEST_DATELINE = 70  # characters
_LONGEST_MASTHEAD = 110  # characters: with the day in two calendars and the number of the issue


def _head(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], first: int, words: Words) -> None:
    """Lines before the title: one or two short ones right above it are kickers, a row of them is a menu; a masthead may bear the date."""
    above = [index for index in range(first) if flags[index] in ("", "menu")]
    short = list(takewhile(lambda i: _may_be_a_kicker(lines[i], flags[i], words), reversed(above)))
    for index in above:
        kinds[index] = "kicker" if index in short and len(short) <= _KICKERS else "boilerplate"
    for index in range(first):
        dated = len(lines[index].text) <= _LONGEST_MASTHEAD and has_a_whole_date(lines[index].folded, words)
        if flags[index] == "masthead" or (not flags[index] and dated):
            kinds[index] = "dateline" if dated else "boilerplate"


def _may_be_a_kicker(line: Line, flag: str, words: Words) -> bool:
    entries = SEPARATOR.split(line.text)
    is_row = len(entries) > _ENTRIES_OF_A_KICKER or (len(entries) > 1 and " / " not in line.text)
    one = not flag or is_whole(words.begins["menu"], line.folded)
    control = is_whole(words.begins["controls"], line.folded)
    return one and not is_row and not control and len(line.folded.split()) <= _KICKER_WORDS * len(entries)


def _below_title(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], start: int, words: Words) -> None:
    """Between the title and the text, a name alone is the author's, and a short line with a whole date is a dateline.

    A stamp with the time of day stands below the summary, too.
    """
    stamp = next((at for at in range(start, min(start + _STAMP_WITHIN, len(lines))) if _is_stamp(lines[at], words)), 0)
    for index in range(start, len(lines)):
        if kinds[index] == "body":
            if is_prose(lines[index]):
                if index > stamp:
                    return
                continue
            if len(lines[index].text) <= _LONGEST_DATELINE and has_a_whole_date(lines[index].folded, words):
                kinds[index] = "dateline"
            elif names_somebody(lines[index], words):
                kinds[index] = "byline"


_STAMP_WITHIN = 6  # lines below the title: the summary, the author, buttons
_CLOCK = re.compile(r"(?<!\d)[0-2]?\d[:.h][0-5]\d(?!\d)")


def _is_stamp(line: Line, words: Words) -> bool:
    """ "20. November 2024, 16:52 Uhr   Aus der Wochenschau Nr. 49" """
    first = line.folded.split(maxsplit=1)[0].strip(",.") if line.folded else ""
    opens = first[:1].isdigit() or first in words.calendar or words.begins["published"].match(line.folded)
    if not opens or len(line.text) > _LONGEST_DATELINE or ends_a_sentence(line.text):
        return False
    return has_a_whole_date(line.folded, words) and _CLOCK.search(line.folded) is not None


def _captions(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind]) -> None:
    """A picture's alternative text stands as a short line right above its caption."""
    for index in range(len(lines) - 1):
        same_chunk = lines[index].chunk == lines[index + 1].chunk
        if kinds[index] == "body" and flags[index + 1] == "caption" and same_chunk and not is_prose(lines[index]):
            kinds[index] = "caption"


_HEADLINES = 12  # lines that a "read also" head can bring with it


def _related(lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], start: int, end: int) -> None:
    """After a "read also" line that names nothing, the headlines it announces, up to the next prose."""
    for index in range(start, end):
        if flags[index] != "related" or not _announces(lines[index]):
            continue
        for follower in range(index + 1, min(index + 1 + _HEADLINES, end)):
            if is_prose(lines[follower]) or flags[follower] in ("comments", "source"):
                break
            if (
                follower > index + 1
                and flags[follower] != "published"
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


def _tail(
    lines: Sequence[Line], flags: Sequence[str], kinds: list[BlockKind], start: int, end: int, words: Words
) -> None:
    """What follows the last paragraph: the author, the page's buttons, other articles' headlines."""
    own = range(start, _end_of_lists(lines, flags, start, end, words))
    for index in own:
        kinds[index] = "body"
    clutter = next((index for index in range(own.stop, end) if flags[index] in CLUTTER - {"repeated"}), end)
    rest = [index for index in range(own.stop, end) if kinds[index] == "body"]
    headlines = [index for index in rest if not ends_a_sentence(lines[index].text)]
    for index in rest:
        many = index in headlines and len(headlines) >= _TAIL_OF_HEADLINES
        if many or (index > clutter and not is_prose(lines[index])):
            kinds[index] = "boilerplate"
    signed = rest and start == rest[0] and kinds[start] == "body" and not _is_listed(lines, start)
    if signed and names_somebody(lines[start], words):
        kinds[start] = "byline"
    stated = any(kinds[index] == "dateline" for index in range(start))
    for index in range(own.stop, end):
        if stated and flags[index] == "published" and not words.inside["published"].match(lines[index].folded):
            kinds[index] = "boilerplate"  # a second bare day is another article's
        if flags[index] == "menu" or (flags[index] == "caption" and lines[index].text.startswith("©")):
            kinds[index] = "boilerplate"


_ITEM = re.compile(r"(?:[-*+•]|\d{1,3}[.)])\s+\S")
_CELLS = re.compile(r"\s\|\s")
_FEWEST_ROWS = 3  # of a table; two lines with bars in them may be a byline and a stamp
_MOST_LINKED = 0.5
"""Of a list's items: from there on, what they name stands on other pages."""


def _end_of_lists(lines: Sequence[Line], flags: Sequence[str], start: int, end: int, words: Words) -> int:
    """Index after the lists and tables that belong to the paragraph above them, and after what leads to them: "These towns are flooded:"."""
    stop = start
    while stop < end:
        below = stop + (not flags[stop] and lines[stop].text.endswith(":"))
        run = range(below, _end_of_run(lines, below, end))
        linked = sum("://" in lines[index].text for index in run)
        if linked >= _MOST_LINKED * len(run) or any(_is_strange(lines[index], flags[index], words) for index in run):
            break
        stop = run.stop
    return stop


def _end_of_run(lines: Sequence[Line], first: int, end: int) -> int:
    """Index after the items of a list, or after the rows of a table; `first` where none begins there."""
    stop = first + 1
    while stop < end and _are_alike(lines[stop - 1], lines[stop]):
        stop += 1
    is_run = first < end and (_is_listed(lines, first) or stop - first >= _FEWEST_ROWS)
    return stop if is_run else first


def _is_strange(line: Line, flag: str, words: Words) -> bool:
    """Whether it is the page's and no list's own; a row of a table looks like a menu: "Agen | 2 | 3 | 1"."""
    menu = flag == "menu" and _ITEM.match(line.text)
    return bool(menu) or flag in CLUTTER - {"menu"} or _says_when(line, words)


def _are_alike(line: Line, other: Line) -> bool:
    """Items of a list, or rows of a table."""
    if _ITEM.match(line.text) and _ITEM.match(other.text):
        return True
    return len(_CELLS.findall(line.text)) == len(_CELLS.findall(other.text)) > 0


def _is_listed(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is an item with another above or below it; one alone may be signed: "- Anne Durand"."""
    items = [_ITEM.match(line.text) is not None for line in lines[max(index - 1, 0) : index + 2]]
    return _ITEM.match(lines[index].text) is not None and sum(items) > 1


_MOST_BYLINES = 8  # a page has no dozen authors
_AND = re.compile(r"\s(?:\w{1,3}|&)\s")


def _about_authors(lines: Sequence[Line], kinds: list[BlockKind], words: Words) -> None:
    """ "Ellie Hull is our harbour reporter.": below the text's clutter, a paragraph that begins with the author's name."""
    bylines = (line for line, kind in zip(lines, kinds, strict=True) if kind == "byline")
    parts = (part for line in islice(bylines, _MOST_BYLINES) for part in parts_of(line.text, words))
    authors = [part.text for part in parts if part.kind in ("author", "person")]
    names = [fold(name) for text in authors for name in _AND.split(text) if " " in name]
    for index in range(1, len(lines)):
        if (
            kinds[index] == "body"
            and kinds[index - 1] == "boilerplate"
            and lines[index].folded.startswith(tuple(names))
        ):
            kinds[index] = "boilerplate"


_LONGEST_NAME = 40  # characters
_MORE_TO_COME = 0.5
"""Of the prose above a head of comments or a form: so much prose below it, and no trace of readers, is the article going on."""


def _comments_start(lines: Sequence[Line], flags: Sequence[str], words: Words, prose: Sequence[int]) -> int:
    """Index of the first line of the readers' comments; the number of lines where there are none.

    A head such as "5 comments" counts only after the article's own text: above it, it is a link down to them.
    Without a head, two lines that are nothing but a date, each under a name, tell comments too.
    """
    if not prose:
        return len(lines)
    end = _end_from(lines, prose)
    for index in range(prose[0] + 1, len(lines)):
        if flags[index] == "comments" and (index >= end or _has_readers(lines, flags, words, index)):
            return index
    signed = [i for i in range(prose[0] + 1, len(lines)) if _is_a_signed_comment(lines[i], words)]
    if len(signed) >= 2:
        return signed[0]
    dated = [
        i
        for i in range(prose[0] + 2, len(lines))
        if is_only_a_date(lines[i], words) and _is_a_name(lines[i - 1]) and not _are_alike(lines[i - 1], lines[i])
    ]
    return dated[0] - 1 if len(dated) >= 2 else len(lines)


_READERS_WITHIN = 6  # lines below the head in which the first comment's name and time stand


def _has_readers(lines: Sequence[Line], flags: Sequence[str], words: Words, head: int) -> bool:
    """A time or a "reply" soon after the head of the comments."""
    return any(
        flags[index] in ("form", "published")
        or (len(lines[index].text) <= _LONGEST_DATELINE and has_a_whole_date(lines[index].folded, words))
        for index in range(head + 1, min(head + 1 + _READERS_WITHIN, len(lines)))
    )


def _end_of_comments(lines: Sequence[Line], flags: Sequence[str], start: int) -> int:
    """Index of the last "read also" head below the comments, if no reader can reply below it: "see more" may stand in each of them."""
    heads = [at for at in range(start + 1, len(lines)) if flags[at] == "related" and _announces(lines[at])]
    if not heads or any(flag in ("form", "comments") for flag in flags[heads[-1] :]):
        return len(lines)
    return heads[-1]


def _form_start(lines: Sequence[Line], flags: Sequence[str], prose: Sequence[int]) -> int:
    """Index of the first line of the form for comments, with which the article has ended."""
    return next((i for i in range(_end_from(lines, prose), len(lines)) if flags[i] == "form"), len(lines))


def _teasers_start(lines: Sequence[Line], flags: Sequence[str], prose: Sequence[int], words: Words) -> int:
    """Index from which on other articles are announced: a "read also" head below which each paragraph has its own day ("Lesen Sie auch …",
    a headline, a day, a summary); or several last lines that are all cut off: "Pier opened again.."."""
    cut = sum(1 for _ in takewhile(lambda line: _CUT_OFF.search(line.text[-4:]), reversed(lines)))
    if cut >= _FEWEST_CUT_OFF and prose and prose[0] < len(lines) - cut:
        return len(lines) - cut
    for index in range(prose[0] + 1 if prose else len(lines), len(lines)):
        if flags[index] == "related" and _announces(lines[index]):
            below = range(index + 1, len(lines))
            days = [at for at in below if _is_a_teasers_day(lines[at], flags[at], words)]
            summaries = prose[bisect_right(prose, index) :]
            # The article's own last paragraph and the stamp at its foot stand the other way round.
            if days and len(days) >= len(summaries) and (not summaries or days[0] < summaries[0]):
                return index
    return len(lines)


_CUT_OFF = re.compile(r"(?:\.\.|…)\Z")
_FEWEST_CUT_OFF = 3  # a text may end in an open sentence, or two


def _is_a_teasers_day(line: Line, flag: str, words: Words) -> bool:
    return flag == "published" or (flag == "byline" and has_a_whole_date(line.folded, words))


def _end_from(lines: Sequence[Line], prose: Sequence[int]) -> int:
    """Index of the first line below which there is far less prose than above."""
    total = below = sum(len(lines[index].text) for index in prose)
    for index in prose:
        below -= len(lines[index].text)
        if below < _MORE_TO_COME * (total - below):
            return index + 1
    return len(lines)


def _is_a_signed_comment(line: Line, words: Words) -> bool:
    """A name, a date and a time; not the page's own stamp: "Maj. le 21.12.2013 - 12:39"."""
    stamped = any(words.inside[category].match(line.folded) for category in words.inside)
    return not stamped and _SIGNED_COMMENT.match(line.folded) is not None


_SIGNED_COMMENT = re.compile(
    r"[^\W\d][^\d\n]{0,40}?[\s,:|-]{1,4}\d{1,4}[./-]\d{1,2}[./-]\d{2,4}\W{1,4}(?:\w{1,7}\W)?\d{1,2}[:h.]\d\d"
)
""" "Галина: 24.09.2023 21:03 - …", "Marie, le 19/01/2024 a 18h55": a name, a date and a time. """


def _is_a_name(line: Line) -> bool:
    return len(line.text) <= _LONGEST_NAME and len(line.text.split()) <= 5
