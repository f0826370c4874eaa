"""The backups of a ledger, with what each holds, to choose the one to be restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from collector_desktop.ui.widgets.backup_table import BackupTable
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.backup_list import KeptBackup
    from collector_desktop.ui.theme import Theme


class BackupList(QDialog):
    """Enter or Restore takes the chosen backup, `chosen` carries it; `file_asked` wants another."""

    chosen = Signal(object)
    file_asked = Signal()

    def __init__(
        self, theme: Theme, kept: Sequence[KeptBackup], first: Path, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_tr("Restore a backup"))
        self.resize(theme.px(920), theme.px(460 if kept else 340))
        lead = label(
            _tr("The ledger as it is now is kept beside it before the backup takes its place."),
            "second",
        )
        self.table = BackupTable(theme)
        self.table.show_backups(kept, first)
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

    def _take(self) -> None:
        path = self.table.current_path()
        if path is not None:
            self.accept()
            self.chosen.emit(path)


def _none(theme: Theme) -> EmptyState:
    """Return what stands for the list while there is no backup."""
    sentence = _tr("One is made when you close the ledger, and after changes.")
    return EmptyState(
        theme, "archive-restore", _tr("There is no backup of this ledger yet"), sentence
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("BackupList", text)
