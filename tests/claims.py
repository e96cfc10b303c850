"""Claims in one line each, as the corpus files write them: "quantity | bounds | harm | victims"."""

from __future__ import annotations

from casualties import extract

Line = tuple[str, str, str, str]


def bounds(low: int | None, high: int | None) -> str:
    """ "12" for 12 to 12, "10..14", "12.." where no limit is stated, "?" where nothing is known."""
    if low is None:
        return "?"
    return f"{low}.." if high is None else str(low) if low == high else f"{low}..{high}"


def expected(line: str) -> Line:
    quantity, span, harm, *victims = (part.strip() for part in line.split("|"))
    return quantity, span, harm, victims[0] if victims else ""


def read(text: str) -> list[Line]:
    """The claims of a text in the same form, in its order."""
    return [(claim.quantity_text, bounds(claim.low, claim.high), claim.harm.value, claim.victims or "") for claim in extract(text)]
