"""Parts a line that tells who, where and when ("Par Anne Durand | Le Courrier", "Haber: Murat Aydın / KARS (DHA)") and says what each part is.

To recognise another kind of part, add it to PartKind and a test to _kind_of; separators are in _BESIDE.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from builder.folding import fold, folded
from builder.read.words import Words

PartKind = Literal["person", "author", "role", "agency", "outlet", "date", "credit", "name", "words"]
"""person: begins with a given name; author: follows a "By"; role: "Staff Correspondent"; date: "Published" too; credit: of a
picture; name: capitalised words, of a person, a town or an outlet; words: anything else."""


@dataclass(frozen=True, slots=True)
class Part:
    text: str
    kind: PartKind
    beside: bool = False
    """True after an "avec": whose report it is, too."""


_BESIDE = re.compile(
    r"""
      \s* [|•·›»>] \s*
    | (?<!\d) \s* / \s* | / (?!\d)                   # a date has slashes, too
    | \s+ [–—―-]{1,2} \s+ | (?<=\w{3}) \s* [–—] \s* | \.\s? [–—-] \s* | \s* ـ+ \s+
    | (?<=[\u0620-\u064a]) -+ (?=[\s\u0620-\u064a])  # no Arabic word has a hyphen
    | (?<=[\u0620-\u06ff]) \s? - \s? (?=[\u0620-\u06ff])  # Arabic names are not joined by it
    | [,،;؛] \s+ | \s{2,} | \s* [()\[\]] \s*
    | (?<=\w{3}) \. \s+ | (?<=[^\W\d]) \s* [:：] \s+
    """,
    re.VERBOSE,
)
_EDGES = ' \t .,،:;–—-ـ«»"“”„[]\u200e\u200f'
_WORD = re.compile(r"[^\W\d_][\w'’ʼ.-]*")
_NAMES = re.compile(r"(?:[^\W\d_][\w'’ʼ.-]*[ \u200c]?(?:& ?)?){1,7}\Z")
_SHORT_WORD = 3  # letters of the words that names join by: "de", "von", "des"
_PERSON_WORDS = 6  # two authors joined by "and"
_OUTLET_WORDS = 7
_SHORT_OUTLET = 3  # words of "Cahiers du large"; longer ones are sentences
LONGEST_BYLINE = 120  # characters
_REMEMBERED = 20_000  # lines: all of the longest article; its parts are asked for several times


@lru_cache(_REMEMBERED)
def parts_of(text: str, words: Words) -> tuple[Part, ...]:
    """What a line names, in its order."""
    if len(text) > LONGEST_BYLINE:
        return ()
    return tuple(_parts(text, words))


def _parts(text: str, words: Words) -> Iterator[Part]:
    follows: PartKind | None = None
    before: PartKind | None = None
    for number, piece in enumerate(_pieces(text, words)):
        if words.credited.match(fold(piece)):
            follows = before = "credit"
            yield Part(piece, "credit")
            continue
        if re.search(r"\d", piece) and any(words.inside[category].match(fold(piece)) for category in words.inside):
            yield Part(piece, "date")  # "Modifié à 12 h 00 le 10 mai"
            continue
        named, after = _without_byword(piece, words.from_whom if number else words.byword, words)
        if named:
            follows = "author"
            if not after:
                continue  # "كتب - فلان": the name comes next
        for part, shared in _shared(after or piece, words):
            kind = "role" if before == "agency" and _DESK.match(part) else _kind_of(part, words)
            if follows == "credit" or (follows and kind in ("person", "name")):
                kind, follows = follows, None
            elif kind in ("role", "agency", "outlet"):
                follows = None
            before = kind
            yield Part(part, kind, shared)


def _without_byword(piece: str, byword: re.Pattern[str], words: Words) -> tuple[bool, str]:
    """Whether an author follows, and the piece without its "By" and his office ("von unserem Korrespondenten Jan Kuhl")."""
    named, after = _after(byword, piece)
    titled, rest = _after(words.role, after or piece)
    name = rest if titled else after
    if _is_full_name(name, words):
        return True, name
    return (False, "") if words.role.match(fold(piece)) else (named, after)


_DESK = re.compile(r"[a-zà-ÿ]{2,4}\Z")
"""An agency's regional desk: "dpa/lby"."""


def _is_full_name(text: str, words: Words) -> bool:
    return " " in text and is_a_name(text, words) and not is_outlet(text, words)


def _pieces(text: str, words: Words) -> Iterator[str]:
    """What the separators part; and "11-05-2022 om 07:02 door Anne Durand" after its last number, if it is not the only one."""
    for piece in _BESIDE.split(text):
        numbers = [match.end() for match in re.finditer(r"\d+", piece)]
        last = numbers[-1] if numbers else 0
        parted = len(numbers) > 1 and _after(words.byword, piece[last:])[1]
        pieces = (piece[:last], piece[last:]) if parted else (piece,)
        yield from filter(None, map(_trimmed, pieces))


def _trimmed(piece: str) -> str:
    """Without marks at its ends; an initial keeps its point: "R. I."."""
    bare = piece.strip(_EDGES)
    return f"{bare}." if _INITIAL.search(bare) and f"{bare}." in piece else bare


_INITIAL = re.compile(r"(?:\A|[\s.])[^\W\d_]\Z")


def _after(pattern: re.Pattern[str], text: str) -> tuple[bool, str]:
    """Whether the text begins with a byword, and what follows it."""
    match = pattern.match(fold(text))
    if match is None:
        return False, ""
    # Folding keeps the length of a name but for a few ligatures; the name is then found from the end of the line.
    return True, text[len(text) - len(match["rest"]) :].strip(_EDGES) if match["rest"] else ""


def _shared(text: str, words: Words) -> Iterator[tuple[str, bool]]:
    """ "Anne Durand avec AFP" is two, "John Smith in Cairo" as well."""
    folded = fold(text)
    match = words.beside.search(f" {folded} ")
    if match is None or len(folded) != len(text):
        yield text, False
        return
    start, end = match.start() - 1, match.end() - 1
    if before := text[: max(0, start)].strip(_EDGES):
        yield before, False
    if after := text[end:].strip(_EDGES):
        yield after, True


def _kind_of(part: str, words: Words) -> PartKind:
    folded = fold(part)
    if words.role.match(folded):
        return "role"
    if any(words.inside[category].fullmatch(folded) for category in words.inside):
        return "date"
    if words.agency.match(folded) or folded in words.agency_names:  # "Reuters Staff", "AFP Beyrouth"
        return "agency"
    if words.agencies_at_large.fullmatch(folded):
        return "agency"
    if _ends_in_role(folded, words):
        return "role"
    said = words.inside["published"].match(folded)  # "Published Wed" of "Published Wed, Oct 16, 2024"
    if re.search(r"\d", folded) or all(word in words.calendar for word in folded[said.end() if said else 0 :].split()):
        return "date"
    if is_outlet(part, words):
        return "outlet"
    if is_a_name(part, words):
        return "person" if begins_with_a_given_name(part, words) else "name"
    return "words"


def _ends_in_role(folded: str, words: Words) -> bool:
    """ "South Asia Correspondent", "Health Editor"; but "Fulton Herald Staff" names a paper."""
    last = folded.rpartition(" ")[2]
    return last != folded and words.role.match(last) is not None and not words.outlets.search(folded)


def begins_with_a_given_name(name: str, words: Words) -> bool:
    """Two words or more, the first of them (or both of a double one: "Marie-Jo") a given name."""
    first, _, rest = name.partition(" ")
    return bool(rest.strip()) and any(piece in words.given_names for piece in (fold(first), fold(first.split("-")[0])))


def staff_of(line: str, words: Words) -> str | None:
    """The outlet whose staff a whole line names: "Rédaction RTBX", "The Lagoon Bureau", "• الساحل البعيد - خاص"."""
    form = folded(line)
    match = words.desk.fullmatch(form.text)
    if match is None:
        return None
    start, end = form.span(*match.span("after" if match["after"] else "before"))
    name = line[start:end].strip(_EDGES)
    if words.no_outlets.match(fold(name)):
        return None
    if len(name.split()) > _STAFF_WORDS or not is_a_name(name, words) or begins_with_a_given_name(name, words):
        return None
    dashed, cased = not (match["parted"] or match["parting"]).isspace(), any(map(str.isupper, name))
    return name if is_outlet(name, words) or dashed != cased else None  # "تقرير خاص", "Redacción | Iker Zabala"


_STAFF_WORDS = 4


def is_a_name(text: str, words: Words) -> bool:
    """One to six words, the long ones with a capital where the script has them."""
    found = _WORD.findall(text)
    long = [word for word in found if len(word) > _SHORT_WORD]
    return (
        0 < len(found) <= _PERSON_WORDS
        and bool(long or not any(word[0].islower() for word in found))
        and _NAMES.match(text) is not None
        and not any(word[0].islower() for word in long)
        and not (found[0][0].islower() and (found[-1][0].islower() or fold(found[0]) not in words.particles))
    )


def is_outlet(name: str, words: Words) -> bool:
    """A few words, every long one with a capital, one of them an outlet's; in a script without capitals the first or the last."""
    tokens = _WORD.findall(name)
    if not 1 <= len(tokens) <= _OUTLET_WORDS or (len(tokens) == 1 and "-" not in name and "\u200c" not in name):
        return words.compounds and len(tokens) == 1 and _is_compound(tokens[0], words)
    if (entry := words.begins["menu"].match(fold(name))) and not entry["rest"].strip():
        return False  # "World News"
    folded = [fold(word) for word in tokens]
    if tokens[0][0].isupper() and len(tokens) <= _SHORT_OUTLET and words.outlets.fullmatch(folded[0]):
        return True  # "Cahiers du large"
    if any(word[0].islower() and len(word) > _SHORT_WORD for word in _to_be_capitals(tokens)):
        return False
    if any(word[0].upper() == word[0].lower() for word in tokens):
        return any(words.outlets.fullmatch(word) for word in (folded[0], folded[-1]))
    return any(words.outlets.search(word) for word in folded)


def _is_compound(word: str, words: Words) -> bool:
    """ "Waddenbode", "Bayerwaldbote": one word that ends in an outlet's, and is more than it."""
    match = words.outlets.search(fold(word), _SHORT_WORD)
    return word[0].isupper() and match is not None and len(match[0]) > _SHORT_WORD


def _to_be_capitals(tokens: list[str]) -> list[str]:
    """Names in Cyrillic have a capital on their first word only."""
    return tokens[:1] if "\u0400" <= tokens[0][0] < "\u0530" else tokens
