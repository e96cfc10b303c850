"""A group of claims as one row of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from casualties.reconciliation.grouping import Group


def group_row(group: Group, incident: int) -> dict[str, Any]:
    """The group as a flat dict of plain values with the keys of `GROUP_COLUMNS`; figures are null where no claim counts.

    `incident` is the position of its incident in the report: an `event_id` tells incidents apart within one document only.
    """
    event, span, agreed = group.event, group.range, group.agreed
    claims = group.claims
    return {
        "incident": incident,
        "event_id": event.event_id if event else None,
        "event_what": event.what if event else None,
        "event_where": event.where if event else None,
        "event_when": event.when if event else None,
        "harm": str(group.harm),
        "victims": group.victims,
        "scope": str(group.scope),
        "low": span.low if span else None,
        "high": span.high if span else None,
        "open_above": span.open_above if span else False,
        "agreed_low": agreed.low if agreed else None,
        "agreed_high": agreed.high if agreed else None,
        "claims": len(claims),
        "disagreements": len(group.disagreements),
        "sources": list(dict.fromkeys(claim.source for claim in claims if claim.source)),
        "claim_ids": [claim.claim_id for claim in claims],
        "document_ids": list(dict.fromkeys(claim.document_id for claim in claims if claim.document_id)),
    }
