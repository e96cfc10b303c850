"""Casualty claims in English news, with their sources, reconciled."""

from casualties.reconciliation.reconcile import reconcile
from casualties.reconciliation.relations import explain
from casualties.reconciliation.rows import claim_from_dict

__all__ = ["claim_from_dict", "explain", "reconcile"]
