"""Guards long work that reads the ledger now and then: it must still be the same ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from collector_desktop.domain.errors import RefusedError
from collector_desktop.storage.database import db

T = TypeVar("T")
OnLedger = Callable[[Callable[[], object]], object]


class SameLedger:
    """Does work where the ledger lives, as long as the same file is open there."""

    def __init__(self, on_ledger: OnLedger) -> None:
        self._on_ledger = on_ledger
        self._file = on_ledger(_open_file)

    def ask(self, work: Callable[[], T]) -> T:
        """Do what needs the ledger.

        Raises:
            RefusedError: another ledger is open by now; nothing was done.
        """

        def in_this_one() -> T:
            if _open_file() != self._file:
                raise RefusedError(
                    "Another ledger was opened while e-mails were on their way.",
                    "Open the first again to see which have gone.",
                )
            return work()

        return self._on_ledger(in_this_one)  # type: ignore[return-value]


def _open_file() -> str:
    return str(db.database)
