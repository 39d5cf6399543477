"""Packs a built site into one file to hand over. Another kind of package is another function here."""

from __future__ import annotations

import zipfile
from pathlib import Path

from builder.disk import written_whole
from builder.render import SITE

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say: the same site gives the same bytes on any day."""


def zip_site(root: Path) -> Path:
    """Writes `<name of the collection's folder>.zip` beside `site/`, whole or not at all; its path.

    Within it all lies in one folder of that name, so that unpacking spills nothing.
    """
    name = root.resolve().name or SITE
    target = root / f"{name}.zip"
    with (
        written_whole(target) as beside,
        zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package,
    ):
        for file in sorted(path for path in (root / SITE).rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(f"{name}/{file.relative_to(root / SITE).as_posix()}", _LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, file.read_bytes())
    return target
