"""Tokens → the noun phrase that a reporting word names as its source, to its left or to its right.

English gives no mark for where a noun phrase starts, so the walk stops at what cannot stand inside one: a verb with a tense, a
conjunction, a time, a mark; a determiner opens the phrase unless a preposition hangs it on a noun further left.
"""

from __future__ import annotations

from casualties.extraction.attribution.phrase_ends import (
    describes,
    ends_a_count,
    follows_name,
    follows_place,
    is_attached,
    is_date,
    is_time,
    is_time_name,
    lists,
    may_be_apposition,
    nounlike,
    starts_time_or_channel,
)
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.phrase import Phrase
from casualties.records.tokens import Tokens

HANGING = frozenset(
    ("of", "for", "in", "at", "from", "to", "with", "on", "against", "near", "by", "behind", "about", "over", "inside", "into")
)
"""Prepositions that hang a phrase on the noun before them."""

LONGEST = 30
"""Tokens in a source phrase at most."""

PARTICLES = frozenset(("of", "in", "for", "the", "al", "de", "van", "von", "bin", "del", "der", "la", "-", ".", "abu", "ibn", "el"))
"""Small words inside names."""

NAMING = frozenset(("named", "called", "identified", "known"))


PARTICIPLE_REACH = 7
"""Tokens between a document and the verb that says what it shows: "footage posted on social media by activists showed"."""


def phrase_before(tokens: Tokens, words: Vocabulary, end: int, floor: int) -> Phrase | None:
    """The noun phrase that ends right before token `end`, not reaching left of `floor`; None where none does."""
    i = end - 1
    if i < floor:
        return None
    classes, text = tokens.classes, tokens.words
    if classes[i] in words.speaking_pronoun and classes[i] not in words.figure:
        start = i - 1 if i - 1 >= floor and text[i - 1] == "the" else i
        return Phrase(start, end, start <= floor or tokens.classes[start - 1] in words.edge)
    if i - 2 > floor and classes[i] in words.time_unit and text[i - 1] in ("this", "last", "next"):
        return phrase_before(tokens, words, i - 1, floor)  # "investigators last week said"
    if text[i] in (",", "—", "–", "-"):
        return _through_parenthesis(tokens, words, i, floor)
    if text[i] == ">":
        opening = next((k for k in range(i - 1, max(floor, i - 9) - 1, -1) if text[k] == "<"), None)
        return None if opening is None else Phrase(opening + 1, i, True)
    if text[i] in ("there", "here") and i > floor and nounlike(tokens, words, i - 1):
        return phrase_before(tokens, words, i, floor)  # "doctors there said"
    shown = _with_participle(tokens, words, end, floor)
    if shown is not None:
        return shown
    start, joint, soft = -1, -1, -1
    limit = max(floor, end - LONGEST)
    while i >= limit:
        character, word = classes[i], text[i]
        before = classes[i - 1] if i - 1 >= limit else ""
        if word in (")", "]"):
            opening = next((k for k in range(i - 1, max(limit, i - 9) - 1, -1) if text[k] in ("(", "[")), None)
            if opening is None:
                break
            i = opening - 1
        elif word == "." and before and (before in words.abbreviation or len(text[i - 1]) == 1):
            i -= 1
        elif character in words.genitive or character in words.apostrophe:
            if i == end - 1 or not before or not nounlike(tokens, words, i - 1):
                break
            i -= 1
        elif word in ("-", "/") and 0 < i < end - 1 and tokens.ends[i - 1] == tokens.starts[i] and tokens.ends[i] == tokens.starts[i + 1]:
            i -= 1
        elif is_time_name(tokens, words, i, end):
            break
        elif word == "today" and is_titled(tokens, words, i):
            start = i
            i -= 1
        elif character in words.determiner and word != "no" and (word != "that" or (i > limit and text[i - 1] in HANGING)):
            if i == end - 1 and character not in words.speaking_pronoun:
                break
            start = i
            if before and text[i - 1] in ("all", "both"):
                start = i = i - 1
                before = classes[i - 1] if i - 1 >= limit else ""
            hangs = bool(before) and text[i - 1] in HANGING and i - 2 >= limit
            if hangs and _heads(tokens, words, i - 2, floor):
                start, i = i - 2, i - 3
                break
            if hangs and is_attached(tokens, words, i - 2):
                start, i = i - 3, i - 4
                continue
            hangs = hangs and nounlike(tokens, words, i - 2)
            if hangs or (text[i - 1] == "as" and i - 3 >= limit and text[i - 2] in NAMING):
                i -= 2
            elif before and text[i - 1] == "and" and i - 2 >= limit and nounlike(tokens, words, i - 2):
                joint = start if joint < 0 else joint
                i -= 2
            else:
                i -= 1
                break
        elif word == "more" and start >= 0 and before in words.figure and i > limit + 1 and classes[i - 2] in words.verb_ing:
            break  # "wounding dozens more observers said"
        elif word in HANGING:
            if i < end - 1 and _heads(tokens, words, i - 1, floor):
                start, i = i - 1, i - 2
                break
            if i < end - 1 and is_attached(tokens, words, i - 1):
                start, i = i - 2, i - 3
                continue
            if i == end - 1 or not before or not nounlike(tokens, words, i - 1):
                break
            if word == "to" and before not in words.source_noun and text[i - 1] not in ("close", "privy", "opposed", "loyal", "allied"):
                break
            i -= 1
        elif word == "as" and before and text[i - 1] in NAMING and start >= 0:
            i -= 1
        elif word in NAMING and start >= 0 and before and nounlike(tokens, words, i - 1):
            start = i
            i -= 1
        elif start >= 0 and (is_date(tokens, words, i) or is_time(tokens, words, i) or (start == i + 1 and ends_a_count(tokens, words, i))):
            break
        elif start >= 0 and i - 2 >= limit and text[i - 1] == "-" and tokens.ends[i - 2] == tokens.starts[i] - 1:
            start = i - 2  # "U.K.-based"
            i -= 3
        elif character in words.verb_ing and character in words.cue and (not before or before in words.mark):
            break
        elif word == "and":
            if i == end - 1 or not before or not nounlike(tokens, words, i - 1):
                break
            joint = start if joint < 0 else joint
            i -= 1
        elif lists(tokens, words, i, joint) or (
            word in ("first", "then", "former", "late", "now") and start >= 0 and before in words.determiner
        ):
            i -= 1
        elif character in words.figure:
            if i == end - 1 and not (before and nounlike(tokens, words, i - 1)):
                break
            start = i
            i -= 1
        elif nounlike(tokens, words, i):
            if character in words.verb_ing and 0 <= start == i + 1 and classes[start] in words.figure:
                break  # "wounding dozens more"
            if (
                character in words.verb_ing
                and not (before and (nounlike(tokens, words, i - 1) or before in words.determiner))
                and start < 0
            ):
                break
            start = i
            if (
                soft < 0
                and before
                and character in words.capital
                and before not in words.capital
                and before not in words.source_noun
                and before not in words.title
                and before not in words.determiner
                and nounlike(tokens, words, i - 1)
            ) or (soft < 0 and before and ((i == end - 1 and follows_name(tokens, words, i)) or follows_place(tokens, words, i))):
                soft = i
            i -= 1
        elif start >= 0 and "-" not in word and _modifies(tokens, words, i, limit, end):
            start = i
            i -= 1
        else:
            break
    if start < 0:
        return None
    edge = i < floor or tokens.classes[i] in words.edge or is_date(tokens, words, i)
    if edge:
        return Phrase(start, end, True)
    if i > floor and classes[i] in words.verb_ing and classes[i - 1] in words.source_noun and classes[i] not in words.cue:
        # "an organisation monitoring the conflict"
        holder = phrase_before(tokens, words, i, floor)
        if holder is not None:
            return Phrase(holder.start, end, holder.edge)
    whole = start if start < joint and soft < joint else -1
    return Phrase(max(start, joint, soft), end, False, whole=whole)


def _heads(tokens: Tokens, words: Vocabulary, i: int, floor: int) -> bool:
    """Whether a pronoun opens a clause and carries a phrase that tells who is meant: "those at the scene", "some in the village"."""
    if i < floor or tokens.classes[i] not in words.speaking_pronoun:
        return False
    character = tokens.classes[i]
    if character in words.personal or character in words.relative or character in words.figure:
        return False
    return i == floor or tokens.classes[i - 1] in words.edge


def is_titled(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether "Today" with a capital inside a sentence belongs to a name: "USA Today"."""
    named = tokens.words[i] == "today" and i > 0 and tokens.classes[i - 1] in words.capital
    return named and not tokens.text[tokens.start : tokens.end].isupper()


def _with_participle(tokens: Tokens, words: Vocabulary, end: int, floor: int) -> Phrase | None:
    """A source with what was done to have its word: "footage posted by activists", "residents contacted by telephone"."""
    classes = tokens.classes
    for i in range(end - 1, max(floor, end - PARTICIPLE_REACH), -1):
        character = classes[i]
        if character in words.mark or character in words.auxiliary or character in words.relative:
            return None
        told = character in words.reached and i + 1 < end and tokens.words[i + 1] in HANGING and classes[i - 1] in words.source_noun
        if told or (classes[i - 1] in words.document_noun and (character in words.verb_ing or character in words.done_with)):
            holder = phrase_before(tokens, words, i, floor)
            return None if holder is None or not holder.edge else Phrase(holder.start, end, True, head=i - 1)
    return None


def _modifies(tokens: Tokens, words: Vocabulary, i: int, limit: int, end: int) -> bool:
    """Whether a participle belongs to the noun phrase: "a suspected strike", "a poll released this week"."""
    if i - 1 < limit:
        return False
    before = tokens.classes[i - 1]
    if tokens.classes[i] in words.auxiliary:
        return False
    participle = tokens.classes[i] in words.verb_past or tokens.classes[i] in words.unknown_ed
    if not participle:
        return False
    if tokens.words[i - 1] == "and" and i > limit + 1 and i + 2 == end:
        return tokens.classes[i] in words.attached and nounlike(tokens, words, i - 2)  # "the front and affiliated rescuers"
    if before in words.determiner and tokens.words[i - 1] != "that":
        return i + 1 < end and nounlike(tokens, words, i + 1)
    after = tokens.words[i + 1] if i + 1 < end else ""
    return before in words.source_noun and (
        after in HANGING or after in ("as", "this", "last", "on", "earlier", "late") or tokens.words[i] in NAMING
    )


def _through_parenthesis(tokens: Tokens, words: Vocabulary, closing: int, floor: int) -> Phrase | None:
    """The phrase before an apposition, a relative clause or an aside that ends in the mark at `closing`."""
    text, classes = tokens.words, tokens.classes
    comma = text[closing] == ","
    for opening in range(closing - 1, max(floor, closing - 45), -1):
        if (text[opening] != ",") if comma else (text[opening] not in ("—", "–", "-")):
            continue
        if opening + 1 == closing or opening - 1 < floor:
            continue
        first = classes[opening + 1]
        starts = first in words.parenthesis_start or describes(tokens, words, opening + 1, closing)
        if comma and not starts and not _names_who(tokens, words, opening, closing, floor):
            continue
        inner = phrase_before(tokens, words, opening, floor) if text[opening - 1] not in (",", "—", "–", "-") else None
        if inner is None or not inner.edge:
            continue
        if comma and is_name(tokens, words, opening + 1, closing):
            if classes[inner.start] in words.speaking_pronoun:
                continue
            return Phrase(inner.start, closing, inner.edge)
        if inner.start - 1 > floor and text[inner.start - 1] == "," and is_name(tokens, words, inner.start, inner.end):
            description = phrase_before(tokens, words, inner.start - 1, floor)
            if description and description.edge and not is_name(tokens, words, description.start, description.end):
                return Phrase(description.start, inner.end, True)
        if inner.start - 1 > floor and text[inner.start - 1] == "," and describes(tokens, words, inner.start, inner.end):
            # "Ola Berg, head of the union, which runs the mine, said"
            named = phrase_before(tokens, words, inner.start - 1, floor)
            if named is not None and named.edge and is_name(tokens, words, named.start, named.end):
                return named
        return inner
    return None


def _names_who(tokens: Tokens, words: Vocabulary, opening: int, closing: int, floor: int) -> bool:
    """Whether a stretch without a verb between commas follows a person at the head of the sentence, in text where capitals say nothing.

    "THE CHIEF OF THE MISSION, SUPERIOR OF THE JESUITS, SAID"; "the president of the union, hugo marin, said".
    """
    if closing - opening > 9 or any(words.finite.match(tokens.classes[k]) for k in range(opening + 1, closing)):
        return False
    first = phrase_before(tokens, words, opening, floor)
    if first is None or first.start > 0:
        return False
    shouted = tokens.text[tokens.start : tokens.end].isupper()
    return shouted or any(tokens.classes[k] in words.person_noun for k in range(first.start, first.end))


def is_name(tokens: Tokens, words: Vocabulary, start: int, end: int) -> bool:
    """Whether the tokens are a proper name, titles included: capitals and the small words of names, no article before them."""
    if not 0 < end - start <= 9 or tokens.classes[start] in words.determiner:
        return False
    named = [
        tokens.classes[i] in words.capital or tokens.words[i].startswith(("al-", "el-", "as-", "ad-", "ar-", "ash-"))
        for i in range(start, end)
    ]
    return named[0] and named[-1] and all(known or tokens.words[i] in PARTICLES for i, known in enumerate(named, start))


def phrase_after(tokens: Tokens, words: Vocabulary, start: int, ceiling: int) -> Phrase | None:
    """The noun phrase that starts at token `start`, not reaching past `ceiling`; None where none does."""
    if start >= ceiling:
        return None
    classes, text = tokens.classes, tokens.words
    if classes[start] in words.personal:
        return Phrase(start, start + 1, True, start + 1)
    i = start
    nouns = 0
    limit = min(ceiling, start + LONGEST)
    while i < limit:
        character, word = classes[i], text[i]
        after = classes[i + 1] if i + 1 < limit else ""
        if character in words.time_name and character in words.capital and not (after and after in words.genitive):
            break
        if nouns and character in words.capital and classes[i - 1] in words.plural and classes[i - 1] not in words.capital:
            break  # "according to media reports Kurdish units"
        if word in ("(", "["):
            closing = next((k for k in range(i + 1, min(limit, i + 9)) if text[k] in (")", "]")), None)
            if closing is None:
                break
            i = closing + 1
        elif character in words.determiner and (word != "that" or (nouns and text[i - 1] in HANGING)):
            if nouns and text[i - 1] not in HANGING and text[i - 1] != "and":
                break
            i += 1
        elif word in HANGING:
            if word == "at" and i + 1 < limit and text[i + 1] in ("least", "most"):
                break
            if word in ("about", "over", "near") and after and after in words.figure:
                break  # "told the station about 30 had died"
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
        elif character in words.figure:
            within_name = classes[i - 1] in words.capital and after and after in words.capital
            if nouns and text[i - 1] not in HANGING and not within_name:
                break
            i += 1
        elif nounlike(tokens, words, i):
            nouns += 1
            i += 1
        elif nouns == 0 and i > start and (character in words.verb_past or character in words.unknown_ed):
            i += 1
        elif nouns and word in NAMING and after and (after in words.capital or text[i + 1] in ("as", "only")):
            i += 2 if text[i + 1] in ("as", "only") else 1
        else:
            break
    if nouns == 0 and not (i > start and classes[start] in words.speaking_pronoun):
        return None
    end = i
    while end > start and text[end - 1] in HANGING | {"and"}:
        end -= 1
    return _with_apposition(tokens, words, start, end, ceiling)


def _with_apposition(tokens: Tokens, words: Vocabulary, start: int, end: int, ceiling: int) -> Phrase:
    """The phrase with a name after a description added, and where the clause resumes behind all that is said about the source."""
    text, classes = tokens.words, tokens.classes
    resume = end
    if end + 1 < ceiling and text[end] == ",":
        stop = next(
            (k for k in range(end + 1, min(ceiling, end + 45)) if text[k] in (",", ";", "—", "–", ":", '"') or classes[k] in words.stop),
            ceiling,
        )
        shut = stop >= ceiling or text[stop] != ":"
        head = next((k for k in range(start + 1, end) if text[k] in HANGING), end) - 1
        described = classes[head] in words.person_noun or classes[head] in words.medium_noun
        if described and is_name(tokens, words, end + 1, stop) and not is_name(tokens, words, start, end):
            end = resume = stop
        elif classes[end + 1] in words.relative or (
            shut
            and may_be_apposition(tokens, words, end + 1, stop)
            and not any(words.finite.match(classes[k]) for k in range(end + 1, stop))
        ):
            resume = stop
    return Phrase(start, end, True, resume)


def _joins(tokens: Tokens, words: Vocabulary, i: int, limit: int) -> bool:
    """Whether what follows "and" is one more noun phrase rather than a clause with a verb of its own."""
    k = i
    while k < limit and (
        tokens.classes[k] in words.determiner
        or tokens.words[k] in HANGING
        or nounlike(tokens, words, k)
        or tokens.classes[k] in words.genitive
    ):
        k += 1
    if k == i:
        return False
    return k >= limit or not (words.finite.match(tokens.classes[k]) and "-" not in tokens.words[k])
