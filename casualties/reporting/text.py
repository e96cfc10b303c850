"""Reconciled claims as plain text, short enough to read aloud."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casualties.reconciliation.grouping import Group
from casualties.reconciliation.incidents import Incident
from casualties.reconciliation.reconcile import Reconciliation
from casualties.reconciliation.sentences import voice
from casualties.records.claim import Claim
from casualties.records.kinds import Family, Scope, Status
from casualties.records.relation import Code

POSITIONS = 12
"""Positions of a group that are listed at most; the others are counted."""

DIFFERENCES = 4
"""Sentences on differences of a group at most: those that contradict first, then those of two figures, of one, of none."""


def report_text(reconciliation: Reconciliation) -> str:
    """The incidents with their groups: each position with its sources, the range, and why figures differ.

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
    return "\n\n".join(_incident(incident) for incident in reconciliation.incidents)


def _incident(incident: Incident) -> str:
    count = len(incident.claims)
    title = "Incident" if incident.event is None or str(incident.event) == "incident" else f"Incident, {incident.event}"
    lines = [f"{title}: {count} claim{'' if count == 1 else 's'}"]
    for group in incident.groups:
        lines += ["  " + line for line in _group(group)]
    if incident.candidates:
        others = len(incident.candidates)
        lines.append(f"  It may be the same incident as {others} other{'' if others == 1 else 's'} here; that is not known.")
    return "\n".join(lines)


def _group(group: Group) -> list[str]:
    whom = f", {group.victims}" if group.victims else ""
    scope = {Scope.PART: " (a part of the toll)", Scope.CUMULATIVE: " (over several incidents or a period)"}.get(group.scope, "")
    spans = "no figure that counts" if group.range is None else str(group.range)
    lines = [f"{group.harm.value.capitalize()}{whom}{scope}: {spans}"]
    said: dict[str, list[str]] = {}
    for claim in group.claims:
        voices = said.setdefault(_words(claim), [])
        if voice(claim) not in voices:
            voices.append(voice(claim))
    figures = list(said.items())
    lines += [f"  {figure}: {'; '.join(voices)}" for figure, voices in figures[:POSITIONS]]
    if len(figures) > POSITIONS:
        lines.append(f"  and {len(figures) - POSITIONS} more figures")
    lines += [f"  {sentence}" for sentence in _reasons(group)]
    return lines


def _words(claim: Claim) -> str:
    words = " ".join(claim.quantity_text.split())
    marks = {Status.DENIED: " (denied)", Status.UNVERIFIED: " (unverified)"}.get(claim.status, "")
    return words + marks + (" (earlier figure)" if claim.superseded else "")


def _reasons(group: Group) -> list[str]:
    others = [r for r in group.differences if r.family is not Family.CONTRADICTS and r.code is not Code.VAGUE_CONSISTENT]
    told = [*group.disagreements, *sorted(others, key=lambda relation: sum(claim.stated is None for claim in relation.claims))]
    if len(told) <= DIFFERENCES:
        return [relation.sentence for relation in told]
    rest = len(told) - DIFFERENCES
    return [*(relation.sentence for relation in told[:DIFFERENCES]), f"{rest} more pair{'' if rest == 1 else 's'} of figures differ."]


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
