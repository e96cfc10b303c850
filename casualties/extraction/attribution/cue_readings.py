"""Tokens of one sentence → its readings, from left to right.

A cue is read by its frame (`cues.toml`), by what stands to its left (a source, or content that it closes) and by what stands to its
right (content, a hearer, a time, nothing). Where a new report begins inside a content, with a contrast, a semicolon or a conjunction before
it, the earlier content ends.
"""

from __future__ import annotations

import functools

from casualties.extraction.attribution.clauses import has_clause, is_nameless_document, is_toll, last_token
from casualties.extraction.attribution.hearsay import read_hearsay
from casualties.extraction.attribution.other_cues import (
    read_according,
    read_count,
    read_introduced,
    read_issued,
    read_noun,
    read_possessed,
    read_survey,
    read_words_of,
)
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_before
from casualties.extraction.attribution.speaker_tags import read_tag
from casualties.extraction.attribution.verb_cues import read_verb
from casualties.records.phrase import Phrase
from casualties.records.sentence import Place
from casualties.records.tokens import Tokens


@functools.lru_cache(maxsize=512)
def read_sentence(tokens: Tokens, words: Vocabulary, place: Place) -> tuple[Reading, ...]:
    """The readings of a sentence from left to right; remembered, since naming a pronoun's source reads the sentences before it again."""
    letters = tokens.letters
    readings: list[Reading] = []
    survey = read_survey(tokens, words) or read_issued(tokens, words) or read_count(tokens, words)
    if survey is not None:
        readings.append(survey)
    marked = words.tag.search(tokens.classes) is not None
    tag = read_tag(tokens, words, place) if marked or place is Place.HEADLINE else None
    if tag is not None:
        readings.append(Reading(tag.source, (tag.mark, tag.mark), (tag.content,), "tag", "before" if tag.first else "after"))
    for match in words.trigger.finditer(tokens.classes):
        i = match.start()
        character = letters[i]
        if readings and i < readings[-1].cue[1]:
            continue
        if readings and _passes_on(tokens, words, i, readings[-1]):
            continue
        reading = None
        if character in words.fixed_cue:
            reading = _read_fixed(tokens, words, i, readings)
        else:
            if character in words.cue or character in words.hearsay_participle:
                reading = read_verb(tokens, words, i, readings, place is Place.HEADLINE)
            if reading is None and character in words.cue_noun:
                reading = read_noun(tokens, words, i)
                if reading is not None and _is_retold(readings, reading):
                    reading = None
        if reading is None:
            continue
        if reading.unverified and _leans(tokens, readings, reading):
            readings[-1] = readings[-1]._replace(unverified=True)
            continue
        _bound(tokens, words, readings, reading)
        if _is_part_of_report(tokens, words, readings, reading):
            continue
        if place is Place.CAPTION and reading.order == "after" and reading.source is not None:
            reading = reading._replace(rule="caption")
        readings.append(reading)
    introduced = read_introduced(tokens, words, readings) if marked else None
    if introduced is not None:
        readings.append(introduced)
    if not readings:
        return ()
    _gapped(tokens, words, readings)
    return tuple(reading for reading in readings if reading.pieces or reading.back or reading.opens or reading.closes)


def _read_fixed(tokens: Tokens, words: Vocabulary, i: int, readings: list[Reading]) -> Reading | None:
    """The reading of a cue that is no verb and no noun."""
    character = tokens.letters[i]
    if character in words.according or character in words.resting:
        return read_according(tokens, words, i, readings)
    if character in words.hearsay:
        return read_hearsay(tokens, words, i)
    if character in words.wording:
        return read_words_of(tokens, words, i)
    return read_possessed(tokens, words, i)


def _passes_on(tokens: Tokens, words: Vocabulary, i: int, last: Reading) -> bool:
    """Whether a medium only passes on what the source before it says: "according to officials quoted by the radio"."""
    quoted = tokens.words[i : i + 2] in (("quoted", "by"), ("cited", "by"))
    return quoted and last.rule == "according" and last.source is not None and last.source[1] == i


def _leans(tokens: Tokens, readings: list[Reading], new: Reading) -> bool:
    """Whether a doubt is the speaker's own: "police said they feared", where the source of the doubt is who speaks."""
    if not readings or new.source is None or readings[-1].source is None or readings[-1].order != "before":
        return False
    start = readings[-1].pieces[0][0] if readings[-1].pieces else -1
    return new.source[0] in (start, start + 1) and tokens.words[new.source[0]] in ("he", "she", "it", "they")


def _is_part_of_report(tokens: Tokens, words: Vocabulary, readings: list[Reading], new: Reading) -> bool:
    """Whether what someone in a report does is told as part of it: "the paper said the winner has predicted five results".

    Saying and telling, and sources that speak by their nature, relay a report of their own: "the radio said police had confirmed it".
    """
    if not readings:
        return False
    if new.rule == "noun" and any(reading.order == "before" and reading.pieces[:1] == new.pieces for reading in readings):
        return True  # "said citing testimony that": what the testimony is of is what is said
    if new.order == "before" and new.source is not None and new.rule in ("showing", "saying", "noun") and _is_own_count(tokens, words, new):
        return _within_speech(tokens, words, readings, new.source[0])
    if new.order != "before" or new.source is None or new.denies or new.rule not in ("saying", "quoting", "seeing", "speaking"):
        return False
    if not words.plain_speech.isdisjoint(tokens.letters[slice(*new.cue)]):
        return False
    if not words.source_noun.isdisjoint(tokens.letters[slice(*new.source)]):
        return False
    start = new.source[0]
    return any(
        reading.order == "before" and reading.rule in ("saying", "telling", "quoting") and a <= start < b
        for reading in readings
        for a, b in reading.pieces
    )


def _is_own_count(tokens: Tokens, words: Vocabulary, new: Reading) -> bool:
    """Whether a reading rests on a document that nobody else is said to have made: "records show", "the organisation's count of"."""
    assert new.source is not None
    if new.rule == "noun":
        owner = new.source[1] - new.source[0] == 2 and tokens.words[new.source[0]] == "the"
        return owner and tokens.letters[new.source[1] - 1] in words.generic_source
    # "the report concluded" takes one up that the text has named; "first inquiries concluded" does not
    taken_up = new.rule == "saying" and tokens.letters[new.source[0]] in words.determiner
    return not taken_up and is_nameless_document(tokens, words, Phrase(*new.source))


def _within_speech(tokens: Tokens, words: Vocabulary, readings: list[Reading], start: int) -> bool:
    """Whether a token stands in what a speaker, no medium, says."""
    return any(
        reading.order == "before"
        and reading.rule in ("saying", "telling", "citing")
        and reading.source is not None
        and not any(tokens.letters[k] in words.document_noun or tokens.letters[k] in words.medium_noun for k in range(*reading.source))
        and any(a <= start < b for a, b in reading.pieces)
        for reading in readings
    )


def _bound(tokens: Tokens, words: Vocabulary, readings: list[Reading], new: Reading) -> None:
    """End the contents that the new report closes: it starts behind a contrast, a semicolon or a conjunction inside them."""
    if new.order == "after" and new.denies:
        for index, reading in enumerate(readings):
            if reading.rule == "noun":
                readings[index] = reading._replace(pieces=tuple((a, min(b, new.cue[0])) for a, b in reading.pieces if a < new.cue[0]))
    if new.order == "after" and new.source is not None and new.pieces and _speaks(tokens, words, new):
        # "Iran said two died, the radio reported": what is reported within a report ends with it
        end = new.pieces[-1][1]
        for index, reading in enumerate(readings):
            if reading.order != "before" or _relays(tokens, words, reading, new):
                continue
            if any(a < end <= new.source[0] < b for a, b in reading.pieces):
                readings[index] = reading._replace(pieces=tuple((a, min(b, end)) for a, b in reading.pieces if a < end))
    if new.order != "before" or new.rule in ("agentless", "hearsay", "noun"):
        return
    text, classes = tokens.words, tokens.letters
    head = new.cue[0] if new.shared or new.source is None else min(new.source[0], new.cue[0])
    k = head
    while k > 0 and (classes[k - 1] in words.cue_adverb or classes[k - 1] in words.auxiliary):
        k -= 1
    cut = None
    if new.shared:
        if k > 0 and text[k - 1] in (",", "and", "but", "or", "then", "—", "–", "-", "while", "after", "by", "before", "when"):
            cut = k - 1
    elif (
        (k > 0 and text[k - 1] == "," and (classes[k] in words.figure or _contrasts(tokens, words, readings, new)))
        or (k > 0 and text[k - 1] == ";")
        or (k > 0 and classes[k - 1] in words.contrast)
        or (k > 0 and text[k - 1] == "and")
    ):
        cut = k - 1
    if cut is None:
        return
    while cut > 0 and text[cut - 1] in (",", ";", "—", "–", "-"):
        cut -= 1
    for index, reading in enumerate(readings):
        # "said, urging calm, that two had died": what is said stands behind both
        pieces = tuple((a, min(b, cut)) if a < cut < b else (a, b) for a, b in reading.pieces if a < cut or a >= new.cue[1])
        if pieces != reading.pieces and reading.cue[1] <= cut:
            readings[index] = reading._replace(pieces=tuple(piece for piece in pieces if piece[1] > piece[0]))


def _contrasts(tokens: Tokens, words: Vocabulary, readings: list[Reading], new: Reading) -> bool:
    """Whether a source says its own after what another has said: "while police say two died, doctors say four did"."""
    if new.source is None or new.rule not in ("saying", "putting", "counting", "speaking") or not readings:
        return False
    last = readings[-1]
    if last.order != "before" or last.source is None or last.rule not in ("saying", "putting", "counting", "telling"):
        return False
    head = min(new.source[0], new.cue[0])
    told = (a for a, b in last.pieces if a < head <= b and not _depends(tokens, words, a))
    return any(has_clause(tokens, words, a, head) or is_toll(tokens, words, a, head) for a in told)


def _depends(tokens: Tokens, words: Vocabulary, start: int) -> bool:
    """Whether what stands at `start` is a clause that the next one completes: "that when the bus fell, the driver"."""
    start += tokens.words[start] == "that"
    if start >= len(tokens) or tokens.words[start] == "to":
        return False  # "admits to 70 dead"
    return tokens.letters[start] in words.subordinator or tokens.letters[start] in words.preposition


def _is_retold(readings: list[Reading], new: Reading) -> bool:
    """Whether nameless reports are what a named source tells of: "he said there were reports of 15 dead"."""
    nameless = new.source is not None and new.source[1] == new.cue[0] == new.cue[1]
    start = new.pieces[0][0]
    return nameless and any(reading.source is not None and a <= start < b for reading in readings for a, b in reading.pieces)


def _relays(tokens: Tokens, words: Vocabulary, reading: Reading, new: Reading) -> bool:
    """Whether a medium passes on what another speaker closes: "the radio reports that two died, according to the ministry"."""

    def is_medium(source: tuple[int, int] | None) -> bool:
        return source is not None and any(tokens.letters[k] in words.medium_noun for k in range(*source))

    return is_medium(reading.source) and not is_medium(new.source)


def _speaks(tokens: Tokens, words: Vocabulary, reading: Reading) -> bool:
    """Whether a reading is plain speech of a source that certainly speaks."""
    if reading.source is None or reading.rule not in ("saying", "telling", "according"):
        return False
    return any(tokens.letters[k] in words.source_noun for k in range(*reading.source))


def _gapped(tokens: Tokens, words: Vocabulary, readings: list[Reading]) -> None:
    """Add the later reports of "the mayor thinks 16 are dead, the bus company 18 and a nurse 20", their verbs left out."""
    said, n = readings[-1], last_token(tokens, words)
    if tokens.letters[n - 1] not in words.figure or said.rule not in ("saying", "speaking", "putting", "counting"):
        return
    if said.order != "before" or not said.pieces:
        return
    readings.pop()
    later: list[Reading] = []
    while (found := _last_gap(tokens, words, said, n)) is not None:
        source, content, n = found
        later.append(said._replace(source=source, pieces=(content,), rule="gapped"))
    if later:
        said = said._replace(pieces=tuple((a, min(b, n)) for a, b in said.pieces if a < n))
    readings += [said, *reversed(later)]


def _last_gap(tokens: Tokens, words: Vocabulary, said: Reading, n: int) -> tuple[tuple[int, int], tuple[int, int], int] | None:
    """The source and the figure that end before token `n` without a verb of their own, and where the report before them ends."""
    start = n
    while start > said.cue[1] and (
        tokens.letters[start - 1] in words.figure
        or (start < n and tokens.letters[start - 1] in words.figure_hedge and tokens.words[start - 1] not in ("in", "from"))
    ):
        start -= 1
    if start == n:
        return None
    end = start - 1 if tokens.words[start - 1] in ("of", "at") else start
    phrase = phrase_before(tokens, words, end, said.pieces[0][0])
    if phrase is None or phrase.start - 1 <= said.pieces[0][0]:
        return None
    begin = phrase.start
    for k in range(phrase.end - 1, phrase.start, -1):
        if tokens.words[k] == "and":
            begin = k + 1
            break
    known = tokens.letters[phrase.end - 1] in words.source_noun or tokens.words[begin] in ("a", "an")  # no one woman is nine
    if tokens.words[begin - 1] not in ("and", ";", ",", "but"):
        return None
    if not known and tokens.words[phrase.end - 1] not in ("latter", "former", "other", "others"):
        return None
    cut = begin - 1
    while cut > 0 and tokens.words[cut - 1] in (",", ";"):
        cut -= 1
    return (begin, phrase.end), (start, n), cut
