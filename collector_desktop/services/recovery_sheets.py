"""Use case: the sheet with a recovery code, to be printed and never kept on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.recovery_sheet import RecoverySheet, render_recovery_sheet
from collector_desktop.queries.settings import settings
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import own_sheet

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.services.ledgers import LedgerInfo


def recovery_sheet(info: LedgerInfo, code: str, made_on: date, fonts: Path) -> bytes:
    """Return the recovery sheet of a ledger as a PDF.

    Raises:
        OutsideWorldError: a font cannot be read.
    """
    ready_fonts(fonts)
    day = f"{made_on.day} {made_on:%B %Y}"
    paper = own_sheet(settings())
    return render_recovery_sheet(RecoverySheet(info.company, info.path.name, code, day, paper))
