"""A reporting verb and its source → what the verb governs: where the content stands, and how far the source stands behind it."""

from __future__ import annotations

from casualties.extraction.attribution.clauses import (
    QUESTIONS,
    before_mark,
    can_speak,
    clause_follows,
    figure_follows,
    gives_amount,
    has_clause,
    head_of,
    is_document,
    is_land,
    last_token,
    object_end,
    puts_amount,
    starts_clause,
)
from casualties.extraction.attribution.content_bounds import content_end, content_place, hangs_on_relative, past_place_of_speech
from casualties.extraction.attribution.denials import calls_untrue, rejects_report, takes_back
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.report_content import closes_content, content_after, content_before, content_opener, past_adjuncts
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_after
from casualties.extraction.attribution.verb_groups import Group, rule_of
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

TALKING = ("saying", "telling", "quoting", "showing", "citing", "judging", "intending")
"""Frames of verbs that can open a content with "that" or a mark, unlike verbs that only hand out figures."""

OBJECT_FRAMES = ("showing", "citing", "denying", "seeing", "judging", "feeling")
"""Frames that govern an object without more, in the order in which they name the rule."""

SETTING_REACH = 7
"""Tokens in the place or time that a clause opens with behind a verb of saying, at most."""

DONE = ("had", "has", "have", "was", "were")
"""Auxiliaries with which a relative clause goes on behind who says it."""

FIRST_PERSON = frozenset(("i", "we", "you"))
"""Sources that are the speaker of a quotation, whom the cue around it names."""


def read_content(
    tokens: Tokens, words: Vocabulary, i: int, group: Group, source: Phrase, shared: bool, readings: list[Reading]
) -> Reading | None:
    """The reading of the verb at token `i` with its source; None where it reports nothing here.

    `shared` is true where the source belongs to an earlier verb ("said ... and added").
    """
    text, character, frames = tokens.words, tokens.letters[i], words.frames
    n = last_token(tokens, words)
    r = content_place(tokens, words, i, n)
    if r is None:
        return None
    after_of = character in frames["speaking"] and text[r : r + 1] in (("of",), ("about",))
    mute = character in words.giving and not any(character in frames[name] for name in TALKING)
    opener = None if after_of or mute else content_opener(tokens, words, r, n)
    if character in words.homograph and not group.auxiliary and not _is_verb(tokens, words, i, source, r, n, opener):
        return None
    if character not in words.plain_speech and not _may_report(tokens, words, character, source, opener is not None):
        return None
    if character in words.accusing and not group.negated:
        deed = _deed(tokens, words, r, n)
        if deed is not None:
            return Reading((source.start, source.end), (group.start, i + 1), ((deed, n),), "accusing", shared=shared)
    if character in frames["revising"] and not (character in frames["judging"] or character in frames["quoting"]):
        return _revision(tokens, words, i, group, source, r, n)
    unsaid = group.negated and character in words.confirming
    denies = character in words.accepting if group.negated else character in words.denial
    unverified = not denies and (unsaid or character in frames["doubting"] or text[i].startswith("purport"))
    made = Reading(
        (source.start, source.end),
        (group.start, i + 1),
        (),
        rule_of(words, character),
        denies=denies,
        unverified=unverified,
        shared=shared,
        first_person=text[source.start] in FIRST_PERSON,
    )
    if denies and opener is None and character in words.claim_only and not rejects_report(tokens, words, r, n):
        return made.with_content(((r, object_end(tokens, words, r, n)),), rule="judging", denies=False) if r < n else None
    if text[r : r + 1] == ("this",) and not (group.negated or denies) and _is_whole(tokens, words, r + 1, n):
        return made.with_content((), rule="this", back=True)
    if (denies or unsaid) and r < n and takes_back(tokens, words, r, n):
        return made.with_content((), back=True)
    if (character in frames["judging"] or character in words.denial) and calls_untrue(tokens, words, source, r, n):
        return made.with_content((), back=True, denies=True)
    if character in frames["citing"]:
        cited = phrase_after(tokens, words, r, n)
        behind = n if cited is None else cited.resume + (text[cited.resume : cited.resume + 1] == (",",))
        if cited is not None and text[behind : behind + 2] in (("as", "saying"), ("as", "telling")):
            said = past_adjuncts(tokens, words, behind + 2, n)
            left = content_before(tokens, words, source, readings) if said >= n else (said, n)
            if left is None:
                return None
            order = "after" if said >= n else "before"
            relay = (source.start, source.end)
            return Reading((cited.start, cited.end), (group.start, i + 1), (left,), "citing", order, relay=relay)
    aside = text[source.start - 1] if source.start else ""
    planned = character in frames["intending"] and text[r : r + 1] == ("to",)
    if opener is None and not shared and not mute and not planned and not after_of:
        left = content_before(tokens, words, source, readings)
        if left is not None and closes_content(tokens, words, r, n, left):
            return _closing(tokens, words, made, character, r, n, left)
    if aside == "as" and character in frames["putting"] and text[r : r + 1] == ("it",):
        r = past_adjuncts(tokens, words, r + 1, n)  # "as a memo put it"
    if aside in ("as", "so") and (r >= n or text[r] in (",", ";")):
        around = ((0, before_mark(tokens, source.start - 1)), (min(n, r + 1), n))
        pieces = tuple(piece for piece in around if piece[1] > piece[0])
        return made.with_content(pieces, "around") if pieces else None
    if r >= n and source.start == 0 and group.start == source.end and not (unsaid or denies):
        return made._replace(closes=True) if any(character in frames[name] for name in ("saying", "telling", "quoting")) else None
    if r >= n or tokens.letters[r] in words.stop or text[r] in (";", ")", "]"):
        return None
    governed = (opener, made.rule) if opener is not None else _governed(tokens, words, i, source, r, n, denies)
    if governed is None:
        return None
    start, rule = governed
    if start >= n:
        return made.with_content((), rule=rule, opens=True) if text[n - 1] == ":" and not shared else None
    end = content_end(tokens, words, source, i, start, n, rule if opener is None else "")
    return made.with_content(((start, end),), rule=rule)


def _is_whole(tokens: Tokens, words: Vocabulary, k: int, n: int) -> bool:
    """Whether an object ends before token `k`: "disclosed this", "said this on Monday", "confirmed this to the press"."""
    if k >= n or tokens.words[k] == "to":
        return True
    return tokens.letters[k] in words.preposition | words.subordinator | words.time_name | words.comma | words.cue_adverb


def _is_verb(tokens: Tokens, words: Vocabulary, i: int, source: Phrase, r: int, n: int, opener: int | None) -> bool:
    """Whether a form that is a noun too ("states", "claims") is a verb here: someone speaks, and a clause or object follows."""
    character = tokens.letters[i]
    if character not in words.third and character not in words.base:
        return True
    bracketed = tokens.words[source.end - 1] in (")", "]")
    # "the Disaster Agency (DA) reports", "activists on the ground report", "a study by two universities estimates"
    holder = tokens.letters[head_of(tokens, words, source)]
    hung = bracketed or (holder in words.plural if character in words.base else holder in words.document_noun)
    head = tokens.letters[head_of(tokens, words, source) if hung else source.end - 1]
    # capitals say nothing in a sentence of capitals, where any phrase that opens the clause may be a name
    shouted = source.edge and tokens.text[tokens.start : tokens.end].isupper()
    if shouted and r < n and tokens.letters[r] in words.figure and _is_shouted_place(tokens, words, source):
        return True
    clausal = shouted and (opener is not None or tokens.words[r : r + 1] == ("to",))
    if not clausal and not any(head in known for known in (words.source_noun, words.capital, words.speaking_pronoun)):
        return False
    if opener is not None and tokens.words[opener : opener + 1] == ("that",) and opener + 1 < n:
        return tokens.letters[opener + 1] not in words.tensed  # "rules that could close plants"
    if opener is not None or starts_clause(tokens, words, r, n):
        return True
    if tokens.words[r + 1 : r + 2] == ("as",) or ("as", "saying") in zip(tokens.words[r:n], tokens.words[r + 1 : n], strict=False):
        return character in words.frames["citing"]
    before = tokens.words[source.start - 1] if source.start else ""
    ends = r >= n or (before in (",", '"') and tokens.letters[r] in words.preposition)
    return before in ("so", "as") or (ends and (before in (",", '"') or head in words.capital))


def _is_shouted_place(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a headline all of capitals opens with the name of a place: "IRAN CLAIMS 900 DEAD"."""
    placed = source.start == 0 and all(character in words.place for character in tokens.letters[: source.end])
    return placed and tokens.text[tokens.start : tokens.end].isupper()


def _may_report(tokens: Tokens, words: Vocabulary, character: str, source: Phrase, opened: bool) -> bool:
    """Whether a source can do more than say: it speaks by its nature, or is a noun phrase that could be a person.

    Only what certainly speaks can judge, count or plan: "a thriller called" names a book.
    """
    pronoun = tokens.letters[source.start] in words.speaking_pronoun or tokens.letters[source.end - 1] in words.speaking_pronoun
    if pronoun or can_speak(tokens, words, source) or _is_shouted_place(tokens, words, source):
        return True
    clausal = any(character in words.frames[name] for name in ("saying", "telling", "showing", "speaking", "denying"))
    return (
        clausal
        and source.edge
        and (opened or tokens.letters[source.start] in words.determiner or tokens.words[source.end - 1].endswith("s"))
    )


def _closing(tokens: Tokens, words: Vocabulary, made: Reading, character: str, r: int, n: int, left: tuple[int, int]) -> Reading | None:
    """The reading of a verb that closes its content: "S, X said", "S, X said, and S"."""
    frames = words.frames
    clausal = character in frames["saying"] or character in frames["quoting"]
    if character in frames["judging"] and not clausal:
        return None
    if not clausal and (character in frames["intending"] or character in frames["feeling"]):
        return None
    assert made.source is not None
    marked = tokens.words[made.source[0] - 1] in (",", ";", '"', "'", "—", "–", "-")
    told = character in frames["saying"] or character in frames["telling"]
    if not marked and not told and not is_document(tokens, words, Phrase(*made.source)):
        return None  # only speech in marks, or set off by one, is answered and continued
    if r < n and tokens.letters[r] in words.tensed and tokens.words[made.source[0] - 1] not in (",", '"', "—", "–", "-"):
        return made.with_content(((r, n),))
    pieces = (left, *content_after(tokens, words, r, left))
    return made.with_content(pieces, "after" if len(pieces) == 1 else "around")


def _governed(tokens: Tokens, words: Vocabulary, i: int, source: Phrase, r: int, n: int, denies: bool) -> tuple[int, str] | None:
    """Where content without an opening word starts, and the rule of the frame that governs it; None where no frame does."""
    classes, text, character, frames = tokens.letters, tokens.words, tokens.letters[i], words.frames
    if text[r] == "having" and (character in frames["saying"] or character in words.claiming or character in words.denial):
        return r, rule_of(words, character)  # "reported having killed two"
    if character in words.keeping and is_land(tokens, words, source):
        return None  # "the city recorded nine murders": people died there, and nobody says so
    if character in words.sighting and not clause_follows(tokens, words, r, n):
        told = any(classes[k] in words.medium_noun or classes[k] in words.journalist for k in range(source.start, source.end))
        return (r, "seeing") if told else None
    auxiliary = classes[r] in words.tensed and classes[r] in words.auxiliary
    if character in frames["saying"] and source.start <= 1 and not denies:
        clause = _past_setting(tokens, words, i, r, n)
        if clause is not None:
            return clause, rule_of(words, character)
    held = text[r] in DONE and hangs_on_relative(tokens, source)  # "which police said had killed two"
    if text[r] == "," or (auxiliary and not held):
        return None
    if character in frames["saying"] or (character in frames["telling"] and r > i + 1):
        if character in words.clausal and not denies and not clause_follows(tokens, words, r, n):
            return None
        if character in frames["doubting"] and text[r] in ("of", "about", "in"):
            return None  # "what do they think about the eight bombs"
        adverbial = classes[r] in words.preposition and text[r] not in ("of", "about", "against", "to", "among")
        if adverbial and not figure_follows(tokens, words, r, n):
            clause = past_place_of_speech(tokens, words, r, n)
            return None if clause is None else (clause, rule_of(words, character))
        return r, rule_of(words, character)
    if character in frames["intending"] and text[r] == "to":
        follows = classes[r + 1] if r + 1 < n else ""
        return None if follows in words.figure or follows in words.mark else (r, "intending")
    if character in frames["quoting"] and text[r] in QUESTIONS:
        return r, "quoting"
    if character in frames["speaking"] and text[r] in ("of", "about"):
        return r + 1, "speaking"
    if character in frames["putting"] and puts_amount(tokens, words, i, r, n):
        # "two more murders put the toll at 149": what raises a toll tells nothing
        return None if classes[head_of(tokens, words, source)] in words.harm else (r, "putting")
    if character in words.giving and gives_amount(tokens, words, r, n):
        return r, "putting"
    if character in words.holding_to:
        return (r, "putting") if text[r] == "to" and gives_amount(tokens, words, r + 1, n) else None
    if character in words.ranging:
        # "Some estimates ranged from 30 to 90 dead"
        estimates = classes[head_of(tokens, words, source)] in words.count_noun
        return (r, "putting") if estimates and figure_follows(tokens, words, r, n) else None
    if character in words.giving and classes[head_of(tokens, words, source)] in words.count_noun:
        # "the latest count gives 12 dead"
        return (r, "putting") if any(classes[k] in words.figure for k in range(r, min(n, r + 5))) else None
    if character in frames["putting"] and character not in frames["judging"]:
        return None
    if character in frames["counting"]:
        return (r, "counting") if any(classes[k] in words.figure for k in range(r, min(n, r + 14))) else None
    rule = next((name for name in OBJECT_FRAMES if character in frames[name]), None)
    if rule is None:
        return None
    if character in words.finding and not is_document(tokens, words, source):
        return None  # people at work find and show things: "rescuers found nine bodies"
    return r, rule


def _revision(tokens: Tokens, words: Vocabulary, i: int, group: Group, source: Phrase, r: int, n: int) -> Reading | None:
    """ "doubled its figure from seven to 14", "a figure the governor doubled to 400"."""
    classes, text = tokens.letters, tokens.words
    if classes[i] in words.ing or not can_speak(tokens, words, source):
        return None
    if text[source.start] in ("it", "this", "that", "which") and group.start == i:
        return None  # "the shelling went on; it raised the toll to 12": no speaker
    if not any(classes[k] in words.figure for k in range(r, min(n, r + 16))):
        return None
    own = any(classes[k] in words.count_noun for k in range(r, min(n, r + 4))) and text[r : r + 1] != ("to",)
    taken = source.start > 0 and classes[source.start - 1] in words.count_noun and text[r : r + 1] in (("to",), ("at",), ("from",))
    return Reading((source.start, source.end), (group.start, i + 1), ((r, n),), "counting") if own or taken else None


def _deed(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int | None:
    """Where the deed starts that someone is accused of: "accused the army of killing two", "blamed rebels for shooting two"."""
    for k in range(r, min(n - 1, r + 16)):
        if tokens.words[k] in ("of", "for") and tokens.letters[k + 1] in words.verb_ing:
            return k + 1
        if tokens.letters[k] in words.mark and tokens.words[k] not in (",", "-", "'"):
            return None
        if tokens.letters[k] in words.opinion_participle:
            return None  # "charged a man suspected of killing two"
    return None


def _past_setting(tokens: Tokens, words: Vocabulary, i: int, r: int, n: int) -> int | None:
    """Where a clause starts behind the place that it opens with: "said on the northern side, two had died"; None where none does."""
    if r == i + 1 and tokens.letters[r] not in words.preposition:
        return None
    comma = next((k for k in range(r, min(n - 1, r + SETTING_REACH)) if tokens.words[k] == ","), None)
    if comma is None or has_clause(tokens, words, r, comma) or not clause_follows(tokens, words, comma + 1, n):
        return None
    return comma + 1 if tokens.letters[comma + 1] in words.figure | words.figure_hedge | words.determiner else None
