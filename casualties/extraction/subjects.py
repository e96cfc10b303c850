"""Tokens → the subject of a clause, found from its start rather than from the verb that it belongs to."""

from __future__ import annotations

from casualties.extraction.reporting_words import Vocabulary
from casualties.extraction.source_phrases import phrase_after, phrase_before
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens


def opening_subject(tokens: Tokens, words: Vocabulary, floor: int, end: int) -> Phrase | None:
    """A subject from the start of the clause with a relative clause in it: "companies that had insured the mine", "all we asked".

    None unless a noun phrase opens the stretch and a relative clause or a participle follows it.
    """
    head = phrase_after(tokens, words, floor, end)
    if head is None or head.end >= end or tokens.words[head.end] in (",", ":", '"'):
        return None
    if tokens.words[end - 1] in ("i", "we", "they", "he", "she", "it"):
        return None  # "officials told the radio they (had counted)": the pronoun alone is the subject
    after, word = tokens.classes[head.end], tokens.words[head.end]
    verbs = sum("-" not in tokens.words[match.start()] for match in words.finite.finditer(tokens.classes, head.end, end))
    if verbs > 1 or (after in words.relative and not verbs):
        return None  # "the man who police (believe)"; with two verbs the clause is complete: "the strikes which began then killed two"
    follows = after in words.relative or word in ("i", "we", "they", "he", "she") or after in words.participle or after in words.unknown_ed
    return Phrase(floor, end, True, end) if follows else None


def subject_before(tokens: Tokens, words: Vocabulary, end: int) -> Phrase | None:
    """The subject of the first clause before token `end`: the phrase before its first verb with a tense; None where none is found.

    What stands in front of the clause, up to a comma, holds no subject: "Referring to the blast felt in the town, the group said".
    """
    begin = 0
    if tokens.classes and (tokens.classes[0] in words.verb_ing or tokens.classes[0] in words.preposition):
        begin = next((k + 1 for k in range(1, end) if tokens.words[k] == ","), 0)
    for match in words.finite.finditer(tokens.classes, begin, end):
        if "-" not in tokens.words[match.start()]:
            verb = match.start()
            while verb > begin and tokens.classes[verb - 1] in words.cue_adverb:
                verb -= 1
            phrase = phrase_before(tokens, words, verb, begin)
            if phrase is not None:
                return phrase
    for k in range(2, end):
        # "the ministry and the police disagree": a plural subject before a verb without an ending
        if tokens.classes[k] in words.base and tokens.classes[k] not in words.homograph:
            phrase = phrase_before(tokens, words, k, 0)
            if phrase is not None and "and" in tokens.words[phrase.start : phrase.end]:
                return phrase
    return None
