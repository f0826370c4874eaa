"""Paints every cell of every grid: one painter for each kind of cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from collector_desktop.ui.cells import (
    CELL_ROLE,
    ActionCell,
    AmountCell,
    Cell,
    CheckCell,
    ChipsCell,
    DaysCell,
    GroupRow,
    RingCell,
    TextCell,
    TwoLineCell,
)
from collector_desktop.ui.theme import MEDIUM, REGULAR, SEMIBOLD, Theme
from collector_desktop.ui.widgets.bar_cells import BAR_PAINTERS
from collector_desktop.ui.widgets.paint import (
    RIGHT,
    Brush,
    age_token,
    fitting_chips,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from collector_desktop.ui.widgets.grid_groups import GroupPainter

PAD, FIRST_PAD, ROW, TALL_ROW = 10, 13, 32, 50
_State = QStyle.StateFlag
_BAR_COLOURS = {1: "control", 2: "warn", 3: "danger"}
_DOT_BELOW = 84


class RowDelegate(QStyledItemDelegate):
    """Asks the model once for each cell and paints what it gets."""

    def __init__(self, theme: Theme, groups: GroupPainter, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._groups = groups
        self.hovered_row = -1

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = index.data(CELL_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        brush = Brush(painter, self._theme, painter.device().devicePixelRatio())
        if isinstance(cell, GroupRow):
            self._groups.paint(brush, rect, index, cell)
        elif cell is not None:
            selected = bool(state & _State.State_Selected)
            self._ground(brush, rect, index, selected=selected)
            left = FIRST_PAD if self._groups.is_leftmost(index.column()) else PAD
            paint_cell(brush, rect.adjusted(left, 0, -PAD, -1), cell, selected=selected)
        painter.restore()

    def sizeHint(
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002 every row of a grid is equally high
        index: QModelIndex | QPersistentModelIndex,  # noqa: ARG002
    ) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(ROW))

    def _ground(
        self,
        brush: Brush,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        *,
        selected: bool,
    ) -> None:
        token = "surface"  # noqa: S105 a colour
        if selected:
            token = "select"  # noqa: S105
        elif index.row() == self.hovered_row:
            token = "hover"  # noqa: S105
        painter = brush.painter
        painter.fillRect(rect, self._theme.colour(token))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, self._theme.colour("grid"))
        if selected and self._groups.is_leftmost(index.column()):
            edge = QRect(rect.left(), rect.top(), 2, rect.height())
            painter.fillRect(edge, self._theme.colour("accent"))


def paint_cell(brush: Brush, rect: QRect, cell: Cell, *, selected: bool) -> None:
    """Paint the content of a cell on ground that is already there."""
    _PAINTERS[type(cell)](brush, rect, cell, selected=selected)


def _lines(rect: QRect, theme: Theme) -> tuple[QRect, QRect]:
    """Return the places of two lines, centred in a row."""
    height = theme.px(17)
    top = rect.center().y() - height + 1
    return (
        QRect(rect.left(), top, rect.width(), height),
        QRect(rect.left(), top + height, rect.width(), height),
    )


def _paint_text(brush: Brush, rect: QRect, cell: TextCell, *, selected: bool) -> None:
    colour = f"{cell.tone}_text" if cell.tone else "text"
    if cell.dim:
        colour = "text2" if selected else "text3"
    elif not cell.strong and not cell.tone:
        colour = "text2"
    size = 13 if cell.strong or not cell.dim else 12
    brush.text(rect, cell.text, colour, (size, SEMIBOLD if cell.strong else REGULAR))


def _paint_two_lines(brush: Brush, rect: QRect, cell: TwoLineCell, *, selected: bool) -> None:
    if cell.bars:
        _paint_bars(brush, rect, cell.bars)
        rect = rect.adjusted(brush.theme.px(24), 0, 0, 0)
    if not cell.subtitle:
        brush.text(rect, cell.title, "text", (13, SEMIBOLD))
        return
    first, second = _lines(rect, brush.theme)
    brush.text(first, cell.title, "text", (13, SEMIBOLD))
    brush.text(second, cell.subtitle, "text2" if selected else "text3", (12, REGULAR))


def _paint_bars(brush: Brush, rect: QRect, level: int) -> None:
    unit = brush.theme.px(3)
    bottom = rect.center().y() + 2 * unit
    for bar in range(3):
        height = unit * (bar + 1) + unit // 2
        place = QRectF(rect.left() + bar * (unit + 1.5), bottom - height, unit, height)
        brush.box(place, _BAR_COLOURS[level] if bar < level else "border2", 1)


def _paint_amount(brush: Brush, rect: QRect, cell: AmountCell, *, selected: bool) -> None:
    colour = "text3" if cell.dim and not selected else "text2"
    font = (13, SEMIBOLD if cell.strong else REGULAR)
    if cell.strong:
        colour = "text"
    if not cell.subtitle:
        brush.text(rect, cell.text, colour, font, RIGHT)
        return
    first, second = _lines(rect, brush.theme)
    brush.text(first, cell.text, colour, font, RIGHT)
    brush.text(second, cell.subtitle, "text2" if selected else "text3", (12, REGULAR), RIGHT)


def _paint_check(brush: Brush, rect: QRect, _: CheckCell, *, selected: bool) -> None:
    size = brush.theme.px(16)
    top = rect.center().y() - size // 2 + 1
    brush.check(QRectF(rect.left(), top, size, size), ticked=selected)


def _paint_chips(brush: Brush, rect: QRect, cell: ChipsCell, **_: bool) -> None:
    shown, overflow = fitting_chips(brush.theme, cell.chips, rect.width())
    brush.chips(rect, shown, overflow)


def _paint_days(brush: Brush, rect: QRect, cell: DaysCell, **_: bool) -> None:
    if cell.days <= 0:
        brush.text(rect, cell.text, "text2", (12, REGULAR), RIGHT)
        return
    text, share, token = str(cell.days), cell.days / cell.full, age_token(cell.days)
    if rect.height() >= brush.theme.px(44):
        first, second = _lines(rect, brush.theme)
        brush.text(first, text, "text", (13, REGULAR), RIGHT)
        bar = QRectF(0, second.top() + 4, min(30, rect.width()), 5)
        bar.moveRight(rect.right() + 1)
        brush.bar(bar, share, token)
    elif rect.width() < _DOT_BELOW - 2 * PAD:
        size = 7
        brush.box(QRectF(rect.left(), rect.center().y() - 2.5, size, size), token, size / 2)
        brush.text(rect.adjusted(size + 3, 0, 0, 0), text, "text", (13, MEDIUM), RIGHT)
    else:
        width = rect.width() - brush.theme.px(34)
        brush.bar(QRectF(rect.left(), rect.center().y() - 1.5, min(width, 46), 5), share, token)
        brush.text(rect, text, "text", (13, MEDIUM), RIGHT)


def _paint_ring(brush: Brush, rect: QRect, cell: RingCell, **_: bool) -> None:
    token = "ok" if cell.percent >= 95 else "warn" if cell.percent >= 60 else "control"
    size = brush.theme.px(16)
    place = QRectF(rect.left() + 1, rect.center().y() - size / 2 + 1, size, size)
    painter = brush.painter
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(brush.theme.colour("press"), 3))
    painter.drawEllipse(place)
    painter.setPen(QPen(brush.theme.colour(token), 3))
    painter.drawArc(place, 90 * 16, -round(cell.percent * 3.6 * 16))
    room = rect.adjusted(size + 8, 0, 0, 0)
    brush.text(room, f"{cell.percent}%", "text2", (12, REGULAR))


def _paint_action(brush: Brush, rect: QRect, cell: ActionCell, *, selected: bool) -> None:
    size, colour = brush.theme.px(16), "accent_text" if selected else "text2"
    if selected:
        height = brush.theme.px(28)
        frame = QRectF(rect.left() - 2, rect.center().y() - height / 2, rect.width() + 4, height)
        brush.box(frame, "surface", 6, "accent")
    left = rect.left() + 6
    if cell.icon:
        brush.icon(QPointF(left, rect.center().y() - size / 2 + 1), cell.icon, colour, size)
        left += size + 6
    room = QRect(left, rect.top(), rect.right() - left - 4, rect.height())
    brush.text(room, cell.text, colour, (13, MEDIUM if selected else REGULAR))


_PAINTERS: dict[type, Callable[..., None]] = {
    TextCell: _paint_text,
    TwoLineCell: _paint_two_lines,
    AmountCell: _paint_amount,
    DaysCell: _paint_days,
    ChipsCell: _paint_chips,
    CheckCell: _paint_check,
    RingCell: _paint_ring,
    ActionCell: _paint_action,
    **BAR_PAINTERS,
}
