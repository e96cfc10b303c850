"""An article made up for this test, of the same make as the wire report of `test_wire_report`, in other words, places and order."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from casualties import Claims, Report, explain, extract, reconcile
from tests.articles import check, fields_of, found, group_of, incidents

FOLDER = Path(__file__).parent / "corpus" / "articles"
TEXT = (FOLDER / "twin.txt").read_text(encoding="utf-8")
EXPECTED = tomllib.loads((FOLDER / "twin.toml").read_text(encoding="utf-8"))
ROWS = EXPECTED["claim"]


@pytest.fixture(scope="module")
def claims() -> Claims:
    return extract(TEXT, publisher=EXPECTED["publisher"], published=EXPECTED["published"])


@pytest.fixture(scope="module")
def report(claims: Claims) -> Report:
    return reconcile(claims)


CASES = [pytest.param(i, field, id=f"{i} {row['said']}, {row['harm']}: {field}") for i, row in enumerate(ROWS) for field in fields_of(row)]


@pytest.mark.parametrize(("number", "field"), CASES)
def test_a_claim_is_read(claims: Claims, number: int, field: str) -> None:
    check(found(claims, ROWS, number), ROWS[number], field)


def test_nothing_else_is_a_claim(claims: Claims) -> None:
    """Not the population, the outposts, the rockets fired or the years of war."""
    assert len(claims) == len(ROWS)


def test_the_incidents_never_mix(claims: Claims) -> None:
    ids = incidents(claims, ROWS)
    assert all(len(found) == 1 for found in ids.values()), ids
    assert len(set[str | None]().union(*ids.values())) == len(ids), ids


def test_the_raid_is_that_of_tuesday(claims: Claims) -> None:
    raid = found(claims, ROWS, 1)
    assert raid.event_what is not None and "raid" in raid.event_what
    assert raid.event_when == "2023-03-14"


@pytest.mark.parametrize("group", EXPECTED["group"], ids=lambda group: group["name"])
def test_the_report_groups_what_counts_the_same(report: Report, claims: Claims, group: dict[str, Any]) -> None:
    members = [found(claims, ROWS, number) for number in group["claims"]]
    read = group_of(report, members[0])
    assert set(read.claims) == set(members)
    assert str(read.range) == group["range"]


def test_the_report_has_no_other_group_and_no_disagreement(report: Report) -> None:
    assert len(report) == len(EXPECTED["group"])
    assert report.disagreements == ()


@pytest.mark.parametrize("relation", EXPECTED["relation"], ids=lambda relation: str(relation["claims"]))
def test_explain_says_how_two_claims_relate(claims: Claims, relation: dict[str, Any]) -> None:
    a, b = (found(claims, ROWS, number) for number in relation["claims"])
    read = explain(a, b)
    assert read.code == relation["code"]
    for words in relation["words"]:
        assert words in read.sentence


def test_the_report_as_text(report: Report) -> None:
    """What, where and when an incident was are left out of the titles; the events have tests of their own."""
    untitled = re.sub(r"^Incident,.*:", "Incident:", str(report), flags=re.MULTILINE)
    assert untitled == (FOLDER / "twin-report.txt").read_text(encoding="utf-8").rstrip("\n")
