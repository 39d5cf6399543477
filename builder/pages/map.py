"""The map of all places, drawn by assets/map.js from the same data as the preview cards, and a table that says the same."""

from __future__ import annotations

from builder.model import Collection, Page, PlaceEntry
from builder.pages import addresses, escape
from builder.pages.fragments import names_in, place_link
from builder.pages.front_matter import index_front
from builder.pages.words import kind_name, word


def map_page(collection: Collection) -> Page:
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
            word(language, "map.credit"),
            _table(collection, located, here),
        ]
    else:
        body.append(word(language, "map.empty"))
    if lost:
        body.append(f"## {word(language, 'map.nowhere')} {{: #nowhere }}")
        body.append("\n".join(f"- {place_link(collection, entry.place.id, here)}" for entry in lost))
    return Page(path=here, front={**index_front(title), "kind": "map"}, body="\n\n".join(body) + "\n")


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
