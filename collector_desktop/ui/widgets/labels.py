"""Labels, lines and buttons in the styles of the desk."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QWidget

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.theme import MEDIUM, Theme
from collector_desktop.ui.widgets.paint import CENTRE, Brush

_KEY_GAP, _ICON_GAP, _SIDE = 8, 4, 11
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


def label(text: str = "", kind: str = "", tone: str = "") -> QLabel:
    """Return a plain-text label of one of the style sheet's kinds."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    made.setProperty("tone", tone)
    return made


def set_tone(widget: QWidget, tone: str) -> None:
    """Change the tone of a label that may already be on the screen."""
    widget.setProperty("tone", tone)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def line(*, upright: bool = False) -> QFrame:
    """Return a hairline."""
    made = QFrame()
    made.setProperty("kind", "upright" if upright else "line")
    return made


class IconLabel(QLabel):
    """An icon that follows the theme."""

    def __init__(self, theme: Theme, name: str, colour: str = "text2", size: int = 16) -> None:
        super().__init__()
        self._theme = theme
        self._drawing = (name, colour, size)
        self._draw()
        theme.changed.connect(self._draw)

    def _draw(self) -> None:
        name, colour, size = self._drawing
        pixels = self._theme.px(size)
        self.setPixmap(self._theme.pixmap(name, colour, pixels, self.devicePixelRatioF()))


class Button(QPushButton):
    """A push button with an icon that follows the theme and a key cap, if it has a key.

    Enter presses the one that has the keyboard. None becomes the default of a dialog by itself:
    Qt would take the first, and Enter in a list would then press it.
    """

    def __init__(
        self, theme: Theme, text: str, *, icon: str = "", kind: str = "", key: str = ""
    ) -> None:
        super().__init__(text)
        self._theme = theme
        self._icon_name = icon
        self._key = key
        self.setAutoDefault(False)
        self.setProperty("kind", kind)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        room = key_cap_width(self._theme, self._key) + _KEY_GAP if self._key else 0
        return QSize(hint.width() + room, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ENTER:
            if not event.isAutoRepeat():
                self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._key:
            super().paintEvent(event)
            return
        from PySide6.QtWidgets import (  # noqa: PLC0415 - 5 ms, and none has a key in the frame
            QStyle,
            QStyleOptionButton,
            QStylePainter,
        )

        cap = key_cap_width(self._theme, self._key)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = self.rect().adjusted(_SIDE, 0, -cap - _KEY_GAP - _SIDE, 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        brush = Brush(painter, self._theme, self.devicePixelRatioF())
        colour = "on_accent" if self.property("kind") in {"primary", "danger"} else "text3"
        place = QRect(self.width() - cap - 9, 0, cap, self.height())
        paint_key_cap(brush, place, self._key, colour)
        painter.end()

    def _draw_icon(self) -> None:
        if self._icon_name:
            filled = self.property("kind") in {"primary", "danger"}
            colour = "on_accent" if filled else "text2"
            self.setIcon(self._theme.icon(self._icon_name, colour, gap=_ICON_GAP))
            self.setIconSize(QSize(self._theme.px(16) + _ICON_GAP, self._theme.px(16)))
        self.updateGeometry()


class IconButton(QToolButton):
    """A square button with an icon only; its name is its tooltip and is read aloud."""

    def __init__(self, theme: Theme, icon: str, name: str, *, colour: str = "text2") -> None:
        super().__init__()
        self._theme = theme
        self._drawing = (icon, colour)
        self.setProperty("kind", "ghost")
        self.setToolTip(plain_tip(name))
        self.setAccessibleName(name)
        self._draw_icon()
        theme.changed.connect(self._draw_icon)

    def _draw_icon(self) -> None:
        self.setIcon(self._theme.icon(*self._drawing))
        self.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))


def key_cap_width(theme: Theme, key: str) -> int:
    """Return how wide a key cap is drawn."""
    return max(theme.metrics(11, MEDIUM).horizontalAdvance(key) + 10, theme.px(18))


def paint_key_cap(brush: Brush, rect: QRect, key: str, colour: str = "text3") -> None:
    """Draw a key cap in the middle of a place."""
    height = brush.theme.px(18)
    place = QRectF(rect.left(), rect.center().y() - height / 2 + 1, rect.width(), height)
    painter = brush.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = QColor(brush.theme.colour("border2" if colour == "text3" else colour))
    edge.setAlphaF(1.0 if colour == "text3" else 0.5)
    painter.setPen(edge)
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    brush.text(place.toRect(), key, colour, (11, MEDIUM), CENTRE)
