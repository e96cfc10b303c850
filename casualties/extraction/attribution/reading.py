"""One reading of a cue: whose words, which words report, which words are reported, in token indexes of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Reading(NamedTuple):
    """One cue of a sentence, in token indexes: `source` and `cue` are (start, end), `pieces` are the content in order.

    `order` is "before" where the source and cue come before the content, "after" where they close it, "around" inside it.
    `back` is true where the cue speaks of what was reported before it ("the office rejects the claim"), `opens` where a colon ends the
    sentence and the content comes in the next, `closes` where the sentence holds no more than its cue and the content is the quotation
    before it ("'Two are dead!' Ana Lund shouted."). `relay` is who cites the source.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    pieces: tuple[tuple[int, int], ...]
    rule: str
    order: str = "before"
    denies: bool = False
    unverified: bool = False
    shared: bool = False
    back: bool = False
    opens: bool = False
    first_person: bool = False
    relay: tuple[int, int] | None = None
    closes: bool = False

    def with_content(
        self,
        pieces: tuple[tuple[int, int], ...],
        order: str | None = None,
        *,
        rule: str | None = None,
        back: bool = False,
        opens: bool = False,
        denies: bool | None = None,
    ) -> Reading:
        """The reading with its content, and whatever else is known only then."""
        return Reading(
            self.source,
            self.cue,
            pieces,
            rule or self.rule,
            order or self.order,
            self.denies if denies is None else denies,
            self.unverified and not denies,
            self.shared,
            back,
            opens,
            self.first_person,
        )


def spoken_in(readings: Iterable[Reading]) -> tuple[tuple[int, int], ...]:
    """Where the sources of a sentence stand, first those of whom another speaks: "The ministry said the army had told it so"."""
    told = list(readings)
    spans = {reading.source for reading in told if reading.source is not None and reading.source[1] > reading.source[0]}
    held = {
        span
        for span in spans
        for reading in told
        if reading.order == "before" and reading.source is not None and reading.source[0] < span[0]
        if any(start <= span[0] < end for start, end in reading.pieces)
    }
    return (*sorted(held), *sorted(spans - held))
