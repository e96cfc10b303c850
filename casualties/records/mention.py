"""A quantity of people that a sentence says came to harm, before source, incident and scope are known."""

from __future__ import annotations

from attrs import frozen

from casualties.records.kinds import Harm
from casualties.records.quantity import Quantity

BY_PLACE = "here-and-there"
"""The rule of harm_rules.toml for an amount that stands in a list with the one before, with a place or cause of its own."""


@frozen(kw_only=True)
class Mention:
    """One quantity of one harm as the grammar reads it.

    `weak` is true where the words alone do not tell a casualty from something else ("12 workers were affected", "two bodies").

    `sentence` is the index of its sentence in the document; `trigger_start` and `trigger_end` are the offsets of the words that
    state the harm ("were killed", "dead"), None where they stand in another sentence or clause; `victims` is the noun phrase as
    written, without number, None where there is none. `part` is true where the grammar itself makes it a subset ("including
    three children", "of whom"). `rule` names the rule that read it.
    """

    sentence: int
    quantity: Quantity
    harm: Harm
    trigger_start: int | None
    trigger_end: int | None
    victims: str | None
    part: bool
    rule: str
    weak: bool = False
