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


MINISTRY = {"q": "52", "source": "the ministry", "status": "denied", "denied_by": "the ministry"}
PARTY = {"q": "at least 80", "source": "the party", "status": "denied", "denied_by": "the ministry"}


@pytest.mark.parametrize(
    ("rejected", "other", "code", "reason"),
    [
        (MINISTRY, {"q": "52", "source": "officials"}, "denial", "the ministry rejects 52."),
        (MINISTRY, {"q": "49", "source": "the ministry"}, "denial", "the ministry rejects 52 and gives 49."),
        (MINISTRY, {"q": "60", "source": "a doctor"}, "denial", "the ministry rejects 52."),
        (MINISTRY, {"q": "9", "source": "police"}, "unknown_group", "it is not known whether who rejects 52 also rejects 9."),
        (MINISTRY | {"victims": "people"}, {"q": "0", "victims": "crew", "source": "the ministry"}, "unknown_group", "others than crew."),
        (PARTY, {"q": "34", "source": "the ministry"}, "denial", "the ministry rejects at least 80 and gives 34."),
        (PARTY, {"q": "at least 9", "source": "police"}, "bound_satisfied", "though the figures named, 80 and 9, lie far apart."),
        (PARTY, {"q": "34", "source": "police"}, "disjoint_intervals", "no figure satisfies both."),
        (PARTY, {"q": "dozens"}, "bound_satisfied", "figures from 80 up satisfy both."),
        (PARTY | {"victims": "people"}, {"q": "34", "source": "the ministry"}, "denial", "the ministry rejects at least 80 and gives 34."),
    ],
)
def test_a_rejection_is_of_its_figure_only(rejected: dict[str, Any], other: dict[str, Any], code: str, reason: str) -> None:
    relation = explain(claim(**rejected), claim(**other))
    assert (relation.code.value, explain(claim(**other), claim(**rejected)).code.value) == (code, code)
    assert relation.sentence.endswith(reason)


PLACE = {"event_where": "Norvale", "event_when": "2024-05-01"}
FIRST = {"document_id": "d1", "published": "2024-05-02", "publisher": "Harbour Post"} | PLACE
SECOND = {"document_id": "d2", "published": "2024-05-03", "publisher": "Lorne Radio"} | PLACE


@pytest.mark.parametrize(
    ("first", "second", "code", "reason"),
    [
        # what Friday's report calls an earlier figure need not be older than Thursday's report
        ({"q": "9", "source": "Ann Lee"}, {"q": "21", "source": "the mayor", "superseded": True}, "unknown_group", "of which day."),
        ({"q": "34"}, {"q": "36", "superseded": True}, "unknown_group", "36 is an earlier figure, and the text does not say of which day."),
        ({"q": "21", "superseded": True}, {"q": "36", "source": "police"}, "upward_revision", "between 2024-05-02 and 2024-05-03."),
        (
            {"q": "34", "source": "the ministry", "text": "The death toll rose to 34."},
            {"q": "52", "source": "police", "text": "The death toll rose to 52."},
            "upward_revision",
            "the toll was revised upwards between 2024-05-02 and 2024-05-03.",
        ),
        ({"q": "34", "source": "the ministry"}, {"q": "52"}, "upward_revision", "between 2024-05-02 and 2024-05-03."),
        # an outlet's later and lower figure takes back nothing that somebody else said
        (
            {"q": "80", "source": "the party"},
            {"q": "52"},
            "point_vs_point",
            "the first is of 2024-05-02, the second of 2024-05-03, so the toll may have changed in between.",
        ),
        ({"q": "80", "source": "the party"}, {"q": "52", "source": "the party"}, "downward_revision", "between 2024-05-02 and 2024-05-03."),
        # who rejects a figure on one day rejects nothing that is said on another
        (MINISTRY, {"q": "60", "source": "police"}, "unknown_group", "it is not known whether who rejects 52 also rejects 60."),
        (MINISTRY, {"q": "52", "source": "police"}, "denial", "the ministry rejects 52."),
        # an outlet is no second source for what another outlet takes from it
        ({"q": "34", "source": "the ministry"}, {"q": "34", "source": "Harbour Post"}, "relay_same_origin", "it has one source, not two."),
        (
            {"q": "34", "source": "the ministry"},
            {"q": "34", "source": "police", "via": ["the Harbour Post"]},
            "relay_same_origin",
            "Lorne Radio has the figure from Harbour Post, so it has one source, not two.",
        ),
        ({"q": "34", "source": "the ministry"}, {"q": "34", "source": "police"}, "agrees", "two sources give the same figure."),
    ],
)
def test_reports_of_two_days(first: dict[str, Any], second: dict[str, Any], code: str, reason: str) -> None:
    a, b = claim(**(FIRST | first)), claim(**(SECOND | second))
    assert (explain(a, b).code.value, explain(b, a).code.value) == (code, code)
    assert explain(a, b).sentence.endswith(reason)


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
