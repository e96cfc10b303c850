"""Reporting verbs → readings: a source before or after the verb, and what the verb's frame lets it report."""

from __future__ import annotations

from attrs import evolve

from casualties.extraction.attribution.clauses import (
    before_mark,
    can_speak,
    has_clause,
    has_ended,
    head_of,
    in_capitals,
    is_nameless_document,
    is_share,
    last_token,
)
from casualties.extraction.attribution.governed_content import read_content
from casualties.extraction.attribution.hearsay import read_accused, read_as_reported, read_emerging, read_passive, read_reduced_passive
from casualties.extraction.attribution.inverted_cues import read_inverted, speaker_follows
from casualties.extraction.attribution.phrase_ends import nounlike
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.report_content import past_adjuncts
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import phrase_after, phrase_before
from casualties.extraction.attribution.subjects import (
    antecedent,
    broadcaster,
    closing_speaker,
    contrasted_subject,
    following_subject,
    held_back,
    issued_document,
    named_before,
    opening_subject,
    relative_holder,
    subject_before,
    with_its_town,
)
from casualties.extraction.attribution.verb_groups import Group, base_fits, is_said_of, verb_group
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

ACCUSED_OF = ("of", "with", "for", "over", "in")
"""What follows at once on a participle for somebody who is accused; who accuses names them first."""


def read_verb(tokens: Tokens, words: Vocabulary, i: int, readings: list[Reading], headline: bool) -> Reading | None:
    classes, text = tokens.letters, tokens.words
    character = classes[i]
    if "-" in text[i] or (character in words.capital and i > 0 and not headline and not in_capitals(tokens, words)):
        return None
    if i and character in words.nominal and classes[i - 1] in words.before_noun:
        return None  # "the reports", "of plans", "the army's claims": nouns, not verbs
    if text[i] == "known" and i > 2 and text[i - 2 : i] == ("made", "this"):
        teller = phrase_before(tokens, words, i - 2, 0)
        return None if teller is None else Reading((teller.start, teller.end), (i - 2, i + 1), (), "this", back=True)
    if 0 < i < len(text) - 2 and text[i - 1] == "as" and text[i + 1] in ("by", "in"):
        return read_as_reported(tokens, words, i)
    if text[i] == "state" and text[i + 1 : i + 2] and classes[i + 1] in words.medium_noun:
        return None  # "state television"
    if i > 0 and classes[i - 1] in words.plural_determiner and character in words.third:
        return None  # "in several places": a verb in -s wants one subject
    if i > 0 and classes[i - 1] in words.figure and character in words.third and not (i > 1 and classes[i - 2] in words.capital):
        return None  # "at least three suspects", not "Channel 4 reports"
    described = 0 < i < len(text) - 1 and character in words.participle and classes[i - 1] in words.before_participle
    if described and nounlike(tokens, words, i + 1):
        return None  # "the latest suspected poisoning"
    group = verb_group(tokens, words, i)
    if character in words.accusing and text[i + 1 : i + 2] == ("by",):
        accused = read_accused(tokens, words, i)
        if accused is not None:
            return accused
    if character in words.emerging:
        return read_emerging(tokens, words, i, group)
    if group.passive:
        return read_passive(tokens, words, i, group, readings)
    if character in words.hearsay_participle and not group.auxiliary:
        reading = read_reduced_passive(tokens, words, i)
        if reading is not None:
            return reading
    if group.infinitive and classes[group.start - 2 : group.start - 1] and classes[group.start - 2] in words.brought_to_say:
        group = _brought_to_say(tokens, words, group)
    if character not in words.cue or group.infinitive:
        return None
    if not group.auxiliary and i + 1 < len(text) and classes[i + 1] in words.after_participle:
        if _describes(tokens, words, i):
            return None
        phoned = character in words.plain_speech and any(known in words.channel for known in classes[i + 2 : i + 4])
        if text[i + 1] == "by" and character in words.participle and not phoned:  # not "said by satellite phone"
            return read_passive(tokens, words, i, group, readings) if character in words.counted else None
    if character in words.ing:
        return _participle(tokens, words, i, group, readings)
    return _active(tokens, words, i, group, readings)


def _describes(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether a participle with no auxiliary before it says of whom or what something is said, in the words that follow it."""
    text, character, after = tokens.words, tokens.letters[i], tokens.words[i + 1]
    if character in words.opinion_participle and after in ("to", "of"):
        return True  # "men believed to be rebels"
    if character in words.accusing and character in words.participle and after in ACCUSED_OF:
        return True  # "a man accused of killing two"
    issued = character in words.issued and 0 < i < len(text) - 2 and tokens.letters[i - 1] in words.document_noun
    if issued and tokens.letters[i + 1] in words.hanging and after != "by":
        return True  # "a study released in the capital said"
    if character in words.participle and is_said_of(tokens, words, i):
        return True  # "a group known as the Rats", "men described as raiders"
    # "men said to have ties to the gang", "with 20 soldiers estimated to have died"
    return character in words.said_of and text[i + 1 : i + 3] in (("to", "have"), ("to", "be"), ("to", "include"))


def _brought_to_say(tokens: Tokens, words: Vocabulary, group: Group) -> Group:
    """The group of a verb in "went on to report", "was forced to admit", with all that brings it about in it."""
    start = group.start - 2
    while start > 0 and (
        tokens.letters[start - 1] in words.auxiliary
        or tokens.letters[start - 1] in words.negation
        or tokens.words[start - 1] in ("go", "goes", "went", "gone")
    ):
        start -= 1
    negated = any(tokens.letters[k] in words.negation for k in range(start, group.start))
    return group._replace(start=start, infinitive=False, auxiliary=True, negated=negated)


def _active(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    classes, text = tokens.letters, tokens.words
    j = group.start
    previous = text[j - 1] if j else ""
    if previous in (",", '"', "'", "—", "–", "-", "so") or j == 0:
        inverted = read_inverted(tokens, words, i, j)
        if inverted is not None:
            return inverted
    shared = False
    source: Phrase | None
    if previous in ("and", "but", "or", "then") or (previous == "," and readings):
        source = phrase_before(tokens, words, j, 0) if previous == "," else None
        if source is None:
            shared = True
            known = _shared_source(readings, j)
            if known is None or not text[i].startswith("add"):  # who adds something has spoken before
                known = contrasted_subject(tokens, words, known.end if known is not None else 0, j) or known
            if known is not None and has_ended(tokens, words, known, j):
                known = phrase_before(tokens, words, known.start, 0) if previous == "," else None
            known = known or subject_before(tokens, words, j)
            if known is None:
                return None
            source = known
    else:
        floor = readings[-1].cue[1] if readings and previous not in ("—", "–", "-") else 0
        source = issued_document(tokens, words, j) or phrase_before(tokens, words, j, floor)
        if source is None or text[source.start - 1 : source.start] in (("be",), ("been",), ("being",)):
            source = _at_the_end_of_its_clause(tokens, words, i, j)
        if source is None and previous == ",":
            # a stray comma between subject and verb: "The chief of the district, told reporters"
            stray = phrase_before(tokens, words, j - 1, 0)
            opens = stray is not None and (stray.start == 0 or (stray.start == 2 and text[1] == "," and classes[0] in words.cue_adverb))
            source = stray if stray is not None and opens and can_speak(tokens, words, stray) else None
            # "A source in the army who would not give a name, said": the comma closes a relative clause that none opens
            source = source or antecedent(tokens, words, Phrase(j - 1, j))
    if source is not None and not shared:
        source = closing_speaker(tokens, words, i, source) or source
    behind = text[i + 1 : i + 2] in (("a",), ("an",)) and source is not None and has_clause(tokens, words, 0, source.start)
    behind = behind or (source is not None and (_closes_a_clause(tokens, words, source) or _speaker_ends(tokens, words, i, source)))
    if source is None or behind or not can_speak(tokens, words, source):
        if text[i] in ("said", "says") and j == i and j > 3 and speaker_follows(tokens, words, i):
            inverted = read_inverted(tokens, words, i, j)
            if inverted is not None:
                return inverted
        source = broadcaster(tokens, words, i, j) or source
    if source is None:
        return None
    source = with_its_town(tokens, words, source)
    if not source.edge or text[source.start - 1 : source.start] == ("as",):
        source = held_back(tokens, words, source, readings) or source
    source = relative_holder(tokens, words, source) or named_before(tokens, words, _without_channel(tokens, words, source))
    pronoun = source.end - source.start == 1 and classes[source.start] in words.personal  # "three suspects they believe fired"
    if not source.edge and not shared and not pronoun:
        source = _widened(tokens, words, i, source)
    relative = source.end - source.start == 1 and classes[source.start] in words.relative
    if relative and classes[before_mark(tokens, source.start) - 1] in words.incident:
        return None  # "the attacks, which saw the deaths of 12"
    loose = not (source.edge or shared or relative or pronoun) and classes[source.start] not in words.figure
    if loose and not _stands_apart(tokens, words, source):
        comma = next((k + 1 for k in range(source.start - 1, 0, -1) if text[k] == ","), 0)
        whole = opening_subject(tokens, words, comma, j)
        if whole is not None and can_speak(tokens, words, whole):
            source = whole
    if group.possible and not group.negated:
        return None
    if readings and classes[source.start] in words.figure and any(_is_survey(tokens, words, reading) for reading in readings):
        return None
    if text[source.start] == "our" and text[source.end - 1] in ("correspondent", "correspondents", "reporter", "reporters"):
        return None
    if not shared and (is_share(tokens, words, source) or _disagrees(tokens, words, i, source) or _takes_in(tokens, words, i, source)):
        return None
    if classes[i] in words.base and classes[i] not in words.past and not shared and not base_fits(tokens, words, i, group, source):
        return None
    if source.end - source.start >= 4 and "this" in text[source.start : source.end] and any(
        text[k] == "this" and text[k + 1] in ("article", "story", "report") for k in range(source.start, source.end - 1)
    ):
        return None
    reading = read_content(tokens, words, i, group, source, shared, readings)
    if reading is not None and text[:2] in (("quoted", "by"), ("cited", "by")) and reading.relay is None:
        relay = phrase_after(tokens, words, 2, len(text))
        if relay is not None and relay.end <= source.start:
            return reading._replace(relay=(relay.start, relay.end))
    return reading


def _closes_a_clause(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether what stands before a verb is counted and ends a clause of its own: "shells killed 12 people (said the governor)"."""
    held = not source.edge or tokens.words[source.start - 1] in ("including", "among")
    return held and _is_counted(tokens, words, source) and has_clause(tokens, words, 0, source.start)


def _is_counted(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a phrase opens with a figure: "12 people", "(at) least 12 people"."""
    return not words.figure.isdisjoint(tokens.letters[source.start : source.start + 2])


def _speaker_ends(tokens: Tokens, words: Vocabulary, i: int, source: Phrase) -> bool:
    """Whether who speaks, and nothing else, stands behind the verb: "bombs that did damage in clinics (said the Observatory)"."""
    if source.edge or not has_clause(tokens, words, 0, source.start):
        return False
    n = last_token(tokens, words)
    phrase = phrase_after(tokens, words, i + 1, n)
    return phrase is not None and can_speak(tokens, words, phrase) and past_adjuncts(tokens, words, phrase.resume, n) >= n


def _at_the_end_of_its_clause(tokens: Tokens, words: Vocabulary, i: int, j: int) -> Phrase | None:
    """Who speaks where a relative clause ends in no noun: "A guard who asked not to be named said", not "who has long said"."""
    character = tokens.letters[i]
    speaks = character in words.frames["saying"] or character in words.frames["telling"]
    if not speaks or character in words.homograph | words.source_noun or not (character in words.past or character in words.third):
        return None
    last = next((k for k in range(j - 1, 0, -1) if tokens.letters[k] not in words.cue_adverb), 0)
    if tokens.letters[last] in words.auxiliary | words.relative:
        return None
    return antecedent(tokens, words, Phrase(j, j))


def _widened(tokens: Tokens, words: Vocabulary, i: int, source: Phrase) -> Phrase:
    """A source that closes its sentence with no mark before it, joint sources and the name before a description taken in.

    "... the monitor and a civil defence official said"; "The Observatory a monitoring group said"; "the group which follows the war said".
    """
    text, classes = tokens.words, tokens.letters
    n = last_token(tokens, words)
    if past_adjuncts(tokens, words, i + 1, n) >= n and source.whole >= 0:
        whole = evolve(source, start=source.whole)
        if can_speak(tokens, words, evolve(whole, end=next(k for k in range(source.start - 1, 0, -1) if text[k] == "and"))):
            return whole
    if source.start and text[source.start] in ("a", "an") and classes[source.start - 1] in words.capital:
        named = phrase_before(tokens, words, source.start, 0)
        opens = named is not None and (named.start == 0 or classes[named.start - 1] in words.clause_mark | words.time_name)
        if named is not None and opens and can_speak(tokens, words, named):
            return named
    if classes[i] in words.homograph or _stands_apart(tokens, words, source):
        return source
    return antecedent(tokens, words, source) or source


def _stands_apart(tokens: Tokens, words: Vocabulary, source: Phrase) -> bool:
    """Whether a name that speaks follows a noun at once, in text without commas: "exposure to gas Norway's ministry said"."""
    if not source.start or tokens.letters[source.start] not in words.capital or tokens.letters[source.start] in words.determiner:
        return False
    before = tokens.letters[source.start - 1]
    return nounlike(tokens, words, source.start - 1) and before not in words.capital and can_speak(tokens, words, source)


def _without_channel(tokens: Tokens, words: Vocabulary, source: Phrase) -> Phrase:
    """A source less the channel it speaks through: "the army in a statement said"."""
    if tokens.letters[source.end - 1] not in words.channel:
        return source
    for k in range(source.start + 1, source.end - 2):
        if tokens.words[k] in ("in", "through", "via") and tokens.words[k + 1] in ("a", "an", "its", "his", "her", "their"):
            head = evolve(source, end=k)
            if can_speak(tokens, words, head):
                return head
    return source


def _disagrees(tokens: Tokens, words: Vocabulary, i: int, source: Phrase) -> bool:
    """Whether a form in -s stands behind counted people, so that it is a noun: "18 dead including 10 children reports"."""
    counted = _is_counted(tokens, words, source) and tokens.words[source.start] != "one"
    plain = tokens.letters[i] in words.plain_speech and tokens.letters[i] not in words.nominal
    return counted and tokens.letters[i] in words.third and not plain


def _takes_in(tokens: Tokens, words: Vocabulary, i: int, source: Phrase) -> bool:
    """Whether a house admits people rather than a fact: "the clinic admitted 33 people", not "the clinic admitted 33 deaths"."""
    if tokens.letters[i] not in words.taking_in or tokens.letters[source.end - 1] not in words.care_house:
        return False
    behind = tokens.letters[i + 1 : i + 6]
    counted = bool(behind) and (behind[0] in words.figure or behind[0] in words.figure_hedge)
    return counted and any(letter in words.taken_in for letter in behind)


def _is_survey(tokens: Tokens, words: Vocabulary, reading: Reading) -> bool:
    """Whether a reading reports a survey, whose respondents are no sources of their own: "the poll found 37 percent say"."""
    return reading.source is not None and any(tokens.letters[k] in words.surveying for k in range(*reading.source))


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


def _participle(tokens: Tokens, words: Vocabulary, i: int, group: Group, readings: list[Reading]) -> Reading | None:
    """ ", adding that", "a video purporting to show", "is saying"."""
    classes, text = tokens.letters, tokens.words
    j = group.start
    n = last_token(tokens, words)
    character = classes[i]
    if group.auxiliary:
        return _active(tokens, words, i, group, readings)
    if j and (classes[j - 1] in words.determiner or (classes[j - 1] in words.hanging and text[j - 1] not in ("after", "by", "while"))):
        return None
    if character in words.frames["seeing"] and j and text[j - 1] != ",":
        return None  # "a committee hearing"
    if character in words.frames["citing"]:
        return _citing(tokens, words, i, j, n, readings)
    if i + 1 >= n:
        return None
    source: Phrase | None = None
    shared = False
    said = bool(j) and classes[j - 1] in words.plain_speech  # "the group said adding that", in text without commas
    if j and not said and text[j - 1] not in (",", "and", "but", "or", "—", "–", "-", '"', "while", "after", "by", "before", "when"):
        source = phrase_before(tokens, words, j, readings[-1].cue[1] if readings else 0)
        if source is None or not can_speak(tokens, words, source):
            return None  # "an unfavorable rating", "a meeting": nouns in -ing
        if source.whole > 0 and text[source.whole - 1] == "with":
            source = evolve(source, start=source.whole)  # "with the hospital and the army reporting 12 deaths"
        if source.start > 1 and classes[source.start - 1] in words.sharing:
            source = phrase_before(tokens, words, source.start - 1, 0) or source
        if source.start > 2 and text[source.start - 1] == "in" and classes[source.start - 2] in words.plain_speech:
            # "the agency said in a statement putting the toll at 70"
            source = phrase_before(tokens, words, source.start - 2, 0) or source
    if source is None:
        source = _shared_source(readings, j) or subject_before(tokens, words, j)
        shared = True
        if source is None and j == 0:
            source = following_subject(tokens, words, i, n)
    if source is None:
        return None
    return read_content(tokens, words, i, group, source, shared, readings)


def _citing(tokens: Tokens, words: Vocabulary, i: int, j: int, n: int, readings: list[Reading]) -> Reading | None:
    """ "the agency, citing the ministry, said": the ministry is the source and the agency its relay.

    A medium that cites nameless sources stays the source itself.
    """
    cited = phrase_after(tokens, words, i + 1, n)
    if cited is None:
        return None
    head = tokens.letters[head_of(tokens, words, cited)]
    if head in words.anonymous_noun or head in words.harm or head in words.reason:
        return None  # "citing the death of three men", "citing government rules" give a reason
    relay = _shared_source(readings, j) or phrase_before(tokens, words, j - 1 if j and tokens.words[j - 1] == "," else j, 0)
    before = next((reading for reading in reversed(readings) if reading.source is not None and reading.order == "after"), None)
    speaker = Phrase(*before.source) if before is not None and before.source is not None else relay
    if speaker is not None and is_nameless_document(tokens, words, cited) and can_speak(tokens, words, speaker):
        return None  # "the spokesman said, citing field reports": he speaks
    before = next((reading for reading in reversed(readings) if reading.source is not None and reading.order != "before"), None)
    if before is not None and relay is not None and before.source == (relay.start, relay.end):
        return Reading((cited.start, cited.end), (j, i + 1), before.pieces, "citing", "after", relay=before.source)
    opened = next((reading for reading in reversed(readings) if reading.order == "before" and reading.pieces), None)
    if opened is not None and opened.pieces[0][0] > i and opened.source is not None:
        # "the radio said, quoting the governor, that": what the medium says is his
        return Reading((cited.start, cited.end), (j, i + 1), opened.pieces, "citing", relay=opened.source)
    left = (0, before_mark(tokens, j))
    if opened is not None and relay is not None and opened.source == (relay.start, relay.end) and opened.pieces[0][0] < left[1]:
        # "the radio reported 12 dead, citing the police"
        told = tuple((a, min(b, left[1])) for a, b in opened.pieces if a < left[1])
        return Reading((cited.start, cited.end), (j, i + 1), told, "citing", "after", relay=opened.source)
    reported = has_clause(tokens, words, *left) and not (relay is not None and relay.start == 0 and relay.end == left[1])
    pieces = (left,) if reported else ((cited.resume, n),)
    if not reported:
        saying = words.frames["saying"] - words.source_noun  # "citing police, the radio said": a radio is no verb
        said = next((k for k in range(cited.resume, min(n, cited.resume + 8)) if tokens.letters[k] in saying), None)
        pieces = ((said + 1, n),) if said is not None and said + 1 < n else pieces
    named = None if relay is None or relay.end > i else (relay.start, relay.end)
    return Reading((cited.start, cited.end), (j, i + 1), pieces, "citing", "after", relay=named)
