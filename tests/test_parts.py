"""Headline and lead against the text below them."""

from __future__ import annotations

import pytest

from casualties import Part, Verdict, compare_parts

HEADLINE = "Ferry fire kills 15 people"
LEAD = "A ferry caught fire off Port Lorne on Monday."

CASES = [
    pytest.param(f"{HEADLINE}\n\n{LEAD}\n\nFifteen people were killed, police said.", [("headline", "supported")], id="the same figure"),
    pytest.param(f"{HEADLINE}\n\n{LEAD}\n\nAt least 12 people were killed, police said.", [("headline", "supported")], id="a bound that it meets"),
    pytest.param(f"{HEADLINE}\n\n{LEAD}\n\nTwelve people were killed, police said.", [("headline", "contradicted")], id="another figure"),
    pytest.param(f"{HEADLINE}\n\n{LEAD}\n\nThe coast guard put out the fire.", [("headline", "unsupported")], id="no figure below"),
    pytest.param(
        f"{HEADLINE}\n\n{LEAD}\n\nPolice said 12 people were killed. The coast guard said 15 people were killed.",
        [("headline", "supported")],
        id="one of two sources",
    ),
    pytest.param(
        "Ferry fire off Port Lorne\n\nFifteen people were killed in a ferry fire on Monday.\n\nTwelve people were killed, police said.",
        [("lead", "contradicted")],
        id="the lead alone",
    ),
    pytest.param(
        "Ferry fire off Port Lorne\n\nFifteen people were killed in a ferry fire on Monday.\n\nThe coast guard put out the fire.",
        [("lead", "not_repeated")],
        id="a lead may bring what is not taken up again",
    ),
    pytest.param(
        f"{HEADLINE}\n\n{LEAD}\n\nThe owners denied that 15 people were killed.", [("headline", "contradicted")], id="its own figure denied"
    ),
    pytest.param(
        "Ferry fire off Port Lorne\n\nA ferry fire killed 15 people on Monday, police said.\n\n"
        "The Seamen's Union said at least 80 people were killed. Police dismissed the union's claim.",
        [("lead", "not_repeated")],
        id="a rival figure that the text reports as denied",
    ),
    pytest.param(
        "Owners deny that 15 people died in ferry fire\n\nA ferry caught fire on Monday.\n\nThe Seamen's Union said 15 people were killed.",
        [("headline", "unsupported")],
        id="a denial above, the figure's sources below",
    ),
    pytest.param("Fifteen people were killed in a ferry fire on Monday.", [], id="nothing below"),
    pytest.param("", [], id="no text"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_claim_above_gets_its_verdict(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(finding.part, finding.verdict) for finding in compare_parts(text).findings] == [
        (Part(part), Verdict(verdict)) for part, verdict in expected
    ]


def test_differences_and_disagreements_name_both_sentences() -> None:
    comparison = compare_parts(f"{HEADLINE}\n\n{LEAD}\n\nTwelve people were killed, police said.")
    (difference,) = comparison.differences
    assert comparison.disagreements == difference.relations
    printed = str(comparison)
    assert HEADLINE in printed
    assert "Twelve people were killed, police said." in printed
    page = comparison._repr_html_()
    assert "<mark>15</mark>" in page and "<mark>Twelve</mark>" in page


@pytest.mark.parametrize("text", ["", "Calm day.", f"{LEAD}\n\nNobody was there."])
def test_a_text_without_claims_says_so(text: str) -> None:
    comparison = compare_parts(text)
    assert comparison.differences == ()
    assert str(comparison) == "neither headline nor lead makes a casualty claim that text below it could bear out"
    assert "neither headline nor lead" in comparison._repr_html_()


def test_it_takes_the_options_of_extract() -> None:
    comparison = compare_parts(LEAD, publisher="Harbour Post", published="2024-05-01", document_id="d1")
    assert (comparison.document.id, comparison.document.published) == ("d1", "2024-05-01")


def test_a_lead_without_text_below_it_is_not_said_to_make_no_claim() -> None:
    comparison = compare_parts("Police said 12 people were killed in a fire in Marrow.")
    assert str(comparison).endswith("that text below it could bear out")
    assert len(repr(compare_parts(f"{HEADLINE}\n\n{LEAD}\n\nTwelve people were killed, police said."))) < 500
