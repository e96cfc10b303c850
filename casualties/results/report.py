"""What `reconcile` returns: the groups of claims that count the same thing, in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, overload

from attrs import frozen

from casualties.interchange.columns import GROUP_COLUMNS
from casualties.interchange.groups import group_row
from casualties.interchange.jsonlines import to_jsonl
from casualties.interchange.tables import to_arrow, to_pandas, to_polars
from casualties.reconciliation.grouping import Group
from casualties.reconciliation.incidents import Incident
from casualties.reconciliation.reconcile import Reconciliation
from casualties.reconciliation.rules import RuleLike
from casualties.records.document import Document
from casualties.records.estimate import Estimate
from casualties.records.relation import Relation
from casualties.reporting.html import groups_html
from casualties.reporting.text import report_text
from casualties.results.claims import Claims

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


@frozen(repr=False)
class Report(Sequence[Group]):
    """An immutable sequence of groups that knows the claims and documents it rests on.

    It picks no figure: `resolve` does, under a rule that the caller names.
    """

    _reconciliation: Reconciliation
    documents: tuple[Document, ...] = ()

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group: claims of one harm to the same victims in one incident."""
        return self._reconciliation.groups

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents, by day of publication, document and first claim."""
        return self._reconciliation.incidents

    @property
    def disagreements(self) -> tuple[Relation, ...]:
        """Every pair of claims that contradict each other, with the reason."""
        return self._reconciliation.disagreements

    @property
    def claims(self) -> Claims:
        """Every claim that was reconciled, none left out."""
        return Claims(self._reconciliation.claims, self.documents)

    def resolve(self, rule: RuleLike) -> tuple[Estimate, ...]:
        """One estimate a group, in their order, under a rule that is named or given as a function of a tuple of claims.

        An estimate names its rule, its reason and the claims it rests on; where the rule cannot settle a group it is an
        `Indeterminate`. A name that is not known is a ValueError that lists the names.
        """
        return self._reconciliation.resolve(rule)

    def sensitivity(self) -> Mapping[str, tuple[Estimate, ...]]:
        """The estimates of every group under each institution's rule, by the name of the rule."""
        return self._reconciliation.sensitivity()

    def __len__(self) -> int:
        return len(self.groups)

    @overload
    def __getitem__(self, index: int) -> Group: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Group, ...]: ...
    def __getitem__(self, index: int | slice) -> Group | tuple[Group, ...]:
        return self.groups[index]

    def __iter__(self) -> Iterator[Group]:
        return iter(self.groups)

    def __repr__(self) -> str:
        groups, disagreements = len(self.groups), len(self.disagreements)
        return f"<Report: {groups} group{'s' * (groups != 1)}, {disagreements} disagreement{'s' * (disagreements != 1)}>"

    def __str__(self) -> str:
        return report_text(self._reconciliation) if self else "no casualty claims"

    def _repr_html_(self) -> str:
        return groups_html(self.groups)

    def to_dicts(self) -> list[dict[str, Any]]:
        """One flat dict a group: incident (its position in `incidents`), harm, victims, range, what all agree on, sources, claim ids."""
        return [group_row(group, number) for number, incident in enumerate(self.incidents) for group in incident.groups]

    def to_jsonl(self) -> str:
        """JSON Lines, one group a line; an empty string where there are none."""
        return to_jsonl(self.to_dicts())

    def to_pandas(self) -> pandas.DataFrame:
        """A pandas DataFrame, one group a row. ImportError, naming the extra, without pandas."""
        return to_pandas(self.to_dicts(), GROUP_COLUMNS)

    def to_polars(self) -> polars.DataFrame:
        """A polars DataFrame, one group a row. ImportError, naming the extra, without polars."""
        return to_polars(self.to_dicts(), GROUP_COLUMNS)

    def to_arrow(self) -> pyarrow.Table:
        """An Arrow table of a fixed schema, one group a row. ImportError, naming the extra, without pyarrow."""
        return to_arrow(self.to_dicts(), GROUP_COLUMNS)
