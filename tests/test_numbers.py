"""The golden file of numbers: each case a language, a text, and the numbers that it tells; and what accounts make of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.lexicon import languages
from builder.numbers import LEAST, numbers_in
from builder.pages.accounts import account_pages
from tests.collection_by_hand import collection_of, entry_of
from tests.golden_cases import Case, cases_of

CASES = cases_of("numbers.md")


@pytest.mark.parametrize("case", CASES, ids=[f"{case.words['given']}: {case.title}" for case in CASES])
def test_numbers_of_a_text(case: Case) -> None:
    text, language = case.parts["given"], case.words["given"]
    found = [
        f"{text[number.start : number.end]}  {number.value}" for number in numbers_in(text, 0, len(text), language)
    ]
    assert found == [line for line in case.parts["numbers"].splitlines() if line]


def test_every_language_has_a_case() -> None:
    assert {case.words["given"] for case in CASES} == set(languages())


@given(
    st.text(alphabet=" -,.'’و1٢三²½٫abcинеfiveмcentundmilletwenty", max_size=40),
    st.sampled_from((*languages(), "und", "xx")),
)
def test_numbers_lie_in_order_and_are_figures(text: str, language: str) -> None:
    end = 0
    for number in numbers_in(text, 0, len(text), language):
        assert end <= number.start < number.end <= len(text)
        assert re.fullmatch(r"[0-9]+(\.[0-9]+)?", number.value)
        assert float(number.value) >= LEAST
        end = number.end


def test_a_number_in_words_meets_the_same_in_figures_of_any_script() -> None:
    day = "{{28 août|2017-08-28}}"
    collection = collection_of(
        entry_of("one", f"%title% [[Qara|qara]]\n\nVingt-six bus, 100 000 litres, {day}."),
        entry_of("other", f"%title% [[Qara|qara]]\n\nTwenty-six buses, 2.5 million, {day}.", language="en"),
        entry_of("third", f"%title% [[قارة|qara]]\n\nستة وعشرون حافلة و ٢٫٥ مليون، 100 ألف {day}.", language="ar"),
    )
    body = account_pages(collection)[1].body
    assert body.count('href="#number-26"') == 3
    assert body.count('href="#number-100000"') == 2
    assert body.count('href="#number-2500000"') == 2
