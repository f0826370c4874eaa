"""Use case: open the sample ledger, and make or replace it where needed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LostLedgerError
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.storage.restore import set_aside

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from collector_desktop.services.ledgers import LedgerInfo

STAMP = "%Y%m%dT%H%M%SZ"


def open_sample(
    path: Path, as_of: date, now: datetime, worker: tuple[str, str], secret: str = ""
) -> LedgerInfo:
    """Open the ledger with sample data; `worker` is who works, and with which version.

    One that this version cannot read, such as that of an older version, is kept in a folder beside
    it, and a new one takes its place: nobody's debts are in it, and the first start must not end
    at it. The `note` of the answer says so.

    Raises:
        LedgerError: it is locked, of a newer version, or its folder cannot be written.
        PasswordNeededError, WrongPasswordError: `secret` does not open it.
        OutsideWorldError: there is no room to keep it.
    """
    note = ""
    if path.exists():
        try:
            return open_ledger(path, *worker, secret)
        except LostLedgerError:
            kept = path.with_name(f"{path.stem}-kept-{now:{STAMP}}")
            set_aside(path, kept)
            note = (
                "The sample ledger could not be read by this version and was created again."
                f" The old one is kept in {kept.name}, beside it."
            )
    from collector_desktop.services.demo import DemoDraft, make_demo  # noqa: PLC0415 - 250 ms

    make_demo(path, DemoDraft(), as_of, *worker)
    close_ledger()
    return replace(open_ledger(path, *worker), note=note)
