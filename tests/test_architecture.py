"""ARCHITECTURE.md follows one sentence through every stage; here it is run, and the page must tell what really comes out. `pytest --update` rewrites it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from builder.find.dates import find_dates
from builder.find.places import find_places
from builder.gazetteer import open_gazetteer, parse_places
from builder.model import Seed, Site
from builder.pipeline import CONFIG, SEEDS
from builder.read import open_seeds, read_article
from builder.settings import parse_outlets
from builder.words.reasons import sentence_of

PAGE = Path(__file__).parent.parent / "ARCHITECTURE.md"
SENTENCE = "Des autobus destinés à l'évacuation"
_TRACE = re.compile(r"(?<=<!-- trace, written by tests/test_architecture.py -->\n```\n).*?(?=```)", re.DOTALL)


@pytest.mark.parametrize("stage", ["read", "find", "decide", "annotate", "link", "pages"])
def test_it_names_every_stage(stage: str) -> None:
    assert f"builder/{stage}/" in PAGE.read_text("utf-8")


def test_it_tells_what_really_comes_out(
    seeds_tree: Mapping[str, bytes], seeds_site: Site, cache: Path, request: pytest.FixtureRequest
) -> None:
    text = PAGE.read_text("utf-8")
    trace = "".join(f"{line}\n" for line in trace_of(seeds_tree, seeds_site, cache))
    if request.config.getoption("--update"):
        PAGE.write_text(_TRACE.sub(lambda _: trace, text), "utf-8")
    else:
        assert _TRACE.findall(text) == [trace]


def trace_of(tree: Mapping[str, bytes], site: Site, cache: Path) -> list[str]:
    outlets, _ = parse_outlets(tree[f"{CONFIG}outlets.yml"].decode(), "")
    local, _ = parse_places(tree[f"{CONFIG}places.yml"].decode(), "")
    opened, _ = open_seeds(
        [Seed(path=path, data=data) for path, data in tree.items() if path.startswith(SEEDS)], outlets
    )
    seed = next(one for one in opened if SENTENCE in one.document.text)
    article = read_article(seed, outlets)
    start = article.text.index(SENTENCE)
    block = next(b for b in article.blocks if b.start <= start < b.end)
    lines = [
        f"seeds      {article.seed}, {len(tree[article.seed])} bytes",
        f"read       {block.kind}, {block.language}, {block.start}–{block.end} of {len(article.text)}:",
        f"           {article.text[block.start : block.end]}",
    ]
    for date in find_dates(article):
        if block.start <= date.start < block.end:
            told = date.told
            lines.append(
                f"find       “{article.text[date.start : date.end]}” tells year {told.year}, month {told.month}, day {told.day}"
            )
    taken = [(link.start, link.end) for link in site.collection.entries[article.id].analysis.dates]
    for place in find_places(article, open_gazetteer(cache, local), outlets, taken):
        if block.start <= place.start < block.end:
            lines.append(f"find       “{place.name}” may name one of {len(place.senses)} in the gazetteer")
    analysis = site.collection.entries[article.id].analysis
    assert analysis.published is not None
    lines.append(f"decide     published {analysis.published.edtf}: {sentence_of(analysis.published.why, 'en')}")
    for link in (*analysis.dates, *analysis.places):
        if block.start <= link.start < block.end:
            value = link.edtf if hasattr(link, "edtf") else link.place and link.place.id
            lines.append(
                f"decide     “{article.text[link.start : link.end]}” is {value}: {sentence_of(link.why, 'en')}"
            )
    day = next(entry for entry in site.collection.dates.values() if entry.edtf == "2017-08-28")
    lines.append(f"link       2017-08-28 is told in {', '.join(dict.fromkeys(p.article for p in day.passages))}")
    for group in site.collection.accounts:
        if article.id in group.articles:
            lines.append(f"link       accounts/{group.slug}: {', '.join(group.articles)}")
    page = next(p for p in site.pages if p.path == f"articles/{article.id}.md")
    paragraph = next(line for line in page.body.splitlines() if SENTENCE in line)
    lines += [f"pages      content/{page.path}:", f"           {paragraph}"]
    return lines
