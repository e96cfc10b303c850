"""Quotations: every kind of mark, marks that never shut, and marks that quote nothing."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualties.extraction.attribution.quotations import Quotation, find_quotations


def quoted(text: str) -> list[str]:
    return [text[item.start : item.end] for item in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We saw four of them," she said.', ['"We saw four of them,"']),
        ("“We saw four of them,” she said.", ["“We saw four of them,”"]),
        ("''We saw four of them,'' she said.", ["''We saw four of them,''"]),
        ("``We saw four of them,'' she said.", ["``We saw four of them,''"]),
        ("«We saw four of them», she said.", ["«We saw four of them»"]),
        ("&quot;We saw four of them,&quot; she said.", ["&quot;We saw four of them,&quot;"]),
        ("'We saw four of them,' she said.", ["'We saw four of them,'"]),
        ("‘We saw four of them,’ she said.", ["‘We saw four of them,’"]),
        ("'Four of my friends died' - survivor", ["'Four of my friends died'"]),
        ('"One," he said, "and two."', ['"One,"', '"and two."']),
        ("The villagers' houses and the miners' huts burned.", []),
        ("It didn't fall; the dogs' barking woke us.", []),
        ("no marks at all", []),
        ("", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_a_quotation_open_at_the_end_of_its_paragraph_runs_on_in_the_next() -> None:
    first, second = find_quotations('"We went down. It was dark.\n\n"Then it fell," he said.')
    assert first.runs_on
    assert not first.shuts
    assert second.shuts


def test_a_mark_that_nothing_shuts_holds_its_sentence_alone() -> None:
    assert quoted('He said "it fell at noon. The square was empty. Nobody came') == ['"it fell at noon.']


@pytest.mark.parametrize(("text", "speech"), [('"Rats"', False), ('"Big Jim"', False), ('"We saw four of them"', True)])
def test_speech_has_words_enough(text: str, speech: bool) -> None:
    assert Quotation(0, len(text)).is_speech(text) == speech


@given(st.text(alphabet="ab .,\"'“”‘’`\n", max_size=120))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = find_quotations(text)
    assert all(0 <= item.start < item.end <= len(text) for item in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
