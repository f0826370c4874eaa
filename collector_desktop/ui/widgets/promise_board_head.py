"""The columns of the promise board and the lines above their cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.theme import REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.paint import LEFT, RIGHT, Brush
from collector_desktop.ui.widgets.promise_board_card import BoardCard

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_LINE, _DOT, _LARGE = 22, 10, 1.2


@frozen
class BoardColumn:
    """One state with its cards, and what they add up to; `count` has those without a card too."""

    title: str
    tone: str
    total: str
    cards: tuple[BoardCard, ...]
    count: int
    none: str

    def counted(self) -> str:
        """Return how many there are, and how many of them have a card if not all."""
        shown = len(self.cards)
        if shown == self.count:
            return f"{shown:,}"
        of_all = QCoreApplication.translate("Promises", "first {shown} of {count}")
        return of_all.format(shown=f"{shown:,}", count=f"{self.count:,}")


class ColumnHead(QWidget):
    """The title of a column with its count and sum; the title gives way, the sum never does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column: BoardColumn | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_column(self, column: BoardColumn) -> None:
        """Replace what is said."""
        self._column = column
        count = column.counted()
        self.setAccessibleName(f"{column.title}, {count}, {column.total}")
        self.setToolTip(f"{column.title}: {count}, {column.total}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(100, self._theme.px(_LINE) * (2 if self._is_tall() else 1))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 always painted whole
        if self._column is None:
            return
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        size, px = self._theme.px(_DOT), self._theme.px
        place = QRect(size + 10, 0, self.width() - size - 14, px(_LINE))
        dot = QRectF(2, (place.height() - size) / 2, size, size)
        brush.box(dot, self._column.tone, size / 2)
        below = place.translated(0, px(_LINE)) if self._is_tall() else place
        align = LEFT if self._is_tall() else RIGHT
        taken = brush.text(below, self._column.total, "text", (13, SEMIBOLD), align)
        if not self._is_tall():
            place.setRight(place.right() - taken - px(8))
        count = self._column.counted()
        room = self._theme.metrics(12, REGULAR).horizontalAdvance(count) + px(8)
        title = place.adjusted(0, 0, -room, 0)
        wide = brush.text(title, self._column.title, "text", (13, SEMIBOLD))
        beside = QRect(place.left() + wide + px(8), 0, room, place.height())
        brush.text(beside, count, "text3", (12, REGULAR))
        painter.end()

    def _is_tall(self) -> bool:
        """Return whether the sum needs a line of its own, as with large text."""
        return self._theme.scale > _LARGE
