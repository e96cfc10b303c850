"""Text → quotations: where quoted speech starts and ends, whatever marks it is written with.

Curly, straight, doubled and single marks are read; a paragraph that opens a quotation and leaves it open runs on in the next one that
opens with a mark. Apostrophes, inches and stray marks quote nothing. Nothing raises, and time is linear in the text.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_right
from collections.abc import Sequence

from attrs import frozen

from casualties.records.sentence import Sentence

LONGEST = 6_000
"""Characters that one pair of marks may hold; a mark without a partner within them is stray."""

SPEECH_WORDS = 4
"""Words that make a quotation speech; fewer are a scare quote, a nickname or a title."""

MARK = re.compile(
    # it begins with one set of characters and looks back at which it was: so it is found many times faster
    r"""["“”„«»‟`'’‘&\n](?:(?<=["“”„«»‟])|(?<=`)`|(?<=')'|(?<=’)’|(?<=‘)‘|(?<=&)(?:quot|[lr]dquo);|(?<=\n)(?:[ \t\r]*\n|[ \t]{2,}))"""
)
OPENING = frozenset(("“", "„", "«", "``", "&ldquo;", "‟", "‘‘"))
CLOSING = frozenset(("”", "»", "&rdquo;", "’’"))
EITHER = frozenset(("”", "»", "’’"))
SINGLE = re.compile(r"['‘](?<![^\s(\[—–-]['‘])(?=\w)[^\n\"“”]{12,600}?(?:[,.!?…]['’](?!\w)|(?<=\w)['’](?=\s*(?:[-–—]|\Z|\n)))")
NESTED = re.compile(
    r"""["“][^"“”\n]{1,40}["”](?=(?:[^"“”\n]{0,400}\s["“][^"“”\n]{1,40}["”]){0,3}[^"“”\n]{0,400}[\w.,!?…]["”](?:[\s,.;]|\Z))"""
)
"""A few words in marks of their own inside speech whose end follows in the same paragraph."""

STOP = re.compile(r"[.!?](?=\s+[A-Z“\"])")
SPEECH = re.compile(rf"(?:\w++\W++){{{SPEECH_WORDS - 1}}}\w")

SHORT = re.compile(r"""["“](?:[A-Z]\w*|\d+)[^\w"”]+(?:\w+[^\w"”]+)?\w+[.!?]["”]""")
"""A sentence of two or three words in marks: "Nine died."."""

AFTER_A_SENTENCE = ("", ".", "!", "?", "\n")
"""What stands before a sentence that opens."""


@frozen
class Quotation:
    """Quoted words `text[start:end]`, marks included; `opens` and `shuts` tell whether a mark stands at that end.

    `runs_on` is true where the same speech goes on in the next quotation, which opens the following paragraph.
    """

    start: int
    end: int
    shuts: bool = True
    runs_on: bool = False

    def is_speech(self, text: str) -> bool:
        """Whether it holds enough words to be speech rather than a name or a scare quote.

        >>> Quotation(4, 11).is_speech('the "Rats" died')
        False
        """
        if SPEECH.search(text, self.start, min(self.end, self.start + 200)) is not None:
            return True
        whole = text[max(0, self.start - 2) : self.start].strip(" ")[-1:] in AFTER_A_SENTENCE
        return whole and SHORT.fullmatch(text, self.start, self.end) is not None


@functools.lru_cache(maxsize=1)
def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Every quotation of the text in order; they never overlap.

    A quotation that is not shut ends with its paragraph. Those of the last text are remembered, since two stages ask for them.

    >>> [(q.start, q.end) for q in find_quotations('"We saw it," she said.')]
    [(0, 12)]
    """
    found: list[Quotation] = []
    opened: int | None = None
    mark_open = ""
    previous_end = 0
    inner_end = 0
    for match in MARK.finditer(text):
        mark = match[0]
        at = match.start()
        if at < inner_end:
            continue
        if mark[0] == "\n":
            if opened is not None:
                opens_next = text[match.end() : match.end() + 1] in ('"', "“", "«", "„") or text.startswith("``", match.end())
                end = _stripped(text, opened, at) if opens_next else _first_stop(text, opened, _stripped(text, opened, at))
                if end - opened > 1:
                    found.append(Quotation(opened, end, shuts=False, runs_on=opens_next))
                opened = None
            previous_end = match.end()
            continue
        # some papers write the closing mark on both sides
        sided = mark in CLOSING and (opened is not None or mark not in EITHER)
        opens = mark in OPENING or (not sided and _opens(text, at, match.end(), previous_end, opened is not None))
        if opened is None:
            if opens:
                opened, mark_open = at, mark
            continue
        if at - opened > LONGEST:
            opened = at if opens else None
            continue
        nested = NESTED.match(text, at) if opens else None
        if nested is not None:
            inner_end = nested.end()
            continue
        if opens and mark in OPENING and mark_open in OPENING:
            continue
        if opens:
            # a mark that can only open shows that the one before was never shut
            if text[at - 1] == "\n" and text.find("\n", opened, at - 1) < 0 and at - 1 - opened > 1:
                found.append(Quotation(opened, _stripped(text, opened, at), shuts=False, runs_on=True))
            opened, mark_open = at, mark
            continue
        found.append(Quotation(opened, match.end()))
        opened = None
    if opened is not None and len(text) - opened <= LONGEST:
        end = _first_stop(text, opened, _stripped(text, opened, len(text)))
        if end - opened > 1:
            found.append(Quotation(opened, end, shuts=False))
    return _with_singles(text, found)


def is_spoken_of(quotations: Sequence[Quotation], start: int, position: int) -> bool:
    """Whether what stands at `start` is named in a quotation that `position` is not part of: who speaks of somebody is somebody else.

    >>> is_spoken_of(find_quotations('"My son fell," he said.'), 1, 15)
    True
    """
    last = bisect_right(quotations, start, key=lambda quotation: quotation.start) - 1
    return last >= 0 and start < quotations[last].end <= position


def held_by_sentence(quotations: Sequence[Quotation], sentences: Sequence[Sentence], ends: Sequence[int]) -> dict[int, list[int]]:
    """The numbers of the quotations that reach into each sentence, by sentence; sentences without any are left out."""
    held: dict[int, list[int]] = {}
    for number, quotation in enumerate(quotations):
        index = bisect_right(ends, quotation.start)
        while index < len(sentences) and sentences[index].start < quotation.end:
            held.setdefault(index, []).append(number)
            index += 1
    return held


def _first_stop(text: str, start: int, end: int) -> int:
    """The end of the sentence in which a quotation opens that nothing ever shuts: past it, nothing tells who speaks."""
    match = STOP.search(text, start, end)
    return match.start() + 1 if match else end


def _stripped(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _opens(text: str, at: int, after: int, paragraph: int, inside: bool) -> bool:
    """Whether a mark without a side of its own opens: text follows it at once, and none stands before it."""
    before = text[at - 1] if at > paragraph else " "
    following = text[after] if after < len(text) else " "
    free_before = before.isspace() or before in "([{—–-/‘'"
    if following.isspace() or following in ".,;:!?)]}":
        return False
    if inside:
        return free_before and (at == paragraph or before.isspace()) and following.isalnum()
    return free_before or not before.isalnum()


def _with_singles(text: str, found: list[Quotation]) -> tuple[Quotation, ...]:
    """The quotations with those in single marks added where no double ones stand."""
    if "'" not in text and "‘" not in text:
        return tuple(found)
    extra = []
    index = 0
    for match in SINGLE.finditer(text):
        while index < len(found) and found[index].end <= match.start():
            index += 1
        if index < len(found) and found[index].start < match.end():
            continue
        quotation = Quotation(match.start(), match.end())
        if quotation.is_speech(text):
            extra.append(quotation)
    return tuple(sorted([*found, *extra], key=lambda quotation: quotation.start)) if extra else tuple(found)
