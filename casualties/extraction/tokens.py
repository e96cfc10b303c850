"""Sentence → tokens: words, figures and marks, each looked up once and written as one class character."""

from __future__ import annotations

import re

from casualties.lexicon.language import Language
from casualties.records.tokens import Tokens

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
TOKEN = re.compile(
    rf"""(?P<skip></?[A-Za-z][^<>]{{0,300}}>|<!--.{{0,300}}?-->|&nbsp;|&\#160;|[{INVISIBLE}\ufeff]+)
      | (?:1[5-9]|20)\d0s\b                                                # 1990s
      | \d+(?:[.,:/]\d+)*                                                  # 1,200  1.5  10:30  9/11
      | (?:[^\W\d_]\.){{2,}}                                               # U.S.
      | [A-Z]\.(?=\s*[A-Z])                                                # J. Smith
      | [^\W\d_][\w{INVISIBLE}]*(?:['’‘\-‑](?!s\b)[^\W_][\w{INVISIBLE}]*)* # al-Mustafa  didn't  MH17
      | ['’‘]s\b                                                           # the ministry's
      | &(?:\#39|[a-z]{{2,6}});
      | ``|''|--+|\.\.\.+
      | [^\w\s]""",
    re.VERBOSE,
)


def tokenize(text: str, start: int, end: int, language: Language) -> Tokens:
    """The tokens of `text[start:end]`; HTML tags, soft hyphens and other invisible characters between words are left out.

    In an all-capitals sentence no token has the class "capital", since capitals say nothing there.
    """
    upper = text[start:end].isupper()
    words, starts, ends, classes = [], [], [], []
    look_up = language.token
    for match in TOKEN.finditer(text, start, end):
        if match.lastgroup:
            continue
        surface = match[0]
        word, character = look_up(surface.lower() if upper else surface)
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
        classes.append(character)
    return Tokens(text, start, end, tuple(words), tuple(starts), tuple(ends), "".join(classes))
