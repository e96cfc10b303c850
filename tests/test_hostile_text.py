"""Hostile texts are read to their end, and every span is its text; how long that takes is measured by benchmarks/linear_time.py."""

from __future__ import annotations

import pytest

from casualties import extract
from tests.hostile import SEEDS

SIZE = 4_000
"""Characters of a text: more than the longest sentence."""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_piece_repeated_is_read_to_the_end(seed: str) -> None:
    text = seed * (SIZE // len(seed))
    for claim in extract(text):
        assert claim.quantity_text == text[claim.quantity_start : claim.quantity_end]
        assert claim.text == text[claim.start : claim.end]
