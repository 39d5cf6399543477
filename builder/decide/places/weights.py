"""What each piece of evidence weighs, in points. A point is worth ten times the population: a sense's own weight is log10 of it.

WHICH compares the places of one name; WHETHER tells a name from a word, a person or an organisation, and begins at zero.
Where no other origin is told, a number was set on the labelled articles of tests/quality and the texts of benchmarks/accuracy_places.py:
the roundest value of those that score alike. To weigh new evidence, give it a name and a row here, and a reason in why.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from builder.model import Clue

Ground = Literal[
    "weight", "votes", "near", "division", "told", "a town is told", "enumerated", "contained", "holds", "beside", "cue", "other cue", "contrary cue", "like its kind",
    "listed", "unlike its list", "obscure", "main name", "another's name", "a town's name", "spelled so", "vowelled so", "foreign name", "article", "no article", "seat", "uncalled", "country",
    "named like a country",
]  # fmt: skip

WHICH: Final[Mapping[Ground, float]] = {
    "weight": 1.0,  # each tenfold of population; countries, divisions and features have a weight of their own (gazetteer/sources.py)
    "votes": 2.5,  # it lies in the country that the article speaks of most; for others by the root of their share: named at all counts
    "near": 0.8,  # other places of the article lie nearby: for each time their number doubles
    "division": 0.5,  # other names of the article lie in its province or state: for each time their number doubles
    "told": 3.0,  # the article says elsewhere where the place of this name lies
    "a town is told": -2.0,  # a state or province, where the article says where the town of the name lies: "Nevada, Mo. … in Nevada"
    "enumerated": 1.5,  # the same in an enumeration, where a comma need not mean "in": "Florida, Cuba and Haiti"
    "contained": 4.0,  # it lies in the country or division named right after it: "Paris, Texas", "Tripoli, nord du Liban"
    "holds": 4.0,  # the name right before it may lie in it: "Windsor, Ontario" is no city's name
    "beside": 2.0,  # the country it lies in, or its people, stand right beside it: "la ville libanaise de Tripoli"
    "cue": 3.0,  # it is what the word beside it says: "the X river", "province of X"
    "other cue": 0.8,  # the cue is for something at the place: the airport of Paris
    "contrary cue": -2.0,  # the cue is for what the place is not: Lake Dublin
    "like its kind": 0.5,  # it is what a word within its name says: Rio Negro is a river before it is a town
    "listed": 1.0,  # it is of the kind of those it is listed with: "Georgia and Alabama", "la Géorgie et l'Arménie"
    "unlike its list": -1.0,  # it is of another kind than all of those
    "obscure": -1.0,  # a village, where nothing else that the article names is near
    "main name": 0.5,  # this is its main name, not one of its many others
    "another's name": -2.0,  # the main name of another city: San Miguel is not San Diego, which was once called so
    "a town's name": -1.0,  # the main name of a town: Westport in Ireland comes before what Kansas City is called, too
    "spelled so": 1.0,  # this name has just the accents that the text writes: "Mâcon" is not Macon
    "vowelled so": 4.0,  # it has the vowel signs that the text writes: who writes them tells two names apart, عُمان and عمّان
    "foreign name": -2.0,  # the name is usual in another language: مراكش is Morocco in Persian, a city in Arabic
    "article": -3.0,  # a town, where an article stands before the name: "le Québec" is the province
    "no article": -2.0,  # a river, where none stands before it in a language that gives rivers one: "in Fulda", not "an der Fulda"
    "seat": -2.5,  # a division comes after the city that it is named after: "Deir ez-Zor" alone is the city
    "uncalled": -0.5,  # a division without a word that calls it one, where a large city bears the name
    "country": -3.0,  # a city comes after its country of the same name: "Mexico" alone is the country
    "named like a country": -1.5,  # a division without a word that calls it one comes after any country: "Georgia", "Luxembourg"
}

AMONG_COUNTRIES: Final = 2.0
"""Times as much "listed" counts for a country in a list of countries: "Nigeria, Tchad et Bénin" names no town."""
VOTE_OF_A_PEOPLE: Final = (0.6, 1.0)
"""Votes for a country whose people or things are named ("libanais"): once, and more often. A place of it named has up to 1."""
VOTE_OF_THE_OUTLET: Final = 0.3
"""For the country of the outlet's address: www.lorientlejour.com tells nothing, elwatan.dz does."""
VOTE_OF_THE_LANGUAGE: Final = 0.05
"""For each country that the article's language is official in (CLDR), as a tie-break."""
VOTE_OF_THE_DATELINE: Final = 0.5
"""More for the place that the report was sent from."""
FULL_VOTE: Final = 2.0
"""Votes from which the leading country has all the points; less evidence gives fewer."""
LEAST_CERTAIN: Final = 0.3
"""The vote of a name that means places as heavy in another country too; a name of one country has 1."""
CERTAIN_LEAD: Final = 3.0
"""Lead in weight, a thousand times the population, from which a name is as good as one of a single country's."""
SUPPORTED: Final = 0.6
"""Root of a country's share of the leading country's votes from which it counts as spoken of: a third of them."""
NEAR_DEGREES: Final = (1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.25)
"""How much another place counts, by its distance in half degrees on the grid: up to some 80 km in full, up to 350 km a little."""
NEAR_ENOUGH: Final = 1.0
"""Other places nearby with which a village is no surprise."""
SOMEWHAT_NEAR: Final = 0.5
"""The same for one that the text calls a village: half of what lies around may mean something else, "Losacio, cerca de Zamora"."""
NEIGHBOURS: Final = 2.0
"""Other names in a division from which the article is about it."""
FAR_FROM_ALL: Final = 0.6
"""The part of its country's votes that a town under LARGE gets with nothing else nearby: a Wellington there is in many states."""
OVERSHADOWED: Final = 0.2
"""The same for one of a name that is a METROPOLIS's, too: from London to Washington, one flies to the capital; and for one"""
OUTSHINING: Final = 0.7
"""lighter than a LARGE city abroad, a fifth of its size, where the article names its country and hardly more in it."""
AMONG_OTHERS: Final = 3.0
"""Other places nearby with which it is no longer overshadowed: news of Sunderland names Washington."""
REMOTE_KM: Final = 500.0
"""Distance from the middle of a division for which a sense in it loses a point, where the tables do not tell its division."""
REMOTE_IN_A_COUNTY_KM: Final = 50.0
"""The same for a county or district."""
REACH_OF_A_COUNTY_KM: Final = 100.0
"""From its middle, where no code tells what lies in it: the large ones of Spain reach so far."""
REACH_OF_A_DIVISION_KM: Final = 1500.0
"""The same for a state or province: only those of Russia, Brazil, Canada and Australia reach so far."""
REACH_OF_A_CITY_KM: Final[Mapping[bool, float]] = {True: 20.0, False: 8.0}
"""From the middle of a large city, within which a quarter or a site lies in it, and what else it may hold: the Casa de Campo of Madrid, not Getafe."""
REMOTE_MOST: Final = 3.0
SEAT_WEIGHT: Final = 3.8
"""Weight (6,000 inhabitants) from which a town of a division's name is taken for its seat, if it is within SEAT_KM."""
OWNER: Final = 3.5
"""Weight (3,000 inhabitants) from which a town of that main name comes before a larger one that is called so, too."""
SEAT_KM: Final = 250.0
METROPOLIS: Final = 6.4
"""Weight (2.5 millions) from which a city needs no cue to come before a division of its name, wherever that lies."""

ROUNDS: Final = 4
"""First by fame alone, then with the votes of the round before: ambiguous names that lie near each other take some rounds to find together."""

KNOWN_RIVER: Final = 5.0
"""Weight from which a river or the like is known beyond where it lies: those of features/ have more, local_features.tsv gives less."""

CONCEIVABLE: Final = 2.5
"""Points that a place of a name may be behind the best for what else the article names to bring it forward."""
MOST_CONCEIVABLE: Final = 8
CHANCE: Final = 3.0
"""How many times likelier each point makes a place of a name than another; the sum of their chances is one vote for what lies around."""
DOUBTFUL: Final = 0.8
"""Points that another place of the name may be behind for the choice to be unsure."""
DOUBTFUL_BY_SIZE: Final = 1.5
"""The same (thirty times the population) where nothing but size and name speaks for the choice."""
APART_KM: Final = 50.0
"""Two places of one name that are no farther apart leave no doubt: a town and its district."""
MOST_RIVALS: Final = 3

ELSEWHERE: Final = 2.5
"""For the place that all other articles of the collection mean which surely name one of those in doubt; a share of it for the others.
More than DOUBTFUL_BY_SIZE, so that it settles what size alone did."""

ENOUGH: Final = 0.9
"""Points from which a mention is taken for a place."""
LIKELY: Final = 0.0
"""Points from which it votes for its country: a little fewer, for what is listed with it may take it in."""
SURE: Final = 1.0
"""Points above ENOUGH from which the same word is a place in the whole article."""

CLUES: Final[Mapping[Clue, float]] = {
    "preposition": 1.2,
    "called": 2.0,
    "abbreviated": 6.0,
    "dateline": 2.0,
    "byline": -2.0,
    "start": -0.7,
    "uncased": -0.8,
    "linked": 0.3,
    "inflected": -0.2,
    "neighbour": -1.0,
    "surname": -3.0,
    "speaker": -3.0,
    "joined": -0.8,
    "title": -3.0,
    "person": -5.0,
    "organisation": -9.0,
    "noun": -5.0,
}
"""WHETHER, by what the words around it say; model.Clue names them."""

TOWN: Final = 4.0
"""Weight (10,000 inhabitants) from which a town needs no further reason to be there; each tenfold above is a point."""
MOST_FAME: Final = 3.5
"""Points; beyond, fame is no more evidence that a word is a name."""
LARGE: Final = 5.0
"""Weight (100,000 inhabitants) from which a town is the town, though "river" stands before it."""
FAMED: Final = 5.5
"""Weight (300,000 inhabitants) from which a city is known by all its spellings."""
SUPPORT: Final = 1.5
"""For a place in the country that the article speaks of most; a share of it for the others."""
NEARBY: Final = 0.4
"""For each time that the number of other places nearby doubles: what local news names is small, and close together."""
UNTOLD: Final = 1.2
"""For a name in a text too short to say where it plays, in place of all that an article would say: "Paimpol: eighteen months for an
oyster farmer". Less the longer it is and the more names it has (`FEW`); measured on the sentences of the labelled articles, each alone."""
UNTOLD_AFTER_A_PREPOSITION: Final = 2.2
"""The same for a name in a place's position, "at Wadena";"""
UNTOLD_UNCASED: Final = 0.7
"""and in scripts without capitals, where more words look like names."""
UNTOLD_WORD: Final = 3.5
"""Zipf frequency from which a name is a word first: then a town gets no more than elsewhere, and a village nothing: "In Advent"."""
BRIEF: Final = 1000.0
"""Characters from which a text is an article: it would say more of a place that it means."""
FEW: Final = 3.0
"""Other names with which half of it is left."""
UNEXPECTED: Final = -2.0
"""For a place under TOWN in a country that the article does not speak of, far from all it names."""
BEGUN: Final = -5.0
"""For a name that a longer one only begins with, where nothing that the article names is near: the "San Pedro de las Cuevas" of Zamora is
not in Paraguay. Only for a name that is borne by"""
BORNE_BY: Final = 4
"""places and more: of Moscow there is one, "la visite à Moscou de Lavrov", and what is as large has"""
BEARERS_OF_A_METROPOLIS: Final = 8
"""before it is doubted: the London of "a Londres de Macri" is none of Argentina, but "Santiago de Besteiros" none of Chile."""
SEVERAL_WORDS: Final = 1.0
OTHER_SPELLING: Final = -1.0
OTHER_SPELLING_OF_A_VILLAGE: Final = -2.5
"""Of fewer than 10,000 inhabitants: what else GeoNames has for "Penn" and "Berks" few have ever written."""
OTHER_LANGUAGE: Final = -2.5
"""Of a country or division that the text's language calls otherwise: in German, Malte is a man and no Malta, in English the IRA no Iran."""
SHORT_NAME: Final = -1.0
"""Of three letters or fewer."""
SHORT_UNCASED: Final = -1.5
INITIALS: Final = 4
"""Letters up to which a word in capitals may be somebody's initials."""
INITIALS_OF_SOMETHING: Final = -3.0
"""For "the MEC for local government": Metz has the name too, but not in capitals."""
INSIDE: Final = 1.5
"""For a name within what is named right after it."""
TITLE_OF_A_COUNTRY: Final = 2.5
"""Gives back what a title took: "президент России" is no family name."""
NAMESAKE: Final = -4.0
"""For a word that the article calls a person by."""
NAMESAKE_LINKED: Final = -1.0
GIVEN_NAME: Final = -1.5
"""For a town that persons are called like, in a country that the article does not speak of: "Cyrus et Bryan"."""
ANYWHERE: Final = -9.0
"""For a "Southern District" of a country that the article does not speak of."""
HOMONYM: Final = -5.0
"""For a word that is a town only in the country that the article speaks of, and a river only among its neighbours."""
TEAM: Final = -7.0
"""For a town or a region that plays a match, wherever no preposition tells otherwise; a country that does is named all the same."""
TOWN_WITH_ARTICLE: Final = -4.0
LIKENESS: Final = 74.0
"""Percent: how alike a name that no gazetteer has must be to one with the same consonants: "Zghorta" to "Zgharta", not Silet to Sylhet."""
FAR_NAMESAKE: Final = -6.0
"""For "the village of Kalo": any name will do, so it need not be the Kalaw of a country that the article does not name."""
WORD_SHARE: Final[Mapping[bool, float]] = {True: 1.1, False: 0.55}
"""Points that each step of frequency as a common word costs, where letters do not show that it is a name, and where they do."""
FITTING_WORD: Final = 0.5
"""The part of it that is left where a cue fits."""
RARE_WORD: Final = 2.0
"""Zipf frequency up to which a word costs nothing."""
FAMOUS_WORD: Final = 3.0
"""Zipf frequency beyond which the name of a region or river is frequent because it is named so often."""
SURE_ELSEWHERE: Final[Mapping[bool, float]] = {True: 1.0, False: 2.0}
"""For a name that is surely a place elsewhere in the article, in scripts without capitals and with them."""
IN_A_LIST: Final = 1.0
"""For a name listed with a place; for each time that the number of these doubles,"""
MOST_LISTED: Final = 2.0
"""but no more often than that."""
