"""Cues that are not verbs: "according to", "in a poll", "by the army's count", "the villagers' count of", "in the words of"."""

from __future__ import annotations

from attrs import evolve

from casualties.extraction.attribution.clauses import (
    before_mark,
    can_speak,
    figure_follows,
    has_clause,
    head_of,
    in_capitals,
    last_token,
)
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.report_content import content_after, content_opener, past_adjuncts
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_after, phrase_before
from casualties.extraction.attribution.subjects import subject_before
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

GIVEN_REACH = 12
"""Tokens from a toll to the "by" of who gave it, at most."""


def read_survey(tokens: Tokens, words: Vocabulary) -> Reading | None:
    """ "In a poll released on Monday, ...": what a document named first holds."""
    if len(tokens.words) < 6 or tokens.words[0] != "in":
        return None
    n = last_token(tokens, words)
    for k in range(2, min(n, 30)):
        if tokens.words[k] == ",":
            if any(tokens.letters[x] in words.surveying for x in range(1, k)) and k + 1 < n:
                return Reading((1, k), (0, 1), ((k + 1, n),), "survey")
            return None
    return None


def read_issued(tokens: Tokens, words: Vocabulary) -> Reading | None:
    """ "In a statement from the hospital, ...", "In an update issued by the ministry on Monday, ...": what its author says."""
    if tokens.words[:1] != ("in",) or not (tokens.letters[1:2] and tokens.letters[1] in words.determiner):
        return None
    n = last_token(tokens, words)
    comma = next((k for k in range(4, min(n - 1, 30)) if tokens.words[k] == ","), None)
    by = next((k for k in range(3, min(n, 10)) if tokens.words[k] in ("from", "by")), None)
    if comma is None or by is None or by > comma:
        return None
    made = words.channel | words.document_noun | words.count_noun
    paper = next((k for k in range(by - 1, 1, -1) if tokens.letters[k] in made and tokens.letters[k] not in words.issued), None)
    if paper is None or (paper + 1 < by and tokens.letters[paper + 1] not in words.issued):
        paper = next((k for k in range(2, by - 1) if tokens.letters[k] in made and tokens.letters[k + 1] in words.issued), None)
    if paper is None:
        return None
    author = phrase_after(tokens, words, by + 1, comma)
    if author is None or not can_speak(tokens, words, author) or past_adjuncts(tokens, words, author.end, comma) < comma:
        return None
    head = tokens.letters[head_of(tokens, words, author)]
    if head not in words.source_noun and (head in words.place or head in words.time):
        return None  # "In a report from Port Velo"
    return Reading((author.start, author.end), (0, by + 1), ((comma + 1, n),), "survey")


def read_count(tokens: Tokens, words: Vocabulary) -> Reading | None:
    """ "By the army's count, ..." and "As reported by the agency, ..."."""
    n = last_token(tokens, words)
    if n < 6:
        return None
    bare = tokens.words[0] == "by" and tokens.letters[2] in words.count_noun and tokens.words[3] == ","  # "by official count, 12 died"
    if bare or (tokens.words[0] == "by" and (tokens.letters[1] in words.determiner or tokens.words[1] == "one")):
        for k in range(2, min(n, 9)):
            if (tokens.letters[k] in words.count_noun or tokens.letters[k] in words.telling_noun) and k + 2 < n:
                after = tokens.letters[k + 1]
                comma = after in words.comma
                if comma or after in words.figure or after in words.figure_hedge or after in words.determiner:
                    return Reading(_holder(tokens, words, 1, k + 1), (0, 1), ((k + 1 + comma, n),), "survey")
            if tokens.words[k] == ",":
                return None
    if tokens.letters[n - 1] in words.telling_noun and (closing := _by_account(tokens, words, n)) is not None:
        return closing
    if tokens.words[n - 3] == "by" and tokens.words[n - 4] == "," and tokens.letters[n - 1] in words.count_noun:
        return Reading((n - 2, n), (n - 3, n - 2), ((0, n - 4),), "survey", "after")  # "12 have died, by one count"
    if tokens.words[0] == "as" and tokens.words[2] == "by" and tokens.letters[1] in words.cue:
        phrase = phrase_after(tokens, words, 3, n)
        if phrase is not None and phrase.resume < n and tokens.words[phrase.resume] == ",":
            return Reading((phrase.start, phrase.end), (0, 3), ((phrase.resume + 1, n),), "survey")
    return None


def _by_account(tokens: Tokens, words: Vocabulary, n: int) -> Reading | None:
    """ "Nine died, by the mayor's own account": somebody's account behind what it tells."""
    by = next((k for k in range(n - 3, max(1, n - 9), -1) if tokens.words[k] == "by" and tokens.words[k - 1] == ","), None)
    if by is None or not any(tokens.letters[k] in words.genitive or tokens.letters[k] in words.possessive for k in range(by + 1, n)):
        return None
    return Reading(_holder(tokens, words, by + 1, n), (by, by + 1), ((0, by - 1),), "survey", "after")


def _holder(tokens: Tokens, words: Vocabulary, start: int, end: int) -> tuple[int, int]:
    """Whose an account is ("the mayor" in "the mayor's own account", "their" in "their count"); all of it where nobody's."""
    if tokens.letters[start] in words.possessive and tokens.words[start] in ("his", "her", "its", "their"):
        return start, start + 1
    held = (k for k in range(start + 1, end) if tokens.letters[k] in words.genitive or tokens.letters[k] in words.apostrophe)
    return start, next(held, end)


def read_according(tokens: Tokens, words: Vocabulary, i: int, readings: list[Reading]) -> Reading | None:
    text = tokens.words
    n = last_token(tokens, words)
    start = _source_place(tokens, words, i, n)
    if start is None:
        return None
    told = text[start] == "what"  # "according to what the ministry reported"
    phrase = phrase_after(tokens, words, start + told, n)
    if phrase is None or (text[i] == "based" and tokens.letters[head_of(tokens, words, phrase)] not in words.document_noun):
        return None
    if text[i] == "based" and any(tokens.letters[k] in words.frames["saying"] for k in range(phrase.resume, n)):
        return None  # "based on ministry data, doctors estimate that": the doctors speak
    i -= i > 0 and text[i - 1] == "as"
    if told:
        verb = next((k for k in range(phrase.end, n) if tokens.letters[k] in words.cue), None)
        if verb is None:
            return None
        phrase = evolve(phrase, resume=verb + 1)
    else:
        phrase = _with_author(tokens, words, phrase, n)
    source, cue = (phrase.start, phrase.end), (i, start)
    before = text[i - 1] if i else ""
    floor = 0
    listed = text[:i].count(";") > 1
    for k in range(i - 1, -1, -1):
        if (text[k] == ";" and not listed) or (tokens.letters[k] in words.contrast and any(reading.cue[0] < k for reading in readings)):
            floor = k + 1
            break
    end = before_mark(tokens, i)
    before = text[i - 2] if before == "," and i > 1 and text[i - 2] in ("that", "and", "but", "while") else before
    empty = end <= floor or text[floor:end] == ('"',)
    opens = empty or before in (";", ":", "but", "and", "while", "whereas", "although", "though", "that", "whilst", "because")
    left = (floor, end)
    # "SUR (NA) According to the radio": a dateline without a dash
    opens = opens or (before == ")" and tokens.letters[i] in words.capital and not in_capitals(tokens, words))
    if not opens and before == "," and not has_clause(tokens, words, *left) and phrase.resume < n:
        opens = tokens.letters[floor] in words.preposition or tokens.letters[floor] in words.adverb
    if not opens and readings and readings[-1].order == "before" and readings[-1].rule not in ("survey", "tag", "noun"):
        for k in range(end - 1, floor, -1):
            if text[k] == ",":
                if tokens.letters[k + 1] in words.relative:
                    left = (k + 1, end)
                break
    if not opens:
        pieces = (left, *content_after(tokens, words, phrase.resume, left))
        return Reading(source, cue, pieces, "according", "after" if len(pieces) == 1 else "around")
    phrase = _without_subject(tokens, words, phrase, n)
    source = phrase.start, phrase.end
    start = phrase.resume
    if start < n and text[start] == ",":
        start += 1
    return Reading(source, cue, ((start, n),), "according") if start < n else None


def _without_subject(tokens: Tokens, words: Vocabulary, phrase: Phrase, n: int) -> Phrase:
    """A source less the subject of the clause behind it, in text without commas: "according to the agency raiders killed two"."""
    letters, verb = tokens.letters, phrase.end
    if phrase.resume != verb or verb + 1 >= n or letters[verb] not in words.verb_past or tokens.words[verb + 1] in ("by", "in", "at"):
        return phrase
    many = tokens.words[verb - 1].endswith("s") and letters[verb - 1] not in words.capital
    house = many and verb - 2 > phrase.start and (letters[verb - 2] in words.body_noun or letters[verb - 2] in words.medium_noun)
    return evolve(phrase, end=verb - 1, resume=verb - 1) if house else phrase


def _source_place(tokens: Tokens, words: Vocabulary, i: int, n: int) -> int | None:
    """Where the source starts behind "according to", "as per" or "based on"; None where the words name none: "12 deaths per day"."""
    text = tokens.words
    start = i + 1 + (text[i] != "per")
    if start >= n:
        return None
    if text[i] == "according":
        # "according the governor" has lost its "to"; "according equal rights" has not
        lost = i > 0 and text[i - 1] == "," and tokens.letters[i + 1] in words.determiner
        return start if text[i + 1] == "to" else i + 1 if lost else None
    if i and text[i - 1] not in (",", "as"):
        return None
    if text[i] == "based":
        return start if text[i + 1] == "on" and (i == 0 or has_clause(tokens, words, 0, i)) else None
    character = tokens.letters[start]
    return start if character in words.determiner or character in words.source_noun or character in words.capital else None


def _with_author(tokens: Tokens, words: Vocabulary, phrase: Phrase, n: int) -> Phrase:
    """A document with who made it: "according to figures compiled by the ministry"."""
    by = phrase.end + 1
    if by + 1 >= n or tokens.words[by] != "by" or tokens.letters[head_of(tokens, words, phrase)] not in words.document_noun:
        return phrase
    author = phrase_after(tokens, words, by + 1, n)
    return phrase if author is None else evolve(phrase, end=author.end, resume=author.resume)


def read_introduced(tokens: Tokens, words: Vocabulary, readings: list[Reading]) -> Reading | None:
    """ "The mayor made the following comment: ...": a quotation that a colon alone introduces."""
    text, n = tokens.words, len(tokens.words)
    if ":" not in text:
        return None
    for k in range(3, n):
        if text[k] == ":" and (k + 1 == n or text[k + 1] == '"'):
            break
    else:
        return None
    if any(a <= k + 1 <= b or reading.opens for reading in readings for a, b in (*reading.pieces, reading.cue)):
        return None
    subject = subject_before(tokens, words, k)
    if subject is None or subject.start > 0 or not can_speak(tokens, words, subject):
        return None
    pieces = ((k + 1, n),) if k + 1 < n else ()
    return Reading((subject.start, subject.end), (subject.end, k + 1), pieces, "quoting", opens=k + 1 == n)


def read_words_of(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """ "..., in the words of the fire service, ..."."""
    n = last_token(tokens, words)
    if i < 2 or tokens.words[i - 2 : i] != ("in", "the") or tokens.words[i + 1 : i + 2] != ("of",):
        return None
    phrase = phrase_after(tokens, words, i + 2, n)
    if phrase is None:
        return None
    left = (0, before_mark(tokens, i - 2))
    right = (min(n, phrase.resume + (tokens.words[phrase.resume : phrase.resume + 1] == (",",))), n)
    pieces = tuple(piece for piece in (left, right) if piece[1] > piece[0])
    return Reading((phrase.start, phrase.end), (i - 2, i + 2), pieces, "according", "around")


def read_possessed(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """ "the army's three and the villagers' seventeen dead": a figure that someone holds to, without a noun of its own."""
    n = last_token(tokens, words)
    k = i + 1
    while k < n and tokens.letters[k] in words.figure:
        k += 1
    if k < n and not (tokens.letters[k] in words.mark or tokens.letters[k] in words.coordinator or tokens.letters[k] in words.state):
        return None
    phrase = phrase_before(tokens, words, i, 0)
    if phrase is None or tokens.letters[i - 1] not in words.source_noun or tokens.words[k : k + 1] == ("-",):
        return None
    start = phrase.start
    while (
        start < i - 1
        and tokens.letters[start] not in words.determiner
        and tokens.words[start] != "the"
        and any(tokens.letters[x] in words.hanging for x in range(start, i))
    ):
        start += 1
    return Reading((start, i), (i, i), ((i + 1, min(n, k + 1 if k < n and tokens.letters[k] in words.state else k)),), "possessed")


def _is_speaker(tokens: Tokens, words: Vocabulary, source: tuple[int, int]) -> bool:
    """Whether a source opens its clause with a name or a noun that speaks at its end: "the ministry's toll", not "this winter's".

    A country's toll ("Norland's death toll stood at 32") tells where people died.
    """
    opens = source[0] == 0 or tokens.letters[source[0] - 1] in words.edge
    head = tokens.letters[source[1] - 1]
    placed = head in words.place and head not in words.source_noun
    return opens and head not in words.time and not placed and (head in words.source_noun or head in words.capital)


def read_noun(tokens: Tokens, words: Vocabulary, i: int) -> Reading | None:
    """ "the villagers' count of 26", "its statement that", "a union statement that"."""
    classes, text = tokens.letters, tokens.words
    n = last_token(tokens, words)
    if (i == 0 and classes[i] not in words.hearsay_noun) or i + 2 >= n:
        return None
    r = i + 1
    given = _given_by(tokens, words, i, n) if classes[i] in words.count_noun else None
    if given is not None:
        return given
    if text[r] in ("by", "from"):
        authored = _by_an_author(tokens, words, i, n)
        if authored is not None or text[r] == "by":
            return authored
    if text[r] not in ("that", "of") and classes[i] in words.hearsay_noun:
        r = content_opener(tokens, words, past_adjuncts(tokens, words, r, n), n) or r  # "reports on Monday from the town that"
        if r + 1 >= n:
            return None
    stands = classes[i] in words.count_noun and classes[r] in words.tensed  # "the ministry's toll stands at 20"
    if text[r] not in ("that", "of", "for", "about") and not stands:
        return None
    if classes[i] in words.capital and classes[i - 1] in words.capital and classes[i] in words.source_noun:
        return None  # "NBC News that"
    if text[r] in ("for", "about") and classes[i] not in words.count_noun:
        return None
    if text[r] == "that" and classes[r + 1] in words.tensed:
        return None  # "an attack on army posts that left 20 dead": the posts left them, nobody posts that
    k = i
    while (
        k > 0
        and i - k < 4
        and classes[k - 1] not in words.genitive
        and classes[k - 1] not in words.possessive
        and classes[k - 1] not in words.apostrophe
    ):
        if (classes[k - 1] in words.noun_stop and classes[k - 1] not in words.figure) or classes[k - 1] in words.frames["citing"]:
            break
        k -= 1
    source: tuple[int, int] | None = None
    if k > 0 and classes[k - 1] in words.possessive and text[k - 1] in ("his", "her", "its", "their"):
        source = (k - 1, k)
    elif k > 1 and (classes[k - 1] in words.genitive or classes[k - 1] in words.apostrophe):
        phrase = phrase_before(tokens, words, k - 1, 0)
        source = None if phrase is None else (_owner(tokens, words, phrase), phrase.end)
    elif text[r] == "that" and classes[i - 1] in words.source_noun and k < i:
        start = k - 1 if k > 0 and classes[k - 1] in words.determiner else k
        source = (start, i)
    if source is None and classes[i] in words.hearsay_noun and text[r] in ("that", "of"):
        return _read_nameless(tokens, words, i, r, n)
    if source is None or (stands and not _is_speaker(tokens, words, source)):
        return None
    return Reading(source, (i, i + 1), ((r, _noun_end(tokens, r, n)),), "noun")


def _owner(tokens: Tokens, words: Vocabulary, phrase: Phrase) -> int:
    """Where the owner of a claim starts, past what it hangs on: the army in "ran a check on the army's claim"."""
    last = next((k for k in range(phrase.end - 1, phrase.start, -1) if tokens.letters[k] in words.determiner), phrase.start)
    hung = tokens.letters[last - 1] in words.hanging if last > phrase.start else True
    speaks = hung and phrase.head < 0 and can_speak(tokens, words, phrase)
    return phrase.start if speaks or last == phrase.start or tokens.words[last - 1] == "and" else last


def _given_by(tokens: Tokens, words: Vocabulary, i: int, n: int) -> Reading | None:
    """ "a toll of 90 given by the ministry", "The number of dead announced by police rose to 14": a figure with who gave it."""
    letters = tokens.letters
    stop = words.auxiliary | words.mark
    end = next((k for k in range(i + 1, min(n, i + GIVEN_REACH)) if letters[k] in stop), min(n, i + GIVEN_REACH))
    by = next((k for k in range(i + 2, end) if tokens.words[k] == "by" and letters[k - 1] in words.given), None)
    author = phrase_after(tokens, words, by + 1, n) if by is not None else None
    if by is None or author is None or not can_speak(tokens, words, author):
        return None
    held, order = (i + 1, by - 1), "after"
    if not _has_figure(tokens, words, *held):
        held, order = (author.resume, _noun_end(tokens, author.resume, n)), "before"
        if held[0] >= n or letters[held[0]] in words.hanging or not _has_figure(tokens, words, *held):
            return None
    if _has_figure(tokens, words, author.start, author.end):
        return None  # "the toll of 12 given by the mayor to 19"
    return Reading((author.start, author.end), (by - 1, by + 1), (held,), "noun", order)


def _has_figure(tokens: Tokens, words: Vocabulary, start: int, end: int) -> bool:
    return any(tokens.letters[k] in words.figure for k in range(start, end))


def _by_an_author(tokens: Tokens, words: Vocabulary, i: int, n: int) -> Reading | None:
    """ "claims by the rebels that two had died", "reports from residents, some of them doctors, that two had died"."""
    author = phrase_after(tokens, words, i + 2, n)
    if author is None or not can_speak(tokens, words, author):
        return None
    if tokens.words[i + 1] == "from" and tokens.classes[head_of(tokens, words, author)] not in words.source_noun - words.speaking_place:
        return None  # "reports from Port Velo that"
    that = content_opener(tokens, words, author.resume, n) if tokens.words[author.resume : author.resume + 1] == (",",) else author.resume
    if that is None or tokens.words[that : that + 1] != ("that",):
        return None
    last = tokens.letters[author.end - 1]
    if last in words.homograph and last in words.third:
        return None  # "A report from the north states that": the verb is no part of the name
    start = that + 1
    return Reading((author.start, author.end), (i, i + 1), ((start, _noun_end(tokens, start, n)),), "noun") if start < n else None


def _read_nameless(tokens: Tokens, words: Vocabulary, i: int, r: int, n: int) -> Reading | None:
    """ "unconfirmed reports that two died", "reports of 15 dead": reports without an author, none in "no reports of deaths"."""
    denied = any(tokens.letters[x] in words.negation or tokens.words[x] in ("any", "no") for x in range(max(0, i - 3), i))
    if denied or not figure_follows(tokens, words, r, n):
        return None
    start = next((x + 1 for x in range(i - 1, max(-1, i - 4), -1) if tokens.letters[x] in words.noun_stop), i)
    start = i if any(tokens.letters[x] in words.tensed for x in range(start, i)) else start
    while start < i and tokens.letters[start] in words.verb_ing:
        start += 1  # "is investigating reports that"
    return Reading((start, i + 1), (i + 1, i + 1), ((r, _noun_end(tokens, r, n)),), "noun")


def _noun_end(tokens: Tokens, r: int, n: int) -> int:
    return next((k for k in range(r + 1, n) if tokens.words[k] in (",", ";", '"')), n)
