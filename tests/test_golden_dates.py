"""The golden files of dates: one a language, each case a text, the day it was published, and the dates it tells.

```given fr 2017-08-28        the language, then the day of publication; `-` where the text alone must tell it
```dates                      one line a date: the words, two spaces or more, the EDTF value
```published                  where the day is inferred: its EDTF value, and what told it
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.decide.anchor_day import infer_anchor_day
from builder.decide.dates import decide_dates
from builder.edtf import is_edtf
from builder.find.dates import find_dates
from builder.model import Article, ArticleId, Block, BlockKind, Edtf, StatedDate, because
from builder.words.reasons import sentence_of
from tests.golden_cases import GOLDEN, Case, cases_of

FILES = sorted(path.name for path in GOLDEN.glob("dates_*.md"))
CASES = [(name, case) for name in FILES for case in cases_of(name)]
_KIND = re.compile(r"<(title|dateline|caption|comment|boilerplate)>\s*")


def article_of(text: str, language: str, published: str) -> Article:
    """One block a line; `<comment>` before a line makes it a comment, `<title>` the title."""
    blocks = []
    for match in re.finditer(r"[^\n]*\S[^\n]*", text):
        marked = _KIND.match(match.group())
        kind: BlockKind = marked[1] if marked else "body"  # type: ignore[assignment]
        start = match.start() + (marked.end() if marked else 0)
        blocks.append(Block(start=start, end=match.end(), kind=kind, language=language))
    stated = None if published == "-" else StatedDate(edtf=Edtf(published), why=because("page_time"))
    return Article(
        id=ArticleId("a"), seed="a.txt", sha256="", text=text, language=language, title="", source=None, author=None,
        url=None, stated=stated, blocks=tuple(blocks),
    )  # fmt: skip


def ids(case: tuple[str, Case]) -> str:
    return f"{Path(case[0]).stem.removeprefix('dates_')}: {case[1].title}"


@pytest.mark.parametrize("case", CASES, ids=ids)
def test_dates_of_a_text(case: tuple[str, Case]) -> None:
    parts, words = case[1].parts, case[1].words
    language, published = words["given"].split()
    article = article_of(parts["given"], language, published)
    mentions = find_dates(article)
    anchor = infer_anchor_day(article, mentions, None)
    links = decide_dates(article, mentions, anchor)
    found = [f"{article.text[link.start : link.end]}  {link.edtf}" for link in links]
    assert found == [re.sub(r"\s{2,}", "  ", line) for line in parts.get("dates", "").splitlines()]
    assert all(is_edtf(link.edtf) and sentence_of(link.why, "en").endswith(".") for link in links)
    if "published" in parts:
        assert anchor is not None
        assert f"{anchor.edtf}  {anchor.source}" == re.sub(r"\s{2,}", "  ", parts["published"])
