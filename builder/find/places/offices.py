"""What a title or an office beside a name says, of a place that it is held in, or of a person who holds it: "Sen. Houston", «мэр Тотьмы», "Castlebar councillors".

A word for one is an entry of a lexicon's `titles` or `offices`.
"""

from __future__ import annotations

from typing import Final

from builder.find.places.names import Match
from builder.find.places.tokens import Tokens

AREAS: Final = frozenset({"country", "admin1", "region"})
"""Of which somebody is president or governor."""


def follows_title(tokens: Tokens, index: int) -> bool:
    """ "ministre Lyon", "Sen. Houston"."""
    point = tokens.gap(index) == "." and tokens.key(index - 1) in tokens.vocabulary.abbreviated
    return (point or tokens.gap(index) == "") and tokens.lexeme(index - 1).title


def follows_office(tokens: Tokens, index: int) -> bool:
    """Where cases tell whose it is, and no small word: «мэр Тотьмы»."""
    vocabulary = tokens.vocabulary
    return bool(vocabulary.endings) and tokens.gap(index) == "" and tokens.key(index - 1) in vocabulary.offices


def has_office(tokens: Tokens, match: Match) -> bool:
    """Turkish: "CHP Manisa Milletvekili", "Sağlık Bakanlığı Trabzon İl Müdürlüğü": the office stands behind its place, and a party before it."""
    end, vocabulary = match.end, tokens.vocabulary
    if not vocabulary.locative_endings or tokens.gap(end) != "" or not tokens.capital(end):
        return False
    return tokens.lexeme(end).title or tokens.keys[end] in vocabulary.offices


def is_whose(tokens: Tokens, match: Match) -> bool:
    """Whether who lives in a place or is at its head stands before its case, «жители Тотьмы», or after it, "Muş Valisi", "Castlebar councillors"."""
    end, vocabulary = match.end, tokens.vocabulary
    if vocabulary.locative_endings or vocabulary.names_before_nouns:
        capital = tokens.capital(end) or vocabulary.names_before_nouns
        return tokens.gap(end) == "" and capital and tokens.key(end) in vocabulary.offices
    if not (match.form.inflected and follows_office(tokens, match.first)):
        return False
    return tokens.lexeme(match.first).town or not tokens.keys[match.first].endswith(tokens.vocabulary.family_endings)


def is_of_office(tokens: Tokens, match: Match) -> bool:
    """«Президент Абхазии Сергей Багапш»: the area between a title and a full name, where a case says whose it is."""
    if not (tokens.vocabulary.endings and follows_title(tokens, match.first) and tokens.gap(match.end) == ""):
        return False
    return is_area(match) and is_full_name(tokens, match.end)


def is_holder(tokens: Tokens, at: int, first: int) -> bool:
    """ "Глава города Сергей Салмин", "le maire de la ville, Anne Dubois": a title before the cue, and a given name.

    Or both and a family name after it: "mit Grußworten von Bürgermeister Michael Hombach".
    """
    if first > at + 1 and tokens.lexeme(first).title and tokens.lexeme(first + 1).given and tokens.capital(first + 2):
        return True
    before = at - 1
    while tokens.adjoins(before + 1) and tokens.keys[before] in tokens.vocabulary.links:
        before -= 1
    return tokens.adjoins(before + 1) and tokens.lexeme(before).title and tokens.lexeme(first).given


def is_area(match: Match) -> bool:
    return any(sense.kind in AREAS for sense in match.senses)


def is_full_name(tokens: Tokens, index: int) -> bool:
    named = tokens.lexeme(index).given and tokens.capital(index)
    return named and tokens.gap(index + 1) == "" and tokens.capital(index + 1)
