"""The result of a run of statements: made, left out and why, and where the files are."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.services.paper_queue import DRAFTS
from collector_desktop.services.statement_runs import EMAIL, LETTER, QUEUED
from collector_desktop.ui.format import plural
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.statement_columns import MadeRow, made_columns, made_rows

if TYPE_CHECKING:
    from collector_desktop.services.statement_runs import StatementsMade
    from collector_desktop.ui.desk import Desk


class StatementMade(QWidget):
    """The list of what was made; `said` says what could not be opened, `print_asked` the PDF."""

    said = Signal(str)
    print_asked = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._result: StatementsMade | None = None
        self.title, self.where = label(kind="panel"), label(kind="second")
        self.where.setWordWrap(True)
        theme = desk.theme
        self.folder = Button(theme, _tr("Open folder"), icon="folder-open")
        self.drafts = Button(theme, _tr("Open drafts"), icon="mail")
        self.print = Button(theme, _tr("Preview and print…"), icon="printer")
        self.grid: GridView[MadeRow] = GridView(theme, made_columns())
        self.grid.setAccessibleName(_tr("What happened to the statements"))
        self.model: RecordTableModel[MadeRow] = RecordTableModel(
            self.grid.columns, lambda row: row.customer_id, self
        )
        self.grid.setModel(self.model)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.print, self.folder, self.drafts):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addWidget(self.where)
        column.addLayout(buttons)
        column.addWidget(GridCard(theme, self.grid), 1)
        self.folder.clicked.connect(self._open_folder)
        self.drafts.clicked.connect(self._open_drafts)
        self.print.clicked.connect(self._print)
        self.grid.opened.connect(self._open_row)

    def show_made(self, result: StatementsMade) -> None:
        """Show what became of an order."""
        self._result = result
        ways = Counter(each.way for each in result.made)
        posted, drafted, queued = ways[LETTER], ways[EMAIL], ways[QUEUED]
        parts = [_tr("{count} to be posted").format(count=posted)] if posted else []
        if drafted:
            parts.append(plural(drafted, _tr("e-mail draft")))
        if queued:
            mails = plural(queued, _tr("e-mail"))
            parts.append(_tr("{mails} in the outbox").format(mails=mails))
        if result.left_out:
            parts.append(_tr("{count} left out").format(count=len(result.left_out)))
        made = plural(len(result.made), _tr("statement"))
        self.title.setText(_tr("{made} made: {parts}").format(made=made, parts=", ".join(parts)))
        self.where.setText(str(result.folder))
        self.print.setVisible(result.combined is not None)
        self.drafts.setVisible(drafted > 0)
        self.model.show(made_rows(result))

    def _print(self) -> None:
        if self._result is not None and self._result.combined is not None:
            self.print_asked.emit(self._result.combined)

    def _open_folder(self) -> None:
        if self._result is not None:
            self._open(str(self._result.folder))

    def _open_drafts(self) -> None:
        if self._result is not None:
            self._open(str(self._result.folder / DRAFTS))

    def _open_row(self, row: MadeRow) -> None:
        if row.path is not None:
            self._open(str(row.path))

    def _open(self, path: str) -> None:
        if not self._desk.open_link(path):
            self.said.emit(_tr("No program opens it. It is {path}.").format(path=path))


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statements", text)
