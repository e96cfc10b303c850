"""Cues with a reach, after medspacy's ConText: a rule says which words mark something, in which direction, and how far.

A rule of a file becomes a cue when its `meaning` has a `direction`:

    forward, backward, both   the words after, before, on both sides of the cue, up to the end of its reach
    head                      the words that follow at once: the cue is part of their verb group ("may have been" + "killed")
    at                        the words of the cue themselves
    pseudo                    nothing; and no other cue of the file starts within it ("than expected")
    end                       nothing; a reach ends here

`reach` is "clause" (the default), "phrase" or "sentence"; `within` is a limit in tokens. An end with `reach = "phrase"` stops
only phrases; other ends stop clauses and phrases. A file's rule named "anchor" matches any word that can begin a cue: a sentence
without one costs one search.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import NamedTuple

import regex
from attrs import frozen

from casualties.lexicon.entries import Rule
from casualties.lexicon.language import Language

ANCHOR = "anchor"
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


@frozen
class _Rules:
    anchor: regex.Pattern[str]
    cues: tuple[tuple[Rule, regex.Pattern[str], str, str, int], ...]
    pseudo: tuple[regex.Pattern[str], ...]
    ends: tuple[regex.Pattern[str], ...]
    phrase_ends: tuple[regex.Pattern[str], ...]


@functools.cache
def _rules(language: Language, file: str) -> _Rules:
    cues: list[tuple[Rule, regex.Pattern[str], str, str, int]] = []
    pseudo: list[regex.Pattern[str]] = []
    ends: list[regex.Pattern[str]] = []
    phrase_ends: list[regex.Pattern[str]] = []
    for rule, pattern in language.rules(file):
        direction = rule.meaning.get("direction")
        reach = rule.meaning.get("reach", "clause")
        if direction in SIDES:
            cues.append((rule, pattern, direction, reach, rule.meaning.get("within", 1_000)))
        elif direction == "pseudo":
            pseudo.append(pattern)
        elif direction == "end":
            (phrase_ends if reach == "phrase" else ends).append(pattern)
    return _Rules(language.pattern(file, ANCHOR), tuple(cues), tuple(pseudo), tuple(ends), tuple(phrase_ends))


def find_cues(file: str, classes: str, language: Language) -> list[Cue]:
    """Every cue of a file's rules in a class string, with its reach, in the order of the rules.

    >>> from casualties.lexicon.language import load
    >>> from casualties.extraction.tokens import tokenize
    >>> tokens = tokenize("If it rains, 300 may drown.", 0, 27, load())
    >>> [(cue.rule.name, cue.first, cue.last) for cue in find_cues("realities", tokens.classes, load())]
    [('modal-head', 6, 6), ('condition', 1, 3)]
    """
    rules = _rules(language, file)
    if rules.anchor.search(classes) is None:
        return []
    found: list[Cue] = []
    stops: dict[str, list[int]] = {}
    false = [match.span() for pattern in rules.pseudo for match in pattern.finditer(classes)]
    for rule, pattern, direction, reach, within in rules.cues:
        for match in pattern.finditer(classes):
            start, end = match.span()
            if any(a <= start < b for a, b in false):
                continue
            before, after = SIDES[direction]
            first, last = start if not before else 0, end if not after else len(classes)
            if reach != "sentence" and (before or after):
                if reach not in stops:
                    stops[reach] = _stops(rules, reach, classes)
                ends = stops[reach]
                place = bisect_left(ends, end)
                if after and place < len(ends):
                    last = ends[place]
                place = bisect_left(ends, start)
                if before and place:
                    first = ends[place - 1] + 1
            first = max(first, start - within) if before else end
            last = min(last, end + within) if after else start
            found.append(Cue(rule, direction, start, end, first, max(last, first)))
    return found


def _stops(rules: _Rules, reach: str, classes: str) -> list[int]:
    patterns = rules.ends + rules.phrase_ends if reach == "phrase" else rules.ends
    return sorted(match.start() for pattern in patterns for match in pattern.finditer(classes))
