"""Tells the language of a paragraph and of an article. To teach a language, add lexicons/<language>.toml: it is then told apart from the others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from builder.lexicon import languages
from builder.model import Language

_ENOUGH_LETTERS = 25
"""Below this a paragraph alone says too little (py3langid is right for 98.5 % of texts of 40 characters) and goes with its article."""
_CLEARLY_ANOTHER = 0.9
"""Probability from which a paragraph is taken to be in another language than its article."""
_CLEARLY_UNKNOWN = 0.02
"""Where all languages that have a lexicon together get less than this, the text is in one that has none."""
_LOOK_AT = 2000
"""Characters of a paragraph that are looked at; more make no difference."""


@cache
def _identifier() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _ranked(text: str) -> list[tuple[str, float]]:
    return [(language, float(probability)) for language, probability in _identifier().rank(text[:_LOOK_AT])]


def languages_of(paragraphs: Sequence[str]) -> tuple[Language, tuple[Language, ...]]:
    """The language of the article and of each of its paragraphs; `und` where there is no letter at all."""
    known = frozenset(languages())
    alone = [_language_of(paragraph, known) for paragraph in paragraphs]
    article = _most_written(zip(alone, paragraphs, strict=True)) or _whole(" ".join(paragraphs), known)
    return article, tuple(
        language or _within(paragraph, article) for language, paragraph in zip(alone, paragraphs, strict=True)
    )


def _language_of(paragraph: str, known: frozenset[str]) -> Language | None:
    """The language of a paragraph that is long and clear enough; None for one that is not."""
    if sum(map(str.isalpha, paragraph[:_LOOK_AT])) < _ENOUGH_LETTERS:
        return None
    ranked = _ranked(paragraph)
    ours = [(language, probability) for language, probability in ranked if language in known]
    total = sum(probability for _, probability in ours)
    if total < _CLEARLY_UNKNOWN:
        return ranked[0][0]
    return ours[0][0] if ours[0][1] / total > _CLEARLY_ANOTHER else None


def _most_written(told: Iterable[tuple[Language | None, str]]) -> Language | None:
    letters: Counter[Language] = Counter()
    for language, paragraph in told:
        if language is not None:
            letters[language] += len(paragraph)
    return letters.most_common(1)[0][0] if letters else None


def _whole(text: str, known: frozenset[str]) -> Language:
    """For articles of short paragraphs only."""
    if not any(map(str.isalpha, text)):
        return "und"
    return next(language for language, _ in _ranked(text) if language in known)


def _within(paragraph: str, article: Language) -> Language:
    """A short paragraph has its article's language, unless its script says otherwise."""
    letters = [char for char in paragraph[:_LOOK_AT] if char.isalpha()]
    if not letters:
        return article
    script = Counter(map(_script_of, letters)).most_common(1)[0][0]
    return article if script in (_SCRIPTS.get(article, "latin"), "other") else _OF_SCRIPT[script]


_SCRIPTS = {
    "ar": "arabic",
    "fa": "arabic",
    "ur": "arabic",
    "ru": "cyrillic",
    "uk": "cyrillic",
    "bg": "cyrillic",
    "sr": "cyrillic",
}
_OF_SCRIPT = {"arabic": "ar", "cyrillic": "ru", "latin": "en"}
"""The commonest language of a script: a guess for a word or two, used for direction and line height only."""


def _script_of(char: str) -> str:
    code = ord(char)
    if code < 0x250 or 0x1E00 <= code < 0x1F00:
        return "latin"
    if 0x400 <= code < 0x530:
        return "cyrillic"
    if 0x600 <= code < 0x780 or 0x8A0 <= code < 0x900 or 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFF00:
        return "arabic"
    return "other"
