"""Who owes most past due: a name, a bar of ages and a sum for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desktop.queries.aged import AgedRow
from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.format import whole_money
from collector_desktop.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.card import BarPart, paint_parts
from collector_desktop.ui.widgets.paint import CENTRE, RIGHT, Brush

_AGES = ("age1", "age2", "age3", "age4")
_BAR, _SHORTEST, _TALLEST = 8, 30, 34


class DebtorBars(QWidget):
    """Bars from the largest down; `opened` says which was clicked or entered."""

    opened = Signal(int)

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._rows: tuple[AgedRow, ...] = ()
        self._at, self._was_read = -1, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        theme.changed.connect(self.update)

    def show_rows(self, rows: Sequence[AgedRow]) -> None:
        """Replace the bars; the rows come in order, largest first."""
        self._rows, self._at, self._was_read = tuple(rows), -1, True
        words = (f"{row.name} {whole_money(row.overdue, row.currency)}" for row in self._rows)
        self.setAccessibleDescription("; ".join(words) or self.tr("Nothing is overdue"))
        self.update()

    def instead(self) -> str:
        """Return what stands in place of the bars, which are not read yet or are none."""
        return self.tr("Nothing is overdue") if self._was_read else self.tr("Reading…")

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self._theme.px(200))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self._theme.px(120))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        if not self._rows:
            brush.text(self.rect(), self.instead(), "text3", (12, REGULAR), CENTRE)
        for at in range(len(self._rows)):
            self._paint_row(brush, at)
        if self.hasFocus():
            brush.ring(self.rect())
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._choose(self._row_at(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = self._row_at(event.position().y())
        if at >= 0:
            self.opened.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if step and self._rows:
            self._choose(min(max(self._at + step, 0), len(self._rows) - 1))
        elif self._at >= 0 and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _paint_row(self, brush: Brush, at: int) -> None:
        row, place = self._rows[at], self._place(at)
        if at == self._at:
            brush.box(QRectF(place), "hover", 4)
        named, summed = self._widths()
        name = QRect(place)
        name.setWidth(named)
        brush.text(name.adjusted(4, 0, -8, 0), row.name, "text", (12, MEDIUM))
        total = QRect(place)
        total.setLeft(place.right() - summed)
        words = whole_money(row.overdue, row.currency)
        brush.text(total.adjusted(0, 0, -4, 0), words, "text", (12, SEMIBOLD), RIGHT)
        room = QRectF(name.right(), place.center().y() - _BAR / 2 + 1, 0, _BAR)
        room.setRight(total.left())
        room.setWidth(room.width() * row.overdue / max(self._rows[0].overdue, 1))
        ages = row.buckets[1:]
        parts = [BarPart(max(minor, 0), token) for minor, token in zip(ages, _AGES, strict=True)]
        paint_parts(brush, room, parts)

    def _widths(self) -> tuple[int, int]:
        """Return how wide names and sums are: whole, unless no bar would be left of the names."""
        name, figure = self._theme.metrics(12, MEDIUM), self._theme.metrics(12, SEMIBOLD)
        sums = (whole_money(row.overdue, row.currency) for row in self._rows)
        summed = max(map(figure.horizontalAdvance, sums)) + 12
        named = max(name.horizontalAdvance(row.name) for row in self._rows) + 14
        return min(named, self.width() - summed - _SHORTEST), summed

    def _place(self, at: int) -> QRect:
        height = min(self.height() // max(len(self._rows), 1), self._theme.px(_TALLEST))
        return QRect(0, at * height, self.width(), height)

    def _row_at(self, y: float) -> int:
        found = [at for at in range(len(self._rows)) if self._place(at).contains(1, round(y))]
        return found[0] if found else -1

    def _choose(self, at: int) -> None:
        if at != self._at:
            self._at = at
            self.setToolTip(plain_tip(self._rows[at].name) if at >= 0 else "")
            self.update()
