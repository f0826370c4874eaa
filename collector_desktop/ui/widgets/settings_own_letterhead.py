"""The user's own letterhead: a PDF that lies under all papers, another one, or none."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.queries.settings import settings
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.settings_field import ProblemLine

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.domain.sheets import Sheet
    from collector_desktop.ui.desk import Desk


class OwnLetterheadPart(QWidget):
    """Says whether there is one; a file that cannot be used is refused in one sentence."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.state = label(kind="meta")
        self.state.setWordWrap(True)
        self.choose = Button(desk.theme, _tr("Choose PDF…"), icon="file-text")
        self.remove = Button(desk.theme, _tr("Remove"), kind="ghost")
        self.remove.setAccessibleName(_tr("Remove the PDF letterhead"))
        self.problem = ProblemLine(desk.theme)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(partial(self._keep, None))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(label(_tr("Your own letterhead as PDF"), "strong"))
        column.addWidget(self.state)
        column.addLayout(buttons)
        column.addWidget(self.problem)
        self.show_kept(None)

    def show_kept(self, content: bytes | None) -> None:
        """Show whether a PDF lies under all papers."""
        self.remove.setVisible(content is not None)
        self.choose.setText(_tr("Change PDF…") if content else _tr("Choose PDF…"))
        kept = _tr("It lies under all papers; our logo, colour and sender are not printed.")
        none = _tr("One page, or a second one for what follows. It replaces logo and sender.")
        self.state.setText(kept if content else none)

    def take(self, path: Path) -> None:
        """Check a PDF away from the desk, for the paper that is set, then keep it."""
        self.problem.show_text("")
        self._desk.tasks.run(self, _sheet, partial(self._read, path), self._refuse)

    def _read(self, path: Path, sheet: Sheet) -> None:
        self._desk.tasks.run_apart(self, partial(_checked, path, sheet), self._keep, self._refuse)

    def _ask(self) -> None:
        title = _tr("Choose your letterhead")
        name, _ = QFileDialog.getOpenFileName(self, title, "", _tr("PDF files (*.pdf)"))
        if name:
            self.take(Path(name))

    def _keep(self, content: bytes | None) -> None:
        self.problem.show_text("")
        work = partial(_changed, content, self._desk.today())
        self._desk.tasks.run(self, work, _heard, self._refuse)

    def _refuse(self, error: CollectorError) -> None:
        self.problem.show_text(str(error))


def _sheet() -> Sheet:
    """Return the paper that is set; what draws is imported when a PDF is chosen."""
    from collector_desktop.services.paper_parts import own_sheet  # noqa: PLC0415 - as said

    return own_sheet(settings())


def _checked(path: Path, sheet: Sheet) -> bytes:
    from collector_desktop.services.own_letterhead import read_letterhead  # noqa: PLC0415 - as above

    return read_letterhead(path, sheet)


def _changed(content: bytes | None, made_on: date) -> object:
    from collector_desktop.services.own_letterhead import (  # noqa: PLC0415 - as above
        change_letterhead,
    )

    return change_letterhead(content, made_on)


def _heard(_: object) -> None:
    """Take no notice: the message bar and the pages hear of the change by themselves."""


def _tr(text: str) -> str:
    return QCoreApplication.translate("LetterheadSettings", text)
