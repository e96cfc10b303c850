"""Headlines and tags without a reporting word: "Police: two dead", "Two dead in crash: police", "'...' - survivor"."""

from __future__ import annotations

import functools
import re
from itertools import islice

from attrs import frozen

from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.sentence import Place
from casualties.records.tokens import Tokens

LONGEST = 6
"""Tokens of a tag at most."""

LABEL = re.compile(r"\W{0,16}[A-Z][A-Z .'’)\]\"”-]{1,40}:")
"""The label of a turn in a transcript, or a dateline."""

LABELLED = re.compile("^" + LABEL.pattern, re.MULTILINE)

PRESENT = frozenset(("i", "we", "you", "my", "our", "your", "us", "me"))
"""Words for those who speak and are spoken to."""

BRAND = re.compile(r"[a-z][A-Z]|\d")
"""A capital or a figure inside a word, as in the names of sites ("ValleyToday", "Fox13")."""


@frozen
class Tag:
    """A speaker named by a mark alone, in token indexes; `first` is true where the speaker comes before the content."""

    source: tuple[int, int]
    mark: int
    content: tuple[int, int]
    first: bool


def read_tag(tokens: Tokens, words: Vocabulary, place: Place) -> Tag | None:
    """The tag that a sentence opens or ends with; None where it has none.

    A tag names its speaker by a noun of the lexicon or, at the end of a headline, by a name; labels ("Exclusive:") are none.
    """
    text = tokens.words
    # what stands behind an upright bar is the site's name
    n = next((k for k, word in enumerate(text) if word == "|"), len(text)) if place is Place.HEADLINE else len(text)
    if n < 4:
        return None
    for mark in range(1, min(n - 2, LONGEST + 1)):
        if text[mark] == ":":
            named = next((k for k in range(mark) if tokens.letters[k] not in words.figure and tokens.letters[k] not in words.time_name), 0)
            if place is not Place.HEADLINE and _is_place(tokens, words, mark) and _is_dateline(tokens, words, mark):
                break
            if _speaks(tokens, words, named, mark, place) or _is_label(tokens, words, mark) or _is_interviewed(tokens, words, mark):
                return Tag((named, mark), mark, (mark + 1, n), True)
            break
        if tokens.letters[mark] in words.stop:
            break
    if tokens.letters[n - 1] in words.stop and place is not Place.HEADLINE:
        return None
    for mark in range(n - 2, max(1, n - LONGEST - 2), -1):
        if text[mark] in (":", "-", "—", "–"):
            spaced = tokens.starts[mark + 1] > tokens.ends[mark] and text[mark] not in text[max(0, mark - LONGEST) : mark]
            if spaced and mark > 2 and _speaks(tokens, words, mark + 1, n, place):
                return Tag((mark + 1, n), mark, (0, mark), False)
            break
    return _bare_tag(tokens, words, n) if place is Place.HEADLINE else None


PAIRED = {
    *((kind, "group") for kind in ("monitoring", "monitor", "rights")),
    *((kind, medium) for kind in ("state", "local") for medium in ("media", "tv", "television", "radio")),
}
"""Two words that name who speaks at the end of a headline without a mark."""


def _bare_tag(tokens: Tokens, words: Vocabulary, n: int) -> Tag | None:
    """The tag of a headline that lost its colon: "Air strike kills two near the capital Monitor", "kills two State media"."""
    start = n - 2 if n > 5 and tokens.words[n - 2 : n] in PAIRED else n - 1
    if tokens.letters[start] not in words.bare_tag and start == n - 1:
        return None
    before = tokens.letters[start - 1]
    stops = (words.preposition, words.determiner, words.coordinator, words.mark)
    if any(before in stop for stop in stops) or (before in words.figure and start == n - 1):
        return None
    return Tag((start, n), start, (0, start), False)


def _is_label(tokens: Tokens, words: Vocabulary, mark: int) -> bool:
    """Whether a name in capitals stands before the colon as the label of a turn in a transcript ("SMITH: We lost them")."""
    label = tokens.text[tokens.starts[0] : tokens.ends[mark - 1]]
    rest = tokens.text[tokens.starts[mark] : tokens.end]
    labelled = mark <= 4 and label.isupper() and len(label) > 2 and not rest.isupper() and tokens.letters[0] not in words.tag_label
    placed = any(character in words.place for character in tokens.letters[:mark])
    return labelled and not _is_dateline(tokens, words, mark) and (not placed or _is_addressed(tokens, mark))


def _is_place(tokens: Tokens, words: Vocabulary, mark: int) -> bool:
    label = tokens.letters[:mark]
    placed = any(character in words.speaking_place for character in label)
    shouted = tokens.text[tokens.starts[0] : tokens.starts[mark]].isupper()
    return placed and (shouted or all(character in words.capital for character in label))


def _is_dateline(tokens: Tokens, words: Vocabulary, mark: int) -> bool:
    """Whether the label tells where the story was written ("ARLBY: At least two died"): it is the only one of its text, and what
    follows is told of others."""
    if any(tokens.letters[k] in words.title for k in range(mark)) or tokens.letters[mark + 1] in words.quote:
        return False
    return not _is_addressed(tokens, mark) and not _has_turns(tokens.text)


def _is_addressed(tokens: Tokens, mark: int) -> bool:
    """Whether what follows a label is spoken to somebody: "LUND: We lost them", not "IRAQ: Two bombs went off"."""
    return any(word in PRESENT for word in tokens.words[mark + 1 :])


@functools.lru_cache(maxsize=1)
def _has_turns(text: str) -> bool:
    """Whether more than one line of a text opens with a label; remembered, since each label of the text asks."""
    return next(islice(LABELLED.finditer(text), 1, None), None) is not None


def _is_interviewed(tokens: Tokens, words: Vocabulary, mark: int) -> bool:
    """Whether a name stands before a colon and speech in marks: "Ana Lund: 'We lost two men.'"."""
    named = 1 < mark <= 3 and all(character in words.capital for character in tokens.letters[:mark])
    return named and tokens.words[mark + 1] in ('"', "'") and tokens.letters[0] not in words.tag_label


def _speaks(tokens: Tokens, words: Vocabulary, start: int, end: int, place: Place) -> bool:
    classes = tokens.letters
    if any(tokens.words[i] in (",", '"', "|") or classes[i] in words.auxiliary or classes[i] in words.stop for i in range(start, end)):
        return False
    if any(classes[i] in words.figure and classes[i - 1] in words.verb_past for i in range(start + 1, end)):
        return False  # "The blast killed nine people: six in Dol"
    nameless = start > 1 and end - start == 1 and place is Place.HEADLINE and classes[start] in words.anonymous_noun
    if (classes[start] in words.tag_label and not nameless) or classes[start] in words.bracket:
        return False  # a label, not the sources of "Two dead: sources"
    verb = classes[end - 1]
    if end - start > 1 and verb in words.tag_label and classes[end - 2] in words.medium_noun and verb not in words.anonymous_noun:
        return False  # "UPI Focus:", "AP Exclusive:"
    if end - start > 1 and (verb in words.third or verb in words.past) and verb in words.cue and verb not in words.source_noun:
        return False  # "The station adds:"
    branded = start > 0 and tokens.words[start - 1] != ":" and any(classes[i] in words.medium_noun for i in range(start, end))
    if branded and all(classes[i] in words.capital for i in range(start, end)):
        return False  # "... - Ahram Online" names the site
    head = next((i for i in range(start + 1, end) if tokens.letters[i] in words.hanging), end) - 1
    if classes[head] in words.harm:
        return False  # "Fire at a textile factory:", "Channel deaths:"
    if any(classes[i] in words.source_noun for i in range(start, end)):
        return True
    if place is not Place.HEADLINE or start == 0 or end - start > 3 or not all(classes[i] in words.capital for i in range(start, end)):
        return False
    return BRAND.search(tokens.text, tokens.starts[start], tokens.ends[end - 1]) is None
