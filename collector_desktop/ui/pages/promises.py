"""Promises: what is due, broken and kept, as a board, a list or a calendar."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from collector_desktop.queries.promise_list import NEWEST_FIRST, ListedPromise, PromiseList
from collector_desktop.services.promise_calendar import write_calendar
from collector_desktop.services.promises import cancel_promise
from collector_desktop.ui.format import plural
from collector_desktop.ui.models.record_table import RecordTableModel, Sorted
from collector_desktop.ui.widgets import promise_board_list as rows
from collector_desktop.ui.widgets.card import FigureStrip, GridCard
from collector_desktop.ui.widgets.choice_button import ChoiceButton
from collector_desktop.ui.widgets.empty_state import EmptyState
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_columns import offer_columns
from collector_desktop.ui.widgets.labels import Button, IconButton, label
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.promise_board import PromiseBoard
from collector_desktop.ui.widgets.promise_board_card import NEW_DATE, WITHDRAW, BoardCard
from collector_desktop.ui.widgets.promise_board_words import (
    BOARD,
    PromisePage,
    board_columns,
    read_promises,
    rule,
)
from collector_desktop.ui.widgets.promise_calendar import PromiseCalendar
from collector_desktop.ui.widgets.promise_calendar_words import Days, by_day
from collector_desktop.ui.widgets.promise_narrowing import PromiseNarrowing
from collector_desktop.ui.widgets.segmented import Segmented
from collector_desktop.ui.widgets.table_export import TableExport

if TYPE_CHECKING:
    from collector_desktop.domain.changes import Outcome
    from collector_desktop.ui.desk import Desk

LAYOUT, VIEW = "promises.columns", "promises.view"
ON_BOARD, IN_LIST, IN_CALENDAR, EMPTY = range(4)
_MARGIN, _GAP, _MORE = 16, 12, 10
_FIGURES_OPEN = (1, 2, 0, 3)


class PromisesPage(Page):
    """The promises that customers made, judged by what was received."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Promises"))
        self._data: PromiseList | None = None
        self._found: PromiseList | None = None
        self._unfilled: set[int] = set()
        self._words = ""
        self.figures = FigureStrip(desk.theme, 4)
        texts = (self.tr("Board"), self.tr("List"), self.tr("Calendar"))
        icons = ("columns-3", "list-tree", "calendar")
        self.switch = Segmented(desk.theme, texts, self.tr("View"), icons)
        self.narrowing = PromiseNarrowing(desk.theme)
        self.rule = label(kind="meta")
        self.board = PromiseBoard(desk.theme, len(BOARD))
        self.month = PromiseCalendar(desk.theme)
        columns = rows.columns(desk.today, self._currency)
        self.grid: GridView[ListedPromise] = GridView(desk.theme, columns)
        self.grid.setAccessibleName(self.tr("Promises"))
        self._model: RecordTableModel[ListedPromise] = RecordTableModel(
            columns, lambda row: row.promise.promise_id, self
        )
        self.bar = FilterBar(desk.theme, self.tr("Filter this list"))
        self.older = Button(desk.theme, "", icon="chevron-down")
        self._newest = NEWEST_FIRST
        self.status = ChoiceButton(desk.theme, self._statuses(), "list-filter")
        self._stack = QStackedWidget()
        self._build()
        self.calendar = IconButton(
            desk.theme, "calendar-days", self.tr("Put their days in your calendar…")
        )
        self.calendar.clicked.connect(self._choose_calendar)
        self.header.add(self.calendar)
        self._connect()

    def refresh(self) -> None:
        work = partial(read_promises, self.desk.today(), self._newest)
        self.desk.tasks.run(self, work, self._take)

    def show_argument(self, argument: Any) -> None:
        """Go to a column of the board by the name of its standing."""
        names = [standing.value for standing in BOARD]
        if argument in names:
            self.switch.choose(ON_BOARD)
            self.board.enter(names.index(str(argument)))

    def main_focus(self) -> QWidget:
        views = (self.board.active(), self.grid, self.month.month)
        return views[self.switch.current()]

    def _statuses(self) -> tuple[tuple[str, str], ...]:
        return (
            ("all", self.tr("All promises")),
            ("open", self.tr("Open")),
            ("failed", self.tr("Broken or part paid")),
            ("kept", self.tr("Kept")),
            ("cancelled", self.tr("Withdrawn")),
        )

    def _currency(self) -> str:
        return self._data.currency if self._data else ""

    def _build(self) -> None:
        body = QVBoxLayout()
        body.setContentsMargins(_MARGIN, _GAP, _MARGIN, _MARGIN)
        body.setSpacing(_GAP)
        body.addWidget(self.figures)
        tools = QHBoxLayout()
        tools.addWidget(self.switch)
        tools.addWidget(self.narrowing)
        self.rule.setWordWrap(True)
        self.rule.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        tools.addWidget(self.rule, 1)
        body.addLayout(tools)
        self.bar.insert(self.status)
        self.bar.insert(self.older)
        self.grid.setModel(self._model)
        self.grid.set_empty(EmptyState(self.desk.theme, "search-x", self.tr("No such promise")))
        table = QWidget()
        column = QVBoxLayout(table)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self.bar)
        column.addWidget(GridCard(self.desk.theme, self.grid), 1)
        sentence = self.tr("When a customer gives you a date, log it and it appears here.")
        none = EmptyState(self.desk.theme, "handshake", self.tr("No promises yet"), sentence)
        none.offer(self.tr("See whom to call today"))
        none.acted.connect(lambda: self.page_asked.emit("today", None))
        for part in (self.board, table, self.month, none):
            self._stack.addWidget(part)
        body.addWidget(self._stack, 1)
        self.column.addLayout(body, 1)
        self.grid.sort_by("pay_by", descending=True)
        if kept := self.desk.personal.get(LAYOUT):
            self.grid.restore_layout(kept)
        self.switch.choose(self.desk.personal.get(VIEW, ON_BOARD))

    def _connect(self) -> None:
        self.switch.chosen.connect(self._on_view)
        self.switch.turn_by_keys()
        self.figures.opened.connect(self._on_figure)
        self.board.acted.connect(self._on_card)
        self.month.acted.connect(self._on_card)
        self.narrowing.changed.connect(self._show_found)
        self.bar.filtered.connect(self._filter)
        self.bar.left.connect(self.grid.setFocus)
        self.bar.export_asked.connect(self._export)
        self.bar.columns.clicked.connect(partial(offer_columns, self.grid, self.bar.columns))
        self.bar.listen_within(self)
        self.status.chosen.connect(self._fill_list)
        self.older.clicked.connect(self._read_older)
        self.grid.opened.connect(self._open_row)
        self.grid.layout_changed.connect(self._keep_layout)
        listen(self.grid, {"M": self._renew_current})
        listen(self.grid, dict.fromkeys(("W", "Del"), self._withdraw_current))

    def _take(self, page: PromisePage) -> None:
        self._data = data = page.data
        self.header.show_title(self.tr("Promises"), page.words)
        self.figures.show_figures(page.figures)
        self.rule.setText(rule(data.grace_days))
        self.older.setText(self.tr("Show older, {count} left").format(count=f"{data.older:,}"))
        self.older.setVisible(data.older > 0)
        self.narrowing.offer(data)
        self._show_found()

    def _show_found(self) -> None:
        """Show what the filters leave in the view that is looked at; the others wait for theirs."""
        if self._data is not None:
            self._found = self.narrowing.found(self._data)
            self._unfilled = {ON_BOARD, IN_LIST, IN_CALENDAR}
            self._show_view()

    def _fill_board(self, found: PromiseList) -> None:
        work = partial(board_columns, found, self.desk.today())
        self.desk.tasks.run(self, work, self.board.show_columns)

    def _fill_month(self, found: PromiseList) -> None:
        self.desk.tasks.run(self, partial(by_day, found, self.desk.today()), self._show_month)

    def _show_month(self, entries: Days) -> None:
        if self._found is not None:  # else it was locked meanwhile
            self.month.show_promises(entries, self._found.currency, self.desk.today())

    def _read_older(self) -> None:
        """Read ten times as many of the newest promises."""
        self._newest *= _MORE
        self.refresh()

    def _fill_list(self) -> None:
        if self._found is not None:
            wanted = (self.status.current(), self._words)
            work = partial(rows.listed, self._found, *wanted, self._model.sorter())
            self.desk.tasks.run(self, work, self._show_list)

    def _show_list(self, listed: tuple[Sorted[ListedPromise], str]) -> None:
        if self._found is not None:  # else it was locked meanwhile
            found, summary = listed
            self._model.show_sorted(found)
            self.bar.show_summary(summary)

    def _on_view(self, view: int) -> None:
        self.desk.personal.put(VIEW, view)
        has_keys = self.window().focusWidget()
        self._show_view()
        if has_keys is not None and self._stack.isAncestorOf(has_keys):
            self.main_focus().setFocus()

    def _show_view(self) -> None:
        data, view = self._data, self.switch.current()
        nothing = data is not None and not data.rows and not data.plans
        self._stack.setCurrentIndex(EMPTY if nothing else view)
        if self._found is None or view not in self._unfilled:
            return
        self._unfilled.discard(view)
        if view == IN_LIST:
            self._fill_list()
        else:
            (self._fill_board if view == ON_BOARD else self._fill_month)(self._found)

    def _on_figure(self, at: int) -> None:
        self.switch.choose(ON_BOARD)
        self.board.enter(_FIGURES_OPEN[at])

    def _filter(self, words: str) -> None:
        self._words = words
        self._fill_list()

    def _on_card(self, act: str, card: BoardCard) -> None:
        if act == WITHDRAW:
            self._withdraw(card.key)
            return
        in_calendar = self.switch.current() == IN_CALENDAR
        there = (self.month.cards if in_calendar else self.board.active()).cards()
        among = tuple(dict.fromkeys(each.customer_id for each in there))
        if act == NEW_DATE:
            self._ask_new_date(card.customer_id, among)
        else:
            self.customer_asked.emit(card.customer_id, among)

    def _open_row(self, row: ListedPromise) -> None:
        self.customer_asked.emit(row.promise.customer_id, self._listed())

    def _renew_current(self) -> None:
        row = self.grid.current_record()
        if row is not None:
            self._ask_new_date(row.promise.customer_id, self._listed())

    def _listed(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(r.promise.customer_id for r in self.grid.shown_records()))

    def _ask_new_date(self, customer_id: int, among: tuple[int, ...]) -> None:
        """Open the customer with a new promise begun."""
        self.page_asked.emit("customer", (customer_id, among, "promise"))

    def _withdraw_current(self) -> None:
        row = self.grid.current_record()
        if row is not None:
            self._withdraw(row.promise.promise_id)

    def _withdraw(self, promise_id: int) -> None:
        """Take an open promise back; what is decided is refused in words."""
        work = partial(cancel_promise, promise_id, self.desk.today())
        self.desk.tasks.run(self, work, _announced_elsewhere)

    def _export(self) -> None:
        TableExport(self.desk, self, self.said.emit).ask(self.grid, self.tr("Promises"))

    def _choose_calendar(self) -> None:
        name, kind = self.tr("promises.ics"), self.tr("Calendar files (*.ics)")
        path, _ = QFileDialog.getSaveFileName(self, self.calendar.toolTip(), name, kind)
        if path:
            work = partial(write_calendar, Path(path), self.desk.today())
            self.desk.tasks.run(self, work, self._say_written)

    def _say_written(self, count: int) -> None:
        words = plural(count, self.tr("entry"), self.tr("entries"))
        self.said.emit(self.tr("{count} written for your calendar").format(count=words))

    def _keep_layout(self) -> None:
        self.desk.personal.put(LAYOUT, self.grid.layout_state())


def _announced_elsewhere(_: Outcome[int]) -> None:
    """Take no notice: the window offers Undo, and the change makes the page read again."""
