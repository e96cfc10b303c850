"""Laws of reading that hold for every text."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casualties import (
    ACLED,
    Claims,
    Family,
    Status,
    claim_from_dict,
    compare_parts,
    explain,
    extract,
    find_attributions,
    find_quantities,
    reconcile,
)
from casualties.records.claim import FIELDS, Claim
from casualties.records.quantity import LARGEST
from tests.strategies import AWKWARD, news, texts

SLOW = settings(max_examples=60)

ARTICLE = (
    "Dozens killed in Idlib airstrike\n\nIDLIB — More than 50 fighters were killed and nearly as many wounded, a spokesman said. "
    "The Observatory put the toll at 78. “At least 12 of them were children,” it said. The ministry denied that 78 people had died.\n\n"
    "It had earlier said 45 people were killed. Four more died on Tuesday, Reuters reported, citing police."
)


def check(text: str, found: Claims) -> None:
    for claim in found:
        assert claim.text == text[claim.start : claim.end]
        assert claim.quantity_text == text[claim.quantity_start : claim.quantity_end]
        assert claim.source_text == (None if claim.source_start is None else text[claim.source_start : claim.source_end])
        assert claim.start is not None and claim.end is not None
        assert claim.quantity_start is not None and claim.quantity_end is not None
        assert claim.start <= claim.quantity_start < claim.quantity_end <= claim.end
        known = [bound for bound in (claim.low, claim.best, claim.high) if bound is not None]
        assert known == sorted(known) and all(0 <= bound <= LARGEST for bound in known)
        assert claim.low is not None or (claim.high is None and claim.best is None)
        assert claim.event_id is not None
        assert claim.source is not None or not claim.sources
        assert claim.source is None or claim.source == claim.sources[0]
        assert claim.carried_source is None or claim.source is None
        assert claim.status is not Status.ASSERTED or claim.denied_by is None
        assert claim.victims is None or claim.victims.strip()


@SLOW
@given(texts)
@example(ARTICLE)
@example("\ud800 12 people were killed \udfff, police said.")
def test_extract_is_total_and_every_span_is_its_text(text: str) -> None:
    check(text, extract(text, published="2020-10-27"))


@SLOW
@given(texts)
@example(ARTICLE)
def test_single_victims_add_claims_with_right_spans(text: str) -> None:
    check(text, extract(text, singles=True))


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts_are_read_by_every_verb(text: str) -> None:
    check(text, extract(text))
    find_quantities(text)
    find_attributions(text)
    str(compare_parts(text))
    str(reconcile(extract(text)))


@SLOW
@given(texts)
@example(ARTICLE)
def test_quantities_and_attributions_are_total_and_their_spans_are_their_texts(text: str) -> None:
    for quantity in find_quantities(text):
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.text
    for found in find_attributions(text):
        row = found.to_dict()
        assert row["source_text"] == (None if row["source_start"] is None else text[row["source_start"] : row["source_end"]])
        assert row["cue"] is None or row["cue_start"] is None or row["cue"] == text[row["cue_start"] : row["cue_end"]]
        for start, end in row["content"]:
            assert 0 <= start < end <= len(text)


@SLOW
@given(news)
@example(ARTICLE)
def test_the_same_text_gives_the_same_claims(text: str) -> None:
    first, again = extract(text), extract(text)
    assert first == again
    assert [claim.rule for claim in first] == [claim.rule for claim in again]
    assert len({claim.claim_id for claim in first}) == len(first)


@SLOW
@given(news)
@example(ARTICLE)
def test_claims_go_through_dict_and_json_unchanged(text: str) -> None:
    for claim in extract(text, publisher="Harbour Post", published="2024-05-01"):
        row = claim.to_dict()
        assert tuple(row) == FIELDS
        assert claim_from_dict(row) == claim
        assert claim_from_dict(json.loads(json.dumps(row))) == claim
        assert all(isinstance(row[key], list) for key in ("victim_groups", "sources", "via"))


@SLOW
@given(news)
@example(ARTICLE)
def test_parts_point_to_claims_that_can_hold_them(text: str) -> None:
    found = extract(text)
    by_id = {claim.claim_id: claim for claim in found}
    for claim in found:
        if claim.part_of is not None:
            whole = by_id[claim.part_of]
            assert whole.harm is claim.harm
            assert whole is not claim


@SLOW
@given(news)
@example(ARTICLE)
def test_a_convention_changes_no_words(text: str) -> None:
    def words(claim: Claim) -> tuple[object, ...]:
        return (claim.quantity_start, claim.quantity_end, claim.hedge, claim.harm, claim.source, claim.stated)

    assert [words(claim) for claim in extract(text, convention=ACLED)] == [words(claim) for claim in extract(text)]


@SLOW
@given(news)
@example(ARTICLE)
def test_a_report_holds_each_claim_once_in_any_order(text: str) -> None:
    found = extract(text)
    report = reconcile(found)
    held = sorted(claim.claim_id for group in report for claim in group.claims)
    assert held == sorted(claim.claim_id for claim in found)
    assert str(reconcile(list(reversed(found)))) == str(report)
    assert report.to_dicts() == reconcile(reversed(found)).to_dicts()


@SLOW
@given(news)
@example(ARTICLE)
def test_explain_answers_for_every_pair(text: str) -> None:
    found = extract(text)[:6]
    for a in found:
        for b in found:
            if a is not b:
                relation = explain(a, b)
                assert relation.family in Family
                assert relation.sentence


@pytest.mark.parametrize("value", [None, 12, b"12 died", ["12 died"]])
def test_what_is_no_text_is_refused_by_name(value: object) -> None:
    for verb in (extract, find_quantities, find_attributions, compare_parts):
        with pytest.raises(TypeError, match=f"text must be a str, not {type(value).__name__}"):
            verb(value)  # type: ignore[operator]


@given(st.text(max_size=12).filter(lambda value: len(value) != 10))
def test_a_day_that_is_no_iso_date_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="published must be"):
        extract("12 died.", published=value)


def test_a_convention_given_by_name_is_refused() -> None:
    with pytest.raises(TypeError, match=r"convention must be a Convention such as casualties\.ACLED, not 'acled'"):
        extract("12 died.", convention="acled")  # type: ignore[arg-type]


@pytest.mark.parametrize("item", [None, "12 died", {"harm": "killed"}])
def test_reconcile_refuses_what_is_no_claim(item: object) -> None:
    with pytest.raises(TypeError, match=f"reconcile takes claims, not {type(item).__name__}"):
        reconcile([item])  # type: ignore[list-item]


def test_reconcile_takes_the_results_of_several_extracts() -> None:
    one, two = extract("Police said 12 people were killed."), extract("The mayor said 15 people were killed.", document_id="d2")
    report = reconcile([one, two])
    assert report.documents == one.documents + two.documents
    assert report.to_dicts() == reconcile(one + two).to_dicts()
    assert len(report.claims) == 2


def test_what_is_no_claim_is_named() -> None:
    claims = extract("Police said 12 people were killed. The mayor said 15 people were killed.")
    with pytest.raises(TypeError, match=r"explain takes two claims, not Claims; take one by its index"):
        explain(claims, claims)  # type: ignore[arg-type]
    for item in (claims[0], None):
        with pytest.raises(TypeError, match=f"reconcile takes several claims, not one {type(item).__name__}"):
            reconcile(item)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="same_event must be a function of two claims, not True"):
        reconcile(claims, same_event=True)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a rule must return an Estimate, not int"):
        reconcile(claims).resolve(len)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"^publisher must be a str, not int$"):
        extract("Two died.", publisher=3)  # type: ignore[arg-type]
