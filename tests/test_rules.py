"""The rules by which institutions make one figure of several claims."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.reconciliation.reconcile import reconcile
from casualties.reconciliation.rules import RULES, apply, point
from casualties.records.claim import Claim
from casualties.records.estimate import Estimate, Indeterminate
from tests.comparable import comparable_claims
from tests.pairs import claim


def rows(*items: dict[str, Any]) -> list[Claim]:
    return [claim(**item) for item in items]


CLAIMS = rows(
    {"q": "12", "source": "the mayor"},
    {"q": "15", "source": "a doctor"},
    {"q": "15", "source": "a monitor"},
    {"q": "dozens", "source": "a resident"},
)

CASES = [
    ("conservative", 12, 12, 15),
    ("informative", 15, 12, 15),
    ("representative", 15, 12, 15),
    ("range", None, 12, 15),
    ("coded", 15, 12, 15),
    ("acled", 12, 12, 15),
    ("gtd", 15, 12, 15),
    ("ucdp", 15, 12, 15),
    ("ibc", None, 12, 15),
    ("tbij", None, 12, 15),
    ("airwars", None, 12, 15),
    ("emdat", 15, 12, 15),
]


@pytest.mark.parametrize(("rule", "best", "low", "high"), CASES, ids=[case[0] for case in CASES])
def test_rule(rule: str, best: int | None, low: int, high: int) -> None:
    estimate = apply(rule, CLAIMS)
    assert (estimate.rule, estimate.best, estimate.low, estimate.high) == (rule, best, low, high)


def test_every_rule_has_a_case_and_a_reference() -> None:
    assert {case[0] for case in CASES} == set(RULES)
    assert all(rule.reference for rule in RULES.values())


@pytest.mark.parametrize(
    ("rule", "items", "best"),
    [
        ("acled", [{"q": "dozens"}], 12),
        ("acled", [{"q": "hundreds"}], 100),
        ("coded", [{"q": "more than 50"}], 50),
        ("coded", [{"q": "up to 20"}], 20),
        ("coded", [{"q": "5 to 9", "low": 5, "high": 9, "hedge": "range"}], 5),
        ("emdat", [{"q": "5 to 9", "low": 5, "high": 9, "hedge": "range"}], 7),
        ("gtd", [{"q": "5", "published": "2024-05-01", "source": "a"}, {"q": "8", "published": "2024-05-03", "source": "b"}], 8),
        ("gtd", [{"q": "5", "source": "the mayor"}, {"q": "8", "source": "a doctor"}], 5),
        ("gtd", [{"q": "5", "source": "the mayor"}, {"q": "2", "source": "the front", "source_type": "armed_group"}], 5),
        ("ucdp", [{"q": "5", "source": "the mayor"}, {"q": "8", "source": "a doctor"}], 5),
        ("tbij", [{"q": "5", "superseded": True, "source": "a"}, {"q": "8", "source": "b"}], 8),
    ],
)
def test_best(rule: str, items: list[dict[str, Any]], best: int) -> None:
    assert apply(rule, rows(*items)).best == best


@pytest.mark.parametrize(
    ("rule", "items", "reason"),
    [
        ("gtd", [{"q": "dozens"}], "too vague"),
        ("representative", [{"q": "5", "source": "a"}, {"q": "8", "source": "b"}], "equally often"),
        ("coded", [{"q": "5", "status": "denied"}], "denied"),
        ("range", [], "no claim"),
    ],
)
def test_indeterminate(rule: str, items: list[dict[str, Any]], reason: str) -> None:
    estimate = apply(rule, rows(*items))
    assert isinstance(estimate, Indeterminate) and not estimate.determinate
    assert reason in estimate.reason


@pytest.mark.parametrize("rule", ["tbij", "airwars"])
def test_a_contested_figure_ranges_from_none(rule: str) -> None:
    assert apply(rule, rows({"q": "5", "source": "a doctor"}, {"q": "5", "source": "the army", "status": "denied"})).low == 0
    assert apply(rule, rows({"q": "5", "source": "a doctor"})).low == 5


def test_a_caller_may_pass_a_rule() -> None:
    def median(claims: tuple[Claim, ...]) -> Estimate:
        points = sorted(figure for one in claims if (figure := point(one)) is not None)
        return Estimate(
            low=points[0], best=points[len(points) // 2], high=points[-1], rule="median", reason="the middle figure", claims=claims
        )

    found = reconcile(CLAIMS)
    assert [estimate.best for estimate in found.resolve(median)] == [15]
    assert set(found.sensitivity()) == set(RULES)


def test_an_unknown_rule_is_named() -> None:
    with pytest.raises(ValueError, match="'mean' is not known"):
        reconcile(CLAIMS).resolve("mean")


@given(st.lists(comparable_claims(), max_size=6), st.sampled_from(sorted(RULES)))
@settings(max_examples=300)
def test_estimates_are_in_order(claims: list[Claim], rule: str) -> None:
    estimate = apply(rule, claims)
    bounds = [bound for bound in (estimate.low, estimate.best, estimate.high) if bound is not None]
    assert bounds == sorted(bounds)
    assert estimate.reason and not estimate.derived
