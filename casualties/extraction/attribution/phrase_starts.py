"""The end of a noun phrase → where it starts: a walk to the left, one word or one small construction at a time.

English gives no mark for where a noun phrase starts, so the walk stops at what cannot stand inside one: a verb with a tense, a
conjunction, a time, a mark; a determiner opens the phrase unless a preposition hangs it on a noun further left.
"""

from __future__ import annotations

from casualties.extraction.attribution.phrase_ends import (
    ends_a_count,
    follows_name,
    follows_place,
    is_attached,
    is_date,
    is_time,
    is_time_name,
    lists,
    nounlike,
)
from casualties.extraction.attribution.reporting_words import Vocabulary
from casualties.records.tokens import Tokens

LONGEST = 30
"""Tokens in a source phrase at most."""

BRACKETED = 9
"""Tokens in brackets within a source phrase at most."""

OPENING, CLOSING, JOINING = ("(", "["), (")", "]"), ("-", "/")


class Walk:
    """A walk from the token before `end` to the left, not past `floor`.

    When it is over, `start` is the first token of the phrase (-1 where nothing can be one) and `at` the token that stopped it. `joint`
    is the start of the last of several sources joined by "and", `soft` a place where the phrase may start as well, each -1 where there
    is none.
    """

    __slots__ = ("at", "classes", "end", "floor", "joint", "limit", "soft", "start", "text", "tokens", "words")

    def __init__(self, tokens: Tokens, words: Vocabulary, end: int, floor: int) -> None:
        self.tokens, self.words, self.end, self.floor = tokens, words, end, floor
        self.classes, self.text = tokens.letters, tokens.words
        self.limit = max(floor, end - LONGEST)
        self.start, self.joint, self.soft = -1, -1, -1
        self.at = end - 1
        while self.at >= self.limit and self._step():
            pass

    def _step(self) -> bool:
        """Takes what stands at `at` into the phrase; false where the walk stops before it."""
        tokens, words, i = self.tokens, self.words, self.at
        character, before = self.classes[i], self.classes[i - 1]
        if (character in words.plain_noun and before not in words.before_joint) or (
            character in words.plain_name and before in words.before_name
        ):
            return self._take()
        if character in words.phrase_stop and before not in words.before_joint:
            return False
        word, begun, last = self.text[i], self.start >= 0, i == self.end - 1
        before = before if i > self.limit else ""
        if character in words.mark:
            if word in CLOSING:
                return self._brackets()
            if word == "." and before and (before in words.abbreviation or len(self.text[i - 1]) == 1):
                return self._go(1)
            if word in JOINING and self._glued():
                return self._go(1)
        if begun and before and self._within_name(character, before):
            return self._take(1)
        if character in words.genitive or character in words.apostrophe:
            return not last and self._noun_before(before) and self._go(1)
        if character in words.time_name and is_time_name(tokens, words, i, self.end):
            return False
        if word == "today" and is_titled(tokens, words, i):
            return self._take()
        if character in words.determiner and word != "no" and (word != "that" or self._hung_by(i - 1, self.limit)):
            return not (last and character not in words.speaking_pronoun) and self._determiner(before)
        if word == "more" and begun and before in words.figure and i > self.limit + 1 and self.classes[i - 2] in words.verb_ing:
            return False  # "wounding dozens more observers said"
        if character in words.hanging:
            return not last and self._hanging(word, before)
        if word == "as" and begun and before in words.naming:
            return self._go(1)
        if character in words.naming and begun and self._noun_before(before):
            return self._take()
        if begun and character in words.dated and (is_date(tokens, words, i) or is_time(tokens, words, i)):
            return False
        if self.start == i + 1 and ends_a_count(tokens, words, i):
            return False
        if begun and i - 2 >= self.limit and self.text[i - 1] == "-" and tokens.ends[i - 2] == tokens.starts[i] - 1:
            return self._take(2)  # "U.K.-based"
        if character in words.verb_ing and character in words.cue and (not before or before in words.mark or self.text[i - 1] == "as"):
            return False
        if word == "and":
            held = before != "" and (before in words.genitive or before in words.apostrophe)  # "the sheriff's and coroner's offices"
            return not last and (held or self._noun_before(before)) and (self._go(1) if held else self._joined(i))
        if word == ",":
            return lists(tokens, words, i, self.joint) and self._go(1)
        if character in words.once and begun and before in words.determiner:
            return self._go(1)
        if character in words.figure:
            return self._numbered() or ((not last or self._noun_before(before)) and self._take())
        if nounlike(tokens, words, i):
            return self._noun(before)
        return begun and "-" not in word and _modifies(tokens, words, i, self.limit, self.end) and self._take()

    def _go(self, steps: int) -> bool:
        self.at -= steps
        return True

    def _take(self, steps: int = 0) -> bool:
        """Lets the phrase start so many tokens further left, and goes on before that."""
        self.start = self.at - steps
        self.at = self.start - 1
        return True

    def _noun_before(self, before: str) -> bool:
        return before != "" and nounlike(self.tokens, self.words, self.at - 1)

    def _within_name(self, character: str, before: str) -> bool:
        """Whether a small word between capitals belongs to a name: "Doctors Without Borders", "Save the Children"."""
        words, i = self.words, self.at
        if self.classes[i + 1] not in words.capital or before not in words.capital:
            return False
        return (character in words.name_link and character in words.capital) or (before in words.name_opener and self.text[i] == "the")

    def _numbered(self) -> bool:
        """Takes the number of a unit or a house, which ends its name: "the head of Clinic No. 4"."""
        k = self.at - 1
        k -= k > self.limit and self.text[k] == "."
        if k <= self.limit or self.text[k] != "no" or not nounlike(self.tokens, self.words, k - 1):
            return False
        return self._take(self.at - k)

    def _glued(self) -> bool:
        i, starts, ends = self.at, self.tokens.starts, self.tokens.ends
        return 0 < i < self.end - 1 and ends[i - 1] == starts[i] and ends[i] == starts[i + 1]

    def _hung_by(self, i: int, limit: int) -> bool:
        return i >= limit and self.classes[i] in self.words.hanging

    def _joined(self, end: int) -> bool:
        """Goes over "and" at `end` to the source before it."""
        if self.joint < 0:
            self.joint = self.start
        self.at = end - 1
        return True

    def _brackets(self) -> bool:
        i = self.at
        opening = next((k for k in range(i - 1, max(self.limit, i - BRACKETED) - 1, -1) if self.text[k] in OPENING), None)
        return opening is not None and self._go(i - opening + 1)

    def _determiner(self, before: str) -> bool:
        """A determiner starts the phrase, unless "of", "named as" or "and" ties it to a noun before: "the head of the office"."""
        tokens, words, text, limit = self.tokens, self.words, self.text, self.limit
        self.start = i = self.at
        if before and text[i - 1] in ("all", "both"):
            self.start = i = self.at = i - 1
            before = self.classes[i - 1] if i - 1 >= limit else ""
        if before and self._hung_by(i - 1, limit) and i - 2 >= limit:
            if _heads(tokens, words, i - 2, self.floor):
                self._take(2)
                return False
            if is_attached(tokens, words, i - 2):
                return self._take(3)
            if nounlike(tokens, words, i - 2) or text[i - 2] in CLOSING:
                return self._go(2)
        if before and text[i - 1] == "as" and i - 3 >= limit and self.classes[i - 2] in words.naming:
            return self._go(2)
        if before and text[i - 1] == "and" and i - 2 >= limit and nounlike(tokens, words, i - 2):
            return self._joined(i - 1)
        self._go(1)
        return False

    def _hanging(self, word: str, before: str) -> bool:
        """A preposition hangs the phrase on a noun before it: "officials in the province"."""
        tokens, words, i = self.tokens, self.words, self.at
        if _heads(tokens, words, i - 1, self.floor):
            self._take(1)
            return False
        if is_attached(tokens, words, i - 1):
            return self._take(2)
        shortened = before != "" and self.text[i - 1] in CLOSING  # "the Storm Centre (SC) in the port"
        if not shortened and not self._noun_before(before):
            return False
        leans = word != "to" or before in words.source_noun or before in words.leaning
        return leans and self._go(1)

    def _noun(self, before: str) -> bool:
        tokens, words, i, last = self.tokens, self.words, self.at, self.at == self.end - 1
        character = self.classes[i]
        if character in words.verb_ing:
            if 0 <= self.start == i + 1 and self.classes[self.start] in words.figure:
                return False  # "wounding dozens more"
            if self.start < 0 and not (self._noun_before(before) or (before and before in words.determiner)):
                return False
        if self.soft < 0 and before:
            named = (
                character in words.capital
                and not any(before in kind for kind in (words.capital, words.source_noun, words.title, words.determiner))
                and nounlike(tokens, words, i - 1)
            )
            if named or (last and follows_name(tokens, words, i)) or follows_place(tokens, words, i):
                self.soft = i
        return self._take()


def is_titled(tokens: Tokens, words: Vocabulary, i: int) -> bool:
    """Whether "Today" with a capital inside a sentence belongs to a name: "USA Today"."""
    named = tokens.words[i] == "today" and i > 0 and tokens.letters[i - 1] in words.capital and tokens.letters[i] in words.capital
    return named and not tokens.text[tokens.start : tokens.end].isupper()


def _heads(tokens: Tokens, words: Vocabulary, i: int, floor: int) -> bool:
    """Whether a pronoun opens a clause and carries a phrase that tells who is meant: "those at the scene", "some in the village"."""
    if i < floor or tokens.letters[i] not in words.speaking_pronoun:
        return False
    character = tokens.letters[i]
    if character in words.personal or character in words.relative or character in words.figure:
        return False
    return i == floor or tokens.letters[i - 1] in words.edge


def _modifies(tokens: Tokens, words: Vocabulary, i: int, limit: int, end: int) -> bool:
    """Whether a participle belongs to the noun phrase: "a suspected strike", "a poll released this week"."""
    if i - 1 < limit:
        return False
    character, before = tokens.letters[i], tokens.letters[i - 1]
    if character in words.auxiliary or not (character in words.verb_past or character in words.unknown_ed):
        return False
    if tokens.words[i - 1] == "and" and i > limit + 1 and i + 2 == end:
        return character in words.attached and nounlike(tokens, words, i - 2)  # "the front and affiliated rescuers"
    if before in words.determiner and tokens.words[i - 1] != "that":
        return i + 1 < end and nounlike(tokens, words, i + 1)
    if before not in words.source_noun:
        return False
    after = tokens.letters[i + 1] if i + 1 < end else ""
    return character in words.naming or (after != "" and (after in words.hanging or after in words.dating))
