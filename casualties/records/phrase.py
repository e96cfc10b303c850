"""The noun phrase that names a source."""

from __future__ import annotations

from attrs import frozen


@frozen
class Phrase:
    """Tokens `start` up to `end` of a source; `edge` is true where nothing of the same clause stands before it.

    `resume` is the first token after the phrase and all that is said about it in apposition. `whole` is where joint sources start of
    which only the last is in the phrase, since a clause of its own may end in the others ("it hit the house and a guard said"). `head` is
    the head noun where it is known, -1 where it is still to be looked for.
    """

    start: int
    end: int
    edge: bool = True
    resume: int = -1
    whole: int = -1
    head: int = -1
