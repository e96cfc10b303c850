"""What `compare_parts` returns: the headline and the lead of an article held against the text below them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from attrs import field, frozen

from casualties.reconciliation.relations import explain
from casualties.reconciliation.sources import own_voice, rejects
from casualties.records.claim import Claim
from casualties.records.document import Document
from casualties.records.kinds import Family, Status
from casualties.records.relation import Code, Relation
from casualties.records.sentence import Place, Sentence
from casualties.reporting.html import escaped, marked, table


class Part(StrEnum):
    """The part of an article that is held against what stands below it.

    >>> Part("lead").name
    'LEAD'
    """

    HEADLINE = "headline"
    LEAD = "lead"


class Verdict(StrEnum):
    """What the text below says of a claim made in the headline or the lead.

    supported: it says the same or what fits. contradicted: it gives figures that cannot be true together with the claim, and
    none that fits. outdated: it gives a later or an earlier figure, and none that fits. unsupported: nothing below a headline
    takes the claim up, or the lead's figure comes back only for another harm or for other people. not_repeated: the text goes
    on without the lead's figure, as a lead may. cannot_tell: what it says may or may not be about the same people.

    >>> Verdict("outdated").name
    'OUTDATED'
    """

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    UNSUPPORTED = "unsupported"
    NOT_REPEATED = "not_repeated"
    CANNOT_TELL = "cannot_tell"


@frozen
class Finding:
    """One claim of the headline or the lead, what the text below says of it, and the relations that say so."""

    part: Part
    claim: Claim = field(repr=lambda claim: repr(claim.quantity_text))
    verdict: Verdict
    relations: tuple[Relation, ...] = field(repr=False)

    def __str__(self) -> str:
        said = self.claim.text.strip()
        lines = [f"{self.part}: {said}", f"  {self.claim.quantity_text} ({self.claim.harm}): {str(self.verdict).replace('_', ' ')}"]
        for relation in self.relations:
            lines += [f"  {relation.sentence}", f"  below: {relation.claims[1].text.strip()}"]
        return "\n".join(lines)


DECIDING = (
    ((Family.SAME_CLAIM, Family.COMPATIBLE), Verdict.SUPPORTED),
    ((Family.CONTRADICTS,), Verdict.CONTRADICTED),
    ((Family.EVOLVES,), Verdict.OUTDATED),
    ((Family.CANNOT_TELL,), Verdict.CANNOT_TELL),
)
"""Which families of relations decide, the first that occurs."""

OTHER_MEANING = (Code.DIFFERENT_HARM, Code.DIFFERENT_GROUP)
WRONG = (Verdict.CONTRADICTED, Verdict.OUTDATED, Verdict.UNSUPPORTED)


@frozen
class PartsComparison:
    """The headline's and the lead's claims, each with what the text below says of it.

    >>> print(PartsComparison(document=Document("Calm day at the harbour."), findings=()))
    neither headline nor lead makes a casualty claim that text below it could bear out
    """

    document: Document = field(repr=lambda document: repr(document.id))
    findings: tuple[Finding, ...]

    @property
    def differences(self) -> tuple[Finding, ...]:
        """The findings where the text below contradicts the claim, has another figure in time, or does not support it."""
        return tuple(finding for finding in self.findings if finding.verdict in WRONG)

    @property
    def disagreements(self) -> tuple[Relation, ...]:
        """Every relation between a claim above and one below that is a contradiction, also where another claim below supports it."""
        return tuple(relation for finding in self.findings for relation in finding.relations if relation.family is Family.CONTRADICTS)

    def __str__(self) -> str:
        if not self.findings:
            return "neither headline nor lead makes a casualty claim that text below it could bear out"
        if not self.differences:
            number = len(self.findings)
            return f"nothing below speaks against the {number} claim{'s' * (number != 1)} of headline and lead"
        return "\n\n".join(map(str, self.differences))

    def _repr_html_(self) -> str:
        if not self.findings:
            return f"<p>{escaped(self)}</p>"
        rows = (
            (
                escaped(finding.part),
                marked(finding.claim),
                escaped(str(finding.verdict).replace("_", " ")),
                "<br>".join(f"{escaped(relation.sentence)} <i>{marked(relation.claims[1])}</i>" for relation in finding.relations),
            )
            for finding in self.findings
        )
        return table(("part", "claim", "text below", "why"), rows)


def compare(claims: Sequence[Claim], document: Document, sentences: Sequence[Sentence]) -> PartsComparison:
    """The claims of the headline and of the lead (the first paragraph of the body), each held against every claim further down."""
    places = {sentence.start: sentence for sentence in sentences}
    lead = next((sentence.paragraph for sentence in sentences if sentence.place is Place.BODY), None)
    findings = []
    for claim in claims:
        sentence = places.get(-1 if claim.start is None else claim.start)
        if sentence is None or (sentence.place is not Place.HEADLINE and sentence.paragraph != lead):
            continue
        below = [other for other in claims if other.start is not None and _paragraph(places, other) > sentence.paragraph]
        if any(further.paragraph > sentence.paragraph for further in sentences):
            part = Part.HEADLINE if sentence.place is Place.HEADLINE else Part.LEAD
            findings.append(_finding(part, claim, [explain(claim, other) for other in below]))
    return PartsComparison(document, tuple(findings))


def _paragraph(places: dict[int, Sentence], claim: Claim) -> int:
    sentence = None if claim.start is None else places.get(claim.start)
    return -1 if sentence is None else sentence.paragraph


def _speaks(relation: Relation) -> bool:
    """Whether a contradiction speaks against what stands above.

    A rival figure that the text itself reports as denied does not; nor do those who hold to a figure whose denial stands above.
    """
    claim, other = relation.claims
    if relation.family is not Family.CONTRADICTS:
        return True
    if claim.status is Status.DENIED:
        return own_voice(other) or rejects(claim, other)
    if other.status is Status.DENIED:
        return relation.code is Code.DENIAL and not rejects(other, claim)
    return True


def _finding(part: Part, claim: Claim, relations: Sequence[Relation]) -> Finding:
    relations = [relation for relation in relations if _speaks(relation)]
    for families, verdict in DECIDING:
        if deciding := tuple(relation for relation in relations if relation.family in families):
            return Finding(part, claim, verdict, deciding)
    changed = tuple(
        relation
        for relation in relations
        if relation.code in OTHER_MEANING and claim.stated is not None and relation.claims[1].stated == claim.stated
    )
    return Finding(part, claim, Verdict.UNSUPPORTED if changed or part is Part.HEADLINE else Verdict.NOT_REPEATED, changed)
