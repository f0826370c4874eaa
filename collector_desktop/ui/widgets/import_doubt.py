"""The line below the drop zone about a bank statement that does not add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import Button, IconLabel, label

if TYPE_CHECKING:
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.theme import Theme


class DoubtLine(QWidget):
    """Says why a statement does not add up; `take_asked`: it is wanted anyway."""

    take_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = label(tone="danger")
        self.words.setWordWrap(True)
        self.take = Button(theme, self.tr("Take it as it is"))
        self.take.setToolTip(self.tr("Its lines come in, and the difference is pointed out"))
        self.take.clicked.connect(self.take_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "triangle-alert", "danger"))
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        self.hide()

    def show_fault(self, fault: CollectorError) -> None:
        """Show what is wrong with a statement, and the way to take it."""
        self.words.setText(str(fault))
        self.show()
