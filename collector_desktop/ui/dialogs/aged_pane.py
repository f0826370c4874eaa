"""The aged debtors at any day, with the choices of how to age above them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from collector_desktop.domain.ageing import Method
from collector_desktop.queries.aged import AgedDebtors, AgedRow
from collector_desktop.queries.aged_report import aged_report
from collector_desktop.ui.models.record_table import RecordTableModel
from collector_desktop.ui.widgets.card import GridCard
from collector_desktop.ui.widgets.card_pane import ListPane, PaneWords
from collector_desktop.ui.widgets.customers_words import sums_words
from collector_desktop.ui.widgets.report_pane import tr
from collector_desktop.ui.widgets.report_words import aged_columns, column_titles

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from collector_desktop.ui.desk import Desk

BASES, CREDITS = ("due", "document"), ("own", "aged")


class AgedList(QWidget):
    """What everybody owes by how late it is; the columns follow from how to age.

    `customer_asked` has the customer's id and the ids of all that are listed, `export_asked` the
    list to export, and `changed` says that something else was chosen.
    """

    customer_asked = Signal(int, tuple)
    export_asked = Signal(object)
    changed = Signal()

    def __init__(self, desk: Desk, currency: Callable[[], str]) -> None:
        super().__init__()
        self._desk, self._main = desk, currency
        self._titles: tuple[str, ...] = ()
        self._card: GridCard | None = None
        self.pane: ListPane[AgedRow] | None = None
        self.method = self._choice(
            tr("Age by"),
            tr("By days"),
            tr("By months"),
            tr("By Sage's periods"),
            tr("By Sage's periods from next month"),
            tr("By Sage's calendar months"),
        )
        self.basis = self._choice(
            tr("Age from"), tr("From the due date"), tr("From the document's date")
        )
        self.credits = self._choice(tr("Credits"), tr("Credits apart"), tr("Credits aged"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def ageing(self) -> tuple[str, str, str]:
        """Return how the list ages: the method, from which day, and how credits count."""
        method = list(Method)[self.method.currentIndex()]
        basis = BASES[self.basis.currentIndex()]
        return method.value, basis, CREDITS[self.credits.currentIndex()]

    def read(self, day: date) -> None:
        """Show how the debts of a day are aged."""
        method, basis, credits_ = self.ageing()
        work = partial(aged_report, day, Method(method), basis, credits_)
        self._desk.tasks.run(self, work, self._show)

    def forget(self) -> None:
        """Show nothing: a large ledger has a line for each of its customers."""
        if self.pane is not None:
            self.pane.show_rows([])

    def _show(self, found: AgedDebtors) -> None:
        titles = column_titles(found.options)
        if self.pane is None or titles != self._titles:
            self._titles = titles
            self.pane = self._new_pane()
        main = self._main()
        order = sorted(found.currencies, key=lambda currency: (currency != main, currency))
        self.pane.show_rows([row for each in order for row in found.currencies[each]])

    def _new_pane(self) -> ListPane[AgedRow]:
        """Return a list with other columns, in the place of the one before."""
        words = PaneWords(
            f"aged.{len(self._titles)}.{self._titles[1]}",
            tr("Aged debtors"),
            tr("account"),
            ("circle-check", tr("Nothing open"), tr("Nobody owes anything.")),
        )
        columns = aged_columns(self._titles, self._main)
        pane = ListPane(self._desk, columns, words, self._total)
        model: RecordTableModel[AgedRow] = RecordTableModel(
            columns, lambda row: (row.customer_id, row.currency), self
        )
        pane.use_model(model, model.show)
        pane.grid.opened.connect(self._open)
        pane.export_asked.connect(lambda: self.export_asked.emit(pane))
        for box in (self.method, self.basis, self.credits):
            pane.add_tool(box)
        if self._card is not None:
            self._column.removeWidget(self._card)
            self._card.deleteLater()
        self._card = GridCard(self._desk.theme, pane)
        self._column.addWidget(self._card)
        return pane

    def _total(self, rows: Sequence[AgedRow]) -> str:
        return sums_words(((row.balance, row.currency) for row in rows), self._main())

    def _open(self, row: AgedRow) -> None:
        listed: Sequence[Any] = self.pane.grid.shown_records() if self.pane is not None else ()
        customers = tuple(dict.fromkeys(each.customer_id for each in listed))
        self.customer_asked.emit(row.customer_id, customers)

    def _choice(self, name: str, *texts: str) -> QComboBox:
        box = QComboBox()
        box.addItems(texts)
        box.setAccessibleName(name)
        box.setToolTip(name)
        box.activated.connect(lambda _: self._chosen(box))
        return box

    def _chosen(self, box: QComboBox) -> None:
        """Age again; Sage counts from the document's date unless the user says otherwise."""
        if box is self.method:
            is_sage = list(Method)[box.currentIndex()].is_sage
            self.basis.setCurrentIndex(BASES.index("document" if is_sage else "due"))
        self.changed.emit()
