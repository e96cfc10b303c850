"""Tokens → the subject of a clause, found from its start rather than from the verb that it belongs to."""

from __future__ import annotations

from casualties.extraction.attribution.clauses import can_speak, has_clause, head_of, in_capitals, is_document, last_token
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.report_content import past_adjuncts
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.extraction.attribution.source_phrases import is_name, phrase_after, phrase_before
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

CLOSERS = ("but", "and", "adding", "noting", "stressing", "explaining", "warning", "including", "while", "as")
"""What follows a verb of saying, and whom it tells, that closes a clause in text without commas."""

HELD_BACK_REACH = 9
"""Tokens between "authorised to" and the noun at the end of what nobody may do, at most."""

RELATIVE_REACH = 20
"""Tokens between "who" or "which" and the last noun of its clause, at most."""

RELATIVES = ("who", "which", "that")


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


def closing_speaker(tokens: Tokens, words: Vocabulary, i: int, source: Phrase) -> Phrase | None:
    """Who speaks behind a clause or a place that no comma shuts; None where the phrase before the verb is who speaks.

    "Shells killed 12 people in Orr local media (reported)", "In the north officials (said)": the phrase then holds what the clause told
    of as well. Of it the noun that speaks is taken with its adjectives and the names before them.
    """
    text, letters, head = tokens.words, tokens.letters, source.end - 1
    floor = source.whole if source.whole >= 0 else source.start
    acronym = tokens.text[tokens.starts[head] : tokens.ends[head]].isupper() and not in_capitals(tokens, words)
    if not acronym and letters[head] not in words.source_noun:
        return None
    # "In the north officials said", not "At least 12 residents said"
    placed = floor == 1 and letters[0] in words.preposition and words.figure.isdisjoint(letters[1:3])
    if not placed and not _shuts_a_clause(tokens, words, i, source, floor):
        return None
    first = head_of(tokens, words, Phrase(floor, source.end))
    if not placed and first < head and letters[first] in words.source_noun and words.figure.isdisjoint(letters[floor:head]):
        return None  # "a source at the port's hospital (said)"
    start = head
    while start > floor and (letters[start - 1] in words.speaker_adjective or (acronym and letters[start - 1] in words.medium_noun)):
        start -= 1
    while start - 2 > floor and text[start - 1] == "and" and letters[start - 2] in words.source_noun:
        start -= 2  # "medical officials and rescue teams (said)"
        while start > floor and letters[start - 1] in words.speaker_adjective:
            start -= 1
    named = start
    while not acronym and named > floor and letters[named - 1] in words.capital:
        named -= 1
    if floor < named and letters[named - 1] not in words.hanging:
        start = named  # "12 people Danish state television (reported)", not "12 people in Orr state television (reported)"
    elif start > floor and letters[start - 1] in words.medium_noun and letters[start - 1] in words.capital:
        start -= 1  # "in the port SANA news agency (reported)"
    if placed and start < head and letters[start - 1] in words.determiner:
        start += 1  # "At the hospital doctors (said)"
    told = letters[floor:start]
    # "in a raid security sources (said)": what hangs on a preposition does not speak
    hangs = floor > 0 and letters[floor - 1] in words.hanging
    stretched = placed or hangs or not (words.hanging.isdisjoint(told) and words.figure.isdisjoint(told))
    several = letters[head] in words.plural and letters[start - 1] not in words.figure
    plain = placed or start < head or acronym or several or text[head] == "media"
    hung = letters[start - 1] in words.hanging or letters[start - 1] in words.determiner or text[start - 1] == ")"
    return Phrase(start, source.end, placed) if told and stretched and plain and not hung else None


def _shuts_a_clause(tokens: Tokens, words: Vocabulary, i: int, source: Phrase, floor: int) -> bool:
    """Whether a clause stands before the phrase at token `floor` and nothing that could be said behind the verb at `i`."""
    n, behind = last_token(tokens, words), i + 1
    if tokens.letters[i] in words.frames["telling"] and (hearer := phrase_after(tokens, words, behind, n)) is not None:
        behind = hearer.end
    behind = past_adjuncts(tokens, words, behind, n)
    edge = source.edge and words.time.isdisjoint(tokens.letters[max(0, source.start - 2) : source.start])
    return (behind >= n or tokens.words[behind] in CLOSERS) and not edge and has_clause(tokens, words, 0, floor)


def held_back(tokens: Tokens, words: Vocabulary, source: Phrase, readings: list[Reading]) -> Phrase | None:
    """Who may not speak and does: "an officer who is not authorised to brief the press (said)"; None where `source` ends no such clause."""
    text = tokens.words
    nearest = range(source.start - 1, max(0, source.start - HELD_BACK_REACH), -1)
    bound = next((k for k in nearest if tokens.letters[k] in words.held_back and text[k + 1] == "to"), None)
    if bound is None and text[source.start - 1 : source.start] == ("as",):
        bound = next((k for k in nearest if text[k] in ("name", "names")), None)  # "a man who gave his name as Omar (said)"
    if bound is None:
        return None
    spoken = max((reading.cue[1] for reading in readings if reading.cue[1] < bound and reading.rule in ("saying", "telling")), default=0)
    floor = next((k + 1 for k in range(bound, spoken - 1, -1) if text[k] in (",", ";", '"', "—", "–")), spoken)
    holder = phrase_after(tokens, words, floor, bound)
    known = holder is not None and holder.end < bound and can_speak(tokens, words, holder)
    return holder if known else None


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


def contrasted_subject(tokens: Tokens, words: Vocabulary, start: int, end: int) -> Phrase | None:
    """The subject of the last clause that a contrast opens between two tokens: "The army was silent, but rebels put up a film and (said)".

    None where no such clause stands there, or what opens it cannot speak.
    """
    for k in range(end - 2, start, -1):
        if tokens.letters[k] in words.contrast or tokens.words[k] == ";":
            opening = k + 1 + (tokens.letters[k + 1] in words.cue_adverb)
            subject = phrase_after(tokens, words, opening, end)
            if subject is None or subject.resume >= end or not can_speak(tokens, words, subject):
                return None
            verb = subject.resume
            while verb < end and tokens.letters[verb] in words.cue_adverb:
                verb += 1
            return subject if verb < end and tokens.letters[verb] in words.tensed else None
    return None


def issued_document(tokens: Tokens, words: Vocabulary, j: int) -> Phrase | None:
    """The document before a verb, with the day it came out between: "a study released on Monday (said)"."""
    if j > 4 and tokens.letters[j - 1] in words.time_unit and tokens.words[j - 2] in ("this", "last", "earlier"):
        j -= 2
    if j < 2 or tokens.letters[j - 1] not in words.issued:
        return None
    document = phrase_before(tokens, words, j - 1, 0)
    if document is None or not is_document(tokens, words, document):
        return None
    made = tokens.letters[j - 2] in words.document_noun or tokens.words[head_of(tokens, words, document) + 1] in ("by", "from")
    return document if made else None  # "a memo on hostages released on Monday" is another matter


def following_subject(tokens: Tokens, words: Vocabulary, i: int, n: int) -> Phrase | None:
    """The subject behind an opening participle: "Citing the weather, the mayor left"."""
    for k in range(i + 1, n):
        if tokens.words[k] == ",":
            return phrase_after(tokens, words, k + 1, n)
    return None


def with_its_town(tokens: Tokens, words: Vocabulary, source: Phrase) -> Phrase:
    """Who speaks in a town, with the state that stands behind a comma: "Police in Arlby, Ohio said"; the source itself elsewhere."""
    comma = source.start - 1
    if comma < 3 or tokens.words[comma] != "," or any(tokens.letters[k] not in words.place for k in range(source.start, source.end)):
        return source
    holder = phrase_before(tokens, words, comma, 0)
    if holder is None or not holder.edge or tokens.letters[holder.end - 1] not in words.capital:
        return source
    hung = any(tokens.letters[k] in words.hanging for k in range(holder.start + 1, holder.end - 1))
    return Phrase(holder.start, source.end, True) if hung and can_speak(tokens, words, holder) else source


def named_before(tokens: Tokens, words: Vocabulary, source: Phrase) -> Phrase:
    """The name before a description that no comma shuts ("Ana Lund, chairman of the board said"); the source itself elsewhere."""
    comma = source.start - 1
    if comma < 2 or tokens.words[comma] != ",":
        return source
    head = tokens.letters[head_of(tokens, words, source)]
    described = not words.person_noun.isdisjoint(tokens.classes[source.start : min(source.end, source.start + 3)])
    hung = described and not words.hanging.isdisjoint(tokens.classes[source.start : source.end])
    if not hung and head not in words.person_noun:
        return source
    if tokens.letters[source.start] in words.capital and (hung or is_name(tokens, words, source.start, source.end)):
        return source
    named = phrase_before(tokens, words, comma, 0)
    if named is None or not named.edge or named.end - named.start < 2 or not is_name(tokens, words, named.start, named.end):
        return source
    # "Ana Lund, the port chief said nine had died", not "With Ana Lund, the port chief said", not "Ana Lund, the port chief said, is dead"
    opens = hung or named.start == 0 or tokens.letters[named.start - 1] in words.time_name | words.clause_mark
    inserted = tokens.words[source.end + 1 : source.end + 2] in ((",",), ())
    placed = any(tokens.letters[k] in words.place or tokens.letters[k] in words.hanging for k in range(named.start, named.end))
    return named if hung or (opens and not inserted and not placed and head not in words.plural) else source


def broadcaster(tokens: Tokens, words: Vocabulary, i: int, j: int) -> Phrase | None:
    """The medium that opens the sentence where only places, languages and times stand before the verb.

    "RADIO X IN SPANISH AT 0000 GMT ON 19 OCTOBER REPORTS THAT".
    """
    if words.medium_noun.isdisjoint(tokens.classes[:4]):
        return None
    first = phrase_after(tokens, words, 0, j)
    if first is None:
        return None
    head = next((k for k in range(first.start, first.end) if tokens.classes[k] in words.hanging), first.end)
    if has_clause(tokens, words, head, j):
        return None
    if words.medium_noun.isdisjoint(tokens.classes[first.start : head]):
        return None
    return Phrase(first.start, head) if tokens.classes[min(head, j - 1)] in words.preposition else None


def antecedent(tokens: Tokens, words: Vocabulary, source: Phrase) -> Phrase | None:
    """What the relative clause before a verb hangs on, where `source` ends that clause: "The group which follows the war (said)"."""
    for k in range(source.start - 1, max(0, source.start - RELATIVE_REACH), -1):
        if tokens.words[k] in RELATIVES:
            holder = phrase_before(tokens, words, k, 0)
            clause = _has_one_verb(tokens, words, k, source)
            known = holder is not None and holder.edge and clause and (tokens.words[k] == "who" or can_speak(tokens, words, holder))
            return holder if known else None
        if tokens.classes[k] in words.mark:
            return None
    return None


def relative_holder(tokens: Tokens, words: Vocabulary, source: Phrase) -> Phrase | None:
    """What a relative clause hangs on whose verb looks like a noun: "Ola Berg, a native of the port, who lives there (told)"."""
    pronoun = source.start - 1
    seen = pronoun > 1 and tokens.words[pronoun - 1] in RELATIVES and _takes_object(tokens, words, pronoun, source)
    seen = seen or (
        pronoun > 1
        and tokens.letters[pronoun] in words.tensed
        and tokens.words[pronoun - 1] in RELATIVES
        and (tokens.words[source.start : source.end] == ("it",) or not can_speak(tokens, words, source))
    )
    pronoun -= seen  # "residents who saw it (said)", "a man who pleaded anonymity (said)"
    if pronoun < 1 or tokens.words[pronoun] not in RELATIVES or (can_speak(tokens, words, source) and not seen):
        return None
    if tokens.letters[source.start] not in words.tensed and not tokens.words[source.start].endswith("s") and not seen:
        return None
    holder = phrase_before(tokens, words, pronoun, 0)
    if holder is None and tokens.words[pronoun - 1] == ",":
        holder = phrase_before(tokens, words, pronoun - 1, 0)
    if holder is not None and holder.start > 1 and tokens.words[holder.start - 1] == "," and not can_speak(tokens, words, holder):
        holder = phrase_before(tokens, words, holder.start - 1, 0)  # "Ola Berg, a native of the port who lives there"
    known = holder is not None and holder.edge and can_speak(tokens, words, holder)
    return holder if known else None


def _takes_object(tokens: Tokens, words: Vocabulary, verb: int, object_: Phrase) -> bool:
    """Whether a verb in a relative clause has but an object before the next: "who saw the fire (said)", not "who saw the mayor speak"."""
    character, following = tokens.letters[verb], tokens.letters[object_.end : object_.end + 1]
    tensed = character in words.past or character in words.third or character in words.verb_base
    tensed = tensed and (words.past | words.third).issuperset(following)
    return tensed and any(character in words.frames[frame] for frame in ("seeing", "counting", "quoting"))


def _has_one_verb(tokens: Tokens, words: Vocabulary, start: int, source: Phrase) -> bool:
    """Whether the relative clause from `start` to the end of a source holds one verb with a tense, its auxiliaries counted with it.

    Many a verb in -s is in no list: where none is found, the source at its end cannot be what speaks.
    """
    verbs = [match.start() for match in words.finite.finditer(tokens.classes, start, source.start)]
    groups = [k for k in verbs if k - 1 not in verbs or tokens.classes[k - 1] not in words.auxiliary]
    # not "the names", not "to be named"
    groups = [k for k in groups if tokens.classes[k - 1] not in words.determiner and tokens.words[k - 1] != "to"]
    if groups:
        return len(groups) == 1
    first, character = tokens.words[start + 1], tokens.letters[start + 1]
    verb = (first.endswith("s") or character in words.verb_base) and character not in words.determiner and start + 1 < source.start
    return verb or (source.start < source.end and not can_speak(tokens, words, source))
