"""How institutions make one figure of claims that count the same thing: named rules, each with its reference.

A rule takes the claims of one group and gives an `Estimate`. Denied claims and claims without bounds never count. Rules follow the
published descriptions as far as the claims of news texts allow; where a description leaves a step to a researcher's judgement, the
rule gives an `Indeterminate` that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

from attrs import frozen

from casualties.reconciliation.sources import names_of, rejects
from casualties.records.claim import Claim
from casualties.records.convention import ACLED, VAGUE_DEFAULT
from casualties.records.estimate import Estimate, Indeterminate
from casualties.records.kinds import Hedge, SourceType, Status

RuleFunction = Callable[[tuple[Claim, ...]], Estimate]


@frozen
class Rule:
    """A named rule with the reference that it follows."""

    name: str
    reference: str
    function: RuleFunction

    def __call__(self, claims: Iterable[Claim]) -> Estimate:
        """The estimate for claims that count the same thing."""
        return self.function(tuple(claims))


RuleLike = str | RuleFunction


def point(claim: Claim) -> int | None:
    """The one figure that a coder writes down for a claim: 50 for "more than 50", the lower end of a range; None without bounds.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> point(claim_from_dict({"harm": "killed", "quantity_text": "more than 50", "low": 51, "hedge": "more_than"}))
    50
    """
    if claim.low is None:
        return None
    if claim.hedge is Hedge.MORE_THAN:
        return claim.low - 1
    if claim.hedge is Hedge.AT_MOST:
        return claim.high
    if claim.hedge is Hedge.LESS_THAN and claim.high is not None:
        return claim.high + 1
    return claim.low if claim.hedge is Hedge.RANGE or claim.best is None else claim.best


def counted(claims: Iterable[Claim], *, vague: bool = True) -> list[Claim]:
    """The claims that a rule may rest on: not denied, with bounds, and vague ones only where nothing better is said."""
    firm = [claim for claim in claims if claim.status is not Status.DENIED and claim.low is not None and not claim.superseded]
    firm = firm or [claim for claim in claims if claim.status is not Status.DENIED and claim.low is not None]
    stated = [claim for claim in firm if claim.hedge is not Hedge.VAGUE]
    return stated or (firm if vague else [])


def contested(claims: Sequence[Claim]) -> bool:
    """Whether a source denies a figure and gives none of its own: who says 49 and not 52 does not say that nobody died.

    >>> from casualties.reconciliation.rows import claim_from_dict
    >>> rows = ({"quantity_text": "52", "status": "denied"}, {"quantity_text": "49"})
    >>> claims = [claim_from_dict(row | {"harm": "killed", "source": "the ministry"}) for row in rows]
    >>> contested(claims[:1]), contested(claims)
    (True, False)
    """
    standing = [claim for claim in claims if claim.status is not Status.DENIED and claim.high != 0]
    return any(claim.status is Status.DENIED and not any(rejects(claim, other) for other in standing) for claim in claims)


def _value(claim: Claim) -> int:
    return point(claim) or 0


def _by_source(claims: Sequence[Claim]) -> list[Claim]:
    """One claim a source, its latest; the publisher's own voice counts only where no source is named."""
    latest: dict[object, Claim] = {}
    for claim in claims:
        latest[names_of(claim)[:1]] = claim
    named = [claim for name, claim in latest.items() if name]
    return named or list(latest.values())


def _of(rule: str, claims: Sequence[Claim], best: int | None, reason: str) -> Estimate:
    figures = [_value(claim) for claim in claims] + ([] if best is None else [best])
    highs = [claim.high for claim in claims]
    high = None if None in highs else max([bound for bound in highs if bound is not None] + figures)
    low = min([claim.low for claim in claims if claim.low is not None] + figures)
    return Estimate(low=low, best=best, high=high, rule=rule, reason=reason, claims=tuple(claims))


def _nothing(rule: str, claims: Sequence[Claim], reason: str = "no claim counts: all are denied or without figures") -> Estimate:
    return Indeterminate(rule=rule, reason=reason, claims=tuple(claims))


def coded(claims: tuple[Claim, ...]) -> Estimate:
    """The largest figure as a coder writes it down: "more than 50" gives 50; vague amounts only where nothing better is said."""
    usable = counted(claims)
    if not usable:
        return _nothing("coded", claims)
    return _of("coded", usable, max(map(_value, usable)), "the largest total, as a coder writes it down")


def range_rule(claims: tuple[Claim, ...]) -> Estimate:
    """The smallest and the largest figure; no best."""
    usable = counted(claims)
    if not usable:
        return _nothing("range", claims)
    return _of("range", usable, None, "the smallest to the largest figure")


def conservative(claims: tuple[Claim, ...]) -> Estimate:
    """The smallest figure."""
    usable = counted(claims)
    if not usable:
        return _nothing("conservative", claims)
    return _of("conservative", usable, min(map(_value, usable)), "the smallest figure")


def informative(claims: tuple[Claim, ...]) -> Estimate:
    """The largest figure."""
    usable = counted(claims)
    if not usable:
        return _nothing("informative", claims)
    return _of("informative", usable, max(map(_value, usable)), "the largest figure")


def representative(claims: tuple[Claim, ...]) -> Estimate:
    """The figure that most sources give; indeterminate where several are given equally often."""
    usable = _by_source(counted(claims))
    if not usable:
        return _nothing("representative", claims)
    most = Counter(map(_value, usable)).most_common()
    if len(most) > 1 and most[0][1] == most[1][1]:
        return _nothing("representative", usable, f"{sum(count == most[0][1] for _, count in most)} figures are given equally often")
    return _of("representative", usable, most[0][0], "the figure that most sources give")


def gtd(claims: tuple[Claim, ...]) -> Estimate:
    """The most recent figure; on one day the one that most independent sources give, else the lowest.

    Vague amounts are left blank. A figure of the armed group itself counts only where no other is given.
    """
    usable = counted(claims, vague=False)
    if not usable:
        return _nothing(
            "gtd", claims, "all figures are too vague to code" if counted(claims) else "no claim counts: all are denied or without figures"
        )
    usable = [claim for claim in usable if claim.source_type is not SourceType.ARMED_GROUP] or usable
    latest = max(claim.as_of or claim.published or "" for claim in usable)
    recent = [claim for claim in usable if (claim.as_of or claim.published or "") == latest]
    sources = _by_source(recent)
    most = Counter(map(_value, sources)).most_common()
    if len(most) == 1 or most[0][1] > sum(count for _, count in most[1:]):
        return _of(
            "gtd", recent, most[0][0], "the most recent figure" if len(most) == 1 else "the most recent figure of most independent sources"
        )
    return _of("gtd", recent, min(figure for figure, _ in most), "the lowest of the most recent figures, since sources differ")


def acled(claims: tuple[Claim, ...]) -> Estimate:
    """The most conservative figure; tens count 10, dozens 12, hundreds 100, thousands 1,000."""
    usable = counted(claims)
    if not usable:
        return _nothing("acled", claims)
    worth = {low: ACLED.vague[word] for word, low in VAGUE_DEFAULT.items() if word in ("tens", "dozens", "scores", "hundreds", "thousands")}

    def value(claim: Claim) -> int:
        return (worth.get(claim.low or 0) if claim.hedge is Hedge.VAGUE else None) or _value(claim)

    return _of("acled", usable, min(map(value, usable)), "the most conservative figure")


def ucdp(claims: tuple[Claim, ...]) -> Estimate:
    """The lowest and the highest figure, and as best the one that most sources give, the lower of those equally often given."""
    usable = counted(claims)
    if not usable:
        return _nothing("ucdp", claims)
    counts = Counter(map(_value, _by_source(usable)))
    best = min(figure for figure, count in counts.items() if count == max(counts.values()))
    points = [_value(claim) for claim in usable]
    return Estimate(
        low=min(points), best=best, high=max(points), rule="ucdp", reason="lowest, most frequent and highest figure", claims=tuple(usable)
    )


def ibc(claims: tuple[Claim, ...]) -> Estimate:
    """The smallest and the largest figure; provisional where fewer than two sources are named."""
    usable = counted(claims)
    if not usable:
        return _nothing("ibc", claims)
    sources = {name for claim in usable for name in names_of(claim)}
    reason = "minimum and maximum" if len(sources) > 1 else "minimum and maximum, provisional: fewer than two independent sources"
    return Estimate(low=min(map(_value, usable)), best=None, high=max(map(_value, usable)), rule="ibc", reason=reason, claims=tuple(usable))


def tbij(claims: tuple[Claim, ...]) -> Estimate:
    """Lowest to highest figure, the latest of each source; from 0 where a source denies and gives no figure of its own."""
    usable = _by_source(counted(claims)) if counted(claims) else []
    if not usable:
        return _nothing("tbij", claims)
    denied = contested(claims)
    low, high = min(map(_value, usable)), max(map(_value, usable))
    reason = "lowest to highest of the latest figures" + (", from none since a source denies and gives no figure" if denied else "")
    return Estimate(
        low=0 if denied else low, best=None if low != high else low, high=high, rule="tbij", reason=reason, claims=tuple(usable)
    )


def airwars(claims: tuple[Claim, ...]) -> Estimate:
    """Minimum to maximum; a vague plural is at least two, and the minimum is 0 where a source denies and gives no figure of its own."""
    usable = counted(claims)
    if not usable:
        return _nothing("airwars", claims)
    denied = contested(claims)
    points = [2 if claim.hedge is Hedge.VAGUE and _value(claim) <= 3 else _value(claim) for claim in usable]
    reason = "minimum to maximum" + (", from none since a source denies and gives no figure" if denied else "")
    return Estimate(low=0 if denied else min(points), best=None, high=max(points), rule="airwars", reason=reason, claims=tuple(usable))


def emdat(claims: tuple[Claim, ...]) -> Estimate:
    """The mean of a range, the latest official figure first; hundreds count 200, thousands 2,000."""
    usable = counted(claims)
    if not usable:
        return _nothing("emdat", claims)
    official = [claim for claim in usable if claim.source_type in (SourceType.OFFICIAL, SourceType.INTERNATIONAL_ORGANISATION)] or usable
    latest = max(official, key=lambda claim: (claim.as_of or claim.published or "", _value(claim)))
    best = (
        (latest.low + latest.high) // 2
        if latest.hedge is Hedge.RANGE and latest.low is not None and latest.high is not None
        else _value(latest)
    )
    return _of("emdat", usable, best, "the latest figure, official sources first; the mean of a range")


RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.name: rule
        for rule in (
            Rule("gtd", "Global Terrorism Database codebook: most recent source, then majority of independent sources, then lowest", gtd),
            Rule("acled", "ACLED FAQ: most conservative estimate; tens 10, dozens 12, hundreds 100", acled),
            Rule("ucdp", "UCDP GED: best, low and high from reliable sources", ucdp),
            Rule("ibc", "Iraq Body Count methods: minimum and maximum, provisional under two independent sources", ibc),
            Rule("tbij", "The Bureau of Investigative Journalism, Naming the Dead: lowest to highest, 0 to X where disputed", tbij),
            Rule("airwars", "Airwars methodology: minimum to maximum, from 0 where contested", airwars),
            Rule("emdat", "EM-DAT documentation: priority sources, mean of a range", emdat),
            Rule("conservative", "eventreport: the minimum over reports", conservative),
            Rule("representative", "eventreport: the mode over reports", representative),
            Rule("informative", "eventreport: the maximum over reports", informative),
            Rule("range", "Every Casualty Standards: report the range", range_rule),
            Rule("coded", "the largest total as a coder writes it down", coded),
        )
    }
)
"""The rules by name."""


def apply(rule: RuleLike, claims: Iterable[Claim]) -> Estimate:
    """The estimate that a rule, given by name or as a callable, makes of claims that count the same thing.

    Raises ValueError for a name that is not known, TypeError for a callable that gives no Estimate.

    >>> apply("median", [])  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ValueError: rule: 'median' is not known; use one of gtd, acled, ucdp, ibc, tbij, airwars, emdat, ...
    """
    if callable(rule):
        estimate = rule(tuple(claims))
        if not isinstance(estimate, Estimate):
            raise TypeError(f"a rule must return an Estimate, not {type(estimate).__name__}")
        return estimate
    if rule not in RULES:
        raise ValueError(f"rule: {rule!r} is not known; use one of {', '.join(RULES)}")
    return RULES[rule](claims)
