"""Who stands behind each mention's figure: the publisher, a source, nobody for certain, or someone who rejects it.

Reads the mention's own sentence and the sentences after it that look back ("The army rejected the claim."; "The report could not be
independently verified."). Denied goes before unverified, unverified before reported, reported before asserted.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Sequence
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

WORD = re.compile(r"[a-z'’]+")
MARKS = ("unsure", "unsure_adverb", "seeming", "doubtful", "fearing", "inquiring", "verifying")


class _Place(NamedTuple):
    """A mention in token indices of its sentence."""

    first: int
    last: int
    trigger: tuple[int, int] | None


class _Look(NamedTuple):
    """A phrase that looks back at claims: its effect, its sentence and tokens, its verb, and whether it names claims in the plural."""

    status: Status
    rule: Rule
    sentence: int
    start: int
    end: int
    verb: int
    plural: bool


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
    cues: dict[int, list[Cue]] = {}
    readings: list[StatusReading] = []
    for mention, attribution in zip(mentions, attributions, strict=True):
        here = tokens(mention.sentence)
        if mention.sentence not in cues:
            cues[mention.sentence] = find_cues(FILE, here.classes, language)
        readings.append(_local(mention, attribution, here, cues[mention.sentence], language))
    _look_back(text, sentences, tokens, mentions, attributions, language, readings)
    return tuple(readings)


def _place(tokens: Tokens, mention: Mention) -> _Place:
    first, last = tokens.span(mention.quantity.start, mention.quantity.end)
    if mention.trigger_start is None or mention.trigger_end is None or not tokens.start <= mention.trigger_start < tokens.end:
        return _Place(first, last, None)
    return _Place(first, last, tokens.span(mention.trigger_start, mention.trigger_end))


def _local(mention: Mention, attribution: Attribution | None, tokens: Tokens, cues: list[Cue], language: Language) -> StatusReading:
    zero = mention.quantity.high == 0
    if attribution is not None and not zero and (attribution.denies or _is(attribution.cue, "rejecting", language)):
        return StatusReading(status=Status.DENIED, self_denied=True, rule="denying-source")
    place = _place(tokens, mention)
    unverified: Cue | None = None
    for cue in cues:
        effect = cue.rule.meaning["effect"]
        if zero if effect == "denied" else unverified is not None:
            continue
        if not _governs(cue, place, mention, attribution, tokens, language):
            continue
        if effect == "denied":
            own = cue.rule.meaning.get("denier") == "source"
            return _denied(cue.rule, None if own else _subject(tokens, cue.start, language), tokens, attribution)
        unverified = cue
    if unverified is not None and attribution is None:
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
    if attribution is None:
        return StatusReading()
    if attribution.unverified or _is(attribution.cue, "unsure", language) or _is(attribution.source_text, "doubtful", language):
        return StatusReading(status=Status.UNVERIFIED, rule="unsure-source")
    if attribution.source_text is None and _is(attribution.cue, "estimating", language):
        return StatusReading(rule="estimate")
    return StatusReading(status=Status.REPORTED, rule="attributed")


def _is(words: str | None, name: str, language: Language) -> bool:
    return words is not None and any(language.has(word, name) for word in WORD.findall(words.lower()))


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
    if cue.direction == "head":
        trigger = place.trigger
        return trigger is not None and trigger[0] <= cue.end < trigger[1] and cue.start < trigger[1]
    if cue.rule.meaning.get("governs") == "trigger" and place.trigger is not None:
        return cue.reaches(place.trigger[0])
    return cue.reaches(place.first)


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


def _looks(sentence: int, tokens: Tokens, language: Language) -> list[_Look]:
    looks = []
    for rule, pattern in language.rules(FILE):
        effect = str(rule.meaning.get("looks_back", ""))
        match = pattern.search(tokens.classes) if effect else None
        if match is not None:
            plural = any(character in language.characters("account.plural") for character in match[0])
            verb = match.start("verb") if "verb" in pattern.groupindex else match.start()
            looks.append(_Look(Status(effect), rule, sentence, match.start(), match.end(), verb, plural))
    return looks


@functools.cache
def _looking_words(language: Language) -> frozenset[str]:
    names = ("verifying", "verification", "rejecting", "falsehood", "doubtful")
    return frozenset({"true"}).union(*(language.words(name) for name in names))


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
        for following in range(sentence, min(sentence + 1 + LOOK_AHEAD, len(sentences))):
            span = sentences[following]
            if span.paragraph - sentences[sentence].paragraph > LOOK_AHEAD:
                break
            if words.isdisjoint(WORD.findall(text[span.start : span.end].lower())):
                continue
            for look in _looks(following, tokens(following), language):
                between = any(sentence < other < following for other in by_sentence)
                if between and not look.plural:
                    continue
                for index in _meant(look, sentence, members, mentions, attributions, tokens(following)):
                    _mark_back(look, index, attributions[index], tokens(following), language, readings)


def _meant(
    look: _Look, sentence: int, members: list[int], mentions: Sequence[Mention], attributions: Sequence[Attribution | None], tokens: Tokens
) -> list[int]:
    """The mentions of a sentence that a phrase looks back at: the attributed ones before it, in the singular those of the last source."""
    here = look.sentence == sentence
    before = [k for k in members if not here or mentions[k].quantity.end <= tokens.starts[look.start]]
    attributed = [k for k in before if attributions[k] is not None]
    if here:
        return attributed or before
    if not attributed or look.plural:
        return attributed
    last = attributions[attributed[-1]]
    return [k for k in attributed if attributions[k] == last]


def _mark_back(
    look: _Look, index: int, attribution: Attribution | None, tokens: Tokens, language: Language, readings: list[StatusReading]
) -> None:
    known = readings[index]
    if known.status is Status.DENIED:
        return
    if look.status is Status.UNVERIFIED:
        readings[index] = StatusReading(status=Status.UNVERIFIED, rule=look.rule.name)
        return
    find = {"subject": _subject, "by": _agent, "speaker": _speaker}[look.rule.meaning["denier"]]
    place = look.verb if find is _subject else look.end - 1
    readings[index] = _denied(look.rule, find(tokens, place, language), tokens, attribution)
