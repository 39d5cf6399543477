"""Shows what was found in one article: as a record for programs, and coloured, with the reasons, for people. A new fact is a line in each.

What a terminal would act on stands as a mark: the texts are other people's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from rich.text import Text

from builder.model import Analysis, AnchorDay, DateLink, PlaceLink
from builder.pages.escape import on_one_line, visible
from builder.words import FALLBACK as SPOKEN
from builder.words.reasons import sentence_of


def record(analysis: Analysis) -> dict[str, Any]:
    """The object that `inspect --json` prints; its keys are a contract."""
    article, published = analysis.article, analysis.published
    text = article.text
    return {
        "seed": article.seed,
        "id": article.id,
        "language": article.language,
        "title": article.title,
        "source": article.source,
        "published": None if published is None else {"edtf": published.edtf, "why": _why(published)},
        "text": text,
        "blocks": [{"kind": block.kind, "start": block.start, "end": block.end} for block in article.blocks],
        "dates": [
            {
                "start": link.start,
                "end": link.end,
                "text": text[link.start : link.end],
                "edtf": link.edtf,
                "kind": link.kind,
                "why": _why(link),
            }
            for link in analysis.dates
        ],
        "places": [
            {
                "start": link.start,
                "end": link.end,
                "text": text[link.start : link.end],
                "id": link.place.id if link.place else None,
                "name": link.name,
                "lat": link.place.lat if link.place else None,
                "lon": link.place.lon if link.place else None,
                "why": _why(link),
            }
            for link in analysis.places
        ],
    }


def _why(decided: AnchorDay | DateLink | PlaceLink) -> str:
    return sentence_of(decided.why, SPOKEN)


_DATE, _PLACE, _UNKNOWN, _ASIDE = "bold cyan", "bold green", "bold yellow", "dim"


def coloured(analysis: Analysis) -> Text:
    """The article as text with its dates and places coloured, and below each paragraph the reason of each."""
    article, published = analysis.article, analysis.published
    shown = Text()
    shown.append(f"{on_one_line(article.seed)}\n", "bold underline")
    told = f"{published.edtf} ({_why(published)})" if published else "unknown"
    facts = f"language {article.language} · source {article.source or 'unknown'} · published {told}"
    if article.guessed:
        facts += (
            f" · encoding {article.guessed}, guessed from the bytes: `encoding:` in the annotation file corrects it"
        )
    shown.append(f"title {on_one_line(article.title)}\n{on_one_line(facts)}\n\n")
    links: list[DateLink | PlaceLink] = sorted([*analysis.dates, *analysis.places], key=lambda link: link.start)
    for block in article.blocks:
        inside = [link for link in links if block.start <= link.start < block.end]
        shown.append(f"{block.kind:>11}  ", "magenta")
        style = _ASIDE if block.kind in ("comment", "boilerplate") else ""
        at = block.start
        for link in inside:
            shown.append(_indented(article.text[at : link.start]), style)
            shown.append(_indented(article.text[link.start : link.end]), _style(link))
            at = link.end
        shown.append(_indented(article.text[at : block.end]), style)
        shown.append("\n")
        for line in _reasons(inside, article.text):
            shown.append_text(line)
    return shown


_INDENT = " " * 13


def _indented(text: str) -> str:
    """A paragraph of several lines stands beside its kind: none of them can look like a message of the program."""
    return visible(text).replace("\n", f"\n{_INDENT}")


def _style(link: DateLink | PlaceLink) -> str:
    if isinstance(link, DateLink):
        return _DATE
    return _PLACE if link.place else _UNKNOWN


def _reasons(links: list[DateLink | PlaceLink], text: str) -> Iterator[Text]:
    for link in links:
        value = link.edtf if isinstance(link, DateLink) else link.place.id if link.place else "in no gazetteer"
        name = "" if isinstance(link, DateLink) else f" {link.name}"
        line = Text(_INDENT)
        line.append(on_one_line(" ".join(text[link.start : link.end].split())), _style(link))
        line.append(on_one_line(f" → {value}{name}: {_why(link)}") + "\n", _ASIDE)
        yield line
