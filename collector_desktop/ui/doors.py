"""Where ledgers lie, and files that open by a password only, as the window hears of them."""

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
    """Where ledgers, backups and this person's habits lie."""

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
class Door:
    """`error` says why the file is shut, `unlock` tries a password or recovery code.

    `was_locked` is whether it was open here until the user, or their absence, locked it.
    """

    path: Path
    error: CollectorError
    unlock: Callable[[str], None]
    was_locked: bool = False

    @property
    def is_ledger(self) -> bool:
        """Whether it is a ledger and no backup of one."""
        return self.path.suffix == LEDGER_SUFFIX
