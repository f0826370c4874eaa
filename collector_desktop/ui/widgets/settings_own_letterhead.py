"""The user's own letterhead: a PDF under all documents, to choose, replace or remove."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from collector_desktop.queries.settings import settings
from collector_desktop.ui.widgets.settings_kept_file import KeptFilePart, KeptWords

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.sheets import Sheet
    from collector_desktop.ui.desk import Desk


class OwnLetterheadPart(KeptFilePart):
    """Says whether there is one; a file that cannot be used is refused in one sentence."""

    def __init__(self, desk: Desk) -> None:
        words = KeptWords(
            heading=_tr("Your own letterhead as PDF"),
            choose=_tr("Choose PDF…"),
            change=_tr("Change PDF…"),
            remove=_tr("Remove the PDF letterhead"),
            ask=_tr("Choose your letterhead"),
            files=_tr("PDF files (*.pdf)"),
            icon="file-text",
        )
        self._kept: bytes | None = None
        super().__init__(desk, words, _changed)
        self.state.setWordWrap(True)
        self.chosen.connect(self.take)
        self.show_kept(None)

    def show_kept(self, content: bytes | None) -> None:
        """Show whether a PDF is under all papers."""
        super().show_kept(content)
        kept = _tr("Printed under every document, instead of logo, colour and sender.")
        none = _tr("One page, or two: the second for following pages. It replaces logo and sender.")
        self.state.setText(kept if content else none)
        self._kept = content
        if content:
            work = partial(_claim, content)
            self.desk.tasks.run_apart(self, work, partial(self._show_claim, content))

    def _show_claim(self, content: bytes, claim: str) -> None:
        """Say what papers over the letterhead may claim, if it is still that one."""
        if content == self._kept:
            self.state.setText(f"{self.state.text()}\n{claim}")

    def take(self, path: Path) -> None:
        """Check a PDF away from the desk, for the paper that is set, then keep it."""
        self.desk.tasks.run(self, _sheet, partial(self._read, path), self.refuse)

    def _read(self, path: Path, sheet: Sheet) -> None:
        self.desk.tasks.run_apart(self, partial(_checked, path, sheet), self.keep, self.refuse)


def _sheet() -> Sheet:
    """Return the paper that is set; what draws is imported when a PDF is chosen."""
    from collector_desktop.services.paper_parts import own_sheet  # noqa: PLC0415 - as said

    return own_sheet(settings())


def _checked(path: Path, sheet: Sheet) -> bytes:
    from collector_desktop.services.own_letterhead import read_letterhead  # noqa: PLC0415 - as above

    return read_letterhead(path, sheet)


def _claim(content: bytes) -> str:
    from collector_desktop.services.letterhead_claim import claim_said  # noqa: PLC0415 - as above

    return claim_said(content)


def _changed(content: bytes | None, made_on: date) -> object:
    from collector_desktop.services.own_letterhead import (  # noqa: PLC0415 - as above
        change_letterhead,
    )

    return change_letterhead(content, made_on)


def _tr(text: str) -> str:
    return QCoreApplication.translate("LetterheadSettings", text)
