"""Reads Today: all of it at once, or of a large ledger its rows before the rest."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.changes import Change
from collector_desktop.queries.today import TodayFirst, TodayView, today_first, today_view
from collector_desktop.queries.worklist_making import OrderMaking

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.figures import Figures
    from collector_desktop.ui.desk import Desk


class TodayReader(QObject):
    """Hands out what Today shows: `began` rows without new figures, `read` the whole view.

    The order of a large ledger is made in parts, so that a customer can be looked at meanwhile.
    """

    began = Signal(object)
    read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._figures: Figures | None = None
        self._making: OrderMaking | None = None

    def start(self) -> None:
        """Read the list and the figures."""
        self._desk.tasks.run(self, partial(_what_comes_first, self._desk.today()), self._show_first)

    def _show_first(self, first: TodayFirst | TodayView) -> None:
        if isinstance(first, TodayView):
            self._show(first)
            return
        self.began.emit(replace(first.view, figures=self._figures or first.view.figures))
        if first.is_ready:
            self._read_all()
        elif self._making is None:
            work = partial(OrderMaking, self._desk.today())
            self._desk.tasks.run(self, work, self._make)

    def _make(self, making: OrderMaking) -> None:
        self._making = making
        self._desk.tasks.run(self, making.step, self._go_on)

    def _go_on(self, ready: object) -> None:
        """Look at some more customers after whatever else was asked for meanwhile."""
        if ready or self._making is None:
            self._making = None
            self._read_all()
            self._desk.tasks.changed.emit(Change(0))
        else:
            self._make(self._making)

    def _read_all(self) -> None:
        self._desk.tasks.run(self, partial(today_view, self._desk.today()), self._show)

    def _show(self, view: TodayView) -> None:
        self._figures = view.figures
        self.read.emit(view)


def _what_comes_first(as_of: date) -> TodayFirst | TodayView:
    """Read all of a small ledger at once, before what the sidebar and the calendar ask for."""
    return today_first(as_of) or today_view(as_of)
