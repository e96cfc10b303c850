"""`Report`: an immutable sequence of groups that shows itself and picks nothing unless asked."""

from __future__ import annotations

import json
import pickle

import pytest

from casualties import Claims, Document, Estimate, Report, claim_from_dict, reconcile
from casualties.interchange.columns import GROUP_COLUMNS
from casualties.interchange.tables import from_table

ROWS = (
    {"quantity_text": "more than 50", "low": 51, "hedge": "more_than", "stated": 50, "source": "a spokesman"},
    {"quantity_text": "78", "source": "Harbour Watch"},
    {"quantity_text": "90", "source": "Ministère & Co <b>"},
)
REPORT = reconcile(
    Claims([claim_from_dict({"harm": "killed", "victims": "people", "event_id": "e1", "document_id": "d1"} | row) for row in ROWS], [Document("A text.")])
)
EMPTY = reconcile([])


def test_it_is_a_sequence_of_groups() -> None:
    assert len(REPORT) == 1
    assert REPORT[0] is REPORT.groups[0]
    assert list(REPORT) == list(REPORT.groups)
    assert REPORT[:1] == REPORT.groups[:1]
    assert REPORT[0] in REPORT


def test_it_knows_claims_and_documents() -> None:
    assert isinstance(REPORT.claims, Claims)
    assert len(REPORT.claims) == 3
    assert REPORT.documents == REPORT.claims.documents == (Document("A text."),)
    assert len(REPORT.incidents) == 1


def test_it_says_who_disagrees() -> None:
    (disagreement,) = REPORT.disagreements
    assert {claim.source for claim in disagreement.claims} == {"Harbour Watch", "Ministère & Co <b>"}
    assert disagreement.sentence in str(REPORT)


def test_it_resolves_only_when_asked_and_says_how() -> None:
    (estimate,) = REPORT.resolve("conservative")
    assert estimate.rule == "conservative"
    assert estimate.reason
    (own,) = REPORT.resolve(lambda claims: Estimate(low=3, best=4, high=5, rule="mine", reason="my own", claims=claims))
    assert (own.best, own.rule, len(own.claims)) == (4, "mine", 3)
    assert {"gtd", "acled", "ucdp"} <= set(REPORT.sensitivity())


def test_an_unknown_rule_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'median' is not known; use one of gtd"):
        REPORT.resolve("median")


def test_it_goes_into_every_table() -> None:
    rows = REPORT.to_dicts()
    assert tuple(rows[0]) == tuple(GROUP_COLUMNS)
    assert rows[0]["low"] == 51
    assert rows[0]["open_above"] is True
    assert sorted(rows[0]["sources"]) == ["Harbour Watch", "Ministère & Co <b>", "a spokesman"]
    assert [json.loads(line) for line in REPORT.to_jsonl().splitlines()] == rows
    for table in (REPORT.to_pandas(), REPORT.to_polars(), REPORT.to_arrow()):
        assert from_table(table, GROUP_COLUMNS) == rows


def test_its_page_escapes_what_texts_say() -> None:
    assert "Ministère &amp; Co &lt;b&gt;" in REPORT._repr_html_()


def test_it_cannot_be_changed_and_travels() -> None:
    with pytest.raises(AttributeError):
        REPORT.documents = ()  # type: ignore[misc]
    again = pickle.loads(pickle.dumps(REPORT))
    assert isinstance(again, Report)
    assert again.to_dicts() == REPORT.to_dicts()


def test_an_empty_one_shows_itself_politely() -> None:
    assert len(EMPTY) == 0
    assert str(EMPTY) == "no casualty claims"
    assert "no casualty claims" in EMPTY._repr_html_()
    assert EMPTY.disagreements == EMPTY.incidents == EMPTY.resolve("gtd") == ()
    assert EMPTY.to_jsonl() == ""
    assert tuple(EMPTY.to_pandas().columns) == tuple(GROUP_COLUMNS)
    assert EMPTY.to_arrow().schema == REPORT.to_arrow().schema


def test_a_row_names_its_incident_where_documents_use_the_same_ids() -> None:
    row = {"harm": "killed", "event_id": "e1", "event_when": "2024-05-01", "quantity_text": "4"}
    report = reconcile(claim_from_dict(row | {"document_id": name, "event_where": name}) for name in ("Marrow", "Dorn"))
    assert [(made["incident"], made["event_id"]) for made in report.to_dicts()] == [(0, "e1"), (1, "e1")]
    assert [report.incidents[made["incident"]].event.where for made in report.to_dicts()] == [made["event_where"] for made in report.to_dicts()]


def test_a_harm_that_is_none_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="harm: 'dead' is not known; use one of killed, wounded"):
        REPORT.incidents[0].toll("dead", "gtd")
