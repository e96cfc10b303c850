"""Tokens → chunks: noun phrases by what they count, the words that state a harm, and who the victims are."""

from __future__ import annotations

import pytest
from hypothesis import given

from casualties.extraction.harm.chunks import find_chunks
from casualties.extraction.quantity.quantities import find_quantities
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.chunk import CHUNK_KINDS, Chunk, Chunks
from casualties.records.tokens import Tokens
from tests.strategies import news, texts


def read(text: str) -> tuple[Tokens, Chunks | None]:
    tokens = tokenize(text, 0, len(text), load())
    return tokens, find_chunks(tokens, find_quantities(tokens, load()), load())


def chunks(text: str) -> dict[str, Chunk]:
    """The chunks of a text by the words that they cover."""
    tokens, found = read(text)
    assert found is not None
    return {tokens.surface(item.first, item.last): item for item in found.items}


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Twelve fishermen drowned.", "Twelve fishermen", "people"),
        ("At least 30 of the passengers were hurt.", "At least 30 of the passengers", "people"),
        ("The 12 dead were miners.", "dead", "state"),
        ("Twelve were killed.", "Twelve", "bare"),
        ("A nurse was killed.", "A nurse", "single"),
        ("The nurse was killed.", "The nurse", "definite_one"),
        ("Civilians were killed.", "Civilians", "plural"),
        ("The civilians were killed.", "The civilians", "definite"),
        ("The fire killed 12 sheep.", "12 sheep", "thing"),
        ("He confirmed 12 deaths.", "12 deaths", "counted_harms"),
        ("The flood claimed 12 lives.", "12 lives", "counted_lives"),
        ("The death toll rose to 12.", "The death toll", "toll"),
        ("A bomb killed 12.", "killed", "harmed"),
        ("A bomb exploded, killing 12.", "killing", "harming"),
        ("Bombs kill 12.", "kill", "harming_now"),
        ("Twelve people died.", "died", "happened"),
        ("Twelve people are dead.", "dead", "state"),
        ("Twelve died, including two boys.", "including", "including"),
        ("Twelve died, two of them boys.", "two of them", "subset"),
        ("On Monday 12 people died.", "On Monday", "time"),
    ],
)
def test_words_fall_into_a_chunk_of_a_kind(text: str, words: str, kind: str) -> None:
    assert chunks(text)[words].kind == kind


@pytest.mark.parametrize(
    ("text", "words", "victims"),
    [
        ("At least 30 of the passengers died.", "At least 30 of the passengers", "passengers"),
        ("Twelve Bolivian fishermen drowned.", "Twelve Bolivian fishermen", "Bolivian fishermen"),
        ("Two other soldiers died.", "Two other soldiers", "soldiers"),
        ("A 60-year-old nurse was killed.", "A 60-year-old nurse", "60-year-old nurse"),
        ("Nine soldiers and allied militiamen were killed.", "Nine soldiers and allied militiamen", "soldiers and allied militiamen"),
    ],
)
def test_the_victims_are_what_is_left_without_the_number(text: str, words: str, victims: str) -> None:
    tokens, _ = read(text)
    head = chunks(text)[words].head
    assert head is not None
    assert tokens.surface(*head) == victims


@pytest.mark.parametrize(
    ("text", "words", "harm"),
    [
        ("Gunmen shot dead six men.", "shot dead", "killed"),
        ("Six men were beaten to death.", "beaten to death", "killed"),
        ("Six men were shot.", "shot", "casualties"),
        ("Six men were taken to hospital.", "taken to hospital", "wounded"),
        ("Six men went missing.", "went missing", "missing"),
        ("Six men were taken hostage.", "taken hostage", "captured"),
        ("Six families were made homeless.", "made homeless", "displaced"),
        ("Six men were trapped.", "trapped", "affected"),
        ("Six men were killed or wounded.", "killed or wounded", "casualties"),
    ],
)
def test_words_state_a_harm(text: str, words: str, harm: str) -> None:
    assert chunks(text)[words].harm == harm


@pytest.mark.parametrize("text", ["The bridge opened at noon.", "Twelve people voted.", "", "12", "The 300 delegates applauded."])
def test_a_sentence_without_a_word_of_harm_has_none(text: str) -> None:
    assert read(text)[1] is None


def test_a_count_alone_has_chunks_where_it_may_lean_on_the_sentence_before() -> None:
    text = "His classmates said three."
    tokens = tokenize(text, 0, len(text), load())
    found = find_chunks(tokens, find_quantities(tokens, load()), load(), elliptic=True)
    assert found is not None
    assert [item.quantity.text for item in found.items if item.quantity] == ["three"]


@given(texts | news)
def test_chunks_follow_one_another_and_lie_in_the_sentence(text: str) -> None:
    tokens, found = read(text)
    if found is None:
        return
    assert len(found.string) == len(found.items)
    assert all(CHUNK_KINDS[item.kind] == character for item, character in zip(found.items, found.string, strict=True))
    last = 0
    for item in found.items:
        assert last <= item.first < item.last <= len(tokens)
        assert item.head is None or item.first <= item.head[0] < item.head[1] <= item.last
        last = item.last


def test_each_kind_has_a_character_of_its_own() -> None:
    assert len(set(CHUNK_KINDS.values())) == len(CHUNK_KINDS)
