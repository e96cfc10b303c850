"""Which incident each mention counts, and what, where and when it was."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualties.extraction.event.events import find_events
from casualties.extraction.text.sentences import split_sentences
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.event import Event
from casualties.records.kinds import Harm, Hedge, Scope
from casualties.records.mention import Mention
from casualties.records.quantity import Quantity
from casualties.records.sentence import Sentence
from casualties.records.tokens import Tokens

LANGUAGE = load()
ARTICLES = tomllib.loads((Path(__file__).parent / "corpus" / "events.toml").read_text(encoding="utf-8"))["article"]
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
VAGUE = {"scores": 40, "dozens": 24, "many": 3}
NUMBERS = {word: number for number, word in enumerate(WORDS)} | {"fourteen": 14, "dozen": 12, "thirteen": 13, "thirty-six": 36} | VAGUE


def value(text: str) -> int:
    words = [word.replace(",", "") for word in text.lower().split()]
    return next(int(word) if word.isdigit() else NUMBERS[word] for word in words if word.isdigit() or word in NUMBERS)


def mention(sentence: int, start: int, end: int, text: str, number: int, harm: Harm = Harm.KILLED, *, additive: bool = False) -> Mention:
    hedge = Hedge.VAGUE if text.lower() in VAGUE else Hedge.EXACT
    stated = None if hedge is Hedge.VAGUE else number
    quantity = Quantity(start=start, end=end, text=text, low=number, high=number, best=number, stated=stated, hedge=hedge, additive=additive)
    return Mention(
        sentence=sentence, quantity=quantity, harm=harm, trigger_start=None, trigger_end=None, victims=None, part=False, rule="test"
    )


def mentions_of(text: str, figures: list[str], harms: list[str] | None = None) -> tuple[Mention, ...]:
    sentences = split_sentences(text, LANGUAGE)
    found, start = [], 0
    for figure, harm in zip(figures, map(Harm, harms or ["killed"] * len(figures)), strict=True):
        start = text.index(figure, start)
        end = start + len(figure)
        index = next(i for i, sentence in enumerate(sentences) if sentence.start <= start < sentence.end)
        number = value(figure)
        found.append(mention(index, start, end, figure, number, harm, additive="more" in figure.split()[1:]))
        start = end
    return tuple(found)


def line(text: str, sentence: Sentence) -> Tokens:
    return tokenize(text, sentence.start, sentence.end, LANGUAGE)


def events_of(
    text: str, figures: list[str], published: str | None = None, scopes: list[Scope] | None = None, harms: list[str] | None = None
) -> tuple[Event, ...]:
    sentences = split_sentences(text, LANGUAGE)
    mentions = mentions_of(text, figures, harms)
    return find_events(text, sentences, lambda i: line(text, sentences[i]), mentions, published, LANGUAGE, scopes)


def letters(events: tuple[Event, ...]) -> list[str]:
    order = list(dict.fromkeys(event.event_id for event in events))
    return ["ABCDEFGH"[order.index(event.event_id)] for event in events]


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["name"])
def test_mentions_of_one_incident_share_it(article: dict[str, Any]) -> None:
    scopes = [Scope(scope) for scope in article["scopes"]] if "scopes" in article else None
    events = events_of(article["text"], article["figures"], article.get("published"), scopes, article.get("harms"))
    assert letters(events) == article["groups"]
    for key in ("what", "where", "when"):
        if key in article:
            assert [getattr(event, key) or "" for event in events] == article[key]


def test_ids_follow_the_order_of_first_mention_and_equal_incidents_are_equal_events() -> None:
    text = "A bomb in Harum killed nine people. In a separate attack near Tolk, gunmen killed two. The bomb also hurt three."
    events = events_of(text, ["nine", "two", "three"])
    assert [event.event_id for event in events][:2] == ["e1", "e2"]
    assert len(set(events)) == len({event.event_id for event in events})


def test_what_where_and_when() -> None:
    text = "A roadside bomb killed five soldiers near the northern town of Harum on Monday."
    assert events_of(text, ["five"], "2021-03-03")[0] == Event(event_id="e1", what="bombing", where="Harum", when="2021-03-01")
    assert events_of(text, ["five"])[0].when is None


def test_the_dateline_is_the_last_resort_for_the_place() -> None:
    assert events_of("KARSA, June 4 - Five people died when a bus overturned, police said.", ["Five"])[0].where == "KARSA"
    assert events_of("KARSA, June 4 - Five people died when a bus overturned in Dol, police said.", ["Five"])[0].where == "Dol"


def test_the_date_of_the_dateline_is_not_the_incident_s() -> None:
    assert events_of("KARSA, June 4 - Five people died when a bus overturned, police said.", ["Five"], "2020-06-04")[0].when is None


def test_no_mentions_no_events() -> None:
    assert find_events("Nothing happened.", [], lambda i: tokenize("", 0, 0, LANGUAGE), (), None, LANGUAGE) == ()


PIECES = st.sampled_from(
    [
        "A bomb killed ",
        "Nine ",
        "in Harum",
        " on Monday",
        ". ",
        ", while ",
        " and ",
        "another attack",
        "since 2011 ",
        "\n\n",
        "IN KANO ",
        "the blast",
        "; ",
        "last year",
        "(",
        "’s ",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=30).map("".join), st.data())
def test_any_text_gives_one_event_a_mention_in_order(text: str, data: st.DataObject) -> None:
    sentences = split_sentences(text, LANGUAGE)
    spots = data.draw(st.lists(st.integers(0, max(0, len(text) - 1)), max_size=6, unique=True)) if text else []
    mentions = []
    for spot in sorted(spots):
        index = next((i for i, sentence in enumerate(sentences) if sentence.start <= spot < sentence.end), None)
        if index is not None:
            mentions.append(mention(index, spot, spot + 1, text[spot], 2))
    events = find_events(text, sentences, lambda i: line(text, sentences[i]), mentions, "2020-01-01", LANGUAGE)
    assert len(events) == len(mentions)
    order = list(dict.fromkeys(event.event_id for event in events))
    assert order == [f"e{number}" for number, _ in enumerate(order, 1)]
    assert all(a == b for a, b in itertools.combinations(events, 2) if a.event_id == b.event_id)
