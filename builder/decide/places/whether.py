"""Whether a stretch names a place at all, or is a word, a person, a team: points for the place it would be (weights: WHETHER)."""

from __future__ import annotations

from functools import lru_cache
from math import log2
from typing import NamedTuple

from builder.decide.places.choice import Weighed
from builder.decide.places.kinds import NATIONS, SETTLEMENTS, TEAMS, fits_its_cue, is_anywhere
from builder.decide.places.scene import PART_OF_ANOTHER, Cell, Scene, cell_of
from builder.decide.places.surroundings import Placed
from builder.decide.places.weights import (
    AMONG_OTHERS,
    ANYWHERE,
    BEARERS_OF_A_METROPOLIS,
    BEGUN,
    BORNE_BY,
    CLUES,
    FAMED,
    FAMOUS_WORD,
    FAR_NAMESAKE,
    FITTING_WORD,
    GIVEN_NAME,
    HOMONYM,
    INITIALS,
    INITIALS_OF_SOMETHING,
    LARGE,
    METROPOLIS,
    MOST_FAME,
    NAMESAKE,
    NAMESAKE_LINKED,
    NEAR_ENOUGH,
    NEARBY,
    OTHER_LANGUAGE,
    OTHER_SPELLING,
    OTHER_SPELLING_OF_A_VILLAGE,
    RARE_WORD,
    SEVERAL_WORDS,
    SHORT_NAME,
    SHORT_UNCASED,
    SUPPORT,
    SUPPORTED,
    TEAM,
    TITLE_OF_A_COUNTRY,
    TOWN,
    TOWN_WITH_ARTICLE,
    UNEXPECTED,
    UNTOLD,
    UNTOLD_AFTER_A_PREPOSITION,
    UNTOLD_UNCASED,
    UNTOLD_WORD,
    WORD_SHARE,
    Ground,
)
from builder.decide.places.which import is_foreign, is_latin
from builder.gazetteer import Gazetteer
from builder.lexicon import languages, lexicon_of
from builder.model import Clue, PlaceMention, Sense

_BY_CUE: tuple[Ground, ...] = ("cue", "other cue", "contrary cue")
_ANOTHER: frozenset[Clue] = PART_OF_ANOTHER | {"speaker", "organisation", "noun"}
"""Clues that it is somebody's or something else's name."""


_CALLED_IN_ALL = frozenset({"country", "continent", "admin1"})
"""Kinds of which the tables have the usual names in every language."""


class Standing(NamedTuple):
    """What a name and the words around it say of one place that it may mean, in points."""

    sense: Sense
    cell: Cell | None
    points: float
    """Whatever the rest of the article says;"""
    of_another_country: float
    """what is added where the article does not speak of its country,"""
    far: float
    """where there are not enough others near it, either,"""
    remote: float
    """and where there is none at all;"""
    among_others: float
    """and where it speaks of its country, and many others are near."""
    a_word: float
    """What is added unless it speaks of its country, and of a river or the like, unless others are near; of initials, "B.C.", the country will do;"""
    untold: float
    """What is added where the text is too short to speak of it;"""
    begun: float
    """and where there are not enough near it, unless it is a large city of a country that it speaks of."""


def standing_of(one: Weighed, placed: Placed, gazetteer: Gazetteer) -> Standing:
    sense, mention = one.sense, placed.mention
    evidence, unknown = mention.evidence, not (sense.proper or sense.own or sense.weight >= _famed(mention))
    far = FAR_NAMESAKE if "called" in evidence and unknown else 0.0
    if "called" in evidence and _is_no_village(sense, mention):
        far = FAR_NAMESAKE - one.beside.get("cue", 0.0)
    points = min(MOST_FAME, sense.weight - TOWN) + sum([one.beside.get(ground, 0.0) for ground in _BY_CUE])
    given = "given" in evidence and sense.kind == "city" and sense.weight < FAMED and not mention.cue
    spelled_in_full = sense.place not in placed.shortened
    is_country_here = sense.kind == "country" and "preposition" in evidence  # "در مالی", in Mali
    return Standing(
        sense=sense,
        cell=cell_of(sense),
        points=points + _clues(sense, mention) + _name(sense, mention, gazetteer),
        of_another_country=ANYWHERE if is_anywhere(sense, mention) else GIVEN_NAME if given else 0.0,
        far=far,
        remote=UNEXPECTED if sense.weight < TOWN and not sense.own else 0.0,
        among_others=-_cost_of_spelling(sense, mention) if spelled_in_full else 0.0,
        a_word=HOMONYM if "homonym" in evidence and not (mention.cue or is_country_here) else 0.0,
        untold=_untold(sense, mention, gazetteer),
        begun=BEGUN if _is_begun(sense, mention) else 0.0,
    )


def plausibility(standing: Standing, scene: Scene) -> float:
    """Points by what the article says of the place and by its own words: ENOUGH makes a place of it."""
    vote, near_to = scene.vote(standing.sense), scene.near(standing.cell)
    points = standing.points + SUPPORT * vote + NEARBY * log2(1 + near_to)
    reticence = scene.reticence() if scene.brevity else 0.0
    points += standing.untold * reticence
    if standing.begun and near_to < NEAR_ENOUGH and (vote < SUPPORTED or standing.sense.weight < LARGE):
        points += standing.begun
    if vote < SUPPORTED:
        points += standing.of_another_country
        points += standing.far * (1.0 - reticence if vote else 1.0) if near_to < NEAR_ENOUGH else 0.0
        points += standing.remote * (1.0 - reticence) if not near_to and not scene.is_empty() else 0.0
        return points + standing.a_word
    if near_to >= AMONG_OTHERS:
        points += standing.among_others
    elif not (standing.sense.capitals or standing.sense.kind in ("city", "region", "country")):
        points += standing.a_word
    return points


def _untold(sense: Sense, mention: PlaceMention, gazetteer: Gazetteer) -> float:
    """Nothing for a family name: "Torres has resigned"; nor, in German, for a frequent word, for a capital makes no place of it: "drei Tage", "des Landes"."""
    evidence = mention.evidence
    if evidence & _ANOTHER or _is_begun(sense, mention) or _may_be_initials(mention):
        return 0.0
    if _is_called_otherwise(sense, mention):
        return 0.0
    if "uncased" in evidence:
        return UNTOLD_UNCASED
    zipf = gazetteer.zipf(mention.keys[0], mention.language)
    if zipf >= UNTOLD_WORD and sense.weight < TOWN:
        return 0.0  # "In Congress" is hardly a village of Arizona
    if "preposition" in evidence:
        return UNTOLD if zipf >= UNTOLD_WORD else UNTOLD_AFTER_A_PREPOSITION
    if mention.keys[0] in gazetteer.family_names:
        return 0.0
    own = sense.kind not in ("city", "admin2") and mention.language in sense.languages  # "die Pfalz"
    if _have_nouns_capitals(mention.language) and not own and zipf:
        return 0.0
    return UNTOLD


@lru_cache
def _have_nouns_capitals(language: str) -> bool:
    lexicon = lexicon_of(language)
    return bool(lexicon and lexicon.places.get("nouns_capitalised"))


def _famed(mention: PlaceMention) -> float:
    """Weight from which a name is known: no table tells which Arabic name is the usual one."""
    return LARGE if "uncased" in mention.evidence else FAMED


def _is_no_village(sense: Sense, mention: PlaceMention) -> bool:
    """Whether a city is too large for what its cue calls it: the village of Lyon is another."""
    return mention.cue == "village" and sense.kind == "city" and sense.weight >= LARGE


def _is_begun(sense: Sense, mention: PlaceMention) -> bool:
    """Whether a longer name may begin with it: a name of many places, or one that has an article of its own, "au Cap des Rosiers"."""
    bearers = BEARERS_OF_A_METROPOLIS if sense.weight >= METROPOLIS else BORNE_BY
    return "begun" in mention.evidence and (len(mention.senses) >= bearers or "contracted" in mention.evidence)


def _clues(sense: Sense, mention: PlaceMention) -> float:
    """What the words around it say, with what the kind of place turns in them."""
    evidence = mention.evidence
    points = sum(CLUES.get(clue, 0.0) for clue in evidence)
    if "namesake" in evidence and not (mention.cue or "preposition" in evidence):
        points += NAMESAKE_LINKED if "linked" in evidence else NAMESAKE
    plays = sense.kind in TEAMS and sense.place not in NATIONS
    if "score" in evidence and plays and not evidence & {"preposition", "dateline"}:
        points += TEAM
    if "article" in evidence and sense.kind == "city":
        points += TOWN_WITH_ARTICLE
    known = sense.weight >= FAMED or sense.kind not in SETTLEMENTS
    if "speaker" in evidence and known and not _is_called_otherwise(sense, mention):
        points -= CLUES["speaker"]  # "Moscow said"
    if evidence & {"title", "surname"} and sense.kind == "country":
        points += TITLE_OF_A_COUNTRY
    return points


def _name(sense: Sense, mention: PlaceMention, gazetteer: Gazetteer) -> float:
    """What the name itself says: its length, its spelling, and how often it is a mere word."""
    key = mention.keys[0]
    points = SEVERAL_WORDS if " " in key else 0.0
    uncased = "uncased" in mention.evidence
    points += _cost_of_spelling(sense, mention)
    foreign = _is_called_otherwise(sense, mention)
    if foreign:
        points += OTHER_LANGUAGE
    known_so = sense.proper and not foreign and len(key) > 2  # "UN" is no town of India, though one is called Un
    if _may_be_initials(mention) and not (known_so or sense.capitals):
        points += INITIALS_OF_SOMETHING
    if len(key) <= 3 and not sense.capitals and sense.kind != "country":
        points += SHORT_UNCASED if uncased else SHORT_NAME
    if sense.kind == "country" or sense.own:
        return points
    return points - _wordness(sense, mention, gazetteer)


def _is_called_otherwise(sense: Sense, mention: PlaceMention) -> bool:
    """Whether another language calls a country or a division so; what is named in capitals is so in many: "die USA"."""
    if sense.kind not in _CALLED_IN_ALL or sense.capitals or "uncased" in mention.evidence:
        return False
    if mention.language not in languages():
        return False  # of other languages the tables have no names: in Polish, Guam is Guam
    return is_foreign(sense, mention)


def _may_be_initials(mention: PlaceMention) -> bool:
    return len(mention.keys[0]) <= INITIALS and mention.name.isupper()


def _cost_of_spelling(sense: Sense, mention: PlaceMention) -> float:
    """Points for another spelling than the place's own; given back in the midst of its neighbours: there, all speak that tongue."""
    if sense.proper or sense.weight >= FAMED or "uncased" in mention.evidence:
        return 0.0
    return OTHER_SPELLING_OF_A_VILLAGE if sense.weight < TOWN and is_latin(mention.name) else OTHER_SPELLING


def _wordness(sense: Sense, mention: PlaceMention, gazetteer: Gazetteer) -> float:
    """Points off for a name that is a frequent word of the language."""
    key = mention.keys[0]
    if "contracted" in mention.evidence:  # "la Défense" is as frequent as "Défense"
        key = key.partition(" ")[2]
    zipf = gazetteer.zipf(key, mention.language)
    unmarked = "uncased" in mention.evidence or "start" in mention.evidence
    if sense.kind not in ("city", "admin2") and mention.language in sense.languages:
        unmarked, zipf = False, min(zipf, FAMOUS_WORD)
    share = WORD_SHARE[unmarked] * (FITTING_WORD if fits_its_cue(sense, mention) else 1.0)
    return max(0.0, zipf - RARE_WORD) * share
