"""Invoices: what is owed item by item, by age, under customers; tick and act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.queries.invoice_list import InvoiceList, invoice_list
from collector_desktop.ui.format import plural
from collector_desktop.ui.models.record_table import RecordTableModel, Section
from collector_desktop.ui.widgets import invoices_groups as groups
from collector_desktop.ui.widgets.ageing_bar import AgeingBar
from collector_desktop.ui.widgets.card import GridCard, card
from collector_desktop.ui.widgets.choice_button import ChoiceButton
from collector_desktop.ui.widgets.customers_words import DOT, age_title, sums_words
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_columns import offer_columns, show_column
from collector_desktop.ui.widgets.invoices_columns import InvoiceLook, columns, customer_column
from collector_desktop.ui.widgets.invoices_selection import SelectionBar
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.list_empty import ListEmpty
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.table_export import TableExport
from collector_desktop.ui.widgets.view_tabs import ViewTabs

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk

LAYOUT, GROUPING = "invoices.columns", "invoices.grouping"
STATEMENT, REMINDER, PROMISE, CALL = "statement", "reminder", "promise", "call"
_MARGIN, _GAP, _ROOM_FOR_BAR, _WIDE = 16, 12, 72, 1000


class InvoicesPage(Page):
    """The list of invoices; `statement_asked` and `letter_asked` carry a customer's id."""

    statement_asked = Signal(int)
    letter_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Invoices"))
        self._data: InvoiceList | None = None
        self._filter = groups.InvoiceFilter()
        self._look = InvoiceLook(desk.today)
        self.tabs = ViewTabs(desk.theme, self._views(), self.tr("Views of the invoices"))
        self.ages = AgeingBar(desk.theme)
        self.bar = FilterBar(desk.theme, self.tr("Filter this list"))
        self.grid: GridView[ItemRow] = GridView(desk.theme, columns(self._look))
        self.grid.setAccessibleName(self.tr("Invoices"))
        self._model: RecordTableModel[ItemRow] = RecordTableModel(
            self.grid.columns, lambda row: row.item_id, self
        )
        self.grouping = ChoiceButton(desk.theme, self._groupings(), "list-tree")
        advice = self.tr("Import your unpaid invoices to see who owes you money.")
        self._empty = ListEmpty(
            desk.theme,
            (self.tr("No invoices yet"), advice),
            (self.tr("Nothing here"), self.tr("No invoice is in this view.")),
        )
        self._body = QVBoxLayout()
        self._build()
        self._connect()

    def refresh(self) -> None:
        settled = self.tabs.current() == groups.ALL
        work = partial(invoice_list, self.desk.today(), settled=settled)
        self.desk.tasks.run(self, work, self._take)

    def show_argument(self, argument: Any) -> None:
        """Show one ageing bucket by its number, or a view by its name."""
        self.bar.edit.clear()
        if isinstance(argument, int):
            self._narrow(buckets=frozenset({argument}))
            self.tabs.choose(groups.OPEN)
        else:
            self._narrow(buckets=frozenset())
            self.tabs.choose(str(argument))

    def main_focus(self) -> QWidget:
        return self.grid

    def _views(self) -> tuple[tuple[str, str], ...]:
        return (
            (groups.OVERDUE, self.tr("Overdue")),
            (groups.OPEN, self.tr("All open")),
            (groups.OLD, self.tr("Over 60 days")),
            (groups.NEVER, self.tr("Never chased")),
            (groups.ALL, self.tr("Settled too")),
        )

    def _groupings(self) -> tuple[tuple[str, str], ...]:
        return (
            (groups.BY_CUSTOMER, self.tr("Group: customer")),
            (groups.BY_NOTHING, self.tr("Group: none")),
            (groups.BY_WEEK, self.tr("Group: due week")),
        )

    def _build(self) -> None:
        self.column.addWidget(self.tabs)
        self._body.setContentsMargins(_MARGIN, _GAP, _MARGIN, _MARGIN)
        self._body.setSpacing(_GAP)
        band = QVBoxLayout()
        band.addWidget(self.ages)
        self._body.addWidget(card(band))
        self.bar.insert(self.grouping)
        self._body.addWidget(self.bar)
        self.grid.setModel(self._model)
        self.grid.set_empty(self._empty)
        self._body.addWidget(GridCard(self.desk.theme, self.grid), 1)
        self.column.addLayout(self._body, 1)
        self.selection = SelectionBar(
            self.desk.theme,
            (
                (REMINDER, self.tr("Reminder"), "mail", "R"),
                (STATEMENT, self.tr("Statement"), "file-text", "S"),
                (CALL, self.tr("Log call"), "phone", "L"),
                (PROMISE, self.tr("Promise"), "handshake", "M"),
            ),
            self,
        )
        self.grid.sort_by("days", descending=True)
        if kept := self.desk.personal.get(LAYOUT):
            self.grid.restore_layout(kept)
        self.grouping.choose(self.desk.personal.get(GROUPING, groups.BY_CUSTOMER))
        self._regroup()

    def _connect(self) -> None:
        self.tabs.chosen.connect(self._on_view)
        self.ages.bucket_clicked.connect(self._on_bucket)
        self.bar.filtered.connect(lambda words: self._narrow(words=words))
        self.bar.filter_removed.connect(self._on_filter_removed)
        self.bar.left.connect(self.grid.setFocus)
        self.bar.export_asked.connect(self._export)
        self.bar.columns.clicked.connect(partial(offer_columns, self.grid, self.bar.columns))
        self.bar.listen_within(self)
        self.grouping.chosen.connect(self._on_grouping)
        self.grid.opened.connect(self._open)
        self.grid.selection_changed.connect(self._on_selection)
        self.grid.layout_changed.connect(self._keep_layout)
        self.selection.chosen.connect(self._do)
        self.selection.cleared.connect(lambda: self.grid.tick_all(on=False))
        self._empty.acted.connect(lambda: self.file_asked.emit(""))
        self._empty.acted_otherwise.connect(self._clear_filters)
        acts = {"S": STATEMENT, "R": REMINDER, "M": PROMISE, "L": CALL}
        listen(self.grid, {key: partial(self._do, act) for key, act in acts.items()})

    def _take(self, data: InvoiceList) -> None:
        self._data = data
        self._look.data = data
        opened = [row for row in data.rows if row.open_minor]
        sums = sums_words(((row.open_minor, row.currency) for row in opened), data.currency)
        words = self.tr("{count} open, {sum}").format(count=f"{len(opened):,}", sum=sums)
        self.header.show_title(self.tr("Invoices"), words)
        for view, _ in self._views():
            count = len(groups.view_rows(view, data))
            self.tabs.show_count(view, None if view == groups.ALL else count)
        self._apply()

    def _apply(self) -> None:
        """Show the rows that the view and the filters leave."""
        data = self._data
        if data is None:
            return
        self._show_ages()
        rows = [r for r in groups.view_rows(self.tabs.current(), data) if self._filter.passes(r)]
        today, grouping = self.desk.today(), self.grouping.current()
        self._empty.explain(
            anything=bool(data.rows),
            words=self._filter.words,
            filtered=bool(self._filter.buckets),
        )
        if grouping == groups.BY_NOTHING:
            self._model.show(rows)
        else:
            sort = groups.by_customer if grouping == groups.BY_CUSTOMER else groups.by_week
            self._model.show_sections(Section(*group) for group in sort(rows, data, today))
        labels = [age_title(data.labels[at]) for at in sorted(self._filter.buckets)]
        self.bar.show_filters(labels)

    def _show_ages(self) -> None:
        if self._data is not None:
            short = self.width() < self.desk.theme.px(_WIDE)
            parts = groups.age_parts(self._data, short=short)
            self.ages.show_parts(parts, self._filter.buckets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_ages()

    def _narrow(self, words: str | None = None, buckets: frozenset[int] | None = None) -> None:
        old = self._filter
        self._filter = groups.InvoiceFilter(
            old.words if words is None else words, old.buckets if buckets is None else buckets
        )
        self._apply()

    def _on_view(self, view: str) -> None:
        if view == groups.ALL:
            self.mark_stale()
        self._apply()

    def _on_bucket(self, bucket: int) -> None:
        """Show one age; with Shift add it to those shown; again takes it away."""
        shown = self._filter.buckets
        adds = QGuiApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        wanted = shown ^ {bucket} if adds else frozenset({bucket}) - (shown & {bucket})
        if len(shown) > 1 and not adds:
            wanted = frozenset({bucket})
        self._narrow(buckets=frozenset(wanted))
        if bucket == 0 and self.tabs.current() not in {groups.OPEN, groups.ALL}:
            self.tabs.choose(groups.OPEN)

    def _on_filter_removed(self, at: int) -> None:
        self._narrow(buckets=self._filter.buckets - {sorted(self._filter.buckets)[at]})
        self.grid.setFocus()

    def _clear_filters(self) -> None:
        self.bar.edit.clear()
        self._narrow(words="", buckets=frozenset())
        self.grid.setFocus()

    def _on_grouping(self, grouping: str) -> None:
        self.desk.personal.put(GROUPING, grouping)
        self._regroup()
        self._apply()

    def _regroup(self) -> None:
        """Show the customer in a column where no heading names it."""
        self._look.grouped = self.grouping.current() == groups.BY_CUSTOMER
        show_column(self.grid, "customer", shown=not self._look.grouped)

    def _on_selection(self) -> None:
        if self._data is None:
            return
        ticked = self.grid.selected_records()
        self.bar.show_summary(groups.summary(self._model.records(), self._data.currency))
        if not ticked:
            self.selection.hide()
        else:
            customers = {row.customer_id for row in ticked}
            sums = sums_words(((r.open_minor, r.currency) for r in ticked), self._data.currency)
            words = DOT.join((plural(len(customers), self.tr("customer")), sums))
            one = (REMINDER, STATEMENT, CALL, PROMISE)
            offered = one if len(customers) == 1 else ()
            self.selection.show_selection(plural(len(ticked), self.tr("invoice")), words, offered)
        self._body.setContentsMargins(
            _MARGIN, _GAP, _MARGIN, self.desk.theme.px(_ROOM_FOR_BAR) if ticked else _MARGIN
        )

    def _do(self, act: str) -> None:
        """Act for the customer of the ticked invoices, or of the current one."""
        customers = {row.customer_id for row in self.grid.chosen_records()}
        if len(customers) > 1:
            self.said.emit(self.tr("Tick invoices of one customer for this"))
        for customer in customers if len(customers) == 1 else ():
            if act == STATEMENT:
                self.statement_asked.emit(customer)
            elif act == REMINDER:
                self.letter_asked.emit(customer)
            else:
                self.page_asked.emit("customer", (customer, self._customers(), act))

    def _open(self, row: ItemRow) -> None:
        self.customer_asked.emit(row.customer_id, self._customers())

    def _customers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(row.customer_id for row in self.grid.shown_records()))

    def _export(self) -> None:
        also = (customer_column(),)
        TableExport(self.desk, self, self.said.emit).ask(self.grid, self.tr("Invoices"), also)

    def _keep_layout(self) -> None:
        self.desk.personal.put(LAYOUT, self.grid.layout_state())
