"""A source as written → its head: several, a person, a body, a name."""

from __future__ import annotations

import re

from attrs import frozen

from casualties.lexicon.language import Language

CORE = re.compile(r",| who | of | for | in | at | from | with | on | by ")
WORD = re.compile(r"[^\W_][\w.'’\-]*")


@frozen
class Head:
    """The head of a source as written, all its words, and what they tell: several, a person, a body, a name."""

    word: str
    words: tuple[str, ...]
    plural: bool
    person: bool
    body: bool
    name: bool


def head_of_source(surface: str, language: Language) -> Head:
    """The head of a source as written, and whether it is plural, a person, a body, a name.

    >>> from casualties.lexicon.language import load
    >>> head_of_source("two officials in the capital", load()).plural
    True
    """
    words = WORD.findall(CORE.split(surface, maxsplit=1)[0])
    if not words:
        return Head("", (), False, False, False, False)
    lowered = tuple(word.casefold().removesuffix("'s").removesuffix("’s") for word in words)
    last, capital = lowered[-1], words[-1][0].isupper()
    has = language.has
    common = not capital and last.endswith("s") and not last.endswith("ss")
    plural = " and " in surface or has(last, "source_noun.plural") or has(last, "plural_source")
    plural = plural or (common and not has(last, "source_noun"))
    person = (
        has(last, "person_noun")
        or any(has(word.rstrip("."), "title") for word in lowered[:-1])
        or (capital and any(has(word, "person_noun") for word in lowered))
    )
    body = has(last, "body_noun") or has(last, "document_noun")
    body = body or (capital and not person and any(has(word, "body_noun") for word in lowered[:-1]))
    return Head(last, lowered, plural, person, body and not has(last, "person_noun"), capital)
