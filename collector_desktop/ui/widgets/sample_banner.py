"""The strip above the pages that says: this ledger is invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from collector_desktop.ui.widgets.labels import IconLabel, label

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme


class SampleBanner(QFrame):
    """Shown over the sample ledger only; `left` asks for a ledger of one's own."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sampleBanner")
        start = QPushButton(self.tr("Start with your own"))
        start.setProperty("kind", "link")
        start.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "flask-conical", "plum", 14))
        row.addWidget(label(self.tr("Sample data: invented customers and invoices."), "", "plum"))
        row.addWidget(start)
        row.addStretch(1)
        self.hide()
