"""What a victims phrase says of the people it counts: their role, whose they are, and the closed groups they belong to."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping
from typing import Any

from attrs import frozen

from casualties.lexicon.language import Language
from casualties.records.kinds import VictimGroup

EVERYONE = "everyone"
"""The role that contains every other: people, persons, men."""

TRANSPARENT = "transparent"
"""The role of words that say nothing of who the people were: dead, bodies, lives, victims, or no word at all."""

UNLISTED = "noun:"
"""What the role of a head noun that the lexicon does not list starts with; it is compared by the noun itself."""

JOINED = "+"
"""What stands between the roles of a coordination: "women and children" are "children+women"."""

WORD = re.compile(r"[^\W_]+(?:['’.‑-][^\W_]+)*\.?|,")
LINKS = frozenset(("of", "from"))


@frozen
class VictimReading:
    """The role of a victims phrase, its sides, what each role lies within, and its groups.

    `sides` are all sides named ("Turkish-backed Syrian fighters" has two). `within` is the wider role that contains the role, or None.
    """

    role: str
    sides: frozenset[str]
    within: str | None
    groups: tuple[VictimGroup, ...]


NOBODY = VictimReading(TRANSPARENT, frozenset(), None, ())


APART = frozenset((VictimGroup.CIVILIANS, VictimGroup.COMBATANTS, VictimGroup.SECURITY_FORCES))
"""Groups of which nobody is in two: no civilian is one of the rebels killed."""


def told_apart(one: Collection[VictimGroup], other: Collection[VictimGroup]) -> bool:
    """Whether nobody can belong to both of two victims phrases, by the groups that they name.

    >>> told_apart([VictimGroup.CIVILIANS, VictimGroup.CHILDREN], [VictimGroup.COMBATANTS])
    True
    >>> told_apart([VictimGroup.CHILDREN], [VictimGroup.COMBATANTS])
    False
    """
    return set(one).isdisjoint(other) and not APART.isdisjoint(one) and not APART.isdisjoint(other)


def other_people(one: str | None, other: str | None, language: Language) -> bool:
    """Whether nobody can belong to both of two victims phrases: their groups exclude each other, or they fight each other.

    >>> from casualties.lexicon.language import load
    >>> other_people("soldiers", "rebels", load()), other_people("soldiers", "people", load())
    (True, False)
    """
    a, b = read_victims(one, language), read_victims(other, language)
    return told_apart(a.groups, b.groups) or any({a.role, b.role} == pair for pair in ADVERSARIES)


def victim_groups(victims: str | None, language: Language) -> tuple[VictimGroup, ...]:
    """The closed groups that a victims phrase names, in the order of its words; empty where it names none.

    >>> from casualties.lexicon.language import load
    >>> [group.value for group in victim_groups("women and children", load())]
    ['women', 'children']
    >>> victim_groups("people", load())
    ()
    """
    return read_victims(victims, language).groups


ADVERSARIES = ({"military", "fighters"}, {"police", "fighters"})
"""Roles of which nobody has both: a soldier is not one of the rebels killed."""


@functools.lru_cache(maxsize=50_000)
def read_victims(victims: str | None, language: Language) -> VictimReading:
    """What the phrase says; nothing at all for None and for an empty phrase.

    >>> from casualties.lexicon.language import load
    >>> reading = read_victims("Turkish-backed Syrian fighters", load())
    >>> reading.role, sorted(reading.sides)
    ('fighters', ['syria', 'turkish-backed'])
    >>> read_victims("bodies", load()).role
    'transparent'
    """
    words = [_plain(match[0], language) for match in WORD.finditer(victims or "")]
    if not words:
        return NOBODY
    phrases = [_phrase(part, language) for part in _coordinated(words, language)]
    if len(phrases) == 1:
        return phrases[0]
    named = [phrase for phrase in phrases if phrase.role not in (EVERYONE, TRANSPARENT)] or phrases
    roles = {phrase.role for phrase in named}
    return VictimReading(
        role=named[0].role if len(roles) == 1 else JOINED.join(sorted(roles)),
        sides=named[0].sides if all(phrase.sides == named[0].sides for phrase in named) else frozenset(),
        within=named[0].within if len(roles) == 1 else None,
        groups=tuple(dict.fromkeys(group for phrase in phrases for group in phrase.groups)),
    )


def _plain(surface: str, language: Language) -> str:
    word = language.token(surface)[0]
    if word.endswith(".") and "." not in word[:-1]:
        word = word[:-1]
    return word


def _lookup(word: str, name: str, language: Language) -> Mapping[str, Any] | None:
    """The meaning of the word or of the last part of a compound ("ex-soldier") as a member of the class; None where it is none."""
    for part in (word, word.rpartition("-")[2]):
        if language.has(part, name):
            return language.meaning(part, name)
    return None


def _noun(word: str, language: Language) -> Mapping[str, Any] | None:
    for name in ("victim", "victim_transparent", "victim_nominal"):
        found = _lookup(word, name, language)
        if found is not None:
            return found
    return None


def _coordinated(words: list[str], language: Language) -> list[list[str]]:
    """The phrases that "and" and commas join where each has a head of its own; else the whole as one phrase.

    In "Korean and Canadian mountaineers" the adjectives share one head; "passengers and crew" are two heads.
    """
    parts: list[list[str]] = [[]]
    for word in words:
        if word in (",", "and", "or"):
            parts.append([])
        else:
            parts[-1].append(word)
    parts = [part for part in parts if part]
    if len(parts) > 1 and all(_has_head(part, language) for part in parts[:-1]):
        return parts
    return [[word for word in words if word not in (",", "and", "or")]]


def _has_head(words: list[str], language: Language) -> bool:
    last = words[-1]
    if language.has(last, "side"):
        return False
    return any(_noun(word, language) is not None for word in words) or (
        last.endswith("s") and not _lookup(last, "role_adjective", language)
    )


def _phrase(words: list[str], language: Language) -> VictimReading:
    cut = next(
        (index for index, word in enumerate(words) if index and (language.has(word, "preposition") or language.has(word, "relative"))),
        len(words),
    )
    before, tail = words[:cut], words[cut:]
    linked = tail[1:] if tail and tail[0] in LINKS else []
    at = _head(before, language)
    if at is None:
        return _unlisted(before, linked, language)
    head, modifiers = before[at], before[:at]
    meaning = _noun(head, language) or {}
    sides = _sides(modifiers, language) | ({meaning["side"]} if "side" in meaning else set())
    role, within, groups = meaning.get("role", EVERYONE), meaning.get("within"), [meaning["group"]] if "group" in meaning else []
    takes = role in (EVERYONE, TRANSPARENT) or _lookup(head, "victim_open", language) is not None
    for word in reversed(modifiers):
        found = _lookup(word, "role_adjective", language) or _lookup(word, "victim", language)
        if found and found.get("role") not in (None, EVERYONE, TRANSPARENT):
            if takes:
                role, within, takes, groups = found["role"], found.get("within"), False, []
            if "group" in found:
                groups.insert(0, found["group"])
    if linked:
        further = _phrase(linked, language)
        sides |= further.sides
        if takes and further.role not in (EVERYONE, TRANSPARENT) and not further.role.startswith(UNLISTED):
            role, within, groups = further.role, further.within, [*(group.value for group in further.groups)]
        elif further.role.startswith(UNLISTED) or role not in (EVERYONE, TRANSPARENT):
            sides |= _sides(linked, language)
    if role == "military" and any(_armed(side, language) for side in (*modifiers, *linked)):
        role, within = "fighters", None
    return VictimReading(role, frozenset(sides), within, tuple(dict.fromkeys(VictimGroup(group) for group in groups)))


def _head(words: list[str], language: Language) -> int | None:
    """The index of the last victim noun; a demonym only as the last word, since before another noun it is an adjective."""
    for index in range(len(words) - 1, -1, -1):
        if _noun(words[index], language) is not None and (index == len(words) - 1 or not language.has(words[index], "side")):
            return index
    return None


def _armed(word: str, language: Language) -> bool:
    return (_lookup(word, "armed_side", language) or {}).get("armed") == "fighters"


def _unlisted(words: list[str], linked: list[str], language: Language) -> VictimReading:
    """A phrase without a victim noun: a role adjective alone names its role, any other noun is compared as itself."""
    for word in reversed(words):
        found = _lookup(word, "role_adjective", language)
        if found:
            groups = (VictimGroup(found["group"]),) if "group" in found else ()
            return VictimReading(found["role"], frozenset(_sides(words, language)), found.get("within"), groups)
    sides = frozenset(_sides([*words, *linked], language))
    head = words[-1] if words else ""
    if not head or language.has(head, "side") or language.has(head, "side_name"):
        return VictimReading(EVERYONE, sides, None, ())
    noun = head[:-1] if head.endswith("s") and not head.endswith("ss") else head
    return VictimReading(UNLISTED + noun, sides, None, (VictimGroup.OTHER,))


def _sides(words: list[str], language: Language) -> set[str]:
    """The sides that the words name: adjectives, and countries by their own name; "South Korean" is one."""
    sides = set()
    compass = ""
    for word in words:
        found = _own(word, "side", language) or _own(word, "side_name", language)
        if language.has(word, "side_compass"):
            compass = word.removesuffix("ern") + " "
            continue
        if found:
            sides.add(compass + found["side"])
        elif word.endswith(("-backed", "-led", "-linked", "-aligned", "-affiliated", "-allied")):
            sides.add(word)
        compass = ""
    return sides


def _own(word: str, name: str, language: Language) -> Mapping[str, Any] | None:
    return language.meaning(word, name) if language.has(word, name) else None
