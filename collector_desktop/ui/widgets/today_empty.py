"""What Today shows when nobody is to be chased: the day is done, or there is no data yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from collector_desktop.ui.format import money, plural
from collector_desktop.ui.widgets.empty_state import EmptyState

if TYPE_CHECKING:
    from collector_desktop.queries.today import TodayView
    from collector_desktop.ui.theme import Theme


class TodayEmpty(QStackedWidget):
    """One of three: done for today, nothing imported yet, nothing matches the filter.

    Until the list was read it says nothing.
    """

    import_asked = Signal()
    clear_asked = Signal()
    promises_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._done = EmptyState(theme, "sun", self.tr("All done for today"))
        self._done.offer(self.tr("Look at the promises"), primary=False)
        self._done.acted.connect(self.promises_asked)
        sentence = self.tr("Import your unpaid invoices to see who owes you money.")
        self._blank = EmptyState(theme, "upload", self.tr("No invoices yet"), sentence)
        self._blank.offer(self.tr("Import data"), key="Ctrl I")
        self._blank.acted.connect(self.import_asked)
        self._no_match = EmptyState(theme, "search-x", "")
        self._no_match.offer(self.tr("Clear filter"), primary=False)
        self._no_match.acted.connect(self.clear_asked)
        for part in (QWidget(), self._done, self._blank, self._no_match):
            self.addWidget(part)

    def show_for(self, view: TodayView, words: str, *, filtered: bool = False) -> None:
        """Choose what fits; `filtered` says that a filter holds beside the words."""
        if (words or filtered) and view.rows:
            found = self.tr("Nothing matches “{words}”").format(words=words)
            title = found if words else self.tr("The filter hides everybody")
            count = plural(view.top.count, self.tr("customer"))
            self._no_match.say(title, self.tr("{count} are left today.").format(count=count))
            self.setCurrentWidget(self._no_match)
        elif not view.has_items:
            self.setCurrentWidget(self._blank)
        else:
            self._done.say(self.tr("All done for today"), self._day(view))
            self.setCurrentWidget(self._done)

    def _day(self, view: TodayView) -> str:
        done, worked = view.day_done, view.figures.contacted_today
        parts = []
        if worked:
            words = self.tr("You worked through {count}.")
            parts.append(words.format(count=plural(worked, self.tr("customer"))))
        if done is not None and done.promised_minor:
            words = self.tr("{sum} was promised today.")
            parts.append(words.format(sum=money(done.promised_minor, view.figures.currency)))
        if done is not None:
            parts.append(self.tr("Tomorrow's list has {count}.").format(count=done.tomorrow))
        return " ".join(parts)
