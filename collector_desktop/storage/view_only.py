"""A ledger that cannot be written to: a private copy is opened for viewing, then deleted.

SQLite reads a ledger on read-only media only as "immutable", and then overlooks a log beside it: a
ledger that was not closed would appear without its last changes, or half-written. A private copy
with its logs is opened as any other, brought up to date and read; nothing is ever written back.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import LedgerError
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import open_ledger

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.files.private_folder import PrivateFolder

LOGS = ("-wal", "-journal")
_folders: list[PrivateFolder] = []


def can_be_written(ledger: Path) -> bool:
    """Return whether a ledger and its folder can be written, or are not there to be judged."""
    return not ledger.exists() or (os.access(ledger, os.W_OK) and os.access(ledger.parent, os.W_OK))


def open_for_viewing(ledger: Path, actor: str, version: str, secret: str = "") -> None:
    """Open a private copy of a ledger, in which no operation may be made.

    Raises:
        LedgerError: there is no room for a copy, or what `open_ledger` raises.
    """
    import shutil  # noqa: PLC0415 - costs 10 ms, needed seldom

    from collector_desktop.files.private_folder import PrivateFolder  # noqa: PLC0415 - as above

    try:
        _folders.append(PrivateFolder())
        folder = _folders[-1].path
        for path in (*_with_logs(ledger), key_path(ledger)):
            if path.exists():
                shutil.copyfile(path, folder / path.name)
                (folder / path.name).chmod(0o600)
        open_ledger(folder / ledger.name, actor, version, secret)
    except OSError as error:
        close_view()
        if not os.access(ledger, os.R_OK):
            raise LedgerError(
                f"{ledger.name} cannot be read: you have no permission.",
                "Ask whoever gave it to you for access.",
            ) from error
        raise LedgerError(
            f"{ledger.name} cannot be written, and there is no room for a copy to look at.",
            "Copy it to a folder of your own.",
        ) from error
    except BaseException:
        close_view()
        raise
    db.is_view_only = True


def close_view() -> None:
    """Throw the copy away; call it once it is closed."""
    db.is_view_only = False
    while _folders:
        _folders.pop().remove()


def _with_logs(ledger: Path) -> list[Path]:
    return [ledger, *(ledger.with_name(ledger.name + suffix) for suffix in LOGS)]
