"""Short rows → claims, for tests of relations and groups."""

from __future__ import annotations

import re
from typing import Any

from casualties.reconciliation.rows import claim_from_dict
from casualties.records.claim import Claim

VAGUE = {"dozens": 24, "hundreds": 200, "several": 3}
PATTERNS = (
    (r"at least ([\d,]+)", "at_least", lambda n: (n, None)),
    (r"more than ([\d,]+)", "more_than", lambda n: (n + 1, None)),
    (r"up to ([\d,]+)", "at_most", lambda n: (0, n)),
    (r"(?:about|around) ([\d,]+)", "about", lambda n: (n * 9 // 10, -(-n * 11 // 10))),
    (r"([\d,]+)", "exact", lambda n: (n, n)),
)


def claim(*, q: str, **row: Any) -> Claim:
    """A claim from a short row: `q` is the quantity, whose bounds follow from its words where the row gives none."""
    row = {"harm": "killed", "document_id": "d", "event_id": "e1", "quantity_text": q, **row}
    if row["event_id"] is False:
        row["event_id"] = None
    if row.pop("bounds", True) is False:
        row |= {"low": None, "high": None}
    elif q in VAGUE:
        row |= {"low": VAGUE[q], "high": None, "hedge": "vague", "stated": None, "best": None}
    elif "low" not in row:
        for pattern, hedge, bounds in PATTERNS:
            if match := re.fullmatch(pattern, q):
                stated = int(match[1].replace(",", ""))
                low, high = bounds(stated)
                row |= {"low": low, "high": high, "hedge": hedge, "stated": stated}
                break
    elif row.get("hedge") == "vague":
        row |= {"stated": None, "best": None}
    text = row.get("text")
    if text:
        row.setdefault("start", 100)
        at = text.lower().index(q.lower())
        row |= {"end": row["start"] + len(text), "quantity_start": row["start"] + at, "quantity_end": row["start"] + at + len(q)}
    return claim_from_dict(row)
