"""Text as it arrives, with its capitals, broken lines and page furniture, and every span in the text as given (corpus/rough_text.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from casualties import extract
from tests.claims import expected, read

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "rough_text.toml").read_text(encoding="utf-8"))["construction"]
CASES = [pytest.param(text, claims, id=f"{item['name']} {number}") for item in CORPUS for number, (text, *claims) in enumerate(item["cases"])]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_rough_text_gives_its_claims(text: str, claims: list[str]) -> None:
    assert read(text) == [expected(claim) for claim in claims]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_every_span_is_in_the_text_as_given(text: str, claims: list[str]) -> None:
    for claim in extract(text):
        assert claim.start is not None and claim.quantity_start is not None
        assert text[claim.start : claim.end] == claim.text
        assert text[claim.quantity_start : claim.quantity_end] == claim.quantity_text
