"""Of what kind the statement in the preview is, and of which days its movements are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from collector_desktop.domain import statement_periods as periods
from collector_desktop.domain.statement_kinds import KINDS, OF_OPEN_ITEMS
from collector_desktop.ui.widgets.day_edit import DayEdit
from collector_desktop.ui.widgets.labels import label
from collector_desktop.ui.widgets.money_edit import mark_error
from collector_desktop.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.ui.desk import Desk

OWN = "own"
_WIDEST_DAY = 150


class StatementKind(QWidget):
    """Offers kinds and periods, one of which is shown at first.

    `wanted` carries the kind, and the first and the last day.
    """

    wanted = Signal(str, object, object)

    def __init__(self, desk: Desk, kind: str) -> None:
        super().__init__()
        self._desk = desk
        kinds = (_tr("Open items"), _tr("Detail"), _tr("Activity"), _tr("Both"))
        self.kind = Segmented(desk.theme, kinds, _tr("Kind of statement"))
        self.kind.choose(KINDS.index(kind))
        self.kind.setToolTip(_tr("Detail is what is open, with what was paid of each item."))
        self.period = QComboBox()
        self.period.setAccessibleName(_tr("Period"))
        for name, words in _named():
            self.period.addItem(words, name)
        self.period.setCurrentIndex(self.period.findData(periods.DAYS_30))
        self.first, self.last = DayEdit(desk.today), DayEdit(desk.today)
        self._problem = label(kind="error")
        self._problem.hide()
        self._own = QWidget()
        self._build()
        self.kind.chosen.connect(lambda _: self._on_choice())
        self.period.activated.connect(lambda _: self._on_period())
        for edit in (self.first, self.last):
            edit.editingFinished.connect(self._on_choice)
        self._show()

    def days(self) -> tuple[date, date] | None:
        """Return the first and last day, or None while they make no period."""
        name = str(self.period.currentData())
        if name != OWN:
            return periods.period_of(name, self._desk.today())
        first, last = self.first.day(), self.last.day()
        return (first, last) if first and last and first <= last else None

    def _build(self) -> None:
        own = QHBoxLayout(self._own)
        own.setContentsMargins(0, 0, 0, 0)
        own.setSpacing(8)
        for words, edit in ((_tr("From"), self.first), (_tr("to"), self.last)):
            caption = label(words, "field")
            caption.setBuddy(edit)
            edit.setAccessibleName(words)
            edit.setMaximumWidth(self._desk.theme.px(_WIDEST_DAY))
            own.addWidget(caption)
            own.addWidget(edit)
        row = QHBoxLayout()
        row.setSpacing(12)
        for part in (self.kind, self.period, self._own):
            row.addWidget(part)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._problem)

    def _on_period(self) -> None:
        if self.period.currentData() == OWN and self.first.day() is None:
            first, last = periods.period_of(periods.THIS_MONTH, self._desk.today())
            self.first.set_day(first)
            self.last.set_day(last)
        self._on_choice()

    def _on_choice(self) -> None:
        self._show()
        days = self.days()
        if self._kind() in OF_OPEN_ITEMS:
            self.wanted.emit(self._kind(), None, self._desk.today())
        elif days is not None:
            self.wanted.emit(self._kind(), *days)

    def _kind(self) -> str:
        return KINDS[self.kind.current()]

    def _show(self) -> None:
        """Show what the choice needs, and what is wrong with days that were typed."""
        is_moved, is_own = self._kind() not in OF_OPEN_ITEMS, self.period.currentData() == OWN
        self.period.setVisible(is_moved)
        self._own.setVisible(is_moved and is_own)
        sentence = ""
        if is_moved and is_own:
            for edit in (self.first, self.last):
                mark_error(edit, wrong=edit.day() is None)
                sentence = sentence or edit.problem()
            if not sentence and self.days() is None:
                sentence = _tr("The period ends before it begins.")
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _named() -> tuple[tuple[str, str], ...]:
    """Return the periods with their words, in their order."""
    return (
        (periods.THIS_MONTH, _tr("This month")),
        (periods.LAST_MONTH, _tr("Last month")),
        (periods.DAYS_30, _tr("30 days")),
        (periods.DAYS_90, _tr("90 days")),
        (periods.THIS_YEAR, _tr("This year")),
        (periods.LAST_YEAR, _tr("Last year")),
        (OWN, _tr("Own days")),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Statements", text)
