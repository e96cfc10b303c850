"""Whether the people an amount is taken out of are told as harmed: "of them" after "forty were hurt", and not after "a patrol of six".

What is taken out of people whom the text counts among no victims is a toll of its own ("12 were rescued, one of whom died").
"""

from __future__ import annotations

from casualties.extraction.scope.items import Item, Items
from casualties.lexicon.language import Language

FILE = "scopes"
BACK = 3
"""Sentences before "of them" in which those it speaks of are looked for."""


def of_people_unharmed(item: Item, items: Items, language: Language) -> bool:
    """Whether no figure of the text before an amount "of them" tells what happened to those it is taken out of."""
    before = [other for other in items.before(item, BACK) if other.size > item.size and other.mention.quantity.high != 0]
    if not before:
        return True
    nearest = before[0]
    start = nearest.last if nearest.sentence == item.sentence else 0
    told = {other.first for other in items.by_sentence[item.sentence]}
    counted = language.pattern(FILE, "counted-people").finditer(item.tokens.classes, start, item.first)
    return any(found.start() not in told for found in counted)
