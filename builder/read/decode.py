"""Bytes to text: BOM, then UTF-8, then what the page declares, then detection. Nothing is dropped and nothing is replaced unseen.

To accept one more legacy encoding, add it to LEGACY.
"""

from __future__ import annotations

import codecs
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import cache

from charset_normalizer import from_bytes

from builder.encodings import is_encoding
from builder.lexicon import languages, lexicon_of
from builder.model import Problem

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The four-byte marks first: UTF-32-LE begins with the mark of UTF-16-LE."""

LEGACY = (
    "cp1252", "cp1256", "cp1251", "cp1254", "cp1250", "koi8_r", "iso8859_6", "iso8859_15", "iso8859_9", "mac_roman",
    "mac_cyrillic", "iso8859_5", "mac_turkish", "mac_arabic",
)  # fmt: skip
"""What saved pages of our languages come in when they are not UTF-8."""

_DECLARED = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-zA-Z0-9_:.-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes; HTML itself asks for the first 1024, saved pages put more before it

_BROKEN_UTF8_SHARE = 0.02
"""A text whose bytes are UTF-8 but for fewer than this share is broken UTF-8, not another encoding: a stray byte or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    text: str
    encoding: str
    guessed: bool
    """Whether nothing but the bytes tell the encoding, and it is none that tells itself."""
    problems: tuple[Problem, ...]


def decode(data: bytes, path: str, encoding: str | None = None) -> Decoded | Problem:
    """The text of a file, newlines as `\\n`, NFC; or the problem that keeps it from being read.

    `encoding`: what a person says it is (`outlets.yml`, the article's annotations); believed before anything but a byte order mark.
    Bytes that are not text in the encoding stay visible as `\\xNN`, with a problem that gives their line.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], name, path)
    if encoding is not None:
        if not is_encoding(encoding):
            return _problem(path, f'"{encoding}" is no known encoding', "Name another in site_config/outlets.yml.")
        return _decoded(data, encoding, path)
    told = _wide(data) or _utf8(data) or _declared(data)
    guess = told or _detected(data)
    if guess is None or (guess != "utf-8" and _is_binary(data, guess)):
        return _problem(
            path,
            "cannot tell in which encoding this file was saved, or it is no text",
            "Save it again as UTF-8 text, or write its `encoding:` in its annotation file.",
        )
    return _decoded(data, guess, path, guessed=told is None)


def _decoded(data: bytes, encoding: str, path: str, guessed: bool = False) -> Decoded:
    text = _normal(data.decode(encoding, errors="backslashreplace"))
    problems = tuple(_stray_bytes(data, encoding, path))
    return Decoded(text=text, encoding=encoding, guessed=guessed, problems=problems)


def _stray_bytes(data: bytes, encoding: str, path: str) -> list[Problem]:
    """One problem for all bytes that do not fit, with the line of the first."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        found = data[fault.start : fault.end].hex(" ")
        message = f"bytes that are no {encoding}, the first of them {found} at byte {fault.start}"
        return [_problem(path, message, r"They stand in the text as \xNN. Save the page again if they matter.", line)]
    return []


def _utf8(data: bytes) -> str | None:
    """UTF-8, if that is what it is, but for a stray byte or two."""
    text = data.decode("utf-8", errors="replace")
    stray = text.count("\ufffd")
    if stray:
        beyond_ascii = sum(char > "\x7f" for char in text)
        if stray > max(1, _BROKEN_UTF8_SHARE * len(text)) or beyond_ascii < 4 * stray:
            return None
    return "utf-8"


def _wide(data: bytes) -> str | None:
    """UTF-16 or UTF-32 without a byte order mark: bytes of zero tell it, or other controls, and that what comes out is text."""
    head = data[:_WIDE_WITHIN]
    if sum(head.count(control) for control in (0, 4, 6)) < len(head) / 8:  # the high bytes of Latin, Cyrillic, Arabic
        return None
    fits = [(_share_of_text(head.decode(name, errors="replace")), name) for name in _WIDE]
    share, name = max(fits)
    return name if share >= _ENOUGH else None


_WIDE = ("utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
_WIDE_WITHIN = 4096  # bytes, a multiple of four


def _share_of_text(text: str) -> float:
    """Share of the characters that are plain ASCII or letters of one language."""
    characters = Counter(text)
    return max(
        sum(
            count
            for char, count in characters.items()
            if (char.isascii() and (char.isprintable() or char in "\t\r\n")) or char in letters
        )
        for letters in _alphabets()
    ) / max(1, characters.total())


def _declared(data: bytes) -> str | None:
    """The charset of a `<meta>`, if the bytes fit it."""
    match = _DECLARED.search(data[:_DECLARED_WITHIN])
    if match is None:
        return None
    name = match[1].decode("ascii")
    try:
        return name.lower() if is_encoding(name) and data.decode(name) else None
    except UnicodeDecodeError:
        return None


_CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r\f\x1a")
"""No text of a legacy encoding has them; \\x1a ends files of old editors."""


def _is_binary(data: bytes, encoding: str) -> bool:
    """Whether what was guessed to be a text is a picture, a program or a spreadsheet."""
    return not _CONTROLS.isdisjoint(data[:_DETECT_WITHIN].decode(encoding, errors="ignore"))


_DETECT_WITHIN = 200_000  # bytes: enough to tell, and bounded for a seed of 100 MB
_ENOUGH = 0.97
"""Share of a text's characters beyond ASCII that must be letters of one language: a name in another may stand in it."""


def _detected(data: bytes) -> str | None:
    """The encoding in which the bytes are letters of one of our languages; else what charset-normalizer finds."""
    data = data[:_DETECT_WITHIN]
    fits = [(_fit(data, name), -rank, name) for rank, name in enumerate(LEGACY)]
    fit, _, name = max(fits)
    if fit >= _ENOUGH:
        return name
    best = from_bytes(data, cp_isolation=list(LEGACY), enable_fallback=False).best()
    if best is None:
        return None
    text = data.decode(best.encoding, errors="ignore")
    return best.encoding if _mixed(text) <= _MOST_MIXED * sum(char > "\x7f" for char in text) else None


def _fit(data: bytes, encoding: str) -> float:
    """How well the text that comes out has the letters of a language: 0 to 1, less for what no word looks like."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        if len(data) < _DETECT_WITHIN or fault.end < len(data) - 4:  # only the cut may part a character
            return 0.0
        text = data[: fault.start].decode(encoding)
    beyond = Counter(char for char in text if char > "\x7f")
    total = beyond.total()
    if not total or any(unicodedata.category(char) in ("Cc", "Cn", "Co") for char in beyond):
        return 0.0
    fitting = max(sum(count for char, count in beyond.items() if char in letters) for letters in _alphabets())
    return (fitting - _mixed(text)) / total


def _mixed(text: str) -> int:
    return len(_MIXED.findall(text))


_MOST_MIXED = 0.1
"""Share of the characters beyond ASCII: a guess with more is none, and the file is refused rather than misread."""


_MIXED = re.compile(
    r"""
    [a-zà-öø-ÿа-яё][A-ZÀ-ÖØ-ÞА-ЯЁ]
    | [A-Za-z][\u0400-\u06ff] | [\u0400-\u06ff][A-Za-z]
    | (?<=[^\W\d_]) [¢£¤¥¦§©¬®¯°±¶¸¼½¾¿¡×÷ƒ‚ˆ˜†‡‰] (?=[^\W\d_])
    """,
    re.VERBOSE,
)
"""Small and capital letters, or two scripts, without anything between them, and signs within words: "c½ur" is "cœur" in ISO-8859-15."""


@cache
def _alphabets() -> tuple[frozenset[str], ...]:
    """The letters beyond ASCII of each language, with the signs of all."""

    def letters(language: str) -> str:
        lexicon = lexicon_of(language)
        return lexicon.structure.get("letters", "") if lexicon else ""

    return tuple(frozenset(letters("und") + letters(code) + letters(code).upper()) for code in languages())


_PERHAPS_PILED = re.compile(r"[^\x00-\u02ff\w\s]{200}")


@cache
def _piles() -> re.Pattern[str]:
    """Accents enough upon each other that no letter has them; normalising sorts them, which takes their number squared."""
    accents = "".join(filter(unicodedata.combining, map(chr, range(sys.maxunicode + 1))))
    return re.compile(f"([{accents}]{{100,}})")


def _normal(text: str) -> str:
    # NFC joins a letter and its accent and shifts every later offset, so it comes before anything is counted.
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _PERHAPS_PILED.search(text):
        return unicodedata.normalize("NFC", text)
    pieces = _piles().split(text)  # text, pile, text, …
    pieces[::2] = (unicodedata.normalize("NFC", piece) for piece in pieces[::2])
    return "".join(pieces)


def _problem(path: str, message: str, hint: str, line: int = 1) -> Problem:
    return Problem(path=path, line=line, message=message, hint=hint)
