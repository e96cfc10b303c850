"""Text without marks that a colon at the end of a paragraph opens: "The office wrote:", then what it wrote in a paragraph of its own."""

from __future__ import annotations

from collections.abc import Sequence

from casualties.records.sentence import Sentence

BULLETS = ("-", "–", "—", "*", "•", "·", "▪", "●", "◦")
MARKS = ('"', "“", "«", "„", "``", "'", "‘")


def opens_block(text: str, sentences: Sequence[Sentence], index: int) -> bool:
    """Whether a sentence ends its paragraph with a colon and what follows stands in no marks.

    >>> opens_block("He wrote:\\n\\nTwo died.", [Sentence(0, 9, 0), Sentence(11, 20, 1)], 0)
    True
    """
    if index + 1 >= len(sentences) or text[sentences[index].end - 1] != ":":
        return False
    following = sentences[index + 1]
    return following.paragraph != sentences[index].paragraph and not text.startswith(MARKS, following.start)


def block_behind(text: str, sentences: Sequence[Sentence], index: int) -> range:
    """The sentences of the paragraph behind one that opens a block, or of a list's items up to one that opens its own, by index.

    >>> block_behind("He wrote:\\n\\nTwo died.", [Sentence(0, 9, 0), Sentence(11, 20, 1)], 0)
    range(1, 2)
    """
    first = last = index + 1
    listed = text.startswith(BULLETS, sentences[first].start)
    while last + 1 < len(sentences):
        following = sentences[last + 1]
        inside = following.paragraph == sentences[last].paragraph
        item = listed and not opens_block(text, sentences, last) and text.startswith(BULLETS, following.start)
        if not inside and not item:
            break
        last += 1
    return range(first, last + 1)
