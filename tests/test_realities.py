"""The reality filter: what has not happened is no claim, and what stands beside it still is."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.harm.realities import is_real
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.lexicon.reach import find_cues
from tests.mentions import Reading

CORPUS = tomllib.loads((Path(__file__).parent / "corpus" / "negatives.toml").read_text("utf-8"))["case"]
CASES = [case for case in CORPUS if "amounts" in case]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_only_harm_that_has_happened_is_real(case: dict[str, Any]) -> None:
    reading = Reading(case["text"], case["amounts"])
    found = [is_real(reading.tokens(mention.sentence), mention, load()) for mention in reading.mentions]
    assert found == [case["claims"] > 0] * len(found)


def test_a_mention_without_a_trigger_is_judged_by_its_amount() -> None:
    reading = Reading("The toll could rise to 300.", ["300 | elsewhere"])
    assert reading.mentions[0].trigger_start is None
    assert not is_real(reading.tokens(0), reading.mentions[0], load())


PIECES = ["could", "if", "12", "killed", "no word on", ",", "a year", "that", "every", "\u00ad", "é", "may have", "to", "\n", ""]


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_no_text_raises(pieces: list[str]) -> None:
    reading = Reading(" ".join(["12", *pieces]), ["12 | killed"])
    assert is_real(reading.tokens(0), reading.mentions[0], load()) in (True, False)


@pytest.mark.parametrize("file", ["realities", "statuses", "scopes"])
def test_every_cue_rule_finds_its_examples_and_not_its_counterexamples(file: str) -> None:
    language = load()
    for rule, pattern in language.rules(file):
        for example in rule.examples:
            classes = tokenize(example, 0, len(example), language).classes
            assert pattern.search(classes), f"{file}: {rule.name} does not match {example!r}"
            if rule.meaning.get("direction") in ("forward", "backward", "both", "head", "at"):
                assert rule.name in {cue.rule.name for cue in find_cues(file, classes, language)}, f"{file}: {rule.name} {example!r}"
        for example in rule.counterexamples:
            classes = tokenize(example, 0, len(example), language).classes
            assert rule.name not in {cue.rule.name for cue in find_cues(file, classes, language)}, f"{file}: {rule.name} takes {example!r}"


def test_no_rule_matches_nothing() -> None:
    language = load()
    for file in ("realities", "statuses", "scopes"):
        for rule, pattern in language.rules(file):
            assert pattern.search("") is None or "use" in rule.meaning, f"{file}: {rule.name} matches the empty text"
