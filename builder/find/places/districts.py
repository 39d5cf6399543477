"""Districts by their towns: «Жлобинский район» lies around Жлобин, where the gazetteer has no district of the name.

What the ending of such an adjective stands for in the name of a town is a row of a lexicon's `seats`.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.find.places.cues import kind_after, noun_of_division
from builder.find.places.forms import STEM, Form
from builder.find.places.names import Match
from builder.find.places.tokens import Tokens
from builder.find.places.words import Vocabulary
from builder.gazetteer import Gazetteer
from builder.model import DIVISIONS, Sense

_DISTRICTS = DIVISIONS | {"quarter"}
SEAT_INHABITANTS = 1_000  # a smaller place of the name is hardly the seat of a district


def district_at(tokens: Tokens, first: int, known: Match | None, gazetteer: Gazetteer) -> Match | None:
    """An adjective with the word for a district, as the town that it is made of; not where it is `known` as one, nor in a town: «в Тверском районе Москвы»."""
    vocabulary, last = tokens.vocabulary, _end_of_adjective(tokens, first)
    if not tokens.keys[last].endswith(vocabulary.adjectives) or not tokens.small(last + 1):
        return None
    noun = noun_of_division(tokens, last + 1)
    if known is not None and any(sense.kind in _DISTRICTS for sense in known.senses) and kind_after(tokens, noun):
        return None
    if tokens.gap(noun + 1) == "" and tokens.capital(noun + 1) and tokens.lexeme(noun + 1).town:
        return None
    if tokens.gap(last + 1) != "" or tokens.gap(noun) != "":
        return None
    return district_of(tokens, first, noun + 1, kind_of_district(tokens, noun), gazetteer)


def _end_of_adjective(tokens: Tokens, first: int) -> int:
    """Its last word, where an apostrophe or a hyphen parts it: «Слов'янська громада», «Усть-Большерецкий район»."""
    apart = tokens.gap(first + 1) == "'" and tokens.small(first + 1)
    joined = tokens.gap(first + 1) == "-" and tokens.capital(first + 1)
    return first + 1 if (apart or joined) and tokens.capital(first) else first


def kind_of_district(tokens: Tokens, noun: int) -> str | None:
    """What a word behind such an adjective calls it: a district by whatever name, «Каслинский муниципальный округ», «Новоукраїнська громада»."""
    return "quarter" if tokens.keys[noun] in tokens.vocabulary.districts else kind_after(tokens, noun)


def district_of(tokens: Tokens, first: int, end: int, kind: str | None, gazetteer: Gazetteer) -> Match | None:
    """The same of an adjective by itself, where a word of that kind holds for it: «в Жлобинском и Клецком районах»."""
    last = _end_of_adjective(tokens, first)
    if kind != "quarter" or not tokens.keys[last].endswith(tokens.vocabulary.adjectives):
        return None
    begun = f"{tokens.keys[first]} " if last > first else ""
    for form in tokens.lexeme(last).forms:
        key = begun + form.key
        if senses := _seats_of(key, tokens.vocabulary, gazetteer):
            return Match(first, end, Form(key, inflected=form.inflected), (key,), senses, kind)
    return None


def _seats_of(adjective: str, vocabulary: Vocabulary, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """The towns that a district's adjective may be made of: «Дубовский» of Дубовка."""
    if adjective in vocabulary.everywhere:
        return ()
    found = {sense.place: sense for name in _names_of_seats(adjective, vocabulary) for sense in gazetteer.senses(name)}
    towns = [s for s in found.values() if s.kind == "city" and s.country in vocabulary.districts_of]
    seats = [sense for sense in towns if (sense.population or 0) >= SEAT_INHABITANTS]
    if not seats and len(towns) == 1 and towns[0].population is None:
        return tuple(towns)  # of the only one that there is nobody counted the inhabitants: Великі Гаї
    return tuple(sorted(seats, key=lambda sense: -sense.weight))


def _names_of_seats(adjective: str, vocabulary: Vocabulary) -> Iterator[str]:
    """«Дубовский» may be of Дубовка, «Великогаївська» of Великі Гаї."""
    openings = [(joined, apart) for joined, apart in vocabulary.seat_openings.items() if adjective.startswith(joined)]
    for ending, undone in vocabulary.seats.items():
        stem = adjective.removesuffix(ending)
        if stem == adjective or len(stem) < STEM:
            continue
        for end in (*undone, ending):  # Артёмовский
            yield stem + end
            for joined, apart in openings:
                rest = stem[len(joined) :] + end
                yield from (f"{first} {rest}" for first in apart if len(rest) >= STEM)
