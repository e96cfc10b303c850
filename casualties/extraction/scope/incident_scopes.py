"""Scopes that only the incidents of a text decide: what lies inside a sum over several, and what is counted like the rest of its own.

"Eight people died in separate accidents. … Two died in Tell": each incident told after a sum over incidents, as far as they fit into it,
is a part of it. And where a text leads with a figure of a series ("63 died in days of protests"), other tolls of it cover the series too
("the government put the toll at 12"). A toll of one place of a disaster is a part of the disaster's.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from attrs import evolve

from casualties.extraction.scope.disaster_places import tolls_of_places
from casualties.extraction.scope.incident_sums import sums_of_incidents
from casualties.extraction.scope.items import size_of
from casualties.extraction.scope.subsets import FILE
from casualties.lexicon.language import Language
from casualties.lexicon.victims import other_people
from casualties.records.event import Event
from casualties.records.kinds import Harm, Scope
from casualties.records.mention import Mention
from casualties.records.scope import ScopeReading
from casualties.records.sentence import Place, Sentence
from casualties.records.tokens import Tokens

INSIDE = "incident-inside-a-sum"
SUM = "sum-of-incidents"
PLACE = "one-place-of-a-disaster"
LEAST_SUM = 3
"""A sum over incidents counts at least so many: "two died in separate accidents" tells of nobody else."""

BESIDE = 3
"""Figures before and after one that may stand beside it in its sentence."""

MOST = 40
"""Figures after a sum among which its incidents are looked for, so that time stays linear."""


def settle_scopes(
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    scopes: Sequence[ScopeReading],
    events: Sequence[Event],
    language: Language,
) -> tuple[ScopeReading, ...]:
    """The scopes, parallel to `mentions`, with what their events add: parts of sums, other tolls of a series, places of a disaster."""
    found = list(scopes)
    for whole, inside in sums_of_incidents(sentences, tokens, mentions, scopes, events, language).items():
        if language.pattern(FILE, "one-wave").search(tokens(mentions[whole].sentence).classes) is None:
            _sum_up(whole, mentions, found, events)
        for index in inside:
            found[index] = evolve(found[index], scope=Scope.PART, rule=INSIDE)
    if any(scope.scope is Scope.CUMULATIVE for scope in scopes):
        _inside_sums(tokens, mentions, found, events, language)
        _alike(sentences, tokens, mentions, found, events, language)
    for index in tolls_of_places(tokens, mentions, found, events, language):
        found[index] = evolve(found[index], scope=Scope.PART, rule=PLACE)
    return tuple(found)


def _sum_up(whole: int, mentions: Sequence[Mention], found: list[ScopeReading], events: Sequence[Event]) -> None:
    """Make a figure and those that its sentence tells beside it of the same incident sums over incidents."""
    for index in range(max(0, whole - BESIDE), min(whole + BESIDE + 1, len(mentions))):
        beside = mentions[index].sentence == mentions[whole].sentence and events[index].event_id == events[whole].event_id
        if index == whole or (beside and found[index].scope is Scope.TOTAL and mentions[index].quantity.high not in (0, 1)):
            found[index] = evolve(found[index], scope=Scope.CUMULATIVE, rule=SUM)


@functools.cache
def _summing(language: Language) -> frozenset[str]:
    """The names of the rules that read a sum over incidents of a short time: each incident told beside it is inside it."""
    return frozenset((SUM, *(rule.name for rule, _, _ in language.grammar(FILE).rules if rule.meaning.get("sums"))))


def _inside_sums(
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    found: list[ScopeReading],
    events: Sequence[Event],
    language: Language,
) -> None:
    """Mark the incidents told after a sum as its parts, each counted once, as far as they fit into it together."""
    sums = [index for index, scope in enumerate(found) if scope.scope is Scope.CUMULATIVE and scope.rule in _summing(language)]
    for place in sums:
        whole = mentions[place]
        room, seen = size_of(whole.quantity), dict[str, int]()
        if room < LEAST_SUM or _at_another_time(tokens(whole.sentence), language):
            continue
        for index in range(place + 1, min(place + 1 + MOST, len(mentions))):
            item, size = mentions[index], size_of(mentions[index].quantity)
            incident = events[index].event_id
            if item.sentence == whole.sentence or not _counts(whole, item, size, language):
                continue
            if incident == events[place].event_id and not _in_one_incident(item, tokens(item.sentence), language):
                continue
            if found[index].scope is Scope.CUMULATIVE and found[index].rule not in _summing(language):
                continue
            taken = max(size - seen.get(incident, 0), 0)
            if size >= size_of(whole.quantity) or taken > room or _at_another_time(tokens(item.sentence), language):
                continue
            room -= taken
            seen[incident] = max(size, seen.get(incident, 0))
            if found[index].scope is not Scope.PART:
                found[index] = evolve(found[index], scope=Scope.PART, rule=INSIDE)


def _counts(whole: Mention, item: Mention, size: int, language: Language) -> bool:
    """Whether a figure can be among those of a sum: a number of the same harm, of people who can be the same."""
    same = item.harm is whole.harm or (whole.harm is Harm.CASUALTIES and item.harm in (Harm.KILLED, Harm.WOUNDED))
    return same and not other_people(whole.victims, item.victims, language) and size > 0 and item.quantity.stated is not None


def _in_one_incident(item: Mention, tokens: Tokens, language: Language) -> bool:
    """Whether a figure is told of one attack or accident ("16 died in a double bombing"), which is never all of a sum over several."""
    first, last = tokens.span(item.quantity.start, item.quantity.end)
    found = language.pattern(FILE, "in-one-incident").search(tokens.classes, last)
    return found is not None or language.pattern(FILE, "in-one-incident").search(tokens.classes, 0, first) is not None


def _at_another_time(tokens: Tokens, language: Language) -> bool:
    """Whether a sentence speaks of another time than the news: "an earlier crash", "three weeks ago", "last month"."""
    return language.pattern(FILE, "at-another-time").search(tokens.classes) is not None


def _alike(
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    found: list[ScopeReading],
    events: Sequence[Event],
    language: Language,
) -> None:
    """Give what the text says of the same series the scope of its lead: another toll, a figure of "the clashes", "the protests"."""
    first = next((i for i, item in enumerate(mentions) if sentences[item.sentence].place is Place.BODY and item.quantity.high != 0), None)
    if first is None or found[first].scope is not Scope.CUMULATIVE:
        return
    for index in range(first + 1, len(mentions)):
        item = mentions[index]
        if found[index].scope is not Scope.TOTAL or events[index].event_id != events[first].event_id or item.quantity.high == 0:
            continue
        if item.rule == "toll" or language.pattern(FILE, "in-the-clashes").search(tokens(item.sentence).classes) is not None:
            found[index] = evolve(found[index], scope=Scope.CUMULATIVE, rule=found[first].rule)
