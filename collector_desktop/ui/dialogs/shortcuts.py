"""The list of keyboard shortcuts, made from the commands themselves and the keys of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import Button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.ui.theme import Theme


_GAP = 10


class ShortcutsDialog(QDialog):
    """Shows keys beside what they do; `rows` are (group, keys, words)."""

    def __init__(
        self, theme: Theme, rows: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(theme.px(620), theme.px(640))
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        group = ""
        for name, keys, words in rows:
            if name != group:
                heading = label(name, "section")
                heading.setContentsMargins(0, _GAP if group else 0, 0, 0)
                grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
                group = name
            at = grid.rowCount()
            grid.addWidget(label(keys, "strong"), at, 0)
            does = label(words)
            does.setWordWrap(True)
            grid.addWidget(does, at, 1)
        grid.setRowStretch(grid.rowCount(), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setAccessibleName(self.windowTitle())
        close = Button(theme, self.tr("Close"), kind="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
