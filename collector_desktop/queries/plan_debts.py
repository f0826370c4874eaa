"""The debts that a new instalment plan could be about."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.items import DEBITS
from collector_desktop.queries.plans import running_plans
from collector_desktop.queries.position import OpenItem, open_items


def debts_in_plans(as_of: date, customer_id: int, replaced: int | None = None) -> frozenset[int]:
    """Return the debts that a running plan covers, other than one that is to be replaced."""
    return frozenset(
        debt.item_id
        for plan in running_plans(as_of, [customer_id])
        for debt in plan.debts
        if plan.plan_id != replaced and debt.open_minor
    )


def plannable(
    as_of: date, customer_id: int, currency: str, replaced: int | None = None
) -> list[OpenItem]:
    """Return the open debts of a currency that are in no running plan, oldest due date first."""
    taken = debts_in_plans(as_of, customer_id, replaced)
    return [
        row
        for row in open_items(as_of, customer_id)
        if row.type in DEBITS and row.currency == currency and row.item_id not in taken
    ]
