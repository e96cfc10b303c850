"""What each mention's figure covers: one incident (total), a subset of another figure (part), several incidents or a period (cumulative).

Parts are read first, from the words around an amount ("including", "of whom", "among the dead"), then from the figures themselves: places
that add up to a toll are its parts. Cumulative marks reach the amounts of their clause that are not parts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from casualties.extraction.scope.breakdowns import add_breakdowns
from casualties.extraction.scope.items import OTHERS, Item, Items, item_of
from casualties.extraction.scope.subsets import FILE, find_parts, is_increment
from casualties.lexicon.language import Language
from casualties.lexicon.reach import Cue, find_cues
from casualties.records.kinds import Harm, Hedge, Scope
from casualties.records.mention import Mention
from casualties.records.scope import ScopeReading
from casualties.records.sentence import Place, Sentence
from casualties.records.tokens import Tokens

Toll = tuple[Harm, int | None, int | None, Hedge]

DAY_WITHIN = 5
"""Tokens after "as of" within which its day stands."""

SMALL = 3
"""Below this a figure recurs by chance, and its repetition says nothing."""


def find_scopes(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    mentions: Sequence[Mention],
    language: Language,
    day: Callable[[int, int], str | None] | None = None,
) -> tuple[ScopeReading, ...]:
    """The scope of each mention, parallel to `mentions`, which come in the order of the text.

    `day(sentence, token)` gives the ISO date of the phrase of time at a token, None where there is none or it is not one known day;
    it resolves "as of Monday". Without it no figure has an `as_of`.
    """
    rows = {sentence: tokens(sentence) for sentence in dict.fromkeys(mention.sentence for mention in mentions)}
    items = Items([item_of(index, mention, rows[mention.sentence]) for index, mention in enumerate(mentions)])
    cues = {sentence: find_cues(FILE, row.classes, language) for sentence, row in rows.items()}
    earlier = _earlier(items, cues, language)
    parts = find_parts(items, cues, earlier, language)
    add_breakdowns(items, parts, language)
    spans = _cumulative(items, cues, parts, language)
    _under_a_window(items, sentences, tokens, parts, spans, language)
    _restated(items, sentences, parts, spans)
    _beside(items, parts, spans, language)
    days = {} if day is None else {sentence: _as_of(sentence, rows[sentence], found, day) for sentence, found in cues.items()}
    return tuple(_reading(item, items, item.index in earlier, parts, spans, days.get(item.sentence)) for item in items.all)


def _cumulative(items: Items, cues: Mapping[int, Sequence[Cue]], parts: dict[int, str], language: Language) -> dict[int, str]:
    spans: dict[int, str] = {}
    single = language.pattern(FILE, "single-incident")
    lasting, bringing = language.characters("lasting"), language.characters("bringing")
    for item in items.all:
        if item.index in parts:
            continue
        for cue in cues[item.sentence]:
            meaning = cue.rule.meaning
            if meaning["effect"] != "cumulative":
                continue
            only = meaning.get("only", ())
            if "no_single" in only and single.search(item.tokens.classes) is not None:
                continue
            if item.mention.quantity.high == 1 and ("several" in only or meaning.get("window")):
                continue
            if item.mention.quantity.additive and not (meaning.get("window") or meaning.get("elsewhere")):
                continue  # "the feud has cost four more lives": those that the report is about
            if "not_lasting" in only and item.trigger and item.tokens.classes[item.trigger[0]] in lasting:
                continue
            if cue.start > item.last and any(c in bringing for c in item.tokens.classes[item.last : cue.start]):
                continue  # "killed 14, bringing the toll since Monday to 24"
            if cue.reaches(item.first) or (item.trigger is not None and cue.reaches(item.trigger[0]) and item.first >= cue.first):
                spans[item.index] = cue.rule.name
                break
        else:
            other = items.previous(item)
            if other is not None and other.index in spans and _goes_on(item, other, language):
                spans[item.index] = spans[other.index]
    return spans


def _goes_on(item: Item, other: Item, language: Language) -> bool:
    """Whether an amount of another harm is counted over the period or the incidents of the one before it.

    It adds to it ("another 90 were hurt", "15 others are missing"), stands beside it without a time of its own
    ("… since 2011 and millions have fled"), or follows in a sentence that says what has happened over the same time ("Some 16,000
    have been left homeless").
    """
    if item.mention.harm is other.mention.harm or item.sentence - other.sentence > 1:
        return False
    if item.mention.quantity.additive:
        return True
    classes = item.tokens.classes
    if item.mention.quantity.high == 1 or language.pattern(FILE, "single-incident").search(classes, item.last) is not None:
        return False
    if item.sentence == other.sentence:
        told = language.pattern(FILE, "told-as-one-event")
        alike = told.match(classes, item.last) is None or told.match(classes, other.last) is not None
        return alike and _are_joined(item, other, language)
    if item.tokens.words[item.last : item.last + 1] in OTHERS:
        return language.pattern(FILE, "another-clause").search(classes, 0, len(classes) - 1) is None
    return item.first <= 1 and language.pattern(FILE, "have-been").match(classes, item.last) is not None


def _are_joined(item: Item, other: Item, language: Language) -> bool:
    """Whether an amount is joined to the one before it in its sentence by no more than "and" or "and that"."""
    classes = item.tokens.classes
    joined = any(c in language.characters("joining") for c in classes[max(item.first - 2, other.last) : item.first])
    joined = joined or language.pattern(FILE, "and-that").search(classes, other.last, item.first) is not None
    return joined and language.pattern(FILE, "another-clause").search(classes, other.last, item.first) is None


def _under_a_window(
    items: Items,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    parts: dict[int, str],
    spans: dict[int, str],
    language: Language,
) -> None:
    """Mark what has happened over the period that the sentence before speaks of ("Shells have hit it since May. Twenty have died.")."""
    have_been, single = language.pattern(FILE, "have-been"), language.pattern(FILE, "single-incident")
    for item in items.all:
        if item.index in parts or item.index in spans:
            continue
        before, classes = item.sentence - 1, item.tokens.classes
        if before < 0 or sentences[before].place is not Place.BODY or item.size < 2:
            continue
        if have_been.match(classes, item.last) is None or single.search(classes) is not None:
            continue
        if language.pattern(FILE, "another-clause").search(classes, 0, len(classes) - 1) is not None:
            continue
        windows = (cue for cue in find_cues(FILE, tokens(before).classes, language) if cue.rule.meaning.get("window"))
        window = next(windows, None)
        if window is not None:
            spans[item.index] = window.rule.name


def _beside(items: Items, parts: dict[int, str], spans: dict[int, str], language: Language) -> None:
    """Give an amount of another harm the scope of the one beside it: "Over 70 died and 40 were hurt", the first told as a sum before."""
    for item in items.all:
        other = items.previous(item)
        if other is None or item.index in parts or item.index in spans or other.index not in spans:
            continue
        if other.sentence == item.sentence and _goes_on(item, other, language):
            spans[item.index] = spans[other.index]


def _restated(items: Items, sentences: Sequence[Sentence], parts: dict[int, str], spans: dict[int, str]) -> None:
    """Give a toll restated elsewhere the scope that the text gives it once; small figures recur by chance and do not count."""
    _lead_like_its_headline(items, sentences, parts, spans)
    known = {_toll(items.all[index]): index for index in spans}
    numbers = {_figure(items.all[index]): index for index in spans}
    for item in items.all:
        figure = item.mention.quantity.stated or 0
        once = known.get(_toll(item))
        if once is None and sentences[item.sentence].place is Place.HEADLINE:
            once = numbers.get(_figure(item))
        if once is None or item.index in parts or item.index in spans:
            continue
        victims, others = item.mention.victims, items.all[once].mention.victims
        if (figure > 10 and figure % 10) or (figure >= SMALL and victims and others and victims.lower() == others.lower()):
            spans[item.index] = spans[once]


def _lead_like_its_headline(items: Items, sentences: Sequence[Sentence], parts: dict[int, str], spans: dict[int, str]) -> None:
    """Give a figure of the first sentence and the same figure of the headline the scope that one of the two says."""
    lead = next((item.sentence for item in items.all if sentences[item.sentence].place is Place.BODY), None)
    above = {_figure(item): item for item in items.all if sentences[item.sentence].place is Place.HEADLINE and item.index not in parts}
    for item in items.by_sentence.get(lead, ()) if lead is not None and above else ():
        same = above.get(_figure(item)) or next((other for other in above.values() if _rounds(other, item)), None)
        if same is None or not item.mention.quantity.stated or item.index in parts:
            continue
        rule = spans.get(item.index) or spans.get(same.index)
        if rule is not None:
            spans[item.index] = spans[same.index] = rule


def _rounds(headline: Item, item: Item) -> bool:
    """Whether a headline has a figure of the lead in round numbers: "more than 30" for "at least 32"."""
    stated, exact = headline.mention.quantity.stated or 0, item.mention.quantity.stated or 0
    loose = headline.mention.quantity.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.ABOUT)
    return loose and headline.mention.harm is item.mention.harm and 0 < stated * 10 <= exact * 10 <= stated * 11


def _figure(item: Item) -> tuple[Harm, int | None]:
    """A figure without its hedge: a headline has "268" for "at least 268"."""
    return item.mention.harm, item.mention.quantity.stated


def _toll(item: Item) -> Toll:
    quantity = item.mention.quantity
    return (item.mention.harm, quantity.low, quantity.high, quantity.hedge)


def _as_of(sentence: int, tokens: Tokens, cues: Sequence[Cue], day: Callable[[int, int], str | None]) -> str | None:
    """The day that a sentence gives its figures for ("as of 3 May 2015"), None where it names none."""
    marks = [cue.end for cue in cues if cue.rule.meaning["effect"] == "as_of"]
    # "as of late Tuesday", "as of 10 p.m. on Tuesday": the day may stand a few words after
    found = (day(sentence, token) for end in marks for token in range(end, min(end + DAY_WITHIN, len(tokens))))
    return next((date for date in found if date is not None), None)


def _reading(
    item: Item, items: Items, superseded: bool, parts: dict[int, str], spans: dict[int, str], as_of: str | None
) -> ScopeReading:
    scope, rule = Scope.TOTAL, ""
    if item.index in parts:
        scope, rule = Scope.PART, parts[item.index]
    elif item.index in spans:
        scope, rule = Scope.CUMULATIVE, spans[item.index]
    return ScopeReading(scope=scope, increment=is_increment(item, items), superseded=superseded, as_of=as_of, rule=rule)


def _earlier(items: Items, cues: Mapping[int, Sequence[Cue]], language: Language) -> set[int]:
    """The figures that the text marks as earlier ones, and what the same sentence says after them of other harms."""
    tolls: dict[Harm, set[Toll]] = {}
    for item in items.all:
        tolls.setdefault(item.mention.harm, set()).add(_toll(item))
    earlier = {item.index for item in items.all if len(tolls[item.mention.harm]) > 1 and _superseded(item, items, cues[item.sentence])}
    turning = language.characters("turning")
    for sentence in dict.fromkeys(items.all[index].sentence for index in sorted(earlier)):
        here = items.by_sentence[sentence]
        harms = Counter(item.mention.harm for item in here)
        marked: list[Item] = []
        for item in here:
            follows = marked and harms[item.mention.harm] == 1 and item.index not in earlier
            follows = follows and not any(c in turning for c in item.tokens.classes[marked[-1].last : item.first])
            if follows and any(cue.rule.meaning.get("carries") and cue.start < marked[0].first for cue in cues[sentence]):
                earlier.add(item.index)
            if item.index in earlier:
                marked.append(item)
    return earlier


def _superseded(item: Item, items: Items, cues: Sequence[Cue]) -> bool:
    for cue in cues:
        if cue.rule.meaning["effect"] != "superseded":
            continue
        if cue.direction == "at":
            following = items.following(item)
            if cue.start < item.first < cue.end and following and (following.sentence, following.first) == (item.sentence, cue.end):
                return True
        elif cue.reaches(item.first):
            return True
    return False
