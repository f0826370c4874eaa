"""Limits and terms of customers as they were in force on a day, by the audit trail.

The day of a change is that of its operation. What was undone counts as never done, as with money. A
row whose making has no images, of an import, has those of every change since. What was changed in
the ledger that this one was made of came with its export: see `former_rows`.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.customers import CustomerFacts
from collector_desktop.queries.earlier_history import DAY, IN_FORCE
from collector_desktop.queries.position import ask

FIRST_AFTER = "SELECT min(id) FROM operation WHERE made_on > :day"
CHANGED = """SELECT a.row_id, json_extract(a.before, '$.{column}')
    FROM audit_change a JOIN operation o ON o.id = a.operation_id
    WHERE a.table_name = 'customer' AND o.id >= :first AND o.made_on > :day
      AND o.undone_by_id IS NULL AND o.undoes_id IS NULL AND a.action = 'update'
      AND json_extract(a.before, '$.{column}') IS NOT json_extract(a.after, '$.{column}')
      AND (:whose IS NULL OR a.row_id IN (SELECT value FROM json_each(:whose)))
    ORDER BY a.id DESC"""
BROUGHT = f"""SELECT CAST(key AS INTEGER), json_extract(before, '$.{{column}}') FROM earlier_change
    WHERE made_at > '{DAY}' || :day AND entity = '{IN_FORCE}' AND operation = '{{column}}'
      AND (:whose IS NULL OR CAST(key AS INTEGER) IN (SELECT value FROM json_each(:whose)))
    ORDER BY made_at DESC, id DESC"""
LIMIT, TERMS = "credit_limit_minor", "terms"
NAMES = {"credit_limit": LIMIT, "terms": TERMS}

FORMER_HERE = """SELECT c.id, c.code, c.currency, o.made_on, json_extract(a.before, '$.{column}')
    FROM audit_change a JOIN operation o ON o.id = a.operation_id JOIN customer c ON c.id = a.row_id
    WHERE a.table_name = 'customer' AND a.action = 'update'
      AND o.undone_by_id IS NULL AND o.undoes_id IS NULL
      AND json_extract(a.before, '$.{column}') IS NOT json_extract(a.after, '$.{column}')
    ORDER BY a.id"""
FORMER_BROUGHT = f"""SELECT c.id, c.code, c.currency, substr(e.made_at, {len(DAY) + 1}),
        json_extract(e.before, '$.{{column}}')
    FROM earlier_change e JOIN customer c ON c.id = CAST(e.key AS INTEGER)
    WHERE e.made_at > '{DAY}' AND e.entity = '{IN_FORCE}' AND e.operation = '{{column}}'
    ORDER BY e.made_at, e.id"""


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
    day, whose = as_of.isoformat(), None
    if customer_ids is not None:
        whose = json.dumps(list(customer_ids))
    [(first,)] = ask(FIRST_AFTER, day=day)
    found = {}
    if first is not None:
        found = dict(ask(CHANGED.format(column=column), first=first, day=day, whose=whose))
    return found | dict(ask(BROUGHT.format(column=column), day=day, whose=whose))


def former_rows() -> Iterator[tuple[str, str, str, date]]:
    """Yield customer, column, former value and the day from which another one was in force.

    A limit is a decimal text in the customer's currency, blank for none. Of each customer and
    column the days rise, and the value of a row was in force until its day, from that of the row
    before.
    """
    for name, column in NAMES.items():
        last: dict[int, str] = {}
        for sql in (FORMER_BROUGHT, FORMER_HERE):
            for key, code, currency, day, value in ask(sql.format(column=column)):
                if day > last.get(key, ""):
                    last[key] = day
                    text = value or ""
                    if column == LIMIT and value is not None:
                        text = plain_amount(value, currency)
                    yield (code, name, text, date.fromisoformat(day))
