"""A small collection for tests, written as text: `[[Qara|qara]]` is a place, `{{28 août|2017-08-28}}` a date, `%caption%` a kind.

Each paragraph is a block; its kind stands before it between percent signs, its language after a colon in there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from builder.edtf import bounds_of
from builder.link import link
from builder.model import (
    Analysis,
    AnchorDay,
    Annotations,
    Article,
    ArticleId,
    Block,
    Collection,
    DateLink,
    Edtf,
    Entry,
    Note,
    Place,
    PlaceId,
    PlaceLink,
    Placement,
    Settings,
    because,
)

_MARKUP = re.compile(r"\[\[(?P<name>[^|\]]+)\|(?P<place>[^\]]+)\]\]|\{\{(?P<said>[^|}]+)\|(?P<edtf>[^}]+)\}\}")
_KIND = re.compile(r"%(?P<kind>[a-z]+)(?::(?P<language>[a-z]+))?% ?")

PLACES: Mapping[str, Place] = {
    slug: Place(
        id=PlaceId(f"local:{slug}"),
        name=name,
        names=names,
        kind=kind,
        country=country,
        lat=lat,
        lon=lon,
        origin="by hand",
    )
    for slug, name, names, kind, country, lat, lon in (
        ("qara", "Qara", (("ar", "قارة"),), "city", "SY", 34.15, 36.74),
        ("abou-kamal", "Abu Kamal", (("ar", "البوكمال"), ("fr", "Abou Kamal")), "city", "SY", 34.45, 40.92),
        ("kalo", "Kalo", (), "site", "SY", None, None),
        ("suva", "Suva", (), "city", "FJ", -18.14, 178.44),
        ("lomaloma", "Lomaloma", (), "city", "FJ", -17.29, -178.98),
        ("anadyr", "Anadyr", (("ru", "Анадырь"),), "city", "RU", 64.73, 177.51),
        ("provideniya", "Provideniya", (), "city", "RU", 64.42, -173.23),
    )
}


def entry_of(
    name: str, marked: str, *, language: str = "fr", published: str | None = None, source: str | None = None
) -> Entry:
    """An article from marked-up paragraphs."""
    text, blocks, places, dates = "", [], [], []
    for paragraph in marked.strip().split("\n\n"):
        kind = _KIND.match(paragraph)
        raw = paragraph[kind.end() :] if kind else paragraph
        start, at = len(text), 0
        for found in _MARKUP.finditer(raw):
            text += raw[at : found.start()]
            said = found["name"] or found["said"]
            span = (len(text), len(text) + len(said))
            if found["place"]:
                places.append(_place_link(*span, found["place"], said))
            else:
                dates.append(
                    DateLink(
                        start=span[0], end=span[1], edtf=Edtf(found["edtf"]), kind="explicit", why=because("whole_date")
                    )
                )
            text += said
            at = found.end()
        text += raw[at:]
        spoken = (kind and kind["language"]) or language
        blocks.append(Block(start=start, end=len(text), kind=kind["kind"] if kind else "body", language=spoken))
        text += "\n\n"
    title = next((text[block.start : block.end] for block in blocks if block.kind == "title"), name)
    article = Article(
        id=ArticleId(name), seed=f"seeds/{name}.txt", sha256="0" * 64, text=text, language=language, title=title,
        source=source, author=None, url=None, stated=None, blocks=tuple(blocks),
    )  # fmt: skip
    analysis = Analysis(article=article, published=_published(published), dates=tuple(dates), places=tuple(places))
    return Entry(analysis=analysis, tags=(), placements=())


def _place_link(start: int, end: int, slug: str, said: str) -> PlaceLink:
    return PlaceLink(start=start, end=end, place=PLACES[slug], name=said, why=(because("listed"),))


def _published(edtf: str | None) -> AnchorDay | None:
    if edtf is None:
        return None
    return AnchorDay(edtf=Edtf(edtf), day=bounds_of(Edtf(edtf))[0], source="dateline", why=because("corrected"))


def noted(entry: Entry, *notes: tuple[str | None, str], state: str = "exact") -> Entry:
    """The entry with notes, each put on the first occurrence of its quote; on none if the quote is not there."""
    text = entry.analysis.article.text
    placements = []
    for line, (quote, body) in enumerate(notes, 1):
        start = text.find(quote) if quote else -1
        placements.append(
            Placement(
                note=Note(
                    line=line, quote=quote, body=body, tags=tuple(re.findall(r"#(\w+)", body)), author=None, dated=None
                ),
                state=state if start >= 0 or quote is None else "orphan",  # type: ignore[arg-type]
                start=start,
                end=start + len(quote or "") if start >= 0 else -1,
                score=1.0,
                closest=(),
            )
        )
    return replace(entry, placements=tuple(placements))


def collection_of(*entries: Entry, homeless: tuple[Annotations, ...] = (), language: str = "en") -> Collection:
    return link(entries, homeless, Settings(title="By hand", language=language))


def far_collection() -> Collection:
    """Two articles on places to both sides of the 180th meridian, in the south and in the north."""
    south = "%title% A storm\n\nFrom [[Suva|suva]] to [[Lomaloma|lomaloma]]."
    north = "%title% Ice\n\nFrom [[Anadyr|anadyr]] to [[Provideniya|provideniya]]."
    return collection_of(entry_of("south", south, language="en"), entry_of("north", north, language="en"))


def small_collection(language: str = "en") -> Collection:
    """Three accounts in two languages, with a caption, an English boilerplate line and two comments."""
    first = entry_of(
        "first",
        """
%kicker% TV

%title% Déclin au-dessus de [[Qara|qara]]

%boilerplate:en% A caption of March 08, 2019 that came along. (AFP photo)

%caption% Des autobus près de [[Qara|qara]], le {{28 août 2017|2017-08-28}}. ©SANA

Les autobus ont démarré des zones de [[Qara|qara]] en direction d’[[Abou Kamal|abou-kamal]].

La coalition a pilonné le passage {{en août|2017-08}}, entre les villages d’al-Jissy et de [[Kalo|kalo]].
""",
        published="2017-09-02/2017-09-05",
        source="French Press TV",
    )
    second = entry_of(
        "second",
        """
%title% Syrie : capitulation

L’armée a lancé {{le 19 août|2017-08-19}} une offensive, puis {{dimanche|2017-08-27?}} un cessez-le-feu à [[Al Boukamal|abou-kamal]].

%comment% Lambda, 28 août 2017

%comment% kill’em all!!
""",
        published="2017-08-27",
    )
    third = entry_of(
        "third",
        """
%title% قبيل إخراجه من القلمون

%dateline% {{الإثنين 28/8/2017|2017-08-28}} م …

سيغادرون معقلهم باتجاة مدينة [[البوكمال|abou-kamal]] من جرود [[قارة|qara]].
""",
        language="ar",
        published="2017-08-28",
        source="الأردن العربي",
    )
    first = noted(
        first,
        (None, "A note on the whole, see [the other](../articles/third.md)."),
        (
            "Les autobus ont démarré des zones de Qara en direction d’Abou Kamal",
            "Here the buses have **left**. #evacuation",
        ),
        ("a passage that is not there", "An orphan."),
    )
    return collection_of(first, second, third, language=language)
