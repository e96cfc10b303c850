"""Hostile texts are read to their end, and every span is its text; how long that takes is measured by benchmarks/linear_time.py."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties import extract, find_attributions
from tests.hostile import CUT_SHORT, SEEDS

SIZE = 4_000
"""Characters of a text: more than the longest sentence."""

PIECE = re.compile(r"\w+|[^\w\s]")
CASES = tomllib.loads((Path(__file__).parent / "corpus" / "attributions.toml").read_text(encoding="utf-8"))["case"]
REPORTED = [PIECE.findall(case["text"]) for case in CASES]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_piece_repeated_is_read_to_the_end(seed: str) -> None:
    text = seed * (SIZE // len(seed))
    for claim in extract(text):
        assert claim.quantity_text == text[claim.quantity_start : claim.quantity_end]
        assert claim.text == text[claim.start : claim.end]


@pytest.mark.parametrize("text", CUT_SHORT)
def test_a_text_that_breaks_off_is_read(text: str) -> None:
    find_attributions(text)
    extract(text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_text_is_read_wherever_it_breaks_off(case: dict[str, str]) -> None:
    for piece in PIECE.finditer(case["text"]):
        find_attributions(case["text"][: piece.end()])


@settings(max_examples=300)
@given(st.sampled_from(REPORTED), st.sampled_from(REPORTED), st.data())
def test_two_sentences_run_into_one_are_read(first: list[str], second: list[str], data: st.DataObject) -> None:
    end, start = data.draw(st.integers(0, len(first))), data.draw(st.integers(0, len(second)))
    find_attributions(" ".join((*first[:end], *second[start:])))
