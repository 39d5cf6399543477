"""Looks up the words of a paragraph in the gazetteer: the longest name that begins at a word, as written or with its endings undone.

To let a name be written in one more way, add to `_begun` and `_reached` what its words may be read as.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final, NamedTuple

from builder.find.places.forms import Form
from builder.find.places.lexemes import KNOWN_WEIGHT, WELL_KNOWN_WEIGHT
from builder.find.places.readings import Known, Reading, best_of
from builder.find.places.tokens import WITHIN, Tokens
from builder.folding import fold
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import ARTICLES, LONGEST_NAME, PARTICLES
from builder.model import DIVISIONS, Sense

FAR_BETTER_KNOWN: Final = 2.0
"""Weight by which a name without its article is to be preferred: a hundred times the population."""
_ABBREVIATION: Final = 3  # letters; a name may go on after the point of no more: "St. Louis"

_PART: Final = 2  # letters after an apostrophe, from which they are an ending in Turkish, and may end a name elsewhere
_INITIALS: Final = 2  # letters that mean a country in one language and anything in the next: "VS", "US"
_JOINING: Final = "&"
"""A gap inside the usual names of some areas."""
_VOWELS: Final = "aeiu"  # that the article in Latin letters begins with
TOWNS_AND_DIVISIONS: Final = frozenset({"city"}) | DIVISIONS


class Match(NamedTuple):
    """A stretch of words with the places of that name; with none where only its cue or its shape tells it."""

    first: int
    end: int
    """The word after the last."""
    form: Form
    """Of the first word."""
    keys: tuple[str, ...]
    senses: tuple[Sense, ...]
    cue: str | None = None
    """The kind of place that a word tells which it shares with other names."""

    def is_known(self) -> bool:
        """Whether one of the places is looked for in every article."""
        return any(sense.weight > KNOWN_WEIGHT for sense in self.senses)

    def is_well_known(self) -> bool:
        """Whether one of them is a large town, or a country."""
        return any(sense.weight >= WELL_KNOWN_WEIGHT for sense in self.senses)

    def is_known_so(self) -> bool:
        """Whether one of them is, and this is its main name as it stands."""
        return not self.form.inflected and any(sense.proper and sense.weight > KNOWN_WEIGHT for sense in self.senses)

    def is_town(self) -> bool:
        """Whether it may be a town of some size, and is no country."""
        return not self.is_country() and any(s.kind == "city" and s.weight > KNOWN_WEIGHT for s in self.senses)

    def is_country(self) -> bool:
        return any(sense.kind == "country" and sense.proper for sense in self.senses)


def plain_match(tokens: Tokens, first: int, end: int, senses: tuple[Sense, ...]) -> Match:
    """Of words just as they stand."""
    key = " ".join(tokens.keys[first:end])
    return Match(first, end, Form(key), (key,), senses)


def longest_name(tokens: Tokens, first: int, gazetteer: Gazetteer) -> Match | None:
    """The longest name that begins at a word, with all the places it may mean."""
    word = tokens.lexeme(first)
    if not (word.named or word.area or tokens.keys[first - 1] in tokens.vocabulary.contracted):
        return _at_a_river(tokens, first, None, gazetteer)  # most words say nothing, whatever follows them
    match = _longest(tokens, first, gazetteer) or _with_direction(tokens, first)
    if river := _at_a_river(tokens, first, match, gazetteer):
        return river
    if match is None:
        return None
    match = _without_cue(_without_direction(match, tokens, gazetteer), tokens, gazetteer)
    match = _without_county(match, tokens, gazetteer)
    match = _with_river(_with_cue(_without_article(match, tokens, gazetteer), tokens, gazetteer), tokens, gazetteer)
    return _with_letters(match, tokens, gazetteer) if tokens.vocabulary.letters_apart else match


def _at_a_river(tokens: Tokens, first: int, match: Match | None, gazetteer: Gazetteer) -> Match | None:
    """A town with its river behind a stroke: "Krems/Donau", "Frankfurt/Oder"; the town alone may be no name."""
    end = match.end if match else first + 1
    if tokens.gap(end) != "/" or not tokens.capital(end):
        return None
    keys = match.keys if match else (tokens.keys[first],)
    for key, link in product(keys, tokens.vocabulary.river_links):
        whole = " ".join(filter(None, (key, link, tokens.keys[end])))
        if senses := gazetteer.senses(whole):
            return Match(first, end + 1, Form(whole), (whole,), senses)
    return None


def senses_of(tokens: Tokens, index: int, gazetteer: Gazetteer) -> Iterator[Sense]:
    """What a word alone may mean, in all its forms."""
    for form in tokens.lexeme(index).forms:
        if form.is_word():
            yield from gazetteer.senses(form.key)


def is_article(tokens: Tokens, index: int) -> bool:
    """Whether a word is the Arabic article in Latin letters, and not a small word of the text's own language.

    Where it is assimilated, the name begins with its letter: "as Suwayda", but not "as far afield as Hoedspruit".
    """
    key, vocabulary = tokens.key(index), tokens.vocabulary
    if key not in ARTICLES or not (key.endswith("l") or tokens.key(index + 1).startswith(key.lstrip(_VOWELS))):
        return False
    own = key in vocabulary.small or key in vocabulary.conjunctions or key in vocabulary.articles
    return not (own and tokens.small(index))


def begins_small(tokens: Tokens, index: int) -> bool:
    """Whether a landscape's name may begin with this word, which is written small."""
    return tokens.small(index) and tokens.lexeme(index).begun_small


# -- the longest name ---------------------------------------------------------------------------------------------


def _longest(tokens: Tokens, first: int, gazetteer: Gazetteer) -> Match | None:
    best, alive = _begun(tokens, first, gazetteer)
    for index in range(first + 1, min(first + LONGEST_NAME, len(tokens))):
        if not alive or not _goes_on(tokens, index):
            break
        reached = list(_reached(tokens, alive, index))
        known = [
            (key, form, senses)
            for key, form in reached
            if (senses := _senses(tokens, key, first, index + 1, gazetteer))
        ]
        if known and _is_usual(tokens, first, index):
            language = tokens.vocabulary.language
            known = [(key, form, areas) for key, form, found in known if (areas := _usual_areas(found, language))]
        ends = known and (_may_end(tokens, first, index) or _ends_in_its_s(tokens, first, index, known))
        if ends and not _is_first_half(tokens, index, gazetteer):
            best = Match(first, index + 1, *best_of(known))
        alive = [reading for reading in reached if gazetteer.begins(reading[0])]
    return best


def _begun(tokens: Tokens, first: int, gazetteer: Gazetteer) -> tuple[Match | None, Sequence[Reading]]:
    """What the first word may be by itself, and every key by which it may begin a longer name; "au Caire" is "à Le Caire"."""
    word = tokens.lexeme(first)
    article = tokens.vocabulary.contracted.get(tokens.keys[first - 1]) if tokens.adjoins(first) else None
    if len(word_key := tokens.keys[first]) == 1 and word_key.isascii():
        article = None  # "the D&S Times" is not of "The D", which Detroit is called by some
    if not article and not word.in_capitals:
        alone = word.alone if word.alone and not _is_cut_short(tokens, first, word.alone.form) else None
        whole = Match(first, first + 1, *alone) if alone and _may_end(tokens, first, first) else None
        return whole, word.begun
    readings = [(form.key, form) for form in word.likely]
    if article:
        readings.append((f"{article} {word.forms[0].key}", word.forms[0]))
    known: list[Known] = [
        (key, form, senses)
        for key, form in readings
        if form.is_word() and (senses := _senses(tokens, key, first, first + 1, gazetteer))
    ]
    whole = Match(first, first + 1, *best_of(known)) if known and _may_end(tokens, first, first) else None
    return whole, [reading for reading in readings if gazetteer.begins(reading[0])]


def _is_cut_short(tokens: Tokens, index: int, form: Form) -> bool:
    """ "Малам-Фатори" is not in Mali: before a hyphen no word has an ending."""
    return form.inflected and tokens.gap(index + 1) == "-" and tokens.capital(index + 1)


def _is_first_half(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a name ends within another: the "province du Nord" of "province du Nord-Kivu"."""
    if tokens.gap(index + 1) != "-" or not tokens.capital(index + 1):
        return False
    return bool(gazetteer.senses(f"{tokens.keys[index]} {tokens.keys[index + 1]}"))


def _reached(tokens: Tokens, alive: Sequence[Reading], index: int) -> Iterator[Reading]:
    """Every key that the words that are read so far may have with one word more."""
    apostrophe = tokens.gap(index) == "'"
    for (key, begun), form in product(alive, tokens.lexeme(index).forms):
        if not form.cut:
            both = begun
            if form.inflected and not begun.inflected:
                both = Form(begun.key, begun.cut, begun.joined, inflected=True)
            yield f"{key} {form.key}", both
            if apostrophe:
                yield key + form.key, both


def _goes_on(tokens: Tokens, index: int) -> bool:
    """Whether a name may go on with this word; "Van'da" ends before it."""
    gap = tokens.gap(index)
    if gap == "'" and tokens.small(index) and tokens.vocabulary.locative_endings:
        return len(tokens.keys[index]) < _PART
    return gap in WITHIN or gap == _JOINING or (gap == "." and len(tokens.key(index - 1)) <= _ABBREVIATION)


def _is_usual(tokens: Tokens, first: int, last: int) -> bool:
    """Whether only the usual name of an area is written so; asked of names alone, of which there are few."""
    if begins_small(tokens, first) and tokens.keys[first] not in tokens.vocabulary.cues:
        return True
    return any(_is_of_usual_name(tokens, index) for index in range(first + 1, last + 1))


def _is_of_usual_name(tokens: Tokens, index: int) -> bool:
    """Whether only the usual name of an area goes on so: "République tchèque", "Trinidad & Tobago"."""
    if tokens.gap(index) == _JOINING:
        return True
    apart = tokens.gap(index) == ""
    elided = len(tokens.keys[index]) == 1 and tokens.gap(index + 1) == "'"  # "Cortina d'Ampezzo"
    own = elided or tokens.keys[index] in ARTICLES or _may_be_small(tokens, index)
    return apart and tokens.small(index) and not own


def _usual_areas(senses: tuple[Sense, ...], language: str) -> tuple[Sense, ...]:
    """Countries and landscapes; that "Sylhet division" is one of Bangladesh's, its cue would tell."""
    return tuple(s for s in senses if s.kind not in TOWNS_AND_DIVISIONS and language in s.languages)


def _may_be_small(tokens: Tokens, index: int) -> bool:
    """Whether a word of a name may lack its capital: "Rostov-na-Donu", "Gaza strip", "Донецкая область"."""
    vocabulary, key = tokens.vocabulary, tokens.keys[index]
    if key in vocabulary.links or key in vocabulary.kin or key in vocabulary.conjunctions or key in PARTICLES:
        return True
    if key in vocabulary.municipal:  # «в Ненецком автономном округе»
        return True
    return any(form.key in vocabulary.cues_after or form.key in vocabulary.cues for form in tokens.lexeme(index).forms)


def _may_end(tokens: Tokens, first: int, last: int) -> bool:
    key = tokens.keys[last]
    if tokens.gap(last + 1) == "'" and not key.isascii() and tokens.small(last + 1):
        return False  # «Харків'яни» are its people
    if first == last:
        return key not in ARTICLES and not tokens.small(first)
    if tokens.gap(last) == "'" and tokens.small(last) and len(key) < _PART and key.isascii():
        return False  # "Bath's", but not «Придністров'я»
    apart = tokens.gap(last) == ""  # not in Xi'an
    if apart and tokens.small(last) and (key in tokens.vocabulary.links or key in ARTICLES or key in PARTICLES):
        return False
    return not tokens.cased(first) or any(tokens.capital(index) for index in range(first, last + 1))


def _ends_in_its_s(tokens: Tokens, first: int, last: int, known: Sequence[Known]) -> bool:
    """ "St. John's" is a town's name just so written; "Bath's" is not."""
    if tokens.gap(last) != "'" or tokens.keys[last] != _S:
        return False
    written = fold(tokens.text[tokens.starts[first] : tokens.ends[last]])
    return any(fold(sense.name) == written for _, _, senses in known for sense in senses[:1])


_S: Final = "s"


def _senses(tokens: Tokens, key: str, first: int, end: int, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """Of a key, without those that the text would have in capitals, and two letters of another language: "VS" is Dutch."""
    senses = gazetteer.senses(key)
    if len(key) == _INITIALS:
        senses = tuple(s for s in senses if not s.capitals or tokens.vocabulary.language in s.languages)
    if any(sense.capitals for sense in senses) and not _is_written_as_word(tokens, first):
        shouting = tokens.shouted and "." not in tokens.raw[first]
        if shouting or not all(word.isupper() for word in tokens.raw[first:end]):
            return tuple(sense for sense in senses if not sense.capitals)
    return senses


def _is_written_as_word(tokens: Tokens, index: int) -> bool:
    """Italian: "gli Usa", but not "Usa il forno"."""
    if tokens.keys[index] not in tokens.vocabulary.initials or not tokens.capital(index):
        return False
    alone = tokens.gap(index + 1) != "" or tokens.key(index + 1) in tokens.vocabulary.conjunctions
    return alone or not tokens.starts_sentence(index)


# -- a word less --------------------------------------------------------------------------------------------------


def _without_article(match: Match, tokens: Tokens, gazetteer: Gazetteer) -> Match:
    """Of "La Francia" at the head of a sentence the country, rather than the small town in Argentina."""
    first = match.first
    if match.end - first < 2 or tokens.keys[first] not in tokens.vocabulary.articles:
        return match
    rest = _longest(tokens, first + 1, gazetteer)
    if rest is not None and rest.end > match.end:  # "La Ciudad de México"
        return rest
    key = " ".join(tokens.keys[first + 1 : match.end])
    senses = _senses(tokens, key, first + 1, match.end, gazetteer)
    if not senses or senses[0].weight < match.senses[0].weight + FAR_BETTER_KNOWN:
        return match
    return plain_match(tokens, first + 1, match.end, senses)


def _without_cue(match: Match, tokens: Tokens, gazetteer: Gazetteer) -> Match:
    """Of "the city of Hamburg" the city, rather than the small town that GeoNames knows as "City of Hamburg", too."""
    if not tokens.small(match.first) or tokens.vocabulary.cues.get(tokens.keys[match.first]) != "city":
        return match
    rest = next((index for index in range(match.first, match.end) if tokens.capital(index)), match.end)
    inner = _longest(tokens, rest, gazetteer) if rest < match.end else None
    if inner is None or not any(s.kind == "city" and s.weight > match.senses[0].weight for s in inner.senses):
        return match
    return inner


def _without_county(match: Match, tokens: Tokens, gazetteer: Gazetteer) -> Match:
    """Of "a small northwest Ohio county" the state: an article or adjective before it, and the word written small, make it any of its counties."""
    last, before = match.end - 1, match.first - 1
    if last == match.first or not tokens.small(last) or tokens.key(last) not in tokens.vocabulary.cues_after:
        return match
    if not (tokens.vocabulary.names_before_nouns and tokens.adjoins(match.first) and tokens.small(before)):
        return match
    if tokens.key(before) in tokens.vocabulary.prepositions or tokens.key(before) in tokens.vocabulary.links:
        return match
    key = " ".join(tokens.keys[match.first : last])
    divisions = tuple(s for s in gazetteer.senses(key) if s.kind == "admin1" and s.proper)
    return plain_match(tokens, match.first, last, gazetteer.senses(key)) if divisions else match


def _with_river(match: Match, tokens: Tokens, gazetteer: Gazetteer) -> Match:
    """Of «на Днепре» the river as well, which is known as «река Днепр» only."""
    vocabulary = tokens.vocabulary
    if not vocabulary.upon or match.end > match.first + 1 or not _is_upon(tokens, match.first):
        return match
    if not {sense.kind for sense in match.senses} <= _OF_RIVERS:
        return match  # «на Урале», «на Камчатке», «на Кубани» are the mountains, the peninsula and the region
    words = [cue for cue, kind in vocabulary.cues.items() if kind == "river"]
    keys = [form.key for form in tokens.lexeme(match.first).forms]
    rivers = [sense for word, key in product(words, keys) for sense in gazetteer.senses(f"{word} {key}")]
    return match._replace(senses=tuple(dict.fromkeys((*match.senses, *rivers)))) if rivers else match


def is_upon_river(tokens: Tokens, match: Match) -> bool:
    """«на Днепре», «берег Днепра», but not «напали на Днепр»: where of a town and its river only the river stands; one lives «на Кубани», too."""
    kinds = {sense.kind for sense in match.senses}
    return "river" in kinds and kinds <= _OF_RIVERS and _is_upon(tokens, match.first)


_OF_RIVERS: Final = frozenset({"city", "village", "river"})
"""What may bear the name of a river and is not told by «на»."""


def _is_upon(tokens: Tokens, first: int) -> bool:
    endings = tokens.vocabulary.upon.get(tokens.key(first - 1))
    return endings is not None and tokens.adjoins(first) and tokens.keys[first].endswith(endings)


def _with_cue(match: Match, tokens: Tokens, gazetteer: Gazetteer) -> Match:
    """Of "берега озера Чад" the lake as well, whose name begins with the cue in another case: «озеро Чад»."""
    before = match.first - 1
    if before < 0 or not tokens.vocabulary.endings or tokens.gap(match.first) != "" or not tokens.lexeme(before).kind:
        return match
    cues = [form.key for form in tokens.lexeme(before).forms if form.inflected]
    found = (s for cue, key in product(cues, match.keys) for s in gazetteer.senses(f"{cue} {key}"))
    areas = tuple(dict.fromkeys(s for s in found if s not in match.senses))
    return match._replace(senses=(*areas, *match.senses)) if areas else match


def _with_letters(match: Match, tokens: Tokens, gazetteer: Gazetteer) -> Match | None:
    """Only the places of which a name has the letters that are no other's with a mark: "Cañada Seca" does not begin with Canada."""
    written = tokens.text[tokens.starts[match.first] : tokens.ends[match.end - 1]].casefold()
    letters = [letter for letter in tokens.vocabulary.letters_apart if letter in written]
    whole = match.keys[0].startswith(tokens.keys[match.first][:_SAME])  # not the Brandenburg of "Südbrandenburg"
    if not letters or not whole:
        return match
    senses = tuple(sense for sense in match.senses if _has_letters(sense, letters, gazetteer))
    return match._replace(senses=senses) if senses else None


_SAME: Final = 3
"""Letters with which a name and its forms begin alike."""


def _has_letters(sense: Sense, letters: Sequence[str], gazetteer: Gazetteer) -> bool:
    place = gazetteer.place_of(sense.place)
    names = (place.name, *(name for _, name in place.names)) if place else ()
    return any(all(letter in name.casefold() for letter in letters) for name in names)


def _with_direction(tokens: Tokens, first: int) -> Match | None:
    """Of "Nordsyrien", which no gazetteer has, the country."""
    area = tokens.lexeme(first).area
    return Match(first, first + 1, Form(area[0]), (area[0],), area[1]) if area else None


def _without_direction(match: Match, tokens: Tokens, gazetteer: Gazetteer) -> Match:
    """Of "شمال لبنان" the country, where the whole is not one itself (جنوب السودان)."""
    if tokens.keys[match.first] not in tokens.vocabulary.directions or match.end - match.first != 2:
        return match
    senses = gazetteer.senses(tokens.keys[match.first + 1])
    whole = any(sense.kind == "country" for sense in match.senses)
    if whole or not any(sense.kind == "country" for sense in senses):
        return match
    return plain_match(tokens, match.first + 1, match.end, senses)
