"""A seed's file name to an article id that is safe in a path, a URL and an HTML attribute. The rules are all here; there is nothing to extend."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

from builder.model import ArticleId

_UNSAFE = re.compile(r"[^a-z0-9_-]+")
_LONGEST = 100
"""Characters: leaves room for `.md` and a temporary suffix within 255 bytes, and keeps URLs readable."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d|index|readme)\Z")
"""Names that Windows keeps for itself, and those that MkDocs takes as the page of the folder."""


def article_id_of(path: str) -> ArticleId:
    """The id for a seed's path: its stem in ASCII, lower case. What that loses is told apart by a short hash of the stem."""
    stem = unicodedata.normalize("NFC", PurePosixPath(path).stem)
    ascii_stem = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    safe = _UNSAFE.sub("-", ascii_stem).strip("-")
    lost_letters = sum(c.isalnum() for c in stem) - sum(c.isalnum() for c in ascii_stem)
    if lost_letters or len(safe) > _LONGEST or _RESERVED.match(safe) or not safe:
        digest = hashlib.sha256(stem.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        safe = f"{safe[: _LONGEST - 9] or 'article'}-{digest}"
    return ArticleId(safe)
