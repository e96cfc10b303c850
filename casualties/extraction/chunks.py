"""Tokens and quantities → chunks: noun phrases by what they count, words that state a harm, verb groups, and what stands between.

First the words that state a harm are marked ("shot dead" is one mark, as is every quantity), then the row of marks and word classes
falls into chunks. Both steps are rules of the lexicon (triggers.toml, chunks.toml), tried in order at each token.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from attrs import frozen

from casualties.lexicon.grammars import Choice
from casualties.lexicon.language import Language
from casualties.lexicon.telling import WITH_COUNTS
from casualties.records.chunk import CHUNK_KINDS, Chunk, Chunks
from casualties.records.kinds import Harm
from casualties.records.quantity import Quantity
from casualties.records.tokens import Tokens

TRIGGER_CLASSES = ("harm_verb", "harm_happens", "harm_state", "harm_noun", "harm_act", "harm_life", "harm_loss", "harm_detain", "harm_flee")
MARK_OF_FORM = {"noun": "noun_of_harm"}
"""The marks whose name is not that of the trigger's form."""

NOMINAL_KINDS = frozenset({"any_people", "any_harms", "bare", "people", "unknown", "plural", "single", "unknown_single", "bare_single", "definite", "definite_one", "counted_harms", "harms", "toll"})
"""The kinds of chunks whose words name victims."""


@frozen(eq=False)
class Trigger:
    """Words that state a harm, and how they take their people (meaning.form in triggers.toml)."""

    harm: Harm
    form: str
    sure: bool
    weak: bool


@frozen(eq=False)
class Row:
    """A row of tokens and marks, one character each: item `i` covers the tokens from `bounds[i]` to `bounds[i + 1]`."""

    string: str
    bounds: tuple[int, ...]

    def with_marks(self, spans: Iterable[tuple[int, int, str]]) -> Row:
        """The row with each span of items, given in order, written as one mark."""
        characters, bounds, done = [], list[int](), 0
        for first, last, mark in spans:
            characters.append(self.string[done:first] + mark)
            bounds.extend(self.bounds[done:first])
            bounds.append(self.bounds[first])
            done = last
        characters.append(self.string[done:])
        bounds.extend(self.bounds[done:])
        return Row("".join(characters), tuple(bounds))


def find_chunks(tokens: Tokens, quantities: Sequence[Quantity], language: Language, *, elliptic: bool = False) -> Chunks | None:
    """The chunks of a sentence, None where no word in it states a harm and it is not `elliptic` either: a count that leans on one before."""
    row = Row(tokens.classes, tuple(range(len(tokens) + 1)))
    counted = _counted(tokens, quantities)
    number, amount = language.characters("@quantity")[0], language.characters("@amount")
    row = row.with_marks(
        (first, last, amount if language.has(tokens.words[last - 1], "noun_of_amount") else number) for first, last, _ in counted
    )
    triggers = _triggers(tokens, row, language)
    if not triggers and not (counted and (elliptic or _tells(tokens, language))):
        return None
    names = {form: language.characters("@" + MARK_OF_FORM.get(form, form)) for form in {trigger.form for _, _, trigger in triggers}}
    stated = {row.bounds[first]: trigger for first, _, trigger in triggers}
    row = row.with_marks((first, last, names[trigger.form]) for first, last, trigger in triggers)
    return _chunked(tokens, row, {first: quantity for first, _, quantity in counted}, stated, language)


def _tells(tokens: Tokens, language: Language) -> bool:
    """Whether a word of the sentence can make a harm together with what it counts: "lost 12 soldiers", "took six prisoners"."""
    telling = _telling(language)
    return any(character in telling for character in tokens.classes)


@functools.cache
def _telling(language: Language) -> frozenset[str]:
    return frozenset(character for name in WITH_COUNTS for character in language.characters(name))


def _counted(tokens: Tokens, quantities: Sequence[Quantity]) -> list[tuple[int, int, Quantity]]:
    found = []
    for quantity in quantities:
        first = bisect_left(tokens.starts, quantity.start)
        last = bisect_left(tokens.starts, quantity.end)
        if first < last:
            found.append((first, last, quantity))
    return found


@functools.cache
def _choice(language: Language, file: str) -> Choice:
    return Choice(language.grammar(file))


def _triggers(tokens: Tokens, row: Row, language: Language) -> list[tuple[int, int, Trigger]]:
    choice = _choice(language, "triggers")
    idle, rules_at = choice.idle, choice.at
    written, found, behind = choice.write(row.string), [], 0
    for index, letter in enumerate(written):
        if letter in idle or index < behind:
            continue
        for rule, match_at in rules_at(letter):
            match = match_at(written, index)
            if match is None or match.end() == index:
                continue
            meaning = rule.meaning
            if "harm" not in meaning:
                words = tokens.words[row.bounds[index] : row.bounds[match.end()]]
                meaning = {**_joined(words, meaning.get("joined"), language), **meaning}
            if "harm" in meaning:
                behind = match.end()
                sure = bool(meaning.get("sure", rule.meaning is meaning))
                trigger = Trigger(Harm(str(meaning["harm"])), str(meaning["form"]), sure, bool(meaning.get("weak", False)))
                found.append((index, behind, trigger))
                break
    return found


def _joined(words: Sequence[str], undivided: str | None, language: Language) -> dict[str, object]:
    """What the words state together: the harm of the first, or of all where they agree ("scalded or burned"), else `undivided`."""
    first = _meaning(words[0], language)
    if undivided is None:
        return first
    harms = {found["harm"] for found in (_meaning(word, language) for word in words) if found}
    return first if len(harms) == 1 else {"harm": undivided}


def _meaning(word: str, language: Language) -> dict[str, object]:
    for name in TRIGGER_CLASSES:
        for form in ("", ".past", ".participle"):
            if language.has(word, name + form):
                found = language.meaning(word, name) or language.meaning(word, name + form)
                if found:
                    return dict(found)
    return {}


def _chunked(
    tokens: Tokens, row: Row, quantities: dict[int, Quantity], triggers: dict[int, Trigger], language: Language
) -> Chunks:
    choice = _choice(language, "chunks")
    rules_at = choice.at
    written, items, position = choice.write(row.string), list[Chunk](), 0
    while position < len(written):
        kind, end = "other", position + 1
        for rule, match_at in rules_at(written[position]):
            match = match_at(written, position)
            if match and match.end() > position:
                kind, end = rule.meaning["kind"], match.end()
                break
        first, last = row.bounds[position], row.bounds[end]
        if kind == "none":
            position = end
            continue
        inside = range(position, end)
        quantity = next((quantities[row.bounds[i]] for i in inside if row.bounds[i] in quantities), None)
        trigger = next((triggers[row.bounds[i]] for i in inside if row.bounds[i] in triggers), None)
        head = _head(tokens, row, position, end, quantity, trigger, language) if kind in NOMINAL_KINDS else None
        items.append(
            Chunk(
                kind,
                first,
                last,
                quantity=quantity,
                harm=trigger.harm if trigger else None,
                form=trigger.form if trigger else None,
                sure=trigger.sure if trigger else False,
                weak=trigger.weak if trigger else False,
                head=head,
            )
        )
        position = end
    return Chunks(tuple(items), "".join(CHUNK_KINDS[item.kind] for item in items))


def _head(
    tokens: Tokens, row: Row, position: int, end: int, quantity: Quantity | None, trigger: Trigger | None, language: Language
) -> tuple[int, int] | None:
    """The tokens of the victims: what is left of the phrase behind its numbers, articles, "of" and "other"."""
    last = row.bounds[end]
    first = row.bounds[position]
    words = tokens.words
    leading = language.has
    if quantity is not None:
        first = max(first, bisect_left(tokens.starts, quantity.end))
        second = [row.bounds[i] for i in range(position, end) if _is_quantity(row, i, language)]
        if len(second) > 1:
            first = max(first, next(row.bounds[i + 1] for i in range(position, end) if row.bounds[i] == second[-1]))
    while first < last and (leading(words[first], "determiner") or words[first] in ("of", "other", "others", "more", "such", "them", "us", "whom")):
        first += 1
    return (first, last) if first < last else None


def _is_quantity(row: Row, item: int, language: Language) -> bool:
    """Whether an item of the row is a quantity's mark."""
    return row.string[item] in language.characters("@quantity")
