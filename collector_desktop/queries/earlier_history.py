"""One line of the history, those that came with another ledger's export, and who wrote what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json
from collector_desktop.queries.position import ask

IN_FORCE, IMPORTED, DAY = "in_force", "imported", "day "
"""The entities of rows that are no lines of a history, and how their `made_at` begins."""

EARLIER = f"""SELECT made_at, operation, actor, entity, key, customer, before, after
    FROM earlier_change
    WHERE made_at < '{DAY}' AND (:customer IS NULL OR customer = :customer)
      AND (:since IS NULL OR made_at >= :since)
    ORDER BY made_at DESC, id LIMIT :most"""


NOTHING = len("{}")


def told_as(row: str, code: str) -> str:
    """Return SQL for which codes a history may have of the customer that a row belongs to."""
    return f"""IN (SELECT {code} UNION ALL SELECT former.code FROM customer_alias former
            WHERE former.customer_id = {row}.customer_id)"""


def written_by(row: str, table: str, code: str, same: Mapping[str, str]) -> str:
    """Return SQL for who wrote a row: whoever did so in the ledger that it came from, else here.

    `row` is the alias of the row in a statement, `code` its customer's code there; the history may
    have that of one that was merged into it. `same` says what of the history is what of the row,
    by the history's words.
    """
    alike = " AND ".join(f"e.after ->> '{word}' IS {of}" for word, of in same.items())
    return f"""coalesce((SELECT e.actor FROM earlier_change e WHERE e.customer {told_as(row, code)}
            AND e.entity = '{table}' AND length(e.before) = {NOTHING} AND {alike}
            ORDER BY e.made_at, e.id LIMIT 1),
        (SELECT o.actor FROM audit_change a JOIN operation o ON o.id = a.operation_id
            WHERE a.table_name = '{table}' AND a.row_id = {row}.id AND a.action = 'insert'
            ORDER BY a.id DESC LIMIT 1), '')"""


@frozen
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
        make(datetime.fromisoformat(at), *words, read_json(before), read_json(after))
        for at, *words, before, after in ask(EARLIER, **values, most=limit)
    ]
