"""Incidents with their claims and groups, and one figure for an incident's toll."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from attrs import field, frozen

from casualties.reconciliation.grouping import Group, grouped, place_of, range_of, zeros_of_some
from casualties.reconciliation.joining import SameEvent, clusters_of, units_of
from casualties.reconciliation.keys import key_of
from casualties.reconciliation.listing import is_one_person, listed_totals
from casualties.reconciliation.rows import kind_of
from casualties.reconciliation.rules import RuleLike, apply, point
from casualties.records.claim import Claim
from casualties.records.estimate import Estimate
from casualties.records.event import Event
from casualties.records.kinds import Harm, Hedge, Scope, Status
from casualties.records.range import Range


@frozen(slots=False, kw_only=True)
class Incident:
    """One incident: its event, its claims in the order of publication, and those incidents that it may be the same as.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> row = {"harm": "killed", "document_id": "d", "event_id": "e1"}
    >>> incident = incidents_of([claim_from_dict(row | {"low": low, "high": low}) for low in (10, 12)])[0]
    >>> print(incident.range("killed"), "|", incident.toll("killed", "coded"))
    10 to 12 | 12 (10 to 12) by coded: the largest total, as a coder writes it down
    """

    event: Event | None
    claims: tuple[Claim, ...] = field(repr=lambda claims: f"<{len(claims)} claims>")
    candidates: tuple[Event, ...] = field(default=(), repr=False)

    @functools.cached_property
    def groups(self) -> tuple[Group, ...]:
        """The claims that count the same thing, together."""
        return grouped(self.claims, self.event)

    def __str__(self) -> str:
        title = "Incident" if self.event is None or str(self.event) == "incident" else f"Incident, {self.event}"
        return f"{title}: {len(self.claims)} claim{'' if len(self.claims) == 1 else 's'}"

    def totals(self, harm: Harm | str) -> tuple[Claim, ...]:
        """The claims of a harm that count the whole incident; where there are none, those that sum over a period; else its parts.

        Raises ValueError for a word that is no harm.
        """
        wanted = kind_of("harm", harm, Harm)
        mine = [claim for claim in self.claims if claim.harm is wanted]
        for scope in Scope:
            found = tuple(claim for claim in mine if claim.scope is _WIDEST[scope])
            if found:
                return found
        return ()

    def range(self, harm: Harm | str) -> Range | None:
        """The range over the incident's total claims of a harm, None where there is none that counts.

        A zero that is said of some victims only ("no foreigners") bounds no toll of all.
        """
        keyed = [(claim, key_of(claim)) for claim in self.totals(harm)]
        apart = zeros_of_some(keyed)
        return range_of(claim for claim, key in keyed if key not in apart)

    def toll(self, harm: Harm | str, rule: RuleLike) -> Estimate | None:
        """One figure for a harm by a rule, a name or a callable; None where the incident has no claim of that harm.

        It rests on the claims of the group that contains the others; where a clause lists disjoint groups and no total is stated,
        on their sum, marked as derived. Raises ValueError for a rule that is not known.
        """
        totals = [claim for claim in self.totals(harm) if claim.status is not Status.DENIED and claim.interval is not None]
        if not totals:
            return None
        firm = [claim for claim in totals if claim.hedge is not Hedge.VAGUE] or totals
        # a person named or described is no count of the incident's dead where one is given
        counts = [claim for claim in firm if not is_one_person(claim)] or firm
        groups = grouped(counts, self.event)
        widest = [group for group in groups if all(group.key.contains(other.key) for other in groups)]
        wide = widest[0] if widest else max(groups, key=lambda group: max((point(claim) or 0 for claim in group.claims), default=0))
        estimate = apply(rule, wide.claims)
        for total in listed_totals(firm):
            stands = not widest or len(groups) == 1 or set(wide.claims) <= set(total.claims)
            if stands and total.best is not None and total.best > (estimate.best or 0):
                name = estimate.rule
                estimate = Estimate(
                    low=total.low, best=total.best, high=total.high, rule=name, reason=total.reason, claims=total.claims, derived=True
                )
        return estimate


_WIDEST = {Scope.TOTAL: Scope.TOTAL, Scope.PART: Scope.CUMULATIVE, Scope.CUMULATIVE: Scope.PART}


def incidents_of(claims: Iterable[Claim], same_event: SameEvent | None = None) -> tuple[Incident, ...]:
    """The incidents of claims of any number of documents, in the order of publication, document and first claim."""
    clusters = clusters_of(units_of(claims), same_event)
    ordered = []
    for cluster in clusters:
        members = tuple(sorted((claim for unit in cluster.units for claim in unit.claims), key=place_of))
        known = [unit.event for unit in cluster.units if unit.event is not None]
        event = max(known, key=_known, default=None)
        candidates = tuple(unit.event for other in cluster.candidates for unit in other.units[:1] if unit.event is not None)
        ordered.append(Incident(event=event, claims=members, candidates=candidates))
    return tuple(sorted(ordered, key=lambda incident: place_of(incident.claims[0])))


def _known(event: Event) -> int:
    """How much an event states; of those that state most, the first is taken."""
    return sum(value is not None for value in (event.what, event.where, event.when))
