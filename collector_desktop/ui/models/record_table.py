"""A read-only table over frozen records, with headings between them if wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from itertools import chain
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from collector_desktop.domain.frozen import frozen
from collector_desktop.ui.cells import (
    CELL_ROLE,
    IDENTITY_ROLE,
    RECORD_ROLE,
    Column,
    GroupRow,
    plain_tip,
)

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()
_DISPLAY, _ACCESSIBLE = Role.DisplayRole.value, Role.AccessibleTextRole.value
_TIP = Role.ToolTipRole.value
_RECORD_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


@frozen
class Section(Generic[R]):
    """A heading and the records below it."""

    heading: GroupRow
    records: tuple[R, ...]


@frozen
class Sorted(Generic[R]):
    """Records in the order of a column, whether from the largest down; None leaves them."""

    records: list[R]
    sorting: tuple[int, bool] | None


class RecordTableModel(QAbstractTableModel, Generic[R]):
    """Shows records through a fixed set of columns; sorts inside itself.

    `identity` tells records apart across two readings, so that a selection finds its row again.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        identity: Callable[[R], Hashable] = hash,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.identity = identity
        self._rows: list[R | GroupRow] = []
        self._sections: list[Section[R]] = []
        self._sorting: tuple[int, bool] | None = None

    def show(self, records: Iterable[R]) -> None:
        """Replace every row, keeping the order the user sorted by."""
        self._replace([], list(records))

    def sorter(self) -> Callable[[list[R]], Sorted[R]]:
        """Return what sorts records as the list is sorted now, for a thread that may take time."""
        sorting = self._sorting
        return lambda records: Sorted(self._sorted(records, sorting), sorting)

    def show_sorted(self, found: Sorted[R]) -> None:
        """Replace every row by records that a sorter sorted; again where the order has changed."""
        records, was = found.records, found.sorting
        self._fill([], list(records if was == self._sorting else self._in_order(records)))

    def show_sections(self, sections: Iterable[Section[R]]) -> None:
        """Replace every row by headings with their records; sorting works inside a section."""
        self._replace(list(sections), [])

    def record(self, row: int) -> R | None:
        """Return the record of a row, or None on a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, GroupRow) else found

    def records(self) -> list[R]:
        """Return every record in the order shown."""
        return [row for row in self._rows if not isinstance(row, GroupRow)]

    def headings(self) -> list[int]:
        """Return the rows that are headings."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, GroupRow)]

    def rows_of(self, identities: Collection[Hashable]) -> dict[Hashable, int]:
        """Return the rows of those records that are here, by identity."""
        rows = enumerate(self._rows)
        found = ((self.identity(row), at) for at, row in rows if not isinstance(row, GroupRow))
        return {identity: at for identity, at in found if identity in identities}

    def record_row(self, row: int) -> int | None:
        """Return the first row from here on that is a record, else the last one that is."""
        here, many = max(row, 0), len(self._rows)
        places = chain(range(here, many), reversed(range(min(here, many))))
        return next((at for at in places if not isinstance(self._rows[at], GroupRow)), None)

    def count(self) -> int:
        """Return how many records there are."""
        return len(self._rows) - len(self.headings())

    def read(
        self, rows: Sequence[int], take: Callable[[list[R]], None], done: Callable[[], None]
    ) -> None:
        """Hand out the records of some rows in order, then say that it is done."""
        take([row for row in (self._rows[at] for at in rows) if not isinstance(row, GroupRow)])
        done()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        return self.row_data(self._rows[index.row()], index.column(), role)

    def row_data(self, row: R | GroupRow, at: int, role: int) -> Any:
        """Return what one column says of a row."""
        column = self.columns[at]
        if role == RECORD_ROLE:
            return row
        if isinstance(row, GroupRow):
            return _heading_data(row, at, role)
        if role == CELL_ROLE:
            return column.painted(row)
        if role == IDENTITY_ROLE:
            return self.identity(row)
        if role == _TIP:
            return plain_tip(column.tip(row) or "") if column.tip is not None else None
        return self._words(column, row, role)

    def _words(self, column: Column[R], row: R, role: int) -> str | None:
        if role == _DISPLAY:
            return column.text(row)
        return self._spoken(column, row) if role == _ACCESSIBLE else None

    def headerData(self, section: int, side: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if side == Qt.Orientation.Horizontal and role == _DISPLAY:
            return self.columns[section].title
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return self.row_flags(self._rows[index.row()])

    def row_flags(self, row: R | GroupRow | None) -> Qt.ItemFlag:
        """Return what may be done with a row; None is a record that is not here yet."""
        if not isinstance(row, GroupRow):
            return _RECORD_FLAGS
        return Qt.ItemFlag.ItemIsEnabled if row.foldable else Qt.ItemFlag.NoItemFlags

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if not 0 <= column < len(self.columns) or self.columns[column].key is None:
            return
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        kept = [(index, id(self._rows[index.row()])) for index in held]
        self._sorting = (column, order == Qt.SortOrder.DescendingOrder)
        self._rows = self._arranged(self._sections, self.records())
        places = {id(row): at for at, row in enumerate(self._rows)}
        moved = [self.index(places[row_id], index.column()) for index, row_id in kept]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def _spoken(self, column: Column[R], row: R) -> str:
        """Return the whole row for the first titled column, else the cell with its title."""
        titled = [c for c in self.columns if c.title]
        if titled and column is titled[0]:
            parts = [column.text(row)]
            parts += [f"{c.title} {c.text(row)}" for c in titled[1:] if c.text(row)]
            return ", ".join(parts)
        return f"{column.title} {column.text(row)}".strip()

    def _replace(self, sections: list[Section[R]], records: list[R]) -> None:
        self._fill(sections, self._arranged(sections, records))

    def _fill(self, sections: list[Section[R]], rows: list[R | GroupRow]) -> None:
        self.beginResetModel()
        self._sections, self._rows = sections, rows
        self.endResetModel()

    def _arranged(self, sections: list[Section[R]], records: list[R]) -> list[R | GroupRow]:
        if not sections:
            return list(self._in_order(records))
        rows: list[R | GroupRow] = []
        for section in sections:
            rows.append(section.heading)
            rows.extend(self._in_order(list(section.records)))
        return rows

    def _in_order(self, records: list[R]) -> list[R]:
        return self._sorted(records, self._sorting)

    def _sorted(self, records: list[R], sorting: tuple[int, bool] | None) -> list[R]:
        if sorting is None:
            return records
        column, descending = sorting
        key = self.columns[column].key
        return records if key is None else sorted(records, key=key, reverse=descending)


def _heading_data(heading: GroupRow, column: int, role: int) -> Any:
    if role == CELL_ROLE:
        return heading
    if role in {_DISPLAY, _ACCESSIBLE}:
        return heading.words() if column == 0 else ""
    return None
