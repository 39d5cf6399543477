"""Turns names into the keys they are looked up by, the same for the gazetteer's names and for the words of a text.

A key is the folded words of a name with one space between them. A skeleton is what is left of a name when its vowels are gone
and letters that transcriptions confuse are made one: البوكمال, Al-Boukamal and Abou Kamal all become "bkml".
To bring one more pair of letters together, add it to _SKELETON.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from builder.folding import fold

WORD: Final = re.compile(
    r"""
    [^\W_] (?:
      (?<! \d ) \. (?: [^\W\d_] \. ){1,5} (?! \w )                    # U.S., D.C.
    | [\w\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]* )            # a word with its marks and joiners
    """,
    re.VERBOSE,
)
"""A word as names are made of; what stands between two words (space, hyphen, apostrophe) is the caller's to judge."""

LONGEST_NAME: Final = 6
"""Words; the longest names that news is written with ("République démocratique du Congo" has four)."""

PARTICLES: Final = frozenset(
    (
        "de la las los el del do da dos das e y di della delle dei degli du des aux en et le les lez sur sous "
        "am an im in bei ob der den dem auf upon on by the of op aan bij ter ten het over ved pa "
        "pod nad na"
    ).split()
)
"""Small words inside names of towns, whatever the language of the text: Santiago de Compostela, Frankfurt am Main."""
ARTICLES: Final = frozenset(
    [
        "al",
        "el",
        "ul",
        "il",
        "ar",
        "er",
        "as",
        "es",
        "ash",
        "esh",
        "at",
        "et",
        "ad",
        "ed",
        "an",
        "en",
        "az",
        "ez",
        "adh",
        "edh",
        "ath",
        "eth",
        "dh",
    ]
)
"""The Arabic article in Latin letters, assimilated or not."""

SKELETON_LEAST: Final = 3
"""Letters; shorter skeletons fit too many names."""


@lru_cache(maxsize=1 << 16)
def word_key(word: str) -> str:
    """One word folded, points and apostrophes gone."""
    return fold(word).replace(".", "").replace("'", "")


def key_of(name: str) -> str:
    """The key of a whole name: "Deir ez-Zor" → "deir ez zor", "U.S." → "us"."""
    return " ".join(filter(None, map(word_key, WORD.findall(name))))


def is_arabic(word: str) -> bool:
    """Whether it begins in the Arabic script, which has no capitals."""
    return "\u0600" <= word[:1] <= "\u06ff"


def spellings_of(name: str) -> tuple[str, ...]:
    """The keys under which the gazetteer keeps a name, the plain one first.

    Apostrophes inside a word and spaces inside an Arabic name come and go ("Sana'a", "البو كمال"), so the closed form is kept as well.
    """
    key = key_of(name)
    closed = name.translate(_APOSTROPHES)
    keys = [key, key_of(closed)] if closed != name else [key]
    if is_arabic(key) and " " in key:
        keys.append(key.replace(" ", ""))
    return tuple(dict.fromkeys(filter(None, keys)))


_APOSTROPHES = {ord(mark): None for mark in "'’‘ʼʻʿʾ`´ʹ′"}

_SKELETON: Final = {
    **{c: c for c in "bdfghjklmnrstvz"},
    **dict(zip("بتجحدذرزسشصضطظغفقكلمنخثپچڤ", "btjhddrzsssdtzgfkklmnxtbjf", strict=True)),
    **{"ه": "h", "c": "k", "q": "k", "p": "b", "v": "f", "x": "ks", "ħ": "h"},
}  # fmt: skip
_DIGRAPHS: Final = {
    "kh": "خ",
    "sh": "ش",
    "ch": "ش",
    "gh": "غ",
    "dj": "ج",
    "th": "ت",
    "dh": "د",
    "ph": "ف",
    "ck": "ك",
    "dz": "ز",
}
_DIGRAPH = re.compile("|".join(_DIGRAPHS))
_REPEATED = re.compile(r"(.)\1+")


def skeleton_of(key: str) -> str:
    """The consonants of a key without the article; "" where too few are left to tell names apart."""
    words = key.split()
    kept = [word for word in words if word not in ARTICLES] or words
    bones = "".join(_bones(_without_article(word)) for word in kept)
    return bones if len(bones) >= SKELETON_LEAST else ""


def _without_article(word: str) -> str:
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _bones(word: str) -> str:
    closed = _DIGRAPH.sub(lambda pair: _DIGRAPHS[pair[0]], word)
    # A last h is the silent ending of the Arabic feminine: Raqqah, Raqqa.
    bones = "".join(_SKELETON.get(letter, "") for letter in closed.rstrip("hه"))
    return _REPEATED.sub(r"\1", bones)
