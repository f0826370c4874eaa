"""Customers: who owes what, how old it is, how much of the limit is used, whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from collector_desktop.domain.traits import NO_TRAITS, Traits
from collector_desktop.queries import customer_pages as pages
from collector_desktop.queries.customer_list import CustomerList, CustomerListRow
from collector_desktop.queries.exchange import foreign_worth
from collector_desktop.ui.dialogs.own_view_tabs import OwnViewTabs
from collector_desktop.ui.dialogs.trait_narrowing import TraitNarrowing
from collector_desktop.ui.format import plural
from collector_desktop.ui.models.window_table import Answer, WindowTableModel
from collector_desktop.ui.widgets import customers_columns as views
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.customers_words import by_currency, sums_words
from collector_desktop.ui.widgets.filter_bar import FilterBar
from collector_desktop.ui.widgets.grid import GridView
from collector_desktop.ui.widgets.grid_columns import offer_columns
from collector_desktop.ui.widgets.invoices_groups import InvoiceFilter
from collector_desktop.ui.widgets.large_list import LargeList
from collector_desktop.ui.widgets.letter_keys import listen
from collector_desktop.ui.widgets.list_empty import ListEmpty
from collector_desktop.ui.widgets.own_views import CUSTOMERS
from collector_desktop.ui.widgets.page import Page
from collector_desktop.ui.widgets.table_export import TableExport
from collector_desktop.ui.widgets.view_tabs import ViewTabs
from collector_desktop.ui.widgets.worth_words import worth_after

if TYPE_CHECKING:
    from collector_desktop.ui.desk import Desk

LAYOUT = "customers.columns"
_MARGIN, _GAP = 16, 12


class CustomersPage(Page):
    """The list of customers; `statement_asked` and `letter_asked` carry a customer's id.

    `statements_asked` carries those of several. More than `MOST_AT_ONCE` customers are not held,
    only looked at through a window.
    """

    MOST_AT_ONCE = 5_000

    statement_asked = Signal(int)
    statements_asked = Signal(object)
    letter_asked = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, self.tr("Customers"))
        self._data: CustomerList | None = None
        self._words, self._main = "", ""
        self.tabs = ViewTabs(desk.theme, self._views(), self.tr("Views of the customers"))
        self.bar = FilterBar(desk.theme, self.tr("Filter this list"))
        self.narrowing = TraitNarrowing(desk, self.bar, self, self._traits_of_views)
        self.own = OwnViewTabs(desk, self.tabs, self, CUSTOMERS, self._narrowed)
        columns = views.columns(desk.today, self._currency)
        self.grid: GridView[CustomerListRow] = GridView(desk.theme, columns)
        self.grid.setAccessibleName(self.tr("Customers"))
        self._model: WindowTableModel[CustomerListRow] = WindowTableModel(
            columns, lambda row: (row.customer_id, row.currency), self._fetch, self
        )
        self._large: LargeList[pages.CustomersWanted] = LargeList(
            desk,
            self._model,
            pages.customer_keys,
            pages.customer_sums,
            (pages.account_rows, tuple),
            self,
        )
        advice = self.tr("Import your unpaid invoices; their customers come with them.")
        self._empty = ListEmpty(
            desk.theme,
            (self.tr("No customers yet"), advice),
            (self.tr("Nobody here"), self.tr("No customer is in this view.")),
        )
        self._build()
        self._connect()

    def refresh(self) -> None:
        self.narrowing.read_again()
        work = partial(pages.customers_at, self.desk.today(), self.MOST_AT_ONCE)
        self.desk.tasks.run(self, work, self._take)

    def show_argument(self, argument: Any) -> None:
        """Show a view by its name."""
        self.bar.edit.clear()
        self.narrowing.narrow(NO_TRAITS)
        self.tabs.choose(str(argument))

    def main_focus(self) -> QWidget:
        return self.grid

    def chosen_customers(self) -> frozenset[int]:
        """Return the customers that are selected, if they are several, else all that are listed."""
        return self._several() or frozenset(self._listed())

    def _several(self) -> frozenset[int]:
        """Return the selected customers if they are several; two currencies of one are one."""
        chosen = frozenset(row.customer_id for row in self.grid.selected_records())
        return chosen if len(chosen) > 1 else frozenset()

    def _views(self) -> tuple[tuple[str, str], ...]:
        return (
            (views.ALL, self.tr("All")),
            (views.OWING, self.tr("Owing")),
            (views.OVERDUE, self.tr("Overdue")),
            (views.OVER_LIMIT, self.tr("Over limit")),
            (views.ON_STOP, self.tr("On stop")),
            (views.IN_CREDIT, self.tr("In credit")),
        )

    def _currency(self) -> str:
        return self._main

    def _build(self) -> None:
        self.column.addWidget(self.tabs)
        body = QVBoxLayout()
        body.setContentsMargins(_MARGIN, _GAP, _MARGIN, _MARGIN)
        body.setSpacing(_GAP)
        body.addWidget(self.bar)
        self.grid.setModel(self._model)
        self.grid.set_empty(self._empty)
        body.addWidget(GridCard(self.desk.theme, self.grid), 1)
        self.column.addLayout(body, 1)
        self.grid.sort_by("overdue", descending=True)
        if kept := self.desk.personal.get(LAYOUT):
            self.grid.restore_layout(kept)

    def _connect(self) -> None:
        self._model.sort_asked.connect(self._show_large)
        self._large.summed.connect(self._summarise)
        self.own.worn.connect(self._wear)
        self.own.viewed.connect(self.narrowing.tell)
        self.own.kept.connect(self.narrowing.tell)
        self.narrowing.asked.connect(self.own.offer)
        self.narrowing.changed.connect(self._show)
        self.bar.filter_removed.connect(self.grid.setFocus)
        self.bar.filtered.connect(self._filter)
        self.bar.left.connect(self.grid.setFocus)
        self.bar.export_asked.connect(self._export)
        self.bar.columns.clicked.connect(partial(offer_columns, self.grid, self.bar.columns))
        self.bar.listen_within(self)
        self.grid.opened.connect(self._open)
        self.grid.layout_changed.connect(self._keep_layout)
        self._empty.acted.connect(lambda: self.file_asked.emit(""))
        self._empty.acted_otherwise.connect(self._clear_filter)
        listen(self.grid, {"S": self._ask_statements, "R": self._ask_reminders})
        for key, begin in (("L", "call"), ("M", "promise")):
            listen(self.grid, {key: partial(self._begin, begin)})

    def _take(self, data: CustomerList | None) -> None:
        self._data = data
        if data is None:
            self._show_large(again=self._model.is_window)
            self.desk.tasks.run(self, partial(pages.view_counts, self.desk.today()), self._count)
            return
        self._main = data.currency
        self._large.drop()
        count = len({row.customer_id for row in data.rows})
        self.header.show_title(self.tr("Customers"), f"{count:,}")
        for view, _ in self._views():
            found = {row.customer_id for row in data.rows if views.in_view(view, row)}
            self.tabs.show_count(view, len(found))
        self._show()

    def _show(self) -> None:
        """Show who is left, and how many each of one's own views has of a list that is held."""
        if self._data is not None:
            for view in self.own.own.values():
                rows = self._left(view.base, view.narrowed)
                self.tabs.show_count(view.name, len({row.customer_id for row in rows}))
        self._apply()

    def _show_large(self, *, again: bool = False) -> None:
        """Ask for the customers that the view and the typed words leave, in the order chosen."""
        self._explain(anything=True)
        sort, descending = self._model.sorted_by
        view, left = self.own.view(), self.narrowing.left()
        wanted = pages.CustomersWanted(view, self._words, sort, descending, left)
        self._large.show(wanted, again=again)

    def _count(self, counts: dict[str, int]) -> None:
        self.header.show_title(self.tr("Customers"), f"{counts[views.ALL]:,}")
        for view, _ in self._views():
            self.tabs.show_count(view, counts[view])

    def _fetch(self, accounts: Sequence[tuple[int, str]], answer: Answer[CustomerListRow]) -> None:
        work = partial(pages.account_rows, self.desk.today(), accounts)
        self.desk.tasks.run(self, work, answer)

    def _apply(self) -> None:
        """Show the customers that the view and the filters leave."""
        data = self._data
        if data is None:
            if self._model.is_window:
                self._show_large()
            return
        rows = self._left(self.own.view(), self._narrowed())
        self._explain(anything=bool(data.rows))
        self._model.show(rows)
        balances = tuple((row.balance_minor, row.currency) for row in rows)
        overdue = tuple((row.overdue_minor, row.currency) for row in rows)
        customers = len({row.customer_id for row in rows})
        self._summarise(pages.CustomerSums(data.rates, customers, balances, overdue))

    def _left(self, view: str, narrowed: InvoiceFilter) -> list[CustomerListRow]:
        """Return who is left of a list that is held."""
        rows = [row for row in self._data.rows if views.in_view(view, row)] if self._data else []
        left = self.narrowing.left(narrowed.traits)
        if left is not None:
            rows = [row for row in rows if row.customer_id in left]
        if narrowed.words:
            today = self.desk.today()
            rows = [row for row in rows if views.matches(row, narrowed.words, today)]
        return rows

    def _explain(self, *, anything: bool) -> None:
        filtered = self.narrowing.traits != NO_TRAITS
        self._empty.explain(anything=anything, words=self._words, filtered=filtered)

    def _narrowed(self) -> InvoiceFilter:
        return InvoiceFilter(self._words, traits=self.narrowing.traits)

    def _traits_of_views(self) -> list[Traits]:
        return [view.narrowed.traits for view in self.own.own.values()]

    def _wear(self, narrowed: InvoiceFilter) -> None:
        self._words = narrowed.words
        self.bar.edit.show_words(narrowed.words)
        self.narrowing.wear(narrowed.traits)

    def _summarise(self, sums: pages.CustomerSums) -> None:
        self._main = sums.rates.base
        customers = plural(sums.customers, self.tr("customer"))
        if self.own.view() == views.IN_CREDIT:
            amounts = tuple((-minor, currency) for minor, currency in sums.balances)
            words = self.tr("{customers}, {sum} in credit")
        elif self.own.view() in {views.ALL, views.OWING}:
            amounts, words = sums.balances, self.tr("{customers}, {sum} owed")
        else:
            amounts, words = sums.overdue, self.tr("{customers}, {sum} overdue")
        summary = words.format(customers=customers, sum=sums_words(amounts, self._main))
        worth = worth_after(foreign_worth(by_currency(amounts), self.desk.today(), sums.rates))
        self.bar.show_summary(f"{summary}, {worth}" if worth else summary)

    def _filter(self, words: str) -> None:
        self._words = words
        self.own.offer()
        self._apply()

    def _clear_filter(self) -> None:
        self.bar.edit.clear()
        self._filter("")
        self.narrowing.narrow(NO_TRAITS)
        self.grid.setFocus()

    def _ask_statements(self) -> None:
        if several := self._several():
            self.statements_asked.emit(several)
        else:
            self._ask(self.statement_asked)

    def _ask_reminders(self) -> None:
        if several := self._several():
            self.page_asked.emit("chase", several)
        else:
            self._ask(self.letter_asked)

    def _ask(self, asked: Any) -> None:
        row = self.grid.current_record()
        if row is not None:
            asked.emit(row.customer_id)

    def _begin(self, begin: str) -> None:
        """Open the current customer with a call or a promise begun."""
        row = self.grid.current_record()
        if row is not None:
            self.page_asked.emit("customer", (row.customer_id, self._listed(), begin))

    def _open(self, row: CustomerListRow) -> None:
        self.customer_asked.emit(row.customer_id, self._listed())

    def _listed(self) -> tuple[int, ...]:
        if self._model.is_window:
            return tuple(dict.fromkeys(customer for customer, _ in self._model.row_keys()))
        return tuple(dict.fromkeys(each.customer_id for each in self.grid.shown_records()))

    def _export(self) -> None:
        TableExport(self.desk, self, self.said.emit).ask(self.grid, self.tr("Customers"))

    def _keep_layout(self) -> None:
        self.desk.personal.put(LAYOUT, self.grid.layout_state())
