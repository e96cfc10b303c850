"""The words of an amount do not change with the convention; its bounds do."""

from __future__ import annotations

import pytest

from casualties.extraction.quantity.quantities import find_quantities
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.convention import ACLED, AIRWARS, DEFAULT, EMDAT, GTD, VAGUE_DEFAULT, Convention
from casualties.records.quantity import Quantity

TEXT = "Dozens died, several were hurt, tens of thousands fled and about 100 are missing."


def read(convention: Convention) -> tuple[Quantity, ...]:
    return find_quantities(tokenize(TEXT, 0, len(TEXT), load()), load(), convention)


@pytest.mark.parametrize("convention", [ACLED, EMDAT, GTD, AIRWARS, Convention(name="own", reference="test", about=2)])
def test_the_surface_does_not_depend_on_the_convention(convention: Convention) -> None:
    assert [item.text for item in read(convention)] == [item.text for item in read(DEFAULT)]
    assert [item.hedge for item in read(convention)] == [item.hedge for item in read(DEFAULT)]


def test_the_bounds_do() -> None:
    assert [item.low for item in read(DEFAULT)] == [24, 3, 20_000, 90]
    assert [item.low for item in read(ACLED)] == [12, 3, 20_000, 90]
    assert [item.low for item in read(AIRWARS)] == [24, 2, 20_000, 90]
    wide = read(Convention(name="own", reference="test", about=2))[-1]
    assert (wide.low, wide.high) == (80, 120)


def test_a_convention_may_leave_a_word_open() -> None:
    unknown = Convention(name="open", reference="test", vague={**VAGUE_DEFAULT, "dozens": None})
    first = read(unknown)[0]
    assert (first.low, first.high, first.best) == (None, None, None)
