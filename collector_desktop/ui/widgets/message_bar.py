"""What just happened, with a way back; and what went wrong, with a way on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from collector_desktop.ui.format import as_written
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.free_place import free_place
from collector_desktop.ui.widgets.labels import IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent, QHideEvent, QShowEvent

SHOWN_FOR_MS = 8_000
_BOTTOM, _WIDEST, _SLACK = 20, 720, 4
Act = Callable[[], None]


class MessageBar(QFrame):
    """Floats above the lower edge of a window.

    News hides itself after eight seconds, unless the pointer or the focus is on it. Problems stay
    until they are closed, and what was refused on a page until that is left. F6 comes to both,
    Escape closes them there. Both are announced to screen readers.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("toast")
        self.setAccessibleName(self.tr("Messages"))
        self._act: Act | None = None
        self._is_hushed = self._is_of_page = False
        self._text, self._advice = label(kind="medium"), label()
        self._advice.setWordWrap(True)
        self._text.setWordWrap(True)
        self.button = QPushButton()
        self._close = IconButton(theme, "x", self.tr("Close"), colour="text3")
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._text)
        texts.addWidget(self._advice)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addLayout(texts, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        self.button.clicked.connect(self._on_button)
        self._close.clicked.connect(self.hide)
        listen(self, {"Esc": self.hide})
        theme.changed.connect(self._on_look)
        self.hide()

    def show_news(self, text: str, button: str = "", act: Act | None = None) -> None:
        """Say what happened, with a button such as Undo if there is something to do."""
        self._present("toast", text, "", (button, act))
        self._timer.start(SHOWN_FOR_MS)

    def show_problem(
        self, title: str, advice: str, button: str = "", act: Act | None = None
    ) -> None:
        """Say what went wrong and what to do; stays until it is closed."""
        self._timer.stop()
        self._present("problem", title, advice, (button, act))

    def show_refusal(self, title: str, advice: str) -> None:
        """Say what was refused and what to do; stays until it is closed or the page is left."""
        self.show_problem(title, advice)
        self._is_of_page = True

    def leave_page(self) -> None:
        """Take away what was refused on a page that is left."""
        if self._is_of_page:
            self.hide()

    def text(self) -> str:
        """Return what the bar says."""
        return " ".join(filter(None, (self._text.text(), self._advice.text())))

    def hush(self, *, is_on: bool) -> None:
        """Say nothing while the ledger is locked: what is said may name customers."""
        self._is_hushed = is_on
        if is_on:
            self._text.clear()
            self._advice.clear()
            self.hide()

    def place(self) -> None:
        """Stand in the middle above the lower edge of the window, and over no control."""
        self._row.activate()  # the texts within else count with the height of those before
        parent = self._window
        width = min(parent.width() - 32, _WIDEST, max(self._natural_width(), 320))
        height = self.heightForWidth(width)
        left, top = (parent.width() - width) // 2, parent.height() - height - _BOTTOM
        self.setGeometry(free_place(parent, QRect(left, top, width, height), self))

    def _on_look(self) -> None:
        """Stand anew once the texts have their new size."""
        if self.isVisible():
            QTimer.singleShot(0, self, self.place)

    def _natural_width(self) -> int:
        """Return how wide the bar is with every text on one line; Qt would wrap them sooner."""
        texts = [each for each in (self._text, self._advice) if not each.isHidden()]
        wanted = max(each.fontMetrics().horizontalAdvance(each.text()) for each in texts)
        beside = [each for each in (self.button, self._close) if not each.isHidden()]
        edges, own = self._row.contentsMargins(), self.contentsMargins()
        around = edges.left() + edges.right() + own.left() + own.right()
        taken = sum(each.sizeHint().width() + self._row.spacing() for each in beside)
        return wanted + taken + around + _SLACK

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the window from now on: what looks at each of its events costs its first paint."""
        self._window.installEventFilter(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._window.removeEventFilter(self)
        super().hideEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.objectName() == "toast":
            self._timer.start(SHOWN_FOR_MS)
        super().leaveEvent(event)

    def _present(self, name: str, text: str, advice: str, act: tuple[str, Act | None]) -> None:
        if self._is_hushed:
            return
        self._is_of_page = False
        self.setObjectName(name)
        self._text.setText(as_written(text))
        self._advice.setText(as_written(advice))
        self._advice.setVisible(bool(advice))
        self.button.setText(act[0])
        self.button.setVisible(bool(act[0]))
        self._act = act[1]
        for part in (self, self._text, self._advice, self.button):
            part.style().unpolish(part)
            part.style().polish(part)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.place()
        self.show()
        self.raise_()
        _announce(self, self.text())

    def _on_button(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()

    def _expire(self) -> None:
        if self.button.hasFocus() or self._close.hasFocus():
            self._timer.start(SHOWN_FOR_MS)
        else:
            self.hide()


def _announce(bar: QWidget, text: str) -> None:
    """Have a screen reader say a message."""
    from PySide6.QtGui import (  # noqa: PLC0415 - 2 ms, and a window opens without a message
        QAccessible,
        QAccessibleAnnouncementEvent,
    )

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(bar, text))
