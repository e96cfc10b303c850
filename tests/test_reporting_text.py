"""The report as text: every position with its source, the range, and why figures differ."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.reconciliation.reconcile import reconcile
from casualties.records.claim import Claim
from casualties.reporting.text import claims_text, report_text
from tests.comparable import comparable_claims
from tests.pairs import claim


def test_report() -> None:
    claims = [
        claim(q="more than 50", source="one opposition spokesman", event_what="airstrike", event_where="Norvale"),
        claim(q="78", source="Harbour Watch"),
        claim(q="about a dozen", low=10, high=14, hedge="about", scope="part", victims="bodies", source="a video"),
        claim(q="9", harm="wounded", status="denied", source="the army"),
    ]
    text = report_text(reconcile(claims))
    assert text.startswith("Incident, airstrike, Norvale: 4 claims\n")
    assert "Killed: 51 to 78, open above" in text
    assert "78: Harbour Watch" in text and "more than 50: one opposition spokesman" in text
    assert "Killed, bodies (a part of the toll): 10 to 14" in text
    assert "9 (denied): the army" in text and "Wounded: no figure that counts" in text
    assert "78 satisfies the bound 'more than 50'" in text


def test_contradictions_come_first_and_long_lists_are_cut() -> None:
    text = report_text(reconcile([claim(q=str(figure), source=f"source {figure}") for figure in range(10, 26)]))
    assert "contradict each other" in text
    assert "and 4 more figures" in text and "more pairs of figures differ" in text


def test_no_claims() -> None:
    assert report_text(reconcile([])) == claims_text([]) == "No casualty claims."


@given(st.lists(comparable_claims(), min_size=1, max_size=8))
@settings(max_examples=100)
def test_report_is_total(claims: list[Claim]) -> None:
    found = reconcile(claims)
    text = report_text(found)
    assert text.count("Incident") >= len(found.incidents)
    assert len(claims_text(claims).splitlines()) == len(claims) + 1
