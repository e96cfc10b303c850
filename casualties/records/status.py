"""Who stands behind a mention's figure and who rejects it, as read from the text around it."""

from __future__ import annotations

from attrs import frozen

from casualties.records.kinds import Status


@frozen(kw_only=True)
class StatusReading:
    """The status of one mention.

    `cue` is the word that marks the claim where no attribution does ("feared dead", "reportedly"), None otherwise. `denied_by`
    is the denier as written with its offsets, where the text names one other than the claim's source; all None where the claim is
    not denied or where its own source is the denier. `self_denied` is true where the claim's own source rejects it. `rule` names what
    decided the status.
    """

    status: Status = Status.ASSERTED
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    denied_by: str | None = None
    denied_by_start: int | None = None
    denied_by_end: int | None = None
    self_denied: bool = False
    rule: str = ""
