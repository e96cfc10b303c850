"""How two claims relate, and why."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from casualties.records.claim import Claim
from casualties.records.kinds import Family


class Code(StrEnum):
    """The reason for a relation; docs/taxonomy.md defines each.

    >>> Code("part_of_total").name
    'PART_OF_TOTAL'
    """

    DIFFERENT_EVENT = "different_event"
    DIFFERENT_WINDOW = "different_window"
    DIFFERENT_HARM = "different_harm"
    DIFFERENT_GROUP = "different_group"
    RESTATED = "restated"
    RELAY_SAME_ORIGIN = "relay_same_origin"
    PART_OF_TOTAL = "part_of_total"
    AGREES = "agrees"
    ROUNDING = "rounding"
    BOUND_SATISFIED = "bound_satisfied"
    VAGUE_CONSISTENT = "vague_consistent"
    UPWARD_REVISION = "upward_revision"
    DOWNWARD_REVISION = "downward_revision"
    INCREMENT = "increment"
    DIED_LATER = "died_later"
    POINT_VS_POINT = "point_vs_point"
    DISJOINT_INTERVALS = "disjoint_intervals"
    DENIAL = "denial"
    UNKNOWN_EVENT = "unknown_event"
    UNKNOWN_GROUP = "unknown_group"


@frozen
class Relation:
    """How two claims relate: a family, the code that gives the reason, and an English sentence that names figures, sources and reason."""

    family: Family
    code: Code
    sentence: str
    claims: tuple[Claim, Claim]

    @property
    def spans(self) -> tuple[str, str]:
        """The two passages that make the claims, as written."""
        return (self.claims[0].text, self.claims[1].text)

    def __str__(self) -> str:
        return self.sentence
