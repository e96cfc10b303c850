"""A count read with a harm, with all that is known of its sentence: what the checks of conditions.py and senses.py judge."""

from __future__ import annotations

from attrs import frozen

from casualties.lexicon.entries import Rule
from casualties.lexicon.language import Language
from casualties.records.chunk import Chunk, Chunks
from casualties.records.kinds import Harm
from casualties.records.tokens import Tokens

AGENTIVE = ("er", "or", "ist", "man", "woman", "ian", "ant", "ee", "eer")
"""Endings of nouns for people by what they do; a noun that no lexicon knows is one only with such an ending."""

ARMED = frozenset({"military", "fighters", "militants", "security", "perpetrators"})
"""The roles whose detaining of people is a capture; the police's is an arrest."""


@frozen(eq=False)
class Reading:
    """One count read with one harm: the chunks of both, by their place in the row.

    `trigger` is None where the harm is inherited from another sentence, `victims` the chunk that names the people where it is not
    the count's own.
    """

    count: int
    trigger: int | None
    harm: Harm
    part: bool
    rule: str
    victims: int | None = None


Known = dict[tuple[int, Harm], Reading]
"""The readings accepted so far in a sentence, by their count and harm."""


@frozen(eq=False)
class Case:
    """A reading to be judged: its sentence, its rule and what was accepted before it."""

    tokens: Tokens
    chunks: Chunks
    reading: Reading
    rule: Rule
    known: Known
    language: Language

    @property
    def chunk(self) -> Chunk:
        return self.chunks.items[self.reading.count]

    @property
    def trigger(self) -> Chunk | None:
        return None if self.reading.trigger is None else self.chunks.items[self.reading.trigger]

    def has(self, first: int, last: int, name: str) -> bool:
        """Whether a token from `first` up to `last` has a class."""
        return any(self.language.has(word, name) for word in self.tokens.words[max(0, first) : last])

    def in_count(self, name: str) -> bool:
        return self.has(self.chunk.first, self.chunk.last, name)

    def role(self, first: int, last: int) -> object:
        """The role of the people whom the last token before `last` names; None where it names none."""
        return self.language.meaning(self.tokens.words[last - 1], "victim").get("role") if last > first else None

    def is_armed(self, first: int, last: int) -> bool:
        """Whether a token from `first` up to `last` names people under arms."""
        return any(self.language.meaning(word, "victim").get("role") in ARMED for word in self.tokens.words[max(0, first) : last])
