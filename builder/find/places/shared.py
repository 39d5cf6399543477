"""Names that share a word which stands but once: "Fulton and DeKalb counties", «в Тульской и Тверской областях», محافظات القنفذة والليث.

What a language's words for several divisions are in the singular is `[places.shared]` of its lexicon; a word after a list of villages is
one of its `several` and of its `cues_after`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from builder.find.places.cues import LANDSCAPE, joined_conjunction
from builder.find.places.districts import district_of
from builder.find.places.forms import STEM, Form
from builder.find.places.names import Match, is_article, longest_name, plain_match
from builder.find.places.tokens import Tokens
from builder.gazetteer import Gazetteer
from builder.model import DIVISIONS, Sense

_LONGEST: Final = 3
"""Words of a name beside the shared one: "Prince George's and Anne Arundel counties"."""
_COMMA: Final = ","
_COMMAS: Final = frozenset({_COMMA})
_LINKED: Final = frozenset({""})
_LIST_MARKS: Final = frozenset({"", ",", "،"})
_MOST_LISTED: Final = 40
"""Names of one list."""
_LOOSE: Final = frozenset({"region", "province"})
"""Words for divisions that are called otherwise, or as their towns are: "Hassaka and Aleppo provinces"."""
_PARTS: Final = frozenset({"quarter", "camp"})
"""Kinds that no other word than their own calls so: a village of Freedom is not Baghdad's quarter of that name."""
_OPENS_LIST: Final = frozenset({_COMMA, ":", "(", "-"})


def shared_names(tokens: Tokens, gazetteer: Gazetteer) -> Mapping[int, Match]:
    """First word → the name that begins there, of all in a paragraph that lack the word they share."""
    found: dict[int, Match] = {}
    shared, conjunctions = tokens.vocabulary.shared, tokens.vocabulary.conjunctions
    several, cues_after = tokens.vocabulary.several, tokens.vocabulary.cues_after
    words = tokens.vocabulary.sharing
    for index, key in [(index, key) for index, key in enumerate(tokens.keys[: len(tokens)]) if key in words]:
        if key in shared and not tokens.cased(index):
            found |= {match.first: match for match in _led(tokens, index, gazetteer)}
        elif key in shared and " " in shared[key]:
            found |= {match.first: match for match in _after(tokens, index, gazetteer)}
        elif key in shared:
            found |= {match.first: match for match in _listed_after(tokens, index, gazetteer)}
            found |= {match.first: match for match in _before(tokens, index, gazetteer)}
            found |= {match.first: match for match in _after(tokens, index, gazetteer)}
        elif key in several and key in cues_after:
            found |= {match.first: match for match in _villages(tokens, index, gazetteer)}
        elif not tokens.cased(index):
            if match := _directed(tokens, index, gazetteer):
                found[match.first] = match
        elif (
            key in conjunctions
            and tokens.capital(index - 1)
            and tokens.capital(index + 1)
            and (match := _beside(tokens, index, gazetteer))
        ):
            found[match.first] = match
    return found


# -- a word for several -------------------------------------------------------------------------------------------


def _before(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Sequence[Match]:
    """The names listed before "counties"; none where there is but one."""
    found: list[Match] = []
    others = _before_others(tokens, at)
    end = others
    while match := _ending(tokens, end, at, gazetteer):
        found.append(match)
        before = _end_of_item(tokens, match.first)
        if before is None:
            break
        end = before
    return found if len(found) + (others < at) > 1 else ()


def _before_others(tokens: Tokens, at: int) -> int:
    """Where a list ends that goes on in no more names: "Fulton, DeKalb and other counties", «в Рузском, Клинском и ряде других районов»."""
    index = at
    while (
        index > max(0, at - _LONGEST) and tokens.gap(index) == "" and tokens.keys[index - 1] in tokens.vocabulary.others
    ):
        index -= 1
    linked = index < at and tokens.key(index - 1) in tokens.vocabulary.conjunctions and tokens.gap(index) == ""
    return index - 1 if linked else at


def _after(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Sequence[Match]:
    """The names listed after "counties of" or "counties, including"; none where there is but one."""
    bare = _is_landscape(tokens, at) and tokens.capital(at + 1) and tokens.gap(at + 1) == ""
    linked = tokens.key(at + 1) in tokens.vocabulary.links and tokens.adjoins(at + 1)
    named = tokens.key(at + 1) in tokens.vocabulary.including and tokens.gap(at + 1) in ("", _COMMA)
    if not (bare or linked or named):
        return ()
    found: list[Match] = []
    first = at + 1 if bare else at + 2
    while match := _beginning(tokens, first, at, gazetteer):
        found.append(match)
        first = match.end
        if tokens.gap(first) not in ("", _COMMA):
            break
        first += tokens.key(first) in tokens.vocabulary.conjunctions
    return found if len(found) > 1 else ()


def _is_landscape(tokens: Tokens, at: int) -> bool:
    """Whether it is several of what has its word right before the name: "océans Pacifique et Indien"."""
    vocabulary = tokens.vocabulary
    one = vocabulary.shared[tokens.keys[at]]
    return one not in vocabulary.cues_after and vocabulary.cues.get(one) in LANDSCAPE


def _listed_after(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Iterator[Match]:
    """The adjectives of a list right after the word: «в двух областях, Тульской и Тверской», but not «в области у станции Калужская»."""
    index, marks = at + 1, _OPENS_LIST
    while index < len(tokens) and tokens.gap(index).strip() in marks:
        match = _called(tokens, index, index + 1, at, gazetteer)
        if match is None or not (
            tokens.gap(match.end) != "" or tokens.key(match.end) in tokens.vocabulary.conjunctions
        ):
            break
        yield match
        linked = tokens.gap(match.end) in ("", _COMMA) and tokens.key(match.end) in tokens.vocabulary.conjunctions
        index, marks = match.end + linked, _LINKED if linked else _COMMAS


def _led(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Iterator[Match]:
    """The names after a word, in a script without capitals, that the gazetteer has with such a word only.

    محافظات القنفذة والليث are محافظة القنفذة and a town, بلدات الخيام ومركبا two towns; ناحية القحطانية is one that has the name with the word
    only, or a town that has it without.
    """
    shared, cues = tokens.vocabulary.shared, tokens.vocabulary.cues
    one = shared[tokens.keys[at]]
    kind, first = cues.get(one), at + 1
    if tokens.keys[first] in tokens.vocabulary.locatives:
        return  # "مناطق في تركيا وجورجيا" are not the states of that name
    if f"{tokens.keys[at]} {tokens.keys[first]}" in tokens.vocabulary.no_cues:
        return  # ناحية الشمال is northwards
    ones = [key for key in dict.fromkeys(shared.values()) if {kind, cues.get(key)} & _PARTS <= {kind} & {cues.get(key)}]
    for _ in range(_MOST_LISTED):
        first += tokens.key(first) in tokens.vocabulary.conjunctions
        if tokens.gap(first).strip() not in _LIST_MARKS or tokens.key(first) in shared:
            return
        item = _led_item(tokens, first, ones, kind, gazetteer)
        if item is not None and not _is_longer(longest_name(tokens, first, gazetteer), item):
            yield item
        end = item.end if item is not None else _end_of_led(tokens, first, gazetteer)
        linked = joined_conjunction(tokens, end) or tokens.key(end) in tokens.vocabulary.conjunctions
        if one == tokens.keys[at] or end >= len(tokens) or (tokens.gap(end) == "" and not linked):
            return
        first = end


def _led_item(tokens: Tokens, first: int, ones: Sequence[str], kind: str | None, gazetteer: Gazetteer) -> Match | None:
    """A name that is known with one of the words, together with what it is known as without; مناطق المملكة do not lie at مركز المملكة, a tower."""
    none, cues = tokens.vocabulary.beside_names, tokens.vocabulary.cues
    if any(form.key in none for form in tokens.lexeme(first).forms):
        return None  # "مناطق شمالي البلاد"
    for end, cut in product(
        range(min(first + _LONGEST, len(tokens)), first, -1), {0, joined_conjunction(tokens, first)}
    ):
        if any(tokens.gap(index) != "" for index in range(first + 1, end)):
            continue
        key = " ".join((tokens.keys[first][cut:], *tokens.keys[first + 1 : end]))
        if key in tokens.vocabulary.heads:
            continue  # محافظة بني مالك is not that of Beni
        if named := [s for one in ones for s in gazetteer.senses(f"{one} {key}") if one in cues or s.kind != "site"]:
            senses = tuple(dict.fromkeys((*named, *gazetteer.senses(key))))
            whole = f"{tokens.key(first - 1)} {key}"  # مدينة طويلة, where طويلة alone is any long one
            name = whole if gazetteer.senses(whole) else key
            return Match(first, end, Form(name, cut), (name,), senses, kind)
    return None


def _is_longer(known: Match | None, item: Match) -> bool:
    """Whether a name is known of which the list's word tells the beginning only: مدينتي عين وسارة وبوغزول."""
    return known is not None and known.end > item.end


def _end_of_led(tokens: Tokens, first: int, gazetteer: Gazetteer) -> int:
    """Where another name of such a list ends, known or before a comma."""
    known = longest_name(tokens, first, gazetteer)
    if known is not None:
        return known.end
    within = range(first + 1, min(first + _LONGEST, len(tokens)) + 1)
    return next((end for end in within if tokens.gap(end).strip() in _LIST_MARKS - {""}), first + 1)


def _villages(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Sequence[Match]:
    """The names listed before "köyleri", known or not: "Akpınar, Kuz Dere ve Yeniyurt köyleri"; none where there is but one."""
    found: list[Match] = []
    others = _before_others(tokens, at)
    end = others
    while (first := _beginning_of_item(tokens, end)) is not None:
        if not tokens.vocabulary.several.isdisjoint(tokens.keys[first:end]):
            break  # another such word's list, which is not to be read again: "Köyleri, Köyleri, Köyleri"
        known = longest_name(tokens, first, gazetteer)
        senses = known.senses if known is not None and known.end == end else ()
        found.append(
            plain_match(tokens, first, end, senses)._replace(cue=tokens.vocabulary.cues_after[tokens.keys[at]])
        )
        before = _end_of_item(tokens, first)
        if before is None:
            break
        end = before
    return found if len(found) + (others < at) > 1 else ()


def _beginning_of_item(tokens: Tokens, end: int) -> int | None:
    """Where the capitals before a word begin; None where there are none, or more than a name has."""
    first = end
    while (
        first > max(0, end - _LONGEST - 1) and tokens.capital(first - 1) and (first == end or tokens.gap(first) == "")
    ):
        first -= 1
    if first and first < end and is_article(tokens, first - 1) and tokens.gap(first) in ("", "-"):
        first -= 1  # "el Gadfe"
    return (
        first if first < end <= first + _LONGEST and (end == len(tokens) or tokens.gap(end) in ("", _COMMA)) else None
    )


def _end_of_item(tokens: Tokens, first: int) -> int | None:
    """Where the name before this one in a list ends; None where no list goes on there."""
    if tokens.gap(first) == _COMMA:
        return first
    linked = tokens.key(first - 1) in tokens.vocabulary.conjunctions and tokens.gap(first) == ""
    return first - 1 if linked and tokens.gap(first - 1) in ("", _COMMA) else None


def _ending(tokens: Tokens, end: int, at: int, gazetteer: Gazetteer) -> Match | None:
    """The longest name that ends before a word, with the shared one."""
    for first in range(max(0, end - _LONGEST), end):
        if match := _called(tokens, first, end, at, gazetteer):
            return match
    return None


def _beginning(tokens: Tokens, first: int, at: int, gazetteer: Gazetteer) -> Match | None:
    for end in range(min(first + _LONGEST, len(tokens)), first, -1):
        if match := _called(tokens, first, end, at, gazetteer):
            return match
    return None


def _called(tokens: Tokens, first: int, end: int, at: int, gazetteer: Gazetteer) -> Match | None:
    """Some words together with the one at an index in the singular, if that is a name."""
    within = all(tokens.gap(index) in ("", "-", "'") for index in range(first + 1, end))
    if not (within and tokens.capital(first)):
        return None
    one = tokens.vocabulary.shared[tokens.keys[at]]
    for head, form in product(_heads(tokens, first, end - 1), tokens.lexeme(end - 1).forms):
        leads = " " in one or _is_landscape(tokens, at)  # "provincia de", and so "provincias de Lugo y Ourense"
        key = f"{one} {head}{form.key}" if leads else f"{head}{form.key} {one}"
        if not form.cut and (senses := gazetteer.senses(key)):
            vocabulary = tokens.vocabulary
            kind = vocabulary.cues.get(one.split()[0]) if leads else vocabulary.cues_after.get(one)
            bare = [
                sense for sense in gazetteer.senses(f"{head}{form.key}") if sense.kind in DIVISIONS and sense.proper
            ]
            senses = tuple(dict.fromkeys((*senses, *bare)))  # Kent is a county without the word
            return Match(first, end, Form(key, inflected=form.inflected), (key,), senses, kind)
        if one in _LOOSE and not form.cut and (match := _division(tokens, first, end, one, gazetteer)):
            return match
    if end > first + 1:
        return None
    kind = "quarter" if one in tokens.vocabulary.districts else tokens.vocabulary.cues_after.get(one)
    return district_of(tokens, first, end, kind, gazetteer) or _unknown_district(tokens, first, kind)


def _division(tokens: Tokens, first: int, end: int, one: str, gazetteer: Gazetteer) -> Match | None:
    """A division that is called by a word that is not in its name: "the Bryansk and Belgorod regions" are oblasts."""
    bare = plain_match(tokens, first, end, ())
    senses = tuple(gazetteer.senses(bare.keys[0]))
    kind = tokens.vocabulary.cues_after.get(one)
    return bare._replace(senses=senses, cue=kind) if any(sense.kind in DIVISIONS for sense in senses) else None


def _unknown_district(tokens: Tokens, first: int, kind: str | None) -> Match | None:
    """One that no table has, in the midst of a list of others: «в Тверском, Зюзинском и Ржевском районах»."""
    key = tokens.keys[first]
    if kind != "quarter" or not key.endswith(tokens.vocabulary.adjectives) or key in tokens.vocabulary.demonyms:
        return None
    return Match(first, first + 1, Form(key), (key,), (), kind)


def _heads(tokens: Tokens, first: int, last: int) -> Iterator[str]:
    """What may stand before the last word of a name: "Ямало-" of «Ямало-Ненецком»."""
    yield "".join(f"{key} " for key in tokens.keys[first:last])
    if last == first + 1 and tokens.gap(last) == "'":  # "Prince George's" is a name of two words
        yield tokens.keys[first]


# -- a word of the next name --------------------------------------------------------------------------------------


def _beside(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Match | None:
    """What stands before an "and" with the end of the name that stands after it: "North" of "North and South Korea"."""
    first, cut = at - 1, tokens.text[tokens.ends[at - 1] : tokens.ends[at - 1] + 1] == "-"
    while cut and first and tokens.gap(first) == "-" and tokens.capital(first - 1):
        first -= 1
    if not cut and (tokens.gap(at) != "" or tokens.lexeme(first).town or tokens.lexeme(first).given):
        return None
    other = longest_name(tokens, at + 1, gazetteer) if tokens.gap(at + 1) == "" else None
    if other is None:
        return None
    begun = " ".join(tokens.keys[first : at - 1]) + " " * (at - 1 > first)
    for key in _with_end_of(tokens, at - 1, other, cut):
        senses = _of_one_kind(gazetteer.senses(begun + key), other.senses)
        if senses:
            return Match(first, at, Form(begun + key), (begun + key,), senses)
    return None


def _directed(tokens: Tokens, at: int, gazetteer: Gazetteer) -> Match | None:
    """The first of two divisions that are told apart by their direction, in a script without capitals: North of شمال وجنوب كردفان."""
    first, second = at - 1, at + (tokens.keys[at] in tokens.vocabulary.conjunctions)
    directions = tokens.vocabulary.directions
    form = next((form for form in tokens.lexeme(first).forms if form.key in directions), None) if at else None
    if form is None or any(tokens.gap(index) != "" for index in range(at, second + 1)):
        return None
    if not any(one.key in directions for one in tokens.lexeme(second).forms):
        return None
    other = longest_name(tokens, second, gazetteer)
    if other is None or other.end == second + 1 or not any(sense.kind == "admin1" for sense in other.senses):
        return None
    key = " ".join((form.key, *tokens.keys[second + 1 : other.end]))
    senses = tuple(sense for sense in gazetteer.senses(key) if sense.kind == "admin1")
    return Match(first, at, Form(key, form.cut), (key,), senses, "admin1") if senses else None


def _with_end_of(tokens: Tokens, index: int, other: Match, cut: bool) -> Iterator[str]:
    """What a word may be together with the end of another name, the longest end first."""
    ends = [tokens.lexeme(word).forms for word in range(other.first + 1, other.end)]
    if ends:
        for form, *rest in product(tokens.lexeme(index).forms, *ends):
            yield " ".join([form.key, *(one.key for one in rest)])
    elif cut:
        key, word = other.keys[0], tokens.keys[index]
        for length in range(len(key) - STEM + 1, STEM - 1, -1):
            yield word + key[-length:]
            yield f"{word} {key[-length:]}"


def _of_one_kind(senses: Sequence[Sense], others: Sequence[Sense]) -> tuple[Sense, ...]:
    """Those that are what one of the others is: "York and New Haven" are no two towns called Haven."""
    kinds = {sense.kind for sense in others} - {"city"}
    return tuple(sense for sense in senses if sense.kind in kinds)
