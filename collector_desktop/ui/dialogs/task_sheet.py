"""What we have to do, for one customer or for all: tick it off, or add more."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.tasks import TaskRow, tasks
from collector_desktop.services.tasks import TaskDraft, add_task, finish_task
from collector_desktop.ui.cells import Column, TextCell, Tone
from collector_desktop.ui.dialogs.list_sheet import ListSheet
from collector_desktop.ui.widgets.columns import customer_column, day_column
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import Button
from collector_desktop.ui.widgets.money_edit import mark_error

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from collector_desktop.ui.desk import Desk


class TaskSheet(ListSheet[TaskRow]):
    """The tasks of a customer, with a line to add one; without a customer those of everybody."""

    def __init__(
        self, desk: Desk, parent: QWidget | None, customer_id: int | None = None, name: str = ""
    ) -> None:
        nothing = (
            "circle-check",
            tr("Nothing to do"),
            tr("Anything left to do after a call is listed here."),
        )
        columns = _columns(desk.today, with_customer=customer_id is None)
        super().__init__(desk, columns, lambda row: row.task_id, nothing, parent)
        self._customer_id = customer_id
        self.setWindowTitle(tr("To do for {name}").format(name=name) if name else tr("To do"))
        self.grid.setAccessibleName(tr("Tasks"))
        self.why, self.what, self.by = QLineEdit(), QLineEdit(), DayEdit(desk.today)
        self.words.hide()
        self.tick = self.offer(tr("Done"), "D", self.finish, main=True)
        if customer_id is not None:
            self._add_line()

    def refresh(self) -> None:
        """Read what is to be done."""
        ids = None if self._customer_id is None else [self._customer_id]
        self.desk.tasks.run(self, partial(tasks, self.desk.today(), ids), self.show_rows)

    def finish(self) -> None:
        """Tick the current task off."""
        row = self.grid.current_record()
        if row is not None:
            self.run(partial(finish_task, row.task_id, self.desk.today()), self._read_again)

    def add(self) -> None:
        """Plan what was written, by its day, or by today."""
        if self._customer_id is None:
            return
        mark_error(self.what, wrong=not self.what.text().strip())
        if self.by.text().strip() and self.by.problem():
            mark_error(self.by, wrong=True)
            self.by.setFocus()
            self.show_refusal(self.by.problem())
            return
        due_on = self.by.day() or self.desk.today()
        draft = TaskDraft(self._customer_id, TaskKind.OTHER, due_on, self.what.text())
        self.run(partial(add_task, draft, self.desk.today()), self._added)

    def _add_line(self) -> None:
        self.what.setPlaceholderText(tr("what is to be done"))
        self.what.setAccessibleName(tr("What is to be done"))
        self.by.setPlaceholderText(tr("by when: fri, +7"))
        self.by.setAccessibleName(tr("By when"))
        button = Button(self.desk.theme, tr("Add"), icon="plus")
        button.clicked.connect(self.add)
        self.what.returnPressed.connect(self.add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.what, 3)
        row.addWidget(self.by, 1)
        row.addWidget(button)
        self.column.insertLayout(2, row)
        line = (self.grid, self.what, self.by, button, self.tick)
        for before, after in pairwise(line):
            QWidget.setTabOrder(before, after)

    def _added(self, outcome: Any) -> None:
        self.what.clear()
        self.by.set_day(None)
        self._read_again(outcome)

    def _read_again(self, _: Any) -> None:
        self.refresh()


def _columns(today: Callable[[], date], *, with_customer: bool) -> tuple[Column[TaskRow], ...]:
    words: Column[TaskRow] = Column(
        "words",
        tr("To do"),
        lambda row: row.words,
        key=lambda row: row.words.casefold(),
        width=260,
        stretch=not with_customer,
    )
    due: Column[TaskRow] = day_column("due", tr("By"), today, lambda row: row.due_on)
    number: Column[TaskRow] = Column(
        "number", tr("Invoice"), lambda row: row.number or "", width=110, priority=2
    )
    made: Column[TaskRow] = day_column("made", tr("Since"), today, lambda r: r.made_on, priority=1)
    late: Column[TaskRow] = Column(
        "late",
        "",
        lambda row: tr("late") if row.due_on < today() else "",
        cell=lambda row: TextCell(tr("late") if row.due_on < today() else "", Tone.DANGER),
        width=56,
    )
    who: tuple[Column[TaskRow], ...] = (
        (customer_column(lambda row: row.name, 180),) if with_customer else ()
    )
    return (*who, words, due, late, number, made)


def tr(text: str) -> str:
    """Return a text about tasks in the language of the desk."""
    return QCoreApplication.translate("Tasks", text)
