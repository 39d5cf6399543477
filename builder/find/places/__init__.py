"""Finds names of places: what the gazetteer knows by that name, and what a cue calls a place. Nothing is decided here.

A paragraph's words are read once (tokens.py). At each word that may begin a name, the longest name of the gazetteer is taken
(names.py), or what a cue calls a place (unlisted.py); then the words around it are asked what they say for it or against it
(evidence.py). After a town, the short form of its division is one, too (abbreviated.py). To teach a language, fill in [places] of lexicons/<lang>.toml (words.py reads it).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import replace
from itertools import islice

from builder.find import MOST_MENTIONS
from builder.find.places.abbreviated import short_form_after
from builder.find.places.cues import LANDSCAPE, Last, cue_before, cue_of, is_landscape_word, kind_at, last_of, like_of
from builder.find.places.districts import district_at
from builder.find.places.evidence import evidence_of
from builder.find.places.forms import raw_length
from builder.find.places.names import TOWNS_AND_DIVISIONS, Match, begins_small, longest_name, senses_of
from builder.find.places.organisations import Names, is_short_form, names_of_others, other_end
from builder.find.places.persons import family_name_after, family_name_of, given_name_at, goes_on_after_link
from builder.find.places.shared import shared_names
from builder.find.places.tokens import CAPITAL, SMALL, Tokens, tokens_of
from builder.find.places.unlisted import (
    called_name,
    is_numeral,
    is_other_landscape,
    lies_elsewhere,
    outgrows,
    unlisted_name,
)
from builder.gazetteer import Gazetteer
from builder.gazetteer.names import is_arabic
from builder.lexicon import lexicon_of
from builder.model import ASIDE, DIVISIONS, Article, Clue, Outlet, PlaceMention, Sense

_CAPITAL_WITHIN = 4  # words, from a small one that may begin a name: "al-Jissy", "mer Rouge", "estrecho de Ormuz"

_FIGURE = re.compile(r"[ ]?[:–—-][ ]?(?:[IVX]{1,4}|[+−-]?\d[\d.,]{0,8})(?!\w).{0,16}")
"""": III", " – 25 °C", ": 1.240 Einwohner"."""

_DIVIDING = frozenset({"admin1", "region"})
"""Cues for which a division may be called by any name of its city: "Provinz Kundus"."""

_SPOKEN_FOR = 5.5  # weight, 300,000 inhabitants: "…", said Moscow
_PLACED: frozenset[Clue] = frozenset({"preposition", "dateline"})
"""By which a name that says something is a place all the same."""

_NO_TEAM: frozenset[Clue] = frozenset({"preposition", "dateline", "organisation"})
"""By which a name is a place in spite of its match, or part of another name."""


def find_places(
    article: Article, gazetteer: Gazetteer, outlets: Sequence[Outlet], taken: Sequence[tuple[int, int]]
) -> tuple[PlaceMention, ...]:
    """Every stretch that may name a place, in order and disjoint, outside of what is folded away and of what is `taken`.

    No more than MOST_MENTIONS + 1.
    """
    dates = sorted(taken)
    free, others = _Free(dates), names_of_others(tuple(outlets), (article.source or "", article.author or ""))
    persons: set[str] = set()
    called: set[str] = set()
    found: list[PlaceMention] = []
    for block in article.blocks:
        if block.kind not in ASIDE:
            language = block.language if lexicon_of(block.language) else article.language
            tokens = tokens_of(article.text, block, language, gazetteer, dates)
            mentions = _mentions(tokens, gazetteer, others, free, persons, called)
            found += islice(mentions, MOST_MENTIONS + 1 - len(found))
    found = _in_rows(found, article)
    persons |= _speakers(found)
    teams = _teams(found)
    return tuple(_with_namesakes(mention, persons, teams) for mention in found)


def _in_rows(found: Sequence[PlaceMention], article: Article) -> list[PlaceMention]:
    """With the evidence of a table, line after line of which is a name and a figure, "Talca: III": its names are listed, and no capital is a sentence's."""
    rows = {mention.start: row for mention in found if (row := _row_of(mention, article)) is not None}
    numbers = frozenset(rows.values())
    table = []
    for before, mention in zip([None, *found], found, strict=False):
        row, last = rows.get(mention.start), rows.get(before.start) if before else None
        if row is not None and {row - 1, row + 1} & numbers:
            listed: frozenset[Clue] = frozenset({"listed"} if last == row - 1 else ())
            mention = replace(mention, evidence=mention.evidence - {"start"} | listed)
        table.append(mention)
    return table


def _row_of(mention: PlaceMention, article: Article) -> int | None:
    """The number of the block that is this name and a figure, and nothing else."""
    number = bisect_right(article.blocks, mention.start, key=lambda block: block.start) - 1
    block = article.blocks[number]
    head = article.text[block.start : mention.start]
    figure = _FIGURE.fullmatch(article.text, mention.end, block.end)
    return number if figure and not any(map(str.isalnum, head)) else None


def _speakers(found: Sequence[PlaceMention]) -> set[str]:
    """The names that say something and stand nowhere as a place does: "…", said Houghton, "…", dice Bolzano, but then "a Bolzano"."""
    speakers = {mention.keys[0] for mention in found if "speaker" in mention.evidence and not _is_great(mention)}
    return speakers - {mention.keys[0] for mention in found if mention.cue or mention.evidence & _PLACED}


def _is_great(mention: PlaceMention) -> bool:
    return any(sense.kind == "country" or sense.weight >= _SPOKEN_FOR for sense in mention.senses)


def _teams(found: Sequence[PlaceMention]) -> frozenset[str]:
    """The names that an article calls teams by: most of their mentions play a match, and two names do."""
    bare = [mention for mention in found if not (_is_placed(mention) or _is_linked(mention))]
    called = Counter(mention.keys[0] for mention in bare)
    playing = Counter(mention.keys[0] for mention in bare if "score" in mention.evidence)
    teams = frozenset(name for name, times in playing.items() if 2 * times > called[name])
    return teams if len(teams) > 1 else frozenset()


def _with_namesakes(mention: PlaceMention, persons: Container[str], teams: Container[str]) -> PlaceMention:
    """With the evidence that the article calls a person or a team so; "the police of Leeds" and "in York and Leeds" name no team."""
    name, evidence = mention.keys[0], mention.evidence
    if name in persons:
        evidence |= {"namesake"}
    if name in teams and not (_is_linked(mention) or mention.cue or evidence & _NO_TEAM or "listed" in evidence):
        evidence |= {"score"}
    return mention if evidence == mention.evidence else replace(mention, evidence=evidence)


def _is_placed(mention: PlaceMention) -> bool:
    """Whether the words before it make it no team; "THW Kiel" plays, where its sentence does."""
    against = mention.evidence & _NO_TEAM
    return bool(against) and not (against == {"organisation"} and "score" in mention.evidence)


def _is_linked(mention: PlaceMention) -> bool:
    """ "la questura di Roma", but not "la maglietta della Roma"."""
    return "linked" in mention.evidence and not mention.evidence & {"article", "score"}


class _Free:
    """Which stretches of the article are not taken by dates; asked from left to right."""

    def __init__(self, taken: Sequence[tuple[int, int]]) -> None:
        self._taken = taken
        self._next = 0

    def __call__(self, start: int, end: int) -> bool:
        while self._next < len(self._taken) and self._taken[self._next][1] <= start:
            self._next += 1
        return self._next == len(self._taken) or self._taken[self._next][0] >= end


def _mentions(
    tokens: Tokens, gazetteer: Gazetteer, others: Names, free: _Free, persons: set[str], called: set[str]
) -> Iterator[PlaceMention]:
    """The mentions of a paragraph; the family names that it tells go into `persons`, what a cue calls a place into `called`."""
    index, last, shared, words = 0, Last(), shared_names(tokens, gazetteer), len(tokens)
    while index < words:
        if index not in shared and (
            _leads_to(tokens, index, shared) or not _may_begin(tokens, index, last, others, gazetteer)
        ):
            index += 1
            continue
        if not begins_small(tokens, index):
            persons.update(family_name_after(tokens, index, gazetteer))
            persons.update(given_name_at(tokens, index, gazetteer))
        if end := other_end(tokens, index, others):
            index = end
            continue
        match = shared.get(index) or _match_at(tokens, index, last, gazetteer) or called_name(tokens, index, called)
        if (
            match is None
            or (match.form.cut and tokens.keys[index] in persons)
            or _hides(tokens, match, called)
            or _follows_whole_name(tokens, match, last)
        ):
            index += 1
            continue
        if not match.senses:
            persons.update(_families_within(tokens, match, gazetteer))
        index, mention = match.end, _mention(tokens, match, last, gazetteer)
        persons.update(family_name_of(match, mention.evidence))
        if "organisation" in mention.evidence and is_short_form(tokens, match.first, match.end):
            persons.update(match.keys)
        called.update(match.keys[:1] if "called" in mention.evidence and not match.senses else ())
        if not free(mention.start, mention.end):
            continue
        last = last_of(tokens, match, last)
        yield mention
        short = short_form_after(tokens, match, gazetteer)
        if short and free(short.start, short.end):
            index = tokens.index_after(short.end, index)
            yield short


def _leads_to(tokens: Tokens, index: int, shared: Container[int]) -> bool:
    """Whether a word is told with the name after it, in a script without capitals: of ناحية القحطانية that is القحطانية."""
    return index + 1 in shared and not tokens.cased(index) and tokens.lexeme(index).kind is not None


def _families_within(tokens: Tokens, match: Match, gazetteer: Gazetteer) -> Iterator[str]:
    """The family names inside of what no gazetteer has: "Fire Chief Walter Morris", later "Morris"."""
    for index in range(match.first + 1, match.end):
        yield from family_name_after(tokens, index, gazetteer)


def _match_at(tokens: Tokens, index: int, last: Last, gazetteer: Gazetteer) -> Match | None:
    match = longest_name(tokens, index, gazetteer)
    if (match is None or match.end == index + 1) and (district := district_at(tokens, index, match, gazetteer)):
        return district
    if match is not None and match.end == index + 1 and is_landscape_word(tokens, index):
        return None  # "Lake Lenore" is no town of Lake
    if match is None or _is_no_name(tokens, match, last, gazetteer):
        return unlisted_name(tokens, index, last, gazetteer)
    if outgrows(tokens, match, last, gazetteer):
        return unlisted_name(tokens, index, last, gazetteer)
    if lies_elsewhere(tokens, match) or is_other_landscape(tokens, match, last):
        return match._replace(senses=())
    return match


def _hides(tokens: Tokens, match: Match, called: Collection[str]) -> bool:
    """Whether a sentence's first word only stands before what was called a place: "Hier Kalo a brûlé", "Dün Kalo'da"."""
    longer = not match.senses and match.end > match.first + 1 and tokens.starts_sentence(match.first)
    return longer and called_name(tokens, match.first + 1, called) is not None


def _follows_whole_name(tokens: Tokens, match: Match, last: Last) -> bool:
    """Whether the cue before what no gazetteer has belongs to the name before: "Saddle Lake RCMP" is no Lake RCMP."""
    return not match.senses and last.end == match.first and is_landscape_word(tokens, match.first - 1)


def _mention(tokens: Tokens, match: Match, last: Last, gazetteer: Gazetteer) -> PlaceMention:
    start = tokens.starts[match.first]
    if match.form.cut:
        start += raw_length(tokens.raw[match.first], match.form.cut)
    elif _is_clipped(tokens, match.first):
        start -= 1
    elif is_landscape_word(tokens, match.first - 1):
        start = tokens.starts[match.first - 1]
    end = tokens.ends[match.end - 1]
    cue = cue_of(tokens, match, last)
    return PlaceMention(
        start=start,
        end=end,
        language=tokens.vocabulary.language,
        name=tokens.text[start:end],
        keys=match.keys,
        senses=match.senses if cue in _DIVIDING else _with_names_of_their_own(match.senses),
        cue=cue,
        like=like_of(tokens, match),
        evidence=evidence_of(tokens, match, last, gazetteer),
    )


def _with_names_of_their_own(senses: tuple[Sense, ...]) -> tuple[Sense, ...]:
    borrowed = [sense for sense in senses if sense.kind in DIVISIONS and sense.is_borrowed()]
    return tuple(sense for sense in senses if sense not in borrowed) if borrowed else senses


# -- where a name may begin ---------------------------------------------------------------------------------------


def _may_begin(tokens: Tokens, index: int, last: Last, others: Names, gazetteer: Gazetteer) -> bool:
    case = tokens.cases[index]
    if case == CAPITAL:
        return True
    if case == SMALL:
        opens = tokens.lexemes[tokens.keys[index]].opens or _is_clipped(tokens, index)
        return opens and _capital_follows(tokens, index)
    worth_a_try = last.several or tokens.lexemes[tokens.keys[index]].tried or tokens.lexeme(index - 1).leads
    if not (worth_a_try or tokens.keys[index] in others) or not is_arabic(tokens.raw[index]):
        return False  # as most words that no capital makes a name
    if tokens.keys[index] not in tokens.vocabulary.cues or _is_called(tokens, index, gazetteer):
        return True
    return _belongs_to_name(tokens, index, gazetteer)


def _is_clipped(tokens: Tokens, index: int) -> bool:
    """ "'s-Gravenzande", "'t Harde": what is left of an article begins the name."""
    return tokens.keys[index] in tokens.vocabulary.clipped and tokens.gap(index)[-1:] == "'"


def _capital_follows(tokens: Tokens, index: int) -> bool:
    return any(tokens.capital(later) for later in range(index + 1, index + _CAPITAL_WITHIN))


def _belongs_to_name(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a cue is part of the name, because the rest names another place or none: بحر الصين الجنوبي, جمهوری دومینیکن."""
    key = tokens.keys[index]
    if not tokens.lexeme(index).begun:
        return False
    whole = longest_name(tokens, index, gazetteer)
    if whole is None or whole.end <= index + 1:
        return False
    kind = tokens.vocabulary.cues[key]
    if kind not in LANDSCAPE and all(s.kind in TOWNS_AND_DIVISIONS and s.kind != kind for s in whole.senses):
        return False
    rest = longest_name(tokens, index + 1, gazetteer)
    if rest is not None and rest.end > whole.end:
        return False  # محافظة بني سويف is not that of Beni
    return rest is None or not {s.place for s in rest.senses} & {s.place for s in whole.senses}


def _is_called(tokens: Tokens, index: int, gazetteer: Gazetteer) -> bool:
    """Whether a cue before this one calls a place so: ولاية معسكر is no camp, ولاية نهر النيل no river."""
    kind = tokens.lexeme(index - 1).kind
    if kind not in _DIVIDING and kind != "city":
        return False
    named = longest_name(tokens, index, gazetteer) if tokens.adjoins(index) else None
    return named is not None and any(sense.kind == kind for sense in named.senses)


def _is_no_name(tokens: Tokens, match: Match, last: Last, gazetteer: Gazetteer) -> bool:
    """Whether words are no name by themselves: a demonym, the first word of longer names, a cue with a clitic."""
    index, vocabulary = match.first, tokens.vocabulary
    key = tokens.keys[index]
    if match.end > index + 1:
        return _is_noun_with_article(tokens, match)
    if is_numeral(tokens, index) or tokens.raw[index].endswith(vocabulary.nouns):
        return True
    if tokens.gap(index) == "" and tokens.key(index - 1) in vocabulary.indefinite:
        return True
    if key in vocabulary.peoples and tokens.adjoins(index) and tokens.key(index - 1) in vocabulary.peoples_after:
        return True
    if key in vocabulary.demonyms:
        return not _is_country_here(tokens, index, last, gazetteer)
    if _is_part(tokens, index):
        return True
    if {key, match.form.key} & vocabulary.common and _is_unmarked(tokens, index):
        return True
    if key in vocabulary.heads and (not tokens.adjoins(index + 1) or tokens.small(index + 1)):
        return False  # "dans l'Ain", but not the Ain of "Ain Sefra"
    if key in vocabulary.no_names:
        named = key not in vocabulary.never and _is_capital_for_itself(tokens, index)
        return not named and not _is_spelled_otherwise(tokens, index)
    if key in vocabulary.organisations_after:
        return tokens.gap(index) == "" and tokens.capital(index - 1)
    if tokens.cased(index):
        return kind_at(tokens, index) is not None and _leads_to_name(tokens, index)
    return kind_at(tokens, index) is not None and not _is_called(tokens, index, gazetteer)


def _is_part(tokens: Tokens, index: int) -> bool:
    """ "North Leeds", «Северного Бейрута»."""
    return tokens.lexeme(index).part and tokens.gap(index + 1) == "" and tokens.capital(index + 1)


def _leads_to_name(tokens: Tokens, index: int) -> bool:
    """ "Baía de Guanabara": a cue with a capital."""
    link = tokens.key(index + 1) in tokens.vocabulary.links and tokens.gap(index + 1) == ""
    return link and tokens.adjoins(index + 2) and tokens.capital(index + 2)


def _is_unmarked(tokens: Tokens, index: int) -> bool:
    """Whether neither a cue nor a capital within a sentence tells that a word is a name here."""
    unmarked = not tokens.cased(index) or tokens.headline or tokens.starts_sentence(index)
    return unmarked and cue_before(tokens, index) is None


def _is_spelled_otherwise(tokens: Tokens, index: int) -> bool:
    """Whether the accents are not the listed word's: Pará is a state, "para" a word."""
    written = tokens.raw[index].casefold()
    return written != tokens.keys[index] and written not in tokens.vocabulary.spelled


def _is_capital_for_itself(tokens: Tokens, index: int) -> bool:
    """Whether a small word has a capital within a sentence, after another small word: "die Oder", "in Bar"."""
    key, vocabulary = tokens.keys[index], tokens.vocabulary
    small = key in vocabulary.small or key in vocabulary.conjunctions
    named = small and tokens.capital(index) and not tokens.headline and tokens.gap(index) == ""
    return named and (tokens.small(index - 1) or tokens.starts_sentence(index - 1))


def _is_noun_with_article(tokens: Tokens, match: Match) -> bool:
    """ "Le port est fermé": the article alone has a capital, that of the sentence; so it has in "El Centro de Coordinación"."""
    first, vocabulary = match.first, tokens.vocabulary
    if tokens.key(first) not in vocabulary.articles and tokens.key(first) not in vocabulary.small:
        return False
    if not tokens.starts_sentence(first):
        return False
    small = not match.is_well_known() and goes_on_after_link(tokens, match.end)
    return small or not any(map(tokens.capital, range(first + 1, match.end)))


def _is_country_here(tokens: Tokens, index: int, last: Last, gazetteer: Gazetteer) -> bool:
    """Whether an adjective's form is the country: السعودية is one, unless a noun with the article or a place stands before it.

    Where there are capitals, it always is: "the Philippines" are no several of something Philippine.
    """
    vocabulary, before = tokens.vocabulary, tokens.key(index - 1)
    senses = senses_of(tokens, index, gazetteer)
    if not any(sense.kind == "country" and vocabulary.language in sense.languages for sense in senses):
        return False
    if tokens.capital(index) or tokens.gap(index) != "" or before in vocabulary.prepositions:
        return True
    if index == last.end:  # "الكويت والسعودية", but not "جدة السعودية"
        return any(tokens.keys[index].startswith(joined) for joined in vocabulary.joined_conjunctions)
    return tokens.keys[index].startswith(vocabulary.definite) and not before.startswith(vocabulary.definite)
