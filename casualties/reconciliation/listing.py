"""Disjoint groups that one clause lists, whose sum is a total that the text implies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from casualties.reconciliation.keys import key_of
from casualties.records.claim import Claim
from casualties.records.estimate import Estimate
from casualties.records.interval import Interval
from casualties.records.kinds import Hedge, Scope

BETWEEN = 60
"""Characters at most from one figure of a list to the next."""

AND = re.compile(r",|\band\b|\bas well as\b|\balong with\b|\bplus\b|\btogether with\b", re.IGNORECASE)


def listed_totals(claims: Iterable[Claim]) -> list[Estimate]:
    """The sums of disjoint groups that clauses list ("five soldiers and two civilians were killed"), each marked as derived.

    Nothing else is summed: the figures stand in one sentence, joined by "and" or a comma, are exact totals of one harm, incident
    and source, and name groups that exclude each other.
    """
    sentences: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.quantity_start is not None and claim.start is not None and claim.scope is not Scope.PART and claim.interval is not None:
            place = (claim.document_id, claim.start, claim.text, claim.harm, claim.event_id, claim.source, claim.status)
            sentences.setdefault(place, []).append(claim)
    found = []
    for members in sentences.values():
        for run in _runs(sorted(members, key=lambda claim: claim.quantity_start or 0)):
            found.append(_sum(run))
    return found


def _runs(claims: Sequence[Claim]) -> list[list[Claim]]:
    runs: list[list[Claim]] = []
    for claim in claims:
        if runs and _continues(runs[-1], claim):
            runs[-1].append(claim)
        else:
            runs.append([claim])
    return [run for run in runs if len(run) > 1]


def _continues(run: Sequence[Claim], claim: Claim) -> bool:
    last = run[-1]
    start, at = last.quantity_end or 0, claim.quantity_start or 0
    between = claim.text[start - (claim.start or 0) : at - (claim.start or 0)]
    if not 0 < len(between) <= BETWEEN or not AND.search(between) or Hedge.VAGUE in (last.hedge, claim.hedge):
        return False
    key = key_of(claim)
    return bool(claim.victims) and all(bool(other.victims) and key.disjoint(key_of(other)) for other in run)


def _sum(run: Sequence[Claim]) -> Estimate:
    intervals = [claim.interval for claim in run if claim.interval is not None]
    low = sum(interval.low for interval in intervals)
    highs = [interval.high for interval in intervals]
    high = None if None in highs else sum(bound for bound in highs if bound is not None)
    bests = [claim.best for claim in run]
    best = None if None in bests else sum(bound for bound in bests if bound is not None)
    total = Interval(low, high)
    words = " and ".join(f"{' '.join(claim.quantity_text.split())} {claim.victims}" for claim in run)
    return Estimate(
        low=total.low,
        best=best,
        high=total.high,
        rule="listed",
        reason=f"the sum of {words}, which one clause lists",
        claims=tuple(run),
        derived=True,
    )
