"""Where a text from elsewhere can stand: a whole small collection in which each payload stands everywhere it can.

A new position is a line in one of the functions below and a name in POSITIONS.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

POSITIONS = (
    "kicker", "title", "byline", "source line", "body", "body, its first words", "body, between two others", "caption",
    "comment", "comment's author", "boilerplate", "file name",
    "html title", "html metadata title", "html author", "html site name", "html body as text", "html body as markup", "html lang",
    "md title", "md author", "md source", "md body",
    "corrected title", "corrected source", "corrected author", "tag", "annotation file without a seed", "note", "note on the whole", "quote that stands nowhere",
    "signature", "outlet name", "place name", "place's other name", "site title", "site description",
)  # fmt: skip
SETTINGS = 2
"""The last of them, which a collection has once."""

NEIGHBOUR = """\
La place du marché rouvre à Mâcon

Par Anne Durand

La place du marché de Mâcon a rouvert le lundi 19 mars 2018, a annoncé la mairie. Les travaux avaient duré deux ans.

La place du marché à Mâcon (AFP photo)
"""
NEIGHBOUR_NOTES = """\
---
tags: [market]
---
A note on the whole, with **bold**, *slanted*, `code` and [a page](../about.md).

> a annoncé la mairie

- a list
- [elsewhere](https://example.org/)

> > a quotation

| a | b |
| --- | --- |
| c | d |

```
code
```

> words that stand nowhere in this text at all

A lost note.

— Ada, 2018-03-20
"""
CLOBBERS = ("__config", "__search", "__proto__", "constructor", "title", "p-1", "index", "-x", "con")
"""File names that are ids of the theme, names of every JavaScript object, names that Windows keeps, options."""


def collection(payloads: Sequence[str]) -> dict[str, bytes]:
    """The files of a collection by path: a harmless neighbour, and three seeds for each payload: text, annotated text, HTML or Markdown in turn."""
    files = {"seeds/neighbour.txt": NEIGHBOUR, "content/annotations/neighbour.md": NEIGHBOUR_NOTES}
    for name in CLOBBERS:
        files |= {f"seeds/{name}.txt": NEIGHBOUR, f"content/annotations/{name}.md": NEIGHBOUR_NOTES}
    for number, payload in enumerate(payloads):
        files |= _text_seed(number, payload) | _annotated_seed(number, payload)
        files |= _markdown_seed(number, payload) if number % 2 else _html_seed(number, payload)
        files[f"content/annotations/{_name(payload)} homeless {number}.md"] = f"> {_line(payload)}\n\n{payload}\n"
    files["site_config/collection.yml"] = _dumped(
        {"title": _line(payloads[0])[:200], "description": _line(payloads[-1])[:500], "language": "en"}
    )
    files["site_config/outlets.yml"] = _dumped(
        {_line(text): {"aliases": [f"Zqo{n}"]} for n, text in enumerate(payloads)}
    )
    files["site_config/places.yml"] = _dumped([_place(number, text) for number, text in enumerate(payloads)])
    return {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}


def _text_seed(number: int, payload: str) -> dict[str, str]:
    text = f"""\
{_line(payload)}

{_line(payload)} and four words more

Par {_line(payload)}

The council said on Monday 19 March 2018 that all was well: {payload} and more was said of it by others in the end.

{payload}

{_line(payload)} began what is a long sentence about something that has a full stop at its end, as sentences have.

The square in the morning {_line(payload)} (AFP photo)

SOURCE: {_line(payload)}

2 comments

Jean {_line(payload)}
19 mars 2018
{payload}

Read also: {_line(payload)}
"""
    return {f"seeds/t{number} {_name(payload)}.txt": text}


def _html_seed(number: int, payload: str) -> dict[str, str]:
    shown = html.escape(payload)
    text = f"""\
<!doctype html><html lang="{shown}"><head><meta charset="utf-8"><title>{shown}</title>
<meta property="og:title" content="{shown} in metadata"><meta name="author" content="{shown}">
<meta property="og:site_name" content="{shown}"><meta property="article:published_time" content="2018-03-19">
</head><body><article><h1>{shown}</h1>
<p>The council said on Monday that all was well: {shown} and more was said of it by others in the end.</p>
<p>The council said on Tuesday that all was well: {payload} and more was said of it by others in the end.</p>
<p>{payload}</p>
</article></body></html>
"""
    return {f"seeds/h{number}.html": text}


def _markdown_seed(number: int, payload: str) -> dict[str, str]:
    facts = _dumped({"title": payload, "author": payload, "source": payload, "published": "2018-03-19"})
    body = f"The council said on Monday that all was well: {payload} and more was said.\n\n{payload}\n"
    return {f"seeds/m{number}.md": f"---\n{facts}---\n\n{body}"}


def _annotated_seed(number: int, payload: str) -> dict[str, str]:
    facts = _dumped(
        {"title": _line(payload), "source": _line(payload), "author": _line(payload), "tags": [_line(payload)]}
    )
    quoted = "\n".join(f"> {line}" for line in payload.split("\n"))
    notes = f"""\
---
{facts}---
{payload}

> the village of Zqplace{number}

{payload}

> all was well

A note: {payload} #tag{_line(payload)}

— {_line(payload)}, 2018-03-20

{quoted} words that stand nowhere

Lost: {payload}
"""
    text = f"""\
What was said of the village and of its people

The council said on Monday 19 March 2018 that all was well in the village of Zqplace{number}, near Damascus, in Syria.

SOURCE: Zqo{number}
"""
    return {f"seeds/n{number}.txt": text, f"content/annotations/n{number}.md": notes}


def _place(number: int, payload: str) -> dict[str, object]:
    name = _line(payload)
    if not any(map(str.isalpha, name)):
        name += " place"
    names = {"en": [f"Zqplace{number}", name]}
    return {
        "id": f"local:zq-{number}",
        "name": name,
        "names": names,
        "kind": "village",
        "country": "SY",
        "lat": 33.5,
        "lon": 36.3,
    }


def _line(payload: str) -> str:
    return " ".join(payload.split())


def _name(payload: str) -> str:
    """What of the payload a file's name can hold."""
    return re.sub(r"[/\0]", "", _line(payload)).encode()[:180].decode("utf-8", "ignore")


def _dumped(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=False, sort_keys=False, width=10_000)


def write(root: Path, files: dict[str, bytes]) -> Iterator[Path]:
    """Puts the files below `root`, and gives those that the file system takes."""
    for path, data in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        yield file
