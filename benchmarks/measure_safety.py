"""What safety may cost: the check at opening, a save and a backup, beside the seconds allowed.

The seconds are those of a ledger of 100,000 invoices and of a backup of 100 MiB; a ledger of
another size is taken in proportion. The limit is a number of seconds, not a measurement.
"""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable
from datetime import date
from pathlib import Path

from benchmarks.clock import RUNS, Row, by_the_wall, median
from collector_desktop.integrations.clock import now_utc
from collector_desktop.services.backups import backup
from collector_desktop.services.ledgers import close_ledger, journalled, open_ledger
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import require_sound_pages
from collector_desktop.storage.models import Item

CHECK_SECONDS, SAVE_SECONDS, BACKUP_SECONDS = 0.3, 0.05, 3.0
INVOICES, BACKUP_BYTES = 100_000, 100 * 2**20
SAVES, OF_A_HUNDRED = 500, 99
MINOR = 100


def safety_rows(ledger: Path, folder: Path, today: date) -> list[Row]:
    """Check, save and back up in a copy of a ledger."""
    path = folder / "safe.collector"
    shutil.copy(ledger, path)
    open_ledger(path, "bench", "0")
    journalled(path, lambda: folder / "backups")
    try:
        found = (_check(path), _slow_save(today), _backup(path, folder))
    finally:
        close_ledger()
        path.unlink()
    return [
        Row("safety", "check at opening, 100,000 invoices", found[0], "allowed", CHECK_SECONDS, 1),
        Row("safety", "99 of 100 saves of a receipt", found[1], "allowed", SAVE_SECONDS, 1),
        Row("safety", "backup of 100 MiB, verified", found[2], "allowed", BACKUP_SECONDS, 1),
    ]


def _check(path: Path) -> float:
    """Prove the pages and the references of the open ledger, as opening it does."""

    def prove() -> None:
        require_sound_pages(path)
        if db.execute_sql("PRAGMA foreign_key_check").fetchone() is not None:
            raise ValueError(path)

    return median(prove) * INVOICES / Item.select().where(Item.type == "invoice").count()


def _slow_save(today: date) -> float:
    """Return the seconds within which 99 of 100 receipts are saved."""
    is_open = (Item.type == "invoice") & (Item.open_minor > MINOR * 10) & (Item.currency == "GBP")
    taken = []
    for item in list(Item.select().where(is_open).limit(SAVES)):
        parts = ((item.id, MINOR),)
        draft = ReceiptDraft(item.customer_id, MINOR, "GBP", today, allocate=parts)
        taken.append(by_the_wall(lambda: record_receipt(draft, today)))  # noqa: B023
    return statistics.quantiles(taken, n=100)[OF_A_HUNDRED - 1]


def _backup(path: Path, folder: Path) -> float:
    """Make a backup and prove it, as the desk does."""
    copy = folder / "safe.collector-backup"
    taken = _usual(lambda: backup(copy, now_utc()))
    return taken * BACKUP_BYTES / path.stat().st_size


def _usual(work: Callable[[], object]) -> float:
    work()
    return statistics.median(by_the_wall(work) for _ in range(RUNS))
