"""Tokens → the named places of a sentence, as phrases of place give them ("near the Syrian city of Homs" gives Homs)."""

from __future__ import annotations

import functools
import itertools
import re

from attrs import evolve, frozen

from casualties.lexicon.language import Language
from casualties.lexicon.scanning import Scanner
from casualties.records.tokens import Tokens

DATELINE = re.compile(
    r"""\s*(?P<place>[A-Z][A-Z'’ .\-]{1,30}[A-Z]|[A-Z][\w'’\-]+(?:\ [A-Z][\w'’\-]+)?)   # KABUL   Kabul
        (?:\s*\([^()\n]{1,30}\))?                                                       # (AFGHANISTAN)
        (?:,[^()\n]{0,40}?)?                                                            # , Afghanistan, March 6
        (?:\s*\([^()\n]{1,30}\))?                                                       # (Reuters)
        \s*(?:--+|—|–|-)\s""",
    re.VERBOSE,
)


LOCATING = 7
"""Tokens between a place and the one that it is located by, at most: ", some 28 km to the"."""


@frozen(kw_only=True)
class PlaceName:
    """A place as written over the tokens `first` up to, not including, `last`.

    `level` is continent, country, region, city, spot, or "" where unknown; `kind` is the word that says what it is ("town"), ""
    where none does. `near` is true where it only says where to look ("north of Kano", "near Dhaka"); `start` is the token that its
    phrase begins with. `core` is the name without the word for a region that may be left out ("Kano" of "Kano State").
    """

    name: str
    start: int
    first: int
    last: int
    level: str
    kind: str = ""
    near: bool = False
    core: str = ""


def find_places(tokens: Tokens, language: Language) -> tuple[PlaceName, ...]:
    """Every place that a phrase of place names, in order.

    >>> from casualties.lexicon.language import load
    >>> from casualties.extraction.text.tokens import tokenize
    >>> text = "Two died in the town of Tessa and one at Camp Orrin, police in northern Mali said."
    >>> [place.name for place in find_places(tokenize(text, 0, len(text), load()), load())]
    ['Tessa', 'Camp Orrin', 'Mali']
    """
    grammar = _grammar(language)
    known, capital = grammar.known, grammar.capital
    classes = tokens.classes
    found = list[PlaceName]()
    titled: bool | None = None
    for place in grammar.scanner.find(classes):
        first, last = place.match.span("name")
        if last - first > 1:
            if titled is None:
                titled = 2 * sum(character in capital for character in classes) > len(classes)
            if titled and not any(classes[at] in known for at in range(first, last)):
                continue  # capitals say nothing in a headline written with capitals throughout
            while titled and classes[last - 1] not in known:
                last -= 1
        span = place.span("kind")
        if span == (last, last + 1) and classes[last] in grammar.city and (place.match.end() == last + 1):
            last += 1  # "Mexico City"
        written = tokens.surface(first, last)
        if not any(character.isupper() for character in written):
            continue  # "in anti-tank fire": a compound of common words
        if (
            last - first == 1
            and classes[first] in grammar.common
            and classes[first] not in known
            and not _within_known(classes, last, known)
        ):
            continue  # "inside Car", "at Large": a common word set with a capital
        kind = tokens.words[span[0]] if span else ""
        if not kind and last < len(classes) and classes[last] in grammar.plain and classes[last - 1] not in known:
            continue  # "at a Halloween party": a name that only qualifies a common noun
        own = [language.meaning(tokens.words[word], "place_type") for word in (last - 1, first)]
        if last - first > 1:
            own.append(language.meaning(tokens.words[first], "place_start"))  # "San Salvador" is no country
        own.append(language.meaning(tokens.words[last - 1], "place"))
        levels = [language.meaning(kind, "place_type"), *own] if kind else own
        level = next((str(meaning["level"]) for meaning in levels if "level" in meaning), "")
        if not level and tokens.words[place.first] == "on" and not (place.first and classes[place.first - 1] in grammar.attack):
            continue  # "on Facebook"; but "a raid on Tessa"
        found.append(
            PlaceName(
                name=written,
                start=place.first,
                first=first,
                last=last,
                level=level,
                kind=kind,
                core=tokens.surface(first, last - 1) if last - first > 1 and classes[last - 1] in grammar.regional else written,
                near=tokens.classes[place.first] in grammar.beside or tokens.classes[place.first + 1] in grammar.beside,
            )
        )
    for at, (name, beside) in enumerate(itertools.pairwise(found)):
        if not name.level and beside.near and _is_located(tokens, name.last, beside.start):
            found[at] = evolve(name, level="city")
    return tuple(found)


def _is_located(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a place is located by the one beside it, as towns are: "in Karsa, 28 km north of Tessa"."""
    return tokens.words[start] == "," and end - start <= LOCATING and not any(word == "," for word in tokens.words[start + 1 : end])


def _within_known(classes: str, last: int, known: frozenset[str]) -> bool:
    """Whether a known place follows behind a mark ("in Nice, France")."""
    return last + 1 < len(classes) and classes[last + 1] in known


def dateline(text: str, start: int, end: int) -> tuple[str, int] | None:
    """The place that a story is datelined and the offset where the story goes on, None where `text[start:end]` has no dateline.

    >>> dateline("JOS, Nigeria, March 6 - A bomb went off.", 0, 40)
    ('JOS', 24)
    """
    match = DATELINE.match(text, start, min(end, start + 100))
    return (match["place"].strip(), match.end()) if match else None


@frozen
class _Grammar:
    """The rules of places, and the class characters that a name is judged by."""

    scanner: Scanner
    beside: str
    """Words for "next to"."""
    known: frozenset[str]
    capital: frozenset[str]
    common: frozenset[str]
    """Common words: no name when they stand alone with a capital."""
    plain: frozenset[str]
    """Common nouns without a capital that a name before them qualifies."""
    attack: frozenset[str]
    regional: frozenset[str]
    """Words for a region."""
    city: frozenset[str]
    """"City" with a capital, part of the name before it."""


@functools.cache
def _grammar(language: Language) -> _Grammar:
    def members(*names: str) -> frozenset[str]:
        return frozenset("".join(language.characters(name) for name in names))

    return _Grammar(
        scanner=Scanner(language, "places", ("placing", "direction", "beside", "edge", "stretch")),
        beside=language.characters("beside"),
        known=members("place"),
        capital=members("capital"),
        common=members("thing", "vehicle", "adjective", "victim", "site", "verb"),
        plain=members("thing") - members("capital", "place_type", "comma", "verb"),
        attack=members("incident"),
        regional=members("region_word") & members("capital"),
        city=members("=city") & members("capital"),
    )
