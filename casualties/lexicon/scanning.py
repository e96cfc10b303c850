"""All rules of a file read over one sentence together, each tried only where it can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from casualties.lexicon.language import Language


@frozen
class Found:
    """One rule's match over the tokens `first` up to, not including, `last`; `match` has its named groups."""

    name: str
    meaning: Mapping[str, Any]
    first: int
    last: int
    match: re.Match[str]

    def span(self, group: str) -> tuple[int, int] | None:
        """The first token of a group and the one after its last, None where the rule has no such group or it matched nothing."""
        if group not in self.match.re.groupindex or self.match.start(group) < 0:
            return None
        first, last = self.match.span(group)
        return first, last


class Scanner:
    """The rules of one file: at each place the first rule in the order of the file wins, and matches do not overlap.

    `telling` names classes (or "=word") of which every match holds a token, at most `reach` tokens after its first one; a
    sentence without a telling token costs one search. Without `telling` these are the tokens that a rule can begin with.
    """

    def __init__(self, language: Language, file: str, telling: tuple[str, ...] = (), reach: int = 0) -> None:
        # `re` matches such flat patterns four times faster than `regex`, which alone can tell how a pattern may begin
        self._rules = tuple((rule.name, rule.meaning, re.compile(pattern.pattern), pattern) for rule, pattern in language.rules(file))
        self._beginning: dict[str, tuple[tuple[str, Mapping[str, Any], re.Pattern[str]], ...]] = {}
        if telling:
            characters = "".join(language.characters(name) for name in telling)
        else:
            characters = "".join(filter(self._rules_from, language.characters("any")))
        self._telling = re.compile(f"[{characters}]")
        self._reach = reach

    def find(self, classes: str) -> Iterator[Found]:
        """Every match in a class string, in order."""
        behind = 0
        for telling in self._telling.finditer(classes):
            at = telling.start()
            if at < behind:
                continue
            for start in range(max(behind, at - self._reach), at + 1):
                found = self._at(classes, start, at)
                if found is not None:
                    behind = found.last
                    yield found
                    break

    def _at(self, classes: str, start: int, telling: int) -> Found | None:
        """The first rule that matches from `start` on and beyond the token `telling`."""
        for name, meaning, pattern in self._rules_from(classes[start]):
            match = pattern.match(classes, start)
            if match is not None and match.end() > telling:
                return Found(name, meaning, start, match.end(), match)
        return None

    def _rules_from(self, character: str) -> tuple[tuple[str, Mapping[str, Any], re.Pattern[str]], ...]:
        """The rules that can begin with a class character, remembered."""
        rules = self._beginning.get(character)
        if rules is None:
            # a pattern that fails on this character alone, however it might go on, cannot begin with it
            rules = tuple(rule[:3] for rule in self._rules if rule[3].match(character, partial=True))
            self._beginning[character] = rules
        return rules
