"""Read English news and pull out who said what."""

from casualties.extraction.attributions import find_attributions as _find
from casualties.extraction.sentences import split_sentences
from casualties.extraction.sources import resolve_sources
from casualties.extraction.tokens import tokenize
from casualties.lexicon.language import load
from casualties.records.attribution import Attribution


def find_attributions(text: str) -> list[Attribution]:
    """Every attribution of the text, in order."""
    language = load()
    sentences = split_sentences(text, language)
    lines = [tokenize(text, sentence.start, sentence.end, language) for sentence in sentences]
    found = _find(text, sentences, lines.__getitem__, language)
    return list(resolve_sources(found, text, sentences, lines.__getitem__, language))
