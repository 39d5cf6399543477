"""The types that pass from stage to stage. A stage that learns more makes a new type; no type has blanks to be filled in later.

Every `start` and `end` is a half-open pair of code-point offsets into `Article.text`.
To extend: a new fact about an article gets a field in the type of the stage that learns it, and nowhere earlier.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, NewType

ArticleId = NewType("ArticleId", str)
"""ASCII, lower case, `[a-z0-9_-]`, made from the seed's file stem; safe in a path, a URL and an HTML id."""
PlaceId = NewType("PlaceId", str)
"""`geonames:<n>` or `local:<slug>`."""
Edtf = NewType("Edtf", str)
"""A date in EDTF (ISO 8601-2 level 1), checked by builder.edtf."""

Language = str
"""BCP 47, lower case: `fr`, `ar`, `en`; `und` where the text does not tell."""

BlockKind = Literal["kicker", "title", "byline", "dateline", "caption", "body", "comment", "boilerplate"]
DateKind = Literal["explicit", "partial", "relative"]
"""explicit: complete in itself; partial: a year, month or day was inferred; relative: counted from the anchor day."""
AnchorSource = Literal["correction", "dateline", "metadata", "comment", "weekday", "latest fact"]
"""What told the anchor day, surest first."""
PlacementState = Literal["exact", "normalised", "fuzzy", "ambiguous", "orphan"]

ASIDE: frozenset[BlockKind] = frozenset({"comment", "boilerplate"})
"""Blocks that are folded away: their dates and places are not the article's."""


DIVISIONS = frozenset({"admin1", "admin2"})
"""Kinds of place that a country is divided into."""
AREAS = frozenset(
    {"country", "continent", "ocean", "sea", "admin1", "admin2", "region", "river", "desert", "mountain", "line"}
)
"""Kinds of place that are wider than a point: their coordinates are about their middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a person should look at: printed as `path:line: message` with the hint on the next line."""

    path: str
    line: int
    message: str
    hint: str
    loses: bool = True
    """True: something was lost or could be, so the command ends with exit code 1; False: worth a look."""


# -- read ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """A saved file as it lies on the disk."""

    path: str
    """Relative to the collection's root, with `/`."""
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    start: int
    end: int
    kind: BlockKind
    language: Language
    """Of this paragraph alone: an English caption in a French article is `en`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedDate:
    """A publication date that the page itself states in its metadata (JSON-LD, OpenGraph, `<time>`, front matter)."""

    edtf: Edtf
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What reading a seed gives: its text, its structure and what it says about itself."""

    id: ArticleId
    seed: str
    sha256: str
    """Of the seed's bytes as saved."""
    text: str
    """Decoded once, newlines `\\n`, NFC; nothing else changed."""
    language: Language
    title: str
    source: str | None
    """The outlet; None where the text names none."""
    author: str | None
    url: str | None
    stated: StatedDate | None
    blocks: tuple[Block, ...]
    """Disjoint, in order; together they cover every non-blank character. One paragraph is one block."""
    guessed: str | None = None
    """The encoding of the seed, where nothing but its bytes tell it."""


# -- find ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    id: PlaceId
    name: str
    """As a heading shows it."""
    names: tuple[tuple[Language, str], ...]
    """Other names, with their language or `und`."""
    kind: str
    """country, admin1, city, region, river, lake, sea, strait, mountain, desert, base, camp, crossing, site …; empty in an entry of `site_config/places.yml` that tells none."""
    country: str | None
    """ISO 3166-1 alpha-2; None for what lies in several or none."""
    lat: float | None
    lon: float | None
    origin: str
    """Who says so: `GeoNames`, `CLDR`, `commonplace`, or `site_config/places.yml`."""
    division: tuple[tuple[Language, str], ...] = ()
    """The names of the first-level division that it lies in, the main one first, as `und`; empty where none is known."""


class Sense(NamedTuple):
    """One place that a name may mean: what deciding needs to know of it, and no more. A tuple, for thousands are made for an article."""

    place: PlaceId
    name: str
    """Its main name."""
    kind: str
    country: str | None
    """ISO 3166-1 alpha-2; None for what lies in several or none."""
    countries: frozenset[str]
    """All that it lies in, as far as known."""
    admin1: str | None
    """GeoNames code of the first-level division, where known; comparable within one country only."""
    lat: float | None
    lon: float | None
    weight: float
    """Logarithm to base 10 of the population, or of the population of a city as well known."""
    population: int | None
    proper: bool
    """True where this is the place's main name, or usual in some language; False for one of its many other spellings."""
    languages: frozenset[Language]
    """In which the name is known to be usual; empty where no source tells."""
    capitals: bool
    """True where the name is to be met in capitals only: "US" is a country, "us" and "Us" are not."""
    own: bool
    """True for an entry of `site_config/places.yml`."""

    def is_borrowed(self) -> bool:
        """Whether a division has the name from its city only: Kundus, which both are called Kunduz."""
        return self.kind in DIVISIONS and not (self.proper or self.languages)

    def __hash__(self) -> int:
        return hash(self.place)  # all fields would say no more, and take twenty times as long


Clue = Literal[
    "preposition",
    "linked",
    "article",
    "contracted",
    "inflected",
    "uncased",
    "abbreviated",
    "dateline",
    "start",
    "byline",
    "called",
    "organisation",
    "person",
    "title",
    "surname",
    "speaker",
    "neighbour",
    "begun",
    "namesake",
    "given",
    "listed",
    "joined",
    "score",
    "homonym",
    "noun",
    "area",
    "anywhere",
]
"""What the words around a name say for or against it; find/places sees them, decide/places weighs them (weights.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A stretch of text that may name a place, with everything that speaks for and against it."""

    start: int
    end: int
    language: Language
    """Of its block."""
    name: str
    """As the text has it, without the clitics in front of it."""
    keys: tuple[str, ...]
    """The folded name as the gazetteer has it; several where the language's rules of inflection leave it open."""
    senses: tuple[Sense, ...]
    """Empty: in no gazetteer by this name; known by its cue or its shape alone."""
    cue: str | None
    """The kind of place that a word beside it tells ("province of" → admin1)."""
    like: str | None
    """The kind that a word within the name tells: "Rio Negro" is like a river."""
    evidence: frozenset[Clue]
    """What else was seen around it."""


Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
"""half: of a year."""
Part = Literal["early", "mid", "late"]
Calendar = Literal["gregorian", "islamic", "persian"]
Tense = Literal["past", "since", "future"] | None
"""since: past beyond doubt, "since January"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units before (below zero) or after a day that is not said: "hier", "il y a trois mois", "la veille"."""

    count: int
    unit: Unit
    origin: Literal["anchor", "told"] | ToldDate
    """anchor: the day of publication; told: what the text told last ("la veille", "trois jours plus tôt");
    a date: the one that stands beside it ("three days after 12 January")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldDate:
    """What an expression tells of a date; None for what it leaves out. Not yet a value: "lundi" has only a weekday."""

    year: str | None = None
    """Four characters, X for a digit left out: 2017, 199X (the 1990s), 18XX (the 19th century), XX98 ("octobre 98")."""
    season: int | None = None
    """21 to 24 for spring to winter, as in EDTF."""
    quarter: int | None = None
    half: int | None = None
    month: int | None = None
    week: int | None = None
    """Of the month, or of the year where no month is told; -1 for the last."""
    day: int | None = None
    """-1 for the last of the month."""
    weekday: int | None = None
    """0 for Monday to 6 for Sunday."""
    nth: int | None = None
    """"The first Monday", "the last Sunday" (-1) of the month."""
    feast: str | None = None
    """A feast by its rule: `12-25`, `easter+49` (days from Easter)."""
    turn: int | None = None
    """-1 for "last", 0 for "this", 1 for "next", of what is told: "vendredi dernier", "juin prochain"."""
    shift: Shift | None = None
    """Where to count from. What else is told lies within that unit: "Monday next week", "mars de l'an dernier"."""
    same: bool = False
    """Whether it is the stretch told last, so many years away: "the same quarter last year"."""
    part: Part | None = None
    about: bool = False
    """"Vers 2014", "around 1990"."""
    order_guessed: bool = False
    """Whether day and month may be the other way round: "05/06/2023", where nothing in the article tells which is first."""
    calendar: Calendar = "gregorian"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date expression where it stands, wherever that is: comments and boilerplate too."""

    start: int
    end: int
    block: int
    """Index into `Article.blocks`."""
    told: ToldDate
    until: ToldDate | None = None
    """The end, for an interval ("du 3 au 5 mai"): what it leaves out is as in `told`, and the other way round."""
    tense: Tense = None
    """Of the sentence, as far as its words show: it turns a bare weekday."""
    birth: bool = False
    """Whether somebody was born then, which may be long ago: it tells nothing about the publication day."""
    event: int | None = None
    """The year of an event that is known by its day and that a word beside names: "the Sept. 11 attacks"."""


# -- why ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something was decided, before it is put into words: builder/words/reasons.py makes the sentence, in the reader's language."""

    told: str
    """The key of its sentence in `[reasons]` of builder/words/<language>.toml."""
    values: tuple[tuple[str, Value], ...] = ()
    """By the names that the sentence calls them by."""


Value = str | int | date | Place | Reason
"""A text, a number, a day or EDTF value, a place, or a reason within a reason; the sentence knows which, and how to show it."""


def because(told: str, /, **values: Value) -> Reason:
    return Reason(told, tuple(values.items()))


# -- decide -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class AnchorDay:
    """When the article was published, as far as can be told: the day that "hier" is counted from."""

    edtf: Edtf
    """A day, or the interval that the text leaves open, or an unsure value with `?` or `~`."""
    day: date
    """The one day that relative dates are counted from: the best guess within `edtf`."""
    source: AnchorSource
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class DateLink:
    """A stretch of text and the calendar value it was decided to have."""

    start: int
    end: int
    edtf: Edtf
    kind: DateKind
    why: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A place that an unsure name may mean."""

    place: Place
    why: tuple[Reason, ...]
    """What speaks for it, the surest first."""
    behind: float
    """Points by which less speaks for it than for the likeliest, as decide/places counts: a point is worth ten times the population."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A stretch of text and the place it was decided to name."""

    start: int
    end: int
    place: Place | None
    """None: found by its cue ("the village of …"), but in no gazetteer; shown unlinked, listed by check."""
    name: str
    why: tuple[Reason, ...]
    """What spoke for it, the surest first, then what leaves it unsure: one sentence together."""
    readings: tuple[Reading, ...] = ()
    """Where the choice is unsure: all that the name may mean, the chosen one first; empty where it is sure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """All that is known of one seed by itself: the result of the map step."""

    article: Article
    published: AnchorDay | None
    dates: tuple[DateLink, ...]
    """In order, disjoint, none in a comment or in boilerplate."""
    places: tuple[PlaceLink, ...]
    """In order, disjoint from each other and from the dates, none in a comment or in boilerplate."""
    unknown: tuple[Correction, ...] = ()
    """A person's words on places with an id that no gazetteer has: they change nothing."""


# -- annotate -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note of an annotation file."""

    line: int
    """1-based line of the quote, or of the note's first line where it is on the whole article."""
    quote: str | None
    """The passage as the person quoted it, `[…]` and all; None for the note on the whole article."""
    body: str
    """Markdown, by a person; not trusted."""
    tags: tuple[str, ...]
    author: str | None
    dated: str | None
    """EDTF, from an optional last line `— Name, date`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's word on one surface form, wherever it stands in the article."""

    line: int
    surface: str
    value: str | None
    """A place id or an EDTF value; None: "this is no place", "this is no date"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """What `content/annotations/<id>.md` says."""

    article: ArticleId
    path: str
    facts: Mapping[str, str]
    """Corrected facts by key: title, language, source, url, author, published, encoding."""
    places: tuple[Correction, ...]
    dates: tuple[Correction, ...]
    tags: tuple[str, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A passage that a quote may mean."""

    start: int
    end: int
    score: float
    """Likeness from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """Where a note stands, or why it stands nowhere."""

    note: Note
    state: PlacementState
    start: int
    """-1 where the state is ambiguous or orphan, and for the note on the whole article."""
    end: int
    score: float
    """1.0 for exact and normalised."""
    closest: tuple[Candidate, ...]
    """For ambiguous and orphan: the passages that come nearest, best first."""


# -- link ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article with all that was decided and noted about it: what its page is made from."""

    analysis: Analysis
    tags: tuple[str, ...]
    """The notes' tags, in order of first use."""
    placements: tuple[Placement, ...]
    """One for each note, in the order of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A place or a date where it stands in an article."""

    article: ArticleId
    start: int
    end: int
    block: int
    """Index into the article's blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceEntry:
    place: Place
    slug: str
    """Unique in the collection; the page is `places/<slug>.md`."""
    met: tuple[tuple[Language, str], ...]
    """The names it was met by, with the language of the paragraph, most frequent first."""
    passages: tuple[Passage, ...]
    """By date of publication, then by article and offset."""
    together: tuple[tuple[PlaceId, int], ...]
    """Places named in the same paragraphs, with how often, most frequent first."""
    namesakes: tuple[PlaceId, ...]
    """Others of the collection that share one of its names: each is told apart by its kind and country wherever it is named."""
    alike: bool
    """True where one of them is of the same kind and country, too: then the division tells them apart."""
    nearby: tuple[tuple[PlaceId, int], ...]
    """Others within some kilometres, with how many, nearest first; none for areas, whose point is one of many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateEntry:
    """Everything told about one EDTF value: a day, a month, a year, an interval, sure or not."""

    edtf: Edtf
    earliest: date
    latest: date
    passages: tuple[Passage, ...]
    published: tuple[ArticleId, ...]
    """The articles published then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another article with what it shares."""

    article: ArticleId
    places: tuple[PlaceId, ...]
    days: tuple[date, ...]
    score: float
    """Rare places and days weigh more; for sorting only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountGroup:
    """Articles that tell of the same place and the same days."""

    slug: str
    place: PlaceId
    places: tuple[PlaceId, ...]
    """All that at least two of them name, `place` first."""
    days: tuple[date, ...]
    articles: tuple[ArticleId, ...]
    """By date of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`site_config/collection.yml`, every key with its default."""

    title: str = "commonplace"
    description: str = ""
    language: Language = "en"
    """Of the site's chrome: en, fr or ar."""
    url: str = ""
    noindex: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper, agency or channel, from `site_config/outlets.yml`: never a place, recognised as a source."""

    name: str
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    language: Language | None
    encoding: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Everything the pages are made from."""

    settings: Settings
    entries: Mapping[ArticleId, Entry]
    """By date of publication, undated last, then by id."""
    places: Mapping[PlaceId, PlaceEntry]
    dates: Mapping[Edtf, DateEntry]
    """In calendar order."""
    neighbours: Mapping[ArticleId, tuple[Neighbour, ...]]
    accounts: tuple[AccountGroup, ...]
    accounts_with: Mapping[ArticleId, tuple[AccountGroup, ...]]
    """The groups that an article stands in; articles that stand in none are left out."""
    homeless: tuple[Annotations, ...]
    """Annotation files whose seed is not there."""


# -- pages --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A file to be written below `content/`, without its `generated` stamp, which the disk module adds."""

    path: str
    front: Mapping[str, object]
    """Front matter, from a fixed list of keys, already escaped for HTML; empty for files that are not Markdown."""
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What a build gives."""

    collection: Collection
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]
