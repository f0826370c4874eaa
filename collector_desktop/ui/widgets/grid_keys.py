"""The keys of a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from collector_desktop.ui.cells import RECORD_ROLE, GroupRow

if TYPE_CHECKING:
    from collector_desktop.ui.widgets.grid_rows import RowsView

_Key = Qt.Key
_STEPS = {_Key.Key_J: 1, _Key.Key_K: -1, _Key.Key_Down: 1, _Key.Key_Up: -1}
_ENTER = {_Key.Key_Return, _Key.Key_Enter}
_FOLDS = {_Key.Key_Left: True, _Key.Key_Right: False}


class GridKeys:
    """Turns keys into what the grid can do."""

    def __init__(self, grid: RowsView[Any]) -> None:
        self._grid = grid

    def handle(self, event: QKeyEvent) -> bool:
        """Act on a key; return whether it was one of the grid's own."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._grid.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._grid.tick_all(on=True)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        else:
            return self._handle_plain(Qt.Key(event.key()))
        return True

    def _handle_plain(self, key: Qt.Key) -> bool:
        grid = self._grid
        if key in _STEPS:
            self._move(grid.currentIndex().row() + _STEPS[key], _STEPS[key])
        elif key == _Key.Key_Home:
            self._move(0, 1)
        elif key == _Key.Key_End:
            self._move(grid.model().rowCount() - 1, -1)
        elif key in _ENTER:
            self._open()
        elif key == _Key.Key_Space:
            self._tick()
        elif key in _FOLDS:
            self._fold(folded=_FOLDS[key])
        else:
            return key == _Key.Key_Escape and self._clear()
        return True

    def _move(self, row: int, step: int) -> None:
        """Go to the row, or on in that direction past what cannot be current."""
        model = self._grid.model()
        while 0 <= row < model.rowCount():
            enabled = model.index(row, 0).flags() & Qt.ItemFlag.ItemIsEnabled
            if enabled and not self._grid.isRowHidden(row):
                self._grid.go_to_row(row)
                return
            row += step

    def _open(self) -> None:
        record = self._grid.current_record()
        if record is not None:
            self._grid.opened.emit(record)
        else:
            self._fold(folded=not self._is_folded())

    def _tick(self) -> None:
        row = self._grid.currentIndex().row()
        if row >= 0 and self._grid.has_checks:
            self._grid.toggle(row)

    def _fold(self, *, folded: bool) -> None:
        """Fold the heading of the current row, and stand on it."""
        row = self._grid.currentIndex().row()
        while row >= 0 and self._heading(row) is None:
            row -= 1
        heading = self._heading(row) if row >= 0 else None
        if heading is not None and heading.foldable:
            self._grid.go_to_row(row)
            self._grid.groups.set_folded(row, folded=folded)

    def _is_folded(self) -> bool:
        heading = self._heading(self._grid.currentIndex().row())
        return heading is not None and self._grid.groups.is_folded(heading)

    def _clear(self) -> bool:
        """Untick everything; return whether anything was ticked."""
        had = self._grid.has_checks and bool(self._grid.selected_records())
        if had:
            self._grid.tick_all(on=False)
        return had

    def _heading(self, row: int) -> GroupRow | None:
        found = self._grid.model().index(row, 0).data(RECORD_ROLE) if row >= 0 else None
        return found if isinstance(found, GroupRow) else None
