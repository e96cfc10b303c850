"""A sentence as a row of tokens, each with the one character that stands for its word classes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from attrs import frozen


@frozen(eq=False)
class Tokens:
    """The tokens of one sentence of `text`: token `i` is `text[starts[i]:ends[i]]`.

    `words` holds each token lower-cased, with typographic hyphens and apostrophes made plain, for look-ups;
    `classes` holds one character a token, given by the lexicon, for patterns, and `letters` the same
    characters one by one, for sets: a look-up of a string that is kept takes a third of the time.
    """

    text: str
    start: int
    end: int
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    classes: str
    letters: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)

    def surface(self, first: int, last: int) -> str:
        """The text from token `first` up to, not including, token `last`."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The tokens `[first, last)` that the text from offset `start` to `end` touches, at least one in a sentence that has any."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return first, max(bisect_left(self.starts, end), first + 1)
