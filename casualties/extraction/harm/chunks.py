"""Tokens and quantities → chunks: noun phrases by what they count, words that state a harm, verb groups, and what stands between.

First the words that state a harm are marked ("shot dead" is one mark, as is every quantity), then the row of marks and word classes
falls into chunks. Both steps are rules of the lexicon (triggers.toml, chunks.toml), tried in order at each token.
"""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

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

NOMINAL_KINDS = frozenset(
    {
        *("any_people", "any_harms", "bare", "counted_lives", "people", "unknown", "plural", "single", "unknown_single", "bare_single"),
        *("definite", "definite_one", "counted_harms", "harms", "toll"),
    }
)
"""The kinds of chunks whose words name victims."""


LEADING = frozenset({'"', "'", "[", "]", ",", "of", "other", "others", "else", "more", "such", "them", "us", "whom"})
"""Words before the victims in their phrase, besides determiners and numbers."""


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
    """The chunks of a sentence, None where no word in it states a harm; an `elliptic` one needs none, its count leans on one before."""
    row = _without_quotation_marks(tokens)
    counted = _counted(tokens, quantities)
    number, amount = language.characters("@quantity")[0], language.characters("@amount")
    row = row.with_marks(
        (
            bisect_left(row.bounds, first),
            bisect_left(row.bounds, last),
            amount if language.has(tokens.words[last - 1], "noun_of_amount") else number,
        )
        for first, last, _ in counted
    )
    triggers = _triggers(tokens, row, language)
    if not triggers and not (counted and (elliptic or _tells(tokens, language))):
        return None
    names = {form: language.characters("@" + MARK_OF_FORM.get(form, form)) for form in {trigger.form for _, _, trigger in triggers}}
    stated = {row.bounds[first]: trigger for first, _, trigger in triggers}
    row = row.with_marks((first, last, names[trigger.form]) for first, last, trigger in triggers)
    return _chunked(tokens, row, {first: quantity for first, _, quantity in counted}, stated, language)


def _without_quotation_marks(tokens: Tokens) -> Row:
    """The tokens as a row; quotation marks and an editor's brackets, which may stand within any phrase, are passed over.

    "A “large number” of fighters", "we lost 12 [soldiers]".
    """
    words = tokens.words
    if '"' not in words and "'" not in words and "[" not in words:
        return Row(tokens.classes, tuple(range(len(tokens) + 1)))
    kept, quoted = [], False
    for index, word in enumerate(words):
        if word == "'" and (quoted or _opens(tokens, index)):
            quoted = not quoted
        elif word != '"' and not _is_bracket(tokens, index):
            kept.append(index)
    return Row("".join(tokens.classes[index] for index in kept), (*kept, len(tokens)))


def _is_bracket(tokens: Tokens, index: int) -> bool:
    """Whether a token is a bracket beside a word that an editor put in, not beside the number of a note."""
    word = tokens.words[index]
    if word == "[":
        return index + 1 < len(tokens) and tokens.words[index + 1].isalpha()
    return word == "]" and index > 0 and tokens.words[index - 1].isalpha()


def _opens(tokens: Tokens, index: int) -> bool:
    """Whether an apostrophe opens a quotation: a space before it and none behind."""
    start, end = tokens.starts[index], tokens.ends[index]
    return (start == 0 or tokens.text[start - 1].isspace()) and not tokens.text[end : end + 1].isspace()


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
    written, found, behind = choice.write(row.string), list[tuple[int, int, Trigger]](), 0
    for index, begins in choice.starts(written):
        if index < behind:
            continue
        for rule, match_at in choice.tried(begins):
            if (match := match_at(written, index)) is None or match.end() == index:
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


def _joined(words: Sequence[str], undivided: str | None, language: Language) -> Mapping[str, object]:
    """What the words state together: the harm of the first, or of all where they agree ("scalded or burned"), else `undivided`."""
    first = _meaning(words[0], language)
    if undivided is None:
        return first
    harms = {found["harm"] for found in (_meaning(word, language) for word in words) if found}
    return first if len(harms) == 1 else {"harm": undivided}


@functools.lru_cache(maxsize=4096)
def _meaning(word: str, language: Language) -> Mapping[str, object]:
    """What the entry of a word says of the harm that it states."""
    for name in TRIGGER_CLASSES:
        for form in ("", ".past", ".participle", ".ing", ".s"):
            if language.has(word, name + form):
                found = language.meaning(word, name) or language.meaning(word, name + form)
                if found:
                    return found
    return {}


def _chunked(
    tokens: Tokens, row: Row, quantities: dict[int, Quantity], triggers: dict[int, Trigger], language: Language
) -> Chunks:
    choice, bounds = _choice(language, "chunks"), row.bounds
    written, items, position, end = choice.write(row.string), list[Chunk](), 0, 0
    quoted = len(row.string) < bounds[-1]
    marked = sorted({*quantities, *triggers}, reverse=True)
    for position, begins in enumerate(choice.begins(written)):
        if position < end:
            continue
        kind, end = "other", position + 1
        if begins:
            for rule, match_at in choice.tried(begins):
                if (match := match_at(written, position)) and match.end() > position:
                    kind, end = rule.meaning["kind"], match.end()
                    break
        first, last = bounds[position], _end(tokens, row, end) if quoted else bounds[end]
        quantity = base = trigger = None
        while marked and marked[-1] < bounds[end]:
            start = marked.pop()
            quantity, base = quantity or quantities.get(start), quantities.get(start) if quantity else None
            trigger = trigger or triggers.get(start)
        if kind == "none":
            continue
        head = _head(tokens, row, position, end, quantity, language) if kind in NOMINAL_KINDS else None
        if trigger:
            items.append(Chunk(kind, first, last, quantity, trigger.harm, trigger.form, trigger.sure, trigger.weak, head))
        elif quantity or head:
            items.append(Chunk(kind, first, last, quantity, head=head, base=base if kind == "people" else None))
        else:
            items.append(_plain(kind, first, last))
    return Chunks(tuple(items), "".join([CHUNK_KINDS[item.kind] for item in items]))


@functools.lru_cache(maxsize=8192)
def _plain(kind: str, first: int, last: int) -> Chunk:
    """A chunk without people or harm: most are, and a sentence has many, so they are made once."""
    return Chunk(kind, first, last)


def _head(
    tokens: Tokens, row: Row, position: int, end: int, quantity: Quantity | None, language: Language
) -> tuple[int, int] | None:
    """The tokens of the victims: what is left of the phrase behind its numbers, articles, "of" and "other"."""
    first, last = row.bounds[position], _end(tokens, row, end)
    words = tokens.words
    if language.has(words[last - 1], "on_board") or language.has(words[last - 1], "figure_mark"):
        return None  # "all on board", "the 200 mark" say nothing of who they are
    if quantity is not None:
        first = max(first, bisect_left(tokens.starts, quantity.end))
        marks = language.characters("@quantity")
        counts = [item for item in range(position, end) if row.string[item] in marks]
        if len(counts) > 1:
            first = max(first, row.bounds[counts[-1] + 1])
    start = first
    while first < last and (language.has(words[first], "determiner") or words[first] in LEADING):
        first += 1
    if "of" in words[start:first]:
        # "two of the 12 passengers", "ten of some 1,200 workers"
        first = max((k + 1 for k in range(first, last - 1) if words[k][0].isdigit() or language.has(words[k], "numeral")), default=first)
    return (first, last) if first < last else None


def _end(tokens: Tokens, row: Row, item: int) -> int:
    """The token behind the item before `item`, without the quotation marks and brackets that the row passes over."""
    end = row.bounds[item]
    while end > 1 and tokens.words[end - 1] in ('"', "'", "[", "]"):
        end -= 1
    return end
