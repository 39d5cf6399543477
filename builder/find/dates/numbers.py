"""Makes one number of number words: "two hundred", "vingt-cinq", "zweitausendfünfzehn", "two and a half".

To read another way of putting number words together, add its line to `composed`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_LONGEST = 40  # letters of a number written as one word; "neunzehnhundertsiebenundachtzig" has 31


def composed(numbers: Iterable[float]) -> float:
    """2 100 → 200, 20 5 → 25, 5 20 → 25, 2 1000 15 → 2015, 19 84 → 1984, 2 0.5 → 2.5."""
    total, current = 0.0, 0.0
    for number in numbers:
        if number == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif number == 100 or (10 < current < 20 and number >= 10):
            current = (current or 1) * 100 + number % 100
        else:
            current += number
    return total + current


def joined_number(word: str, numbers: Mapping[str, float], links: tuple[str, ...]) -> float | None:
    """The number that a word is made of number words and what links them; None where it is made of anything else.

    The longest number word goes first: no language of ours needs to look back.
    """
    parts: list[float] = []
    at = 0
    while at < len(word) <= _LONGEST:
        end = next((end for end in range(len(word), at, -1) if word[at:end] in numbers), at)
        link = next((link for link in links if parts and word.startswith(link, at)), None)
        if end > at:
            parts.append(numbers[word[at:end]])
            at = end
        elif link:
            at += len(link)
        else:
            return None
    return composed(parts) if len(parts) > 1 else None
