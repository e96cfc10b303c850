"""One meaning, many phrasings, and what is no amount at all; the sentences are in corpus/quantities.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.quantity.amounts import between, hedged, scaled, shared
from casualties.extraction.quantity.numbers import find_numbers
from casualties.extraction.quantity.quantities import find_quantities
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.convention import DEFAULT
from casualties.records.quantity import LARGEST, Quantity

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "quantities.toml").read_text(encoding="utf-8"))
PHRASINGS = [(meaning, phrasing) for meaning in CORPUS["meaning"] for phrasing in meaning["phrasings"]]
NOTHING = [text for texts in CORPUS["nothing"].values() for text in texts]


def read(text: str) -> tuple[Quantity, ...]:
    return find_quantities(tokenize(text, 0, len(text), load()), load())


@pytest.mark.parametrize(("meaning", "phrasing"), PHRASINGS, ids=[phrasing for _, phrasing in PHRASINGS])
def test_a_phrasing_has_its_meaning(meaning: dict[str, Any], phrasing: str) -> None:
    start = phrasing.index("[")
    end = phrasing.index("]") - 1
    found = read(phrasing.replace("[", "").replace("]", ""))
    assert [(item.start, item.end) for item in found] == [(start, end)]
    (item,) = found
    assert item.hedge == meaning["hedge"]
    assert (item.low, item.high) == (meaning.get("low"), meaning.get("high"))
    assert (item.best, item.stated) == (meaning.get("best"), meaning.get("stated"))
    assert item.additive == meaning.get("additive", False)
    assert item.ratio == (tuple(meaning["ratio"]) if "ratio" in meaning else None)


@pytest.mark.parametrize("text", NOTHING)
def test_what_counts_nothing_is_left_out(text: str) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("killed 10 people, including 3 children", ["10", "3"]),
        ("Dead: 45; injured: 112", ["45", "112"]),
        ("killed 12 - five soldiers and seven civilians", ["12", "five", "seven"]),
        ("The toll rose from 12 to 34", ["12", "34"]),
        ("two of the five men died", ["two"]),
        ("six of the eight killed were men", ["six", "eight"]),
        ("On March 12 200 people died", ["200"]),
        ("five (5) people", ["five"]),
        ("at least 100 and possibly as many as 200 people", ["at least 100", "as many as 200"]),
        ("9 people died on 9 May in Room 9 after 9 hours", ["9"]),
    ],
)
def test_amounts_beside_one_another(text: str, wanted: list[str]) -> None:
    assert [item.text for item in read(text)] == wanted


@pytest.mark.parametrize(
    ("text", "offset"), [("eight fewer than in May", -8), ("two more than on Monday", 2), ("all but three of them", -3)]
)
def test_differences_are_kept_as_offsets(text: str, offset: int) -> None:
    (item,) = read(text)
    assert (item.ratio, item.offset, item.low) == ((1, 1, 1), offset, None)


def test_a_relative_amount_can_be_open_above() -> None:
    (item,) = read("more than double that")
    assert (item.ratio, item.offset) == ((2, None, 1), 1)


RULES = [
    (rule, pattern, text, wanted)
    for rule, pattern in load().rules("quantities")
    for texts, wanted in ((rule.examples, True), (rule.counterexamples, False))
    for text in texts
]


@pytest.mark.parametrize(("rule", "pattern", "text", "wanted"), RULES, ids=[f"{rule.name}: {text}" for rule, _, text, _ in RULES])
def test_a_rule_matches_its_examples_and_no_counterexample(rule: Any, pattern: Any, text: str, wanted: bool) -> None:
    figures = find_numbers(tokenize(text, 0, len(text), load()), load())
    assert (pattern.search(figures.classes) is not None) == wanted


PIECES = """at least more than fewer no not any one 12 1,200 1.5 1987 200 0 m k % $ , . - – ( ) and or to from between of the a another
further few several dozen dozens hundred thousands tens million half third many large number as up nearly about May"""
WORDS = st.sampled_from(PIECES.split())


@given(st.lists(WORDS, max_size=15), st.sampled_from([" ", "", "\u00a0"]))
def test_any_row_of_words_keeps_the_laws(words: list[str], gap: str) -> None:
    text = " ".join(words) if gap == " " else gap.join(words)
    last = 0
    for item in read(text):
        assert item.text == text[item.start : item.end]
        assert last <= item.start < item.end
        last = item.end
        if item.low is not None and item.high is not None:
            assert item.low <= item.high <= LARGEST
        if item.best is not None:
            assert item.low is not None
            assert item.low <= item.best
            assert item.high is None or item.best <= item.high


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    read(text)


@given(st.integers(0, 10**12), st.sampled_from(["exact", "at_least", "more_than", "at_most", "less_than", "about", "nearly"]))
def test_bounds_hold_the_best_figure(value: int, hedge: str) -> None:
    amount = hedged(hedge, value, DEFAULT)
    assert amount.low is not None
    assert amount.high is None or amount.low <= amount.high
    assert amount.best is None or (amount.low <= amount.best and (amount.high is None or amount.best <= amount.high))


def test_bounds_of_ranges_and_shares() -> None:
    assert (between(5, 8).low, between(5, 8).high) == (5, 8)
    assert shared(2, 1000, 3000) == 2000
    assert shared(900, 1_000_000, 1_200_000) == 900
    open_above = scaled(20, None, (1, 1, 2), 0)
    assert (open_above.low, open_above.high, open_above.best) == (10, None, None)
    assert scaled(54, 66, (1, 1, 2), 0).low == 27
