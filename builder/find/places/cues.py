"""What the words beside a name call it: "province of", "village de", "Oblast", and "the villages of A and B" for both of them.

A word that tells a kind of place is an entry of a lexicon's `cues` or `cues_after`, no rule here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from builder.find.places.beside import is_located, is_shaped, lies_beside
from builder.find.places.forms import STEM, listed_as
from builder.find.places.names import Match, is_upon_river
from builder.find.places.offices import is_holder
from builder.find.places.tokens import WITHIN, Tokens
from builder.gazetteer.names import LONGEST_NAME

LANDSCAPE: Final = frozenset(
    {"river", "lake", "sea", "strait", "mountain", "island", "peninsula", "desert", "valley", "port"}
)
"""Kinds whose word may stand right before the name: Lake Chad, Mount Hermon."""
BARE: Final = frozenset({"river", "lake", "mountain", "port"})
"""Those of them for which English needs no link: Lake Chad, but Gulf of Aden."""
SETTLED: Final = frozenset({"city", "village", "quarter", "admin1"})
REACH: Final = 3
"""Small words that may stand between a cue and its name: "province de la", "in the city of"."""
_QUOTES: Final = ' "'
_COMMAS: Final = frozenset({",", "،"})
_LIST_MARKS: Final = _COMMAS | {"/", "-"}


@dataclass(frozen=True, slots=True)
class Last:
    """The mention before, whose cue may reach to the next name."""

    end: int = -1
    """The word after its last."""
    cue: str | None = None
    several: bool = False
    """Whether that cue was one for several places: "the villages of A and B"."""
    words: int = 0
    """Of the name."""


def last_of(tokens: Tokens, match: Match, before: Last) -> Last:
    """A match as the mention before what follows it, and what stands in brackets after it, which goes on with no list: "Oujda (est)"."""
    at = cue_before(tokens, match.first)
    if at is None:
        # Without capitals nothing tells the last name of a list from the word after it.
        several = (
            before.several
            and tokens.cased(match.first)
            and continues_list(tokens, match.first, before, comma=True)
            and not _ends_list(tokens, match.first)
        )
    else:
        several = _is_listed_at(tokens, at, tokens.vocabulary.several)
    return Last(_after_brackets(tokens, match.end), cue_of(tokens, match, before), several, match.end - match.first)


def _after_brackets(tokens: Tokens, end: int) -> int:
    """The word after brackets in which no name stands."""
    if tokens.gap(end) != "(":
        return end
    directions = tokens.vocabulary.directions
    for index in range(end, end + REACH):
        if not (tokens.small(index) or tokens.keys[index] in directions):
            break
        if tokens.gap(index + 1).startswith(")"):
            return index + 1
    return end


def cue_of(tokens: Tokens, match: Match, last: Last) -> str | None:
    """The kind of place that the words beside a name tell."""
    if match.cue is not None:
        return match.cue
    if match.form.inflected and match.is_country():  # «в сёлах Украины» the case says whose they are
        return None
    if (at := cue_before(tokens, match.first)) is not None:
        return None if _is_of_an_area(tokens, at, match) else kind_at(tokens, at)
    if tokens.vocabulary.upon and is_upon_river(tokens, match):
        return "river"
    if not match.senses and (at := end_before_cue(tokens, match.first)) is not None:
        return kind_after(tokens, at)
    if not match.senses and (is_located(tokens, match.first, match.end) or is_shaped(tokens, match.first, match.end)):
        return "village"
    if lies_beside(tokens, match.first, match.end) and not match.is_known():
        return "village"
    if tokens.gap(match.end) in ("", "-") and (kind := kind_after(tokens, match.end)) is not None:
        return kind
    comma = last.several or not match.senses  # "the villages of A, B and C", and each of them known or not
    joined = (
        match.form.cut and not match.form.joined and match.first == last.end
    )  # "قريتي كالو وبيرا", not "حي كالو ببيرا"
    if joined or continues_list(tokens, match.first, last, comma=comma):
        return last.cue
    return None


def _is_of_an_area(tokens: Tokens, at: int, match: Match) -> bool:
    """Whether a cue tells what belongs to the area: "13 municípios do Rio Grande do Sul", "el pueblo de Cuba"."""
    kind = kind_at(tokens, at)
    if kind == "village" and match.is_country():
        return match.first > at + 1
    if kind not in _TOWNS or tokens.keys[at] not in tokens.vocabulary.several:
        return False
    if not any(sense.kind == "admin1" and sense.proper for sense in match.senses):
        return False
    joined = tokens.key(match.end) in tokens.vocabulary.conjunctions
    after = match.end + 1 if joined else match.end
    after += _is_link(tokens, after)
    return not ((joined or tokens.gap(match.end) == ",") and tokens.capital(after))


_TOWNS: Final = frozenset({"city", "village"})


def like_of(tokens: Tokens, match: Match) -> str | None:
    """The kind that a name's own first word tells: "Rio Negro" is like a river."""
    return kind_at(tokens, match.first) if match.end - match.first > 1 else None


def cue_before(tokens: Tokens, first: int) -> int | None:
    """The word of a cue before a name, small words between them left out. Asked again and again of the same word."""
    known = tokens.cues_before
    if first not in known:
        known[first] = _cue_before(tokens, first)
    return known[first]


def _cue_before(tokens: Tokens, first: int) -> int | None:
    if first > 0 and tokens.cue_in_short(first - 1) is not None:
        return first - 1
    for index in range(first - 1, max(first - 2 - REACH, -1), -1):
        beside = index == first - 1 and (_names_in_quotes(tokens, index) or _opens_a_list(tokens, index))
        if not (tokens.adjoins(index + 1) or beside):
            return None
        if (kind := kind_at(tokens, index)) is not None:
            if index < first - 1 and tokens.keys[index + 1] in tokens.vocabulary.locatives:
                return None  # "the river in Connellsville", "la città in Toscana", "è stato a Roma"
            bare = tokens.vocabulary.cues_linked and index == first - 1 and kind not in BARE
            return None if bare else index
        linked = tokens.keys[index] in tokens.vocabulary.links or _is_of_a_people(tokens, index)
        if not (linked or _is_between(tokens, index)):
            return None
    return None


def _is_between(tokens: Tokens, index: int) -> bool:
    """Whether an adjective parts the word for a town or a division from its name, as in Persian: "شهر مرزی مهران", "ولایت غربی غور"."""
    between = tokens.keys[index] in tokens.vocabulary.between
    return between and tokens.adjoins(index) and kind_at(tokens, index - 1) in ("city", "village", "quarter", "admin1")


def _opens_a_list(tokens: Tokens, index: int) -> bool:
    """Whether a word for several divisions and a colon stand before their names: "في ولايات: تيبازة، المدية"."""
    one = tokens.vocabulary.shared.get(tokens.keys[index])
    return one is not None and one != tokens.keys[index] and tokens.gap(index + 1).strip() == ":"


def _names_in_quotes(tokens: Tokens, index: int) -> bool:
    """Whether a cue calls what stands in quotation marks after it: "la vereda «El Retiro»", ولاية «سنار», مناطق «القارة»."""
    settled = SETTLED if tokens.cased(index) else SETTLED | {"region"}
    called = _is_for_any_name(tokens, index) or kind_at(tokens, index) in settled
    if tokens.gap(index + 1) != '"' or not called:
        return False
    end = index + 2
    while tokens.gap(end) in WITHIN and end <= index + LONGEST_NAME and not tokens.raw[end][:1].isdigit():
        end += 1
    return tokens.gap(end).startswith('"')


def _is_of_a_people(tokens: Tokens, index: int) -> bool:
    """ "la ville libanaise de Tripoli", "العاصمة البريطانية لندن": an adjective that parts a cue from its name."""
    return not tokens.capital(index) and tokens.lexeme(index).people


def kind_at(tokens: Tokens, index: int) -> str | None:
    """The kind that a word before a name tells, alone or with the word before it; "gehörten" is no noun and ends in no Orten."""
    kind = tokens.lexeme(index).kind
    if kind and tokens.vocabulary.nouns_capitalised and tokens.small(index):
        kind = None
    if kind is None and tokens.keys[index - 1] in tokens.vocabulary.cue_starts:
        kind = _kind_of_two(tokens, index - 1, tokens.vocabulary.cues)
    if (
        kind
        and tokens.vocabulary.no_cues
        and f"{tokens.keys[index - 1]} {tokens.keys[index]}" in tokens.vocabulary.no_cues
    ):
        return None
    return kind or tokens.cue_in_short(index)


def kind_after(tokens: Tokens, index: int) -> str | None:
    """The kind that a word after a name tells, alone or with the word after it: "air base"."""
    kind = tokens.lexeme(index).kind_after
    if kind is None and tokens.keys[index] in tokens.vocabulary.cue_starts:
        kind = _kind_of_two(tokens, index, tokens.vocabulary.cues_after)
    if (
        kind
        and tokens.vocabulary.no_cues
        and f"{tokens.keys[index]} {tokens.key(index + 1)}" in tokens.vocabulary.no_cues
    ):
        return None
    return kind


def is_landscape_word(tokens: Tokens, index: int) -> bool:
    """Whether a word begins the name that goes on after it, as English writes it: "Lake Lenore", "Mount Enigma"."""
    if not (tokens.vocabulary.cues_linked and tokens.capital(index) and tokens.lexeme(index).kind in BARE):
        return False
    if tokens.gap(index) == "" and tokens.capital(index - 1) and not tokens.starts_sentence(index - 1):
        return False  # "Red River First Nation": the name stands before it
    return tokens.gap(index + 1) == "" and tokens.capital(index + 1)


def _kind_of_two(tokens: Tokens, first: int, cues: Mapping[str, str]) -> str | None:
    return cues.get(f"{tokens.keys[first]} {tokens.keys[first + 1]}")


def is_cued(tokens: Tokens, first: int, end: int) -> bool:
    """Whether "province" or the like stands beside a name: "Fars province" is not the news agency."""
    after = tokens.gap(end) == "" and kind_after(tokens, end) is not None
    return after or cue_before(tokens, first) is not None


def is_called(tokens: Tokens, first: int, last: Last) -> bool:
    """Whether a cue before it makes any word a name."""
    at = cue_before(tokens, first)
    if at is None:
        return last.several and continues_list(tokens, first, last, comma=True)
    if _is_part_of_title(tokens, at, first) or is_holder(tokens, at, first) or _is_object(tokens, at, first):
        return False
    if is_of_division(tokens, at - 1):
        return False
    return _is_for_any_name(tokens, at) or _has_head(tokens, at, first)


def is_of_division(tokens: Tokens, index: int) -> bool:
    """Whether a word is the adjective that a division is called by: «главой Гагрского района Юрия …», where nobody is a district.

    Or begins it: «посёлка Октябрьский Усть-Большерецкого района».
    """
    vocabulary = tokens.vocabulary
    if tokens.gap(index + 1) == "-" and tokens.capital(index) and tokens.capital(index + 1):
        index += 1
    named = tokens.keys[index].endswith(vocabulary.adjectives) and tokens.capital(index)
    if not (named and tokens.gap(index + 1) == "" and tokens.small(index + 1)):
        return False
    noun = noun_of_division(tokens, index + 1)
    return tokens.keys[noun] in vocabulary.districts or kind_after(tokens, noun) is not None


def noun_of_division(tokens: Tokens, index: int) -> int:
    """The word for a division from an index on, behind the adjectives that may stand before it: «Сумська міська територіальна громада»."""
    last = index + 2
    while index < last and tokens.keys[index] in tokens.vocabulary.municipal and tokens.gap(index + 1) == "":
        index += 1
    return index


def _is_for_any_name(tokens: Tokens, at: int) -> bool:
    return _is_listed_at(tokens, at, tokens.vocabulary.unlisted) or tokens.cue_in_short(at) is not None


def _is_listed_at(tokens: Tokens, at: int, words: frozenset[str]) -> bool:
    """Whether a cue of one word or of two is in a list."""
    two = f"{tokens.key(at - 1)} {tokens.key(at)}" in words
    return two or listed_as(tokens.keys[at], tokens.vocabulary.language, words) is not None


def _has_head(tokens: Tokens, at: int, first: int) -> bool:
    """ "بلدية عين جاسر": what begins as only names do is one after every cue of a settlement or division."""
    head = tokens.keys[first] in tokens.vocabulary.heads and not tokens.cased(first)
    return head and kind_at(tokens, at) in SETTLED and not tokens.lexeme(first).title


def _is_part_of_title(tokens: Tokens, at: int, first: int) -> bool:
    """ "Golfe Hebdo" is a newspaper: a cue has a capital within a sentence, and no link."""
    if tokens.vocabulary.nouns_capitalised or at < first - 1 or kind_at(tokens, at) in BARE:
        return False
    return tokens.capital(at) and not tokens.starts_sentence(at)


def _is_object(tokens: Tokens, at: int, first: int) -> bool:
    """ "1878 beschloss die Gemeinde die Gründung": where nouns have capitals, one with its article is no village's name."""
    vocabulary = tokens.vocabulary
    return vocabulary.nouns_capitalised and first > at + 1 and tokens.keys[first - 1] in vocabulary.articles


def end_before_cue(tokens: Tokens, first: int) -> int | None:
    """Where a name ends whose cue follows it: "Wakasa Bay", "Kızılörencik köyü"; None where none does. Asked again and again of the same word."""
    known = tokens.ends_before_cues
    if first not in known:
        known[first] = _end_before_cue(tokens, first)
    return known[first]


def _end_before_cue(tokens: Tokens, first: int) -> int | None:
    vocabulary, key = tokens.vocabulary, tokens.key(first)
    if not tokens.capital(first) or key in vocabulary.small or key in vocabulary.articles or tokens.headline:
        return None
    for end in range(first + 1, first + 1 + REACH):
        if tokens.gap(end) != "" or end >= len(tokens):
            return None
        if tokens.key(end) in vocabulary.unlisted and tokens.key(end) in vocabulary.cues_after:
            demonym = end == first + 1 and vocabulary.names_before_nouns and tokens.small(end)
            demonym = demonym and not _is_named_without_article(tokens, first)
            return None if demonym else end  # "a Palestinian village", "Every lake"
        if not tokens.capital(end):
            return None
    return None


def _is_named_without_article(tokens: Tokens, first: int) -> bool:
    """ "in Nowendoc village", "residents of Yakowa village": no demonym stands so without its article."""
    word, vocabulary = tokens.lexeme(first), tokens.vocabulary
    led = tokens.gap(first) == "" and tokens.key(first - 1) in vocabulary.small - vocabulary.articles
    settled = tokens.lexeme(first + 1).kind_after == "village"
    return led and settled and not (word.people or tokens.keys[first] in vocabulary.demonyms)


# -- lists --------------------------------------------------------------------------------------------------------


def continues_list(tokens: Tokens, first: int, last: Last, *, comma: bool) -> bool:
    """Whether only "and" or, if it counts, a comma stands between this name and one with a cue."""
    if last.cue is None:
        return False
    index = first
    while index > max(last.end, first - REACH) and tokens.adjoins(index) and _is_link(tokens, index - 1):
        index -= 1
    if index - 1 == last.end and tokens.keys[index - 1] in tokens.vocabulary.conjunctions:
        return tokens.gap(index).strip(_QUOTES) == "" and _mark_before(tokens, index - 1) in ("", *_COMMAS)
    if index != last.end:
        return False
    mark = _mark_before(tokens, index)
    return (comma and mark in _COMMAS) or (mark == "" and joined_conjunction(tokens, index) > 0)


def _ends_list(tokens: Tokens, first: int) -> bool:
    """Whether a name is a list's last, after which a noun begins the next clause: "in den Dörfern Ahn und Born, Augenzeugen zufolge"."""
    return tokens.vocabulary.nouns_capitalised and tokens.keys[first - 1] in tokens.vocabulary.conjunctions


def _mark_before(tokens: Tokens, index: int) -> str:
    """What stands before a word, but for the end of a bracket and quotation marks."""
    return tokens.gap(index).removeprefix(")").strip(_QUOTES)


def joined_conjunction(tokens: Tokens, index: int) -> int:
    """How many letters of a word are the conjunction written onto it, as far as its letters tell."""
    key = tokens.key(index)
    lengths = (len(c) for c in tokens.vocabulary.joined_conjunctions if key.startswith(c) and len(key) - len(c) >= STEM)
    return next(lengths, 0)


def is_listed(tokens: Tokens, match: Match, last: Last) -> bool:
    """Whether only a comma, an "and" or both stand between this name and the one before."""
    at = match.first
    if at == last.end:
        return _mark_before(tokens, at) in _LIST_MARKS or bool(match.form.cut and not match.form.joined)
    if _is_link(tokens, at - 1):
        at -= 1
    return at - 1 == last.end and tokens.key(at - 1) in tokens.vocabulary.conjunctions


def _is_link(tokens: Tokens, index: int) -> bool:
    return tokens.key(index) in tokens.vocabulary.links
