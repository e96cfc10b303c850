"""Reporting verbs → readings: a source before or after the verb, and what the verb's frame lets it report."""

from __future__ import annotations

from attrs import evolve

from casualties.extraction.clauses import (
    QUESTIONS,
    before_mark,
    can_speak,
    clause_follows,
    figure_follows,
    has_clause,
    in_capitals,
    head_of,
    is_document,
    last_token,
    object_end,
    relative_end,
    starts_clause,
)
from casualties.extraction.hearsay import read_passive, read_reduced_passive
from casualties.extraction.reading import Reading
from casualties.extraction.report_content import closes_content, content_after, content_before, content_opener, past_adjuncts
from casualties.extraction.reporting_words import Vocabulary
from casualties.extraction.source_phrases import HANGING, Phrase, phrase_after, phrase_before, subject_before
from casualties.extraction.verb_groups import Group, base_fits, rule_of, verb_group
from casualties.records.tokens import Tokens


def read_verb(tokens: Tokens, words: Vocabulary, i: int, readings: list[Reading], headline: bool) -> Reading | None:
    classes, text = tokens.classes, tokens.words
    character = classes[i]
    if "-" in text[i] or (character in words.capital and i > 0 and not headline and not in_capitals(tokens, words)):
        return None
    group = verb_group(tokens, words, i)
    if group.passive:
        return read_passive(tokens, words, i, group, readings)
    if character in words.hearsay_participle and not group.auxiliary:
        reading = read_reduced_passive(tokens, words, i)
        if reading is not None:
            return reading
    if character not in words.cue or group.infinitive:
        return None
    if character in words.ing:
        return _participle(tokens, words, i, group, readings)
    return _active(tokens, words, i, group, readings)


def _active(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    classes, text = tokens.classes, tokens.words
    j = group.start
    previous = text[j - 1] if j else ""
    if previous in (",", '"', "'", "—", "–", "-", "so") or j == 0:
        inverted = _inverted(tokens, words, i, j)
        if inverted is not None:
            return inverted
    shared = False
    source: Phrase | None
    if previous in ("and", "but", "or", "then") or (previous == "," and readings):
        source = phrase_before(tokens, words, j, 0) if previous == "," else None
        if source is None:
            shared = True
            known = _shared_source(readings, j) or subject_before(tokens, words, j)
            if known is None:
                return None
            source = known
    else:
        floor = readings[-1].cue[1] if readings and previous not in ("—", "–", "-") else 0
        source = phrase_before(tokens, words, j, floor)
    if source is None or (readings and readings[0].rule == "survey" and classes[source.start] in words.figure):
        return None
    if group.possible and not group.negated:
        return None
    if text[source.start] == "our" and text[source.end - 1] in ("correspondent", "correspondents", "reporter", "reporters"):
        return None
    if classes[i] in words.base and classes[i] not in words.past and not shared and not base_fits(tokens, words, i, group, source):
        return None
    if source.end - source.start >= 4 and any(
        text[k] == "this" and text[k + 1] in ("article", "story", "report") for k in range(source.start, source.end - 1)
    ):
        return None
    return _with_content(tokens, words, i, group, source, shared, readings)


def _shared_source(readings: list[Reading], j: int) -> Phrase | None:
    for reading in reversed(readings):
        if (
            reading.source is not None
            and reading.cue[1] <= j
            and reading.rule not in ("noun", "tag", "survey")
            and not reading.first_person
        ):
            return Phrase(*reading.source)
    return None


def _inverted(tokens: Tokens, words: Vocabulary, i: int, j: int) -> Reading | None:
    """ "...," said X; S, says X; Said X: ..."""
    classes, text = tokens.classes, tokens.words
    character = classes[i]
    if not (character in words.past or character in words.third):
        return None
    if not any(character in words.frames[name] for name in ("saying", "quoting")):
        return None
    if i != j and i - j > 1:
        return None
    phrase = phrase_after(tokens, words, i + 1, len(text))
    if phrase is None:
        return None
    after = text[phrase.resume] if phrase.resume < len(text) else "."
    head = head_of(tokens, phrase)
    if text[phrase.start] == "our":
        return None
    if not (classes[head] in words.source_noun or classes[head] in words.capital or classes[head] in words.personal):
        if text[j - 1 : j] != ('"',) and character not in words.frames["saying"]:
            return None
    if j == 0:
        if after != ":":
            return None
        return Reading((phrase.start, phrase.end), (i, i + 1), ((phrase.resume + 1, last_token(tokens, words)),), "saying")
    if text[j - 1] == "," and phrase_before(tokens, words, j, 0) is not None and not has_clause(tokens, words, 0, j - 1):
        return None
    closes = after in (
        ",",
        ".",
        ";",
        ":",
        "—",
        "–",
        "-",
        '"',
        "!",
        "?",
        "in",
        "on",
        "at",
        "after",
        "who",
        "during",
        "last",
        "this",
        "of",
        "as",
        "to",
        "and",
        "but",
        "when",
        "while",
    )
    closes = closes or text[j - 1] == "so"
    if not closes and classes[min(phrase.resume, len(text) - 1)] not in words.time_name and phrase.resume < len(text):
        return None
    left = (0, before_mark(tokens, j - (text[j - 1] == "so")))
    if left[1] <= left[0]:
        return None
    if text[j - 1] not in ('"', "so") and not has_clause(tokens, words, *left) and after != ",":
        return None
    pieces = (left, *content_after(tokens, words, phrase.resume, left))
    return Reading((phrase.start, phrase.end), (i, i + 1), pieces, rule_of(words, character), "after" if len(pieces) == 1 else "around")


def _with_content(
    tokens: Tokens, words: Vocabulary, i: int, group: Group, source: Phrase, shared: bool, readings: list[Reading]
) -> Reading | None:
    classes, text = tokens.classes, tokens.words
    character = classes[i]
    n = last_token(tokens, words)
    frames = words.frames
    r = i + 1
    if character in words.claiming and any(classes[k] in words.claimed_thing for k in range(r, min(n, r + 5))):
        return None
    if character in frames["pointing"]:
        if r < n and text[r] in ("out", "to"):
            r += 1
        elif r >= n or text[r] not in ("that", ","):
            return None
    hearer = False
    if character in frames["telling"]:
        phrase = phrase_after(tokens, words, r, n)
        if phrase is not None:
            hearer = True
            r = phrase.end
        elif text[r : r + 1] == ("of",):
            r += 1
    r = past_adjuncts(tokens, words, r, n)
    opener = None if character in frames["speaking"] and text[r : r + 1] in (("of",), ("about",)) else content_opener(tokens, words, r, n)
    if character in words.homograph and not group.auxiliary and (character in words.third or character in words.base):
        head = classes[source.end - 1]
        if head not in words.source_noun and head not in words.capital and head not in words.speaking_pronoun:
            return None
        if (
            opener is None
            and not starts_clause(tokens, words, r, n)
            and not ((r >= n and text[source.start - 1] in (",", '"')) or text[source.start - 1] in ("so", "as"))
        ):
            return None
    left = content_before(tokens, words, source, readings) if not shared else None
    negated = group.negated and character in words.confirming
    denies = (character in words.denial and not group.negated) or (group.negated and character in words.accepting)
    unverified = (character in frames["doubting"] or negated or text[i].startswith("purport")) and not denies
    if character in frames["revising"] and not any(character in frames[name] for name in ("judging", "quoting")):
        return _revision(tokens, words, i, group, source, r, n)
    rule = rule_of(words, character)
    cue = (group.start, i + 1)
    where = (source.start, source.end)
    made = Reading(where, cue, (), rule, "before", denies, unverified, shared, first_person=text[source.start] in ("i", "we", "you"))

    if (denies or negated) and r < n and _takes_back(tokens, words, r, n):
        return evolve(made, back=True)
    if any(classes[k] in words.untruth for k in range(r, min(n, r + 5))) and (
        character in frames["judging"] or character in words.denial or character in words.be
    ):
        if text[source.start - 1 : source.start] in (("that",), ("which",)) or any(
            classes[k] in words.taken_back for k in range(r, min(n, r + 4))
        ):
            return evolve(made, back=True, denies=True, unverified=False)
    closing = r >= n or classes[r] in words.stop or text[r] in (";", ")", "]")
    if opener is None and left is not None and closes_content(tokens, words, r, n, left):
        if character in frames["judging"] and not any(character in frames[name] for name in ("saying", "quoting")):
            return None
        if character in frames["intending"] and not any(character in frames[name] for name in ("saying", "quoting", "feeling")):
            return None
        if r < n and words.finite.match(classes[r]) and text[source.start - 1] not in (",", '"', "—", "–", "-"):
            return evolve(made, pieces=((r, n),))
        pieces = (left, *content_after(tokens, words, r, left))
        return evolve(made, pieces=pieces, order="after" if len(pieces) == 1 else "around")
    if source.start > 0 and text[source.start - 1] in ("as", "so") and (closing or text[r] == ","):
        around = ((0, before_mark(tokens, source.start - 1)), (min(n, r + 1), n))
        pieces = tuple(piece for piece in around if piece[1] > piece[0])
        return evolve(made, pieces=pieces, order="around") if pieces else None
    if closing:
        return None
    if opener is not None:
        start = opener
    elif character in frames["saying"] or (character in frames["telling"] and hearer):
        if text[r] == "," or (character in words.clausal and not clause_follows(tokens, words, r, n)):
            return None
        if classes[r] in words.preposition and text[r] not in ("of", "about", "against", "to") and not figure_follows(tokens, words, r, n):
            return None
        start = r
    elif character in frames["intending"] and text[r] == "to":
        start = r
        rule = "intending"
    elif character in frames["quoting"] and text[r] in QUESTIONS:
        start = r
    elif character in frames["speaking"] and text[r] in ("of", "about"):
        start = r + 1
        rule = "speaking"
    elif character in frames["putting"]:
        if not _puts_amount(tokens, words, i, r, n):
            return None
        start = r
    elif text[r] == ",":
        return None
    elif character in frames["counting"]:
        if not any(classes[k] in words.figure for k in range(r, min(n, r + 14))):
            return None
        start = r
    elif any(character in frames[name] for name in ("judging", "showing", "seeing", "denying", "citing", "feeling")):
        start = r
        rule = next(name for name in ("showing", "citing", "denying", "seeing", "judging", "feeling") if character in frames[name])
        if character in words.finding and not is_document(tokens, words, source):
            rule = "finding"
    else:
        return None
    if opener is None and start < n and words.finite.match(classes[start]) and classes[start] in words.auxiliary:
        return None
    if start >= n:
        return evolve(made, open=True, rule=rule) if text[n - 1] == ":" and not shared else None
    end = n
    if text[source.start] in ("who", "which", "that") and source.start > 0:
        end = relative_end(tokens, words, start, n)
    if opener is None and rule == "saying" and not clause_follows(tokens, words, start, n):
        end = next((k for k in range(start, end) if text[k] == "," and k + 1 < n and classes[k + 1] in words.relative), end)
    if opener is None and rule in ("judging", "intending", "feeling", "finding"):
        end = object_end(tokens, words, start, end)
    return evolve(made, pieces=((start, end),), rule=rule)


def _revision(tokens: Tokens, words: Vocabulary, i: int, group: Group, source: Phrase, r: int, n: int) -> Reading | None:
    """ "doubled its figure from seven to 14", "a figure the governor doubled to 400"."""
    classes, text = tokens.classes, tokens.words
    if classes[i] in words.ing or not can_speak(tokens, words, source):
        return None
    if not any(classes[k] in words.figure for k in range(r, min(n, r + 16))):
        return None
    own = any(classes[k] in words.count_noun for k in range(r, min(n, r + 4))) and text[r : r + 1] != ("to",)
    taken = source.start > 0 and classes[source.start - 1] in words.count_noun and text[r : r + 1] in (("to",), ("at",), ("from",))
    return Reading((source.start, source.end), (group.start, i + 1), ((r, n),), "counting") if own or taken else None


def _takes_back(tokens: Tokens, words: Vocabulary, r: int, n: int) -> bool:
    """Whether the object is what was just reported: "rejects the claim", "denied it"."""
    k = r
    while k < n and k < r + 4 and (tokens.classes[k] in words.determiner or _adjective(tokens, words, k)):
        if tokens.words[k] in ("that", "this", "it") and (k + 1 >= n or tokens.classes[k + 1] in words.mark):
            break
        if tokens.classes[k] in words.taken_back and tokens.words[k] not in ("that", "this"):
            break
        k += 1
    if k >= n or tokens.classes[k] not in words.taken_back:
        return False
    if tokens.words[k] == "that" and k + 1 < n and tokens.classes[k + 1] not in words.mark:
        return False
    return k + 1 >= n or tokens.classes[k + 1] in words.mark or tokens.words[k + 1] in ("as", "and", "but")


def _adjective(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    return tokens.classes[k] not in words.noun_stop and tokens.classes[k] not in words.taken_back


def _puts_amount(tokens: Tokens, words: Vocabulary, i: int, r: int, n: int) -> bool:
    """Whether an amount is put at a figure: "put the number of dead at 12", "gave the toll as 27", "puts it at nine"."""
    seen = tokens.words[i].startswith("peg")
    for k in range(r, min(n, r + 14)):
        if tokens.classes[k] in words.amount_noun:
            seen = True
        if (
            seen
            and tokens.words[k] in ("at", "as", "between")
            and any(tokens.classes[x] in words.figure for x in range(k + 1, min(n, k + 6)))
        ):
            return True
        if tokens.classes[k] in words.stop or tokens.words[k] == ";":
            return False
    return False


def _participle(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    """ ", adding that", "a video purporting to show", "is saying"."""
    classes, text = tokens.classes, tokens.words
    j = group.start
    n = last_token(tokens, words)
    character = classes[i]
    if group.auxiliary:
        return _active(tokens, words, i, group, readings)
    if j and text[j - 1] in HANGING and text[j - 1] not in ("after", "by", "while"):
        return None
    if character in words.frames["citing"]:
        phrase = phrase_after(tokens, words, i + 1, n)
        if phrase is None:
            return None
        left = (0, before_mark(tokens, j))
        pieces = (left,) if has_clause(tokens, words, *left) else ((phrase.resume, n),)
        return Reading((phrase.start, phrase.end), (j, i + 1), pieces, "citing", "after")
    if i + 1 >= n:
        return None
    source: Phrase | None = None
    shared = False
    if j and text[j - 1] not in (",", "and", "but", "or", "—", "–", "-", '"', "while", "after", "by", "before", "when"):
        source = phrase_before(tokens, words, j, readings[-1].cue[1] if readings else 0)
        if source is None or not (source.edge or any(classes[k] in words.source_noun for k in range(source.start, source.end))):
            source = None
        elif source.start > 1 and classes[source.start - 1] in words.sharing:
            source = phrase_before(tokens, words, source.start - 1, 0) or source
    if source is None:
        source = _shared_source(readings, j) or subject_before(tokens, words, j)
        shared = True
        if source is None and j == 0:
            source = _following_subject(tokens, words, i, n)
    if source is None:
        return None
    return _with_content(tokens, words, i, group, source, shared, readings)


def _following_subject(tokens: Tokens, words: Vocabulary, i: int, n: int) -> Phrase | None:
    """The subject behind an opening participle: "Citing the weather, the mayor left"."""
    for k in range(i + 1, n):
        if tokens.words[k] == ",":
            return phrase_after(tokens, words, k + 1, n)
    return None
