"""Proof that the ledger is sound, by questions of their own over the stored rows.

Nothing here trusts a kept balance or the questions that the pages ask: what they say is compared
with the sums of the dated entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import plain_amount
from collector_desktop.storage.audit import BATCHED
from collector_desktop.storage.conditions import broken_conditions, conditions_apart
from collector_desktop.storage.database import db
from collector_desktop.storage.schema import foreign_parts

DEBITS = "('invoice', 'refund', 'debit_adjustment')"
MOST = 100
MOST_PAGES = 20

OVER_ALLOCATED = """SELECT i.number, i.currency, i.amount_minor, max(u.used) FROM (
        SELECT {end}_id AS id, sum(amount_minor) OVER (
            PARTITION BY {end}_id ORDER BY allocated_on) AS used,
            sum(amount_minor) OVER (PARTITION BY {end}_id) AS standing FROM allocation
        WHERE {end}_id IN (SELECT {end}_id FROM allocation WHERE amount_minor < 0)
    ) u JOIN item i ON i.id = u.id
    GROUP BY i.id HAVING max(u.used) > i.amount_minor AND max(u.standing) <= i.amount_minor
    LIMIT ?"""

ENDED_TWICE = """SELECT s.number, t.number FROM (
        SELECT source_id, target_id, sum(amount_minor) OVER (
            PARTITION BY source_id, target_id ORDER BY allocated_on) AS standing
        FROM allocation WHERE (source_id, target_id) IN (
            SELECT source_id, target_id FROM allocation WHERE amount_minor < 0)
    ) a JOIN item s ON s.id = a.source_id JOIN item t ON t.id = a.target_id
    GROUP BY s.id, t.id HAVING min(a.standing) < 0 LIMIT ?"""

MISMATCHED = f"""SELECT s.number, t.number,
    CASE WHEN s.customer_id <> t.customer_id THEN 'allocation-crosses-customers'
         WHEN s.currency <> t.currency THEN 'allocation-crosses-currencies'
         WHEN s.type IN {DEBITS} OR t.type NOT IN {DEBITS} THEN 'allocation-wrong-side'
         ELSE 'allocation-before-item' END
    FROM allocation a JOIN item s ON s.id = a.source_id JOIN item t ON t.id = a.target_id
    WHERE s.customer_id <> t.customer_id OR s.currency <> t.currency OR s.type IN {DEBITS}
        OR t.type NOT IN {DEBITS} OR a.allocated_on < s.document_on
        OR a.allocated_on < t.document_on LIMIT ?"""

KEPT_OPEN = """SELECT i.number, i.currency, i.amount_minor, i.open_minor, coalesce(s.used, 0)
    FROM item i NOT INDEXED LEFT JOIN (
        SELECT source_id AS id, sum(amount_minor) AS used FROM allocation GROUP BY source_id
        UNION ALL SELECT target_id, sum(amount_minor) FROM allocation GROUP BY target_id
    ) s ON s.id = i.id
    WHERE i.open_minor <> i.amount_minor - coalesce(s.used, 0) OR s.used > i.amount_minor
    LIMIT ?"""

NET = f"""SELECT customer_id, currency,
    sum(CASE WHEN type IN {DEBITS} THEN amount_minor ELSE -amount_minor END)
    FROM item NOT INDEXED WHERE document_on <= ? GROUP BY customer_id, currency"""

NET_OF_ONE = f"""SELECT
    sum(CASE WHEN type IN {DEBITS} THEN amount_minor ELSE -amount_minor END)
        FILTER (WHERE currency = :currency),
    count(*) FILTER (WHERE currency <> :currency)
    FROM item NOT INDEXED WHERE document_on <= :day"""

NET_OF_OTHERS = f"""SELECT currency,
    sum(CASE WHEN type IN {DEBITS} THEN amount_minor ELSE -amount_minor END)
    FROM item NOT INDEXED WHERE document_on <= :day AND currency <> :currency GROUP BY currency"""

FIRST_CURRENCY = "SELECT currency FROM item ORDER BY id LIMIT 1"

CURRENCIES = "SELECT DISTINCT currency FROM item NOT INDEXED"

REPLAYED = f"""SELECT coalesce(sum(CASE WHEN i.type IN {DEBITS} THEN 1 ELSE -1 END * (
        i.amount_minor - coalesce((SELECT sum(a.amount_minor) FROM allocation a
            WHERE a.target_id = i.id AND a.allocated_on <= :day), 0)
        - coalesce((SELECT sum(a.amount_minor) FROM allocation a
            WHERE a.source_id = i.id AND a.allocated_on <= :day), 0))), 0)
    FROM item i NOT INDEXED WHERE i.document_on <= :day AND i.currency = :currency"""

UNRECORDED = """SELECT id FROM "{table}" r WHERE {no_batch} AND NOT EXISTS (
    SELECT 1 FROM audit_change a
    WHERE a.table_name = '{table}' AND a.row_id = r.id AND a.action = 'insert') LIMIT ?"""

RECORDED_TABLES = """SELECT tbl_name FROM sqlite_master
    WHERE type = 'trigger' AND name = tbl_name || '_insert_audit' ORDER BY tbl_name"""

LOOSE_REVERSALS = """SELECT o.id, o.summary FROM operation o
    LEFT JOIN operation r ON r.id = o.undone_by_id
    WHERE o.undone_by_id IS NOT NULL AND r.undoes_id IS NOT o.id LIMIT ?"""


@frozen
class Problem:
    """One thing that is not as it must be: a stable code, where, and what was found."""

    code: str
    where: str
    detail: str


def file_problems() -> Iterator[Problem]:
    """Yield what is wrong with the file itself: pages, references, schema, conditions of columns.

    Every entry of every index is compared with its row, which in a large file takes as long as all
    the rest: nothing less finds a flipped bit in an index.
    """
    with conditions_apart():
        found = _rows(f"PRAGMA integrity_check({MOST_PAGES})")
    for (text,) in found:
        if text != "ok":
            yield Problem("file-integrity", "file", str(text))
    for table, row_id, parent, _ in _rows("PRAGMA foreign_key_check"):
        yield Problem("foreign-key", f"{table} {row_id}", f"refers to a missing {parent}")
    yield from form_problems()


def form_problems() -> Iterator[Problem]:
    """Yield what is wrong with the schema, or with the rows by the conditions of their columns."""
    parts = foreign_parts()
    for part in parts:
        yield Problem("schema", part, "differs from what this version makes")
    for table in () if parts else broken_conditions():
        yield Problem("file-integrity", "file", f"CHECK constraint failed in {table}")


def allocation_problems() -> Iterator[Problem]:
    """Yield allocations that no rule allows.

    Of an item of which no allocation ended, no day had more allocated than the last has: such are
    found beside the kept balances.
    """
    for end in ("source", "target"):
        for number, currency, amount, used in _rows(OVER_ALLOCATED.format(end=end), MOST):
            yield _over_allocated(number, currency, amount, used)
    for source, target in _rows(ENDED_TWICE, MOST):
        yield Problem(
            "allocation-ended-twice",
            f"{source} > {target}",
            "more was taken back than was allocated",
        )
    for source, target, code in _rows(MISMATCHED, MOST):
        yield Problem(code, f"{source} > {target}", "see both entries")


def kept_balance_problems() -> Iterator[Problem]:
    """Yield items whose kept open amount is not what the allocations leave, or with too many."""
    for number, currency, amount, kept, used in _rows(KEPT_OPEN, MOST):
        if used > amount:
            yield _over_allocated(number, currency, amount, used)
        if kept != amount - used:
            kept_text, left = plain_amount(kept, currency), plain_amount(amount - used, currency)
            yield Problem("open-amount", number, f"kept {kept_text}, entries {left} {currency}")


def _over_allocated(number: str, currency: str, amount: int, used: int) -> Problem:
    detail = f"{plain_amount(used, currency)} of {plain_amount(amount, currency)}"
    return Problem("over-allocated", number, f"allocated {detail} {currency}")


def net_by_customer(day: date) -> dict[tuple[int, str], int]:
    """Return debits less credits by customer and currency, from the entries' full amounts."""
    return {(row[0], row[1]): row[2] for row in _rows(NET, day.isoformat()) if row[2]}


def net_by_currency(day: date) -> dict[str, int]:
    """Return debits less credits by currency, from the entries' full amounts.

    Most ledgers have one currency, which is added up without sorting the entries by it.
    """
    first = _rows(FIRST_CURRENCY)
    if not first:
        return {}
    asked = {"day": day.isoformat(), "currency": first[0][0]}
    ((minor, others),) = _rows(NET_OF_ONE, asked)
    found = {} if minor is None else {first[0][0]: minor}
    return {**found, **dict(_rows(NET_OF_OTHERS, asked) if others else [])}


def replayed_by_currency(day: date) -> dict[str, int]:
    """Return what is open by currency, debits less credits, after the allocations of the time."""
    return {
        currency: _rows(REPLAYED, {"day": day.isoformat(), "currency": currency})[0][0]
        for (currency,) in _rows(CURRENCIES)
    }


def days_to_check(as_of: date) -> list[date]:
    """Return the days to prove the sums at: the first, middle and last entries' and `as_of`."""
    first, middle = _rows(
        "SELECT min(document_on), (SELECT document_on FROM item ORDER BY document_on"
        " LIMIT 1 OFFSET (SELECT count(*) / 2 FROM item)) FROM item"
    )[0]
    found = {date.fromisoformat(day) for day in (first, middle) if day}
    return sorted(found | {as_of, last_entry_day(as_of)})


def last_entry_day(as_of: date) -> date:
    """Return the day of the last entry, or `as_of` when nothing is entered."""
    days = _rows(
        "SELECT max(document_on) FROM item UNION ALL SELECT max(allocated_on) FROM allocation"
    )
    return max((date.fromisoformat(day) for (day,) in days if day), default=as_of)


def kept_judgements() -> list[tuple[Any, ...]]:
    """Return (id, currency, status, received, day decided) of promises not withdrawn."""
    return _rows(
        "SELECT id, currency, status, received_minor, decided_on FROM promise"
        " WHERE status <> 'cancelled' ORDER BY id"
    )


def trail_problems() -> Iterator[Problem]:
    """Yield rows that no operation accounts for, and operations whose links do not agree."""
    for (table,) in _rows(RECORDED_TABLES):
        no_batch = "r.batch_id IS NULL" if table in BATCHED else "1"
        for (row_id,) in _rows(UNRECORDED.format(table=table, no_batch=no_batch), MOST):
            yield Problem("not-in-history", f"{table} {row_id}", "no operation made this row")
    for operation_id, summary in _rows(LOOSE_REVERSALS, MOST):
        yield Problem("reversal", f"operation {operation_id}", summary)
    if _rows("SELECT 1 FROM current_operation WHERE operation_id IS NOT NULL"):
        yield Problem("operation-open", "current_operation", "an operation never ended")


def _rows(sql: str, values: object = None) -> list[tuple[Any, ...]]:
    parameters = values if isinstance(values, dict) or values is None else (values,)
    return list(db.execute_sql(sql, parameters).fetchall())
