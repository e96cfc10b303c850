"""Where the content of a governing verb starts and ends: past hearers and times, up to what the publisher tells."""

from __future__ import annotations

from casualties.extraction.attribution.clauses import (
    clause_follows,
    has_clause,
    object_end,
    relative_end,
)
from casualties.extraction.attribution.phrase_ends import nounlike
from casualties.extraction.attribution.report_content import past_adjuncts
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_after
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

STANCES = frozenset(("judging", "intending", "feeling"))
"""Rules whose content is approved, wished or meant rather than reported: a bare object, over where the object is."""

PARTED = {
    "denying": frozenset(("after", "as", "while", "when", "since", "because", "which", "where", "who")),
    "seeing": frozenset(("after", "until")),
}
"""Words whose clause tells when or why something is denied or seen, or what is known of it besides, by the rule of the reading."""

OWN = frozenset(("it", "he", "she", "they", "we", "i"))
"""What those who tell of their own feelings call themselves."""

MOVED_REACH = 6
"""Tokens from the start of content to the word for how its speakers are moved, at most."""

DEED_REACH = 6
"""Tokens from what follows "claimed" to the noun for the deed, at most."""

GRANT_REACH = 12
"""Tokens from what follows "announced" to the noun for what is granted, at most."""

CLAUSE_REACH = 12
"""Tokens from that noun to the verb of a clause that is claimed, at most."""

CHANNEL_REACH = 4
"""Tokens from the preposition to the noun of a channel, at most: "in a written statement"."""

RELATIVES = ("who", "which", "that")
"""What opens a relative clause."""


def content_place(tokens: Tokens, words: Vocabulary, i: int, n: int) -> int | None:
    """The first token that can be content, past particles, hearers and times; None where the verb is no report."""
    classes, text, character = tokens.letters, tokens.words, tokens.letters[i]
    r = i + 1
    if _is_to_find_out(tokens, words, r, n):
        return None
    if character in words.granting and _is_granted(tokens, words, past_adjuncts(tokens, words, r, n), n):
        return None
    if character not in words.choosy:
        return past_adjuncts(tokens, words, r, n)
    if character in words.withdrawal and not any(classes[k] in words.taken_back for k in range(r, min(n, r + 5))):
        return None
    taken = character in words.claiming and text[r : r + 1] not in (("that",), ("to",))
    if taken and any(classes[k] in words.claimed_thing for k in range(r, min(n, r + 5))):
        return None
    if character in words.claiming and _claims_a_deed(tokens, words, r, n):
        return None
    if character in words.commenting and text[r : r + 1] in (("on",), ("about",)):
        return None
    if character in words.frames["pointing"]:
        if r < n and text[r] in ("out", "to"):
            r += 1
        elif r >= n or text[r] not in ("that", ","):
            return None
    if character in words.frames["telling"]:
        hearer = phrase_after(tokens, words, r, n)
        if hearer is not None:
            r = hearer.end
            while r + 1 < n and text[r] in ("-", "–") and (joined := phrase_after(tokens, words, r + 1, n)) is not None:
                r = joined.end  # "told ACAN - EFE that"
            if r - hearer.start > 1 and classes[r - 1] in words.verb_ing:
                r -= 1
            if r < n and classes[r] in words.verb_ing:
                # "told jurors hearing the inquest (that)": what the hearers do is not what they are told
                return next((k for k in range(r + 1, n) if text[k] == "that" and classes[min(k + 1, n - 1)] not in words.tensed), n)
        elif text[r : r + 1] == ("of",):
            r += 1
    return past_adjuncts(tokens, words, r, n)


def _is_granted(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether help or mourning is announced, which says nothing new of those whom it is for: "announced aid for the 12 hurt"."""
    for k in range(r, min(n - 1, r + GRANT_REACH)):
        if tokens.letters[k] in words.thing_granted:
            return tokens.words[k + 1] in ("for", "to", "over", "following", "after")
        hyphen = tokens.letters[k] in words.hyphen  # "a three-day mourning"
        if tokens.letters[k] in words.tensed or (tokens.letters[k] in words.mark and not hyphen) or tokens.words[k] == "that":
            return False
    return False


def _is_to_find_out(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether an inquiry is spoken of: what it looks into is not what the speaker says ("promised an inquiry into how two died")."""
    if r >= n or tokens.letters[r] not in words.determiner:
        return False
    following = tokens.words[r + 2 : min(n, r + DEED_REACH)]
    return "into" in following and tokens.letters[r + 1 + following.index("into")] in words.inquiry_noun


def _claims_a_deed(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether what is claimed is a deed: "claimed the attack, which killed 12", not "claimed the attack had killed 12"."""
    if r >= n or not (tokens.letters[r] in words.determiner or tokens.letters[r] in words.figure):
        return False
    deed = next((k for k in range(r + 1, min(n, r + DEED_REACH)) if tokens.letters[k] in words.incident), None)
    if deed is None or not all(nounlike(tokens, words, k) for k in range(r + 1, deed)):
        return False
    for k in range(deed + 1, min(n, deed + CLAUSE_REACH)):
        if tokens.letters[k] in words.mark or tokens.letters[k] in words.relative:
            return True
        if tokens.letters[k] in words.tensed:
            return False
    return True


def hangs_on_relative(tokens: Tokens, source: Phrase) -> bool:
    """Whether a source stands inside a relative clause, of whose subject it speaks: "a raid which police said had killed two"."""
    return source.start > 1 and tokens.words[source.start - 1] in RELATIVES


def past_place_of_speech(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int | None:
    """Where a clause starts behind the place or channel of what was said, without "that"; None where none does.

    "Said in Geneva the attack had killed two", "said in a statement its troops had killed two".
    """
    k = r + 1
    while k < n and tokens.letters[k] in words.capital and tokens.letters[k] not in words.determiner:
        k += 1
    if k == r + 1:
        channel = next((at for at in range(k, min(n, k + CHANNEL_REACH)) if tokens.letters[at] in words.channel), None)
        k = k if channel is None else past_adjuncts(tokens, words, channel + 1, n)
    opens = r + 1 < k < n and tokens.letters[k] in words.determiner | words.figure_hedge | words.figure
    return k if opens and has_clause(tokens, words, k, n) else None


def content_end(tokens: Tokens, words: Vocabulary, source: Phrase, verb: int, start: int, n: int, rule: str) -> int:
    """Where the content of a verb that starts at token `start` ends; `rule` is empty where "that", a colon or a mark opens it."""
    end = n
    if (tokens.words[source.start] in RELATIVES and source.start > 0) or hangs_on_relative(tokens, source):
        end = relative_end(tokens, words, start, n)
    if source.start and tokens.letters[0] in words.subordinator and source.start < 3:
        # "While police confirmed nine deaths, 20 were missing": the main clause is the publisher's
        commas = (match.start() for match in words.commas.finditer(tokens.classes, start + 1, max(start + 1, end - 1)))
        end = next((k for k in commas if clause_follows(tokens, words, k + 1, end)), end)
    if rule == "saying" and (aside := words.asides.search(tokens.classes, start, end)) and not clause_follows(tokens, words, start, n):
        # what a relative clause says of an object is the publisher's: "predicted a win in Texas, which votes today"
        end = aside.start()
    if any(tokens.letters[k] in words.superseded for k in range(max(0, verb - 2), verb)):
        # what was said first ends where it is corrected: "police first said 18 had died, but the toll was lowered to 16"
        end = next((k for k in range(start + 1, end - 1) if tokens.words[k] in ("but", "although", "though")), end)
    if rule and not clause_follows(tokens, words, start, n):
        # "reported 20 bodies, while a clinic received 30": what is set against an object has another speaker
        contrasts = (k for k in range(start + 1, end - 1) if tokens.words[k] == "," and tokens.words[k + 1] in ("while", "whereas"))
        end = next((k for k in contrasts if has_clause(tokens, words, k + 2, end)), end)
    if rule in STANCES:
        end = object_end(tokens, words, start, end)
    if tokens.words[start] in OWN and any(tokens.letters[k] in words.stirred for k in range(start + 1, min(end, start + MOVED_REACH))):
        # "said it was disturbed by the raids, after strikes killed 10": what moved them is told by the publisher
        reasons = (k for k in range(start + 2, end) if tokens.words[k] in ("after", "when", "as"))
        end = next((k for k in reasons if has_clause(tokens, words, k + 1, end)), end)
    if rule in PARTED:
        # what happened after or while something is denied is not: "denied rumours of riots after a man killed one"
        parted = PARTED[rule]
        end = next((k for k in range(start + 1, end) if tokens.words[k] in parted and has_clause(tokens, words, k + 1, end)), end)
    return end
