"""What speaks for a name or against it: the clues of builder/model.py, which deciding weighs.

    preposition, linked   a word that often stands before a place, or a small word, stands before it; "mayor of" is as good as the first,
                          and so is «мэра» before a town's case, or "Valisi" after it
    article               an article that is not part of the name: towns have none
    contracted            its article is hidden in the word before: "au Caire"
    inflected             an ending was undone to find it
    uncased               its script has no capitals
    abbreviated           a division's short form after a town in it: "Springfield, Ill." (abbreviated.py)
    dateline              in capitals among a paragraph's first words, or before ">" at its head
    start                 its capital is that of a sentence or a headline
    byline                in the line that names the author, and no part of it by itself
    called                a cue before it makes any word a name
    organisation, person, title, surname, neighbour, namesake
                          part of another kind of name (organisations.py, persons.py)
    speaker               who says something: "Houghton said"
    begun                 a longer name goes on after it, as far as its words tell: "San Pedro de las Cuevas"
    given                 a name that persons are given, or begins with one where no capital tells; no small word or cue stands before it
    listed                only a comma or an "and" stands between it and the name before
    joined                a hyphen joins it to another word
    score                 its sentence tells a score, or one does in which the article calls a team so
    area                  such an article, in a language that gives one to areas
    anywhere              a direction and a word for a division, which many countries have: "Southern District"
    homonym               a word of the lexicon's `homonyms`
    noun                  one that nothing but its capital makes a name, in a language whose nouns have one, too

To see one more thing, add it to model.Clue, yield it here, and give it its points in deciding.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from builder.find.places.beside import is_located, is_shaped, lies_beside
from builder.find.places.cues import (
    REACH,
    Last,
    continues_list,
    cue_before,
    end_before_cue,
    is_called,
    is_listed,
    kind_after,
)
from builder.find.places.names import Match
from builder.find.places.offices import is_of_office, is_whose
from builder.find.places.organisations import is_organisation, is_short_form
from builder.find.places.persons import goes_on_after_link, is_speaker, person_after, person_before
from builder.find.places.tokens import BESIDE, WITHIN, Tokens
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import is_arabic
from builder.model import Clue


def evidence_of(tokens: Tokens, match: Match, last: Last, gazetteer: Gazetteer) -> frozenset[Clue]:
    """All of it but `namesake`, which the rest of the article tells."""
    return frozenset(
        (
            *_words_before(tokens, match),
            *_spelling(tokens, match),
            *_other_names(tokens, match, last, gazetteer),
            *_neighbours(tokens, match, last),
        )
    )


def _words_before(tokens: Tokens, match: Match) -> Iterator[Clue]:
    before, adjoins = tokens.key(match.first - 1), tokens.adjoins(match.first)
    led = adjoins and (_is_preposition(tokens, match.first - 1) or _is_led_by_its_people(tokens, match.first - 1))
    preposition = (
        match.form.joined
        or led
        or is_of_office(tokens, match)
        or is_whose(tokens, match)
        or _ends_address(tokens, match.first)
    )
    if preposition and _is_opponent(tokens, match.first):
        return
    if preposition or (tokens.gap(match.end) == "'" and _tells_a_place(tokens, match.end)):
        yield "preposition"
    elif adjoins and before in tokens.vocabulary.links:
        yield "linked"
        if _is_held(tokens, match.first - 1):
            yield "preposition"
    if _has_article(tokens, match):
        yield "article"
        if tokens.vocabulary.areas_have_articles:
            yield "area"


def _tells_a_place(tokens: Tokens, ending: int) -> bool:
    """Turkish: the ending after a name's apostrophe, "Ordu'da", or the place of it that follows, "Muş'un Bulanık ilçesi"."""
    vocabulary = tokens.vocabulary
    if tokens.key(ending) in vocabulary.locative_endings:
        return True
    after = ending + 1
    if not (vocabulary.locative_endings and tokens.gap(after) == "" and tokens.capital(after)):
        return False
    return tokens.gap(after + 1) == "" and tokens.small(after + 1) and kind_after(tokens, after + 1) is not None


def _is_preposition(tokens: Tokens, index: int) -> bool:
    """Alone or with the word before it: "près de", "north of"."""
    key, vocabulary = tokens.key(index), tokens.vocabulary
    two = f"{tokens.key(index - 1)} {key}" if tokens.adjoins(index) else ""
    return (key in vocabulary.prepositions and two not in vocabulary.personal) or two in vocabulary.prepositions


def _is_led_by_its_people(tokens: Tokens, index: int) -> bool:
    """ "im belgischen Genk", «в китайском Ухане»: between the preposition and the town, whose it is."""
    before = index - 1
    if tokens.keys[before] not in tokens.vocabulary.locatives or not (tokens.small(index) and tokens.adjoins(index)):
        return False
    return tokens.lexeme(index).people


def _ends_address(tokens: Tokens, first: int) -> bool:
    """ "Smith, of Fallow Avenue, Preston": a town after its street."""
    street = first - 1
    if tokens.gap(first) != "," or tokens.key(street) not in tokens.vocabulary.addresses:
        return False
    return tokens.capital(street) and tokens.capital(street - 1) and tokens.gap(street) == ""


def _is_held(tokens: Tokens, link: int) -> bool:
    """ "maire (honoraire) de Douarnenez", "residents of Terry": what follows the link is a place."""
    for index in (link - 1, link - 2):
        if not tokens.adjoins(index + 1) or not tokens.cased(index):
            return False
        if tokens.key(index) in tokens.vocabulary.offices:
            return True
        if not tokens.small(index):
            return False
    return False


def _is_opponent(tokens: Tokens, first: int) -> bool:
    """ "Clermont s'impose face à Brive": in a match, no preposition of place."""
    if first not in tokens.scored:
        return False
    opponents, before = tokens.vocabulary.opponents, tokens.key(first - 1)
    return before in opponents or f"{tokens.key(first - 2)} {before}" in opponents


def _has_article(tokens: Tokens, match: Match) -> bool:
    """Whether an article stands before the name that is neither part of it nor the next word's: "the Kyiv office"."""
    if not tokens.adjoins(match.first):
        return False
    vocabulary, before, after = tokens.vocabulary, tokens.key(match.first - 1), tokens.key(match.end)
    hidden = vocabulary.contracted.get(before)
    if before not in vocabulary.articles and (hidden is None or match.keys[0] in vocabulary.with_article):
        return False
    if any(key.startswith((f"{before} ", f"{hidden} ")) for key in match.keys):
        return False
    if vocabulary.names_before_nouns and _is_noun_after_its_state(tokens, match.end):
        return False
    if not vocabulary.names_before_nouns or tokens.gap(match.end) not in ("", "-") or not after:
        return True
    if after in vocabulary.conjunctions:
        return not _is_noun_of_both(tokens, match.end + 1)
    if tokens.gap(match.end) == "-" and tokens.capital(match.end):
        return not _is_noun_of_both(tokens, match.end)
    return after in vocabulary.small or (tokens.capital(match.end) and not _is_noun_of_it(tokens, match.end))


def _is_noun_of_it(tokens: Tokens, end: int) -> bool:
    """Whether the article belongs to what follows: "the Quilpie Shire", "the Cork Kerry border"."""
    return kind_after(tokens, end) is not None or tokens.key(end + 1) in tokens.vocabulary.roads


def _is_noun_of_both(tokens: Tokens, index: int) -> bool:
    """Whether after a name's "and" or hyphen one more stands right before a noun: "the Hyde Park and Chapeltown area", "the Mendi-Tari road"."""
    last = index
    while tokens.gap(last) in ("", "-") and tokens.capital(last) and last < index + REACH:
        last += 1
    noun = tokens.gap(last) == "" and tokens.small(last) and tokens.key(last) not in tokens.vocabulary.small
    return last > index and noun


def _is_noun_after_its_state(tokens: Tokens, end: int) -> bool:
    """Whether the article belongs to a noun after a town and its state: "the Englewood, Colo., company"."""
    if tokens.gap(end) != "," or not tokens.capital(end):
        return False
    last = end + 1
    while tokens.gap(last) == "" and tokens.capital(last) and last < end + REACH:
        last += 1
    noun = tokens.small(last) and tokens.key(last) not in tokens.vocabulary.small
    return noun and tokens.gap(last) in _AFTER_STATE


_AFTER_STATE = frozenset({",", ".,"})


def _spelling(tokens: Tokens, match: Match) -> Iterator[Clue]:
    first = match.first
    if match.keys[0].split()[0] != match.form.key.split()[0]:
        yield "contracted"
    if match.form.inflected:
        yield "inflected"
    if not tokens.cased(first):
        yield "uncased"
    elif tokens.is_dateline(first, match.end) or _is_heading(tokens, match) or _is_dated(tokens, match):
        yield "dateline"
    elif (tokens.headline or tokens.starts_sentence(first)) and not _is_name_for_itself(tokens, match):
        yield "start"
    if _is_joined(tokens, first, first - 1) or _is_joined(tokens, match.end, match.end):
        yield "joined"


def _is_heading(tokens: Tokens, match: Match) -> bool:
    """ "Foix > Concours de pétanque": the village pages of a paper go from place to place."""
    return match.first == 0 and tokens.gap(match.end).strip() == ">"


def _is_dated(tokens: Tokens, match: Match) -> bool:
    """ "Bari, 18 agosto 2020. La polizia": a paragraph begins with a town and a day, and a stop."""
    if match.first or tokens.gap(match.end) != ",":
        return False
    at = tokens.starts[match.end]
    day = next(((start, end) for start, end in tokens.dates if start <= at < end), None)
    return day is not None and tokens.text[day[1] : day[1] + 2].strip()[:1] in _AFTER_DATELINE


_AFTER_DATELINE: Final = frozenset({".", "(", "-", "–", "—"})


def _is_name_for_itself(tokens: Tokens, match: Match) -> bool:
    """Turkish: an ending after an apostrophe, "Ordu'dan", which a common noun ("ordudan") has without one; or an office, "Muş Valisi"."""
    ending = bool(tokens.vocabulary.locative_endings) and tokens.gap(match.end) == "'" and tokens.small(match.end)
    return ending or is_whose(tokens, match)


def _is_joined(tokens: Tokens, gap: int, other: int) -> bool:
    """Whether a hyphen joins a name to another, or to its own end: "Paris-Plage", but not "Kyiv-based", "pro-Damas"."""
    if tokens.gap(gap) != "-" or is_arabic(tokens.raw[other]):  # in Arabic letters it parts what it stands between
        return False
    return not tokens.small(other) or tokens.key(other) in tokens.vocabulary.links


def _other_names(tokens: Tokens, match: Match, last: Last, gazetteer: Gazetteer) -> Iterator[Clue]:
    if _is_numbered(tokens, match):
        yield "organisation"
        return
    short = not any(sense.capitals for sense in match.senses) and is_short_form(tokens, match.first, match.end)
    if short or (is_organisation(tokens, match.first, match.end) and not _is_quoted_in_list(tokens, match, last)):
        yield "organisation"
    if tokens.cased(match.first) or last.end != match.first or last.words < _SEVERAL:  # عين وسارة بولاية الجلفة
        yield from person_before(tokens, match, gazetteer)
    yield from person_after(tokens, match, gazetteer)
    if is_speaker(tokens, match):
        yield "speaker"
    if goes_on_after_link(tokens, match.end):
        yield "begun"


_SEVERAL = 2  # words of a name, of which the last is no given name


def _is_numbered(tokens: Tokens, match: Match) -> bool:
    """Whether capitals and a figure are a road's or a machine's name: "on NH-28", "near Opelousas on U.S. 190"."""
    after = match.end
    if _is_federal_road(tokens, match):
        return True
    if tokens.gap(after) != "-" or not tokens.raw[after][:1].isdigit():
        return False
    return (
        match.end == match.first + 1 and len(tokens.raw[match.first]) <= _INITIALS and tokens.raw[match.first].isupper()
    )


def _is_federal_road(tokens: Tokens, match: Match) -> bool:
    """ "U.S. 190", but not "the U.S. 5,000 more", "in the US 300 people died"."""
    after, before = match.end, match.first - 1
    if not (tokens.vocabulary.names_before_nouns and match.is_country() and tokens.raw[match.first].isupper()):
        return False
    figure, close = tokens.raw[after], tokens.gap(after) in ("", ".")
    if not (close and figure.isdecimal() and len(figure) <= _DIGITS_OF_A_ROAD) or tokens.gap(after + 1) == "-":
        return False
    return tokens.key(before) not in tokens.vocabulary.articles and not tokens.starts_sentence(match.first)


_INITIALS = 3  # letters
_DIGITS_OF_A_ROAD = 3


def _is_quoted_in_list(tokens: Tokens, match: Match, last: Last) -> bool:
    """Whether a name in quotation marks goes on with a list whose first one a cue calls a place: ولایت‌های «هلمند» و «فراه»."""
    quoted = last.cue is not None and tokens.quoted(match.first, match.end)
    return quoted and continues_list(tokens, match.first, last, comma=True)


def _neighbours(tokens: Tokens, match: Match, last: Last) -> Iterator[Clue]:
    called_after = not match.senses and (
        match.cue is not None  # "Kuz Dere ve Yeniyurt köyleri"
        or end_before_cue(tokens, match.first) is not None
        or is_located(tokens, match.first, match.end)
        or is_shaped(tokens, match.first, match.end)
    )
    beside = lies_beside(tokens, match.first, match.end) and not match.is_known()
    whose = match.form.inflected and match.is_country()  # «в сёлах Украины»
    if (called_after or beside or is_called(tokens, match.first, last)) and not whose:
        yield "called"
    whole = match.end == match.first + 1 or not tokens.cased(match.first)  # "يوسف الصديق" is a man before it is a town
    if whole and tokens.lexeme(match.first).given and not tokens.lexeme(match.first - 1).leads:
        yield "given"
    if is_listed(tokens, match, last):
        yield "listed"
    if match.end > match.first + 1 and _is_anywhere(tokens, match):
        yield "anywhere"
    if match.first in tokens.scored and cue_before(tokens, match.first) is None and not _is_somebodys(tokens, match):
        yield "score"
    homonyms = tokens.vocabulary.homonyms
    if match.keys[0] in homonyms or (match.form.key in homonyms and match.end == match.first + 1):
        yield "homonym"
        if _is_mere_noun(tokens, match, last):
            yield "noun"
    if tokens.block.kind == "byline" and not _is_part_of_byline(tokens, match):
        yield "byline"


def _is_somebodys(tokens: Tokens, match: Match) -> bool:
    """ "l'arbitro Marco Giudice di Frosinone": where somebody is from; a team has an article, "Mbappé du Paris SG"."""
    link = match.first - 1
    linked = tokens.adjoins(match.first) and tokens.small(link) and tokens.keys[link] in tokens.vocabulary.links
    named = linked and tokens.gap(link) == "" and tokens.capital(link - 1) and tokens.capital(link - 2)
    return named and not (_has_article(tokens, match) or tokens.vocabulary.names_before_nouns)


def _is_mere_noun(tokens: Tokens, match: Match, last: Last) -> bool:
    """Whether neither a preposition nor a cue stands before it, nor a place that it is listed with, nor an article, if it is a river: "200 Franken", "leichter Regen"."""
    first = match.first
    if not tokens.vocabulary.nouns_capitalised or cue_before(tokens, first) is not None:
        return False
    if _has_article(tokens, match) and any(sense.kind == "river" for sense in match.senses):
        return False
    led = match.form.joined or (tokens.adjoins(first) and _is_preposition(tokens, first - 1))
    return not led and not is_listed(tokens, match, last) and not tokens.is_dateline(first, match.end)


def _is_anywhere(tokens: Tokens, match: Match) -> bool:
    """ "Southern District of New York", «Центральный район»."""
    if not tokens.lexeme(match.first).part:
        return False
    words = (tokens.lexeme(index) for index in range(match.first + 1, match.end))
    return all(word.kind or word.kind_after for word in words)


def _is_part_of_byline(tokens: Tokens, match: Match) -> bool:
    """Whether it stands alone between the marks of a byline, as where the report was written: "Cairo: Anne Durand", "Jan Mol – Gent"."""
    within = WITHIN if tokens.cased(match.first) else BESIDE  # Arabic names are not joined by a hyphen
    return match.is_known() and not {tokens.gap(match.first), tokens.gap(match.end)} & within
