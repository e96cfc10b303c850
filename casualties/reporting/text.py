"""Reconciled claims as plain text, short enough to read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casualties.reconciliation.grouping import Group
from casualties.reconciliation.incidents import Incident
from casualties.reconciliation.reconcile import Reconciliation
from casualties.records.claim import Claim
from casualties.reporting.positions import of_several, positions, reasons

CANDIDATES = 3
"""Incidents named at most that an incident may be the same as."""


def report_text(reconciliation: Reconciliation) -> str:
    """The incidents with their groups: each position with its sources, the range, and why figures differ.

    Where the claims are of several documents, each source has the outlet and the day of publication behind it.

    >>> from casualties.reconciliation.reconcile import reconcile
    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> rows = ({"quantity_text": "10", "source": "the mayor"}, {"quantity_text": "14", "source": "Harbour Watch"})
    >>> print(report_text(reconcile(claim_from_dict(row | {"harm": "killed"}) for row in rows)))
    Incident: 2 claims
      Killed: 10 to 14
        10: the mayor
        14: Harbour Watch
        10 (the mayor) and 14 (Harbour Watch) contradict each other: they count the same and name different figures.
    """
    if not reconciliation.incidents:
        return "No casualty claims."
    several = of_several(reconciliation.claims)
    return "\n\n".join(_incident(incident, several) for incident in reconciliation.incidents)


def _incident(incident: Incident, several: bool) -> str:
    lines = [str(incident)]
    for group in incident.groups:
        lines += ["  " + line for line in _group(group, several)]
    if incident.candidates:
        named = [f"that of {event}" for event in incident.candidates[:CANDIDATES]]
        others = len(incident.candidates) - len(named)
        lines.append(f"  It may be the same incident as {' or '.join(named)}{f' or {others} more' if others else ''}; that is not known.")
    return "\n".join(lines)


def _group(group: Group, several: bool) -> list[str]:
    return [str(group), *(f"  {line}" for line in (*positions(group, several), *reasons(group)))]


def claims_text(claims: Iterable[Claim]) -> str:
    """The claims as an aligned list: harm, quantity as written, bounds, victims, source, status, scope.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> print(claims_text([claim_from_dict({"harm": "killed", "quantity_text": "78", "source": "Harbour Watch"})]))
    harm    quantity  bounds  victims  source         status    scope
    killed  78        78      -        Harbour Watch  reported  total
    """
    rows = [("harm", "quantity", "bounds", "victims", "source", "status", "scope")]
    for claim in claims:
        source = "; ".join(claim.sources) or claim.source or claim.source_text or "-"
        bounds = "-" if claim.interval is None else str(claim.interval)
        rows.append(
            (
                claim.harm.value,
                " ".join(claim.quantity_text.split()),
                bounds,
                claim.victims or "-",
                source,
                claim.status.value,
                claim.scope.value,
            )
        )
    return "No casualty claims." if len(rows) == 1 else _aligned(rows)


def _aligned(rows: Sequence[tuple[str, ...]]) -> str:
    widths = [min(40, max(len(row[column]) for row in rows)) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [cell if len(cell) <= width else cell[: width - 1] + "…" for cell, width in zip(row, widths, strict=True)]
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip())
    return "\n".join(lines)
