"""Tokens → numbers: every number of a sentence, in figures or words, with its value; hedges and units are not looked at here."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable

from attrs import frozen

from casualties.lexicon.grammars import Choice, Hinted, Match, Tried
from casualties.lexicon.language import Language
from casualties.lexicon.numerals import below_hundred, figure, number
from casualties.records.quantity import LARGEST
from casualties.records.tokens import Tokens

SPACES = frozenset(" \u00a0\u2007\u2009\u202f")
"""The characters that part thousands: space, no-break space, figure space, thin space, narrow no-break space."""

WHOLE = ("numeral", "fraction.whole", "numeral.half_dozen", "numeral.half_million")
"""Classes of the hyphenated words that the lexicon lists as wholes."""

PARTS = {"half": (1, 2), "quarter": (1, 4), "quarters": (3, 4), "three-quarters": (3, 4), "third": (1, 3)}
GROUPED = re.compile(r"[1-9]\d{0,2}(?:[.]\d{3})+")
"""A figure whose full stops can part thousands: "1.200" of continental agencies."""

SUFFIXES = frozenset({"plus", "odd", "something"})


@frozen
class Number:
    """A number at tokens `first` up to `last`, worth `value`.

    `scale` is the part of it that a range can share ("two to three thousand": 1,000), 1 where there is none; `round` marks
    figures of speech ("a hundred", "two dozen"); `suffix` is what a hyphen joins to it ("thirty-odd").
    """

    first: int
    last: int
    value: int
    scale: int = 1
    round: bool = False
    suffix: str = ""


@frozen(eq=False)
class Figures:
    """A sentence in which every number is one figure: its class string, the token at which each character begins, its numbers by place.

    A number stands as the class of the same number in figures, so that "two hundred" reads like "200"; what looks like a number
    and is none (22nd, 9mm, 34-year-old) stands as a mere sign. `tokens` has one more item, the end.
    """

    classes: str
    tokens: tuple[int, ...]
    numbers: dict[int, Number]


@functools.cache
def _rules(language: Language) -> tuple[re.Pattern[str] | Hinted, Choice]:
    return language.pattern("numerals", "beginning").compiled, Choice(language.grammar("numerals"), lambda rule: rule.name != "beginning")


def find_numbers(tokens: Tokens, language: Language) -> Figures:
    """Every number of the sentence, as figures.

    >>> from casualties.extraction.text.tokens import tokenize
    >>> from casualties.lexicon.language import load
    >>> text = "two and a half million of 3 000 000"
    >>> found = find_numbers(tokenize(text, 0, len(text), load()), load())
    >>> [number.value for number in found.numbers.values()]
    [2500000, 3000000]
    """
    beginning, choice = _rules(language)
    classes = tokens.classes
    written = choice.write(classes)
    match = beginning.search(written)
    able = choice.open(written) if match else 0
    pieces: list[str] = []
    places: list[int] = []
    numbers: dict[int, Number] = {}
    done = 0
    while match is not None:
        first = match.start()
        found, last = _read(tokens, written, first, choice.at(written, able, first), language)
        if last > first:
            pieces.append(classes[done:first])
            places.extend(range(done, first))
            done = last
            if found is None:
                pieces.append(language.token("10:30")[1])
            else:
                numbers[len(places)] = found
                pieces.append(_character(found, tokens, language))
            places.append(first)
        match = beginning.search(written, max(last, first + 1))
    pieces.append(classes[done:])
    places.extend(range(done, len(classes) + 1))
    return Figures("".join(pieces), tuple(places), numbers)


def _character(found: Number, tokens: Tokens, language: Language) -> str:
    if found.last == found.first + 1:
        word = tokens.words[found.first]
        if word == "one" or word.isdigit():
            return tokens.classes[found.first]
    # with a comma, since a number in words is never a year: "two thousand and nineteen people"
    return language.token(f"{found.value:,}")[1]


def _read(tokens: Tokens, written: str, first: int, tried: Iterable[Tried], language: Language) -> tuple[Number | None, int]:
    """The number at a token and the token after it; the number is None where the spelling is that of no number."""
    for rule, match_at in tried:
        match = match_at(written, first)
        if match is None:
            continue
        if rule.meaning["kind"] != "hyphens" and any(_borrowed(word, language) for word in tokens.words[first : match.end()]):
            return None, match.end()
        found = READERS[rule.meaning["kind"]](tokens, match, language)
        if found is PASS:
            continue
        last = found.last if found else match.end()
        if found and (found.value > LARGEST or _compound(tokens, last)):
            return None, last
        return found, last
    return None, first


def _borrowed(word: str, language: Language) -> bool:
    """Whether a compound has its classes from its last part only: "page-three", "second-half"."""
    return "-" in word and not any(language.has(word, name) for name in WHOLE)


def _compound(tokens: Tokens, last: int) -> bool:
    """Whether the number is only the front of a word: "22nd", "34-year-old", "9mm", "four- to five-storey"."""
    starts, ends, words = tokens.starts, tokens.ends, tokens.words
    if last == len(words) or starts[last] != ends[last - 1]:
        return False
    if words[last][0].isalpha() or words[last] in "_/@":
        return True
    if words[last] != "-":
        return False
    follows = last + 1 < len(words) and starts[last + 1] == ends[last]
    return not follows or not (words[last + 1][0].isdigit() or words[last + 1] in SUFFIXES)


PASS = Number(0, 0, -1)


def _whole(numerator: int, denominator: int) -> int | None:
    return None if numerator % denominator else numerator // denominator


def _scale(word: str, language: Language) -> int:
    for name in ("numeral.scale", "numeral.dozen", "numeral.score", "numeral.plural", "numeral.letter_thousand", "numeral.letter_million"):
        if language.has(word, name):
            return int(language.meaning(word, name)["value"])
    return 100


def _span(tokens: Tokens, match: Match, group: str) -> tuple[str, ...]:
    return tokens.words[match.start(group) : match.end(group)]


def _count(words: tuple[str, ...], language: Language) -> tuple[int, int]:
    """A count as numerator and denominator; "a", and nothing at all, count one."""
    if words in ((), ("a",), ("one",)):
        return 1, 1
    if words == ("half", "a"):
        return 1, 2
    read = number(words, language)
    return (read[0], read[1]) if read else (0, 1)


def _figure(tokens: Tokens, match: Match, language: Language) -> Number | None:
    first = match.start()
    word = tokens.words[first]
    read = figure(word, grouped=GROUPED.fullmatch(word) is not None)
    value = _whole(*read) if read else None
    return None if value is None else Number(first, first + 1, value)


def _word(tokens: Tokens, match: Match, language: Language) -> Number | None:
    first = match.start()
    word = tokens.words[first]
    return Number(first, first + 1, below_hundred(word))


def _hyphens(tokens: Tokens, match: Match, language: Language) -> Number | None:
    first = match.start()
    *words, last = tokens.words[first].split("-")
    if last not in SUFFIXES:
        words, last = [*words, last], ""
    dozen = 12 if language.has(words[-1], "numeral.dozen") and len(words) > 1 else 1
    words = words[:-1] if dozen > 1 else words
    if not all(word == "and" or language.has(word, "numeral") for word in words):
        return None
    read = number(tuple(words), language)
    if read is None or read[1:] != (1, len(words)):
        return None
    return Number(first, first + 1, read[0] * dozen, dozen, dozen > 1, last)


def _year(tokens: Tokens, match: Match, language: Language) -> Number | None:
    return None


def _spaced(tokens: Tokens, match: Match, language: Language) -> Number | None:
    first = match.start()
    last = first + 1
    if tokens.words[first].startswith("0"):
        return PASS
    while last < match.end() and tokens.starts[last] == tokens.ends[last - 1] + 1 and tokens.text[tokens.ends[last - 1]] in SPACES:
        last += 1
    if last == first + 1:
        return PASS
    return Number(first, last, int("".join(tokens.words[first:last])))


def _part(tokens: Tokens, match: Match, language: Language) -> Number | None:
    """ "half a million", "two and a half million", "a million and a half": (count + part) × scale."""
    count, denominator = _count(_span(tokens, match, "count"), language) if "count" in match.re.groupindex and match["count"] else (0, 1)
    upper, lower = PARTS[_span(tokens, match, "part")[-1]]
    scale = _scale(_span(tokens, match, "scale")[0], language)
    value = _whole((count * lower + upper * denominator) * scale, denominator * lower)
    return None if value is None else Number(match.start(), match.end(), value, round=scale == 12)


def _listed(tokens: Tokens, match: Match, language: Language) -> Number | None:
    word = _span(tokens, match, "whole")[0]
    name = "numeral.half_dozen" if language.has(word, "numeral.half_dozen") else "numeral.half_million"
    return Number(match.start(), match.end(), int(language.meaning(word, name)["value"]), round=name == "numeral.half_dozen")


def _decimal(tokens: Tokens, match: Match, language: Language) -> Number | None:
    whole = _count(_span(tokens, match, "count"), language)[0]
    digits = _span(tokens, match, "digits")
    fraction = int("".join(str(below_hundred(word)) for word in digits))
    scale = _scale(_span(tokens, match, "scale")[0], language)
    value = _whole((whole * 10 ** len(digits) + fraction) * scale, 10 ** len(digits))
    return None if value is None else Number(match.start(), match.end(), value)


def _letter(tokens: Tokens, match: Match, language: Language) -> Number | None:
    last = match.end()
    if tokens.starts[last - 1] != tokens.ends[last - 2]:
        return PASS
    return _times(tokens, match, language, rounded=False)


def _dozen(tokens: Tokens, match: Match, language: Language) -> Number | None:
    return _times(tokens, match, language, rounded=True)


def _times(tokens: Tokens, match: Match, language: Language, *, rounded: bool) -> Number | None:
    numerator, denominator = _count(_span(tokens, match, "count") if match["count"] else (), language)
    scale = _scale(_span(tokens, match, "scale")[0], language)
    value = _whole(numerator * scale, denominator)
    return None if value is None else Number(match.start(), match.end(), value, scale, rounded and scale in (12, 20))


def _number(tokens: Tokens, match: Match, language: Language) -> Number | None:
    first = match.start()
    words = tokens.words[first : match.end()]
    read = number(words, language)
    value = _whole(read[0], read[1]) if read else None
    if read is None or value is None:
        return None
    last = first + read[2]
    if last < len(tokens.words) and (tokens.words[last] == "hundred" or language.has(tokens.words[last], "numeral.scale")):
        return None  # "million million", "two thousand hundred"
    words = words[: read[2]]
    scales = 0
    while scales < len(words) and (language.has(words[-1 - scales], "numeral.scale") or words[-1 - scales] == "hundred"):
        scales += 1
    counted = words[: len(words) - scales]
    scale = 1
    for word in words[len(words) - scales :]:
        scale *= _scale(word, language)
    alone = counted in ((), ("a",))
    return Number(first, first + len(words), value, scale if scales else 1, alone)


READERS: dict[str, Callable[[Tokens, Match, Language], Number | None]] = {
    "figure": _figure,
    "word": _word,
    "hyphens": _hyphens,
    "year": _year,
    "spaced": _spaced,
    "part": _part,
    "listed": _listed,
    "decimal": _decimal,
    "letter": _letter,
    "dozen": _dozen,
    "number": _number,
}
