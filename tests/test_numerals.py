"""Number words against num2words, an independent writer of them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from casualties.extraction.quantity.numbers import find_numbers
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.lexicon.numerals import below_hundred, figure, number


def values(text: str) -> list[int]:
    return [item.value for item in find_numbers(tokenize(text, 0, len(text), load()), load()).numbers.values()]


@pytest.mark.parametrize("value", range(1, 100))
def test_every_spelling_below_a_hundred(value: int) -> None:
    spelt = num2words(value)
    assert below_hundred(spelt) == below_hundred(spelt.replace("-", " ")) == value


@given(st.integers(min_value=1, max_value=999_999_999_999))
@example(1_000_001)
@example(1_001_000)
@example(2_001_000)
@example(3_400)
def test_canonical_spellings_are_read(value: int) -> None:
    spelt = num2words(value)
    assert values(f"{spelt} people") == [value]
    assert values(f"{spelt.replace(',', '')} people".upper()) == [value]
    assert values(f"{value:,} people") == [value]


@given(st.integers(min_value=11, max_value=99).filter(lambda value: value % 10))
def test_hundreds_above_a_thousand(value: int) -> None:
    assert values(f"{num2words(value)} hundred people") == [value * 100]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2007", "\u2009", "\u202f"])
def test_figures_parted_by_one_space_of_any_kind(space: str) -> None:
    assert values(f"1{space}200 people") == [1200]
    assert values(f"12{space}345{space}678 people") == [12_345_678]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1  200 people", [1, 200]),
        ("12 20 people", [12, 20]),
        ("1200 300", [1200, 300]),
        ("5 or 200", [5, 200]),
        ("3 soldiers and 2 civilians", [3, 2]),
        ("seventy-eight people and two children", [78, 2]),
        ("between five and eight", [5, 8]),
        ("two thousand, two million", [2000, 2_000_000]),
        ("half a million", [500_000]),
        ("a quarter of a million", [250_000]),
        ("a million and a half", [1_500_000]),
        ("half a dozen", [6]),
        ("two dozen", [24]),
        ("several dozen", []),
        ("a few hundred", []),
        ("1.5 people", []),
        ("twenty twenty-three", []),
        ("million million", []),
        ("9999999999999999999999999999999999 people", []),
        ("99999999999999999999 people", []),
        ("007", []),
    ],
)
def test_what_is_one_number_and_what_is_not(text: str, wanted: list[int]) -> None:
    assert values(text) == wanted


def test_no_number_without_its_words() -> None:
    assert number(("twenty", "twenty"), load()) is None
    assert number(("page-three",), load()) is None
    assert figure("10:30", grouped=False) is None
    assert figure("1,5", grouped=False) is None
