"""A wire report on an airstrike, from its publisher's voice to its caption: claims, figures that never mix, and the report.

The article is its publisher's and is not part of the project; only figures, names and single words of it are repeated here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from casualties import Claims, Code, Family, Harm, Report, explain, extract, reconcile
from tests.articles import Row, check, fields_of, found, group_of, incidents

ARTICLE = Path(__file__).parents[2] / "shared" / "articles" / "ap-idlib-2020-10-27.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason=f"the article is not beside the project (../shared/articles/{ARTICLE.name})")

OBSERVATORY, FRONT = "Syrian Observatory for Human Rights", "National Front for Liberation"
NAJI, ONE, TWO = ("Naji al-Mustafa",), ("opposition spokesman",), ("spokesman", "war monitor")


def row(said: str, low: int, high: int | None, harm: str, victims: str, sources: tuple[str, ...], incident: str, **more: str) -> Row:
    what = {"said": said, "low": low, "high": high, "harm": harm, "victims": victims}
    return {**what, "sources": sources, "full_names": (OBSERVATORY, FRONT), "incident": incident, **more}


ROWS = (
    row("dozens", 24, None, "killed", "fighters", (), "strike"),
    row("Some 1 million", 900_000, 1_100_000, "displaced", "people", (), "offensive"),
    row("Russian officers", 2, None, "killed", "Russian officers", NAJI, "barrage", status="unverified"),
    row("Syrian soldiers", 2, None, "killed", "Syrian soldiers", NAJI, "barrage", status="unverified"),
    row("12", 12, 12, "killed", "Syrian soldiers and allied fighters", (OBSERVATORY,), "barrage"),
    row("more than 50", 51, None, "killed", "Turkish-backed fighters", ONE, "strike"),
    row("nearly as many", 45, None, "wounded", "Turkish-backed fighters", ONE, "strike", hedge="relative"),
    row("78", 78, 78, "killed", "fighters", (OBSERVATORY,), "strike"),
    row("nearly 90", 81, 90, "wounded", "fighters", (OBSERVATORY,), "strike"),
    row("about a dozen", 10, 14, "killed", "men", ("Videos",), "strike", scope="part", source_type="video"),
    row("large number", 3, None, "killed", "fighters", (FRONT,), "strike"),
    row("dozens", 24, None, "killed", "Turkish-backed fighters", TWO, "strike"),
    row("nearly as many", 21, None, "wounded", "Turkish-backed fighters", TWO, "strike", hedge="vague"),
)
DEAD, WOUNDED = {0, 5, 7, 10, 11}, {6, 8, 12}


@pytest.fixture(scope="module")
def claims() -> Claims:
    return extract(ARTICLE.read_text(encoding="utf-8"), publisher="Associated Press", published="2020-10-27")


@pytest.fixture(scope="module")
def report(claims: Claims) -> Report:
    return reconcile(claims)


CASES = [pytest.param(i, field, id=f"{i} {row['said']}, {row['harm']}: {field}") for i, row in enumerate(ROWS) for field in fields_of(row)]


@pytest.mark.parametrize(("number", "field"), CASES)
def test_a_claim_is_read(claims: Claims, number: int, field: str) -> None:
    check(found(claims, ROWS, number), ROWS[number], field)


def test_nothing_else_is_a_claim(claims: Claims) -> None:
    """Not the population, the posts, the shells fired or the years of war."""
    assert len(claims) == len(ROWS)


def test_the_incidents_never_mix(claims: Claims) -> None:
    ids = incidents(claims, ROWS)
    assert all(len(found) == 1 for found in ids.values()), ids
    assert len(set[str | None]().union(*ids.values())) == 3, ids


@pytest.mark.parametrize(
    ("number", "members", "bounds"),
    [
        pytest.param(5, DEAD, (51, 78, True), id="the strike's dead"),
        pytest.param(6, WOUNDED, (45, 90, True), id="the strike's wounded"),
        pytest.param(4, {3, 4}, (12, 12, True), id="the barrage's dead"),
        pytest.param(1, {1}, (900_000, 1_100_000, False), id="the displaced"),
    ],
)
def test_the_report_gives_the_range(
    report: Report, claims: Claims, number: int, members: set[int], bounds: tuple[int, int, bool]
) -> None:
    group = group_of(report, found(claims, ROWS, number))
    assert group.range is not None
    assert (group.range.low, group.range.high, group.range.open_above) == bounds
    assert set(group.claims) == {found(claims, ROWS, i) for i in members}


def test_the_bodies_are_a_part_of_the_toll(claims: Claims) -> None:
    assert explain(found(claims, ROWS, 9), found(claims, ROWS, 7)).code is Code.PART_OF_TOTAL


def test_explain_says_why_the_figures_are_compatible_and_far_apart(claims: Claims, report: Report) -> None:
    bound, figure = found(claims, ROWS, 5), found(claims, ROWS, 7)
    relation = explain(bound, figure)
    assert (relation.family, relation.code) == (Family.COMPATIBLE, Code.BOUND_SATISFIED)
    for words in ("ore than 50", "78", "opposition spokesman", OBSERVATORY, "compatible", "50 and 78", "far apart"):
        assert words in relation.sentence
    assert relation.sentence in [other.sentence for other in group_of(report, bound).differences]
    assert relation.sentence in str(report)


def test_no_two_claims_of_the_article_contradict_each_other(report: Report) -> None:
    assert report.disagreements == ()


def test_the_harms_are_those_of_the_article(claims: Claims) -> None:
    assert {claim.harm for claim in claims} == {Harm.KILLED, Harm.WOUNDED, Harm.DISPLACED}
