"""Chunks → mentions: which people a sentence says came to which harm.

The rules stand in lexicon/en/harm_rules.toml and run over the chunk string. Each match gives a mention for every count it holds; a
count that two rules read with the same harm is taken once, by the earlier rule.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

import regex
from attrs import frozen

from casualties.lexicon.entries import Rule
from casualties.lexicon.language import Language
from casualties.lexicon.templates import compiled
from casualties.records.chunk import CHUNK_KINDS, Chunk, Chunks
from casualties.records.convention import Convention
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import Mention
from casualties.records.quantity import Quantity
from casualties.records.sentence import Place
from casualties.records.tokens import Tokens

ARMED = frozenset({"combatants", "military", "soldiers", "perpetrators"})
"""The roles whose detaining of people is a capture; the police's is an arrest."""


@frozen(eq=False)
class Reading:
    """One count read with one harm: the chunks of both, by their place in the row."""

    count: int
    trigger: int
    harm: Harm
    part: bool
    rule: str


def find_harms(
    tokens: Tokens, chunks: Chunks, sentence: int, place: Place, language: Language, convention: Convention
) -> tuple[Mention, ...]:
    """The casualty mentions of one sentence, in the order of their quantities; `sentence` is its index in the document."""
    readings: dict[tuple[int, Harm], Reading] = {}
    for rule, pattern in _rules(language):
        if rule.meaning.get("headline") and place is not Place.HEADLINE:
            continue
        for match in pattern.finditer(chunks.string, overlapped=True):
            for reading in _readings(match, rule, chunks, readings):
                chunk = chunks.items[reading.count]
                if (reading.count, reading.harm) not in readings and _counts_people(tokens, chunks, reading, chunk, language):
                    readings[reading.count, reading.harm] = reading
    mentions, victims = [], None
    for reading in sorted(readings.values(), key=lambda reading: (reading.count, reading.harm)):
        chunk = chunks.items[reading.count]
        victims = _victims(tokens, chunk) or (victims if chunk.kind in ("bare", "thing") or _is_others(tokens, chunk) else None)
        mentions.append(_mention(tokens, chunks, reading, sentence, victims, convention))
    return tuple(mentions)


def _characters(name: str) -> str:
    return "".join(CHUNK_KINDS.values()) if name == "any" else CHUNK_KINDS[name]


@functools.cache
def _rules(language: Language) -> tuple[tuple[Rule, regex.Pattern[str]], ...]:
    return tuple((rule, regex.compile(compiled(pattern, _characters))) for rule, pattern in language.spelt_out("harm_rules"))


def _readings(
    match: regex.Match[str], rule: Rule, chunks: Chunks, known: dict[tuple[int, Harm], Reading]
) -> Iterator[Reading]:
    groups = match.re.groupindex
    counts = [*match.starts("count")] if "count" in groups else []
    parts = [*match.starts("part")] if "part" in groups else []
    if rule.meaning.get("inherit"):
        before = min([*counts, *parts])
        whole = max((reading for reading in known.values() if reading.count < before), key=lambda reading: reading.count, default=None)
        claimed = {reading.count for reading in known.values()}
        if whole is not None:
            for at in (*counts, *parts):
                if at not in claimed:
                    yield Reading(at, whole.trigger, whole.harm, at in parts, rule.name)
        return
    for trigger in match.starts("harm"):
        harm = chunks.items[trigger].harm
        if harm is not None:
            for at in (*counts, *parts):
                yield Reading(at, trigger, harm, at in parts, rule.name)


def _counts_people(tokens: Tokens, chunks: Chunks, reading: Reading, chunk: Chunk, language: Language) -> bool:
    """Whether what is counted can be people whom this harm befell."""
    trigger = chunks.items[reading.trigger]
    if chunk.kind == "unknown" and not trigger.sure:
        return False
    if trigger.form == "detained":
        return any(_role(word, language) in ARMED for word in tokens.words[: trigger.first][-20:])
    if trigger.harm is Harm.DISPLACED and trigger.form == "happened" and chunk.head:
        return not any(language.has(word, "perpetrator") for word in tokens.words[chunk.head[0] : chunk.head[1]])
    return True


def _role(word: str, language: Language) -> str | None:
    role = language.meaning(word, "victim").get("role")
    return str(role) if role else None


def _is_others(tokens: Tokens, chunk: Chunk) -> bool:
    return tokens.words[chunk.last - 1] in ("others", "other", "another", "second", "third", "fourth", "fifth")


def _victims(tokens: Tokens, chunk: Chunk) -> str | None:
    if chunk.head is None or _is_others(tokens, chunk):
        return None
    return tokens.surface(*chunk.head)


def _mention(
    tokens: Tokens, chunks: Chunks, reading: Reading, sentence: int, victims: str | None, convention: Convention
) -> Mention:
    trigger = chunks.items[reading.trigger]
    chunk = chunks.items[reading.count]
    return Mention(
        sentence=sentence,
        quantity=chunk.quantity or _unnumbered(tokens, chunk, convention),
        harm=reading.harm,
        trigger_start=tokens.starts[trigger.first],
        trigger_end=tokens.ends[trigger.last - 1],
        victims=victims,
        part=reading.part,
        rule=reading.rule,
    )


def _unnumbered(tokens: Tokens, chunk: Chunk, convention: Convention) -> Quantity:
    """The amount of a phrase without a number: one person for an indefinite singular, a vague plural otherwise."""
    one = chunk.kind in ("single", "bare_single")
    low = 1 if one else convention.vague["plural"]
    return Quantity(
        start=tokens.starts[chunk.first],
        end=tokens.ends[chunk.last - 1],
        text=tokens.surface(chunk.first, chunk.last),
        low=low,
        high=1 if one else None,
        best=1 if one else None,
        stated=1 if one else None,
        hedge=Hedge.EXACT if one else Hedge.VAGUE,
    )
