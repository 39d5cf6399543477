"""Which names are those of encodings of text: what a person may write under `encoding:`. The encodings that are guessed are in read/decode.py."""

from __future__ import annotations

import codecs

_PRINTABLE = bytes(range(32, 127))


def is_encoding(name: object) -> bool:
    """Whether Python knows it as an encoding of texts: it also knows zlib, rot13, idna and unicode_escape by such names."""
    if not isinstance(name, str):
        return False
    try:
        return (
            codecs.lookup(name).name.startswith(("utf-16", "utf-32")) or _PRINTABLE.decode(name).encode() == _PRINTABLE
        )
    except (LookupError, ValueError):
        return False
