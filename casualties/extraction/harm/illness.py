"""Deaths of disease and of those under treatment, which are no casualties of an incident."""

from __future__ import annotations

from casualties.extraction.harm.cases import Case


def of_treatment(case: Case) -> bool:
    """Whether patients died under treatment and no incident is told: "four patients died in the trials"."""
    trigger, chunk = case.trigger, case.chunk
    sick = chunk.head is not None and case.role(*chunk.head) == "patients"
    treated = any(case.has(0, len(case.tokens), name) for name in ("disease", "treatment"))
    return sick and treated and trigger is not None and trigger.form == "happened" and not case.has(0, len(case.tokens), "incident")


def of_disease(case: Case, after: int) -> bool:
    """Whether "of" or "from" and a disease follow, or the victims are its patients: natural death in general is no casualty claim
    (gold/GUIDELINE.md)."""
    words, trigger = case.tokens.words, case.trigger
    if trigger is not None and trigger.kind in ("harms", "toll") and case.has(trigger.first, trigger.last, "disease"):
        return True  # "cancer deaths among workers"
    if case.has(after + 1, after + 6, "extreme_weather"):
        return False  # "died of heat stroke"
    if words[after : after + 1] in (("of",), ("from",)) and case.has(after + 1, after + 4, "disease"):
        return True
    after += sum(case.language.has(word, "be") or word == "been" for word in words[after : after + 3])
    owed = words[after + 1 : after + 2] in (("to",), ("by",)) and case.has(after, after + 1, "owing")
    if owed and case.has(after + 2, after + 6, "disease"):
        return True
    return case.chunk.head is not None and case.has(*case.chunk.head, "disease")
