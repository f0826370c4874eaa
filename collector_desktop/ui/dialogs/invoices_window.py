"""The list of invoices where there are too many to hold: keys of all, rows of those looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.queries.invoice_list import InvoiceList
from collector_desktop.queries.invoice_pages import (
    InvoiceWanted,
    invoice_keys,
    invoice_sums,
    invoices_among,
)
from collector_desktop.ui.models.window_table import MOST_PAGES, PAGE, Answer, WindowTableModel
from collector_desktop.ui.widgets.invoices_columns import InvoiceLook, columns
from collector_desktop.ui.widgets.invoices_groups import InvoiceFilter
from collector_desktop.ui.widgets.large_list import LargeList

if TYPE_CHECKING:
    from collector_desktop.queries.items import ItemRow
    from collector_desktop.ui.desk import Desk

MOST_GROUPED = 2_000
_MOST_KNOWN = 2 * PAGE * MOST_PAGES


class InvoiceWindow(QObject):
    """Fills the model of the invoices as a window, and the look with what the rows need.

    `summed` carries the sums of what is shown. `narrowed` carries a list that the filters left
    short enough to be held and grouped, with every row.
    """

    summed = Signal(object)
    narrowed = Signal(object)

    def __init__(self, desk: Desk, look: InvoiceLook, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._look = look
        self.model: WindowTableModel[ItemRow] = WindowTableModel(
            columns(look), lambda row: row.item_id, self._fetch, self
        )
        self._wanted = InvoiceWanted()
        self._list: LargeList[InvoiceWanted] = LargeList(
            desk, self.model, invoice_keys, invoice_sums, (invoices_among, self._know), self
        )
        self._list.listed.connect(self._hold_if_short)
        self._list.summed.connect(self.summed)

    def show(self, view: str, narrowed: InvoiceFilter) -> None:
        """Show the invoices of a view that the filters leave, in the order the user chose."""
        sort, descending = self.model.sorted_by
        words, ages = narrowed.words, narrowed.buckets
        limits, traits = narrowed.limits, narrowed.traits
        wanted = InvoiceWanted(view, words, ages, sort, descending, limits, traits)
        again = wanted == self._wanted and self.model.is_window
        self._wanted = wanted
        self._list.show(wanted, again=again)

    def drop(self) -> None:
        """Let go of what was asked for: the whole list is held."""
        self._list.drop()

    def _fetch(self, ids: Sequence[int], answer: Answer[ItemRow]) -> None:
        work = partial(invoices_among, self._desk.today(), ids)
        self._desk.tasks.run(self, work, lambda found: answer(self._know(found)))

    def _know(self, found: InvoiceList) -> Sequence[ItemRow]:
        """Let the look know the customers of new rows, and forget those looked at long ago."""
        known = self._look.data or found
        customers = {**known.customers, **found.customers}
        while len(customers) > _MOST_KNOWN:
            customers.pop(next(iter(customers)))
        ids = {row.item_id for row in found.rows}
        chased = (known.chased - ids) | found.chased
        self._look.data = replace(known, customers=customers, chased=chased)
        return found.rows

    def _hold_if_short(self, ids: Sequence[int]) -> None:
        if len(ids) <= MOST_GROUPED:
            work = partial(invoices_among, self._desk.today(), ids)
            wanted = self._wanted
            self._desk.tasks.run(self, work, partial(self._narrow, wanted))

    def _narrow(self, wanted: InvoiceWanted, found: InvoiceList) -> None:
        if wanted == self._wanted and self.model.is_window:
            self.narrowed.emit(found)
