"""Puts notes that stand nowhere back on their passage, one by one, as a person says.

First the annotation files whose seed is gone, for it may have been renamed; then each note that fits no passage or several.
What can be said to a question is read in `_answer`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import click

from builder.annotate.anchor import place_notes, place_quote
from builder.annotate.anchors import Anchor, read_anchors
from builder.annotate.check import quote_line
from builder.annotate.edit import EditError, add_notes, notes_start, quote_lines, rewrite_quote, written_notes
from builder.annotate.prepared import Prepared, prepare
from builder.annotate.search import same_passages
from builder.disk import sync_folder, write_bytes, write_file
from builder.model import Annotations, ArticleId, Candidate, Collection, Note, Placement
from builder.pipeline import ANCHORS, ANNOTATIONS, Tree

MOST_WORDS = 40  # put around a passage on each side, to tell it from others with the same words
LONG = 2  # times as long as with […] in its middle: from there on a quote is shortened so
CONTEXT = 60  # characters shown on each side of a passage
OFFERED = 3  # articles for an annotation file without one
QUIT = -1
BESIDE_ITS_OWN = " (has notes of its own; these are added below them)"
LOST = {"orphan": "quote not found", "ambiguous": "quote fits several passages"}

Ask = Callable[[str], str]
Say = Callable[..., None]
"""Tells a line, in parts: every second of them is to stand out. The texts are other people's: who shows them marks what a terminal would act on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person may say yes to."""

    shown: tuple[str, ...]
    """In parts, as for `Say`."""
    value: str
    """The new quote, or the id of the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One note, or one annotation file, with what it may belong to, best first."""

    path: str
    note: int | None
    """Index in the file; None: the file itself has no article."""
    head: str
    quote: str | None
    said: str
    choices: tuple[Choice, ...]
    without: str
    """What to tell where there is no choice."""


# -- what to ask ----------------------------------------------------------------------------------------------------


def questions(collection: Collection, tree: Tree) -> Iterator[Question]:
    """Homeless files first, then the notes that stand nowhere, in the order of their files."""
    for file in collection.homeless:
        yield _question_of_file(file, collection, tree)
    for article, entry in sorted(collection.entries.items()):
        for index, placement in enumerate(entry.placements):
            if placement.state in LOST:
                path = f"{ANNOTATIONS}{article}.md"
                yield _question_of_note(path, index, placement, entry.analysis.article.text)


def _question_of_note(path: str, index: int, placement: Placement, text: str) -> Question:
    note, prepared = placement.note, prepare(text)
    choices = (_choice(candidate, prepared) for candidate in placement.closest)
    return Question(
        path=path,
        note=index,
        head=f"{path}:{note.line}: {LOST[placement.state]}",
        quote=note.quote,
        said=note.body,
        choices=tuple(choice for choice in choices if choice is not None),
        without="No passage comes near. Quote another one, or delete the > lines to keep the note on the whole article.",
    )


def _choice(candidate: Candidate, text: Prepared) -> Choice | None:
    """None where not even many words more make it the only one."""
    quote = unique_quote(text, candidate)
    return (
        None
        if quote is None
        else Choice(shown=_in_context(f"{candidate.score:4.0%}  …", text.text, candidate), value=quote)
    )


def unique_quote(text: Prepared, candidate: Candidate) -> str | None:
    """The passage, with as many words before, after or around it as it takes to be found there and nowhere else."""
    for more in range(MOST_WORDS + 1):
        for before, after in ((more, 0), (0, more), (more, more)):
            start, end = _widened(text.text, candidate, before, after)
            whole = text.text[start:end]
            short = quote_line(Candidate(start=start, end=end, score=1.0), text.text).removeprefix("> ")
            quote = whole if len(whole) <= LONG * len(short) else short
            place = place_quote(text, quote)
            if place.state in ("exact", "normalised") and place.start < end and start < place.end:
                return quote
    return None


_BEFORE, _AFTER = r"(?:\S+\s+){0,%d}\S*\Z", r"\S*(?:\s+\S+){0,%d}"
_REACH = 1000  # characters in which those words are looked for


def _widened(text: str, candidate: Candidate, before: int, after: int) -> tuple[int, int]:
    """With so many words more on each side."""
    start, end = candidate.start, candidate.end
    found = re.search(_BEFORE % before, text[max(0, start - _REACH) : start]) if before else None
    follows = re.match(_AFTER % after, text[end : end + _REACH]) if after else None
    return start - (len(found[0]) if found else 0), end + (len(follows[0]) if follows else 0)


_SPACES = re.compile(r"\s+")


def _in_context(head: str, text: str, candidate: Candidate) -> tuple[str, str, str]:
    around = (
        text[max(0, candidate.start - CONTEXT) : candidate.start],
        text[candidate.start : candidate.end],
        text[candidate.end : candidate.end + CONTEXT],
    )
    before, passage, after = (_SPACES.sub(" ", part) for part in around)
    return f"{head}{before}", passage, f"{after}…"


def _question_of_file(annotations: Annotations, collection: Collection, tree: Tree) -> Question:
    notes = [note for note in annotations.notes if note.quote is not None]
    anchors = read_anchors(tree.get(f"{ANCHORS}{annotations.article}.jsonl", b"").decode("utf-8", errors="replace"))
    return Question(
        path=annotations.path,
        note=None,
        head=f"{annotations.path}: no seed has this name; has it been renamed?",
        quote=None,
        said="",
        choices=tuple(
            Choice(
                shown=(
                    f"{found} of {len(notes)} quotes found in {article}: {collection.entries[article].analysis.article.title}"
                    + (BESIDE_ITS_OWN if f"{ANNOTATIONS}{article}.md" in tree else ""),
                ),
                value=article,
            )
            for article, found in _fits(notes, anchors, collection)
        ),
        without="No article fits. Rename the file by hand, or put its notes into another.",
    )


def _fits(
    notes: Sequence[Note], anchors: Mapping[str, Anchor], collection: Collection
) -> Sequence[tuple[ArticleId, int]]:
    """The articles in which quotes are found, and how many, most first; by likeness only where no quote is found as it is."""
    texts = {article: prepare(entry.analysis.article.text) for article, entry in collection.entries.items()}
    same = {
        article: sum(bool(same_passages(text, note.quote or "")) for note in notes) for article, text in texts.items()
    }
    likely = [article for article in texts if same[article]] or list(texts)
    found = {article: sum(one.start >= 0 for one in place_notes(texts[article], notes, anchors)) for article in likely}
    fitting = [article for article in likely if found[article]]
    return [(article, found[article]) for article in sorted(fitting, key=lambda one: (-found[one], one))[:OFFERED]]


# -- asking ---------------------------------------------------------------------------------------------------------


def relink(root: Path, asked: Sequence[Question], tree: Tree, ask: Ask | None, say: Say) -> int:
    """Walks through the questions and does what is answered; how many notes and files are left as they were.

    ask: None where nobody is there to answer; then everything is told and nothing changed.
    """
    files = _Files(root, tree, say)
    left = len(asked)
    for number, question in enumerate(asked, 1):
        say(f"\n{question.head} ({number} of {len(asked)})")
        _tell(question, say)
        if ask is None or not question.choices:
            continue
        answer = _answer(ask, len(question.choices))
        if answer == QUIT:
            break
        if answer is not None:
            left -= files.change(question, question.choices[answer].value)
    return left


def _tell(question: Question, say: Say) -> None:
    if question.quote is not None:
        say("    " + quote_lines(question.quote).replace("\n", "\n    "))
    if question.said:
        say("    " + question.said.partition("\n")[0])
    for number, choice in enumerate(question.choices, 1):
        first, *rest = choice.shown
        say(f"  {number}  {first}", *rest)
        if question.note is not None:
            say("       " + quote_lines(choice.value).replace("\n", "\n       "))
    if not question.choices:
        say(f"    {question.without}")


def _answer(ask: Ask, choices: int) -> int | None:
    """The index of the choice; None to leave it; QUIT."""
    numbers = f"1–{choices}" if choices > 1 else "1"
    while True:
        try:
            said = ask(f"Take it? y: the first, {numbers}: that one, s: skip, q: quit").strip().lower()
        except click.Abort:  # Ctrl-C, or the terminal is gone: what was answered before stands
            return QUIT
        if said in ("q", "quit"):
            return QUIT
        if said in ("s", "skip", "n", "no", ""):
            return None
        if said in ("y", "yes"):
            return 0
        if said.isdecimal() and 1 <= int(said) <= choices:
            return int(said) - 1


class _Files:
    """The annotation files as they are known to be, each with a backup before its first change."""

    def __init__(self, root: Path, tree: Tree, say: Say) -> None:
        self._root, self._say = root, say
        self._known = dict(tree)
        self._saved: set[str] = set()

    def change(self, question: Question, value: str) -> bool:
        """Whether it was done."""
        if not self._is_as_known(question.path):
            return False
        if question.note is not None:
            return self._requote(question, value)
        target = f"{ANNOTATIONS}{value}.md"
        return self._merge(question.path, target) if target in self._known else self._rename(question.path, value)

    def _is_as_known(self, path: str) -> bool:
        file = self._root / path
        if file.is_file() and file.read_bytes() == self._known[path]:
            return True
        self._say(f"    {path} was changed meanwhile; left as it is. Run the command again.")
        return False

    def _requote(self, question: Question, quote: str) -> bool:
        try:
            changed = rewrite_quote(self._known[question.path].decode(), question.note or 0, quote)
        except (EditError, UnicodeDecodeError) as fault:
            self._say(f"    Left as it is: {fault}")
            return False
        self._write(question.path, changed)
        return True

    def _write(self, path: str, text: str) -> None:
        if path not in self._saved:
            self._save(path)
        write_file(self._root / path, text)
        self._known[path] = text.encode()

    def _save(self, path: str) -> None:
        self._say(f"    Backup: {_backup(self._root / path).relative_to(self._root).as_posix()}")
        self._saved.add(path)

    def _rename(self, path: str, article: str) -> bool:
        file = self._root / path
        target = file.with_name(f"{article}.md")
        if target.exists():
            self._say(f"    {ANNOTATIONS}{article}.md is there by now; left as it is.")
            return False
        anchors = self._root / ANCHORS / f"{file.stem}.jsonl"
        if anchors.is_file():  # before the file: cut off between the two, the same question is asked again
            anchors.replace(anchors.with_name(f"{article}.jsonl"))
            sync_folder(anchors.parent)
        file.rename(target)
        sync_folder(target.parent)
        self._say(f"    It is {ANNOTATIONS}{article}.md now.")
        return True

    def _merge(self, path: str, target: str) -> bool:
        """The notes of one file into another; the one they came from stays as a backup. Done twice, it adds nothing twice."""
        if not self._is_as_known(target):
            return False
        try:
            mine, others = self._known[target].decode(), self._known[path].decode()
            there = written_notes(mine)
            new = [note for note in written_notes(others) if note not in there]
            merged = add_notes(mine if _head_of(mine) else _with_head(mine, _head_of(others)), new)
        except (EditError, UnicodeDecodeError) as fault:
            self._say(f"    Left as it is: {fault}")
            return False
        self._write(target, merged)
        self._save(path)
        (self._root / path).unlink()
        sync_folder((self._root / path).parent)
        self._say(f"    Its notes are in {target} now ({len(new)} added).")
        if _head_of(others) and _head_of(others) != _head_of(merged):
            self._say(
                "    That file has front matter of its own: what the backup's says besides is yours to take over."
            )
        return True


def _head_of(text: str) -> str:
    """What stands above the first note: the front matter."""
    return text[: notes_start(text)].strip("\ufeff\r\n")


def _with_head(text: str, head: str) -> str:
    begin = int(text.startswith("\ufeff"))
    return text[:begin] + head + "\n" * bool(head) + text[begin:]


def _backup(file: Path) -> Path:
    """A copy beside the file, under the first number that is free: whole and synced before the file itself is changed."""
    numbered = (file.with_name(f"{file.name}.bak-{number}") for number in count(1))
    beside = next(one for one in numbered if not one.exists())
    write_bytes(beside, file.read_bytes())
    return beside
