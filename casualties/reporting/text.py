"""Reconciled claims as plain text, short enough to read aloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from casualties.reconciliation.grouping import Group
from casualties.reconciliation.incidents import Incident
from casualties.reconciliation.reconcile import Reconciliation
from casualties.reconciliation.sentences import day_of, voice
from casualties.reconciliation.sources import own_voice
from casualties.records.claim import Claim
from casualties.records.kinds import Family, Scope, Status
from casualties.records.relation import Code, Relation

POSITIONS = 12
"""Figures of a group that are listed with their sources at most; the others are named behind them."""

NAMED = 24
"""Figures named without their sources at most; the others are counted."""

DIFFERENCES = 4
"""Sentences on differences of a group at most: what contradicts first, then what two figures, one or none state; the latest first."""

CANDIDATES = 3
"""Incidents named at most that an incident may be the same as."""

DIFFER = {
    Family.CONTRADICTS: "contradict each other",
    Family.EVOLVES: "are of different times",
    Family.COMPATIBLE: "are compatible",
    Family.SAME_CLAIM: "are the same claim",
    Family.NOT_COMPARABLE: "cannot be compared",
    Family.CANNOT_TELL: "may or may not be comparable",
}
"""What is said of the pairs that get no sentence, by family."""


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
    several = len({(claim.document_id, claim.publisher, claim.published) for claim in reconciliation.claims}) > 1
    return "\n\n".join(_incident(incident, several) for incident in reconciliation.incidents)


def _incident(incident: Incident, several: bool) -> str:
    count = len(incident.claims)
    title = "Incident" if incident.event is None or str(incident.event) == "incident" else f"Incident, {incident.event}"
    lines = [f"{title}: {count} claim{'' if count == 1 else 's'}"]
    for group in incident.groups:
        lines += ["  " + line for line in _group(group, several)]
    if incident.candidates:
        named = [f"that of {event}" for event in incident.candidates[:CANDIDATES]]
        others = len(incident.candidates) - len(named)
        lines.append(f"  It may be the same incident as {' or '.join(named)}{f' or {others} more' if others else ''}; that is not known.")
    return "\n".join(lines)


def _group(group: Group, several: bool) -> list[str]:
    whom = f", {group.victims}" if group.victims else ""
    scope = {Scope.PART: " (a part of the toll)", Scope.CUMULATIVE: " (over several incidents or a period)"}.get(group.scope, "")
    spans = "no figure that counts" if group.range is None else str(group.range)
    lines = [f"{group.harm.value.capitalize()}{whom}{scope}: {spans}"]
    said: dict[str, list[str]] = {}
    for claim in group.claims:
        voices = said.setdefault(_words(claim), [])
        who = voice(claim) + (_printed(claim) if several else "")
        if who not in voices:
            voices.append(who)
    figures = list(said.items())
    lines += [f"  {figure}: {'; '.join(voices)}" for figure, voices in figures[:POSITIONS]]
    if len(figures) > POSITIONS:
        lines.append(f"  {_rest([figure for figure, _ in figures[POSITIONS:]])}")
    lines += [f"  {sentence}" for sentence in _reasons(group)]
    return lines


def _rest(figures: Sequence[str]) -> str:
    named = "; ".join(figures[:NAMED]) + ("; …" if len(figures) > NAMED else "")
    return f"and {len(figures)} more figure{'' if len(figures) == 1 else 's'}: {named}"


def _printed(claim: Claim) -> str:
    """Where the claim was printed, and when: the outlet, unless it speaks itself, and the day."""
    outlet = claim.publisher or claim.document_id
    place = [part for part in (None if own_voice(claim) and claim.publisher else outlet, claim.published) if part]
    return f" [{', '.join(place)}]" if place else ""


def _words(claim: Claim) -> str:
    words = " ".join(claim.quantity_text.split())
    if claim.high == 0 and not words[:1].isdigit() and not words.lower().startswith(("no", "zero")):
        words += " (none)"  # "any", of whom a source denies
    marks = {Status.DENIED: " (denied)", Status.UNVERIFIED: " (unverified)"}.get(claim.status, "")
    return words + marks + (" (earlier figure)" if claim.superseded else "")


def _reasons(group: Group) -> list[str]:
    others = [r for r in group.differences if r.family is not Family.CONTRADICTS and r.code is not Code.VAGUE_CONSISTENT]
    # the latest first, and of contradictions those within one day: what was said days apart may have changed
    pairs = sorted([*group.disagreements, *others], key=lambda relation: min(_days(relation)), reverse=True)
    pairs.sort(key=_weight)
    if len(pairs) <= DIFFERENCES:
        return [relation.sentence for relation in pairs]
    # one pair of figures is told once, whoever else names the two
    first: dict[object, Relation] = {}
    for relation in pairs:
        first.setdefault((relation.code, frozenset(map(_words, relation.claims))), relation)
    told = list(first.values())[:DIFFERENCES]
    rest = Counter(relation.family for relation in pairs)
    rest.subtract(relation.family for relation in told)
    number = sum(rest.values())
    kinds = ", ".join(f"{rest[family]} {said}" for family, said in DIFFER.items() if rest[family])
    return [*(relation.sentence for relation in told), f"{number} more pair{'' if number == 1 else 's'} of figures differ: {kinds}."]


def _weight(relation: Relation) -> tuple[bool, int]:
    first, second = _days(relation)
    if relation.family is Family.CONTRADICTS:
        return False, first != second
    return True, sum(claim.stated is None for claim in relation.claims)


def _days(relation: Relation) -> tuple[str, str]:
    first, second = (day_of(claim) or "" for claim in relation.claims)
    return first, second


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
