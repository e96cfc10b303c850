"""Parts find the claim that contains them, and claims that are no parts find none."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.scope.parts import link_parts
from casualties.records.claim import Claim
from casualties.records.kinds import Harm, Hedge, Scope, Status, VictimGroup


def claim(name: str, low: int | None, scope: str = "total", **fields: Any) -> Claim:
    values: dict[str, Any] = {"harm": Harm.KILLED, "start": 0, "end": 40, "event_id": "e1", **fields}
    return Claim(claim_id=name, quantity_text=str(low), low=low, high=low, best=low, stated=low, scope=Scope(scope), **values)


def test_a_claim_that_is_no_part_has_no_whole() -> None:
    assert link_parts([claim("a", 20), claim("b", 9)]) == (None, None)


def test_a_part_finds_the_total_of_its_sentence_before_a_larger_one_elsewhere() -> None:
    claims = [claim("a", 30, start=50, end=90), claim("b", 20), claim("c", 9, "part"), claim("d", 4, "part")]
    assert link_parts(claims) == (None, None, "b", "b")


def test_a_part_of_a_part_finds_it_where_its_sentence_has_no_total() -> None:
    there: dict[str, Any] = {"start": 50, "end": 90}
    claims = [claim("a", 22), claim("b", 16, "part", rule="among-the-dead", **there), claim("c", 1, "part", rule="of-whom", **there)]
    assert link_parts(claims) == (None, "a", "b")


def test_members_of_one_list_are_not_parts_of_each_other() -> None:
    there: dict[str, Any] = {"start": 50, "end": 90, "rule": "including"}
    claims = [claim("a", 22), claim("b", 16, "part", **there), claim("c", 1, "part", **there)]
    assert link_parts(claims) == (None, "a", "a")


def test_places_of_one_sum_are_not_parts_of_each_other() -> None:
    places = (("b", 5, "e2"), ("c", 1, "e3"))
    claims = [claim("a", 22), *(claim(name, low, "part", start=50, end=90, event_id=event) for name, low, event in places)]
    assert link_parts(claims) == (None, "a", "a")


def test_a_rejected_figure_is_no_whole() -> None:
    claims = [claim("a", 19, status=Status.DENIED), claim("b", 18), claim("c", 1, "part", start=50, end=90)]
    assert link_parts(claims)[2] == "b"


def test_a_part_prefers_the_whole_of_its_own_source() -> None:
    claims = [
        claim("a", 22, source="police", start=0, end=40),
        claim("b", 25, source="medics", start=50, end=90),
        claim("c", 3, "part", source="police", start=100, end=140),
    ]
    assert link_parts(claims)[2] == "a"


@pytest.mark.parametrize(
    ("whole", "reason"),
    [
        (claim("a", 20, harm=Harm.WOUNDED), "another harm"),
        (claim("a", 5), "too small"),
        (claim("a", 9), "no larger"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_part_that_nothing_can_contain_has_no_whole(whole: Claim, reason: str) -> None:
    assert link_parts([whole, claim("b", 9, "part")])[1] is None, reason


def test_an_unknown_amount_fits_any_whole() -> None:
    assert link_parts([claim("a", 20), claim("b", None, "part")]) == (None, "a")


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from(["total", "part", "cumulative"]), st.integers(0, 3)), max_size=8))
def test_a_whole_is_larger_than_its_part_and_no_claim_is_its_own(rows: list[tuple[int, str, int]]) -> None:
    claims = [claim(f"c{index}", low, scope, start=place * 100, end=place * 100 + 40) for index, (low, scope, place) in enumerate(rows)]
    by_id = {item.claim_id: item for item in claims}
    for item, whole in zip(claims, link_parts(claims), strict=True):
        assert whole is None or (item.scope is Scope.PART and (by_id[whole].low or 0) > (item.low or 0))


def test_parts_for_the_same_reason_are_not_parts_of_each_other() -> None:
    claims = [claim("a", 131), *(claim(name, low, "part", start=50, end=90) for name, low in (("b", 102), ("c", 17)))]
    assert link_parts(claims, ["", "adds-up", "adds-up"]) == (None, "a", "a")
    assert link_parts(claims[1:], ["adds-up", "of-whom"]) == (None, "b")


def test_a_part_is_of_no_whole_whose_people_are_others() -> None:
    rebels = claim("a", 20, victim_groups=(VictimGroup.COMBATANTS,))
    assert link_parts([rebels, claim("b", 9, "part", victim_groups=(VictimGroup.CIVILIANS,))])[1] is None
    assert link_parts([rebels, claim("b", 9, "part", victim_groups=(VictimGroup.CHILDREN,))])[1] == "a"


def test_a_vague_whole_admits_a_part_of_its_sentence() -> None:
    many = evolve(claim("a", 3, hedge=Hedge.VAGUE), high=None)
    assert link_parts([many, claim("b", 10, "part")])[1] == "a"
    assert link_parts([many, claim("b", 10, "part", start=50, end=90)])[1] is None


def test_a_part_of_undivided_casualties_finds_them() -> None:
    undivided = claim("a", 17, harm=Harm.CASUALTIES)
    assert link_parts([undivided, claim("b", 9, "part", harm=Harm.WOUNDED)])[1] == "a"
    assert link_parts([claim("a", 17, harm=Harm.KILLED), claim("b", 9, "part", harm=Harm.CASUALTIES)])[1] is None


def test_an_incident_of_a_sum_is_a_part_of_the_sum_told_before_it() -> None:
    claims = [claim("a", 40, "cumulative"), claim("b", 12, event_id="e2"), claim("c", 3, "part", start=50, end=90, event_id="e3")]
    assert link_parts(claims) == (None, None, "a")
