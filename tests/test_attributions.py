"""Who said what: one construction a case, the laws of spans and of partial reading, and peers' figures as floors."""

from __future__ import annotations

import gzip
import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.extraction.attribution.attributions import carried, find_attributions, governing
from casualties.extraction.attribution.sources import resolve_sources
from casualties.extraction.text.sentences import split_sentences
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.attribution import Attribution
from casualties.records.sentence import Sentence
from casualties.records.tokens import Tokens

CORPUS = Path(__file__).parent / "corpus" / "attributions.toml"
CASES = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["case"]
SHARED = Path(__file__).resolve().parents[2] / "shared" / "attribution"


def prepared(text: str) -> tuple[list[Sentence], Callable[[int], Tokens]]:
    language = load()
    sentences = split_sentences(text, language)
    lines = [tokenize(text, sentence.start, sentence.end, language) for sentence in sentences]
    return sentences, lines.__getitem__


def attributions(text: str) -> tuple[Attribution, ...]:
    sentences, tokens = prepared(text)
    found = find_attributions(text, sentences, tokens, load())
    return resolve_sources(found, text, sentences, tokens, load())


def holds(attribution: Attribution, start: int) -> bool:
    return any(a <= start < b for a, b in attribution.content)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_a_construction_is_read(case: dict[str, Any]) -> None:
    text = case["text"]
    start = text.index(case["at"])
    found = attributions(text)
    got = governing(found, start, start + len(case["at"]))
    if not any(key in case for key in ("source", "names", "cue")):
        assert got is None
        return
    assert got is not None
    if "source" in case:
        assert got.source_text == case["source"]
    if "names" in case:
        assert list(got.sources) == case["names"]
    if "cue" in case:
        assert got.cue == case["cue"]
        assert (got.source_text is None) == ("source" not in case and "names" not in case and case["name"] != "spoke of")
    if "type" in case:
        assert got.source_type is not None
        assert got.source_type.value == case["type"]
    assert list(got.via) == case.get("via", [])
    assert any(item.denies for item in found if holds(item, start)) == case.get("denied", False)
    if "unverified" in case:
        assert any(item.unverified for item in found if holds(item, start)) == case["unverified"]


def test_a_quotation_runs_on_over_sentences_and_paragraphs() -> None:
    text = '"It fell at noon," said Rui Matos, a porter. "Three women died. We ran.\n\n"Then two men died," he added.'
    found = attributions(text)
    for figure in ("Three", "two"):
        got = governing(found, text.index(figure), text.index(figure) + len(figure))
        assert got is not None
        assert got.sources == ("Rui Matos",)


def test_indirect_speech_does_not_run_on_but_points_back() -> None:
    text = "Police said three men had died. Another two were hurt."
    sentences, tokens = prepared(text)
    found = resolve_sources(find_attributions(text, sentences, tokens, load()), text, sentences, tokens, load())
    assert governing(found, text.index("two"), text.index("two") + 3) is None
    assert carried(found, sentences, 1) == "Police"
    assert carried(found, sentences, 0) is None


def test_nothing_is_carried_over_a_paragraph() -> None:
    text = "Police said three men had died.\n\nAnother two were hurt."
    sentences, tokens = prepared(text)
    found = find_attributions(text, sentences, tokens, load())
    assert carried(found, sentences, 1) is None


def test_a_turn_of_a_transcript_runs_to_the_end_of_its_paragraph() -> None:
    text = "The hearing began at ten.\n\nLUND: We went down the shaft. Two men were dead.\n\nThe room was quiet."
    got = governing(attributions(text), text.index("Two"), text.index("Two") + 3)
    assert got is not None
    assert got.source_text == "LUND"


PIECES = st.lists(
    st.sampled_from(
        [
            "Police said three men died.",
            '"We saw two,"',
            "she said.",
            "said the mayor",
            ", according to the army,",
            "The army denied it.",
            "\n\n",
            '"',
            "“",
            "”",
            "'",
            ":",
            " - ",
            "LUND: We saw four.",
            "citing officials",
            "who added that",
            "The group, which",
            "reportedly",
            "and the bus company 18.",
            "(",
            "]",
        ]
    ),
    max_size=14,
).map(" ".join)


@settings(max_examples=150)
@given(st.one_of(PIECES, st.text(max_size=200)))
def test_any_text_gives_spans_of_the_text_and_never_raises(text: str) -> None:
    for item in attributions(text):
        assert (item.source_text is None) == (item.source_start is None)
        if item.source_start is not None:
            assert text[item.source_start : item.source_end] == item.source_text
        if item.cue_start is not None:
            assert text[item.cue_start : item.cue_end] == item.cue
        assert item.content
        assert all(0 <= a < b <= len(text) for a, b in item.content)


@settings(max_examples=150)
@given(PIECES)
def test_reading_some_sentences_gives_the_same_as_reading_all(text: str) -> None:
    sentences, tokens = prepared(text)
    language = load()
    whole = resolve_sources(find_attributions(text, sentences, tokens, language), text, sentences, tokens, language)
    for index, sentence in enumerate(sentences):
        part = find_attributions(text, sentences, tokens, language, {index})
        part = resolve_sources(part, text, sentences, tokens, language)
        middle = (sentence.start + sentence.end) // 2
        one, other = governing(whole, middle, middle + 1), governing(part, middle, middle + 1)
        assert (one is None) == (other is None)
        if one is not None and other is not None:
            assert (one.source, one.cue_start, one.denies) == (other.source, other.cue_start, other.denies)


def test_time_grows_with_the_text_alone() -> None:
    for piece in ('"', "' ", "said, ", "a, ", "and ", "(", "of the ", "- "):
        attributions(piece * 3_000)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated articles lie beside the repository, not in it")
def test_annotated_articles_are_read_without_an_exception() -> None:
    with gzip.open(SHARED / "polnear_dev.jsonl.gz", "rt", encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line in file]
    found = [attributions(text) for text in texts]
    assert sum(map(len, found)) > 1_000
