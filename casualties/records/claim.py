"""One casualty claim: a quantity of one harm to some victims in one incident, from one source, at one place in one text."""

from __future__ import annotations

import hashlib
from typing import Any

from attrs import field, frozen

from casualties.records.event import Event
from casualties.records.interval import Interval
from casualties.records.kinds import Harm, Hedge, Scope, SourceType, Status, VictimGroup
from casualties.records.quantity import LARGEST

SCHEMA = 1
"""The version of the claim record."""

FIELDS = (
    *("schema", "claim_id", "document_id", "publisher", "published", "url", "text", "start", "end"),
    *("quantity_text", "quantity_start", "quantity_end", "low", "high", "best", "stated", "hedge"),
    *("harm", "victims", "victim_groups"),
    *("source", "source_text", "source_start", "source_end", "sources", "source_type", "carried_source", "via", "cue"),
    *("event_id", "event_what", "event_where", "event_when"),
    *("scope", "part_of", "increment", "superseded", "as_of", "status", "denied_by", "rule"),
)
"""The keys of `Claim.to_dict`, in order."""


def claim_id(document_id: str | None, publisher: str | None, url: str | None, *place: object) -> str:
    """A stable name for a claim: a hash of its document, publisher, address and place, the same on every run and machine.

    `place` is the quantity's offsets and the harm; for a figure typed in by hand, whatever tells it apart.

    >>> claim_id("d1", None, None, 4, 6, "killed") == claim_id("d1", None, None, 4, 6, "killed")
    True
    """
    parts = "\x1f".join("" if part is None else str(part) for part in (document_id, publisher, url, *place))
    return "c" + hashlib.blake2b(parts.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@frozen(kw_only=True)
class Claim:
    """A casualty claim with its source; the fields are those of `FIELDS`, documented in docs/reference.md.

    `low` and `high` are inclusive and count whole people; `high` is None where no limit is stated, both are None where the
    amount is not known; `best` lies within them. A claim whose bounds are out of order is a ValueError.

    >>> claim = Claim(quantity_text="more than 50", low=51, stated=50, hedge=Hedge.MORE_THAN, harm=Harm.KILLED)
    >>> claim.interval
    Interval(low=51, high=None)
    """

    quantity_text: str
    harm: Harm
    hedge: Hedge = Hedge.EXACT
    low: int | None = field(default=None)
    high: int | None = None
    best: int | None = None
    stated: int | None = None
    schema: int = SCHEMA
    claim_id: str = ""
    document_id: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    text: str = ""
    start: int | None = None
    end: int | None = None
    quantity_start: int | None = None
    quantity_end: int | None = None
    victims: str | None = None
    victim_groups: tuple[VictimGroup, ...] = ()
    source: str | None = None
    source_text: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    sources: tuple[str, ...] = ()
    source_type: SourceType | None = None
    carried_source: str | None = None
    via: tuple[str, ...] = ()
    cue: str | None = None
    event_id: str | None = None
    event_what: str | None = None
    event_where: str | None = None
    event_when: str | None = None
    scope: Scope = Scope.TOTAL
    part_of: str | None = None
    increment: bool = False
    superseded: bool = False
    as_of: str | None = None
    status: Status = Status.ASSERTED
    denied_by: str | None = None
    rule: str | None = field(default=None, eq=False)

    @low.validator
    def _ordered(self, _attribute: object, low: int | None) -> None:
        bounds = [bound for bound in (low, self.best, self.high) if bound is not None]
        if bounds != sorted(bounds) or (bounds and (bounds[0] < 0 or bounds[-1] > LARGEST)):
            raise ValueError(f"low, best and high must rise from 0 to {LARGEST}, not low={low} best={self.best} high={self.high}")

    @property
    def interval(self) -> Interval | None:
        """The bounds as an interval, None where they are not known."""
        return None if self.low is None else Interval(self.low, self.high)

    @property
    def event(self) -> Event | None:
        """The incident that the claim counts, None where it is not known."""
        if self.event_id is None:
            return None
        return Event(event_id=self.event_id, what=self.event_what, where=self.event_where, when=self.event_when)

    def to_dict(self) -> dict[str, Any]:
        """The claim as one flat dict of plain values, every key of `FIELDS` always there and in that order.

        >>> Claim(quantity_text="no", low=0, high=0, best=0, harm=Harm.CASUALTIES).to_dict()["harm"]
        'casualties'
        """
        row: dict[str, Any] = {}
        for name in FIELDS:
            value = getattr(self, name)
            if isinstance(value, tuple):
                value = [str(item) for item in value]
            elif isinstance(value, (Harm, Hedge, Scope, Status, SourceType)):
                value = value.value
            row[name] = value
        return row
