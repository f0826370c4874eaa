"""A list of tiles of one height: one is current, each may be ticked or moved by key or mouse."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, Protocol, TypeVar, overload

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from collector_desktop.ui.cells import plain_tip
from collector_desktop.ui.theme import Theme
from collector_desktop.ui.widgets.paint import Brush

TILE_ROLE = Qt.ItemDataRole.UserRole.value + 1
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_Key = Qt.Key
_STEPS = {_Key.Key_J: 1, _Key.Key_K: -1, _Key.Key_Down: 1, _Key.Key_Up: -1}
_ENTER = {_Key.Key_Return, _Key.Key_Enter}
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


class Tile(Protocol):
    """What a list can hold: something with a key of its own that can be read aloud."""

    @property
    def key(self) -> Hashable:
        """What tells it apart across two readings."""

    def words(self) -> str:
        """Return it as one sentence."""


T = TypeVar("T", bound=Tile)


class MadeTiles(Sequence[T]):
    """Tiles that are made as they are looked at: of tens of thousands a list paints a dozen."""

    def __init__(self, keys: Sequence[Hashable], make: Callable[[int], T]) -> None:
        self.keys, self._make = keys, make
        self._made: dict[int, T] = {}

    def __len__(self) -> int:
        return len(self.keys)

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> list[T]: ...

    def __getitem__(self, at: int | slice) -> T | list[T]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        if place not in self._made:
            self._made[place] = self._make(place)
        return self._made[place]


class TileList(QListView, Generic[T]):
    """Shows tiles; `chosen` carries the current one, `ticked` and `opened` the one acted on.

    `move_asked` carries the place of the current tile and the place where it is wanted.
    """

    chosen = Signal(object)
    ticked = Signal(object)
    opened = Signal(object)
    move_asked = Signal(int, int)

    def __init__(self, theme: Theme, name: str, *, movable: bool = False) -> None:
        super().__init__()
        self._rows = _Tiles[T](self)
        self.theme = theme
        self._movable, self._dragged = movable, -1
        self.setModel(self._rows)
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self.doItemsLayout)

    def show_tiles(self, tiles: Sequence[T]) -> None:
        """Replace the tiles; the current one stays while it is there, else its neighbour is."""
        old, row = self.current(), max(self.currentIndex().row(), 0)
        keys = _keys(tiles)
        if old is not None and old.key in keys:
            row = keys.index(old.key)
        self._rows.show(tiles)
        if tiles:
            self.setCurrentIndex(self._rows.index(min(row, len(tiles) - 1), 0))

    def tiles(self) -> Sequence[T]:
        """Return the tiles from top to bottom."""
        return self._rows.rows

    def current(self) -> T | None:
        """Return the tile that the keys act on."""
        found: T | None = self.currentIndex().data(TILE_ROLE)
        return found

    def go_to(self, key: Hashable) -> None:
        """Make the tile with a key current, if it is there."""
        keys = _keys(self._rows.rows)
        if key in keys:
            self.setCurrentIndex(self._rows.index(keys.index(key), 0))

    def place(self, at: int) -> QRect:
        """Return where a tile is painted."""
        return self.visualRect(self._rows.index(at, 0))

    def tick_place(self, tile: QRect) -> QRect | None:
        """Return the part of a tile on which a click ticks it; None where none is ticked."""
        return None if tile.isNull() else QRect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = _Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        here = self.currentIndex().row()
        if key in _STEPS and modifiers == _NO_MODIFIER:
            self._go(here + _STEPS[key])
        elif key in _STEPS and modifiers == Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(here, here + _STEPS[key])
        elif modifiers == _NO_MODIFIER and key in {*_ENTER, _Key.Key_Space}:
            self._emit(self.ticked if key == _Key.Key_Space else self.opened)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: ARG002, N802 letters are commands here
        return

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        box = self.tick_place(self.visualRect(index)) if index.isValid() else None
        if box is not None and box.contains(at):
            self._emit(self.ticked)
        self._dragged = index.row() if self._movable else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged < 0:
            super().mouseMoveEvent(event)
            return
        row = self.indexAt(event.position().toPoint()).row()
        if row not in {-1, self._dragged}:
            dragged, self._dragged = self._dragged, row
            self.move_asked.emit(dragged, row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._dragged = -1

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._emit(self.opened)

    def _go(self, row: int) -> None:
        if 0 <= row < self._rows.rowCount():
            self.setCurrentIndex(self._rows.index(row, 0))

    def _emit(self, signal: SignalInstance) -> None:
        tile = self.current()
        if tile is not None:
            signal.emit(tile)

    def _on_current(self, index: QModelIndex) -> None:
        self.viewport().update()
        self.chosen.emit(index.data(TILE_ROLE))


class TileDelegate(QStyledItemDelegate):
    """Calls a painter for each tile, with whether it is current and has the keyboard."""

    def __init__(
        self, view: TileList[T], paint: Callable[[Brush, QRect, T, bool], None], height: int
    ) -> None:
        super().__init__(view)
        self._view, self._paint, self._height = view, paint, height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(100, self._view.theme.px(self._height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tile = index.data(TILE_ROLE)
        if tile is None:
            return
        painter.save()
        brush = Brush(painter, self._view.theme, painter.device().devicePixelRatio())
        current = index.row() == self._view.currentIndex().row()
        self._paint(brush, option.rect, tile, current)
        painter.restore()


def paint_focus(brush: Brush, view: QWidget, place: QRect, radius: float) -> None:
    """Draw the ring of the tile that has the keyboard."""
    if view.hasFocus():
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.setPen(QPen(brush.theme.colour("focus"), 2))
        brush.painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), radius, radius)


def _keys(tiles: Sequence[Tile]) -> Sequence[Hashable]:
    return tiles.keys if isinstance(tiles, MadeTiles) else [tile.key for tile in tiles]


class _Tiles(QAbstractListModel, Generic[T]):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[T] = ()

    def show(self, tiles: Sequence[T]) -> None:
        """Replace every tile."""
        self.beginResetModel()
        self.rows = tiles if isinstance(tiles, MadeTiles) else tuple(tiles)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        tile = self.rows[index.row()]
        if role == TILE_ROLE:
            return tile
        if role == Qt.ItemDataRole.ToolTipRole.value:
            return plain_tip(tile.words())
        return tile.words() if role == Qt.ItemDataRole.DisplayRole.value else None
