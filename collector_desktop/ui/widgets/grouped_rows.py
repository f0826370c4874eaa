"""A list in groups: the name of each is over its rows, and can be neither chosen nor opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

ROW_ROLE = Qt.ItemDataRole.UserRole.value + 1
T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex


class GroupedRows(QAbstractListModel, Generic[T]):
    """Frozen records in their order, with the name of a group, a text, before the first of it.

    `group` names the group of a record; `words` says a record aloud and for the clipboard.
    """

    def __init__(
        self, group: Callable[[T], str], words: Callable[[T], str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._group, self._words = group, words
        self._rows: list[T | str] = []

    def show(self, records: Sequence[T]) -> None:
        """Replace every row."""
        self.beginResetModel()
        self._rows = []
        before = ""
        for record in records:
            group = self._group(record)
            if group != before:
                self._rows.append(group)
            self._rows.append(record)
            before = group
        self.endResetModel()

    def rows(self) -> list[T | str]:
        """Return records and names of groups from top to bottom."""
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole.value) -> object:
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole.value:
            return row if isinstance(row, str) else self._words(row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
