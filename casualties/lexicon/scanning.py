"""All rules of a file as one pattern, tried only around the tokens that can make one of them match."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from casualties.lexicon.language import Language

GROUP = re.compile(r"\(\?P<([a-z_]+)>")


@frozen
class Found:
    """One rule's match over the tokens `first` up to, not including, `last`; `groups` gives the first and last token of its named groups."""

    name: str
    meaning: Mapping[str, Any]
    first: int
    last: int
    groups: Mapping[str, tuple[int, int]]


class Scanner:
    """The rules of one file, read together: at each place the first rule in the order of the file wins, and matches do not overlap.

    `telling` names classes (or "=word") of which every match holds a token, at most `reach` tokens after its first one; the
    tokens between are all that is looked at, so that a sentence without a telling token costs one search.
    """

    def __init__(self, language: Language, file: str, telling: tuple[str, ...], reach: int) -> None:
        rules = language.rules(file)
        # each rule's own groups carry its number, since a name may stand only once in a pattern
        named = [GROUP.sub(rf"(?P<\1_{number}>", pattern.pattern) for number, (_, pattern) in enumerate(rules)]
        self._pattern = re.compile("|".join(f"(?:{pattern})(?P<rule_{number}>)" for number, pattern in enumerate(named)))
        self._telling = re.compile("[" + "".join(language.characters(name) for name in telling) + "]")
        self._reach = reach
        self._rules = {f"rule_{number}": rule for number, (rule, _) in enumerate(rules)}
        groups: dict[str, list[tuple[str, int]]] = {name: [] for name in self._rules}
        for name, index in self._pattern.groupindex.items():
            word, _, number = name.rpartition("_")
            if word != "rule":
                groups[f"rule_{number}"].append((word, index))
        self._groups = groups

    def find(self, classes: str) -> Iterator[Found]:
        """Every match in a class string, in order."""
        behind = 0
        match_at = self._pattern.match
        for telling in self._telling.finditer(classes):
            at = telling.start()
            if at < behind:
                continue
            for start in range(max(behind, at - self._reach), at + 1):
                match = match_at(classes, start)
                if match is not None and match.end() > at:
                    rule = self._rules[match.lastgroup or ""]
                    spans = {word: match.span(index) for word, index in self._groups[match.lastgroup or ""] if match.start(index) >= 0}
                    behind = match.end()
                    yield Found(rule.name, rule.meaning, start, behind, spans)
                    break
