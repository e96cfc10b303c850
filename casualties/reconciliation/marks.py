"""What a claim's sentence says about time and sets: earlier, now, risen, later died, added, counted since, opened as a part."""

from __future__ import annotations

import functools
import re

from attrs import frozen

from casualties.lexicon.language import Language, load
from casualties.records.claim import Claim

TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]\w*(?:['’‑-][^\W_]+)*|[^\w\s]")
NEAR = 12
"""Tokens at most between a mark and the figure that it marks."""


@frozen
class Mark:
    """One time mark of a sentence: its name, its place in characters and tokens, and the words."""

    name: str
    start: int
    end: int
    first: int
    last: int
    words: str
    next: bool


@frozen
class Marks:
    """The marks that bear on one claim; `window` are the words of a counting period, None where the sentence names none."""

    earlier: bool = False
    now: bool = False
    risen: bool = False
    fallen: bool = False
    died_later: bool = False
    later: bool = False
    added: bool = False
    opens_part: bool = False
    window: str | None = None


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
    added = any(language.has(language.token(match[0])[0], "mark_added") for match in TOKEN.finditer(claim.quantity_text))
    if not text:
        return Marks(added=added or claim.increment, earlier=claim.superseded)
    start, end = _place(claim)
    spans, found = _read(text, language)
    here = next((index for index, (a, b) in enumerate(spans) if a <= start < b), 0)
    last = next((index for index in range(len(spans) - 1, -1, -1) if spans[index][0] < end), here)
    names: set[str] = set()
    windows = []
    for mark in found:
        if mark.name == "window":
            windows.append(mark.words)
        elif mark.name in ("died_later", "later", "part"):
            names.add(mark.name)
        elif _bears(mark, here, last, spans, text):
            names.add(mark.name)
    return Marks(
        earlier="earlier" in names or claim.superseded,
        now="now" in names,
        risen="risen" in names,
        fallen="fallen" in names,
        died_later="died_later" in names,
        later="later" in names,
        added=added or claim.increment,
        opens_part="part" in names,
        window=" ".join(sorted(windows)) if windows else None,
    )


def _place(claim: Claim) -> tuple[int, int]:
    if claim.start is not None and claim.quantity_start is not None and claim.quantity_end is not None:
        start, end = claim.quantity_start - claim.start, claim.quantity_end - claim.start
        if 0 <= start <= end <= len(claim.text):
            return start, end
    start = max(0, claim.text.find(claim.quantity_text))
    return start, start + len(claim.quantity_text)


def _bears(mark: Mark, here: int, last: int, spans: tuple[tuple[int, int], ...], text: str) -> bool:
    """Whether the mark bears on the figure at tokens `here` to `last`: no other figure stands between, and they are near."""
    if mark.last <= here + 1:
        between = range(mark.last, here)
    elif mark.next:
        return mark.first <= here < mark.last or here <= mark.first <= last
    elif mark.first > last:
        between = range(last + 1, mark.first)
    else:
        return True
    return len(between) <= NEAR and not any(text[spans[index][0]].isdigit() for index in between)


@functools.lru_cache(maxsize=20_000)
def _read(text: str, language: Language) -> tuple[tuple[tuple[int, int], ...], tuple[Mark, ...]]:
    spans = []
    classes = []
    upper = text.isupper()
    for match in TOKEN.finditer(text):
        surface = match[0].lower() if upper else match[0]
        spans.append(match.span())
        classes.append(language.token(surface)[1])
    line = "".join(classes)
    found = []
    for rule, pattern in language.rules("time_marks"):
        for match in pattern.finditer(line):
            first, last = match.span()
            if first < last:
                start, end = spans[first][0], spans[last - 1][1]
                words = " ".join(text[start:end].lower().split())
                found.append(Mark(rule.meaning["mark"], start, end, first, last, words, bool(rule.meaning.get("next"))))
    return tuple(spans), tuple(found)
