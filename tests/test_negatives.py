"""What is no casualty claim, and beside it what looks alike and is one (corpus/negatives.toml), read as a whole."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.claims import read

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "negatives.toml").read_text(encoding="utf-8"))["case"]


@pytest.mark.parametrize(("text", "number"), [pytest.param(case["text"], case["claims"], id=f"{case['kind']}: {case['text']}") for case in CORPUS])
def test_a_text_makes_so_many_claims(text: str, number: int) -> None:
    assert len(read(text)) == number
