"""A reporting verb with the words before it that belong to it: "has not yet said"."""

from __future__ import annotations

from typing import NamedTuple

from casualties.extraction.attribution.clauses import clause_follows
from casualties.extraction.attribution.phrase_starts import is_titled
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

AS_MANY = (("many",), ("much",), ("few",), ("high",), ("saying",))
"""What follows "as" where it opens no description: "reported as many as 12 dead"."""

PLURAL_PRONOUNS = frozenset(
    ("they", "we", "i", "you", "both", "some", "many", "others", "who", "that", "which", "several", "most", "all", "few", "those")
)


class Group(NamedTuple):
    """A verb with the words before it that belong to it: "has not yet said"."""

    start: int
    negated: bool
    passive: bool
    auxiliary: bool
    infinitive: bool
    possible: bool
    perfect: bool


def verb_group(tokens: Tokens, words: Vocabulary, i: int) -> Group:
    classes, text = tokens.letters, tokens.words
    j = _before_date(tokens, words, i)
    negated = be = auxiliary = possible = perfect = False
    while j > 0 and (character := classes[j - 1]) in words.before_verb:
        if character in words.auxiliary:
            auxiliary = True
            be = be or character in words.be
            perfect = character in words.have
            possible = possible or character in words.possibility
            negated = negated or character in words.negation
        elif (character in words.negation and text[j - 1] not in ("neither",)) or text[j - 1] in ("neither", "nor"):
            negated = True
        elif text[j - 1] == "or" and j >= 3 and text[j - 3] == "neither":
            pass
        elif character in words.cue_adverb:
            if text[j - 1] == "far":
                if text[j - 2] not in ("so", "thus"):
                    break
                j -= 1
            elif (text[j - 1] in ("both", "all") and (j == 1 or classes[j - 2] in words.edge)) or is_titled(tokens, words, j - 1):
                break
        elif character in words.time_unit and j > 2 and classes[j - 2] in words.time_name and classes[j - 2] in words.capital:
            pass
        elif character in words.time_name and character in words.capital and j > 1:
            if text[j - 2] in ("on", "late", "early", "last", "this", "in"):
                j -= 1
            if j > 2 and text[j - 2] in ("late", "early"):
                j -= 1
        else:
            break
        j -= 1
    infinitive = j > 0 and text[j - 1] == "to" and not auxiliary
    passive = be and classes[i] not in words.ing
    return Group(j, negated, passive, auxiliary, infinitive, possible, perfect)


def _before_date(tokens: Tokens, words: Vocabulary, j: int) -> int:
    """The token at which a date that ends before token `j` starts, with its "on": "the ministry's statement on June 17 (said)"."""
    if j < 3:
        return j
    day, month = (j - 1, j - 2) if tokens.letters[j - 2] in words.month_name else (j - 2, j - 1)
    if tokens.letters[month] not in words.month_name or tokens.letters[month] not in words.capital:
        return j
    if not (tokens.words[day].isdigit() and len(tokens.words[day]) <= 2):
        return j
    return j - 2 - (tokens.words[j - 3] == "on")


def base_fits(tokens: Tokens, words: Vocabulary, i: int, group: Group, source: Phrase) -> bool:
    """Whether a base form can be a verb here: after an auxiliary or a plural subject."""
    if group.auxiliary:
        return not group.perfect
    if tokens.words[source.start] in ("a", "an", "one", "this", "that"):
        return False
    before = tokens.words[source.end - 1]
    if source.end - source.start == 1 and before in PLURAL_PRONOUNS:
        return tokens.letters[i] not in words.homograph or before in ("they", "we", "i", "you", "who")
    hung = next((k for k in range(source.start + 1, source.end) if tokens.letters[k] in words.hanging), source.end)
    head = source.head + 1 if source.head >= 0 else hung
    if tokens.letters[i] in words.homograph:
        return _plural(tokens, words, source.end - 1) or tokens.letters[head - 1] in words.plural
    return (
        _plural(tokens, words, head - 1)
        or tokens.words[head - 1] in PLURAL_PRONOUNS
        or any(tokens.words[k] == "and" for k in range(source.start, source.end))
        or _plural(tokens, words, source.end - 1)
    )


def _plural(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    word = tokens.words[k]
    if tokens.letters[k] in words.plural or word in ("police", "people", "media", "data", "staff", "crew"):
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "'s")) and len(word) > 3


def rule_of(words: Vocabulary, character: str) -> str:
    return words.rules.get(character, "saying")


def is_said_of(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a participle is passive by the "as" behind it: "described as raiders", not "reported as many as 12", "said as crews dug"."""
    if tokens.words[i + 1 : i + 2] != ("as",) or tokens.words[i + 2 : i + 3] in AS_MANY:
        return False
    if tokens.classes[i] not in words.frames["saying"]:
        return True
    return tokens.classes[i] not in words.plain_speech and not clause_follows(tokens, words, i + 2, len(tokens.words))
