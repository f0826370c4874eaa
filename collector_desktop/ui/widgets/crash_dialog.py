"""The dialog after a fault of the program: what it means, and a report to keep or copy."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.errors import CollectorError
from collector_desktop.ui.errors import CrashReport
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button, label


class CrashDialog(QDialog):
    """Shows the report of a fault; nothing is sent anywhere."""

    def __init__(self, theme: Theme, report: CrashReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.report = report
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setMinimumWidth(theme.px(640))
        self.said = said = label(
            self.tr(
                "Collector Desktop made a mistake and could not finish what you asked. The ledger "
                "is as it was before. You can go on working. Nothing has been sent to anybody."
            )
        )
        said.setWordWrap(True)
        text = QPlainTextEdit(report.text)
        text.setReadOnly(True)
        text.setAccessibleName(self.tr("Report"))
        copy, save = Button(theme, self.tr("Copy report")), Button(theme, self.tr("Save report…"))
        close = Button(theme, self.tr("Go on working"), kind="primary")
        copy.clicked.connect(self._copy)
        save.clicked.connect(self._ask_where)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Something went wrong"), "panel"))
        for part in (said, text):
            column.addWidget(part)
        column.addLayout(row)
        close.setDefault(True)

    def save(self, path: Path) -> None:
        """Write the report to a file, or say over it why that cannot be; it stays to be copied."""
        from collector_desktop.exporters.atomic import atomic_write  # noqa: PLC0415 - after a fault

        try:
            atomic_write(path, self.report.text.encode())
        except CollectorError as error:
            self.said.setText(str(error))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report.text)

    def _ask_where(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save report"), "collector-report.txt", self.tr("Text (*.txt)")
        )
        if name:
            self.save(Path(name))
