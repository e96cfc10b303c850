"""Phrases without a number that may mean one person: "a farmer", "Garang", "the head of the station", "him"."""

from __future__ import annotations

from casualties.extraction.harm.cases import AGENTIVE, Case
from casualties.records.kinds import Harm

NO_PERSON = ("thing", "clause_verb", "named_group", "incident", "amount_noun")
"""Classes of nouns that mean nobody: "a riot in which"."""


def is_one_person(case: Case) -> bool | None:
    """A phrase without a number for one: an unlisted noun needs a sign of a person, a name or a definite one a verb that is sure."""
    trigger, kind = case.trigger, case.chunk.kind
    assert trigger is not None
    far = case.rule.meaning.get("far")
    same = (other for other in case.known.values() if other.trigger is not None and other.count < other.trigger == case.reading.trigger)
    if far and any(not _joined(case, other.count) for other in same):
        return False
    if kind == "unknown_single":
        word = case.tokens.words[case.chunk.last - 1]
        head = case.language.has(word, "head_of")
        if not trigger.sure or (not head and any(case.language.has(word, name) for name in NO_PERSON)):
            return False
        sure = head or word.endswith(AGENTIVE)
        return sure or (not far and trigger.form in ("harmed", "to_end") and trigger.harm is Harm.KILLED)
    if case.rule.meaning.get("singles") and kind in ("noun", "definite_one", "bare_single", "pronoun"):
        if kind == "pronoun" and not case.in_count(case.rule.meaning.get("pronoun", "one_person_subject")):
            return False
        sure = trigger.sure or trigger.kind in ("harms", "act", "harming_now", "lives")
        return sure and (kind != "noun" or _named(case) or _by_what_they_do(case))
    return None


def _joined(case: Case, before: int) -> bool:
    """Whether a count stands right before this one, joined by "and": "a warden and six clerks who were passing were hurt"."""
    return case.reading.count - before == 2 and case.chunks.items[before + 1].kind == "and"


def _named(case: Case) -> bool:
    """Whether a noun phrase holds a name and ends in no place, thing or plural."""
    capitals = case.language.characters("name")
    last = case.tokens.words[case.chunk.last - 1]
    named = any(character in capitals for character in case.tokens.classes[case.chunk.first : case.chunk.last])
    named = named or any(part[:1].isupper() for part in case.tokens.surface(case.chunk.first, case.chunk.last).split("-")[1:])
    return named and not any(case.language.has(last, name) for name in ("thing", "place", "victim.plural"))


def _by_what_they_do(case: Case) -> bool:
    """Whether a noun phrase means a definite person by a noun that no lexicon knows as one: "the head of the station", "his barber"."""
    first, last = case.chunk.first, case.tokens.words[case.chunk.last - 1]
    if not case.has(first, first + 1, "determiner"):
        return False
    if case.has(first, first + 1, "possessive") and case.language.has(last, "thing"):
        return False  # "wounded his head"
    return case.language.has(last, "head_of") or (last.endswith(AGENTIVE) and not case.language.has(last, "thing"))
