"""Words of harm that count something else: players, scores, animals, things, the people of an office who die of old age."""

from __future__ import annotations

import functools
import re

from casualties.extraction.harm.cases import Case
from casualties.lexicon.language import Language
from casualties.records.kinds import Harm

FRACTION = re.compile(r"\d\.\d+$")

SPORTING = 3
"""Words of sport in a text about a sport, at least."""

WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")

LEANING = 12

OBJECTS = ("people", "bare", "single", "unknown_single", "plural", "definite", "definite_one", "pronoun")
"""Kinds of chunks that are people, as behind a verb that harms them."""

SAID_OF_ALL = ("reduced", "happened", "happened-to-them", "left-in-a-state", "put-in-hospital")
"""Rules by which a state right behind a count may be that of a thing: "80 dead sheep"."""

ENDING = ("preposition", "auxiliary", "mark", "determiner", "subordinator", "relative", "clause_verb")
"""Classes of words that end a noun phrase."""

NAMED = 4
"""Tokens behind "six dead" in which their noun stands: "dozens of dead and dying farm animals"."""


def in_a_game(case: Case) -> bool | None:
    """A text about a sport counts injuries and players who are fit or not; an incident that its sentence names is no game."""
    trigger, chunk = case.trigger, case.chunk
    if trigger is None or trigger.harm is not Harm.WOUNDED or not is_of_sport(case.tokens.text, case.language):
        return None
    if case.has(0, len(case.tokens), "incident"):
        return None
    if chunk.kind in ("harms", "counted_harms", "any_harms", "harm_free"):
        return False
    fit = chunk.head is None and case.has(trigger.first, trigger.last, "injury_word")
    return False if fit or (chunk.head is not None and case.has(*chunk.head, "player")) else None


@functools.lru_cache(maxsize=8)
def is_of_sport(text: str, language: Language) -> bool:
    """Whether a text is about a sport: it uses several of the words of sport."""
    return len(language.words("sport").intersection(WORD.findall(text.lower()))) >= SPORTING


def golf_score(case: Case) -> bool | None:
    """An article that is no part of the amount makes it one thing ("shot a 68"); so does a fraction ("the index shot up to 881.0")."""
    chunk = case.chunk
    if chunk.quantity is not None and FRACTION.search(chunk.quantity.text):
        return False
    if chunk.quantity is None or chunk.kind != "bare" or case.tokens.starts[chunk.first] >= chunk.quantity.start:
        return None
    return False if case.language.has(case.tokens.words[chunk.first], "indefinite") else None


def of_the_toll(case: Case) -> bool | None:
    """What a toll has risen to is of its harm alone: "the death toll reached eight people and 44 others are injured".

    A toll of casualties may be divided: "raised the casualty toll to 12 killed and 30 wounded".
    """
    items, at, trigger = case.chunks.items, case.reading.count, case.trigger
    if trigger is None or trigger.first < case.chunk.first or not at or items[at - 1].kind not in ("to", "verb"):
        return None
    before = next((item for item in reversed(items[: at - 1]) if item.kind == "toll" or item.quantity is not None), None)
    if before is None or before.kind != "toll" or before.harm is trigger.harm:
        return None
    divided = before.harm is Harm.CASUALTIES and trigger.kind in ("harmed", "state")
    return None if divided and case.reading.trigger == at + 1 else False


def saying_so(case: Case) -> bool | None:
    """Who says in a relative clause what befell another is not harmed: "the attacker, who police said died, had a rifle"."""
    items, at, trigger = case.chunks.items, case.reading.count, case.reading.trigger
    if trigger is None or trigger < at or case.chunk.kind not in ("plural", "people", "single", "unknown_single"):
        return None
    relative = at > 0 and items[at - 1].kind == "relative"
    return False if relative and items[at + 1].kind == "saying" else None


def growing(case: Case) -> bool | None:
    """ "Said casualties rose" speaks of casualties in general, "said casualties occurred" of some."""
    if case.rule.name != "deaths-caused":
        return None
    verb = next((item for item in case.chunks.items[case.reading.count + 1 :] if item.kind not in ("have", "adverb")), None)
    return False if verb is not None and verb.kind == "verb" and case.has(verb.first, verb.last, "change") else None


def not_yet_so(case: Case) -> bool | None:
    """ "If the 650 missing are confirmed dead": they are missing, and none of them is known to have died."""
    items, at, trigger = case.chunks.items, case.reading.count, case.reading.trigger
    if trigger is None or trigger < at + 2 or items[at + 1].kind not in ("state", "harmed"):
        return None
    return False if case.has(case.chunk.first - 2, case.chunk.first, "condition") else None


def living(case: Case) -> bool | None:
    """Survivors and who tells something are neither dead nor missing: "60 drowned. They included two women who told the agency …"."""
    reading, chunk = case.reading, case.chunk
    if not case.rule.meaning.get("inherit") or reading.harm not in (Harm.KILLED, Harm.MISSING):
        return None
    if chunk.head is not None and case.tokens.words[chunk.head[1] - 1] in ("survivor", "survivors"):
        return False
    behind = case.chunks.items[reading.count + 1 : reading.count + 4]
    telling = len(behind) > 1 and behind[0].kind == "relative" and behind[1].kind in ("saying", "verb", "have", "adverb")
    return False if telling and case.has(chunk.last + 1, chunk.last + 3, "cue.past") else None


def of_definite_people(case: Case) -> bool | None:
    """A plural described by its harm behind a determiner is no amount: "some of the wounded militants died"."""
    items, at = case.chunks.items, case.reading.count
    if case.chunk.kind != "plural" or at < 2 or items[at - 1].kind not in ("harmed", "state", "either"):
        return None
    if case.reading.trigger is None or case.reading.trigger < at:
        return None
    described = next((item for item in reversed(items[: at - 1]) if item.kind != "adverb"), None)
    return False if described is not None and described.kind == "determiner" else None


def harming_others(case: Case) -> bool | None:
    """Those who have harmed somebody, or are said to harm them, are not harmed: "a mob allegedly lynched two men"."""
    items, at, trigger = case.chunks.items, case.reading.count, case.reading.trigger
    if trigger is None or trigger < at or items[trigger].kind != "harmed" or not case.rule.name.startswith("passive"):
        return None
    before = next((item.kind for item in reversed(items[at + 1 : trigger]) if item.kind != "adverb"), "")
    told = [item.kind for item in items[at + 1 : trigger]]
    behind = items[trigger + 1].kind if trigger + 1 < len(items) else ""
    said_to = before == "reported" and "be" not in told and "get" not in told and behind in OBJECTS
    set_off = before == "comma" and behind in OBJECTS  # "the attackers, boys believed to be from Orr, killed 22 people"
    return False if before == "have" or said_to or set_off else None


def natural_death(case: Case) -> bool | None:
    """A headline that says only that somebody in office died tells of no incident: "BANK PRESIDENT DIES"."""
    trigger = case.trigger
    if case.rule.name != "headline-person" or trigger is None or trigger.form != "happened":
        return None
    return None if case.has(0, len(case.tokens), "incident") or trigger.last < len(case.tokens) - 1 else False


def of_a_thing(case: Case) -> bool | None:
    """A state or a deed followed at once by a common noun is that noun's: "80 dead sheep", "hundreds drowned their sorrows"."""
    trigger, items = case.trigger, case.chunks.items
    assert trigger is not None and case.reading.trigger is not None
    definite = trigger.kind == "harmed" and case.tokens.words[case.chunk.last - 1] in ("the", "those", "its", "their")
    if definite and case.rule.name == "reduced" and case.reading.trigger == case.reading.count + 1:
        behind = items[case.reading.trigger + 1 : case.reading.trigger + 2]
        if behind and behind[0].kind in ("noun", "thing", "unknown_single"):
            return False  # "many of the affected countries"
    if case.rule.name not in SAID_OF_ALL or trigger.kind not in ("state", "either"):
        return None
    if case.reading.trigger + 1 >= len(items):
        return None
    following = items[case.reading.trigger + 1]
    character = case.tokens.classes[following.first]
    if following.kind == "noun" and following.last - following.first == 1 and character in case.language.characters("ends_ing"):
        return None  # "left 40 smugglers dead charging that", in text without commas
    return False if following.kind in ("noun", "thing") and character not in case.language.characters("capital") else None


def of_something(case: Case) -> bool:
    """Whether the "bodies" are bodies of something: "two bodies of water"."""
    following = case.chunks.items[case.reading.count + 1 : case.reading.count + 3]
    return len(following) == 2 and following[0].kind == "of" and following[1].kind in ("noun", "thing", "other")


def shot_by_them(case: Case) -> bool | None:
    """Those who shoot or stab something were not shot themselves: "three men shot a dog", "rebels machinegunned a bus"."""
    trigger, items, at = case.trigger, case.chunks.items, case.reading.trigger
    if trigger is None or at is None or case.rule.name != "reduced" or trigger.harm is not Harm.CASUALTIES or trigger.kind != "harmed":
        return None
    if trigger.last - trigger.first > 1:
        return None  # "causing dozens dead and wounded the monitor said"
    behind = items[at + 1 : at + 2]
    article = bool(behind) and case.language.has(case.tokens.words[behind[0].first], "article")
    return False if article and behind[0].kind in ("unknown_single", "noun", "thing", "definite") else None


def animals(case: Case) -> bool | None:
    """Animals are no people: "six dead cows", "multiple cattle deaths", nor are those counted with them ("40 sheep and two were ewes")."""
    trigger, chunk = case.trigger, case.chunk
    if chunk.kind == "counted_harms":
        return False if case.has(chunk.last - 2, chunk.last - 1, "animal") else None
    if chunk.kind != "bare":
        return None
    if trigger is not None and trigger.first >= chunk.last and _names_animals(case, trigger.last):
        return False
    for item in reversed(case.chunks.items[max(0, case.reading.count - LEANING) : case.reading.count]):
        if item.quantity is not None:
            return False if item.kind == "thing" and case.has(item.first, item.last, "animal") else None
    return None


def _names_animals(case: Case, after: int) -> bool:
    """Whether the noun from token `after` on, behind what is said of it ("dead and dying sheep"), is an animal and no people follow."""
    for k in range(after, min(after + NAMED, len(case.tokens))):
        if case.has(k, k + 1, "animal"):
            return not case.has(k + 1, k + 2, "victim")
        if any(case.has(k, k + 1, name) for name in ENDING):
            return False
    return False


def of_the_attacks(case: Case) -> bool | None:
    """One somewhere, included behind a plural of incidents, is an incident: "23 died in air strikes, including one on a clinic"."""
    items, at, quantity = case.chunks.items, case.reading.count, case.chunk.quantity
    if case.rule.name != "including" or case.chunk.kind != "bare" or quantity is None or quantity.high != 1:
        return None
    place = items[at + 1 : at + 2]
    told = (item for item in reversed(items[:at]) if item.quantity is not None or case.has(item.last - 1, item.last, "incident"))
    named = next(told, None)
    if not place or place[0].kind not in ("preposition", "conjunctive") or named is None or named.quantity is not None:
        return None
    word = case.tokens.words[named.last - 1]
    return False if case.language.has(word, "incident") and word.endswith("s") else None


def of_their_places(case: Case) -> bool | None:
    """A place that is affected is no person: "inspectors will visit areas reportedly affected by the gas"."""
    trigger, items, at = case.trigger, case.chunks.items, case.reading.trigger
    if trigger is None or at is None or trigger.harm is not Harm.AFFECTED or trigger.form != "harmed" or at < case.reading.count:
        return None
    before = [item for item in items[case.reading.count + 1 : at] if item.kind not in ("adverb", "reported", "time")]
    if not before or any(item.kind in ("be", "get") for item in before):
        return None
    last = before[-1]
    return False if last.kind in ("noun", "thing", "other") and case.has(last.last - 1, last.last, "thing.plural") else None


def of_the_nearer_count(case: Case) -> bool | None:
    """A bare participle belongs to the count before it: in "exceeded 40 with some 50 wounded" the 40 are not wounded."""
    if case.rule.name not in ("reduced", "passive", "left-in-a-state") or case.reading.trigger is None:
        return None
    items, at = case.chunks.items, case.reading.count
    between = [item.kind for item in items[at + 1 : case.reading.trigger]]
    if between[-2:] == ["preposition", "plural"] and "be" in between:
        return False  # "crews were in the midst of searching for survivors buried by the slide"
    if "be" in between or "have" in between or "get" in between:
        return None
    if case.chunk.kind == "plural" and "verb" in between:
        return False  # "crews searched for a man believed missing"
    for k in range(at + 1, case.reading.trigger):
        if items[k].quantity is not None and items[k].kind in ("bare", "people") and items[k - 1].kind == "preposition":
            return False
    return None
