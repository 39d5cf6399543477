"""EDTF is read as the `edtf` package reads it, bounded as the calendar has it, and shown in the reader's words."""

from __future__ import annotations

from datetime import date

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.edtf import bounds_of, display_of, is_edtf, parse_edtf
from builder.model import Edtf

GOOD = [
    "2017-08-28", "2017-08", "2017", "199X", "19XX", "2017-XX", "2017-08-XX", "2017-XX-XX", "2017~", "2017-08-28?", "2017-08%",
    "2017-22", "2017-08-26/2017-08-27", "2017~/2018?", "2017/..", "../2017", "2017/", "/2017", "-0044", "Y170000002",
    "2017-08-28T10:00:00Z",
]  # fmt: skip
BAD = ["", "/", "../..", "28/8/2017", "2017-13", "2017-8-28", "2017-02-30", "1999X", "August 2017", "2017-08-28/2017-08-01",
       "2017/2018/2019", "2017-22-01", "199X-05"]  # fmt: skip


@pytest.mark.parametrize("text", GOOD)
def test_a_good_value_is_good_to_the_edtf_package_too(text: str) -> None:
    assert is_edtf(text)
    edtf.parse_edtf(text)


@pytest.mark.parametrize("text", BAD)
def test_a_bad_value_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S+ \S+ \S+"):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2017-08-28", "2017-08-28", "2017-08-28"),
        ("2016-02~", "2016-02-01", "2016-02-29"),
        ("2017?", "2017-01-01", "2017-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2017-XX", "2017-01-01", "2017-12-31"),
        ("2017-22", "2017-06-01", "2017-08-31"),
        ("2017-24", "2017-12-01", "2018-02-28"),
        ("2017-05-03/2017-05-05", "2017-05-03", "2017-05-05"),
        ("2014/..", "2014-01-01", "2014-12-31"),
        ("../2014", "2014-01-01", "2014-12-31"),
        ("2017-08-28T10:00:00Z", "2017-08-28", "2017-08-28"),
    ],
)
def test_a_value_covers_from_its_first_day_to_its_last(text: str, first: str, last: str) -> None:
    assert bounds_of(Edtf(text)) == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.dates(), st.sampled_from(["", "?", "~", "%"]))
def test_a_day_covers_itself(day: date, qualifier: str) -> None:
    assert bounds_of(parse_edtf(day.isoformat() + qualifier)) == (day, day)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    if is_edtf(text):
        assert display_of(Edtf(text), "fr")


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("2017-08-28", "fr", "28 août 2017"),
        ("2017-08", "fr", "août 2017"),
        ("2017-08-26/2017-08-27", "fr", "26–27 août 2017"),
        ("2017-08-01", "fr", "1er août 2017"),
        ("2017-08-01/2017-08-03", "fr", "1er–3 août 2017"),
        ("2017-08-11", "fr", "11 août 2017"),
        ("2014~", "fr", "vers 2014"),
        ("2017-08-01~", "fr", "vers le 1er août 2017"),
        ("../2017-08-01", "fr", "jusqu’au 1er août 2017"),
        ("2017/..", "fr", "depuis 2017"),
        ("2014~", "en", "about 2014"),
        ("2014?", "en", "2014?"),
        ("199X", "en", "1990s"),
        ("18XX", "fr", "XIXe siècle"),
        ("2017-22", "de", "Sommer 2017"),
        ("2017/..", "es", "desde 2017"),
        ("2017-08-28", "ar", "28 أغسطس 2017"),
        ("2017-08-28", "xx", "August 28, 2017"),
        ("-0044-03", "fr", "-0044-03"),
    ],
)
def test_a_value_is_shown_in_the_words_of_the_reader(text: str, language: str, shown: str) -> None:
    assert display_of(Edtf(text), language) == shown
