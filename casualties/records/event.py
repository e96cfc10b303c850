"""An incident as far as its text states it."""

from __future__ import annotations

from attrs import frozen


@frozen(kw_only=True)
class Event:
    """One incident within one document: what happened, where, and when, each None as far as it is not stated.

    `when` is an ISO date or `start/end`, both inclusive; a weekday becomes a date only where the day of publication is known.

    >>> print(Event(event_id="e1", what="airstrike", where="Idlib", when="2020-10-26"))
    airstrike, Idlib, 2020-10-26
    """

    event_id: str
    what: str | None = None
    where: str | None = None
    when: str | None = None

    def __str__(self) -> str:
        return ", ".join(part for part in (self.what, self.where, self.when) if part) or "incident"
