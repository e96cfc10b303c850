"""What makes claims comparable: the (role, side) key of a claim's victims, and which key contains which."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping

from attrs import frozen

from casualties.lexicon.language import Language, load
from casualties.lexicon.victims import EVERYONE, JOINED, TRANSPARENT, UNLISTED, read_victims
from casualties.records.claim import Claim

POSSESSIVE = re.compile(r"\b(its|their|our|his|her)\s+(?:own\s+|\w+\s+)?\Z", re.IGNORECASE)
SIDE_WORDS = re.compile(r"[^\W_]+(?:['’.‑-][^\W_]+)*\.?")


@frozen
class Key:
    """Whom a claim counts: `roles` is empty for everyone, `sides` is empty where no side is named.

    `within` are wider roles that contain the roles. `transparent` is true where the words say nothing of who they were
    ("deaths", "bodies", no noun at all); such a key compares as everyone.

    >>> print(Key(frozenset({"fighters"}), frozenset({"syria"})), Key(), sep="; ")
    fighters (syria); people
    """

    roles: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    within: frozenset[str] = frozenset()
    transparent: bool = False

    def contains(self, other: Key) -> bool:
        """Whether everyone of the other key is in this one too; equal keys contain each other.

        >>> Key().contains(Key(frozenset({"police"}))), Key(frozenset({"police"})).contains(Key())
        (True, False)
        """
        roles = not self.roles or (bool(other.roles) and other.roles <= self.roles) or bool(other.within and other.within <= self.roles)
        return roles and self.sides <= other.sides

    def comparable(self, other: Key) -> bool:
        """Whether one contains the other, so that their figures may be compared."""
        return self.contains(other) or other.contains(self)

    def disjoint(self, other: Key) -> bool:
        """Whether the words set the two apart: both name roles, or both name sides, and neither contains the other's."""
        return self._apart(self.roles, self.within, other.roles, other.within) or (
            bool(self.sides) and bool(other.sides) and not (self.sides <= other.sides or other.sides <= self.sides)
        )

    @staticmethod
    def _apart(roles: frozenset[str], within: frozenset[str], others: frozenset[str], others_within: frozenset[str]) -> bool:
        if not roles or not others or roles & others:
            return False
        return not (within and within <= others) and not (others_within and others_within <= roles)

    def __str__(self) -> str:
        role = " and ".join(sorted(role.removeprefix(UNLISTED).replace("_", " ") for role in self.roles)) or "people"
        return role + (f" ({', '.join(sorted(self.sides))})" if self.sides else "")


@functools.lru_cache(maxsize=50_000)
def _key(victims: str | None, language: Language) -> Key:
    reading = read_victims(victims, language)
    roles = frozenset() if reading.role in (EVERYONE, TRANSPARENT) else frozenset(reading.role.split(JOINED))
    within = frozenset() if reading.within is None else frozenset((reading.within,))
    return Key(roles, reading.sides, within, transparent=reading.role == TRANSPARENT and not reading.sides)


def key_of(claim: Claim, language: Language | None = None) -> Key:
    """Whom the claim counts.

    "their", "its" and "our" before the victims take the one side that the sentence names before them, else the source's; none where it
    names several.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> text = "Chad said that six of its soldiers died."
    >>> print(key_of(claim_from_dict({"harm": "killed", "quantity_text": "six", "low": 6, "high": 6, "victims": "soldiers", "text": text})))
    military (chad)
    """
    language = language or load()
    key = _key(claim.victims, language)
    if key.sides or not claim.victims or not claim.text:
        return key
    at = _place(claim)
    owner = None if at < 0 else POSSESSIVE.search(claim.text[max(0, at - 30) : at])
    if owner is None:
        return key
    before = claim.text[: max(0, at - 30) + owner.start()]
    sides = _only_side(before, language) or _only_side(claim.source or claim.source_text or "", language)
    return key if not sides else Key(key.roles, sides, key.within)


def _place(claim: Claim) -> int:
    """Where the victims stand in the claim's sentence: the occurrence nearest behind the quantity, -1 where there is none."""
    victims = claim.victims or ""
    first = 0
    if claim.quantity_end is not None and claim.start is not None:
        first = max(0, claim.quantity_end - claim.start)
    found = claim.text.find(victims, first)
    return found if found >= 0 and found - first < 60 else -1


def _only_side(text: str, language: Language) -> frozenset[str]:
    """The one side that the words name; none where they name several, since any of them may be meant."""
    sides: set[str] = set()
    for surface in SIDE_WORDS.findall(text):
        if not surface[0].isupper():
            continue
        for form in (surface, surface.removesuffix("'s").removesuffix("’s")):
            word = language.token(form)[0]
            name = next((name for name in ("side", "side_name") if language.has(word, name)), None)
            if name is not None:
                sides.add(language.meaning(word, name)["side"])
                break
    return frozenset(sides) if len(sides) == 1 else frozenset()


def joined(keys: Iterable[Key]) -> Mapping[Key, Key]:
    """Which key each key of a set is grouped under.

    Each key joins the one most specific key of the set below it; with several below, or none, it stands for itself. This depends
    on the set alone, so it parts the claims the same way in any order.

    >>> everyone, police, children = Key(), Key(frozenset({"police"})), Key(frozenset({"children"}))
    >>> print(joined([everyone, police])[everyone], "|", joined([everyone, police, children])[everyone])
    police | people
    """
    present = set(keys)
    target: dict[Key, Key] = {}
    for key in present:
        below = [other for other in present if key.contains(other) and not other.contains(key)]
        lowest = [other for other in below if not any(other.contains(third) and not third.contains(other) for third in below)]
        kinds = {(other.roles, other.sides) for other in lowest}
        target[key] = _first(lowest) if len(kinds) == 1 else key
    # keys that contain each other (people and deaths) are one
    merged: dict[tuple[frozenset[str], frozenset[str]], Key] = {}
    for key in sorted(present, key=_order):
        merged.setdefault((key.roles, key.sides), key)
    final = {key: merged[(target[key].roles, target[key].sides)] for key in present}
    return {key: _settled(key, final) for key in present}


def _settled(key: Key, final: Mapping[Key, Key]) -> Key:
    while final[key] != key:
        key = final[key]
    return key


def _first(keys: Iterable[Key]) -> Key:
    return min(keys, key=_order)


def _order(key: Key) -> tuple[list[str], list[str], list[str], bool]:
    return (sorted(key.roles), sorted(key.sides), sorted(key.within), key.transparent)
