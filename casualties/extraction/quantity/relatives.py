"""Relative amounts → numbers: "nearly as many" scales the one count that it can mean, and stays unknown where several fit."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from casualties.records.kinds import Hedge
from casualties.records.mention import Mention
from casualties.records.quantity import Quantity

REACH = 2
"""Sentences between a relative amount and what it scales: "killed 18 … . A second boat lost half as many."."""


def resolve_relatives(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, in order, with relative amounts scaled from their antecedent.

    The antecedent is the one amount counted before in the same sentence or, where that has none, in the last sentence with a mention.
    Where several different amounts fit, the bounds stay unknown. Low ends are rounded down and high ends up; an open end stays
    open; what is scaled from a vague amount is vague. A share of something that the text does not count ("half of the population") is
    left out.
    """
    resolved: list[Mention] = []
    for mention in mentions:
        if mention.quantity.ratio is not None:
            if not any(abs(item.sentence - mention.sentence) <= REACH for item in mentions if item is not mention):
                continue
            antecedent = _antecedent(mention, mentions, resolved)
            if antecedent is not None:
                mention = evolve(mention, quantity=scaled(mention.quantity, antecedent), victims=mention.victims)
        resolved.append(mention)
    return tuple(resolved)


def _antecedent(mention: Mention, mentions: Sequence[Mention], before: Sequence[Mention]) -> Quantity | None:
    def amounts(sentence: int) -> list[Quantity]:
        found = [item.quantity for item in before if item.sentence == sentence and item.quantity.low is not None]
        counted = [quantity for quantity in found if quantity.high != 0]
        whole = [
            item.quantity
            for item in mentions
            if item.sentence == sentence
            and item.quantity.ratio is None
            and mention.quantity.start < item.quantity.start < mention.quantity.end + 40
            and item.quantity.low is not None
        ]
        return counted or whole

    fitting = amounts(mention.sentence)
    if not fitting:
        earlier = [item.sentence for item in before if item.sentence < mention.sentence]
        fitting = amounts(earlier[-1]) if earlier and mention.sentence - earlier[-1] <= REACH else []
    bounds = {(quantity.low, quantity.high) for quantity in fitting}
    return fitting[-1] if len(bounds) == 1 else None


def scaled(quantity: Quantity, antecedent: Quantity) -> Quantity:
    """A relative amount with the bounds that its antecedent gives it; as it was where the antecedent has none.

    >>> nearly = Quantity(start=0, end=14, text="nearly as many", low=None, high=None, best=None, stated=None,
    ...                   hedge=Hedge.RELATIVE, ratio=(9, 10, 10))
    >>> fifty = Quantity(start=0, end=12, text="more than 50", low=51, high=None, best=None, stated=50, hedge=Hedge.MORE_THAN)
    >>> scaled(nearly, fifty).low, scaled(nearly, fifty).high
    (45, None)
    """
    if quantity.ratio is None or antecedent.low is None:
        return quantity
    lowest, highest, whole = quantity.ratio
    low = max(0, antecedent.low * lowest // whole + quantity.offset)
    high = None if antecedent.high is None or highest is None else max(low, -(-antecedent.high * highest // whole) + quantity.offset)
    vague = antecedent.hedge is Hedge.VAGUE
    best = None if high is None or vague else (low + high) // 2
    return evolve(quantity, low=low, high=high, best=best, hedge=Hedge.VAGUE if vague else quantity.hedge)
