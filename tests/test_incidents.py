"""Incidents across documents: joined on positive evidence only, and one figure for a toll."""

from __future__ import annotations

from typing import Any

import pytest

from casualties import extract
from casualties.reconciliation import joining
from casualties.reconciliation.events import match
from casualties.reconciliation.reconcile import Reconciliation, reconcile
from casualties.records.claim import Claim
from casualties.records.event import Event
from casualties.records.range import Range
from tests.pairs import claim


def event(where: str | None = None, when: str | None = None, what: str | None = None) -> Event:
    return Event(event_id="e1", where=where, when=when, what=what)


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (event("Norvale", "2024-05-01"), event("Norvale", "2024-05-02"), True),
        (event("Norvale", "2024-05-01"), event("Norvale city", "2024-05-01"), True),
        (event("Norvale", "2024-05-01"), event("Norvale", "2024-05-03"), False),
        (event("Norvale", "2024-05-01"), event("Tarn", "2024-05-01"), False),
        (event("Norvale", "2024-05-01"), event("Norvale"), None),
        (event(None, "2024-05-01"), event(None, "2024-05-01"), None),
        (event("Norvale", "2024-05-01/2024-05-09"), event("Norvale", "2024-05-05"), True),
        (event("Norvale", "someday"), event("Norvale", "2024-05-05"), None),
    ],
)
def test_match(a: Event, b: Event, wanted: bool | None) -> None:
    assert match(a, None, b, None) is wanted
    assert match(b, None, a, None) is wanted


def report(document: str, q: str, where: str | None, when: str | None, **row: Any) -> Claim:
    return claim(q=q, document_id=document, event_where=where, event_when=when, **row)


def sizes(found: Reconciliation) -> list[int]:
    return sorted(len(incident.claims) for incident in found.incidents)


def test_reports_of_one_place_and_day_are_one_incident() -> None:
    claims = [
        report("d1", "12", "Norvale", "2024-05-01"),
        report("d2", "14", "Norvale", "2024-05-01"),
        report("d3", "3", "Tarn", "2024-05-01"),
    ]
    assert sizes(reconcile(claims)) == [1, 2]


def test_the_day_of_publication_dates_an_incident() -> None:
    claims = [
        report("d1", "12", "Norvale", "2024-05-01"),
        report("d2", "14", "Norvale", None, published="2024-05-02"),
        report("d3", "14", "Norvale", None, published="2024-08-02"),
    ]
    assert sizes(reconcile(claims)) == [1, 2]


def test_two_incidents_of_one_document_never_join() -> None:
    claims = [
        report("d1", "12", "Norvale", "2024-05-01"),
        report("d1", "14", "Norvale", "2024-05-01", event_id="e2"),
        report("d2", "12", "Norvale", "2024-05-01"),
    ]
    assert sizes(reconcile(claims)) == [1, 2]


def test_an_unanchored_incident_joins_a_single_candidate() -> None:
    claims = [report("d1", "12", "Norvale", "2024-05-01"), report("d2", "14", "Norvale", None)]
    assert sizes(reconcile(claims)) == [2]


def test_an_unanchored_incident_stands_alone_among_several_and_names_them() -> None:
    claims = [report("d1", "12", "Norvale", "2024-05-01"), report("d2", "14", "Norvale", "2024-07-01"), report("d3", "9", "Norvale", None)]
    found = reconcile(claims)
    assert sizes(found) == [1, 1, 1]
    assert [len(incident.candidates) for incident in found.incidents if incident.claims[0].document_id == "d3"] == [2]


def test_nothing_known_joins_nothing() -> None:
    assert sizes(reconcile([report("d1", "12", None, None), report("d2", "12", None, None)])) == [1, 1]


def test_same_event_goes_before_the_evidence() -> None:
    apart = [report("d1", "12", "Norvale", "2024-05-01"), report("d2", "12", "Norvale", "2024-05-01")]
    assert sizes(reconcile(apart, same_event=lambda a, b: False)) == [1, 1]
    assert sizes(reconcile(apart, same_event=lambda a, b: None)) == [2]
    unlike = [report("d1", "12", "Norvale", "2024-05-01"), report("d2", "12", "Tarn", "2024-09-01"), report("d3", "12", None, None)]
    assert sizes(reconcile(unlike, same_event=lambda a, b: True)) == [3]


def test_many_reports_of_one_incident_are_compared_as_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = 0

    def counted(*arguments: Any) -> bool | None:
        nonlocal asked
        asked += 1
        return match(*arguments)

    monkeypatch.setattr(joining, "match", counted)
    places = ("Marrick", "Marrick market", None)
    rows = [{"published": "2024-05-06", "event_where": places[n % 3], "event_what": "bombing", "text": f"Report {n}: 5 died."} for n in range(300)]
    found = reconcile([claim(q="5", document_id=f"d{n}", **row) for n, row in enumerate(rows)])
    assert [len(incident.claims) for incident in found.incidents] == [300]
    assert asked < 5 * len(rows)


def test_incidents_come_in_the_order_of_publication() -> None:
    claims = [report("d2", "3", "Tarn", None, published="2024-05-03"), report("d9", "4", "Norvale", None, published="2024-05-01")]
    assert [incident.claims[0].document_id for incident in reconcile(claims).incidents] == ["d9", "d2"]


def test_range_is_over_totals() -> None:
    claims = [
        claim(q="12"),
        claim(q="at least 15", source="a"),
        claim(q="3", scope="part", victims="children"),
        claim(q="9", harm="wounded"),
    ]
    (incident,) = reconcile(claims).incidents
    assert incident.range("killed") == Range(12, 12, True)
    assert incident.range("wounded") == Range(9, 9, False)
    assert incident.range("missing") is None
    with pytest.raises(ValueError, match="dead"):
        incident.range("dead")


LISTED = "The clash killed 5 soldiers and 2 civilians, officials said."


def test_a_listed_sum_is_derived() -> None:
    claims = [claim(q="5", victims="soldiers", text=LISTED), claim(q="2", victims="civilians", text=LISTED)]
    estimate = reconcile(claims).incidents[0].toll("killed", "coded")
    assert estimate is not None and (estimate.best, estimate.derived) == (7, True)


def test_a_stated_total_goes_before_a_listed_sum() -> None:
    claims = [
        claim(q="5", victims="soldiers", text=LISTED),
        claim(q="2", victims="civilians", text=LISTED),
        claim(q="9", victims="people", source="a"),
    ]
    estimate = reconcile(claims).incidents[0].toll("killed", "coded")
    assert estimate is not None and (estimate.best, estimate.derived) == (9, False)


@pytest.mark.parametrize(
    "second",
    [
        {"scope": "part"},
        {"text": "Then 2 more sentences on, in all 2 died."},
        {"victims": "soldiers"},
        {"victims": None},
        {"harm": "wounded"},
    ],
    ids=["part", "other sentence", "same group", "nobody named", "other harm"],
)
def test_nothing_else_is_summed(second: dict[str, Any]) -> None:
    row = {"victims": "civilians", "text": LISTED, **second}
    estimate = reconcile([claim(q="5", victims="soldiers", text=LISTED), claim(q="2", **row)]).incidents[0].toll("killed", "coded")
    assert estimate is not None and (estimate.best, estimate.derived) == (5, False)


def told(text: str) -> tuple[int | None, bool]:
    """The coded toll of the killed, read with single victims, and whether it is a sum."""
    estimate = reconcile(extract(text, singles=True)).incidents[0].toll("killed", "coded")
    assert estimate is not None
    return estimate.best, estimate.derived


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("Gunmen shot dead a miller and two others.", 3),
        ("Gunmen shot dead a miller and five members of his family.", 6),
        ("One woman and four men were killed on the quay.", 5),
        ("The mayor, a clerk and three guards were killed.", 5),
        ("Emeka Obi and his driver were killed.", 2),
        ("Emeka Obi, a miller, and three guards were killed.", 4),
        ("Obi, his wife, his son and two nephews were killed.", 5),
        ("Three constables and one inspector were killed.", 4),
        ("The miller was killed along with three neighbours.", 4),
        ("In addition to the driver, 20 other men were killed.", 21),
        ("The bomber killed himself and four others.", 5),
        ("The raid killed three of his bodyguards, five clerks, and damaged the gate.", 8),
        ("The mayor was killed along with his wife and 10 other people.", 12),
    ],
)
def test_a_list_of_victims_is_summed(text: str, best: int) -> None:
    assert told(text) == (best, True)


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("A miller and member of the board was killed.", 1),
        ("Emeka Obi, a miller, was killed.", 1),
        ("Two guards, Emeka Obi and Kofi Mensah, were killed.", 2),
        ("A raid killed seven soldiers, and a mine killed three sailors.", 7),
        ("Nine people were killed, among them a miller and two guards.", 9),
        ("Nine people died on the quay. The mayor was killed.", 9),
        ("Nine people and two people were killed.", 9),
    ],
)
def test_what_is_no_list_of_victims_is_not_summed(text: str, best: int) -> None:
    assert told(text)[0] == best


def test_toll_of_an_absent_harm_is_none() -> None:
    assert reconcile([claim(q="5")]).incidents[0].toll("missing", "gtd") is None


def test_a_caller_joins_incidents_that_name_neither_place_nor_day() -> None:
    claims = [claim(q="8", document_id=name) for name in "abc"]
    assert len(reconcile(claims).incidents) == 3
    assert len(reconcile(claims, same_event=lambda *_: True).incidents) == 1
    assert len(reconcile(claims, same_event=lambda one, other: {one.document_id, other.document_id} == {"a", "c"}).incidents) == 2
