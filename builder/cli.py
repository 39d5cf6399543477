"""The command line: problems to messages, messages to an exit code. A new command is a function under @main.command."""

from __future__ import annotations

import difflib
import io
import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import click
from filelock import FileLock, Timeout
from platformdirs import user_cache_path
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from builder import __version__, starter
from builder.annotate.stream import place_json
from builder.carry import zip_site
from builder.disk import (
    is_half_written,
    read_file,
    read_tree,
    strangers,
    sweep,
    write_changed,
    write_file,
    write_out,
    write_pages,
)
from builder.exchange import FORMATS
from builder.exchange.importing import carry_out, left_of, plan_import, rest_of
from builder.exchange.incoming import read_given
from builder.exchange.outgoing import notes_of
from builder.exchange.together import NoCheckoutError, merge_files, teach_git
from builder.folding import UNSEEN
from builder.inspection import coloured, record
from builder.model import Problem, Seed, Site
from builder.pages.escape import on_one_line, visible
from builder.pipeline import ANNOTATIONS, Mapper, Tree, anchor_files, build, inspect
from builder.read import article_id_of
from builder.relink import questions, relink
from builder.remembered import remembering
from builder.render import RenderError, newest_day, render
from builder.serve import PortTakenError, serve
from builder.workers import Progress as Report
from builder.workers import mapper

FINE, PROBLEMS = 0, 1
"""Exit codes; 2, wrong usage, is click's own."""
LOCK = ".commonplace.lock"
_WAIT = 600  # seconds for another build to end; more than the largest collection takes


class _Commands(click.Group):
    """A disk that fails is told in a line, whatever the command."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise  # click's own matter: the reader of a pipe went away
        except OSError as fault:
            where = visible(str(fault.filename or Path().resolve()))
            hint = "What people wrote is as it was; try again when this is mended."
            raise click.ClickException(f"{where}: {fault.strerror or fault}\n    {hint}") from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="commonplace")
def main() -> None:
    """Turn a folder of saved articles into an annotated, cross-linked, searchable reading site."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal that lacks our letters gets their numbers
            stream.reconfigure(errors="backslashreplace")


_root = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The collection's folder; the one you are in where not given.",
)


@main.command("build")
@_root
@click.option("--strict", is_flag=True, help="Fail on any problem, also on those that lose nothing.")
@click.option("--pages-only", is_flag=True, help="Stop before rendering: write content/ only.")
@click.option("--zip", "as_zip", is_flag=True, help="Pack the site into one file to hand over.")
def build_command(root: Path, strict: bool, pages_only: bool, as_zip: bool) -> None:
    """Read seeds/ and annotations, write content/, render it to site/."""
    _need_collection(root)
    try:
        with _locked(root), _progress() as report:
            code, rendered = build_once(root, report, strict=strict, pages_only=pages_only)
            package = zip_site(root) if as_zip and rendered else None
    except RenderError as fault:
        click.echo(f"site/: not rendered; the last good site stands\n    {fault}", err=True)
        sys.exit(PROBLEMS)
    if package is not None:
        click.echo(f"Packed into {package.resolve()}")
    if rendered:
        click.echo(f"Open {(root / 'site' / 'index.html').resolve()}")
    sys.exit(code)


def build_once(root: Path, report: Report, *, strict: bool = False, pages_only: bool = False) -> tuple[int, bool]:
    """One build, with its problems printed: the exit code, and whether the site was rendered. Raises RenderError."""
    if found := strangers(root):
        return _tell(found, strict), False
    sweep(root)
    tree, unreadable = read_tree(root)
    site = build(tree, _analyse_all(report))
    changed, edited = write_pages(root, site.pages)
    write_changed(root, anchor_files(site, tree))
    code = _tell((*unreadable, *site.problems, *edited), strict)
    click.echo(_summary(site, changed), err=True)
    if pages_only:
        return code, False
    report("Rendering the site", 0.0)
    render(root, site.collection.settings, newest_day(site.collection))
    return code, True


def _analyse_all(report: Report) -> Mapper:
    """With what earlier builds found, in the user's cache folder."""
    cache = user_cache_path("commonplace")
    return remembering(mapper(cache, report), cache)


def _summary(site: Site, changed: int) -> str:
    collection = site.collection
    look = sum(not problem.loses for problem in site.problems)
    hint = f"; worth a look: {look}, see commonplace check" if look else ""
    return (
        f"articles: {len(collection.entries)}, places: {len(collection.places)}, dates: {len(collection.dates)}; "
        f"pages: {len(site.pages)}, of which new, changed or gone: {changed}{hint}"
    )


@main.command("serve")
@_root
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="On 127.0.0.1.")
def serve_command(root: Path, port: int) -> None:
    """Build, show the site on 127.0.0.1, and build again as seeds, annotations or settings change."""
    _need_collection(root)

    def rebuild() -> None:
        with _locked(root), _progress() as report:
            build_once(root, report)

    try:
        serve(root, port, rebuild, click.echo)
    except PortTakenError as fault:
        raise click.ClickException(str(fault)) from None


@main.command("check")
@_root
@click.option("--strict", is_flag=True, help="Fail on any problem, also on those that lose nothing.")
def check_command(root: Path, strict: bool) -> None:
    """List what a person should look at, without writing anything."""
    _need_collection(root)
    tree, unreadable = read_tree(root)
    with _progress() as report:
        site = build(tree, _analyse_all(report))
    problems = (*unreadable, *site.problems)
    code = _tell(problems, strict, all_of_them=True)
    click.echo(f"To look at: {len(problems)}" if problems else "Nothing to look at", err=True)
    sys.exit(code)


@main.command("relink")
@_root
def relink_command(root: Path) -> None:
    """Walk through the notes that stand nowhere, and put them back on their passages as you say."""
    _need_collection(root)
    tree, unreadable = read_tree(root)
    _tell(unreadable, strict=False)
    with _progress() as report:
        site = build(tree, _analyse_all(report))
    asked = tuple(questions(site.collection, tree))
    if not asked:
        click.echo("Every note stands on its passage")
        return
    here = sys.stdin.isatty()
    ask = partial(click.prompt, default="", show_default=False) if here else None
    left = relink(root, asked, tree, ask, _say)
    if not here:
        click.echo("\nNothing was changed: run this on a terminal to answer.", err=True)
    elif left < len(asked):
        click.echo(f"\n{len(asked) - left} of {len(asked)} mended; `commonplace build` shows them.")
    sys.exit(PROBLEMS if left else FINE)


def _say(*parts: str) -> None:
    """On a terminal every second part stands out; none of them can act on it."""
    shown = (visible(part) for part in parts)
    click.echo("".join(click.style(part, bold=True, underline=True) if n % 2 else part for n, part in enumerate(shown)))


@main.command("inspect")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line, for programs.")
@_root
def inspect_command(files: tuple[Path, ...], as_json: bool, root: Path) -> None:
    """Show which dates and places are found in files, and why; any file anywhere."""
    seeds, unreadable = [], []
    for file in files:
        path = _shown(file, root)
        read = read_file(file, path)
        if isinstance(read, Problem):
            unreadable.append(read)
        else:
            seeds.append(Seed(path=path, data=read))
    tree: Tree = read_tree(root)[0]
    with _progress() as report:
        analyses, problems = inspect(seeds, tree, mapper(user_cache_path("commonplace"), report))
    console = Console(highlight=False, soft_wrap=True)
    for analysis in analyses:
        if as_json:
            click.echo(_as_json(record(analysis)))
        else:
            console.print(coloured(analysis))
    sys.exit(_tell((*unreadable, *problems), strict=False))


def _as_json(record: object) -> str:
    """On one line, with what cannot be seen as `\\u…`: a program reads the same, and a terminal acts on nothing."""
    return UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(record, ensure_ascii=False))


def _shown(file: Path, root: Path) -> str:
    """Relative to the collection where the file lies in it."""
    try:
        return file.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return file.as_posix()


@main.command("annotate")
@click.argument("article")
@_root
def annotate_command(article: str, root: Path) -> None:
    """Make ARTICLE's annotation file, say where.

    ARTICLE is the article's id, or the name of its seed.
    """
    _need_collection(root)
    tree, _ = read_tree(root)
    seed = starter.seed_of(article, tree)
    if seed is None:
        near = difflib.get_close_matches(article, starter.ids_of(tree), n=5, cutoff=0.3) or starter.ids_of(tree)[:5]
        raise click.UsageError(f'There is no article "{article}". Near it are: {", ".join(near) or "none"}.')
    file = root / f"{ANNOTATIONS}{article_id_of(seed.path)}.md"
    if file.exists():
        click.echo(f"{file} is there already; nothing was changed")
    else:
        write_file(file, starter.skeleton(seed))
        click.echo(f"{file} is ready for your notes")


@main.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
def new_command(folder: Path) -> None:
    """Make a fresh, empty collection in FOLDER that builds at once."""
    files = starter.files()
    if folder.exists() and not (folder.is_dir() and _is_free(folder, files)):
        raise click.UsageError(f"{folder} is no empty folder; name a folder that is, or one that does not exist yet.")
    (folder / "seeds").mkdir(parents=True, exist_ok=True)
    sweep(folder)
    for path, text in files.items():
        write_file(folder / path, text)
    click.echo(f"{folder} is ready: put saved articles into {folder / 'seeds'}, then run `commonplace build` there.")


def _is_free(folder: Path, files: Mapping[str, str]) -> bool:
    """Whether it is empty, or holds no more than what a `new` that was killed has written: begun, not yet a collection."""
    if (folder / starter.SETTINGS).exists():
        return False
    there = (file for file in folder.rglob("*") if file.is_symlink() or not file.is_dir())
    return all(is_half_written(file) or _is_one_of(file, folder, files) for file in there)


def _is_one_of(file: Path, folder: Path, files: Mapping[str, str]) -> bool:
    text = files.get(file.relative_to(folder).as_posix())
    return text is not None and file.is_file() and not file.is_symlink() and file.read_bytes() == text.encode()


@main.group("notes")
def notes_group() -> None:
    """Export, import and place notes."""


@notes_group.command("export")
@_root
@click.option("--format", "name", type=click.Choice(list(FORMATS)), default="jsonld", show_default=True)
@click.option(
    "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; else standard output."
)
def notes_export_command(root: Path, name: str, output: Path | None) -> None:
    """Write all notes as W3C Web Annotations, as one Markdown file for people, or as a table."""
    _need_collection(root)
    tree, unreadable = read_tree(root)
    with _progress() as report:
        site = build(tree, mapper(user_cache_path("commonplace"), report))
    text = FORMATS[name](notes_of(site.collection))
    if output is None:
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)
    else:
        write_out(output, text)
    sys.exit(_tell(unreadable, strict=False))


@notes_group.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@_root
@click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")
@click.option(
    "--rest", type=click.Path(dir_okay=False, path_type=Path), help="Where to write the notes that go nowhere."
)
def notes_import_command(file: Path, root: Path, dry_run: bool, rest: Path | None) -> None:
    """Add the notes of FILE: W3C Web Annotations, an export of Hypothesis (JSON) or of Readwise (CSV).

    They are appended to content/annotations/. To import a file again adds nothing.
    """
    _need_collection(root)
    data = read_file(file.resolve(), file.as_posix())
    given = data if isinstance(data, Problem) else read_given(data, file.as_posix())
    if isinstance(given, Problem):
        sys.exit(_tell((given,), strict=False))
    with nullcontext() if dry_run else _locked(root), _progress() as report:
        tree, unreadable = read_tree(root)
        site = build(tree, mapper(user_cache_path("commonplace"), report))
        plan = plan_import(given, site.collection, tree)
        kept = () if dry_run else carry_out(root, plan)
    if rest is not None and plan.left and not dry_run:
        write_out(rest, rest_of(plan))
    for change in plan.changes:
        click.echo(
            f"{change.path}: notes {'to add' if dry_run else 'added'}: {change.added}{_unfound(change.unplaced)}"
        )
    keep = "; --rest FILE writes them to a file" if plan.left and rest is None else ""
    click.echo(f"already there: {plan.there}, with nowhere to go: {len(plan.left)}{keep}")
    sys.exit(_tell((*unreadable, *left_of(plan, file.as_posix()), *kept), strict=False))


def _unfound(unplaced: int) -> str:
    return f", of which without their passage, see commonplace check: {unplaced}" if unplaced else ""


@notes_group.command("merge")
@click.argument("base", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("ours", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("theirs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def notes_merge_command(base: Path, ours: Path, theirs: Path) -> None:
    """Merge two versions of an annotation file, note by note, into OURS: for git, see `notes git`."""
    sys.exit(FINE if merge_files(base, ours, theirs) else PROBLEMS)


@notes_group.command("git")
@_root
def notes_git_command(root: Path) -> None:
    """Let git, in this checkout, merge annotation files note by note."""
    _need_collection(root)
    try:
        click.echo(f"{teach_git(root)} says so; to undo it, delete the line.")
    except NoCheckoutError:
        raise click.UsageError(f"{root.resolve()} is no checkout of git.") from None


@notes_group.command("place")
def notes_place_command() -> None:
    """Place notes on texts: JSON lines in, JSON lines out.

    A line that cannot be read gives one with "error", and exit code 1 at the end.
    """
    code = FINE
    for line in place_json(io.TextIOWrapper(sys.stdin.buffer, "utf-8", errors="replace")):
        click.echo(line)
        code = PROBLEMS if "error" in json.loads(line) else code
    sys.exit(code)


# -- what commands share --------------------------------------------------------------------------------------------


def _need_collection(root: Path) -> None:
    if not (root / starter.SETTINGS).is_file():
        where = root.resolve()
        raise click.UsageError(
            f"{where} is no collection: it has no mkdocs.yml. Make one with `commonplace new DIR`, or name it with --root."
        )


def _tell(problems: tuple[Problem, ...], strict: bool, *, all_of_them: bool = False) -> int:
    """Prints the problems that lose something, or all; the exit code."""
    told = [problem for problem in problems if problem.loses or strict or all_of_them]
    for problem in sorted(told, key=lambda problem: (problem.path, problem.line, problem.message)):
        # Marks for what a terminal would act on, and for line ends: paths and passages are other people's.
        path, message = on_one_line(problem.path), on_one_line(problem.message)
        hint = "\n    ".join(map(on_one_line, problem.hint.split("\n")))
        click.echo(f"{path}:{problem.line}: {message}\n    {hint}", err=True)
    return PROBLEMS if any(problem.loses for problem in told) or (strict and told) else FINE


@contextmanager
def _locked(root: Path) -> Iterator[None]:
    """One build at a time: a second one says that it waits, and waits. A disk that fails is told in one line."""
    lock = FileLock(root / LOCK)
    try:
        try:
            lock.acquire(timeout=0)
        except Timeout:
            click.echo("Another build of this collection is running; waiting for it.", err=True)
            lock.acquire(timeout=_WAIT)
        yield
    except Timeout:
        raise click.ClickException(f"Another build still holds {root / LOCK}.") from None
    finally:
        lock.release()


@contextmanager
def _progress() -> Iterator[Report]:
    """A bar for what takes longer than a second, on a terminal only."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bars:
        tasks: dict[str, int] = {}

        def report(what: str, share: float) -> None:
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=1.0)
            bars.update(tasks[what], completed=share)  # type: ignore[arg-type]

        yield report
