"""Who came to which harm: many phrasings of each construction (corpus/harms.toml), and what the stage gives on its own."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.claims import expected, read

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "harms.toml").read_text(encoding="utf-8"))["construction"]
CASES = [pytest.param(text, claims, id=f"{item['name']}: {text}") for item in CORPUS for text, *claims in item["cases"]]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_a_phrasing_gives_its_claims(text: str, claims: list[str]) -> None:
    assert read(text) == [expected(claim) for claim in claims]
