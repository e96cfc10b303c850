"""Two articles of one make, from the publisher's voice to the caption: claims, figures that never mix, and the report.

The wire report is its publisher's and is not part of the project; only figures, names and single words of it are repeated here. The
twin was made up for these tests, in other words, places and order.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from casualties import Claims, Code, Family, Harm, Report, explain, extract, reconcile
from tests.articles import Row, check, fields_of, found, group_of, incidents

OURS = Path(__file__).parent / "corpus" / "articles"
THEIRS = Path(__file__).parents[2] / "shared" / "articles"
TEXTS = {"twin": OURS / "twin.txt", "wire": THEIRS / "ap-idlib-2020-10-27.txt"}
EXPECTED = {name: tomllib.loads((OURS / f"{name}.toml").read_text(encoding="utf-8")) for name in TEXTS}


@pytest.fixture(scope="module")
def claims(request: pytest.FixtureRequest) -> Claims:
    name = request.param
    if not TEXTS[name].exists():
        pytest.skip(f"the article is not beside the project (../shared/articles/{TEXTS[name].name})")
    return extract(TEXTS[name].read_text(encoding="utf-8"), publisher=EXPECTED[name]["publisher"], published=EXPECTED[name]["published"])


@pytest.fixture(scope="module")
def report(claims: Claims) -> Report:
    return reconcile(claims)


def rows_of(name: str) -> list[Row]:
    rows: list[Row] = EXPECTED[name]["claim"]
    return rows


each = pytest.mark.parametrize(("claims", "name"), [(name, name) for name in TEXTS], indirect=["claims"], ids=list(TEXTS))
twin = pytest.mark.parametrize("claims", ["twin"], indirect=True)
wire = pytest.mark.parametrize("claims", ["wire"], indirect=True)


@pytest.mark.parametrize(
    ("claims", "row", "number", "field"),
    [
        pytest.param(name, row, number, field, id=f"{name} {number} {row['said']}, {row['harm']}: {field}")
        for name in TEXTS
        for number, row in enumerate(rows_of(name))
        for field in fields_of(row)
    ],
    indirect=["claims"],
)
def test_a_claim_is_read(claims: Claims, row: Row, number: int, field: str, request: pytest.FixtureRequest) -> None:
    name = request.node.callspec.params["claims"]
    check(found(claims, rows_of(name), number), row, field)


@each
def test_nothing_else_is_a_claim(claims: Claims, name: str) -> None:
    """Not the population, the posts, the shells fired or the years of war."""
    assert len(claims) == len(rows_of(name))


@each
def test_the_incidents_never_mix(claims: Claims, name: str) -> None:
    ids = incidents(claims, rows_of(name))
    assert all(len(found) == 1 for found in ids.values()), ids
    assert len(set[str | None]().union(*ids.values())) == len(ids), ids


@each
def test_the_report_groups_what_counts_the_same(report: Report, claims: Claims, name: str) -> None:
    for group in EXPECTED[name]["group"]:
        members = [found(claims, rows_of(name), number) for number in group["claims"]]
        read = group_of(report, members[0])
        assert set(read.claims) == set(members), group["name"]
        assert str(read.range) == group["range"], group["name"]


@each
def test_the_report_has_no_other_group_and_no_disagreement(report: Report, name: str) -> None:
    assert len(report) == len(EXPECTED[name]["group"])
    assert report.disagreements == ()


@each
def test_explain_says_how_two_claims_relate(claims: Claims, name: str) -> None:
    for relation in EXPECTED[name]["relation"]:
        a, b = (found(claims, rows_of(name), number) for number in relation["claims"])
        read = explain(a, b)
        assert read.code == relation["code"], relation
        for words in relation["words"]:
            assert words in read.sentence


@twin
def test_the_raid_is_that_of_tuesday(claims: Claims) -> None:
    raid = found(claims, rows_of("twin"), 1)
    assert raid.event_what is not None and "raid" in raid.event_what
    assert raid.event_when == "2023-03-14"


@twin
def test_the_report_as_text(report: Report) -> None:
    """What, where and when an incident was are left out of the titles; the events have tests of their own."""
    untitled = re.sub(r"^Incident,.*:", "Incident:", str(report), flags=re.MULTILINE)
    assert untitled == (OURS / "twin-report.txt").read_text(encoding="utf-8").rstrip("\n")


@wire
def test_what_is_compatible_and_far_apart_is_said_in_the_report(claims: Claims, report: Report) -> None:
    bound, figure = found(claims, rows_of("wire"), 5), found(claims, rows_of("wire"), 7)
    relation = explain(bound, figure)
    assert (relation.family, relation.code) == (Family.COMPATIBLE, Code.BOUND_SATISFIED)
    assert relation.sentence in [other.sentence for other in group_of(report, bound).differences]
    assert relation.sentence in str(report)


@wire
def test_the_harms_are_those_of_the_article(claims: Claims) -> None:
    assert {claim.harm for claim in claims} == {Harm.KILLED, Harm.WOUNDED, Harm.DISPLACED}
