"""Text → sentences: where each sentence, headline, caption and list item starts and ends in the text as given.

Nothing is rewritten. A full stop ends a sentence unless it belongs to an abbreviation or an initial; a blank line, an indented
line and, in text that is not hard-wrapped, every line break end one too.
"""

from __future__ import annotations

import re

from casualties.lexicon.language import Language
from casualties.records.sentence import Place, Sentence

LONGEST = 2_000
"""Characters in a sentence at most; a longer stretch without an end (a table, a log) is cut at a space, so that time stays linear."""

HEADLINE_WORDS = 22
"""A first paragraph without a full stop and of no more words than this is a headline (the longest of wire headlines have about 20)."""

HEADING_WORDS = 14
"""Words in a heading between paragraphs, fewer than."""

PARAGRAPH = re.compile(
    # it begins with the break, white space before it is trimmed later: so it is found many times faster; an indented line that
    # starts small goes on with the one before
    r"\n(?:[ \t\r\u00a0]*+\n)++[ \t\u00a0]*+|\n[ \t\u00a0]{2,}+(?![a-z])|(?:</[Pp]>|<[Bb][Rr]\s*/?>|</[Hh][1-6]>|</[Ll][Ii]>)\s*+"
)
LINE = re.compile(r"\n[ \t]?")
NOTHING_MORE = re.compile(r"\s*\Z")
STOP = re.compile(
    # one run of stops and closing quotes is tried once, so that a line of dots takes no more time than one of words; the look back
    # stands behind the first stop, since a pattern that begins with a set of characters is found many times faster
    r"""[.!?…](?<![.!?…].)[.!?…]*+["'”’»)\]]*+"""
    r"""(?:\s++(?=(?:["'“‘«(\[]|``)*+[^\W_a-zà-öø-ÿ])|(?<=[.!?]["”])(?=[A-Z])|(?<=[a-z][.!?])(?=[A-Z](?:[a-z]|\s)))"""
)
BEFORE_WORD = re.compile(r".*[^\w.]", re.DOTALL)
"""What stands before the last word of a stretch."""

OPENER = re.compile(r"[\"“']?(The|In|He|She|It|They|We|A|An|But|On|At|This|That|There)\b")
WRAPPED = re.compile(r"\n(?:(?<=[a-z,;]\n)|(?<=[a-z,;]\r\n))[a-z]")
CAPTION = re.compile(r"(?:PHOTO|Photo|Picture|Pictured|Caption|FILE|IMAGE|Image|VIDEO)\b\s*[:\-–—]")
CREDIT = re.compile(r".*\((?:AP|Reuters|AFP|EPA|Getty)[^()]{0,20}Photo[^()]{0,40}\)\s*\Z", re.DOTALL)
GLUED_BULLET = re.compile(r"\n\s*(?:[-*•·▪]|\d{1,2}[.)])\s+")


def split_sentences(text: str, language: Language) -> list[Sentence]:
    """Every sentence of the text, in order, without the white space around it.

    A quotation's inner full stops end sentences too; abbreviations ("Gen.", "U.S.", "Oct."), initials and decimals do not.
    """
    sentences: list[Sentence] = []
    wrapped = WRAPPED.search(text) is not None
    for number, (start, end) in enumerate(_paragraphs(text, wrapped)):
        place = _place(text, start, end, first=not sentences)
        for a, b in _within(text, start, end, language):
            sentences.append(Sentence(a, b, number, place))
    return sentences


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _paragraphs(text: str, wrapped: bool) -> list[tuple[int, int]]:
    cuts = [(match.start(), match.end()) for match in PARAGRAPH.finditer(text)]
    blocks, start = [], 0
    for a, b in [*cuts, (len(text), len(text))]:
        blocks.append((start, a))
        start = b
    found = []
    for start, end in blocks:
        if not wrapped or GLUED_BULLET.search(text, start, end):
            pieces, first = [], start
            for match in LINE.finditer(text, start, end):
                if not text[match.end() : match.end() + 1].islower():
                    pieces.append((first, match.start()))
                    first = match.end()
            pieces.append((first, end))
        else:
            pieces = [(start, end)]
        for piece in pieces:
            a, b = _trimmed(text, *piece)
            if a < b:
                found.append((a, b))
    return found


def _place(text: str, start: int, end: int, *, first: bool) -> Place:
    if CAPTION.match(text, start, end) or (text.find("Photo", start, end) >= 0 and CREDIT.match(text, start, end)):
        return Place.CAPTION
    if first and text[end - 1] not in ".!?…" and text.count(" ", start, end) < HEADLINE_WORDS:
        return Place.HEADLINE
    return Place.BODY


def is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a short line of its own without a full stop, as between the sections of an article or its briefs.

    >>> from casualties.lexicon.language import load
    >>> text = "The river rose.\\n\\nWoman hurt in blast\\n\\nPolice came."
    >>> [is_heading(text, sentence) for sentence in split_sentences(text, load())]
    [False, True, False]
    """
    start, end = sentence.start, sentence.end
    alone = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] in ("\n", "\r") and not NOTHING_MORE.match(text, end)
    return alone and (text[end - 1].isalnum() or text[end - 1] in ")'’") and text.count(" ", start, end) < HEADING_WORDS


def _within(text: str, start: int, end: int, language: Language) -> list[tuple[int, int]]:
    spans, first = [], start
    for match in STOP.finditer(text, start, end):
        if text[match.start()] == "." and _goes_on(text, first, match.start(), match.end(), language):
            continue
        after = match.end()
        spans.append(_trimmed(text, first, after))
        first = after
    spans.append(_trimmed(text, first, end))
    if end - start <= LONGEST:
        return [span for span in spans if span[0] < span[1]]
    return [piece for span in spans if span[0] < span[1] for piece in _cut(text, *span)]


def _goes_on(text: str, first: int, stop: int, after: int, language: Language) -> bool:
    """Whether the full stop at `stop` belongs to an abbreviation or initial inside a sentence that goes on."""
    reach = max(first, stop - 12)
    before = BEFORE_WORD.match(text, reach, stop)
    word = text[before.end() if before is not None else reach : stop]
    if not word:
        return False
    following = text[after : after + 12]
    if len(word) == 1 and word.isupper():
        return True
    if "." in word and len(word) <= 5:
        # "in the U.S. Army" goes on; a word that opens sentences ends one
        return OPENER.match(following) is None
    lower = word.lower()
    if not language.has(lower, "abbreviation"):
        return False
    if lower == "no":
        return following[:1].isdigit()
    return word[0].isupper() or language.has(lower, "small_abbreviation")


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    pieces = []
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        # a word is never cut: what is left of it would be another
        while cut < end and text[cut - 1].isalpha() and (text[cut].isalnum() or text[cut] == "_"):
            cut += 1
        pieces.append(_trimmed(text, start, cut))
        start = _trimmed(text, cut, end)[0]
    pieces.append((start, end))
    return [piece for piece in pieces if piece[0] < piece[1]]
