"""Folding: what counts as the same word, and that offsets lead back to where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.folding import fold, folded

unhurried = settings(deadline=None)  # other work on the machine is no fault of the code
ANY = st.text(max_size=80)
MEANT = st.text(alphabet="aéÉœﬁ «»“”’'-–— \u00a0\u200f\n…أإآٱىيةهـَّ٠٩۵3ßİ½", max_size=60)
"""Characters that folding is about."""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élysée", "elysee"),
        ("L’armée", "l'armee"),
        ("« la ville »", '" la ville "'),
        ("œuvre difﬁcile", "OEUVRE DIFFICILE"),
        ("Straße", "strasse"),
        ("Deir ez–Zor", "deir ez-zor"),
        ("100\u00a0000", "100 000"),
        ("fin…", "fin..."),
        ("كِتابٌ", "كتاب"),
        ("الأنباء", "الانباء"),
        ("مدرسة", "مدرسه"),
        ("المعبـــر", "المعبر"),
        ("على", "علي"),
        ("کرمان", "كرمان"),
        ("١٩٩٧", "1997"),
        ("۱۹۹۷", "1997"),
        ("\u200fقارة\u200e", "قارة"),
        ("Ѐлка", "елка"),
    ],
)
def test_spellings_of_one_word_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("قارة", "قار"), ("1997", "1998"), ("и", "я"), ("कि", "का"), ("سوريا", "سورية اليوم")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@unhurried
@given(ANY | MEANT)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@unhurried
@given(ANY | MEANT)
def test_with_offsets_it_is_the_same_text(text: str) -> None:
    assert folded(text).text.strip() == fold(text)


@unhurried
@given(ANY | MEANT, st.data())
def test_a_folded_stretch_leads_back_to_what_it_came_from(text: str, data: st.DataObject) -> None:
    known = folded(text)
    assert len(known.starts) == len(known.text) + 1
    if not known.text:
        return
    start = data.draw(st.integers(0, len(known.text) - 1))
    end = data.draw(st.integers(start + 1, len(known.text)))
    first, last = known.span(start, end)
    assert 0 <= first < last <= len(text)
    assert known.text[start:end].strip() in fold(text[first:last])
