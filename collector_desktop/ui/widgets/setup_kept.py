"""What this computer keeps of setting a ledger up: which steps were looked at, and hidden lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Personal

LOOKED, HIDDEN = "setup.looked", "setup.hidden"


def looked_at(personal: Personal, ledger: str) -> frozenset[str]:
    """Return the steps of a ledger that were looked at."""
    return frozenset(personal.get(LOOKED, {}).get(ledger, ()))


def look_at(personal: Personal, ledger: str, step: str) -> None:
    """Remember that a step was looked at."""
    kept = personal.get(LOOKED, {})
    personal.put(LOOKED, {**kept, ledger: sorted({*kept.get(ledger, ()), step})})


def is_hidden(personal: Personal, ledger: str) -> bool:
    """Return whether the list of a ledger is to be seen no more by itself."""
    return ledger in personal.get(HIDDEN, [])


def hide(personal: Personal, ledger: str) -> None:
    """Let the list of a ledger be seen no more by itself; the Help menu still has it."""
    personal.put(HIDDEN, sorted({*personal.get(HIDDEN, []), ledger}))
