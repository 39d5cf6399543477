"""Decides which mentions are places, and which place each of them is.

Every sense of a name gets a score in points; a point is worth ten times the population. The places of an article vote for
their countries first, then each name takes its best sense, and what the votes did not expect must show more evidence.
To weigh a new kind of evidence, give it its points in _POINTS, and a reason in _why if a reader should know.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, inf, radians
from typing import Final

from builder.gazetteer import SKELETON_COUNTRIES, Gazetteer
from builder.gazetteer.names import ARTICLES, SKELETON_LEAST, skeleton_of
from builder.model import Article, PlaceId, PlaceLink, PlaceMention, Sense

# All points were set on the labelled texts of benchmarks/accuracy_places.py.
ENOUGH: Final = 0.6
"""Points from which a mention is taken for a place."""
TOWN: Final = 4.0
"""Weight (10,000 inhabitants) from which a town needs no further reason to be there."""
MOST_FAME: Final = 3.5
"""Points; beyond, fame is no more evidence that a word is a name."""

_POINTS: Final[Mapping[str, float]] = {
    "preposition": 1.2,
    "called": 2.0,
    "dateline": 2.0,
    "byline": -2.0,
    "start": -0.7,
    "uncased": -0.8,
    "linked": 0.3,
    "inflected": -0.2,
    "neighbour": -1.0,
    "surname": -3.0,
    "joined": -0.8,
    "title": -3.0,
    "person": -5.0,
    "organisation": -9.0,
}
FITTING_CUE: Final = 3.0
LIKE_ITS_KIND: Final = 1.5
"""For the river before the town that is called Rio Negro."""
OTHER_CUE: Final = 0.8
"""A cue for something at the place: the airport of Paris."""
CONTRARY_CUE: Final = -2.0
"""A cue for something that the place is not: Lake Dublin."""
SEVERAL_WORDS: Final = 1.0
OTHER_SPELLING: Final = -0.7
SHORT_NAME: Final = -1.0
"""Of three letters or fewer."""
SHORT_UNCASED: Final = -1.5
SUPPORT: Final = 1.5
UNEXPECTED: Final = -2.0
"""For a place under 10,000 in a country that the article does not speak of."""
TITLE_OF_A_COUNTRY: Final = 2.5
"""Gives back what a title took: "президент России" is no family name."""
NAMESAKE: Final = -4.0
NAMESAKE_LINKED: Final = -1.0
TEAM: Final = -5.0
"""For a town that plays a match; a country that does is named all the same."""
TOWN_WITH_ARTICLE: Final = -4.0
SURE_ELSEWHERE: Final = {True: 1.0, False: 2.0}
"""For a name that is surely a place elsewhere in the article, in scripts without capitals and with them."""
SURE: Final = 1.0
"""Points above ENOUGH."""
INSIDE: Final = 1.5
"""For a name within what is named right after it."""
ROUNDS: Final = 3
"""First by fame alone, then twice with the votes of the round before."""
IN_A_LIST: Final = 1.0
"""For a name after a comma or an "and" that follows a place."""
FAMED: Final = 5.5
"""Weight (300,000 inhabitants) from which a city is known by all its spellings."""
FAR_NAMESAKE: Final = -6.0
"""For "the village of Kalo": any name will do, so it need not be the Kalaw of a country that the article does not name."""
WORD_SHARE: Final = {True: 1.1, False: 0.55}
"""Points that each step of frequency as a common word costs, where letters do not show that it is a name, and where they do."""
FAMOUS_WORD: Final = 3.0
"""Zipf frequency beyond which the name of a region or river is frequent because it is named so often."""
RARE_WORD: Final = 2.0
"""Zipf frequency up to which a word costs nothing."""

COUNTRY_VOTE: Final = 2.5
"""Points for a sense in the country that the article speaks of most."""
SUPPORTED: Final = 0.4
"""Share of the leading country's votes from which a country counts as spoken of."""
CONTAINED: Final = 4.0
"""Points for a sense within the division or country that is named right after it: "Paris, Texas"."""
DEGREE_KM: Final = 111.2
"""Of a meridian."""
NEAR_DEGREES: Final = 1
TOLD: Final = 3.0
"""Points for the place of which the article says elsewhere where it lies: "Tripoli (Lebanon)"."""
NEARBY_DEGREES: Final = 2
"""A small town across the border is no surprise."""
NEAR: Final = 0.4
"""Points for each other place nearby, three at most."""
SEAT: Final = 3.8
SEAT_KM: Final = 250.0
METROPOLIS: Final = 6.4
CAPITAL_OF_ITS_DIVISION: Final = 2.5
"""Points for a city before the division of the same name: "Deir ez-Zor" alone is the city."""
MAIN_NAME: Final = 0.5
FOREIGN_NAME: Final = -2.0
"""For a name that is usual in another language: "مراكش" is Morocco in Persian, but a city in Arabic."""
COUNTRY_BEFORE_CITY: Final = 3.0
"""Points for a country before its city of the same name: "Mexico" alone is the country."""

FEATURES: Final = frozenset({"river", "lake", "sea", "strait", "mountain", "island", "desert", "valley"})
_FITS: Final[Mapping[str, frozenset[str]]] = {
    "city": frozenset({"city", "village", "site"}),
    "village": frozenset({"city", "village", "site", "quarter"}),
    "quarter": frozenset({"quarter", "city", "village"}),
    "admin1": frozenset({"admin1", "region"}),
    "region": frozenset({"region", "admin1", "mountain", "desert", "valley"}),
    "country": frozenset({"country"}),
    "river": frozenset({"river"}),
    "lake": frozenset({"lake", "sea"}),
    "sea": frozenset({"sea", "ocean", "gulf", "bay"}),
    "strait": frozenset({"strait", "canal"}),
    "mountain": frozenset({"mountain", "region"}),
    "island": frozenset({"island", "admin1", "country", "peninsula", "region"}),
    "desert": frozenset({"desert", "region"}),
    "valley": frozenset({"valley", "region"}),
    "camp": frozenset({"camp"}),
    "base": frozenset({"base", "airport", "airbase", "prison", "site"}),
    "crossing": frozenset({"crossing"}),
    "dam": frozenset({"dam"}),
    "port": frozenset({"port"}),
}
_CALLED: Final[Mapping[str, str]] = {
    "admin1": "a province or governorate",
    "quarter": "a part of a town",
    "base": "a base or airport",
}


_SETTLED: Final = frozenset({None, "city", "village", "quarter", "camp", "crossing", "base", "admin1"})
"""Cues for which a name may be one of a town in another spelling."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """What the article as a whole says: which countries it speaks of, and where its places lie."""

    votes: Mapping[str, float]
    """Country → how many names point to it, unsure ones less."""
    named: Mapping[str, int]
    """Country → how many names point to it."""
    cells: Mapping[tuple[int, int], int]
    """Degree of latitude and longitude → how many places lie there."""
    told: frozenset[PlaceId]
    """Places of which a mention says in which country or division they lie: the article means no other of that name."""
    leading: float
    """The most votes that a country has."""
    own: _Choice | None = None
    """The choice whose own vote is to be left out."""

    def vote(self, sense: Sense) -> float:
        """The share of the leading country's votes that a sense's country has, 0 to 1."""
        return self.share(sense.country or "")

    def share(self, country: str) -> float:
        return self._votes(country) / self.leading if self.leading > 0 and country in self.votes else 0.0

    def without(self, own: _Choice) -> _Scene:
        """The same for one name, without its own vote."""
        scene = replace(self, own=own)
        return replace(scene, leading=max(map(scene._votes, self.votes), default=0.0))

    def _votes(self, country: str) -> float:
        mine = self.own is not None and self.own.sense is not None and self.own.sense.country == country
        return self.votes[country] - (_certainty(self.own) if mine and self.own else 0.0)

    def near(self, sense: Sense, cells: int) -> int:
        """How many other places lie within so many degrees, cut to the grid."""
        here = _cell(sense)
        if here is None:
            return 0
        reach = range(-cells, cells + 1)
        count = sum(self.cells.get((here[0] + north, here[1] + east), 0) for north in reach for east in reach)
        mine = _cell(self.own.sense) if self.own is not None and self.own.sense is not None else None
        itself = mine is not None and abs(mine[0] - here[0]) <= cells and abs(mine[1] - here[1]) <= cells
        return count - itself


def _cell(sense: Sense) -> tuple[int, int] | None:
    if sense.kind == "country" or sense.lat is None or sense.lon is None:
        return None
    return round(sense.lat), round(sense.lon)


@dataclass(frozen=True, slots=True)
class _Placed:
    """A mention and the name right after it."""

    mention: PlaceMention
    inside: str
    """That name, as the text has it."""
    around: tuple[Sense, ...]
    """The countries and divisions that name may mean, where only a comma or a bracket stands between."""


@dataclass(frozen=True, slots=True)
class _Choice:
    mention: PlaceMention
    sense: Sense | None
    points: float
    inside: str
    """The name right after it that it lies in, "" for none."""


def decide_places(article: Article, mentions: Sequence[PlaceMention], gazetteer: Gazetteer) -> tuple[PlaceLink, ...]:
    """The mentions that are places, each with its place or, found by its cue alone, with None."""
    named = _with_surroundings([mention for mention in mentions if mention.senses], article)
    choices: list[_Choice] = []
    for _ in range(ROUNDS):
        choices = _chosen(choices, named, gazetteer)
    scene = _scene(choices)
    sure = {choice.mention.keys[0] for choice in choices if choice.points >= ENOUGH + SURE}
    by_start = {choice.mention.start: choice for choice in choices}
    links: list[PlaceLink] = []
    last: PlaceLink | None = None
    for mention in mentions:
        bonus = SURE_ELSEWHERE["uncased" in mention.evidence] if mention.keys[0] in sure else 0.0
        bonus += IN_A_LIST if last is not None and "listed" in mention.evidence else 0.0
        last = _link(mention, by_start.get(mention.start), bonus, scene, gazetteer)
        if last is not None:
            links.append(last)
    return tuple(links)


def _chosen(before: Sequence[_Choice], named: Sequence[_Placed], gazetteer: Gazetteer) -> list[_Choice]:
    """Every name in the light of what the names were taken for before, its own vote left out."""
    whole = _scene(before)
    scenes = {key: whole.without(voter) for key, voter in _voters(before).items()}
    # A long list names the same places again and again; what stands around them differs little.
    known: dict[object, _Choice] = {}
    choices = []
    for placed in named:
        mention = placed.mention
        case = (mention.keys, mention.language, mention.cue, mention.evidence, placed.inside, placed.around)
        if case not in known:
            known[case] = _choice(placed, gazetteer, scenes.get(mention.keys[0], whole))
        choices.append(replace(known[case], mention=mention))
    return choices


def _with_surroundings(named: Sequence[PlaceMention], article: Article) -> list[_Placed]:
    return [
        _Placed(mention, after.name if after else "", _container(mention, after, article))
        for mention, after in zip(named, [*named, None][1:], strict=True)
    ]


# -- votes --------------------------------------------------------------------------------------------------------


def _scene(choices: Sequence[_Choice]) -> _Scene:
    """Each name has one vote, however often it stands; less, where it may mean places in several countries."""
    votes: defaultdict[str, float] = defaultdict(float)
    named: Counter[str] = Counter()
    cells: Counter[tuple[int, int]] = Counter()
    for choice in _voters(choices).values():
        if choice.sense and choice.sense.country:
            votes[choice.sense.country] += _certainty(choice)
            named[choice.sense.country] += 1
        if choice.sense and (cell := _cell(choice.sense)):
            cells[cell] += 1
    told = frozenset(choice.sense.place for choice in choices if choice.inside and choice.sense)
    return _Scene(votes, named, cells, told, max(votes.values(), default=0.0))


def _voters(choices: Sequence[_Choice]) -> dict[str, _Choice]:
    """The first likely mention of each name."""
    voters: dict[str, _Choice] = {}
    for choice in choices:
        if choice.sense and choice.points >= ENOUGH:
            voters.setdefault(choice.mention.keys[0], choice)
    return voters


def _certainty(choice: _Choice) -> float:
    """1 where the name means places in one country only, down to 0.3 where another country's is as heavy."""
    assert choice.sense is not None
    if choice.inside:
        return 1.0
    rivals = [sense.weight for sense in choice.mention.senses if sense.country != choice.sense.country]
    lead = choice.sense.weight - max(rivals, default=0.0)
    return min(1.0, max(0.3, 0.3 + lead / 3))


# -- one mention --------------------------------------------------------------------------------------------------


def _choice(placed: _Placed, gazetteer: Gazetteer, scene: _Scene) -> _Choice:
    mention, around = placed.mention, placed.around
    alike = _FITS.get(mention.like or "", frozenset())
    best = max(mention.senses, key=lambda sense: _rank(sense, mention, around, scene, alike))
    inside = placed.inside if around and _lies_in(best, around) else ""
    points = _plausibility(best, mention, gazetteer, scene) + (INSIDE if inside else 0.0)
    return _Choice(mention, best, points, inside)


def _container(mention: PlaceMention, after: PlaceMention | None, article: Article) -> tuple[Sense, ...]:
    """The countries and divisions that the next name may mean, where only a comma or a bracket stands between."""
    if after is None or article.text[mention.end : after.start].strip() not in {",", "(", "،", ", en", ", in"}:
        return ()
    return tuple(sense for sense in after.senses if sense.kind in ("country", "admin1"))


def _lies_in(sense: Sense, around: Iterable[Sense]) -> bool:
    return any(
        sense.country == outer.country and sense.place != outer.place and sense.kind != "country" for outer in around
    )


def _rank(sense: Sense, mention: PlaceMention, around: Sequence[Sense], scene: _Scene, alike: frozenset[str]) -> float:
    """How well a sense fits, to compare it with the other senses of the name."""
    foreign = bool(sense.languages) and mention.language not in sense.languages
    rank = sense.weight + COUNTRY_VOTE * scene.vote(sense) + (MAIN_NAME if sense.proper else 0.0)
    rank += FOREIGN_NAME if foreign else 0.0
    rank += _cue_points(sense, mention) + (TOLD if sense.place in scene.told else 0.0)
    if sense.kind in alike:
        rank += LIKE_ITS_KIND
    if _lies_in(sense, around):
        rank += CONTAINED - _remoteness(sense, around)
    rank += NEAR * min(3, scene.near(sense, NEAR_DEGREES))
    if sense.kind == "city" and any(_is_its_capital(sense, other) for other in mention.senses):
        rank += CAPITAL_OF_ITS_DIVISION
    if (
        sense.kind == "country"
        and not foreign
        and any(s.kind == "city" and s.country == sense.country for s in mention.senses)
    ):
        rank += COUNTRY_BEFORE_CITY
    return rank


def _is_its_capital(city: Sense, division: Sense) -> bool:
    """Whether a city is the seat of a division that bears its name, or too large to need the word "city"."""
    if division.kind not in ("admin1", "admin2") or division.country != city.country:
        return False
    if city.weight >= METROPOLIS:
        return True
    return city.weight >= SEAT and _km(city, division.lat, division.lon) < SEAT_KM


def _cue_points(sense: Sense, mention: PlaceMention) -> float:
    if mention.cue is None:
        return 0.0
    if sense.kind in _FITS.get(mention.cue, frozenset()):
        return FITTING_CUE
    return CONTRARY_CUE if mention.cue in FEATURES else OTHER_CUE


def _remoteness(sense: Sense, around: Iterable[Sense]) -> float:
    """Points off for the distance to the middle of the division, a point each 500 km."""
    distances = [
        _km(sense, outer.lat, outer.lon) for outer in around if outer.kind == "admin1" and outer.lat is not None
    ]
    return min(3.0, min(distances, default=0.0) / 500)


def _km(sense: Sense, lat: float | None, lon: float | None) -> float:
    """Distance, exact enough for a few hundred kilometres; endless where a coordinate is not known."""
    if sense.lat is None or sense.lon is None or lat is None or lon is None:
        return inf
    north, east = lat - sense.lat, abs(lon - sense.lon)
    return DEGREE_KM * hypot(north, min(east, 360.0 - east) * cos(radians(lat)))


def _plausibility(sense: Sense, mention: PlaceMention, gazetteer: Gazetteer, scene: _Scene) -> float:
    """How much speaks for it that this stretch names this place at all."""
    evidence = mention.evidence
    points = min(MOST_FAME, sense.weight - TOWN) + sum(_POINTS.get(seen, 0.0) for seen in evidence)
    points += _cue_points(sense, mention) + SUPPORT * scene.vote(sense)
    points += _name_points(sense, mention, gazetteer)
    if "namesake" in evidence and not (mention.cue or "preposition" in evidence):
        points += NAMESAKE_LINKED if "linked" in evidence else NAMESAKE
    if "score" in evidence and sense.kind == "city" and "preposition" not in evidence:
        points += TEAM
    if "article" in evidence and sense.kind == "city":
        points += TOWN_WITH_ARTICLE
    known = sense.proper or sense.own or sense.weight >= FAMED
    if "called" in evidence and not (known or scene.vote(sense) >= SUPPORTED):
        points += FAR_NAMESAKE
    if evidence & {"title", "surname"} and sense.kind == "country":
        points += TITLE_OF_A_COUNTRY
    if (
        sense.weight < TOWN
        and not sense.own
        and scene.vote(sense) < SUPPORTED
        and not scene.near(sense, NEARBY_DEGREES)
    ):
        points += UNEXPECTED
    return points


def _name_points(sense: Sense, mention: PlaceMention, gazetteer: Gazetteer) -> float:
    key = mention.keys[0]
    points: float = SEVERAL_WORDS if " " in key else 0.0
    uncased = "uncased" in mention.evidence
    if not sense.proper and sense.weight < FAMED and not uncased:
        points += OTHER_SPELLING
    if len(key) <= 3 and not sense.capitals and sense.kind != "country":
        points += SHORT_UNCASED if uncased else SHORT_NAME
    if sense.kind == "country" or sense.own:
        return points
    word = (
        key.partition(" ")[2] if "contracted" in mention.evidence else key
    )  # "la Défense" is as frequent as "Défense"
    zipf = gazetteer.zipf(word, mention.language)
    unmarked = uncased or "start" in mention.evidence
    if sense.kind not in ("city", "admin2") and mention.language in sense.languages:
        unmarked, zipf = False, min(zipf, FAMOUS_WORD)
    share = WORD_SHARE[unmarked] * (0.5 if _cue_points(sense, mention) == FITTING_CUE else 1.0)
    return points - max(0.0, zipf - RARE_WORD) * share


# -- links --------------------------------------------------------------------------------------------------------


def _link(
    mention: PlaceMention, choice: _Choice | None, bonus: float, scene: _Scene, gazetteer: Gazetteer
) -> PlaceLink | None:
    if choice is not None and choice.sense is not None and choice.points + bonus >= ENOUGH:
        return _placed(mention, choice.sense, _why(choice, scene, gazetteer), gazetteer)
    if mention.evidence & {"person", "organisation", "title", "neighbour", "surname"}:
        return None
    return _by_skeleton(mention, scene, gazetteer) or _unlisted(mention)


def _placed(mention: PlaceMention, sense: Sense, why: str, gazetteer: Gazetteer) -> PlaceLink | None:
    place = gazetteer.place_of(sense.place)
    if place is None:
        return None
    return PlaceLink(start=mention.start, end=mention.end, place=place, name=place.name, why=why)


def _by_skeleton(mention: PlaceMention, scene: _Scene, gazetteer: Gazetteer) -> PlaceLink | None:
    """A place whose name has the same consonants, in the countries the article speaks of, or well known beside them."""
    if mention.cue not in _SETTLED or (mention.senses and "called" not in mention.evidence):
        return None
    bones = len(skeleton_of(mention.keys[0]))
    telling = len(set(mention.keys[0].split()) - ARTICLES) > 1 and bones > SKELETON_LEAST
    beside = telling and any(scene.share(country) >= SUPPORTED for country in SKELETON_COUNTRIES)
    if not mention.cue and "uncased" in mention.evidence and bones <= SKELETON_LEAST:
        return None
    for sense in gazetteer.skeletons(mention.keys[0]):
        if scene.vote(sense) >= SUPPORTED or (beside and sense.weight >= TOWN):
            found = gazetteer.place_of(sense.place)
            name, country = (found.name if found else ""), gazetteer.country_name(sense.country or "")
            return _placed(mention, sense, f'written like "{name}" in {country} but for its vowels', gazetteer)
    return None


def _unlisted(mention: PlaceMention) -> PlaceLink | None:
    if "called" not in mention.evidence or mention.cue is None:
        return None
    why = f"called {_article(mention.cue)} here, but in no gazetteer"
    return PlaceLink(start=mention.start, end=mention.end, place=None, name=mention.name, why=why)


def _why(choice: _Choice, scene: _Scene, gazetteer: Gazetteer) -> str:
    return "; ".join(_reasons(choice, scene, gazetteer))


def _reasons(choice: _Choice, scene: _Scene, gazetteer: Gazetteer) -> Iterator[str]:
    sense, mention = choice.sense, choice.mention
    assert sense is not None
    if sense.own:
        yield "an entry of the collection's own places"
    elif sense.population:
        yield f"{'a country, ' if sense.kind == 'country' else ''}population {_round(sense.population)}"
    else:
        yield _article(sense.kind)
    if mention.cue and sense.kind in _FITS.get(mention.cue, frozenset()):
        yield f"called {_article(mention.cue)} here"
    if choice.inside:
        yield f"followed by {choice.inside}"
    others = scene.named.get(sense.country or "", 0) - 1
    if others > 0 and sense.country and sense.kind != "country":
        places = "1 other place" if others == 1 else f"{others} other places"
        yield f"the article names {places} in {gazetteer.country_name(sense.country)}"
    rivals = len({s.place for s in mention.senses}) - 1
    if rivals > 0 and not sense.own:
        yield "chosen before one other of this name" if rivals == 1 else f"chosen before {rivals} others of this name"


def _article(kind: str) -> str:
    named = _CALLED.get(kind, kind)
    return named if named.startswith("a ") else f"{'an' if named[0] in 'aeiou' else 'a'} {named}"


def _round(population: int) -> str:
    """2138551 → "2.1 million"."""
    if population >= 1_000_000:
        return f"{population / 1e6:.1f}".removesuffix(".0") + " million"
    return f"{round(population, 2 - len(str(population))):,}"
