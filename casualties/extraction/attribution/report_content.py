"""Where the content of a report stands: behind "that", a colon or a mark, left of its source, or around it."""

from __future__ import annotations

from itertools import pairwise

from casualties.extraction.attribution.clauses import QUESTIONS, before_mark, figure_follows, has_clause, is_toll, last_token
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

LAST_WORDS = 4
"""Tokens behind a source that closes its sentence, fewer than these: "the source confirmed on Monday"."""

LOOK_AHEAD = 28
"""Tokens between a cue and the "that", colon or quotation mark that opens its content, at most."""


PLACE_REACH = 12
"""Tokens between a cue inside its content and the comma behind where or how it was said, at most."""

BEFORE_TIME = frozenset(
    (
        *("on", "late", "early", "earlier", "later", "last", "this", "next", "in", "since", "the", "before", "after", "just", "by"),
        "same",
    )
)
"""What may stand before a time that follows the cue: "on Monday", "late last week"."""

SPAN_START = frozenset(("a", "an", "just", "only", "barely", "half", "several", "than", "within", "some"))
"""Words that open a span of time besides figures and what hedges them: "just an hour after"."""

AFTER_SPAN = frozenset(("after", "before", "into", "later", "earlier", "ago"))
"""What follows a span of time that tells when something was said."""

DASHES = ("-", "—", "–")
"""Marks that part a dateline from its story."""

TIMES = frozenset(("today", "yesterday", "earlier", "later", "again", "too", "also", "then", "tonight", "recently"))
"""Times and adverbs of one word that may follow the cue."""


def past_adjuncts(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int:
    """The first token past a time ("on Monday", "late Sunday", "this week") or an adverb that follows the cue."""
    classes, text = tokens.letters, tokens.words
    while r < n:
        k = r
        while k < n and text[k] in BEFORE_TIME and k - r < 3:
            k += 1
        if text[k : k + 1] == ("that",) and k + 1 < n and classes[k + 1] in words.time_unit:
            k += 1  # "said that day", not "said that on Monday"
        if k < n and (
            (classes[k] in words.time_name and (classes[k] in words.capital or k == r)) or (k > r and classes[k] in words.time_unit)
        ):
            k += 1
            k += k < n and text[k] == "." and classes[k - 1] in words.abbreviation  # "Nov. 3"
            while k < n and (
                classes[k] in words.time_unit
                or (text[k].isdigit() and _is_day(tokens, words, k))
                or text[k] in ("ago", "later")
            ):
                k += 1
            r = k
        elif text[r] in TIMES:
            r += 1
        else:
            return r
    return r


def _is_day(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    """Whether a figure behind a time belongs to it: "said Nov. 3", "said on May 3", not "said Monday 12 people died"."""
    month = k - 2 if tokens.words[k - 1] == "." else k - 1
    return month >= 0 and tokens.letters[month] in words.month_name and len(tokens.words[k]) in (1, 2, 4)


def _is_month(tokens: Tokens, words: Vocabulary, k: int) -> bool:
    """Whether a token is a month with its day: "May 3", whose first word may be a verb elsewhere."""
    return tokens.letters[k] in words.month_name and tokens.letters[k] in words.capital and "".join(tokens.words[k + 1 : k + 2]).isdigit()


def content_opener(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int | None:
    """Where content opens behind "that", a colon or a quotation mark, phrases of place, time and manner left out."""
    classes, text = tokens.letters, tokens.words
    if r >= n or classes[r] not in words.before_opener:
        return None
    if text[r] == "that":
        return r
    if text[r] == ":":
        return r + 1 if r + 1 <= n else None
    if text[r] == '"':
        return r
    if text[r] == "," and r + 1 < n and text[r + 1] == '"':
        return r + 1
    if text[r] == ",":
        return _behind_aside(tokens, words, r, n)
    if classes[r] not in words.hanging and classes[r] not in words.before_content and classes[r] not in words.adverb:
        return None
    if text[r] == "at" and r + 1 < n and text[r + 1] in ("least", "most"):
        return None
    if r + 1 < n and classes[r + 1] in words.figure and classes[r] in words.figure_hedge and text[r] not in ("in", "on"):
        return None
    inserted = False
    for match in words.openers.finditer(tokens.classes, r + 1, min(n, r + LOOK_AHEAD)):
        k = match.start()
        if text[k] == ":" and k + 1 < n:
            return k + 1
        if text[k] == '"' and text[k - 1] == ",":
            return k
        if text[k] == "that" and classes[k - 1] not in words.preposition:
            if inserted and text[k - 1] != ",":
                return None  # "said on Monday, adding that"
            # "responded to a shooting that sent": a pronoun, not a conjunction
            return None if k + 1 < n and classes[k + 1] in words.tensed else k
        # "a statement issued on Monday", "in televised comments"
        describing = classes[k - 1] in words.channel or classes[k - 1] in words.hanging or classes[k - 1] in words.determiner
        verb = classes[k] in words.tensed and not describing and not _is_month(tokens, words, k)
        if text[k] in (";", '"') or verb:
            return None
        inserted = inserted or text[k] == ","  # "told the council on Monday, May 3, in Lund, that"
    return None


def _behind_aside(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int | None:
    """The "that" behind an aside whose first comma is token `r`: "said, citing the survivors, that two had died"."""
    closing = next((k for k in range(r + 2, min(n - 1, r + LOOK_AHEAD)) if tokens.words[k] in (",", ";", '"')), None)
    if closing is not None and tokens.words[closing + 1] != "that" and (
        _is_month(tokens, words, closing - 2) or not has_clause(tokens, words, r, closing)
    ):
        # "said on Monday, May 3, in Lund, that"
        closing = next((k for k in range(closing + 1, min(n - 1, r + LOOK_AHEAD)) if tokens.words[k] in (",", ";", '"')), None)
    if closing is None or tokens.words[closing : closing + 2] != (",", "that"):
        return None
    return None if closing + 2 < n and tokens.letters[closing + 2] in words.tensed else closing + 1


def past_dateline(tokens: Tokens, words: Vocabulary) -> int:
    """The first token past a dateline ("LIMA, March 2 (Reuters) -"), 0 where the sentence has none."""
    text, classes = tokens.words, tokens.letters
    for match in words.dashes.finditer(tokens.classes, 2, max(2, min(14, len(text) - 2))):
        k = match.start()
        if text[k] in DASHES:
            dated = text[k - 1] == ")" or classes[k - 1] in words.figure or classes[k - 1] in words.time
            return k + 1 if dated and tokens.starts[k] > tokens.ends[k - 1] else 0
    return 0


def content_before(tokens: Tokens, words: Vocabulary, source: Phrase, readings: list[Reading]) -> tuple[int, int] | None:
    """The content that may stand left of a source; None where the source opens its clause."""
    s = source.start
    text, classes = tokens.words, tokens.letters
    if s == 0 or text[s] in ("who", "which", "that"):
        return None
    before = text[s - 1]
    ends = last_token(tokens, words) - source.end < LAST_WORDS
    if before == ";" and ends and not readings:
        floor = past_dateline(tokens, words)
        return (floor, s - 1) if s - 1 > floor else None
    if before in (";", ":", "(", "["):
        return None
    if before in (",", '"', "'", "—", "–", "-"):
        floor, end = _content_floor(tokens, words, readings), before_mark(tokens, s)
        if end <= floor:
            return None
        if before == "'" and not (end >= 2 and tokens.letters[end - 2] in words.mark):
            return None
        if readings and ";" in text[floor:end]:
            first = min(reading.cue[0] for reading in readings)
            floor = next((k + 1 for k in range(end - 1, floor - 1, -1) if text[k] == ";" and first < k), floor)
        return (floor, end)
    if classes[s - 1] in words.subordinator or classes[s - 1] in words.coordinator or classes[s - 1] in words.relative:
        return None
    if (classes[s - 1] in words.past or classes[s - 1] in words.third or classes[s - 1] in words.ing) and not ends:
        return None
    if source.edge and not ends and classes[s - 1] not in words.time:
        return None
    floor = _content_floor(tokens, words, readings)
    return (floor, s) if has_clause(tokens, words, floor, s) else None


def _content_floor(tokens: Tokens, words: Vocabulary, readings: list[Reading]) -> int:
    """Where content to the left of a source can start: behind a dateline and behind the semicolon of the last report."""
    floor = past_dateline(tokens, words)
    for reading in readings:
        for start, _ in reading.pieces:
            if reading.order == "before" and start > floor and tokens.words[start - 1] == ";":
                floor = start
    return floor


def closes_content(tokens: Tokens, words: Vocabulary, r: int, n: int, left: tuple[int, int]) -> bool:
    """Whether a cue closes the content to its left: nothing that could be content follows it."""
    classes, text = tokens.letters, tokens.words
    quoted = text[left[1] - 1] in ('"', "'")
    clause = has_clause(tokens, words, *left)
    first = classes[left[0]]
    adjunct = (
        not quoted
        and not _has_main_clause(tokens, words, left)
        and left[0] == 0
        and (first in words.subordinator or first in words.preposition)
        and not figure_follows(tokens, words, 0, left[1])
    )
    if r >= n or classes[r] in words.stop or text[r] in (";", ")", "]"):
        return True
    if quoted:
        return text[r] != ":" and not (text[r] == "," and r + 1 < n and text[r + 1] == '"' and not quoted)
    if text[r] in (",", "—", "–", "-"):
        inserted = text[left[1]] == text[r]  # "In the north, officials said, nine people died"
        return clause or inserted or not adjunct or (r + 1 < n and classes[r + 1] in words.tensed)
    if _past_span(tokens, words, r, n) > r or (classes[r] in words.cue_adverb and text[r + 1 : r + 2] in (("after",), ("before",))):
        return clause and not adjunct
    if classes[r] in words.figure_hedge and figure_follows(tokens, words, r, n):
        return False
    if text[r] == "there" and r + 1 < n and classes[r + 1] in words.tensed:
        return False
    if classes[r] in words.coordinator or (classes[r] in words.subordinator and text[r] not in ("that", "if", "whether")):
        return clause and not adjunct
    if classes[r] in words.preposition or classes[r] in words.adverb:
        return (clause and not adjunct) or (not clause and past_place(tokens, words, r, n) > r)
    if classes[r] in words.tensed:
        return True
    if classes[r] in words.verb_ing and (classes[r] in words.cue or not any(classes[k] in words.tensed for k in range(r + 1, n))):
        return clause and not adjunct  # "he said, crying", "he said wiping his brow"
    # text without commas: the report is over, and a new sentence starts without a stop
    spoken = classes[r - 1] in words.frames["saying"] and classes[r - 1] in words.past
    return (
        clause
        and spoken
        and "," not in text[left[0] : r]
        and not any(character in words.relative for character in classes[left[0] : left[1]])
    )


def _past_span(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int:
    """The first token past a span of time that tells when something was said: "about two hours (after the blast)"; else `r`."""
    k = r
    while k < n and k - r < 3 and (tokens.letters[k] in words.figure_hedge or tokens.words[k] in SPAN_START):
        k += 1
    while k < n and tokens.letters[k] in words.figure:
        k += 1
    told = k > r or tokens.words[k].endswith("s")  # "hours after"
    span = told and k < n - 1 and tokens.letters[k] in words.time_unit and tokens.words[k + 1] in AFTER_SPAN
    return k + 1 if span else r


def _has_main_clause(tokens: Tokens, words: Vocabulary, left: tuple[int, int]) -> bool:
    """Whether a stretch that opens with a place or time goes on to say what happened there: "In Lund, five bodies were found"."""
    if tokens.classes[left[0]] not in words.preposition or tokens.classes[left[0]] in words.subordinator:
        return False
    timed = tokens.letters[left[0] + 1] in words.time or is_toll(tokens, words, *left)
    if timed and "," not in tokens.words[left[0] : left[1]]:
        return has_clause(tokens, words, *left)  # "On Saturday a raid wounded five people (the monitor said but …)"
    commas = [*(k for k in range(left[0] + 1, left[1] - 1) if tokens.words[k] == ","), left[1]]
    return any(
        tokens.classes[comma + 1] not in words.relative and tokens.words[comma + 1] != "where" and has_clause(tokens, words, comma + 1, end)
        for comma, end in pairwise(commas)
    )


def past_place(tokens: Tokens, words: Vocabulary, r: int, n: int) -> int:
    """The comma before the verb that an inserted cue parts from its subject: "The toll, he said in a statement, was nine"; else `r`."""
    comma = next((k for k in range(r + 1, min(n, r + PLACE_REACH)) if tokens.words[k] == ","), r)
    follows = r < comma < n - 1 and tokens.letters[comma + 1] in words.tensed
    return comma if follows and tokens.letters[comma + 1] not in words.cue else r


def content_after(tokens: Tokens, words: Vocabulary, r: int, left: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """What a cue inside its content still reports to its right: ", police said, and two were hurt"."""
    classes, text = tokens.letters, tokens.words
    n = last_token(tokens, words)
    if r >= n:
        return ()
    revised = r + (text[r] == ",")
    if revised < n and classes[revised] in words.frames["revising"] and classes[revised] in words.ing:
        return ((revised, n),)  # "said, updating an earlier toll of 15"
    clause = has_clause(tokens, words, *left)
    if not clause and classes[r] in words.preposition:
        r = past_place(tokens, words, r, n)
    if r < n and classes[r] in words.tensed and left[1] - left[0] < 7 and classes[left[0]] in words.determiner:
        # a plural that is a verb as well is no clause: "The attacks, according to the source, killed two"
        clause = has_clause(tokens, words, left[0], left[1] - 1)
    quoted = text[left[1] - 1] in ('"', "'")
    if quoted:
        for k in range(r, min(n, r + LOOK_AHEAD)):
            if text[k] == '"':
                return ((k, n),) if text[k - 1] in (",", ":", "—", "–", "-") or k == r else ()
        if text[r] == "," and r + 1 < n and classes[r + 1] in words.tensed and classes[r + 1] not in words.cue:
            return ((r + 1, n),)
        return ()
    if text[r] == "including":
        return ((r, n),)  # "were killed the monitor said including 29 in one place", in text without commas
    if text[r] not in (",", "—", "–", "-"):
        return ((r, n),) if classes[r] in words.tensed and not clause else ()
    if r + 1 >= n:
        return ()
    first, word = classes[r + 1], text[r + 1]
    if first in words.according:
        return ()  # "police said, according to the radio"
    if not clause or word in ("that", "and", "or", '"'):
        return ((r + 1, n),)
    if first in words.contrast or first in words.relative or first in words.cue:
        return ()
    if (
        first in words.preposition
        or first in words.figure
        or text[left[1] - 1] in QUESTIONS
        or (first in words.verb_ing and first not in words.cue)
        or first in words.subordinator
    ):
        return ((r + 1, n),)
    return ()
