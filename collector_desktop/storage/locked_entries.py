"""No operation changes the locked period, whatever it is: looked at once, before it commits.

What an operation wrote is in its images, and in the batches of an import. Written are new and
deleted entries and allocations, and entries whose side of an account changed; what is open of an
older entry, or a word about it, is no change of the day that it is dated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.locked_period import LOCK_KEY, locked_refusal
from collector_desktop.storage.database import db

if TYPE_CHECKING:
    from collector_desktop.storage.models import Operation

MATERIAL = ("customer_id", "type", "document_on", "due_on", "amount_minor", "currency")
CHANGED = " OR ".join(
    f"json_extract(a.before, '$.{name}') IS NOT json_extract(a.after, '$.{name}')"
    for name in MATERIAL
)

# The statement is put together from names only; every value is a parameter.
FIRST_LOCKED = f"""SELECT number, day FROM (SELECT i.number, i.document_on AS day
    FROM audit_change a JOIN item i ON i.id = a.row_id
    WHERE a.operation_id = :operation AND a.table_name = 'item' AND a.action = 'insert'
UNION ALL SELECT i.number, i.document_on FROM import_batch b JOIN item i ON i.batch_id = b.id
    WHERE b.operation_id = :operation
UNION ALL SELECT json_extract(a.before, '$.number'), min(json_extract(a.before, '$.document_on'),
        coalesce(json_extract(a.after, '$.document_on'), '9999'))
    FROM audit_change a WHERE a.operation_id = :operation AND a.table_name = 'item'
      AND (a.action = 'delete' OR (a.action = 'update' AND ({CHANGED})))
UNION ALL SELECT i.number, l.allocated_on FROM audit_change a
    JOIN allocation l ON l.id = a.row_id JOIN item i ON i.id = l.source_id
    WHERE a.operation_id = :operation AND a.table_name = 'allocation' AND a.action = 'insert'
UNION ALL SELECT i.number, l.allocated_on FROM import_batch b
    JOIN allocation l ON l.batch_id = b.id JOIN item i ON i.id = l.source_id
    WHERE b.operation_id = :operation
UNION ALL SELECT coalesce(i.number, 'An allocation'), json_extract(a.before, '$.allocated_on')
    FROM audit_change a LEFT JOIN item i ON i.id = json_extract(a.before, '$.source_id')
    WHERE a.operation_id = :operation AND a.table_name = 'allocation' AND a.action <> 'insert'
) WHERE day <= :until ORDER BY day LIMIT 1"""  # noqa: S608

LOCK = "SELECT value FROM setting_value WHERE key = ?"
LOCK_BEFORE = """SELECT coalesce(json_extract(a.before, '$.value'), '') FROM audit_change a
    LEFT JOIN setting_value s ON s.id = a.row_id
    WHERE a.operation_id = :operation AND a.table_name = 'setting_value'
      AND coalesce(json_extract(a.before, '$.key'), s.key) = :key
    ORDER BY a.id LIMIT 1"""


def locked_until() -> str:
    """Return the last day of the locked period as ISO text, or nothing."""
    row = db.execute_sql(LOCK, (LOCK_KEY,)).fetchone()
    return "" if row is None else str(row[0])


def require_unlocked(operation: Operation) -> None:
    """Refuse an operation that wrote to the locked period; its transaction is taken back.

    A lock that the operation itself brings, as the copy of a whole ledger does, locks what comes
    after it, and so does not keep that copy from being undone.

    Raises:
        RefusedError: it did.
    """
    until = locked_until()
    if until:
        values = {"operation": operation.id, "key": LOCK_KEY}
        before = db.execute_sql(LOCK_BEFORE, values).fetchone()
        until = min(until, before[0]) if before else until
    if not until:
        return
    found = db.execute_sql(FIRST_LOCKED, {"operation": operation.id, "until": until}).fetchone()
    if found is not None:
        raise locked_refusal(found[0], found[1], until)
