"""The recovery code, shown once; and the copies from before the password that can still be read."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.services.plain_copies import delete_copies
from collector_desktop.services.recovery_sheets import recovery_sheet
from collector_desktop.ui.dialogs.paper_pages import draw_sheet
from collector_desktop.ui.dialogs.paper_printing import Sheets
from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.format import plural
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.services.ledgers import LedgerInfo
    from collector_desktop.ui.desk import Desk

GROUPS_IN_A_LINE = 4
MOST_PLACES = 4


class RecoveryCode(QDialog):
    """Stays until the user says that the code is written down; `done_with` says so."""

    done_with = Signal()

    def __init__(self, desk: Desk, info: LedgerInfo, code: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._desk, self._info, self._code = desk, info, code
        self.setWindowTitle(_tr("Recovery code"))
        self.setMinimumWidth(desk.theme.px(560))
        groups = code.split("-")
        starts = range(0, len(groups), GROUPS_IN_A_LINE)
        lines = ["-".join(groups[at : at + GROUPS_IN_A_LINE]) for at in starts]
        self.code = label("-\n".join(lines), "figure")
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.setAccessibleName(_tr("Recovery code"))
        self.said = label(kind="meta")
        self.said.setWordWrap(True)
        self.written = QCheckBox(_tr("I have &written it down"))
        self.close_button = Button(desk.theme, _tr("Done"), kind="primary")
        self.close_button.setEnabled(False)
        self.written.toggled.connect(self.close_button.setEnabled)
        self.close_button.clicked.connect(self.accept)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 16)
        self._column.setSpacing(14)
        self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Make room for what came later: beside words that wrap, Qt squeezes its lines instead."""
        is_done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            needed = self._column.totalHeightForWidth(self.width())
            self.setMinimumHeight(max(self.minimumHeight(), needed))
        return is_done

    def accept(self) -> None:
        if self.written.isChecked():
            super().accept()
            self.done_with.emit()

    def reject(self) -> None:
        """Stay: Escape must not lose the only sight of the code."""
        self.said.setText(_tr("Write the code down or print it, then tick the box."))

    def copy(self) -> None:
        """Put the code on the clipboard, for a password manager."""
        QGuiApplication.clipboard().setText(self._code)
        self.said.setText(_tr("Copied. Do not keep it on this computer in a plain file."))

    def print_on(self, printer: QPrinter) -> None:
        """Make the recovery sheet and put it on paper; nothing is kept on the disk."""
        desk = self._desk
        work = partial(recovery_sheet, self._info, self._code, desk.today(), desk.fonts)
        desk.tasks.run(self, work, partial(self._draw, printer), self._show_problem)

    def _draw(self, printer: QPrinter, pdf: bytes) -> None:
        work = partial(_printed, printer, pdf)
        self._desk.tasks.run_apart(self, work, self._tell_printed, self._show_problem)

    def offer_deletion(self, copies: Sequence[Path]) -> None:
        """List the copies from before, which anybody can read."""
        if not copies:
            return
        words = _tr("{copies} from before the password can be read by anybody:")
        lead = label(words.format(copies=plural(len(copies), _tr("copy"), _tr("copies"))), "strong")
        names = label("\n".join(path.name for path in copies[:6]), "meta")
        more = len(copies) - 6
        rest = label(_tr("and {count} more").format(count=more) if more > 0 else "", "meta")
        rest.setVisible(more > 0)
        self.delete_button = Button(self._desk.theme, _tr("Delete them"), icon="trash-2")
        self.delete_button.clicked.connect(partial(self._delete, list(copies)))
        row = QHBoxLayout()
        row.addWidget(self.delete_button)
        row.addStretch(1)
        self.copies = QWidget()
        box = QVBoxLayout(self.copies)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(5)
        for part in (lead, names, rest):
            box.addWidget(part)
        box.addLayout(row)
        self._column.insertWidget(self._column.count() - 1, self.copies)
        QWidget.setTabOrder(self.delete_button, self.written)
        QWidget.setTabOrder(self.written, self.close_button)

    def tell_places(self, folders: Sequence[Path]) -> None:
        """Name the folders with backups that anybody can read from when the ledger lay elsewhere.

        They are not deleted here: a copy of the ledger may still be in use there.
        """
        if not folders:
            return
        words = _tr(
            "Backups from when the ledger lay elsewhere, or of a copy of it, can be read by anybody"
            " too. If nobody uses a copy there, delete these folders by hand:"
        )
        self.places = label("\n".join([words, *map(str, folders[:MOST_PLACES])]), "meta")
        self.places.setWordWrap(True)
        self.places.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column.insertWidget(self._column.count() - 1, self.places)

    def _lay_out(self) -> None:
        lead = label(
            _tr(
                "It opens the ledger when the password is forgotten. It is shown only now. Keep it "
                "on paper, away from this computer."
            ),
            "second",
        )
        lead.setWordWrap(True)
        theme = self._desk.theme
        show, copy = (
            Button(theme, _tr("Print…"), icon="printer"),
            Button(theme, _tr("Copy"), icon="copy"),
        )
        show.clicked.connect(self._ask_printer)
        copy.clicked.connect(self.copy)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(show)
        row.addWidget(copy)
        row.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.written, 1)
        foot.addWidget(self.close_button)
        for part in (lead, self.code):
            self._column.addWidget(part)
        self._column.addLayout(row)
        self._column.addWidget(self.said)
        self._column.addLayout(foot)

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(_tr("Recovery sheet"))
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def _tell_printed(self, is_printed: bool) -> None:  # noqa: FBT001 - the answer of a task
        self.said.setText(
            _tr("Sent to the printer.")
            if is_printed
            else _tr("The printer did not take the sheet. Write the code down instead.")
        )

    def _delete(self, copies: list[Path]) -> None:
        self.written.setFocus()  # Qt goes back to the first button from one that is switched off
        self.delete_button.setEnabled(False)
        work = partial(delete_copies, copies)
        self._desk.tasks.run(self, work, self._say_deleted, self._offer_again)

    def _offer_again(self, error: CollectorError) -> None:
        self.delete_button.setEnabled(True)
        self._show_problem(error)

    def _say_deleted(self, count: int) -> None:
        self.copies.hide()
        words = _tr("{copies} deleted. A new backup, under the password, is there.")
        self.said.setText(words.format(copies=plural(count, _tr("copy"), _tr("copies"))))

    def _show_problem(self, error: CollectorError) -> None:
        self.said.setText(sentence_of(error))


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecoveryCode", text)


def _printed(printer: QPrinter, pdf: bytes) -> bool:
    """Put the sheet on paper; return whether the printer took it."""
    sheets = Sheets(printer)
    return sheets.begin() and sheets.put(draw_sheet(pdf, 0)) and sheets.end()
