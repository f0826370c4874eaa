"""A promise as programs and people read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collector_desktop.cli.session import TextTable
from collector_desktop.cli.words import listed
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.promise_changes import PromiseChangeRow
from collector_desktop.queries.promises import PromiseRow

HEADINGS = (
    *("id", "customer", "amount", "currency", "promised for", "taken on", "status", "received"),
    "items",
)
NUMBERS = frozenset({0, 2, 7})


def promise_document(row: PromiseRow, change: PromiseChangeRow | None = None) -> dict[str, Any]:
    """Return a promise with the numbers of the items it covers; none means the whole account.

    `change` says that it was put off or withdrawn.
    """
    return {
        "id": row.promise_id,
        "customer": row.customer_code,
        "amount": plain_amount(row.amount_minor, row.currency),
        "currency": row.currency,
        "promised_for": row.pay_by.isoformat(),
        "taken_on": row.taken_on.isoformat(),
        "status": row.status.value,
        "received": plain_amount(row.received_minor, row.currency),
        "items": list(row.items),
        "person": row.person_name or None,
        "method": row.method or None,
        "changed": change.how if change else None,
        "replaced_by": change.replaced_by if change else None,
        "reason": (change.reason or None) if change else None,
    }


def promise_table(promises: Iterable[PromiseRow], title: str = "") -> TextTable:
    """Return promises as a table."""
    keys = [key for key in HEADINGS if key != "items"]
    rows = []
    for promise in promises:
        document = promise_document(promise)
        cells = [str(document[key.replace(" ", "_")]) for key in keys]
        rows.append((*cells, listed(promise.items)))
    return TextTable(HEADINGS, rows, NUMBERS, title)
