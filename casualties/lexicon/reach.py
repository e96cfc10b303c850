"""Cues with a reach, after medspacy's ConText: a rule says which words mark something, in which direction, and how far.

A rule of a file becomes a cue when its `meaning` has a `direction`:

    forward, backward, both   the words after, before, on both sides of the cue, up to the end of its reach
    head                      the words that follow at once: the cue is part of their verb group ("may have been" + "killed")
    at                        the words of the cue themselves
    pseudo                    nothing; and no other cue of the file starts within it ("than expected")
    end                       nothing; a reach ends here

`reach` is "clause" (the default), "phrase" or "sentence"; `within` is a limit in tokens. An end with `reach = "phrase"` stops
only phrases; other ends stop clauses and phrases.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from attrs import frozen

from casualties.lexicon.entries import Rule
from casualties.lexicon.grammars import ClassPattern
from casualties.lexicon.language import Language
from casualties.lexicon.needs import Gate

SENTENCES = 64
"""Sentences whose cues are kept: a stage asks for them once for each amount of a sentence."""

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
    mask: int
    rule: Rule
    pattern: ClassPattern
    direction: str
    reach: str
    within: int


@frozen
class _Rules:
    """The cue rules of a file over the letters of its alphabet; `open` gives the bits of those that a string can hold a match of."""

    write: Callable[[str], str]
    open: Callable[[str], int]
    cues: tuple[_CueRule, ...]
    pseudo: tuple[ClassPattern, ...]
    ends: tuple[ClassPattern, ...]
    phrase_ends: tuple[ClassPattern, ...]


@functools.cache
def _rules(language: Language, file: str) -> _Rules:
    grammar = language.grammar(file)
    cues = [item for item in grammar.rules if item[0].meaning.get("direction") in SIDES]
    gate = Gate([need for _, _, need in cues])
    others: dict[str, list[ClassPattern]] = {"pseudo": [], "clause": [], "phrase": []}
    for rule, pattern, _ in grammar.rules:
        direction = rule.meaning.get("direction")
        if direction == "pseudo":
            others["pseudo"].append(pattern)
        elif direction == "end":
            others[rule.meaning.get("reach", "clause")].append(pattern)
    return _Rules(
        grammar.alphabet.write,
        gate.open,
        tuple(_cue_rule(mask, rule, pattern) for mask, (rule, pattern, _) in zip(gate.masks, cues, strict=True)),
        *(tuple(others[name]) for name in ("pseudo", "clause", "phrase")),
    )


def _cue_rule(mask: int, rule: Rule, pattern: ClassPattern) -> _CueRule:
    meaning = rule.meaning
    return _CueRule(
        mask, rule, pattern, meaning["direction"], meaning.get("reach", "clause"), meaning.get("within", UNLIMITED)
    )


@functools.lru_cache(maxsize=SENTENCES)
def find_cues(file: str, classes: str, language: Language) -> tuple[Cue, ...]:
    """Every cue of a file's rules in a class string, with its reach, in the order of the rules.

    >>> from casualties.lexicon.language import load
    >>> from casualties.extraction.text.tokens import tokenize
    >>> tokens = tokenize("If it rains, 300 stay.", 0, 22, load())
    >>> [(cue.rule.name, cue.first, cue.last) for cue in find_cues("realities", tokens.classes, load())]
    [('condition', 1, 3)]
    """
    rules = _rules(language, file)
    written = rules.write(classes)
    able = rules.open(written)
    if not able:
        return ()
    found: list[Cue] = []
    stops: dict[str, list[int]] = {}
    false: list[tuple[int, int]] | None = None
    for mask, rule, pattern, direction, reach, within in rules.cues:
        if not able & mask:
            continue
        for match in pattern.compiled.finditer(written):
            start, end = match.span()
            if false is None:
                false = [fake.span() for pseudo in rules.pseudo for fake in pseudo.compiled.finditer(written)]
            if any(a <= start < b for a, b in false):
                continue
            before, after = SIDES[direction]
            first, last = start if not before else 0, end if not after else len(classes)
            if reach != "sentence" and (before or after):
                if reach not in stops:
                    stops[reach] = _stops(rules, reach, written)
                ends = stops[reach]
                following, preceding = bisect_left(ends, end), bisect_left(ends, start)
                if after and following < len(ends):
                    last = ends[following]
                if before and preceding:
                    first = ends[preceding - 1] + 1
            first = max(first, start - within) if before else end
            last = min(last, end + within) if after else start
            found.append(Cue(rule, direction, start, end, first, max(last, first)))
    return tuple(found)


def _stops(rules: _Rules, reach: str, written: str) -> list[int]:
    patterns = rules.ends + rules.phrase_ends if reach == "phrase" else rules.ends
    return sorted(match.start() for pattern in patterns for match in pattern.compiled.finditer(written))
