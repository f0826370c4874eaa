"""One line of the history, and those that came with the export of another ledger."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from collector_desktop.queries.position import ask

EARLIER = """SELECT made_at, operation, actor, entity, key, customer, before, after
    FROM earlier_change
    WHERE (:customer IS NULL OR customer = :customer) AND (:since IS NULL OR made_at >= :since)
    ORDER BY made_at DESC, id LIMIT :most"""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One row that an operation wrote, with the fields that it changed.

    `before` is empty for a new row, `after` for one that was removed; `customer` is the code of
    the customer the row belongs to, or "".
    """

    at: datetime
    operation: str
    actor: str
    entity: str
    key: str
    customer: str
    before: dict[str, object]
    after: dict[str, object]


def earlier_entries(customer_code: str | None, since: date | None, limit: int) -> list[AuditEntry]:
    """Return what was done in the ledger that this one was made of, newest first."""
    values = {"customer": customer_code, "since": None if since is None else since.isoformat()}
    make: Callable[..., AuditEntry] = AuditEntry
    return [
        make(datetime.fromisoformat(at), *words, json.loads(before), json.loads(after))
        for at, *words, before, after in ask(EARLIER, **values, most=limit)
    ]
