"""The questions about the whole ledger as bare SQL: the least that must be read for the answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

DEBIT = "i.type IN ('invoice', 'refund', 'debit_adjustment')"
OPEN_NOW = """SELECT i.customer_id, i.currency, i.due_on, i.open_minor AS left, {debit} AS debit
    FROM item i WHERE i.open_minor <> 0"""
OPEN_THEN = """SELECT i.customer_id, i.currency, i.due_on,
    i.amount_minor - coalesce(u.used, 0) AS left, {debit} AS debit
    FROM item i LEFT JOIN (
        SELECT target_id AS id, sum(amount_minor) AS used FROM allocation
            WHERE allocated_on <= :day GROUP BY target_id
        UNION ALL SELECT source_id, sum(amount_minor) FROM allocation
            WHERE allocated_on <= :day GROUP BY source_id
    ) u ON u.id = i.id
    WHERE i.document_on <= :day AND i.amount_minor <> coalesce(u.used, 0)"""
AGED = """SELECT c.code, c.name, a.* FROM (SELECT customer_id, currency,
    sum(CASE WHEN debit AND due_on >= :day THEN left ELSE 0 END),
    sum(CASE WHEN debit AND due_on < :day AND due_on >= :d30 THEN left ELSE 0 END),
    sum(CASE WHEN debit AND due_on < :d30 AND due_on >= :d60 THEN left ELSE 0 END),
    sum(CASE WHEN debit AND due_on < :d60 AND due_on >= :d90 THEN left ELSE 0 END),
    sum(CASE WHEN debit AND due_on < :d90 THEN left ELSE 0 END),
    sum(CASE WHEN debit THEN 0 ELSE -left END),
    sum(CASE WHEN debit AND due_on < :day THEN left ELSE 0 END)
    FROM ({position}) GROUP BY customer_id, currency) a
    JOIN customer c ON c.id = a.customer_id ORDER BY c.code"""


class BareLedger:
    """A copy of a ledger that is asked directly."""

    def __init__(self, ledger: Path) -> None:
        self._bare = sqlite3.connect(ledger)
        self._bare.execute("PRAGMA cache_size = -65536")
        self._bare.execute("PRAGMA temp_store = 2")

    def aged(self, day: date, *, replayed: bool) -> Callable[[], object]:
        """Return what fetches the aged list at a day, of 30, 60 and 90 days."""
        position = (OPEN_THEN if replayed else OPEN_NOW).format(debit=DEBIT)
        sql = AGED.format(position=position)
        days = {f"d{late}": (day - timedelta(days=late)).isoformat() for late in (30, 60, 90)}
        values = {"day": day.isoformat(), **days}
        return lambda: self._bare.execute(sql, values).fetchall()

    def open_items(self) -> Callable[[], object]:
        """Return what fetches every open item."""
        return lambda: self._bare.execute("SELECT * FROM item WHERE open_minor <> 0").fetchall()

    def close(self) -> None:
        """Close the file."""
        self._bare.close()
