"""W3C Web Annotation JSON-LD, written and read (https://www.w3.org/TR/annotation-model/). Its context is named, never fetched.

Offsets are code points. What the vocabulary has no word for is said with the prefixes of its own context: the article's id
(`dc:identifier`), title (`dc:title`) and seed (`schema:sha256`) on the target, a date that is no full day (`dc:date`), and a
quote as the person wrote it, where that is not letter by letter what stands in the article (`rdfs:label`, as `label`).
To read one more kind of selector, see `told_by`; one more kind of body, `_said_by`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5

from lxml import html as lxml_html
from lxml.etree import ParserError

from builder.annotate.anchors import NOWHERE, Anchor, anchor_at
from builder.edtf import bounds_of
from builder.exchange.given import Given, Refused, day_of, listed, name_of, string, texts
from builder.exchange.outgoing import ArticleNotes
from builder.lexicon import direction_of, direction_of_text
from builder.model import Article, Edtf, Placement
from builder.pages.placed_notes import note_ids
from builder.read.language import languages_of

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
ARTICLE = "urn:commonplace:"
"""Before the id of an article that has no address on the web."""
ENOUGH_LETTERS = 25  # of a note, to tell its language by itself; as for a paragraph in read/language.py

Json = Mapping[str, object]

# -- writing --------------------------------------------------------------------------------------------------------


def web_annotations(articles: Iterable[ArticleNotes]) -> str:
    """An AnnotationCollection with all its annotations in one page."""
    items = [item for notes in articles for item in _annotations(notes)]
    name = json.dumps(items, ensure_ascii=False, sort_keys=True)
    collection, page = _urn("collection", name), _urn("page", name)
    told: dict[str, object] = {
        "@context": CONTEXT,
        "id": collection,
        "type": "AnnotationCollection",
        "label": "Notes",
        "generator": {"type": "Software", "name": "commonplace"},
        "total": len(items),
    }
    if items:
        told["first"] = {"id": page, "type": "AnnotationPage", "partOf": collection, "startIndex": 0, "items": items}
        told["last"] = page
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _urn(*names: str) -> str:
    """The same for the same names, on every machine."""
    return uuid5(NAMESPACE_URL, "\0".join(("commonplace", *names))).urn


def _annotations(notes: ArticleNotes) -> Iterator[Json]:
    if notes.tags:
        tags = {"id": _urn(notes.id, "tags"), "type": "Annotation", "motivation": "tagging"}
        yield {**tags, "body": [_tag(tag) for tag in notes.tags], "target": _target(notes, None)}
    for name, placement in zip(note_ids([placement.note for placement in notes.notes]), notes.notes, strict=True):
        yield _annotation(notes, placement, _urn(notes.id, name))


def _annotation(notes: ArticleNotes, placement: Placement, urn: str) -> Json:
    note = placement.note
    body = [*([_body(note.body, notes.languages)] if note.body else []), *(_tag(tag) for tag in note.tags)]
    return {
        "id": urn,
        "type": "Annotation",
        "motivation": "commenting" if note.body else "highlighting",
        **({"creator": {"type": "Person", "name": note.author}} if note.author else {}),
        **(_created(note.dated) if note.dated else {}),
        **({"body": body} if body else {}),
        "target": _target(notes, placement),
    }


def _created(dated: str) -> Json:
    """A time, as the vocabulary wants it: the first moment of the day; with the date as given where that is no day."""
    try:
        first, last = bounds_of(Edtf(dated))
    except ValueError:
        return {"dc:date": dated}
    created = {"created": f"{first.isoformat()}T00:00:00Z"}
    return created if dated == first.isoformat() == last.isoformat() else {**created, "dc:date": dated}


def _body(text: str, languages: Sequence[str]) -> Json:
    language = language_of(text, languages)
    return {
        "type": "TextualBody",
        "value": text,
        "format": "text/markdown",
        "language": language,
        "textDirection": direction_of_text(text),
        "purpose": "commenting",
    }


def language_of(text: str, languages: Sequence[str]) -> str:
    """As far as its letters tell; of a short note, the first of `languages` that runs as its letters do, else the likeliest."""
    told = languages_of(text.split("\n\n"))[0]
    if sum(map(str.isalpha, text)) >= ENOUGH_LETTERS:
        return told
    return next((one for one in (*languages, told) if direction_of(one) == direction_of_text(text)), "und")


def _tag(tag: str) -> Json:
    return {"type": "TextualBody", "value": tag, "purpose": "tagging"}


def _target(notes: ArticleNotes, placement: Placement | None) -> Json:
    article = notes.article
    url = article.url if article else None
    selectors = list(_selectors(placement, article)) if placement is not None else []
    return {
        "type": "SpecificResource",
        "source": url if url else f"{ARTICLE}{notes.id}",
        "dc:identifier": notes.id,
        **({"dc:title": article.title, "schema:sha256": article.sha256} if article else {}),
        **({"selector": selectors} if selectors else {}),
    }


def _selectors(placement: Placement, article: Article | None) -> Iterator[Json]:
    quote = placement.note.quote
    if quote is None:
        return
    if article is None or placement.start < 0:
        yield {"type": "TextQuoteSelector", "exact": quote}
        return
    exact = article.text[placement.start : placement.end]
    anchor = anchor_at(article.text, placement.start, placement.end)
    yield {
        "type": "TextQuoteSelector",
        "exact": exact,
        "prefix": anchor.prefix,
        "suffix": anchor.suffix,
        **({"label": quote} if quote != exact else {}),
    }
    yield {"type": "TextPositionSelector", "start": placement.start, "end": placement.end}


# -- reading --------------------------------------------------------------------------------------------------------


def is_annotation(item: Json) -> bool:
    return "Annotation" in _types(item) or not {"body", "bodyValue", "motivation"}.isdisjoint(item)


def parse_annotation(item: Json, line: int) -> Iterator[Given | Refused]:
    """One note for each target."""
    said, tags = _bodies(item)
    targets = listed(item.get("target"))
    if not targets:
        yield Refused(line=line, raw=item, why="an annotation without a target", hint="Nothing tells what it is about.")
    for target in targets:
        yield _given(item, target, line, said, tags)


def _given(item: Json, target: object, line: int, said: str, tags: tuple[str, ...]) -> Given | Refused:
    fields = target if isinstance(target, Mapping) else {"source": target}
    told, unknown = told_by(fields.get("selector"))
    if told is None and unknown:
        why = f"points to its passage by {', '.join(sorted(unknown))} only"
        return Refused(
            line=line, raw=item, why=why, hint="A TextQuoteSelector, with the words themselves, would be understood."
        )
    quote, anchor = told if told is not None else (None, NOWHERE)
    addresses = tuple(texts(fields.get("source"), "id", "@id") or texts(fields, "id", "@id"))
    return Given(
        line=line,
        raw=item,
        id=string(item.get("id") or item.get("@id")),
        answers=addresses,
        is_reply="replying" in _purposes(None, item),
        sha256=string(fields.get("schema:sha256")),
        article=string(fields.get("dc:identifier")) or next(_own_ids(addresses), None),
        urls=addresses,
        title=next(iter(texts(fields.get("dc:title"))), None) or _title_of(fields.get("source")),
        quote=quote,
        anchor=anchor,
        body=said,
        tags=tags,
        author=name_of(item.get("creator")),
        dated=day_of(item.get("dc:date"), item.get("created"), item.get("modified")),
        created=string(item.get("created")) or "",
    )


def _own_ids(addresses: Sequence[str]) -> Iterator[str]:
    return (address.removeprefix(ARTICLE) for address in addresses if address.startswith(ARTICLE))


def _title_of(source: object) -> str | None:
    return next(iter(texts(source, "dc:title", "title", "label")), None) if isinstance(source, Mapping) else None


def _types(item: Json) -> set[str]:
    return {name.rpartition(":")[2] for name in texts(item.get("type") or item.get("@type"))}


def told_by(selector: object) -> tuple[tuple[str, Anchor] | None, set[str]]:
    """The quote with what is known of its place, and the kinds of selectors that say nothing to us; lists and refinements are looked into."""
    quote: str | None = None
    prefix, suffix, start = "", "", None
    unknown: set[str] = set()
    left = [selector]
    while left:
        one = left.pop()
        if isinstance(one, list):
            left += reversed(one)
        elif isinstance(one, Mapping):
            exact, position = one.get("exact"), one.get("start")
            if isinstance(exact, str) and quote is None:
                quote = string(one.get("label")) or exact
                prefix, suffix = string(one.get("prefix")) or "", string(one.get("suffix")) or ""
            elif type(position) is int and position >= 0 and "TextPositionSelector" in _types(one):
                start = position
            elif "refinedBy" not in one and "items" not in one:
                unknown |= _types(one) or {"a selector of no kind"}
            left += [one.get("refinedBy"), one.get("items")]
        elif isinstance(one, str):
            unknown.add("a selector that lies elsewhere")
    if quote is None:
        return None, unknown | ({"TextPositionSelector"} if start is not None else set())
    return (quote, Anchor(prefix=prefix, suffix=suffix, start=start)), unknown


def _bodies(item: Json) -> tuple[str, tuple[str, ...]]:
    """What is said, and the tags."""
    said: list[str] = []
    tags: list[str] = []
    left = [*reversed(listed(item.get("body"))), *listed(item.get("bodyValue"))]
    while left:
        body = left.pop()
        if isinstance(body, Mapping) and "Choice" in _types(body):
            left += listed(body.get("items"))[:1]
        elif "tagging" in _purposes(body, item):
            tags += _said_by(body)
        else:
            said += _said_by(body)
    return "\n\n".join(said), tuple(tag.strip() for tag in tags if tag.strip())


def _purposes(body: object, item: Json) -> set[str]:
    told = body.get("purpose") if isinstance(body, Mapping) else None
    return {purpose.rpartition(":")[2] for purpose in texts(told or item.get("motivation"))}


def _said_by(body: object) -> list[str]:
    """The text of a body; of one that lies elsewhere, its address."""
    if isinstance(body, str):
        return [body]
    if not isinstance(body, Mapping):
        return []
    value = next(iter(texts(body, "value", "rdf:value", "chars")), None)
    if value is None:
        return texts(body.get("source"), "id", "@id") or texts(body, "id", "@id")
    return [_text_of_html(value) if body.get("format") == "text/html" else value]


def _text_of_html(value: str) -> str:
    try:
        tree = lxml_html.fragment_fromstring(value, create_parent="div")
    except (ParserError, ValueError):
        return value
    for block in tree.iter("p", "br", "li", "blockquote", "div", "h1", "h2", "h3"):
        block.tail = ("\n" if block.tag in ("br", "li") else "\n\n") + (block.tail or "")
    return str(tree.text_content()).strip()
