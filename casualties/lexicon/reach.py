"""Cues with a reach, after medspacy's ConText: a rule says which words mark something, in which direction, and how far.

A rule of a file becomes a cue when its `meaning` has a `direction`:

    forward, backward, both   the words after, before, on both sides of the cue, up to the end of its reach
    head                      the words that follow at once: the cue is part of their verb group ("may have been" + "killed")
    at                        the words of the cue themselves
    pseudo                    nothing; and no other cue of the file starts within it ("than expected")
    end                       nothing; a reach ends here

`reach` is "clause" (the default), "phrase" or "sentence"; `within` is a limit in tokens. An end with `reach = "phrase"` stops
only phrases; other ends stop clauses and phrases. `needs` names classes one of which every match has a token of: the rules that
a sentence has no such token for are not tried.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from attrs import frozen

from casualties.lexicon.entries import Rule
from casualties.lexicon.errors import LexiconError
from casualties.lexicon.grammars import ClassPattern
from casualties.lexicon.language import Language

UNLIMITED = 1_000_000
SIDES = {"forward": (False, True), "backward": (True, False), "both": (True, True), "head": (False, False), "at": (False, False)}


class Cue(NamedTuple):
    """One cue in a sentence, in token indices: its words are `[start, end)`, the words that it reaches `[first, last)`."""

    rule: Rule
    direction: str
    start: int
    end: int
    first: int
    last: int

    def reaches(self, token: int) -> bool:
        """Whether the token is in the reach and not one of the cue's own words."""
        return self.first <= token < self.last and not self.start <= token < self.end


class _CueRule(NamedTuple):
    rule: Rule
    pattern: ClassPattern
    direction: str
    reach: str
    within: int


@frozen
class _Rules:
    """The cue rules of a file; `bits` gives for a class character the rules that need it, one bit each."""

    cues: tuple[_CueRule, ...]
    bits: Mapping[str, int]
    pseudo: tuple[ClassPattern, ...]
    ends: tuple[ClassPattern, ...]
    phrase_ends: tuple[ClassPattern, ...]


@functools.cache
def _rules(language: Language, file: str) -> _Rules:
    cues: list[_CueRule] = []
    bits: dict[str, int] = {}
    others: dict[str, list[ClassPattern]] = {"pseudo": [], "clause": [], "phrase": []}
    for rule, pattern in language.rules(file):
        direction = rule.meaning.get("direction")
        reach = rule.meaning.get("reach", "clause")
        if direction in SIDES:
            for character in _needed(rule, language):
                bits[character] = bits.get(character, 0) | 1 << len(cues)
            cues.append(_CueRule(rule, pattern, direction, reach, rule.meaning.get("within", UNLIMITED)))
        elif direction == "pseudo":
            others["pseudo"].append(pattern)
        elif direction == "end":
            others[reach].append(pattern)
    return _Rules(tuple(cues), bits, tuple(others["pseudo"]), tuple(others["clause"]), tuple(others["phrase"]))


def _needed(rule: Rule, language: Language) -> set[str]:
    try:
        return set("".join(language.characters(name) for name in rule.meaning["needs"]))
    except KeyError as error:
        raise LexiconError(rule.file, rule.name, f"needs {error}, which nothing has", "name classes or words of its pattern") from error


def find_cues(file: str, classes: str, language: Language) -> list[Cue]:
    """Every cue of a file's rules in a class string, with its reach, in the order of the rules.

    >>> from casualties.lexicon.language import load
    >>> from casualties.extraction.tokens import tokenize
    >>> tokens = tokenize("If it rains, 300 stay.", 0, 22, load())
    >>> [(cue.rule.name, cue.first, cue.last) for cue in find_cues("realities", tokens.classes, load())]
    [('condition', 1, 3)]
    """
    rules = _rules(language, file)
    bits = rules.bits
    wanted = 0
    for character in classes:
        wanted |= bits.get(character, 0)
    if not wanted:
        return []
    found: list[Cue] = []
    stops: dict[str, list[int]] = {}
    false: list[tuple[int, int]] | None = None
    for place, (rule, pattern, direction, reach, within) in enumerate(rules.cues):
        if not wanted >> place & 1:
            continue
        for match in pattern.finditer(classes):
            start, end = match.span()
            if false is None:
                false = [(fake.start(), fake.end()) for pseudo in rules.pseudo for fake in pseudo.finditer(classes)]
            if any(a <= start < b for a, b in false):
                continue
            before, after = SIDES[direction]
            first, last = start if not before else 0, end if not after else len(classes)
            if reach != "sentence" and (before or after):
                if reach not in stops:
                    stops[reach] = _stops(rules, reach, classes)
                ends = stops[reach]
                following, preceding = bisect_left(ends, end), bisect_left(ends, start)
                if after and following < len(ends):
                    last = ends[following]
                if before and preceding:
                    first = ends[preceding - 1] + 1
            first = max(first, start - within) if before else end
            last = min(last, end + within) if after else start
            found.append(Cue(rule, direction, start, end, first, max(last, first)))
    return found


def _stops(rules: _Rules, reach: str, classes: str) -> list[int]:
    patterns = rules.ends + rules.phrase_ends if reach == "phrase" else rules.ends
    return sorted(match.start() for pattern in patterns for match in pattern.finditer(classes))
