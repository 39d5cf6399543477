"""Renders content/ to site/ with MkDocs: the one module that runs it. To use another renderer, write another `render`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from xstatic.pkg import leaflet

from builder.model import Collection, Settings
from builder.pages import escape

SITE, BESIDE, BEFORE = "site", ".site-new", ".site-old"
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
    beside = root / BESIDE
    shutil.rmtree(beside, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(beside.resolve())]
    done = subprocess.run(
        command, cwd=root, env=_environment(settings, day), capture_output=True, encoding="utf-8", errors="replace"
    )
    if done.returncode != 0 or not (beside / "index.html").is_file():
        shutil.rmtree(beside, ignore_errors=True)
        raise RenderError((done.stderr + done.stdout).strip())
    _add_leaflet(beside)
    _swap(root)


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
        "COMMONPLACE_ROBOTS": "noindex" if settings.noindex else "",
    }


def _swap(root: Path) -> None:
    site, beside, before = root / SITE, root / BESIDE, root / BEFORE
    shutil.rmtree(before, ignore_errors=True)
    if site.exists():
        site.rename(before)
    beside.rename(site)
    shutil.rmtree(before, ignore_errors=True)
