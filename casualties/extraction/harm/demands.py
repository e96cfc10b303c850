"""What a rule of harm_rules.toml demands of the count it reads, by the keys of its `meaning`.

Each demand may accept or refuse the count, or have no say; the first that has one decides.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casualties.extraction.harm.cases import Case
from casualties.records.chunk import Chunk
from casualties.records.kinds import Harm, Hedge

DEED = 4
"""Tokens before the deed in which the word stands that says who is tried for it: "guilty on Friday of killing a clerk"."""

TELLING = 6
"""Tokens before a figure in which the noun stands that says what it is: "the figure for June is 75"."""

SIDES = 8
"""Tokens before a count in which "between" names two sides: "between 300 miners and 400 guards"."""

LISTING = frozenset(("comma", "and", "be", "have", "adverb", "reported", "preposition", "of", "noun"))
"""Kinds of the chunks that stand between the members of a list of people and their verb."""

BEHIND = 5
"""Tokens behind a count in which the word stands that a rule wants there: "treated three girls for cuts"."""


def as_the_rule_asks(case: Case) -> bool | None:
    """Whether the count is what its rule asks for; None where the rule asks for nothing that decides it."""
    meaning = case.rule.meaning
    for key, demand in DEMANDS.items():
        if (value := meaning.get(key)) and (verdict := demand(case, value)) is not None:
            return verdict
    return None


def _zero(case: Case, _: Any) -> bool:
    quantity = case.chunk.quantity
    return quantity is not None and quantity.high == 0


def _between(case: Case, word: str) -> bool:
    """ "Two medics among 31 dead", not "31 dead including two medics"."""
    words, chunk = case.tokens.words, case.chunk
    return word in (words[chunk.first - 1], *words[chunk.last : chunk.last + 2])


def _next_harm(case: Case, harm: str) -> bool | None:
    """ "Killed two journalists kidnapped in May", not "killed two and 12 injured"."""
    return None if case.chunks.items[case.reading.count + 1].harm is Harm(harm) else False


def _rejected(case: Case, _: Any) -> bool:
    return case.tokens.words[case.chunk.first - 1] == "not"


def _relative(case: Case, _: Any) -> bool:
    quantity = case.chunk.quantity
    return quantity is not None and quantity.hedge is Hedge.RELATIVE


def _not_of_others(case: Case, _: Any) -> bool | None:
    """ "Most of the 300 workers died", "the leader of the 12 rebels was killed": what others of them came to is not said of all."""
    items, at, trigger = case.chunks.items, case.reading.count, case.reading.trigger
    if trigger is None or trigger <= at or not at:
        return None
    hung = items[at - 1].kind if items[at - 1].kind != "adverb" or at < 2 else items[at - 2].kind
    verb = trigger - 1
    while verb > at and items[verb].kind in ("be", "have", "adverb", "reported"):
        verb -= 1
    if items[verb].kind == "relative":
        return None  # "the families of the 12 who died"
    passive = any(item.kind == "be" for item in items[verb + 1 : trigger])
    if passive:
        return False if hung in ("of", "by", "preposition") else None
    return False if hung == "of" and items[trigger].kind in ("happened", "either") else None


def _gapped(case: Case, _: Any) -> bool | None:
    """ "Highway 13" counts nobody."""
    first = case.chunk.first
    if not case.tokens.words[first].isdigit():
        return None
    return case.tokens.classes[first - 1] not in case.language.characters("capital")


def _lost(case: Case, _: Any) -> bool:
    """Soldiers, men that an army loses, or a family's own: "we lost dozens of men and several are wounded", "she lost two sons when the
    dam burst", not "we lost two players"."""
    chunk = case.chunk
    if chunk.head is None:
        return False
    if case.is_armed(*chunk.head):
        return True
    if case.role(*chunk.head) in ("relatives", "children"):
        return case.has(chunk.last, chunk.last + BEHIND, "loss_setting") or case.has(0, len(case.tokens), "incident")
    ours = case.tokens.words[max(0, chunk.first - 2)] == "we" and any(item.kind == "harmed" for item in case.chunks.items)
    fallen = ours or case.is_armed(0, chunk.first) or case.has(chunk.last, chunk.last + BEHIND, "happening")
    return case.role(*chunk.head) == "everyone" and fallen


def _fallen(case: Case, name: str) -> bool | None:
    """ "The army lost seven in the battle", not "lost seven to the navy in the final": who lost them is armed, and the fight is told."""
    told = case.has(case.chunk.last, case.chunk.last + BEHIND, name)
    return None if told and case.is_armed(0, case.chunk.first) else False


def _not_their_number(case: Case, name: str) -> bool | None:
    """ "The murder by soldiers of six priests", not "by members of two gangs" or "by a gang of 12 men"."""
    head = case.tokens.words.index("of", case.trigger.last if case.trigger is not None else 0) - 1
    return False if case.has(head, head + 1, name) else None


def _behind(case: Case, phrases: list[str]) -> bool | None:
    """Whether the phrase stands before the count, with or without an adverb in it: "down sharply from"."""
    first = case.chunk.first
    words = [word for word in case.tokens.words[max(0, first - 3) : first] if not case.language.has(word, "ly")]
    return None if " ".join(words[-2:]) in phrases else False


def _for_a_deed(case: Case, name: str) -> bool | None:
    trigger = case.trigger
    return None if trigger is None or case.has(trigger.first - DEED, trigger.first - 1, name) else False


def _behind_the(case: Case, name: str) -> bool | None:
    """ "The victims were 12 and 14" gives their ages."""
    chunk = case.chunk
    return None if chunk.last - chunk.first > 1 and case.has(0, chunk.first, name) else False


def _next(case: Case, _: Any) -> bool | None:
    """ "Killed 12 people and fined 200, compared with 150": of those fined."""
    counted = (k for k in range(case.reading.count - 1, -1, -1) if case.chunks.items[k].quantity is not None)
    nearest = next(counted, None)
    return None if any(other.count == nearest for other in case.known.values()) else False


def _nearest(case: Case, _: Any) -> bool | None:
    """ "Two people died; nine coaches were derailed and not five as he first said": of the coaches."""
    counted = (k for k in range(case.reading.count - 1, -1, -1) if case.chunks.items[k].quantity is not None)
    nearest = next(counted, None)
    return None if nearest is None or any(other.count == nearest for other in case.known.values()) else False


def _apiece(case: Case, name: str) -> bool | None:
    """ "One aboard each train" says how those told of before are spread."""
    return False if case.has(case.chunk.last, case.chunk.last + BEHIND, name) else None


def _apart(case: Case, _: Any) -> bool | None:
    """ "Clashes between 300 miners and 400 guards in the town" counts those who fought; "the 400 guards in the town" are known."""
    first = case.chunk.first
    known = any(case.has(k, k + 1, "article") and not case.has(k, k + 1, "indefinite") for k in (first - 1, first))
    return False if known or "between" in case.tokens.words[max(0, first - SIDES) : first] else None


def _quoted(case: Case, _: Any) -> bool | None:
    """ "… were dead", said one: the speaker of the quotation."""
    words = case.tokens.words[: case.chunk.first]
    return False if words[-2:-1] == ('"',) or words[-3:-1] == ('"', ",") else None


def _put_at(case: Case, name: str) -> bool | None:
    """ "Put the turn-out at 50,000" counts those who came, "put the figure at 12" and "put it at 12" those harmed."""
    first = case.chunk.first
    if case.tokens.words[first - 1] != "at":
        return None
    return None if case.has(first - TELLING, first - 1, name) or case.has(first - 2, first - 1, "personal") else False


def _safe(case: Case, name: str) -> bool | None:
    """ "Trapped 25 men, nine of whom were rescued": they are no longer trapped."""
    held = case.reading.harm in (Harm.AFFECTED, Harm.MISSING, Harm.CAPTURED)
    if held and case.has(case.chunk.last, case.chunk.last + BEHIND, name):
        return False
    able = case.tokens.words[case.chunk.last : case.chunk.last + 3]
    return False if "able" in able or "managed" in able or case.has(case.chunk.last, case.chunk.last + 3, "unhurt_word") else None


def _moved(case: Case, name: str) -> bool | None:
    """ "The toll of the raid … has risen to 26", not "the toll of the raid … was felt in 26 villages"."""
    before = next((item for item in reversed(case.chunks.items[: case.reading.count]) if item.kind in ("verb", "saying")), None)
    return None if before is not None and case.has(before.first, before.last, name) else False


def _headed(case: Case, word: str) -> bool | None:
    return None if word in case.tokens.words[max(0, case.chunk.first - 1) : case.chunk.last] else False


def _of_so_many(case: Case, _: Any) -> bool | None:
    """ "Two of the 14 murdered nurses", not "two rebels killed nurses"."""
    return None if case.chunk.base is not None and case.chunk.head is None else False


def _all_of(case: Case, _: Any) -> bool | None:
    """ "44 people, all of whom died", not "some of whom died"."""
    including = next(item for item in case.chunks.items[case.reading.count :] if item.kind == "including")
    return None if case.tokens.words[including.first - 1] in ("all", "both") else False


def _called(case: Case, word: str) -> bool | None:
    trigger = case.trigger
    return None if trigger is not None and word in case.tokens.words[max(0, trigger.first - 3) : trigger.first] else False


def _group(case: Case, name: str) -> bool | None:
    """ "A family of five", not "a mother of five"."""
    victims = case.reading.victims
    named = None if victims is None else case.chunks.items[victims]
    return None if named is not None and case.has(named.last - 1, named.last, name) else False


def _corrects(case: Case, name: str) -> bool | None:
    """ "25, not 14 killed": what the second figure counts the first counts rightly."""
    return None if case.has(case.chunk.last, case.chunk.last + 2, name) else False


def _after_another(case: Case, _: Any) -> bool | None:
    return None if any(other.count < case.reading.count for other in case.known.values()) else False


def _verb(case: Case, name: str) -> bool | None:
    before = case.chunks.items[case.reading.count - 1] if case.reading.count else None
    return None if before is not None and case.has(before.first, before.last, name) else False


def _taken(case: Case, name: str) -> bool | None:
    """ "Nine hostages had been taken", not "nine hostages were taken to the airport"."""
    taking = next((item for item in case.chunks.items[case.reading.count + 1 :] if item.kind in ("verb", "suffering")), None)
    if taking is None or not case.has(taking.first, taking.last, name):
        return False
    return False if case.tokens.words[taking.last : taking.last + 1] == ("to",) else None


def _object(case: Case, name: str) -> bool | None:
    trigger = case.trigger
    return None if trigger is None or case.has(trigger.first, trigger.last + 1, name) else False


def _stayed(case: Case, name: str) -> bool | None:
    """ "Took three nurses with them", not "took three nurses to the gate"."""
    return False if case.has(case.chunk.last, case.chunk.last + 1, name) else None


def _inherits(case: Case, harm: str) -> bool | None:
    return None if case.reading.harm is Harm(harm) else False


def _definite(case: Case, _: Any) -> bool | None:
    """ "The 96 victims", not "96 victims"."""
    first = case.chunk.first
    return None if case.has(first, first + 1, "determiner") or case.has(first - 1, first, "determiner") else False


def _unclaimed(case: Case, _: Any) -> bool | None:
    return False if any(other.count == case.reading.count for other in case.known.values()) else None


def _named(case: Case, name: str) -> bool | None:
    """ "The three victims were identified as …", not "the three victims were paid"."""
    behind = case.tokens.words[case.chunk.last : case.chunk.last + BEHIND]
    verb = next((word for word in behind if case.language.has(word, "clause_verb") or word.endswith("ed")), "")
    return None if case.language.has(verb, name) else False


def _told_by(case: Case, name: str) -> bool | None:
    """ "The provisional figure for June is 75": of what is counted in the clause before, not "the number of miners was 75"."""
    first, last = case.chunk.first - TELLING, case.chunk.first
    told = next((k for k in range(last - 1, max(first, 0) - 1, -1) if case.has(k, k + 1, name)), None)
    if told is None:
        return False
    of_people = case.tokens.words[told + 1] == "of" and case.has(told + 2, last, "victim.plural")
    return False if of_people and not case.has(told + 2, last, "victim_word") else None


def _set_off(case: Case, _: Any) -> bool | None:
    """ "The toll, 31, is high", not "besides the toll, 31 are missing"."""
    chunk, words = case.chunk, case.tokens.words
    marks = {words[chunk.last - 1], *words[chunk.last : chunk.last + 1]}
    return None if marks & {",", ")", "-", "–", "—"} else False


def _deed(case: Case, name: str) -> bool | None:
    trigger = case.trigger
    return None if trigger is not None and case.has(trigger.last - 1, trigger.last, name) else False


def _of(case: Case, name: str) -> bool | None:
    return None if case.has(case.chunks.items[case.reading.count - 2].first, case.chunk.first, name) else False


def _opens(case: Case, name: str) -> bool | None:
    """Whether the sentence opens with such a word, or a pronoun for several."""
    opening = case.chunks.items[0]
    if opening.kind == "pronoun":
        return None if case.tokens.words[opening.first] in ("they", "these", "those") else False
    return None if case.has(opening.first, opening.last, name) else False


def _among(case: Case, name: str) -> bool:
    """ "One died; the other three victims were taken to Halden": the rest did not die; "none of the victims has been named"."""
    rest = case.reading.harm is Harm.KILLED and case.has(case.chunk.first - 1, case.chunk.last, "the_rest")
    return not rest and not _zero(case, None) and case.in_count(name)


def _holds(case: Case, word: str) -> bool | None:
    """Whether the word stands in the count or between it and the harm behind it: "taken to a clinic where they died"."""
    last = max(case.chunk.last, case.trigger.first if case.trigger is not None else 0)
    return None if word in case.tokens.words[case.chunk.first : last] else False


def _holds_before(case: Case, word: str) -> bool | None:
    """Whether the word stands right before the count: "with 40 people dying"."""
    return None if case.tokens.words[case.chunk.first - 1] == word else False


def _after(case: Case, name: str) -> bool | None:
    return None if case.has(case.chunk.last, case.chunk.last + BEHIND, name) else False


def _at_once(case: Case, name: str) -> bool | None:
    """Whether the word stands right behind the count: "and two elsewhere"."""
    return None if case.has(case.chunk.last, case.chunk.last + 1, name) else False


def _adds_up(case: Case, kind: str) -> bool | None:
    """ "Three cooks, two women and a man, were killed": the first of a list is the sum of the others, which are told by sex or age."""
    items, at = case.chunks.items, case.reading.trigger or 0
    listed = list[Chunk]()
    for item in reversed(items[:at]):
        if item.kind in ("people", "single"):
            listed.insert(0, item)
        elif item.kind not in LISTING:
            break
    counts = [(item.quantity.stated or 0) if item.quantity is not None else 1 for item in listed]
    told = [case.has(item.last - 1, item.last, kind) for item in listed]
    return None if len(counts) > 2 and counts[0] == sum(counts[1:]) and told[1:] == [True] * len(told[1:]) and not told[0] else False


DEMANDS: Mapping[str, Callable[[Case, Any], bool | None]] = {
    "headed": _headed,
    "zero": _zero,
    "between": _between,
    "next_harm": _next_harm,
    "rejected": _rejected,
    "relative": _relative,
    "not_of_others": _not_of_others,
    "gapped": _gapped,
    "adds_up": _adds_up,
    "lost": _lost,
    "not_their_number": _not_their_number,
    "fallen": _fallen,
    "behind": _behind,
    "holds": _holds,
    "for_a_deed": _for_a_deed,
    "behind_the": _behind_the,
    "next": _next,
    "nearest": _nearest,
    "apiece": _apiece,
    "apart": _apart,
    "quoted": _quoted,
    "put_at": _put_at,
    "safe": _safe,
    "moved": _moved,
    "corrects": _corrects,
    "group": _group,
    "called": _called,
    "of_so_many": _of_so_many,
    "all_of": _all_of,
    "after_another": _after_another,
    "verb": _verb,
    "taken": _taken,
    "object": _object,
    "of": _of,
    "stayed": _stayed,
    "inherits": _inherits,
    "definite": _definite,
    "unclaimed": _unclaimed,
    "named": _named,
    "told_by": _told_by,
    "set_off": _set_off,
    "deed": _deed,
    "opens": _opens,
    "among": _among,
    "holds_before": _holds_before,
    "after": _after,
    "at_once": _at_once,
}
"""What each key of a rule's meaning demands, in the order in which they are asked; keys that are not here say other things of the rule."""
