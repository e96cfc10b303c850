"""Every code of the taxonomy on minimal pairs, and the laws that hold for all pairs."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from casualties.reconciliation.relations import explain
from casualties.records.claim import Claim
from casualties.records.kinds import Family, Hedge
from casualties.records.relation import FAMILIES, Code
from tests.comparable import comparable_claims as claims
from tests.pairs import claim

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "relations.toml").read_text(encoding="utf-8"))
PAIRS = [(code, number, pair) for code, table in CORPUS.items() for number, pair in enumerate(table["pairs"])]


@pytest.mark.parametrize(("code", "pair"), [(code, pair) for code, _, pair in PAIRS], ids=[f"{code}-{number}" for code, number, _ in PAIRS])
def test_minimal_pair(code: str, pair: list[dict[str, Any]]) -> None:
    a, b = (claim(**row) for row in pair)
    relation = explain(a, b)
    assert (relation.code.value, relation.family) == (code, FAMILIES[Code(code)]), relation.sentence
    assert explain(b, a).code is relation.code


def test_every_code_has_ten_pairs() -> None:
    assert set(CORPUS) == {code.value for code in Code}
    assert all(len(table["pairs"]) >= 10 for table in CORPUS.values())


def test_sentence_names_figures_sources_and_reason() -> None:
    a = claim(q="more than 50", source="one opposition spokesman")
    b = claim(q="78", source="Syrian Observatory for Human Rights")
    assert explain(a, b).sentence == (
        "More than 50 (one opposition spokesman) and 78 (Syrian Observatory for Human Rights) are compatible: "
        "78 satisfies the bound 'more than 50', though the figures named, 50 and 78, lie far apart."
    )


@pytest.mark.parametrize(
    ("quantity", "victims", "said"),
    [("At least 70", None, "and at least 70 ("), ("Two", "people", "and two ("), ("Syrian soldiers", "Syrian soldiers", "and Syrian soldiers (")],
)
def test_the_second_figure_stands_within_the_sentence(quantity: str, victims: str | None, said: str) -> None:
    hedge = {"hedge": "vague"} if quantity == victims else {}
    second = claim(q=quantity, low=2, high=None, victims=victims, source="the mayor", **hedge)
    assert said in explain(claim(q="50", source="a doctor"), second).sentence


@pytest.mark.parametrize(
    "text",
    ["Five died earlier on Friday, 5 in all.", "They killed 5 on their way from the town.", "The war began with 5 dead."],
)
def test_words_that_mark_no_revision(text: str) -> None:
    assert explain(claim(q="5", source="the mayor", text=text), claim(q="8", source="a doctor")).family is Family.CONTRADICTS


@given(claims(), claims())
@settings(max_examples=300)
def test_defined_and_symmetric(a: Claim, b: Claim) -> None:
    relation, other = explain(a, b), explain(b, a)
    assert relation.code.family is relation.family
    assert relation.code is other.code
    assert relation.sentence.endswith(".")
    assert relation.claims == (a, b)


@given(claims(), claims())
@settings(max_examples=300)
def test_two_open_bounds_never_contradict(a: Claim, b: Claim) -> None:
    relation = explain(a, b)
    if a.interval is not None and b.interval is not None and a.high is None and b.high is None:
        assert relation.family is not Family.CONTRADICTS or relation.code is Code.DENIAL


@given(claims(), claims())
@settings(max_examples=300)
def test_unknown_amount_never_contradicts(a: Claim, b: Claim) -> None:
    if a.low is None or b.low is None:
        assert explain(a, b).code not in (Code.POINT_VS_POINT, Code.DISJOINT_INTERVALS)


@given(claims())
@settings(max_examples=200)
def test_a_claim_never_contradicts_itself(a: Claim) -> None:
    assert explain(a, a).family is not Family.CONTRADICTS
    if a.low is not None and a.hedge is not Hedge.RELATIVE:
        assert explain(a, a).code is Code.RESTATED
