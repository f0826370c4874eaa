"""A table that may be a window on a long list: it knows every key, but holds few records."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from collector_desktop.ui.cells import CELL_ROLE, IDENTITY_ROLE, Column, TextCell
from collector_desktop.ui.models.record_table import (
    ROOT,
    Index,
    RecordTableModel,
    Role,
    Section,
)

R = TypeVar("R")
Answer = Callable[[Sequence[R]], None]
Fetch = Callable[[Sequence[Any], Answer[R]], None]

PAGE, MOST_PAGES, PART = 64, 32, 500
_PAGES_AT_ONCE = 2
_WAITING = TextCell("")


class WindowTableModel(RecordTableModel[R]):
    """Shows records as its base does, or a list too long to hold by the keys of its rows.

    `fetch` is asked for the records of keys, and answers later or at once; a record that is gone
    by then leaves its row empty. `sort_asked` says that the keys are wanted in another order.
    """

    sort_asked = Signal()

    def __init__(
        self,
        columns: Sequence[Column[R]],
        identity: Callable[[R], Hashable],
        fetch: Fetch[R],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, identity, parent)
        self._fetch = fetch
        self._keys: Sequence[Any] | None = None
        self._pages: OrderedDict[int, list[R | None]] = OrderedDict()
        self._wanted: dict[int, None] = {}
        self._reading = 0
        self._is_asking = False

    @property
    def is_window(self) -> bool:
        """Whether only the keys of the rows are here."""
        return self._keys is not None

    @property
    def sorted_by(self) -> tuple[str, bool]:
        """The name of the column that the user sorted by, and whether from the largest."""
        if self._sorting is None:
            return "", False
        return self.columns[self._sorting[0]].name, self._sorting[1]

    def row_keys(self) -> Sequence[Any]:
        """Return the keys of the rows of a window, from top to bottom."""
        return () if self._keys is None else self._keys

    def show(self, records: Iterable[R]) -> None:
        self._forget(None)
        super().show(records)

    def show_sections(self, sections: Iterable[Section[R]]) -> None:
        self._forget(None)
        super().show_sections(sections)

    def show_window(self, keys: Sequence[Any], first: Sequence[R] = ()) -> None:
        """Show a row for each key; but for the first, records come as they are looked at."""
        self.beginResetModel()
        self._rows, self._sections = [], []
        self._forget(keys)
        if first:
            found = {self.identity(record): record for record in first}
            self._pages[0] = [found.get(key) for key in keys[:PAGE]]
        self.endResetModel()

    def show_rest(self, keys: Sequence[Any]) -> None:
        """Put the rest of a list below the first rows of it that a window shows."""
        first = self.row_keys()
        if not self.is_window or keys[: len(first)] != first:
            self.show_window(keys)
        elif len(keys) > len(first):
            self.beginInsertRows(QModelIndex(), len(first), len(keys) - 1)
            self._keys = keys
            self._drop(len(first) // PAGE)
            self.endInsertRows()

    def record(self, row: int) -> R | None:
        return self._at(row) if self.is_window else super().record(row)

    def records(self) -> list[R]:
        """Return every record, of a window those at hand, in the order shown."""
        if self._keys is None:
            return super().records()
        return [each for at in sorted(self._pages) for each in self._pages[at] if each is not None]

    def rows_of(self, identities: Collection[Hashable]) -> dict[Hashable, int]:
        if self._keys is None:
            return super().rows_of(identities)
        if len(identities) > 1:
            return {key: at for at, key in enumerate(self._keys) if key in identities}
        try:
            return {key: self._keys.index(key) for key in identities if key is not None}
        except ValueError:
            return {}

    def record_row(self, row: int) -> int | None:
        if self._keys is None:
            return super().record_row(row)
        return min(row, len(self._keys) - 1) if self._keys else None

    def count(self) -> int:
        return super().count() if self._keys is None else len(self._keys)

    def read(
        self, rows: Sequence[int], take: Callable[[list[R]], None], done: Callable[[], None]
    ) -> None:
        """Hand out the records of some rows in order, of a window in parts as they are read."""
        if self._keys is None:
            super().read(rows, take, done)
        else:
            self._read_parts([self._keys[row] for row in rows], take, done)

    def _read_parts(
        self, keys: list[Any], take: Callable[[list[R]], None], done: Callable[[], None]
    ) -> None:
        if not keys:
            done()
            return

        def pass_on(records: Sequence[R]) -> None:
            take(list(records))
            self._read_parts(keys[PART:], take, done)

        self._fetch(keys[:PART], pass_on)

    def rowCount(self, parent: Index = ROOT) -> int:
        if self._keys is None or parent.isValid():
            return super().rowCount(parent)
        return len(self._keys)

    def data(self, index: Index, role: int = Role.DisplayRole.value) -> Any:
        if self._keys is None:
            return super().data(index, role)
        if role == IDENTITY_ROLE:
            return self._keys[index.row()]
        record = self._at(index.row())
        if record is not None:
            return self.row_data(record, index.column(), role)
        return _WAITING if role == CELL_ROLE else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return self.row_flags(None) if self.is_window and index.isValid() else super().flags(index)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if self._keys is None:
            super().sort(column, order)
        elif 0 <= column < len(self.columns) and self.columns[column].key is not None:
            self._sorting = (column, order == Qt.SortOrder.DescendingOrder)
            self.sort_asked.emit()

    def _forget(self, keys: Sequence[Any] | None) -> None:
        self._keys = keys
        self._pages.clear()
        self._wanted.clear()
        self._reading += 1
        self._is_asking = False

    def _at(self, row: int) -> R | None:
        """Return the record of a row, or ask for it."""
        page = self._pages.get(row // PAGE)
        if page is None:
            self._want(row // PAGE)
            return None
        self._pages.move_to_end(row // PAGE)
        return page[row % PAGE]

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._is_asking:
            self._is_asking = True
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        """Ask for the pages looked at last; those that were scrolled past are not read."""
        keys = self.row_keys()
        pages = sorted(list(self._wanted)[-_PAGES_AT_ONCE:])
        self._wanted.clear()
        wanted = [key for at in pages for key in keys[at * PAGE : (at + 1) * PAGE]]
        if not wanted:
            self._is_asking = False
            return
        self._fetch(wanted, partial(self._take, self._reading, pages))

    def _take(self, reading: int, pages: list[int], records: Sequence[R]) -> None:
        if reading != self._reading:
            return
        found = {self.identity(record): record for record in records}
        keys, self._is_asking = self.row_keys(), False
        for at in pages:
            below = keys[at * PAGE : (at + 1) * PAGE]
            self._pages[at] = [found.get(key) for key in below]
            last = self.index(at * PAGE + len(below) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(at * PAGE, 0), last)
        while len(self._pages) > MOST_PAGES:
            self._pages.popitem(last=False)

    def _drop(self, page: int) -> None:
        """Forget a page that was not full, and answers that were asked for it."""
        self._pages.pop(page, None)
        self._reading += 1
        self._is_asking = False
