"""Data as scripts: a page opened from the disk may load scripts, but not data."""

from __future__ import annotations

import json
from collections.abc import Sequence

from builder.model import Page


def script_page(path: str, names: Sequence[str], data: object) -> Page:
    """The data as a script that puts it where ours looks for it; what HTML or a browser could act on is written as an escape."""
    *outer, last = (json.dumps(name) for name in names)
    into = "globalThis.commonplace ??= {}"
    for name in outer:
        into = f"({into})[{name}] ??= {{}}"
    written = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
    return Page(path=path, front={}, body=f"({into})[{last}] = {written};\n")
