"""The scope stage: totals, parts and cumulative figures, increments and earlier tolls."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.scope.scopes import find_scopes
from casualties.lexicon.language import load
from casualties.records.scope import ScopeReading
from tests.mentions import Reading

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "scopes.toml").read_text("utf-8"))["case"]


def scopes(text: str, amounts: list[str]) -> tuple[ScopeReading, ...]:
    reading = Reading(text, amounts)
    return find_scopes(text, reading.sentences, reading.tokens, reading.mentions, load())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_figure_has_the_scope_that_its_text_gives_it(case: dict[str, Any]) -> None:
    found = scopes(case["text"], case["amounts"])
    amounts = [amount.split("|")[0].strip() for amount in case["amounts"]]
    assert [reading.scope.value for reading in found] == case["expect"]
    assert [amount for amount, reading in zip(amounts, found, strict=True) if reading.increment] == case.get("increments", [])
    assert [amount for amount, reading in zip(amounts, found, strict=True) if reading.superseded] == case.get("superseded", [])


PIECES = [
    *("12", "were", "killed", "including", "of them", "since", "2015", ","),
    *("and", ".", "the war", "two", "toll", "rose from", "to", "\n\n", "another"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_no_text_raises(pieces: list[str]) -> None:
    text = " ".join(["12", *pieces])
    amounts = ["12 | killed", *("two | killed" for piece in pieces if piece == "two")]
    assert len(scopes(text, amounts)) == len(amounts)


def test_a_figure_is_as_of_the_day_that_its_sentence_names() -> None:
    text = "As of Monday, 40 people were missing. Nine people died."
    reading = Reading(text, ["40 | missing", "Nine | died"])

    def day(sentence: int, token: int) -> str | None:
        return "2021-03-01" if reading.tokens(sentence).words[token] == "monday" else None

    found = find_scopes(text, reading.sentences, reading.tokens, reading.mentions, load(), day)
    assert [item.as_of for item in found] == ["2021-03-01", None]
    assert [item.as_of for item in scopes(text, ["40 | missing", "Nine | died"])] == [None, None]
