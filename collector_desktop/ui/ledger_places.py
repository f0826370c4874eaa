"""Where ledgers are kept, and files that need a password, as the window knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.exporters.names import safe_name

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from collector_desktop.domain.errors import CollectorError

LEDGER_SUFFIX = ".collector"
UNLOCKS = "unlocks"


@frozen
class Places:
    """The files of the usual and the sample ledger, and the folder of the backups."""

    ledger: Path
    demo: Path
    backups: Path

    def free_ledger(self, name: str) -> Path:
        """Return where a new ledger of that name goes: beside the usual one, over none."""
        stem, number = safe_name(name), 2
        path = self.ledger.with_name(f"{stem}{LEDGER_SUFFIX}")
        while path.exists():
            path = path.with_name(f"{stem} ({number}){LEDGER_SUFFIX}")
            number += 1
        return path


@frozen
class LockedFile:
    """A ledger or backup that needs a password: `error` says why, `unlock` tries a secret.

    A secret is the password or the recovery code. `was_locked` is whether it was open here until
    it was locked, by hand or because nobody was there.
    """

    path: Path
    error: CollectorError
    unlock: Callable[[str], None]
    was_locked: bool = False

    @property
    def is_ledger(self) -> bool:
        """Whether it is a ledger and no backup of one."""
        return self.path.suffix == LEDGER_SUFFIX
