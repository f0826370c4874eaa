"""What an empty list shows: one sentence and one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.cells import Tone, plain_tip
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.paint import Brush

_TILE, _ICON, _WIDEST = 56, 26, 420
_ROOM_FOR_TILE, _ROOM_FOR_SENTENCE = 230, 120


class EmptyState(QWidget):
    """An icon, a title, a sentence and up to two buttons; in little room the title only."""

    acted = Signal()
    acted_otherwise = Signal()

    def __init__(self, theme: Theme, icon: str, title: str, sentence: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._tile = IconTile(theme, icon)
        self._title, self._sentence = label(title, "panel"), label(sentence, "second")
        self._sentence.setWordWrap(True)
        self._sentence.setMaximumWidth(theme.px(_WIDEST))
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        column.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        for part in (self._title, self._sentence):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._title, 0)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._sentence, 8)
        middle.addStretch(1)
        column.addLayout(middle)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addLayout(self._row)
        buttons.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        column.addStretch(1)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 Qt's name
        """Ask for no height: it makes do with any, and a page must not scroll for its sentence."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tile.setVisible(self.height() >= self._theme.px(_ROOM_FOR_TILE))
        is_low = self.height() < self._theme.px(_ROOM_FOR_SENTENCE)
        self._sentence.setVisible(not is_low)
        self._title.setToolTip(plain_tip(self._sentence.text()) if is_low else "")
        self._column.setSpacing(0 if is_low else 8)

    def offer(self, text: str, *, primary: bool = True, key: str = "") -> Button:
        """Add the button that emits `acted`; it has the keyboard where the state is given it."""
        button = Button(self._theme, text, kind="primary" if primary else "", key=key)
        button.clicked.connect(self.acted)
        self._row.addWidget(button)
        self.setFocusProxy(button)
        return button

    def offer_otherwise(self, text: str) -> Button:
        """Add the second button, which emits `acted_otherwise`."""
        button = Button(self._theme, text)
        button.clicked.connect(self.acted_otherwise)
        self._row.addWidget(button)
        return button

    def say(self, title: str, sentence: str) -> None:
        """Replace the words."""
        self._title.setText(title)
        self._sentence.setText(sentence)


class IconTile(QWidget):
    """An icon on a soft square."""

    def __init__(
        self, theme: Theme, icon: str, tone: Tone = Tone.ACCENT, size: int = _TILE
    ) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = (icon, tone)
        self._size = size
        self.setFixedSize(self.sizeHint())
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(self._size), self._theme.px(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        icon, tone = self._drawing
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        brush.box(QRectF(self.rect()), f"{tone}_soft", self._size / 5)
        size = round(self.width() * _ICON / _TILE)
        at = QRectF(self.rect()).center()
        at.setX(at.x() - size / 2)
        at.setY(at.y() - size / 2)
        brush.icon(at, icon, f"{tone}_text", size)
        painter.end()
