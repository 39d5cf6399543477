"""Reads golden files: Markdown in which every `## heading` is a case, with fenced blocks named by the first word after the fence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

GOLDEN = Path(__file__).parent / "golden"
_CASE = re.compile(r"^## (.+)\n((?:(?!^## ).*\n?)*)", re.MULTILINE)
_FENCE = re.compile(r"^```(\w+)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Case:
    title: str
    parts: dict[str, str]
    """Text of each fenced block by its name, without the last newline."""
    words: dict[str, str]
    """What stands after the name of a fenced block: a language, a date."""


def cases_of(name: str) -> list[Case]:
    found = []
    for title, rest in _CASE.findall((GOLDEN / name).read_text("utf-8")):
        fences = _FENCE.findall(rest)
        found.append(
            Case(title, {n: text.removesuffix("\n") for n, _, text in fences}, {n: word for n, word, _ in fences})
        )
    assert found, f"{name} holds no case"
    return found
