"""Measures anchoring: quotes are taken from real texts, the texts are edited, and each quote has to be found again, or not.

    python benchmarks/anchoring.py [--quick] [--part held-out|calibration|all] [--json] [--failures N] [--no-peers]

An edit keeps track of where every token came from, so where a passage has gone, and whether it is still there, is known
and not guessed. A passage still exists while at least STILL_THERE of its letters are left as they were; below that and
above GONE nothing is asked but that no other passage is taken. To measure one more kind of edit, add a function to EDITS.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
import time
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from rapidfuzz import fuzz

from builder.annotate.anchor import place_quotes
from builder.annotate.anchors import AROUND, Anchor

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold"

STILL_THERE = 0.6
GONE = 0.3
SAME_PASSAGE = 0.5  # of the shorter span: from here the note stands on its passage
MUCH_LONGER = 3
NOTES = 12_000
QUICK = 1_200


# -- texts --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    name: str
    text: str

    @property
    def held_out(self) -> bool:
        """Half of the texts, by a hash of their name: constants are chosen on the others."""
        return zlib.crc32(self.name.encode()) % 2 == 0


def sources(shared: bool) -> Iterator[Source]:
    """Seeds and labelled articles; `shared`: also the labelled texts beside the project, if they are there."""
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        yield Source(name=path.name, text=path.read_text("utf-8"))
    for path in sorted((ROOT / "tests" / "quality" / "articles").glob("*.md")):
        yield Source(name=path.name, text=unmarked(path.read_text("utf-8")))
    for name, together in (("fr_timebank", 1), ("factrueval_ru", 1), ("newsfane_ar", 8), ("wojood_sample_ar", 10)):
        if shared and (GOLD / f"{name}.jsonl").exists():
            rows = [json.loads(line)["text"] for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
            for number, start in enumerate(range(0, len(rows), together)):
                yield Source(name=f"{name}-{number}", text="\n\n".join(rows[start : start + together]))


def unmarked(labelled: str) -> str:
    """A labelled article as it would have been saved: without front matter and marks."""
    text = re.sub(r"\A---\n.*?\n---\n", "", labelled, flags=re.DOTALL)
    text = re.sub(r"\[\[([^\]|]*)\|[^\]]*\]\]", r"\1", text)
    return re.sub(r"^<<.*>>\n", "", text, flags=re.MULTILINE)


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
        return self.text[0].isalnum()


Tokens = tuple[Token, ...]
_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


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


LENGTHS = ((2, 4), (4, 8), (8, 16), (16, 40))
"""Words of a quote: from a name with its neighbour to a long sentence, each as often as the others."""


def quote_from(text: str, tokens: Tokens, rng: random.Random, once: bool) -> Quote | None:
    """A passage of some words within a paragraph; `once`: it stands only once in the text."""
    words = [index for index, token in enumerate(tokens) if token.word]
    low, high = rng.choice(LENGTHS)
    for _ in range(20):
        length = rng.randint(low, high)
        if len(words) <= length:
            continue
        first = rng.randrange(len(words) - length)
        piece = tokens[words[first] : words[first + length - 1] + 1]
        exact = joined(piece)
        if "\n" in exact or (once and text.count(exact) != 1):
            continue
        return Quote(start=piece[0].origin, end=piece[-1].origin + len(piece[-1].text), exact=exact)
    return None


CONTEXTS = ("exact only", "exact only", "with context", "with context", "with position")


def with_context(quote: Quote, text: str, kind: str) -> Quote:
    if kind == "exact only":
        return quote
    around = replace(
        quote,
        prefix=text[max(0, quote.start - 32) : quote.start],
        suffix=text[quote.end : quote.end + 32],
        position=quote.start,
    )
    return around if kind == "with context" else replace(quote, position=quote.start)


COMPANIONS = 4


def companions(text: str, tokens: Tokens, kind: str) -> tuple[Quote, ...]:
    """The other notes on the same article, the same for every edit of it."""
    rng = random.Random(len(text))
    quotes = (quote_from(text, tokens, rng, once=True) for _ in range(COMPANIONS))
    return tuple(with_context(quote, text, kind) for quote in quotes if quote is not None)


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
            if token.word and len(token.text) > 2 and world.rng.random() < chance:
                return replace(token, text=misprint(token.text, world.rng))
            return token

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
                    changed += [token, Token(" ", -1), Token(world.rng.choice(world.vocabulary), -1)]
        return tuple(changed)

    return edit


def one_word(tokens: Tokens, world: World) -> Tokens:
    """A word put into the passage, as a negation would be."""
    places = [index for index, token in enumerate(tokens) if inside(token, world.quote) and token.text == " "]
    if not places:
        return tokens
    at = world.rng.choice(places)
    return (*tokens[:at], Token(" ", -1), Token(world.rng.choice(world.vocabulary), -1), *tokens[at:])


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


ARABIC_SPELLING = str.maketrans("أإآىةؤئ", "اااي" + "هوي")
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def spelling(tokens: Tokens, world: World) -> Tokens:
    """Accents and vowel signs gone, hamza and alef written otherwise, tatweel, Eastern digits, ligatures."""
    tatweel, digits, bare = (world.rng.random() < 0.5 for _ in range(3))

    def changed(token: Token) -> Token:
        text = token.text
        if bare:
            text = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)) or text
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
    """The sentence is deleted; another that shares up to half of its letters stands elsewhere."""
    words = [token.text for token in tokens if inside(token, world.quote) and token.word]
    letters = len("".join(words))
    shared: set[int] = set()
    for index in world.rng.sample(range(len(words)), len(words)):
        if sum(len(words[i]) for i in (*shared, index)) <= letters / 2:
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


def after(*edits: Edit) -> Edit:
    def edit(tokens: Tokens, world: World) -> Tokens:
        for one in edits:
            tokens = one(tokens, world)
        return tokens

    return edit


EDITS: dict[str, Edit] = {
    "nothing changed": lambda tokens, world: tokens,
    "typos mended": typos(0.04),
    "many typos": typos(0.15),
    "paragraphs inserted": inserted,
    "paragraphs reordered": reordered,
    "quotation marks, spaces": marks,
    "accents, hamza, digits": spelling,
    "other menus": other_menus,
    "scanned, 3 % misread": noise(0.03),
    "scanned, 8 % misread": noise(0.08),
    "figures corrected": numbers,
    "one word put in": one_word,
    "rewritten, 10 %": rewritten(0.10),
    "rewritten, 20 %": rewritten(0.20),
    "rewritten, 35 %": rewritten(0.35),
    "rewritten, 60 %": rewritten(0.60),
    "all at once": after(inserted, other_menus, typos(0.04), marks, rewritten(0.05)),
    "doubled, one edited": after(doubled, typos(0.08)),
    "doubled": doubled,
    "passage deleted": passage_deleted,
    "sentence deleted": sentence_deleted,
    "paragraph deleted": paragraph_deleted,
    "paragraph replaced": replaced_by_another,
    "deleted, typos elsewhere": after(sentence_deleted, typos(0.05), inserted),
    "deleted, similar left": similar_left,
}
TWINS = {"doubled, one edited", "doubled"}
"""Without knowing the surroundings nobody can tell the twins apart: these quotes always come with context."""


# -- cases --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    source: str
    edit: str
    context: str
    quote: Quote
    companions: tuple[Quote, ...]
    """Other quotes from the same text, placed with it and not counted."""
    text: str
    truth: tuple[int, int] | None
    """Where the passage stands now; None: gone."""
    asked: bool
    """False: so much is left of it that it may be found or not."""


def truth_of(tokens: Tokens, quote: Quote) -> tuple[tuple[int, int] | None, bool]:
    letters = sum(character.isalnum() for character in quote.exact)
    kept, spans, offset = 0, [], 0
    for token in tokens:
        if inside(token, quote):
            kept += sum(character.isalnum() for character in token.text) if token.kept else 0
            spans.append((offset, offset + len(token.text)))
        offset += len(token.text)
    share = kept / letters
    span = (spans[0][0], spans[-1][1]) if spans else None
    return (span if share > GONE else None), share >= STILL_THERE or (share <= GONE and not spans)


def script_of(text: str) -> str:
    names = (unicodedata.name(char, "?").split()[0] for char in text if char.isalpha())
    return Counter(names).most_common(1)[0][0]


def cases(part: str, count: int, seed: int = 20170828, shared: bool = True) -> Iterator[Case]:
    every = [source for source in sources(shared) if len(source.text) > 600]
    chosen = [s for s in every if part == "all" or s.held_out == (part == "held-out")]
    scripts = {source.name: script_of(source.text) for source in every}
    pool: dict[str, list[str]] = defaultdict(list)
    for source in every:
        pool[scripts[source.name]] += [p.strip() for p in source.text.split("\n") if len(p) > 80]
    words = {script: [w for w in re.findall(r"\w+", " ".join(texts)) if len(w) > 3] for script, texts in pool.items()}
    tokens = {source.name: tokens_of(source.text) for source in chosen}
    for number in range(count):
        rng = random.Random(seed * 1_000_003 + number)
        edit = list(EDITS)[number % len(EDITS)]
        source = chosen[(number // len(EDITS)) % len(chosen)]
        kind = "with context" if edit in TWINS else rng.choice(CONTEXTS)
        quote = quote_from(source.text, tokens[source.name], rng, once=True)
        if quote is None:
            continue
        script = scripts[source.name]
        others = [paragraph for paragraph in pool[script] if paragraph not in source.text] or pool[script]
        world = World(rng=rng, quote=quote, vocabulary=words[script], others=others)
        edited = EDITS[edit](tokens[source.name], world)
        truth, asked = truth_of(edited, quote)
        yield Case(
            source=source.name,
            edit=edit,
            context=kind,
            quote=with_context(quote, source.text, kind),
            companions=companions(source.text, tokens[source.name], kind),
            text=joined(edited),
            truth=truth,
            asked=asked,
        )


# -- ways of anchoring --------------------------------------------------------------------------------------------

Span = tuple[int, int] | None
Way = Callable[[Case], tuple[str, Span]]


def commonplace(case: Case) -> tuple[str, Span]:
    quotes = (case.quote, *(() if case.context == "exact only" else case.companions))
    anchors = [Anchor(prefix=quote.prefix, suffix=quote.suffix, start=quote.position) for quote in quotes]
    place = place_quotes(case.text, [(quote.exact, anchor) for quote, anchor in zip(quotes, anchors, strict=True)])[0]
    return place.state, (place.start, place.end) if place.start >= 0 else None


def exact_search(case: Case) -> tuple[str, Span]:
    """The quote as it is, if it stands there once."""
    exact = case.quote.exact
    start = case.text.find(exact)
    return "", (start, start + len(exact)) if start >= 0 and case.text.count(exact) == 1 else None


def best_match(case: Case) -> tuple[str, Span]:
    """The likest stretch, however unlike: rapidfuzz's partial_ratio."""
    if case.quote.exact in case.text:
        return exact_search(case)
    found = fuzz.partial_ratio_alignment(case.quote.exact, case.text)
    return "", (found.dest_start, found.dest_end) if found else None


def peers() -> dict[str, Way]:
    ways: dict[str, Way] = {"commonplace": commonplace, "exact search": exact_search, "rapidfuzz, best": best_match}
    try:
        from diff_match_patch import diff_match_patch
    except ImportError:
        print("diff-match-patch is not installed: left out", file=sys.stderr)
        return ways
    matcher = diff_match_patch()
    matcher.Match_Distance = 100_000  # as annotators set it: a passage may have moved far

    def patching(case: Case) -> tuple[str, Span]:
        """diff-match-patch's match_main with the first 32 characters, its longest pattern."""
        exact = case.quote.exact
        start = matcher.match_main(case.text, exact[:32], case.quote.position or 0)
        return "", (start, start + len(exact)) if start >= 0 else None

    return {**ways, "diff-match-patch": patching}


# -- scoring ------------------------------------------------------------------------------------------------------


def same_passage(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Most of the shorter lies within the longer, and that is not much longer: a word put in at the edge may count or not."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    shorter, longer = sorted((one[1] - one[0], other[1] - other[0]))
    return common >= SAME_PASSAGE * shorter and longer <= MUCH_LONGER * shorter


def verdict(case: Case, span: Span) -> str:
    """right, wrong, lost (there, not found), gone (not there, not found), open (nothing asked, nothing wrong)."""
    if span is not None and (case.truth is None or not same_passage(span, case.truth)):
        return "wrong"
    if not case.asked:
        return "open"
    if span is None:
        return "gone" if case.truth is None else "lost"
    return "right"


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    right: float
    """Of the passages that still exist, the share that is found."""
    wrong: float
    """Of all notes, the share on another passage."""
    orphaned: float
    """Of the deleted passages, the share that is not placed."""
    notes: int


def score_of(verdicts: Sequence[tuple[Case, str]]) -> Score:
    there = [said for case, said in verdicts if case.asked and case.truth is not None]
    gone = [said for case, said in verdicts if case.asked and case.truth is None]
    return Score(
        right=there.count("right") / len(there) if there else float("nan"),
        wrong=sum(said == "wrong" for _, said in verdicts) / len(verdicts),
        orphaned=gone.count("gone") / len(gone) if gone else float("nan"),
        notes=len(verdicts),
    )


def percent(share: float) -> str:
    return "" if share != share else f"{100 * share:.2f}"


def row(name: str, scores: Sequence[Score]) -> str:
    cells = (f"{percent(s.right)} | {percent(s.wrong)} | {percent(s.orphaned)}" for s in scores)
    return f"| {name} | {scores[0].notes:,} | {' | '.join(cells)} |"


def table(results: dict[str, list[tuple[Case, str]]]) -> Iterator[str]:
    yield f"| | notes | {' | '.join(f'{way}: right | wrong | orphaned' for way in results)} |"
    yield f"|---|---|{'---|---|---|' * len(results)}"

    def of(wanted: Callable[[Case], bool]) -> list[Score]:
        return [score_of([pair for pair in pairs if wanted(pair[0])]) for pairs in results.values()]

    yield row("**all**", of(lambda case: True))
    for kind in dict.fromkeys(CONTEXTS):
        yield row(kind, of(lambda case, kind=kind: case.context == kind))
    for low, high in ((0, 25), (25, 50), (50, 100), (100, 999)):
        yield row(
            f"quotes of {low}–{high} characters",
            of(lambda case, low=low, high=high: low <= len(case.quote.exact) < high),
        )
    for edit in EDITS:
        yield row(edit, of(lambda case, edit=edit: case.edit == edit))


def states(pairs: Sequence[tuple[Case, str]], found: Sequence[str]) -> Iterator[str]:
    by_state: dict[str, Counter[str]] = defaultdict(Counter)
    for (_, said), state in zip(pairs, found, strict=True):
        by_state[state][said] += 1
    yield "| state | right | wrong | lost | gone | open |"
    yield "|---|---|---|---|---|---|"
    for state in ("exact", "normalised", "fuzzy", "ambiguous", "orphan"):
        counts = by_state[state]
        yield f"| {state} | {' | '.join(str(counts[s]) for s in ('right', 'wrong', 'lost', 'gone', 'open'))} |"


def failure(case: Case, said: str, span: Span) -> str:
    there = case.text[slice(*case.truth)] if case.truth else None
    found = case.text[slice(*span)] if span else None
    return f"{said} · {case.edit} · {case.context} · {case.source}\n  quote {case.quote.exact!r}\n  truth {there!r}\n  found {found!r}"


def main() -> None:
    arguments = argparse.ArgumentParser(description="Measures anchoring on edited texts.")
    arguments.add_argument(
        "--quick", action="store_true", help=f"{QUICK} notes instead of {NOTES}, on the project's own texts"
    )
    arguments.add_argument("--part", choices=("held-out", "calibration", "all"), default="held-out")
    arguments.add_argument("--json", action="store_true", help="print our scores only, as JSON")
    arguments.add_argument("--failures", type=int, default=0, help="print so many notes that went wrong or were lost")
    arguments.add_argument("--no-peers", action="store_true")
    options = arguments.parse_args()
    every = list(cases(options.part, QUICK if options.quick else NOTES, shared=not options.quick))
    ways = {"commonplace": commonplace} if options.json or options.no_peers else peers()
    results: dict[str, list[tuple[Case, str]]] = {}
    found: dict[str, list[tuple[str, Span]]] = {}
    for name, way in ways.items():
        began = time.perf_counter()
        found[name] = [way(case) for case in every]
        seconds = time.perf_counter() - began
        results[name] = [(case, verdict(case, span)) for case, (_, span) in zip(every, found[name], strict=True)]
        print(f"{name}: {len(every) / seconds:,.0f} notes a second, text prepared anew for each", file=sys.stderr)
    if options.json:
        score = score_of(results["commonplace"])
        print(
            json.dumps({"right": score.right, "wrong": score.wrong, "orphaned": score.orphaned, "notes": score.notes})
        )
        return
    print(f"{len(every):,} notes, {options.part} texts, context of 32 characters (we keep {AROUND})\n")
    print("\n".join(table(results)), "\n")
    print("\n".join(states(results["commonplace"], [state for state, _ in found["commonplace"]])))
    missed = [
        failure(case, said, span)
        for (case, said), (_, span) in zip(results["commonplace"], found["commonplace"], strict=True)
        if said in ("wrong", "lost")
    ]
    print("\n".join(sorted(missed, reverse=True)[: options.failures]))


if __name__ == "__main__":
    main()
