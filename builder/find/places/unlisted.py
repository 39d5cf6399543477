"""Names that no gazetteer has: a cue calls the word a place, or it only looks like a name and may be one in another spelling.

A cue word after which any name is believed is an entry of a lexicon's `unlisted`; a word to be refused, one of its `never`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from builder.find.places.beside import division_of, is_located, is_shaped, lies_beside
from builder.find.places.cues import (
    LANDSCAPE,
    Last,
    cue_before,
    cue_of,
    end_before_cue,
    is_called,
    is_landscape_word,
    is_of_division,
    joined_conjunction,
    kind_after,
    kind_at,
)
from builder.find.places.forms import STEM, Form, forms_of, listed_as
from builder.find.places.lexemes import is_given_name
from builder.find.places.names import Match, is_article, longest_name, plain_match
from builder.find.places.persons import INITIALS, begins_person, goes_on_after_link
from builder.find.places.tokens import Tokens
from builder.gazetteer import SKELETON_COUNTRIES, Gazetteer
from builder.gazetteer.names import LONGEST_NAME
from builder.model import Sense

_LATIN: Final = "\u024f"
"""The last letter of GeoNames' main names."""
_EVERYDAY: Final = 4.3
"""Zipf from which a word is a noun or a verb rather than a village, where no capital tells; scripts/make_gazetteer_data.py lists them from there on."""
_NAMESAKES: Final = frozenset({"river", "lake"})
"""What villages lie at and are named after."""
_ISLANDS: Final = frozenset({"admin1", "country", "region"})
"""What an island may be as well: "Girit Adası", "Kıbrıs adası"."""


def unlisted_name(tokens: Tokens, first: int, last: Last, gazetteer: Gazetteer) -> Match | None:
    """The name that begins at a word, without places."""
    vocabulary, key = tokens.vocabulary, tokens.keys[first]
    if not (tokens.cased(first) or last.several or _is_led(tokens, first)):
        return None
    if (tokens.small(first) and not is_article(tokens, first)) or _is_capital_cue(tokens, first):
        return None
    if is_numeral(tokens, first) or (key in vocabulary.roads and longest_name(tokens, first + 1, gazetteer)):
        return None  # "TAG Otoyolu Düziçi ilçesi"
    if key in vocabulary.articles and tokens.starts_sentence(first) and cue_before(tokens, first) is None:
        return None
    if key in vocabulary.weekdays or (key in vocabulary.numbered and tokens.raw[first + 1].isdigit()):
        return None
    cue = end_before_cue(tokens, first)
    if cue is not None and _is_swallowed(tokens, first, cue, gazetteer):
        return None
    called = is_called(tokens, first, last) or cue is not None
    if not called and len(tokens.raw[first]) >= INITIALS and tokens.raw[first].isupper() and not tokens.shouted:
        return None  # «в ЦРБ Кизляра»
    if (
        key in vocabulary.never
        or (called and _is_never_joined(tokens, first))
        or _is_everyday(tokens, first, gazetteer)
        or key in vocabulary.demonyms
        or not (called or _looks_like_name(tokens, first, gazetteer))
    ):
        return None
    if key in vocabulary.addresses and is_landscape_word(tokens, first - 1):
        return None  # "Lake Avenue"
    if key in vocabulary.common and not called:
        return None
    if not called and _is_adjective(tokens, first):
        return None
    end = _end_of(tokens, first)
    if called and _goes_on_after_link(tokens, end, gazetteer):
        end = _end_after_link(tokens, end)
    if called and _is_somebody(tokens, first, end):
        return None
    if (
        tokens.starts_sentence(first)
        and (rest := longest_name(tokens, first + 1, gazetteer))
        and rest.end == end > first + 2
    ):
        return None  # "After Grayson County": a capital of the sentence
    located = is_located(tokens, first, end) or lies_beside(tokens, first, end)
    sure = called or key in vocabulary.heads or located or is_shaped(tokens, first, end)
    if not sure and any(_begins_known(tokens, index, gazetteer, first) for index in range(first + 1, end)):
        return None
    match = _in_all_forms(plain_match(tokens, first, end, ()), tokens)
    if last.several and first == last.end and (cut := joined_conjunction(tokens, first)):
        match = Match(first, end, Form(match.form.key[cut:], cut), (match.form.key[cut:],), ())
    return None if _is_word(match.form.key, tokens, gazetteer) else match


def called_name(tokens: Tokens, first: int, called: Collection[str]) -> Match | None:
    """A name that no gazetteer has where it stands again without the cue: "the village of Kalo … all of Kalo", "Kalo'da"."""
    if not called or not tokens.capital(first) or tokens.headline or tokens.starts_sentence(first):
        return None
    end = _end_of(tokens, first)
    match = _in_all_forms(plain_match(tokens, first, end, ()), tokens)
    key = next((key for key in match.keys if key in called), None)
    return match._replace(keys=(key,)) if key else None


def _is_led(tokens: Tokens, first: int) -> bool:
    """Whether the word before may make a name of any word: where no capital does, nothing else can."""
    before = tokens.lexeme(first - 1)
    return before.leads or before.people or tokens.keys[first - 1] in tokens.vocabulary.towards


def is_numeral(tokens: Tokens, index: int) -> bool:
    """ "Auto da Serra II": what tells one of several names no place."""
    return not tokens.raw[index].strip("IVX")


def _is_swallowed(tokens: Tokens, first: int, cue: int, gazetteer: Gazetteer) -> bool:
    """Whether a sentence's first word only stands before a known name: "After Grayson County"."""
    if not tokens.starts_sentence(first) or first + 1 >= cue:
        return False
    match = longest_name(tokens, first + 1, gazetteer)
    return match is not None and match.end > cue


def _is_adjective(tokens: Tokens, first: int) -> bool:
    """ "Миколаївський морський порт": the port's, and no village of like sound."""
    noun = (
        tokens.small(first + 1) and tokens.gap(first + 1) == "" and tokens.key(first + 1) not in tokens.vocabulary.small
    )
    return noun and tokens.keys[first].endswith(tokens.vocabulary.adjectives)


def _is_somebody(tokens: Tokens, first: int, end: int) -> bool:
    """ "Станцией Института", «аким района Ерлан Садыков»: what is behind a cue is an office, or somebody with a family name."""
    vocabulary = tokens.vocabulary
    offices = vocabulary.organisations_before - vocabulary.named_before
    if offices and listed_as(tokens.keys[first], vocabulary.language, offices):
        return True
    return end == first + 2 and tokens.cased(first) and tokens.keys[first + 1].endswith(vocabulary.family_endings)


def _is_never_joined(tokens: Tokens, index: int) -> bool:
    """ "مخيم للنازحين": what is no name, with a preposition written onto it."""
    forms = (form for form in tokens.lexeme(index).forms if form.joined and form.is_word())
    return any(form.key in tokens.vocabulary.never for form in forms)


def _is_everyday(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """ "قرى إضافية", "قرية بمحور …", "شهرک صنعتی": what stands in every text goes on with the sentence, in quotation marks it may be a name."""
    vocabulary, key = tokens.vocabulary, tokens.keys[index]
    if tokens.cased(index) or tokens.gap(index) != "" or key in vocabulary.heads or key.startswith(vocabulary.definite):
        return False
    words = (form.key for form in tokens.lexeme(index).forms if form.key == key or (form.joined and form.is_word()))
    return any(gazetteer.zipf(word, vocabulary.language) >= _EVERYDAY for word in words)


def _in_all_forms(match: Match, tokens: Tokens) -> Match:
    """One word with what it is without its endings: "Гвозы" may be Гвоза."""
    if match.end > match.first + 1:
        return match
    undone = (form.key for form in tokens.lexeme(match.first).forms if form.inflected)
    return match._replace(keys=(*match.keys, *undone))


def outgrows(tokens: Tokens, match: Match, last: Last, gazetteer: Gazetteer) -> bool:
    """Whether a name of the gazetteer is only a part of one that it does not have: "село Нижние Хряпы", "Wakasa Bay"."""
    end = match.end
    if tokens.gap(end) == "-" and tokens.small(end) and is_shaped(tokens, match.first, _end_of(tokens, match.first)):
        return True
    if tokens.gap(end) == "-" and tokens.capital(end) and is_located(tokens, match.first, _end_of(tokens, match.first)):
        return True
    if tokens.gap(end) == "-" and tokens.capital(end) and not (match.is_known_so() or last.several):
        return is_called(tokens, match.first, last)  # "the town of Tal-Aran"
    if tokens.gap(end) in ("", "-") and _may_belong(tokens, end, gazetteer) and not _stands_alone(tokens, match):
        return is_called(tokens, match.first, last)
    if _goes_on_after_link(tokens, end, gazetteer):
        return is_called(tokens, match.first, last)
    if end_before_cue(tokens, match.first) != end or kind_after(tokens, end) not in LANDSCAPE:
        return False
    islands = _ISLANDS if kind_after(tokens, end) == "island" else frozenset()
    return not any(sense.kind in LANDSCAPE or sense.kind in islands for sense in match.senses)


def _stands_alone(tokens: Tokens, match: Match) -> bool:
    """Whether a known name goes on with no other word: «город Кентау Даурен …»; of one in other letters no table tells the main name."""
    foreign = tokens.raw[match.first] > _LATIN and not match.form.inflected
    return match.is_known_so() or (foreign and match.is_known())


def lies_elsewhere(tokens: Tokens, match: Match) -> bool:
    """Whether the division after a name holds no place of that name: "near Pine, Idaho" is not in Colorado."""
    if any(sense.kind in ("country", "admin1") for sense in match.senses):
        return False
    around = division_of(tokens, match.first, match.end)
    if not around and (around := _division_after(tokens, match)) and match.is_known():
        return not {sense.country for sense in match.senses} & {division.country for division in around}
    if not around:
        return False
    return not any(_may_lie_in(sense, division) for sense in match.senses for division in around)


def _division_after(tokens: Tokens, match: Match) -> tuple[Sense, ...]:
    """The region that an adjective right after a name calls: «в деревне Дубровка Витебской области», none of Russia's."""
    if tokens.gap(match.end) != "" or not is_of_division(tokens, match.end):
        return ()
    around = longest_name(tokens, match.end, tokens.lexemes.gazetteer)
    return tuple(sense for sense in around.senses if sense.kind == "admin1" and sense.proper) if around else ()


def is_other_landscape(tokens: Tokens, match: Match, last: Last) -> bool:
    """Whether the gazetteer has only a river of the name of what the text calls a village: «в сёлах Чымбай и Куршаб»."""
    return all(sense.kind in _NAMESAKES for sense in match.senses) and cue_of(tokens, match, last) == "village"


def _may_lie_in(sense: Sense, division: Sense) -> bool:
    """As far as their codes tell."""
    told = sense.admin1 is not None and division.admin1 is not None
    return sense.country == division.country and (sense.admin1 == division.admin1 or not told)


def _may_belong(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a word with a capital is no name of its own, nor a noun that merely follows."""
    if not tokens.capital(index) or tokens.headline or tokens.vocabulary.nouns_capitalised:
        return False
    plain = tokens.keys[index] in tokens.vocabulary.beside_places or begins_person(tokens, index)
    return not plain and not _begins_known(tokens, index, gazetteer, index)


def _begins_known(tokens: Tokens, index: int, gazetteer: Gazetteer, first: int) -> bool:
    """Whether a known name begins at a word: "Голова Закарпатської області"; any name, where the first may be any word."""
    match = longest_name(tokens, index, gazetteer)
    if match is None:
        return False
    any_word = tokens.starts_sentence(first) or tokens.vocabulary.nouns_capitalised
    return match.end > index + 1 or any_word or tokens.lexeme(index).town


def _is_capital_cue(tokens: Tokens, index: int) -> bool:
    """ "Село Нижние Хряпы": the name begins after it; not so of "colonia Villa Mirador", which has its cue already, nor of "Duttweiler bei"."""
    if not (tokens.cased(index) and tokens.adjoins(index + 1) and kind_at(tokens, index) is not None):
        return False
    if not tokens.capital(index + 1) and is_shaped(tokens, index, index + 1):
        return False
    return cue_before(tokens, index) is None or tokens.vocabulary.nouns_capitalised


def _is_word(key: str, tokens: Tokens, gazetteer: Gazetteer) -> bool:
    vocabulary = tokens.vocabulary
    bare = next((key.removeprefix(the) for the in vocabulary.definite if key.startswith(the)), key)  # "قرى الإقليم"
    joined = (form.key for form in forms_of(key, vocabulary.language) if form.cut)  # "قرى وبلدات"
    cue = key in vocabulary.cues or bare in vocabulary.cues or any(form in vocabulary.cues for form in joined)
    return len(key) < STEM or key in vocabulary.titles or cue or is_given_name(key, gazetteer)


def _looks_like_name(tokens: Tokens, first: int, gazetteer: Gazetteer) -> bool:
    """ "Al Boukamal", "près de Boukamal", "مدينة بوكمال": to be tried by its consonants; "في تيلافي" by its sound."""
    key, small = tokens.keys[first], tokens.vocabulary.small
    if not tokens.cased(first):
        towards = len(key) > STEM and tokens.key(first - 1) in tokens.vocabulary.towards
        return towards or cue_before(tokens, first) is not None or _sounds_foreign(tokens, first, gazetteer)
    if tokens.headline or key in small:
        return False
    several = tokens.gap(first + 1) in ("", "-") and tokens.capital(first + 1)
    before = tokens.key(first - 1)
    bracketed = before in tokens.vocabulary.conjunctions and tokens.gap(first + 1).strip() == "("
    return several or (tokens.adjoins(first) and (before in small or bracketed))


def _sounds_foreign(tokens: Tokens, first: int, gazetteer: Gazetteer) -> bool:
    """Whether a word after a preposition sounds like a place where other letters are used; where these are, each word does.

    No frequent word does: "على مسافة" is at a distance, not in Misawa.
    """
    if not tokens.adjoins(first) or tokens.key(first - 1) not in tokens.vocabulary.prepositions:
        return False
    key = tokens.keys[first]
    foreign = any(sense.country not in SKELETON_COUNTRIES for sense in gazetteer.sounding(key))
    return foreign and not gazetteer.zipf(key, tokens.vocabulary.language)


def _end_of(tokens: Tokens, first: int) -> int:
    """The word after the last of a name that begins here; no name is longer than LONGEST_NAME."""
    if (cue := end_before_cue(tokens, first)) is not None:
        return cue + tokens.capital(cue)
    end = first + 1
    while end < min(first + LONGEST_NAME, len(tokens)) and _goes_on(tokens, end):
        end += 1
    return end


def _goes_on_after_link(tokens: Tokens, end: int, gazetteer: Gazetteer) -> bool:
    """ "la vereda Palmar de los Quindos", but not "le lac des Bariousses de Treignac", where the smallest town tells where it lies."""
    if not goes_on_after_link(tokens, end):
        return False
    return longest_name(tokens, _after_links(tokens, end), gazetteer) is None


def _after_links(tokens: Tokens, end: int) -> int:
    while tokens.small(end):
        end += 1
    return end


def _end_after_link(tokens: Tokens, end: int) -> int:
    """Where a name ends that a small word goes on with."""
    return _end_of(tokens, _after_links(tokens, end))


def _goes_on(tokens: Tokens, index: int) -> bool:
    gap = tokens.gap(index)
    if gap == "-" and not tokens.raw[index][0].isdigit():
        return True
    if is_of_division(tokens, index):
        return False  # «села Старі Кошари Ковельського району»
    head = _is_head(tokens, index - 1) and tokens.keys[index] not in tokens.vocabulary.small
    begun = head or is_article(tokens, index - 1) or _is_kin(tokens, index)
    if tokens.adjoins(index) and (tokens.capital(index) or begun):
        return True
    return gap == "" and tokens.capital(index + 1) and is_article(tokens, index)


def _is_head(tokens: Tokens, index: int) -> bool:
    """ "بلدتي زحر وكفر رحتا": with a conjunction written onto it as well."""
    heads, key = tokens.vocabulary.heads, tokens.keys[index]
    return key in heads or (not tokens.cased(index) and key[joined_conjunction(tokens, index) :] in heads)


def _is_kin(tokens: Tokens, index: int) -> bool:
    """ "سيدي عبد الرحمن", "سيدي علي بن يوب": a word of persons' names goes with the one before it, and the next with it."""
    kin = tokens.vocabulary.kin
    return not tokens.cased(index) and (tokens.keys[index - 1] in kin or tokens.keys[index] in kin)
