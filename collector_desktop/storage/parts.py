"""The parts of invoices that are payable in parts, as the ledger has them."""

from __future__ import annotations

from typing import Any

from collector_desktop.storage.database import db

FIRST_PARTS = """SELECT customer_id, number_key FROM item
WHERE type = 'invoice' AND number_key GLOB '*/1'"""

HAS_PARTS = """SELECT 1 FROM item INDEXED BY item_first_part
WHERE type = 'invoice' AND number_key GLOB '*/1' LIMIT 1"""

PARTS = """SELECT number, number_key, amount_minor, open_minor, due_on, document_on FROM item
WHERE customer_id = :customer AND type = 'invoice'
    AND number_key > :stem || '/' AND number_key < :stem || '0'"""


def first_parts() -> set[tuple[int, str]]:
    """Return the customer and the number key of every invoice that may be the first of parts."""
    return {(row[0], row[1]) for row in db.execute_sql(FIRST_PARTS).fetchall()}


def has_parts() -> bool:
    """Return whether an invoice may be the first of parts; not while a table is loaded in bulk."""
    return db.execute_sql(HAS_PARTS).fetchone() is not None


def numbered_under(customer_id: int, stem: str) -> list[tuple[Any, ...]]:
    """Return number, key, amount, open, due day, document day of what is numbered `stem/...`."""
    parameters = {"customer": customer_id, "stem": stem}
    return list(db.execute_sql(PARTS, parameters).fetchall())
