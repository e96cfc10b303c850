"""Sentence → tokens: words, figures and marks, each looked up once and written as one class character."""

from __future__ import annotations

import re
from itertools import accumulate

from casualties.lexicon.language import Language
from casualties.records.tokens import Tokens

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
SKIP = rf"</?(?![A-Z][a-z])[A-Za-z][^<>]{{0,300}}>|<!--.{{0,300}}?-->|&nbsp;|&\#160;|[{INVISIBLE}\ufeff]+"
TOKEN = rf"""[^\W\d_][\w{INVISIBLE}]+(?:(?:['’‘\-‑](?!s\b)|-\n)[^\W_][\w{INVISIBLE}]*)* # al-Mustafa  didn't  MH17; first, being the most
      | (?:1[5-9]|20)\d0s\b                                                # 1990s
      | \d+(?:[.,:/]\d+)*                                                  # 1,200  1.5  10:30  9/11
      | (?:[^\W\d_]\.){{2,}}                                               # U.S.
      | [A-Z]\.(?=\s*[A-Z])                                                # J. Smith
      | [^\W\d_][\w{INVISIBLE}]*(?:['’‘\-‑](?!s\b)[^\W_][\w{INVISIBLE}]*)* # a  I'm  U-turn
      | ['’‘]s\b                                                           # the ministry's
      | &(?:\#39|[a-z]{{2,6}});
      | ``|''|--+|\.\.\.+
      | [^\w\s]"""
ONE = rf"(?=\S)({TOKEN})"
"""A token and no white space, where all its alternatives would be tried in vain."""

TOKENS = re.compile(ONE, re.VERBOSE)
ASCII_TOKENS = re.compile(ONE.replace(INVISIBLE, "").replace("’‘", "").replace("\\-‑", "\\-"), re.VERBOSE | re.ASCII)
"""The same for text in ASCII, in which they are found faster."""

TOKENS_AND_SKIPS = re.compile(f"(?P<skip>{SKIP})|{TOKEN}", re.VERBOSE)
VERB_IN_CAPITALS = re.compile(r"\b[A-Z]{2,} IS [A-Z]{2,}\b|\bIS (?:[A-Z]{2,}|\d+)\W*$")
"""Where "IS" among capitals is the verb rather than the group: "DEATH TOLL IS RISING: what is known"."""

INVISIBLES = re.compile(f"[{INVISIBLE}\ufeff]")


def tokenize(text: str, start: int, end: int, language: Language) -> Tokens:
    """The tokens of `text[start:end]`; HTML tags, soft hyphens and other invisible characters between words are left out.

    In an all-capitals sentence no token has the class "capital", since capitals say nothing there.
    """
    sentence = text[start:end]
    plain = sentence.isascii()
    if "<" in sentence or "&" in sentence or (not plain and INVISIBLES.search(sentence)):
        matches = [match for match in TOKENS_AND_SKIPS.finditer(text, start, end) if not match.lastgroup]
        surfaces = [match[0].rstrip(INVISIBLE) for match in matches]
        starts = tuple(match.start() for match in matches)
        ends = tuple(start + len(surface) for start, surface in zip(starts, surfaces, strict=True))
    else:
        # what stands between tokens and the tokens, in turn: many times faster than a match object for each
        pieces = (ASCII_TOKENS if plain else TOKENS).split(sentence)
        surfaces = pieces[1::2]
        offsets = list(accumulate(map(len, pieces), initial=start))
        starts, ends = tuple(offsets[1:-1:2]), tuple(offsets[2::2])
    if sentence.isupper():
        surfaces = [surface.lower() for surface in surfaces]
    elif " IS " in sentence and VERB_IN_CAPITALS.search(sentence):
        surfaces = ["is" if surface == "IS" else surface for surface in surfaces]
    words, letters = language.read(surfaces)
    return Tokens(text, start, end, words, starts, ends, "".join(letters), letters)
