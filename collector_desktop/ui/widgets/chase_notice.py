"""A line over a run that says something of it, with a button for what can be done about that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.labels import Button, IconLabel, label

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

SIDE, ABOVE = 16, 8


class NoticeLine(QWidget):
    """Words and a button in one line, hidden until there is something to say."""

    def __init__(self, theme: Theme, action: str, *, is_warning: bool = False) -> None:
        super().__init__()
        notice = QFrame()
        notice.setObjectName("notice")
        self.text, self.button = label(kind="medium"), Button(theme, action, kind="chip")
        self.text.setWordWrap(True)
        row = QHBoxLayout(notice)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        if is_warning:
            row.addWidget(IconLabel(theme, "triangle-alert", "warn_text"))
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        around = QVBoxLayout(self)
        around.setContentsMargins(SIDE, ABOVE, SIDE, ABOVE)
        around.addWidget(notice)
        self.hide()
