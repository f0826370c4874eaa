"""What narrows the list of Today: typed words, and traits of which all the list is asked."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from collector_desktop.domain.traits import NO_TRAITS
from collector_desktop.queries.today import MOST_ROWS
from collector_desktop.queries.worklist import worklist_among
from collector_desktop.ui.dialogs.trait_narrowing import TraitNarrowing
from collector_desktop.ui.widgets.today_rows import matches

if TYPE_CHECKING:
    from collector_desktop.queries.today import TodayView
    from collector_desktop.queries.worklist import WorklistRow, WorklistTop
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.page import Page
    from collector_desktop.ui.widgets.today_toolbar import TodayToolbar


class TodayNarrowing(QObject):
    """Holds what narrows the list; `changed` says that other rows are wanted."""

    changed = Signal()

    def __init__(self, desk: Desk, toolbar: TodayToolbar, page: Page) -> None:
        super().__init__(page)
        self._desk, self._page, self._bar = desk, page, toolbar.filter
        self.words = ""
        self._top: WorklistTop | None = None
        self.by_traits = TraitNarrowing(desk, toolbar.filter, page)
        self.by_traits.changed.connect(self._look)
        toolbar.filter.filtered.connect(self._take_words)

    @property
    def is_by_traits(self) -> bool:
        """Whether traits are asked for."""
        return self.by_traits.traits != NO_TRAITS

    def read_again(self) -> None:
        """Look again who is left, after a change of the ledger."""
        self.by_traits.read_again()

    def left(self, view: TodayView) -> tuple[list[WorklistRow], int]:
        """Return the first rows that are left, and how many more follow on them."""
        top = self._top if self.is_by_traits and self._top else view.top
        rows = [row for row in top.rows if matches(row, self.words)]
        return rows, top.count - len(top.rows)

    def clear(self) -> None:
        """Take every filter away."""
        self._bar.edit.clear()
        self.by_traits.narrow(NO_TRAITS)

    def _take_words(self, words: str) -> None:
        self.words = words
        self.changed.emit()

    def _look(self) -> None:
        among = self.by_traits.left()
        if among is None:
            self._show(None)
        else:
            work = partial(worklist_among, self._desk.today(), among, MOST_ROWS)
            self._desk.tasks.run(self._page, work, self._show)

    def _show(self, top: WorklistTop | None) -> None:
        self._top = top
        self.changed.emit()
