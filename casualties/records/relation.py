"""How two claims relate, and why."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from attrs import field, frozen

from casualties.records.claim import Claim
from casualties.records.kinds import Family


class Code(StrEnum):
    """The reason for a relation; docs/taxonomy.md defines each.

    >>> Code("part_of_total").family.value
    'compatible'
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

    @property
    def family(self) -> Family:
        """The family that the code belongs to."""
        return FAMILIES[self]


_CODES = {
    Family.NOT_COMPARABLE: ("different_event", "different_window", "different_harm", "different_group"),
    Family.SAME_CLAIM: ("restated", "relay_same_origin"),
    Family.COMPATIBLE: ("part_of_total", "agrees", "rounding", "bound_satisfied", "vague_consistent"),
    Family.EVOLVES: ("upward_revision", "downward_revision", "increment", "died_later"),
    Family.CONTRADICTS: ("point_vs_point", "disjoint_intervals", "denial"),
    Family.CANNOT_TELL: ("unknown_event", "unknown_group"),
}

FAMILIES: Mapping[Code, Family] = MappingProxyType({Code(code): family for family, codes in _CODES.items() for code in codes})
"""The family of every code."""


@frozen
class Relation:
    """How two claims relate: a family, the code that gives the reason, and an English sentence that names figures, sources and reason."""

    family: Family
    code: Code
    sentence: str
    claims: tuple[Claim, Claim] = field(repr=False)

    @property
    def spans(self) -> tuple[str, str]:
        """The two passages that make the claims, as written."""
        return (self.claims[0].text, self.claims[1].text)

    def __str__(self) -> str:
        return self.sentence
