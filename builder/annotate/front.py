"""Reads the front matter of an annotation file: a person's corrections, each with the line it stands on.

What cannot be used becomes a fault with its line, and the rest is still read. To allow one more key, give it a reader in _READERS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise

import yaml

from builder.edtf import bounds_of, is_edtf
from builder.encodings import is_encoding
from builder.lexicon import languages, lexicon_of
from builder.model import Correction, Edtf

MAX_CHARS = 65_536  # far more corrections than an article has surface forms; YAML is slow to read
MAX_DEPTH = 8  # "places" needs two; deeper nesting only costs stack

CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")
"""What git writes around two versions; the ======= between them may also underline a heading."""

_PLACE_ID = re.compile(r"geonames:[1-9][0-9]*|local:[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*", re.IGNORECASE)  # the common part of BCP 47

_EDTF_HINT = (
    "Write a date as EDTF: 2017-08-28, 2017-08, 2017, 2017-08-28/2017-09-02; ~ after it for about, ? for unsure."
)
_PLACE_HINT = "Write geonames:<number>, or local:<slug> as in site_config/places.yml, or null for no place."


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What is wrong with a line of the file."""

    line: int
    message: str
    hint: str
    loses: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCorrection:
    correction: Correction


@dataclass(frozen=True, slots=True, kw_only=True)
class DateCorrection:
    correction: Correction


Finding = Fact | Tag | PlaceCorrection | DateCorrection | Fault


def read_front(yaml_text: str, first_line: int) -> Iterator[Finding]:
    """What the front matter says, in its order; `yaml_text` is what stands between the `---`, from `first_line` of the file on."""
    if len(yaml_text) > MAX_CHARS:
        yield Fault(
            line=first_line,
            message=f"front matter of {len(yaml_text):,} characters is not read",
            hint=f"Keep it below {MAX_CHARS:,} characters; notes belong under it.",
        )
        return
    lines = yaml_text.split("\n")
    conflict = next((index for index, line in enumerate(lines) if CONFLICT.match(line)), None)
    if conflict is not None:
        yield conflict_fault(first_line + conflict)
        return
    numbered = "\n" * (first_line - 1) + yaml_text  # so that PyYAML's line numbers are the file's
    try:
        _refuse_bombs(numbered)
        root = yaml.compose(numbered, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, ValueError, OverflowError) as error:  # an escape such as "\UFFFFFFFF" is no YAMLError
        entries = () if isinstance(error, _Refused) else tuple(_apart(lines))
        if len(entries) > 1:
            for start, end in entries:
                yield from read_front("\n".join(lines[start:end]), first_line + start)
        else:
            yield _yaml_fault(error, numbered)
        return
    if isinstance(root, yaml.MappingNode):
        yield from _entries(root)
    elif root is not None:
        yield Fault(line=_line(root), message="front matter is no list of keys", hint="Write one `key: value` a line.")


def _apart(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Each top-level key with the lines under it: where the whole is no YAML, one bad line costs only its own key."""
    starts = [0, *(index for index, line in enumerate(lines) if index and _KEY.match(line)), len(lines)]
    return pairwise(starts)


def conflict_fault(line: int) -> Fault:
    return Fault(
        line=line,
        message="an unsolved merge conflict",
        hint="Keep what is right of both versions and delete the lines of <<<<<<<, ======= and >>>>>>>.",
    )


class _Refused(yaml.YAMLError):
    """YAML that is well-formed and still not read: what it is and its line, counted from 0."""


def _refuse_bombs(yaml_text: str) -> None:
    """Raises _Refused for aliases, which multiply, and for deep nesting, which exhausts the stack."""
    depth = 0
    for event in yaml.parse(yaml_text, Loader=yaml.SafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise _Refused("aliases (*name) are not allowed", _marked(event))
        if depth > MAX_DEPTH:
            raise _Refused("nested too deeply", _marked(event))


def _marked(event: yaml.Event) -> int:
    return event.start_mark.line if event.start_mark else 0


def _yaml_fault(error: Exception, numbered: str) -> Fault:
    if isinstance(error, yaml.reader.ReaderError):
        line, what = numbered.count("\n", 0, error.position), f"character U+{error.character:04X} is not allowed"
    elif isinstance(error, _Refused):
        what, line = error.args
    else:
        mark = getattr(error, "problem_mark", None)
        line, what = (mark.line if mark else 0), str(getattr(error, "problem", error))
    hint = 'Put a value that contains ": " or " #", or begins with a sign, in "quotes".'
    return Fault(line=line + 1, message=f"front matter is not YAML: {what}", hint=hint)


def _entries(root: yaml.MappingNode) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for key_node, value in root.value:
        key, line = str(key_node.value), _line(key_node)
        if key in seen:
            yield Fault(
                line=line, message=f'"{key}" stands here a second time', hint=f"The one in line {seen[key]} counts."
            )
        elif key in _READERS:
            seen[key] = line
            yield from _READERS[key](key, value)
        else:
            yield Fault(line=line, message=f'unknown key "{key}"', hint=_known_keys(key))


def _known_keys(key: str) -> str:
    close = get_close_matches(key.lower(), _READERS, n=1)
    return (f'Did you mean "{close[0]}"? ' if close else "") + f"Known keys: {', '.join(_READERS)}."


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1


def _scalar(node: yaml.Node) -> str | None:
    """The value as it was written, so that 2017-08-28 stays text and `no` stays Norwegian; None for null, lists and mappings."""
    if isinstance(node, yaml.ScalarNode) and node.tag != "tag:yaml.org,2002:null":
        return str(node.value).strip() or None
    return None


def _is_null(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _fact(valid: Callable[[str], object], hint: str) -> Callable[[str, yaml.Node], Iterator[Finding]]:
    """A reader of a fact whose value has to be `valid`."""

    def read(key: str, node: yaml.Node) -> Iterator[Finding]:
        value = _scalar(node)
        if value is not None and valid(value):
            yield Fact(key=key, value=value.lower() if key == "language" else value)
            if key == "language" and lexicon_of(value) is None:
                yield _unread_language(value, _line(node))
        else:
            yield Fault(line=_line(node), message=_bad(key, value), hint=hint)

    return read


def _unread_language(language: str, line: int) -> Fault:
    return Fault(
        line=line,
        message=f'no words for dates and places are known in the language "{language}"',
        hint=f"There are lexicons for {', '.join(languages())}. The article is shown as it is; dates: and places: can name some.",
        loses=False,
    )


def _bad(key: str, value: str | None) -> str:
    return f"{key} has no value that can be used" if value is None else f'{key} cannot be "{value}"'


def _corrections(
    wrap: type[PlaceCorrection] | type[DateCorrection], valid: Callable[[str], object], hint: str
) -> Callable[[str, yaml.Node], Iterator[Finding]]:
    """A reader of a mapping from surface form to value or null."""

    def read(key: str, node: yaml.Node) -> Iterator[Finding]:
        if not isinstance(node, yaml.MappingNode):
            yield Fault(line=_line(node), message=f"{key} is no list of surface forms", hint=_MAPPING_HINTS[key])
            return
        for surface_node, value_node in node.value:
            surface, value = _scalar(surface_node), _scalar(value_node)
            if surface is None:
                yield Fault(line=_line(surface_node), message=f"{key} has an empty surface form", hint=hint)
            elif _is_null(value_node) or (value is not None and valid(value)):
                yield wrap(correction=Correction(line=_line(surface_node), surface=surface, value=value))
            else:
                yield Fault(line=_line(surface_node), message=_bad(f'{key}: "{surface}"', value), hint=hint)

    return read


_MAPPING_HINTS = {
    "places": 'Write places: {"Kalo": null} or one indented line for each: "Abou Kamal": geonames:174448.',
    "dates": 'Write dates: {"lundi 19 mars": 2018-03-19} or one indented line for each.',
}


def _tags(key: str, node: yaml.Node) -> Iterator[Finding]:
    hint = "Write tags: [evacuation, numbers]."
    if not isinstance(node, yaml.SequenceNode):
        yield Fault(line=_line(node), message="tags is no list", hint=hint)
        return
    for item in node.value:
        name = (_scalar(item) or "").lstrip("#").strip()
        if name:
            yield Tag(name=name)
        else:
            yield Fault(line=_line(item), message="a tag is empty or no text", hint=hint)


_YEARS = range(100, 3000)
"""What an article can tell of or be published in; beyond, the calendar ends within a few steps of counting."""


def _is_within_reach(edtf: str) -> bool:
    """EDTF whose first and last day are days of a calendar."""
    try:
        return is_edtf(edtf) and all(day.year in _YEARS for day in bounds_of(Edtf(edtf)))
    except ValueError:
        return False


_READERS: Mapping[str, Callable[[str, yaml.Node], Iterator[Finding]]] = {
    "title": _fact(str.strip, "Write the title on the same line."),
    "language": _fact(_LANGUAGE_TAG.fullmatch, "Write a language tag: fr, ar, en, pt-BR."),
    "source": _fact(str.strip, "Write the outlet's name on the same line."),
    "url": _fact(_WEB_ADDRESS.fullmatch, "Write a whole address: https://example.org/article."),
    "author": _fact(str.strip, "Write the author's name on the same line."),
    "published": _fact(_is_within_reach, _EDTF_HINT),
    "encoding": _fact(is_encoding, "Write the seed's encoding: utf-8, cp1252, cp1256, iso8859-6, mac_roman, utf-16."),
    "places": _corrections(PlaceCorrection, _PLACE_ID.fullmatch, _PLACE_HINT),
    "dates": _corrections(DateCorrection, _is_within_reach, _EDTF_HINT + " Or null for no date."),
    "tags": _tags,
}


# -- where it stands ------------------------------------------------------------------------------------------------

_ENDS = ("---", "...")
_PART_OF_YAML = re.compile(
    r"""
      [ \t\#\-\]}"']            # indented, a comment, an item, the end of a list, a quoted key
    | (?: <{7} | ={7} | >{7} )   # a merge conflict
    | [A-Za-z_][\w-]* \s* : (?: \s | $ )
    """,
    re.VERBOSE,
)
_KEY = re.compile(r"[A-Za-z_][\w-]*\s*:(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where front matter stands, as indices of lines."""

    first: int
    """Its first line of YAML."""
    end: int
    """After its last line of YAML."""
    closed: bool

    @property
    def body(self) -> int:
        """Where the notes begin."""
        return self.end + self.closed


def front_extent(lines: Sequence[str]) -> Extent | None:
    """None where the file does not begin with `---`.

    A rule or a second `---` further down must not take the notes above it for front matter: what cannot be YAML ends it,
    unless the line that closes it stands in the same paragraph. Front matter that is never closed ends after its last
    correction.
    """
    opening = next((index for index, line in enumerate(lines) if line.strip()), None)
    if opening is None or lines[opening].rstrip() != "---":
        return None
    first = opening + 1
    for start, end in _paragraphs(lines, first):
        told = next((line for line in lines[start:end] if not line.startswith("#")), None)
        if start > first and told is not None and told.rstrip() not in _ENDS and not _is_correction(told):
            return _unclosed(lines, first, start)
        closing = next((index for index in range(start, end) if lines[index].rstrip() in _ENDS), None)
        quote = next((index for index in range(start, end) if _opens_quote(lines[index])), None)
        if closing is not None and (quote is None or closing < quote):
            return Extent(first=first, end=closing, closed=True)
        prose = next((index for index in range(start, end) if not _PART_OF_YAML.match(lines[index])), quote)
        if prose is not None:
            return _unclosed(lines, first, prose)
    return _unclosed(lines, first, len(lines))


def _paragraphs(lines: Sequence[str], first: int) -> Iterator[tuple[int, int]]:
    """Runs of lines that are not blank."""
    blank = [first - 1, *(index for index in range(first, len(lines)) if not lines[index].strip()), len(lines)]
    return ((above + 1, below) for above, below in pairwise(blank) if below > above + 1)


def _is_correction(line: str) -> bool:
    """After a blank line, what begins otherwise is a note: a list, a heading, a tag."""
    return bool(_KEY.match(line) or line.startswith((" ", '"', "'")) or CONFLICT.match(line))


def _opens_quote(line: str) -> bool:
    return line.startswith(">") and not CONFLICT.match(line)


def _unclosed(lines: Sequence[str], first: int, end: int) -> Extent:
    """Comments and blank lines at its end are left to the notes: a heading looks like a comment."""
    while end > first and (not lines[end - 1].strip() or lines[end - 1].startswith("#")):
        end -= 1
    return Extent(first=first, end=end, closed=False)


def lost_opening(lines: Sequence[str]) -> int | None:
    """The index of the first line that says something, if it is a correction without the `---` above."""
    first = next((index for index, line in enumerate(lines) if line.strip()), None)
    found = _KEY.match(lines[first]) if first is not None else None
    return first if found and found[0].rstrip(": \t") in _READERS else None
