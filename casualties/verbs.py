"""The public verbs: text → claims → relations and report. Each is a pure function; nothing is remembered between two calls."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from casualties.engines.many import extract_many
from casualties.extraction import pipeline
from casualties.extraction.attribution import attributions
from casualties.extraction.attribution.sources import resolve_sources
from casualties.extraction.quantity import quantities
from casualties.extraction.text.sentences import split_sentences
from casualties.extraction.text.tokens import tokenize
from casualties.lexicon.language import load
from casualties.reconciliation import reconcile as reconciliation
from casualties.reconciliation.relations import explain
from casualties.reconciliation.rows import claim_from_dict
from casualties.records.attribution import Attribution
from casualties.records.claim import Claim
from casualties.records.convention import DEFAULT, Convention
from casualties.records.document import Document, text_of
from casualties.records.quantity import Quantity
from casualties.records.tokens import Tokens
from casualties.results import parts
from casualties.results.claims import Claims
from casualties.results.parts import PartsComparison
from casualties.results.report import Report

__all__ = [
    "claim_from_dict",
    "compare_parts",
    "explain",
    "extract",
    "extract_many",
    "find_attributions",
    "find_quantities",
    "reconcile",
]


def extract(
    text: str,
    *,
    publisher: str | None = None,
    published: datetime.date | str | None = None,
    url: str | None = None,
    document_id: str | None = None,
    convention: Convention = DEFAULT,
    singles: bool = False,
) -> Claims:
    """Every casualty claim of the text with its source, in the order of the text; often none.

    `published` (a date or an ISO date) turns "Monday" into a day; without it weekdays stay unknown. `document_id` defaults to
    a hash of the text. `convention` says what vague words are worth. `singles` also reads named and definite single victims
    ("Garang", "the mayor", "him") as one person each, and a count that "them" stands for. Any `str` gives claims; anything else is
    a TypeError, and a day that is no ISO date a ValueError.

    >>> claims = extract("At least 12 people were killed when a ferry sank, police said.")
    >>> [(claim.low, claim.high, claim.harm.value, claim.source) for claim in claims]
    [(12, None, 'killed', 'police')]
    """
    document = Document(text, publisher=publisher, published=published, url=url, id=document_id)
    return Claims(pipeline.read(document, convention=_convention(convention), singles=singles), (document,))


def reconcile(claims: Iterable[Claim | Claims], *, same_event: Callable[[Claim, Claim], bool | None] | None = None) -> Report:
    """The claims in groups that count the same thing, with how they relate, as a report that picks no figure.

    The claims may come from one article or from any number, one by one or as results of `extract`. `same_event(a, b)` overrides
    the joining of incidents across articles where it returns True or False. Anything but claims is a TypeError.

    >>> report = reconcile(extract("Police said 12 people were killed. The mayor said 15 people were killed."))
    >>> len(report.disagreements)
    1
    """
    if not isinstance(claims, Iterable):
        raise TypeError(f"reconcile takes several claims, not one {type(claims).__name__}; put it in a list")
    if same_event is not None and not callable(same_event):
        raise TypeError(f"same_event must be a function of two claims, not {same_event!r}")
    singly: list[Claim] = []
    documents: dict[Document, None] = dict.fromkeys(claims.documents if isinstance(claims, Claims) else ())
    for item in claims:
        if isinstance(item, Claims):
            singly += item
            documents |= dict.fromkeys(item.documents)
        elif isinstance(item, Claim):
            singly.append(item)
        else:
            raise TypeError(f"reconcile takes claims, not {type(item).__name__}; make one from a row with claim_from_dict")
    return Report(reconciliation.reconcile(singly, same_event=same_event), tuple(documents))


def compare_parts(
    text: str,
    *,
    publisher: str | None = None,
    published: datetime.date | str | None = None,
    url: str | None = None,
    document_id: str | None = None,
    convention: Convention = DEFAULT,
    singles: bool = False,
) -> PartsComparison:
    """Headline and lead of an article against the text below them: what each of their claims finds there.

    The headline is a short first paragraph without a full stop, the lead the first paragraph of the body. Arguments and errors are
    those of `extract`.

    >>> text = "Ferry sinks, 15 killed\\n\\nA ferry sank on Monday.\\n\\nTwelve people were killed, police said."
    >>> [finding.verdict.value for finding in compare_parts(text).differences]
    ['contradicted']
    """
    claims = extract(
        text,
        publisher=publisher,
        published=published,
        url=url,
        document_id=document_id,
        convention=convention,
        singles=singles,
    )
    return parts.compare(claims, claims.documents[0], split_sentences(text, load()))


def find_quantities(text: str, *, convention: Convention = DEFAULT) -> list[Quantity]:
    """Every quantity of the text as written, hedge words included, in order: the number parser alone.

    Bare singulars and plurals ("a soldier", "soldiers") are no quantities here, only in `extract`. TypeError unless `text` is a `str`.

    >>> [(quantity.text, quantity.low, quantity.high) for quantity in find_quantities("More than 50 people, about 300 boats")]
    [('More than 50', 51, None), ('about 300', 270, 330)]
    """
    language, convention = load(), _convention(convention)
    return [
        quantity
        for sentence in split_sentences(text_of(text), language)
        for quantity in quantities.find_quantities(tokenize(text, sentence.start, sentence.end, language), language, convention)
    ]


def find_attributions(text: str) -> list[Attribution]:
    """Every act of reporting in the text, in order: source, cue and content, with the source's fullest name in the text.

    TypeError unless `text` is a `str`.

    >>> [(found.source, found.cue) for found in find_attributions("The ferry sank at noon, police said.")]
    [('police', 'said')]
    """
    language = load()
    sentences = split_sentences(text_of(text), language)
    tokenized: dict[int, Tokens] = {}

    def tokens(index: int) -> Tokens:
        if index not in tokenized:
            tokenized[index] = tokenize(text, sentences[index].start, sentences[index].end, language)
        return tokenized[index]

    found = attributions.find_attributions(text, sentences, tokens, language)
    return list(resolve_sources(found, text, sentences, tokens, language))


def _convention(value: Convention) -> Convention:
    if not isinstance(value, Convention):
        raise TypeError(f"convention must be a Convention such as casualties.ACLED, not {value!r}")
    return value
