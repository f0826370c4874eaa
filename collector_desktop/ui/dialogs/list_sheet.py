"""A window with a list, what can be done with its rows, and what was refused."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.ui.errors import sentence_of
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import Button, label
from collector_desktop.ui.widgets.letter_keys import listen

if TYPE_CHECKING:
    from collector_desktop.domain.errors import CollectorError
    from collector_desktop.ui.cells import Column
    from collector_desktop.ui.desk import Desk

R = TypeVar("R")
_WIDTH, _HEIGHT = 760, 520


class ListSheet(QDialog, Generic[R]):
    """Lists the rows it is given; each action is a button with its key."""

    def __init__(
        self,
        desk: Desk,
        columns: tuple[Column[R], ...],
        identity: Callable[[Any], Hashable],
        empty: tuple[str, str, str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        theme = desk.theme
        self.resize(theme.px(_WIDTH), theme.px(_HEIGHT))
        self.grid: GridView[R] = GridView(theme, columns)
        self._model: RecordTableModel[R] = RecordTableModel(columns, identity, self)
        self.grid.setModel(self._model)
        self.grid.set_empty(EmptyState(theme, *empty))
        self.words = label(kind="second")
        self.words.setWordWrap(True)
        self.refusal = label(kind="error")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.actions_row = QHBoxLayout()
        self.actions_row.setSpacing(8)
        self.actions_row.addStretch(1)
        self._close = Button(theme, self.tr("Close"), key="Esc")
        self._close.clicked.connect(self.accept)
        self.actions_row.addWidget(self._close)
        self._offered: list[Button] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 18, 20, 16)
        self.column.setSpacing(12)
        self.column.addWidget(self.words)
        self.column.addWidget(GridCard(theme, self.grid), 1)
        self.column.addWidget(self.refusal)
        self.column.addLayout(self.actions_row)

    def offer(self, text: str, key: str, act: Callable[[], None], *, main: bool = False) -> Button:
        """Add an action below the list, on a button and on a key of the list."""
        button = Button(self.desk.theme, text, kind="primary" if main else "", key=key)
        button.clicked.connect(act)
        listen(self.grid, {key: button.click})
        self.actions_row.insertWidget(len(self._offered), button)
        before = self._offered[-1] if self._offered else self.grid
        self._offered.append(button)
        QWidget.setTabOrder(before, button)
        QWidget.setTabOrder(button, self._close)
        return button

    def show_rows(self, rows: Sequence[R]) -> None:
        """Replace the rows; the first one is current if none was."""
        self._model.show(tuple(rows))
        for button in self._offered:
            button.setEnabled(bool(rows))
        if rows and self.grid.current_record() is None:
            self.grid.selectRow(0)
        self.grid.setFocus()

    def run(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do something; say below the list why it was refused."""
        self.refusal.hide()
        self.desk.tasks.run(self, work, done, self._refuse)

    def show_refusal(self, sentence: str) -> None:
        """Say below the list what was refused and why."""
        self.refusal.setText(sentence)
        self.refusal.show()

    def _refuse(self, error: CollectorError) -> None:
        self.show_refusal(sentence_of(error))
