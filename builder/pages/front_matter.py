"""Front matter: a fixed list of keys, every text in it escaped for HTML, because the theme prints it as it is on every page.

A new key that a template reads is added to KEYS here.
"""

from __future__ import annotations

from collections.abc import Mapping

from builder.pages import escape

KEYS = frozenset(
    {
        "title", "description", "id", "language", "dir", "source", "published", "published_why", "places", "dates", "tags",
        "seed", "sha256", "hide", "search", "kind", "home", "automatic", "light", "dark",
        "not_found", "not_found_how",
    }
)  # fmt: skip
DESCRIPTION_LENGTH = 160
"""Characters; what search engines and chat previews show."""


def front_of(**values: object) -> Mapping[str, object]:
    """The front matter with these values; texts and lists of texts escaped, keys that are not on the list refused."""
    unknown = values.keys() - KEYS
    assert not unknown, f"not on the list of front matter keys: {sorted(unknown)}"
    return {key: _escaped(value) for key, value in values.items() if value is not None}


def _escaped(value: object) -> object:
    if isinstance(value, str):
        return escape.html_line(value)
    if isinstance(value, tuple | list):
        return [_escaped(item) for item in value]
    return value


def index_front(title: str, description: str = "") -> Mapping[str, object]:
    """Of a page that the site made up: nothing in it is found by search that is not on the articles' own pages."""
    return front_of(
        title=title, description=description or None, hide=("navigation", "toc"), search={"exclude": True}, kind="index"
    )
