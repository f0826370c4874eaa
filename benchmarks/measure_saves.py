"""Goals 7 and 15 of saving: a receipt with all that follows from it, against a bare commit."""

from __future__ import annotations

import shutil
import statistics
from datetime import date
from pathlib import Path

from benchmarks.clock import Row, by_the_wall
from benchmarks.limits import BareCommits
from collector_desktop.services.ledgers import close_ledger, journalled, open_ledger
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.models import Item

SAVES = 60
MINOR = 100


def save_rows(folder: Path, ledgers: dict[str, Path], today: date) -> list[Row]:
    """Save receipts in each ledger by turns with bare commits in a copy of it."""
    taken = {size: _save(folder, ledger, today) for size, ledger in ledgers.items()}
    rows = [
        Row("7", f"save a receipt, size {size}", ours, "bare durable commit", bare, 4)
        for size, (ours, bare) in taken.items()
    ]
    if {"M", "L"} <= set(taken):
        rows.append(
            Row("15", "save a receipt, size L", taken["L"][0], "size M", taken["M"][0], 1.3)
        )
    return rows


def _save(folder: Path, ledger: Path, today: date) -> tuple[float, float]:
    """Return the median seconds of saving a receipt, ours and bare."""
    ours_at, bare_at = folder / "ours.collector", folder / "bare.collector"
    shutil.copy(ledger, ours_at)
    shutil.copy(ledger, bare_at)
    bare = BareCommits(bare_at)
    open_ledger(ours_at, "bench", "0")
    journalled(ours_at, lambda: folder / "backups")
    is_open = (Item.type == "invoice") & (Item.open_minor > MINOR * 10)
    owed = list(Item.select().where(is_open & (Item.currency == "GBP")).limit(SAVES))
    ours, limit = [], []
    for item in owed:
        customer: int = item.customer_id
        draft = ReceiptDraft(customer, MINOR, "GBP", today, allocate=((item.id, MINOR),))
        day = today.isoformat()
        limit.append(by_the_wall(lambda: bare.save_receipt(customer, item.id, MINOR, day)))  # noqa: B023
        ours.append(by_the_wall(lambda: record_receipt(draft, today)))  # noqa: B023
    bare.close()
    close_ledger()
    for path in (ours_at, bare_at):
        path.unlink()
    return statistics.median(ours), statistics.median(limit)
