"""What may be written for a source: pronouns, the words that point at one, and words that no name stands behind."""

from __future__ import annotations

HUMAN_RELATIVES = ("who", "which", "that")
TAKEN_UP = ("he", "she", "it", "they", "his", "her", "its", "their", "him", "them", "both", "the former", "the latter")
UNKNOWN = frozenset(
    (
        *("i", "we", "you", "others", "some", "many", "most", "several", "one", "this", "these", "those", "all", "us", "me"),
        *("reports", "sources", "unconfirmed reports", "media reports", "local reports", "some reports", "rumours", "rumors"),
    )
)
"""Sources that no name stands behind."""

KINDS = {"his": "he", "him": "he", "her": "she", "its": "it", "their": "they", "them": "they"}
PRONOUNS = ("he", "she", "it", "they", "who", "which")
POINTING = frozenset(("the", "this", "that", "same", "its", "their", "his", "her", "a", "an"))
"""Words that point at a source and say nothing of it."""
