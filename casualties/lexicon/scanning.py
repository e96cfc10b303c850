"""All rules of a file read over one sentence together, each tried only where it can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from casualties.lexicon.grammars import Choice, Match
from casualties.lexicon.language import Language


@frozen
class Found:
    """One rule's match over the tokens `first` up to, not including, `last`; `match` has its named groups."""

    name: str
    meaning: Mapping[str, Any]
    first: int
    last: int
    match: Match

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
        self._choice = Choice(language.grammar(file))
        names = telling or ("any",)
        self._telling = re.compile("[" + "".join(language.characters(name) for name in names) + "]")
        self._reach = reach

    def find(self, classes: str) -> Iterator[Found]:
        """Every match in a class string, in order."""
        behind, written, able = 0, "", 0
        for telling in self._telling.finditer(classes):
            if not written:
                written = self._choice.write(classes)
                able = self._choice.open(written)
                if not able:
                    return
            at = telling.start()
            if at < behind:
                continue
            for start in range(max(behind, at - self._reach), at + 1):
                found = self._at(written, able, start, at)
                if found is not None:
                    behind = found.last
                    yield found
                    break

    def _at(self, written: str, able: int, start: int, telling: int) -> Found | None:
        """The first rule that matches from `start` on and beyond the token `telling`."""
        for rule, match_at in self._choice.at(written, able, start):
            if (match := match_at(written, start)) is not None and match.end() > telling:
                return Found(rule.name, rule.meaning, start, match.end(), match)
        return None
