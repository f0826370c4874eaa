"""A file that opens by a password only, as the window hears of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from collector_desktop.domain.errors import CollectorError

LEDGER_SUFFIX = ".collector"


@dataclass(frozen=True, slots=True)
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
