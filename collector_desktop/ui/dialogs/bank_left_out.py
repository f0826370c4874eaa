"""The lines of the bank that were left out of matching, to be offered again."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from collector_desktop.queries.bank_lines import LeftOutLine, left_out_lines
from collector_desktop.ui.cells import Column, TextCell
from collector_desktop.ui.dialogs.form_sheet import FormSheet
from collector_desktop.ui.format import short_day
from collector_desktop.ui.later import later
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.columns import AmountLook, money_column
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.payment_words import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from PySide6.QtWidgets import QWidget

    from collector_desktop.services.bank_matching import reopen_lines
    from collector_desktop.ui.desk import Desk
else:
    reopen_lines = later("collector_desktop.services.bank_matching", "reopen_lines")

_WIDTH, _HEIGHT = 640, 280


class LeftOutSheet(FormSheet):
    """Lists the lines, the newest first; Enter offers the current one again."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk.theme, tr("Left out of matching"), parent)
        self._desk = desk
        self.setMinimumWidth(desk.theme.px(_WIDTH))
        self.save_button.setText(tr("Offer again"))
        self.grid: GridView[LeftOutLine] = GridView(desk.theme, _columns(desk.today))
        self.grid.setAccessibleName(tr("Lines left out"))
        self.grid.setMinimumHeight(desk.theme.px(_HEIGHT))
        self._model: RecordTableModel[LeftOutLine] = RecordTableModel(
            self.grid.columns, lambda row: row.line_id, self
        )
        self.grid.setModel(self._model)
        words = (tr("No line is left out"), tr("Leave one out with X."))
        self.grid.set_empty(EmptyState(desk.theme, "circle-check", *words))
        self.add_widget(GridCard(desk.theme, self.grid))
        self.grid.opened.connect(self.save)
        self.save_asked.connect(self._offer)
        self._read()

    def problem(self) -> str:
        """Return what is wrong in a sentence."""
        return "" if self.grid.current_record() else tr("Choose a line.")

    def _read(self, _: object = None) -> None:
        self._desk.tasks.run(self, partial(left_out_lines, self._desk.today()), self._show)

    def _show(self, lines: tuple[LeftOutLine, ...]) -> None:
        self._model.show(lines)
        if lines and not self.grid.currentIndex().isValid():
            self.grid.go_to_row(0)

    def _offer(self) -> None:
        row = self.grid.current_record()
        if row is not None:
            work = partial(reopen_lines, [row.line_id], self._desk.today())
            self._desk.tasks.run(self, work, self._read, self.show_problem)


def _columns(today: Callable[[], date]) -> tuple[Column[LeftOutLine], ...]:
    booked: Column[LeftOutLine] = Column(
        "booked",
        tr("Date"),
        lambda row: short_day(row.booked_on, today()),
        key=lambda row: row.booked_on,
        value=lambda row: row.booked_on,
        width=84,
    )
    words: Column[LeftOutLine] = Column(
        "words",
        tr("From your bank"),
        lambda row: ", ".join(each for each in (row.payer, row.text) if each),
        cell=lambda row: TextCell(row.payer or row.text, strong=True),
        width=260,
        stretch=True,
    )
    amount: Column[LeftOutLine] = money_column(
        "amount",
        tr("Amount"),
        lambda row: row.amount_minor,
        lambda row: row.currency,
        look=AmountLook(width=120),
    )
    return (booked, words, amount)
