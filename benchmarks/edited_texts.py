"""Texts that were edited after a passage of them was quoted, with where that passage is now: what benchmarks/anchoring.py asks.

An edit keeps track of where every token came from, so where a passage has gone, and whether it is still there, is known
and not guessed. To measure one more kind of edit, add a function and name it in a profile of PROFILES.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Literal

from rapidfuzz import fuzz

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"

Context = Literal["exact only", "with start", "with prefix and suffix", "with all"]
Part = Literal["calibration", "held-out texts", "held-out languages"]

SHORTEST_TEXT = 400  # characters from which a text is used
FEWEST_LETTERS = 4  # of a quote
AROUND = 32  # characters of prefix and suffix, as annotators commonly keep them
STILL_THERE = 0.4  # share of the passage's letters left as they were, from which it must be found; below, it may be
COPY = 85  # percent of likeness from which what is left of a deleted passage elsewhere is a copy of it


# -- texts --------------------------------------------------------------------------------------------------------

CALIBRATION_LANGUAGES = frozenset({"ar", "en", "es", "fr", "ru"})
"""Constants are chosen on texts of these, and on none of the other languages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    name: str
    language: str
    text: str

    @property
    def part(self) -> Part:
        """Of the languages that constants are chosen on, half of the texts, by a hash of their name, are held out too."""
        if self.language not in CALIBRATION_LANGUAGES:
            return "held-out languages"
        return "held-out texts" if zlib.crc32(self.name.encode()) % 2 == 0 else "calibration"


def sources(shared: bool) -> Iterator[Source]:
    """Seeds, labelled articles, texts in further scripts; `shared`: also the labelled texts beside the project, if they are there."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        text = path.read_text("utf-8")
        yield Source(name=path.name, language="ar" if script_of(text) == "ARABIC" else "fr", text=text)
    for path in sorted((ROOT / "tests" / "quality" / "articles").glob("*.md")):
        yield Source(name=path.name, language=path.name[:2], text=unmarked(path.read_text("utf-8")))
    for path in sorted((Path(__file__).parent / "anchoring_texts").glob("*.txt")):
        yield Source(name=path.name, language=path.name[:2], text=path.read_text("utf-8"))
    for name, together in (("fr_timebank", 1), ("factrueval_ru", 1), ("newsfane_ar", 8), ("wojood_sample_ar", 10)):
        if shared and (GOLD / f"{name}.jsonl").exists():
            rows = [json.loads(line) for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
            for number, start in enumerate(range(0, len(rows), together)):
                text = "\n\n".join(row["text"] for row in rows[start : start + together])
                yield Source(name=f"{name}-{number}", language=rows[start]["lang"], text=text)


def unmarked(labelled: str) -> str:
    """A labelled article as it would have been saved: without front matter and marks."""
    text = re.sub(r"\A---\n.*?\n---\n", "", labelled, flags=re.DOTALL)
    text = re.sub(r"\[\[([^\]|]*)\|[^\]]*\]\]", r"\1", text)
    return re.sub(r"^<<.*>>\n", "", text, flags=re.MULTILINE)


def script_of(text: str) -> str:
    names = (unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    return Counter(names).most_common(1)[0][0]


# -- tokens that remember where they came from --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    text: str
    origin: int
    """Offset in the text the quotes were taken from; -1 for what an edit put in."""
    kept: bool = True
    """False where an edit replaced the word by another."""

    @property
    def word(self) -> bool:
        return _WORD.match(self.text) is not None


Tokens = tuple[Token, ...]
_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"
"""Thai, Lao, kana, Han: written without spaces, so that a character is a token."""
_UNSPACED_WORD = re.compile(rf"(?=\w)[{_UNSPACED}]")
_LETTER = rf"[^\W{_UNSPACED}]|[\u0300-\u036f\u0591-\u05bd\u064b-\u065f\u0900-\u0963]"
_WORD = re.compile(rf"[{_UNSPACED}]|(?:{_LETTER})+")
_TOKEN = re.compile(rf"{_WORD.pattern}|\s+|.")


def tokens_of(text: str) -> Tokens:
    return tuple(Token(found[0], found.start()) for found in _TOKEN.finditer(text))


def fresh(text: str) -> Tokens:
    """Tokens that come from elsewhere."""
    return tuple(Token(token.text, -1) for token in tokens_of(text))


def joined(tokens: Tokens) -> str:
    return "".join(token.text for token in tokens)


def split_at(tokens: Tokens, ends: Callable[[Token], bool]) -> list[Tokens]:
    """The tokens in pieces, each ending with a token for which `ends` holds."""
    pieces: list[list[Token]] = [[]]
    for token in tokens:
        pieces[-1].append(token)
        if ends(token):
            pieces.append([])
    return [tuple(piece) for piece in pieces if piece]


def paragraphs(tokens: Tokens) -> list[Tokens]:
    return split_at(tokens, lambda token: "\n" in token.text)


def sentences(tokens: Tokens) -> list[Tokens]:
    return split_at(tokens, lambda token: token.text in {".", "!", "?", "؟", "。"} or "\n" in token.text)


# -- quotes -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    position: int | None = None


def quote_from(text: str, tokens: Tokens, rng: random.Random, lengths: Sequence[tuple[int, int]]) -> Quote | None:
    """A passage of some words within a paragraph, which stands only once in the text; None where none was met."""
    words = [index for index, token in enumerate(tokens) if token.word]
    low, high = rng.choice(lengths)
    for _ in range(20):
        length = rng.randint(low, high)
        if len(words) <= length:
            continue
        first = rng.randrange(len(words) - length)
        piece = tokens[words[first] : words[first + length - 1] + 1]
        exact = joined(piece)
        if "\n" not in exact and letters_in(exact) >= FEWEST_LETTERS and text.count(exact) == 1:
            return Quote(start=piece[0].origin, end=piece[-1].origin + len(piece[-1].text), exact=exact)
    return None


def letters_in(text: str) -> int:
    return sum(character.isalnum() for character in text)


def with_context(quote: Quote, text: str, kind: Context) -> Quote:
    if kind in ("with start", "with all"):
        quote = replace(quote, position=quote.start)
    if kind in ("with prefix and suffix", "with all"):
        before, after = text[max(0, quote.start - AROUND) : quote.start], text[quote.end : quote.end + AROUND]
        quote = replace(quote, prefix=before, suffix=after)
    return quote


COMPANIONS = 4


@cache
def companions(source: Source, lengths: tuple[tuple[int, int], ...], kind: Context) -> tuple[Quote, ...]:
    """The other notes on the same article, the same for every edit of it."""
    rng, tokens = random.Random(len(source.text)), tokens_of(source.text)
    quotes = (quote_from(source.text, tokens, rng, lengths) for _ in range(COMPANIONS))
    return tuple(with_context(quote, source.text, kind) for quote in quotes if quote is not None)


# -- edits --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class World:
    """What an edit may draw from."""

    rng: random.Random
    quote: Quote
    vocabulary: Sequence[str]
    others: Sequence[str]
    """Paragraphs of other texts in the same script."""


Edit = Callable[[Tokens, World], Tokens]


def unchanged(tokens: Tokens, world: World) -> Tokens:
    return tokens


def inside(token: Token, quote: Quote) -> bool:
    return quote.start <= token.origin < quote.end


def near_by(token: Token, quote: Quote) -> bool:
    return quote.start - 60 <= token.origin < quote.end + 60


def misprint(word: str, rng: random.Random) -> str:
    place = rng.randrange(len(word))
    letter = rng.choice(word)
    return rng.choice(
        [
            word[:place] + letter + word[place:],
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place : place + 2][::-1] + word[place + 2 :],
        ]
    )


def typos(share: float) -> Edit:
    """Misprints in this share of the words, more in the passage."""

    def edit(tokens: Tokens, world: World) -> Tokens:
        def changed(token: Token) -> Token:
            chance = 2 * share if inside(token, world.quote) else share
            if not token.word or world.rng.random() >= chance:
                return token
            text = misprint(token.text, world.rng) if len(token.text) > 2 else world.rng.choice(world.vocabulary)
            return replace(token, text=text) if len(token.text) > 2 or len(text) == 1 else token

        return tuple(token for token in map(changed, tokens) if token.text)

    return edit


def noise(share: float) -> Edit:
    """What a scanner does: letters misread, spaces lost and put in."""

    def edit(tokens: Tokens, world: World) -> Tokens:
        rng = world.rng
        letters = "".join(token.text for token in tokens if token.word)

        def misread(token: Token) -> Token:
            if token.text == " " and rng.random() < share:
                return replace(token, text="")
            text = "".join(rng.choice(letters) if rng.random() < share else char for char in token.text)
            if token.word and len(text) > 3 and rng.random() < share:
                cut = rng.randrange(1, len(text))
                text = f"{text[:cut]} {text[cut:]}"
            return replace(token, text=text) if token.word else token

        return tuple(token for token in map(misread, tokens) if token.text)

    return edit


def put_in(before: Token, world: World) -> Tokens:
    word = Token(world.rng.choice(world.vocabulary), -1)
    return (word,) if _UNSPACED_WORD.match(before.text) else (Token(" ", -1), word)


def rewritten(share: float) -> Edit:
    """Words of the passage and around it replaced, left out, put in."""

    def edit(tokens: Tokens, world: World) -> Tokens:
        changed: list[Token] = []
        for token in tokens:
            if not (token.word and near_by(token, world.quote) and world.rng.random() < share):
                changed.append(token)
                continue
            match world.rng.choice(("replace", "replace", "leave out", "put in")):
                case "replace":
                    changed.append(Token(world.rng.choice(world.vocabulary), token.origin, kept=False))
                case "put in":
                    changed += [token, *put_in(token, world)]
        return tuple(changed)

    return edit


def one_word(tokens: Tokens, world: World) -> Tokens:
    """A word put into the passage, as a negation would be."""
    places = [
        index for index, token in enumerate(tokens) if index and tokens[index - 1].word and inside(token, world.quote)
    ]
    if not places:
        return tokens
    at = world.rng.choice(places)
    return (*tokens[:at], *put_in(tokens[at - 1], world), *tokens[at:])


def numbers(tokens: Tokens, world: World) -> Tokens:
    """Figures in the passage corrected."""
    return tuple(
        replace(token, text=str(int(token.text) + world.rng.randint(1, 5)))
        if inside(token, world.quote) and token.text.isdecimal() and len(token.text) < 6
        else token
        for token in tokens
    )


def inserted(tokens: Tokens, world: World) -> Tokens:
    """Paragraphs of other articles put in."""
    pieces = paragraphs(tokens)
    for _ in range(world.rng.randint(1, 4)):
        pieces.insert(world.rng.randrange(len(pieces) + 1), fresh(world.rng.choice(world.others) + "\n\n"))
    return tuple(token for piece in pieces for token in piece)


def reordered(tokens: Tokens, world: World) -> Tokens:
    pieces = [piece if "\n" in piece[-1].text else (*piece, Token("\n\n", -1)) for piece in paragraphs(tokens)]
    world.rng.shuffle(pieces)
    return tuple(token for piece in pieces for token in piece)


MENU = (
    "Accueil", "Monde", "Politique", "Économie", "Culture", "Sport", "S'abonner", "الرئيسية", "أخبار", "رياضة",
    "Главная", "Политика", "Home", "World", "Subscribe", "Partager", "Tweet", "WhatsApp", "Lire aussi", "اقرأ أيضا",
)  # fmt: skip


def other_menus(tokens: Tokens, world: World) -> Tokens:
    """Saved again: other menus, related headlines, share lines between the paragraphs; the end of the page is another."""

    def menu() -> Tokens:
        return fresh("\n".join(world.rng.sample(MENU, 6)) + "\n\n" + world.rng.choice(world.others)[:80] + "\n\n")

    pieces = paragraphs(tokens)
    pieces.insert(world.rng.randrange(len(pieces) + 1), menu())
    return (*menu(), *(token for piece in pieces for token in piece), Token("\n\n", -1), *menu())


MARKS = str.maketrans({"«": "“", "»": "”", "“": '"', "”": '"', "’": "'", "'": "’", "–": "-", "—": "-", "\u00a0": " "})


def marks(tokens: Tokens, world: World) -> Tokens:
    """Other quotation marks, apostrophes, dashes and white space; paragraphs rewrapped."""

    def changed(token: Token) -> Token:
        if token.text.isspace():
            return replace(token, text=world.rng.choice((token.text, token.text, "\u00a0", "\n", "  ", "\u2009")))
        return replace(token, text=token.text.translate(MARKS))

    return tuple(map(changed, tokens))


def bare(tokens: Tokens, world: World) -> Tokens:
    """Accents and vowel signs gone."""
    return tuple(replace(token, text=without_signs(token.text)) for token in tokens)


def without_signs(text: str) -> str:
    return (
        unicodedata.normalize("NFC", re.sub(r"[\u0300-\u036f\u064b-\u065f]", "", unicodedata.normalize("NFD", text)))
        or text
    )


ARABIC_SPELLING = str.maketrans("أإآىةؤئ", "اااي" + "هوي")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def spelling(tokens: Tokens, world: World) -> Tokens:
    """Accents and vowel signs gone, hamza and alef written otherwise, tatweel, Eastern digits, ligatures."""
    tatweel, digits, unsigned = (world.rng.random() < 0.5 for _ in range(3))

    def changed(token: Token) -> Token:
        text = token.text
        if unsigned:
            text = without_signs(text)
        text = text.translate(ARABIC_SPELLING).replace("œ", "oe").replace("fi", "ﬁ")
        if "\u0621" <= text[0] <= "\u064a":
            text = text[:1] + "ـ" + text[1:] if tatweel and len(text) > 3 else text + "\u0650"
        return replace(token, text=text.translate(EASTERN) if digits else text)

    return tuple(map(changed, tokens))


def passage_deleted(tokens: Tokens, world: World) -> Tokens:
    return tuple(token for token in tokens if not inside(token, world.quote))


def sentence_deleted(tokens: Tokens, world: World) -> Tokens:
    return tuple(t for s in sentences(tokens) if not any(inside(t, world.quote) for t in s) for t in s)


def paragraph_deleted(tokens: Tokens, world: World) -> Tokens:
    return tuple(t for p in paragraphs(tokens) if not any(inside(t, world.quote) for t in p) for t in p)


def replaced_by_another(tokens: Tokens, world: World) -> Tokens:
    """The paragraph gives way to one of another article."""
    pieces = paragraphs(tokens)
    gone = [any(inside(t, world.quote) for t in piece) for piece in pieces]
    new = fresh(world.rng.choice(world.others) + "\n\n")
    return tuple(t for piece, out in zip(pieces, gone, strict=True) for t in (new if out else piece))


def similar_left(tokens: Tokens, world: World) -> Tokens:
    """The sentence is deleted; another that shares up to a quarter of its letters stands elsewhere."""
    words = [token.text for token in tokens if inside(token, world.quote) and token.word]
    letters = len("".join(words))
    shared: set[int] = set()
    for index in world.rng.sample(range(len(words)), len(words)):
        if sum(len(words[i]) for i in (*shared, index)) <= letters / 4:
            shared.add(index)
    similar = [word if i in shared else world.rng.choice(world.vocabulary) for i, word in enumerate(words)]
    left = paragraphs(sentence_deleted(tokens, world))
    left.insert(world.rng.randrange(len(left) + 1), fresh(" ".join(similar) + ".\n\n"))
    return tuple(token for piece in left for token in piece)


def doubled(tokens: Tokens, world: World) -> Tokens:
    """The sentence stands a second time in another paragraph, as in a summary; nothing else is changed."""
    copies = [s for s in sentences(tokens) if any(inside(token, world.quote) for token in s)]
    copy = fresh("".join(joined(s) for s in copies).strip() + "\n\n")
    pieces = paragraphs(tokens)
    home = next(i for i, piece in enumerate(pieces) if any(inside(token, world.quote) for token in piece))
    at = world.rng.choice([i for i in range(len(pieces) + 1) if i not in (home, home + 1)] or [len(pieces)])
    pieces.insert(at, copy)
    return tuple(token for piece in pieces for token in piece)


def one_of(*edits: Edit) -> Edit:
    """Any of them, as often as the others."""
    return lambda tokens, world: world.rng.choice(edits)(tokens, world)


def after(*edits: Edit) -> Edit:
    def edit(tokens: Tokens, world: World) -> Tokens:
        for one in edits:
            tokens = one(tokens, world)
        return tokens

    return edit


# -- profiles -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What is asked: which edits, of which quotes, with what known of where they were taken from."""

    edits: Mapping[str, Edit]
    """Each as often as the others."""
    lengths: tuple[tuple[int, int], ...]
    """Words of a quote, from and below; each pair as often as the others."""
    contexts: Sequence[Context]


DELETIONS: Mapping[str, Edit] = {
    "passage deleted": passage_deleted,
    "sentence deleted": sentence_deleted,
    "paragraph deleted": paragraph_deleted,
}

NEWS = Profile(
    edits={
        "nothing changed": unchanged,
        "typos mended": typos(0.04),
        "paragraphs inserted": inserted,
        "paragraphs reordered": reordered,
        "quotation marks, spaces": marks,
        "diacritics removed": bare,
        "sentence rewritten": one_of(*(rewritten(share) for share in (0.1, 0.2, 0.3, 0.4))),
        "saved with other menus": other_menus,
        "several of these": after(inserted, other_menus, typos(0.02), rewritten(0.05)),
        "passage deleted": after(one_of(*DELETIONS.values()), one_of(unchanged, inserted, typos(0.03), other_menus)),
    },
    lengths=((4, 10), (8, 16), (14, 25), (25, 45)),
    contexts=("exact only", "with start", "with prefix and suffix", "with all", "with all"),
)
"""As issues of notes that survive describe it: what happens to articles on the web."""

HARSH = Profile(
    edits={
        "many typos": typos(0.15),
        "accents, hamza, digits": spelling,
        "scanned, 3 % misread": noise(0.03),
        "scanned, 8 % misread": noise(0.08),
        "figures corrected": numbers,
        "one word put in": one_word,
        "rewritten, 20 %": rewritten(0.20),
        "rewritten, 35 %": rewritten(0.35),
        "rewritten, 60 %": rewritten(0.60),
        "all at once": after(inserted, other_menus, typos(0.04), marks, rewritten(0.05)),
        "doubled": doubled,
        "doubled, one edited": after(doubled, typos(0.08)),
        **DELETIONS,
        "paragraph replaced": replaced_by_another,
        "deleted, typos elsewhere": after(sentence_deleted, typos(0.05), inserted),
        "deleted, similar left": similar_left,
    },
    lengths=((2, 4), (4, 8), (8, 16), (16, 40)),
    contexts=("exact only", "exact only", "with all", "with all", "with start"),
)
"""More than is met: scans, half rewritten sentences, twins, quotes of two words."""

PROFILES = {"news": NEWS, "harsh": HARSH}
TWINS = {"doubled", "doubled, one edited"}
"""Without knowing the surroundings nobody can tell the twins apart: these quotes always come with context."""


# -- cases --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    source: Source
    edit: str
    context: Context
    quote: Quote
    companions: tuple[Quote, ...]
    """Other quotes from the same text, placed with it and not counted."""
    text: str
    truth: tuple[int, int] | None
    """Where the passage stands now; None: gone."""
    asked: bool
    """False: so much is left of it that it may be found or not."""


def truth_of(tokens: Tokens, quote: Quote) -> tuple[tuple[int, int] | None, float]:
    """Where the passage stands now, None if nothing is left of it, and the share of its letters that is."""
    kept, spans, offset = 0, [], 0
    for token in tokens:
        if inside(token, quote):
            kept += letters_in(token.text) if token.kept else 0
            if not token.text.isspace():
                spans.append((offset, offset + len(token.text)))
        offset += len(token.text)
    return ((spans[0][0], spans[-1][1]) if spans else None), kept / letters_in(quote.exact)


def copied(quote: str, text: str) -> bool:
    """A copy of the quote, or nearly one, stands in the text: whoever is led there is led right."""
    return fuzz.partial_ratio(quote.casefold(), text.casefold(), score_cutoff=COPY) > 0


def case_of(source: Source, edit: str, kind: Context, profile: Profile, world: World, edited: Tokens) -> Case | None:
    """None for a passage that is said to be deleted and is still there."""
    quote, text = world.quote, joined(edited)
    truth, share = truth_of(edited, quote)
    if truth is None and copied(quote.exact, text):
        return None
    return Case(
        source=source,
        edit=edit,
        context=kind,
        quote=with_context(quote, source.text, kind),
        companions=companions(source, profile.lengths, kind),
        text=text,
        truth=truth,
        asked=share >= STILL_THERE or truth is None,
    )


def materials(every: Sequence[Source]) -> Mapping[str, tuple[Sequence[str], Sequence[str]]]:
    """For each source by name: words of its script, and paragraphs of other texts, of its script if there are any."""
    scripts = {source.name: script_of(source.text) for source in every}
    paragraphs_of = {source.name: [p.strip() for p in source.text.split("\n") if len(p) > 80] for source in every}
    words: dict[str, list[str]] = defaultdict(list)
    for source in every:
        words[scripts[source.name]] += [w for w in _WORD.findall(source.text) if len(w) > 3 or _UNSPACED_WORD.match(w)]

    def others(source: Source) -> Sequence[str]:
        alike = [p for other in every if scripts[other.name] == scripts[source.name] for p in paragraphs_of[other.name]]
        foreign = [paragraph for paragraph in alike if paragraph not in source.text]
        return foreign or [p for other in every if other != source for p in paragraphs_of[other.name]]

    return {source.name: (words[scripts[source.name]], others(source)) for source in every}


def cases(profile: Profile, parts: Sequence[Part], count: int, seed: int, shared: bool) -> Iterator[Case]:
    """Nearly so many cases, the same for the same seed; each language as often as the others, and so its texts."""
    every = [source for source in sources(shared) if len(source.text) >= SHORTEST_TEXT]
    chosen: dict[str, list[Source]] = defaultdict(list)
    for source in every:
        if source.part in parts:
            chosen[source.language].append(source)
    edits, languages = list(profile.edits), sorted(chosen)
    drawn_from = materials(every)
    for number in range(count):
        rng = random.Random(seed * 1_000_003 + number)
        edit, turn = edits[number % len(edits)], number // len(edits)
        texts = chosen[languages[turn % len(languages)]]
        source = texts[turn // len(languages) % len(texts)]
        kind: Context = "with all" if edit in TWINS else rng.choice(profile.contexts)
        tokens = tokens_of(source.text)
        quote = quote_from(source.text, tokens, rng, profile.lengths)
        if quote is None:
            continue
        vocabulary, others = drawn_from[source.name]
        world = World(rng=rng, quote=quote, vocabulary=vocabulary, others=others)
        case = case_of(source, edit, kind, profile, world, profile.edits[edit](tokens, world))
        if case is not None:
            yield case
