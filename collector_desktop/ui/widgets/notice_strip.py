"""The strip above the pages that says what is amiss with the ledger or its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from collector_desktop.ui.widgets.labels import IconLabel, label

if TYPE_CHECKING:
    from collector_desktop.services.ledger_notices import Notice
    from collector_desktop.ui.theme import Theme


class NoticeStrip(QFrame):
    """One notice in plain text; `move_asked` asks for a copy of the ledger on this computer."""

    move_asked = Signal()

    def __init__(self, theme: Theme, notice: Notice) -> None:
        super().__init__()
        self.setObjectName("noticeStrip")
        self.notice = notice
        words = label(notice.text, "", "warn")
        words.setWordWrap(True)
        words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(notice.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 14, 3)
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, "circle-alert", "warn_text", 14))
        row.addWidget(words, 1)
        if notice.offers_a_move:
            self.move_button = _link(self.tr("Copy to this computer…"))
            self.move_button.clicked.connect(self.move_asked)
            row.addWidget(self.move_button)
        close = _link(self.tr("Hide"))
        close.clicked.connect(self.hide)
        row.addWidget(close)


def _link(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("kind", "link")
    return made
