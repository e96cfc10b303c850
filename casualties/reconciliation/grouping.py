"""Claims of one incident → groups of claims that count the same thing."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from attrs import field, frozen

from casualties.lexicon.language import Language, load
from casualties.reconciliation.keys import Key, joined, key_of
from casualties.reconciliation.marks import marks_of
from casualties.reconciliation.relations import relate
from casualties.reconciliation.sources import names_of
from casualties.records.claim import Claim
from casualties.records.event import Event
from casualties.records.interval import Interval
from casualties.records.kinds import Family, Harm, Hedge, Scope, Status
from casualties.records.range import Range
from casualties.records.relation import Code, Relation


def range_of(claims: Iterable[Claim]) -> Range | None:
    """The range of claims that count the same thing, None where none counts.

    Denied claims and claims without bounds are left out. The low is the smallest low among those that are not vague, the high the
    largest stated high among them; vague claims count only where nothing better is said. Open above where any states no limit.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> rows = ({"low": 51, "hedge": "more_than"}, {"low": 78, "high": 78}, {"low": 24, "hedge": "vague"})
    >>> print(range_of(claim_from_dict(row | {"harm": "killed"}) for row in rows))
    51 to 78, open above
    """
    firm = [(claim.low, claim.high, claim.hedge) for claim in claims if claim.status is not Status.DENIED and claim.low is not None]
    said = [item for item in firm if item[2] is not Hedge.VAGUE] or firm
    lows = [low for low, _, _ in said if low is not None]
    if not lows:
        return None
    highs = [high for _, high, _ in said if high is not None]
    return Range(min(lows), max(highs, default=None), any(high is None for _, high, _ in firm))


def _count(claims: Sequence[Claim]) -> str:
    return f"<{len(claims)} claim{'' if len(claims) == 1 else 's'}>"


@frozen(slots=False, kw_only=True)
class Group:
    """Claims that count the same victims of the same harm in the same incident, in the order of publication.

    `event` is None where no claim names one; `victims` are the victims in a wording that covers all claims that are not denied,
    None where no claim names them; `scope` says whether the group counts the whole incident, a part of it, or several incidents or
    a period.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> rows = ({"low": 51, "hedge": "more_than", "source": "a spokesman"}, {"low": 78, "high": 78, "source": "Harbour Watch"})
    >>> group = grouped([claim_from_dict(row | {"harm": "killed"}) for row in rows])[0]
    >>> print(group)
    Killed: 51 to 78, open above
    >>> print(group.range, [str(difference.code) for difference in group.differences], group.disagreements)
    51 to 78, open above ['bound_satisfied'] ()
    """

    claims: tuple[Claim, ...] = field(repr=_count)
    event: Event | None
    harm: Harm
    victims: str | None
    scope: Scope
    key: Key = field(repr=False)

    @functools.cached_property
    def range(self) -> Range | None:
        """The range that the claims span, None where none of them counts."""
        return range_of(self.claims)

    @functools.cached_property
    def agreed(self) -> Interval | None:
        """The interval that all claims not denied share, None where they share none."""
        shared: Interval | None = None
        for claim in self.claims:
            if claim.interval is not None and claim.status is not Status.DENIED:
                shared = claim.interval if shared is None else shared & claim.interval
                if shared is None:
                    return None
        return shared

    @functools.cached_property
    def positions(self) -> tuple[Claim, ...]:
        """The first claim of each distinct (source, bounds, denied or not)."""
        first: dict[object, Claim] = {}
        for claim in self.claims:
            place = (names_of(claim) or claim.publisher, claim.low, claim.high, claim.stated, claim.status is Status.DENIED)
            first.setdefault(place, claim)
        return tuple(first.values())

    @functools.cached_property
    def relations(self) -> tuple[Relation, ...]:
        """How the positions relate, one relation a pair; made on first use."""
        return tuple(relate(a, b, same_event=True) for a, b in combinations(self.positions, 2))

    @property
    def differences(self) -> tuple[Relation, ...]:
        """The relations of positions whose stated figures differ."""
        return tuple(relation for relation in self.relations if _stated(relation.claims[0]) != _stated(relation.claims[1]))

    @property
    def disagreements(self) -> tuple[Relation, ...]:
        """The relations of positions that contradict each other."""
        return tuple(relation for relation in self.relations if relation.family is Family.CONTRADICTS)

    def __str__(self) -> str:
        whom = f", {self.victims}" if self.victims else ""
        scope = {Scope.PART: " (a part of the toll)", Scope.CUMULATIVE: " (over several incidents or a period)"}.get(self.scope, "")
        return f"{self.harm.value.capitalize()}{whom}{scope}: {'no figure that counts' if self.range is None else self.range}"

    def by_source(self) -> Mapping[str | None, tuple[Claim, ...]]:
        """The claims under each source's name; the publisher's own voice goes by the publisher, None where that is not known."""
        found: dict[str | None, list[Claim]] = {}
        for claim in self.claims:
            for name in names_of(claim) or (claim.publisher,):
                found.setdefault(name, []).append(claim)
        return {name: tuple(claims) for name, claims in found.items()}

    def timeline(self) -> tuple[Claim, ...]:
        """The claims by the day that their figures are given for, those without a day last."""
        return tuple(sorted(self.claims, key=lambda claim: (claim.as_of or claim.published or "9999", *place_of(claim))))


def _stated(claim: Claim) -> tuple[int | None, ...]:
    return (claim.stated,) if claim.stated is not None else (claim.low, claim.high)


def place_of(claim: Claim) -> tuple[bool, str, str, int, str, str, str]:
    """Where a claim stands in reading order: day of publication (unknown last), document, offset, harm."""
    at = claim.quantity_start if claim.quantity_start is not None else claim.start
    published = claim.published
    return (
        published is None,
        published or "",
        claim.document_id or "",
        -1 if at is None else at,
        claim.harm.value,
        claim.claim_id,
        repr(claim.quantity_text),
    )


def grouped(claims: Iterable[Claim], event: Event | None = None, language: Language | None = None) -> tuple[Group, ...]:
    """The groups of the claims of one incident, in the order of their first claims.

    Claims of one harm and scope join by the key of their victims (`keys.joined`). Parts join only where their keys are the same;
    parts that do not say whom they count ("six", "another 20") only where their figures are the same too. Additions ("three more")
    stand apart from the totals they are added to. Where one sentence sets figures side by side ("12,000 fled and 900 are homeless"),
    those behind the first stand apart. So does a zero that is said of some only ("no foreigners"): it is nobody's toll.
    """
    language = language or load()
    ordered = sorted(claims, key=place_of)
    kinds: dict[tuple[Harm, Scope, bool], list[tuple[Claim, Key]]] = {}
    for claim in ordered:
        added = claim.scope is Scope.TOTAL and claim.hedge is not Hedge.VAGUE and marks_of(claim, language).added
        kinds.setdefault((claim.harm, claim.scope, added), []).append((claim, key_of(claim, language)))
    groups = []
    for (harm, scope, _), members in kinds.items():
        target = _targets(members) if scope is not Scope.PART else {}
        found: dict[object, list[tuple[Claim, Key]]] = {}
        listed: dict[object, list[Claim]] = {}
        for claim, key in members:
            place: object = target[key] if target else (key.roles, key.sides, () if key.roles or key.sides else _stated(claim))
            if target and claim.start is not None and claim.text:
                sentence = (place, claim.document_id, claim.start, claim.text)
                slot = _slot(claim, listed.setdefault(sentence, []), language)
                place = (sentence, slot) if slot else place
            found.setdefault(place, []).append((claim, key))
        groups += [_group(pairs, event, harm, scope, target) for pairs in found.values()]
    return tuple(sorted(groups, key=lambda group: place_of(group.claims[0])))


def zeros_of_some(members: Iterable[tuple[Claim, Key]]) -> frozenset[Key]:
    """The keys of which only a zero is said where wider ones are counted: "no foreigners were among them" is nobody's toll.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> rows = ({"quantity_text": "12", "victims": "people"}, {"quantity_text": "no", "low": 0, "high": 0, "victims": "foreigners"})
    >>> claims = [claim_from_dict(row | {"harm": "killed"}) for row in rows]
    >>> print(*zeros_of_some((claim, key_of(claim)) for claim in claims))
    people (foreign)
    """
    found = list(members)
    counted = {key for claim, key in found if claim.high != 0}
    return frozenset(key for key in {key for _, key in found} if counted and not any(key.contains(other) for other in counted))


def _targets(members: Sequence[tuple[Claim, Key]]) -> dict[Key, Key]:
    """Which key each key of the members is grouped under; what only a zero is said of joins no wider key."""
    apart = zeros_of_some(members)
    return {**joined(key for _, key in members if key not in apart), **{key: key for key in apart}}


def _slot(claim: Claim, listed: list[Claim], language: Language) -> int:
    """Which of the sets that one sentence sets side by side the claim counts; 0 for the first, and where there is but one."""
    for slot, first in enumerate(listed):
        if relate(first, claim, same_event=True, language=language).code is not Code.DIFFERENT_GROUP:
            return slot
    listed.append(claim)
    return len(listed) - 1


def _role(key: Key) -> Key:
    """The key without its side."""
    return Key(key.roles, within=key.within)


def _group(members: Sequence[tuple[Claim, Key]], event: Event | None, harm: Harm, scope: Scope, target: Mapping[Key, Key]) -> Group:
    key = target[members[0][1]] if target else members[0][1]
    firm = [(claim, own) for claim, own in members if claim.status is not Status.DENIED] or members
    telling = [(claim.victims, own) for claim, own in firm if claim.victims and not own.transparent]
    # "78 people" and "12 firefighters" count people: the narrower role would be false of the first
    roles = {_role(own) for _, own in telling}
    wide = {role for role in roles if all(role.contains(other) for other in roles)}
    covering = [(victims, own) for victims, own in telling if _role(own) in wide]
    named = [victims for victims, own in covering if own.sides == key.sides] or [victims for victims, _ in covering]
    named = named or [claim.victims for claim, _ in members if claim.victims]
    victims = Counter(named).most_common(1)[0][0] if named else None
    claims = tuple(claim for claim, _ in members)
    return Group(claims=claims, event=event or claims[0].event, harm=harm, victims=victims, scope=scope, key=key)
