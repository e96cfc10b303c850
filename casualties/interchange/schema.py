"""The claim record as a JSON Schema."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from casualties.interchange.columns import CLAIM_COLUMNS, Kind
from casualties.records.claim import SCHEMA
from casualties.records.kinds import Harm, Hedge, Scope, SourceType, Status, VictimGroup
from casualties.records.quantity import LARGEST

CLOSED: dict[str, type[StrEnum]] = {
    "hedge": Hedge,
    "harm": Harm,
    "victim_groups": VictimGroup,
    "source_type": SourceType,
    "scope": Scope,
    "status": Status,
}
"""The closed list that each such key takes its values from."""

ALWAYS = frozenset({"schema", "claim_id", "quantity_text", "text", "hedge", "harm", "scope", "status"})
"""Keys that are never null; lists and flags never are either."""

DAY = r"^\d{4}-\d{2}-\d{2}$"
DAYS = r"^\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?$"
PATTERNS = {"published": DAY, "as_of": DAY, "event_when": DAYS}


def _property(name: str, kind: Kind) -> dict[str, Any]:
    if kind is Kind.FLAG:
        return {"type": "boolean"}
    values = [str(value) for value in CLOSED[name]] if name in CLOSED else None
    if kind is Kind.TEXTS:
        return {"type": "array", "items": {"type": "string"} | ({"enum": values} if values else {})}
    if name == "schema":
        return {"const": SCHEMA}
    if values:
        return {"enum": values if name in ALWAYS else [*values, None]}
    type_ = "integer" if kind is Kind.COUNT else "string"
    bounds = {"minimum": 0, "maximum": LARGEST} if kind is Kind.COUNT else {}
    pattern = {"pattern": PATTERNS[name]} if name in PATTERNS else {}
    return {"type": type_ if name in ALWAYS else [type_, "null"], **bounds, **pattern}


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of `Claim.to_dict`, of each line of `to_jsonl` and of `casualties extract`.

    >>> json_schema()["properties"]["harm"]["enum"][:3]
    ['killed', 'wounded', 'casualties']
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "casualty claim",
        "description": "One claim that a text makes: a quantity of one harm to some victims in one incident, with its source.",
        "type": "object",
        "properties": {name: _property(name, kind) for name, kind in CLAIM_COLUMNS.items()},
        "required": list(CLAIM_COLUMNS),
        "additionalProperties": False,
    }
