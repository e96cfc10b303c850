"""What a verb of denial rejects: a report called untrue, "it" or "the claim" taken back, a report rather than a deed."""

from __future__ import annotations

from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens


def calls_untrue(tokens: Tokens, words: Vocabulary, source: Phrase, r: int, n: int) -> bool:
    """Whether a report is called untrue: "an account that the chief called false", "described the claim as baseless"."""
    classes = tokens.letters
    if not any(classes[k] in words.untruth for k in range(r, min(n, r + 5))):
        return False
    return (source.start > 0 and tokens.words[source.start - 1] in ("that", "which")) or any(
        classes[k] in words.taken_back for k in range(r, min(n, r + 4))
    )


def takes_back(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether the object is what was just reported: "rejects the claim", "denied it"."""
    if r + 1 < n and tokens.words[r] in ("nor", "or") and tokens.letters[r + 1] in words.denial:
        r += 2  # "neither confirm nor deny it"
    k = r
    while k < n and k < r + 4 and (tokens.letters[k] in words.determiner or _adjective(tokens, words, k)):
        if tokens.words[k] in ("that", "this", "it") and (k + 1 >= n or tokens.letters[k + 1] in words.mark):
            break
        if tokens.letters[k] in words.taken_back and tokens.words[k] not in ("that", "this"):
            break
        k += 1
    if k >= n or tokens.letters[k] not in words.taken_back:
        return False
    if tokens.words[k] == "that" and k + 1 < n and tokens.letters[k + 1] not in words.mark:
        return False
    return k + 1 >= n or tokens.letters[k + 1] in words.mark or tokens.words[k + 1] in ("as", "and", "but")


def rejects_report(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether what is rejected is a claim, a report or a figure, not a deed or a plan: "rejected the escalation of violence"."""
    return any(tokens.letters[k] in words.taken_back or tokens.letters[k] in words.cue_noun for k in range(r, min(n, r + 8)))


def _adjective(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    return tokens.letters[k] not in words.noun_stop and tokens.letters[k] not in words.taken_back
