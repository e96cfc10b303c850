"""A wire report on an airstrike, from its publisher's voice to its caption: claims, figures that never mix, and the report.

The article is its publisher's and is not part of the project; only figures, names and single words of it are repeated here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casualties import Claim, Claims, Code, Family, Group, Harm, Report, Scope, SourceType, explain, extract, reconcile

ARTICLE = Path(__file__).parents[2] / "shared" / "articles" / "ap-idlib-2020-10-27.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason=f"the article is not beside the project (../shared/articles/{ARTICLE.name})")

STRIKE, BARRAGE, OFFENSIVE = "airstrike", "barrage", "offensive"
OBSERVATORY, FRONT = "Syrian Observatory for Human Rights", "National Front for Liberation"

EXPECTED: tuple[dict[str, Any], ...] = (
    {"said": "dozens", "bounds": (24, None), "harm": "killed", "victims": "fighters", "sources": (), "incident": STRIKE},
    {"said": "Some 1 million", "bounds": (900_000, 1_100_000), "harm": "displaced", "victims": "people", "sources": (), "incident": OFFENSIVE},
    {
        **{"said": "Russian officers", "bounds": (2, None), "harm": "killed", "victims": "Russian officers", "sources": ("Naji al-Mustafa",)},
        **{"incident": BARRAGE, "status": "unverified"},
    },
    {
        **{"said": "Syrian soldiers", "bounds": (2, None), "harm": "killed", "victims": "Syrian soldiers", "sources": ("Naji al-Mustafa",)},
        **{"incident": BARRAGE, "status": "unverified"},
    },
    {
        **{"said": "12", "bounds": (12, 12), "harm": "killed", "victims": "Syrian soldiers and allied fighters", "sources": (OBSERVATORY,)},
        **{"incident": BARRAGE},
    },
    {
        **{"said": "more than 50", "bounds": (51, None), "harm": "killed", "victims": "Turkish-backed fighters"},
        **{"sources": ("opposition spokesman",), "incident": STRIKE},
    },
    {
        **{"said": "nearly as many", "bounds": (45, None), "harm": "wounded", "victims": "Turkish-backed fighters"},
        **{"sources": ("opposition spokesman",), "incident": STRIKE},
    },
    {"said": "78", "bounds": (78, 78), "harm": "killed", "victims": "fighters", "sources": (OBSERVATORY,), "incident": STRIKE},
    {"said": "nearly 90", "bounds": (81, 90), "harm": "wounded", "victims": "fighters", "sources": (OBSERVATORY,), "incident": STRIKE},
    {
        **{"said": "about a dozen", "bounds": (10, 14), "harm": "killed", "victims": "men", "sources": ("Videos",), "incident": STRIKE},
        **{"scope": "part", "source_type": "video"},
    },
    {"said": "large number", "bounds": (3, None), "harm": "killed", "victims": "fighters", "sources": (FRONT,), "incident": STRIKE},
    {
        **{"said": "dozens", "bounds": (24, None), "harm": "killed", "victims": "Turkish-backed fighters"},
        **{"sources": ("spokesman", "war monitor"), "incident": STRIKE},
    },
    {
        **{"said": "nearly as many", "bounds": (21, None), "harm": "wounded", "victims": "Turkish-backed fighters"},
        **{"sources": ("spokesman", "war monitor"), "incident": STRIKE},
    },
)


@pytest.fixture(scope="module")
def claims() -> Claims:
    return extract(ARTICLE.read_text(encoding="utf-8"), publisher="Associated Press", published="2020-10-27")


@pytest.fixture(scope="module")
def report(claims: Claims) -> Report:
    return reconcile(claims)


def found(claims: Claims, number: int) -> Claim:
    """The claim that the expectation names: by its words and its harm, the first of them or, for a repeated one, the next."""
    wanted = EXPECTED[number]
    alike = [i for i, row in enumerate(EXPECTED) if (row["said"], row["harm"]) == (wanted["said"], wanted["harm"])]
    read = [claim for claim in claims if wanted["said"] in claim.quantity_text and claim.harm == wanted["harm"]]
    assert len(read) == len(alike), f"{wanted['said']}: read {len(read)} times"
    return read[alike.index(number)]


def field_cases() -> list[object]:
    fields = ("bounds", "victims", "sources", "status", "scope", "source_type")
    return [
        pytest.param(number, field, id=f"{number} {row['said']}, {row['harm']}: {field}")
        for number, row in enumerate(EXPECTED)
        for field in fields
        if field in row or field in ("status", "scope")
    ]


@pytest.mark.parametrize(("number", "field"), field_cases())
def test_a_claim_is_read(claims: Claims, number: int, field: str) -> None:
    claim, wanted = found(claims, number), EXPECTED[number]
    if field == "bounds":
        assert (claim.low, claim.high) == wanted["bounds"]
    elif field == "sources":
        assert len(claim.sources) == len(wanted["sources"])
        for name, full in zip(wanted["sources"], claim.sources, strict=True):
            # the full name of an organisation is told exactly; a person's or a described source's holds the words named
            assert name == full if name in (OBSERVATORY, FRONT) else name in full
    elif field == "status":
        assert claim.status == wanted.get("status", "reported" if wanted["sources"] else "asserted")
    elif field == "scope":
        assert claim.scope == wanted.get("scope", "total")
    elif field == "source_type":
        assert claim.source_type is SourceType(wanted["source_type"])
    else:
        assert claim.victims == wanted["victims"]


def test_nothing_else_is_a_claim(claims: Claims) -> None:
    """Not the population, the posts, the shells fired or the years of war."""
    assert len(claims) == len(EXPECTED)


def test_the_incidents_never_mix(claims: Claims) -> None:
    incidents = {name: {found(claims, i).event_id for i, row in enumerate(EXPECTED) if row["incident"] == name} for name in (STRIKE, BARRAGE, OFFENSIVE)}
    assert all(len(ids) == 1 for ids in incidents.values()), incidents
    assert len(set[str | None]().union(*incidents.values())) == 3, incidents


def group_of(report: Report, claims: Claims, number: int) -> Group:
    claim = found(claims, number)
    return next(group for group in report if claim in group.claims)


def range_cases() -> list[object]:
    wanted = (
        ("the strike's dead", 5, {0, 5, 7, 10, 11}, (51, 78, True)),
        ("the strike's wounded", 6, {6, 8, 12}, (45, 90, True)),
        ("the barrage's dead", 4, {4}, (12, 12, False)),
        ("the displaced", 1, {1}, (900_000, 1_100_000, False)),
    )
    return [pytest.param(*values, id=name) for name, *values in wanted]


@pytest.mark.parametrize(("number", "members", "bounds"), range_cases())
def test_the_report_gives_the_range(
    report: Report, claims: Claims, number: int, members: set[int], bounds: tuple[int, int, bool]
) -> None:
    group = group_of(report, claims, number)
    assert group.range is not None
    assert (group.range.low, group.range.high, group.range.open_above) == bounds
    assert set(group.claims) == {found(claims, i) for i in members}


def test_the_bodies_are_a_part_of_the_toll(claims: Claims) -> None:
    bodies = found(claims, 9)
    assert bodies.scope is Scope.PART
    assert explain(bodies, found(claims, 7)).code is Code.PART_OF_TOTAL


def test_explain_says_why_the_figures_are_compatible_and_far_apart(claims: Claims, report: Report) -> None:
    relation = explain(found(claims, 5), found(claims, 7))
    assert (relation.family, relation.code) == (Family.COMPATIBLE, Code.BOUND_SATISFIED)
    for words in ("more than 50", "78", "opposition spokesman", OBSERVATORY, "compatible", "50 and 78", "far apart"):
        assert words in relation.sentence.replace("More", "more"), words
    assert relation.sentence in [other.sentence for other in group_of(report, claims, 5).differences]
    assert relation.sentence in str(report)


def test_no_two_claims_of_the_article_contradict_each_other(report: Report) -> None:
    assert report.disagreements == ()


def test_the_harms_are_those_of_the_article(claims: Claims) -> None:
    assert {claim.harm for claim in claims} == {Harm.KILLED, Harm.WOUNDED, Harm.DISPLACED}
