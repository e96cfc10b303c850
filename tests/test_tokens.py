"""Sentence → tokens: what is one word, what is left out, and offsets into the text as given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.tokens import Tokens
from tests.strategies import texts


def read(text: str) -> Tokens:
    return tokenize(text, 0, len(text), load())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Twelve people died.", ["twelve", "people", "died", "."]),
        ("1,200 of 10.5 million", ["1,200", "of", "10.5", "million"]),
        ("at 10:30 on 9/11", ["at", "10:30", "on", "9/11"]),
        ("12,", ["12", ","]),
        ("the U.S. Army", ["the", "u.s.", "army"]),
        ("J. Smith", ["j.", "smith"]),
        ("a 12-year-old boy", ["a", "12", "-", "year-old", "boy"]),
        ("Sheikh al-Karim didn't", ["sheikh", "al-karim", "didn't"]),
        ("the ministry's toll", ["the", "ministry", "'s", "toll"]),
        ("the ministry’s toll", ["the", "ministry", "'s", "toll"]),
        ("“no,” he said", ['"', "no", ",", '"', "he", "said"]),
        ("``no''", ['"', "no", '"']),
        ("dead -- all", ["dead", "—", "all"]),
        ("in the 1990s", ["in", "the", "1990s"]),
        ("in 1990 soldiers", ["in", "1990", "soldiers"]),
        ("MH17 fell", ["mh17", "fell"]),
        ("12m homeless", ["12", "m", "homeless"]),
        ("£3m", ["£", "3", "m"]),
        ("Zoë Šimić", ["zoë", "šimić"]),
        ("", []),
        ("   \n", []),
    ],
)
def test_a_text_falls_into_words(text: str, words: list[str]) -> None:
    """Marks that mean the same are one word: quotation marks, dashes, apostrophes."""
    assert list(read(text).words) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Two <b>dead</b></p>", ["two", "dead"]),
        ("two&nbsp;dead", ["two", "dead"]),
        ("two&#160;dead", ["two", "dead"]),
        ("<!-- 40 killed -->two", ["two"]),
        ("\ufefftwo", ["two"]),
        ("two\u200b dead", ["two", "dead"]),
        ("a < b", ["a", "<", "b"]),
    ],
)
def test_tags_and_what_cannot_be_seen_are_no_tokens(text: str, words: list[str]) -> None:
    assert list(read(text).words) == words


def test_a_soft_hyphen_inside_a_word_is_kept_in_the_text_and_not_in_the_word() -> None:
    tokens = read("in\u00adjured men")
    assert tokens.words[0] == "injured"
    assert (tokens.starts[0], tokens.ends[0]) == (0, 8)


def test_an_invisible_character_behind_a_word_is_no_part_of_it() -> None:
    assert read("Five\u200b people").ends[0] == 4


def test_capitals_say_nothing_where_all_is_in_capitals() -> None:
    capitals = load().characters("capital")
    assert any(character in capitals for character in read("The Harbour Board").classes)
    assert not any(character in capitals for character in read("THE HARBOUR BOARD").classes)


def test_a_stretch_inside_a_text_has_offsets_into_the_whole() -> None:
    text = "It rained. Two men drowned. It cleared."
    tokens = tokenize(text, 11, 27, load())
    assert tokens.surface(0, 2) == "Two men"
    assert (tokens.start, tokens.end) == (11, 27)
    assert tokens.starts[0] == 11


INVISIBLE = st.sampled_from(["\u00ad", "\u200b", "\u200c", "\u2060", "\ufeff", "<b>", "</b>", "&nbsp;", "&#39;", " ", "\u00a0", "\n"])
PIECES = st.lists(st.one_of(INVISIBLE, st.sampled_from(["12", "1,200", "killed", "al-Amal", "'s", "’s", "U.S.", "-", "--", "İ", "é\u0301", "ß"])))


@given(st.one_of(texts, PIECES.map("".join)))
def test_tokens_follow_one_another_in_the_text(text: str) -> None:
    tokens = read(text)
    assert len(tokens.words) == len(tokens.starts) == len(tokens.ends) == len(tokens.classes)
    last = 0
    for index, (start, end) in enumerate(zip(tokens.starts, tokens.ends, strict=True)):
        assert last <= start < end <= len(text)
        assert tokens.surface(index, index + 1) == text[start:end]
        last = end


@given(st.lists(st.sampled_from(["two", "men", "died", "1,200", "U.S.", "al-Amal", ","]), max_size=12))
def test_what_cannot_be_seen_changes_no_word(words: list[str]) -> None:
    assert read(" ".join(words)).words == read(" \u200b".join(words)).words
