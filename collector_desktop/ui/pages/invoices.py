"""Invoices: what is owed item by item, by age, under customers; tick and act."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.invoice_limits import NO_LIMITS
from collector_desktop.domain.traits import NO_TRAITS
from collector_desktop.queries import invoice_pages as pages
from collector_desktop.queries.invoice_list import InvoiceList
from collector_desktop.ui.dialogs.invoices_many import ManyInvoices
from collector_desktop.ui.dialogs.invoices_narrowing import Narrowing
from collector_desktop.ui.dialogs.invoices_window import InvoiceWindow
from collector_desktop.ui.format import plural
from collector_desktop.ui.models.record_table import Section
from collector_desktop.ui.widgets import invoices_groups as groups
from collector_desktop.ui.widgets import invoices_words as words
from collector_desktop.ui.widgets.ageing_bar import AgeingBar
from collector_desktop.ui.widgets.card import GridCard, card
from collector_desktop.ui.widgets.choice_button import ChoiceButton
from collector_desktop.ui.widgets.customers_words import DOT, sums_words
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_columns import offer_columns, show_column
from collector_desktop.ui.widgets.invoices_columns import InvoiceLook, customer_column
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
_MARGIN, _GAP, _ROOM_FOR_BAR, _WIDE = 16, 12, 72, 1000


class InvoicesPage(Page):
    """The list of invoices; `statement_asked` and `letter_asked` carry a customer's id.

    More than `MOST_AT_ONCE` are not held nor grouped, only looked at through a window.
    """

    MOST_AT_ONCE = 5_000

    statement_asked = Signal(int)
    letter_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Invoices"))
        self._data: InvoiceList | None = None
        self._open_ages: list[pages.Age] = []
        self._picked: pages.InvoiceSums | None = None
        self._look = InvoiceLook(desk.today)
        self.tabs = ViewTabs(desk.theme, words.views(), self.tr("Views of the invoices"))
        self.ages = AgeingBar(desk.theme)
        self.bar = FilterBar(desk.theme, self.tr("Filter this list"))
        self.narrowing = Narrowing(desk, self.tabs, self.bar, self)
        self._window = InvoiceWindow(desk, self._look, self)
        self._model = self._window.model
        self.grid: GridView[ItemRow] = GridView(desk.theme, self._model.columns)
        self.grid.setAccessibleName(self.tr("Invoices"))
        self.many = ManyInvoices(desk, self.grid, self)
        self.many.reminders_asked.connect(partial(self.page_asked.emit, "chase"))
        self.grouping = ChoiceButton(desk.theme, words.groupings(), "list-tree")
        self._empty = ListEmpty(desk.theme, *words.empty_texts())
        self._body = QVBoxLayout()
        self._build()
        self._connect()

    def refresh(self) -> None:
        settled, today = self.narrowing.view() == pages.ALL, self.desk.today()
        work = partial(pages.invoices_at, today, self.MOST_AT_ONCE, settled=settled)
        self.desk.tasks.run(self, self.narrowing.reading(work), self._take)

    def show_argument(self, argument: Any) -> None:
        """Show one ageing bucket by its number, or a view by its name."""
        self.bar.edit.clear()
        is_age = isinstance(argument, int)
        self.tabs.choose(pages.OPEN if is_age else str(argument))
        ages = frozenset({argument}) if is_age else frozenset()
        self.narrowing.narrow("", ages, NO_LIMITS, NO_TRAITS)

    def main_focus(self) -> QWidget:
        return self.grid

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
        self.selection = SelectionBar(self.desk.theme, words.acts(), self)
        self.grid.sort_by("days", descending=True)
        if kept := self.desk.personal.get(LAYOUT):
            self.grid.restore_layout(kept)
        self.grouping.choose(self.desk.personal.get(GROUPING, words.BY_CUSTOMER))
        self._regroup()

    def _connect(self) -> None:
        self._window.summed.connect(self._summarise)
        self._window.narrowed.connect(self._narrowed)
        self._model.sort_asked.connect(self._apply)
        self.narrowing.viewed.connect(self._on_view)
        self.narrowing.changed.connect(self._apply)
        self.ages.bucket_clicked.connect(self.narrowing.take_bucket)
        self.bar.filter_removed.connect(self.grid.setFocus)
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
        listen(self.grid, {key: partial(self._do, act) for act, _, _, key in words.acts()})

    def _take(self, found: Any) -> None:
        data: InvoiceList = self.narrowing.take(found)
        self._data = self._look.data = data
        if not data.whole:
            self._apply()
            self.desk.tasks.run(self, partial(pages.open_sums, self.desk.today()), self._take_sums)
            return
        self._open_ages = groups.open_ages(data)
        self._show_head(groups.sums_of([row for row in data.rows if row.open_minor]))
        for view in (pages.OVERDUE, pages.OPEN, pages.OLD, pages.NEVER, pages.STOPPED):
            self.tabs.show_count(view, len(groups.view_rows(view, data)))
        self.narrowing.count_own(data)
        self._window.drop()
        self._apply()

    def _take_sums(self, sums: pages.OpenSums) -> None:
        """Show what the whole of a large ledger comes to."""
        if self._data is None:
            return
        for view, count in sums.views.items():
            self.tabs.show_count(view, count)
        self._open_ages = list(sums.ages.get(self._data.currency, ()))
        self._show_head(sums.whole)
        self._show_ages()

    def _show_head(self, opened: pages.InvoiceSums) -> None:
        self.header.show_title(self.tr("Invoices"), words.head_words(opened, self._look.currency))

    def _apply(self) -> None:
        """Show the rows that the view and the filters leave."""
        data, narrowed = self._data, self.narrowing.filter
        if data is None:
            return
        self._show_ages()
        self._empty.explain(
            anything=bool(data.rows) or not data.whole,
            words=narrowed.words,
            filtered=narrowed != groups.InvoiceFilter(),
        )
        self.narrowing.show_chips(data)
        view = self.narrowing.view()
        if data.whole:
            rows = groups.view_rows(view, data)
            self._arrange([row for row in rows if self.narrowing.leaves(row)], data)
        else:
            self._window.show(view, narrowed)
            self._regroup()

    def _narrowed(self, data: InvoiceList) -> None:
        """Group what the filters left of a large ledger."""
        self._look.data = data
        self._arrange(list(data.rows), data)
        self._regroup()

    def _arrange(self, rows: list[ItemRow], data: InvoiceList) -> None:
        grouping = self.grouping.current()
        if grouping == words.BY_NOTHING:
            self._model.show(rows)
        else:
            sort = groups.by_customer if grouping == words.BY_CUSTOMER else groups.by_week
            made = sort(rows, data, self.desk.today())
            self._model.show_sections(Section(*group) for group in made)

    def _show_ages(self) -> None:
        if self._data is not None and self._open_ages:
            short = self.width() < self.desk.theme.px(_WIDE)
            parts = groups.age_parts(self._data, self._open_ages, short=short)
            self.ages.show_parts(parts, self.narrowing.filter.buckets)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_ages()

    def _on_view(self) -> None:
        if self.narrowing.view() == pages.ALL or (self._data is not None and not self._data.whole):
            self.mark_stale()
        else:
            self._apply()

    def _clear_filters(self) -> None:
        self.narrowing.clear()
        self.grid.setFocus()

    def _on_grouping(self, grouping: str) -> None:
        self.desk.personal.put(GROUPING, grouping)
        self._regroup()
        self._apply()

    def _regroup(self) -> None:
        """Show the customer in a column where no heading names it."""
        self.grouping.setEnabled(not self._model.is_window)
        grouping = "" if self._model.is_window else self.grouping.current()
        self._look.grouped = grouping == words.BY_CUSTOMER
        show_column(self.grid, "customer", shown=not self._look.grouped)

    def _on_selection(self) -> None:
        if self._data is None:
            return
        if self._model.is_window:
            work = partial(pages.picked_sums, self.grid.selected_keys())
            self.desk.tasks.run(self, work, self._show_picked)
            return
        self._summarise(groups.sums_of(self._model.records()))
        self._show_picked(groups.sums_of(self.grid.selected_records()))

    def _summarise(self, sums: pages.InvoiceSums) -> None:
        self.bar.show_summary(groups.summary(sums, self._look.currency))

    def _show_picked(self, picked: pages.InvoiceSums) -> None:
        """Offer what can be done with the ticked invoices."""
        self._picked = picked
        if not picked.count or self._data is None:
            self.selection.hide()
        else:
            customers = plural(picked.customers, self.tr("customer"))
            whose = DOT.join((customers, sums_words(picked.amounts, self._data.currency)))
            offered = words.ONE_CUSTOMER if picked.customers == 1 else words.MANY
            self.selection.show_selection(plural(picked.count, self.tr("invoice")), whose, offered)
        room = self.desk.theme.px(_ROOM_FOR_BAR) if picked.count else _MARGIN
        self._body.setContentsMargins(_MARGIN, _GAP, _MARGIN, room)

    def _do(self, act: str) -> None:
        """Act on the ticked invoices, or for their customer, or for that of the current one."""
        if act == words.HOLD:
            self.many.hold()
            return
        customers = {row.customer_id for row in self.grid.chosen_records()}
        several = len(customers) > 1 or (self._picked and self._picked.customers > 1)
        if several and act == words.STATEMENT:
            self.many.statements()
        elif several and act == words.REMINDER:
            self.many.reminders()
        elif several:
            self.said.emit(self.tr("Tick invoices of one customer for this"))
        for customer in () if several else customers:
            if act == words.STATEMENT:
                self.statement_asked.emit(customer)
            elif act == words.REMINDER:
                self.letter_asked.emit(customer)
            else:
                self.page_asked.emit("customer", (customer, self._customers(), act))

    def _open(self, row: ItemRow) -> None:
        self.customer_asked.emit(row.customer_id, self._customers())

    def _customers(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(row.customer_id for row in self.grid.shown_records()))

    def _export(self) -> None:
        export = TableExport(self.desk, self, self.said.emit)
        export.ask(self.grid, self.tr("Invoices"), (customer_column(),))

    def _keep_layout(self) -> None:
        self.desk.personal.put(LAYOUT, self.grid.layout_state())
