"""What goes wrong when a lexicon is not well formed."""

from __future__ import annotations


class LexiconError(ValueError):
    """A lexicon file breaks its schema; the message names the file, the entry and the remedy."""

    def __init__(self, file: str, entry: str, problem: str, remedy: str) -> None:
        super().__init__(f"{file}, entry {entry!r}: {problem}; {remedy}")
