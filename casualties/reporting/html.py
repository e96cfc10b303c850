"""Claims, groups and comparisons as plain HTML tables for notebooks; everything that came from a text is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from casualties.reconciliation.sentences import voice
from casualties.records.claim import Claim
from casualties.records.kinds import Scope, Status
from casualties.reporting.positions import of_several, positions, reasons

if TYPE_CHECKING:
    from casualties.reconciliation.grouping import Group

SHOWN = 200
"""Rows of a table at most: a notebook keeps every cell's output in its file. What is left out is counted below the table."""

UNPRINTABLE = re.compile("[\ud800-\udfff\x00-\x08\x0b\x0c\x0e-\x1f]")


def escaped(text: object) -> str:
    """The text with its markup escaped, nothing for None; characters that HTML cannot hold become U+FFFD.

    >>> escaped('<b>"R&D"</b>')
    '&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;'
    """
    return "" if text is None else html.escape(UNPRINTABLE.sub("\ufffd", str(text)))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], left_out: int = 0) -> str:
    """A plain table; the cells of `rows` are HTML already."""
    columns = "".join(f"<th>{escaped(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    more = f"<p>… and {left_out:,} more.</p>" if left_out else ""
    return f"<table>\n<thead><tr>{columns}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>{more}"


def marked(claim: Claim) -> str:
    """The sentence that makes the claim, its quantity marked.

    >>> from casualties.records.kinds import Harm
    >>> marked(Claim(text="12 died", start=0, end=7, quantity_text="12", quantity_start=0, quantity_end=2, low=12, harm=Harm.KILLED))
    '<mark>12</mark> died'
    """
    if claim.start is None or claim.quantity_start is None or claim.quantity_end is None:
        return escaped(claim.text)
    first, last = claim.quantity_start - claim.start, claim.quantity_end - claim.start
    return f"{escaped(claim.text[:first])}<mark>{escaped(claim.text[first:last])}</mark>{escaped(claim.text[last:])}"


def _figures(claim: Claim) -> str:
    return "unknown" if claim.interval is None else str(claim.interval)


def _notes(claim: Claim) -> str:
    denier = f" by {claim.denied_by}" if claim.status is Status.DENIED and claim.denied_by else ""
    notes = [] if claim.status is Status.ASSERTED else [f"{claim.status}{denier}"]
    if claim.scope is not Scope.TOTAL:
        notes.append(str(claim.scope))
    notes += [word for word, holds in (("added to a toll", claim.increment), ("earlier figure", claim.superseded)) if holds]
    return ", ".join(notes)


def _source(claim: Claim) -> str:
    named = "; ".join(claim.sources) or claim.source
    if named is None:
        return f"<i>{escaped(voice(claim))}</i>" if claim.publisher and claim.status is not Status.DENIED else "<i>no source named</i>"
    return escaped(named) + (f" <i>via {escaped(', '.join(claim.via))}</i>" if claim.via else "")


CLAIM_HEAD = ("figures", "as written", "harm", "victims", "source", "notes", "incident", "sentence")


def claims_html(claims: Sequence[Claim]) -> str:
    """The claims as one table, in their order, the first `SHOWN` of them; a sentence that says so where there are none."""
    if not claims:
        return "<p>no casualty claims</p>"
    rows = (
        (
            escaped(_figures(claim)),
            escaped(claim.quantity_text),
            escaped(claim.harm),
            escaped(claim.victims),
            _source(claim),
            escaped(_notes(claim)),
            escaped(claim.event),
            marked(claim),
        )
        for claim in claims[:SHOWN]
    )
    return table(CLAIM_HEAD, rows, len(claims) - len(claims[:SHOWN]))


def _lines(lines: Iterable[str]) -> str:
    return "<br>".join(map(escaped, lines))


GROUP_HEAD = ("incident", "harm", "victims", "scope", "range", "claims", "how they differ")


def groups_html(groups: Sequence[Group]) -> str:
    """The groups as one table, the first `SHOWN` of them, each with its claims and how they differ, in the words of the report's text."""
    if not groups:
        return "<p>no casualty claims</p>"
    several = of_several(claim for group in groups for claim in group.claims)
    rows = (
        (
            escaped(group.event),
            escaped(group.harm),
            escaped(group.victims),
            escaped(group.scope),
            escaped(group.range) or "<i>no figure</i>",
            _lines(positions(group, several)),
            _lines(reasons(group)),
        )
        for group in groups[:SHOWN]
    )
    return table(GROUP_HEAD, rows, len(groups) - len(groups[:SHOWN]))
