"""Adds notes from elsewhere to the annotation files: what is there already is not added again, and nothing that stands there changes.

A note is known again by its article, its quote and its words with the signature, white space aside. What a reply, a tag or a
name becomes in an annotation file is decided in `_written`.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from builder.annotate.anchor import Place
from builder.annotate.anchors import Anchor, anchor_at, keys_of, read_anchors, write_anchors
from builder.annotate.edit import EditError, Written, add_notes, as_added, written_notes
from builder.annotate.notes import open_fence, shortened, tag_name, tags_of
from builder.annotate.parse import parse_annotations
from builder.disk import write_changed, write_file
from builder.exchange.given import Given, Refused
from builder.exchange.matching import Shelf, same_page
from builder.model import Article, ArticleId, Collection, Problem, Seed
from builder.pipeline import ANCHORS, ANNOTATIONS, Tree
from builder.starter import skeleton

REPLY = ">>"
"""Before each line of a reply; one > more for a reply to a reply."""
MOST_MARKS = 8  # more of them nobody reads
MOST_ANSWERS = 100  # in a row; conversations of people are shorter, a circle is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A note with what was answered to it, earliest first, each with how deep it stands."""

    note: Given
    replies: tuple[tuple[int, Given], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What becomes of one annotation file."""

    path: str
    before: bytes | None
    """None: there is no such file yet."""
    text: str
    added: int
    unplaced: int
    """Of these, the notes whose quote is not found: they are listed with the article until they are mended."""
    anchors: tuple[str, str]
    """The path and the text of the file that remembers where the passages stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an import would do."""

    changes: tuple[Change, ...]
    there: int
    """Notes that the collection had."""
    left: tuple[Refused, ...]
    """Notes that go nowhere, in the order of the file."""


# -- what to do -----------------------------------------------------------------------------------------------------


def plan_import(given: Sequence[Given | Refused], collection: Collection, tree: Tree) -> Plan:
    """The changes that bring these notes in. Nothing is written."""
    left = [one for one in given if isinstance(one, Refused)]
    threads, lost = _threads([one for one in given if isinstance(one, Given)])
    articles = [entry.analysis.article for entry in collection.entries.values()]
    shelf = Shelf(articles, collection.settings.url)
    found: defaultdict[str, list[Thread]] = defaultdict(list)
    for thread in threads:
        article = shelf.article_of(thread.note)
        if isinstance(article, str):
            lost += [_homeless(one, article) for one in (thread.note, *(reply for _, reply in thread.replies))]
        else:
            found[article.id].append(thread)
    changes, there = [], 0
    for article in articles:
        if article.id in found:
            change, known, refused = _changed(article, found[article.id], shelf, tree)
            changes += [change] if change is not None else []
            there += known
            lost += refused
    return Plan(
        changes=tuple(sorted(changes, key=lambda change: change.path)),
        there=there,
        left=tuple(sorted((*left, *lost), key=lambda one: one.line)),
    )


def _homeless(given: Given, why: str) -> Refused:
    words = shortened(given.quote or given.body or " ".join(given.tags))
    about = " · ".join(filter(None, (given.title, *given.urls[:1]))) or "an article that it does not name"
    hint = f"It is on {about}. Save that into seeds/, or write its `url:` or `title:` in an annotation file; then import again."
    return Refused(line=given.line, raw=given.raw, why=f'"{words}": {why}', hint=hint)


# -- replies --------------------------------------------------------------------------------------------------------


def _threads(given: Sequence[Given]) -> tuple[list[Thread], list[Refused]]:
    """The notes with their replies; a reply whose note is not in the file cannot stand anywhere."""
    by_id = {one.id: one for one in given if one.id is not None}
    replies: defaultdict[int, list[tuple[int, Given]]] = defaultdict(list)
    roots, lost = [], []
    for one in given:
        root, depth = _answered(one, by_id)
        if depth:
            replies[id(root)].append((depth, one))
        elif one.is_reply:
            hint = "Export the whole conversation, then import again."
            lost.append(
                Refused(line=one.line, raw=one.raw, why="an answer to a note that is not in this file", hint=hint)
            )
        else:
            roots.append(one)
    threads = (Thread(note=root, replies=tuple(sorted(replies[id(root)], key=_when))) for root in roots)
    return list(threads), lost


def _when(reply: tuple[int, Given]) -> str:
    return reply[1].created


def _answered(given: Given, by_id: Mapping[str, Given]) -> tuple[Given, int]:
    """The note that began the conversation, and how many answers on this one is; 0 for such a note, and for a circle."""
    at, depth = given, 0
    while (above := next((by_id[one] for one in at.answers if one in by_id), None)) is not None:
        at, depth = above, depth + 1
        if at is given or depth > MOST_ANSWERS:
            return given, 0
    return at, depth


# -- one file -------------------------------------------------------------------------------------------------------


def _changed(
    article: Article, threads: Sequence[Thread], shelf: Shelf, tree: Tree
) -> tuple[Change | None, int, list[Refused]]:
    """What becomes of the article's annotation file, how many of the notes it had, and those that it cannot take."""
    path = f"{ANNOTATIONS}{article.id}.md"
    before = tree.get(path)
    try:
        text = _fresh(article, threads) if before is None else before.decode("utf-8")
        new, known = _new(text, threads)
        try:
            after = add_notes(text, [written for written, _ in new])
        except EditError:
            new, known = _new(text, threads, close=True)
            after = add_notes(text, [written for written, _ in new])
    except UnicodeDecodeError:
        return None, 0, _untaken(threads, f"{path} is not UTF-8", "Save it as UTF-8, then import again.")
    except EditError as fault:
        return None, 0, _untaken(threads, f"{path} cannot take it", str(fault))
    if before is None:
        known = 0
    elif after == text:
        return None, known, []
    places = [shelf.place(article.id, note.quote, _hint(given)) for note, given in new if note.quote is not None]
    anchors = (f"{ANCHORS}{article.id}.jsonl", _anchors(tree, article, after, places))
    unplaced = sum(place.start < 0 for place in places)
    change = Change(
        path=path, before=before, text=after, added=len(threads) - known, unplaced=unplaced, anchors=anchors
    )
    return change, known, []


def _untaken(threads: Sequence[Thread], why: str, hint: str) -> list[Refused]:
    given = (one for thread in threads for one in (thread.note, *(reply for _, reply in thread.replies)))
    return [Refused(line=one.line, raw=one.raw, why=why, hint=hint) for one in given]


def _fresh(article: Article, threads: Sequence[Thread]) -> str:
    """A new annotation file, with the tags and, from our own exports of this very seed, what was corrected of address and title."""
    tags = [tag for thread in threads if _is_tags(thread) for tag in thread.note.tags]
    ours = next((thread.note for thread in threads if thread.note.sha256 == article.sha256), None)
    url = next((url for url in ours.urls if same_page(url)), None) if ours else None
    title = ours.title if ours else None
    facts = {
        "title": title if title != article.title else None,
        "url": url if url != article.url else None,
        "tags": list(dict.fromkeys(tags)),
    }
    head = yaml.safe_dump(
        {key: value for key, value in facts.items() if value is not None},
        allow_unicode=True,
        default_flow_style=None,
        sort_keys=False,
        width=10_000,
    )
    return skeleton(Seed(path=article.seed, data=b"")).replace("tags: []\n", head)


def _is_tags(thread: Thread) -> bool:
    """Tags on the article, and not a word besides."""
    note = thread.note
    return bool(note.tags) and note.quote is None and not (note.body or note.author or thread.replies)


def _new(text: str, threads: Sequence[Thread], *, close: bool = False) -> tuple[list[tuple[Written, Given]], int]:
    """The notes that the file does not have, and how many it has. Of equal notes each counts."""
    annotations, _ = parse_annotations(text, "", ArticleId(""))
    tags = {*annotations.tags, *(tag for note in annotations.notes for tag in note.tags)}
    known = Counter(_key(note) for note in written_notes(text))
    said: defaultdict[str | None, str] = defaultdict(str)
    for note in written_notes(text):
        said[_plain(note.quote)] += f" {_plain(note.body)} "
    new: list[tuple[Written, Given]] = []
    there = 0
    for thread in threads:
        if _is_tags(thread) and tags.issuperset(thread.note.tags):
            there += 1
            continue
        keys = {_key(as_added(_written(thread, close=closed))) for closed in (False, True)}
        had = next((key for key in keys if known[key]), None)
        if had is None:
            new.append((_written(thread, close=close), thread.note))
            continue
        known[had] -= 1
        there += 1
        quote = _quote(thread.note)
        answers = [
            one for reply in thread.replies if " ".join((one := _reply(*reply)).split()) not in said[_plain(quote)]
        ]
        if answers:
            new.append((Written(quote=quote, body="\n\n".join(answers)), thread.note))
    return new, there


def _key(note: Written) -> tuple[str | None, str]:
    """By which a note is known again: replies come later, and are no part of it."""
    own = "\n".join(line for line in note.body.split("\n") if not line.startswith(REPLY))
    return _plain(note.quote), _plain(own) or ""


def _plain(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())


# -- one note -------------------------------------------------------------------------------------------------------


def _written(thread: Thread, *, close: bool) -> Written:
    """As it will stand in the file: what is said, the replies, the tags that the text does not have, the signature.

    close: with a last line to code that is never closed.
    """
    note = thread.note
    body = _readable(note.body)
    fence = open_fence(body.split("\n")) if close else ""
    said = f"{body}\n{fence}" if fence else body
    had = tags_of(body)
    tags = " ".join(f"#{_hashtag(tag)}" for tag in note.tags if tag not in had and _hashtag(tag) not in had)
    parts = (said, *(_reply(*reply) for reply in thread.replies), tags, _signature(note))
    return Written(quote=_quote(note), body="\n\n".join(part for part in parts if part.strip()))


def _reply(depth: int, reply: Given) -> str:
    """As quoted lines, signed."""
    said = "\n\n".join(part for part in (_readable(reply.body).strip(), _signature(reply)) if part)
    mark = REPLY + ">" * min(depth - 1, MOST_MARKS)
    return "\n".join(f"{mark} {line}".rstrip() for line in said.split("\n"))


def _hashtag(tag: str) -> str:
    """A tag of several words as one."""
    joined = "-".join(_readable(tag).split())
    return tag_name(joined) or joined


def _signature(note: Given) -> str:
    told = ", ".join(filter(None, (note.author, note.dated)))
    return _readable(f"— {told}") if told else ""


def _readable(text: str) -> str:
    """With its line ends as in a file, and halves of characters as the file would have them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "backslashreplace").decode()


def _quote(note: Given) -> str | None:
    return None if note.quote is None else _readable(note.quote)


def _hint(given: Given) -> Anchor:
    """Other programs count offsets otherwise, in a text of their own: what stood around the quote tells more."""
    is_ours = given.sha256 is not None
    return (
        given.anchor
        if is_ours or not (given.anchor.prefix or given.anchor.suffix)
        else replace(given.anchor, start=None)
    )


def _anchors(tree: Tree, article: Article, text: str, places: Sequence[Place]) -> str:
    """The file of anchors with those of the notes that are new: they are the last of the file."""
    path = f"{ANCHORS}{article.id}.jsonl"
    anchors = dict(read_anchors(tree.get(path, b"").decode("utf-8", errors="replace")))
    keys = keys_of(parse_annotations(text, "", article.id)[0].notes)
    for key, place in zip(keys[len(keys) - len(places) :], places, strict=True):
        if place.start >= 0:
            anchors[key] = anchor_at(article.text, place.start, place.end)
    return write_anchors(anchors)


# -- doing it -------------------------------------------------------------------------------------------------------


def carry_out(root: Path, plan: Plan) -> tuple[Problem, ...]:
    """Writes the files, each whole; a problem for each that changed since it was read, or that is no plain file."""
    problems = []
    for change in plan.changes:
        file = root / change.path
        if any(path.is_symlink() for path in (file.parent.parent, file.parent, file)):
            problems.append(_kept(change, "a link, or behind one; nothing was written", "Put the file itself there."))
        elif _bytes_of(file) != change.before:
            problems.append(
                _kept(change, "changed meanwhile; nothing was written", "Import again: nothing is added twice.")
            )
        else:
            # The notes last: cut off between the two, the next import adds them, and finds where they stand again.
            write_changed(root, dict([change.anchors]))
            write_file(file, change.text)
    return tuple(problems)


def _bytes_of(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _kept(change: Change, message: str, hint: str) -> Problem:
    return Problem(path=change.path, line=1, message=message, hint=hint)


def left_of(plan: Plan, path: str) -> tuple[Problem, ...]:
    """What went nowhere, with its address in the imported file."""
    return tuple(Problem(path=path, line=one.line, message=one.why, hint=one.hint) for one in plan.left)


def rest_of(plan: Plan) -> str:
    """The items that went nowhere, as JSON that can be imported again."""
    items = {id(one.raw): one.raw for one in plan.left}
    return json.dumps(list(items.values()), ensure_ascii=False, indent=2) + "\n"
