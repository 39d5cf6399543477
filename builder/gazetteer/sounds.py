"""How a name sounds, near enough, whatever script it is written in: "Yacuiba", «Якуиба» and ياكويبا are all "iakuiba".

Texts in Cyrillic or Arabic letters write foreign names as they hear them, and no table has the smaller ones. Letters that
transcriptions confuse are made one (p and b, ch and sh, e and i, o and u). To hear one more letter, add it to its script's table.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

_LATIN: Final[Mapping[str, str]] = {
    **{letter: letter for letter in "abdfghiklmnrstu"},
    **dict(zip("ceojpqvwxyz", ["k", "i", "u", "g", "b", "k", "f", "u", "ks", "i", "s"], strict=True)),
    **{"sch": "s", "tch": "s", "ch": "s", "sh": "s", "kh": "h", "gh": "g", "zh": "g", "dj": "g", "ph": "f", "th": "t"},
    **{"dh": "d", "ck": "k", "ts": "s", "tz": "s", "ou": "u", "oo": "u", "ee": "i", "que": "ki", "qui": "ki"},
    **{"gue": "gi", "gui": "gi", "ce": "si", "ci": "si", "cy": "si"},
}
_CYRILLIC: Final[Mapping[str, str]] = {
    **dict(zip("абвгдежзиклмнопрстуфхцчшщыэіє", "abfgdigsiklmnubrstufhssssiiii", strict=True)),
    **{"ю": "iu", "я": "ia", "дж": "g", "тс": "s", "тш": "s"},
}
_ARABIC: Final[Mapping[str, str]] = {
    **dict(zip("ابتثجحخدذرزسشصضطظغفقكلمنهويپچڤگژ", "abttghhddrssssdtsgfkklmnhuibsfgg", strict=True)),
    **{"تش": "s", "دج": "g", "تس": "s"},
}
_SCRIPTS: Final = (
    ("\u0400", "\u04ff", _CYRILLIC),
    ("\u0600", "\u06ff", _ARABIC),
    ("a", "\u024f", _LATIN),
)
_PIECES: Final = {
    id(table): re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True))) for _, _, table in _SCRIPTS
}
_REPEATED: Final = re.compile(r"(.)\1+")
_VOWELS: Final = re.compile("[aiu]+")
_LEAST, _LEAST_BONES = 5, 2
"""Letters of a sound, and consonants in it: what is shorter sounds like too much."""
ALIKE: Final = 88.0
"""Percent: "Telavi" and تيلافي, "Akhmeta" and اخميتا sound the same; a camera (كاميرا) does not sound like Camiri."""


@lru_cache(maxsize=1 << 14)
def sound_of(key: str) -> str:
    """Of a folded name; "" where it is in another script."""
    return " ".join(filter(None, (_sound_of_word(word) for word in key.split())))


def sounds_of_latin(key: str) -> frozenset[str]:
    """All that a name in Latin letters may sound like: w as in Warri or Gwoza (Гвоза), j as in Java, Jalisco (Халиско) or Jena (Йена)."""
    if not "a" <= key[:1] <= "\u024f":
        return frozenset()
    return frozenset(filter(None, (sound_of(key.replace(*said)) for said in _SAID if said[0] in key)))


_SAID: Final = (("", ""), ("w", "v"), ("j", "h"), ("j", "y"))
"""Letters that languages say differently, and how: after the usual way the others."""


def bones_of(sound: str) -> str:
    """What is looked up: the consonants, and whether a vowel opens it; "" for what sounds like too much."""
    bones = _VOWELS.sub("", sound).replace(" ", "")
    if len(sound) < _LEAST or len(bones) < _LEAST_BONES:
        return ""
    return f"a{bones}" if sound[0] in "aiu" else bones


def sound_alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= ALIKE


def is_transcribed(key: str) -> bool:
    """Whether a key is in a script that writes foreign names as they sound."""
    return "\u0400" <= key[:1] <= "\u06ff"


def _sound_of_word(word: str) -> str:
    table = next((table for first, last, table in _SCRIPTS if first <= word[:1] <= last), None)
    if table is None:
        return ""
    if table is _ARABIC and len(word) > 2 and word.endswith("ه"):  # folded ة
        word = word[:-1] + "ا"
    sound = "".join(table[piece] for piece in _PIECES[id(table)].findall(word))
    return _REPEATED.sub(r"\1", sound).rstrip("h")
