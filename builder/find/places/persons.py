"""Whether the words beside a name make a person of it: "Anne Poitiers", "Jack London", "M. Tours", "Paris Hilton".

A given name, a title or a word inside names (von, بن) is an entry of a lexicon's `given_names`, `titles`, `kin`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.find.places.cues import REACH, cue_before, end_before_cue, is_of_division
from builder.find.places.lexemes import WELL_KNOWN_WEIGHT
from builder.find.places.names import Match, longest_name, senses_of
from builder.find.places.offices import (
    AREAS,
    follows_office,
    follows_title,
    has_office,
    is_area,
    is_full_name,
    is_of_office,
    is_whose,
)
from builder.find.places.tokens import DASH, Tokens
from builder.find.places.words import all_given_names
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import LONGEST_NAME
from builder.model import Clue

_BYLINE: Final = 12  # words; the line that names the author is short
INITIALS: Final = 3  # letters of a house that is called by its initials; fewer may be somebody's: "JK Rowling"
_DIGITS_OF_AN_AGE: Final = 2
_ROADS: Final = "abden"  # letters that the numbers of roads begin with
_QUOTATION_ENDS: Final = frozenset(',"”“»’–—?!')
_SETTLED: Final = frozenset({"village", "quarter"})
_NAME_ENDS: Final = frozenset({"|", DASH})


def family_name_after(tokens: Tokens, index: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The keys of the family name that a given name or a title at or before this word leads to: "Anne Hidalgo", later "Hidalgo"."""
    given = tokens.lexeme(index).given
    titled = follows_title(tokens, index) and not _is_held_place(tokens, index, gazetteer)
    last = index + given
    if not (given or titled) or tokens.lexeme(last).beside_places or (given and tokens.gap(last) != ""):
        return ()
    if tokens.capital(last):
        return () if given and _is_before_its_area(tokens, index, gazetteer) else _keys(tokens, last)
    known = tokens.cased(last) or gazetteer.senses(tokens.key(last))
    return () if known or not given else (tokens.key(last),)  # "أنتوني بلينكن", and later بلينكن is no Lincoln


def _is_held_place(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a title leads to a town or a district: «главой Невьянска избран …», where its case tells that it is no family name."""
    if tokens.lexeme(index).town or is_of_division(tokens, index):
        return True
    if not follows_office(tokens, index) or tokens.keys[index].endswith(tokens.vocabulary.family_endings):
        return False
    forms = (form for form in tokens.lexeme(index).forms if form.inflected)
    return any(sense.kind == "city" for form in forms for sense in gazetteer.senses(form.key))


def given_name_at(tokens: Tokens, index: int, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The key of a given name that a person is introduced by and that no large town has: "Shirley J. Babcock", later "Shirley"."""
    after = index + 1
    if not (tokens.lexeme(index).given and tokens.capital(index) and tokens.capital(after) and tokens.gap(after) == ""):
        return ()
    initial = len(tokens.key(after)) == 1 and tokens.gap(after + 1) == "."
    if not (initial or _is_unknown(tokens, after, gazetteer)):
        return ()
    known = any(sense.weight >= WELL_KNOWN_WEIGHT for sense in senses_of(tokens, index, gazetteer))
    return () if known else (tokens.key(index),)


def family_name_of(match: Match, evidence: frozenset[Clue]) -> tuple[str, ...]:
    """The keys to remember where the words before a match make it a family name."""
    return match.keys if evidence & {"surname", "title"} and not match.is_country() else ()


def _keys(tokens: Tokens, index: int) -> tuple[str, ...]:
    return tuple(form.key for form in tokens.lexeme(index).forms if not form.cut)


# -- what stands around a match -----------------------------------------------------------------------------------


def person_before(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> Iterator[Clue]:
    """The evidence that the words before make this a family name: `person`, `title`, `surname`."""
    vocabulary, first = tokens.vocabulary, match.first
    key = tokens.key(first - 1)
    if _is_division(tokens, match) or tokens.is_dateline(first, match.end) or is_of_office(tokens, match):
        return
    if has_office(tokens, match) and not tokens.lexeme(first - 1).given:
        return
    if is_area(match) and _is_before_its_area(tokens, first - 1, gazetteer):
        return
    if (
        _is_initial(tokens, first)
        or _is_maiden_name(tokens, match)
        or _is_linked_to_given_name(tokens, match)
        or _is_linked_family_name(tokens, match, gazetteer)
        or _follows_titled_name(tokens, match, gazetteer)
    ):
        yield "person"
    elif follows_title(tokens, first):
        if not (match.form.inflected and match.is_known()) and not is_whose(tokens, match):  # "мэр Москвы"
            yield "title"
    elif tokens.gap(first) != "" or (tokens.cased(first) and not tokens.capital(first - 1)):
        if key in vocabulary.kin and tokens.gap(first) in ("", "-") and _may_be_kin(tokens, first - 1, gazetteer):
            yield "person"
    elif (tokens.lexeme(first - 1).given or key in vocabulary.kin) and not _is_small_word(tokens, first - 1):
        if tokens.cased(first) or not match.is_country():  # "أمير الكويت": a word that is also a given name
            yield "person"
    elif _is_capital_link(tokens, first - 1):
        yield "person"
    elif not _has_province_before(tokens, match, gazetteer) and (
        _is_after_unknown(tokens, first, gazetteer)
        or _is_after_town(tokens, match, gazetteer)
        or _is_name_line(tokens, match, gazetteer)
        or _is_second_family_name(tokens, match)
    ):
        yield "surname"


def person_after(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> Iterator[Clue]:
    """The evidence that the word after makes this a given name: `person`, `surname`, `neighbour`."""
    first, end = match.first, match.end
    if _is_maiden_name_after(tokens, match, gazetteer) or _is_one_of_a_couple(tokens, match, gazetteer):
        yield "person"
    if _is_aged(tokens, match):
        yield "surname"
    if tokens.gap(end) != "" or _is_division(tokens, match) or is_of_office(tokens, match):
        return
    key, given = tokens.key(end), tokens.lexeme(first).given
    after = longest_name(tokens, end, gazetteer) if tokens.capital(end) else None
    if after and (
        _is_division(tokens, after)
        or _lies_in(match, after, gazetteer)
        or _has_province_before(tokens, after, gazetteer)
    ):
        return
    if tokens.vocabulary.locative_endings and tokens.capital(end) and end_before_cue(tokens, end) is not None:
        return  # "Sarıyahşi Sipahiler Köyü'nde"
    if not match.is_known() and tokens.capital(end) and is_of_division(tokens, end):
        return  # «с. Метанівка Теплицького району»
    if tokens.small(end):
        if key in tokens.vocabulary.kin and tokens.capital(end + 1) and given:
            yield "person"
    elif not tokens.cased(end):
        if key in tokens.vocabulary.kin or _is_with_family_name(tokens, match):
            yield "person"
    elif not tokens.lexeme(end).beside_places:
        unknown = _is_unknown(tokens, end, gazetteer)
        family = unknown or key in gazetteer.family_names or tokens.keys[first] in all_given_names()
        if end - first == 1 and given and family:
            yield "person"
        elif unknown and not (is_area(match) and is_full_name(tokens, end)) and not is_whose(tokens, match):
            if given or not (_is_placed(tokens, match, gazetteer) and begins_person(tokens, end)):
                yield "neighbour"
        elif _is_before_town(tokens, match, gazetteer):
            yield "surname"


def _is_placed(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """Whether a preposition or its case shows that a name is not the family name of the person after it, as in «Хорол Олександр Іванович»."""
    placed = match.form.inflected or tokens.key(match.first - 1) in tokens.vocabulary.prepositions
    return placed and match.form.key not in gazetteer.family_names


def begins_person(tokens: Tokens, index: int) -> bool:
    """Whether a given name and a family name stand here: «в Дивногорске Алексею Самохину», «города Тулы Сергей Иванов»."""
    after = index + 1
    named = tokens.lexeme(index).given and tokens.capital(index) and not tokens.lexeme(index).town
    return named and tokens.gap(after) == "" and tokens.capital(after) and not tokens.lexeme(after).beside_places


def _is_aged(tokens: Tokens, match: Match) -> bool:
    """ "Hudson, 34, was named player of the year", "said that Hudson, 34, …"; but "in Hudson, 34, …", and "Leeds, 12, York, 8" are no persons."""
    first, end = match.first, match.end
    if tokens.gap(end) != "," or tokens.gap(end + 1) != "," or len(tokens.raw[end]) != _DIGITS_OF_AN_AGE:
        return False
    if not (tokens.raw[end].isdecimal() and tokens.small(end + 1)):
        return False
    return tokens.starts_sentence(first) or _follows_plain_word(tokens, first)


def _follows_plain_word(tokens: Tokens, first: int) -> bool:
    """Whether the word before is neither a preposition nor one that joins names: "that", "arrested"; "and" may begin after a comma."""
    key, vocabulary = tokens.key(first - 1), tokens.vocabulary
    joins = key in vocabulary.prepositions or key in vocabulary.links
    joins = joins or (key in vocabulary.conjunctions and tokens.gap(first - 1) != ",")
    return tokens.gap(first) == "" and tokens.small(first - 1) and not joins


def _is_before_its_area(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a word that is a town's as well as a given name is followed by what the town lies in."""
    if not (tokens.lexeme(index).town and tokens.gap(index + 1) == "" and tokens.capital(index + 1)):
        return False
    town, area = longest_name(tokens, index, gazetteer), longest_name(tokens, index + 1, gazetteer)
    return town is not None and area is not None and town.end == index + 1 and _lies_in(town, area, gazetteer)


def _lies_in(match: Match, area: Match, gazetteer: Gazetteer) -> bool:
    """Whether a town has its state or country right after it, without a comma: "in London Ontario"; nobody is called so, as Guadalupe Guerrero is."""
    if area.form.key in gazetteer.family_names:
        return False
    areas = [sense for sense in area.senses if sense.kind in ("country", "admin1") and sense.proper]
    within = {(sense.country, sense.admin1 if sense.kind == "admin1" else None) for sense in areas}
    towns = (sense for sense in match.senses if sense.kind == "city")
    return any(within & {(sense.country, None), (sense.country, sense.admin1)} for sense in towns)


def _has_province_before(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """Turkish: "Aksaray Sarıyahşi": a town's province stands before it, without a comma."""
    province = match.first - 1
    if not (tokens.vocabulary.locative_endings and tokens.gap(match.first) == "" and tokens.capital(province)):
        return False
    senses = senses_of(tokens, province, gazetteer)
    within = {(sense.country, sense.admin1) for sense in senses if sense.kind == "admin1"}
    return any((sense.country, sense.admin1) in within for sense in match.senses if sense.kind == "city")


def _is_one_of_a_couple(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """ "Scott and Sarah Lowell": a given name that shares the family name of the one after it.

    But not "Bill Smith of Houston and Peter Evans", "Sydney and Alice Springs", "Houston and Austin Texas".
    """
    first, other, vocabulary = match.first, match.end + 1, tokens.vocabulary
    if match.end != first + 1 or tokens.key(match.end) not in vocabulary.conjunctions:
        return False
    if tokens.key(first - 1) in vocabulary.prepositions or tokens.key(first - 1) in vocabulary.links:
        return False
    if not (tokens.lexeme(first).given and tokens.lexeme(other).given and tokens.capital(other)):
        return False
    family = tokens.capital(other + 1) and not tokens.lexeme(other + 1).beside_places
    if not family or tokens.gap(match.end) or tokens.gap(other) or tokens.gap(other + 1) or tokens.headline:
        return False
    place = longest_name(tokens, other, gazetteer)
    return (place is None or place.end == other + 1) and not _is_before_its_area(tokens, other, gazetteer)


def is_speaker(tokens: Tokens, match: Match) -> bool:
    """Whether words are told to be its own: "…", said Houghton. "…", Houghton said.

    Not "the people of Houghton said", "Houghton says no". Of Moscow, deciding knows better.
    """
    says, first, end = tokens.vocabulary.says, match.first, match.end
    if tokens.keys[first - 1] in says:
        return tokens.gap(first) == "" and tokens.gap(end) != "" and _ends_quotation(tokens, first - 1)
    return tokens.keys[end] in says and tokens.gap(end) == "" and _ends_quotation(tokens, first)


def _ends_quotation(tokens: Tokens, index: int) -> bool:
    """Whether a mark stands before a word within its paragraph, after which it tells who said it."""
    return index > 0 and bool(set(tokens.gap(index)) & _QUOTATION_ENDS)


def goes_on_after_link(tokens: Tokens, end: int) -> bool:
    """Whether an "of" and a capital that is no place's or person's go on with a name: "Santiago de Besteiros", but not "Roma de Fellini"."""
    vocabulary = tokens.vocabulary
    if not _is_of(tokens, end) or tokens.headline or vocabulary.names_before_nouns or vocabulary.nouns_capitalised:
        return False
    last = end + 1
    while last < end + REACH and tokens.adjoins(last) and tokens.small(last) and tokens.keys[last] in vocabulary.links:
        last += 1
    if not (tokens.adjoins(last) and tokens.capital(last)) or tokens.raw[last].isupper():
        return False
    word = tokens.lexeme(last)
    family = last == end + 1 and tokens.keys[last] in tokens.lexemes.gazetteer.family_names
    return not (word.town or word.given or word.title or word.beside_places or family)


def _is_of(tokens: Tokens, index: int) -> bool:
    """Whether a small word links what follows to the name before, and tells no place of it."""
    key, vocabulary = tokens.key(index), tokens.vocabulary
    linked = key in vocabulary.links and key not in vocabulary.prepositions and key not in vocabulary.articles
    return linked and tokens.gap(index) == "" and tokens.small(index)


def _is_division(tokens: Tokens, match: Match) -> bool:
    """Whether its last word calls it one: "Вовчанськ Харківської області" is no person, but a town and where it lies.

    With a capital, too: "the third major Wyandot County factory", "Sarıyahşi Sipahiler Köyü".
    """
    last, word = match.end - 1, tokens.lexeme(match.end - 1)
    if last == match.first or tokens.gap(last) != "":
        return False
    if word.kind_after == "admin1" or (tokens.vocabulary.locative_endings and word.kind_after in _SETTLED):
        return True
    district = tokens.keys[last] in tokens.vocabulary.districts  # «села Горки Глухівської громади»
    return tokens.small(last) and (district or (word.kind or word.kind_after) is not None)


def _is_with_family_name(tokens: Tokens, match: Match) -> bool:
    """ "رشيد المسكي", "الشيخ محمد حسين": a given name, with or without a title, and what only a person's goes on with."""
    first, end = match.first, match.end
    title = end - first == 2 and tokens.lexeme(first).title
    if not (title or end - first == 1) or not tokens.lexeme(end - 1).given or cue_before(tokens, first) is not None:
        return False
    family, endings = tokens.key(end), tokens.vocabulary.family_endings
    article = any(family.startswith(the) for the in tokens.vocabulary.definite)
    return (article and family.endswith(endings)) or (title and tokens.lexeme(end).given)


def _follows_titled_name(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """ "Fischereiminister Petrus Gobabis": a title, a given name that is in no list, a family name."""
    first = match.first
    if tokens.gap(first) != "" or not (tokens.capital(first - 1) and tokens.capital(first)):
        return False
    if match.is_country() and (
        tokens.headline or tokens.vocabulary.nouns_capitalised or match.form.key not in gazetteer.family_names
    ):
        return False  # "Según el presidente Petro Colombia no cederá"; but "Fisheries Minister Bernalda Jordan"
    plain = tokens.lexeme(first - 1).beside_places or tokens.lexeme(first - 1).town
    return follows_title(tokens, first - 1) and not plain


def _is_initial(tokens: Tokens, first: int) -> bool:
    """ "J. London", "O'Connell"."""
    key = tokens.key(first - 1)
    mark = "'" if key in tokens.vocabulary.kin else "."
    return tokens.gap(first) == mark and len(key) == 1 and tokens.capital(first - 1)


def _is_maiden_name(tokens: Tokens, match: Match) -> bool:
    """ "Patricia M. (Ewing) Arneson", and the name after it."""
    first, end = match.first, match.end
    if tokens.gap(first).endswith("(") and tokens.gap(end) == ")" and tokens.capital(end):
        return _is_before_maiden_name(tokens, first)
    inner = first - 1
    if tokens.gap(first) != ")" or not (tokens.capital(first) and tokens.gap(inner).endswith("(")):
        return False
    initials = tokens.raw[inner].isupper() and not tokens.raw[first].isupper()  # "Disaster Authority (PDMA) Punjab"
    return tokens.capital(inner) and not initials and _is_before_maiden_name(tokens, inner)


def _is_maiden_name_after(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """ "Jeannette (Standefer) Burton", but not "Sydney (AP) Police", "Florence (Italy) Airport"."""
    end = match.end
    if tokens.gap(end) != "(" or end > match.first + 1 or not tokens.lexeme(match.first).given:
        return False
    agency = tokens.raw[end].isupper() or match.first == 0
    if agency or tokens.lexeme(end).town or any(sense.kind in AREAS for sense in senses_of(tokens, end, gazetteer)):
        return False
    return tokens.capital(end) and tokens.gap(end + 1) == ")" and tokens.capital(end + 1)


def _is_before_maiden_name(tokens: Tokens, bracketed: int) -> bool:
    """Whether a given name, an initial or two capitals that are no town's stand before a bracket: "Opal Agnes (Boyd) Richards"."""
    before = bracketed - 1
    if tokens.lexeme(before).given or (len(tokens.key(before)) == 1 and tokens.capital(before)):
        return True
    two = tokens.gap(before) == "" and tokens.capital(before) and tokens.capital(before - 1)
    return two and not any(tokens.lexeme(at).town or tokens.lexeme(at).beside_places for at in (before, before - 1))


def _is_linked_to_given_name(tokens: Tokens, match: Match) -> bool:
    """ "Leonardo da Vinci", but not "Saint-Louis du Sénégal"."""
    first, vocabulary = match.first, tokens.vocabulary
    key = tokens.key(first - 1)
    linked = key in vocabulary.links and (key in vocabulary.kin or key not in vocabulary.prepositions)
    if not linked or match.is_country() or tokens.gap(first) != "" or tokens.gap(first - 1) != "":
        return False
    if (
        vocabulary.names_before_nouns
        and key not in vocabulary.kin
        and tokens.gap(first - 2) == ""
        and tokens.capital(first - 3)
    ):
        return False  # "Anne Reid of Stockport"
    named = tokens.lexeme(first - 2).given or follows_title(tokens, first - 2)
    return named and tokens.capital(first - 2) and not _is_saint(tokens, first - 2)


def _is_linked_family_name(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """ "Maurício Carvalho de Souza": what a link joins to a whole name is one more family name, if persons have it and no large town does.

    English has none such: "Mary Jones of Lincoln", and of "Giuseppe Sala di Milano" one hears the mayor.
    """
    first, before = match.first, match.first - 2
    if tokens.vocabulary.names_before_nouns or match.is_well_known():
        return False
    if match.form.key not in gazetteer.family_names or tokens.keys[first - 1] not in tokens.vocabulary.links:
        return False
    named = tokens.small(first - 1) and tokens.capital(before) and not tokens.lexeme(before).beside_places
    joined = all(tokens.gap(index) == "" for index in (first, first - 1, before))
    return named and joined and tokens.capital(before - 1) and tokens.lexeme(before - 1).given


def _is_saint(tokens: Tokens, index: int) -> bool:
    """ "l'ospedale Sainte-Anne di Parigi", "el hospital San Francisco de Juticalpa", but not "Marie-Anne di Parigi"."""
    if tokens.gap(index) == "-":
        return not tokens.lexeme(index - 1).given
    first = max(0, index - LONGEST_NAME)
    while index > first and tokens.capital(index) and tokens.gap(index) == "":
        index -= 1
    return tokens.keys[index] in tokens.vocabulary.houses


def _is_after_unknown(tokens: Tokens, first: int, gazetteer: Gazetteer) -> bool:
    """Whether a name follows a capital that is no place's, and is not all initials: "Конституция СССР"."""
    if not tokens.cased(first) or tokens.starts_sentence(first - 1) or not _is_unknown(tokens, first - 1, gazetteer):
        return False
    if len(tokens.raw[first - 1]) >= INITIALS and tokens.raw[first - 1].isupper() and not tokens.shouted:
        return False  # «в ЦРБ Кизляра»
    return tokens.shouted or not tokens.raw[first].isupper()


def _is_capital_link(tokens: Tokens, index: int) -> bool:
    """ "minister Van Brussel": within a sentence a small word has a capital only in a name of a person."""
    key, vocabulary = tokens.key(index), tokens.vocabulary
    link = key in vocabulary.links and key not in vocabulary.articles and key not in vocabulary.locatives
    return link and tokens.capital(index) and not tokens.headline and not tokens.starts_sentence(index)


def _is_second_family_name(tokens: Tokens, match: Match) -> bool:
    """ "Mateus Setúbal Cavalcante": two names and no comma follow a given name."""
    before = match.first - 1
    if match.is_country() or tokens.headline or tokens.vocabulary.nouns_capitalised:
        return False
    named = tokens.capital(before) and tokens.gap(before) == "" and not tokens.lexeme(before).beside_places
    return named and tokens.capital(before - 1) and tokens.lexeme(before - 1).given


def _is_name_line(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """ "Griet Aalst | De Scheldebode": two words and no more, in the short line that names the author."""
    alone = match.end == len(tokens) or tokens.gap(match.end) in _NAME_ENDS
    short = len(tokens) <= _BYLINE and tokens.block.kind not in ("title", "kicker")
    before = match.first - 1
    if not (alone and short and tokens.capital(before) and tokens.starts_sentence(before)) or match.is_country():
        return False
    if tokens.gap(match.end) == DASH and tokens.lexeme(match.end).town:
        return False  # «Поезд Москва — Казань опоздал»
    return not tokens.lexeme(before).beside_places and not tokens.lexeme(before).town


def _is_after_town(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """ "Lima Duarte", "Milano Rossi": two towns do not follow each other without a comma; "New Delhi India" and "Bingöl Erzurum yolu" may."""
    before, capitals = match.first - 1, tokens.headline or tokens.vocabulary.nouns_capitalised
    if (
        capitals
        or not tokens.cased(match.first)
        or tokens.starts_sentence(before)
        or tokens.lexeme(before).beside_places
        or tokens.key(match.end) in tokens.vocabulary.roads
    ):
        return False
    return (match.is_town() or not match.is_known()) and tokens.lexeme(before).town


def _is_before_town(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> bool:
    """The first of the two."""
    capitals = tokens.headline or tokens.vocabulary.nouns_capitalised
    if capitals or not match.is_town() or not tokens.lexeme(match.end).town:
        return False
    if tokens.keys[match.end] in tokens.vocabulary.weekdays:
        return False
    after = longest_name(tokens, match.end, gazetteer)
    return after is not None and after.is_town() and tokens.key(after.end) not in tokens.vocabulary.roads


def _may_be_kin(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a small word belongs to a person: "Leonardo da Vinci", but not "il porto vecchio di Trieste"."""
    usual = tokens.keys[index] in tokens.vocabulary.small or tokens.vocabulary.nouns_capitalised
    return (
        tokens.capital(index - 1) and (not usual or tokens.lexeme(index - 1).given) and not _is_saint(tokens, index - 1)
    )


def _is_small_word(tokens: Tokens, index: int) -> bool:
    """Whether a word that may be a person's name is a preposition here: "على" and "علي" fold alike."""
    small = tokens.keys[index] in tokens.vocabulary.small
    return small and (tokens.starts_sentence(index) or not tokens.capital(index))


def _is_unknown(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a capital can only be that of another name; not in "on Wednesday Idaho residents"."""
    if tokens.headline or tokens.vocabulary.nouns_capitalised or tokens.lexeme(index).beside_places:
        return False
    road = _is_road(tokens.keys[index]) or tokens.keys[index] in tokens.vocabulary.roads
    return not (road or tokens.lexeme(index).town or tokens.is_dated(index))


def _is_road(key: str) -> bool:
    """ "op de A2 Maastricht - Eindhoven", "sur l'A7 Valence"; "G5 Sahel" is a name."""
    return key[1:].isdigit() and key[0] in _ROADS
