"""Sentence → the phrases that name an incident ("Monday's car bombing", "a ferry sank") or part one from another ("elsewhere")."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import Any

from attrs import frozen

from casualties.lexicon.language import Language
from casualties.lexicon.scanning import Found, Scanner
from casualties.records.tokens import Tokens


@frozen(kw_only=True)
class IncidentPhrase:
    """The name of an incident over the tokens `first` up to, not including, `last`.

    `cue` says how it is named: definite, this ("that attack"), indefinite, bare, happening (a verb), other ("another attack"), manner
    (only how people came to harm); the cues without a kind are elsewhere, comparison, superlative, meanwhile, toll, lingering. Two
    kinds may be one incident where their `fits` meet; `generic` kinds say little, and what is `spread` covers whole regions; `before`
    is true where it stands before the figure whose part it is in. `head` is a noun for what happened; `noun` is false where a weapon
    or a verb gave it. `weapon` (air, bomb, shells) parts kinds of attack; an `agent` is only called after what such people do
    ("gunmen"). An `answer` is an incident that answers another ("retaliation"); what is `provoking` is the one answered.
    What is `singled` out is one of several that have been told of ("the latest attack").
    """

    first: int
    last: int
    cue: str
    head: str = ""
    kind: str = ""
    fits: frozenset[str] = frozenset()
    generic: bool = False
    noun: bool = True
    weapon: str = ""
    many: bool = False
    spread: bool = False
    before: bool = False
    agent: bool = False
    answer: bool = False
    provoking: bool = False
    singled: bool = False


def find_phrases(tokens: Tokens, language: Language) -> tuple[IncidentPhrase, ...]:
    """Every phrase of a sentence that names an incident or parts one from another, in order.

    >>> from casualties.lexicon.language import load
    >>> from casualties.extraction.text.tokens import tokenize
    >>> text = "Gunmen stormed a mosque in revenge for Monday's deadly car bomb attack."
    >>> [(phrase.head, phrase.cue, phrase.provoking) for phrase in find_phrases(tokenize(text, 0, len(text), load()), load())]
    [('shooting', 'bare', False), ('attack', 'happening', False), ('bombing', 'definite', True)]
    """
    found = (_phrase(tokens, match, language) for match in _scanner(language).find(tokens.classes))
    return tuple(phrase for phrase in found if phrase.cue)


@functools.cache
def _scanner(language: Language) -> Scanner:
    names = ("incident", "means", "happens", "worst", "compared", "follows", "toll_word", "loss", "development", "place_type", "counter")
    ways = ("occasion", "aircraft", "lingering", "injury", "hospital", "distance", "violence", "manner", "reaching", "moving_figure")
    adding = ("addition", "additionally", "moreover", "furthermore", "part")
    words = ("elsewhere", "separately", "meanwhile", "also", "similarly", "likewise", "same", "simultaneously", *adding)
    points = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    besides = ("earlier", "later", "hours", "minutes", "days", "figure", "figures", *points)
    ordinals, plain = ("second", "third", "fourth", "another"), ("died", "found", "heat", "cold", "fired", "firing")
    telling = (*names, *ways, *(f"={word}" for word in (*words, *besides, *ordinals, *plain)))
    return Scanner(language, "events", telling, reach=6)


def _phrase(tokens: Tokens, found: Found, language: Language) -> IncidentPhrase:
    cue, answers = str(found.meaning["cue"]), bool(found.meaning.get("answer"))
    span = found.span("head")
    if span is None:
        kind = str(found.meaning.get("kind", ""))
        if kind:
            fits, weapon = frozenset(found.meaning["fits"]), str(found.meaning.get("weapon", ""))
            spread = bool(found.meaning.get("spread"))
            return IncidentPhrase(
                first=found.first, last=found.last, cue=cue, head=kind, kind=kind, fits=fits, noun=False, weapon=weapon, spread=spread
            )
        return IncidentPhrase(first=found.first, last=found.last, cue=cue, answer=answers, provoking=bool(found.meaning.get("provoking")))
    first, last = span
    kind, head, noun, fits = "", "", False, frozenset[str]()
    agent = False
    generic, spread, many, weapon = False, False, bool(found.meaning.get("many")), ""
    for at in range(first, last):
        word = tokens.words[at]
        name, meaning = _named(word, language)
        said, own = str(meaning.get("kind", "")), bool(meaning.get("generic"))
        fits |= frozenset(meaning.get("fits", ()))
        weapon = weapon or str(meaning.get("weapon", ""))
        agent = bool(meaning.get("agent"))
        spread = spread or bool(meaning.get("spread"))
        answers = answers or bool(meaning.get("answer"))
        if name == "incident":
            plain = word if language.has(word, name) else word.rpartition("-")[2]
            lemma = language.lemma(plain, name)
            many = many or lemma != plain
            if not own or not kind:
                head, noun = lemma, True  # "a bomb attack" is a bombing, "a bomb blast" a blast
        elif not noun:
            head = said
            many = many or (weapon == "bomb" and name == "means" and language.lemma(word, name) != word)  # "a series of bombs"
        if not kind or generic:
            kind, generic = said, own
    if cue == "this" and tokens.words[found.first] == "that" and (many or head.endswith("ing")):
        cue = "bare"  # "said that attacks": a conjunction
    provoking = bool(found.meaning.get("provoking"))
    if provoking and any(tokens.classes[at] in language.characters("other_incident") for at in range(found.first, first)):
        cue = "other"  # "in revenge for an earlier attack"
    if first and tokens.classes[first - 1] in language.characters("aerial"):
        kind, head, weapon, generic = "airstrike", "airstrike", "air", False
    return IncidentPhrase(
        first=found.first, last=found.last, cue=cue, head=head, kind=kind, fits=fits, generic=generic, noun=noun, many=many, weapon=weapon,
        spread=spread, agent=agent, answer=answers, provoking=provoking, singled=bool(found.meaning.get("singled")) and not many,
    )  # fmt: skip


def _named(word: str, language: Language) -> tuple[str, Mapping[str, Any]]:
    for name in ("incident", "means", "happens"):
        meaning = language.meaning(word, name)
        if meaning:
            return name, meaning
    return "incident", {}
