"""After how long a protected ledger locks by itself: a habit of this person, not of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

MINUTES, USUAL_MINUTES = "lock.minutes", 5


def idle_minutes(desk: Desk) -> int:
    """Return after how many minutes without a key or click a protected ledger locks; 0 is never."""
    return int(desk.personal.get(MINUTES, USUAL_MINUTES))
