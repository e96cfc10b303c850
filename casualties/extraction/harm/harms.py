"""Chunks → mentions: which people a sentence says came to which harm.

The rules stand in lexicon/en/harm_rules.toml and run over the chunk string. Each match gives a mention for every count it holds; a
count that two rules read with the same harm is taken once, by the earlier rule.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Mapping
from types import MappingProxyType

from attrs import evolve

from casualties.extraction.harm.cases import Case, Known, Reading
from casualties.extraction.harm.conditions import counts_people
from casualties.extraction.harm.matches import captured, readings_of
from casualties.lexicon.entries import Rule
from casualties.lexicon.grammars import Hinted
from casualties.lexicon.language import Language
from casualties.lexicon.needs import Gate, Reader
from casualties.lexicon.templates import Sources, members
from casualties.records.chunk import CHUNK_KINDS, Chunk, Chunks
from casualties.records.convention import Convention
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import BY_PLACE, Mention
from casualties.records.quantity import Quantity
from casualties.records.sentence import Place
from casualties.records.tokens import Tokens

RELATIVE_REACH = 4
"""Chunks from a count to the harm in the relative clause behind it, at most: "who have since been killed"."""

ASIDE_MARKS = ("comma", "colon", "open", "close")
"""Kinds of the chunks around an aside, behind which a participle still goes with the people before it."""

TOLLS = frozenset(("toll", "toll-put-so-high"))
"""Rules for a toll, which is not of those told of beside it alone: "12 of the crew died, bringing the toll to 40"."""

OF_THE_WHOLE = "passive-after-relative"
"""The rule by which a relative clause says what all came to of whom a count is taken: "three of the five who were missing"."""


def find_harms(
    tokens: Tokens,
    chunks: Chunks,
    sentence: int,
    place: Place,
    before: Mention | None,
    language: Language,
    convention: Convention,
    *,
    said: Mapping[int, Harm] = MappingProxyType({}),
    singles: bool = False,
) -> tuple[Mention, ...]:
    """The casualty mentions of one sentence, in the order of their quantities; with `singles`, named and definite single people too.

    `sentence` is its index in the document; `before` is the last mention of the sentence or two before it, from which an elliptic
    count ("his classmates said three") has its harm and victims; None where there is none. `said` are the harms of the figures before
    it, to which "the 96 victims" goes back.
    """
    readings: Known = {}
    asides: set[int] = set()
    overtaken: set[tuple[int, int]] = set()
    string = chunks.string
    gate, rules = _rules(language)
    able = gate.open(string)
    for mask, rule, pattern in rules:
        if not able & mask:
            continue
        meaning = rule.meaning
        if (meaning.get("headline") and place is not Place.HEADLINE) or (meaning.get("singles") and not singles):
            continue
        if meaning.get("again") and not said:
            continue
        if meaning.get("inherit") and not readings and before is None and "aside" not in pattern.groups:
            continue
        for match in pattern.finditer(string, overlapped=True):
            asides.update(captured(match, "aside"))
            for reading in readings_of(match, rule, chunks, readings, before, said):
                if (reading.count, reading.harm) not in readings and counts_people(Case(tokens, chunks, reading, rule, readings, language)):
                    readings[reading.count, reading.harm] = reading
                    if reading.harm is Harm.KILLED:
                        overtaken.update((reading.count, earlier) for earlier in captured(match, "earlier"))
    undivided = {count for count, harm in readings if harm in (Harm.KILLED, Harm.WOUNDED)}
    readings = {
        (count, harm): reading
        for (count, harm), reading in readings.items()
        if count not in asides and not (harm is Harm.CASUALTIES and count in undivided)
        if harm is Harm.KILLED or (count, reading.trigger) not in overtaken
    }
    readings = _clauses_parted(_killed_later(readings, tokens, chunks), tokens, chunks, language)
    if before is None and all(chunks.items[count].kind == "another" for count, _ in readings):
        return ()
    mentions = list[Mention]()
    victims, told = before.victims if before else None, False
    alone = before is not None and before.quantity.high == 1
    listed: str | None = None
    for reading in sorted(readings.values(), key=lambda reading: (reading.count, reading.harm)):
        chunk = chunks.items[reading.count]
        # "A guard was killed and 30 were hurt": the 30 need not be guards, where "30 others" are
        free = reading.rule in TOLLS or (alone and reading.trigger is not None and _is_bare_plural(tokens, chunk))
        carried = victims if (told or reading.trigger is None) and not free else None
        # "among the missing were four Danes, two people from Karsa and one from Orr"
        own = _victims(tokens, chunks, reading, listed if listed and reading.rule == BY_PLACE else carried, language)
        listed = own if reading.part or reading.rule == BY_PLACE else None
        mention = _mention(tokens, chunks, reading, sentence, own, convention, language)
        harm = _harm_of_base(tokens, chunks, reading)
        died = reading.harm is not Harm.KILLED and (reading.count, Harm.KILLED) in readings
        if not (harm is reading.harm and reading.rule == OF_THE_WHOLE and died):
            mentions.append(mention)  # not in "three of the five who were missing were found dead": the three are told as dead alone
        if harm is not None and (harm is reading.harm or (reading.count, harm) not in readings):
            mentions.append(_of_base(mention, chunks.items[reading.count], harm))
        if reading.rule in _single_rules(language):
            continue  # a person named or described is one, not the kind of people that others are
        told = True
        if not _is_a_part(chunks, reading):
            victims, alone = own, mention.quantity.high == 1
    return tuple(mentions)


def _characters(name: str) -> str:
    return "".join(CHUNK_KINDS.values()) if name == "any" else CHUNK_KINDS[name]


@functools.cache
def _rules(language: Language) -> tuple[Gate, tuple[tuple[int, Rule, Hinted], ...]]:
    """The rules, each with its bits in the gate; `regex` gives all captures of a group."""

    @functools.cache
    def kinds(expression: str) -> frozenset[str]:
        return members(expression, _characters)

    rules, sources, reader = language.templates("harm_rules"), Sources(kinds), Reader(kinds)
    gate = Gate([reader.needs(template) for _, template in rules])
    return gate, tuple((mask, rule, Hinted(sources.of(template))) for mask, (rule, template) in zip(gate.masks, rules, strict=True))


@functools.cache
def _single_rules(language: Language) -> frozenset[str]:
    """The names of the rules that read single people, named or definite."""
    return frozenset(rule.name for _, rule, _ in _rules(language)[1] if rule.meaning.get("singles"))


def _clauses_parted(readings: Known, tokens: Tokens, chunks: Chunks, language: Language) -> Known:
    """The readings without those that take people across the border of two clauses.

    In "A bomb killed three soldiers and a guard was hurt" the soldiers are the object of the first verb and the guard the subject of the
    second, though both stand between the two; a plural verb takes two for one ("as well as a man and a woman were hurt").
    """
    taken: dict[int, list[Reading]] = {}
    for reading in readings.values():
        if reading.trigger is not None and reading.trigger != reading.count:
            taken.setdefault(reading.count, []).append(reading)
    dropped = set[tuple[int, Harm]]()
    for found in taken.values():
        for one, other in itertools.permutations(found, 2):
            if one.harm is other.harm or (other.count, other.harm) in dropped:
                continue
            first, last = one.trigger or 0, other.trigger or 0
            between = [item.kind for item in chunks.items[other.count + 1 : last]]
            if not first < one.count < last or "relative" in between or "semicolon" in between:
                continue
            chain = sorted(count for count, harm in readings if harm is other.harm and first < count < last)
            verbs = [item for item in chunks.items[chain[-1] + 1 : last] if item.kind in ("be", "have")]
            listed = any(reading.trigger == first and first < reading.count < chain[0] for reading in readings.values())
            if len(chain) == 1 and not verbs and not listed:
                continue  # "killed two journalists abducted in May"
            several = any(language.has(word, "for_several") for item in verbs for word in tokens.words[item.first : item.last])
            subjects = 2 if several and _is_one(chunks.items[chain[-1]]) else 1
            border = len(chunks.items) if _describes(chunks, first) else chain[-subjects:][0]
            dropped.update((count, other.harm) for count in chain if count < border)
            taken_first = (count for count in chain if count >= border and readings.get((count, one.harm), other).trigger == first)
            dropped.update((count, one.harm) for count in taken_first)
    return {key: reading for key, reading in readings.items() if key not in dropped}


def _killed_later(readings: Known, tokens: Tokens, chunks: Chunks) -> Known:
    """The readings with those killed for the killed alone, who are told by an earlier harm: "shot dead three of the abducted pupils",
    "the cold killed 20 homeless people"."""
    found = dict(readings)
    for (count, harm), reading in readings.items():
        chunk, killed = chunks.items[count], found.get((count, Harm.KILLED))
        if reading.rule != "attributive" or killed in (None, reading) or reading.trigger is None:
            continue
        if "of" in tokens.words[chunk.first : chunk.last] or (harm is Harm.DISPLACED and chunks.items[reading.trigger].kind == "state"):
            del found[count, harm]
            found[count, Harm.KILLED] = evolve(killed, victims=reading.victims if killed.victims is None else killed.victims)
    return found


def _is_one(chunk: Chunk) -> bool:
    return chunk.kind != "plural" if chunk.quantity is None else chunk.quantity.high == 1


def _describes(chunks: Chunks, trigger: int) -> bool:
    """Whether a verb of harm stands in words that describe somebody: "a man who wounded two guards was shot", "accused of killing"."""
    at = trigger - 1
    while at >= 0 and chunks.items[at].kind in ("adverb", "have", "be", "reported"):
        at -= 1
    kinds = ("relative", "of", "preposition", "conjunctive") if chunks.items[trigger].kind == "harming" else ("relative",)
    return at >= 0 and chunks.items[at].kind in kinds


def _is_a_part(chunks: Chunks, reading: Reading) -> bool:
    """Whether an amount is told as a part of those before it, so that nothing is carried over from it: "including a child … and dozens"."""
    before = chunks.items[reading.count - 1] if reading.count else None
    return reading.part or (before is not None and before.kind == "including")


def _harm_of_base(tokens: Tokens, chunks: Chunks, reading: Reading) -> Harm | None:
    """The harm that is told of the people whom a count is taken from, None where there is none.

    They were harmed in "three of the 12 people who died" and in "three of the 12 people hurt later died", not in "three of the 12 died";
    an aside may stand between: "three of the 12 people, two of them Danes, killed in the raid".
    """
    count, trigger = chunks.items[reading.count], reading.trigger
    if count.base is None or trigger is None or "of" not in tokens.words[count.first : count.last]:
        return None
    behind = chunks.items[reading.count + 1]
    if trigger > reading.count and behind.kind in ("harmed", "state"):
        return behind.harm
    if behind.kind in ASIDE_MARKS and trigger > reading.count + 2 and chunks.items[trigger - 1].kind in ASIDE_MARKS:
        return reading.harm if chunks.items[trigger].kind in ("harmed", "state") else None
    return reading.harm if behind.kind == "relative" and 0 < trigger - reading.count <= RELATIVE_REACH else None


def _of_base(mention: Mention, chunk: Chunk, harm: Harm) -> Mention:
    assert chunk.base is not None
    return evolve(mention, quantity=chunk.base, harm=harm, part=False)


def _is_bare_plural(tokens: Tokens, chunk: Chunk) -> bool:
    """Whether a number stands for several without a noun or "others"."""
    return chunk.kind == "bare" and not _is_others(tokens, chunk) and (chunk.quantity is None or chunk.quantity.high != 1)


def _is_others(tokens: Tokens, chunk: Chunk) -> bool:
    return tokens.words[chunk.last - 1] in ("others", "other", "another", "second", "third", "fourth", "fifth")


def _victims(tokens: Tokens, chunks: Chunks, reading: Reading, carried: str | None, language: Language) -> str | None:
    """The victims as written; those of the count before where the count stands alone.

    "Others" share the role of those before them, never their sex or age (gold/GUIDELINE.md, decision 11).
    """
    chunk = chunks.items[reading.count]
    named = chunks.items[reading.victims] if reading.victims is not None else chunk
    if named.kind in ("counted_harms", "harms") and named.head is not None:
        return _of_deaths(tokens, *named.head, language)
    if named.head is not None and not _is_others(tokens, named):
        return tokens.surface(*named.head)
    if named.kind == "noun":
        return _without_determiner(tokens, named, language)
    last = carried.split()[-1].lower() if carried else ""
    if _is_others(tokens, named) and chunk.kind != "another" and language.has(last, "sex_or_age"):
        return None
    if reading.harm is not Harm.KILLED and language.has(last, "victim_transparent"):
        return None  # "the blast claimed nine lives and wounded 30", not 30 lives
    return carried if chunk.kind in ("bare", "subset", "another", "thing") or _is_others(tokens, named) else None


def _without_determiner(tokens: Tokens, chunk: Chunk, language: Language) -> str:
    leading = chunk.last - chunk.first > 1 and language.has(tokens.words[chunk.first], "determiner")
    return tokens.surface(chunk.first + leading, chunk.last)


def _of_deaths(tokens: Tokens, first: int, last: int, language: Language) -> str | None:
    """The people that a phrase for deaths names: bodies are their own word, "civilian deaths" civilians', plain deaths nobody's.

    "Police killings" and "army killings" are as often what police and armies do: they tell of no victims.
    """
    if language.has(tokens.words[last - 1], "body_word"):
        return tokens.surface(first, last)
    named = [i for i in range(first, last - 1) if language.has(tokens.words[i], "victim") or language.has(tokens.words[i], "side")]
    deed = language.has(tokens.words[last - 1], "harm_act") and not language.has(tokens.words[last - 1], "harm_noun")
    armed = any(language.has(tokens.words[i], kind) for i in named for kind in ("victim_collective", "armed_side"))
    return tokens.surface(named[0], last - 1) if named and not (deed and armed) else None


def _mention(
    tokens: Tokens,
    chunks: Chunks,
    reading: Reading,
    sentence: int,
    victims: str | None,
    convention: Convention,
    language: Language,
) -> Mention:
    trigger = chunks.items[reading.trigger] if reading.trigger is not None else None
    chunk = chunks.items[reading.count]
    return Mention(
        sentence=sentence,
        quantity=chunk.quantity or _unnumbered(tokens, chunk, convention, language),
        harm=reading.harm,
        trigger_start=tokens.starts[trigger.first] if trigger else None,
        trigger_end=tokens.ends[trigger.last - 1] if trigger else None,
        victims=victims,
        part=reading.part,
        rule=reading.rule,
        weak=_is_weak(tokens, chunk, trigger, reading, language),
    )


def _is_weak(tokens: Tokens, chunk: Chunk, trigger: Chunk | None, reading: Reading, language: Language) -> bool:
    """Whether the words alone do not tell a casualty from something else ("one shot deal", "the two victims", "two bodies")."""
    if reading.rule in ("there-were-victims", "the-victims"):
        return True
    if chunk.kind == "plural" and reading.harm in (Harm.WOUNDED, Harm.AFFECTED, Harm.CAPTURED):
        return True
    if trigger is None:
        return False
    if reading.harm is Harm.CASUALTIES and chunk.kind == "bare" and reading.rule == "reduced" and trigger.last - trigger.first == 1:
        return True
    if chunk.kind == "counted_harms":
        # "12 bodies" are the dead, "the two bodies" as often two councils
        first = tokens.words[chunk.first]
        definite = language.has(first, "article") and not language.has(first, "indefinite")
        return trigger.weak and (definite or language.has(first, "demonstrative") or language.has(first, "possessive"))
    return trigger.weak and (chunk is trigger or not reading.rule.startswith("bodies"))


def _unnumbered(tokens: Tokens, chunk: Chunk, convention: Convention, language: Language) -> Quantity:
    """The amount of a phrase without a number: one person for an indefinite singular, none for a denied "any", else a vague plural.

    A scalar adjective ("heavy casualties") is the amount itself.
    """
    first, last = chunk.first, chunk.last
    low, high, head = convention.vague["plural"], None, tokens.words[last - 1]
    if language.has(head, "two_people") and not language.has(head, "two_people.plural"):
        low, high = 2, 2
    elif chunk.kind in ("single", "unknown_single", "bare_single", "another", "noun", "definite_one", "pronoun"):
        if not language.has(head, "victim_unit") and not language.has(head, "victim_crowd"):
            low, high = 1, 1
    elif chunk.kind in ("any_people", "any_harms"):
        low, high, last = 0, 0, first + 1
    elif chunk.kind == "harm_free":
        low, high = 0, 0
        last = first + 1 if tokens.words[first] == "without" else last
    else:
        scalar = next((i for i in range(first, last) if language.has(tokens.words[i], "scalar_adjective")), None)
        if scalar is not None and chunk.kind in ("harms", "losses"):
            first, last = scalar, scalar + 1
        elif tokens.words[first] == "another" or any(language.has(tokens.words[first], name) for name in ("indefinite", "one_owner")):
            low, high = 1, 1
            last = first + 1 if tokens.words[first] == "another" else last
        while first < last - 1 and language.has(tokens.words[first], "determiner") and chunk.kind in ("harms", "losses"):
            first += 1
    return Quantity(
        start=tokens.starts[first],
        end=tokens.ends[last - 1],
        text=tokens.surface(first, last),
        low=low,
        high=high,
        best=high,
        stated=high,
        hedge=Hedge.VAGUE if high is None else Hedge.EXACT,
    )
