"""Claims of one or many documents → incidents, groups and how they stand to each other."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping

from attrs import frozen

from casualties.reconciliation.grouping import Group, place_of
from casualties.reconciliation.incidents import Incident, incidents_of
from casualties.reconciliation.joining import SameEvent
from casualties.reconciliation.rules import RULES, RuleLike, apply
from casualties.records.claim import Claim
from casualties.records.estimate import Estimate
from casualties.records.relation import Relation


@frozen(slots=False)
class Reconciliation:
    """What claims say together: the claims in the order of publication, and the incidents that they are of."""

    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]

    @functools.cached_property
    def groups(self) -> tuple[Group, ...]:
        """The groups of all incidents; each claim is in exactly one."""
        return tuple(group for incident in self.incidents for group in incident.groups)

    @functools.cached_property
    def disagreements(self) -> tuple[Relation, ...]:
        """The pairs of positions that contradict each other."""
        return tuple(relation for group in self.groups for relation in group.disagreements)

    def resolve(self, rule: RuleLike) -> tuple[Estimate, ...]:
        """One estimate a group, in the order of `groups`, by a rule given by name or as a callable.

        Raises ValueError for a name that is not known.
        """
        return tuple(apply(rule, group.claims) for group in self.groups)

    def sensitivity(self) -> Mapping[str, tuple[Estimate, ...]]:
        """The estimates of every group under each named rule, side by side."""
        return {name: self.resolve(name) for name in RULES}


def reconcile(claims: Iterable[Claim], *, same_event: SameEvent | None = None) -> Reconciliation:
    """What the claims say together: which count the same thing, what range they span, where they disagree.

    The result does not depend on the order of the claims. `same_event(a, b)` answers for two claims of different documents whether
    they are of one incident (None leaves it to place, kind and date); it is asked of every pair of incidents.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> rows = ({"low": 51, "hedge": "more_than", "source": "a spokesman"}, {"low": 78, "high": 78, "source": "Harbour Watch"})
    >>> found = reconcile(claim_from_dict(row | {"harm": "killed"}) for row in rows)
    >>> print(len(found.incidents), len(found.groups), found.groups[0].range, found.disagreements)
    1 1 51 to 78, open above ()
    """
    ordered = tuple(sorted(claims, key=place_of))
    return Reconciliation(ordered, incidents_of(ordered, same_event))
