"""The status stage: who stands behind a figure, who doubts it, who rejects it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.scope.statuses import find_statuses
from casualties.lexicon.language import load
from casualties.records.attribution import Attribution
from casualties.records.kinds import Status
from casualties.records.status import StatusReading
from tests.mentions import Reading

CASES = tomllib.loads((Path(__file__).parent / "corpus" / "statuses.toml").read_text("utf-8"))["case"]


def attribution(reading: Reading, words: str) -> Attribution | None:
    if not words:
        return None
    source, cue = (part.strip() for part in words.split("|"))
    start = reading.text.find(source) if source else None
    at = reading.text.find(cue, start or 0)
    return Attribution(
        source_text=source or None,
        source_start=start,
        source_end=None if start is None else start + len(source),
        cue=cue,
        cue_start=at,
        cue_end=at + len(cue),
        denies=cue in ("denied", "dismissed"),
    )


def statuses(text: str, amounts: list[str], sources: list[str]) -> tuple[StatusReading, ...]:
    reading = Reading(text, amounts)
    attributions = [attribution(reading, words) for words in sources]
    return find_statuses(text, reading.sentences, reading.tokens, reading.mentions, attributions, load())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_figure_has_the_status_that_its_text_gives_it(case: dict[str, Any]) -> None:
    found = statuses(case["text"], case["amounts"], case["sources"])
    assert [reading.status.value for reading in found] == case["expect"]
    for reading, denier in zip(found, case.get("deniers", ()), strict=False):
        assert ("self" if reading.self_denied else reading.denied_by) == denier


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_offsets_of_cues_and_deniers_are_those_of_their_words(case: dict[str, Any]) -> None:
    for reading in statuses(case["text"], case["amounts"], case["sources"]):
        for words, start, end in (
            (reading.cue, reading.cue_start, reading.cue_end),
            (reading.denied_by, reading.denied_by_start, reading.denied_by_end),
        ):
            assert words is None if start is None else words == case["text"][start:end]


def test_a_doubt_without_a_source_names_its_cue() -> None:
    (reading,) = statuses("Up to 80 climbers are feared dead.", ["Up to 80 | dead"], [""])
    assert (reading.status, reading.cue) == (Status.UNVERIFIED, "feared")


def test_a_source_that_is_flagged_as_unverified_is_believed_to_be() -> None:
    reading = Reading("Twelve died, it is said.", ["Twelve | died"])
    (found,) = find_statuses(reading.text, reading.sentences, reading.tokens, reading.mentions, [Attribution(unverified=True)], load())
    assert found.status is Status.UNVERIFIED


PIECES = [
    *("12", "were", "killed", "denied", "that", "the claim", "not", "verified", "."),
    *("feared", "dead", "\"", "false", "by", "he", "said", "\n\n", ","),
]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.booleans())
def test_no_text_raises(pieces: list[str], attributed: bool) -> None:
    found = statuses(" ".join(["12", *pieces]), ["12 | killed"], ["he | said" if attributed else ""])
    assert len(found) == 1
