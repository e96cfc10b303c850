"""What vague and approximate words are worth, as named values that a caller can swap.

The words of a claim never change with the convention; only its bounds do.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from attrs import field, frozen

VAGUE_DEFAULT: Mapping[str, int] = MappingProxyType(
    {
        "tens": 20,
        "dozens": 24,
        "scores": 40,
        "few_dozen": 36,
        "hundreds": 200,
        "few_hundred": 300,
        "thousands": 2_000,
        "few_thousand": 3_000,
        "tens_of_thousands": 20_000,
        "hundreds_of_thousands": 200_000,
        "millions": 2_000_000,
        "few": 3,
        "several": 3,
        "many": 3,
        "couple": 2,
        "multiple": 2,
        "plural": 2,
    }
)


@frozen(kw_only=True)
class Convention:
    """Bounds for words that state no figure: `vague` gives the lowest count each is taken for, None where it stays open.

    `about` and `nearly` are the tolerance in tenths: 1 makes "about 100" 90 to 110 and "nearly 100" 90 to 100.

    >>> DEFAULT.vague["dozens"], ACLED.vague["dozens"]
    (24, 12)
    """

    name: str
    reference: str
    vague: Mapping[str, int | None] = field(default=VAGUE_DEFAULT, hash=False)
    about: int = 1
    nearly: int = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """Read-only mappings cannot be pickled; conventions travel to other processes with a plain one."""
        return (_convention, (self.name, self.reference, dict(self.vague), self.about, self.nearly))


def _convention(name: str, reference: str, vague: Mapping[str, int | None], about: int, nearly: int) -> Convention:
    return Convention(name=name, reference=reference, vague=MappingProxyType(vague), about=about, nearly=nearly)


DEFAULT = Convention(name="default", reference="this library's annotation guideline")
ACLED = Convention(
    name="acled",
    reference="ACLED FAQ: tens 10, dozens 12, hundreds 100",
    vague=MappingProxyType(
        {**VAGUE_DEFAULT, "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1_000}
    ),
)
EMDAT = Convention(name="emdat", reference="EM-DAT documentation: hundreds 200, thousands 2,000")
GTD = Convention(
    name="gtd",
    reference="GTD: a count too vague to code is left blank",
    vague=MappingProxyType(dict.fromkeys(VAGUE_DEFAULT, 1)),
)
AIRWARS = Convention(
    name="airwars",
    reference="Airwars methodology: a vague plural is at least two people",
    vague=MappingProxyType({**VAGUE_DEFAULT, "few": 2, "several": 2, "many": 2}),
)
