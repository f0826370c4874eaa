"""Limits and terms of customers as they were in force on a day, told by the audit trail.

The day of a change is that of its operation. What was undone counts as never done, as with money. A
row whose making has no images, of an import, has those of every change since.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from typing import Any

from collector_desktop.queries.customers import CustomerFacts
from collector_desktop.queries.position import ask

FIRST_AFTER = "SELECT min(id) FROM operation WHERE made_on > :day"
CHANGED = """SELECT a.row_id, json_extract(a.before, '$.{column}')
    FROM audit_change a JOIN operation o ON o.id = a.operation_id
    WHERE a.table_name = 'customer' AND o.id >= :first AND o.made_on > :day
      AND o.undone_by_id IS NULL AND o.undoes_id IS NULL AND a.action = 'update'
      AND json_extract(a.before, '$.{column}') IS NOT json_extract(a.after, '$.{column}')
      AND (:whose IS NULL OR a.row_id IN (SELECT value FROM json_each(:whose)))
    ORDER BY a.id DESC"""
LIMIT, TERMS = "credit_limit_minor", "terms"


def limits_before_changes(
    as_of: date, customer_ids: Collection[int] | None = None
) -> dict[int, int | None]:
    """Return the own limits that were in force on a day, of those whose limit was changed since."""
    return _changed(LIMIT, as_of, customer_ids)


def terms_before_changes(as_of: date, customer_ids: Collection[int]) -> dict[int, str]:
    """Return the own terms that were in force on a day, of those whose terms were changed since."""
    return _changed(TERMS, as_of, customer_ids)


def terms_in_force(customer: CustomerFacts, as_of: date) -> str:
    """Return the payment terms of a customer on a day: its own, else those of its group."""
    changed = terms_before_changes(as_of, [customer.customer_id])
    if customer.customer_id not in changed:
        return customer.terms
    return changed[customer.customer_id] or customer.group_terms


def _changed(column: str, as_of: date, customer_ids: Collection[int] | None) -> dict[int, Any]:
    """Return what stood in a column before the first change after a day, by customer."""
    [(first,)] = ask(FIRST_AFTER, day=as_of.isoformat())
    if first is None:
        return {}
    whose = None if customer_ids is None else json.dumps(list(customer_ids))
    sql = CHANGED.format(column=column)
    return dict(ask(sql, first=first, day=as_of.isoformat(), whose=whose))
