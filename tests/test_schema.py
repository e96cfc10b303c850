"""The JSON Schema accepts exactly the rows that claims make."""

from __future__ import annotations

from typing import Any

import jsonschema
import pytest
from hypothesis import given

from casualties import Claim, Harm, json_schema
from casualties.records.claim import FIELDS
from tests.strategies import claims as claim

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
ROW = Claim(quantity_text="12", low=12, high=12, harm=Harm.KILLED).to_dict()


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_it_names_every_field_in_order() -> None:
    assert tuple(json_schema()["properties"]) == tuple(json_schema()["required"]) == FIELDS


@given(claim())
def test_every_claim_fits(made: Claim) -> None:
    VALIDATOR.validate(made.to_dict())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        *(("harm", "hurt"), ("harm", None), ("low", -1), ("low", 1.5), ("high", 2**63), ("high", "12"), ("sources", None)),
        *(("sources", "police"), ("victim_groups", ["dogs"]), ("status", ""), ("increment", None), ("published", "Tuesday")),
        *(("schema", 2), ("event_when", "2020-10-26/"), ("source_type", "rumour"), ("text", None)),
    ],
)
def test_a_wrong_value_does_not_fit(key: str, value: Any) -> None:
    assert not VALIDATOR.is_valid({**ROW, key: value})


def test_a_missing_or_an_unknown_key_does_not_fit() -> None:
    assert not VALIDATOR.is_valid({key: value for key, value in ROW.items() if key != "low"})
    assert not VALIDATOR.is_valid({**ROW, "colour": "red"})
