"""Whether the words beside a name make a person of it: "Anne Poitiers", "Jack London", "M. Tours", "Paris Hilton".

A given name, a title or a word inside names (von, بن) is an entry of a lexicon's `given_names`, `titles`, `kin`.
"""

from __future__ import annotations

from collections.abc import Iterator

from builder.find.places.forms import forms_of
from builder.find.places.names import Match, is_known_town
from builder.find.places.tokens import Tokens
from builder.find.places.words import all_given_names
from builder.gazetteer import Gazetteer
from builder.model import Clue


def is_given_name(key: str, gazetteer: Gazetteer) -> bool:
    return key in all_given_names() or key in gazetteer.given_names


def family_name_after(tokens: Tokens, index: int, gazetteer: Gazetteer) -> str | None:
    """The family name that a given name or a title at or before this word leads to: "Anne Hidalgo", and later "Hidalgo"."""
    given = is_given_name(tokens.keys[index], gazetteer)
    titled = tokens.key(index - 1) in tokens.vocabulary.titles and not is_known_town(tokens, index, gazetteer)
    last = index + given
    if not (given or titled) or not tokens.capital(last) or _is_beside_places(tokens, last):
        return None
    return tokens.keys[last] if last == index or tokens.gap(last) == "" else None


def family_name_of(tokens: Tokens, match: Match, evidence: frozenset[Clue], gazetteer: Gazetteer) -> str | None:
    """The key to remember where the words before a match make it a family name."""
    surname = "surname" in evidence and not match.is_country()
    return tokens.keys[match.first] if surname or _is_linked_to_given_name(tokens, match.first, gazetteer) else None


# -- what stands around a match -----------------------------------------------------------------------------------


def person_before(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> Iterator[Clue]:
    """The evidence that the word before makes this a family name: `person`, `title`, `surname`."""
    vocabulary, first = tokens.vocabulary, match.first
    key = tokens.key(first - 1)
    if _is_initial(tokens, first) or _is_linked_to_given_name(tokens, first, gazetteer):
        yield "person"
    named = tokens.capital(first - 1) or key in vocabulary.titles
    if tokens.gap(first) != "" or (tokens.cased(first) and not named):
        if key in vocabulary.kin and tokens.gap(first) in ("", "-") and _may_be_kin(tokens, first - 1, gazetteer):
            yield "person"
    elif (is_given_name(key, gazetteer) or key in vocabulary.kin) and not _is_small_word(tokens, first - 1):
        if tokens.cased(first) or not match.is_country():  # "أمير الكويت": a word that is also a given name
            yield "person"
    elif any(form.key in vocabulary.titles for form in forms_of(key, vocabulary.language)):
        yield "title"
    elif _is_after_unknown(tokens, first, gazetteer):
        yield "surname"


def person_after(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> Iterator[Clue]:
    """The evidence that the word after makes this a given name: `person`, `neighbour`."""
    first, end = match.first, match.end
    if tokens.gap(end) != "":
        return
    key, given = tokens.key(end), is_given_name(tokens.keys[first], gazetteer)
    if tokens.small(end):
        if key in tokens.vocabulary.kin and tokens.capital(end + 1) and given:
            yield "person"
    elif not tokens.cased(end):
        if key in tokens.vocabulary.kin:
            yield "person"
    elif not _is_beside_places(tokens, end):
        unknown = _is_unknown(tokens, end, gazetteer)
        family = unknown or key in gazetteer.family_names or tokens.keys[first] in all_given_names()
        if end - first == 1 and given and family:
            yield "person"
        elif unknown:
            yield "neighbour"


def _is_initial(tokens: Tokens, first: int) -> bool:
    """ "J. London"."""
    return tokens.gap(first) == "." and len(tokens.key(first - 1)) == 1 and tokens.capital(first - 1)


def _is_linked_to_given_name(tokens: Tokens, first: int, gazetteer: Gazetteer) -> bool:
    """ "Leonardo da Vinci"."""
    linked = tokens.key(first - 1) in tokens.vocabulary.links and tokens.gap(first) == tokens.gap(first - 1) == ""
    return linked and tokens.capital(first - 2) and is_given_name(tokens.key(first - 2), gazetteer)


def _is_after_unknown(tokens: Tokens, first: int, gazetteer: Gazetteer) -> bool:
    """Whether a name follows a capital that is no place's, and is not all initials: "Конституция СССР"."""
    if not tokens.cased(first) or tokens.starts_sentence(first - 1) or not _is_unknown(tokens, first - 1, gazetteer):
        return False
    return tokens.shouted or not tokens.raw[first].isupper()


def _may_be_kin(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a small word belongs to a person: "Leonardo da Vinci", but not "il porto vecchio di Trieste"."""
    usual = tokens.keys[index] in tokens.vocabulary.small
    return tokens.capital(index - 1) and (not usual or is_given_name(tokens.keys[index - 1], gazetteer))


def _is_small_word(tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a person's name is a preposition here: "على" and "علي" fold alike."""
    small = tokens.keys[index] in tokens.vocabulary.small
    return small and (tokens.starts_sentence(index) or not tokens.capital(index))


def _is_unknown(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a capital can only be that of another name."""
    if tokens.headline or tokens.vocabulary.nouns_capitalised or _is_beside_places(tokens, index):
        return False
    return not is_known_town(tokens, index, gazetteer)


def _is_beside_places(tokens: Tokens, index: int) -> bool:
    forms = forms_of(tokens.key(index), tokens.vocabulary.language)
    return any(form.key in tokens.vocabulary.beside_places for form in forms)
