"""What a mention's figure covers, as read from the text around it."""

from __future__ import annotations

from attrs import frozen

from casualties.records.kinds import Scope


@frozen(kw_only=True)
class ScopeReading:
    """The scope of one mention.

    `increment` is true where the figure is added to a running toll ("four more died overnight"), `superseded` where the text marks
    it as an earlier figure ("had earlier put the toll at five"), `as_of` the ISO date that the text gives the figure for, None
    where it says none. `rule` names what decided the scope, empty for the default, and is no part of equality.
    """

    scope: Scope = Scope.TOTAL
    increment: bool = False
    superseded: bool = False
    as_of: str | None = None
    rule: str = ""
