"""The foot of a chase run: what is ready, what is on its way, and the button that sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.short_line import ShortLine

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.ui.theme import Theme

HEIGHT, SIDE, ROOMY = 58, 20, 900


class ChaseFoot(QFrame):
    """Says how much is ready; while it runs how far it is, with Stop in place of Send."""

    send_asked = Signal()
    later_asked = Signal()
    stop_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("wizardFoot")
        self._title, self._detail = ShortLine("amount"), ShortLine("meta")
        self._hint = label(kind="meta")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.later = Button(theme, _tr("Save for later"))
        self.send = Button(
            theme,
            _tr("Send"),
            icon="send",
            kind="primary",
            key="Ctrl \N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}",
        )
        self.stop = Button(theme, _tr("Stop"), icon="circle-stop")
        self.later.clicked.connect(self.later_asked)
        self.send.clicked.connect(self.send_asked)
        self.stop.clicked.connect(self.stop_asked)
        self._running = False
        self._build()
        for part in (self._hint, self._bar, self.later, self.send, self.stop):
            part.hide()  # until it is known what is ready

    def show_ready(self, title: str, detail: str, hint: str, send: str) -> None:
        """Say what is ready; `send` are the words of the button, none when nothing can go."""
        self._running = False
        self._title.say(title)
        self._detail.say(detail)
        self._hint.setText(hint if send else "")
        self.send.setText(send)
        for button in (self.later, self.send):
            button.setVisible(bool(send))
        self._bar.hide()
        self.stop.hide()
        self._fit()

    def show_running(self, title: str, detail: str, done: int, total: int) -> None:
        """Say how far the run is."""
        self._running = True
        self._title.say(title)
        self._detail.say(detail)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.setAccessibleName(title)
        self._hint.hide()
        for button in (self.later, self.send):
            button.hide()
        self._bar.show()
        self.stop.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._title, self._detail):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE, 8, 16, 8)
        row.setSpacing(10)
        row.addLayout(words, 3)
        row.addWidget(self._bar, 4)
        row.addWidget(self._hint)
        for button in (self.later, self.send, self.stop):
            row.addWidget(button)
        self.setMinimumHeight(self._theme.px(HEIGHT))

    def _fit(self) -> None:
        roomy = self.width() >= self._theme.px(ROOMY)
        self._hint.setVisible(roomy and not self._running and bool(self._hint.text()))


def _tr(text: str) -> str:
    return QCoreApplication.translate("chase", text)
