"""Scopes that the incidents of a whole text decide: what lies inside a sum, and other tolls of a series."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from casualties import extract

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "incident_scopes.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_text_gives_its_figures_their_scopes(case: dict[str, Any]) -> None:
    found = [f"{claim.quantity_text} {claim.harm.value}: {claim.scope.value}" for claim in extract(case["text"])]
    assert found == case["expect"]


def test_what_lies_inside_a_sum_is_part_of_it() -> None:
    claims = extract("Five people drowned in three separate accidents. Two drowned when a boat sank off Tell on Monday.")
    assert claims[1].part_of == claims[0].claim_id
