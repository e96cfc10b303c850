"""Read English news, pull out every casualty claim with its source, and reconcile the figures."""

from __future__ import annotations

from casualties.records.convention import DEFAULT, Convention
from casualties.records.quantity import Quantity


def find_quantities(text: str, *, convention: Convention = DEFAULT) -> list[Quantity]:
    """Every amount of things in the text, in order.

    >>> [quantity.text for quantity in find_quantities("More than 50 died. Another 12 were hurt.")]
    ['More than 50', 'Another 12']
    """
    from casualties.extraction import quantities, sentences, tokens
    from casualties.lexicon.language import load

    language = load()
    return [
        quantity
        for sentence in sentences.split_sentences(text, language)
        for quantity in quantities.find_quantities(tokens.tokenize(text, sentence.start, sentence.end, language), language, convention)
    ]
