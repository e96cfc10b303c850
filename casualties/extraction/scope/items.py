"""The figures of a text as the scopes compare them: where each stands in its sentence, how large it is, which others stand near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from casualties.records.mention import Mention
from casualties.records.quantity import Quantity
from casualties.records.tokens import Tokens

NEAR = 3
"""Sentences within which a breakdown follows its toll ("At least 22 died. … 16 in Dol, … five in Sur and one in Tell")."""

OTHERS = (("other",), ("others",), ("more",))
"""What stands behind an amount of people who are not those told of before it."""


@frozen(eq=False)
class Item:
    """A mention in the token indices of its sentence; `size` stands for its amount when two are compared, 0 where none is known."""

    index: int
    sentence: int
    mention: Mention
    tokens: Tokens
    first: int
    last: int
    trigger: tuple[int, int] | None
    size: int


class Items:
    """The items of a text, in its order; what stands near one is found by its sentence, so that time stays linear."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.all = items
        self.by_sentence: dict[int, list[Item]] = {}
        for item in items:
            self.by_sentence.setdefault(item.sentence, []).append(item)

    def near(self, item: Item) -> Iterator[Item]:
        """The other items at most `NEAR` sentences away, in the order of the text."""
        for sentence in range(item.sentence - NEAR, item.sentence + NEAR + 1):
            for other in self.by_sentence.get(sentence, ()):
                if other is not item:
                    yield other

    def before(self, item: Item, sentences: int) -> Iterator[Item]:
        """The items before one, at most so many sentences away, the nearest first."""
        for sentence in range(item.sentence, item.sentence - sentences - 1, -1):
            for other in reversed(self.by_sentence.get(sentence, ())):
                if other.index < item.index:
                    yield other

    def previous(self, item: Item) -> Item | None:
        """The item before, None for the first one."""
        return self.all[item.index - 1] if item.index else None

    def following(self, item: Item) -> Item | None:
        """The item after, None for the last one."""
        return self.all[item.index + 1] if item.index + 1 < len(self.all) else None


def item_of(index: int, mention: Mention, tokens: Tokens) -> Item:
    first, last = tokens.span(mention.quantity.start, mention.quantity.end)
    trigger = None
    if mention.trigger_start is not None and mention.trigger_end is not None and tokens.start <= mention.trigger_start < tokens.end:
        trigger = tokens.span(mention.trigger_start, mention.trigger_end)
    return Item(index, mention.sentence, mention, tokens, first, last, trigger, size_of(mention.quantity))


def size_of(quantity: Quantity) -> int:
    """The number that stands for an amount when two are compared, 0 where none is known."""
    return next((value for value in (quantity.stated, quantity.best, quantity.low) if value is not None), 0)
