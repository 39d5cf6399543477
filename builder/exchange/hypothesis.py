"""Annotations as Hypothesis exports them: its API's rows, and the file that its sidebar saves (https://h.readthedocs.io/en/latest/api-reference/v1/)."""

from __future__ import annotations

from collections.abc import Mapping

from builder.annotate.anchors import NOWHERE
from builder.exchange.given import Given, Refused, day_of, listed, name_of, string, texts
from builder.exchange.web_annotation import told_by

Json = Mapping[str, object]


def is_hypothesis(item: Json) -> bool:
    return "uri" in item or ("target" in item and "user" in item)


def parse_hypothesis(item: Json, line: int) -> Given | Refused:
    """A page note has no selector, a highlight no text, a reply `references`, the note that began the talk first."""
    targets = [target for target in listed(item.get("target")) if isinstance(target, Mapping)]
    told, unknown = told_by([target.get("selector") for target in targets])
    answers = tuple(reversed(texts(item.get("references"))))
    if told is None and unknown and not answers:
        why = f"points to its passage by {', '.join(sorted(unknown))} only"
        return Refused(line=line, raw=item, why=why, hint="Without the words themselves the passage cannot be found.")
    quote, anchor = told if told is not None else (None, NOWHERE)
    person = texts(item.get("user_info"), "display_name") or texts(item.get("user"))
    document = item.get("document")
    return Given(
        line=line,
        raw=item,
        id=string(item.get("id")),
        answers=answers,
        is_reply=bool(answers),
        urls=tuple(dict.fromkeys([*texts(item.get("uri")), *texts([dict(target) for target in targets], "source")])),
        title=next(iter(texts(document, "title")), None) if isinstance(document, Mapping) else None,
        quote=quote,
        anchor=anchor,
        body=string(item.get("text")) or "",
        tags=tuple(tag.strip() for tag in texts(item.get("tags"))),
        author=name_of(person),
        dated=day_of(item.get("created")),
        created=string(item.get("created")) or "",
    )
