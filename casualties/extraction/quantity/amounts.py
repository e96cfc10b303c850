"""Hedged figures → bounds, in whole numbers: what "nearly 90", "a few dozen" and "half of at least 20" are worth under a convention."""

from __future__ import annotations

from attrs import frozen

from casualties.records.convention import Convention
from casualties.records.kinds import Hedge


@frozen
class Amount:
    """Bounds, representative figure and hedge of an amount; `stated` is the bare figure written."""

    low: int | None
    high: int | None
    best: int | None
    stated: int | None
    hedge: Hedge


def hedged(hedge: str, number: int, convention: Convention) -> Amount:
    """The bounds of a figure with one hedge: exact, at_least, more_than, at_most, less_than, about or nearly.

    Approximate bounds are rounded outwards to whole people.

    >>> from casualties.records.convention import DEFAULT
    >>> hedged("about", 15, DEFAULT).low, hedged("about", 15, DEFAULT).high, hedged("nearly", 90, DEFAULT).low
    (13, 17, 81)
    """
    tenths = number * (10 - (convention.nearly if hedge == "nearly" else convention.about))
    match hedge:
        case "at_least":
            return Amount(number, None, number, number, Hedge.AT_LEAST)
        case "more_than":
            return Amount(number + 1, None, None, number, Hedge.MORE_THAN)
        case "at_most":
            return Amount(0, number, None, number, Hedge.AT_MOST)
        case "less_than":
            return Amount(0, max(number - 1, 0), None, number, Hedge.LESS_THAN)
        case "about":
            return Amount(tenths // 10, -(-number * (10 + convention.about) // 10), number, number, Hedge.ABOUT)
        case "nearly":
            return Amount(tenths // 10, number, number, number, Hedge.ABOUT)
    return Amount(number, number, number, number, Hedge.EXACT)


def between(low: int, high: int) -> Amount:
    """A range, both ends included.

    >>> between(5, 8).best is None
    True
    """
    return Amount(low, high, None, None, Hedge.RANGE)


def vague(low: int | None) -> Amount:
    """An amount that only its lowest count is known of.

    >>> vague(24).high is None
    True
    """
    return Amount(low, None, None, None, Hedge.VAGUE)


def shared(low: int, scale: int, high: int) -> int:
    """The low end of a range, multiplied by the scale that only its high end is written with ("two to three thousand").

    The scale is shared where the low end as written is below the count that stands before the scale.

    >>> shared(2, 1000, 3000), shared(1, 1_000_000, 1_500_000), shared(500, 1000, 1000)
    (2000, 1000000, 500)
    """
    return low * scale if scale > 1 and low * scale < high else low


def scaled(low: int, high: int | None, ratio: tuple[int, int | None, int], offset: int) -> Amount:
    """What a ratio and an offset make of an antecedent from `low` to `high`: rounded outwards, open ends staying open.

    >>> amount = scaled(100, 100, (2, 2, 3), 0)
    >>> amount.low, amount.high, amount.best
    (66, 67, 66)
    """
    smallest, largest, denominator = ratio
    bottom = max(low * smallest // denominator + offset, 0)
    top = None if high is None or largest is None else max(-(-high * largest // denominator) + offset, 0)
    return Amount(bottom, top, None if top is None else (bottom + top) // 2, None, Hedge.RELATIVE)
