"""Sentences → attributions: who said what in the whole text, quotations that run over sentences included."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from itertools import accumulate

from attrs import evolve, frozen

from casualties.extraction.attribution.blocks import block_behind, opens_block
from casualties.extraction.attribution.content_bounds import STANCES
from casualties.extraction.attribution.cue_readings import read_sentence
from casualties.extraction.attribution.governed_content import FIRST_PERSON
from casualties.extraction.attribution.quotations import Quotation, find_quotations, held_by_sentence
from casualties.extraction.attribution.reading import Reading
from casualties.extraction.attribution.reporting_words import Vocabulary, vocabulary
from casualties.extraction.attribution.speaker_tags import LABEL
from casualties.lexicon.language import Language
from casualties.records.attribution import Attribution
from casualties.records.sentence import Place, Sentence
from casualties.records.tokens import Tokens

BLOCK = 1_000
"""Characters of the blocks by which attributions are found."""


@frozen
class _Found:
    """An attribution on its way: the sentence it stands in, where its cue stands to its content, what it speaks back of."""

    index: int
    order: str
    attribution: Attribution
    back: bool
    opens: bool
    closes: bool


def find_attributions(
    text: str,
    sentences: Sequence[Sentence],
    tokens: Callable[[int], Tokens],
    language: Language,
    wanted: Collection[int] | None = None,
) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their sentences; `tokens(i)` gives the tokens of sentence `i`.

    With `wanted`, only the sentences that can decide what is said in those sentences are read; what is found for them is the same.
    `sources` and `source_type` are left empty here, and `via` holds relays as written.

    >>> from casualties.extraction.text.sentences import split_sentences
    >>> from casualties.extraction.text.tokens import tokenize
    >>> from casualties.lexicon.language import load
    >>> text = "Two men died, the mayor said."
    >>> sentences = split_sentences(text, load())
    >>> tokens = [tokenize(text, sentence.start, sentence.end, load()) for sentence in sentences]
    >>> found = find_attributions(text, sentences, tokens.__getitem__, load())
    >>> [(item.source_text, item.cue, text[slice(*item.content[0])]) for item in found]
    [('the mayor', 'said', 'Two men died')]
    """
    quotations = [quotation for quotation in find_quotations(text) if quotation.is_speech(text)]
    ends = [sentence.end for sentence in sentences]
    words = vocabulary(language)
    held = held_by_sentence(quotations, sentences, ends)
    indexes = range(len(sentences)) if wanted is None else sorted(_needed(wanted, text, sentences, held, tokens, words))
    found: list[_Found] = []
    for index in indexes:
        line, place = tokens(index), sentences[index].place
        if place is Place.HEADLINE or words.trigger.search(line.classes) or words.tag.search(line.classes):
            found += [_attribution(index, reading, line) for reading in read_sentence(line, words, place)]
    tagged = {item.index for item in found if item.attribution.rule == "tag"}
    found = [_to_paragraph_end(item, tagged, sentences, text) if item.attribution.rule == "tag" else item for item in found]
    found = [_with_block(item, sentences, text) if item.opens else item for item in found]
    if quotations:
        clipped = (_clipped(item, quotations, held) if item.index in held else item for item in found)
        found = [item for item in clipped if item.index not in held or _kept(item, quotations, held, tokens, words)]
        with_quotations(text, found, quotations, sentences, held)
    return tuple(_outside_reports(list(_referring_back(found, sentences))))


def _outside_reports(attributions: list[Attribution]) -> Iterator[Attribution]:
    """The attributions without the stances that stand inside what someone else reports: they are part of the report."""
    reported = sorted(span for a in attributions if a.rule not in STANCES and a.source_start is not None for span in a.content)
    starts = [start for start, _ in reported]
    ends = list(accumulate((end for _, end in reported), max))
    for attribution in attributions:
        if attribution.rule in STANCES and attribution.cue_start is not None:
            before = bisect_right(starts, attribution.cue_start)
            if before and attribution.cue_start < ends[before - 1]:
                continue
        yield attribution


def _needed(
    wanted: Collection[int],
    text: str,
    sentences: Sequence[Sentence],
    held: dict[int, list[int]],
    tokens: Callable[[int], Tokens],
    words: Vocabulary,
) -> set[int]:
    """The wanted sentences and those that can decide what is said in them.

    A quotation needs its paragraph and the sentence before, a transcript's turn its label, and any sentence the next one where that
    rejects or doubts something ("The army denied it").
    """
    count = len(sentences)
    needed = {index for index in wanted if 0 <= index < count}
    behind = [index + 1 for index in needed if index + 1 < count]
    needed |= {k for k in behind if words.back.search(tokens(k).classes)}
    regions = _regions(sentences, held)
    paragraphs = {sentences[index].paragraph for index in needed}
    for index, sentence in enumerate(sentences):
        if sentence.paragraph in paragraphs and LABEL.match(text, sentence.start):
            needed.add(index)
        if opens_block(text, sentences, index) and not needed.isdisjoint(block_behind(text, sentences, index)):
            needed.add(index)
    for first, last in sorted({regions[index] for index in needed if index in held}):
        needed.update(range(max(0, first - 1), min(count, last + 2)))
    return needed


def _regions(sentences: Sequence[Sentence], held: dict[int, list[int]]) -> list[tuple[int, int]]:
    """For each sentence the first and last of its paragraph, together with paragraphs that open with a quotation before and after it."""
    starts = [0] if sentences else []
    for index in range(1, len(sentences)):
        if sentences[index].paragraph != sentences[index - 1].paragraph and index not in held:
            starts.append(index)
    ends = [*starts[1:], len(sentences)]
    return [(first, end - 1) for first, end in zip(starts, ends, strict=True) for _ in range(first, end)]


def _attribution(index: int, reading: Reading, line: Tokens) -> _Found:
    source, cue, relay = _span(reading.source, line), _span(reading.cue, line), _span(reading.relay, line)
    return _Found(
        index,
        reading.order,
        Attribution(
            source_text=line.text[source[0] : source[1]] if source else None,
            source_start=source[0] if source else None,
            source_end=source[1] if source else None,
            cue=line.text[cue[0] : cue[1]] if cue else None,
            cue_start=cue[0] if cue else None,
            cue_end=cue[1] if cue else None,
            content=tuple([(line.starts[a], line.ends[b - 1]) for a, b in reading.pieces if a < b]),
            denies=reading.denies,
            unverified=reading.unverified,
            via=(line.text[relay[0] : relay[1]],) if relay else (),
            rule=reading.rule,
        ),
        reading.back,
        reading.opens,
        reading.closes,
    )


def _span(pair: tuple[int, int] | None, line: Tokens) -> tuple[int, int] | None:
    """Where tokens stand in the text; None for none."""
    return (line.starts[pair[0]], line.ends[pair[1] - 1]) if pair is not None and pair[0] < pair[1] else None


def _to_paragraph_end(item: _Found, tagged: Collection[int], sentences: Sequence[Sentence], text: str) -> _Found:
    """A transcript's turn ("SMITH: ...") runs to the end of its paragraph or to the next speaker's label."""
    attribution = item.attribution
    if item.order != "before" or not (attribution.source_text or "").isupper() or text.isupper():
        return item
    last = item.index
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == sentences[item.index].paragraph:
        if last + 1 in tagged:
            break
        last += 1
    content = ((attribution.content[0][0], sentences[last].end),)
    return evolve(item, attribution=evolve(attribution, content=content)) if last > item.index else item


def _with_block(item: _Found, sentences: Sequence[Sentence], text: str) -> _Found:
    """What opens a paragraph without marks with the paragraph as its content; what opens a quotation as it is."""
    if item.attribution.content or not opens_block(text, sentences, item.index):
        return item
    block = block_behind(text, sentences, item.index)
    content = ((sentences[block[0]].start, sentences[block[-1]].end),)
    return evolve(item, opens=False, attribution=evolve(item.attribution, content=content))


def _clipped(item: _Found, quotations: Sequence[Quotation], held: dict[int, list[int]]) -> _Found:
    """The item with what it reports kept within the quotation that its cue stands in, if it stands in one."""
    attribution = item.attribution
    at = attribution.cue_start if attribution.cue_start is not None else attribution.source_start
    if at is None:
        return item
    for number in held.get(item.index, ()):
        quotation = quotations[number]
        if quotation.start < at < quotation.end:
            content = tuple(
                (max(a, quotation.start), min(b, quotation.end))
                for a, b in attribution.content
                if a < quotation.end and b > quotation.start
            )
            return evolve(item, attribution=evolve(attribution, content=content))
    return item


def _kept(
    item: _Found, quotations: Sequence[Quotation], held: dict[int, list[int]], tokens: Callable[[int], Tokens], words: Vocabulary
) -> bool:
    """Whether an item stands outside quotations, or inside one names who told it: "Police told me that", not "our records show"."""
    at = item.attribution.cue_start if item.attribution.cue_start is not None else item.attribution.source_start
    if at is None or not any(quotations[q].start < at < quotations[q].end for q in held.get(item.index, ())):
        return True
    if item.attribution.rule not in ("saying", "telling", "according", "showing"):
        return False
    line, (start, end) = tokens(item.index), (item.attribution.source_start or 0, item.attribution.source_end or 0)
    spoken = [character for character, at in zip(line.classes, line.starts, strict=True) if start <= at < end]
    return bool(spoken) and spoken[-1] not in words.document_noun and any(character in words.source_noun for character in spoken)


def with_quotations(
    text: str, found: list[_Found], quotations: Sequence[Quotation], sentences: Sequence[Sentence], held: dict[int, list[int]]
) -> None:
    """Make the quotations that the contents touch whole, and give those that stand alone to the speaker before them."""
    speaker: dict[int, int] = {}
    for number, item in enumerate(found):
        if item.attribution.rule in STANCES:
            continue
        if item.closes:
            before = held.get(item.index - 1, ())[-1:]
            if before and not text[quotations[before[0]].end : sentences[item.index].start].strip(" "):
                speaker[before[0]] = number
                spoken = ((quotations[before[0]].start, quotations[before[0]].end),)
                found[number] = evolve(item, attribution=evolve(item.attribution, content=spoken))
            continue
        if item.index not in held:
            continue
        pieces = []
        at = item.attribution.cue_start
        for a, b in item.attribution.content:
            for q in held[item.index]:
                quotation = quotations[q]
                if at is not None and quotation.start < at < quotation.end:
                    continue
                if quotation.start < b and a < quotation.end:
                    if q not in speaker or item.order != "before":
                        speaker[q] = number
                    if quotation.start < sentences[item.index].start:
                        a = min(a, quotation.start)
                    b = max(b, quotation.end)
            pieces.append((a, b))
        if tuple(pieces) != item.attribution.content:
            found[number] = evolve(item, attribution=evolve(item.attribution, content=tuple(pieces)))
    last: dict[int, int] = {}
    for number, item in enumerate(found):
        if item.attribution.rule not in STANCES and item.attribution.source_start is not None:
            last[item.index] = number
    for q, quotation in enumerate(quotations):
        if q in speaker:
            continue
        index = next((i for i in _sentences_of(quotation, sentences)), None)
        if index is None or quotation.start > sentences[index].start + 1:
            continue
        owner = _speaker_before(text, q, index, quotations, sentences, speaker, last, found)
        if owner is not None:
            speaker[q] = owner
            item = found[owner]
            content = (*item.attribution.content, (quotation.start, quotation.end))
            found[owner] = evolve(item, attribution=evolve(item.attribution, content=content))
    for q in range(len(quotations) - 2, -1, -1):
        if quotations[q].runs_on and q not in speaker and q + 1 in speaker:
            # whoever is named where the speech ends has spoken all its paragraphs
            owner = speaker[q] = speaker[q + 1]
            attribution = found[owner].attribution
            content = ((quotations[q].start, quotations[q].end), *attribution.content)
            found[owner] = evolve(found[owner], attribution=evolve(attribution, content=content))


def _sentences_of(quotation: Quotation, sentences: Sequence[Sentence]) -> range:
    first = bisect_right(sentences, quotation.start, key=lambda sentence: sentence.end)
    return range(first, min(first + 1, len(sentences)))


def _speaker_before(
    text: str,
    q: int,
    index: int,
    quotations: Sequence[Quotation],
    sentences: Sequence[Sentence],
    speaker: dict[int, int],
    last: dict[int, int],
    found: Sequence[_Found],
) -> int | None:
    """The number of the attribution that a quotation without one of its own goes on with."""
    opens_paragraph = index == 0 or sentences[index - 1].paragraph != sentences[index].paragraph
    before = speaker.get(q - 1)
    if before is not None and q > 0:
        end = quotations[q - 1].end
        stop = sentences[index - 1].end if index and sentences[index - 1].start <= end <= sentences[index - 1].end else end
        if quotations[q - 1].runs_on or (not opens_paragraph and not text[stop : quotations[q].start].strip()):
            return before
    if index and index - 1 in last:
        item = found[last[index - 1]]
        if item.opens or item.attribution.rule in ("saying", "telling", "quoting"):
            return last[index - 1]
    return None


def _referring_back(found: Sequence[_Found], sentences: Sequence[Sentence]) -> Iterator[Attribution]:
    """The attributions; those that reject or leave open what was reported before them take its content.

    Who "disclosed this" is the source of the sentence before, where it has none of its own.
    """
    previous: Attribution | None = None
    near = 0
    for item in found:
        attribution = item.attribution
        if item.back and attribution.rule == "this":
            if item.index == 0 or (previous is not None and near >= item.index - 1):
                continue
            before = sentences[item.index - 1]
            attribution = evolve(attribution, content=((before.start, before.end),))
        elif item.back:
            if previous is None or item.index - near > 1:
                continue
            attribution = evolve(attribution, content=previous.content, rule="back")
        elif attribution.content and attribution.rule not in STANCES:
            previous, near = attribution, item.index
        if attribution.content:
            yield attribution


def by_block(attributions: Sequence[Attribution]) -> Mapping[int, Sequence[Attribution]]:
    """The attributions by the blocks of `BLOCK` characters that their contents reach into: those of one place, however long the text."""
    blocks: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        touched = {block for a, b in attribution.content for block in range(a // BLOCK, b // BLOCK + 1)}
        for block in touched:
            blocks.setdefault(block, []).append(attribution)
    return blocks


def by_sentence(attributions: Sequence[Attribution], sentences: Sequence[Sentence]) -> Mapping[int, Sequence[Attribution]]:
    """The attributions that name a source by the index of the sentence that names it."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        if attribution.source_start is not None:
            found.setdefault(bisect_right(starts, attribution.source_start) - 1, []).append(attribution)
    return found


def governing(attributions: Sequence[Attribution], start: int, end: int) -> Attribution | None:
    """The innermost attribution whose content holds `start` up to `end`; None where the publisher speaks.

    What a source only approves, wishes or plans is not reported and governs nothing; a named source goes before an unnamed one
    ("two are presumed dead, police said"), an assertion before its denial.

    >>> inner, outer = Attribution(cue="said", content=((4, 9),)), Attribution(cue="reported", content=((0, 20),))
    >>> governing([outer, inner], 4, 6) is inner, governing([outer, inner], 12, 14) is outer, governing([outer, inner], 30, 31)
    (True, True, None)
    """
    held = [
        attribution
        for attribution in attributions
        if attribution.rule not in STANCES
        and (attribution.source_text or "").casefold() not in FIRST_PERSON
        and any(a <= start and end <= b for a, b in attribution.content)
    ]
    return min(held, key=_distance, default=None)


def _distance(attribution: Attribution) -> tuple[bool, bool, int, bool, int]:
    """How far an attribution stands from what it holds: a named source before none, an assertion before a denial, then the shortest."""
    size = sum(b - a for a, b in attribution.content)
    cited = attribution.rule == "citing"
    return attribution.source_start is None, attribution.denies, size, not cited, -(attribution.cue_start or 0) if cited else 0


def carried(attributions: Sequence[Attribution], sentences: Sequence[Sentence], index: int) -> str | None:
    """The full name of the source that the sentence before sentence `index` named in the same paragraph; None where it named none.

    It is a pointer for the reader of a sentence without a source of its own, never that sentence's source.

    >>> said = Attribution(source_text="Police", source_start=0, source_end=6, cue="said", content=((12, 20),), rule="saying")
    >>> carried([said], [Sentence(0, 21, 0), Sentence(22, 40, 0)], 1)
    'Police'
    """
    if index <= 0 or sentences[index - 1].paragraph != sentences[index].paragraph:
        return None
    before = sentences[index - 1]
    named = [
        attribution
        for attribution in attributions
        if attribution.source_start is not None
        and before.start <= attribution.source_start < before.end
        and attribution.rule not in STANCES
    ]
    return named[-1].source if named else None
