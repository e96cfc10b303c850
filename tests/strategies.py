"""Hypothesis strategies: texts and claims, with a pool of awkward values beside the generated ones."""

from __future__ import annotations

from hypothesis import strategies as st

from casualties.records.claim import Claim
from casualties.records.kinds import Harm, Hedge, Scope, SourceType, Status, VictimGroup
from casualties.records.quantity import LARGEST

AWKWARD = (
    *("", " ", "\n\n\n", "\r\n", "\t", ".", '"', "“", "”", "(", "''", "``", "\ufeff", "\u200b", "\u00ad", "\u2028", "\x85", "\x00"),
    *("İ", "ß", "ﬁ", "e\u0301", "👩‍👩‍👧", "١٢", "²", "Ⅻ", "１２", "½", "9" * 25, "1,2,3,4", "1.5.2020", "12,", "-12", "+12", "12th", "12-year-old"),
    *("<b>12</b> dead", "&amp;", "&#160;", "<!-- 12 killed -->", "12 killed", "Killed: 12", "killed killed killed", "more than", "nearly as many"),
    *("at least 12 people were killed", "Police said", "he said", "said said said", "denied that", "- 12 dead\n- 30 hurt", "A" * 3000, "a " * 2000),
)

SPACED = (
    "a an the of in and or but not no none more than at least up to some about nearly as many half dozens hundreds several few two twelve "
    "50 1,200 78 0 people men children soldiers civilians bodies others was were killed wounded injured died dead missing displaced "
    "said says according police ministry Observatory Reuters spokesman monitor denied reported earlier Monday Tuesday Idlib airstrike "
    "who including among them another while 's \" “ ” , . ; : ( ) - —"
)
WORDS = (*SPACED.split(" "), "\n", "\n\n")
"""Words that rules are made of, so that generated texts reach deep into the grammar."""

news = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.sampled_from(AWKWARD),
    st.lists(st.one_of(st.sampled_from(AWKWARD[:-2]), st.sampled_from(WORDS)), max_size=25).map(" ".join),
    news,
)

names = st.sampled_from(["police", "the Observatory", "Ministère de l'Intérieur", "<b>Reuters & Co</b>", "内政部", "“a spokesman”", "x\u2028y"])
days = st.dates().map(lambda day: day.isoformat())
counts = st.one_of(st.integers(0, 300), st.sampled_from([0, 1, 2**31, LARGEST]))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim with every field in its range, its quantity within its sentence."""
    before, quantity, after = draw(st.sampled_from(["", "At noon, ", "“"])), draw(st.sampled_from(["12", "more than 50", "dozens"])), " died."
    start = draw(st.integers(0, 10_000))
    low, best, high = sorted(draw(st.lists(counts, min_size=3, max_size=3)))
    known = draw(st.booleans())
    source = draw(st.none() | names)
    return Claim(
        quantity_text=quantity,
        harm=draw(st.sampled_from(Harm)),
        hedge=draw(st.sampled_from(Hedge)),
        low=low if known else None,
        best=draw(st.sampled_from([None, best])) if known else None,
        high=draw(st.sampled_from([None, high])) if known else None,
        stated=draw(st.none() | counts),
        claim_id=f"c{draw(st.integers(0, 10**6))}",
        document_id=draw(st.none() | st.sampled_from(["d1", "d2"])),
        publisher=draw(st.none() | names),
        published=draw(st.none() | days),
        url=draw(st.none() | st.just("https://example.org/a?b=1&c=2")),
        text=before + quantity + after,
        start=start,
        end=start + len(before + quantity + after),
        quantity_start=start + len(before),
        quantity_end=start + len(before + quantity),
        victims=draw(st.none() | st.sampled_from(["people", "Turkish-backed fighters"])),
        victim_groups=tuple(draw(st.lists(st.sampled_from(VictimGroup), max_size=3, unique=True))),
        source=source,
        source_text=source,
        source_start=None if source is None else 3,
        source_end=None if source is None else 9,
        sources=() if source is None else (source,),
        source_type=draw(st.none() | st.sampled_from(SourceType)),
        carried_source=draw(st.none() | names) if source is None else None,
        via=tuple(draw(st.lists(names, max_size=2))),
        cue=draw(st.none() | st.just("said")),
        event_id=draw(st.none() | st.sampled_from(["e1", "e2"])),
        event_what=draw(st.none() | st.just("airstrike")),
        event_where=draw(st.none() | st.just("Idlib")),
        event_when=draw(st.none() | days),
        scope=draw(st.sampled_from(Scope)),
        increment=draw(st.booleans()),
        superseded=draw(st.booleans()),
        as_of=draw(st.none() | days),
        status=draw(st.sampled_from(Status)),
        rule=draw(st.none() | st.just("toll")),
    )
