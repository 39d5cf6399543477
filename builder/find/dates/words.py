"""The words of a language as signs: one character for what a word does in a date, with its value.

The grammar in rules.py is written over these signs and knows no language. A language is taught in the [dates] section
of lexicons/<language>.toml; keys that it does not need it leaves out:

  numeric_order     "dmy" or "mdy": how 4/5/2017 is read; "mdy" also allows "May 4" without a comma and a year
  dotted            true where "15.2." is a day and a month
  nouns_capitalised true: "Morgen" within a sentence is the morning, "Heuer" somebody's name
  adverbs           words for days that have a capital at the head of a sentence only: "the Today programme"
  within            true where `ahead_before` also tells durations: "in three days 30 people died" names no day
  names             "lower", "upper": how months and weekdays are written inside a sentence; "any": no capitals
  weak              names of months, weekdays and seasons that are other words as well ("mars", "May", "آب"):
                    they count only beside a number, a word of `before_dates`, or "last" and "next"
  not_dates         phrases that look like dates and are none ("Black Friday")
  given_names       months that women are called by, too: "June Kitts"
  other_words       what is another word as it is written, accents and all: "está", not "esta"
  prefixes          clitics written onto a word, and what is left in their place: { "و" = "", "لل" = "ال" }
  verb_prefixes     those that a past form may have: "وقتل" tells of the past, "لقتل" what for
  suffixes          endings of months, weekdays, units, seasons and decades ("pazartesiden", "Dienstagabend")
  halves            words of `mid` that are a half after an ordinal: "la prima metà di maggio"
  ordinal_suffixes  glued to a number: "1er", "4th", "18-го"
  decade_suffixes   glued to a number: "1990s", "1990er"
  of                what may stand between the parts of a date: "3 de mayo", "Montag, den 3. Mai"
  of_turned         the same behind a turned unit only: "last year's third quarter", but "May's 12 raids"
  eve_of            "la veille de": the day before a date that follows ("du 14 juillet"); before anything else, no date ("du scrutin")
  of_events         after a count, what shows that it is counted from an event: "بعد يومين من …", "через год после …"
  and, or, to       between two dates: a list, a choice, an interval
  before_dates      what shows that a weak name is a month: "in May"
  before_years      what shows that a number is a year: "in 2014"
  early, mid, late, about, every, night, times_of_day
  whose             "his", "her": a decade after it is one of somebody's life: "in her late forties"
  about_counts      "more than", "nearly": what follows is a count ("nearly 20 years ago"), never a year
  counted           what is counted after a number: "1500 euros", "2000 people"; a year alone before it is none
  about_years       "um 1750": "about", said of years rather than of counts
  numbered          what a number names: "Highway 61", "Resolution 1701"
  numbered_weeks    a week that a number behind or before it names, as the calendar counts them: "KW 31", "31. Kalenderwoche"
  weeks_by          between a week and its first or last day: "the week ended Oct. 20"
  numbered_weekdays what makes a weekday of the number before it: "4ª feira"
  numbered_months   what stands before the number of a month: "شهر 3"
  day_numbers       what stands after the number of a day: «15-го числа»; "the 15th day" is that of something else
  telephones        what stands before a telephone number: "Tel.", "Fax"
  births_before, births_after  what shows that a date is that of a birth: "né en", «г.р.»; it tells nothing about the publication day
  indefinite        articles after which an event is any of its kind: "an explosion on Aug. 4"
  [dates.events]    days that events are known by, with stems of the words that name them: "2001-09-11" = ["attacks"]
  named_for         what a date names: "rue du 4-Septembre", "19 Mayıs Caddesi"
  named_after       the same after it, as it is written: "May Street", "Christmas Island", "Perşembe ilçesi", but "the May street protests"
  churches          what is called by a feast: "Pfarrkirche Mariä Himmelfahrt"
  named_by          what stands between that and its date: "du"
  and_half          "two and a half years", "un an et demi"
  ago_before, ago_after, ahead_before, ahead_after          counted from the anchor day: "il y a 3 mois", "dans 3 mois"
  earlier_before, earlier_after, later_before, later_after  counted from the day told last: "trois jours plus tôt"
  then_before, then_after                                   from the day told last where the sentence is in the past, else from
                                                            the anchor day: "через два дня", "iki gün sonra"
  earlier_at_end, later_at_end      the same, of words that are prepositions too: they count only before a mark
  counted_before, counted_after     between a count and the date that it is counted from: "two days after Christmas"
  counted_on                        the same of what is to come: "two weeks from Monday"
  counted_from                      the same where it is an ending of the date: "Noel'den iki gün önce"
  up_to             the ending of an interval's last date: "2014'ten 2018'e kadar"
  between           "entre 1990 et 1999", "1990 ve 1999 arasında": one interval, or two years with `years_between_apart = true`
  before_days       what shows that a number alone is a day of the month: "le 21"
  decade_before     "années 60" (a plain "années" is to be a unit in [dates.many], too); other decades, as one word, in [dates.decades]; centuries ("Ottocento") in [dates.centuries]
  of_our_era        makes a number a year, be it before the year 1000: "79 AD", "AD 410", "79 n. Chr."
  ad                what may stand after a year of four figures: «1998 г.», "1998'de"
  in_years          forms of "year" that make a number before them one, not a count: «в 988 году», "711 yılında"
  nth_years         words before such a number that make it an ordinal: «на 101 году жизни»
  bc, islamic_era, persian_era
  many_turns        "last" and "next" in the plural: "the last three years" is a duration and no date
  many_firsts       "first" of many, where that is a form of its own: "les deux premières semaines de mai"; no day of a month
  since, until      "since January": past beyond doubt; "by Monday": to come; both only right before their date
  future_weekdays   forms of the present that tell of a weekday to come, "am Freitag spricht", "vrijdag reist"; of a month they may tell a story;
                    after a weekday only where that begins its clause
  weekdays_of       what joins a weekday to something that it tells: "der Bericht vom Montag geht davon aus" is no plan
  verbs_beside_weekdays   true: a verb right after a weekday is told of it, whatever stands before: «президент в пятницу встречается»
  participle_endings   where the verb is last: a weekday before such a word is its own, "pazar günü oynanan maç"
  over, over_links  verbs of what has happened, and what may stand between one and its date: "arrested in July", "died Dec. 3": past beyond doubt
  until_weekdays    the same, but of weekdays only: "para o domingo" is to come, "os dados para março" are not
  limits            "before": a weekday right after it is to come where no verb of its sentence shows a tense, "a deal before Friday"
  past, future, past_endings, future_endings, future_starts   what shows the tense of a sentence; future_not_starts and past_not_starts
                    are words that only look so; `verb_final = true` where the verb comes after the date
  turns_first       true where "this" and "last" stand before their unit only: "2017 yılında bu köy" tells of no year but 2017
  nouns_after       articles after which what looks like a past form is an adjective or a noun: "the stated charges", "nel mercato"
  hearsay, hearsay_ends   a verb of the future that tells hearsay of the past where the clause ends in one of these: "soll am Freitag … getötet haben"
  usual             "usually": a month, a season or a weekday beside it is any of its kind
  days_counted      forms of "day" that are one of several behind an ordinal only: "ayın son günü", but "15 Mayıs günü"
  to_be             forms of "to be" after which a past form is a participle: "it will be opened on Monday"

  ordinals_of       how words end before which a short name of a weekday is an ordinal: "a segunda operação", not "na segunda viajou"

  [dates.units], [dates.many]   day, week, weekend, month, quarter, half, year, decade, century; singular and plural
  [dates.many_weekdays]         weekdays in the plural, which are dates only where they are counted: "two Sundays ago"
  [dates.pairs]                 two of a unit in one word: "يومين"
  [dates.turns]                 -1 last, 0 this, 1 next (-2 and 2 too: "vorletzte", "übernächste")
  [dates.days]                  counted from the anchor day: 0 today, -1 yesterday
  [dates.told_days]             counted from the day told last: -1 "la veille", 0 "le même jour"
  [dates.spans]                 "-1 year" = ["vorjahr"], "0 year late" = ["jahresende"]: a unit and its turn in one word
  [dates.told_spans]            the same, counted from the day told last: "1 year" = ["im Jahr darauf"]; "-1 year same" = ["same quarter last year"]
  same_stretches    "the same period": before a year, the stretch told last in that year, "the same period of 2018"; alone no date
  [dates.numbers]               also "0.5" = ["half a"], "1.5" = ["anderthalb"]
  month_endings     units that a month is written together with: "die zweite Februarwoche", "in der ersten Maihälfte"
  joined_numbers    what may stand between number words written as one: "fünfundzwanzig" (und); [""] where nothing may
  first_by_ordinal  of the days of a month only the first is told by an ordinal: "primo maggio", "due maggio"
  [dates.ordinals], [dates.decades], [dates.seasons], [dates.feasts]
  [dates.counted_feasts]        a feast and the unit that is counted from it: "advent-0 week" = ["advent"], "2. Advent"; "12-24 day" = ["weihnachtsfeiertag"]
  [dates.in_seasons]            seasons as a time told: "im Sommer", "летом"; the bare name is often none ("fall")
  [dates.islamic_months], [dates.persian_months], [dates.more_months], [dates.more_weekdays]
  [dates.months] …              made by scripts/make_calendar_words.py between its two marks

All is compared folded (builder/folding.py): case, accents, vowel signs, forms of hamza do not count. A phrase may have
several words; the longest wins. To teach a language, write its section and a golden file tests/golden/dates_<language>.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, NamedTuple

from builder.find.dates.numbers import joined_number
from builder.folding import fold
from builder.lexicon import lexicon_of
from builder.model import Part, Shift, ToldDate, Unit

WORD = r"[^\W\d_]+(?:[\u0300-\u036f\u064b-\u065f\u0670\u200c]+[^\W\d_]*)*"
"""A word: letters with their vowel signs, and the zero-width non-joiner inside Persian words."""
UNITS: tuple[Unit, ...] = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")
PARTS: tuple[Part, ...] = ("early", "mid", "late")
_PIECES = re.compile(rf"{WORD}|\d+|[^\s\w]")
_ROMAN = re.compile(r"(?=[XVI])(X{0,2}(?:IX|IV|V?I{0,3}))")
_LATIN_FIGURES = str.maketrans("ХІ", "XI")
"""The letters that Cyrillic keyboards have for Roman figures: «ХХ век»."""
_WHOLE, _FIRST_WORD = re.compile(".*"), re.compile(r"\w+")
Cue = Literal["past", "since", "future", "until", "until_weekdays", "future_weekdays", "limits", "usual", "over"]
"""What shows a tense: a verb, or a preposition that does so beside its date only ("since May", "by Monday")."""
_CUES: tuple[Cue, ...] = (
    "future",
    "since",
    "past",
    "until",
    "until_weekdays",
    "future_weekdays",
    "limits",
    "usual",
    "over",
)
"""The first goes before the others where their cues stand equally near."""
YEARS = range(1000, 2101)
"""Numbers of four figures that may be a year."""
_ENOUGH = 3  # letters left after a clitic, so that it is not the word's own first letter
_HEARSAY = 160  # characters from "soll" to the verb that says that it is over
_HEARSAY_END = 40  # characters that such a verb may take
_KEPT = 100_000  # distinct words remembered a language; more than a large collection has


@dataclass(frozen=True, slots=True)
class Marker:
    """A word that counts: "ago", "in", "later"."""

    sign: Literal[-1, 1]
    """Before or after."""
    origin: Literal["anchor", "told"]
    by_tense: bool = False
    """True where it is counted from what was told last only in a sentence of the past: "через два дня", "iki gün sonra"."""


Value = int | float | str | ToldDate | Marker | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A lexicon phrase, without its first word."""

    rest: tuple[str, ...]
    sign: str
    value: Value
    count: int
    """As a number where the phrase is one too ("sept" is September and seven), else 0."""


@dataclass(frozen=True, slots=True)
class Match:
    """What a written word may begin."""

    skipped: int
    """Characters of a clitic before it."""
    clitic: str
    """Its sign: `&` for "and", C for a preposition or an article, U for a unit; "" where there is none."""
    alone: Phrase | None
    """What it is by itself."""
    longer: Mapping[str, Sequence[Phrase]]
    """Second word → the phrases of several words, longest first."""
    unit: Unit | None = None
    """The unit that a month is written together with: "Februarwoche"."""


class Vocabulary(dict[str, "Match | None"]):
    """Written word → what it may begin; None for a word that says nothing about dates. Filled in as words are met."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        super().__init__()
        self.mdy = words.get("numeric_order") == "mdy"
        self.dotted = bool(words.get("dotted"))
        self.within = bool(words.get("within"))
        self.islamic = {"islamic_months", "islamic_era"} <= words.keys() and words.get("names") == "any"
        self.persian = "persian_months" in words
        self._case = str(words.get("names", "any"))
        self._prefixes = sorted(
            ((fold(p), fold(left)) for p, left in words.get("prefixes", {}).items()), key=lambda p: -len(p[0])
        )
        self._suffixes = tuple(sorted(map(fold, words.get("suffixes", ())), key=len, reverse=True))
        self.halves = frozenset(map(fold, words.get("halves", ())))
        self._ordinal_suffixes = frozenset(map(fold, words.get("ordinal_suffixes", ())))
        self.of_turned = frozenset(fold(s).lstrip("'") for s in words.get("of_turned", ()))
        self._decade_suffixes = frozenset(fold(s).lstrip("'") for s in words.get("decade_suffixes", ()))
        self.nouns_capitalised = bool(words.get("nouns_capitalised"))
        self.nouns_after = frozenset(map(str.casefold, words.get("nouns_after", ())))
        self.adverbs = frozenset(map(fold, words.get("adverbs", ())))
        self.days_counted = frozenset(map(fold, words.get("days_counted", ())))
        self.times_of_day = frozenset(map(fold, words.get("times_of_day", ())))
        self._other_words = frozenset(map(str.casefold, words.get("other_words", ())))
        self.given_names = frozenset(map(str.casefold, words.get("given_names", ())))
        self._ands = frozenset(map(fold, words.get("and", ())))
        self._numbers = {fold(word): number for number, word in _numbers(words)}
        self._number_links = tuple(map(fold, words.get("joined_numbers", ())))
        endings = words.get("month_endings", ())
        self._month_endings = {fold(word): _unit_of(unit) for unit, word in _rows(words, "units") if word in endings}
        tables = ("months", "more_months") if endings else ()
        self._months = {fold(word): int(number) for table in tables for number, word in _rows(words, table)}
        self._phrases = _phrases_of(words)
        self.calls_days = not frozenset(words.get("of", ())).isdisjoint(words.get("units", {}).get("day", ()))
        self.years_between_apart = bool(words.get("years_between_apart"))
        self.verb_final = bool(words.get("verb_final"))
        self.turns_first = bool(words.get("turns_first"))
        self.first_by_ordinal = bool(words.get("first_by_ordinal"))
        self.named_after = frozenset(words.get("named_after", ()))
        self.in_years = frozenset(map(str.casefold, words.get("in_years", ())))
        self.nth_years = frozenset(map(str.casefold, words.get("nth_years", ())))
        self.month_names = frozenset(fold(word) for _, word in _rows(words, "months"))
        self.ordinals = {fold(word): int(number) for number, word in _rows(words, "ordinals")}
        self.ordinals_of = tuple(map(str.casefold, words.get("ordinals_of", ())))
        self.cues = Cues(words)
        self.weekdays_of = frozenset(words.get("weekdays_of", ()))
        self.participle_endings = tuple(words.get("participle_endings", ()))
        self.verbs_beside_weekdays = bool(words.get("verbs_beside_weekdays"))
        self.over_links = frozenset(map(str.casefold, words.get("over_links", ())))
        self.events = _events(words)
        self.indefinite = frozenset(map(fold, words.get("indefinite", ())))
        self.births_before = tuple(words.get("births_before", ()))
        self.births_after = tuple(words.get("births_after", ()))

    def suffix_of(self, word: str, number: str) -> str:
        """s or t for what makes a number an ordinal or a decade ("1er", "1990s"), else ""; `number`: its sign.

        What makes both makes decades of years: Russian "5-е", but "1920-е".
        """
        folded = fold(word)
        if folded in self._decade_suffixes and (number in "ky" or folded not in self._ordinal_suffixes):
            return "t"
        return "s" if folded in self._ordinal_suffixes else ""

    def __missing__(self, word: str) -> Match | None:
        if len(self) > _KEPT:
            self.clear()
        found = self[word] = self._match(word)
        return found

    def _match(self, word: str) -> Match | None:
        folded = fold(word)
        if word.casefold() in self._other_words:
            return None
        if folded in self._phrases:
            return _match_of(self._in_case(word, self._phrases[folded]))
        for prefix, left in self._prefixes:
            rest = left + folded[len(prefix) :]
            if folded.startswith(prefix) and rest in self._phrases and len(rest) >= _ENOUGH:
                clitic = "&" if prefix[0] in self._ands else "C"
                return _match_of(self._phrases[rest], _length_of(word, prefix), clitic)
        for suffix in self._suffixes:
            stem = folded.removesuffix(suffix)
            if stem != folded and (
                names := [p for p in self._phrases.get(stem, ()) if p.sign in "MmvWwUuFG" and not p.rest]
            ):
                return _match_of(self._in_case(word, tuple(names)))
        for ending, unit in self._month_endings.items():
            if month := self._months.get(folded.removesuffix(ending)) if folded.endswith(ending) else None:
                return Match(0, "U", Phrase((), "M", month, 0), {}, unit)
        if number := self._number(folded):
            return _match_of((number,))
        roman = _ROMAN.match(word.translate(_LATIN_FIGURES))
        if roman and fold(word[roman.end() :]) in self._ordinal_suffixes | {""}:
            return _match_of((Phrase((), "R", _roman_value(roman[1]), 0),))
        return None

    def _number(self, folded: str) -> Phrase | None:
        """A number of number words written as one: "zweitausendfünfzehn", "ventidue"."""
        number = joined_number(folded, self._numbers, self._number_links) if self._number_links else None
        if number is None or number != int(number):
            return None
        return Phrase((), "y" if number in YEARS else "Q", int(number), 0)

    def _in_case(self, word: str, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
        """A month in the wrong case is a weak one: "may", and "Mars" or "Julio" in French or Spanish, are hardly ever months.

        Italian writes its centuries with a capital or an apostrophe, "l'Ottocento", "l''800"; "ottocento" is a number.
        """
        capital = word[0].isupper()
        if word[0].islower():
            numbers = (replace(p, sign="Q", value=p.count) if p.sign == "§" else p for p in phrases)
            phrases = tuple(p for p in numbers if p.sign != "Q" or p.value)
        if {"upper": capital, "lower": not capital}.get(self._case, True):
            return phrases
        weaker = "m" if self._case == "upper" else "Mm"
        return tuple(replace(p, sign="v") if p.sign in weaker else p for p in phrases)


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """The words of a language; of a language without a lexicon, none: numeric dates are still found."""
    lexicon = lexicon_of(language)
    return Vocabulary(lexicon.dates if lexicon else {})


def _events(words: Mapping[str, Any]) -> dict[tuple[int, int], list[tuple[int, tuple[str, ...]]]]:
    """Month and day → the years of its events, each with the stems of the words that name it."""
    events: dict[tuple[int, int], list[tuple[int, tuple[str, ...]]]] = {}
    for day, stems in words.get("events", {}).items():
        year, month, of_month = map(int, day.split("-"))
        events.setdefault((month, of_month), []).append((year, tuple(map(fold, stems))))
    return events


def _match_of(phrases: Iterable[Phrase], skipped: int = 0, clitic: str = "") -> Match:
    """Of the phrases that a word may begin, longest first."""
    alone: Phrase | None = None
    longer: dict[str, list[Phrase]] = {}
    for phrase in phrases:
        if phrase.rest:
            longer.setdefault(phrase.rest[0], []).append(phrase)
        else:
            alone = phrase
    return Match(skipped, clitic, alone, longer)


def _length_of(word: str, prefix: str) -> int:
    """How many characters of the written word fold to the prefix: its vowel signs count, the folded ones do not."""
    return next((i for i in range(1, len(word)) if fold(word[:i]) == prefix and fold(word[: i + 1]) != prefix), 0)


def _roman_value(text: str) -> int:
    tens, ones = text.count("X"), text.lstrip("X")
    if ones == "" and text.endswith("IX"):
        ones = "IX"
    if text.endswith("IX"):
        return (tens - 1) * 10 + 9
    return tens * 10 + (4 if ones == "IV" else 5 * ones.count("V") + ones.count("I"))


class _CueWord(NamedTuple):
    """A word that tells something of the tense."""

    begins: Sequence[tuple[Cue, re.Pattern[str]]]
    """The tenses of which it may begin a cue, each with what finds it."""
    to_be: bool
    before_noun: bool
    """Whether no verb may follow it."""


class Cues(dict[str, "_CueWord | None"]):
    """Written word → what it tells of the tense; None for a word that tells nothing. Filled in as words are met."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        super().__init__()
        self._tenses = [(tense, _cues(words, tense, _FIRST_WORD), _cues(words, tense)) for tense in _CUES]
        self._to_be = frozenset(words.get("to_be", ()))
        self._nouns_after = frozenset(words.get("nouns_after", ()))
        self._names = frozenset(words.get("weak", ()))
        if words.get("nouns_capitalised"):
            self._names |= frozenset(words.get("times_of_day", ()))
        self._hearsay = frozenset(words.get("hearsay", ()))
        told = rf"(?<!\w)(?![A-ZÄÖÜ])\w*(?:{'|'.join(map(re.escape, words.get('hearsay_ends', ())))})"
        self._hearsay_on = re.compile(rf"(?:[^.!?;\n]|(?<=\d)\.){{0,{_HEARSAY}}}?{told}(?= und| oder|\s*[^\w\s]|\s*$)")
        self._hearsay_before = re.compile(rf"{told}\s$")

    def __missing__(self, word: str) -> _CueWord | None:
        if len(self) > _KEPT:
            self.clear()
        written = word.casefold()
        name = word[:1].isupper() and written in self._names  # "May Houston", or the month; "am Montag Morgen"
        begins = [(tense, whole) for tense, first, whole in self._tenses if not name and first.match(word)]
        found = _CueWord(begins, written in self._to_be, written in self._nouns_after)
        self[word] = found if any(found) else None
        return self[word]

    def found_in(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Cue]]:
        """Where the cues of each tense stand, those of one tense disjoint. After "will be" a past form is a participle of the future.

        After an article it is no verb at all: "on the stated charges", "nel mercato".
        """
        reached: dict[Cue, int] = {}
        to_be = noun = start - 1  # where the word after a form of "to be", or after an article, begins
        for word in _FIRST_WORD.finditer(text, start, end):
            found = self[word[0]]
            if found is None:
                continue
            for tense, whole in found.begins:
                if word.start() >= reached.get(tense, start) and (cue := whole.match(text, word.start(), end)):
                    reached[tense] = cue.end()
                    if tense == "future" and self._is_hearsay(text, cue):
                        tense = "past"
                    if tense != "past" or cue.start() != noun:
                        planned = cue.start() == to_be and tense in ("past", "over")
                        yield cue.start(), cue.end(), "future" if planned else tense
            if found.to_be:
                to_be = word.end() + 1
            elif found.before_noun:
                noun = word.end() + 1

    def _is_hearsay(self, text: str, cue: re.Match[str]) -> bool:
        """Whether it tells what is said of the past: "soll am Freitag … getötet haben", "der am Freitag … geflohen sein soll"."""
        if cue[0].casefold() not in self._hearsay:
            return False
        before = text[max(0, cue.start() - _HEARSAY_END) : cue.start()]
        return bool(self._hearsay_on.match(text, cue.end()) or self._hearsay_before.search(before))


def _cues(words: Mapping[str, Any], tense: Cue, part: re.Pattern[str] = _WHOLE) -> re.Pattern[str]:
    """Finds the cues of a tense, or a part of each. Here accents count: "a" and "à", "des" and "dès" show different things.

    Case-folding writes ß as ss, and so does Switzerland; older texts write "muß" and "schloß".
    """

    def listed(key: str) -> list[str]:
        found = (part.match(cue.casefold()) for cue in words.get(key, ()))
        return [re.escape(one[0]).replace("ss", "(?:ss|ß)") for one in found if one]

    prefixes = [prefix for prefix, left in words.get("prefixes", {}).items() if not left]
    of_verbs = words.get("verb_prefixes", prefixes) if tense in ("past", "over") else prefixes
    clitics = "|".join(map(re.escape, of_verbs))
    ends = [rf"\w*{ending}" for ending in listed(f"{tense}_endings")]
    starts = [rf"{start}\w+" for start in listed(f"{tense}_starts")]
    others = "|".join(listed(f"{tense}_not_starts"))
    cue = rf"(?!{others or '(?!)'})(?:{'|'.join([*listed(tense), *ends, *starts]) or '(?!)'})"
    return re.compile(rf"(?<!\w)(?:{clitics})?{cue}(?!\w)", re.IGNORECASE)


# -- from the lexicon's keys to signs -----------------------------------------------------------------------------

_ORIGIN_OF_TABLE: Mapping[str, Literal["anchor", "told"]] = {
    "days": "anchor", "told_days": "told", "spans": "anchor", "told_spans": "told",
}  # fmt: skip
_SIGN_OF_KEY = {
    "between": "b", "before_days": "C", "night": "K", "times_of_day": "S", "early": "P", "mid": "P", "late": "P", "about_years": "~", "about": "~", "every": "V", "whose": "ω",
    "ago_before": "A", "ahead_before": "A", "earlier_before": "A", "later_before": "A", "then_before": "A",
    "ago_after": "a", "ahead_after": "a", "earlier_after": "a", "later_after": "a", "then_after": "a",
    "earlier_at_end": "p", "later_at_end": "p", "bc": "B", "of_our_era": "E", "ad": "E", "islamic_era": "E", "persian_era": "E", "many_turns": "l", "many_firsts": "φ", "numbered_months": "C", "day_numbers": "C",
    "and": "&", "or": "&", "to": "r", "of_events": "C", "of": "C", "of_turned": "C", "counted": "%", "numbered": "№", "numbered_weeks": "κ", "telephones": "☎", "named_for": "Z", "churches": "†", "about_counts": "<", "and_half": "½", "before_dates": "i", "before_years": "i",
    "counted_before": "i", "counted_after": "i", "counted_on": "i", "counted_from": "i", "up_to": "E", "weeks_by": "τ", "numbered_weekdays": "x", "same_stretches": "=",
}  # fmt: skip
"""Keys that hold a plain list; the first that holds a phrase decides its sign."""
_MARKER_OF_KEY = {
    "ago_before": Marker(-1, "anchor"), "ago_after": Marker(-1, "anchor"), "ahead_before": Marker(1, "anchor"), "ahead_after": Marker(1, "anchor"),
    "earlier_before": Marker(-1, "told"), "earlier_after": Marker(-1, "told"), "later_before": Marker(1, "told"), "later_after": Marker(1, "told"),
    "then_before": Marker(1, "told", by_tense=True), "then_after": Marker(1, "told", by_tense=True),
    "earlier_at_end": Marker(-1, "told"), "later_at_end": Marker(1, "told"),
    "counted_before": Marker(-1, "told"), "counted_after": Marker(1, "told"), "counted_on": Marker(1, "told", by_tense=True),
}  # fmt: skip


def _with_links(words: Mapping[str, Any]) -> Iterator[str]:
    """ "Calle del", for "la calle del 2 de Mayo"; in "llenó la calle el 2 de mayo" the street bears no name."""
    yield from (f"{noun} {link}" for noun in words.get("named_for", ()) for link in words.get("named_by", ()))


def _senses(words: Mapping[str, Any]) -> Iterator[tuple[str, str, Value]]:
    """(phrase, sign, value), the sense that wins first."""
    weak = {fold(word) for word in words.get("weak", ())}
    for phrase in words.get("not_dates", ()):
        yield phrase, "x", None
    for key, strong, faint in (("months", "M", "m"), ("weekdays", "W", "w")):
        # A short month without a number is rather another word ("mar", "ara") or a name ("Jan").
        short = "v" if faint == "m" else faint
        for table, first in ((key, strong), (f"more_{key}", strong), (f"{key}_short", short)):
            for number, phrase in _rows(words, table):
                value = int(number) - (key == "weekdays")
                # An abbreviated weekday ("mar.", "Sun") needs a number beside it, a full name only some evidence.
                faintest = "e" if table == "weekdays_short" else faint
                yield phrase, faintest if faintest == "e" or (fold(phrase) in weak and first != "v") else first, value
    yield from ((phrase, "ê", _span("-1", "told")) for phrase in words.get("eve_of", ()))
    yield from ((phrase, "ŵ", int(number) - 1) for number, phrase in _rows(words, "many_weekdays"))
    for key, origin in _ORIGIN_OF_TABLE.items():
        for span, phrase in _rows(words, key):
            yield phrase, "J", _span(span, origin)
    for key, sign in (("islamic_months", "I"), ("persian_months", "H")):
        for number, phrase in _rows(words, key):
            yield phrase, "j" if fold(phrase) in weak and key == "persian_months" else sign, int(number)
    yield from ((phrase, "ξ", rule) for rule, phrase in _rows(words, "counted_feasts"))
    yield from ((phrase, "X", rule) for rule, phrase in _rows(words, "feasts"))
    for number, phrase in _rows(words, "turns"):
        yield phrase, "L" if int(number) < 0 else "N" if int(number) > 0 else "T", int(number)
    for phrase in words.get("decade_before", ()):
        yield phrase, "g", _unit_in(phrase, words)
    for key, sign in (("units", "U"), ("many", "u"), ("pairs", "z")):
        yield from ((phrase, sign, unit) for unit, phrase in _rows(words, key))
    yield from ((phrase, "G", int(number)) for number, phrase in _rows(words, "decades"))
    yield from ((phrase, "§", int(number)) for number, phrase in _rows(words, "centuries"))
    yield from ((phrase, "Y", int(number)) for number, phrase in _rows(words, "in_seasons"))
    yield from ((phrase, "F", int(number)) for number, phrase in _rows(words, "seasons"))
    for number, phrase in _rows(words, "ordinals"):
        yield phrase, "L" if int(number) < 0 else "O", int(number)
    ahead = frozenset(words.get("ahead_before", ()))
    days = tuple(f" {day}" for day in words.get("units", {}).get("day", ()))
    months = tuple(words.get("units", {}).get("month", ()))
    for key, sign in _SIGN_OF_KEY.items():
        for phrase in words.get(key, ()):
            if sign == "C" and phrase.endswith(days):  # "el día", "no dia"
                yield phrase, sign, "day"
                continue
            if sign == "C" and phrase.startswith(months):  # "ayında", "mes de"
                yield phrase, sign, "month"
                continue
            # Italian "tra" is "between" and "in": it keeps the count of the second.
            yield phrase, sign, _value_of_key("ahead_before" if key == "between" and phrase in ahead else key)
    yield from ((phrase, "Z", "named_for") for phrase in _with_links(words))
    yield from ((phrase, "Q", number) for number, phrase in _numbers(words))


def _unit_of(name: str) -> Unit:
    return next(unit for unit in UNITS if unit == name)


def _unit_in(phrase: str, words: Mapping[str, Any]) -> str:
    """Of "les années" and "década de" the unit: each counts years too, "trois années plus tard"."""
    units = {fold(word): unit for table in ("units", "many") for unit, word in _rows(words, table)}
    return next((units[piece] for piece in pieces_of(phrase) if piece in units), "year")


def _span(text: str, origin: Literal["anchor", "told"]) -> ToldDate:
    """ "-1" (days), "-1 year", "0 year late", "-6 month about" or "-1 year same"."""
    count, *rest = text.split()
    shift = Shift(count=int(count), unit=next((unit for unit in UNITS if unit in rest), "day"), origin=origin)
    part = next((part for part in PARTS if part in rest), None)
    return ToldDate(shift=shift, part=part, same="same" in rest, about="about" in rest)


def _numbers(words: Mapping[str, Any]) -> Iterator[tuple[float, str]]:
    for number, phrase in _rows(words, "numbers"):
        yield float(number) if "." in number else int(number), phrase


def _rows(words: Mapping[str, Any], table: str) -> Iterator[tuple[str, str]]:
    for key, phrases in words.get(table, {}).items():
        for phrase in phrases:
            yield key, phrase


def _value_of_key(key: str) -> Value:
    return 0.5 if key == "and_half" else "week" if key == "numbered_weeks" else _MARKER_OF_KEY.get(key, key)


def pieces_of(phrase: str) -> tuple[str, ...]:
    """The folded words and marks of a phrase, as the tokens of a text are folded."""
    return tuple(piece for piece in map(fold, _PIECES.findall(phrase)) if piece)


_SIDES = ("counted_before", "counted_after", "counted_on", "counted_from", "up_to")


def _phrases_of(words: Mapping[str, Any]) -> dict[str, tuple[Phrase, ...]]:
    counts = {pieces_of(phrase): number for number, phrase in _numbers(words) if isinstance(number, int)}
    sides = {pieces_of(phrase): _value_of_key(key) for key in _SIDES for phrase in words.get(key, ())}
    found: dict[tuple[str, ...], Phrase] = {}
    for phrase, sign, value in _senses(words):
        pieces = pieces_of(phrase)
        if pieces and pieces not in found:
            count = counts.get(pieces, 0)
            if pieces in sides:  # "до" goes on being "to": its value alone says that it is "before", too
                sign, value = sign if sign in "AaprE" else "i", value if sign in "Aap" else sides[pieces]
            # "Sept" is rather seven than September: only a number beside it makes it a month.
            found[pieces] = Phrase(pieces[1:], "v" if sign == "m" and count else sign, value, count)
    return _by_first(found.items())


def _by_first(items: Iterable[tuple[tuple[str, ...], Phrase]]) -> dict[str, tuple[Phrase, ...]]:
    phrases: dict[str, list[Phrase]] = {}
    for pieces, phrase in items:
        phrases.setdefault(pieces[0], []).append(phrase)
    return {first: tuple(sorted(them, key=lambda p: -len(p.rest))) for first, them in phrases.items()}
