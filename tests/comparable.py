"""Claims drawn at random from so few values that many pairs of them can be compared."""

from __future__ import annotations

from hypothesis import strategies as st

from casualties.reconciliation.rows import claim_from_dict
from casualties.records.claim import Claim
from casualties.records.kinds import Harm, Hedge, Scope, Status

VICTIMS = (
    None,
    "",
    "people",
    "soldiers",
    "civilians",
    "children",
    "US troops",
    "Libyans",
    "bodies",
    "women and children",
    "fighters",
    "zymurgists",
)
SOURCES = (None, "the mayor", "authorities", "Harbour Watch", "Ann Lee, Harbour Watch", "the army")
TEXTS = (
    "",
    "They died.",
    "The toll rose to 5.",
    "Officials earlier put the toll at 5.",
    "Two of the wounded died.",
    "Since March 5 have died.",
)


@st.composite
def comparable_claims(draw: st.DrawFn, /, **fixed: object) -> Claim:
    """One claim; `fixed` fields are laid over the drawn ones."""
    stated = draw(st.integers(0, 12))
    hedge = draw(st.sampled_from(Hedge))
    low: int | None
    high: int | None
    low, high = {
        Hedge.EXACT: (stated, stated),
        Hedge.AT_LEAST: (stated, None),
        Hedge.MORE_THAN: (stated + 1, None),
        Hedge.AT_MOST: (0, stated),
        Hedge.LESS_THAN: (0, max(0, stated - 1)),
        Hedge.ABOUT: (stated * 9 // 10, -(-stated * 11 // 10)),
        Hedge.RANGE: (stated, stated + 3),
        Hedge.VAGUE: (stated, None),
        Hedge.RELATIVE: (None, None),
    }[hedge]
    pointless = hedge in (Hedge.RANGE, Hedge.VAGUE, Hedge.RELATIVE)
    row = {
        "document_id": draw(st.sampled_from((None, "d1", "d2"))),
        "publisher": draw(st.sampled_from((None, "Post", "Herald"))),
        "published": draw(st.sampled_from((None, "2024-05-01", "2024-05-02"))),
        "text": draw(st.sampled_from(TEXTS)),
        "quantity_text": draw(st.sampled_from((str(stated), f"another {stated}"))),
        "low": low,
        "high": high,
        "stated": None if pointless else stated,
        "best": None,
        "hedge": hedge.value,
        "harm": draw(st.sampled_from((Harm.KILLED, Harm.WOUNDED, Harm.CASUALTIES))).value,
        "victims": draw(st.sampled_from(VICTIMS)),
        "source": draw(st.sampled_from(SOURCES)),
        "event_id": draw(st.sampled_from((None, "e1", "e2"))),
        "event_where": draw(st.sampled_from((None, "Norvale", "Tarn"))),
        "event_when": draw(st.sampled_from((None, "2024-05-01", "2024-06-01"))),
        "scope": draw(st.sampled_from(Scope)).value,
        "status": draw(st.sampled_from(Status)).value,
        "superseded": draw(st.booleans()),
        **fixed,
    }
    return claim_from_dict(row)
