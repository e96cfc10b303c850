"""What a claim's sentence says about time and sets: earlier, now, risen, later died, added, counted since, opened as a part."""

from __future__ import annotations

import functools
import re

from attrs import frozen

from casualties.lexicon.language import Language, load
from casualties.records.claim import Claim

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]\w*(?:['’‑-][^\W_]+)*|[^\w\s]")
NEAR = 12
"""Tokens at most between a figure and a mark behind it."""

NEXT = 4
"""Tokens at most from "up from" or "rose to" to the figure that it marks."""

WEEKDAYS = {day: number for number, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}


@frozen
class Mark:
    """One time mark of a sentence: its name, the tokens that it takes up, the words, and whether it marks the next figure alone.

    `takes_verb` is true of a noun ("an initial count") that one verb of saying may follow within its reach.
    """

    name: str
    first: int
    last: int
    words: str
    next: bool
    takes_verb: bool = False


@frozen
class Marks:
    """The marks that bear on one claim.

    `added` counts on top of others ("three more"), `besides` leaves others out ("two other bodies"): the words after the figure say so.
    `window` are the words of a counting period, `day` is the weekday of the report (Monday 0), None where the sentence names none.
    """

    earlier: bool = False
    now: bool = False
    risen: bool = False
    fallen: bool = False
    died_later: bool = False
    later: bool = False
    added: bool = False
    besides: bool = False
    window: str | None = None
    day: int | None = None


def marks_of(claim: Claim, language: Language | None = None) -> Marks:
    """The marks of the claim's sentence that bear on its figure: the nearest figure in reach of a mark is the one it marks.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> text = "The ministry had earlier put the toll at 5."
    >>> row = {"harm": "killed", "quantity_text": "5", "text": text, "start": 0, "quantity_start": 41, "quantity_end": 42}
    >>> marks_of(claim_from_dict(row)).earlier
    True
    """
    language = language or load()
    text = claim.text
    added = _adds(claim.quantity_text, language)
    if not text:
        return Marks(added=added or claim.increment, earlier=claim.superseded)
    start, end = _place(claim)
    sentence = _read(text, language)
    spans = sentence.spans
    here = next((index for index, (a, b) in enumerate(spans) if a <= start < b), 0)
    last = next((index for index in range(len(spans) - 1, -1, -1) if spans[index][0] < end), here)
    names: set[str] = set()
    windows = []
    days: list[Mark] = []
    for mark in sentence.marks:
        if mark.name == "window":
            windows.append(mark.words)
        elif mark.name in ("died_later", "later"):
            names.add(mark.name)
        elif mark.name == "day":
            days.append(mark)
        elif mark.name != "part" and _bears(mark, here, last, sentence):
            names.add(mark.name)
    return Marks(
        earlier="earlier" in names or claim.superseded,
        now="now" in names,
        risen="risen" in names,
        fallen="fallen" in names,
        died_later="died_later" in names,
        later="later" in names,
        added=added or claim.increment,
        besides=_is_besides(text, end, language),
        window=" ".join(sorted(windows)) if windows else None,
        day=WEEKDAYS.get(days[0].words.split()[-1][:3]) if len(days) == 1 else None,
    )


def part_opened(large: Claim, small: Claim, language: Language | None = None) -> bool:
    """Whether words open a part between two figures of one sentence, or right behind the second ("16 men, one of them a guard").

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> text = "Among the dead were 9 guards, including 2 women, and 4 drivers."
    >>> row = {"harm": "killed", "text": text, "start": 0}
    >>> places = {"9": (20, 21), "2": (41, 42), "4": (54, 55)}
    >>> nine, two, four = (
    ...     claim_from_dict(row | {"quantity_text": figure, "quantity_start": start, "quantity_end": end})
    ...     for figure, (start, end) in places.items()
    ... )
    >>> part_opened(nine, two), part_opened(two, four)
    (True, False)
    """
    sentence = _read(small.text, language or load())
    after, (start, end) = _place(large)[1], _place(small)
    for mark in sentence.marks:
        if mark.name == "part":
            first = sentence.spans[mark.first][0]
            # the cue may take up the figure itself: "one of them"
            if after <= first < start or start <= first <= end + 1:
                return True
    return False


@functools.lru_cache(maxsize=20_000)
def _adds(quantity: str, language: Language) -> bool:
    """Whether the words of an amount put it on top of others: "another 12", "five more", "a third man", but not "more than 12"."""
    words = [language.token(match[0])[0] for match in TOKEN.finditer(quantity)]
    return any(language.has(word, "mark_added") and words[index + 1 : index + 2] != ["than"] for index, word in enumerate(words))


def _is_besides(text: str, end: int, language: Language) -> bool:
    """Whether the word behind a figure that ends at `end` tells its people from others."""
    after = TOKEN.search(text, end)
    return after is not None and language.has(language.token(after[0])[0], "mark_besides")


def _place(claim: Claim) -> tuple[int, int]:
    if claim.start is not None and claim.quantity_start is not None and claim.quantity_end is not None:
        start, end = claim.quantity_start - claim.start, claim.quantity_end - claim.start
        if 0 <= start <= end <= len(claim.text):
            return start, end
    start = max(0, claim.text.find(claim.quantity_text))
    return start, start + len(claim.quantity_text)


def _bears(mark: Mark, here: int, last: int, sentence: _Sentence) -> bool:
    """Whether the mark bears on the figure at tokens `here` to `last`.

    "Up from" and "rose to" mark the next figure alone. "Had earlier put the toll at" marks all figures behind it up to another
    verb of saying or a "but": "it earlier reported five dead and nine hurt, but now says eight died".
    """
    if mark.last > here + 1:
        if mark.first > last:
            return not mark.next and mark.first - last <= NEAR and not any(sentence.figures[last + 1 :])
        return not mark.next
    if mark.next:
        return here - mark.last <= NEXT and not any(sentence.figures[mark.last : here])
    return sum(sentence.breaks[mark.last : here]) <= mark.takes_verb


@frozen
class _Sentence:
    """A sentence as tokens: their places, which are figures, which end the reach of a mark, and the marks."""

    spans: tuple[tuple[int, int], ...]
    figures: tuple[bool, ...]
    breaks: tuple[bool, ...]
    marks: tuple[Mark, ...]


@functools.lru_cache(maxsize=20_000)
def _read(text: str, language: Language) -> _Sentence:
    spans, classes, figures, breaks = [], [], [], []
    words: list[str] = []
    upper = text.isupper()
    for match in TOKEN.finditer(text):
        surface = match[0].lower() if upper else match[0]
        word, character = language.token(surface)
        spans.append(match.span())
        classes.append(character)
        figures.append(word[0].isdigit() or language.has(word, "numeral"))
        noun = bool(words) and (language.has(words[-1], "determiner") or language.has(words[-1], "preposition"))
        breaks.append(language.has(word, "mark_break") or (language.has(word, "toll_verb") and not noun))
        words.append(word)
    line = "".join(classes)
    found = []
    for rule, pattern in language.rules("time_marks"):
        for match in pattern.finditer(line):
            first, last = match.span()
            if first < last:
                said = " ".join(text[spans[first][0] : spans[last - 1][1]].lower().split())
                found.append(Mark(rule.meaning["mark"], first, last, said, bool(rule.meaning.get("next")), bool(rule.meaning.get("noun"))))
    return _Sentence(tuple(spans), tuple(figures), tuple(breaks), tuple(found))
