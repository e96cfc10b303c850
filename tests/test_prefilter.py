"""What is left unread by the telling words of the lexicon holds no claim: extract gives the same when it reads every sentence."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties import Claims, extract
from casualties.extraction import pipeline
from casualties.extraction.text.candidates import telling_places
from casualties.lexicon.grammars import Hinted
from casualties.lexicon.language import load
from casualties.lexicon.needs import Gate, Reader
from casualties.lexicon.telling import WITH_COUNTS, telling
from casualties.lexicon.templates import parse

LANGUAGE = load()
RULE_FILES = ("triggers", "harm_rules")
SENTENCES = sorted({example for file in RULE_FILES for rule in LANGUAGE.files[file].rules for example in (*rule.examples, *rule.counterexamples)})
PIECES = (
    *("12 people", "Three soldiers", "two more", "others", "his brother", "The army", "İzmir", "police said", "nobody", "a further six"),
    *("were killed", "kil\u00adled", "were half-dead", "died", "lost", "lost their homes", "had to leave", "from", "in hospital", "hostage"),
    *("to their deaths", "unaccounted for", "12killed", "killed_", "U.S.killed", "KILLED", "the death toll", "rose to 40", "one of them was", "did"),
    *(" ", ". ", "\n\n", ", ", "-", "’s ", "\n  ", "“", "x" * 1_200),
)


def everything(text: str) -> Claims:
    """The claims of a text of which every sentence is read."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "telling_places", lambda text, language: None)
        return extract(text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_claim_of_an_example_is_lost(sentence: str) -> None:
    assert extract(sentence) == everything(sentence)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
def test_no_claim_of_a_made_up_text_is_lost(text: str) -> None:
    assert extract(text) == everything(text)


@settings(max_examples=60)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join), st.text(max_size=30))
def test_no_claim_of_several_sentences_is_lost(text: str, more: str) -> None:
    assert extract(text + more) == everything(text + more)


@pytest.mark.parametrize("text", ["Shares fell by 12 pct.", "The minister opened a school. He said the work was done."])
def test_a_text_without_telling_words_is_not_read(text: str) -> None:
    assert telling_places(text, LANGUAGE) == []


def test_telling_words_are_few_and_no_words_of_every_sentence() -> None:
    found = telling(LANGUAGE, "triggers", *WITH_COUNTS)
    assert len(found.keys) < 1_500
    assert found.keys.isdisjoint({"the", "of", "to", "in", "and", "a"})


@settings(max_examples=200)
@given(st.text(alphabet="abcd", max_size=9))
def test_a_gate_is_open_wherever_its_template_matches(string: str) -> None:
    templates = ["a (b | c d)", "(a | b){2,3} c", "(?= a) <any>* d", "a (?! b)", "(?<! c <any>?) a b? (c | d)", "(a (b | c) | d d) (a | b)", "^ a+ $"]
    sets = {"=a": frozenset("a"), "=b": frozenset("b"), "=c": frozenset("c"), "=d": frozenset("d"), "any": frozenset("abcd")}
    reader = Reader(sets.__getitem__)
    found = [reader.needs(parse(template, {})) for template in templates]
    gate = Gate(found)
    able = gate.open(string)
    for template, need, mask in zip(templates, found, gate.masks, strict=True):
        pattern = regex.compile(template.replace(" ", "").replace("<any>", "[a-d]"))
        for place in range(len(string)):
            if pattern.match(string, place):
                assert able & mask
                second = string[place + 1 : place + 2]
                assert need.empty or (string[place] in need.first and (need.one or second in need.second))


@settings(max_examples=200)
@given(st.text(alphabet="abc", max_size=9))
def test_a_hint_matches_wherever_its_pattern_does(string: str) -> None:
    for source in ("(?<!ab?)(?P<n>c)a", "(?P<n>a)|b(?P<n>c)", "(?<=^|ab|c)(?:b|(?P<n>a))+", "(?<!(?:a|bc)b)c"):
        plain, hinted = regex.compile(source), Hinted(source)
        assert [match.span() for match in plain.finditer(string)] == [match.span() for match in hinted.finditer(string)]
        assert (plain.match(string) is None) == (hinted.match(string) is None)
