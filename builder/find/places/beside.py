"""What shows that a name no gazetteer has is a place, without a word that calls it one: the division after it, a town that lies beside it, its shape.

A word that does call it one is a cue, in cues.py.
"""

from __future__ import annotations

from typing import Final

from builder.find.places.lexemes import KNOWN_WEIGHT
from builder.find.places.names import longest_name
from builder.find.places.tokens import Tokens
from builder.model import DIVISIONS, Sense

DIRECTION_REACH: Final = 3
"""Words between a name and the town that tells where it lies: ", north of Bundaberg"."""
_HOLDING: Final = frozenset({"admin1", "city", "village", "quarter"})
"""Cues of what holds villages: province, municipality, district."""
_SEATS: Final = DIVISIONS | {"city", "village"}
"""What divisions are, or are named after."""
_LONG_ENOUGH: Final = 7  # letters of a name that is known by its ending alone
_SHORTEST: Final = 3  # letters
_CLOSED: Final = (".,", ".)", ".;")
_ENDS_ADDRESS: Final = frozenset({",", ".", ")", ";"})


def is_located(tokens: Tokens, first: int, end: int) -> bool:
    """ "à Colomby-Anguerny (Calvados)", "in Featherville, Idaho": what follows tells the division that a name lies in; not "by Durbin, Illinois"."""
    vocabulary, key = tokens.vocabulary, tokens.key(first - 1)
    placing = not vocabulary.locatives or key in vocabulary.locatives or key in vocabulary.origins
    agent = key in vocabulary.prepositions and not placing
    return not agent and bool(division_of(tokens, first, end))


def division_of(tokens: Tokens, first: int, end: int) -> tuple[Sense, ...]:
    """The division that follows a name after a preposition."""
    return division_after(tokens, end) if _is_led(tokens, first) else ()


def lies_beside(tokens: Tokens, first: int, end: int) -> bool:
    """ "at Lowmead, north of Bundaberg": a town that a direction leads to tells that a name after a preposition is a place."""
    if tokens.gap(end).strip() != "," or not _is_led(tokens, first):
        return False
    for index in range(end, end + DIRECTION_REACH):
        if not tokens.small(index) or (index > end and tokens.gap(index) != ""):
            return False
        if f"{tokens.key(index)} {tokens.key(index + 1)}" in tokens.vocabulary.beside:
            return tokens.adjoins(index + 2) and tokens.capital(index + 2) and tokens.lexeme(index + 2).town
    return False


def _is_led(tokens: Tokens, first: int) -> bool:
    """Whether a preposition stands before a capital, or a town and an "and": "zwischen Bayreuth und Schirradorf"."""
    if not tokens.adjoins(first) or not tokens.capital(first):
        return False
    key, prepositions = tokens.key(first - 1), tokens.vocabulary.prepositions
    if key in tokens.vocabulary.conjunctions:
        return tokens.adjoins(first - 1) and tokens.capital(first - 2) and tokens.lexeme(first - 2).town
    return key in prepositions or f"{tokens.key(first - 2)} {key}" in prepositions


def is_shaped(tokens: Tokens, first: int, end: int) -> bool:
    """ "à Villers-sur-Lorme", ", Saint-Prix-de-la-Croix": hyphens and a small word make a place of it; English has an "Editor-in-Chief", too."""
    vocabulary = tokens.vocabulary
    if vocabulary.settled_endings and end == first + 1 and _ends_as_settled(tokens, first):
        return True
    if vocabulary.names_before_nouns or vocabulary.nouns_capitalised or tokens.headline:
        return False
    before = tokens.key(first - 1)
    if tokens.adjoins(first) and before not in vocabulary.small and before not in vocabulary.conjunctions:
        return False  # "l'église Saint-Jean-de-Dieu"
    inner = range(first + 1, end)
    hyphened = all(tokens.gap(index) == "-" for index in inner) and tokens.capital(first) and tokens.capital(end - 1)
    return hyphened and any(tokens.small(index) for index in inner)


def _ends_as_settled(tokens: Tokens, index: int) -> bool:
    """ "In Duttweiler", "Richtung Kleinhausen": a preposition that persons hardly stand after, no article, and an ending that no other word has."""
    word, before, vocabulary = tokens.raw[index], tokens.key(index - 1), tokens.vocabulary
    if len(word) < _LONG_ENOUGH or not word.endswith(vocabulary.settled_endings) or tokens.headline:
        return False
    return (
        before in vocabulary.settled_after
        and tokens.adjoins(index)
        and tokens.capital(index)
        and tokens.gap(index + 1) != "-"
    )


def division_after(tokens: Tokens, end: int) -> tuple[Sense, ...]:
    """The division in brackets after a name, or the one between commas that nothing else is called: "Pine, Idaho," but not "Nablus, Jenin,"."""
    mark = tokens.gap(end).strip()
    if mark == "(" and tokens.lexeme(end).kind in _HOLDING:
        return _called_a_division(tokens, end + 1)
    if mark not in ("(", ",") or not tokens.capital(end):
        return ()
    if mark == "," and (short := _in_short(tokens, end)):
        return short
    around = longest_name(tokens, end, tokens.lexemes.gazetteer)
    if around is None:
        return ()
    divisions = tuple(sense for sense in around.senses if sense.kind in DIVISIONS)
    closing = tokens.gap(around.end).strip()[:1]
    if mark == "(":
        return divisions if closing == ")" else ()
    alone = not any(sense.kind not in DIVISIONS and sense.weight > KNOWN_WEIGHT for sense in around.senses)
    first_level = any(sense.kind == "admin1" and sense.proper for sense in divisions)
    return divisions if closing in _ENDS_ADDRESS and alone and first_level and not _lists(tokens, around.end) else ()


def _in_short(tokens: Tokens, index: int) -> tuple[Sense, ...]:
    """The division that a short form with a point means: "in Rouleau, Sask. …"; two letters, or a name, only before a mark, "in Merion, Pa., …"."""
    short, marks = tokens.raw[index], tokens.gap(index + 1)
    if not marks.startswith("."):
        return ()
    if not marks.startswith(_CLOSED) and (len(short) < _SHORTEST or tokens.lexeme(index).alone):
        return ()
    return tokens.lexemes.gazetteer.abbreviated(f"{short}.")


def _called_a_division(tokens: Tokens, index: int) -> tuple[Sense, ...]:
    """What a word for a division in brackets calls one, be it named after a town: "(Landkreis Kulmbach)", "(provincia di Lecce)"."""
    index += tokens.key(index) in tokens.vocabulary.links
    around = longest_name(tokens, index, tokens.lexemes.gazetteer) if tokens.capital(index) else None
    if around is None or tokens.gap(around.end).strip()[:1] != ")":
        return ()
    return tuple(sense for sense in around.senses if sense.kind in _SEATS)


def _lists(tokens: Tokens, end: int) -> bool:
    """Whether a list goes on after a comma: "in Idaho, Oregon, Nevada and Utah"."""
    if tokens.gap(end) != ",":
        return False
    return tokens.capital(end + (tokens.key(end) in tokens.vocabulary.conjunctions))
