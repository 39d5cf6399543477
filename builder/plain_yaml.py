"""Reads the YAML that people write by hand: plain keys and values as they stand, no anchors, no tags, bounded. A new bound goes into `load`."""

from __future__ import annotations

from typing import Any

import yaml

LONGEST = 200_000  # characters; what is written by hand is shorter
_DEEPEST = 20  # levels


class YamlError(ValueError):
    """What is wrong, and in which line of the text."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line, self.message = line, message


class _Plain(yaml.SafeLoader):
    """Values as they are written: `2017-02-30` and `12:30` are texts; only true, false and null are more."""


_Plain.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rpartition(":")[2] in ("bool", "null", "merge")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(text: str, longest: int = LONGEST) -> dict[str, Any]:
    """The mapping that a text holds; empty for an empty one. Raises YamlError."""
    if len(text) > longest:
        raise YamlError(1, f"too long: more than {longest} characters")
    try:
        _refuse_bombs(text)
        data = yaml.load(text, _Plain)
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as fault:
        if isinstance(fault, YamlError):
            raise
        mark = getattr(fault, "problem_mark", None)
        what = getattr(fault, "problem", None) or str(fault).splitlines()[0]
        raise YamlError(mark.line + 1 if mark else 1, f"this is no YAML: {what}") from None
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise YamlError(1, "this should be a list of `key: value`")
    return {str(key): value for key, value in data.items()}


def _refuse_bombs(text: str) -> None:
    """An alias bomb of 430 bytes made 650 MB: anchors are of no use to people, so none are read."""
    depth = 0
    for event in yaml.parse(text, _Plain):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(line, "an anchor or alias (& or *), which are not read here; quote a text that begins so")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise YamlError(line, f"nested more than {_DEEPEST} levels deep")
