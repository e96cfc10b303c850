"""Tolls of one place of a disaster or a bombardment whose whole toll the text gives.

"Floods killed 61 people across the country … 25 in a village near Tell", "shells killed nine and wounded 30 … in Sur a shell killed two".
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence

from casualties.extraction.scope.items import OTHERS, size_of
from casualties.extraction.scope.subsets import FILE
from casualties.lexicon.language import Language
from casualties.records.event import Event
from casualties.records.kinds import Scope
from casualties.records.mention import Mention
from casualties.records.scope import ScopeReading
from casualties.records.tokens import Tokens

REACH = 30
"""Figures before one among which its whole is looked for, so that time stays linear."""

JOINT = 4
"""Tokens between the dead and the wounded of one place at most: "six people and wounding nine"."""


def tolls_of_places(
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    scopes: Sequence[ScopeReading],
    events: Sequence[Event],
    language: Language,
) -> list[int]:
    """The indices of the figures that a text gives for one place of a disaster that it has told a larger toll of."""
    found: list[int] = []
    for index, item in enumerate(mentions):
        if scopes[index].scope is not Scope.TOTAL or scopes[index].superseded or (item.quantity.stated is None and item.quantity.high != 1):
            continue
        if not _widespread(events[index], language) and not _bombarded(item, tokens, language):
            continue
        before = range(max(0, index - REACH), index)
        wholes = [i for i in before if events[i].event_id == events[index].event_id and _holds(mentions[i], item, scopes[i])]
        joined = found[-1:] == [index - 1] and _joined(mentions[index - 1], item, tokens)
        if wholes and (joined or _of_a_place(item, mentions, index, [mentions[i] for i in wholes], tokens, language)):
            found.append(index)
    return found


def _widespread(event: Event, language: Language) -> bool:
    """Whether the incident is a disaster that covers many places: an earthquake, a flood, a storm."""
    for word in (event.what or "").lower().split():
        meaning = language.meaning(word, "incident") if language.has(word, "incident") else {}
        if meaning.get("spread") and "nature" in meaning["fits"]:
            return True
    return False


def _joined(one: Mention, other: Mention, tokens: Callable[[int], Tokens]) -> bool:
    """Whether two figures tell of the dead and the wounded of one place: "killing a man and wounding ten"."""
    if one.sentence != other.sentence or one.harm is other.harm:
        return False
    line = tokens(one.sentence)
    between = line.words[line.span(one.quantity.start, one.quantity.end)[1] : line.span(other.quantity.start, other.quantity.end)[0]]
    return len(between) <= JOINT and "and" in between


def _bombarded(item: Mention, tokens: Callable[[int], Tokens], language: Language) -> bool:
    """Whether the sentence tells of weapons that hit many places at a time: shells, air strikes, rockets."""
    return language.pattern(FILE, "bombarding").search(tokens(item.sentence).classes) is not None


def _holds(whole: Mention, item: Mention, scope: ScopeReading) -> bool:
    same = whole.harm is item.harm and whole.sentence < item.sentence
    return same and scope.scope is not Scope.PART and not scope.superseded and size_of(whole.quantity) > size_of(item.quantity)


def _covers_no_other(names: set[str], line: Tokens, language: Language) -> bool:
    """Whether the sentence of a whole names the place and no other beside it: not "in Tell and Sur", of which one is a part."""
    capital = _names(language)

    def listed(near: int, far: int) -> bool:
        return 0 <= far < len(line) and line.words[near] in ("and", ",") and line.letters[far] in capital

    return any(word in names and not (listed(k - 1, k - 2) or listed(k + 1, k + 2)) for k, word in enumerate(line.words))


@functools.cache
def _names(language: Language) -> frozenset[str]:
    """The class characters of names: words with a capital but those that open a sentence with one ("In Tell")."""
    function_words = (language.characters(name) for name in ("preposition", "determiner", "coordinator", "subordinator"))
    return frozenset(language.characters("capital")).difference(*function_words)


def _of_a_place(
    item: Mention, mentions: Sequence[Mention], index: int, wholes: Sequence[Mention], tokens: Callable[[int], Tokens], language: Language
) -> bool:
    """Whether the figure's own part of its sentence names a place that the whole's sentence does not."""
    line = tokens(item.sentence)
    first, last = line.span(item.quantity.start, item.quantity.end)
    start, end = 0, len(line)
    for other in (mentions[index - 1], *mentions[index + 1 : index + 2]):
        if other.sentence == item.sentence:
            span = line.span(other.quantity.start, other.quantity.end)
            start, end = (max(start, span[1]), end) if span[0] < first else (start, min(end, span[0]))
    if language.pattern(FILE, "elsewhere-in-it").search(line.classes, last, end) is not None:
        return line.words[last : last + 1] in OTHERS or item.quantity.additive
    ahead = language.pattern(FILE, "place-told-first").search(line.classes, start, first)
    found = ahead or language.pattern(FILE, "in-one-of-its-places").search(line.classes, last, end)
    if found is None:
        return False
    names = {line.words[i] for i in range(found.start(), found.end()) if line.letters[i] in _names(language)}
    return all(not _covers_no_other(names, tokens(whole.sentence), language) for whole in wholes)
