"""Places found and decided, as golden cases in prose, one file per language. A bug report becomes a case; --update rewrites what is expected."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from builder.decide.places import decide_places
from builder.find.places import find_places
from builder.gazetteer import Gazetteer
from builder.model import Article, ArticleId, Block, BlockKind
from tests.golden_cases import GOLDEN, Case, cases_of

FILES = sorted(path.name for path in GOLDEN.glob("places_*.md"))


def article_of(text: str, language: str, byline: str = "") -> Article:
    """One block a paragraph, all of it body but the line that names the author."""
    text = f"{byline}\n\n{text}" if byline else text
    return Article(
        id=ArticleId("a"),
        seed="seeds/a.txt",
        sha256="",
        text=text,
        language=language,
        title="",
        source=None,
        author=None,
        url=None,
        stated=None,
        blocks=tuple(blocks_of(text, language, byline)),
    )


def blocks_of(text: str, language: str, byline: str) -> Iterator[Block]:
    for line in re.finditer(r"[^\n]*\S", text):
        kind: BlockKind = "byline" if line[0] == byline else "body"
        yield Block(start=line.start(), end=line.end(), kind=kind, language=language)


def told(article: Article, gazetteer: Gazetteer) -> str:
    links = decide_places(article, find_places(article, gazetteer, (), ()), gazetteer)
    lines = [
        f"{article.text[link.start : link.end]}: {link.place.id + ' ' + link.name if link.place else 'in no gazetteer'}"
        for link in links
    ]
    return "\n".join(lines) or "nothing"


@pytest.mark.parametrize(
    ("file", "case"),
    [pytest.param(file, case, id=f"{file}: {case.title}") for file in FILES for case in cases_of(file)],
)
def test_places(file: str, case: Case, gazetteer: Gazetteer, request: pytest.FixtureRequest) -> None:
    found = told(article_of(case.parts["text"], case.words["text"], case.parts.get("byline", "")), gazetteer)
    if request.config.getoption("--update") and found != case.parts["expected"]:
        path = GOLDEN / file
        text = path.read_text("utf-8")
        at = text.index(f"## {case.title}\n")
        at = text.index("```expected\n", at)
        path.write_text(text[:at] + text[at:].replace(case.parts["expected"], found, 1), "utf-8")
    assert found == case.parts["expected"]
