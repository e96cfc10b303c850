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
from casualties.lexicon.grammars import Hinted
from casualties.lexicon.needs import Gate, needs
from casualties.lexicon.templates import compiled, members
from casualties.records.chunk import CHUNK_KINDS, Chunk, Chunks
from casualties.records.convention import Convention
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import Mention
from casualties.records.quantity import Quantity
from casualties.records.sentence import Place
from casualties.records.tokens import Tokens

ARMED = frozenset({"military", "fighters", "militants", "security", "perpetrators"})
"""The roles whose detaining of people is a capture; the police's is an arrest."""


UNKNOWN_REACH = 5
"""Chunks between a harm and a counted noun that no lexicon knows: farther away it is too often no person ("two nominations … died")."""


@frozen(eq=False)
class Reading:
    """One count read with one harm: the chunks of both, by their place in the row; `trigger` is None where the harm is inherited
    from another sentence, `victims` the chunk that names the people where it is not the count's own."""

    count: int
    trigger: int | None
    harm: Harm
    part: bool
    rule: str
    victims: int | None = None


Known = dict[tuple[int, Harm], Reading]


def find_harms(
    tokens: Tokens,
    chunks: Chunks,
    sentence: int,
    place: Place,
    before: Mention | None,
    language: Language,
    convention: Convention,
    *,
    singles: bool = False,
) -> tuple[Mention, ...]:
    """The casualty mentions of one sentence, in the order of their quantities; with `singles`, named and definite single people too.

    `sentence` is its index in the document; `before` is the last mention of the sentence or two before it, from which an elliptic
    count ("his classmates said three") has its harm and victims; None where there is none.
    """
    readings: Known = {}
    asides: set[int] = set()
    string = chunks.string
    gate, rules = _rules(language)
    able = gate.open(string)
    for mask, rule, pattern in rules:
        if not able & mask:
            continue
        meaning = rule.meaning
        if (meaning.get("headline") and place is not Place.HEADLINE) or (meaning.get("singles") and not singles):
            continue
        if meaning.get("inherit") and not readings and before is None and "aside" not in pattern.groupindex:
            continue
        for match in pattern.finditer(string, overlapped=True):
            asides.update(_captured(match, "aside"))
            for reading in _readings(match, rule, chunks, readings, before):
                if (reading.count, reading.harm) not in readings and _counts_people(tokens, chunks, reading, rule, readings, before, language):
                    readings[reading.count, reading.harm] = reading
    undivided = {count for count, harm in readings if harm in (Harm.KILLED, Harm.WOUNDED)}
    readings = {
        (count, harm): reading
        for (count, harm), reading in readings.items()
        if count not in asides and not (harm is Harm.CASUALTIES and count in undivided)
    }
    if before is None and all(chunks.items[count].kind == "another" for count, _ in readings):
        return ()
    mentions = list[Mention]()
    victims = before.victims if before else None
    for reading in sorted(readings.values(), key=lambda reading: (reading.count, reading.harm)):
        victims = _victims(tokens, chunks, reading, victims if mentions or reading.trigger is None else None, language)
        mentions.append(_mention(tokens, chunks, reading, sentence, victims, convention, language))
    return tuple(mentions)


def _characters(name: str) -> str:
    return "".join(CHUNK_KINDS.values()) if name == "any" else CHUNK_KINDS[name]


@functools.cache
def _rules(language: Language) -> tuple[Gate, tuple[tuple[int, Rule, Hinted], ...]]:
    """The rules, each with its bits in the gate; `regex` gives all captures of a group."""

    def kinds(expression: str) -> frozenset[str]:
        return members(expression, _characters)

    rules = language.spelt_out("harm_rules")
    gate = Gate([needs(pattern, kinds) for _, pattern in rules])
    return gate, tuple((mask, rule, Hinted(compiled(pattern, kinds))) for mask, (rule, pattern) in zip(gate.masks, rules, strict=True))


def _captured(match: regex.Match[str], name: str) -> list[int]:
    return list(match.starts(name)) if name in match.re.groupindex else []


def _readings(match: regex.Match[str], rule: Rule, chunks: Chunks, known: Known, before: Mention | None) -> Iterator[Reading]:
    parts = _captured(match, "part")
    counts = [*_captured(match, "count"), *parts]
    victims = next(iter(_captured(match, "victims")), None)
    if "harm" in rule.meaning:
        for at in counts:
            yield Reading(at, match.start(), Harm(rule.meaning["harm"]), False, rule.name)
    elif not rule.meaning.get("inherit"):
        for trigger in _captured(match, "harm"):
            harm = chunks.items[trigger].harm
            if harm is not None:
                for at in counts:
                    yield Reading(at, trigger, harm, at in parts, rule.name, victims)
    else:
        earlier = [reading for reading in known.values() if reading.count < min(counts)]
        whole = max(earlier, key=lambda reading: reading.count, default=None)
        claimed = {reading.count for reading in known.values()}
        for at in counts:
            if at in claimed:
                continue
            if whole is not None:
                yield Reading(at, whole.trigger, whole.harm, at in parts, rule.name)
            elif before is not None and rule.meaning.get("before"):
                yield Reading(at, None, before.harm, at in parts, rule.name)


def _counts_people(
    tokens: Tokens, chunks: Chunks, reading: Reading, rule: Rule, known: Known, before: Mention | None, language: Language
) -> bool:
    """Whether what is counted can be people whom this harm befell."""
    chunk = chunks.items[reading.count]
    trigger = chunks.items[reading.trigger] if reading.trigger is not None else None
    if any(other.victims == reading.count for other in known.values()):
        return False
    if chunk.kind in ("any_people", "any_harms"):
        return any(language.has(word, "negation") or language.has(word, "denying") for word in tokens.words[: chunk.first])
    if rule.meaning.get("zero"):
        return chunk.quantity is not None and chunk.quantity.high == 0
    if rule.meaning.get("rejected"):
        return tokens.words[chunk.first - 1] == "not"
    if rule.meaning.get("relative"):
        return chunk.quantity is not None and chunk.quantity.hedge is Hedge.RELATIVE
    if rule.meaning.get("lost"):
        return chunk.head is not None and any(_role(word, language) in ARMED for word in tokens.words[chunk.head[0] : chunk.head[1]])
    if rule.meaning.get("after_another") and not any(other.count < reading.count for other in known.values()):
        return False
    if "verb" in rule.meaning and not any(
        language.has(word, rule.meaning["verb"])
        for item in chunks.items[max(0, reading.count - 1) : reading.count]
        for word in tokens.words[item.first : item.last]
    ):
        return False
    if "among" in rule.meaning:
        return any(language.has(word, rule.meaning["among"]) for word in tokens.words[chunk.first : chunk.last])
    if trigger is None:
        return True
    if chunk.kind == "unknown_single":
        return trigger.sure and _names_a_person(tokens, chunk, trigger, language)
    if rule.meaning.get("far") and any(other.trigger == reading.trigger for other in known.values()):
        return False
    if rule.meaning.get("singles") and chunk.kind in ("noun", "definite_one", "bare_single"):
        return trigger.sure and _is_person(tokens, chunk, language)
    if chunk.kind == "plural" and trigger.form == "happened" and language.has(tokens.words[trigger.first], "harm_happens.base"):
        return False
    if chunk.kind == "counted_harms" and chunk.quantity is not None:
        words = tokens.words[chunk.first : chunk.last]
        if chunk.quantity.high == 0 and "of" in words:
            return False
        if (chunk.quantity.low or 0) > 1 and not words[-1].endswith("s"):
            return False
    if "after" in rule.meaning and not any(language.has(word, rule.meaning["after"]) for word in tokens.words[chunk.last : chunk.last + 5]):
        return False
    if reading.victims is not None and chunks.items[reading.victims].kind == "noun" and not trigger.sure:
        return False
    if chunk.kind == "bare" and _of_animals(tokens, chunks, reading.count, language):
        return False
    if chunk.kind == "unknown" and not (trigger.sure and 0 < abs(reading.count - (reading.trigger or 0)) <= UNKNOWN_REACH):
        return False
    if rule.meaning.get("bodies") and not any(language.has(word, "body_word") for word in tokens.words[trigger.first : trigger.last]):
        return False
    if chunk.kind == "losses":
        words = tokens.words[chunk.first : chunk.last]
        return "human" in words or (
            any(language.has(word, "scalar_adjective") for word in words) and any(_role(word, language) in ARMED for word in tokens.words)
        )
    if chunk.kind == "harms" and reading.count == reading.trigger:
        words = tokens.words[chunk.first : chunk.last]
        if "no" in tokens.words[max(0, chunk.first - 3) : chunk.first]:
            return False
        return language.has(words[0], "indefinite") or (words[-1].endswith("s") and not language.has(words[0], "determiner"))
    if trigger.form == "detained":
        return any(_role(word, language) in ARMED for word in tokens.words[max(0, trigger.first - 20) : trigger.first])
    if trigger.harm is Harm.DISPLACED and trigger.form == "happened" and chunk.head:
        return not any(language.has(word, "perpetrator") for word in tokens.words[chunk.head[0] : chunk.head[1]])
    if trigger.harm is Harm.MISSING and any(language.has(word, "turned_up") for word in tokens.words[trigger.last : trigger.last + 8]):
        return False
    return not (trigger.harm is Harm.KILLED and _of_disease(tokens, chunk, trigger.last, language))


AGENTIVE = ("er", "or", "ist", "man", "woman", "ian", "ant", "ee", "eer")
"""Endings of nouns for people by what they do; a noun that no lexicon knows is one only with such an ending."""


def _names_a_person(tokens: Tokens, chunk: Chunk, trigger: Chunk, language: Language) -> bool:
    """Whether an indefinite noun that no lexicon knows is a person: by its ending, or as the victim of a verb that takes only people."""
    word = tokens.words[chunk.last - 1]
    if language.has(word, "thing") or language.has(word, "clause_verb"):
        return False
    return word.endswith(AGENTIVE) or (trigger.form == "harmed" and trigger.harm is Harm.KILLED)


def _is_person(tokens: Tokens, chunk: Chunk, language: Language) -> bool:
    """Whether a phrase without a number is one person: a name, or a noun for one behind an article; no place and no thing."""
    if chunk.kind != "noun":
        return True
    last = tokens.words[chunk.last - 1]
    capitals = language.characters("name")
    named = any(character in capitals for character in tokens.classes[chunk.first : chunk.last])
    return named and not any(language.has(last, name) for name in ("thing", "place", "victim.plural"))


def _of_animals(tokens: Tokens, chunks: Chunks, count: int, language: Language) -> bool:
    """Whether a bare count leans on animals counted just before: "91 foxes were caught; four were killed"."""
    for item in reversed(chunks.items[max(0, count - 12) : count]):
        if item.quantity is not None:
            return item.kind == "thing" and any(language.has(word, "animal") for word in tokens.words[item.first : item.last])
    return False


def _of_disease(tokens: Tokens, chunk: Chunk, after: int, language: Language) -> bool:
    """Whether "of" or "from" and a disease follow, or the victims are its patients: natural death in general is no casualty claim
    (gold/GUIDELINE.md)."""
    words = tokens.words[after : after + 4]
    if words[:1] in (("of",), ("from",)) and any(language.has(word, "disease") for word in words[1:]):
        return True
    return chunk.head is not None and any(language.has(word, "disease") for word in tokens.words[chunk.head[0] : chunk.head[1]])


def _role(word: str, language: Language) -> str | None:
    role = language.meaning(word, "victim").get("role")
    return str(role) if role else None


def _is_others(tokens: Tokens, chunk: Chunk) -> bool:
    return tokens.words[chunk.last - 1] in ("others", "other", "another", "second", "third", "fourth", "fifth")


def _victims(tokens: Tokens, chunks: Chunks, reading: Reading, carried: str | None, language: Language) -> str | None:
    """The victims as written; those of the count before where the count stands alone.

    "Others" share the role of those before them, never their sex or age (gold/GUIDELINE.md, decision 11).
    """
    chunk = chunks.items[reading.count]
    named = chunks.items[reading.victims] if reading.victims is not None else chunk
    if named.head is not None and not _is_others(tokens, named):
        return tokens.surface(*named.head)
    if named.kind == "noun":
        return tokens.surface(named.first, named.last)
    if carried and _is_others(tokens, named) and language.has(carried.split()[-1].lower(), "sex_or_age"):
        return None
    return carried if chunk.kind in ("bare", "subset", "another", "thing") or _is_others(tokens, named) else None


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
        return trigger.weak and language.has(tokens.words[chunk.first], "determiner")
    return trigger.weak and (chunk is trigger or not reading.rule.startswith("bodies"))


def _unnumbered(tokens: Tokens, chunk: Chunk, convention: Convention, language: Language) -> Quantity:
    """The amount of a phrase without a number: one person for an indefinite singular, none for a denied "any", else a vague plural.

    A scalar adjective ("heavy casualties") is the amount itself.
    """
    first, last = chunk.first, chunk.last
    low, high = (convention.vague["plural"], None)
    if chunk.kind in ("single", "unknown_single", "bare_single", "another", "noun", "definite_one"):
        low, high = 1, 1
    elif chunk.kind in ("any_people", "any_harms"):
        low, high, last = 0, 0, first + 1
    else:
        scalar = next((i for i in range(first, last) if language.has(tokens.words[i], "scalar_adjective")), None)
        if scalar is not None and chunk.kind in ("harms", "losses"):
            first, last = scalar, scalar + 1
        elif language.has(tokens.words[first], "indefinite"):
            low, high = 1, 1
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
