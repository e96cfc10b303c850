"""A sentence as a row of chunks: noun phrases by what they count, verb groups, and the small words between them."""

from __future__ import annotations

from attrs import frozen

from casualties.records.kinds import Harm
from casualties.records.quantity import Quantity

CHUNK_KINDS = {
    "subset": "$", "definite_one": "1", "from_homes": "3", "unknown_single": "2", "another": "n", "any_people": "j",
    "any_harms": "k", "adding": "+", "saying": "W", "conjunctive": "s", "either": "d", "people": "C", "bare": "c", "thing": "X",
    "unknown": "U", "plural": "B", "single": "I", "bare_single": "J", "definite": "D", "noun": "N", "pronoun": "P",
    "determiner": "'", "counted_harms": "E", "harms": "H", "counted_lives": "F", "lives": "f", "counted_losses": "Q",
    "losses": "q", "act": "a", "toll": "T", "harmed": "K", "harming": "G", "harming_now": "Z", "happened": "Y", "state": "A",
    "hospital": "h", "treated": "t", "treating": "4", "to_end": "5", "harm_free": "6", "claiming": "L", "and": "&", "including": "i",
    "time": "z",
    "be": "b", "have": "v", "modal": "m", "get": "g", "relative": "w", "of": "o", "by": "y", "to": ">", "subordinator": "S",
    "reported": "R", "leaving": "l", "losing": "x", "suffering": "u", "verb": "V", "doing": "7", "there": "e", "adverb": "r",
    "preposition": "p", "comma": ",", "semicolon": ";", "colon": ":", "open": "(", "close": ")", "stop": ".", "other": "?",
}  # fmt: skip
"""The kinds of chunks and the one character that stands for each in a chunk string; lexicon/en/chunks.toml says what each is."""


@frozen(eq=False)
class Chunk:
    """One chunk: tokens `first` to `last` (not included) of its sentence.

    `quantity` is the amount that it counts with, `base` that of the people it is taken from ("three of the 12 people"); `harm` is
    what its words state, `form` and the marks `sure` and `weak` how the rule that read them has it, and `head` the tokens of the
    victims' noun phrase without number, article and "other", None where there is none.
    """

    kind: str
    first: int
    last: int
    quantity: Quantity | None = None
    harm: Harm | None = None
    form: str | None = None
    sure: bool = False
    weak: bool = False
    head: tuple[int, int] | None = None
    base: Quantity | None = None


@frozen(eq=False)
class Chunks:
    """The chunks of one sentence and their string, one character a chunk."""

    items: tuple[Chunk, ...]
    string: str
