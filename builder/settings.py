"""Reads site_config/collection.yml and site_config/outlets.yml. A new setting is a field of model.Settings and a line in _CHECKS."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any

import yaml

from builder.lexicon import languages
from builder.model import Outlet, Problem, Settings

CHROME_LANGUAGES = ("en", "fr", "ar")
_LONGEST = 200_000  # characters; a settings file is written by hand

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
                    aliases=tuple(map(str, entry.get("aliases") or ())),
                    hosts=tuple(map(str, entry.get("hosts") or ())),
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
        if not isinstance(entry.get(key) or [], list):
            return f'"{key}" should be a list'
    if entry.get("language") not in (None, *languages()):
        return f'no lexicon for the language "{entry["language"]}"'
    return None


def _mapping(text: str, path: str) -> tuple[dict[str, Any], list[Problem]]:
    if len(text) > _LONGEST or re.search(r"(?m)(?:^|[\s\[{,:-])[&*]\w", text):
        return {}, [
            _fault(path, 1, "too long, or with YAML anchors, which settings have no need of", "Write it out plainly.")
        ]
    try:
        data = yaml.safe_load(text) or {}
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        mark = getattr(fault, "problem_mark", None)
        what = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        return {}, [
            _fault(
                path,
                mark.line + 1 if mark else 1,
                f"this is no YAML: {what}",
                "Quote texts that hold a colon or begin with a sign.",
            )
        ]
    if not isinstance(data, dict):
        return {}, [
            _fault(
                path,
                1,
                "this should be a list of `key: value`",
                "See the comments of the file that `commonplace new` writes.",
            )
        ]
    return {str(key): value for key, value in data.items()}, []


def _problem(path: str, text: str, key: str, message: str, hint: str) -> Problem:
    """With the line of a top-level key."""
    match = re.search(rf"(?m)^[\"']?{re.escape(key)}[\"']?\s*:", text)
    return _fault(path, text.count("\n", 0, match.start()) + 1 if match else 1, message, hint)


def _fault(path: str, line: int, message: str, hint: str) -> Problem:
    return Problem(path=path, line=line, message=message, hint=hint)
