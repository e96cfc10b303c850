"""Whole articles against what a reader finds in them: expectations of claims, and the claims that they name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casualties import Claim, Claims, Group, Report

Row = dict[str, Any]
"""What is expected of one claim: `said` (words in its quantity), `low`, `high`, `harm`, `victims`, `sources`, `incident`, and what else matters."""

FIELDS = ("bounds", "victims", "sources", "status", "scope", "source_type", "hedge", "best", "stated")


def found(claims: Claims, rows: Sequence[Row], number: int) -> Claim:
    """The claim that an expectation names: by its words and its harm; a repeated one by its order."""
    wanted = rows[number]
    alike = [i for i, row in enumerate(rows) if (row["said"], row["harm"]) == (wanted["said"], wanted["harm"])]
    read = [claim for claim in claims if wanted["said"] in claim.quantity_text and claim.harm == wanted["harm"]]
    assert len(read) == len(alike), f"{wanted['said']}: expected {len(alike)} times, read {len(read)} times"
    return read[alike.index(number)]


def fields_of(row: Row) -> list[str]:
    return [field for field in FIELDS if field in row or field in ("bounds", "sources", "status", "scope")]


def check(claim: Claim, row: Row, field: str) -> None:
    """Holds one field of a claim against its expectation. A source that is no name of an organisation need only hold the words given."""
    if field == "bounds":
        assert (claim.low, claim.high) == (row["low"], row.get("high"))
    elif field == "sources":
        assert len(claim.sources) == len(row["sources"]), claim.sources
        for wanted, full in zip(row["sources"], claim.sources, strict=True):
            assert full == wanted or (wanted in full and wanted not in row.get("full_names", ())), claim.sources
    elif field == "status":
        assert claim.status == row.get("status", "reported" if row["sources"] else "asserted")
    elif field == "scope":
        assert claim.scope == row.get("scope", "total")
    else:
        assert getattr(claim, field) == row[field]


def incidents(claims: Claims, rows: Sequence[Row]) -> dict[str, set[str | None]]:
    """The event ids of the claims of each incident that the expectations name."""
    ids: dict[str, set[str | None]] = {}
    for number, row in enumerate(rows):
        ids.setdefault(row["incident"], set()).add(found(claims, rows, number).event_id)
    return ids


def group_of(report: Report, claim: Claim) -> Group:
    return next(group for group in report if claim in group.claims)
