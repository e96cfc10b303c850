"""Groups: which claims count the same thing, the range they span, and the laws of the partition."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.reconciliation.grouping import grouped, range_of
from casualties.reconciliation.reconcile import reconcile
from casualties.records.claim import Claim
from casualties.records.kinds import Status
from casualties.records.range import Range
from tests.comparable import comparable_claims
from tests.pairs import claim


def members(claims: list[Claim]) -> list[list[str]]:
    return [sorted(one.quantity_text for one in group.claims) for group in grouped(claims)]


def wire_report() -> list[Claim]:
    """An airstrike as a wire report tells it, with the figures that its sources give."""
    rows: list[dict[str, Any]] = [
        {"q": "more than 50", "victims": "rebels", "source": "one opposition spokesman", "status": "reported"},
        {"q": "78", "victims": "rebels", "source": "Syrian Observatory for Human Rights"},
        {"q": "dozens", "victims": "fighters"},
        {"q": "a large number", "low": 3, "hedge": "vague", "victims": "fighters", "source": "the rebel front"},
        {
            "q": "about a dozen",
            "low": 10,
            "high": 14,
            "stated": 12,
            "hedge": "about",
            "victims": "bodies",
            "scope": "part",
            "source": "a video",
        },
        {
            "q": "nearly as many",
            "low": 45,
            "high": None,
            "hedge": "relative",
            "stated": None,
            "harm": "wounded",
            "source": "one opposition spokesman",
        },
        {
            "q": "nearly 90",
            "low": 81,
            "high": 90,
            "stated": 90,
            "hedge": "about",
            "harm": "wounded",
            "source": "Syrian Observatory for Human Rights",
        },
    ]
    return [claim(start=10 * place, quantity_start=10 * place, quantity_end=10 * place + 5, **row) for place, row in enumerate(rows)]


def test_the_wire_report() -> None:
    killed, part, wounded = grouped(wire_report())
    assert (killed.range, wounded.range, part.range) == (Range(51, 78, True), Range(45, 90, True), Range(10, 14, False))
    assert not killed.disagreements and not wounded.disagreements
    assert any(
        difference.sentence == "More than 50 (one opposition spokesman) and 78 (Syrian Observatory for Human Rights) are compatible: "
        "78 satisfies the bound 'more than 50', though the figures named, 50 and 78, lie far apart."
        for difference in killed.differences
    )


def test_people_join_the_one_role_that_is_named() -> None:
    assert members([claim(q="12"), claim(q="12", victims="people", source="a"), claim(q="13", victims="miners", source="b")]) == [
        ["12", "12", "13"]
    ]


def test_people_stand_apart_where_two_roles_are_named() -> None:
    claims = [claim(q="12", victims="people"), claim(q="5", victims="soldiers"), claim(q="7", victims="civilians")]
    assert sorted(members(claims)) == [["12"], ["5"], ["7"]]


def test_parts_stay_apart_from_their_whole_and_each_other() -> None:
    claims = [
        claim(q="12"),
        claim(q="4", victims="children", scope="part"),
        claim(q="3", victims="women", scope="part"),
        claim(q="4", victims="boys", scope="part", source="a"),
    ]
    assert sorted(members(claims)) == [["12"], ["3"], ["4", "4"]]


def test_a_zero_said_of_some_stands_apart_from_the_toll_of_all() -> None:
    claims = [claim(q="12", victims="people"), claim(q="no", low=0, high=0, victims="foreigners", source="the consul")]
    assert sorted(members(claims)) == [["12"], ["no"]]


@pytest.mark.parametrize("victims", ["people", None, "soldiers"])
def test_a_zero_said_of_all_is_set_against_the_toll(victims: str | None) -> None:
    claims = [claim(q="12", victims="soldiers"), claim(q="no", low=0, high=0, victims=victims, source="the army")]
    assert members(claims) == [["12", "no"]]


def test_parts_that_name_nobody_join_by_figure_only() -> None:
    claims = [claim(q="6", scope="part"), claim(q="20", scope="part", victims="bodies"), claim(q="6", scope="part", source="a")]
    assert sorted(members(claims)) == [["20"], ["6", "6"]]


def test_one_sentence_that_names_two_figures_counts_two_sets() -> None:
    text = "Some 12,000 fled and 900 are homeless."
    claims = [claim(q="12,000", harm="displaced", text=text), claim(q="900", harm="displaced", text=text)]
    assert sorted(members(claims)) == [["12,000"], ["900"]]


def test_denied_claims_stay_but_do_not_count() -> None:
    (group,) = grouped([claim(q="34", status="denied", source="the army"), claim(q="5", source="the army")])
    assert group.range == Range(5, 5, False)
    assert [relation.code.value for relation in group.disagreements] == ["denial"]


def test_vague_claims_count_only_where_nothing_better_is_said() -> None:
    assert range_of([claim(q="dozens"), claim(q="several")]) == Range(3, None, True)
    assert range_of([claim(q="dozens"), claim(q="30", source="a")]) == Range(30, 30, True)
    assert range_of([claim(q="30", status="denied")]) is None


def test_agreed_is_what_all_share() -> None:
    (group,) = grouped([claim(q="at least 12"), claim(q="dozens", source="a"), claim(q="30", source="b")])
    assert (group.agreed.low, group.agreed.high) == (30, 30) if group.agreed else False
    (group,) = grouped([claim(q="12", source="a"), claim(q="15", source="b")])
    assert group.agreed is None


def test_by_source_and_timeline() -> None:
    (group,) = grouped(
        [
            claim(q="15", source="police", as_of="2024-05-02"),
            claim(q="12", source="police", as_of="2024-05-01"),
            claim(q="12", publisher="Post"),
        ]
    )
    assert {name: len(claims) for name, claims in group.by_source().items()} == {"police": 2, "Post": 1}
    assert [one.as_of for one in group.timeline()] == ["2024-05-01", "2024-05-02", None]


many = st.lists(comparable_claims(), max_size=12)


@given(many)
@settings(max_examples=150)
def test_reconcile_parts_its_claims(claims: list[Claim]) -> None:
    found = reconcile(claims)
    assert sorted(id(one) for group in found.groups for one in group.claims) == sorted(id(one) for one in claims)
    assert sorted(id(one) for incident in found.incidents for one in incident.claims) == sorted(id(one) for one in claims)


def shape(claims: list[Claim]) -> list[tuple[list[Claim], object]]:
    return [(list(group.claims), group.range) for group in reconcile(claims).groups]


@given(many, st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_order_does_not_matter(claims: list[Claim], chance: random.Random) -> None:
    mixed = list(claims)
    chance.shuffle(mixed)
    assert shape(claims) == shape(mixed)


@given(many)
@settings(max_examples=100)
def test_reconcile_is_idempotent(claims: list[Claim]) -> None:
    assert shape([one for group in reconcile(claims).groups for one in group.claims]) == shape(claims)


@given(st.lists(comparable_claims(), min_size=1, max_size=8), st.data())
@settings(max_examples=100)
def test_repeats_change_no_range(claims: list[Claim], data: st.DataObject) -> None:
    again = [*claims, data.draw(st.sampled_from(claims))]
    assert [group.range for group in reconcile(claims).groups] == [group.range for group in reconcile(again).groups]


@given(many)
@settings(max_examples=150)
def test_an_open_bound_is_never_closed(claims: list[Claim]) -> None:
    for group in reconcile(claims).groups:
        counting = [one for one in group.claims if one.status is not Status.DENIED and one.low is not None]
        assert (group.range is None) == (not counting)
        if group.range is not None:
            assert group.range.open_above == any(one.high is None for one in counting)
            assert group.range.high is None or group.range.low <= group.range.high


@given(many)
@settings(max_examples=100)
def test_claims_of_one_group_share_harm_and_scope_and_a_comparable_key(claims: list[Claim]) -> None:
    for group in reconcile(claims).groups:
        assert len({(one.harm, one.scope) for one in group.claims}) == 1


@given(comparable_claims(document_id="d1", event_id=None), comparable_claims(document_id="d1", event_id="e1"))
@settings(max_examples=100)
def test_a_claim_of_an_unknown_incident_is_never_merged(a: Claim, b: Claim) -> None:
    assert len(reconcile([a, b]).groups) == 2


@pytest.mark.parametrize(
    ("victims", "said"),
    [
        (("people", "firefighters"), "people"),
        (("soldiers", "soldiers"), "soldiers"),
        ((None, "soldiers"), "soldiers"),
        ((None, None), None),
    ],
)
def test_the_victims_of_a_group_cover_all_its_claims(victims: tuple[str | None, ...], said: str | None) -> None:
    members = [claim(q=str(number), source=f"source {number}", victims=word) for number, word in enumerate(victims, 10)]
    assert [group.victims for group in grouped(members)] == [said]


def test_a_denied_claim_does_not_name_the_victims_of_a_group() -> None:
    members = [claim(q="12", victims="people"), claim(q="3", victims="crew members", source="the line", status="denied")]
    assert [group.victims for group in grouped(members)] == ["people"]
