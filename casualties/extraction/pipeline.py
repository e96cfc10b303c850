"""A document → its claims: the one place that knows the order of the stages."""

from __future__ import annotations

from casualties.extraction.chunks import find_chunks
from casualties.extraction.harms import find_harms
from casualties.extraction.quantities import find_quantities
from casualties.extraction.sentences import split_sentences
from casualties.extraction.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.claim import Claim, claim_id
from casualties.records.convention import DEFAULT, Convention
from casualties.records.document import Document
from casualties.records.mention import Mention


def read(document: Document, *, convention: Convention = DEFAULT, singles: bool = False) -> tuple[Claim, ...]:
    """The claims of a document, in the order of their quantities."""
    language = load()
    text = document.text
    sentences = split_sentences(text, language)
    mentions: list[Mention] = []
    for index, sentence in enumerate(sentences):
        tokens = tokenize(text, sentence.start, sentence.end, language)
        quantities = find_quantities(tokens, language, convention)
        chunks = find_chunks(tokens, quantities, language)
        if chunks is not None:
            before = mentions[-1] if mentions and index - mentions[-1].sentence <= 2 else None
            mentions.extend(find_harms(tokens, chunks, index, sentence.place, before, language, convention))
    return tuple(
        Claim(
            claim_id=claim_id(document.id, document.publisher, document.url, m.quantity.start, m.quantity.end, m.harm),
            document_id=document.id,
            publisher=document.publisher,
            published=document.published,
            url=document.url,
            text=text[sentences[m.sentence].start : sentences[m.sentence].end],
            start=sentences[m.sentence].start,
            end=sentences[m.sentence].end,
            quantity_text=m.quantity.text,
            quantity_start=m.quantity.start,
            quantity_end=m.quantity.end,
            low=m.quantity.low,
            high=m.quantity.high,
            best=m.quantity.best,
            stated=m.quantity.stated,
            hedge=m.quantity.hedge,
            harm=m.harm,
            victims=m.victims,
            rule=m.rule,
        )
        for m in mentions
    )
