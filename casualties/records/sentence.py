"""Where a sentence stands in its text."""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen


class Place(StrEnum):
    """The part of a document that a sentence stands in.

    >>> Place("headline").name
    'HEADLINE'
    """

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"


@frozen
class Sentence:
    """One sentence, headline, caption or list item: `text[start:end]` of its document.

    `paragraph` counts paragraphs from 0.
    """

    start: int
    end: int
    paragraph: int
    place: Place = Place.BODY
