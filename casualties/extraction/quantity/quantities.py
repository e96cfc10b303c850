"""Sentence → quantities: every amount of things as written, with its bounds, in order and not overlapping.

Numbers are read first (`numbers.py`); the rules of `quantities.toml` then run over the sentence with each number as one figure.
What an amount counts is not looked at, except to leave out what counts no things at all: dates, ages, units, names, scores.
"""

from __future__ import annotations

import functools
import re

from casualties.extraction.quantity import amounts
from casualties.extraction.quantity.amounts import Amount
from casualties.extraction.quantity.numbers import Figures, Number, find_numbers
from casualties.lexicon.entries import Rule
from casualties.lexicon.grammars import Choice, Match
from casualties.lexicon.language import Language
from casualties.records.convention import DEFAULT, Convention
from casualties.records.kinds import Hedge
from casualties.records.quantity import LARGEST, Quantity
from casualties.records.tokens import Tokens

TRIGGERS = (
    *("digits", "grouped", "decimal", "numeral", "numeral.dozen", "numeral.plural", "numeral.score", "numeral.half_dozen"),
    *("numeral.half_million", "number_first", "number_noun", "vague.several", "vague.many", "vague.multiple", "vague.multiplier"),
    "vague.lots",
    *("fraction.half", "fraction.part", "fraction.whole", "zero.pronoun", "zero.figure", "relative.alike", "relative.similar"),
    *("=no", "=not", "=any", "=anyone", "=anybody", "=neither", "=both", "=handful", "=pair", "=twice", "=double"),
    *("group.two", "group.three", "group.four", "group.five"),
)
"""Classes of which at least one is in every amount; a sentence without any costs one search."""

CLOSE = 2
"""How many times the first figure of "ten, twelve boys" the second can be at most."""

OLDEST = 110
"""An age in years at most; a greater figure between commas is no age."""

LAST_HOUR = 24
"""The last hour of a day; "at 45 on Sunday" names no time."""

LAST_DAY = 31
"""The last day of a month; "in May 120 people" names no day."""


HEDGES = ("more_than", "less_than", "at_least", "at_most", "nearly", "about")
"""The groups of `quantities.toml` that a hedge before a figure can be in."""

VAGUE = ("many", "plural", "several", "few", "couple", "multiple")
"""The groups that a vague amount can be in, by their names in a convention."""


class _Grammar:
    """The rules that read amounts, tried together, and those that say what follows an amount."""

    def __init__(self, language: Language) -> None:
        self.amounts = Choice(language.grammar("quantities"), lambda rule: "hedge" in rule.meaning)
        self.unit_after, self.base_after = (pattern.compiled for rule, pattern in language.rules("quantities") if "context" in rule.meaning)
        self.amount = re.compile("[" + "".join(sorted(set("".join(language.characters(name) for name in TRIGGERS)))) + "]")


@functools.cache
def _grammar(language: Language) -> _Grammar:
    return _Grammar(language)


def find_quantities(tokens: Tokens, language: Language, convention: Convention = DEFAULT) -> tuple[Quantity, ...]:
    """Every amount of one sentence, from left to right; hedges and "another", "more" are in the span, what is counted is not.

    >>> from casualties.extraction.text.tokens import tokenize
    >>> from casualties.lexicon.language import load
    >>> text = "At least another 20 were hurt, nearly twice as many as in May 2012."
    >>> for quantity in find_quantities(tokenize(text, 0, len(text), load()), load()):
    ...     print(quantity.text, quantity.low, quantity.high, quantity.hedge, quantity.additive, quantity.ratio)
    At least another 20 20 None at_least True None
    nearly twice as many None None relative False (18, 20, 10)
    """
    grammar = _grammar(language)
    if grammar.amount.search(tokens.classes) is None:
        return ()
    figures = find_numbers(tokens, language)
    reader = _Reader(tokens, figures, language, convention)
    choice, found, after = grammar.amounts, list[Quantity](), 0
    written = choice.write(figures.classes)
    for position, begins in choice.starts(written):
        if position < after:
            continue
        for rule, match_at in choice.tried(begins):
            match = match_at(written, position)
            if match is None:
                continue
            amount = reader.read(rule, match)
            if amount is PASS:
                continue
            after = match.end("amount") if _has(match, "amount") and not _has(match, "repeated") else match.end()
            if amount is not None and not grammar.unit_after.match(written, after):
                found.append(amount)
                base = grammar.base_after.match(written, after)
                after = base.end() if base else after
            break
    return tuple(found)


PASS = Quantity(start=0, end=0, text="", low=None, high=None, best=None, stated=None, hedge=Hedge.EXACT)
"""What a rule gives back that does not apply after all, so that the next one is tried; None is for what is no amount."""


class _Reader:
    """The matches of one sentence, read into quantities."""

    def __init__(self, tokens: Tokens, figures: Figures, language: Language, convention: Convention) -> None:
        self.tokens = tokens
        self.figures = figures
        self.language = language
        self.convention = convention

    def read(self, rule: Rule, match: Match) -> Quantity | None:
        """The quantity, None where the words are no amount, PASS where the rule does not apply."""
        hedge = str(rule.meaning["hedge"])
        match hedge:
            case "none":
                return None
            case "age":
                return None if self._number(match, "age").value <= OLDEST else PASS
            case "day":
                apart = _has(match, "dash") and not self._glued(match, "dash")
                return PASS if apart or self._number(match, "day").value > LAST_DAY else None
            case "hour":
                return PASS if _has(match, "hour") and self._number(match, "hour").value > LAST_HOUR else None
            case "item":
                # "Fifty-one." is an answer, "51." heads an item
                return None if self._figure(match) else PASS
            case "range":
                return self._range(str(rule.meaning.get("kind", "")), match)
            case "vague":
                return self._made(match, amounts.vague(self._lowest(match)))
            case "relative":
                return self._relative(match)
            case "offset":
                return self._offset(match)
        if "value" in rule.meaning:
            return self._made(match, amounts.hedged("exact", int(rule.meaning["value"]), self.convention))
        if rule.meaning.get("kind") == "repeated" and self._number(match, "number").value != self._number(match, "repeated").value:
            return PASS
        return self._hedged(hedge, match)

    def _made(self, match: Match, amount: Amount, ratio: tuple[int, int | None, int] | None = None, offset: int = 0) -> Quantity | None:
        if max(amount.low or 0, amount.high or 0, amount.stated or 0) > LARGEST:
            return None
        first, last = match.span("amount") if _has(match, "amount") else match.span()
        tokens, places = self.tokens, self.figures.tokens
        start, end = tokens.starts[places[first]], tokens.ends[places[last] - 1]
        return Quantity(
            start=start,
            end=end,
            text=tokens.text[start:end],
            low=amount.low,
            high=amount.high,
            best=amount.best,
            stated=amount.stated,
            hedge=amount.hedge,
            additive=_has(match, "added"),
            ratio=ratio,
            offset=offset,
        )

    def _number(self, match: Match, group: str) -> Number:
        return self.figures.numbers[match.start(group)]

    def _figure(self, match: Match) -> bool:
        first, last = self.figures.tokens[match.start()], self.figures.tokens[match.end()]
        return any(word.isdigit() for word in self.tokens.words[first:last])

    def _words(self, match: Match, group: str) -> tuple[str, ...]:
        places = self.figures.tokens
        return self.tokens.words[places[match.start(group)] : places[match.end(group)]] if _has(match, group) else ()

    def _hedged(self, hedge: str, match: Match) -> Quantity | None:
        number = self._number(match, "number")
        if hedge == "hedged":
            hedge = next(name for name in HEDGES if _has(match, name))
        if hedge == "exact" and number.round:
            hedge = "about"
        if hedge in ("exact", "about", "nearly"):
            if _has(match, "floor"):
                hedge = "at_least"
            elif _has(match, "ceiling"):
                hedge = "at_most"
        if hedge in ("exact", "about", "nearly", "at_most") and (_has(match, "or_more") or number.suffix == "plus"):
            hedge = "at_least"
        elif hedge in ("exact", "about", "nearly") and _has(match, "or_fewer"):
            hedge = "at_most"
        elif hedge == "exact" and (_has(match, "or_so") or number.suffix in ("odd", "something")):
            hedge = "about"
        return self._made(match, amounts.hedged(hedge, number.value, self.convention))

    def _range(self, kind: str, match: Match) -> Quantity | None:
        first, second = self._number(match, "low"), self._number(match, "high")
        low, high = amounts.shared(first.value, second.scale if first.scale == 1 else 1, second.value), second.value
        if _has(match, "above"):
            low += 1
        if _has(match, "below"):
            high -= 1
        if kind == "dash" and not self._glued(match, "dash") and low >= high:
            return PASS
        if low >= high and kind in ("rising", "close"):
            return PASS
        if kind == "close" and high > CLOSE * low:
            return PASS
        if low >= high:
            return None
        if _has(match, "ceiling"):
            return self._made(match, amounts.hedged("at_most", high, self.convention))
        if _has(match, "floor"):
            return self._made(match, amounts.hedged("at_least", low, self.convention))
        return self._made(match, amounts.between(low, high))

    def _glued(self, match: Match, group: str) -> bool:
        token = self.figures.tokens[match.start(group)]
        starts, ends = self.tokens.starts, self.tokens.ends
        return bool(starts[token] == ends[token - 1] and starts[token + 1] == ends[token])

    def _lowest(self, match: Match) -> int | None:
        """The lowest count that a vague amount is taken for."""
        if _has(match, "at_most") or _has(match, "less_than"):
            return 0
        values = self.convention.vague
        for name in VAGUE:
            if _has(match, name):
                return values[name]
        first, factor = self._scale(match, "first")
        _, times = self._scale(match, "second")
        if _has(match, "multiplied"):
            low = values.get(f"few_{first.removesuffix('s')}")
            few = values["few"]
            low = few * factor if low is None and few is not None and first in ("millions", "billions") else low
        else:
            second, _ = self._scale(match, "second")
            if f"{first}_of_{second}" in values:
                return values[f"{first}_of_{second}"]
            low = values.get(first, values["plural"])
        return None if low is None else low * times

    def _scale(self, match: Match, group: str) -> tuple[str, int]:
        for word in self._words(match, group):
            for name in ("numeral.plural", "numeral.dozen", "numeral.hundred", "numeral.scale"):
                meaning = self.language.meaning(word, name)
                if meaning:
                    return str(meaning.get("vague", "")), int(meaning["value"])
        return "", 1

    def _relative(self, match: Match) -> Quantity | None:
        ratio = self._ratio(match)
        if ratio is None:
            return None
        upper, lower = ratio
        convention = self.convention
        low, high, denominator, offset = upper, upper, lower, 0
        ends: tuple[int, int | None] = (low, high)
        if _has(match, "nearly"):
            ends, denominator = ((10 - convention.nearly) * upper, 10 * upper), 10 * lower
        elif _has(match, "about") or _has(match, "alike"):
            ends, denominator = ((10 - convention.about) * upper, (10 + convention.about) * upper), 10 * lower
        elif _has(match, "more_than"):
            ends, offset = (upper, None), 1
        elif _has(match, "at_least"):
            ends = (upper, None)
        elif _has(match, "less_than"):
            ends, offset = (0, upper), -1
        elif _has(match, "at_most"):
            ends = (0, upper)
        return self._resolved(match, (*ends, denominator), offset)

    def _ratio(self, match: Match) -> tuple[int, int] | None:
        """Numerator and denominator; None for a compound that only ends like a share ("first-half")."""
        again = 1 if _has(match, "again") else 0
        if _has(match, "half"):
            return 1 + 2 * again, 2
        if _has(match, "twice"):
            return 2 + again, 1
        if _has(match, "times"):
            return self._number(match, "times").value + again, 1
        if _has(match, "share"):
            word = self._words(match, "share")[-1]
            for name in ("fraction.half", "fraction.whole", "fraction.part"):
                if self.language.has(word, name):
                    upper, lower = self.language.meaning(word, name)["ratio"]
                    return (self._number(match, "upper").value if _has(match, "upper") else int(upper)), int(lower)
            return None
        return 1 + again, 1

    def _offset(self, match: Match) -> Quantity | None:
        number = self._number(match, "number").value
        return self._resolved(match, (1, 1, 1), number if _has(match, "more") else -number)

    def _resolved(self, match: Match, ratio: tuple[int, int | None, int], offset: int) -> Quantity | None:
        unknown = Amount(None, None, None, None, Hedge.RELATIVE)
        if not _has(match, "base"):
            return self._made(match, unknown, ratio, offset)
        base = self._number(match, "base").value
        return self._made(match, amounts.scaled(base, base, ratio, offset))


def _has(match: Match, group: str) -> bool:
    return bool(group in match.re.groupindex and match.start(group) >= 0)
