"""Short texts by what makes them hard, with number, harm, source, scope and status of each claim (corpus/phenomena.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from casualties import extract
from tests.claims import bounds

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "phenomena.toml").read_text(encoding="utf-8"))["phenomenon"]
CASES = [pytest.param(text, claims, id=f"{item['name']} {number}") for item in CORPUS for number, (text, *claims) in enumerate(item["cases"])]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_a_text_gives_its_claims(text: str, claims: list[str]) -> None:
    found = [
        (
            claim.quantity_text,
            bounds(claim.low, claim.high),
            claim.harm.value,
            claim.source or "",
            claim.scope.value,
            claim.status.value,
        )
        for claim in extract(text)
    ]
    assert sorted(" | ".join(each) for each in found) == sorted(claims)
