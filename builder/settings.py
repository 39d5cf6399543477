"""Reads site_config/collection.yml and site_config/outlets.yml. A new setting is a field of model.Settings and a line in _CHECKS."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

from builder.encodings import is_encoding
from builder.lexicon import languages
from builder.model import Outlet, Problem, Settings
from builder.plain_yaml import YamlError, load

CHROME_LANGUAGES = ("en", "fr", "ar")

_CHECKS: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "title": (lambda value: isinstance(value, str) and 0 < len(value) <= 200, "a text of at most 200 characters"),
    "description": (lambda value: isinstance(value, str) and len(value) <= 500, "a text of at most 500 characters"),
    "language": (lambda value: value in CHROME_LANGUAGES, f"one of {', '.join(CHROME_LANGUAGES)}"),
    "url": (
        lambda value: isinstance(value, str) and re.fullmatch(r"(https?://[^\s<>\"']+)?", value) is not None,
        "an address that begins with https://",
    ),
    "noindex": (lambda value: isinstance(value, bool), "true or false"),
}


def parse_settings(text: str, path: str) -> tuple[Settings, tuple[Problem, ...]]:
    """The collection's settings; what is missing or wrong has its default, and what is wrong a problem with its line."""
    data, problems = _mapping(text, path)
    known = {field.name for field in fields(Settings)}
    good: dict[str, Any] = {}
    for key, value in data.items():
        if key not in known:
            problems.append(
                _problem(path, text, key, f'unknown setting "{key}"', f"Settings are: {', '.join(sorted(known))}.")
            )
            continue
        fits, wanted = _CHECKS[key]
        if fits(value):
            good[key] = value
        else:
            problems.append(_problem(path, text, key, f'"{key}" is {value!r:.60}', f"It should be {wanted}."))
    return Settings(**good), tuple(problems)


_OUTLET_KEYS = ("aliases", "hosts", "language", "encoding")


def parse_outlets(text: str, path: str) -> tuple[tuple[Outlet, ...], tuple[Problem, ...]]:
    """The outlets by name; one whose entry is wrong is left out, with a problem."""
    data, problems = _mapping(text, path)
    outlets: list[Outlet] = []
    for name, entry in data.items():
        entry = {} if entry is None else entry
        fault = _fault_of(entry)
        if fault is None:
            outlets.append(
                Outlet(
                    name=name,
                    aliases=tuple(entry.get("aliases") or ()),
                    hosts=tuple(entry.get("hosts") or ()),
                    language=entry.get("language"),
                    encoding=entry.get("encoding"),
                )
            )
        else:
            problems.append(
                _problem(path, text, name, f'outlet "{name}": {fault}', f"Its keys are: {', '.join(_OUTLET_KEYS)}.")
            )
    return tuple(outlets), tuple(problems)


def _fault_of(entry: object) -> str | None:
    if not isinstance(entry, dict):
        return "should be a list of `key: value`"
    if unknown := sorted(str(key) for key in entry if key not in _OUTLET_KEYS):
        return f'unknown key "{unknown[0]}"'
    for key in ("aliases", "hosts"):
        texts = entry.get(key) or []
        if not isinstance(texts, list) or not all(isinstance(text, str) and text.strip() for text in texts):
            return f'"{key}" should be a list of texts'
    if not is_encoding(entry.get("encoding") or "utf-8"):
        return f'"{entry["encoding"]}" is no known encoding; utf-8, cp1252 and cp1256 are'
    if entry.get("language") not in (None, *languages()):
        return f'no lexicon for the language "{entry["language"]}"'
    return None


def _mapping(text: str, path: str) -> tuple[dict[str, Any], list[Problem]]:
    try:
        return load(text), []
    except YamlError as fault:
        hint = "Quote texts that hold a colon or begin with a sign; `commonplace new` writes an example of this file."
        return {}, [_fault(path, fault.line, fault.message, hint)]


def _problem(path: str, text: str, key: str, message: str, hint: str) -> Problem:
    """With the line of a top-level key."""
    match = re.search(rf"(?m)^[\"']?{re.escape(key)}[\"']?\s*:", text)
    return _fault(path, text.count("\n", 0, match.start()) + 1 if match else 1, message, hint)


def _fault(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(path=path, line=line, message=message, hint=hint)
