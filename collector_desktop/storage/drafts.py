"""What a change of a whole ledger that did not end leaves beside it, or of it."""

from __future__ import annotations

from pathlib import Path

from collector_desktop.files.drafts import remove_draft

REWRITING, RESTORING = ".rewriting", ".restoring"


def remove_ledger(path: Path) -> None:
    """Remove a ledger that was only half created."""
    remove_draft(path)


def remove_half_done(ledger: Path) -> None:
    """Remove what a change of password or a restore that was killed left beside a ledger.

    Both need the ledger closed, so whoever has it open may: a copy that was to become the plain
    ledger is readable for everybody.
    """
    for suffix in (REWRITING, RESTORING):
        remove_draft(ledger.with_name(ledger.name + suffix))
