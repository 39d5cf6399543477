"""Whether a name is an organisation's, or part of one: "New York Times", "université de Damas", "Manchester United".

A whole name is an entry of a lexicon's `organisations`, a word that makes one, of `organisations_before` or `_after`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from builder.find.places.cues import REACH, is_cued
from builder.find.places.forms import is_foreign
from builder.find.places.tokens import Tokens
from builder.find.places.words import all_organisations
from builder.gazetteer.names import LONGEST_NAME, key_of
from builder.model import Outlet

_LONGEST: Final = 6
"""Words of an organisation's name after the place's."""

Names = Mapping[str, frozenset[str]]
"""First word → whole keys."""


def names_of_others(outlets: tuple[Outlet, ...], more: tuple[str, ...]) -> Names:
    """The names of outlets, organisations and whoever else, which are no places although they may sound so."""
    known = _organisations_and(outlets)
    own = _by_first_word(key_of(name) for name in more)
    return {**known, **{first: keys | known.get(first, frozenset()) for first, keys in own.items()}}


@lru_cache(maxsize=4)
def _organisations_and(outlets: tuple[Outlet, ...]) -> Names:
    names = (name for outlet in outlets for name in (outlet.name, *outlet.aliases))
    return _by_first_word((*all_organisations(), *map(key_of, names)))


def _by_first_word(keys: Iterable[str]) -> Names:
    by_first: dict[str, set[str]] = {}
    for key in filter(None, keys):
        by_first.setdefault(key.split()[0], set()).add(key)
    return {first: frozenset(keys) for first, keys in by_first.items()}


def other_end(tokens: Tokens, index: int, others: Names) -> int | None:
    """Where an outlet or organisation that begins here ends."""
    wanted = others.get(tokens.keys[index])
    if not wanted:
        return None
    for end in range(min(index + LONGEST_NAME, len(tokens)), index, -1):
        if " ".join(tokens.keys[index:end]) in wanted and not is_cued(tokens, index, end):
            return None if end == index + 1 and _is_located(tokens, index) else end
    return None


def _is_located(tokens: Tokens, index: int) -> bool:
    """ "in Chelsea": of the two, the place."""
    return tokens.gap(index) == "" and tokens.key(index - 1) in tokens.vocabulary.locatives


def is_organisation(tokens: Tokens, first: int, end: int) -> bool:
    """Whether the words beside a name make it part of an organisation's."""
    if is_foreign(tokens.keys[first], tokens.vocabulary.language):
        return True
    if tokens.quoted(first, end):
        return not (is_cued(tokens, first, end) or _lies_there(tokens, first) or _lies_within(tokens, end))
    return _is_followed(tokens, end) or _is_led(tokens, first) or _is_street(tokens, first, end)


def _is_street(tokens: Tokens, first: int, end: int) -> bool:
    """ "Jefferson and Madison streets": of several names, the word is that of each; "Queensland roads" are in Queensland."""
    vocabulary = tokens.vocabulary
    several = tokens.key(first - 1) in vocabulary.conjunctions and tokens.capital(first - 2)
    for index in range(end, end + _LONGEST if vocabulary.streets else end):
        key = tokens.key(index)
        if tokens.gap(index) not in ("", ",") or key in vocabulary.streets:
            return several and tokens.gap(index) == ""
        several = several or key in vocabulary.conjunctions
        if not (tokens.capital(index) or key in vocabulary.conjunctions):
            return False
    return False


def _lies_there(tokens: Tokens, first: int) -> bool:
    """ "شرق «رام الله»": where no capital tells a name, quotation marks do, and a direction before them tells a place."""
    if tokens.cased(first):
        return False
    before = tokens.key(first - 1 if tokens.gap(first) in ("", '"') else first)
    return before in tokens.vocabulary.directions or before in tokens.vocabulary.locatives


def _lies_within(tokens: Tokens, end: int) -> bool:
    """ "«سرپل‌ذهاب» در استان کرمانشاه": in such a script, the division behind the quotation marks tells a place, too."""
    if tokens.cased(end - 1) or tokens.keys[end] not in tokens.vocabulary.locatives:
        return False
    return tokens.adjoins(end + 1) and tokens.lexeme(end + 1).kind == "admin1"


def is_short_form(tokens: Tokens, first: int, end: int) -> bool:
    """ "the Accra Metropolitan Assembly (AMA)": initials in brackets, of the words before them that have capitals."""
    letters = tokens.raw[first]
    if end != first + 1 or not letters.isupper() or tokens.gap(first) != "(" or not tokens.gap(end).startswith(")"):
        return False
    begun = ""
    for index in range(first - 1, max(first - 1 - 2 * len(letters), -1), -1):
        begun = tokens.raw[index][0] + begun if tokens.capital(index) else begun
        if begun == letters:
            return len(letters) > 1
        if index < first - 1 and tokens.gap(index + 1) not in ("", "-"):
            return False
    return False


def _is_followed(tokens: Tokens, end: int) -> bool:
    """ "Manchester United", "Gulf Cooperation Council", "Karadeniz Zeytin ve Zeytinyağı Üreticileri Birliği"."""
    for index in range(end, end + _LONGEST):
        if tokens.gap(index) != "":
            return False
        vocabulary = tokens.vocabulary
        known = vocabulary.nouns_after if tokens.small(index) else vocabulary.organisations_after
        if tokens.small(index) and vocabulary.adjectives and not tokens.keys[end - 1].endswith(vocabulary.adjectives):
            return False  # «на Покровском направлении», but «в Покровске»
        if tokens.key(index) in known:
            return True
        joins = tokens.key(index) in vocabulary.conjunctions and index > end and tokens.capital(index + 1)
        if not tokens.capital(index) and not joins:
            return False
    return False


def _is_word_for_town(tokens: Tokens, index: int) -> bool:
    """Whether it is "Stadt" in "das Landgericht der Stadt Kaiserslautern", and no part of a name as in "Universidad Ciudad de Celaya"."""
    if tokens.lexeme(index).kind not in _TOWNS:
        return False
    return tokens.small(index - 1) if tokens.vocabulary.nouns_capitalised else tokens.small(index)


_TOWNS = frozenset({"city", "village"})


def _is_led(tokens: Tokens, first: int) -> bool:
    """ "University of Oxford", "banque centrale de France", "FC Bayern München", "Air-Zermatt", "hospital San Pablo".

    But not "a bank in Little Rock", "hospital de Talca", "Landgericht der Stadt Kaiserslautern".
    """
    vocabulary = tokens.vocabulary
    for index in range(first - 1, max(first - 2 - REACH, -1), -1):
        key = tokens.keys[index]
        if (
            not (tokens.adjoins(index + 1) or tokens.gap(index + 1) == "-")
            or key in vocabulary.locatives
            or key in vocabulary.conjunctions
        ):
            return False
        if key in vocabulary.churches and index == first - 2 and tokens.keys[first] in vocabulary.saints:
            return True  # "la iglesia de San Juan", but not "el hospital de San Juan"
        if key in vocabulary.houses:
            return index == first - 1
        if _is_word_for_town(tokens, index):
            return False
        listed = tokens.lexeme(index).organisation
        if listed is not None and not (listed in vocabulary.named_before and tokens.small(index)):
            return True
        linked = index < first - 1 and tokens.keys[index + 1] in vocabulary.links
        name = (
            tokens.capital(index) and not linked
        )  # within "FC Bayern München"; "ospedale Sant'Orsola di Bologna" lies there
        if not (key in vocabulary.links or name or (linked and tokens.small(index))):
            return False
    return False
