"""Disjoint groups that one clause lists, whose sum is a total that the text implies."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from casualties.lexicon.language import Language, load
from casualties.reconciliation.keys import key_of
from casualties.records.claim import Claim
from casualties.records.estimate import Estimate
from casualties.records.interval import Interval
from casualties.records.kinds import Hedge, Scope

BETWEEN = 120
"""Characters at most from one figure of a list to the next."""

LINK = re.compile(
    r"(?:(?P<and>\band|\bas well as|\balong with|\balongside|\btogether with|\bplus|\bin addition to)|(?P<comma>,))"
    r"\s*(?:(?:the|his|her|their|its|also|possibly)\s+){0,2}\Z",
    re.IGNORECASE,
)
"""What stands right before the next figure of a list."""

NEW_CLAUSE = ("modal", "giving_figure", "subordinator")
PREDICATES = (*NEW_CLAUSE, "be", "have", "clause_verb", "harm_verb.past", "harm_verb.participle", "harm_happens")
"""Classes of words that end a clause: no list of victims runs over them."""

AND_VERB = re.compile(r"\s*,?\s+and\s+(?:\w+ly\s+)?(?P<verb>\w+)")
VERBS = ("clause_verb", "verb.past", "verb.ing", "harm_verb.past", "harm_verb.ing")
TOGETHER = re.compile(r"along with|alongside|together with", re.IGNORECASE)
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[;:](?=\s)")
OTHER = re.compile(r"\s*(?:others?|more|additional|further)\b", re.IGNORECASE)
ADDED = re.compile(r"\b(?:another|more|additional|further)\b", re.IGNORECASE)
BEFORE = re.compile(
    r"\b(?:in addition to|besides|apart from|aside from|as well as|along with)\s+(?:(?:the|his|her|their|its)\s+)?\Z", re.IGNORECASE
)
"""What opens a list that a comma closes: "in addition to the driver, 20 other men"."""

SINGULAR = re.compile(r"\b(?P<one>was|is|has)\b|\b(?:were|are|have)\b", re.IGNORECASE)
OWNED = re.compile(r"(?:his|her|their|its)\b", re.IGNORECASE)
DETERMINED = re.compile(r"(?:an?|the|his|her|their|its|another|one)\b", re.IGNORECASE)


def is_one_person(claim: Claim) -> bool:
    """Whether the claim names or describes one person instead of counting: "Garang", "a farmer", "his driver", "him".

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> row = {"harm": "killed", "low": 1, "high": 1}
    >>> [is_one_person(claim_from_dict(row | {"quantity_text": text, "victims": "farmer"})) for text in ("a farmer", "One")]
    [True, False]
    """
    if (claim.low, claim.high) != (1, 1):
        return False
    text = claim.quantity_text
    return text.endswith(claim.victims) if claim.victims else load().has(text.lower(), "one_person")


def listed_totals(claims: Iterable[Claim]) -> list[Estimate]:
    """The sums of disjoint groups that clauses list ("five soldiers and two civilians were killed"), each marked as derived.

    Nothing else is summed: the figures stand in one sentence, joined by "and" or a comma, are exact totals of one harm, incident
    and source, and name groups that exclude each other.
    """
    sentences: dict[object, list[Claim]] = {}
    for claim in claims:
        if claim.quantity_start is not None and claim.start is not None and claim.scope is not Scope.PART and claim.interval is not None:
            place = (claim.document_id, claim.start, claim.text, claim.harm, claim.event_id, claim.source, claim.status)
            sentences.setdefault(place, []).append(claim)
    found = []
    for members in sentences.values():
        for run in _runs(sorted(members, key=lambda claim: claim.quantity_start or 0)):
            found.append(_sum(run))
    return found


def _runs(claims: Sequence[Claim]) -> list[list[Claim]]:
    """The lists among the claims of a sentence, each closed by "and" or the like."""
    runs: list[list[Claim]] = []
    run: list[Claim] = []
    closed = False
    for claim in claims:
        link = _link(run, claim) if run else None
        closed = closed or (link is None and _closed_by_a_verb(run))
        if link is None or (closed and link == "comma"):
            if closed:
                runs.append(run)
            run, closed = [claim], False
        elif link == "and":
            run, closed = [*run, claim], True
        elif not _in_apposition(run[-1], claim):
            run = [*run, claim]
    if closed or _closed_by_a_verb(run):
        runs.append(run)
    return [run for run in runs if not _of_one_person(run)]


def _closed_by_a_verb(run: Sequence[Claim]) -> bool:
    """Whether "and" behind a list joins another verb: "wounding the driver, two guards and damaging the car"."""
    if len(run) < 2:
        return False
    last = run[-1]
    behind = last.text[_end(last) :]
    if last.victims and not is_one_person(last):
        behind = behind.partition(last.victims)[2]
    verb = AND_VERB.match(behind)
    return verb is not None and any(load().has(verb["verb"].lower(), name) for name in VERBS)


def _of_one_person(run: Sequence[Claim]) -> bool:
    """Whether the list says what one person is: "a farmer and a union member was killed", "killed a farmer and member of the union"."""
    if not all(is_one_person(claim) for claim in run):
        return False
    last = run[-1]
    verb = SINGULAR.search(last.text, _end(last))
    if verb is not None:
        return verb["one"] is not None
    return last.quantity_text[0].islower() and DETERMINED.match(last.quantity_text) is None


def _link(run: Sequence[Claim], claim: Claim) -> str | None:
    """How a claim goes on a list: "and", "comma", or None where it does not."""
    last = run[-1]
    at = claim.quantity_start or 0
    between = claim.text[(last.quantity_end or 0) - (claim.start or 0) : at - (claim.start or 0)]
    link = LINK.search(between) if 0 < len(between) <= BETWEEN else None
    if link is None or Hedge.VAGUE in (last.hedge, claim.hedge):
        return None
    modifiers = between[: link.start()]
    if last.victims and last.victims in modifiers:
        modifiers = modifiers.partition(last.victims)[2]
    # "was killed along with two others" adds them behind the verb
    ends = NEW_CLAUSE if TOGETHER.match(link[0]) else PREDICATES
    if _holds(modifiers, ends, load()) or not all(_apart(other, claim) for other in run):
        return None
    if link["and"] or BEFORE.search(last.text[: (last.quantity_start or 0) - (last.start or 0)]):
        return "and"
    names_them = not is_one_person(last) and is_one_person(claim) and _has_a_name(claim)
    return None if names_them else "comma"  # "two guards, Obi and Kofi Mensah, were killed"


@functools.lru_cache(maxsize=4096)
def _holds(text: str, classes: tuple[str, ...], language: Language) -> bool:
    """Whether the text has a mark between clauses or a word of one of the classes."""
    words = [language.token(word)[0] for word in WORD.findall(text)]
    return any(not word[0].isalnum() or any(language.has(word, name) for name in classes) for word in words)


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two groups of one list exclude each other: "others", persons, people told apart by role, side, sex or age."""
    if OTHER.match(other.text, _end(other)) or ADDED.search(other.quantity_text):
        return True
    if is_one_person(one) or is_one_person(other):
        return one.quantity_text.lower() != other.quantity_text.lower()
    if not one.victims or not other.victims or one.victims.lower() == other.victims.lower():
        return False
    keys = key_of(one), key_of(other)
    if keys[0].disjoint(keys[1]):
        return True
    heads = [claim.victims.split()[-1].lower() for claim in (one, other) if claim.victims]
    return not any(load().has(head, "everyone") for head in heads) or all(load().has(head, "sex_or_age") for head in heads)


def _end(claim: Claim) -> int:
    """Where the quantity ends in the sentence."""
    return (claim.quantity_end or 0) - (claim.start or 0)


def _in_apposition(one: Claim, other: Claim) -> bool:
    """Whether a comma only says who somebody is ("Garang, a farmer, and two guards"): one has a name, the other a description."""
    if not is_one_person(one) or not is_one_person(other) or OWNED.match(other.quantity_text):
        return False
    return _has_a_name(one) != _has_a_name(other)


def _has_a_name(claim: Claim) -> bool:
    text = claim.quantity_text
    return text[0].isupper() and DETERMINED.match(text) is None and not re.search(r"['’]s\b", text)


def _sum(run: Sequence[Claim]) -> Estimate:
    intervals = [claim.interval for claim in run if claim.interval is not None]
    low = sum(interval.low for interval in intervals)
    highs = [interval.high for interval in intervals]
    high = None if None in highs else sum(bound for bound in highs if bound is not None)
    bests = [claim.best for claim in run]
    best = None if None in bests else sum(bound for bound in bests if bound is not None)
    total = Interval(low, high)
    words = " and ".join(_in_words(claim) for claim in run)
    return Estimate(
        low=total.low,
        best=best,
        high=total.high,
        rule="listed",
        reason=f"the sum of {words}, which one clause lists",
        claims=tuple(run),
        derived=True,
    )


def _in_words(claim: Claim) -> str:
    quantity = " ".join(claim.quantity_text.split())
    return quantity if is_one_person(claim) or not claim.victims else f"{quantity} {claim.victims}"
