"""A person's word goes before what was decided, wherever the surface form stands, and nowhere else."""

from __future__ import annotations

import pytest

from builder.decide.corrections import correct_dates, correct_places
from builder.model import Article, Block, Correction, DateLink, Edtf, Place, PlaceId, PlaceLink, because
from builder.words.reasons import sentence_of

DAMASCUS = Place(
    id=PlaceId("local:d"), name="Damascus", names=(), kind="city", country="SY", lat=33.5, lon=36.3, origin=""
)


def article(text: str, kind: str = "body") -> Article:
    block = Block(start=0, end=len(text), kind=kind, language="fr")  # type: ignore[arg-type]
    return Article(
        id="a", seed="seeds/a.txt", sha256="", text=text, language="fr", title="", source=None, author=None, url=None,
        stated=None, blocks=(block,),
    )  # type: ignore[arg-type]  # fmt: skip


def date(text: str, surface: str, edtf: str) -> DateLink:
    start = text.index(surface)
    return DateLink(start=start, end=start + len(surface), edtf=Edtf(edtf), kind="partial", why=because("whole_date"))


def word(surface: str, value: str | None) -> Correction:
    return Correction(line=3, surface=surface, value=value)


def test_a_value_replaces_whatever_it_overlaps_and_says_who_said_so() -> None:
    text = "Le lundi 19 mars, puis lundi."
    (link,) = correct_dates(
        article(text), [date(text, "19 mars", "2018-03-19")], [word("lundi 19 mars", "2012-03-19")], "n.md"
    )
    assert (text[link.start : link.end], link.edtf, sentence_of(link.why, "en")) == (
        "lundi 19 mars",
        "2012-03-19",
        "corrected in n.md:3",
    )


@pytest.mark.parametrize("order", [1, -1])
def test_the_longer_form_is_the_more_exact_word_in_any_order(order: int) -> None:
    text = "Le lundi 19 mars, puis lundi."
    corrections = [word("lundi 19 mars", "2012-03-19"), word("lundi", "2012-03-26")][::order]
    links = correct_dates(article(text), [], corrections, "n.md")
    assert [(text[link.start : link.end], link.edtf) for link in links] == [
        ("lundi 19 mars", "2012-03-19"),
        ("lundi", "2012-03-26"),
    ]


def test_null_takes_a_mention_away() -> None:
    text = "mars et Mars"
    assert correct_dates(article(text), [date(text, "mars", "2018-03")], [word("mars", None)], "n.md") == ()


def test_a_place_behind_a_clitic_is_the_place() -> None:
    text = "وصل بدمشق أمس"
    start = text.index("دمشق")
    found = PlaceLink(start=start, end=start + 4, place=None, name="دمشق", why=())
    (link,) = correct_places(article(text), [found], [word("دمشق", "local:d")], "n.md", lambda _: DAMASCUS, [])
    assert (link.start, link.place) == (start, DAMASCUS)


def test_what_stands_in_a_date_is_no_place() -> None:
    text = "Le 19 mars à Mars"
    dates = [date(text, "19 mars", "2018-03-19")]
    links = correct_places(article(text), [], [word("mars", "local:d")], "n.md", lambda _: DAMASCUS, dates)
    assert links == ()


def test_a_comment_is_not_corrected() -> None:
    assert correct_dates(article("lundi", "comment"), [], [word("lundi", "2018-03-19")], "n.md") == ()
