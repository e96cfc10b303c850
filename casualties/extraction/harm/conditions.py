"""What a count must be to stand as people harmed: the questions that the chunks alone do not answer.

A rule of harm_rules.toml finds a count beside a harm; each check here may accept or refuse it, in this order, or have no say. What a
rule asks for by name (meaning.verb, meaning.among, …) stands in demands.py.
"""

from __future__ import annotations

from casualties.extraction.harm.cases import AGENTIVE, Case
from casualties.extraction.harm.demands import as_the_rule_asks
from casualties.extraction.harm.illness import of_disease, of_treatment
from casualties.extraction.harm.persons import is_one_person
from casualties.extraction.harm.senses import (
    animals,
    golf_score,
    growing,
    harming_others,
    in_a_game,
    living,
    natural_death,
    not_yet_so,
    of_a_thing,
    of_definite_people,
    of_something,
    of_the_attacks,
    of_the_nearer_count,
    of_the_toll,
    of_their_places,
    saying_so,
    shot_by_them,
)
from casualties.records.chunk import Chunk
from casualties.records.kinds import Harm

UNKNOWN_REACH = 5
"""Chunks between a harm and a counted noun that no lexicon knows: farther away it is too often no person ("two nominations … died")."""

AGENT_REACH = 20
"""Tokens before "detained" in which its armed agent stands."""

INCLUDED_REACH = 10
"""Chunks from "including" to the last of those that it lists."""

PREDICATED = frozenset(("be", "have", "get", "adverb", "reported", "time"))
"""Kinds of chunks between a count and the harm that is said of it alone."""

LISTED = frozenset(("pronoun", "single", "unknown_single", "people", "bare", "unknown", "noun", "bare_single", "comma", "and"))
LISTED |= {"of", "preposition"}
"""Kinds of chunks in a list of those included."""

SUBJECTS = ("definite_one", "definite", "single", "people", "noun")
"""Kinds of chunks that are the subject of a verb right behind them."""

AGENT_BEHIND = 5
"""Tokens behind "detained by" in which its armed agent stands."""

CROWD = 10
"""People who flee at once, at least, to be taken for displaced."""

TURNING_UP = 8
"""Tokens behind "missing" in which the text may say that the people are alive after all: "missing miners were found alive"."""


def counts_people(case: Case) -> bool:
    """Whether what is counted can be people whom this harm befell."""
    for check in CHECKS:
        verdict = check(case)
        if verdict is not None:
            return verdict
    return True


def _names_the_people(case: Case) -> bool | None:
    """A phrase that names the people of another count counts nobody by itself ("nine missing fishermen")."""
    return False if any(other.victims == case.reading.count for other in case.known.values()) else None


def _of_the_whole_before(case: Case) -> bool | None:
    """Who is included in a whole that was harmed before has its harm alone: "two were killed, including a cook, and six were hurt"."""
    items, at = case.chunks.items, case.reading.count
    if case.reading.trigger is None or case.reading.trigger <= at:
        return None
    predicated = PREDICATED | {"relative"} if case.reading.harm is Harm.KILLED else PREDICATED
    if all(item.kind in predicated for item in items[at + 1 : case.reading.trigger]):
        return None  # "ninety were hurt, of whom 12 died"
    for place in range(at - 1, max(-1, at - INCLUDED_REACH), -1):
        if items[place].kind == "including":
            if [item.kind for item in items[place + 1 : place + 3]] in (["pronoun", "and"], ["pronoun", "comma"]):
                return None  # "a miller among them, and seven more were hurt"
            wholes = [other for other in case.known.values() if other.trigger is not None and other.count < place]
            if any(other.trigger == case.reading.trigger for other in wholes):
                return None
            return False if any((other.trigger or 0) < case.reading.trigger for other in wholes) else None
        if items[place].kind not in LISTED or (items[place].kind == "and" and items[place - 1].kind == "comma"):
            return None
    return None


def _of_the_part_behind(case: Case) -> bool | None:
    """What is said of those "of whom" without a comma is said of them alone: "the boat had 40 passengers, of whom 12 drowned"."""
    at, trigger = case.reading.count, case.reading.trigger
    if trigger is None or trigger < at:
        return None
    between = case.chunks.items[at + 1 : trigger]
    for place, item in enumerate(between):
        of_whom = item.kind == "including" and case.tokens.words[item.first] == "of" and item.last - item.first == 2
        if of_whom and _describes_most(case, at + 1 + place):
            return None  # "40 passengers most of them women were killed"
        if of_whom and case.tokens.words[item.first - 1] not in ("all", "both"):
            verbal = any(later.kind in ("be", "have") for later in between[place:-1]) and between[-1].kind == "plural"
            return None if verbal or any(later.kind in ("comma", "close", "colon") for later in between[place + 1 :]) else False
    return None


def _describes_most(case: Case, including: int) -> bool:
    """Whether "most of them" goes before what they are, not before what they came to."""
    items = case.chunks.items
    them = case.tokens.words[items[including].last - 1] == "them"
    return them and items[including + 1].kind not in ("be", "have", "get", "modal", "adverb")


def _what_most_are(case: Case) -> bool | None:
    """ "40 passengers most of them women were killed": no women are counted."""
    items, at = case.chunks.items, case.reading.count
    described = at > 1 and case.chunk.kind == "plural" and items[at - 1].kind == "including"
    described = described and items[at - 2].kind in ("determiner", "subset")
    return False if described and case.tokens.words[items[at - 1].last - 1] in ("them", "whom") else None


def _denied_any(case: Case) -> bool | None:
    """ "Any" counts nobody, and only where something is denied: "denied that any civilians were harmed"."""
    first = case.chunk.first
    if case.tokens.words[first] == "any" and case.tokens.words[max(0, first - 3) : first - 1] in (("not", "to"), ("to", "not")):
        return False  # "he warned them not to harm any civilians"
    if case.chunk.kind not in ("any_people", "any_harms"):
        return None
    start = next((k for k in range(first - 1, 0, -1) if case.language.has(case.tokens.words[k], "reason_or_time")), 0)
    return case.has(start, first, "negation") or case.has(start, first, "denying")


def _inherited(case: Case) -> bool | None:
    if case.rule.meaning.get("inherit") and case.chunk.quantity is not None and case.chunk.quantity.high == 0:
        behind = [item.kind for item in case.chunks.items[case.reading.count + 1 : case.reading.count + 3]]
        if behind[:1] == ["adverb"] or (behind[:1] == ["be"] and behind[1:] not in ([], ["stop"], ["comma"], ["semicolon"])):
            return False  # "none of them seriously" says how grave they are, "No one was in custody" where nobody is
    return True if case.trigger is None else None


def _apposition(case: Case) -> bool | None:
    """What stands between commas behind a name says who it is: "Ana Lund, a well-known campaigner, died" counts nobody."""
    chunk, items, at = case.chunk, case.chunks.items, case.reading.count
    of_them = "of" in case.tokens.words[chunk.first : chunk.last]
    one = chunk.kind == "single" or (of_them and chunk.quantity is not None and chunk.quantity.high == 1)
    if not one or at < 2 or not _closes(case, items[at - 1]):
        return None
    if chunk.kind == "single" and _of_the_one_described(case):
        return False
    if items[at - 2].kind not in ("noun", "definite_one", "bare_single"):
        return None
    before, behind = items[at - 2], items[at + 1 : at + 2]
    if behind and behind[0].kind in ("and", "adding"):
        return None
    words = case.tokens.text[case.tokens.starts[before.first] : case.tokens.ends[before.last - 1]].split()
    return False if len(words) > 1 and all(word[0].isupper() for word in words[-2:]) else None


def _of_the_one_described(case: Case) -> bool:
    """Whether the phrase between two commas says who a definite person is: "the driver of the van, a 28-year-old man, was hurt"."""
    items, at = case.chunks.items, case.reading.count
    if [item.kind for item in items[at + 1 : at + 2]] != ["comma"]:
        return False
    before = at - 2
    while before >= 2 and items[before - 1].kind in ("of", "preposition"):
        before -= 2
    verb = items[at + 2 : at + 3]
    return items[before].kind == "definite_one" and bool(verb) and verb[0].kind in ("be", "have", "happened", "either", "modal")


def _named_kin(case: Case) -> bool | None:
    """Kin with their names behind them are named, not counted: "Killed were the sisters Ida and Ana Lund"."""
    chunk = case.chunk
    kin = chunk.kind == "plural" and chunk.head is not None and case.role(*chunk.head) == "relatives"
    behind = chunk.last < len(case.tokens)
    named = kin and behind and case.tokens.classes[chunk.last] in case.language.characters("capital")
    return False if named and not case.has(chunk.last, chunk.last + 1, "time_name") else None


def _closes(case: Case, item: Chunk) -> bool:
    """Whether a comma, or an age between commas, parts a name from its description."""
    return item.kind == "comma" or case.tokens.words[item.last - 1] == ","


def _their_group(case: Case) -> bool | None:
    """A group is not counted beside its people: "five civilians of one family were killed", "a family of five was killed"."""
    chunk, items, at = case.chunk, case.chunks.items, case.reading.count
    sized = [item.kind for item in items[at + 1 : at + 3]] == ["of", "bare"]
    if sized and chunk.quantity is None and case.has(chunk.last - 1, chunk.last, "victim_unit"):
        return False
    if at < 2 or chunk.quantity is None or items[at - 1].kind not in ("of", "preposition"):
        return None
    told = not case.rule.meaning.get("inherit")
    if told and chunk.kind == "bare" and items[at - 1].kind == "of" and _is_a_parent(case, items[at - 2]):
        return False  # "a mother of three was killed"
    if items[at - 2].quantity is None:
        return None
    return False if case.has(chunk.last - 1, chunk.last, "victim_unit") else None


def _is_a_parent(case: Case, chunk: Chunk) -> bool:
    return chunk.kind in ("single", "definite_one", "bare_single") and not case.has(chunk.last - 1, chunk.last, "victim_collective")


def _in_general(case: Case) -> bool | None:
    """An infinitive with a bare plural speaks of people in general: "will not allow people to die"."""
    trigger = case.trigger
    assert trigger is not None
    general = case.chunk.kind == "plural" and trigger.form == "happened"
    return False if general and case.language.has(case.tokens.words[trigger.first], "harm_happens.base") else None


def _deaths_as_such(case: Case) -> bool | None:
    """Deaths, bodies and losses that are counted or stand as plurals of their own; "none of the injuries" says how grave they are."""
    chunk, words = case.chunk, case.tokens.words[case.chunk.first : case.chunk.last]
    if chunk.kind == "counted_harms" and chunk.quantity is not None:
        counted = case.tokens.words[chunk.head[0] if chunk.head else chunk.last : chunk.last]
        if "or" in counted and chunk.quantity.high != 0:
            return False  # "no damage or casualties", not "12 arrests or injuries"
        loss = words[-1] in ("life", "lives")
        severity = chunk.quantity.high == 0 and "of" in words and not loss
        compound = (chunk.quantity.low or 0) > 1 and not words[-1].endswith("s")
        return False if severity or compound or of_something(case) else None
    if chunk.kind == "losses":
        if "human" in words:
            return True
        inner = range(chunk.first, chunk.last - 1)
        plain = all(any(case.has(k, k + 1, name) for name in ("adjective", "victim", "side", "determiner")) for k in inner)
        traded = case.has(0, len(case.tokens), "play_or_trade")  # "heavy losses when the price slumped"
        return plain and not traded and case.in_count("scalar_adjective") and case.is_armed(0, len(case.tokens))
    if chunk.kind == "harms" and case.reading.count == case.reading.trigger:
        if case.rule.meaning.get("bodies") and not case.has(chunk.last - 1, chunk.last, "body_word"):
            return False
        if "body" in case.rule.meaning:
            return case.language.has(words[0], case.rule.meaning["body"]) and words[-1] in ("body", "corpse")
        if not {"no", "not", "never"}.isdisjoint(case.tokens.words[max(0, chunk.first - 3) : chunk.first]):
            return False
        if any(case.has(chunk.first - 1, chunk.first, name) for name in ("genitive", "apostrophe")):
            return False  # "the miners' bodies were found"
        if case.rule.name == "deaths-caused" and case.has(chunk.first - 2, chunk.first - 1, "ordinal"):
            return False  # "the first reported deaths since May"
        if words[-1] == "life":
            return case.in_count("scalar_adjective")  # "heavy loss of life"
        indefinite = case.language.has(words[0], "indefinite") or words[0] == "another"
        return indefinite or (words[-1].endswith("s") and not case.language.has(words[0], "determiner"))
    return None


def _another_subject(case: Case) -> bool | None:
    """Far from its verb, a count may be of others: "a doctor who saw them said most of the injured were burned"."""
    if not case.rule.meaning.get("far") or case.reading.trigger is None:
        return None
    between = case.chunks.items[case.reading.count + 1 : case.reading.trigger]
    own = [item for item in between if item.kind not in ("be", "have", "adverb", "reported")][-2:]
    clause = len(own) == 2 and own[0].kind in ("conjunctive", "subordinator") and own[1].kind in SUBJECTS
    if clause and case.tokens.words[own[0].first] != "as":
        return False  # "a man shot a trooper before the gunman was killed"
    nearest = next((item for item in reversed(between) if item.kind not in ("adverb", "reported")), None)
    if nearest is not None and case.tokens.words[nearest.last - 1] in ("those", "these"):
        return False  # "crews rescued 65 migrants, and a search was on for those still missing"
    if [item.kind for item in between[:4]] == ["comma", "and", "plural", "verb"]:
        return False  # "31 people, and firemen searched for a man believed missing"
    done = False
    for k, item in enumerate(between[:-1]):
        done = done or item.kind in ("happened", "harmed", "either", "be", "verb")
        if done and item.kind == "and" and between[k + 1].kind in ("definite_one", "definite", "noun", "pronoun"):
            return False  # "a boy drowned and his father is missing"
        if item.kind != "saying" or any(later.kind in ("comma", "close", "colon") for later in between[k + 1 :]):
            continue
        if between[k + 1].kind not in ("be", "have", "get", "modal", "adverb", "reported", "to"):
            return False
    return None


def _attributive(case: Case) -> bool | None:
    """A participle may describe its noun: "displaced families may return", "where displaced families eat", "helping displaced families"."""
    if case.chunk.quantity is not None or not case.rule.name.startswith("active") or case.reading.trigger != case.reading.count - 1:
        return None
    if case.reading.trigger == 0:
        return False
    items, at = case.chunks.items, case.reading.count
    subject = at + 1 < len(items) and items[at + 1].kind in ("be", "have", "modal")
    return False if subject or _joined_to_an_adjective(case) or _object_of_a_participle(case) else None


def _object_of_a_participle(case: Case) -> bool:
    """Whether people are done something else: "a raid targeting displaced families", not "the shelling displaced families"."""
    at = case.trigger.first if case.trigger else 0
    if case.chunk.kind != "plural" or at < 2 or not case.has(at - 1, at, "ends_ing"):
        return False
    return not (case.has(at - 1, at, "incident") or case.has(at - 1, at, "time_unit") or case.has(at - 2, at - 1, "determiner"))


def _joined_to_an_adjective(case: Case) -> bool:
    """Whether the participle is the second of two words for the same people: "the army's disabled and wounded personnel"."""
    words, at = case.tokens.words, case.trigger.first if case.trigger else 0
    if at < 3 or words[at - 1] not in ("and", "or") or case.chunk.kind != "plural":
        return False
    if case.has(at - 2, at - 1, "victim"):
        return False
    return any(case.has(at - 3, at - 2, name) for name in ("determiner", "genitive", "apostrophe"))


def _unlisted(case: Case) -> bool | None:
    """A counted noun that no lexicon knows is people only beside a verb that is sure of it."""
    trigger, reading = case.trigger, case.reading
    assert trigger is not None and reading.trigger is not None
    if reading.victims is not None and case.chunks.items[reading.victims].kind == "noun":
        named = case.chunks.items[reading.victims]
        agents = case.tokens.words[named.last - 1].removesuffix("s").endswith(AGENTIVE)
        if not (trigger.sure and agents) or case.has(named.first, named.last, "thing"):
            return False
    if case.chunk.kind == "unknown" and trigger.harm is Harm.AFFECTED:
        return False  # "the deposits buried in the records"
    near = 0 < abs(reading.count - reading.trigger) <= UNKNOWN_REACH
    return False if case.chunk.kind == "unknown" and not (trigger.sure and near) else None


def _as_the_harm_asks(case: Case) -> bool | None:
    """Captors are armed, attackers that flee are not displaced, the missing have not turned up, and nobody died of a disease."""
    trigger, chunk = case.trigger, case.chunk
    assert trigger is not None
    if case.rule.meaning.get("bodies") and not case.has(trigger.first, trigger.last, "body_word"):
        return False
    if case.rule.name == "bodies-of":
        none = chunk.quantity is not None and chunk.quantity.high == 0 and case.has(trigger.first, trigger.last, "body_word")
        if none or case.language.has(case.tokens.words[trigger.first], "indefinite"):
            return False  # "a body of 12 experts", "did not find the bodies of any rebels"
    if trigger.harm is Harm.CAPTURED and case.has(chunk.first - 2, chunk.first, "freeing"):
        return False  # "soldiers freed several men held prisoner"
    if trigger.harm is Harm.CAPTURED and trigger.weak and chunk.head is not None and case.has(*chunk.head, "perpetrator"):
        return False  # "police captured two suspects"
    if trigger.harm is Harm.CAPTURED and chunk.kind == "bare" and case.has(trigger.first, trigger.last, "rounding_up"):
        return case.is_armed(0, len(case.tokens))  # "rounded up millions for the campaign"
    if trigger.form == "detained":
        behind = case.tokens.words[trigger.last : trigger.last + 1] == ("by",) and case.is_armed(trigger.last, trigger.last + AGENT_BEHIND)
        before = min(trigger.first, chunk.first) if chunk.first < trigger.first else trigger.first
        return behind or case.is_armed(trigger.first - AGENT_REACH, before)
    laid_off = trigger.weak and (trigger.harm is Harm.AFFECTED or case.has(trigger.first, trigger.last, "dismissing"))
    if laid_off and chunk.head is not None and case.role(*chunk.head) == "workers":
        return False  # "a move affecting 210 employees", "the firm eliminated 300 employees"
    if trigger.harm is Harm.DISPLACED and _is_wounded(case):
        return False  # "helicopters evacuated 14 wounded soldiers"
    if trigger.weak and case.language.has(case.tokens.words[trigger.first], "harm_flee") and not _is_a_crowd(chunk, case):
        return False  # "a man fled the town"
    fled = trigger.harm is Harm.DISPLACED and trigger.form == "happened"
    if fled and (case.in_count("perpetrator") or case.is_armed(chunk.first, chunk.last)):
        return False  # "the insurgents fled into the hills"
    if trigger.harm is Harm.MISSING and _turned_up(case, trigger):
        return False
    return not (trigger.harm is Harm.KILLED and (of_disease(case, trigger.last) or of_treatment(case)))


def _turned_up(case: Case, trigger: Chunk) -> bool:
    """Whether the missing are alive after all: "missing miners were found alive", not "11 are missing and 12 were found alive"."""
    after = case.chunks.items[(case.reading.trigger or 0) + 1 :]
    others = next((item.first for item in after if item.quantity is not None and item.first > case.chunk.last), len(case.tokens))
    return case.has(trigger.last, min(others, trigger.last + TURNING_UP), "turned_up")


def _is_wounded(case: Case) -> bool:
    """Whether the people are called wounded between the count and their noun."""
    behind = (item for item in case.chunks.items[case.reading.count + 1 :] if item.kind != "adverb")
    named = next(behind, None)
    return named is not None and named.kind == "harmed" and named.harm is Harm.WOUNDED


def _is_a_crowd(chunk: Chunk, case: Case) -> bool:
    """Whether so many flee that a place empties: "hundreds", "12 families"; a man or two may be running from the law."""
    counted = max((amount.low or 0 for amount in (chunk.quantity, chunk.base) if amount is not None), default=0)
    return counted >= CROWD or (counted > 1 and chunk.head is not None and case.has(*chunk.head, "victim_unit"))


CHECKS = (
    _names_the_people,
    _of_the_whole_before,
    _of_the_part_behind,
    _what_most_are,
    _denied_any,
    as_the_rule_asks,
    of_the_attacks,
    living,
    not_yet_so,
    _inherited,
    _apposition,
    _named_kin,
    _their_group,
    in_a_game,
    harming_others,
    of_the_toll,
    saying_so,
    of_definite_people,
    is_one_person,
    _in_general,
    _another_subject,
    natural_death,
    of_the_nearer_count,
    _attributive,
    golf_score,
    of_a_thing,
    shot_by_them,
    of_their_places,
    growing,
    _deaths_as_such,
    _unlisted,
    animals,
    _as_the_harm_asks,
)
"""The checks in their order."""
