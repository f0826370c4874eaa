"""The instalments of a plan as rows that can be edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.plan_making import Instalment
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import MoneyEdit, mark_error
from collector_desktop.ui.widgets.plan_words import tr

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

_HIGH, _DAY_WIDE, _SUM_WIDE = 190, 150, 160


@frozen
class _Row:
    number: QWidget
    day: DayEdit
    amount: MoneyEdit


class PlanRows(QFrame):
    """One line for each instalment; `edited` says that somebody changed one."""

    edited = Signal()

    def __init__(self, desk: Desk, currency: str) -> None:
        super().__init__()
        self._desk, self._currency = desk, currency
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setColumnStretch(2, 1)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setMinimumHeight(desk.theme.px(_HIGH))
        self.area.setWidget(inside)
        self.area.setAccessibleName(tr("Instalments"))
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self.area)
        self._grid.addWidget(label(tr("Date"), "field"), 0, 1)
        head = label(tr("Amount"), "field")
        self._grid.addWidget(head, 0, 3, Qt.AlignmentFlag.AlignRight)

    def show_plan(self, plan: Sequence[Instalment]) -> None:
        """Replace the rows; fields that are there are used again."""
        while len(self._rows) > len(plan):
            self._drop(self._rows.pop())
        while len(self._rows) < len(plan):
            self._rows.append(self._new(len(self._rows) + 1))
        for row, each in zip(self._rows, plan, strict=True):
            with QSignalBlocker(row.day), QSignalBlocker(row.amount):
                row.day.set_day(each.due_on)
                row.amount.set_amount(each.amount_minor)
            mark_error(row.day, wrong=False)
            mark_error(row.amount, wrong=False)

    def plan(self) -> tuple[Instalment, ...]:
        """Return the instalments as they stand; a row that is not right is left out."""
        found = []
        for row in self._rows:
            day, minor = row.day.day(), row.amount.amount()
            if day is not None and minor is not None:
                found.append(Instalment(day, minor))
        return tuple(found)

    def problem(self) -> str:
        """Return what is wrong with a field in a sentence, and mark it."""
        for row in self._rows:
            for field in (row.day, row.amount):
                if field.problem():
                    mark_error(field, wrong=True)
                    field.setFocus()
                    return field.problem()
        return ""

    def _new(self, number: int) -> _Row:
        row = _Row(
            label(str(number), "second"), DayEdit(self._desk.today), MoneyEdit(self._currency)
        )
        px = self._desk.theme.px
        row.day.setFixedWidth(px(_DAY_WIDE))
        row.amount.setFixedWidth(px(_SUM_WIDE))
        row.day.setAccessibleName(tr("Day of instalment {number}").format(number=number))
        row.amount.setAccessibleName(tr("Amount of instalment {number}").format(number=number))
        for column, widget in ((0, row.number), (1, row.day), (3, row.amount)):
            self._grid.addWidget(widget, number, column)
        row.day.day_changed.connect(lambda _: self.edited.emit())
        row.amount.amount_changed.connect(lambda _: self.edited.emit())
        return row

    def _drop(self, row: _Row) -> None:
        for widget in (row.number, row.day, row.amount):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
