"""Relative amounts: the one amount that they can lean on, integer arithmetic, and nothing where several fit."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.quantity.relatives import resolve_relatives, scaled
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import Mention
from casualties.records.quantity import Quantity

NEARLY, TWICE, HALF = (9, 10, 10), (2, 2, 1), (1, 1, 2)


def amount(start: int, low: int | None, high: int | None, *, hedge: Hedge = Hedge.EXACT, **more: Any) -> Quantity:
    return Quantity(start=start, end=start + 2, text="12", low=low, high=high, best=high, stated=high, hedge=hedge, **more)


def relative(start: int, ratio: tuple[int, int | None, int], offset: int = 0) -> Quantity:
    return Quantity(
        start=start, end=start + 4, text="half", low=None, high=None, best=None, stated=None, hedge=Hedge.RELATIVE, ratio=ratio, offset=offset
    )


def mention(sentence: int, quantity: Quantity, harm: Harm = Harm.KILLED) -> Mention:
    return Mention(
        sentence=sentence, quantity=quantity, harm=harm, trigger_start=None, trigger_end=None, victims="men", part=False, rule="passive"
    )


def resolved(*mentions: Mention) -> list[tuple[int | None, int | None]]:
    return [(item.quantity.low, item.quantity.high) for item in resolve_relatives(mentions)]


def test_it_leans_on_the_one_amount_before_it_in_the_sentence() -> None:
    assert resolved(mention(0, amount(0, 12, 12)), mention(0, relative(20, TWICE), Harm.WOUNDED)) == [(12, 12), (24, 24)]


def test_it_leans_on_the_last_sentence_with_an_amount() -> None:
    assert resolved(mention(0, amount(0, 40, 40)), mention(1, relative(90, HALF))) == [(40, 40), (20, 20)]


def test_what_has_nothing_near_to_lean_on_is_a_share_of_something_else() -> None:
    assert resolved(mention(0, relative(0, HALF))) == []
    assert resolved(mention(0, amount(0, 40, 40)), mention(5, relative(900, HALF))) == [(40, 40)]


def test_it_stays_unknown_where_two_amounts_fit() -> None:
    assert resolved(mention(0, amount(0, 12, 12)), mention(0, amount(20, 30, 30), Harm.WOUNDED), mention(0, relative(40, HALF)))[2] == (None, None)


def test_two_equal_amounts_are_one() -> None:
    assert resolved(mention(0, amount(0, 12, 12)), mention(0, amount(20, 12, 12), Harm.WOUNDED), mention(0, relative(40, HALF)))[2] == (6, 6)


def test_an_open_end_stays_open() -> None:
    assert resolved(mention(0, amount(0, 51, None, hedge=Hedge.MORE_THAN)), mention(0, relative(20, NEARLY)))[1] == (45, None)


def test_low_ends_are_rounded_down_and_high_ends_up() -> None:
    assert resolved(mention(0, amount(0, 7, 9)), mention(0, relative(20, HALF)))[1] == (3, 5)


def test_what_is_scaled_from_a_vague_amount_is_vague() -> None:
    dozens = amount(0, 24, None, hedge=Hedge.VAGUE)
    (_, found) = resolve_relatives([mention(0, dozens), mention(0, relative(20, NEARLY))])
    assert (found.quantity.low, found.quantity.high, found.quantity.best) == (21, None, None)
    assert found.quantity.hedge is Hedge.VAGUE


def test_the_best_figure_is_the_middle_rounded_down() -> None:
    (_, found) = resolve_relatives([mention(0, amount(0, 10, 15)), mention(0, relative(20, HALF))])
    assert (found.quantity.low, found.quantity.best, found.quantity.high) == (5, 6, 8)


def test_a_difference_is_added_after_scaling_and_never_below_nobody() -> None:
    assert resolved(mention(0, amount(0, 58, 58)), mention(0, relative(20, (1, 1, 1), -8)))[1] == (50, 50)
    assert resolved(mention(0, amount(0, 5, 5)), mention(0, relative(20, (1, 1, 1), -8)))[1] == (0, 0)


def test_nobody_is_no_amount_to_lean_on() -> None:
    assert resolved(mention(0, amount(0, 0, 0)), mention(0, relative(20, TWICE)))[1] == (None, None)


@pytest.mark.parametrize("hedge", list(Hedge))
def test_the_words_stay_as_written(hedge: Hedge) -> None:
    (_, found) = resolve_relatives([mention(0, amount(0, 12, 12, hedge=hedge)), mention(0, relative(20, HALF))])
    assert (found.quantity.text, found.quantity.start, found.quantity.end) == ("half", 20, 24)


BOUNDS = st.tuples(st.integers(0, 10**9), st.none() | st.integers(0, 10**9)).map(lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1]))
RATIOS = st.tuples(st.integers(1, 10), st.none() | st.integers(1, 10), st.integers(1, 10)).filter(lambda ratio: ratio[1] is None or ratio[0] <= ratio[1])


@given(BOUNDS, RATIOS, st.integers(-50, 50))
def test_bounds_stay_in_order_and_whole(bounds: tuple[int, int | None], ratio: tuple[int, int | None, int], offset: int) -> None:
    found = scaled(relative(20, ratio, offset), amount(0, *bounds))
    assert found.low is not None and found.low >= 0
    assert found.high is None or found.low <= found.high
    assert found.best is None or found.low <= found.best
    assert (found.high is None) == (bounds[1] is None or ratio[1] is None)


@given(st.lists(st.tuples(st.integers(0, 3), BOUNDS, st.none() | RATIOS), max_size=8))
def test_only_relative_amounts_change(rows: list[tuple[int, tuple[int, int | None], tuple[int, int | None, int] | None]]) -> None:
    mentions = [
        mention(sentence, amount(10 * i, *bounds) if ratio is None else relative(10 * i, ratio))
        for i, (sentence, bounds, ratio) in enumerate(sorted(rows, key=lambda row: row[0]))
    ]
    found = resolve_relatives(mentions)
    plain = [item for item in mentions if item.quantity.ratio is None]
    assert [item for item in found if item.quantity.ratio is None] == plain
    words = {item.quantity.start: item for item in mentions}
    for after in found:
        before = words[after.quantity.start]
        assert evolve(after, quantity=before.quantity) == before
