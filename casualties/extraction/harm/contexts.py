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

    A sentence about a game, a market or a stage tells of none unless it names an incident. Elsewhere, people that are merely
    "affected" or "victims", plurals without a number and the like need a sign: an incident named in the sentence, or `strong`,
    a mention in the document that is not weak.
    """
    incident, game = _classes(language)
    named = any(character in incident for character in tokens.classes)
    if not named and any(character in game for character in tokens.classes):
        return False
    return named or strong or not _needs_a_sign(mention, language)


def _needs_a_sign(mention: Mention, language: Language) -> bool:
    unnumbered = mention.quantity.hedge is Hedge.VAGUE and (mention.quantity.low or 0) <= BARE
    people = mention.victims is not None and language.has(mention.victims.split()[-1].lower(), "victim")
    vague = mention.harm in (Harm.AFFECTED, Harm.CASUALTIES) or (mention.harm is Harm.MISSING and not people)
    unsure = vague or mention.rule in ("counted-deaths", "here-and-there")
    return unnumbered or unsure


@functools.cache
def _classes(language: Language) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(language.characters("incident")), frozenset(language.characters("play_or_trade"))
