"""Creates a new ledger, and says exactly what is in the way if it cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from collector_desktop.domain.errors import LedgerError, OutsideWorldError, RefusedError


@contextmanager
def new_ledger_at(path: Path) -> Iterator[None]:
    """Refuse a name that is taken; a folder that cannot be written is no damaged ledger.

    Raises:
        RefusedError: something is there already.
        OutsideWorldError: the file cannot be made.
    """
    if path.exists():
        raise RefusedError(f"{path} exists already.", "Choose another name, or open it.")
    try:
        yield
    except LedgerError as error:
        raise OutsideWorldError(error.title, error.advice) from error
