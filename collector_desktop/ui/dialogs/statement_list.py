"""The customers of a run of statements with their ticks, and the statement of the current one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from collector_desktop.queries.statement_choices import StatementChoice
from collector_desktop.ui.dialogs.paper_view import PaperView
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.statement_columns import choice_columns

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

_LEAST = 200


class StatementList(QWidget):
    """A grid and a preview beside it; everybody who is shown again is ticked."""

    def __init__(self, desk: Desk, by_email: Callable[[], bool]) -> None:
        super().__init__()
        self._main = ""
        columns = choice_columns(lambda: self._main, by_email)
        self.grid: GridView[StatementChoice] = GridView(desk.theme, columns)
        self.grid.setAccessibleName(_tr("Customers"))
        self.model: RecordTableModel[StatementChoice] = RecordTableModel(
            columns, lambda row: row.customer_id, self
        )
        self.grid.setModel(self.model)
        advice = _tr("Choose another group or period on the left.")
        self._empty = EmptyState(desk.theme, "file-text", _tr("Nobody here"), advice)
        self.grid.set_empty(self._empty)
        self.view = PaperView(desk)
        self.nothing = label(kind="second")
        self.nothing.setWordWrap(True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._paper = QStackedWidget()
        self._paper.addWidget(self.nothing)
        self._paper.addWidget(self.view)
        self._paper.setMinimumWidth(desk.theme.px(_LEAST))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(GridCard(desk.theme, self.grid), 5)
        row.addWidget(self._paper, 3)

    def show_customers(self, found: Sequence[StatementChoice], main: str) -> None:
        """Show customers, all ticked but those who are not to be written to."""
        self._main = main
        self.grid.tick_all(on=False)  # else every tick is looked for in the new list
        self.model.show(found)
        self.grid.tick_all(on=True)
        for at, row in enumerate(self.grid.shown_records()):
            if row.unwanted:
                self.grid.select_rows(range(at, at + 1), on=False)
        if found and self.grid.current_record() is None:
            self.grid.go_to_row(0)

    def ticked(self) -> list[StatementChoice]:
        """Return whom statements are made for."""
        rows = self.model.records()
        return [rows[at] for at in self.grid.selected_rows()]

    def show_paper(self, content: bytes) -> None:
        """Show a statement."""
        self.view.show_pdf(content)
        self._paper.setCurrentWidget(self.view)

    def show_nothing(self, why: str) -> None:
        """Show why there is no statement."""
        self.nothing.setText(why)
        self._paper.setCurrentWidget(self.nothing)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statements", text)
