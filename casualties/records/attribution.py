"""Who said what, and in which words: source, cue, content."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from casualties.records.kinds import SourceType


@frozen(kw_only=True)
class Attribution:
    """One act of reporting: a source, the cue that reports, and the pieces of text that it puts in the source's mouth.

    Offsets are None, and the texts too, where there is no source ("reportedly") or no cue word (a headline colon).
    `content` holds (start, end) pairs in order; contents of different attributions may nest. `sources` are the fullest names
    that the text gives for the source, one for each of several joint sources; it is empty where the source is unnamed or
    where more than one name fits. `via` are the relays, nearest first. `rule` names the rule that read it and is no part
    of equality.
    """

    source_text: str | None = None
    source_start: int | None = None
    source_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    content: tuple[tuple[int, int], ...] = ()
    sources: tuple[str, ...] = ()
    source_type: SourceType | None = None
    via: tuple[str, ...] = ()
    denies: bool = False
    unverified: bool = False
    rule: str = ""

    @property
    def source(self) -> str | None:
        """The source's fullest name, the first where several join; as written where the text has no fuller one; None without a source."""
        return self.sources[0] if self.sources else self.source_text

    def to_dict(self) -> dict[str, Any]:
        """The attribution as a flat dict of plain values.

        >>> Attribution(cue="reportedly", cue_start=4, cue_end=14, content=((0, 30),)).to_dict()["content"]
        [[0, 30]]
        """
        return {
            "source": self.source,
            "source_text": self.source_text,
            "source_start": self.source_start,
            "source_end": self.source_end,
            "sources": list(self.sources),
            "source_type": None if self.source_type is None else self.source_type.value,
            "via": list(self.via),
            "cue": self.cue,
            "cue_start": self.cue_start,
            "cue_end": self.cue_end,
            "content": [list(piece) for piece in self.content],
            "denies": self.denies,
            "unverified": self.unverified,
            "rule": self.rule,
        }
