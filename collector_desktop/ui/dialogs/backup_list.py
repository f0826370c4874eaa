"""The backups of a ledger, with what each holds, to choose the one to be restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.backup_description import Told
    from collector_desktop.services.backup_list import KeptBackup
    from collector_desktop.ui.theme import Theme

MEGABYTE = 2**20
NUMBERS = frozenset((2, 3, 5))
WIDTHS = (184, 130, 96, 200, 124, 90)
UNDESCRIBED = (
    "The file beside it that tells what it holds is missing or cannot be read. "
    "It is proved by itself before it takes the ledger's place."
)


class BackupList(QDialog):
    """Enter or Restore takes the chosen backup, `chosen` carries it; `file_asked` wants another."""

    chosen = Signal(object)
    file_asked = Signal()

    def __init__(
        self, theme: Theme, kept: Sequence[KeptBackup], first: Path, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._kept = kept
        self.setWindowTitle(_tr("Restore a backup"))
        self.resize(theme.px(920), theme.px(460 if kept else 340))
        lead = label(
            _tr("The ledger as it is now is kept beside it before the backup takes its place."),
            "second",
        )
        self.table = QTableWidget(len(kept), len(WIDTHS))
        self.table.setAccessibleName(_tr("Backups"))
        self.table.setHorizontalHeaderLabels(
            [
                _tr("Made"),
                _tr("Where"),
                _tr("Customers"),
                _tr("Owed then"),
                _tr("Proved"),
                _tr("Size"),
            ]
        )
        self._dress(theme)
        for at, each in enumerate(kept):
            self._fill(at, each, first)
        self.other = Button(theme, _tr("Another file…"))
        self.restore = Button(theme, _tr("Restore"), icon="archive-restore", kind="primary")
        self.restore.setDefault(True)
        self.restore.setEnabled(bool(kept))
        self.restore.clicked.connect(self._take)
        self.table.itemActivated.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(lead)
        column.addWidget(self.table if kept else _none(theme), 1)
        column.addLayout(self._foot(theme))
        (self.table if kept else self.other).setFocus()

    def _foot(self, theme: Theme) -> QHBoxLayout:
        cancel = Button(theme, _tr("Cancel"))
        self.other.clicked.connect(self.file_asked)
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.other)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.restore)
        return foot

    def _dress(self, theme: Theme) -> None:
        table = self.table
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setMinimumSectionSize(theme.px(34))
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, theme.px(width))
            heading = table.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_side(column))
        table.horizontalHeader().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setHighlightSections(False)

    def _fill(self, at: int, kept: KeptBackup, first: Path) -> None:
        made = f"{kept.made_at.astimezone():%a %d %b %Y %H:%M}"
        place = _tr("This computer") if kept.path.parent == first else _tr("Second folder")
        words = (made, place, *_told_words(kept.told), f"{kept.size / MEGABYTE:.1f} MB")
        for column, text in enumerate(words):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_side(column))
            item.setToolTip(kept.path.name if kept.told else _tr(UNDESCRIBED))
            self.table.setItem(at, column, item)
        if at == 0:
            self.table.selectRow(0)

    def _take(self) -> None:
        at = self.table.currentRow()
        if 0 <= at < len(self._kept):
            self.accept()
            self.chosen.emit(self._kept[at].path)


def _none(theme: Theme) -> EmptyState:
    """Return what stands for the list while there is no backup."""
    sentence = _tr("One is made when you close the ledger, and after changes.")
    return EmptyState(
        theme, "archive-restore", _tr("There is no backup of this ledger yet"), sentence
    )


def _told_words(told: Told | None) -> tuple[str, str, str]:
    """Return how many customers a backup holds, what was owed, and when it was proved last."""
    if told is None:
        return "", _tr("description unreadable"), _tr("on restoring")
    owed = ", ".join(f"{code} {_grouped(amount)}" for code, amount in told.totals.items())
    proved = _tr("when made")
    if told.proved_at is not None:
        proved = f"{told.proved_at.astimezone():%d %b %Y}"
    return f"{told.customers:,}", owed, proved


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def _grouped(amount: str) -> str:
    """Return a written amount with its thousands apart; what is no amount stays as it is."""
    sign = "-" if amount.startswith("-") else ""
    whole, point, part = amount.removeprefix("-").partition(".")
    return f"{sign}{int(whole):,}{point}{part}" if whole.isdecimal() else amount


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupList", text)
