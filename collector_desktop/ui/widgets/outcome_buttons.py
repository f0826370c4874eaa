"""How a call ended: one button and one key for each outcome."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QSizePolicy, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import Tone
from collector_desktop.ui.theme import MEDIUM, Theme
from collector_desktop.ui.widgets.labels import key_cap_width, paint_key_cap
from collector_desktop.ui.widgets.paint import Brush

_PAD, _GAP, _SPARE = 8, 6, 6


@frozen
class OutcomeChoice:
    """An outcome as a button: its code, its words, its key, its icon and what that says."""

    code: str
    text: str
    key: str
    icon: str
    tone: Tone = Tone.NEUTRAL


class OutcomeButtons(QWidget):
    """Outcomes in rows; `chosen` carries the code. A chosen one stays tinted until `clear`."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, choices: Sequence[OutcomeChoice], columns: int = 2) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._buttons: dict[str, _OutcomeButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for at, choice in enumerate(choices):
            button = _OutcomeButton(theme, choice, self._have_room)
            button.clicked.connect(lambda _=False, code=choice.code: self.choose(code))
            self._buttons[choice.code] = button
            grid.addWidget(button, at // columns, at % columns)

    def choose(self, code: str) -> None:
        """Tint an outcome and announce it."""
        self.mark(code)
        self.chosen.emit(code)

    def mark(self, code: str) -> None:
        """Tint an outcome, or none."""
        for name, button in self._buttons.items():
            button.setChecked(name == code)

    def offers(self, code: str) -> bool:
        """Return whether an outcome has a button."""
        return code in self._buttons

    def clear(self) -> None:
        """Tint no outcome."""
        self.mark("")

    def _have_room(self) -> bool:
        """Return whether every button has room for its icon; else none shows it."""
        buttons = self._buttons.values()
        return all(b.width() >= b.sizeHint().width() - _SPARE for b in buttons)

    def listen_on(self, widget: QWidget, prefix: str = "") -> None:
        """Let the number keys choose while a widget or its children have the focus."""
        for code, button in self._buttons.items():
            shortcut = QShortcut(QKeySequence(prefix + button.choice.key), widget)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda code=code: self.choose(code))


class _OutcomeButton(QPushButton):
    def __init__(self, theme: Theme, choice: OutcomeChoice, have_room: Callable[[], bool]) -> None:
        super().__init__()
        self.choice = choice
        self._have_room = have_room
        self._theme = theme
        self.setCheckable(True)
        self.setAccessibleName(f"{choice.text}, {choice.key}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        text = self._theme.metrics(13, MEDIUM).horizontalAdvance(self.choice.text)
        around = 2 * _PAD + 2 * _GAP + self._theme.px(16) + key_cap_width(self._theme, "8")
        return QSize(text + around, self._theme.px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        tone = self.choice.tone
        if self.isChecked():
            brush.box(self.rect().toRectF(), f"{tone}_soft", 6, f"{tone}_text")
        size = self._theme.px(16)
        at = self.rect().toRectF().topLeft()
        at.setX(_PAD)
        at.setY((self.height() - size) / 2)
        cap = key_cap_width(self._theme, self.choice.key)
        left = _PAD
        if self._have_room():
            brush.icon(at, self.choice.icon, f"{tone}_text", size)
            left += size + _GAP
        room = QRect(left, 0, self.width() - left - cap - _PAD - 2, self.height())
        brush.text(room, self.choice.text, "text", (13, MEDIUM))
        place = QRect(self.width() - cap - _PAD, 0, cap, self.height())
        paint_key_cap(brush, place, self.choice.key)
        painter.end()
