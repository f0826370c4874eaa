"""The bar that rises when invoices are ticked: how much they are and what to do with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QSize, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from collector_desktop.ui.theme import MEDIUM, Theme
from collector_desktop.ui.widgets.labels import key_cap_width, label, paint_key_cap
from collector_desktop.ui.widgets.paint import Brush

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_ICON, _GAP, _SIDE, _BOTTOM = 16, 7, 8, 14
Act = tuple[str, str, str, str]


class SelectionBar(QFrame):
    """Floats above the lower edge of a list; `chosen` gives the name of an action."""

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, theme: Theme, acts: Sequence[Act], around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setObjectName("toast")
        self.setAccessibleName(self.tr("Ticked invoices"))
        self._count, self._sum = label(kind="strong"), label()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(4)
        row.addWidget(self._count)
        row.addSpacing(6)
        row.addWidget(self._sum)
        row.addSpacing(8)
        self._buttons = {name: BarButton(theme, text, icon, key) for name, text, icon, key in acts}
        for name, button in self._buttons.items():
            button.clicked.connect(lambda _=False, name=name: self.chosen.emit(name))
            row.addWidget(button)
        close = BarButton(theme, "", "x", "")
        close.setAccessibleName(self.tr("Untick all"))
        close.setToolTip(self.tr("Untick all (Esc)"))
        close.clicked.connect(self.cleared)
        row.addWidget(close)
        around.installEventFilter(self)
        theme.changed.connect(self._place)
        self.hide()

    def show_selection(self, count: str, words: str, offered: Sequence[str]) -> None:
        """Say what is ticked and offer what can be done with it."""
        self._count.setText(count)
        self._sum.setText(words)
        for name, button in self._buttons.items():
            button.setVisible(name in offered)
        self.show()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        if self.isHidden():
            return
        around, hint = self._around.rect(), self.sizeHint()
        for part in (self._sum, self._count):
            part.show()
        for part in (self._sum, self._count):
            hint = self.sizeHint()
            part.setVisible(hint.width() <= around.width() - 2 * _SIDE)
        width = min(hint.width(), around.width() - 16)
        left = (around.width() - width) // 2
        self.setGeometry(
            QRect(left, around.height() - hint.height() - _BOTTOM, width, hint.height())
        )
        self.raise_()


class BarButton(QPushButton):
    """A button on dark ground, with an icon and a key cap."""

    def __init__(self, theme: Theme, text: str, icon: str, key: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._drawing = (icon, key)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        icon, key = self._drawing
        parts = [self._theme.px(_ICON)] if icon else []
        if self.text():
            parts.append(self._theme.metrics(13, MEDIUM).horizontalAdvance(self.text()))
        if key:
            parts.append(key_cap_width(self._theme, key))
        width = sum(parts) + _GAP * (len(parts) - 1) + 2 * _SIDE
        return QSize(width, self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        icon, key = self._drawing
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        size, left = self._theme.px(_ICON), _SIDE
        if icon:
            at = QPointF(left, (self.height() - size) / 2)
            brush.icon(at, icon, "on_toast", size)
            left += size + _GAP
        room = QRect(left, 0, self.width() - left, self.height())
        left += brush.text(room, self.text(), "on_toast", (13, MEDIUM)) + _GAP
        if key:
            cap = QRect(left, 0, key_cap_width(self._theme, key), self.height())
            paint_key_cap(brush, cap, key, "on_toast")
        painter.end()
