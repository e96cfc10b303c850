"""Closed intervals of whole people, open above where no limit is stated."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Interval:
    """The whole numbers from `low` to `high`, both inclusive; `high` is None where no limit is stated.

    >>> Interval(51) & Interval(78, 78)
    Interval(low=78, high=78)
    >>> print(Interval(51), Interval(12, 15), Interval(0, 0))
    51+ 12–15 0
    """

    low: int = field()
    high: int | None = None

    @low.validator
    def _ordered(self, _attribute: object, low: int) -> None:
        if low < 0:
            raise ValueError(f"an interval counts people and cannot start below zero (low={low})")
        if self.high is not None and low > self.high:
            raise ValueError(f"low={low} is above high={self.high}; give the bounds in order")

    def __contains__(self, count: int) -> bool:
        return self.low <= count and (self.high is None or count <= self.high)

    def __and__(self, other: Interval) -> Interval | None:
        """The counts that both admit, or None where they share none.

        >>> print(Interval(1, 3) & Interval(5))
        None
        """
        low = max(self.low, other.low)
        highs = [high for high in (self.high, other.high) if high is not None]
        high = min(highs) if highs else None
        return None if high is not None and low > high else Interval(low, high)

    def __or__(self, other: Interval) -> Interval:
        """The hull: the narrowest interval that covers both.

        >>> Interval(1, 3) | Interval(5, 8)
        Interval(low=1, high=8)
        """
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Interval(min(self.low, other.low), high)

    def overlaps(self, other: Interval) -> bool:
        """Whether some count satisfies both.

        >>> Interval(51).overlaps(Interval(78, 78))
        True
        """
        return (self & other) is not None

    def covers(self, other: Interval) -> bool:
        """Whether every count of `other` is in this one too.

        >>> Interval(10).covers(Interval(12, 15))
        True
        """
        return self.low <= other.low and (self.high is None or (other.high is not None and other.high <= self.high))

    def __str__(self) -> str:
        if self.high is None:
            return f"{self.low:,}+"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"
