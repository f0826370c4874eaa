"""A ledger of the first version with 60,000 rows more, as an import of that time left it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

FIRST = Path(__file__).parents[1] / "data" / "ledgers" / "version-1.sqlite"
PAIRS = 20_000
PAID = 10_00
ITEM = (
    "INSERT INTO item (id, customer_id, type, number, number_key, document_on, due_on,"
    " amount_minor, open_minor, currency, reference, description, method, origin, batch_id)"
    " VALUES (?, ?, ?, ?, ?, '2026-08-26', '2026-09-25', ?, ?, 'GBP', '', '', '', 'import', ?)"
)
ALLOCATION = (
    "INSERT INTO allocation (source_id, target_id, amount_minor, allocated_on, batch_id)"
    " VALUES (?, ?, ?, '2026-10-01', ?)"
)


def grow(path):
    """Write a ledger of the first version with `PAIRS` invoices, receipts and allocations more."""
    shutil.copyfile(FIRST, path)
    with closing(sqlite3.connect(path)) as ledger:
        asked = "SELECT max(batch_id), min(customer_id), max(id) + 1 FROM item"
        batch, customer, after = ledger.execute(asked).fetchone()
        begin = "UPDATE current_operation SET operation_id = (SELECT max(id) FROM operation)"
        ledger.execute(f"{begin}, batch_id = {batch}")
        ledger.executemany(ITEM, _items(after, customer, batch))
        pairs = ((after + 2 * n + 1, after + 2 * n, PAID, batch) for n in range(PAIRS))
        ledger.executemany(ALLOCATION, pairs)
        ledger.execute("UPDATE current_operation SET operation_id = NULL, batch_id = NULL")
        ledger.commit()


def _items(after, customer, batch):
    """Yield an invoice of which a part is open and the receipt that paid the rest, and so on."""
    for n in range(PAIRS):
        invoice, receipt = f"GROWN-{n}", f"GROWN-R-{n}"
        minor = PAID + n
        yield after + 2 * n, customer, "invoice", invoice, invoice.casefold(), minor, n, batch
        yield after + 2 * n + 1, customer, "receipt", receipt, receipt.casefold(), PAID, 0, batch
