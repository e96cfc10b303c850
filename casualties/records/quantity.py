"""An amount of people as written, with the bounds that its words state."""

from __future__ import annotations

from attrs import frozen

from casualties.records.interval import Interval
from casualties.records.kinds import Hedge

LARGEST = 2**63 - 1
"""The largest figure that a claim can carry; one above it is no claim (the widest integer that every table format holds)."""


@frozen(kw_only=True)
class Quantity:
    """One amount: `text` is the document's `[start:end]`, hedge words included.

    `low` and `high` are inclusive and count whole people; `high` is None where no limit is stated, both are None for a
    relative amount whose antecedent is not known. `best` is the representative figure, None where there is none
    ("more than 50", "dozens"); `stated` is the bare figure written, None for vague, range and relative amounts.
    `additive` marks "another 12" and "five more". `ratio` is what a relative amount does to its antecedent, as
    (numerator of the low end, numerator of the high end, denominator), and `offset` what it then adds to both
    ("nearly as many" is (9, 10, 10) and 0, "eight fewer" is (1, 1, 1) and -8, "more than double that" is (2, None, 1)
    and 1). A relative amount whose base is written beside it ("half of the 30") has bounds and no ratio.
    """

    start: int
    end: int
    text: str
    low: int | None
    high: int | None
    best: int | None
    stated: int | None
    hedge: Hedge
    additive: bool = False
    ratio: tuple[int, int | None, int] | None = None
    offset: int = 0

    @property
    def interval(self) -> Interval | None:
        """The bounds as an interval, None where they are not known."""
        return None if self.low is None else Interval(self.low, self.high)
