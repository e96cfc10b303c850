"""Attributions whose sources are named → the same with the media that relay them: "AP, citing Anadolu, citing the ministry"."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve

from casualties.records.attribution import Attribution
from casualties.records.kinds import SourceType

LONGEST = 6
"""Media in a chain of relays at most."""


def with_relays(named: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with `via` filled in: the media that relay each, the nearest first.

    >>> said = Attribution(source_text="the mayor", source_start=12, source_end=21, cue="said", content=((27, 35),), sources=("mayor",))
    >>> report = Attribution(
    ...     source_text="Reuters",
    ...     source_start=0,
    ...     source_end=7,
    ...     cue="says",
    ...     content=((12, 35),),
    ...     sources=("Reuters",),
    ...     source_type=SourceType.MEDIA,
    ... )
    >>> [item.via for item in with_relays([report, said])]
    [(), ('Reuters',)]
    """
    media = [(_size(item), item) for item in named if item.source_type is SourceType.MEDIA and item.source is not None]
    if not media:
        return tuple(named)
    relays = [_relays(attribution, media) for attribution in _chained(named)]
    return tuple(evolve(item, via=via) if via != item.via else item for item, via in zip(named, relays, strict=True))


def _chained(named: Sequence[Attribution]) -> list[Attribution]:
    """The attributions with the relays of their relays added: "AP, citing Anadolu, citing the ministry"."""
    relays = {item.source: item.via for item in named if item.via}
    found = []
    for item in named:
        via = item.via
        while via and relays.get(via[-1]) and relays[via[-1]][0] not in via and len(via) < LONGEST:
            via = (*via, relays[via[-1]][0])
        found.append(evolve(item, via=via) if via != item.via else item)
    return found


def _relays(attribution: Attribution, media: Sequence[tuple[int, Attribution]]) -> tuple[str, ...]:
    """The media that relay an attribution: those whose content, of the given size, holds its source, the nearest first."""
    start = attribution.source_start
    if start is None:
        return ()
    holding = [(size, other) for size, other in media if any(a <= start < b for a, b in other.content)]
    if not holding:
        return attribution.via
    own = _size(attribution)
    outer = sorted((size, other.source or "") for size, other in holding if size > own and other.source != attribution.source)
    return tuple(dict.fromkeys((*attribution.via, *(source for _, source in outer))))


def _size(attribution: Attribution) -> int:
    return sum(b - a for a, b in attribution.content)
