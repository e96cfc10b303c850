"""Figures of a lead that sum up incidents told one by one after it, though no word says so.

"Soldiers killed 13 rebels in clashes on Monday. … Four rebels died in Arlby. … Nine more were killed in an operation at Tell."
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from casualties.extraction.scope.items import size_of
from casualties.extraction.scope.subsets import FILE
from casualties.lexicon.language import Language
from casualties.lexicon.victims import other_people
from casualties.records.event import Event
from casualties.records.kinds import Scope
from casualties.records.mention import Mention
from casualties.records.scope import ScopeReading
from casualties.records.sentence import Place, Sentence
from casualties.records.tokens import Tokens

REACH = 40
"""Figures after a lead among which its incidents are looked for, so that time stays linear."""

LEAST = 3
"""A sum over incidents counts at least so many: a lead of two is no sum that the incidents must add up to."""

LEAD = 2
"""Sentences of the body, from the first one with a figure, that may hold the sum."""


def sums_of_incidents(
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    scopes: Sequence[ScopeReading],
    events: Sequence[Event],
    language: Language,
) -> dict[int, list[int]]:
    """The figures of headline and lead that are sums over incidents, each with the figures of the incidents inside it."""
    if len({event.event_id for event in events}) < LEAST - 1:
        return {}
    first = next((item.sentence for item in mentions if sentences[item.sentence].place is Place.BODY), None)
    found: dict[int, list[int]] = {}
    for index, whole in enumerate(mentions):
        if first is None or whole.sentence >= first + LEAD:
            break
        room = whole.quantity.stated or 0
        if scopes[index].scope is not Scope.TOTAL or scopes[index].superseded or room < LEAST:
            continue
        line = tokens(whole.sentence)
        if language.pattern(FILE, "single-incident").search(line.classes) is not None:
            continue
        if language.pattern(FILE, "at-another-time").search(line.classes) is not None:
            continue
        inside = _told(index, tokens, mentions, scopes, events, language)
        exact = [other for other in inside if scopes[other].scope is Scope.PART]
        if _together(exact, mentions, events) == room:
            found[index] = exact
            continue
        total = _together(inside, mentions, events)
        several = language.pattern(FILE, "several-incidents").search(line.classes) is not None
        if total == room or (several and room * 2 <= total * 3 <= room * 3):
            found[index] = inside
    return found


def _together(inside: Sequence[int], mentions: Sequence[Mention], events: Sequence[Event]) -> int:
    """How many the incidents count together, each by its largest figure; 0 for a single incident."""
    incidents: dict[str, int] = {}
    for index in inside:
        incident = events[index].event_id
        incidents[incident] = max(incidents.get(incident, 0), size_of(mentions[index].quantity))
    return sum(incidents.values()) if len(incidents) > 1 else 0


def _told(
    place: int,
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    scopes: Sequence[ScopeReading],
    events: Sequence[Event],
    language: Language,
) -> list[int]:
    """The figures after a sum that tell of single incidents of its time, in the order of the text."""
    whole, found = mentions[place], list[int]()
    for index in range(place + 1, min(place + 1 + REACH, len(mentions))):
        item = mentions[index]
        if item.sentence == whole.sentence or item.harm is not whole.harm or (not item.quantity.stated and item.quantity.high != 1):
            continue
        if scopes[index].superseded or scopes[index].scope is Scope.CUMULATIVE or size_of(item.quantity) >= size_of(whole.quantity):
            continue
        if scopes[index].scope is Scope.PART and scopes[index].rule != "adds-up":
            continue
        if item.rule == "toll" or other_people(whole.victims, item.victims, language):
            continue
        if language.pattern(FILE, "at-another-time").search(tokens(item.sentence).classes) is None:
            found.append(index)
    return found
