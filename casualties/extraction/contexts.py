"""Weak mentions → kept or not: words such as "affected" and "hurt" state a casualty only where something happened to people."""

from __future__ import annotations

import functools

from casualties.lexicon.language import Language
from casualties.records.kinds import Harm, Hedge
from casualties.records.mention import Mention
from casualties.records.tokens import Tokens

BARE = 2
"""The low bound of a plural without a number; what states more ("dozens") is an amount."""


def in_context(tokens: Tokens, mention: Mention, language: Language, *, strong: bool) -> bool:
    """Whether a weak mention tells of casualties.

    People that are merely "affected" and plurals without a number need a sign of it: an incident named in the sentence or `strong`,
    a mention in the document that is not weak. Numbered ones stand unless the sentence is about a game, a market or a stage and
    names no incident.
    """
    incident, game = _classes(language)
    if any(character in incident for character in tokens.classes):
        return True
    if any(character in game for character in tokens.classes):
        return False
    numbered = mention.quantity.hedge is not Hedge.VAGUE or (mention.quantity.low or 0) > BARE
    return strong or (numbered and mention.harm is not Harm.AFFECTED)


@functools.cache
def _classes(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(language.characters("incident") + language.characters("means")), frozenset(language.characters("play_or_trade"))
