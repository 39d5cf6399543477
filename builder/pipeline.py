"""The way of the data, from files to pages: read ▶ find ▶ decide ▶ annotate ▶ link ▶ pages. The one module that knows all stages.

A new stage is one line in `analyse` (it looks at one seed alone), or in `build` (it needs them all).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from builder.annotate.anchor import place_notes
from builder.annotate.anchors import Anchor, anchors_of, read_anchors, write_anchors
from builder.annotate.check import checks
from builder.annotate.parse import parse_annotations
from builder.decide.anchor_day import infer_anchor_day
from builder.decide.corrections import correct_dates, correct_places
from builder.decide.dates import decide_dates
from builder.decide.places import decide_places
from builder.decide.places.across import backing_of, is_unsure, settled
from builder.find import MOST_MENTIONS
from builder.find.dates import find_dates
from builder.find.places import find_places
from builder.gazetteer import Gazetteer, parse_places
from builder.gazetteer.names import key_of
from builder.link import link
from builder.model import (
    Analysis,
    Annotations,
    Article,
    ArticleId,
    Correction,
    Edtf,
    Entry,
    Outlet,
    Place,
    PlaceId,
    Problem,
    Seed,
    Settings,
    Site,
)
from builder.pages import all_pages, paths_to_link
from builder.pages.dead_links import dead_links
from builder.read import Opened, article_id_of, open_seeds, read_article, with_own_ids
from builder.report import worth_a_look
from builder.settings import parse_outlets, parse_settings

SEEDS, ANNOTATIONS, ANCHORS, CONFIG = "seeds/", "content/annotations/", "content/.anchors/", "site_config/"

Tree = Mapping[str, bytes]
"""The collection's own files, by path from its root with `/`: seeds, annotations and their anchors, settings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One seed with what a person says about it: all that its analysis depends on, the gazetteer aside."""

    opened: Opened
    annotations: Annotations | None
    outlets: tuple[Outlet, ...]


Mapper = Callable[[Sequence[Job], tuple[Place, ...]], Iterable[Analysis | Problem]]
"""Analyses jobs, in their order, a problem in the place of one that cannot be, with a gazetteer that knows the collection's own places: here, in processes, or elsewhere."""


def build(tree: Tree, analyse_all: Mapper) -> Site:
    """The whole site as it should be, and what is wrong with the collection. Nothing is read or written but `tree`."""
    settings, outlets, local, problems = _configuration(tree)
    annotations = _annotations(tree, problems)
    opened, found = open_seeds(_seeds(tree), outlets, _encodings(tree, annotations))
    opened, clashes = with_own_ids(opened)
    problems += (*found, *clashes)
    jobs = [Job(opened=seed, annotations=annotations.get(seed.id), outlets=outlets) for seed in opened]
    entries = []
    for job, analysis in zip(jobs, _settled(analyse_all(jobs, local)), strict=True):
        if isinstance(analysis, Problem):
            problems.append(analysis)
            continue
        entry = _annotated(analysis, job.annotations, tree)
        entries.append(entry)
        if job.annotations is not None:
            problems += checks(job.annotations, entry.placements, analysis.article.text)
    ids = {seed.id for seed in opened}
    collection = link(entries, (annotations[article] for article in sorted(annotations.keys() - ids)), settings)
    pages = all_pages(collection)
    problems += (*worth_a_look(collection, annotations), *dead_links(collection, paths_to_link(pages)))
    return Site(collection=collection, pages=pages, problems=_sorted(problems))


def analyse(job: Job, gazetteer: Gazetteer) -> Analysis | Problem:
    """All that is to know of one seed by itself; a problem for one that is no article but a list of days or of places."""
    facts = dict(job.annotations.facts) if job.annotations else {}
    read = read_article(
        job.opened, job.outlets, facts.get("language"), is_place=lambda name: bool(gazetteer.senses(key_of(name)))
    )
    article = _corrected(read, facts)
    published = Edtf(facts["published"]) if "published" in facts else None

    said = find_dates(article)
    if len(said) > MOST_MENTIONS:
        return _too_many("dates", article)
    anchor = infer_anchor_day(article, said, published)
    dates = decide_dates(article, said, anchor)
    if job.annotations is not None:
        dates = correct_dates(article, dates, job.annotations.dates, job.annotations.path)

    taken = [(date.start, date.end) for date in dates]
    taken += [(one.start, one.end) for one in said if one.told.month]  # "01 NOV", "in March", of whatever year
    named = find_places(article, gazetteer, job.outlets, taken)
    if len(named) > MOST_MENTIONS:
        return _too_many("names of places", article)
    places = decide_places(article, named, gazetteer)
    unknown: tuple[Correction, ...] = ()
    if job.annotations is not None:
        path, told = job.annotations.path, job.annotations.places
        unknown = tuple(one for one in told if one.value and gazetteer.place_of(PlaceId(one.value)) is None)
        known = [one for one in told if one not in unknown]
        places = correct_places(article, places, known, path, gazetteer.place_of, dates)

    return Analysis(article=article, published=anchor, dates=dates, places=places, unknown=unknown)


def _too_many(what: str, article: Article) -> Problem:
    return Problem(
        path=article.seed,
        line=1,
        message=f"more than {MOST_MENTIONS:,} {what} are too many for an article",
        hint="Split it.",
    )


def inspect(seeds: Iterable[Seed], tree: Tree, analyse_all: Mapper) -> tuple[tuple[Analysis, ...], tuple[Problem, ...]]:
    """What is found in files from anywhere, in their order, with the settings of the collection in `tree`, if there is one."""
    _, outlets, local, problems = _configuration(tree)
    asked = list(seeds)
    paths = {seed.path for seed in asked}
    # The collection's other seeds are opened too: which lines are boilerplate shows only across articles.
    annotations = _annotations(tree, [])
    others = (seed for seed in _seeds(tree) if seed.path not in paths)
    opened, faults = open_seeds([*asked, *others], outlets, _encodings(tree, annotations))
    jobs = [
        Job(opened=seed, annotations=annotations.get(seed.id) if seed.seed in tree else None, outlets=outlets)
        for seed in opened
    ]
    told = list(analyse_all([job for job in jobs if job.opened.seed in paths], local))
    if any(isinstance(found, Analysis) and found.article.seed in tree and is_unsure(found) for found in told):
        told = _settled(told, analyse_all([job for job in jobs if job.opened.seed not in paths], local))
    problems += [fault for fault in faults if fault.path in paths] + [
        fault for fault in told if isinstance(fault, Problem)
    ]
    return tuple(found for found in told if isinstance(found, Analysis)), _sorted(problems)


def _settled(told: Iterable[Analysis | Problem], others: Iterable[Analysis | Problem] = ()) -> list[Analysis | Problem]:
    """The same, with what one article leaves open about its places settled by what the rest and `others` surely mean."""
    found = list(told)
    backing = backing_of(analysis for analysis in (*found, *others) if isinstance(analysis, Analysis))
    return [settled(one, backing) if isinstance(one, Analysis) else one for one in found]


# -- the parts ------------------------------------------------------------------------------------------------------


def _seeds(tree: Tree) -> list[Seed]:
    return [Seed(path=path, data=data) for path, data in tree.items() if path.startswith(SEEDS)]


def _configuration(tree: Tree) -> tuple[Settings, tuple[Outlet, ...], tuple[Place, ...], list[Problem]]:
    found: list[Problem] = []

    def read(name: str) -> tuple[str, str]:
        path = f"{CONFIG}{name}"
        return _text_of(path, tree.get(path, b""), found), path

    settings, problems_of_settings = parse_settings(*read("collection.yml"))
    outlets, problems_of_outlets = parse_outlets(*read("outlets.yml"))
    places, problems_of_places = parse_places(*read("places.yml"))
    return settings, outlets, places, [*found, *problems_of_settings, *problems_of_outlets, *problems_of_places]


def _text_of(path: str, data: bytes, problems: list[Problem]) -> str:
    """What a person wrote, in UTF-8; bytes that are none stay visible, with a problem that gives their line."""
    text = data.decode("utf-8-sig", errors="backslashreplace").replace("\r\n", "\n")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        problems.append(
            Problem(
                path=path,
                line=data.count(b"\n", 0, fault.start) + 1,
                message=f"this is not UTF-8: byte {data[fault.start]:#04x}",
                hint="Save the file as UTF-8.",
            )
        )
    return text


def _annotations(tree: Tree, problems: list[Problem]) -> dict[ArticleId, Annotations]:
    """The annotation files by article; their faults are added to `problems`."""
    annotations = {}
    for path in sorted(tree):
        if path.startswith(ANNOTATIONS) and path.endswith(".md"):
            article = ArticleId(PurePosixPath(path).stem)
            text = _text_of(path, tree[path], problems)
            annotations[article], faults = parse_annotations(text, path, article)
            problems += faults
    return annotations


def _encodings(tree: Tree, annotations: Mapping[ArticleId, Annotations]) -> Mapping[str, str]:
    """A person's word on the encodings of seeds, by path."""
    told = {article: file.facts["encoding"] for article, file in annotations.items() if "encoding" in file.facts}
    articles = {seed.path: article_id_of(seed.path) for seed in _seeds(tree)}
    return {path: told[article] for path, article in articles.items() if article in told}


def _corrected(article: Article, facts: Mapping[str, str]) -> Article:
    """A person's word on title, source, author and address."""
    return replace(
        article,
        title=facts.get("title", article.title),
        source=facts.get("source", article.source),
        author=facts.get("author", article.author),
        url=facts.get("url", article.url),
    )


def _annotated(analysis: Analysis, annotations: Annotations | None, tree: Tree) -> Entry:
    if annotations is None:
        return Entry(analysis=analysis, tags=(), placements=())
    placements = place_notes(analysis.article.text, annotations.notes, _anchors(tree, analysis.article.id))
    tags = dict.fromkeys((*annotations.tags, *(tag for note in annotations.notes for tag in note.tags)))
    return Entry(analysis=analysis, tags=tuple(tags), placements=placements)


def _anchors(tree: Tree, article: ArticleId) -> Mapping[str, Anchor]:
    return read_anchors(tree.get(f"{ANCHORS}{article}.jsonl", b"").decode("utf-8", errors="replace"))


def anchor_files(site: Site, tree: Tree) -> dict[str, str]:
    """The last good anchoring of every note, by path: what the disk keeps beside the annotations for the next build."""
    files = {}
    for article, entry in site.collection.entries.items():
        if entry.placements:
            anchors = anchors_of(entry.analysis.article.text, entry.placements, _anchors(tree, article))
            files[f"{ANCHORS}{article}.jsonl"] = write_anchors(anchors)
    return files


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(set(problems), key=lambda problem: (problem.path, problem.line, problem.message)))
