"""Whatever a seed, an annotation or a settings file holds, building ends with pages and problems, never with an exception."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.disk import stamped
from builder.pipeline import Mapper, build
from builder.render import _environment, newest_day
from tests.hostile.payloads import FAMILIES
from tests.hostile.positions import NEIGHBOUR, NEIGHBOUR_NOTES

PAYLOADS = [payload for payloads in FAMILIES.values() for payload in payloads]
PIECES = [
    "---\n", "...\n", "title: ", "published: ", "2017-08-28", "places: ", "dates: ", "tags: ", "{", "}", "[", "]", ": ", "\n", "\n\n",
    "> ", "- ", "  ", '"', "'", "null", "geonames:174448", "local:x", "id: ", "name: ", "names: ", "lat: ", "91", ".nan", "encoding: ", "zlib",
    "hosts: ", "seed", "aliases: ", "language: ", "url: https://x/", "noindex: ", "!!binary ", "&a ", "*a", "\t", "```", "\\ud800", '"\\0"',
    "19 mars 2018", "lundi", "hier", "Paris", "القلمون", "البوكمال", "الاثنين 19 آذار 2018", "99 mars 0000", "31/02/2017", "[…]", "— Ada, 2018",
    "\u200c", "\u202e", "\x00", "\r", "\ufeff", "<p>", "</p>", "<script type='application/ld+json'>", '{"@type":"Article","datePublished":"0"}',
]  # fmt: skip
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.sampled_from(PAYLOADS), st.text(max_size=20)), max_size=25).map(
    "".join
)
contents = st.one_of(
    texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.binary(max_size=200),
    st.tuples(texts, st.sampled_from(["utf-16", "utf-32", "cp1256", "cp1252", "mac_roman", "utf-8-sig"])).map(
        lambda pair: pair[0].encode(pair[1], "replace")
    ),
)
BASE: Mapping[str, bytes] = {
    "seeds/neighbour.txt": NEIGHBOUR.encode(),
    "content/annotations/neighbour.md": NEIGHBOUR_NOTES.encode(),
}
PLACES = [
    "seeds/seed.txt", "seeds/seed.md", "seeds/seed.html", "content/annotations/neighbour.md", "content/annotations/gone.md",
    "content/.anchors/neighbour.jsonl", "site_config/places.yml", "site_config/outlets.yml", "site_config/collection.yml",
]  # fmt: skip


@pytest.mark.parametrize("path", PLACES)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=contents)
def test_no_file_stops_the_build(path: str, analyse_all: Mapper, data: bytes) -> None:
    site = build({**BASE, path: data}, analyse_all)
    assert "neighbour" in site.collection.entries
    for page in site.pages:
        stamped(page).encode("utf-8")
    assert all(
        "\0" not in value for value in _environment(site.collection.settings, newest_day(site.collection)).values()
    )
    for problem in site.problems:
        assert problem.line >= 1
        assert problem.message
        assert problem.hint
        assert "fault of commonplace" not in problem.hint, problem.message
