"""Divisions by their short forms, which stand after a town: "Springfield, Ill.", "Campinas (SP)".

The short forms are those of gazetteer/data/abbreviations.tsv.
"""

from __future__ import annotations

import re
from typing import Final

from builder.find.places.beside import division_of
from builder.find.places.names import Match
from builder.find.places.tokens import Tokens
from builder.gazetteer import Gazetteer
from builder.model import PlaceMention, Sense

_SHORT_FORM: Final = re.compile(
    r"""
    (?P<before> ,[ ]? | [ ]\( | [ ]?/[ ]? )            # "Springfield, Ill.", "Campinas (SP)", "Campinas/SP"
    (?P<short> [A-Z] [A-Za-z]{1,4} \b | (?: [A-Z]\. ){2,3} | [A-Z] \. [A-Z][a-z]{1,3} \. | [A-Z] [a-z]{1,4} \. )
    """,
    re.VERBOSE,
)
_GOES_ON: Final = re.compile(r"[ ]+[^\W\d_]")
"""A word right after it: "Salem, OR a town like it", "Indianapolis, IN August"."""


def short_form_after(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> PlaceMention | None:
    """The division that the letters after a town's name mean, if they mean one that a town of that name lies in.

    Of a name that no gazetteer has, they tell that it is a place: "in Rouleau, Sask., …".
    """
    end = tokens.ends[match.end - 1]
    short = _SHORT_FORM.match(tokens.text, end, tokens.block.end)
    if not short:
        return None
    start = short.start("short")
    for form in (short["short"] + ".", short["short"]):
        if not tokens.text.startswith(form, start) or _is_a_word(tokens, short, form):
            continue
        if areas := gazetteer.abbreviated(form):
            inside = tuple(area for area in areas if _holds(area, match))
            return _mention(tokens, start, form, inside or division_of(tokens, match.first, match.end))
    return None


def _is_a_word(tokens: Tokens, short: re.Match[str], form: str) -> bool:
    """Whether two capitals without points or brackets may be any word."""
    if "." in form or short["before"].strip() != ",":
        return False
    return tokens.shouted or _GOES_ON.match(tokens.text, short.start("short") + len(form)) is not None


def _holds(area: Sense, match: Match) -> bool:
    """Villages and counties that were put down by hand tell their country only: "Apple Hill, ON"."""
    within = (s for s in match.senses if s.kind != "admin1" and s.country == area.country)
    return any(s.admin1 == area.admin1 or s.admin1 is None for s in within)


def _mention(tokens: Tokens, start: int, form: str, areas: tuple[Sense, ...]) -> PlaceMention | None:
    if not areas:
        return None
    return PlaceMention(
        start=start,
        end=start + len(form),
        language=tokens.vocabulary.language,
        name=form,
        keys=(form,),
        senses=areas,
        cue=None,
        like=None,
        evidence=frozenset({"abbreviated"}),
    )
