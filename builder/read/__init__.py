"""Reads a seed: bytes to text, text to paragraphs, paragraphs to their parts in the article.

Reading is in two steps, since a line that repeats across articles is boilerplate: `open_seeds` looks at all of them,
`read_article` makes one of them an Article. To read another kind of file, see formats.py; another kind of clutter, structure.py.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from builder.folding import fold
from builder.model import Article, ArticleId, Block, Language, Outlet, Problem, Seed
from builder.read.formats import SUFFIXES, Document, open_seed
from builder.read.ids import article_id_of
from builder.read.imprint import address_of, author_of, known_outlet, source_of
from builder.read.language import languages_of
from builder.read.lines import lines_of
from builder.read.looks import is_whole
from builder.read.repeats import repeated_lines
from builder.read.stamps import apart
from builder.read.stated import host_of
from builder.read.structure import kinds_of
from builder.read.told import Told
from builder.read.words import words_of

__all__ = ["SUFFIXES", "Opened", "article_id_of", "open_seeds", "read_article", "with_own_ids"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A seed whose text is known, with the lines that it shares with others."""

    id: ArticleId
    seed: str
    sha256: str
    document: Document
    repeated: frozenset[str]
    """Folded lines."""


def open_seeds(
    seeds: Iterable[Seed], outlets: Sequence[Outlet] = (), encodings: Mapping[str, str] | None = None
) -> tuple[tuple[Opened, ...], tuple[Problem, ...]]:
    """Every seed that can be read, in the order given, and a problem for each that cannot or that is a copy of another.

    `encodings`: a person's corrections by seed, believed before the outlet's.
    """
    problems: list[Problem] = []
    opened: list[tuple[Seed, Document]] = []
    for seed in seeds:
        document = open_seed(seed, (encodings or {}).get(seed.path) or _encoding_of(seed, outlets))
        if isinstance(document, Problem):
            problems.append(document)
        else:
            problems += document.problems
            opened.append((seed, document))
    problems += _copies(opened)
    repeated = repeated_lines({seed.path: [line.folded for line in lines_of(doc.text)] for seed, doc in opened})
    return tuple(
        Opened(
            id=article_id_of(seed.path),
            seed=seed.path,
            sha256=hashlib.sha256(seed.data).hexdigest(),
            document=document,
            repeated=repeated[seed.path],
        )
        for seed, document in opened
    ), tuple(problems)


def with_own_ids(opened: Iterable[Opened]) -> tuple[tuple[Opened, ...], tuple[Problem, ...]]:
    """The seeds by path, each with an id of its own; a problem naming both for each whose id is taken."""
    kept: dict[ArticleId, Opened] = {}
    problems: list[Problem] = []
    for seed in sorted(opened, key=lambda seed: seed.seed):
        first = kept.setdefault(seed.id, seed)
        if first is not seed:
            problems.append(_same_id(seed, first))
    return tuple(kept.values()), tuple(problems)


def _encoding_of(seed: Seed, outlets: Sequence[Outlet]) -> str | None:
    """The encoding that `outlets.yml` gives for an outlet whose host name is part of the seed's file name or folder."""
    return next((o.encoding for o in outlets if o.encoding and any(host in seed.path for host in o.hosts)), None)


def _outlet_by_host(seed: str, url: str | None, outlets: Sequence[Outlet]) -> str | None:
    """The outlet of `outlets.yml` whose host the page's address has, or else the seed's file name or folder."""
    host = host_of(url) if url else None
    by_address = (o.name for o in outlets for own in o.hosts if host and f".{host}".endswith(f".{own.lower()}"))
    by_path = (o.name for o in outlets for own in o.hosts if host is None and own in seed)
    return next(by_address, None) or next(by_path, None)


def _copies(opened: Sequence[tuple[Seed, Document]]) -> Iterator[Problem]:
    """One problem for each seed that holds the text of another, up to white space, case and signs."""
    first: dict[str, str] = {}
    for seed, document in sorted(opened, key=lambda pair: pair[0].path):
        digest = hashlib.sha256(fold(document.text).encode("utf-8", "surrogatepass")).hexdigest()
        original = first.setdefault(digest, seed.path)
        if article_id_of(original) != article_id_of(seed.path):  # of two with one id, one is left out anyway
            yield Problem(
                path=seed.path,
                line=1,
                message=f"the same text as {original}",
                hint="Delete one of the two: a copy would count as a second article that says the same.",
                loses=False,
            )


def _same_id(seed: Opened, first: Opened) -> Problem:
    return Problem(
        path=seed.seed,
        line=1,
        message=f'"{seed.id}" is already the id of {first.seed}; this file is left out',
        hint="Rename one of the two: an article's address comes from its file's name.",
    )


def read_article(
    opened: Opened,
    outlets: Sequence[Outlet] = (),
    language: Language | None = None,
    is_place: Callable[[str], bool] = lambda name: False,
) -> Article:
    """The article that a seed holds. `language`: a person's correction; `is_place`: whether a gazetteer has a name."""
    document = opened.document
    lines = lines_of(document.text)
    told, each = languages_of([line.text for line in lines])
    whole = language or _declared(document.language, told) or told
    words = words_of(whole.split("-")[0])
    parts = apart(lines, words)
    lines, each = tuple(line for line, _ in parts), tuple(each[index] for _, index in parts)
    kinds = kinds_of(lines, words, opened.repeated, document.title)
    blocks = tuple(
        Block(start=line.start, end=line.end, kind=kind, language=whole if own == told else own)
        for line, kind, own in zip(lines, kinds, each, strict=True)
    )
    told_by = Told(lines, kinds, words, is_place)
    url = document.url or address_of(lines, kinds)
    source = (
        _outlet_by_host(opened.seed, url, outlets)
        or (document.source and (known_outlet(document.source, outlets) or document.source))
        or source_of(told_by, outlets)
        or (url and host_of(url))
    )
    return Article(
        id=opened.id,
        seed=opened.seed,
        sha256=opened.sha256,
        text=document.text,
        language=whole,
        title=document.title or _title(told_by, opened.seed, source),
        source=source,
        author=document.author or author_of(told_by),
        url=url,
        stated=document.stated,
        blocks=blocks,
        guessed=document.guessed,
    )


def _declared(declared: str | None, told: Language) -> Language | None:
    """A page's own `lang`, if the text agrees but for the region: templates declare "en" on pages in every language."""
    if declared is None or not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", declared):
        return None
    return declared.lower() if declared.split("-")[0].lower() == told else None


_LINE_ENDS = re.compile(r"\s*\n\s*|[ \t]{2,}")
"""A no-break space before a colon is part of a French title."""
_MARKS_OF_A_HEADING = re.compile(r"\A#{1,6}[ \t]+(?=\S)")
"""What Markdown that was saved as plain text has before a title."""
_SECTION = re.compile(r"([^|/]{2,25}?)\s+[|/]\s+(?=\S)")  # "عام / الدفاع المدني …"
_AFTER_TITLE = re.compile(r"\s(?:[|–—•·-]|::)\s(?P<name>[^|–—•·]{2,60})\Z")
_LONGEST_TITLE = 90  # characters of a first sentence that stands in for a title


def _title(told: Told, seed: str, source: str | None) -> str:
    """The title's line without the section before it and the outlet that a window's title has at its end; else the beginning of the text."""
    title = next((line.text for line, _ in told.each("title")), None)
    if title is not None:
        title = _LINE_ENDS.sub(" ", _MARKS_OF_A_HEADING.sub("", title))
        if (end := _AFTER_TITLE.search(title)) and fold(end["name"]) == fold(source or ""):
            title = title[: end.start()]
        section = _SECTION.match(title)
        return title[section.end() :] if section and is_whole(told.words.begins["menu"], fold(section[1])) else title
    first = next((line.text for line, _ in told.each("body")), PurePosixPath(seed).stem)
    first = " ".join(first.split())
    return first if len(first) <= _LONGEST_TITLE else first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
