"""The range that a group of claims spans."""

from __future__ import annotations

from attrs import frozen


@frozen
class Range:
    """The smallest and largest figure that claims state, and whether any of them states no limit above.

    `low` is the smallest lower bound, `high` the largest stated upper bound, None where none is stated.

    >>> print(Range(51, 78, True))
    51 to 78, open above
    >>> print(Range(60, None, True), Range(12, 12, False), sep="; ")
    60 or more; 12
    """

    low: int
    high: int | None
    open_above: bool

    def __contains__(self, count: int) -> bool:
        return self.low <= count and (self.open_above or self.high is None or count <= self.high)

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:,} or more"
        figures = f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"
        return figures + (", open above" if self.open_above else "")
