"""What is owed by age: a bar in parts and its figures; a click asks for the list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.card import BarPart, paint_parts
from collector_desktop.ui.widgets.paint import Brush

_TOKENS = ("age0", "age1", "age2", "age3", "age4")


@frozen
class AgePart:
    """One age: its title, its weight in the bar, its sum in words and what else is known."""

    title: str
    minor: int
    amount: str
    detail: str = ""


class AgeingBar(QWidget):
    """Parts from not due to the oldest, with a legend below; none is told by colour alone."""

    bucket_clicked = Signal(int)

    def __init__(self, theme: Theme, *, compact: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._compact = compact
        self._parts: tuple[AgePart, ...] = ()
        self._chosen: frozenset[int] = frozenset()
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.changed.connect(self.updateGeometry)

    def show_parts(self, parts: Sequence[AgePart], chosen: frozenset[int] = frozenset()) -> None:
        """Replace the parts; `chosen` are tinted as the filter that holds."""
        self._parts, self._chosen = tuple(parts), chosen
        self.setAccessibleName(
            "; ".join(f"{p.title} {p.amount} {p.detail}".strip() for p in self._parts)
        )
        self.update()

    def sizeHint(self) -> QSize:
        lines = self._theme.px(20 if self._compact else 40)
        return QSize(400, self._bar_height() + 10 + lines)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, self.sizeHint().height())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._part_at(round(event.position().x()), round(event.position().y()))
        if at is not None:
            self.bucket_clicked.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._parts:
            self._current = (self._current + step) % len(self._parts)
            self.update()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.bucket_clicked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        track = QRectF(0, 0, self.width(), self._bar_height())
        paint_parts(
            brush, track, [BarPart(max(p.minor, 0), self._token(at)) for at, p in self._all()]
        )
        for at, part in self._all():
            self._paint_legend(brush, at, part)
        painter.end()

    def _all(self) -> list[tuple[int, AgePart]]:
        return list(enumerate(self._parts))

    def _paint_legend(self, brush: Brush, at: int, part: AgePart) -> None:
        place, theme = self._legend(at), self._theme
        if at in self._chosen:
            brush.box(QRectF(place.adjusted(-6, -3, -6, 3)), "accent_soft", 6)
        if self.hasFocus() and at == self._current:
            brush.painter.setBrush(Qt.BrushStyle.NoBrush)
            brush.painter.setPen(theme.colour("focus"))
            brush.painter.drawRoundedRect(place.adjusted(-6, -3, -6, 2), 6, 6)
        height = theme.px(20)
        square = QRectF(place.left(), place.top() + height / 2 - 4, 9, 9)
        brush.box(square, self._token(at), 2.5)
        title = QRect(place.left() + 14, place.top(), place.width() - 18, height)
        if self._compact:
            sum_width = theme.metrics(12, SEMIBOLD).horizontalAdvance(part.amount) + 6
            words = title.adjusted(0, 0, -sum_width, 0)
            width = brush.text(words, part.title, "text2", (12, REGULAR))
            title.setLeft(title.left() + width + 6)
            brush.text(title, part.amount, "text", (12, SEMIBOLD))
            return
        brush.text(title, part.title, "text2", (12, REGULAR))
        below = QRect(place.left(), place.top() + height, place.width() - 4, height)
        width = brush.text(below, part.amount, "text", (15, SEMIBOLD))
        below.setLeft(below.left() + width + 8)
        brush.text(below, part.detail, "text3", (12, REGULAR))

    def _token(self, at: int) -> str:
        return _TOKENS[min(at, len(_TOKENS) - 1)]

    def _bar_height(self) -> int:
        return self._theme.px(8 if self._compact else 14)

    def _legend(self, at: int) -> QRect:
        width = self.width() // max(len(self._parts), 1)
        top = self._bar_height() + 8
        return QRect(at * width, top, width, self.height() - top)

    def _part_at(self, x: int, y: int) -> int | None:
        if not self._parts:
            return None
        if y > self._bar_height():
            return min(x * len(self._parts) // max(self.width(), 1), len(self._parts) - 1)
        total, passed = sum(max(p.minor, 0) for p in self._parts), 0
        for at, part in self._all():
            passed += max(part.minor, 0)
            if total and x <= self.width() * passed / total:
                return at
        return None
