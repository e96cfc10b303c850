"""One figure for a group or an incident, with the rule that gave it and the claims it rests on."""

from __future__ import annotations

from attrs import field, frozen

from casualties.records.claim import Claim


@frozen(kw_only=True)
class Estimate:
    """What a rule makes of claims that count the same thing.

    `low`, `best` and `high` are inclusive and count whole people, None where the rule gives none. `derived` is true where the
    figure is the sum of disjoint groups that one clause lists; no single claim states it.

    >>> print(Estimate(low=10, best=12, high=14, rule="range", reason="smallest to largest figure"))
    12 (10 to 14) by range: smallest to largest figure
    """

    low: int | None
    best: int | None
    high: int | None
    rule: str
    reason: str
    claims: tuple[Claim, ...] = field(default=(), repr=lambda claims: f"<{len(claims)} claims>")
    derived: bool = False

    @property
    def determinate(self) -> bool:
        """Whether the rule gave any figure at all."""
        return not (self.low is None and self.best is None and self.high is None)

    def __str__(self) -> str:
        if not self.determinate:
            return f"indeterminate by {self.rule}: {self.reason}"
        low = "?" if self.low is None else f"{self.low:,}"
        high = "no limit" if self.high is None else f"{self.high:,}"
        span = low if self.low == self.high else f"{low} to {high}"
        figure = span if self.best is None else f"{self.best:,}" if span == f"{self.best:,}" else f"{self.best:,} ({span})"
        return f"{figure} by {self.rule}: {self.reason}"


@frozen(kw_only=True)
class Indeterminate(Estimate):
    """An estimate without figures, where a rule cannot decide; `reason` says why.

    >>> Indeterminate(rule="gtd", reason="all figures are too vague to code").determinate
    False
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
