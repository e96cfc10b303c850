"""Tokens → the noun phrase that a reporting word names as its source, to its left or to its right."""

from __future__ import annotations

from casualties.extraction.attribution.phrase_ends import (
    describes,
    is_date,
    may_be_apposition,
    nounlike,
    starts_time_or_channel,
)
from casualties.extraction.attribution.phrase_starts import LONGEST, Walk
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

PARTICIPLE_REACH = 7
"""Tokens between a document and the verb that says what it shows: "footage posted on social media by activists showed"."""


def phrase_before(tokens: Tokens, words: Vocabulary, end: int, floor: int) -> Phrase | None:
    """The noun phrase that ends right before token `end`, not reaching left of `floor`; None where none does."""
    i = end - 1
    if i < floor:
        return None
    classes, text = tokens.letters, tokens.words
    character = classes[i]
    if character in words.speaking_pronoun and character not in words.figure:
        start = i - 1 if i - 1 >= floor and text[i - 1] == "the" else i
        return Phrase(start, end, start <= floor or tokens.letters[start - 1] in words.edge)
    if i - 2 > floor and character in words.time_unit and text[i - 1] in ("this", "last", "next"):
        return phrase_before(tokens, words, i - 1, floor)  # "investigators last week said"
    if character in words.mark and text[i] in (",", "—", "–", "-"):
        return _through_parenthesis(tokens, words, i, floor)
    if text[i] == ">":
        opening = next((k for k in range(i - 1, max(floor, i - 9) - 1, -1) if text[k] == "<"), None)
        return None if opening is None else Phrase(opening + 1, i, True)
    if text[i] in ("there", "here") and i > floor and nounlike(tokens, words, i - 1):
        return phrase_before(tokens, words, i, floor)  # "doctors there said"
    shown = _with_participle(tokens, words, end, floor)
    if shown is not None:
        return shown
    walk = Walk(tokens, words, end, floor)
    start, i = walk.start, walk.at
    if start < 0:
        return None
    if i < floor or classes[i] in words.edge or is_date(tokens, words, i) or text[i - 1 : i + 1] == ("as", "saying"):
        return Phrase(start, end, True)
    if i > floor + 1 and text[i] == "to" and classes[i - 1] in words.verb_ing:
        i -= 1  # "a doctor at a hospital tending to survivors"
    if i > floor and classes[i] in words.verb_ing and classes[i - 1] in words.source_noun and classes[i] not in words.cue:
        # "an organisation monitoring the conflict"
        holder = phrase_before(tokens, words, i, floor)
        if holder is not None:
            return Phrase(holder.start, end, holder.edge)
    whole = start if start < walk.joint and walk.soft < walk.joint else -1
    return Phrase(max(start, walk.joint, walk.soft), end, False, whole=whole)


def _with_participle(tokens: Tokens, words: Vocabulary, end: int, floor: int) -> Phrase | None:
    """A source with what was done to have its word: "footage posted by activists", "residents contacted by telephone"."""
    classes, first = tokens.letters, max(floor, end - PARTICIPLE_REACH)
    if words.shown.search(tokens.classes, first, end) is None:
        return None
    for i in range(end - 1, first, -1):
        character = classes[i]
        if character in words.mark or character in words.auxiliary or character in words.relative:
            return None
        told = character in words.reached and i + 1 < end and classes[i + 1] in words.hanging and classes[i - 1] in words.source_noun
        if told or (classes[i - 1] in words.document_noun and (character in words.verb_ing or character in words.done_with)):
            holder = phrase_before(tokens, words, i, floor)
            return None if holder is None or not holder.edge else Phrase(holder.start, end, True, head=i - 1)
    return None


def _through_parenthesis(tokens: Tokens, words: Vocabulary, closing: int, floor: int) -> Phrase | None:
    """The phrase before an apposition, a relative clause or an aside that ends in the mark at `closing`."""
    text, classes = tokens.words, tokens.letters
    comma = text[closing] == ","
    for opening in range(closing - 1, max(floor, closing - 45), -1):
        if (text[opening] != ",") if comma else (text[opening] not in ("—", "–", "-")):
            continue
        if opening + 1 == closing or opening - 1 < floor:
            continue
        first = classes[opening + 1]
        starts = first in words.parenthesis_start or describes(tokens, words, opening + 1, closing)
        # "the Relief Mission, or LAREMI, said": the other name
        starts = starts or (comma and text[opening + 1] == "or" and is_name(tokens, words, opening + 2, closing))
        if comma and not starts and not _names_who(tokens, words, opening, closing, floor):
            continue
        inner = phrase_before(tokens, words, opening, floor) if text[opening - 1] not in (",", "—", "–", "-") else None
        is_named = comma and is_name(tokens, words, opening + 1, closing)
        if is_named and closing - opening > 2 and not floor and _is_described_at_length(tokens, words, opening):
            return Phrase(opening + 1, closing, True)
        if inner is None or not inner.edge:
            continue
        if not is_named and classes[inner.start] in words.figure and inner.end - inner.start == 1 and text[inner.start - 1] == ",":
            aged = phrase_before(tokens, words, inner.start - 1, floor)  # "Ana Lund, 34, whose son died, said"
            if aged is not None and aged.edge and is_name(tokens, words, aged.start, aged.end):
                return aged
        if is_named:
            if inner.end - inner.start == 1 and classes[inner.start] in words.speaking_pronoun:
                continue
            if classes[inner.start] in words.done_with or classes[inner.start] in words.resting:
                continue  # "The paper, based in the capital, Port Velo, said": the name is part of the aside
            return Phrase(inner.start, closing, inner.edge)
        if inner.start - 1 > floor and text[inner.start - 1] == "," and is_name(tokens, words, inner.start, inner.end):
            description = phrase_before(tokens, words, inner.start - 1, floor)
            # "When contacted, Ola Berg, the warden, said"
            told = description is not None and classes[description.start] in words.done_with | words.reached
            if description and description.edge and not told and not is_name(tokens, words, description.start, description.end):
                return Phrase(description.start, inner.end, True)
        if inner.start - 1 > floor and text[inner.start - 1] == "," and describes(tokens, words, inner.start, inner.end):
            # "Ola Berg, head of the union, which runs the mine, said"
            named = phrase_before(tokens, words, inner.start - 1, floor)
            if named is not None and named.edge and is_name(tokens, words, named.start, named.end):
                return named
        return inner
    return None


def _is_described_at_length(tokens: Tokens, words: Vocabulary, end: int) -> bool:
    """Whether a person with a relative clause opens the sentence: "The nurse in charge of the ward where they lie (, Ola Berg, said)"."""
    if tokens.letters[0] not in words.determiner:
        return False
    clause = next((k for k in range(2, end) if tokens.letters[k] in words.relative or tokens.words[k] in ("where", "whose")), end)
    if clause == end or tokens.words[clause - 1] == "," or any(tokens.letters[k] in words.tensed for k in range(clause)):
        return False
    return any(tokens.letters[k] in words.person_noun for k in range(clause))


def _names_who(tokens: Tokens, words: Vocabulary, opening: int, closing: int, floor: int) -> bool:
    """Whether a stretch without a verb between commas follows a person at the head of the sentence, in text where capitals say nothing.

    "THE CHIEF OF THE MISSION, SUPERIOR OF THE JESUITS, SAID"; "the president of the union, hugo marin, said".
    """
    if closing - opening > 9 or any(tokens.letters[k] in words.tensed for k in range(opening + 1, closing)):
        return False
    first = phrase_before(tokens, words, opening, floor)
    if first is None or first.start > 0:
        return False
    shouted = tokens.text[tokens.start : tokens.end].isupper()
    return shouted or any(tokens.letters[k] in words.person_noun for k in range(first.start, first.end))


def is_name(tokens: Tokens, words: Vocabulary, start: int, end: int) -> bool:
    """Whether the tokens are a proper name, titles included: capitals and the small words of names, no article before them."""
    if not 0 < end - start <= 9 or tokens.letters[start] in words.determiner:
        return False
    named = [
        tokens.letters[i] in words.capital or tokens.words[i].startswith(("al-", "el-", "as-", "ad-", "ar-", "ash-"))
        for i in range(start, end)
    ]
    return named[0] and named[-1] and all(known or tokens.letters[i] in words.name_particle for i, known in enumerate(named, start))


def phrase_after(tokens: Tokens, words: Vocabulary, start: int, ceiling: int) -> Phrase | None:
    """The noun phrase that starts at token `start`, not reaching past `ceiling`; None where none does."""
    if start >= ceiling:
        return None
    classes, text = tokens.letters, tokens.words
    if classes[start] in words.personal:
        return Phrase(start, start + 1, True, start + 1)
    i = start
    nouns = 0
    limit = min(ceiling, start + LONGEST)
    while i < limit:
        character, word = classes[i], text[i]
        if nouns and character in words.figure_hedge and _opens_a_figure(tokens, words, i, limit):
            break  # "according to the agency nearly 30 rebels died"
        if character in words.plain_noun:
            nouns += 1
            i += 1
            continue
        after = classes[i + 1] if i + 1 < limit else ""
        if character in words.time_name and character in words.capital and not (after and after in words.genitive):
            break
        if nouns and character in words.capital and classes[i - 1] in words.plural and classes[i - 1] not in words.capital:
            break  # "according to media reports Kurdish units"
        if nouns and word in ("late", "early") and (after in words.time_name or text[i + 1 : i + 2] == ("on",)):
            break  # "said the mayor late on Sunday"
        if word in ("(", "["):
            closing = next((k for k in range(i + 1, min(limit, i + 9)) if text[k] in (")", "]")), None)
            if closing is None:
                break
            i = closing + 1
        elif character in words.determiner and (word != "that" or (nouns and classes[i - 1] in words.hanging)):
            if nouns and classes[i - 1] not in words.hanging and text[i - 1] != "and":
                break
            i += 1
        elif character in words.once and i > start and classes[i - 1] in words.determiner:
            i += 1  # "the first incident", "the then minister"
        elif word == "nearby" and after and nounlike(tokens, words, i + 1):
            i += 1  # a preposition, and oftener an adjective: "a nearby hospital"
        elif character in words.hanging:
            if word == "at" and i + 1 < limit and text[i + 1] in ("least", "most"):
                break
            if word in ("about", "over", "near") and after and after in words.figure:
                break  # "told the station about 30 had died"
            counted = word == "of" and i == start + 1 and classes[start] in words.speaking_pronoun  # "one of the guards"
            if counted and after and after in words.determiner:
                i += 2
                continue
            if not nouns or not after or (word not in ("of", "for") and starts_time_or_channel(tokens, words, i + 1, limit)):
                break
            if not (after in words.determiner or after in words.figure or nounlike(tokens, words, i + 1)):
                break
            i += 1
        elif word == "and":
            if not nouns or not after or not _joins(tokens, words, i + 1, limit):
                break
            i += 1
        elif (
            character in words.genitive
            or (character in words.apostrophe and nouns)
            or (word == "." and i > start and after in words.capital and (classes[i - 1] in words.abbreviation or len(text[i - 1]) == 1))
        ):
            i += 1
        elif word == "-" and start < i and i + 1 < limit and tokens.ends[i - 1] == tokens.starts[i] == tokens.starts[i + 1] - 1:
            i += 1  # "a 52-year-old resident"
        elif character in words.figure:
            written = word[0].isdigit() or character in words.capital  # "Channel 4 News", not "the Observatory three Danish officers"
            within_name = written and classes[i - 1] in words.capital and after and after in words.capital
            if nouns and classes[i - 1] not in words.hanging and not within_name:
                break
            i += 1
        elif nounlike(tokens, words, i):
            nouns += 1
            i += 1
        elif nouns == 0 and i > start and (character in words.verb_past or character in words.unknown_ed):
            i += 1
        elif nouns and character in words.naming and after and (after in words.capital or text[i + 1] in ("as", "only")):
            i += 2 if text[i + 1] in ("as", "only") else 1
        else:
            break
    if nouns == 0 and not (i > start and classes[start] in words.speaking_pronoun):
        return None
    end = i
    while end > start and (classes[end - 1] in words.hanging or text[end - 1] == "and"):
        end -= 1
    return _without_deed(tokens, words, _with_apposition(tokens, words, start, end, ceiling))


def _opens_a_figure(tokens: Tokens, words: Vocabulary, i: int, limit: int) -> bool:
    """Whether hedges and nothing else stand between token `i` and a figure: "more than 30", "up to a dozen"."""
    k = i + 1
    while k < limit and (tokens.letters[k] in words.figure_hedge or tokens.words[k] in ("than", "least", "most", "to", "a", "an")):
        k += 1
    return k < limit and tokens.letters[k] in words.figure and tokens.letters[i] not in words.hanging


def _without_deed(tokens: Tokens, words: Vocabulary, phrase: Phrase) -> Phrase:
    """A phrase less what the person in it is doing: "one guard standing at the gate"."""
    for k in range(phrase.start + 1, phrase.end):
        person = tokens.letters[k - 1] in words.person_noun and tokens.letters[k - 1] not in words.capital
        if person and tokens.letters[k] in words.verb_ing:
            return Phrase(phrase.start, k, True, phrase.resume)
    return phrase


def _with_apposition(tokens: Tokens, words: Vocabulary, start: int, end: int, ceiling: int) -> Phrase:
    """The phrase with a name after a description added, and where the clause resumes behind all that is said about the source."""
    text, classes = tokens.words, tokens.letters
    resume = end
    if end + 1 < ceiling and text[end] == ",":
        stop = next(
            (k for k in range(end + 1, min(ceiling, end + 45)) if text[k] in (",", ";", "—", "–", ":", '"') or classes[k] in words.stop),
            ceiling,
        )
        shut = stop >= ceiling or text[stop] != ":"
        head = next((k for k in range(start + 1, end) if classes[k] in words.hanging), end) - 1
        described = classes[head] in words.person_noun or classes[head] in words.medium_noun
        if described and is_name(tokens, words, end + 1, stop) and not is_name(tokens, words, start, end):
            end = resume = stop
        elif classes[end + 1] in words.relative or (
            shut
            and may_be_apposition(tokens, words, end + 1, stop)
            and not any(classes[k] in words.tensed for k in range(end + 1, stop))
        ):
            resume = stop
    return Phrase(start, end, True, resume)


def _joins(tokens: Tokens, words: Vocabulary, i: int, limit: int) -> bool:
    """Whether what follows "and" is one more noun phrase rather than a clause with a verb of its own."""
    k = i
    while k < limit and (
        tokens.letters[k] in words.determiner
        or tokens.letters[k] in words.hanging
        or nounlike(tokens, words, k)
        or tokens.letters[k] in words.genitive
    ):
        k += 1
    if k == i:
        return False
    return k >= limit or not (tokens.letters[k] in words.tensed and "-" not in tokens.words[k])
