"""The report as text: every position with its source, the range, and why figures differ."""

from __future__ import annotations

import re

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
    assert re.search(r"^    and 4 more figures: \d\d; \d\d; \d\d; \d\d$", text, re.MULTILINE)
    assert text.endswith("    116 more pairs of figures differ: 116 contradict each other.")


def test_a_report_on_several_documents_says_where_and_when_each_figure_was_printed() -> None:
    place = {"event_where": "Norvale", "event_when": "2024-05-01"}
    first = place | {"document_id": "d1", "publisher": "Harbour Post", "published": "2024-05-02"}
    second = place | {"document_id": "d2", "publisher": "Lorne Radio", "published": "2024-05-03"}
    claims = [
        claim(q="9", source="police", **first),
        claim(q="34", source="police", **second),
        claim(q="36", source="a doctor", **second),
        claim(q="34", **second),
    ]
    lines = report_text(reconcile(claims)).splitlines()
    assert lines[2:5] == [
        "    9: police [Harbour Post, 2024-05-02]",
        "    34: police [Lorne Radio, 2024-05-03]; Lorne Radio, in its own voice [2024-05-03]",
        "    36: a doctor [Lorne Radio, 2024-05-03]",
    ]
    assert "the first is of" not in lines[5]  # what contradicts within one day comes before what may have changed
    assert "[" not in report_text(reconcile(claims[1:]))


def test_an_incident_that_may_be_another_names_it() -> None:
    rows = [
        {"document_id": "d1", "event_what": "fire", "event_where": "Marrow", "event_when": "2024-05-01"},
        {"document_id": "d2", "event_what": "fire", "event_where": "Dorn", "event_when": "2024-05-01"},
        {"document_id": "d3", "event_what": "fire", "published": "2024-05-01"},
    ]
    text = report_text(reconcile([claim(q="9", **row) for row in rows]))
    named = "that of fire, Marrow, 2024-05-01 or that of fire, Dorn, 2024-05-01"
    assert f"  It may be the same incident as {named}; that is not known." in text


def test_no_claims() -> None:
    assert report_text(reconcile([])) == claims_text([]) == "No casualty claims."


@given(st.lists(comparable_claims(), min_size=1, max_size=8))
@settings(max_examples=100)
def test_report_is_total(claims: list[Claim]) -> None:
    found = reconcile(claims)
    text = report_text(found)
    assert text.count("Incident") >= len(found.incidents)
    assert len(claims_text(claims).splitlines()) == len(claims) + 1


def test_a_denial_of_any_is_shown_as_none() -> None:
    assert "\n    any (none): the owners" in report_text(reconcile([claim(q="any", low=0, high=0, source="the owners")]))
    assert "\n    no: the owners" in report_text(reconcile([claim(q="no", low=0, high=0, source="the owners")]))


def test_one_figure_in_digits_and_words_is_told_once_and_its_doubt_apart() -> None:
    claims = [
        claim(q="8", document_id="a"),
        claim(q="Eight", low=8, high=8, source="police", document_id="b"),
        claim(q="at least 8", source="a doctor", document_id="c"),
        claim(q="8", source="a resident", status="unverified", document_id="e"),
        claim(q="25", source="a letter", status="unverified", document_id="f"),
    ]
    text = report_text(reconcile(claims, same_event=lambda *_: True))
    assert "    8: the text's own voice [a]; police [b]\n    at least 8: a doctor [c]\n    8 (unverified): a resident [e]\n" in text
    assert "and 25 (a letter, unverified) contradict each other" in text
