"""The list of the parts of a page, at its left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.theme import MEDIUM, Theme
from collector_desktop.ui.widgets.paint import Brush

WIDTH, HEIGHT, PADDING, ICON = 216, 34, 12, 16


@frozen
class SideEntry:
    """A part of a page: its name for the program, its words and its icon, "" for none."""

    name: str
    text: str
    icon: str = ""


class SideList(QFrame):
    """One part is chosen; up and down arrows move, `chosen` gives the name."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, entries: Sequence[SideEntry], width: int = WIDTH) -> None:
        super().__init__()
        self._theme, self._width = theme, width
        self.setObjectName("sidePanel")
        self._names = [entry.name for entry in entries]
        self._buttons = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, PADDING, 8, PADDING)
        column.setSpacing(0)
        for at, entry in enumerate(entries):
            item = _Item(theme, entry)
            self._buttons.addButton(item, at)
            column.addWidget(item)
        column.addStretch(1)
        self._buttons.idToggled.connect(self._on_toggled)
        self._resize()
        theme.changed.connect(self._resize)

    def current(self) -> str:
        """Return the name of the chosen part."""
        return self._names[self._buttons.checkedId()]

    def choose(self, name: str) -> None:
        """Choose a part."""
        self._buttons.button(self._names.index(name)).setChecked(True)

    def focus_item(self) -> QWidget:
        """Return the item that has the keyboard in this list."""
        return self._buttons.checkedButton() or self

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        at = self._buttons.checkedId() + step
        if step and 0 <= at < len(self._names):
            self._buttons.button(at).setChecked(True)
            self._buttons.button(at).setFocus()
        elif not step:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        painter.end()

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.px(self._width))

    def _on_toggled(self, at: int, checked: bool) -> None:  # noqa: FBT001 Qt's signal
        if checked:
            self.chosen.emit(self._names[at])


class _Item(QAbstractButton):
    def __init__(self, theme: Theme, entry: SideEntry) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = entry.icon
        self.setText(entry.text)
        self.setAccessibleName(entry.text)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(120, self._theme.px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the list, which also opens the part it moves to."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        here = self.rect().adjusted(0, 1, 0, -1)
        if self.isChecked() or self.underMouse():
            brush.box(QRectF(here), "select" if self.isChecked() else "hover", 6)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.drawRoundedRect(QRectF(here).adjusted(1, 1, -1, -1), 6, 6)
        room = here.adjusted(PADDING, 0, -8, 0)
        if self._icon_name:
            size = self._theme.px(ICON)
            at = QPointF(PADDING, here.center().y() - size / 2 + 1)
            brush.icon(at, self._icon_name, "accent" if self.isChecked() else "text2", size)
            room.adjust(size + 10, 0, 0, 0)
        brush.text(room, self.text(), "text" if self.isChecked() else "text2", (13, MEDIUM))
        painter.end()
