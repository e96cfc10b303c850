"""Reports told in the passive, most without a source: "are said to have died", "26 reported dead", "accused by the police of"."""

from __future__ import annotations

from casualties.extraction.attribution.clauses import before_mark, clause_end, clause_follows, clause_start, has_clause, last_token
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.report_content import content_opener, past_adjuncts
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_after, phrase_before
from casualties.extraction.attribution.verb_groups import Group, rule_of
from casualties.records.tokens import Tokens

COMPARING = ("from", "than", "with", "against")
"""What stands before a figure that another is compared with."""


PARTING = frozenset(("after", "when", "as", "before", "because"))
"""Words that part what happened from the deed before it, which alone may be hearsay."""


def read_passive(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    """ "it was reported that", "are said to have", "were reported killed", "was quoted as saying"."""
    classes, text = tokens.letters, tokens.words
    n = last_token(tokens, words)
    j = group.start
    character = classes[i]
    doubt = character in words.doubt_participle or text[i] == "purported"
    cue = (i, i + 1)
    if text[i] in ("quoted", "cited", "reported") and i + 2 < n and text[i + 1] == "as" and text[i + 2] in ("saying", "telling"):
        source = phrase_before(tokens, words, j, 0)
        if source is None:
            return None
        if i + 3 < n and text[i + 3] not in (",", "by"):
            return Reading((source.start, source.end), (i, i + 3), ((i + 3, n),), "saying")
        medium = phrase_after(tokens, words, i + 4, n) if text[i + 3 : i + 4] == ("by",) else None
        relay = None if medium is None else (medium.start, medium.end)
        end = before_mark(tokens, source.start) or source.start
        return Reading((source.start, source.end), (i, i + 3), ((0, end),), "saying", "after", relay=relay) if end else None
    if text[i] in ("quoted", "cited") and text[i + 1 : i + 2] == ("by",):
        medium = phrase_after(tokens, words, i + 2, n)
        source = phrase_before(tokens, words, j, 0)
        if medium is not None and source is not None and text[medium.end : medium.end + 2] in (("as", "saying"), ("as", "telling")):
            piece = (medium.end + 2, n)
            if piece[0] >= n:
                # "'We found one body,' the minister was cited by the agency as saying"
                end = before_mark(tokens, source.start) or source.start
                relay = (medium.start, medium.end)
                return Reading((source.start, source.end), (i, i + 1), ((0, end),), "saying", "after", relay=relay) if end else None
            return Reading((source.start, source.end), (i, i + 1), (piece,), "citing", relay=(medium.start, medium.end))
    putting = character in words.frames["putting"]
    by = next((k for k in range(i + 1, min(n, i + (12 if putting else 3))) if text[k] == "by"), None)
    if by is not None and putting and not any(classes[k] in words.figure for k in range(i + 1, by)):
        by = None
    if by is not None and character in words.cue:
        phrase = phrase_after(tokens, words, by + 1, n)
        if phrase is None or character in words.claiming or (group.negated and character not in words.confirming):
            return None
        if text[i] == "found" and text[phrase.resume : phrase.resume + 1] != ("to",):
            return None  # "two bodies were found by soldiers", not "two were found by the court to have died"
        head = next((k for k in range(phrase.start + 1, phrase.end) if classes[k] in words.hanging), phrase.end) - 1
        if classes[head] not in words.source_noun and classes[head] not in words.capital:
            return None
        start = clause_start(tokens, words, j)
        if j and classes[j - 1] in words.relative:
            # "in an incident that was reported by the courts": what the pronoun stands for alone is reported
            antecedent = phrase_before(tokens, words, j - 2 if j > 1 and text[j - 2] == "," else j - 1, 0)
            if antecedent is None:
                return None
            start = antecedent.start
        elif not group.auxiliary:
            # "the toll was 24, up from 10 deaths reported by the agency": what the agency counted before
            compared = (k for k in range(j - 2, start, -1) if text[k] in COMPARING)
            start = next((k + 1 for k in compared if classes[k + 1] in words.figure or classes[min(k + 2, j)] in words.figure), start)
        denies = character in words.denial or text[i] == "contradicted"
        if denies and j - start < 5 and any(classes[k] in words.taken_back for k in range(start, j)):
            # "but this report was denied by the army"
            return Reading((phrase.start, phrase.end), (j, by + 1), (), "denying", denies=True, back=True)
        if text[start:j] == ("this",) and not denies:
            return Reading((phrase.start, phrase.end), (j, by + 1), (), "this", back=True)  # "This was disclosed by the mayor"
        if character in words.frames["intending"] and not denies:
            return None  # "crimes committed by the army"
        if putting:  # "the toll was put at 12 by police"
            return Reading((phrase.start, phrase.end), (j, i + 1), ((start, j), (i + 1, by)), "putting", "around")
        return Reading((phrase.start, phrase.end), (j, by + 1), ((start, j),), rule_of(words, character), "after", denies)
    if character not in words.hearsay_participle:
        return None
    if text[i] in ("told", "shown") and j and (classes[j - 1] in words.trial_body or classes[j - 1] in words.medium_noun):
        return _told_in_court(tokens, words, i, j)
    before = text[j - 1] if j else ""
    r = past_adjuncts(tokens, words, i + 1, n)
    if before == "it":
        opener = content_opener(tokens, words, r, n)
        if opener is None and r < n and clause_follows(tokens, words, r, n) and (j == 1 or classes[j - 2] in words.edge):
            opener = r  # "it is believed 12 people died"
        if opener is not None:
            return Reading(None, cue, ((opener, n),), "agentless", unverified=doubt)
        if j >= 2 and text[j - 2] in (",", '"') and (r >= n or text[r] in (",", ";")):
            return Reading(None, cue, ((0, before_mark(tokens, j - 1)),), "agentless", "after", unverified=doubt)
        return None
    if text[i] in (
        "confirmed",
        "told",
        "described",
        "accused",
        "known",
        "expected",
        "announced",
        "revealed",
        "disclosed",
        "stated",
    ) and not (text[i] == "expected" and text[r : r + 1] == ("to",)):
        return None
    if (character in words.clausal or text[i] == "said") and text[r : r + 1] != ("to",):
        return None  # "families were gathered", "prayers were said for the dead"
    if group.negated and not doubt:
        return None
    start = clause_start(tokens, words, j)
    end = clause_end(tokens, words, r, n)
    rule = "intending" if text[i] == "expected" else "agentless"
    return Reading(None, cue, ((start, j), (i + 1, end)) if end > i + 1 else ((start, j),), rule, "around", unverified=doubt)


def read_emerging(tokens: Tokens, words: Vocabulary, i: int, group: Group) -> Reading | None:
    """ "it has emerged that two died"; "two died, it emerged"."""
    n = last_token(tokens, words)
    j = group.start
    if j == 0 or tokens.words[j - 1] != "it" or group.negated:
        return None
    opener = content_opener(tokens, words, past_adjuncts(tokens, words, i + 1, n), n)
    if opener is not None:
        return Reading(None, (i, i + 1), ((opener, n),), "agentless")
    end = before_mark(tokens, j - 1)
    return Reading(None, (i, i + 1), ((0, end),), "agentless", "after") if 0 < end < j - 1 else None


def _told_in_court(tokens: Tokens, words: Vocabulary, i: int, j: int) -> Reading | None:
    """ "The inquest was told that two died", "two died, a jury was told"."""
    n = last_token(tokens, words)
    source = phrase_before(tokens, words, j, 0)
    if source is None:
        return None
    r = past_adjuncts(tokens, words, i + 1, n)
    opener = content_opener(tokens, words, r, n)
    if opener is None and r < n and clause_follows(tokens, words, r, n):
        opener = r
    if opener is not None:
        return Reading((source.start, source.end), (j, i + 1), ((opener, n),), "telling")
    end = before_mark(tokens, source.start)
    return Reading((source.start, source.end), (j, i + 1), ((0, end),), "telling", "after") if 0 < end < source.start else None


def read_as_reported(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """ "..., as reported by the agency", "as described in the report"."""
    phrase = phrase_after(tokens, words, i + 2, last_token(tokens, words))
    end = before_mark(tokens, i - 1)
    if tokens.letters[i] not in words.cue or phrase is None or end == 0:
        return None
    return Reading((phrase.start, phrase.end), (i - 1, i + 2), ((0, end),), "according", "after")


def read_reduced_passive(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """ "26 reported dead", "the men feared drowned", "missing, presumed dead"."""
    classes, text = tokens.letters, tokens.words
    n = last_token(tokens, words)
    if i == 0 or i + 1 >= n:
        return None
    if classes[i + 1] in words.state:
        follows = classes[i + 2] if i + 2 < n else ""
        if follows and text[i - 1] != "," and not _may_follow_state(words, follows):
            return None
    elif text[i] != "reported" or text[i + 1] not in ("in", "at", "on") or classes[i - 1] not in words.amount_noun:
        return None
    start = clause_start(tokens, words, i)
    return Reading(
        None,
        (i, i + 1),
        ((start, i), (i + 1, clause_end(tokens, words, i + 1, n))),
        "agentless",
        "around",
        unverified=classes[i] in words.doubt_participle,
    )


def _may_follow_state(words: Vocabulary, character: str) -> bool:
    """Whether a clause can go on so after "reported dead": with a mark, a place, a time or a conjunction."""
    return any(character in known for known in (words.mark, words.preposition, words.coordinator, words.time_name, words.subordinator))


def read_hearsay(tokens: Tokens, words: Vocabulary, i: int) -> Reading:
    n = last_token(tokens, words)
    start, end = clause_start(tokens, words, i), clause_end(tokens, words, i + 1, n)
    parted = (k + 1 for k in range(i - 1, start, -1) if tokens.words[k] in PARTING and has_clause(tokens, words, start, k))
    start = next(parted, start)  # "Three are dead after they reportedly broke in": only the deed is hearsay
    pieces = tuple(piece for piece in ((start, i), (i + 1, end)) if piece[1] > piece[0])
    return Reading(None, (i, i + 1), pieces, "hearsay", "around", unverified=tokens.letters[i] in words.hearsay_doubt)


def read_accused(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """ "a man accused by the police of killing two": what the police say, whatever verb the sentence has."""
    classes, text = tokens.letters, tokens.words
    deed = next((k for k in range(i + 3, min(len(text) - 1, i + 10)) if text[k] == "of" and classes[k + 1] in words.verb_ing), None)
    accuser = None if deed is None else phrase_after(tokens, words, i + 2, deed)
    if deed is None or accuser is None or accuser.end != deed:
        return None
    return Reading((accuser.start, deed), (i, i + 2), ((deed + 1, last_token(tokens, words)),), "accusing")
