"""Who stands behind each mention's figure: the publisher, a source, nobody for certain, or someone who rejects it.

Reads the mention's own sentence and the sentences after it that look back ("The army rejected the claim."; "The report could not be
independently verified."). Denied goes before unverified, unverified before reported, reported before asserted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from casualties.lexicon.entries import Rule
from casualties.lexicon.language import Language
from casualties.lexicon.reach import Cue, find_cues
from casualties.records.attribution import Attribution
from casualties.records.kinds import Hedge, Status
from casualties.records.mention import Mention
from casualties.records.sentence import Sentence
from casualties.records.status import StatusReading
from casualties.records.tokens import Tokens

FILE = "statuses"
LOOK_AHEAD = 2
"""Sentences after a claim that may still speak of it: "The militia said … . Its spokesman showed a video. Neither could be verified."."""

OWNER = 6
"""Tokens before a phrase that looks back in which the owner of the account may stand: "the army's claims could not be verified"."""

OWNED_BACK = 12
"""Sentences before it in which that account may have been told."""

WORD = re.compile(r"[a-z'’]+")
OPENING = ("", '"', "“", "'", "‘", "(", "``")
CLOSING = ("", ".", ",", ";", ":", "!", "?", '"', "”", "'", "’", ")", '."', ".”", ',"', ",”", ".'", ".’", ",'", ",’", "''", ",''", ".''")
MARKS = ("unsure", "unsure_adverb", "seeming", "doubtful", "fearing", "inquiring", "verifying")


class _Place(NamedTuple):
    """A mention in token indices of its sentence."""

    first: int
    last: int
    trigger: tuple[int, int] | None


def find_statuses(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution | None],
    language: Language,
) -> tuple[StatusReading, ...]:
    """The status of each mention, parallel to `mentions`; `attributions[k]` is what governs mention k, None for the publisher's voice.

    A rejection with "any" ("denied that any civilians were harmed") is a zero claim that somebody makes, not a denied one.
    """
    readings: list[StatusReading] = []
    for mention, attribution in zip(mentions, attributions, strict=True):
        here = tokens(mention.sentence)
        readings.append(_local(mention, attribution, here, find_cues(FILE, here.classes, language), language))
    _look_back(text, sentences, tokens, mentions, attributions, language, readings)
    return tuple(readings)


def _place(tokens: Tokens, mention: Mention) -> _Place:
    first, last = tokens.span(mention.quantity.start, mention.quantity.end)
    if mention.trigger_start is None or mention.trigger_end is None or not tokens.start <= mention.trigger_start < tokens.end:
        return _Place(first, last, None)
    return _Place(first, last, tokens.span(mention.trigger_start, mention.trigger_end))


def _local(mention: Mention, attribution: Attribution | None, tokens: Tokens, cues: Sequence[Cue], language: Language) -> StatusReading:
    zero = mention.quantity.high == 0
    place = _place(tokens, mention)
    if attribution is not None and not zero and _denies(attribution, place, tokens, language):
        return StatusReading(status=Status.DENIED, self_denied=True, rule="denying-source")
    unverified: Cue | None = None
    reported: Cue | None = None
    for cue in cues:
        effect = cue.rule.meaning.get("effect")
        if effect is None:
            continue
        if zero if effect == "denied" else unverified is not None or (effect == "reported" and attribution is not None):
            continue
        if not _governs(cue, place, mention, attribution, tokens, language):
            continue
        if effect == "denied":
            own = cue.rule.meaning.get("denier") == "source"
            return _denied(cue.rule, None if own else _subject(tokens, cue.start, language), tokens, attribution)
        if effect == "reported":
            reported = cue
        else:
            unverified = cue
    if unverified is not None and (attribution is None or attribution.cue is None):
        word = _mark(unverified, tokens, language)
        return StatusReading(
            status=Status.UNVERIFIED,
            cue=tokens.text[tokens.starts[word] : tokens.ends[word]],
            cue_start=tokens.starts[word],
            cue_end=tokens.ends[word],
            rule=unverified.rule.name,
        )
    if unverified is not None:
        return StatusReading(status=Status.UNVERIFIED, rule=unverified.rule.name)
    if reported is not None:
        return StatusReading(status=Status.REPORTED, rule=reported.rule.name)
    if attribution is None or _is_own_mark(attribution, language):
        return StatusReading()
    if _unsure(attribution, place, tokens, language):
        return StatusReading(status=Status.UNVERIFIED, rule="unsure-source")
    if attribution.source_text is None and _is(attribution.cue, "estimating", language):
        return StatusReading(rule="estimate")
    return StatusReading(status=Status.REPORTED, rule="attributed")


def _denies(attribution: Attribution, place: _Place, tokens: Tokens, language: Language) -> bool:
    """Whether the source rejects the amount itself, not something that happened after or beside it ("denied the rumour after a raid …")."""
    if not attribution.denies and not _is(attribution.cue, "rejecting", language):
        return False
    if attribution.cue_end is None or not tokens.start <= attribution.cue_end <= tokens.starts[place.first]:
        return True
    after = tokens.span(attribution.cue_end - 1, attribution.cue_end)[1]
    return language.pattern(FILE, "denial-end").search(tokens.classes, after, place.first) is None


def _is(words: str | None, name: str, language: Language) -> bool:
    return words is not None and any(language.has(word, name) for word in WORD.findall(words.lower()))


def _unsure(attribution: Attribution, place: _Place, tokens: Tokens, language: Language) -> bool:
    """Whether the source itself doubts the amount ("unconfirmed reports", "a teacher thinks 60 died"), not "jets believed to be theirs"."""
    if _is(attribution.source_text, "doubtful", language):
        return True
    if not attribution.unverified and not _is(attribution.cue, "unsure", language):
        return False
    if _presupposed(place, tokens, language):
        return False
    if attribution.cue_end is None or not tokens.start < attribution.cue_end < tokens.end:
        return True
    after = tokens.span(attribution.cue_end - 1, attribution.cue_end)[1]
    return after >= len(tokens) or tokens.classes[after] not in language.characters("=to")


def _is_own_mark(attribution: Attribution, language: Language) -> bool:
    """Whether an attribution without a source is only a mark such as "feared", which doubts no more than its own verb ("feared dead")."""
    return attribution.source_text is None and (_is(attribution.cue, "unsure", language) or _is(attribution.cue, "unsure_adverb", language))


def _governs(cue: Cue, place: _Place, mention: Mention, attribution: Attribution | None, tokens: Tokens, language: Language) -> bool:
    only = cue.rule.meaning.get("only")
    if only == "stated" and mention.quantity.stated is None:
        return False
    if only == "scalar" and not (mention.quantity.hedge is Hedge.VAGUE and tokens.classes[place.first] in language.characters("scalar")):
        return False
    if only == "attributed" and attribution is None:
        accounts = language.characters("account")
        if not any(character in accounts for character in tokens.classes[: place.first]):
            return False
    if cue.rule.meaning.get("before") == "amount" and place.first < cue.end:
        return False
    if cue.direction == "head":
        trigger = place.trigger
        return trigger is not None and trigger[0] <= cue.end < trigger[1] and cue.start < trigger[1]
    if cue.direction == "at":
        return cue.start <= place.first < cue.end
    return cue.reaches(place.first) and (cue.direction != "forward" or only is not None or not _presupposed(place, tokens, language))


def _presupposed(place: _Place, tokens: Tokens, language: Language) -> bool:
    """Whether the amount is spoken of as known ("whether the 12 dead were soldiers"), so that what is doubted is something else."""
    before = place.first - 1
    while before >= 0 and tokens.classes[before] in language.characters("ordering"):
        before -= 1
    return before >= 0 and tokens.classes[before] in language.characters("presupposing")


def _mark(cue: Cue, tokens: Tokens, language: Language) -> int:
    """The token of a cue that a reader would call the reporting word."""
    marks = _characters(language, MARKS)
    return next((index for index in range(cue.start, cue.end) if tokens.classes[index] in marks), cue.start)


@functools.cache
def _characters(language: Language, names: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(language.characters(name) for name in names))


def _denied(rule: Rule, denier: tuple[int, int] | None, tokens: Tokens, attribution: Attribution | None) -> StatusReading:
    """A denied reading whose denier is the noun phrase at these tokens, or the source itself where that stands there too."""
    if denier is None:
        return StatusReading(status=Status.DENIED, self_denied=True, rule=rule.name)
    start, end = tokens.starts[denier[0]], tokens.ends[denier[1] - 1]
    source = None if attribution is None else attribution.source_start
    own = source is not None and start <= source < end
    return StatusReading(
        status=Status.DENIED,
        denied_by=None if own else tokens.text[start:end],
        denied_by_start=None if own else start,
        denied_by_end=None if own else end,
        self_denied=own,
        rule=rule.name,
    )


def _subject(tokens: Tokens, verb: int, language: Language) -> tuple[int, int] | None:
    """The noun phrase before a verb, without its adverbs and auxiliaries."""
    match = language.pattern(FILE, "subject").search(tokens.classes, 0, verb)
    return None if match is None else (match.start("who"), match.end("who"))


def _agent(tokens: Tokens, after: int, language: Language) -> tuple[int, int] | None:
    """The noun phrase after "by"."""
    match = language.pattern(FILE, "agent").search(tokens.classes, after)
    return None if match is None else (match.start("who"), match.end("who"))


def _speaker(tokens: Tokens, after: int, language: Language) -> tuple[int, int] | None:
    """The noun phrase beside the verb of saying that follows a quotation."""
    match = language.pattern(FILE, "speaker").search(tokens.classes, after)
    if match is None:
        return None
    name = "who" if match["who"] else "before"
    return match.start(name), match.end(name)


def _looks(tokens: Tokens, language: Language) -> Sequence[Cue]:
    """The phrases of a sentence that look back at a claim."""
    return [cue for cue in find_cues(FILE, tokens.classes, language) if "looks_back" in cue.rule.meaning]


@functools.cache
def _looking_words(language: Language) -> frozenset[str]:
    """The words that can look back, with the marks that may stick to them, so that text need only be split at spaces to find one."""
    names = ("verifying", "verification", "rejecting", "falsehood", "doubtful")
    words = frozenset({"true"}).union(*(language.words(name) for name in names))
    return frozenset(before + word + after for word in words for before in OPENING for after in CLOSING)


def _look_back(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    attributions: Sequence[Attribution | None],
    language: Language,
    readings: list[StatusReading],
) -> None:
    """Mark the claims that their own sentence or a following one looks back at."""
    by_sentence: dict[int, list[int]] = {}
    for index, mention in enumerate(mentions):
        by_sentence.setdefault(mention.sentence, []).append(index)
    words = _looking_words(language)
    for sentence, members in by_sentence.items():
        end = min(sentence + 1 + LOOK_AHEAD, len(sentences))
        if words.isdisjoint(text[sentences[sentence].start : sentences[end - 1].end].lower().split()):
            continue
        for following in range(sentence, end):
            span = sentences[following]
            if span.paragraph - sentences[sentence].paragraph > LOOK_AHEAD:
                break
            if words.isdisjoint(text[span.start : span.end].lower().split()):
                continue
            between = any(
                not _same_source(attributions[k], attributions[members[-1]])
                for other in range(sentence + 1, following)
                for k in by_sentence.get(other, ())
            )
            there = tokens(following)
            for look in _looks(there, language):
                owned = _owned(look, there, following, by_sentence, attributions, language)
                if owned:
                    for index in owned:
                        readings[index] = _looked_back(look, readings[index], attributions[index], there, language)
                    continue
                several = _characters(language, ("account.plural", "several_claims"))
                plural = any(character in several for character in there.classes[look.start : look.end])
                if plural or not between:
                    before = None if following > sentence else there.starts[look.start]
                    told = members
                    if before is None:
                        told = [k for k in members if not _aside(tokens(sentence), mentions[k], language)]
                    if any(there.classes[i] in language.characters("figure_given") for i in range(look.start, look.end)):
                        told = [k for k in told if mentions[k].quantity.high != 0] or told  # "no civilian was hurt" is no toll
                    meant = _meant(told, mentions, attributions, plural, before)
                    if before is None and _answers_blame(look, there, language):
                        continue
                    if before is None and not plural:
                        own = [mentions[k] for k in by_sentence.get(following, ()) if mentions[k].quantity.end <= there.starts[look.start]]
                        meant = [k for k in meant if not own or any(_restates(mention, mentions[k]) for mention in own)]
                        meant = [] if _speaks_of_its_own(look, there, language) else meant
                    for index in meant:
                        readings[index] = _looked_back(look, readings[index], attributions[index], there, language)


def _owned(
    look: Cue,
    tokens: Tokens,
    sentence: int,
    by_sentence: Mapping[int, Sequence[int]],
    attributions: Sequence[Attribution | None],
    language: Language,
) -> list[int]:
    """The claims of those whose claims a phrase looks back at by name ("could not verify the army's claims"), told before its sentence."""
    name = language.pattern(FILE, "whose-account").search(tokens.classes, max(0, look.start - OWNER), look.end + 1)
    if name is None:
        return []
    owners = {word.rstrip("s") for word in tokens.words[name.start("whose") : name.end("whose")]}
    found: list[int] = []
    for before in range(max(0, sentence - OWNED_BACK), sentence):
        for index in by_sentence.get(before, ()):
            attribution = attributions[index]
            text = attribution.source_text if attribution is not None else None
            if text is not None and not owners.isdisjoint(word.rstrip("s") for word in WORD.findall(text.lower())):
                found.append(index)
    return found


def _same_source(one: Attribution | None, other: Attribution | None) -> bool:
    return one is not None and other is not None and one.source is not None and one.source == other.source


def _restates(mention: Mention, other: Mention) -> bool:
    return (mention.harm, mention.quantity.low, mention.quantity.high) == (other.harm, other.quantity.low, other.quantity.high)


def _speaks_of_its_own(look: Cue, tokens: Tokens, language: Language) -> bool:
    """Whether "no confirmation" is about what its own sentence says ("she said the toll would rise, but there was no confirmation")."""
    own = look.rule.meaning.get("about") == "its_sentence"
    return own and language.pattern(FILE, "told-before").search(tokens.classes, 0, look.start) is not None


def _answers_blame(look: Cue, tokens: Tokens, language: Language) -> bool:
    """Whether what is rejected stands in the same sentence: "she blamed the army, a claim it rejected"."""
    return language.pattern(FILE, "said-or-blamed-before").search(tokens.classes, 0, look.start) is not None


def _aside(tokens: Tokens, mention: Mention, language: Language) -> bool:
    """Whether an amount is only told in passing, of something known: "the chants were about the crush, where 96 fans died"."""
    first, _ = tokens.span(mention.quantity.start, mention.quantity.end)
    relatives = language.characters("=where") + language.characters("=when")
    return any(character in relatives for character in tokens.classes[max(first - 2, 0) : first])


def _meant(
    members: list[int], mentions: Sequence[Mention], attributions: Sequence[Attribution | None], plural: bool, before: int | None
) -> list[int]:
    """The mentions of a sentence that a phrase looks back at, in its own sentence those that end at offset `before`.

    They are the attributed ones: in the singular ("the claim") those of the last source.
    """
    reachable = [k for k in members if before is None or mentions[k].quantity.end <= before]
    attributed = [k for k in reachable if attributions[k] is not None]
    if before is not None:
        return attributed or reachable
    if not attributed or plural:
        return attributed
    last = attributions[attributed[-1]]
    return [k for k in attributed if attributions[k] == last or _same_source(attributions[k], last)]


def _looked_back(look: Cue, known: StatusReading, attribution: Attribution | None, tokens: Tokens, language: Language) -> StatusReading:
    """The reading of a claim that a phrase looks back at; a denial stands."""
    meaning = look.rule.meaning
    if known.status is Status.DENIED:
        return known
    if meaning["looks_back"] == "unverified":
        return StatusReading(status=Status.UNVERIFIED, rule=look.rule.name)
    if meaning["denier"] == "subject":
        verbs = language.characters(meaning["verb"])
        verb = next((index for index in range(look.start, look.end) if tokens.classes[index] in verbs), look.start)
        denier = _subject(tokens, verb, language)
    elif meaning["denier"] == "by":
        denier = _agent(tokens, look.end - 1, language)
    else:
        denier = _speaker(tokens, look.end - 1, language)
    return _denied(look.rule, denier, tokens, attribution)
