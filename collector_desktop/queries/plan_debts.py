"""The debts that a new instalment plan could be about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.written import plain_day
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


def require_unplanned(
    as_of: date, customer_id: int, item_ids: Collection[int], replaced: int | None = None
) -> None:
    """Refuse debts, or where none is named all of a customer, that a running plan covers already.

    Raises:
        RefusedError: it names the debts, the plan and what to do.
    """
    for plan in running_plans(as_of, [customer_id]):
        numbers = [
            debt.number
            for debt in plan.debts
            if debt.open_minor and (not item_ids or debt.item_id in item_ids)
        ]
        if numbers and plan.plan_id != replaced:
            verb = "is" if len(numbers) == 1 else "are"
            raise RefusedError(
                f"{', '.join(numbers)} {verb} in plan {plan.plan_id} of"
                f" {plain_day(plan.made_on)} already.",
                f"Put a new plan in the place of plan {plan.plan_id}, or end plan"
                f" {plan.plan_id} first.",
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
