"""Receipts that were entered here, by hand or from a bank line, before any file reported them."""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import Any

from collector_desktop.queries.position import ask

Row = tuple[Any, ...]

NATIVE = "collector"

# The plus keeps SQLite from the index of batches: one of ours may have brought in a million items.
OWN = f"""{{i}}.type = 'receipt' AND {{i}}.number_key GLOB 'r-[0-9][0-9][0-9][0-9][0-9][0-9]*'
    AND ({{i}}.origin = '' AND (+{{i}}.batch_id IS NULL OR +{{i}}.batch_id IN (
            SELECT id FROM import_batch WHERE profile = '{NATIVE}'))
        OR +{{i}}.id IN (SELECT item_id FROM bank_posting))"""

RECEIPTS = f"""SELECT i.id, i.customer_id, i.currency, i.number, i.document_on, i.amount_minor,
    i.open_minor, s.number_key
FROM item i LEFT JOIN source_number s ON s.item_id = i.id
WHERE {OWN.format(i="i")} ORDER BY i.document_on, i.id"""

PAID_BY = f"""SELECT s.number, sum(a.amount_minor)
FROM allocation a JOIN item s ON s.id = a.source_id
WHERE a.target_id = :item AND (({OWN.format(i="s")}) OR s.id IN (SELECT item_id FROM bank_posting))
GROUP BY s.id HAVING sum(a.amount_minor) > 0 ORDER BY s.id"""

RENUMBERED = """SELECT n.number_key, i.id, i.customer_id, i.type, i.currency, i.open_minor,
    i.document_on FROM source_number n JOIN item i ON i.id = n.item_id
    WHERE n.number_key IN (SELECT value FROM json_each(:keys))"""

IS_OWN = f"SELECT i.number, i.amount_minor FROM item i WHERE i.id = :item AND {OWN.format(i='i')}"


def own_receipts() -> list[Row]:
    """Return id, customer, currency, number, day, amount, open and the program's number key.

    The oldest come first. The key is None as long as no file of the accounting program has reported
    of the receipt.
    """
    return list(ask(RECEIPTS))


def own_money_of(item_id: int) -> list[Row]:
    """Return (number, minor units) of what was entered here for an item, or of the item itself."""
    return list(ask(IS_OWN, item=item_id) or ask(PAID_BY, item=item_id))


def renumbered(number_keys: Iterable[str]) -> list[Row]:
    """Return the receipts that the program's files know by some keys, as `find_numbers` does."""
    return list(ask(RENUMBERED, keys=dumps(sorted(number_keys))))
