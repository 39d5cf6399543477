"""Renders content/ to site/ with MkDocs: the one module that runs it. To use another renderer, write another `render`."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from xstatic.pkg import leaflet

from builder.model import Collection, Settings
from builder.pages import escape
from builder.words import word

SITE, BESIDE, BEFORE = "site", ".site-new-", ".site-old"
_NO_DAY = date(2000, 1, 1)  # of a collection without a dated article: any day will do, as long as it is always the same


class RenderError(Exception):
    """The renderer failed; the message is what it said. The last good site stands."""


def newest_day(collection: Collection) -> date:
    """The day of the newest article: what the sitemap says, so that the same seeds give the same bytes on any day."""
    days = [entry.analysis.published.day for entry in collection.entries.values() if entry.analysis.published]
    return max(days, default=_NO_DAY)


def render(root: Path, settings: Settings, day: date) -> None:
    """Builds the site beside the old one and swaps it in.

    The settings reach mkdocs.yml as environment variables (`!ENV`), so that a person sets each of them in one place only.
    Raises RenderError.
    """
    recover(root)
    # A name of its own: the renderer of a build that was killed may still be writing to the last one.
    beside = Path(tempfile.mkdtemp(prefix=BESIDE, dir=root))
    try:
        _render(root, beside, settings, day)
        _swap(root, beside)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _render(root: Path, beside: Path, settings: Settings, day: date) -> None:
    # Not --quiet: it drops the warnings before --strict can count them.
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(beside.resolve())]
    done = subprocess.run(
        command, cwd=root, env=_environment(settings, day), capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode != 0 or not (beside / "index.html").is_file():
        raise RenderError(_told(done.stderr))
    _add_leaflet(beside)
    beside.chmod(0o755)  # it was made for one's own eyes; the site is to be served


def _told(said: str) -> str:
    """The warnings and errors in what the renderer said; of what it did not expect, the last line."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("WARNING", "ERROR", "Error"))]
    return "\n    ".join(told or lines[-1:] or ["it said nothing"])


def _add_leaflet(site: Path) -> None:
    """The map's library, from its own package: no copy of it lies in the project, and no page fetches it from elsewhere."""
    folder = site / "assets" / "leaflet"
    folder.mkdir(parents=True)
    for name in ("leaflet.js", "leaflet.css"):
        shutil.copyfile(Path(leaflet.BASE_DIR) / name, folder / name)


def _environment(settings: Settings, day: date) -> dict[str, str]:
    seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    return {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(max(seconds, 0)),
        "TZ": "UTC",
        "PYTHONHASHSEED": "0",
        "PYTHONUTF8": "1",
        "COMMONPLACE_TITLE": escape.html_setting(settings.title),
        "COMMONPLACE_DESCRIPTION": escape.html_setting(settings.description),
        "COMMONPLACE_LANGUAGE": settings.language,
        "COMMONPLACE_URL": escape.address(settings.url),
        "COMMONPLACE_BACK": word(settings.language, "article.back_title", number="{}"),
        "COMMONPLACE_ROBOTS": "noindex" if settings.noindex else "",
    }


def _swap(root: Path, beside: Path) -> None:
    """Puts the new site in place of the old one, in one step where the system can."""
    site = root / SITE
    if not site.exists():
        beside.rename(site)
    elif not _exchange(beside, site):
        before = root / BEFORE
        shutil.rmtree(before, ignore_errors=True)
        site.rename(before)
        beside.rename(site)
        shutil.rmtree(before, ignore_errors=True)


_EXCHANGES = {"linux": ("renameat2", (-100,), 2), "darwin": ("renamex_np", (), 2)}
"""The system's call that exchanges two names, what it takes before each of them (the current folder), and its flag."""


def _exchange(one: Path, other: Path) -> bool:
    """Whether the two folders have changed places."""
    name, folder, flag = _EXCHANGES.get(sys.platform, ("", (), 0))
    try:
        exchange = getattr(ctypes.CDLL(None), name)
    except (AttributeError, OSError, TypeError):
        return False
    return bool(exchange(*folder, os.fsencode(one), *folder, os.fsencode(other), flag) == 0)


def recover(root: Path) -> None:
    """After a build that was killed: the last good site back in its place, what was half rendered gone."""
    if not (root / SITE).exists() and (root / BEFORE).is_dir():
        (root / BEFORE).rename(root / SITE)
    for left in (root / BEFORE, *root.glob(f"{BESIDE}*")):
        shutil.rmtree(left, ignore_errors=True)
