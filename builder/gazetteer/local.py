"""Reads the collection's own gazetteer, site_config/places.yml. A new key goes into _KEYS and into _place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

import yaml

from builder.gazetteer.names import key_of
from builder.model import Place, PlaceId, Problem

_KEYS: Final = frozenset({"id", "name", "names", "kind", "country", "lat", "lon", "note"})
_ID = re.compile(r"geonames:[1-9][0-9]{0,9}|local:[a-z0-9](?:[a-z0-9-]{0,60}[a-z0-9])?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}")
_KIND = re.compile(r"[a-z][a-z0-9 -]{0,29}")

MOST_CHARACTERS: Final = 2_000_000
MOST_DEPTH: Final = 12

_FORM: Final = (
    'Each entry looks like  - {id: "local:halimet-qara", name: Halimet Qara, kind: mountain, lat: 34.2, lon: 36.6}'
)


def parse_places(text: str, path: str) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """The entries that can be used, and every fault with its line. An entry with a fault in its id or name is left out."""
    reader = _Reader(path)
    places = tuple(reader.places(text))
    return places, tuple(reader.problems)


class _Reader:
    """Walks through the YAML nodes, which know their lines, and gathers the problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def places(self, text: str) -> Iterator[Place]:
        root = self._root(text)
        if root is None:
            return
        if not isinstance(root, yaml.SequenceNode):
            self._fault(root, "the file is not a list of places", _FORM)
            return
        seen: dict[str, int] = {}
        for node in root.value:
            place = self._place(node)
            if place is None:
                continue
            if place.id in seen:
                self._fault(node, f'id "{place.id}" stands twice, first in line {seen[place.id]}', "Join the two.")
                continue
            seen[place.id] = _line(node)
            yield place

    def _root(self, text: str) -> yaml.Node | None:
        if len(text) > MOST_CHARACTERS:
            self._problem(1, f"longer than {MOST_CHARACTERS:,} characters", "Split the collection.")
            return None
        try:
            if self._is_bomb(text):
                return None
            return yaml.compose(text, Loader=yaml.SafeLoader)
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # an escape such as "\UFFFFFFFF" is no YAMLError
            mark = getattr(error, "problem_mark", None)
            reason = getattr(error, "problem", None) or str(error).splitlines()[0]
            self._problem(mark.line + 1 if mark else 1, f"not YAML: {reason}", "Compare with the entries around it.")
            return None

    def _is_bomb(self, text: str) -> bool:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent):
                self._problem(_line(event), "YAML aliases (*name) are not read", "Write the value out.")
                return True
            if depth > MOST_DEPTH:
                self._problem(_line(event), "nested too deeply", _FORM)
                return True
        return False

    def _place(self, node: yaml.Node) -> Place | None:
        fields = self._fields(node, _KEYS)
        if fields is None:
            return None
        id = self._text(fields, "id", _ID, "`local:<slug>` (a-z, 0-9, -) or `geonames:<number>`")
        if id is None:
            self._missing(node, fields, "id")
            return None
        is_new = id.startswith("local:")
        name = self._text(fields, "name")
        names = self._names(fields.get("names"))
        if is_new and name is None:
            self._missing(node, fields, "name")
            return None
        if not is_new and not name and not names:
            self._fault(node, f'"{id}" adds nothing: it has neither name nor names', "Add the names it is met by.")
            return None
        lat, lon = self._coordinate(fields, "lat", 90.0), self._coordinate(fields, "lon", 180.0)
        if ("lat" in fields) != ("lon" in fields):
            self._fault(node, "one coordinate without the other", "Give both lat and lon, in degrees, or neither.")
        if lat is None or lon is None:
            lat = lon = None
        return Place(
            id=PlaceId(id),
            name=name or "",
            names=names,
            kind=self._text(fields, "kind", _KIND, "one word in small letters, such as river") or "",
            country=self._text(fields, "country", _COUNTRY, "two capitals (ISO 3166-1), such as SY"),
            lat=lat,
            lon=lon,
            origin=self.path,
        )

    def _fields(self, node: yaml.Node, allowed: frozenset[str] | None) -> dict[str, yaml.Node] | None:
        """Key → value; problems for what is no mapping, a key that stands twice and an unknown one."""
        if not isinstance(node, yaml.MappingNode):
            self._fault(node, "not a list of keys and values", _FORM)
            return None
        fields: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if allowed is not None and name not in allowed:
                self._fault(key, f'unknown key "{name}"', f"Known are {', '.join(sorted(allowed))}.")
            elif name in fields:
                self._fault(key, f'key "{name}" stands twice', "Keep one.")
            else:
                fields[name] = value
        return fields

    def _names(self, node: yaml.Node | None) -> tuple[tuple[str, str], ...]:
        """`{fr: Flita, ar: [فليطة, فليطا]}` → pairs."""
        fields = self._fields(node, None) if node is not None else {}
        names: list[tuple[str, str]] = []
        for language, value in (fields or {}).items():
            if not _LANGUAGE.fullmatch(language):
                self._fault(value, f'"{language}" is no language', "Use a code such as fr, ar, en, or und.")
                continue
            for item in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                name = self._scalar(item, "names")
                if name is not None:
                    names.append((language, name))
        return tuple(names)

    def _text(
        self, fields: Mapping[str, yaml.Node], key: str, form: re.Pattern[str] | None = None, hint: str = ""
    ) -> str | None:
        node = fields.get(key)
        text = self._scalar(node, key) if node is not None else None
        if node is None or text is None:
            return None
        if form is not None and not form.fullmatch(text):
            self._fault(node, f'{key} "{text[:60]}" is not of its form', f"It must be {hint}.")
            return None
        if key == "name" and not key_of(text):
            self._fault(node, f'name "{text[:60]}" has no letters', "Write the name as a heading shows it.")
            return None
        return text

    def _scalar(self, node: yaml.Node, key: str) -> str | None:
        if isinstance(node, yaml.ScalarNode) and str(node.value).strip():
            return str(node.value).strip()
        self._fault(node, f"{key} is empty or not a text", "Write one value; quote it if it holds a colon.")
        return None

    def _coordinate(self, fields: Mapping[str, yaml.Node], key: str, most: float) -> float | None:
        node = fields.get(key)
        text = self._scalar(node, key) if node is not None else None
        if node is None or text is None:
            return None
        try:
            degrees = float(text)
        except ValueError:
            degrees = float("nan")
        if not -most <= degrees <= most:
            self._fault(node, f'{key} "{text[:60]}" is not between -{most:g} and {most:g}', "Write decimal degrees.")
            return None
        return degrees

    def _missing(self, node: yaml.Node, fields: Mapping[str, yaml.Node], key: str) -> None:
        if key not in fields:
            self._fault(node, f"an entry without {key}", _FORM)

    def _fault(self, node: yaml.Node, message: str, hint: str) -> None:
        self._problem(_line(node), message, hint)

    def _problem(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(path=self.path, line=line, message=message, hint=hint))


def _line(node: yaml.Node | yaml.Event) -> int:
    return node.start_mark.line + 1 if node.start_mark else 1
