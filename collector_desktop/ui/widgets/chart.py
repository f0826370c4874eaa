"""What all charts share: axis, labels, the point under the mouse or chosen by the arrow keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.chart_scale import Scale, scale_for
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import CENTRE, RIGHT, Brush

_SMALL = (11, REGULAR)
_AXIS_GAP, _FOOT, _HEAD = 8, 24, 8


@frozen
class Series:
    """What one colour of a chart means."""

    title: str
    colour: str


@frozen
class ChartPoint:
    """One place along a chart: what is below it, its values from the foot up, what is said.

    A value of None is not drawn. `top` is written above it; the `strong` point is the present one.
    """

    label: str
    values: tuple[float | None, ...]
    spoken: str
    top: str = ""
    strong: bool = False


class Chart(QWidget):
    """Draws points over an axis; `opened` gives the point that was clicked or entered."""

    opened = Signal(int)

    def __init__(self, theme: Theme, title: str, axis: Callable[[float], str]) -> None:
        super().__init__()
        self._theme, self._title, self._axis = theme, title, axis
        self._points: tuple[ChartPoint, ...] = ()
        self._scale = Scale((0.0, 1.0))
        self._series: tuple[Series, ...] = ()
        self._was_read = False
        self._at: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        theme.changed.connect(self.update)

    def show_points(self, series: Sequence[Series], points: Sequence[ChartPoint]) -> None:
        """Replace what is drawn."""
        self._series, self._points = tuple(series), tuple(points)
        self._scale = scale_for(*self._range())
        self._at, self._was_read = None, True
        self.setAccessibleDescription("; ".join(point.spoken for point in self._points))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(320), self._theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(120))

    def instead(self) -> str:
        """Return what stands in place of the picture, which is not read yet or has nothing."""
        return _tr("Nothing to draw yet") if self._was_read else _tr("Reading…")

    def chosen(self) -> int | None:
        """Return the point under the mouse or chosen by the arrow keys."""
        return self._at

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brush = Brush(painter, self._theme)
        if not any(any(point.values) for point in self._points):
            brush.text(self.rect(), self.instead(), "text3", (12, REGULAR), CENTRE)
            painter.end()
            return
        self._paint_axis(brush)
        if self._at is not None:
            brush.box(self._column(self._at), "hover", 4)
        self._paint_points(brush)
        self._paint_labels(brush)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(self._theme.colour("focus"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self._point_at(event.position()))
        words = "" if self._at is None else plain_tip(self._points[self._at].spoken)
        QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._point_at(event.position())
        if at is not None:
            self.opened.emit(at)

    def leaveEvent(self, event: QEvent) -> None:
        self._choose(None)
        super().leaveEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._choose(None)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._points:
            start = len(self._points) if step < 0 else -1
            at = (start if self._at is None else self._at) + step
            self._choose(min(max(at, 0), len(self._points) - 1))
            self._show_tip()
        elif self._at is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _show_tip(self) -> None:
        """Show what the chosen point is, as the mouse would."""
        if self._at is not None:
            corner = self.mapToGlobal(self._column(self._at).center().toPoint())
            QToolTip.showText(corner, plain_tip(self._points[self._at].spoken), self)

    def _choose(self, at: int | None) -> None:
        if at != self._at:
            self._at = at
            self.update()

    def _range(self) -> tuple[float, float]:
        """Return the highest and the lowest value that must fit."""
        return max((sum(_known(point)) for point in self._points), default=1.0), 0.0

    def _paint_points(self, brush: Brush) -> None:
        """Draw the values."""

    def _paint_axis(self, brush: Brush) -> None:
        room = self.room()
        brush.painter.setPen(self._theme.colour("grid"))
        for tick in self._scale.ticks:
            level = round(self.level(tick)) + 0.5
            brush.painter.drawLine(QPointF(room.left(), level), QPointF(room.right(), level))
        for tick in self.written_ticks():
            place = QRect(0, round(self.level(tick)) - 8, round(room.left()) - _AXIS_GAP, 16)
            brush.text(place, self._axis(tick), "text3", _SMALL, RIGHT)

    def written_ticks(self) -> list[float]:
        """Return the lines that their value is beside; a low chart has no room for all."""
        high, last = self._theme.metrics(*_SMALL).height(), self.level(self._scale.low)
        found = [self._scale.low]
        for tick in self._scale.ticks[1:]:
            if last - self.level(tick) >= high:
                found.append(tick)
                last = self.level(tick)
        return found

    def _paint_labels(self, brush: Brush) -> None:
        height = self._theme.px(18)
        for at, point in enumerate(self._points):
            column = self._column(at)
            below = QRect(
                round(column.left()), self.height() - height, round(column.width()), height
            )
            font = (11, SEMIBOLD) if point.strong else _SMALL
            brush.text(below, point.label, "text" if point.strong else "text3", font, CENTRE)

    def room(self) -> QRectF:
        """Return where the values are drawn."""
        metrics = self._theme.metrics(*_SMALL)
        words = (self._axis(tick) for tick in self._scale.ticks)
        left = max(metrics.horizontalAdvance(text) for text in words) + _AXIS_GAP
        foot = self._theme.px(_FOOT)
        return QRectF(left, _HEAD, self.width() - left - 1, self.height() - foot - _HEAD)

    def level(self, value: float) -> float:
        """Return how far down a value stands, in pixels."""
        room = self.room()
        return room.bottom() - self._scale.share(value) * room.height()

    def _column(self, at: int) -> QRectF:
        room = self.room()
        width = room.width() / max(len(self._points), 1)
        return QRectF(room.left() + at * width, room.top(), width, room.height())

    def _point_at(self, place: QPointF) -> int | None:
        room = self.room()
        if not self._points or not room.left() <= place.x() <= room.right():
            return None
        share = (place.x() - room.left()) / room.width()
        return min(int(share * len(self._points)), len(self._points) - 1)


def _known(point: ChartPoint) -> list[float]:
    return [value for value in point.values if value is not None]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Charts", text)
