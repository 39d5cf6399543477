"""Districts by their towns: «Жлобинский район» lies around Жлобин, where the gazetteer has no district of the name.

What the ending of such an adjective stands for in the name of a town is a row of a lexicon's `seats`.
"""

from __future__ import annotations

from builder.find.places.cues import kind_after
from builder.find.places.forms import STEM, Form
from builder.find.places.names import Match
from builder.find.places.tokens import Tokens
from builder.find.places.words import Vocabulary
from builder.gazetteer import Gazetteer
from builder.model import Sense

SEAT_INHABITANTS = 1_000  # a smaller place of the name is hardly the seat of a district


def district_at(tokens: Tokens, first: int, gazetteer: Gazetteer) -> Match | None:
    """An adjective with the word for a district, as the town that it is made of."""
    vocabulary = tokens.vocabulary
    if not tokens.keys[first].endswith(vocabulary.adjectives) or not tokens.small(first + 1):
        return None
    if tokens.gap(first + 1) != "" or kind_after(tokens, first + 1) != "quarter":
        return None
    for form in tokens.lexeme(first).forms:
        if senses := seats_of(form.key, vocabulary, gazetteer):
            return Match(first, first + 2, Form(form.key, inflected=form.inflected), (form.key,), senses, "quarter")
    return None


def seats_of(adjective: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """The towns that a district's adjective may be made of: «Дубовский» of Дубовка or Дубовское."""
    if adjective in vocabulary.everywhere:
        return ()
    found: dict[object, Sense] = {}
    for ending, undone in vocabulary.seats.items():
        stem = adjective.removesuffix(ending)
        if stem == adjective or len(stem) < STEM:
            continue
        for sense in (sense for end in undone for sense in gazetteer.senses(stem + end)):
            known = sense.population is not None and sense.population >= SEAT_INHABITANTS
            if sense.kind == "city" and known and sense.country in vocabulary.districts_of:
                found.setdefault(sense.place, sense)
    return tuple(sorted(found.values(), key=lambda sense: -sense.weight))
