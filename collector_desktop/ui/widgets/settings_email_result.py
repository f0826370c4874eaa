"""What a try of the mail account gave: in place, with what to do and the server's line small."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.widgets.card import card
from collector_desktop.ui.widgets.labels import Button, IconLabel, label, set_tone
from collector_desktop.ui.widgets.settings_section import CARD_MARGIN, FIELD_GAP

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

GOOD, BAD, PLAIN = "circle-check", "circle-x", "send"


class ResultCard(QWidget):
    """A title, a sentence and a small line, with an icon that says how it went, and a button."""

    def __init__(self, theme: Theme, button: str) -> None:
        super().__init__()
        self.title, self.detail = label(kind="strong"), label(kind="second")
        self.line = label(kind="meta")
        for words in (self.title, self.detail, self.line):
            words.setWordWrap(True)
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = Button(theme, button, icon="send")
        self._icons = {
            name: IconLabel(theme, name, colour, 18)
            for name, colour in ((GOOD, "ok"), (BAD, "danger"), (PLAIN, "text2"))
        }
        row, texts = QHBoxLayout(), QVBoxLayout()
        texts.setSpacing(3)
        row.setSpacing(FIELD_GAP)
        top = Qt.AlignmentFlag.AlignTop
        for icon in self._icons.values():
            row.addWidget(icon, 0, top)
        for words in (self.title, self.detail, self.line):
            texts.addWidget(words)
        row.addLayout(texts, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card(row, CARD_MARGIN))
        self.say("", "")

    def say(self, title: str, detail: str) -> None:
        """Say what can be tried, or that it is being tried."""
        self._show(PLAIN, "", title, detail, "")

    def say_good(self, title: str, detail: str) -> None:
        """Say that it went well."""
        self._show(GOOD, "", title, detail, "")

    def say_bad(self, title: str, advice: str, line: str = "") -> None:
        """Say what went wrong, what to do, and what the server said."""
        self._show(BAD, "danger", title.removesuffix("."), advice, line)

    def _show(self, icon: str, tone: str, title: str, detail: str, line: str) -> None:
        for name, each in self._icons.items():
            each.setVisible(name == icon)
        self.title.setText(title)
        set_tone(self.title, tone)
        self.detail.setText(detail)
        self.line.setText(line)
        self.line.setVisible(bool(line))
        self.setAccessibleName(" ".join(filter(None, (title, detail, line))))
