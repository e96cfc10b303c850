"""Parts → wholes: the claim that each part is a part of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from casualties.lexicon.victims import told_apart
from casualties.records.claim import Claim
from casualties.records.kinds import Harm, Hedge, Scope, Status
from casualties.records.mention import BY_PLACE

TAKEN_OUT = "six-of-the-eight"
"""What a part is that is told before its whole, and taken out of it: "six of the eight killed"."""

UNDIVIDED = (Harm.KILLED, Harm.WOUNDED)
"""What "casualties" can be of, so that a count of them can contain it."""

REACH = 100
"""Claims of the same harm on either side among which the whole is looked for, so that time stays linear."""


def link_parts(claims: Sequence[Claim], rules: Sequence[str] = ()) -> tuple[str | None, ...]:
    """The `claim_id` of the whole of each claim, parallel to `claims`; None for a claim that is no part and where no whole fits.

    `rules`, parallel to `claims` too, name what made each a part: those of one sentence that are parts for the same reason stand side by
    side ("including two teachers and a guard") and are no wholes of each other.

    A whole has the same harm, or is told of killed and wounded together, and bounds that admit the part. One in the same sentence goes
    first, then, for a part with an incident of its own, a sum told before it, then one of the same source, then the nearest before, then
    the nearest after; within each, a claim of the same event, of the same harm and one that is not itself a part go first.
    """
    by_harm: dict[Harm, list[int]] = {harm: [] for harm in Harm}
    for index, claim in enumerate(claims):
        for harm in (*UNDIVIDED, claim.harm) if claim.harm is Harm.CASUALTIES else (claim.harm,):
            by_harm[harm].append(index)
    return tuple(
        _whole(index, claims, by_harm[claim.harm], rules) if claim.scope is Scope.PART else None for index, claim in enumerate(claims)
    )


def _whole(index: int, claims: Sequence[Claim], able: Sequence[int], rules: Sequence[str]) -> str | None:
    part = claims[index]
    place = bisect_left(able, index)
    near = able[max(0, place - REACH) : place + REACH + 1]
    fitting = [other for other in near if other != index and _admits(claims[other], part)]
    if rules:
        fitting = [other for other in fitting if not (_together(claims[other], part) and _beside(index, other, claims, rules))]
    if not fitting:
        return None

    def rank(other: int) -> tuple[bool, ...]:
        """What speaks against a whole, the weightiest first."""
        whole = claims[other]
        together = _together(whole, part)
        shared = whole.source is not None and whole.source == part.source
        elsewhere = whole.event_id != part.event_id
        alike = rules[other] == rules[index] if rules else bool(part.rule) and whole.rule == part.rule
        if whole.scope is Scope.PART and (elsewhere or part.rule == BY_PLACE or alike):
            together = False  # "five in Sur and one in Tell", "two men and a girl": told of one sum, not parts of each other
        summed = whole.scope is Scope.CUMULATIVE and other < index
        return (
            not together,
            whole.scope is Scope.PART,
            elsewhere and not summed,
            not together and not shared,
            whole.harm is not part.harm,
            other > index,
        )

    return claims[min(fitting, key=lambda other: (rank(other), abs(other - index)))].claim_id


def _beside(index: int, other: int, claims: Sequence[Claim], rules: Sequence[str]) -> bool:
    """Whether two claims of one sentence are both parts and neither is told as a part of the other.

    They are parts for the same reason, or the larger one comes only later ("a monk and 16 others, including three nuns").
    """
    later = other > index and claims[other].scope is Scope.PART and rules[index] != TAKEN_OUT
    return rules[other] == rules[index] or later


def _together(one: Claim, other: Claim) -> bool:
    return one.start is not None and (one.start, one.end) == (other.start, other.end)


def _admits(whole: Claim, part: Claim) -> bool:
    """Whether the whole can contain the part: more people, where both are known, and not a figure that is rejected."""
    if whole.status is Status.DENIED and part.status is not Status.DENIED:
        return False
    if told_apart(whole.victim_groups, part.victim_groups):
        return False
    if part.low is None or whole.low is None:
        return True
    if whole.high is not None and part.low > whole.high:
        return False
    return _figure(whole) > _figure(part) or (whole.hedge is Hedge.VAGUE and part.hedge is not Hedge.VAGUE and _together(whole, part))


def _figure(claim: Claim) -> int:
    return next((value for value in (claim.stated, claim.best, claim.low) if value is not None), 0)
