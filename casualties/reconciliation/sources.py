"""Whether two claims have one source, or one origin behind two names."""

from __future__ import annotations

import functools
import re

from casualties.lexicon.language import Language, load
from casualties.records.claim import Claim

WORD = re.compile(r"[^\W_]+(?:[.’'‑-][^\W_]+)*\.?")
EMPTY = ("determiner", "preposition", "coordinator", "genitive", "relative")


@functools.lru_cache(maxsize=50_000)
def name_words(name: str, language: Language) -> frozenset[str]:
    """The words of a name that tell it from others: plain and lower-case, without articles and prepositions.

    >>> sorted(name_words("the Syrian Observatory for Human Rights", load()))
    ['human', 'observatory', 'rights', 'syrian']
    """
    words = (language.token(match[0])[0].strip(".").removesuffix("'s") for match in WORD.finditer(name))
    return frozenset(word for word in words if word and not any(language.has(word, kind) for kind in EMPTY))


def names_of(claim: Claim) -> tuple[str, ...]:
    """All names under which the claim's sources go; empty where the publisher speaks."""
    named = claim.sources or ((claim.source,) if claim.source else ())
    return named or ((claim.source_text,) if claim.source_text else ())


def denier_of(claim: Claim) -> str | None:
    """Who rejects a denied figure: a bare rejection has its speaker as source; None where nobody is named.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> denier_of(claim_from_dict({"harm": "killed", "low": 5, "high": 5, "status": "denied", "source": "the army"}))
    'the army'
    """
    return claim.denied_by or next(iter(names_of(claim)), None)


def rejects(denied: Claim, other: Claim, language: Language | None = None) -> bool:
    """Whether who rejects a denied figure is a source of the other claim.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> row = {"harm": "killed", "low": 5, "high": 5}
    >>> denied = claim_from_dict(row | {"status": "denied", "source": "rebels", "denied_by": "The army"})
    >>> rejects(denied, claim_from_dict(row | {"source": "army"})), rejects(denied, denied)
    (True, False)
    """
    language = language or load()
    words = name_words(denier_of(denied) or "", language)
    return bool(words) and any(name_words(name, language) == words for name in names_of(other))


def own_voice(claim: Claim) -> bool:
    """Whether the publisher speaks, or nobody that the text names ("it was reported")."""
    return not names_of(claim)


def same_source(a: Claim, b: Claim, language: Language | None = None) -> bool:
    """Whether one source makes both claims: a person of an organisation counts as the organisation.

    Two claims in their publishers' own voice have one source where the publisher is the same.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> row = {"harm": "killed", "low": 5, "high": 5}
    >>> same_source(claim_from_dict(row | {"source": "Ana Ruiz, Harbour Police"}), claim_from_dict(row | {"source": "the Harbour Police"}))
    True
    """
    language = language or load()
    if own_voice(a) and own_voice(b):
        return a.publisher == b.publisher
    for one in names_of(a):
        for other in names_of(b):
            first, second = name_words(one, language), name_words(other, language)
            if first and second and (first <= second or second <= first):
                return True
    return False


def same_origin(a: Claim, b: Claim, language: Language | None = None) -> bool:
    """Whether two different names may stand for one origin.

    In one document a general label for a source named elsewhere ("local media" for an agency, "authorities" for the minister), or a
    country for its official or ministry. Across documents an outlet named as source, or as relay, for what it published itself.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> row = {"harm": "killed", "low": 5, "high": 5}
    >>> same_origin(claim_from_dict(row | {"source": "authorities"}), claim_from_dict(row | {"source": "Tom Hale, health minister"}))
    True
    >>> same_origin(claim_from_dict(row | {"source": "rebels"}), claim_from_dict(row | {"source": "Tom Hale, health minister"}))
    False
    """
    language = language or load()
    if a.document_id != b.document_id:
        return relays(a, b, language) or relays(b, a, language)
    for one in names_of(a):
        for other in names_of(b):
            if _label_of(one, other, language) or _label_of(other, one, language):
                return True
    return False


def relays(relay: Claim, origin: Claim, language: Language | None = None) -> bool:
    """Whether one report has its figure from the outlet that published the other.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> row = {"harm": "killed", "low": 5, "high": 5}
    >>> agency = claim_from_dict(row | {"document_id": "d1", "publisher": "Northwire", "source": "the ministry"})
    >>> relays(claim_from_dict(row | {"document_id": "d2", "source": "Northwire"}), agency)
    True
    """
    language = language or load()
    outlet = name_words(origin.publisher or "", language)
    if relay.document_id == origin.document_id or not outlet:
        return False
    return any(outlet == name_words(name, language) for name in (*names_of(relay), *relay.via))


def _label_of(label: str, name: str, language: Language) -> bool:
    words, others = name_words(label, language), name_words(name, language)
    if not words or not others:
        return False
    labels = {language.meaning(word, "origin_label").get("origin") for word in words if language.has(word, "origin_label")}
    rest = {word for word in words if not language.has(word, "origin_label")}
    country = {language.meaning(word, kind).get("side") for word in words for kind in ("side", "side_name") if language.has(word, kind)}
    sides = {language.meaning(word, kind).get("side") for word in others for kind in ("side", "side_name") if language.has(word, kind)}
    origins = {language.meaning(word, "origin_word").get("origin") for word in others if language.has(word, "origin_word")}
    if labels:
        clash = bool(country) and bool(sides) and not (country & sides)
        person = not origins and all(part[:1].isupper() for part in name.split()[:2]) and len(name.split()) >= 2
        return len(rest) <= 2 and not clash and (bool(labels & origins) or (person and labels == {"official"}))
    return bool(country) and len(words) == 1 and bool(country & sides) and "official" in origins
