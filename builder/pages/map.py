"""The map of all places, drawn from data in a script file, and a table that says the same."""

from __future__ import annotations

import json

from builder.model import Collection, Page, PlaceEntry
from builder.pages import addresses, escape
from builder.pages.fragments import counted, names_in, place_link
from builder.pages.front_matter import index_front
from builder.pages.words import kind_name, word

DATA = "data/places.js"


def map_pages(collection: Collection) -> tuple[Page, ...]:
    return (_map_page(collection), _data(collection))


def _map_page(collection: Collection) -> Page:
    here, language = addresses.MAP, collection.settings.language
    title = word(language, "titles.map")
    located = [
        entry for entry in collection.places.values() if entry.place.lat is not None and entry.place.lon is not None
    ]
    lost = [entry for entry in collection.places.values() if entry.place.lat is None or entry.place.lon is None]
    body = [f"# {escape.markdown_line(title)} {{: #title }}"]
    if located:
        body += [
            word(language, "map.intro"),
            f'<div id="map" role="region" aria-label="{escape.html_line(word(language, "map.alt"))}"></div>',
            _table(collection, located, here),
        ]
    else:
        body.append(word(language, "map.empty"))
    if lost:
        body.append(f"## {word(language, 'map.nowhere')} {{: #nowhere }}")
        body.append("\n".join(f"- {place_link(collection, entry.place.id, here)}" for entry in lost))
    return Page(path=here, front=index_front(title), body="\n\n".join(body) + "\n")


def _table(collection: Collection, located: list[PlaceEntry], here: str) -> str:
    language = collection.settings.language
    head = [
        word(language, key) for key in ("place.name", "place.names", "place.kind", "place.coordinates", "place.count")
    ]
    rows = [head, ["---"] * len(head)]
    for entry in sorted(located, key=lambda entry: (-len(entry.passages), entry.slug)):
        rows.append(
            [
                place_link(collection, entry.place.id, here),
                names_in(entry.met, language),
                escape.markdown_line(kind_name(language, entry.place.kind)),
                f"{entry.place.lat:.2f}, {entry.place.lon:.2f}",
                str(len(entry.passages)),
            ]
        )
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def _data(collection: Collection) -> Page:
    """What maps and preview cards show, as a script, because a page opened from the disk may load scripts but not data."""
    places = {entry.slug: _card(collection, entry) for entry in collection.places.values()}
    written = json.dumps(places, ensure_ascii=True, sort_keys=True, separators=(",", ":")).replace("<", "\\u003c")
    return Page(path=DATA, front={}, body=f"globalThis.commonplacePlaces = {written};\n")


def _card(collection: Collection, entry: PlaceEntry) -> dict[str, object]:
    language = collection.settings.language
    articles = {passage.article for passage in entry.passages}
    return {
        "name": entry.place.name,
        "names": [[of, name] for of, name in entry.met],
        "kind": kind_name(language, entry.place.kind),
        "lat": entry.place.lat,
        "lon": entry.place.lon,
        "count": len(entry.passages),
        "said": f"{counted(collection, 'passages', len(entry.passages))} · {counted(collection, 'articles', len(articles))}",
    }
