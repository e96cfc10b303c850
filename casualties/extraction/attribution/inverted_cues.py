"""Reporting verbs before their speaker → readings: " "...," said the mayor", "Said the mayor: ..."."""

from __future__ import annotations

from casualties.extraction.attribution.clauses import before_mark, can_speak, has_clause, head_of, is_toll, last_token
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.report_content import content_after
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_after, phrase_before
from casualties.extraction.attribution.verb_groups import rule_of
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

AFTER_SPEAKER = frozenset(
    (
        *(",", ".", ";", ":", "—", "–", "-", '"', "!", "?", "in", "on", "at", "after", "who", "during", "last", "this", "of", "as", "to"),
        *("and", "but", "when", "while", "late", "early", "adding", "noting", "stressing", "explaining", "warning"),
    )
)
"""What may follow the speaker in "...," said the mayor on Monday."""


def speaker_follows(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a speaker and no clause stands behind the verb, in text without commas: "two died said the monitor"."""
    phrase = phrase_after(tokens, words, i + 1, len(tokens.words))
    if phrase is None or not can_speak(tokens, words, phrase):
        return False
    if tokens.words[phrase.end : phrase.end + 1] in (("who",), ("which",)):
        return True
    return not any(tokens.letters[k] in words.tensed for k in range(phrase.end, min(len(tokens.words), phrase.end + 2)))


def read_inverted(tokens: Tokens, words: Vocabulary, i: int, j: int) -> Reading | None:
    """ "...," said X; S, says X; Said X: ..."""
    classes, text = tokens.letters, tokens.words
    character = classes[i]
    if i == 0 and character in words.tag_label:
        return None  # "READ MORE:"
    if not (character in words.past or character in words.third or text[i] == "say"):
        return None
    if character in words.opinion_participle or not (character in words.frames["saying"] or character in words.frames["quoting"]):
        return None
    if i - j > 1:
        return None
    phrase = phrase_after(tokens, words, i + 1, len(text))
    if phrase is None:
        return None
    after = text[phrase.resume] if phrase.resume < len(text) else "."
    head = head_of(tokens, words, phrase)
    if text[phrase.start] == "our" or (classes[phrase.start] in words.figure and not _is_someone(tokens, words, phrase, head)):
        return None  # "said two died"
    named = classes[head] in words.source_noun or classes[head] in words.capital or classes[head] in words.personal
    if not named and text[j - 1 : j] != ('"',) and text[i] not in ("said", "says"):
        return None
    if not named and text[j - 1 : j] == (",",) and any(classes[k] in words.relative for k in range(j)):
        return None  # "Karim Sol, who lives there, said shots rang"
    if j == 0:
        if after != ":":
            return None
        return Reading((phrase.start, phrase.end), (i, i + 1), ((phrase.resume + 1, last_token(tokens, words)),), "saying")
    if text[j - 1] == "," and phrase_before(tokens, words, j, 0) is not None and not has_clause(tokens, words, 0, j - 1):
        return None
    closes = after in AFTER_SPEAKER
    apposed = after in ("a", "an", "the") or (phrase.resume < len(text) and classes[phrase.resume] in words.person_noun)
    closes = closes or (text[j - 1] == '"' and apposed and classes[head] in words.capital)
    closes = closes or text[j - 1] == "so" or after in ("which", "that", "whose", "through")
    # behind speech in marks only a verb shows that something else is said: "The song "Nine Men" said rebels had won"
    closes = closes or (text[j - 1] == '"' and text[i] in ("said", "says") and not _goes_on(tokens, words, phrase.resume))
    closes = closes or (phrase.end < phrase.resume and classes[phrase.end] in words.verb_ing)  # "said a guard holding his child"
    closes = closes or (text[j - 1] not in (",", '"', "'") and after in ("a", "an"))
    if not closes and classes[min(phrase.resume, len(text) - 1)] not in words.time_name and phrase.resume < len(text):
        return None
    left = (0, before_mark(tokens, j - (text[j - 1] == "so")))
    if left[1] <= left[0]:
        return None
    closing = phrase.resume >= last_token(tokens, words) and is_toll(tokens, words, *left)
    if text[j - 1] not in ('"', "so") and not has_clause(tokens, words, *left) and after != "," and not closing:
        return None
    pieces = (left, *content_after(tokens, words, phrase.resume, left))
    return Reading((phrase.start, phrase.end), (i, i + 1), pieces, rule_of(words, character), "after" if len(pieces) == 1 else "around")


def _goes_on(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    """Whether a verb with a tense stands at token `k`."""
    return k < len(tokens) and tokens.letters[k] in words.tensed


def _is_someone(tokens: Tokens, words: Vocabulary, phrase: Phrase, head: int) -> bool:
    """Whether a phrase that opens with a figure is who speaks: "one guard standing nearby", "one of the guards", "40-year-old Ola Berg"."""
    if tokens.letters[head] in words.source_noun:
        return True
    aged = tokens.words[phrase.start + 1 : phrase.start + 2] == ("-",) and tokens.letters[head] in words.capital
    one = tokens.words[phrase.start] == "one" and any(tokens.letters[k] in words.source_noun for k in range(phrase.start, phrase.end))
    return aged or one
