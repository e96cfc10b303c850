"""What a reader is told of a group: each figure with those who give it, and how the figures differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from casualties.reconciliation.grouping import Group
from casualties.reconciliation.sentences import day_of, voice
from casualties.reconciliation.sources import own_voice
from casualties.records.claim import Claim
from casualties.records.kinds import Family, Hedge, Status
from casualties.records.relation import Code, Relation

POSITIONS = 12
"""Figures of a group that are listed with their sources at most; the others are named behind them."""

NAMED = 24
"""Figures named without their sources at most; the others are counted."""

DIFFERENCES = 4
"""Sentences on differences of a group at most: what contradicts first, then what two figures, one or none state; the latest first."""

DIFFER = {
    Family.CONTRADICTS: "contradict each other",
    Family.EVOLVES: "are of different times",
    Family.COMPATIBLE: "are compatible",
    Family.SAME_CLAIM: "are the same claim",
    Family.NOT_COMPARABLE: "cannot be compared",
    Family.CANNOT_TELL: "may or may not be comparable",
}
"""What is said of the pairs that get no sentence, by family."""


def of_several(claims: Iterable[Claim]) -> bool:
    """Whether the claims come from several reports, so that a reader needs to know from which."""
    return len({(claim.document_id, claim.publisher, claim.published) for claim in claims}) > 1


def positions(group: Group, several: bool) -> list[str]:
    """A line for each figure of the group with all who give it; where there are `several` reports, with outlet and day in brackets.

    >>> from casualties.reconciliation.grouping import grouped
    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> rows = ({"quantity_text": "10", "source": "the mayor"}, {"quantity_text": "14", "status": "denied", "source": "the army"})
    >>> (group,) = grouped(claim_from_dict(row | {"harm": "killed"}) for row in rows)
    >>> sorted(positions(group, several=False))
    ['10: the mayor', '14 (denied): the army, denied']
    """
    said: dict[object, list[Claim]] = {}
    for claim in group.claims:
        said.setdefault(_figure(claim), []).append(claim)
    lines = []
    for claims in list(said.values())[:POSITIONS]:
        voices = dict.fromkeys(voice(claim) + (_printed(claim) if several else "") for claim in claims)
        lines.append(f"{_words(claims[0])}: {'; '.join(voices)}")
    rest = [_words(claims[0]) for claims in list(said.values())[POSITIONS:]]
    return [*lines, _rest(rest)] if rest else lines


def _figure(claim: Claim) -> object:
    """What is told as one figure: "8" and "Eight", but neither with "at least 8", nor with the same figure denied."""
    exact = claim.hedge is Hedge.EXACT and claim.low is not None
    doubt = claim.status if claim.status in (Status.DENIED, Status.UNVERIFIED) else None
    return claim.low if exact else _words(claim).lower(), doubt, claim.superseded


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


def reasons(group: Group) -> list[str]:
    """Sentences on how the figures of the group differ, those that matter most; the pairs without one are counted by family."""
    others = [r for r in group.differences if r.family is not Family.CONTRADICTS and r.code is not Code.VAGUE_CONSISTENT]
    # the latest first, and of contradictions those within one day: what was said days apart may have changed
    pairs = sorted([*group.disagreements, *others], key=lambda relation: min(_days(relation)), reverse=True)
    pairs.sort(key=_weight)
    if len(pairs) <= DIFFERENCES:
        return [relation.sentence for relation in pairs]
    # one pair of figures is told once, whoever else names the two
    first: dict[object, Relation] = {}
    for relation in pairs:
        first.setdefault((relation.code, frozenset(map(_figure, relation.claims))), relation)
    told = list(first.values())[:DIFFERENCES]
    rest = Counter(relation.family for relation in pairs)
    rest.subtract(relation.family for relation in told)
    number = sum(rest.values())
    kinds = ", ".join(f"{rest[family]} {said}" for family, said in DIFFER.items() if rest[family])
    return [*(relation.sentence for relation in told), f"{number} more pair{'' if number == 1 else 's'} of figures differ: {kinds}."]


def _weight(relation: Relation) -> tuple[bool, int, int]:
    first, second = _days(relation)
    echoes = sum(map(own_voice, relation.claims))  # what a source says tells more than the outlet's repeating it
    if relation.family is Family.CONTRADICTS:
        return False, first != second, echoes
    return True, sum(claim.stated is None for claim in relation.claims), echoes


def _days(relation: Relation) -> tuple[str, str]:
    first, second = (day_of(claim) or "" for claim in relation.claims)
    return first, second
