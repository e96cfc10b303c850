"""`Claims`: an immutable sequence that shows itself and goes into every table and back."""

from __future__ import annotations

import json
import pickle
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties import Claim, Claims, Document, Harm, claim_from_dict
from casualties.interchange.jsonlines import from_jsonl
from casualties.records.claim import FIELDS
from tests.strategies import claims as claim

several = st.lists(claim(), max_size=6)

TWO = Claims(
    [
        Claim(quantity_text="12", low=12, high=12, best=12, stated=12, harm=Harm.KILLED, text="12 died.", source="police"),
        Claim(quantity_text="more than 50", low=51, stated=50, harm=Harm.WOUNDED),
    ],
    [Document("12 died.")],
)


def test_it_is_a_sequence_of_claims() -> None:
    assert len(TWO) == 2
    assert TWO[0].low == 12
    assert TWO[-1].harm is Harm.WOUNDED
    assert [claim.low for claim in TWO] == [12, 51]
    assert TWO[0] in TWO
    assert TWO.index(TWO[1]) == 1
    assert list(reversed(TWO)) == [TWO[1], TWO[0]]
    assert bool(TWO) and not Claims()


def test_slices_and_sums_are_claims_that_know_their_documents() -> None:
    assert isinstance(TWO[:1], Claims)
    assert TWO[:1].documents == TWO.documents
    assert TWO[:1] + TWO[1:] == TWO
    other = Claims([], [Document("Nothing happened.")])
    assert (TWO + other).documents == TWO.documents + other.documents
    assert sum([TWO, other], Claims()) == TWO + other


def test_a_sum_with_something_else_is_refused() -> None:
    with pytest.raises(TypeError):
        TWO + TWO[0]  # type: ignore[operator]


def test_it_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        TWO.documents = ()  # type: ignore[misc]
    with pytest.raises(TypeError):
        TWO[0] = TWO[1]  # type: ignore[index]


def test_equality_and_hash_come_from_the_contents() -> None:
    again = pickle.loads(pickle.dumps(TWO))
    assert again == TWO
    assert len({again, TWO}) == 1
    assert TWO[:1] != TWO


def test_it_says_what_it_holds() -> None:
    assert repr(TWO) == "<Claims: 2 claims of 1 document>"
    assert str(TWO)


def test_an_empty_one_shows_itself_politely() -> None:
    empty = Claims([], [Document("Nothing happened.")])
    assert str(empty) == "no casualty claims"
    assert "no casualty claims" in empty._repr_html_()
    assert empty.to_dicts() == []
    assert empty.to_jsonl() == ""
    for table in (empty.to_pandas(), empty.to_polars()):
        assert tuple(table.columns) == FIELDS
        assert table.shape == (0, len(FIELDS))
    assert empty.to_arrow().schema == TWO.to_arrow().schema


@given(several)
def test_jsonl_gives_the_claims_back(made: list[Claim]) -> None:
    found = Claims(made)
    lines = found.to_jsonl()
    assert Claims.from_jsonl(lines) == found
    assert Claims.from_jsonl(iter(lines.splitlines())) == found
    assert [json.loads(line) for line in lines.splitlines()] == found.to_dicts()


@settings(max_examples=15)
@given(several)
def test_every_table_gives_the_claims_back(made: list[Claim]) -> None:
    found = Claims(made)
    assert Claims.from_table(found.to_arrow()) == found
    assert Claims.from_table(found.to_polars()) == found
    assert Claims.from_table(found.to_pandas()) == found


@given(claim())
def test_the_row_has_every_field_in_order(made: Claim) -> None:
    row = made.to_dict()
    assert tuple(row) == FIELDS
    assert claim_from_dict(row) == made


def test_the_rule_is_no_part_of_equality_but_travels() -> None:
    made = Claim(quantity_text="12", low=12, harm=Harm.KILLED, rule="toll")
    assert made == Claim(quantity_text="12", low=12, harm=Harm.KILLED)
    assert Claims.from_jsonl(Claims([made]).to_jsonl())[0].rule == "toll"


def test_column_types_do_not_depend_on_the_values() -> None:
    for found in (TWO, Claims()):
        frame = found.to_pandas()
        assert str(frame.dtypes["high"]) == "Int64"
        assert str(frame.dtypes["source"]).startswith("str")
        assert str(frame.dtypes["increment"]) == "bool"
        schema = found.to_arrow().schema
        assert str(schema.field("high").type) == "int64"
        assert str(schema.field("sources").type).startswith("list<")
        assert str(found.to_polars().schema["via"]) == "List(String)"


def test_halves_of_surrogate_pairs_reach_every_format() -> None:
    odd = Claims([Claim(quantity_text="12", low=12, harm=Harm.KILLED, claim_id="c1", text="12 died \ud800 there")])
    assert Claims.from_jsonl(odd.to_jsonl()) == odd
    assert odd.to_jsonl().encode("utf-8")
    assert odd.to_arrow()["text"][0].as_py() == "12 died \ufffd there"
    assert odd.to_polars()["text"][0] == "12 died \ufffd there"
    assert odd.to_pandas()["text"][0] == "12 died \ufffd there"
    assert odd._repr_html_().encode("utf-8")


def test_accents_and_other_scripts_stay_readable() -> None:
    assert "Ministère 内政部" in Claims([Claim(quantity_text="12", harm=Harm.KILLED, source="Ministère 内政部")]).to_jsonl()


@pytest.mark.parametrize(("method", "library", "extra"), [("to_pandas", "pandas", "pandas"), ("to_polars", "polars", "polars"), ("to_arrow", "pyarrow", "arrow")])
def test_a_missing_library_is_named_with_its_extra(method: str, library: str, extra: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"{library}.*pip install 'casualties\[{extra}\]'"):
        getattr(TWO, method)()


@pytest.mark.parametrize(("lines", "message"), [("{}\nnonsense", "line 2 is not JSON"), ("[1]", "line 1 is not a JSON object but list")])
def test_a_line_that_is_no_claim_is_named(lines: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        list(from_jsonl(lines))


def test_a_table_of_another_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="pandas, polars or Arrow, not list"):
        Claims.from_table([])  # type: ignore[arg-type]
