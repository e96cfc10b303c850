"""A rule's match in a chunk string → the counts and harms that it reads together, before they are judged."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import regex

from casualties.extraction.harm.cases import Known, Reading
from casualties.lexicon.entries import Rule
from casualties.records.chunk import Chunk, Chunks
from casualties.records.kinds import Harm
from casualties.records.mention import Mention

COUNTED = ("people", "bare", "unknown", "subset", "any_people")
"""Kinds of the chunks that say how many people there are."""

VERBS = (["be"], ["have"], ["modal"], ["verb"], ["get"])
"""What stands behind the comma that ends a list inside a subject."""


def captured(match: regex.Match[str], name: str) -> list[int]:
    return list(match.starts(name)) if name in match.re.groupindex else []


def readings_of(
    match: regex.Match[str], rule: Rule, chunks: Chunks, known: Known, before: Mention | None, said: Mapping[int, Harm]
) -> Iterator[Reading]:
    parts = captured(match, "part")
    counts = [*captured(match, "count"), *parts]
    victims = next(iter(captured(match, "victims")), None)
    if "harm" in rule.meaning:
        for at in counts:
            yield Reading(at, match.start(), Harm(rule.meaning["harm"]), at in parts, rule.name)
    elif rule.meaning.get("again"):
        for at in counts:
            quantity = chunks.items[at].quantity
            harm = said.get(quantity.stated or 0) if quantity is not None else None
            if harm is not None:
                yield Reading(at, None, harm, False, rule.name)
    elif not rule.meaning.get("inherit"):
        for trigger in captured(match, "harm"):
            harm = chunks.items[trigger].harm
            if harm is not None:
                for at in counts:
                    yield Reading(at, trigger, harm, at in parts, rule.name, victims)
    else:
        earlier = [reading for reading in known.values() if reading.count < min(counts)]
        whole = max(earlier, key=lambda reading: reading.count, default=None)
        claimed = {reading.count for reading in known.values()}
        if _are_of_others(rule, chunks, counts, claimed):
            return
        for at in counts:
            if at in claimed:
                continue
            if rule.meaning.get("same") and not (before and _same_figure(chunks.items[at], before)):
                continue
            if whole is not None:
                yield Reading(at, whole.trigger, whole.harm, at in parts, rule.name, victims)
            elif before is not None and rule.meaning.get("before"):
                undivided = "behind_the" in rule.meaning and before.harm is not Harm.KILLED
                yield Reading(at, None, Harm.CASUALTIES if undivided else before.harm, at in parts, rule.name, victims)


def _are_of_others(rule: Rule, chunks: Chunks, counts: list[int], claimed: Collection[int]) -> bool:
    """Whether a list or a rejected figure belongs to people of whom no harm is told: "40 passengers, including nine nurses, were freed"."""
    kinds = [item.kind for item in chunks.items]
    told = (at for at in range(min(counts) - 1, 0, -1) if kinds[at] in COUNTED and chunks.items[at].quantity is not None)
    nearest = next(told, None)
    if nearest is None or nearest in claimed:
        return False
    if "rejected" in rule.meaning:
        return True
    behind = kinds[max(counts) + 1 : max(counts) + 3]
    return "including" in kinds[nearest : min(counts)] and (kinds[nearest - 1] == "be" or (behind[:1] == ["comma"] and behind[1:] in VERBS))


def _same_figure(chunk: Chunk, before: Mention) -> bool:
    """Whether a count repeats the figure of the mention before it: "39 died … all 39 were villagers"."""
    return chunk.quantity is not None and chunk.quantity.stated is not None and chunk.quantity.stated == before.quantity.stated
