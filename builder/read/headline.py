"""Finds an article's title among the lines above its text, by what speaks for and against each. Another ground is a line in _points."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from builder.folding import fold
from builder.read.byline import Part, is_outlet, parts_of
from builder.read.lines import Line, ends_in_a_full_stop, is_prose
from builder.read.looks import (
    SEPARATOR,
    all_capitals,
    has_a_whole_date,
    heads_a_menu,
    is_a_place_and_a_day,
    is_only_a_date,
    names_somebody,
    tells_only_when,
)
from builder.read.words import Words

_HEAD = 60  # lines within which the title must stand: menus of saved pages come before it
_TITLE_WORDS = 4
_OF_THE_TEXT = 0.34  # of a headline's words recur in the text; of a row of sections none but by chance
_TELLING_WORDS = 3  # a kicker's one word recurs in any text
_ABOUT, _ABOVE_FACTS, _SAID_TWICE, _LONG_ENOUGH = 4.0, 2.0, 3.0, 1.0
"""Points: that all its words recur in the text; that author or date stand right below; that the page says it twice; that it has some words.
Calibrated on tests/quality."""
_IS_A_ROW = _IS_AN_OUTLET = _IS_A_PERSON = _IS_DATED = -3.0
_IS_A_SENTENCE, _IS_A_WINDOWS, _IS_A_WORD, _IS_LONG = -1.0, -4.0, -2.0, -1.5
_CLEARLY_BETTER = 1.0  # points by which a later line must be better: what follows a title is about the same
_FAR_BETTER = 2.0
_HEADLINE_WORDS = 8
_LOOK_AT = 20_000  # characters of text in which a title's words are looked for
_STEM = 5  # letters by which a word is the same in another form
_LONGEST_HEADLINE = 220  # characters
_LONG = 140  # characters: so long is rather a summary
_FACTS_WITHIN = 4  # lines below a title, buttons and counts among them


def title_index(lines: Sequence[Line], flags: Sequence[str], title: str | None, words: Words) -> int | None:
    """The line that is the metadata's title; else the one above the text for which most speaks; None where none stands there."""
    if title is not None:
        wanted = fold(title)
        return next((i for i, line in enumerate(lines[:_HEAD]) if line.folded == wanted), None)
    prose = next((i for i, line in enumerate(lines) if not flags[i] and is_prose(line)), len(lines))
    prose += _is_a_headline_of_sentences(lines, flags, prose)
    head = range(min(prose, _HEAD))
    plain = [i for i in head if not flags[i] and not is_a_place_and_a_day(lines[i], words)]
    plain = [i for i in plain if not tells_only_when(lines[i], words)]
    sentences = [i for i in plain if ends_in_a_full_stop(lines[i].text)]
    plain = [i for i in plain if i not in sentences[1:]]  # a second one is text, short as it is
    candidates = plain or [i for i in head if flags[i] == "masthead"]
    text = _stems(" ".join(_folded_texts(lines, flags))[:_LOOK_AT], words)
    points = {i: _points(lines, flags, i, text, words) for i in candidates}
    best: int | None = None
    for index in candidates:
        if best is None or points[index] > points[best] + _better_by(lines, flags, best, index, words):
            best = index
    return best


def _better_by(lines: Sequence[Line], flags: Sequence[str], earlier: int, later: int, words: Words) -> float:
    """How much more must speak for a later line than for an earlier one.

    Right above the author it is the title, and a few words above it are its kicker: "Council of Wells". Else what follows
    a whole headline is its summary.
    """
    if later != earlier + 1 or later + 1 == len(lines):
        return _CLEARLY_BETTER
    count, after = (len(lines[index].folded.split()) for index in (earlier, later))
    if flags[later + 1] == "byline" or names_somebody(lines[later + 1], words):
        return -_CLEARLY_BETTER if count <= _TITLE_WORDS < after else _CLEARLY_BETTER
    return _FAR_BETTER if count >= _HEADLINE_WORDS else _CLEARLY_BETTER


def _folded_texts(lines: Sequence[Line], flags: Sequence[str]) -> list[str]:
    return [line.folded for line, flag in zip(lines, flags, strict=True) if not flag and is_prose(line)]


def _points(lines: Sequence[Line], flags: Sequence[str], index: int, text: frozenset[str], words: Words) -> float:
    line = lines[index]
    own = _stems(line.folded, words)
    points = _ABOUT * len(own & text) / max(len(own), _TELLING_WORDS)
    points += _LONG_ENOUGH * (len(line.folded.split()) >= _TITLE_WORDS) + _IS_A_WORD * (" " not in line.folded)
    points += _ABOVE_FACTS * _stands_above_facts(lines, flags, index, words)
    below_menu = flags[max(0, index - 1)] == "menu" and all_capitals(line.text)
    strange = len(own & text) < _OF_THE_TEXT * len(own)
    points += _IS_A_ROW * (_is_a_row(line.text) or (below_menu and strange))
    points += _IS_AN_OUTLET * (is_outlet(_BAR.split(line.text)[0].strip(), words) or heads_a_menu(lines, index, words))
    points += _IS_A_PERSON * all(
        part.kind in ("person", "author", "role") for part in parts_of(line.text, words) or _NONE
    )
    points += _IS_DATED * has_a_whole_date(line.folded, words)
    points += _IS_LONG * (len(line.text) > _LONG)
    points += _IS_A_SENTENCE * ends_in_a_full_stop(line.text)
    head = [other for at, other in enumerate(lines[:_HEAD]) if at != index]
    points += _SAID_TWICE * any(
        suffix_of(other.folded, line.folded) is not None or is_way_to(other.folded, line.folded) for other in head
    )
    points += _IS_A_WINDOWS * any(
        suffix_of(line.folded, other.folded) is not None or is_way_to(line.folded, other.folded) for other in head
    )
    return points


_NONE = (Part("", "words"),)
_BAR = re.compile(r"\s[|–—-]\s")
_BARS = re.compile(r"[|›»>•]|\s{2,}")


def _is_a_row(text: str) -> bool:
    """Not "Harbour | Two ferries meet in the fog off the pier": a theme and a headline."""
    if (theme := _THEME.fullmatch(text)) and len(theme["headline"].split()) >= _HEADLINE_WORDS:
        return False
    return SEPARATOR.search(text) is not None and _BARS.search(text) is not None


_THEME = re.compile(r"[^|›»>•]{2,30}\s\|\s(?P<headline>[^|›»>•]+)")


def suffix_of(longer: str, shorter: str) -> str | None:
    """What a window's title has after the article's: the outlet of "Le pont rouvre | Le Courrier"; None for another text."""
    match = _SUFFIX.match(longer, len(shorter)) if shorter and longer.startswith(shorter) else None
    return match["name"] if match else None


_SUFFIX = re.compile(r"\s*(?:[|•·]|\s[–—-]{1,2}|::)\s+(?P<name>\S[^|\n]{1,58})\Z")


_LONGEST_WAY = 70  # characters of the sections before a headline


def is_way_to(longer: str, shorter: str) -> bool:
    """Whether a line ends in a headline that stands elsewhere alone: "News In brief Two cars meet on the bridge"."""
    if len(shorter.split()) < _TITLE_WORDS or not 0 < len(longer) - len(shorter) <= _LONGEST_WAY:
        return False
    return longer.endswith(f" {shorter}")


def _stems(folded: str, words: Words) -> frozenset[str]:
    """The beginnings of a text's longer words."""
    found = []
    for word in re.findall(r"[^\W\d_]{4,}", folded):
        bare = next((word[len(p) :] for p in words.joined if word.startswith(p) and len(word) > len(p) + 2), word)
        found.append(bare[:_STEM])
    return frozenset(found)


def _is_a_headline_of_sentences(lines: Sequence[Line], flags: Sequence[str], index: int) -> bool:
    """Whether the first sentences of all may be a headline: the author or the date stands below them or their summary, and no headline above."""
    if index >= len(lines) or len(lines[index].text) > _LONGEST_HEADLINE:
        return False
    others = (line for line, flag in zip(lines[:index], flags, strict=False) if not flag)
    short = all(len(line.folded.split()) <= _TITLE_WORDS for line in others)
    return short and not {"byline", "published", "source"}.isdisjoint(flags[index + 1 : index + 3])


def _stands_above_facts(lines: Sequence[Line], flags: Sequence[str], index: int, words: Words) -> bool:
    """Whether the author or the date stands below, with nothing between them but a subtitle and buttons."""
    others = Counter[bool]()
    for at in range(index + 1, min(index + 1 + _FACTS_WITHIN, len(lines))):
        if flags[at] in ("byline", "published", "source", "updated") or is_only_a_date(lines[at], words):
            return True
        if not flags[at] and any(
            part.kind in ("person", "agency", "outlet") for part in parts_of(lines[at].text, words)
        ):
            return True
        others[not flags[at]] += 1
        if others[True] > 1:
            return False
    return False
